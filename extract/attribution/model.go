// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"fmt"
	"math/bits"
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
	Width int             // of the encoder
	Steps []int           // of its convolutions
	Head  int             // width of the network that reads the words around a cue
	// HeadSteps are those of its convolutions.
	HeadSteps []int
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
	maxWidth = 1 << 10
	maxStep  = 1 << 6
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
	for _, steps := range [...][]int{s.Steps, s.HeadSteps} {
		for _, step := range steps {
			if step <= 0 || step > maxStep {
				return fmt.Errorf("step %d", step)
			}
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
	layer("in", 3*s.input(), s.Width)
	for i := range s.Steps {
		layer("conv"+strconv.Itoa(i), 3*s.Width, s.Width)
	}
	layer("cue.out", s.Width, matrix.Pad(CueLabels))
	layer("head.cue", s.Width, s.Head)
	for i := range s.HeadSteps {
		layer("head.conv"+strconv.Itoa(i), 3*s.Head, s.Head)
	}
	layer("head.out", s.Head, matrix.Pad(HeadLabels))
	return append(list,
		network.Matrix{Name: "head.word.w", Rows: s.Width, Cols: s.Head},
		network.Matrix{Name: "head.far.w", Rows: Distances, Cols: s.Head},
		network.Matrix{Name: "head.sentence.w", Rows: SentenceDistances, Cols: s.Head},
		network.Matrix{Name: "cue.next.w", Rows: CueLabels + 1, Cols: matrix.Lanes},
		network.Matrix{Name: "head.next.w", Rows: HeadLabels + 1, Cols: matrix.Lanes})
}

// AppendKey appends the key of word i in a table; normal and shape are those
// of its form.
func AppendKey(dst []byte, table int, words []Word, i int, normal, shape []byte) []byte {
	w := &words[i]
	switch table {
	case PieceWord:
		return append(dst, normal...)
	case PieceSuffix:
		return append(dst, network.Cut(network.PieceSuffix3, normal, nil)...)
	case PieceShape:
		return append(dst, shape...)
	case PieceTag:
		return append(dst, w.Tag...)
	case PieceQuote:
		return strconv.AppendInt(dst, int64(w.Quote), 10)
	}
	return append(dst, place(words, i)...)
}

// place tells the first and the last word of a paragraph, and the words of a
// headline, from others.
func place(words []Word, i int) string {
	w := &words[i]
	switch {
	case i == 0 || words[i-1].Paragraph != w.Paragraph:
		if w.Headline {
			return "headline first"
		}
		return "first"
	case i+1 == len(words) || words[i+1].Paragraph != w.Paragraph:
		if w.Headline {
			return "headline last"
		}
		return "last"
	case w.Headline:
		return "headline"
	}
	return ""
}

// Distances is the number of rows of head.far: 0 for a word of the cue, and
// for each side one row for each distance up to near and then one for each
// part of a doubling.
const (
	near      = 12
	Distances = 1 + 2*(near+3*2)
)

// Distance gives the row of head.far for a word and a cue.
func Distance(word int, cue Range) int {
	d, row := 0, 1
	switch {
	case word < cue.First:
		d = cue.First - word
	case word >= cue.Last:
		d, row = word-cue.Last+1, 1+near+6
	default:
		return 0
	}
	if d <= near {
		return row + d - 1
	}
	// 13..24, 25..48 and so on, each halved.
	part := (d - 1) / near
	log := bits.Len(uint(part)) - 1
	half := part << 1 >> log & 1
	return row + near + min(5, 2*log+half)
}

// SentenceDistances is the number of rows of head.sentence.
const SentenceDistances = 10

// SentenceDistance gives the row of head.sentence for a word and a cue: how
// many sentences the word stands from the cue, up to three, and whether in
// the same paragraph.
func SentenceDistance(word, cue *Word) int {
	d := max(-3, min(3, word.Sentence-cue.Sentence))
	if word.Paragraph > cue.Paragraph {
		return 6 + d
	}
	return 3 + d
}
