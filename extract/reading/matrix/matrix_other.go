// SPDX-License-Identifier: Apache-2.0

//go:build !amd64

package matrix

func addMul(c, a, b []float32, n, k, m int) { addMulPlain(c, a, b, n, k, m) }

func addMulFused(c, a, b []float32, n, k, m int) { addMulPlain(c, a, b, n, k, m) }
