// SPDX-License-Identifier: Apache-2.0

package train

import (
	"kg/extract/reading/matrix"
)

// CrossEntropy is the loss of choosing column targets[i] among the columns
// lo..hi of row i, summed over the rows whose target is not negative. It
// writes gradients times weight into y.
func CrossEntropy(y *Mat, lo, hi int, targets []int32, weight float32) float64 {
	var loss float64
	for i, target := range targets {
		if target >= 0 {
			loss += softmaxStep(y.X[i*y.Cols+lo:i*y.Cols+hi], y.G[i*y.Cols+lo:i*y.Cols+hi], int(target), weight)
		}
	}
	return loss * float64(weight)
}

// softmaxStep adds weight·(softmax(x) - onehot(target)) to g and returns the
// loss. Elements at skip level (very negative) take no part.
func softmaxStep(x, g []float32, target int, weight float32) float64 {
	g[target] -= weight
	return addSoftmax(g, x, weight) - float64(x[target])
}

// never is the score of what may not be chosen.
const never = -1e30

// Arcs holds the arc scores of a sentence of n words, and their gradients:
// row d, column h is the arc from dependent d to head h, column n the root;
// rows have Stride columns.
type Arcs struct {
	S, G   []float32
	Stride int
}

// ScoreArcs scores every arc of each sentence: q_d·k_h, and q_d·root, plus a
// bias of the distance far(d, h).
func (t *Tape) ScoreArcs(q, k *Mat, root, far *Param, ends []int, column func(d, h int) int) []Arcs {
	var all []Arcs
	dim := q.Cols
	start := 0
	for _, end := range ends {
		n, from := end-start, start
		stride := matrix.Pad(n + 1)
		s, g := t.floats(n*stride), t.floats(n*stride)
		keys := t.floats(stride * dim) // row h is k_h, row n the root
		copy(keys, k.X[from*dim:end*dim])
		copy(keys[n*dim:], root.W)
		kt := t.floats(len(keys))
		transpose(kt, keys, stride, dim)
		matrix.AddMulFused(s, q.X[from*dim:end*dim], kt, n, dim, stride)
		for d := range n {
			for h := range n {
				s[d*stride+h] += far.W[column(d, h)]
			}
			s[d*stride+d] = never
		}
		t.back = append(t.back, func() {
			for d := range n {
				g[d*stride+d] = 0
				for h := range n {
					far.G[column(d, h)] += g[d*stride+h]
				}
			}
			matrix.AddMulFused(q.G[from*dim:end*dim], g, keys, n, stride, dim)
			gt, dk := t.floats(n*stride), t.floats(stride*dim)
			transpose(gt, g, n, stride)
			matrix.AddMulFused(dk, gt, q.X[from*dim:end*dim], stride, n, dim)
			addTo(k.G[from*dim:end*dim], dk)
			addTo(root.G, dk[n*dim:])
		})
		all = append(all, Arcs{s, g, stride})
		start = end
	}
	return all
}

// Pairs returns, for each row d with its head heads[d] (a row, or -1 for the
// root), relation features: relu(x_d + y_head + b), with the parameter root in
// place of y for roots.
func (t *Tape) Pairs(x, y *Mat, root *Param, heads []int32, drop float64) *Mat {
	z := t.Mat(x.Rows, x.Cols)
	c := x.Cols
	for d, h := range heads {
		row, other := z.X[d*c:][:c], root.W
		if h >= 0 {
			other = y.X[int(h)*c:][:c]
		}
		for j, v := range x.X[d*c:][:c] {
			row[j] = v + other[j]
		}
	}
	t.back = append(t.back, func() {
		addTo(x.G, z.G)
		for d, h := range heads {
			other := root.G
			if h >= 0 {
				other = y.G[int(h)*c:][:c]
			}
			addTo(other, z.G[d*c:][:c])
		}
	})
	return t.Relu(z, drop)
}

// Choose is the loss of choosing target[i] among the rows choices[i] of w, by
// the products with row i of x and the biases b, summed over the rows whose
// target is among the choices. It writes gradients times weight.
func (t *Tape) Choose(x *Mat, w, b *Param, choices [][]int32, target []int32, weight float32) float64 {
	var loss float64
	d := x.Cols
	scores := make([]float32, 0, 256)
	grads := make([]float32, 256)
	for i, list := range choices {
		at := -1
		scores = scores[:0]
		row := x.X[i*d:][:d]
		for j, c := range list {
			if c == target[i] {
				at = j
			}
		}
		if at < 0 || len(list) < 2 {
			continue
		}
		for _, c := range list {
			scores = append(scores, b.W[c]+dot(row, w.W[int(c)*d:][:d]))
		}
		if len(grads) < len(scores) {
			grads = make([]float32, len(scores))
		}
		g := grads[:len(scores)]
		clear(g)
		loss += softmaxStep(scores, g, at, weight)
		gx := x.G[i*d:][:d]
		for j, c := range list {
			w.touch(c)
			v, cw, cg := g[j], w.W[int(c)*d:][:d], w.G[int(c)*d:][:d]
			b.G[c] += v
			for k, r := range row {
				gx[k] += v * cw[k]
				cg[k] += v * r
			}
		}
	}
	return loss * float64(weight)
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	k := 0
	for ; k+4 <= len(a); k += 4 {
		x, y := (*[4]float32)(a[k:]), (*[4]float32)(b[k:])
		s0 += x[0] * y[0]
		s1 += x[1] * y[1]
		s2 += x[2] * y[2]
		s3 += x[3] * y[3]
	}
	for ; k < len(a); k++ {
		s0 += a[k] * b[k]
	}
	return s0 + s1 + s2 + s3
}
