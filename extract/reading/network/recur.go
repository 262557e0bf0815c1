// SPDX-License-Identifier: Apache-2.0

package network

import "kg/extract/reading/matrix"

// Recurrent is a layer of gated linear recurrences: see AddTo.
type Recurrent struct {
	Width int
	Blend []float32 // Blended rows: of the word before, the word, the one after
	W, B  []float32 // of the dense layer: Width rows of 3·Width columns, and its biases
}

// AddTo adds to the states h of n words what the layer makes of them. Zeros
// gives it memory, so many zeros as it asks for.
//
// The states of each word and its neighbours are blended column by column. A
// dense layer gives of them, side by side, values x and gates f and o. Then,
// in each column,
//
//	c[i] = f·c[i-1] + (1-f)·x,  h[i] += o·c[i]
//
// from the first word to the last in the first half of the columns, and from
// the last to the first in the others.
func (l *Recurrent) AddTo(h []float32, n int, zeros func(int) []float32) {
	d := l.Width
	u := zeros(n * 3 * d)
	for i := range n {
		copy(u[i*3*d:][:3*d], l.B)
	}
	matrix.AddMul(u, l.blended(h, n, zeros), l.W, n, d, 3*d)
	c := zeros(d)
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
func (l *Recurrent) blended(h []float32, n int, zeros func(int) []float32) []float32 {
	d := l.Width
	z, zero := zeros(n*d), zeros(d)
	for i := range n {
		before, after := zero, zero
		if i > 0 {
			before = h[(i-1)*d:]
		}
		if i+1 < n {
			after = h[(i+1)*d:]
		}
		matrix.Blend(z[i*d:][:d], before, h[i*d:], after, l.Blend)
	}
	return z
}
