// SPDX-License-Identifier: Apache-2.0

package network

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
	for i := range n {
		step(h[i*d:][:d/2], c[:d/2], u[i*3*d:], d)
	}
	for i := n - 1; i >= 0; i-- {
		step(h[i*d+d/2:][:d/2], c[d/2:], u[i*3*d+d/2:], d)
	}
}

// step goes on by one word: d numbers after the values in u stand its gates f,
// and d after those its gates o.
func step(h, c, u []float32, d int) {
	x, f, o := u[:len(h)], u[d:][:len(h)], u[2*d:][:len(h)]
	c = c[:len(h)]
	for k, v := range x {
		v += float32(gate(f[k]) * (c[k] - v))
		c[k] = v
		h[k] += float32(gate(o[k]) * v)
	}
}

// gate is a sigmoid of straight pieces. The conversions, here and elsewhere,
// forbid fusing a product with a sum, which some machines could.
func gate(x float32) float32 { return max(0, min(1, 0.5+float32(0.25*x))) }

// blended returns for each word the sum of the states before, at and after it,
// each times its weight.
func (l *layer) blended(h []float32, n int, s *Scratch) []float32 {
	d := l.rows
	z := s.get(n * d)
	w0, w1, w2 := l.blend[:d], l.blend[d:][:d], l.blend[2*d:][:d]
	zero := s.get(d)
	for i := range n {
		before, after := zero, zero
		if i > 0 {
			before = h[(i-1)*d:]
		}
		if i+1 < n {
			after = h[(i+1)*d:]
		}
		before, after = before[:d], after[:d]
		now, out := h[i*d:][:d], z[i*d:][:d]
		for k, v := range now {
			out[k] = float32(before[k]*w0[k]) + float32(v*w1[k]) + float32(after[k]*w2[k])
		}
	}
	return z
}
