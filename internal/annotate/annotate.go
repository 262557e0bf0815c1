// SPDX-License-Identifier: Apache-2.0

// Package annotate writes what the reader finds as sentences of CoNLL-U.
package annotate

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/extract/reading"
	"kg/internal/conllu"
)

// Annotator annotates with one reader, for one goroutine.
type Annotator struct {
	reader  *reading.Reader
	scratch reading.Scratch
	words   []reading.Word
	forms   []string
}

// New makes an annotator.
func New(r *reading.Reader) *Annotator { return &Annotator{reader: r} }

// Words gives the sentence with what the reader says of its words in place of
// what it says. Comments, tokens and identifiers stay; empty nodes and
// enhanced dependencies, which the reader knows nothing of, do not.
func (a *Annotator) Words(s conllu.Sentence) conllu.Sentence {
	words := append([]conllu.Word(nil), s.Words...)
	for i, w := range words {
		words[i] = conllu.Word{Form: w.Form, Misc: w.Misc}
	}
	a.fill(words)
	s.Words, s.Empties = words, nil
	return s
}

// fill annotates words that have their forms.
func (a *Annotator) fill(words []conllu.Word) {
	a.forms = a.forms[:0]
	for _, w := range words {
		a.forms = append(a.forms, w.Form)
	}
	a.words = a.reader.Analyze(a.words[:0], a.forms, &a.scratch)
	for i, w := range a.words {
		c := &words[i]
		c.Lemma, c.UPOS, c.XPOS, c.Feats = w.Lemma, w.UPOS, w.XPOS, w.Feats
		c.Head, c.Rel = w.Head+1, w.Rel
	}
}

// Sentence is one sentence of a text with the place of its words in it.
type Sentence struct {
	reading.Span
	// Spans are those of the words, in bytes of the text.
	Spans []reading.Span
	// Sure holds the probability of the arc of each word, 0 to 1.
	Sure []float64
	conllu.Sentence
}

// Text calls yield with each sentence of a text until it returns false. What
// no UTF-8 can spell is written as U+FFFD.
func (a *Annotator) Text(text string, yield func(Sentence) bool) {
	end := 0
	for i, span := range a.reader.AppendSentences(nil, text) {
		s := Sentence{Span: span, Spans: reading.AppendTokens(nil, text, span)}
		if i == 0 || strings.Contains(text[end:span.Start], "\n") {
			s.Comments = append(s.Comments, "# newpar")
		}
		s.Comments = append(s.Comments, "# sent_id = "+strconv.Itoa(i+1),
			"# text = "+strings.Join(strings.Fields(valid(text[span.Start:span.End])), " "))
		for j, w := range s.Spans {
			word := conllu.Word{Form: valid(text[w.Start:w.End])}
			if next := follows(text, w.End); j+1 < len(s.Spans) && s.Spans[j+1].Start == w.End || j+1 == len(s.Spans) && next {
				word.Misc = "SpaceAfter=No"
			}
			s.Words = append(s.Words, word)
		}
		a.fill(s.Words)
		for _, w := range a.words {
			s.Sure = append(s.Sure, w.Sure)
		}
		if !yield(s) {
			return
		}
		end = span.End
	}
}

// follows reports whether text goes on at at without white space.
func follows(text string, at int) bool {
	return at < len(text) && !strings.ContainsRune(" \t\r\n\u00a0", firstRune(text[at:]))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func valid(s string) string { return strings.ToValidUTF8(s, "\ufffd") }
