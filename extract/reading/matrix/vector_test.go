// SPDX-License-Identifier: Apache-2.0

package matrix

import (
	"math/rand"
	"slices"
	"testing"
)

// TestVectorKernelsAgree to the last bit, whatever the length.
func TestVectorKernelsAgree(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for _, n := range []int{1, 8, 12, 64, 128} {
		x, a, b, c, w := random(r, n), random(r, n), random(r, n), random(r, n), random(r, 3*n)
		for i := range a {
			a[i] *= 3 // beyond the ends of a gate, too
		}
		row := make([]byte, n)
		r.Read(row)
		fast, plain := slices.Clone(x), slices.Clone(x)
		AddRow(fast, string(row), 0.013)
		addRowPlain(plain, string(row), 0.013)
		if !slices.Equal(fast, plain) {
			t.Errorf("AddRow of %d: %v, plain %v", n, fast, plain)
		}
		Blend(fast, a, b, c, w)
		blendPlain(plain, a, b, c, w)
		if !slices.Equal(fast, plain) {
			t.Errorf("Blend of %d: %v, plain %v", n, fast, plain)
		}
		fastC, plainC := slices.Clone(c), slices.Clone(c)
		Step(fast, fastC, x, a, b)
		stepPlain(plain, plainC, x, a, b)
		if !slices.Equal(fast, plain) || !slices.Equal(fastC, plainC) {
			t.Errorf("Step of %d: %v, plain %v", n, fast, plain)
		}
	}
}

func TestStep(t *testing.T) {
	h, c := []float32{1}, []float32{8}
	Step(h, c, []float32{4}, []float32{1}, []float32{-9}) // gates 3/4 and 0
	if h[0] != 1 || c[0] != 7 {
		t.Errorf("state %v, memory %v, want 1 and 7", h, c)
	}
	Step(h, c, []float32{4}, []float32{9}, []float32{0}) // gates 1 and 1/2
	if h[0] != 4.5 || c[0] != 7 {
		t.Errorf("state %v, memory %v, want 4.5 and 7", h, c)
	}
}
