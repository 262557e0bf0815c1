// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"math"
	"slices"

	"kg/extract"
	"kg/extract/attribution"
)

// sample is an attribution that was found, and whether it is right.
type sample struct {
	article     int
	cued, whole float64
	right       bool
}

// samples reads the articles. An attribution is right where people drew one
// whose cue overlaps, with the same source, and a content that is the same for
// four fifths of its characters.
func samples(r *attribution.Reader, all []annotated) (list []sample) {
	var s attribution.Scratch
	for i := range all {
		a := &all[i]
		for _, x := range r.Read(nil, a.Words, &s) {
			if len(x.Content) == 0 {
				continue
			}
			found := a.found(x)
			right := slices.ContainsFunc(a.gold, func(g attributed) bool { return same(g, found) })
			list = append(list, sample{i, x.Cued, x.Whole, right})
		}
	}
	return list
}

func same(a, b attributed) bool {
	if len(a.cue) == 0 || !a.cue[0].Overlaps(b.cue[0]) || !slices.Equal(a.source, b.source) {
		return false
	}
	both, all := 0, length(a.content)+length(b.content)
	for _, x := range a.content {
		for _, y := range b.content {
			both += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return 5*both >= 4*(all-both)
}

func length(spans []extract.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// sure learns, by logistic regression, how sure an attribution is from its two
// probabilities.
func sure(list []sample) (w [3]float64) {
	for range 2000 {
		var g [3]float64
		for _, s := range list {
			p := s.sure(w)
			if s.right {
				p--
			}
			for i, x := range s.evidence() {
				g[i] += p * x
			}
		}
		for i := range w {
			w[i] -= 0.1 * g[i] / float64(len(list)+1)
		}
	}
	return w
}

func (s *sample) evidence() [3]float64 {
	return [3]float64{1, attribution.Logit(s.cued), attribution.Logit(s.whole)}
}

func (s *sample) sure(w [3]float64) float64 {
	x := s.evidence()
	return 1 / (1 + math.Exp(-w[0]*x[0]-w[1]*x[1]-w[2]*x[2]))
}

// reliability tells, for attributions that are about as sure, how many there
// are and what share of them is right. How sure they are is learned on every
// other article, for those between them, so that no article judges itself.
func reliability(list []sample) (lines []string) {
	var halves [2][]sample
	for _, s := range list {
		halves[s.article%2] = append(halves[s.article%2], s)
	}
	var n, right [10]int
	var all [10]float64
	for h, half := range halves {
		w := sure(halves[1-h])
		for _, s := range half {
			p := s.sure(w)
			bin := min(9, int(10*p))
			n[bin]++
			all[bin] += p
			if s.right {
				right[bin]++
			}
		}
	}
	var far float64
	for i := range n {
		if n[i] > 0 {
			far += math.Abs(all[i] - float64(right[i]))
			lines = append(lines, fmt.Sprintf("sure %.2f: %d of %d right, %.2f", all[i]/float64(n[i]), right[i], n[i], float64(right[i])/float64(n[i])))
		}
	}
	return append(lines, fmt.Sprintf("expected calibration error %.1f %%", 100*far/float64(max(1, len(list)))))
}
