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
	cued, whole, sure float64
	right             bool
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
			list = append(list, sample{x.Cued, x.Whole, x.Sure, right})
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

// calibrate learns, by logistic regression on the articles that are held out,
// how sure an attribution is from its two probabilities.
func calibrate(r *attribution.Reader, held []annotated) (w [3]float64) {
	list := samples(r, held)
	for range 2000 {
		var g [3]float64
		for _, s := range list {
			x := [3]float64{1, attribution.Logit(s.cued), attribution.Logit(s.whole)}
			p := 1 / (1 + math.Exp(-w[0]*x[0]-w[1]*x[1]-w[2]*x[2]))
			if s.right {
				p--
			}
			for i := range g {
				g[i] += p * x[i]
			}
		}
		for i := range w {
			w[i] -= 0.1 * g[i] / float64(len(list)+1)
		}
	}
	return w
}

// reliability tells, for attributions that are about as sure, how many there
// are and what share of them is right.
func reliability(r *attribution.Reader, held []annotated) (lines []string) {
	var n, right [10]int
	var sure [10]float64
	for _, s := range samples(r, held) {
		bin := min(9, int(10*s.sure))
		n[bin]++
		sure[bin] += s.sure
		if s.right {
			right[bin]++
		}
	}
	for i := range n {
		if n[i] > 0 {
			lines = append(lines, fmt.Sprintf("sure %.2f: %d of %d right, %.2f", sure[i]/float64(n[i]), right[i], n[i], float64(right[i])/float64(n[i])))
		}
	}
	return lines
}
