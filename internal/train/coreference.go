// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"
	"math/rand/v2"

	"kg/extract/coreference"
)

// Passage is a text with what people say of its mentions.
type Passage struct {
	Text *coreference.Text
	// Entity gives the number of a mention's entity, 0 for a mention that
	// speaks of what nothing else speaks of, and whether anything is known.
	Entity func(*coreference.Mention) (entity int, known bool)
	// Weight is how much its choices count.
	Weight float32
}

// Costs are added to what a wrong choice is liked in learning, so that the
// right one keeps a distance from it.
type Costs struct{ NewWrong, LinkWrong, ChainWrong float64 }

// CoreferenceSettings are those of a run.
type CoreferenceSettings struct {
	Passes     int
	Rate, Drop float64
	Batch      int // choices of a step
	Own        float64
	Costs      Costs
	Seed       uint64
}

// ranker holds the weights of a model while they are learned.
type ranker struct {
	CoreferenceSettings
	m                           *coreference.Model
	newRows, self, pair         *Param
	begin, join                 *Param
	adam                        *Adam
	rng                         *rand.Rand
	pending                     int
	all                         int
	loss                        float64
	hidden                      [][]float32
	base, grad, selfGrad, masks []float32
	likes                       []float64
	chains                      []map[int]int // of each chain of the passage: how many of its mentions are of an entity
}

// LearnCoreference learns a model whose Words are set. report is told the
// mean loss of each pass, and may score the model as it is then.
func LearnCoreference(m *coreference.Model, passages []Passage, o CoreferenceSettings, report func(pass int, loss float64)) {
	m.Prepare()
	r := rand.New(rand.NewPCG(o.Seed, 3))
	self, pair := coreference.Inputs(len(m.Words) + 1)
	k := &ranker{CoreferenceSettings: o, m: m, rng: r}
	k.newRows = NewParam("new", self, m.Width, 0.05, r)
	k.self = NewParam("self", self, m.Width, 0.05, r)
	k.pair = NewParam("pair", pair, m.Width, 0.05, r)
	k.begin = NewParam("begin", 1, m.Width, 0.2, r)
	k.join = NewParam("join", 1, m.Width, 0.2, r)
	for _, p := range []*Param{k.newRows, k.self, k.pair} {
		p.Sparse = true
	}
	k.adam = &Adam{Params: []*Param{k.newRows, k.self, k.pair, k.begin, k.join}, Clip: 5}
	k.base, k.grad = make([]float32, m.Width), make([]float32, m.Width)
	k.selfGrad, k.masks = make([]float32, m.Width), make([]float32, m.Width)
	order := make([]int, len(passages))
	for i := range order {
		order[i] = i
	}
	for pass := range o.Passes {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		k.loss, k.all = 0, 0
		rate := o.Rate * (1 - 0.95*float64(pass)/float64(o.Passes))
		for _, i := range order {
			k.learn(&passages[i], pass > 0 && r.Float64() < o.Own, rate)
		}
		k.round()
		report(pass, k.loss/float64(max(1, k.all)))
	}
}

// learn learns from a passage. The chains that it goes on with are those of
// people, or its own.
func (k *ranker) learn(p *Passage, own bool, rate float64) {
	k.chains = k.chains[:0]
	k.m.Walk(p.Text, func(c *coreference.Choice) (int, int) {
		e, known := p.Entity(c.Mention)
		k.like(c)
		choice := k.best()
		if known {
			right := k.right(c, e)
			k.update(c, right, p.Weight)
			if k.pending++; k.pending == k.Batch {
				k.adam.Step(rate)
				k.limit()
				k.pending = 0
			}
			if !own {
				choice = first(right)
			}
		}
		if choice < 0 {
			k.chains = append(k.chains, map[int]int{e: 1})
		} else {
			k.chains[c.Chains[choice]][e]++
		}
		return choice, 0
	})
}

// right tells which choices are right: the chains most of whose mentions are
// of the entity, or the last, to begin one.
func (k *ranker) right(c *coreference.Choice, e int) []bool {
	out := make([]bool, len(c.Chains)+1)
	any := false
	for i, n := range c.Chains {
		if e > 0 && majority(k.chains[n]) == e {
			out[i], any = true, true
		}
	}
	out[len(c.Chains)] = !any
	return out
}

func majority(counts map[int]int) int {
	best, most := 0, 0
	for e, n := range counts {
		if e != 0 && (n > most || n == most && e > best) {
			best, most = e, n
		}
	}
	return best
}

func first(right []bool) int {
	for i, ok := range right[:len(right)-1] {
		if ok {
			return i
		}
	}
	return -1
}

