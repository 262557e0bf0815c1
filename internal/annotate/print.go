// SPDX-License-Identifier: Apache-2.0

package annotate

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kg/internal/conllu"
)

// jsonSentence is a sentence as one JSON object; offsets count the code points
// of the text, and Head the words of the sentence from 0, -1 for the root.
type jsonSentence struct {
	Source string     `json:"source,omitempty"`
	Start  int        `json:"start"`
	End    int        `json:"end"`
	Text   string     `json:"text"`
	Words  []jsonWord `json:"words"`
}

type jsonWord struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Form  string  `json:"form"`
	Lemma string  `json:"lemma"`
	UPOS  string  `json:"upos"`
	XPOS  string  `json:"xpos"`
	Feats string  `json:"feats,omitempty"`
	Head  int     `json:"head"`
	Rel   string  `json:"rel"`
	Sure  float64 `json:"sure"`
}

// JSON writes the sentences of one text, in their order, as JSON lines.
type JSON struct {
	Source string // named in each object where it is set
	Text   string

	bytes, runes int // a place in Text, in both units
}

// Write writes one sentence.
func (p *JSON) Write(w io.Writer, s Sentence) error {
	out := jsonSentence{Source: p.Source, Start: p.at(s.Start), Text: valid(p.Text[s.Start:s.End])}
	for i, word := range s.Words {
		start := p.at(s.Spans[i].Start)
		feats := word.Feats
		if feats == "_" {
			feats = ""
		}
		out.Words = append(out.Words, jsonWord{
			Start: start, End: p.at(s.Spans[i].End), Form: word.Form, Lemma: word.Lemma, UPOS: word.UPOS, XPOS: word.XPOS,
			Feats: feats, Head: word.Head - 1, Rel: word.Rel, Sure: float64(int(s.Sure[i]*1000+0.5)) / 1000,
		})
	}
	out.End = p.at(s.End)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// at counts the code points before an offset that is not before the last one.
func (p *JSON) at(offset int) int {
	p.runes += utf8.RuneCountInString(p.Text[p.bytes:offset])
	p.bytes = offset
	return p.runes
}

// Draw writes the tree of a sentence for a person's eye: each word under its
// head, with its tag and relation.
func Draw(w io.Writer, s conllu.Sentence) error {
	children := make([][]int, len(s.Words)+1)
	for i, word := range s.Words {
		if h := word.Head; h >= 0 && h <= len(s.Words) {
			children[h] = append(children[h], i+1)
		}
	}
	var b strings.Builder
	var draw func(i int, lead string)
	draw = func(i int, lead string) {
		for k, c := range children[i] {
			branch, below := "├── ", "│   "
			if k == len(children[i])-1 {
				branch, below = "└── ", "    "
			}
			if i == 0 {
				branch, below = "", ""
			}
			word := s.Words[c-1]
			fmt.Fprintf(&b, "%s%s%s  %s %s\n", lead, branch, word.Form, word.UPOS, word.Rel)
			draw(c, lead+below)
		}
	}
	if text, ok := s.Comment("text"); ok {
		b.WriteString(text + "\n")
	}
	draw(0, "")
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}
