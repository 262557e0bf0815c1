// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"
	"math/rand/v2"

	"kg/extract/linear"
)

// Ranked is a choice of which people said what is right: one of some things, or none.
type Ranked struct {
	Things []linear.Features
	Right  []bool // of each; none where none of them is
	Weight float64
}

// LearnRanking learns one regression that ranks the things of a choice, whose probabilities and that of none make 1 together
// (a conditional logit; McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior", 1974). It learns by FTRL-Proximal,
// as LearnLinear does.
func LearnRanking(name string, choices []Ranked, o LinearSettings) linear.Regression {
	index := map[uint32]int{}
	var keys []uint32
	lists := make([][][]int32, len(choices))
	for i, c := range choices {
		lists[i] = make([][]int32, len(c.Things))
		for t, thing := range c.Things {
			for _, key := range thing {
				k, ok := index[key]
				if !ok {
					k = len(keys)
					index[key] = k
					keys = append(keys, key)
				}
				lists[i][t] = append(lists[i][t], int32(k))
			}
		}
	}
	l := newFTRL(len(keys)+1, o)
	r := rand.New(rand.NewPCG(o.Seed, 0))
	for range o.Passes {
		for _, i := range r.Perm(len(choices)) {
			l.rank(lists[i], choices[i].Right, choices[i].Weight)
		}
	}
	out := linear.Regression{Class: name, Bias: l.weight(len(keys)), Weight: map[uint32]float64{}}
	for k, key := range keys {
		if w := l.weight(k); w != 0 {
			out.Weight[key] = w
		}
	}
	return out
}

// Scores beyond mostLiked are cut, so that none overflows; steps below leastStep are not worth their time.
const (
	mostLiked = 40
	leastStep = 1e-4
)

// rank learns from one choice.
func (l *ftrl) rank(things [][]int32, right []bool, weight float64) {
	bias := len(l.z) - 1
	like := make([]float64, len(things)) // exp of the scores
	all, rightly := 1.0, 0.0
	for t, list := range things {
		sum := l.weight(bias)
		for _, k := range list {
			sum += l.weight(int(k))
		}
		like[t] = math.Exp(min(sum, mostLiked))
		all += like[t]
		if right[t] {
			rightly += like[t]
		}
	}
	grad := map[int]float64{}
	var order []int // as they come, so that two runs add alike
	add := func(k int, g float64) {
		if _, ok := grad[k]; !ok {
			order = append(order, k)
		}
		grad[k] += g
	}
	for t, list := range things {
		g := like[t] / all
		if right[t] {
			g -= like[t] / rightly
		}
		if math.Abs(g) < leastStep {
			continue
		}
		add(bias, g*weight)
		for _, k := range list {
			add(int(k), g*weight)
		}
	}
	for _, k := range order {
		l.step(k, grad[k])
	}
}
