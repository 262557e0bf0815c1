// SPDX-License-Identifier: Apache-2.0

package matrix

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

//go:noescape
func addRow8(x *float32, row *byte, scale float32, n int)

//go:noescape
func blend8(z, a, b, c, w *float32, n int)

//go:noescape
func step8(h, c, x, f, o *float32, n int)

// whole reports whether the kernels can take n elements.
func whole(n int) bool { return cpu.X86.HasAVX2 && n%Lanes == 0 }

func addRow(x []float32, row string, scale float32) {
	if whole(len(x)) {
		addRow8(&x[0], unsafe.StringData(row), scale, len(x))
		return
	}
	addRowPlain(x, row, scale)
}

func blend(z, a, b, c, w []float32) {
	if whole(len(z)) {
		blend8(&z[0], &a[0], &b[0], &c[0], &w[0], len(z))
		return
	}
	blendPlain(z, a, b, c, w)
}

func step(h, c, x, f, o []float32) {
	if whole(len(h)) {
		step8(&h[0], &c[0], &x[0], &f[0], &o[0], len(h))
		return
	}
	stepPlain(h, c, x, f, o)
}
