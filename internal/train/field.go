// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"

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

// softFieldLoss is fieldLoss for one text whose labels have the chances that a teacher gives them, count a word: the
// labellings that a field allows have the product of their labels' chances. The loss is the mean of fieldLoss over them.
func softFieldLoss(y *Mat, next *Param, chances []float32, count int, weight float32, l, teacher *attribution.Lattice) float64 {
	f := attribution.NewField(count, next.W)
	n := len(chances) / count
	logs := make([]float32, n*f.Columns)
	for i, p := range chances {
		logs[i/count*f.Columns+i%count] = float32(math.Log(float64(max(p, leastChance))))
	}
	attribution.NewField(count, make([]float32, (count+1)*f.Columns)).Sum(logs, teacher)
	f.Sum(y.X, l)
	loss := l.Log
	pull := func(g []float32, at int, p, want float64, score float32) {
		g[at] += weight * float32(p-want)
		loss -= want * float64(score)
	}
	for i := range n {
		for b := range count {
			at := i*f.Columns + b
			p, want := l.Label(i, b), teacher.Label(i, b)
			pull(y.G, at, p, want, y.X[at])
			if i == 0 {
				at = count*f.Columns + b
				pull(next.G, at, p, want, next.W[at])
				continue
			}
			for a := range count {
				if attribution.Follows(a, b) {
					at = a*f.Columns + b
					pull(next.G, at, l.Pair(i-1, a, b), teacher.Pair(i-1, a, b), next.W[at])
				}
			}
		}
	}
	return float64(weight) * loss
}

// leastChance is that of a label of which a teacher says nothing.
const leastChance = 1e-4
