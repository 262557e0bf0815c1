// SPDX-License-Identifier: Apache-2.0

package naming

import (
	"fmt"
	"strconv"

	"kg/extract/reading/matrix"
	"kg/extract/reading/network"
)

// The tables in which a word is looked up, in the order of Spec.Sizes.
const (
	PieceWord   = iota // the normal form, see network.AppendNormal
	PiecePrefix        // its first three runes
	PieceSuffix        // its last three runes
	PieceShape         // see network.AppendShape
	PieceLists         // Word.Lists
	PieceCues          // Word.Cues
	PieceNoun          // Word.Noun
	PieceCase          // Word.Case
	PieceWorld         // Word.World
	TableCount         // how many there are
)

// Spec says what a network is made of, all but its weights.
type Spec struct {
	Engine int             // numbers of a word that come from the reading engine and the vectors of words
	Sizes  [TableCount]int // columns of the tables; with Engine they are a multiple of matrix.Lanes
	Width  int             // of the layers
	Layers int             // recurrent ones
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
	maxLayers = 1 << 3
)

// check tells what of a Spec no network can have.
func (s *Spec) check() error {
	for _, size := range append(s.Sizes[:], s.Engine) {
		if size < 0 || size > maxWidth {
			return fmt.Errorf("row of %d columns", size)
		}
	}
	for _, w := range [...]int{s.Width / 2, s.Input()} {
		if w <= 0 || w > 2*maxWidth || w%matrix.Lanes != 0 {
			return fmt.Errorf("width %d", w)
		}
	}
	if s.Layers < 0 || s.Layers > maxLayers {
		return fmt.Errorf("%d layers", s.Layers)
	}
	return nil
}

// Input is the number of numbers that enter for each word.
func (s *Spec) Input() int {
	n := s.Engine
	for _, c := range s.Sizes {
		n += c
	}
	return n
}

// Layer is the name of a recurrent layer.
func Layer(i int) string { return "layer" + strconv.Itoa(i) }

// Shapes lists the dense matrices of the network, in the order of its file. A
// layer has weights ".w" and biases ".b"; a recurrent one is as those of
// extract/reading/network.
func (s *Spec) Shapes() []network.Matrix {
	var list []network.Matrix
	layer := func(name string, rows, cols int) {
		list = append(list, network.Matrix{Name: name + ".w", Rows: rows, Cols: cols}, network.Matrix{Name: name + ".b", Rows: 1, Cols: cols})
	}
	layer("in", s.Input(), s.Width)
	for i := range s.Layers {
		list = append(list, network.Matrix{Name: Layer(i) + ".blend", Rows: network.Blended, Cols: s.Width})
		layer(Layer(i), s.Width, 3*s.Width)
	}
	layer("out", s.Width, matrix.Pad(Labels))
	return append(list, network.Matrix{Name: "next.w", Rows: Labels + 1, Cols: matrix.Pad(Labels)})
}

// AppendKey appends the key of a word in a table; normal and shape are those
// of its form.
func AppendKey(dst []byte, table int, w *Word, normal, shape []byte) []byte {
	number := uint64(w.Case)
	switch table {
	case PieceWord:
		return append(dst, normal...)
	case PiecePrefix:
		return append(dst, network.Cut(network.PiecePrefix3, normal, nil)...)
	case PieceSuffix:
		return append(dst, network.Cut(network.PieceSuffix3, normal, nil)...)
	case PieceShape:
		return append(dst, shape...)
	case PieceLists:
		number = uint64(w.Lists)
	case PieceCues:
		number = uint64(w.Cues)
	case PieceNoun:
		number = uint64(w.Noun)
	case PieceWorld:
		number = uint64(w.World)
	}
	return strconv.AppendUint(dst, number, 36)
}
