// SPDX-License-Identifier: Apache-2.0

// Package matrix multiplies dense float32 matrices, and computes what else a
// network needs of vectors, with the same result to the last bit on every
// machine.
//
// Each element of a product is summed in the order of the inner index, one
// rounded multiplication and one rounded addition a step, never fused. The
// assembly kernel computes several columns at once, each in that same order,
// so it agrees with the plain one exactly; see TestKernelsAgree.
package matrix

// Lanes is what the number of columns of a right operand must be divisible by.
const Lanes = 8

// Pad rounds n up to a whole number of lanes.
func Pad(n int) int { return (n + Lanes - 1) &^ (Lanes - 1) }

// AddMul adds A·B to C. C is n×m, A is n×k, B is k×m; all are stored by rows
// without gaps, and m is a multiple of Lanes. Slices that are too short for
// their shape, or an m that is no multiple of Lanes, are a programming error:
// they stop with a run-time panic here rather than reading beyond.
func AddMul(c, a, b []float32, n, k, m int) {
	if n == 0 || k == 0 || m == 0 {
		return
	}
	if m%Lanes != 0 {
		panic("matrix: columns are no multiple of Lanes")
	}
	_, _, _ = c[n*m-1], a[n*k-1], b[k*m-1]
	addMul(c, a, b, n, k, m)
}

// AddMulFused is AddMul for training: faster, and rounded as the machine likes.
func AddMulFused(c, a, b []float32, n, k, m int) {
	if n == 0 || k == 0 || m == 0 {
		return
	}
	if m%Lanes != 0 {
		panic("matrix: columns are no multiple of Lanes")
	}
	_, _, _ = c[n*m-1], a[n*k-1], b[k*m-1]
	addMulFused(c, a, b, n, k, m)
}

// addMulPlain is the kernel in Go: four rows of B at a time are added to two
// rows of C. Of the loop orders tried this was the fastest, as the compiler
// keeps all it needs in registers.
func addMulPlain(c, a, b []float32, n, k, m int) {
	i := 0
	for ; i+2 <= n; i += 2 {
		addMulRows(c[i*m:(i+1)*m], c[(i+1)*m:(i+2)*m], a[i*k:(i+1)*k], a[(i+1)*k:(i+2)*k], b)
	}
	if i < n {
		addMulRow(c[i*m:(i+1)*m], a[i*k:(i+1)*k], b)
	}
}

// addMulRows adds a0·B to the row c0 and a1·B to the row c1.
func addMulRows(c0, c1, a0, a1, b []float32) {
	m := len(c0)
	c1, a1 = c1[:m], a1[:len(a0)]
	t := 0
	for ; t+4 <= len(a0); t += 4 {
		x, y := (*[4]float32)(a0[t:]), (*[4]float32)(a1[t:])
		x0, x1, x2, x3 := x[0], x[1], x[2], x[3]
		y0, y1, y2, y3 := y[0], y[1], y[2], y[3]
		b0, b1, b2, b3 := b[t*m:][:m], b[(t+1)*m:][:m], b[(t+2)*m:][:m], b[(t+3)*m:][:m]
		for j, u := range c0 {
			v, w := c1[j], b0[j]
			// The conversions forbid fusing on machines that could.
			u += float32(x0 * w)
			v += float32(y0 * w)
			w = b1[j]
			u += float32(x1 * w)
			v += float32(y1 * w)
			w = b2[j]
			u += float32(x2 * w)
			v += float32(y2 * w)
			w = b3[j]
			u += float32(x3 * w)
			v += float32(y3 * w)
			c0[j], c1[j] = u, v
		}
	}
	for ; t < len(a0); t++ {
		x, y := a0[t], a1[t]
		for j, w := range b[t*m:][:m] {
			c0[j] += float32(x * w)
			c1[j] += float32(y * w)
		}
	}
}

// addMulRow adds a·B to the row c.
func addMulRow(c, a, b []float32) {
	m := len(c)
	t := 0
	for ; t+4 <= len(a); t += 4 {
		x := (*[4]float32)(a[t:])
		x0, x1, x2, x3 := x[0], x[1], x[2], x[3]
		b0, b1, b2, b3 := b[t*m:][:m], b[(t+1)*m:][:m], b[(t+2)*m:][:m], b[(t+3)*m:][:m]
		for j, u := range c {
			u += float32(x0 * b0[j])
			u += float32(x1 * b1[j])
			u += float32(x2 * b2[j])
			u += float32(x3 * b3[j])
			c[j] = u
		}
	}
	for ; t < len(a); t++ {
		x := a[t]
		for j, w := range b[t*m:][:m] {
			c[j] += float32(x * w)
		}
	}
}
