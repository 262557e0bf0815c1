// SPDX-License-Identifier: Apache-2.0

package matrix

import "golang.org/x/sys/cpu"

// tile4x16 adds A·B to a tile of four rows and sixteen columns of C. Strides
// are in bytes; C and B have the same.
//
//go:noescape
func tile4x16(c, a, b *float32, k, strideA, strideB int)

// tile1x32 adds A·B to 32 columns of one row of C.
//
//go:noescape
func tile1x32(c, a, b *float32, k, strideB int)

// tile1x8 adds A·B to eight columns of one row of C.
//
//go:noescape
func tile1x8(c, a, b *float32, k, strideB int)

func addMul(c, a, b []float32, n, k, m int) {
	if !cpu.X86.HasAVX2 {
		addMulPlain(c, a, b, n, k, m)
		return
	}
	i := 0
	if m >= 16 {
		full := m &^ 15
		for ; i+4 <= n; i += 4 {
			for j := 0; j < full; j += 16 {
				tile4x16(&c[i*m+j], &a[i*k], &b[j], k, 4*k, 4*m)
			}
			if full < m {
				for r := i; r < i+4; r++ {
					tile1x8(&c[r*m+full], &a[r*k], &b[full], k, 4*m)
				}
			}
		}
	}
	for ; i < n; i++ {
		j := 0
		for ; j+32 <= m; j += 32 {
			tile1x32(&c[i*m+j], &a[i*k], &b[j], k, 4*m)
		}
		for ; j < m; j += 8 {
			tile1x8(&c[i*m+j], &a[i*k], &b[j], k, 4*m)
		}
	}
}

// fused6x16 adds A·B to a tile of six rows and sixteen columns of C in fused
// steps.
//
//go:noescape
func fused6x16(c, a, b *float32, k, strideA, strideB int)

func addMulFused(c, a, b []float32, n, k, m int) {
	if !cpu.X86.HasAVX2 || !cpu.X86.HasFMA {
		addMulPlain(c, a, b, n, k, m)
		return
	}
	rows, full := n-n%6, m&^15
	for i := 0; i < rows; i += 6 {
		for j := 0; j < full; j += 16 {
			fused6x16(&c[i*m+j], &a[i*k], &b[j], k, 4*k, 4*m)
		}
		if full < m {
			for r := i; r < i+6; r++ {
				tile1x8(&c[r*m+full], &a[r*k], &b[full], k, 4*m)
			}
		}
	}
	if rows < n {
		addMul(c[rows*m:], a[rows*k:], b, n-rows, k, m)
	}
}
