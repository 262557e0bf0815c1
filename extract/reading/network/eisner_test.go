// SPDX-License-Identifier: Apache-2.0

package network

import (
	"math/rand/v2"
	"testing"
)

// bestTree tries every assignment of heads.
func bestTree(score []float32, n, stride int) (best float32) {
	heads := make([]int, n)
	found := false
	trees := &Trees{}
	var try func(d int, sum float32, roots int)
	try = func(d int, sum float32, roots int) {
		if d == n {
			if roots == 1 && trees.isTree(heads) && projective(heads) && (!found || sum > best) {
				best, found = sum, true
			}
			return
		}
		for h := range n + 1 {
			if h == d {
				continue
			}
			heads[d] = h
			r := roots
			if h == n {
				heads[d] = -1
				r++
			}
			try(d+1, sum+score[d*stride+h], r)
		}
	}
	try(0, 0, 0)
	return best
}

func TestBestFindsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	trees := &Trees{}
	for round := range 300 {
		n := 1 + round%5
		stride := n + 2
		score := make([]float32, n*stride)
		for i := range score {
			score[i] = float32(r.NormFloat64())
		}
		for d := range n {
			score[d*stride+d] = never
		}
		heads := make([]int, n)
		trees.Best(heads, score, n, stride)
		roots, sum := 0, float32(0)
		for d, h := range heads {
			if h < 0 {
				roots++
				h = n
			}
			sum += score[d*stride+h]
		}
		if roots != 1 || !trees.isTree(heads) || !projective(heads) {
			t.Fatalf("round %d: %v is no projective tree with one root", round, heads)
		}
		if want := bestTree(score, n, stride); sum < want-1e-4 {
			t.Fatalf("round %d: tree %v scores %v, the best %v", round, heads, sum, want)
		}
	}
}

func TestProjective(t *testing.T) {
	for _, c := range []struct {
		heads []int
		want  bool
	}{
		{[]int{1, -1, 1}, true},
		{[]int{2, 3, -1, 2}, false}, // 0-2 and 1-3 cross
		{[]int{2, -1, 1}, false},    // 0-2 spans the root
		{[]int{-1}, true},
	} {
		if got := projective(c.heads); got != c.want {
			t.Errorf("%v: %v", c.heads, got)
		}
	}
}
