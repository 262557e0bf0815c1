// SPDX-License-Identifier: Apache-2.0

// Package linear judges things by what holds of them: a logistic regression a
// class, over features that are words, or combinations of a few, of which each
// holds or does not.
package linear

import "math"

// Features are what holds of one thing. Each is known by a hash of 32 bits: two
// that share one are taken for the same, which is rare and does little harm.
type Features []uint32

// Add adds the feature that these words make together; ("a", "bc") is another
// than ("ab", "c").
func (f *Features) Add(words ...string) {
	h := uint32(2166136261) // FNV-1a
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint32(w[i])) * 16777619
		}
		h = (h ^ 0x1f) * 16777619
	}
	*f = append(*f, h)
}

// Unit is what stands for 1 in weights and scores. They are whole numbers, so
// that every machine judges the same.
const Unit = 32

// Probability is how likely a score makes a class, from 0 to 1.
func Probability(score int) float64 { return 1 / (1 + math.Exp(-float64(score)/Unit)) }

// Model judges. Its weights are kept by feature: those of Keys[0] first.
type Model struct {
	Classes []string
	Bias    []int    // of each class
	Keys    []uint32 // features that have weights, in order
	Counts  []byte   // of each: how many weights it has
	Of      []byte   // of each weight: its class
	Weights []int8

	rows map[uint32]row
}

// row says which of the weights are those of a feature.
type row struct{ first, last int32 }

// Class gives the number of a class, -1 where the model has none of that name.
func (m *Model) Class(name string) int {
	for i, c := range m.Classes {
		if c == name {
			return i
		}
	}
	return -1
}

// Scores puts into dst, of the length of Classes, how much a thing with these
// features is like one of each class: the more above 0, the likelier; see
// Probability. Classes do not exclude one another.
func (m *Model) Scores(dst []int, f Features) {
	copy(dst, m.Bias)
	for _, key := range f {
		r := m.rows[key]
		for k := r.first; k < r.last; k++ {
			dst[m.Of[k]] += int(m.Weights[k])
		}
	}
}

// prepare makes the model ready for use.
func (m *Model) prepare() {
	m.rows = make(map[uint32]row, len(m.Keys))
	first := int32(0)
	for i, k := range m.Keys {
		last := first + int32(m.Counts[i])
		m.rows[k] = row{first, last}
		first = last
	}
}
