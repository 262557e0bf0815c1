// SPDX-License-Identifier: Apache-2.0

package matrix

// The functions on vectors below want lengths that are a multiple of Lanes,
// and vectors at least as long as the first. Like AddMul they give the same to
// the last bit on every machine: each product is rounded before it is added.

// AddRow adds to x the signed bytes of row, each times scale.
func AddRow(x []float32, row string, scale float32) {
	if len(x) == 0 {
		return
	}
	addRow(x, row[:len(x)], scale)
}

func addRowPlain(x []float32, row string, scale float32) {
	for j := range x {
		x[j] += float32(scale * float32(int8(row[j])))
	}
}

// Blend sets z to the sum of a, b and c, each times its weights, element by
// element: the weights of b stand behind those of a, and those of c behind
// those of b.
func Blend(z, a, b, c, w []float32) {
	n := len(z)
	if n == 0 {
		return
	}
	blend(z, a[:n], b[:n], c[:n], w[:3*n])
}

func blendPlain(z, a, b, c, w []float32) {
	n := len(z)
	a, b, c = a[:n], b[:n], c[:n]
	wa, wb, wc := w[:n], w[n:][:n], w[2*n:][:n]
	for k := range z {
		z[k] = float32(a[k]*wa[k]) + float32(b[k]*wb[k]) + float32(c[k]*wc[k])
	}
}

// Step goes one step on in gated linear recurrences with memories c, values x
// and gates f and o. It sets c to f·c + (1-f)·x and then adds o·c to h,
// element by element, where gates count as 1/2 + g/4 between 0 and 1.
func Step(h, c, x, f, o []float32) {
	n := len(h)
	if n == 0 {
		return
	}
	step(h, c[:n], x[:n], f[:n], o[:n])
}

func stepPlain(h, c, x, f, o []float32) {
	c, x, f, o = c[:len(h)], x[:len(h)], f[:len(h)], o[:len(h)]
	for k, v := range x {
		v += float32(gate(f[k]) * (c[k] - v))
		c[k] = v
		h[k] += float32(gate(o[k]) * v)
	}
}

func gate(g float32) float32 { return max(0, min(1, 0.5+float32(0.25*g))) }
