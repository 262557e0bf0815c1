// SPDX-License-Identifier: Apache-2.0

package train

import (
	"fmt"
	"os"
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

// example is a sentence as rows of tables and columns of scores; -1 stands for
// what is unknown, and for the root as a head.
type example struct {
	ids         [network.Pieces][]int32
	labels      [network.Groups][]int32
	heads, rels []int32
}

func labelsOf(w *conllu.Word) [network.Groups]string {
	return [network.Groups]string{w.UPOS, w.XPOS, w.Feats, network.Script(w.Form, w.Lemma)}
}

// Inventory makes the tables and labels of a model from the treebank: pieces
// and labels that it has twice, and the words that have vectors.
func Inventory(m *network.Model, bank []conllu.Sentence, vectors []string) {
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
		m.Tables[p] = network.NewTable(frequent(pieces[p], 2))
	}
	m.Tables[network.PieceVector] = network.NewTable(vectors)
	for g := range labels {
		m.Spec.Labels[g] = frequent(labels[g], 2)
	}
	m.Spec.Rels = frequent(rels, 2)
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

// examples are the sentences that are learned from.
func examples(m *network.Model, bank []conllu.Sentence) []*example {
	var columns [network.Groups]map[string]int32
	for g, l := range m.Spec.Labels {
		columns[g] = index(l)
	}
	rels := index(m.Spec.Rels)
	var all []*example
	var normal, shape []byte
	for _, s := range bank {
		if len(s.Words) > longest {
			continue
		}
		e := &example{}
		for i := range s.Words {
			w := &s.Words[i]
			normal, shape = network.AppendNormal(normal[:0], w.Form), network.AppendShape(shape[:0], w.Form)
			for p := range m.Tables {
				e.ids[p] = append(e.ids[p], m.Tables[p].ID(network.Cut(p, normal, shape)))
			}
			for g, l := range labelsOf(w) {
				e.labels[g] = append(e.labels[g], find(columns[g], l))
			}
			e.heads = append(e.heads, int32(w.Head-1))
			e.rels = append(e.rels, find(rels, w.Rel))
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
