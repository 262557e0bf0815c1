// SPDX-License-Identifier: Apache-2.0

package main

import (
	"sort"
	"strings"
	"unicode"

	"kg/extract"
	"kg/extract/naming"
	"kg/internal/train"
)

// span is a range of bytes of a text.
type span struct{ from, to int }

// text is a text with its names: PER, ORG, LOC, EVT, OTH.
type text struct {
	body  string
	names map[span]string
	// chances are those of words, by where they begin, in a text that a teacher read; words that have none are no names.
	chances map[int]chances
}

// chances are the probabilities of the labels of a word.
type chances [naming.Labels]float32

// add adds a name, without what stands before it and is no part of it.
func (t *text) add(s span, typ string) {
	if typ == "" {
		return
	}
	for {
		word, _, ok := strings.Cut(t.body[s.from:s.to], " ")
		low := strings.ToLower(strings.TrimSuffix(word, "."))
		if low != "the" && !(typ == "PER" && titles[low]) {
			break
		}
		if !ok {
			return
		}
		s.from += len(word) + 1
	}
	if t.names == nil {
		t.names = map[span]string{}
	}
	t.names[s] = typ
}

// titles are the words before the names of people that corpora count to them now and then; kg does not.
var titles = words(`mr mrs ms miss dr prof professor president vice prime minister premier chancellor secretary-general
	senator sen rep representative gov governor general gen colonel col captain capt major maj lieutenant lt sergeant sgt admiral pope
	king queen prince princess sir lord lady judge justice ambassador ayatollah sheikh shaikh imam mullah secretary state of foreign
	ceo defense defence chief chairman spokesman rev reverend cardinal archbishop bishop congressman congresswoman mayor`)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// join adds a sentence as a line of its own.
func (t *text) join(s text) {
	shift := len(t.body) + 1
	t.body += "\n" + s.body
	for at, typ := range s.names {
		if t.names == nil {
			t.names = map[span]string{}
		}
		t.names[span{at.from + shift, at.to + shift}] = typ
	}
}

// laid gives words as a text: as they are written, where that is what they were made of.
func laid(written string, words []string) (text, []span) {
	var places []span
	at := 0
	for _, w := range words {
		i := strings.Index(written[at:], w)
		if i < 0 {
			places = nil
			break
		}
		places = append(places, span{at + i, at + i + len(w)})
		at += i + len(w)
	}
	if written != "" && len(places) == len(words) {
		return text{body: written}, places
	}
	var b strings.Builder
	places = nil
	for _, w := range words {
		if b.Len() > 0 && !strings.ContainsAny(w[:1], ".,;:!?)") && w != "'s" && w != "n't" {
			b.WriteByte(' ')
		}
		places = append(places, span{b.Len(), b.Len() + len(w)})
		b.WriteString(w)
	}
	return text{body: b.String()}, places
}

// types by their names here.
var types = map[string]naming.Type{"PER": naming.Person, "ORG": naming.Body, "LOC": naming.Place, "EVT": naming.Event, "OTH": naming.Other}

// recased is the text written otherwise: the bytes of its names stay where they are, so letters whose other case is
// longer stay as they are.
func (t text) recased(how func(rune) rune) text {
	var b strings.Builder
	for _, r := range t.body {
		c := how(r)
		if len(string(c)) != len(string(r)) {
			c = r
		}
		b.WriteRune(c)
	}
	return text{b.String(), t.names, t.chances}
}

// titleCase writes every word with a capital.
func titleCase() func(rune) rune {
	in := false
	return func(r rune) rune {
		first := !in
		in = unicode.IsLetter(r) || r == '\'' || r == '’'
		if first {
			return unicode.ToUpper(r)
		}
		return r
	}
}

// sentences reads a text up to what the network of names reads.
func (s *source) sentences(t *text, scheme int32, weight float32) (list []*train.NamedSentence) {
	var names []span
	for at := range t.names {
		names = append(names, at)
	}
	sort.Slice(names, func(i, j int) bool { return names[i].from < names[j].from })
	next := 0
	s.reader.NamingInputs(t.body, func(d *extract.Document, sentence *extract.Sentence, words []naming.Word, numbers []float32) {
		x := &train.NamedSentence{Words: append([]naming.Word{}, words...), Engine: s.numbers(words, numbers),
			Labels: make([]uint8, len(words)), Scheme: scheme, Weight: weight}
		last := -1
		for i := sentence.FirstWord; i < sentence.LastWord; i++ {
			w := d.Words[i]
			for next < len(names) && names[next].to <= w.Start {
				next++
			}
			if next == len(names) || names[next].from >= w.End {
				continue
			}
			label := naming.Begin(types[t.names[names[next]]])
			if next == last {
				label++
			}
			last = next
			x.Labels[i-sentence.FirstWord] = label
		}
		if t.chances != nil {
			x.Chances = t.taught(d.Words[sentence.FirstWord:sentence.LastWord])
		}
		list = append(list, x)
	})
	return list
}

// taught gives the chances of words, a row for each.
func (t *text) taught(words []extract.Word) (list []float32) {
	for _, w := range words {
		c, ok := t.chances[w.Start]
		if !ok {
			c[0] = 1
		}
		list = append(list, c[:]...)
	}
	return list
}
