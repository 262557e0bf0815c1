// SPDX-License-Identifier: Apache-2.0

// Package matrix multiplies dense float32 matrices, with the same result to
// the last bit on every machine.
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

// addMulPlain is the kernel in Go: tiles of two rows by four columns, whose
// eight sums stay in registers.
func addMulPlain(c, a, b []float32, n, k, m int) {
	i := 0
	for ; i+2 <= n; i += 2 {
		a0, a1 := a[i*k:(i+1)*k], a[(i+1)*k:(i+2)*k]
		a1 = a1[:len(a0)]
		for j := 0; j < m; j += 4 {
			r0, r1 := (*[4]float32)(c[i*m+j:]), (*[4]float32)(c[(i+1)*m+j:])
			s00, s01, s02, s03 := r0[0], r0[1], r0[2], r0[3]
			s10, s11, s12, s13 := r1[0], r1[1], r1[2], r1[3]
			at := j
			for t, x := range a0 {
				y := a1[t]
				w := (*[4]float32)(b[at:])
				at += m
				// The conversions forbid fusing on machines that could.
				s00 += float32(x * w[0])
				s01 += float32(x * w[1])
				s02 += float32(x * w[2])
				s03 += float32(x * w[3])
				s10 += float32(y * w[0])
				s11 += float32(y * w[1])
				s12 += float32(y * w[2])
				s13 += float32(y * w[3])
			}
			*r0 = [4]float32{s00, s01, s02, s03}
			*r1 = [4]float32{s10, s11, s12, s13}
		}
	}
	if i < n {
		addMulRow(c[i*m:], a[i*k:(i+1)*k], b, m)
	}
}

// addMulRow is addMulPlain for one row, eight columns at a time.
func addMulRow(c, a, b []float32, m int) {
	for j := 0; j < m; j += 8 {
		r := (*[8]float32)(c[j:])
		s0, s1, s2, s3, s4, s5, s6, s7 := r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7]
		at := j
		for _, x := range a {
			w := (*[8]float32)(b[at:])
			at += m
			s0 += float32(x * w[0])
			s1 += float32(x * w[1])
			s2 += float32(x * w[2])
			s3 += float32(x * w[3])
			s4 += float32(x * w[4])
			s5 += float32(x * w[5])
			s6 += float32(x * w[6])
			s7 += float32(x * w[7])
		}
		*r = [8]float32{s0, s1, s2, s3, s4, s5, s6, s7}
	}
}
