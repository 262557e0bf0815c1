// SPDX-License-Identifier: Apache-2.0

package train

import (
	"kg/extract/attribution"
)

// fieldLoss is the loss of the labels under a conditional random field whose
// scores stand in y, as many columns a word as the field has: the negative logarithm of
// their probability, summed over the texts, of which the i-th ends at ends[i].
// It writes gradients times weight into y and next.
func fieldLoss(y *Mat, next *Param, labels []uint8, ends []int, count int, weight float32, l *attribution.Lattice) float64 {
	f := attribution.NewField(count, next.W)
	var loss float64
	start := 0
	for _, end := range ends {
		scores, of := y.X[start*f.Columns:end*f.Columns], labels[start:end]
		f.Sum(scores, l)
		loss += l.Log - f.Score(of, scores)
		from := count
		for i, label := range of {
			g := y.G[(start+i)*f.Columns:][:count]
			for b := range g {
				g[b] += weight * float32(l.Label(i, b))
				if i == 0 {
					next.G[count*f.Columns+b] += weight * float32(l.Label(i, b))
					continue
				}
				for a := range count {
					next.G[a*f.Columns+b] += weight * float32(l.Pair(i-1, a, b))
				}
			}
			g[label] -= weight
			next.G[from*f.Columns+int(label)] -= weight
			from = int(label)
		}
		start = end
	}
	return float64(weight) * loss
}
