// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"
	"math/rand/v2"

	"kg/extract/linear"
)

// Judged is a thing of which people said what it is.
type Judged struct {
	linear.Features
	Weight float64
	Is     []bool // of each class
}

// LinearSettings are those of learning regressions.
type LinearSettings struct {
	Passes     int
	Rate       float64 // of a step
	Sparse, L2 float64 // costs of a weight and of its square, a thing learned from
	Seed       uint64
}

// LearnLinear learns a regression a class by FTRL-Proximal (McMahan and others,
// "Ad Click Prediction: a View from the Trenches", KDD 2013), whose first cost
// leaves most weights at nothing.
func LearnLinear(classes []string, things []Judged, o LinearSettings) []linear.Regression {
	index := map[uint32]int{}
	var keys []uint32
	lists := make([][]int, len(things))
	for i, t := range things {
		for _, key := range t.Features {
			k, ok := index[key]
			if !ok {
				k = len(keys)
				index[key] = k
				keys = append(keys, key)
			}
			lists[i] = append(lists[i], k)
		}
	}
	out := make([]linear.Regression, len(classes))
	for c, name := range classes {
		l := newFTRL(len(keys)+1, o)
		r := rand.New(rand.NewPCG(o.Seed, uint64(c)))
		for range o.Passes {
			for _, i := range r.Perm(len(things)) {
				l.learn(lists[i], things[i].Is[c], things[i].Weight)
			}
		}
		out[c] = linear.Regression{Class: name, Bias: l.weight(len(keys)), Weight: map[uint32]float64{}}
		for k, key := range keys {
			if w := l.weight(k); w != 0 {
				out[c].Weight[key] = w
			}
		}
	}
	return out
}

// ftrl is a regression that learns: for each weight the sums z and n of the
// paper.
type ftrl struct {
	LinearSettings
	z, n []float64
}

func newFTRL(weights int, o LinearSettings) *ftrl {
	return &ftrl{o, make([]float64, weights), make([]float64, weights)}
}

// bias is the last weight, which costs nothing.
func (l *ftrl) weight(k int) float64 {
	z, sparse, l2 := l.z[k], l.Sparse, l.L2
	if k == len(l.z)-1 {
		sparse, l2 = 0, 0
	}
	if math.Abs(z) <= sparse || l.n[k] == 0 {
		return 0
	}
	return (math.Copysign(sparse, z) - z) / ((1+math.Sqrt(l.n[k]))/l.Rate + l2)
}

func (l *ftrl) learn(features []int, is bool, weight float64) {
	bias := len(l.z) - 1
	sum := l.weight(bias)
	for _, k := range features {
		sum += l.weight(k)
	}
	g := 1 / (1 + math.Exp(-sum))
	if is {
		g--
	}
	g *= weight
	l.step(bias, g)
	for _, k := range features {
		l.step(k, g)
	}
}

func (l *ftrl) step(k int, g float64) {
	w := l.weight(k)
	n := l.n[k] + g*g
	l.z[k] += g - (math.Sqrt(n)-math.Sqrt(l.n[k]))/l.Rate*w
	l.n[k] = n
}
