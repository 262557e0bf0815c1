// SPDX-License-Identifier: Apache-2.0

package train

import "math"

// Adam steps parameters along their gradients (Kingma and Ba, 2015). Rows of
// sparse parameters are stepped only when touched, with the moments they had.
type Adam struct {
	Params []*Param
	// Clip bounds the norm of the gradient of the dense parameters.
	Clip float64
	step int
}

const (
	beta1, beta2 = 0.9, 0.98
	epsilon      = 1e-8
)

// Step moves the parameters and clears their gradients.
func (a *Adam) Step(rate float64) {
	a.step++
	n := float64(a.step)
	r := float32(rate * math.Sqrt(1-math.Pow(beta2, n)) / (1 - math.Pow(beta1, n)))
	scale := a.scale()
	for _, p := range a.Params {
		if p.m == nil {
			p.m, p.v = make([]float32, len(p.W)), make([]float32, len(p.W))
		}
		p.stale = true
		if !p.Sparse {
			p.move(0, len(p.W), r, scale)
			continue
		}
		for _, row := range p.touched {
			p.move(int(row)*p.Cols, (int(row)+1)*p.Cols, r, scale)
			p.isNew[row] = false
		}
		p.touched = p.touched[:0]
	}
}

func (a *Adam) scale() float32 {
	if a.Clip <= 0 {
		return 1
	}
	var sum float64
	for _, p := range a.Params {
		if !p.Sparse {
			for _, g := range p.G {
				sum += float64(g * g)
			}
		}
	}
	return float32(min(1, a.Clip/(math.Sqrt(sum)+1e-12)))
}

func (p *Param) move(lo, hi int, rate, scale float32) {
	w, g, m, v := p.W[lo:hi], p.G[lo:hi], p.m[lo:hi], p.v[lo:hi]
	for i := range w {
		x := g[i] * scale
		g[i] = 0
		m[i] = beta1*m[i] + (1-beta1)*x
		v[i] = beta2*v[i] + (1-beta2)*x*x
		w[i] -= rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + epsilon)
	}
}
