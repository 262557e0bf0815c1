// SPDX-License-Identifier: Apache-2.0

package matrix

import (
	"math"
	"math/rand"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64())
	}
	return v
}

func TestKernelsAgree(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range []int{1, 2, 3, 4, 5, 8, 13} {
		for _, k := range []int{1, 2, 7, 96, 128, 131} {
			for _, m := range []int{8, 16, 24, 32, 40, 56, 128} {
				a, b, c := random(r, n*k), random(r, k*m), random(r, n*m)
				fast, plain := append([]float32(nil), c...), append([]float32(nil), c...)
				AddMul(fast, a, b, n, k, m)
				addMulPlain(plain, a, b, n, k, m)
				for i := range c {
					want := c[i]
					for x := range k {
						want += float32(a[i/m*k+x] * b[x*m+i%m])
					}
					if math.Float32bits(fast[i]) != math.Float32bits(want) || math.Float32bits(plain[i]) != math.Float32bits(want) {
						t.Fatalf("%d×%d×%d element %d: fast %v, plain %v, want %v", n, k, m, i, fast[i], plain[i], want)
					}
				}
			}
		}
	}
}

// TestFusedIsClose: the kernel for training multiplies the same matrices.
func TestFusedIsClose(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range []int{1, 5, 6, 7, 13} {
		for _, k := range []int{1, 7, 96} {
			for _, m := range []int{8, 16, 24, 56} {
				a, b, c := random(r, n*k), random(r, k*m), random(r, n*m)
				fused := append([]float32(nil), c...)
				AddMul(c, a, b, n, k, m)
				AddMulFused(fused, a, b, n, k, m)
				for i, want := range c {
					if d := fused[i] - want; d < -1e-4 || d > 1e-4 {
						t.Fatalf("%d×%d×%d element %d: %v, want %v", n, k, m, i, fused[i], want)
					}
				}
			}
		}
	}
}

func BenchmarkAddMul(b *testing.B) {
	r := rand.New(rand.NewSource(1))
	const n, k, m = 300, 128, 384
	a, w, c := random(r, n*k), random(r, k*m), random(r, n*m)
	for _, kernel := range []struct {
		name string
		f    func(c, a, b []float32, n, k, m int)
	}{{"plain", addMulPlain}, {"fast", addMul}, {"fused", addMulFused}} {
		b.Run(kernel.name, func(b *testing.B) {
			for b.Loop() {
				kernel.f(c, a, w, n, k, m)
			}
			b.ReportMetric(float64(n*k*m)*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gmac/s")
		})
	}
}