// like computes how much each choice is liked.
func (k *ranker) like(c *coreference.Choice) {
	n, width := len(c.Chains)+1, k.m.Width
	for len(k.hidden) < n {
		k.hidden = append(k.hidden, make([]float32, width))
	}
	k.likes = k.likes[:0]
	clear(k.base)
	for _, id := range c.Self {
		addTo(k.base, k.self.W[int(id)*width:])
	}
	for i := range c.Chains {
		h := k.hidden[i]
		copy(h, k.base)
		for _, id := range c.Pairs[i] {
			addTo(h, k.pair.W[int(id)*width:])
		}
		k.likes = append(k.likes, out(h, k.join.W))
	}
	h := k.hidden[n-1]
	clear(h)
	for _, id := range c.Self {
		addTo(h, k.newRows.W[int(id)*width:])
	}
	k.likes = append(k.likes, out(h, k.begin.W))
}

// out is the output of a layer whose negative numbers are set to zero.
func out(h, w []float32) (sum float64) {
	for i, x := range h {
		if x > 0 {
			sum += float64(x * w[i])
		}
	}
	return sum
}

func (k *ranker) best() int {
	best, top := -1, k.likes[len(k.likes)-1]
	for i, x := range k.likes[:len(k.likes)-1] {
		if x > top {
			best, top = i, x
		}
	}
	return best
}

// update adds the gradient of the negative logarithm of the probability of
// what is right, wrong choices being liked more by what they cost.
func (k *ranker) update(c *coreference.Choice, right []bool, weight float32) {
	n := len(right)
	anaphor := !right[n-1]
	top := math.Inf(-1)
	for i := range k.likes {
		if !right[i] {
			switch {
			case i == n-1:
				k.likes[i] += k.Costs.NewWrong
			case anaphor:
				k.likes[i] += k.Costs.ChainWrong
			default:
				k.likes[i] += k.Costs.LinkWrong
			}
		}
		top = max(top, k.likes[i])
	}
	var whole, good float64
	for i, x := range k.likes {
		e := math.Exp(x - top)
		k.likes[i] = e
		whole += e
		if right[i] {
			good += e
		}
	}
	k.loss -= math.Log(good/whole + 1e-12)
	k.all++
	clear(k.selfGrad)
	k.drop()
	for i, e := range k.likes {
		g := e / whole
		if right[i] {
			g -= e / good
		}
		if math.Abs(g) < 1e-4 {
			continue
		}
		w := k.join
		if i == n-1 {
			w = k.begin
		}
		h := k.hidden[i]
		gf := float32(g) * weight
		for j, x := range h {
			k.grad[j] = 0
			if x > 0 {
				w.G[j] += gf * x * k.masks[j]
				k.grad[j] = gf * w.W[j] * k.masks[j]
			}
		}
		if i == n-1 {
			k.spread(k.newRows, c.Self, k.grad)
			continue
		}
		addTo(k.selfGrad, k.grad)
		k.spread(k.pair, c.Pairs[i], k.grad)
	}
	k.spread(k.self, c.Self, k.selfGrad)
}

// drop draws which numbers of the layer learn.
func (k *ranker) drop() {
	for j := range k.masks {
		k.masks[j] = 1
		if k.rng.Float64() < k.Drop {
			k.masks[j] = 0
		}
	}
}

func (k *ranker) spread(p *Param, ids []int32, g []float32) {
	for _, id := range ids {
		p.touch(id)
		addTo(p.G[int(id)*p.Cols:][:p.Cols], g)
	}
}

// limit keeps the weights in the range of a file.
func (k *ranker) limit() {
	const most = 127.0 / coreference.Unit
	for _, p := range []*Param{k.begin, k.join} {
		for i, w := range p.W {
			p.W[i] = max(-most, min(most, w))
		}
	}
}

// round gives the model the weights of now as whole numbers.
func (k *ranker) round() {
	for _, x := range []struct {
		to *[]int8
		p  *Param
	}{{&k.m.New, k.newRows}, {&k.m.Self, k.self}, {&k.m.Pair, k.pair}, {&k.m.Begin, k.begin}, {&k.m.Join, k.join}} {
		*x.to = make([]int8, len(x.p.W))
		for i, w := range x.p.W {
			if x.p.Sparse && (x.p.v == nil || x.p.v[i] == 0) {
				continue // never met: what it was begun with means nothing
			}
			(*x.to)[i] = int8(max(-127, min(127, math.Round(float64(w)*coreference.Unit))))
		}
	}
}
