// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"
	"sync"

	"kg/extract/reading/network"
)

// follow computes the loss of a batch whose truth is what the teachers say of
// it, on average: probabilities rather than one answer, so that the network
// also learns what they doubt (Hinton and others, "Distilling the Knowledge in
// a Neural Network", 2015). It sets the gradients at the top of the tape and returns the loss.
func (l *Learner) follow(batch []*Example, teachers []*Learner) float64 {
	truth := make([]*opinion, len(teachers))
	var all sync.WaitGroup
	for i, t := range teachers {
		all.Go(func() { truth[i] = &opinion{l: t, s: t.forward(batch, false)} })
	}
	s := l.forward(batch, true)
	all.Wait()
	share := 1 / float32(len(teachers))
	spec := &l.model.Spec
	var p []float32
	var loss float64
	// toward moves one row of scores towards the mean of the teachers' softmax.
	toward := func(x, g []float32, row func(*opinion) []float32) []float32 {
		p = append(p[:0], x...)
		clear(p)
		for _, o := range truth {
			addSoftmax(p, row(o), share)
		}
		loss += softStep(x, g, p)
		return p
	}
	upos, tags, cols := len(spec.Labels[network.UPOS]), spec.Tags(), s.tags.Cols
	for i := range s.rows() {
		for _, part := range [...][2]int{{0, upos}, {upos, tags}} {
			lo, hi := i*cols+part[0], i*cols+part[1]
			toward(s.tags.X[lo:hi], s.tags.G[lo:hi], func(o *opinion) []float32 { return o.s.tags.X[lo:hi] })
		}
	}
	var heads []int32
	for i, e := range batch {
		a := s.arcs[i]
		for d := range e.words {
			lo, hi := d*a.Stride, d*a.Stride+e.words+1
			head := best(toward(a.S[lo:hi], a.G[lo:hi], func(o *opinion) []float32 { return o.s.arcs[i].S[lo:hi] }))
			if head == e.words {
				head = -1
			}
			heads = append(heads, int32(head))
		}
	}
	for _, o := range truth {
		o.rels = o.l.rels(o.s, heads, false)
	}
	rels := l.rels(s, heads, true)
	for i := range s.rows() {
		lo, hi := i*rels.Cols, i*rels.Cols+len(spec.Rels)
		toward(rels.X[lo:hi], rels.G[lo:hi], func(o *opinion) []float32 { return o.rels.X[lo:hi] })
	}
	return loss
}

// opinion is what one teacher says of a batch.
type opinion struct {
	l    *Learner
	s    *states
	rels *Mat
}

// addSoftmax adds share times the softmax of x to p, and returns the logarithm
// of what the exponentials of x add up to.
func addSoftmax(p, x []float32, share float32) float64 {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	e := make([]float32, 0, 256)
	for _, v := range x {
		w := float32(math.Exp(float64(v - top)))
		e = append(e, w)
		sum += w
	}
	for i, w := range e {
		p[i] += share * w / sum
	}
	return math.Log(float64(sum)) + float64(top)
}

// softStep adds softmax(x) - p to g and returns the loss: the cross entropy
// with the probabilities p as truth.
func softStep(x, g, p []float32) float64 {
	loss := addSoftmax(g, x, 1)
	for i, v := range p {
		g[i] -= v
		if v > 0 {
			loss -= float64(v) * float64(x[i])
		}
	}
	return loss
}

func best(x []float32) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}
