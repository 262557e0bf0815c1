// SPDX-License-Identifier: Apache-2.0

// Package chains writes the coreference chains of an article: what its noun
// phrases speak of, if several speak of the same.
package chains

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/extract"
)

// mention is a place of a chain; chains are numbered from 1 on, in the order
// of their first mentions.
type mention struct {
	extract.Span
	chain int
	kind  string
}

// several gives the mentions of chains of two or more, in the order of the
// text, longer ones first, and how many chains there are.
func several(d *extract.Document) (out []mention, chains int) {
	size, number := map[int]int{}, map[int]int{}
	for _, m := range d.Chains {
		size[m.Chain]++
	}
	for _, m := range d.Chains {
		if size[m.Chain] < 2 {
			continue
		}
		if number[m.Chain] == 0 {
			chains++
			number[m.Chain] = chains
		}
		s := extract.Span{Start: d.Words[m.First].Start, End: d.Words[m.Last-1].End}
		out = append(out, mention{s, number[m.Chain], m.Class.String()})
	}
	return out, chains
}

// The JSON form of an article with its chains.
type (
	jsonArticle struct {
		Article jsonWhich   `json:"article"`
		Text    string      `json:"text"`
		Chains  []jsonChain `json:"chains"`
	}
	jsonWhich struct {
		ID    string `json:"id"`
		Title string `json:"title"`
		URL   string `json:"url"`
	}
	jsonChain struct {
		Mentions []jsonMention `json:"mentions"`
	}
	jsonMention struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Kind  string `json:"kind"`
	}
)

// JSON writes the chains as one line; offsets count code points.
func JSON(w io.Writer, d *extract.Document) error {
	ms, n := several(d)
	runes := extract.NewRunes(d.Text)
	a := jsonArticle{jsonWhich{d.Article.ID, d.Article.Title, d.Article.URL}, d.Text, make([]jsonChain, n)}
	for _, m := range ms {
		p := runes.Span(m.Span)
		c := &a.Chains[m.chain-1]
		c.Mentions = append(c.Mentions, jsonMention{p[0], p[1], m.kind})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(a)
}

// CoNLL writes the words with the chains as the shared tasks of CoNLL mark
// them, in three columns: the place of the word in its sentence, the word, and
// where mentions begin and end: "(1" and "1)", or "(1)" for both, "-" for
// none. An empty line ends a sentence.
func CoNLL(out io.Writer, d *extract.Document) error {
	w := bufio.NewWriter(out)
	ms, _ := several(d)
	begin, end := map[int][]mention{}, map[int][]mention{}
	for _, m := range ms {
		begin[m.Start] = append(begin[m.Start], m)
		end[m.End] = append(end[m.End], m)
	}
	fmt.Fprintf(w, "#begin document (%s); part 000\n", d.Article.ID)
	for _, s := range d.Sentences {
		for i := s.FirstWord; i < s.LastWord; i++ {
			word := d.Words[i].Span
			fmt.Fprintf(w, "%d\t%s\t%s\n", i-s.FirstWord, strings.ToValidUTF8(d.Slice(word), "\ufffd"), column(word, begin[word.Start], end[word.End]))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, "#end document")
	return w.Flush()
}

// column is the column of a word at which mentions begin and end.
func column(word extract.Span, begin, end []mention) string {
	var parts []string
	for _, m := range begin {
		if m.Span == word {
			parts = append(parts, fmt.Sprintf("(%d)", m.chain))
		} else {
			parts = append(parts, fmt.Sprintf("(%d", m.chain))
		}
	}
	for _, m := range slices.Backward(end) {
		if m.Span != word {
			parts = append(parts, fmt.Sprintf("%d)", m.chain))
		}
	}
	return cmp.Or(strings.Join(parts, "|"), "-")
}

// Text writes the paragraphs for a person's eye: mentions in brackets, the
// number of the chain behind each.
func Text(out io.Writer, d *extract.Document) error {
	w := bufio.NewWriter(out)
	ms, _ := several(d)
	begin, end := map[int]int{}, map[int][]mention{}
	for _, m := range ms {
		begin[m.Start]++
		end[m.End] = append(end[m.End], m)
	}
	for k, p := range d.Paragraphs {
		if k > 0 {
			fmt.Fprintln(w)
		}
		for i := range p.Len() {
			at := p.Start + i
			w.WriteString(strings.Repeat("[", begin[at]))
			w.WriteByte(d.Text[at])
			for _, m := range slices.Backward(end[at+1]) {
				fmt.Fprintf(w, "]%d", m.chain)
			}
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}
