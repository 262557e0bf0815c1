// SPDX-License-Identifier: Apache-2.0

package train

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"kg/extract/reading/network"
	"kg/internal/conllu"
)

// Treebank reads the sentences of a file but those whose words the treebank
// withholds ("_") and those whose sent_id begins with one of leave.
func Treebank(path string, leave ...string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := conllu.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var keep []conllu.Sentence
	for _, s := range all {
		if !leftOut(&s, leave) {
			keep = append(keep, s)
		}
	}
	return keep, nil
}

func leftOut(s *conllu.Sentence, leave []string) bool {
	id, _ := s.Comment("sent_id")
	for _, prefix := range leave {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return s.Withheld()
}

// longest is the most words of a sentence that is learned from.
const longest = 120

// Example is a sentence as rows of tables and columns of scores; -1 stands for
// what is unknown, and for the root as a head. Sentences of raw text have no
// labels and no heads.
type Example struct {
	words       int
	ids         [network.Pieces][]int32
	vectors     []int32
	labels      [network.Groups][]int32
	heads, rels []int32
}

func labelsOf(w *conllu.Word) [network.Groups]string {
	return [network.Groups]string{w.UPOS, w.XPOS, w.Feats, network.Script(w.Form, w.Lemma)}
}

// Inventory makes the keys of the tables and the labels of a model from the
// treebank: pieces and labels that it has twice.
func Inventory(m *network.Model, bank []conllu.Sentence) {
	var pieces [network.Pieces]map[string]int
	var labels [network.Groups]map[string]int
	for i := range pieces {
		pieces[i] = map[string]int{}
	}
	for i := range labels {
		labels[i] = map[string]int{}
	}
	rels := map[string]int{}
	var normal, shape []byte
	for _, s := range bank {
		for i := range s.Words {
			w := &s.Words[i]
			normal, shape = network.AppendNormal(normal[:0], w.Form), network.AppendShape(shape[:0], w.Form)
			for p := range pieces {
				pieces[p][string(network.Cut(p, normal, shape))]++
			}
			for g, l := range labelsOf(w) {
				labels[g][l]++
			}
			rels[w.Rel]++
		}
	}
	for p := range pieces {
		m.Tables[p].Keys = frequent(pieces[p], 2)
	}
	for g := range labels {
		m.Spec.Labels[g] = frequent(labels[g], 2)
	}
	m.Spec.Rels = frequent(rels, 2)
	for _, g := range [...]int{network.Feats, network.Lemma} {
		m.Spec.Choices[g] = choices(&m.Spec, bank, g)
	}
}

// choices lists for each XPOS the labels of a group that the treebank has with
// it twice.
func choices(spec *network.Spec, bank []conllu.Sentence, g int) [][]int32 {
	tags, labels := index(spec.Labels[network.XPOS]), index(spec.Labels[g])
	counts := map[[2]int32]int{}
	for _, s := range bank {
		for i := range s.Words {
			l := labelsOf(&s.Words[i])
			counts[[2]int32{find(tags, l[network.XPOS]), find(labels, l[g])}]++
		}
	}
	lists := make([][]int32, len(tags))
	for x := range lists {
		for c := range labels {
			if counts[[2]int32{int32(x), labels[c]}] >= 2 {
				lists[x] = append(lists[x], labels[c])
			}
		}
		slices.Sort(lists[x])
	}
	return lists
}

// Lemmas maps each form with its XPOS, a tab between, to the lemma that it has
// most often in the treebank.
func Lemmas(bank []conllu.Sentence) map[string]string {
	counts := map[string]map[string]int{}
	for _, s := range bank {
		for _, w := range s.Words {
			key := w.Form + "\t" + w.XPOS
			if counts[key] == nil {
				counts[key] = map[string]int{}
			}
			counts[key][w.Lemma]++
		}
	}
	lemmas := make(map[string]string, len(counts))
	for key, c := range counts {
		lemmas[key] = frequent(c, 1)[0]
	}
	return lemmas
}

// coder makes examples.
type coder struct {
	pieces        [network.Pieces]map[string]int32
	vectors, rels map[string]int32
	labels        [network.Groups]map[string]int32
	normal, shape []byte
}

func (l *Learner) coder() *coder {
	c := &coder{vectors: index(l.known), rels: index(l.model.Spec.Rels)}
	for p := range c.pieces {
		c.pieces[p] = index(l.model.Tables[p].Keys)
	}
	for g := range c.labels {
		c.labels[g] = index(l.model.Spec.Labels[g])
	}
	return c
}

// add adds the pieces of a form.
func (c *coder) add(e *Example, form string) {
	c.normal, c.shape = network.AppendNormal(c.normal[:0], form), network.AppendShape(c.shape[:0], form)
	for p := range c.pieces {
		e.ids[p] = append(e.ids[p], find(c.pieces[p], string(network.Cut(p, c.normal, c.shape))))
	}
	e.vectors = append(e.vectors, find(c.vectors, string(c.normal)))
	e.words++
}

// Unlabelled makes examples of sentences that nobody annotated.
func (l *Learner) Unlabelled(sentences [][]string) []*Example {
	c := l.coder()
	all := make([]*Example, len(sentences))
	for i, forms := range sentences {
		all[i] = &Example{}
		for _, form := range forms {
			c.add(all[i], form)
		}
	}
	return all
}

// examples are the sentences that are learned from.
func (l *Learner) examples(bank []conllu.Sentence) []*Example {
	c := l.coder()
	var all []*Example
	for _, s := range bank {
		if len(s.Words) > longest {
			continue
		}
		e := &Example{}
		for i := range s.Words {
			w := &s.Words[i]
			c.add(e, w.Form)
			for g, label := range labelsOf(w) {
				e.labels[g] = append(e.labels[g], find(c.labels[g], label))
			}
			e.heads = append(e.heads, int32(w.Head-1))
			e.rels = append(e.rels, find(c.rels, w.Rel))
		}
		all = append(all, e)
	}
	return all
}

func index(keys []string) map[string]int32 {
	m := map[string]int32{}
	for i, k := range keys {
		m[k] = int32(i)
	}
	return m
}

func find(m map[string]int32, key string) int32 {
	if i, ok := m[key]; ok {
		return i
	}
	return -1
}
