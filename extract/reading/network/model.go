// SPDX-License-Identifier: Apache-2.0

// Package network is the neural network that reads sentences: one encoder of
// words in their sentence, which heads for tags, lemmas and the dependency
// tree share.
//
// A word enters as the rows of several tables, one for each piece of its form
// (Pieces); a dense layer makes one vector of them, and residual convolutions
// over the words some steps before and after let words see each other
// (Collobert and others, 2011; Strubell and others, 2017). Tags are read off
// the hidden layer in the middle, which the layers above see too, so that the
// parser profits from what the tagger knows (Zhang and Weiss, "Stack-
// propagation", ACL 2016). Arcs are scored by a biaffine product (Dozat and
// Manning, 2017) and decoded by Eisner's algorithm.
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
	// Lower and Upper are the steps of the convolutions below and above the
	// tagger.
	Lower, Upper []int
	// Sizes of the table rows, in the order of the pieces; with a sum that is
	// a multiple of matrix.Lanes, as are the widths below.
	Sizes [Pieces]int
	// Width of the encoder, and of the hidden layers for arcs and relations.
	Width, Arc, Rel int
	// Reach is the distance from which on all arcs to one side have one bias.
	Reach int

	Labels [Groups][]string
	Rels   []string
}

// Model is a network with its weights.
type Model struct {
	Spec   Spec
	Tables [Pieces]Table
	// Dense holds the other matrices by name, by rows; see Spec.Shapes.
	Dense map[string][]float32
	// Lemmas are those of the forms in the treebanks by form, tab and XPOS; for
	// others scripts are chosen by the network.
	Lemmas map[string]string
	// Splitter holds the weights of the cues by which sentences are split.
	Splitter []int8
}

// SplitterSize is the number of weights of a splitter, a power of 2.
const SplitterSize = 1 << 15

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

// Matrix is the name and size of one matrix of weights.
type Matrix struct {
	Name       string
	Rows, Cols int
}

// Bounds of a network, so that a damaged file cannot ask for all memory.
const (
	maxWidth  = 1 << 10
	maxLabels = 1 << 12
	maxStep   = 1 << 6
)

// check tells what of a Spec no network can have.
func (s *Spec) check() error {
	for _, w := range [...]int{s.Width, s.Arc, s.Rel, s.input()} {
		if w <= 0 || w > maxWidth || w%matrix.Lanes != 0 {
			return fmt.Errorf("width %d", w)
		}
	}
	for _, size := range s.Sizes {
		if size <= 0 {
			return fmt.Errorf("row of %d columns", size)
		}
	}
	if s.Reach <= 0 || s.Reach > maxWidth {
		return fmt.Errorf("reach %d", s.Reach)
	}
	for _, steps := range [...][]int{s.Lower, s.Upper} {
		for _, step := range steps {
			if step <= 0 || step > maxStep {
				return fmt.Errorf("step %d", step)
			}
		}
	}
	for _, labels := range append(s.Labels[:], s.Rels) {
		if len(labels) == 0 || len(labels) > maxLabels {
			return fmt.Errorf("%d labels", len(labels))
		}
	}
	return nil
}

// input is the number of columns of all tables together.
func (s *Spec) input() int {
	n := 0
	for _, c := range s.Sizes {
		n += c
	}
	return n
}

// Columns returns the column at which each group of tag scores begins, and at
// last their number.
func (s *Spec) Columns() (at [Groups + 1]int) {
	for g, labels := range s.Labels {
		at[g+1] = at[g] + len(labels)
	}
	return at
}

// Shapes lists the dense matrices of the network, in the order of its file.
// A layer has weights ".w" and biases ".b".
func (s *Spec) Shapes() []Matrix {
	w := s.Width
	var list []Matrix
	layer := func(name string, rows, cols int) {
		list = append(list, Matrix{name + ".w", rows, cols}, Matrix{name + ".b", 1, cols})
	}
	layer("in", s.input(), w)
	for i := range len(s.Lower) + len(s.Upper) {
		layer(Convolution(i), 3*w, w)
	}
	layer("tag.hidden", w, w)
	layer("tag.out", w, matrix.Pad(s.Columns()[Groups]))
	layer("arc.dependent", w, s.Arc)
	layer("arc.head", w, s.Arc)
	layer("arc.product", s.Arc, s.Arc)
	layer("rel.dependent", w, s.Rel)
	layer("rel.out", s.Rel, matrix.Pad(len(s.Rels)))
	return append(list, Matrix{"rel.head.w", w, s.Rel}, Matrix{"rel.root", 1, s.Rel},
		Matrix{"arc.root", 1, s.Arc}, Matrix{"arc.far", 1, 2*s.Reach + 1})
}

// Convolution is the name of the i-th convolution, counted from below.
func Convolution(i int) string { return "conv" + strconv.Itoa(i) }

// Far returns the column of arc.far for an arc from the word at dependent to
// the word at head.
func (s *Spec) Far(dependent, head int) int {
	return s.Reach + max(-s.Reach, min(s.Reach, head-dependent))
}
