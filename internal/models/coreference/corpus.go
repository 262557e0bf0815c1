// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kg/extract"
	"kg/extract/coreference"
	"kg/internal/conllu"
)

// passage is a text with what people say of its coreference.
type passage struct {
	text *coreference.Text
	// gold gives for the first and last word of a mention (both of it) its entity.
	gold  map[[2]int]int
	heads map[int]int // of the head of a mention, its entity and one
	// pronoun and names are those of a row of GAP.
	pronoun [2]int
	names   []candidate
}

// noLicence begins the names of documents that nothing is learned from:
// conversations come from a corpus that allows no changed copies.
const noLicence = "GUM_conversation"

// ontogum reads the documents of a part of OntoGUM ("train", "dev"), whose
// words are in a file of GUM; extract reads them again, from the bare text.
func ontogum(r *extract.Reader, corpora, part, trees string) ([]passage, error) {
	f, err := os.Open(filepath.Join(corpora, "ud_gum", trees))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sentences, err := conllu.Read(f)
	if err != nil {
		return nil, err
	}
	var out []passage
	for len(sentences) > 0 {
		n := 1
		for n < len(sentences) && newDocument(&sentences[n]) == "" {
			n++
		}
		name := newDocument(&sentences[0])
		layout := conllu.Raw(sentences[:n])
		sentences = sentences[n:]
		if strings.HasPrefix(name, noLicence) && part == "train" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(corpora, "ontogum", part, name+".conll"))
		if err != nil {
			return nil, err
		}
		p, err := aligned(r, layout, string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, p)
	}
	return out, nil
}

func newDocument(s *conllu.Sentence) string {
	name, _ := s.Comment("newdoc id")
	return name
}

// aligned reads a text and finds the words of its gold mentions.
func aligned(r *extract.Reader, l conllu.Layout, data string) (passage, error) {
	d := read(r, l.Text)
	p := passage{text: r.Discourse(d), gold: map[[2]int]int{}, heads: map[int]int{}}
	var spans []conllu.Span
	for _, s := range l.Words {
		spans = append(spans, s...)
	}
	at := make([][2]int, len(spans)) // first and last word of ours
	w := 0
	for i, s := range spans {
		for w > 0 && w < len(d.Words) && d.Words[w].Start > s.Start {
			w--
		}
		for w < len(d.Words) && d.Words[w].End <= s.Start {
			w++
		}
		last := w
		for last+1 < len(d.Words) && d.Words[last+1].Start < s.End {
			last++
		}
		if at[i] = [2]int{w, last}; w == len(d.Words) || d.Words[w].Start >= s.End {
			at[i] = [2]int{-1, -1}
		}
	}
	err := chains(data, len(spans), func(first, last, entity int) {
		if a, b := at[first][0], at[last][1]; a >= 0 && b >= a {
			p.gold[[2]int{a, b}] = entity
		}
	})
	p.headed()
	return p, err
}

// headed finds the heads of the gold mentions. The longest of several that
// share one comes last and stays, but for one that is the head alone.
func (p *passage) headed() {
	spans := slices.SortedFunc(maps.Keys(p.gold), func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(a[1]-a[0], b[1]-b[0]), cmp.Compare(a[0], b[0]))
	})
	for _, g := range spans {
		for i := g[0]; i <= g[1]; i++ {
			if x := p.text.Word(i).Head; x < g[0] || x > g[1] {
				if _, alone := p.gold[[2]int{i, i}]; !alone || g[0] == g[1] {
					p.heads[i] = p.gold[g] + 1
				}
				break
			}
		}
	}
}

// chains reads the last column of a file of OntoGUM: "(1" opens a mention of
// entity 1, "1)" closes it, "(1)" does both.
func chains(data string, words int, mention func(first, last, entity int)) error {
	open := map[int][]int{}
	n := 0
	for _, line := range strings.Split(data, "\n") {
		cols := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(cols) != 3 {
			continue
		}
		for field := cols[2]; field != "" && field != "_"; {
			opens := field[0] == '('
			field = strings.TrimPrefix(field, "(")
			digits := len(field) - len(strings.TrimLeft(field, "0123456789"))
			e, err := strconv.Atoi(field[:digits])
			if err != nil {
				return fmt.Errorf("word %d: %w", n, err)
			}
			field = field[digits:]
			if opens {
				open[e] = append(open[e], n)
			}
			if rest, closes := strings.CutPrefix(field, ")"); closes {
				field = rest
				if len(open[e]) == 0 {
					return fmt.Errorf("word %d closes %d, which is not open", n, e)
				}
				mention(open[e][len(open[e])-1], n, e)
				open[e] = open[e][:len(open[e])-1]
			}
		}
		n++
	}
	if n != words {
		return fmt.Errorf("%d words, GUM has %d", n, words)
	}
	return nil
}

// read runs the stages that coreference needs.
func read(r *extract.Reader, text string) *extract.Document {
	d := &extract.Document{Article: extract.Article{Title: "none"}, Text: text}
	for _, s := range r.Stages() {
		s.Run(d)
		if s.Name == "names" {
			break
		}
	}
	return d
}

// entity gives the entity of a mention of OntoGUM, from one on, 0 for what is
// spoken of once; by its head where the spans differ.
func (p *passage) entity(m *coreference.Mention) (entity int, known bool) {
	if e, ok := p.gold[[2]int{m.First, m.Last - 1}]; ok {
		return e + 1, true
	}
	if m.Class == coreference.Coordination {
		return 0, true
	}
	return p.heads[m.Head], true
}
