// SPDX-License-Identifier: Apache-2.0

// Package train learns the models that kg carries. All of it is deterministic:
// fixed seeds, fixed order, schedules by step; goroutines share nothing that
// one of them changes.
package train

import (
	"math/rand/v2"

	"kg/extract/reading/matrix"
)

// Param is a matrix of weights with its gradient and the state of Adam
// (Kingma and Ba, 2015).
type Param struct {
	Name       string
	Rows, Cols int
	W, G       []float32
	// Frozen weights are used but not learned.
	Frozen bool
	// Sparse parameters are tables: only the rows touched in a step move.
	Sparse  bool
	touched []int32
	isNew   []bool
	m, v    []float32
	t       []float32 // W transposed, for the gradient of inputs
	stale   bool
}

// NewParam makes a matrix of normal noise of the given deviation. Columns of
// a dense matrix are a multiple of matrix.Lanes.
func NewParam(name string, rows, cols int, deviation float64, r *rand.Rand) *Param {
	p := &Param{Name: name, Rows: rows, Cols: cols, W: make([]float32, rows*cols), stale: true}
	p.G = make([]float32, len(p.W))
	for i := range p.W {
		p.W[i] = float32(r.NormFloat64() * deviation)
	}
	return p
}

// transposed returns W transposed, made anew after each step.
func (p *Param) transposed() []float32 {
	if p.stale {
		if p.t == nil {
			p.t = make([]float32, len(p.W))
		}
		transpose(p.t, p.W, p.Rows, p.Cols)
		p.stale = false
	}
	return p.t
}

// touch notes that the row of a sparse parameter has a gradient.
func (p *Param) touch(row int32) {
	if p.isNew == nil {
		p.isNew = make([]bool, p.Rows)
	}
	if !p.isNew[row] {
		p.isNew[row] = true
		p.touched = append(p.touched, row)
	}
}

func transpose(dst, src []float32, rows, cols int) {
	const block = 16
	for i0 := 0; i0 < rows; i0 += block {
		for j0 := 0; j0 < cols; j0 += block {
			for i := i0; i < min(i0+block, rows); i++ {
				for j := j0; j < min(j0+block, cols); j++ {
					dst[j*rows+i] = src[i*cols+j]
				}
			}
		}
	}
}

// Mat is a value on the tape with its gradient, stored by rows.
type Mat struct {
	X, G       []float32
	Rows, Cols int
}

// Tape records a forward computation so that it can be walked back. Memory is
// reused from one computation to the next.
type Tape struct {
	back  []func()
	arena [][]float32
	used  int // blocks in use
	at    int // place in the last of them
	rng   *rand.PCG
	bits  uint64
	left  int
	// Train turns dropout on.
	Train bool
}

// NewTape makes a tape whose dropout draws from the seed.
func NewTape(seed uint64) *Tape { return &Tape{rng: rand.NewPCG(seed, 7)} }

// Reset forgets the computation.
func (t *Tape) Reset() { t.back, t.used, t.at = t.back[:0], 0, 0 }

// Backward walks the tape back; the gradients of the losses are set already.
func (t *Tape) Backward() {
	for i := len(t.back) - 1; i >= 0; i-- {
		t.back[i]()
	}
}

const arenaBlock = 1 << 22

// floats returns n zeros.
func (t *Tape) floats(n int) []float32 {
	if t.used == 0 || t.at+n > len(t.arena[t.used-1]) {
		if t.used == len(t.arena) {
			t.arena = append(t.arena, make([]float32, max(arenaBlock, n)))
		} else if len(t.arena[t.used]) < n {
			t.arena[t.used] = make([]float32, n)
		}
		t.used++
		t.at = 0
	}
	x := t.arena[t.used-1][t.at : t.at+n : t.at+n]
	t.at += n
	clear(x)
	return x
}

// Mat returns a matrix of zeros.
func (t *Tape) Mat(rows, cols int) *Mat {
	return &Mat{X: t.floats(rows * cols), G: t.floats(rows * cols), Rows: rows, Cols: cols}
}

// byte draws a number from 0 to 255.
func (t *Tape) byte() int {
	if t.left == 0 {
		t.bits, t.left = t.rng.Uint64(), 8
	}
	b := int(t.bits & 255)
	t.bits >>= 8
	t.left--
	return b
}

