// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"fmt"
	"strconv"

	"kg/extract/reading/matrix"
	"kg/extract/reading/network"
)

// The tables in which a word is looked up, in the order of Spec.Sizes.
const (
	PieceWord   = iota // the normal form, see network.AppendNormal
	PieceSuffix        // its last three runes
	PieceShape         // see network.AppendShape
	PieceTag           // Word.Tag
	PieceQuote         // Word.Quote
	PiecePlace         // where in its paragraph the word stands
	PieceRel           // Word.Rel, and on which side the head stands
	PieceFrame         // which dependents of those in frame the word has
	TableCount         // how many there are
)

// Labels of the cue field, and of the field of sources and contents. The label
// of a word that goes on is one above that of the word that begins.
const (
	None       = 0
	CueBegins  = 1
	CueLabels  = 3
	SourceAt   = 1
	ContentAt  = 3
	HeadLabels = 5
)

// Spec says what a network is made of, all but its weights.
type Spec struct {
	Sizes [TableCount]int // columns of the tables; their sum is a multiple of matrix.Lanes
	// Width and Layers are those of the encoder, Head and HeadLayers those of
	// the network that reads the words around a cue.
	Width, Layers, Head, HeadLayers int
	// Sure turns the two probabilities of an attribution into Attribution.Sure:
	// a number, and the weights of the logits of Cued and Whole.
	Sure [3]float64
}

// Model is a network with its weights.
type Model struct {
	Spec   Spec
	Tables [TableCount]network.Table
	// Dense holds the other matrices by name, by rows; see Spec.Shapes.
	Dense map[string][]float32
}

// Bounds of a network, so that a damaged file cannot ask for all memory.
const (
	maxWidth  = 1 << 10
	maxLayers = 1 << 4
)

// check tells what of a Spec no network can have.
func (s *Spec) check() error {
	for _, w := range [...]int{s.Width, s.Head, s.input()} {
		if w <= 0 || w > maxWidth || w%matrix.Lanes != 0 {
			return fmt.Errorf("width %d", w)
		}
	}
	for _, size := range s.Sizes {
		if size < 0 {
			return fmt.Errorf("row of %d columns", size)
		}
	}
	for _, n := range [...]int{s.Layers, s.HeadLayers} {
		if n < 0 || n > maxLayers {
			return fmt.Errorf("%d layers", n)
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

// Shapes lists the dense matrices of the network, in the order of its file.
// A layer has weights ".w" and biases ".b".
func (s *Spec) Shapes() []network.Matrix {
	var list []network.Matrix
	layer := func(name string, rows, cols int) {
		list = append(list, network.Matrix{Name: name + ".w", Rows: rows, Cols: cols}, network.Matrix{Name: name + ".b", Rows: 1, Cols: cols})
	}
	recurrent := func(name string, width int) {
		list = append(list, network.Matrix{Name: name + ".blend", Rows: network.Blended, Cols: width})
		layer(name, width, 3*width)
	}
	layer("in", s.input(), s.Width)
	for i := range s.Layers {
		recurrent(Layer(i), s.Width)
	}
	layer("cue.out", s.Width, matrix.Pad(CueLabels))
	layer("head.cue", s.Width, s.Head)
	for i := range s.HeadLayers {
		recurrent(HeadLayer(i), s.Head)
	}
	layer("head.out", s.Head, matrix.Pad(HeadLabels))
	return append(list,
		network.Matrix{Name: "head.word.w", Rows: s.Width, Cols: s.Head},
		network.Matrix{Name: "head.far.w", Rows: Distances, Cols: s.Head},
		network.Matrix{Name: "head.sentence.w", Rows: SentenceDistances, Cols: s.Head},
		network.Matrix{Name: "head.path.w", Rows: Paths, Cols: s.Head},
		network.Matrix{Name: "cue.next.w", Rows: CueLabels + 1, Cols: matrix.Lanes},
		network.Matrix{Name: "head.next.w", Rows: HeadLabels + 1, Cols: matrix.Lanes})
}

// Layer and HeadLayer name the matrices of a recurrent layer.
func Layer(i int) string     { return "layer" + strconv.Itoa(i) }
func HeadLayer(i int) string { return "head.layer" + strconv.Itoa(i) }
