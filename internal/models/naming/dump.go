// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"encoding/json"
	"os"

	"kg/extract"
	"kg/extract/naming"
)

// lesson is a text as the teacher reads it; see teacher/README.md. Offsets are bytes of its body.
type lesson struct {
	Part   string      `json:"part"` // "learn", "dev" or "silver"
	Title  string      `json:"title"`
	Number int         `json:"number"`
	Sum    uint32      `json:"sum"`
	Way    int32       `json:"way"`
	Weight float32     `json:"weight"`
	Body   string      `json:"body"`
	Words  [][2]int    `json:"words"` // from, to
	Ends   []int       `json:"ends"`  // of sentences, in words
	Labels []uint8     `json:"labels"`
	Says   [][5]uint32 `json:"says"` // what lists say of each word
}

// dump writes the texts that are learned from, those held out, and those that have no names yet, a line of JSON each.
func (o *options) dump(s *source, corpora, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	buf := bufio.NewWriter(f)
	out := json.NewEncoder(buf)
	write := func(l lesson, t *text) {
		s.lesson(&l, t)
		if err == nil {
			err = out.Encode(l)
		}
	}
	parts, err := o.parts(corpora)
	if err != nil {
		return err
	}
	for _, p := range parts {
		for i := range p.texts {
			write(lesson{Part: "learn", Way: p.way, Weight: p.weight * float32(p.times), Number: i}, &p.texts[i])
		}
	}
	for _, c := range []columns{unerDev, crossDev, wnutDev} {
		texts, err := c.read(corpora)
		if err != nil {
			return err
		}
		for i := range texts {
			write(lesson{Part: "dev", Title: c.title, Number: i}, &texts[i])
		}
	}
	_, held, err := readNews(stories)
	if err != nil {
		return err
	}
	for i := range held {
		write(lesson{Part: "dev", Title: "news held out", Number: i}, &held[i])
	}
	silver, err := readSilver(corpora, o.share)
	if err != nil {
		return err
	}
	for i := range silver {
		t := &silver[i]
		write(lesson{Part: "silver", Title: t.source, Number: t.number, Sum: t.sum()}, &t.text)
	}
	if err != nil {
		return err
	}
	return buf.Flush()
}

// lesson reads a text as sentences does.
func (s *source) lesson(l *lesson, t *text) {
	l.Body = t.body
	s.reader.NamingInputs(t.body, func(d *extract.Document, sentence *extract.Sentence, words []naming.Word, _ []float32) {
		for i := sentence.FirstWord; i < sentence.LastWord; i++ {
			w := words[i-sentence.FirstWord]
			l.Words = append(l.Words, [2]int{d.Words[i].Start, d.Words[i].End})
			l.Says = append(l.Says, [5]uint32{uint32(w.Lists), w.Cues, uint32(w.Noun), uint32(w.World), uint32(w.Case)})
		}
		l.Ends = append(l.Ends, len(l.Words))
	})
	for _, x := range s.sentences(t, 0, 0) {
		l.Labels = append(l.Labels, x.Labels...)
	}
}
