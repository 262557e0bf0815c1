// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/internal/conllu"
	"kg/internal/coref"
)

// gumDocument is a document of OntoGUM: its text and trees stand in GUM, its entities in a file of its own.
type gumDocument struct {
	text     string
	words    []span  // places in the text
	heads    []int   // index of the head of each word, -1 for roots
	entities [][]run // of words
}

// run is words from first to last, both of it.
type run struct{ first, last int }

// coreference measures on the development part of OntoGUM with the metrics of CoNLL 2012.
func coreference(kg, shared string) (string, error) {
	docs, err := ontogum(shared)
	if err != nil {
		return "", err
	}
	texts := make([]string, len(docs))
	for i := range docs {
		texts[i] = docs[i].text
	}
	read, err := readBy(kg, "coref", "none", texts)
	if err != nil {
		return "", err
	}
	var exact, heads coref.Score
	for i := range docs {
		d := &docs[i]
		found := d.runs(&read[i])
		exact.Add(d.mentions(d.entities, d.whole), d.mentions(found, d.whole))
		heads.Add(d.mentions(d.entities, d.head), d.mentions(found, d.head))
	}
	return scores("exact spans", &exact) + scores("heads", &heads), nil
}

// scores writes the metrics as rows.
func scores(how string, s *coref.Score) string {
	var b strings.Builder
	for _, m := range []struct {
		name string
		coref.Measure
	}{{"mentions", s.Mentions}, {"MUC", s.MUC}, {"B3", s.B3}, {"CEAFe", s.CEAF}} {
		fmt.Fprintf(&b, "| OntoGUM dev, %s | %s | %.0f | %.0f | %.1f | %.1f | %.1f |\n", how, m.name, m.Recall.Whole, m.Precision.Whole,
			100*m.Precision.Value(), 100*m.Recall.Value(), 100*m.F1())
	}
	fmt.Fprintf(&b, "| OntoGUM dev, %s | CoNLL |  |  |  |  | %.1f |\n", how, 100*s.CoNLL())
	return b.String()
}

// runs gives the chains that kg found as runs of words.
func (d *gumDocument) runs(read *document) [][]run {
	var out [][]run
	for _, e := range read.Chains {
		var one []run
		for _, m := range e.Mentions {
			r := run{-1, -1}
			for i, w := range d.words {
				if w.overlaps(m.span) {
					if r.first < 0 {
						r.first = i
					}
					r.last = i
				}
			}
			if r.first >= 0 {
				one = append(one, r)
			}
		}
		if len(one) > 1 {
			out = append(out, one)
		}
	}
	return out
}

// mentions turns runs into mentions, the longest first; where two are one mention, the first stays.
func (d *gumDocument) mentions(entities [][]run, as func(run) coref.Mention) [][]coref.Mention {
	type placed struct {
		run
		entity int
	}
	var all []placed
	for i, e := range entities {
		for _, r := range e {
			all = append(all, placed{r, i})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return (b.last - b.first) - (a.last - a.first) })
	out := make([][]coref.Mention, len(entities))
	taken := map[coref.Mention]bool{}
	for _, p := range all {
		if m := as(p.run); !taken[m] {
			taken[m] = true
			out[p.entity] = append(out[p.entity], m)
		}
	}
	return out
}

func (d *gumDocument) whole(r run) coref.Mention { return coref.Mention{Start: r.first, End: r.last} }

// head is the first word of a run whose head is outside of it.
func (d *gumDocument) head(r run) coref.Mention {
	for i := r.first; i <= r.last; i++ {
		if h := d.heads[i]; h < r.first || h > r.last {
			return coref.Mention{Start: i, End: i}
		}
	}
	return d.whole(r)
}

// ontogum reads the documents.
func ontogum(shared string) ([]gumDocument, error) {
	sentences, err := treebank(filepath.Join(shared, "corpora", "ud_gum", "en_gum-ud-dev.conllu"))
	if err != nil {
		return nil, err
	}
	var out []gumDocument
	for len(sentences) > 0 {
		n := 1
		for n < len(sentences) && newDocument(&sentences[n]) == "" {
			n++
		}
		name := newDocument(&sentences[0])
		d := gum(sentences[:n])
		data, err := os.ReadFile(filepath.Join(shared, "corpora", "ontogum", "dev", name+".conll"))
		if err != nil {
			return nil, err
		}
		if d.entities, err = chains(string(data), len(d.words)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, d)
		sentences = sentences[n:]
	}
	return out, nil
}

// newDocument is the name of the document that a sentence begins, "" if it begins none.
func newDocument(s *conllu.Sentence) string {
	for _, c := range s.Comments {
		if name, ok := strings.CutPrefix(c, "# newdoc id = "); ok {
			return strings.TrimSpace(name)
		}
	}
	return ""
}

// gum lays the sentences of a document out.
func gum(sentences []conllu.Sentence) gumDocument {
	l := conllu.Raw(sentences)
	d := gumDocument{text: l.Text}
	at, runes := 0, 0 // the same place in bytes and code points
	point := func(i int) int {
		if i < at {
			at, runes = 0, 0
		}
		runes += utf8.RuneCountInString(l.Text[at:i])
		at = i
		return runes
	}
	for i, s := range sentences {
		first := len(d.words)
		for j, w := range s.Words {
			d.words = append(d.words, span{point(l.Words[i][j].Start), point(l.Words[i][j].End)})
			head := -1
			if w.Head > 0 {
				head = first + w.Head - 1
			}
			d.heads = append(d.heads, head)
		}
	}
	return d
}

// chains reads the last column of a file of OntoGUM: "(1" opens a mention of entity 1, "1)" closes it, "(1)" does both.
func chains(data string, words int) ([][]run, error) {
	byName := map[int]int{}
	open := map[int][]int{}
	var out [][]run
	n := 0
	for _, line := range strings.Split(data, "\n") {
		cols := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(cols) != 3 {
			continue
		}
		for field := cols[2]; field != "" && field != "_" && field != "-"; {
			opens := field[0] == '('
			field = strings.TrimPrefix(field, "(")
			digits := len(field) - len(strings.TrimLeft(field, "0123456789"))
			name, err := strconv.Atoi(field[:digits])
			if err != nil {
				return nil, fmt.Errorf("word %d: %w", n, err)
			}
			field = field[digits:]
			if opens {
				open[name] = append(open[name], n)
			}
			if rest, closes := strings.CutPrefix(field, ")"); closes {
				field = rest
				starts := open[name]
				if len(starts) == 0 {
					return nil, fmt.Errorf("word %d closes %d, which is not open", n, name)
				}
				if _, known := byName[name]; !known {
					byName[name] = len(out)
					out = append(out, nil)
				}
				i := byName[name]
				out[i] = append(out[i], run{starts[len(starts)-1], n})
				open[name] = starts[:len(starts)-1]
			} else if !opens {
				return nil, fmt.Errorf("word %d: %q", n, cols[2])
			}
		}
		n++
	}
	if n != words {
		return nil, fmt.Errorf("%d words, GUM has %d", n, words)
	}
	return out, nil
}
