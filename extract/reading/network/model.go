// SPDX-License-Identifier: Apache-2.0

// Package network is the neural network that reads sentences: one encoder of
// words in their sentence, which heads for tags, lemmas and the dependency
// tree share.
//
// A word enters as the sum of the rows that tables have for the pieces of its
// form (Pieces). Layers of gated linear recurrences in both directions let
// words see each other: gates depend on a layer's input only, so that all
// products of matrices are taken for the whole sentence at once (Bradbury and
// others, "Quasi-Recurrent Neural Networks", ICLR 2017; Lei and others, "Simple
// Recurrent Units for Highly Parallelizable Recurrence", EMNLP 2018), and are
// pieces of straight lines, so that every machine computes the same. Each layer adds to
// the states that the one below left. Tags are read off the states in the
// middle, the tree off those at the top. Arcs are scored by a biaffine product
// (Dozat and Manning, "Deep Biaffine Attention", ICLR 2017) and decoded by
// Eisner's algorithm.
package network

import (
	"fmt"
	"strconv"

	"kg/extract/reading/matrix"
)

// The kinds of labels that the tagger gives each word.
const (
	UPOS   = iota
	XPOS   // the tags of the Penn Treebank
	Feats  // all features as one string, as in CoNLL-U
	Lemma  // a script, see Script
	Groups // how many there are
)

// Spec says what a network is made of, all but its weights.
type Spec struct {
	// Width of the encoder's states. It and the widths below are multiples of
	// matrix.Lanes.
	Width int
	// Lower and Upper count the recurrent layers below and above the tagger.
	Lower, Upper int
	// Tag, Arc and Rel are the widths of the hidden layers for tags, arcs and
	// relations.
	Tag, Arc, Rel int
	// Reach is the distance from which on all arcs to one side have one bias.
	Reach int

	Labels [Groups][]string
	// Choices are the features and lemma scripts that words of each XPOS may
	// have, as places in Labels; UPOS and XPOS have none.
	Choices [Groups][][]int32
	Rels    []string
}

// Model is a network that is being learned, with its weights.
type Model struct {
	Spec   Spec
	Tables [Pieces]Table // of Spec.Width numbers a row
	// Dense holds the other matrices by name, by rows; see Spec.Shapes.
	Dense map[string][]float32
	// Lemmas are those of the forms in the treebanks by form, tab and XPOS; for
	// others scripts are chosen by the network.
	Lemmas map[string]string
	// Splitter holds the weights of the cues by which sentences are split.
	Splitter []int8
}

// Table gives the known pieces of forms their rows of weights.
type Table struct {
	Keys []string
	W    []float32
	ids  map[string]int32
}

// NewTable makes a table of keys in the order of their rows, without weights.
func NewTable(keys []string) Table {
	t := Table{Keys: keys, ids: make(map[string]int32, len(keys))}
	for i, k := range keys {
		t.ids[k] = int32(i)
	}
	return t
}

// ID returns the row of a key, or -1 if it is unknown.
func (t *Table) ID(key []byte) int32 {
	if id, ok := t.ids[string(key)]; ok {
		return id
	}
	return -1
}

// SplitterSize is the number of weights of a splitter, a power of 2.
const SplitterSize = 1 << 15

// Matrix is the name and size of one matrix of weights.
type Matrix struct {
	Name       string
	Rows, Cols int
}

// Bounds of a network, so that a damaged file cannot ask for all memory.
const (
	maxWidth  = 1 << 10
	maxLayers = 1 << 4
	maxLabels = 1 << 12
)

// Blended is the number of words around each that a layer blends.
const Blended = 3

// check tells what of a Spec no network can have.
func (s *Spec) check() error {
	for _, w := range [...]int{s.Width, s.Tag, s.Arc, s.Rel} {
		if w <= 0 || w > maxWidth || w%matrix.Lanes != 0 {
			return fmt.Errorf("width %d", w)
		}
	}
	for _, n := range [...]int{s.Lower, s.Upper} {
		if n < 0 || n > maxLayers {
			return fmt.Errorf("%d layers", n)
		}
	}
	if s.Reach <= 0 || s.Reach > maxWidth {
		return fmt.Errorf("reach %d", s.Reach)
	}
	for _, labels := range append(s.Labels[:], s.Rels) {
		if len(labels) == 0 || len(labels) > maxLabels {
			return fmt.Errorf("%d labels", len(labels))
		}
	}
	return s.checkChoices()
}

func (s *Spec) checkChoices() error {
	for _, g := range [...]int{Feats, Lemma} {
		if len(s.Choices[g]) != len(s.Labels[XPOS]) {
			return fmt.Errorf("choices for %d tags", len(s.Choices[g]))
		}
		for _, list := range s.Choices[g] {
			for _, c := range list {
				if c < 0 || int(c) >= len(s.Labels[g]) {
					return fmt.Errorf("choice %d", c)
				}
			}
		}
	}
	return nil
}

// Tags is the number of scores that tag.out gives: those of UPOS, then those
// of XPOS.
func (s *Spec) Tags() int { return len(s.Labels[UPOS]) + len(s.Labels[XPOS]) }

// Shapes lists the dense matrices of the network, in the order of its file.
// A layer has weights ".w" and biases ".b".
func (s *Spec) Shapes() []Matrix {
	w := s.Width
	var list []Matrix
	layer := func(name string, rows, cols int) {
		list = append(list, Matrix{name + ".w", rows, cols}, Matrix{name + ".b", 1, cols})
	}
	for i := range s.Lower + s.Upper {
		list = append(list, Matrix{Layer(i) + ".blend", Blended, w})
		layer(Layer(i), w, 3*w)
	}
	layer("tag.hidden", w, s.Tag)
	layer("tag.out", s.Tag, matrix.Pad(s.Tags()))
	for _, g := range [...]int{Feats, Lemma} {
		layer(Choice(g), s.Tag, len(s.Labels[g]))
	}
	layer("arc.dependent", w, s.Arc)
	layer("arc.head", w, s.Arc)
	layer("arc.product", s.Arc, s.Arc)
	layer("rel.dependent", w, s.Rel)
	layer("rel.out", s.Rel, matrix.Pad(len(s.Rels)))
	return append(list, Matrix{"rel.head.w", w, s.Rel}, Matrix{"rel.root", 1, s.Rel},
		Matrix{"arc.root", 1, s.Arc}, Matrix{"arc.far", 1, 2*s.Reach + 1})
}

// Layer is the name of the i-th recurrent layer, counted from below.
func Layer(i int) string { return "layer" + strconv.Itoa(i) }

// Choice is the name of the layer that chooses among the labels of a group.
func Choice(group int) string { return "choice" + strconv.Itoa(group) }

// Far returns the column of arc.far for an arc from the word at dependent to
// the word at head.
func (s *Spec) Far(dependent, head int) int {
	return s.Reach + max(-s.Reach, min(s.Reach, head-dependent))
}
