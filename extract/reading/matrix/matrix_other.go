// SPDX-License-Identifier: Apache-2.0

//go:build !amd64

package matrix

func addMul(c, a, b []float32, n, k, m int) { addMulPlain(c, a, b, n, k, m) }

func addMulFused(c, a, b []float32, n, k, m int) { addMulPlain(c, a, b, n, k, m) }

func addRow(x []float32, row string, scale float32) { addRowPlain(x, row, scale) }

func blend(z, a, b, c, w []float32) { blendPlain(z, a, b, c, w) }

func step(h, c, x, f, o []float32) { stepPlain(h, c, x, f, o) }
