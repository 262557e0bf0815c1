// SPDX-License-Identifier: Apache-2.0

package train

// Layer returns h and what a layer makes of it, see network.Recurrent.
func (t *Tape) Layer(h *Mat, blend, w, b *Param, drop float64, ends []int) *Mat {
	y := t.Recur(t.Dense(t.Blend(h, blend, ends), w, b), ends)
	t.Drop(y, drop)
	return t.Add(h, y)
}

// Blend returns for every row of x the sum of the rows around it, each times
// the weights of its place, column by column: a convolution of each column by
// itself. w has a row for each place, an odd number of them.
func (t *Tape) Blend(x *Mat, w *Param, ends []int) *Mat {
	d := x.Cols
	y := t.Mat(x.Rows, d)
	visit := func(f func(row, from int, at int)) {
		start := 0
		for _, end := range ends {
			for i := start; i < end; i++ {
				for p := range w.Rows {
					if j := i + p - w.Rows/2; j >= start && j < end {
						f(i*d, j*d, p*d)
					}
				}
			}
			start = end
		}
	}
	visit(func(row, from, at int) {
		dst, src, weights := y.X[row:][:d], x.X[from:][:d], w.W[at:][:d]
		for k, v := range src {
			dst[k] += v * weights[k]
		}
	})
	t.back = append(t.back, func() {
		visit(func(row, from, at int) {
			g, xg := y.G[row:][:d], x.G[from:][:d]
			src, weights, wg := x.X[from:][:d], w.W[at:][:d], w.G[at:][:d]
			for k, v := range g {
				xg[k] += v * weights[k]
				wg[k] += v * src[k]
			}
		})
	})
	return y
}

// Recur runs gated linear recurrences over each sentence: with d columns of
// values x, d of gates f and d of gates o side by side in u,
//
//	c[i] = f·c[i-1] + (1-f)·x,  y[i] = o·c[i]
//
// the first half of the columns from the first word to the last, the others
// from the last to the first. A gate is max(0, min(1, 1/2 + g/4)).
func (t *Tape) Recur(u *Mat, ends []int) *Mat {
	d := u.Cols / 3
	y, c := t.Mat(u.Rows, d), t.floats(u.Rows*d)
	zero := t.floats(d)
	half := func(lo, hi, first, last, step int) {
		before := zero[lo:hi]
		for i := first; i != last; i += step {
			x, f, o := u.X[i*3*d+lo:][:hi-lo], u.X[i*3*d+d+lo:][:hi-lo], u.X[i*3*d+2*d+lo:][:hi-lo]
			now, out := c[i*d+lo:][:hi-lo], y.X[i*d+lo:][:hi-lo]
			for k, v := range x {
				v += gate(f[k]) * (before[k] - v)
				now[k] = v
				out[k] = gate(o[k]) * v
			}
			before = now
		}
	}
	start := 0
	for _, end := range ends {
		half(0, d/2, start, end, 1)
		half(d/2, d, end-1, start-1, -1)
		start = end
	}
	t.back = append(t.back, func() {
		carry := t.floats(d)
		halfBack := func(lo, hi, first, last, step int) {
			gc := carry[lo:hi]
			clear(gc)
			for i := first; i != last; i += step {
				before := zero[lo:hi]
				if j := i + step; j != last {
					before = c[j*d+lo:][:hi-lo]
				}
				at := i*3*d + lo
				x, f, o := u.X[at:][:hi-lo], u.X[at+d:][:hi-lo], u.X[at+2*d:][:hi-lo]
				gx, gf, g := u.G[at:][:hi-lo], u.G[at+d:][:hi-lo], u.G[at+2*d:][:hi-lo]
				now, gy := c[i*d+lo:][:hi-lo], y.G[i*d+lo:][:hi-lo]
				for k, v := range gy {
					og, fg := gate(o[k]), gate(f[k])
					g[k] += v * now[k] * gateSlope(og)
					s := gc[k] + v*og
					gf[k] += s * (before[k] - x[k]) * gateSlope(fg)
					gx[k] += s * (1 - fg)
					gc[k] = s * fg
				}
			}
		}
		start := 0
		for _, end := range ends {
			halfBack(0, d/2, end-1, start-1, -1)
			halfBack(d/2, d, start, end, 1)
			start = end
		}
	})
	return y
}

// gate is that of network's layers; gateSlope is its slope where it has the value g.
func gate(x float32) float32 { return max(0, min(1, 0.5+0.25*x)) }

func gateSlope(g float32) float32 {
	if g > 0 && g < 1 {
		return 0.25
	}
	return 0
}
