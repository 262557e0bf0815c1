// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"

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
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	e := make([]float32, 0, 256)
	for _, v := range x {
		p := float32(math.Exp(float64(v - top)))
		e = append(e, p)
		sum += p
	}
	for j, p := range e {
		g[j] += weight * p / sum
	}
	g[target] -= weight
	return math.Log(float64(sum)) + float64(top-x[target])
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
		matrix.AddMul(s, q.X[from*dim:end*dim], kt, n, dim, stride)
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
			matrix.AddMul(q.G[from*dim:end*dim], g, keys, n, stride, dim)
			gt, dk := t.floats(n*stride), t.floats(stride*dim)
			transpose(gt, g, n, stride)
			matrix.AddMul(dk, gt, q.X[from*dim:end*dim], stride, n, dim)
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