// Some returns ids with -1 in place of a share of them.
func (t *Tape) Some(ids []int32, drop float64) []int32 {
	if !t.Train || drop == 0 {
		return ids
	}
	some, cut := make([]int32, len(ids)), int(drop*256)
	for i, id := range ids {
		if some[i] = id; t.byte() < cut {
			some[i] = -1
		}
	}
	return some
}

// Lookup writes row ids[i] of the table beside what is in the columns from at
// of row i of y. A negative id adds nothing.
func (t *Tape) Lookup(y *Mat, at int, p *Param, ids []int32) {
	for i, id := range ids {
		if id >= 0 {
			copy(y.X[i*y.Cols+at:][:p.Cols], p.W[int(id)*p.Cols:])
		}
	}
	if p.Frozen {
		return
	}
	t.back = append(t.back, func() {
		for i, id := range ids {
			if id < 0 {
				continue
			}
			p.touch(id)
			addTo(p.G[int(id)*p.Cols:][:p.Cols], y.G[i*y.Cols+at:])
		}
	})
}

// AddRows adds row ids[i] of the table to row i of y, in place. A negative id
// adds nothing.
func (t *Tape) AddRows(y *Mat, p *Param, ids []int32) {
	for i, id := range ids {
		if id >= 0 {
			addTo(y.X[i*y.Cols:][:y.Cols], p.W[int(id)*p.Cols:])
		}
	}
	t.back = append(t.back, func() {
		for i, id := range ids {
			if id >= 0 {
				p.touch(id)
				addTo(p.G[int(id)*p.Cols:][:p.Cols], y.G[i*y.Cols:])
			}
		}
	})
}

func addTo(dst, src []float32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] += v
	}
}

// Dense returns X·W + b; b may be nil.
func (t *Tape) Dense(x *Mat, w, b *Param) *Mat {
	y := t.Mat(x.Rows, w.Cols)
	if b != nil {
		for i := range x.Rows {
			copy(y.X[i*w.Cols:], b.W)
		}
	}
	matrix.AddMulFused(y.X, x.X, w.W, x.Rows, w.Rows, w.Cols)
	t.back = append(t.back, func() {
		if b != nil {
			for i := range x.Rows {
				addTo(b.G, y.G[i*w.Cols:])
			}
		}
		xt := t.floats(len(x.X))
		transpose(xt, x.X, x.Rows, w.Rows)
		matrix.AddMulFused(w.G, xt, y.G, w.Rows, x.Rows, w.Cols)
		matrix.AddMulFused(x.G, y.G, w.transposed(), x.Rows, w.Cols, w.Rows)
	})
	return y
}

// Relu sets negative numbers to zero, in place, and drops some of the others
// (Srivastava and others, 2014), scaling the rest up.
func (t *Tape) Relu(y *Mat, drop float64) *Mat {
	scale := float32(1)
	if t.Train && drop > 0 {
		scale = float32(1 / (1 - drop))
	}
	cut := int(drop * 256)
	for i, v := range y.X {
		switch {
		case v <= 0:
			y.X[i] = 0
		case scale != 1:
			if t.byte() < cut {
				y.X[i] = 0
			} else {
				y.X[i] = v * scale
			}
		}
	}
	t.back = append(t.back, func() {
		for i, v := range y.X {
			if v > 0 {
				y.G[i] *= scale
			} else {
				y.G[i] = 0
			}
		}
	})
	return y
}

// Drop drops numbers of x, in place.
func (t *Tape) Drop(x *Mat, drop float64) {
	if !t.Train || drop == 0 {
		return
	}
	mask := t.floats(len(x.X))
	scale, cut := float32(1/(1-drop)), int(drop*256)
	for i := range mask {
		if t.byte() >= cut {
			mask[i] = scale
		}
		x.X[i] *= mask[i]
	}
	t.back = append(t.back, func() {
		for i, m := range mask {
			x.G[i] *= m
		}
	})
}

// Add returns x + y.
func (t *Tape) Add(x, y *Mat) *Mat {
	z := t.Mat(x.Rows, x.Cols)
	for i, v := range x.X {
		z.X[i] = v + y.X[i]
	}
	t.back = append(t.back, func() {
		addTo(x.G, z.G)
		addTo(y.G, z.G)
	})
	return z
}
