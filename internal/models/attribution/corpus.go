// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strings"

	"kg/extract"
	"kg/extract/attribution"
	"kg/internal/train"
	"kg/schema"
)

// record is an annotated article as the corpus has it; offsets count code
// points. Of an article that several people annotated one record is Primary.
type record struct {
	Text         string
	Primary      bool
	Attributions []struct{ Source, Cue, Content [][2]int }
}

// annotated is an article of the corpus as extract reads it.
type annotated struct {
	train.Article
	doc  *extract.Document
	gold []attributed
}

// attributed is an attribution by its spans in the text.
type attributed struct{ source, cue, content []extract.Span }

// readCorpus reads the articles of a file, once each.
func readCorpus(path string) ([]annotated, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	reader, err := extract.NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		return nil, err
	}
	var list []annotated
	records := json.NewDecoder(f)
	for n := 1; ; n++ {
		var rec record
		err := records.Decode(&rec)
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: record %d: %w", path, n, err)
		}
		if rec.Primary {
			list = append(list, read(reader, rec))
		}
	}
}

// read runs the stages that come before claims over an article, and finds the
// words of its attributions.
func read(r *extract.Reader, rec record) annotated {
	d := &extract.Document{Text: rec.Text}
	for _, s := range r.Stages() {
		s.Run(d)
		if s.Name == "quotations" {
			break
		}
	}
	a := annotated{doc: d}
	a.Words = d.AttributionWords()
	var at []int // byte offset of each code point
	for i := range rec.Text {
		at = append(at, i)
	}
	at = append(at, len(rec.Text))
	spans := func(list [][2]int) (out []extract.Span) {
		for _, s := range list {
			out = append(out, trim(rec.Text, extract.Span{Start: at[s[0]], End: at[s[1]]}))
		}
		slices.SortFunc(out, func(a, b extract.Span) int { return a.Start - b.Start })
		return out
	}
	for _, g := range rec.Attributions {
		x := attributed{spans(g.Source), spans(g.Cue), spans(g.Content)}
		a.gold = append(a.gold, x)
		if cue := a.ranges(x.cue); len(cue) > 0 {
			a.Gold = append(a.Gold, train.Gold{Cue: cue[0], Source: a.ranges(x.source), Content: a.ranges(x.content)})
		}
	}
	return a
}

// ranges are the words that overlap the spans.
func (a *annotated) ranges(spans []extract.Span) (out []attribution.Range) {
	words := a.doc.Words
	for _, s := range spans {
		first := sort.Search(len(words), func(i int) bool { return words[i].End > s.Start })
		last := sort.Search(len(words), func(i int) bool { return words[i].Start >= s.End })
		if first < last {
			out = append(out, attribution.Range{First: first, Last: last})
		}
	}
	return out
}

// span is the span of a range of words, trimmed as those of the corpus are.
func (a *annotated) span(r attribution.Range) extract.Span {
	return trim(a.doc.Text, extract.Span{Start: a.doc.Words[r.First].Start, End: a.doc.Words[r.Last-1].End})
}

// trim takes marks and white space off both ends of a span: those who
// annotated put them now inside and now outside, and no measure counts them. A
// span of marks alone (the colon of "Minister: no") stays.
func trim(text string, s extract.Span) extract.Span {
	const edge = " \t\r\n\u00a0.,;:"
	in := text[s.Start:s.End]
	left := strings.TrimLeft(in, edge)
	if left == "" {
		return s
	}
	s.Start += len(in) - len(left)
	s.End = s.Start + len(strings.TrimRight(left, edge))
	return s
}
