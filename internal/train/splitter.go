// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"

	"kg/extract/reading"
	"kg/extract/reading/network"
	"kg/internal/conllu"
)

const (
	splitterPasses = 8
	splitterScale  = 24   // steps of a weight of 1
	splitterDecay  = 1e-6 // of weights, each time they are used
)

// Splitter learns where sentences end from the treebanks laid out as text, by
// logistic regression over the cues of reading.AppendSplit, with step sizes
// that fall for cues used often (AdaGrad: Duchi and others, 2011).
func Splitter(banks ...[]conllu.Sentence) []int8 {
	weights, squares := make([]float64, network.SplitterSize), make([]float64, network.SplitterSize)
	for range splitterPasses {
		for _, bank := range banks {
			layout := conllu.Raw(bank)
			ends := map[int]bool{}
			for _, s := range layout.Sentences {
				ends[s.End] = true
			}
			reading.AppendSplit(nil, layout.Text, func(p reading.Place) bool {
				var sum, truth float64
				for _, c := range p.Cues {
					sum += weights[c]
				}
				if ends[p.Before] {
					truth = 1
				}
				slope := 1/(1+math.Exp(-sum)) - truth
				for _, c := range p.Cues {
					g := slope + splitterDecay*weights[c]
					squares[c] += g * g
					weights[c] -= 0.2 * g / (math.Sqrt(squares[c]) + 1e-6)
				}
				return ends[p.Before]
			})
		}
	}
	out := make([]int8, len(weights))
	for i, w := range weights {
		out[i] = int8(max(-127, min(127, math.Round(w*splitterScale))))
	}
	return out
}
