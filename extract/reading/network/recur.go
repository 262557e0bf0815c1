// SPDX-License-Identifier: Apache-2.0

package network

import "kg/extract/reading/matrix"

// addTo adds to the states h of n words what the layer makes of them.
//
// The states of each word and its neighbours are blended column by column. A
// dense layer gives of them, side by side, values x and gates f and o. Then,
// in each column,
//
//	c[i] = f·c[i-1] + (1-f)·x,  h[i] += o·c[i]
//
// from the first word to the last in the first half of the columns, and from
// the last to the first in the others.
func (l *layer) addTo(h []float32, n int, s *Scratch) {
	d := l.rows
	u := l.apply(l.blended(h, n, s), n, s)
	c := s.get(d)
	step := func(i, lo, hi int) {
		x := u[i*3*d:][:3*d]
		matrix.Step(h[i*d+lo:i*d+hi], c[lo:hi], x[lo:hi], x[d+lo:d+hi], x[2*d+lo:2*d+hi])
	}
	for i := range n {
		step(i, 0, d/2)
	}
	for i := n - 1; i >= 0; i-- {
		step(i, d/2, d)
	}
}

// blended returns for each word the sum of the states before, at and after it,
// each times its weights.
func (l *layer) blended(h []float32, n int, s *Scratch) []float32 {
	d := l.rows
	z, zero := s.get(n*d), s.get(d)
	for i := range n {
		before, after := zero, zero
		if i > 0 {
			before = h[(i-1)*d:]
		}
		if i+1 < n {
			after = h[(i+1)*d:]
		}
		matrix.Blend(z[i*d:][:d], before, h[i*d:], after, l.blend)
	}
	return z
}
