// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"math"
	"math/rand/v2"
	"testing"

	"kg/extract/reading/matrix"
)

// TestFieldAgainstAllLabellings compares sums and probabilities with those of
// an enumeration of all labellings of four words.
func TestFieldAgainstAllLabellings(t *testing.T) {
	const n = 4
	r := rand.New(rand.NewPCG(1, 2))
	for _, labels := range []int{CueLabels, HeadLabels, 9} {
		next, scores := make([]float32, (labels+1)*matrix.Pad(labels)), make([]float32, n*matrix.Pad(labels))
		for i := range next {
			next[i] = float32(r.NormFloat64())
		}
		for i := range scores {
			scores[i] = float32(2 * r.NormFloat64())
		}
		f := NewField(labels, next)
		var total, pair float64
		spans := map[Range]float64{}
		eachLabelling(make([]uint8, n), 0, labels, func(y []uint8) {
			p := math.Exp(f.Score(y, scores))
			total += p
			if y[1] == 1 && y[2] == 2 {
				pair += p
			}
			for i := range y {
				if y[i] != 1 {
					continue
				}
				s := Range{i, i + 1}
				for s.Last < n && y[s.Last] == 2 {
					s.Last++
				}
				spans[s] += p
			}
		})
		var l Lattice
		f.Sum(scores, &l)
		if got, want := l.Log, math.Log(total); math.Abs(got-want) > 1e-5 {
			t.Errorf("%d labels: logarithm of the sum %v, want %v", labels, got, want)
		}
		if got, want := l.Pair(1, 1, 2), pair/total; math.Abs(got-want) > 1e-6 {
			t.Errorf("%d labels: probability of a pair %v, want %v", labels, got, want)
		}
		found := l.Spans(1, 0.02)
		if len(found) == 0 {
			t.Errorf("%d labels: no spans", labels)
		}
		for i, s := range found {
			if want := spans[s.Range] / total; math.Abs(s.P-want) > 1e-6 {
				t.Errorf("%d labels: %v has the probability %v, want %v", labels, s.Range, s.P, want)
			}
			for other, p := range spans {
				if other.First == s.First && p/total > s.P+1e-6 {
					t.Errorf("%d labels: %v is likelier than %v", labels, other, s.Range)
				}
			}
			if i > 0 && s.First < found[i-1].Last {
				t.Errorf("%d labels: %v overlaps %v", labels, s.Range, found[i-1].Range)
			}
		}
	}
}

// eachLabelling visits all labellings that are allowed.
func eachLabelling(y []uint8, i, labels int, visit func([]uint8)) {
	if i == len(y) {
		visit(y)
		return
	}
	for b := range labels {
		if from := 0; i > 0 && !Follows(int(y[i-1]), b) || i == 0 && !Follows(from, b) {
			continue
		}
		y[i] = uint8(b)
		eachLabelling(y, i+1, labels, visit)
	}
}
