// SPDX-License-Identifier: Apache-2.0

package train

import (
	"slices"

	"kg/extract/attribution"
	"kg/extract/reading/matrix"
)

// heads is the loss of the sources and contents of all cues of a batch.
func (l *attributionLearner) heads(h, scores *Mat, batch []*piece) float64 {
	t := l.tape
	var at spread
	var labels []uint8
	start := 0
	for _, p := range batch {
		for _, cue := range l.mistaken(p, scores, start) {
			w := attribution.Window(p.words, cue)
			at.add(p.words, cue, w, start)
			labels = append(labels, make([]uint8, w.Last-w.First)...)
		}
		for i := range p.heads {
			e := &p.heads[i]
			at.add(p.words, e.cue, e.window, start)
			labels = append(labels, e.labels...)
		}
		start += len(p.words)
	}
	if len(at.cues) == 0 {
		return 0
	}
	cues := l.layer("head.cue", t.Means(h, at.cues))
	z := t.Spread(t.Dense(h, l.dense["head.word.w"], nil), cues, l.dense["head.far.w"], l.dense["head.sentence.w"], l.dense["head.path.w"], &at)
	t.Drop(z, l.DropHidden)
	for i := range l.model.Spec.HeadLayers {
		z = l.recurrent(attribution.HeadLayer(i), z, at.ends)
	}
	return fieldLoss(l.layer("head.out", z), l.dense["head.next.w"], labels, at.ends, attribution.HeadLabels, 1, &l.lattice)
}

// doubtful is the probability from which on a span is learned from as a cue
// that is none.
const doubtful = 0.3

// mistaken are the cues that the network finds in a piece where there is none:
// their heads learn that they have neither source nor content.
func (l *attributionLearner) mistaken(p *piece, scores *Mat, start int) (cues []attribution.Range) {
	if !l.tape.Train {
		return nil
	}
	f := attribution.NewField(attribution.CueLabels, l.dense["cue.next.w"].W)
	f.Sum(scores.X[start*matrix.Lanes:(start+len(p.words))*matrix.Lanes], &l.lattice)
	for _, cue := range l.lattice.Spans(attribution.CueBegins, doubtful) {
		if !slices.ContainsFunc(p.cues[cue.First:cue.Last], func(label uint8) bool { return label != attribution.None }) {
			cues = append(cues, cue.Range)
		}
	}
	return cues
}

// spread lists the words of the windows of cues, each word as rows of five
// matrices.
type spread struct {
	cues                           []attribution.Range // rows of the states
	ends                           []int               // of the windows
	word, cue, far, sentence, path []int32
}

// add adds the window of a cue of a piece whose first row is start.
func (s *spread) add(words []attribution.Word, cue, window attribution.Range, start int) {
	for i := window.First; i < window.Last; i++ {
		s.word = append(s.word, int32(start+i))
		s.cue = append(s.cue, int32(len(s.cues)))
		s.far = append(s.far, int32(attribution.Distance(i, cue)))
		s.sentence = append(s.sentence, int32(attribution.SentenceDistance(&words[i], &words[cue.First])))
		s.path = append(s.path, int32(attribution.Path(words, i, cue)))
	}
	s.cues = append(s.cues, shift(cue, start))
	s.ends = append(s.ends, len(s.word))
}

// Means returns the mean of each range of rows.
func (t *Tape) Means(x *Mat, ranges []attribution.Range) *Mat {
	y := t.Mat(len(ranges), x.Cols)
	for i, r := range ranges {
		row := y.X[i*x.Cols:][:x.Cols]
		for k := r.First; k < r.Last; k++ {
			addTo(row, x.X[k*x.Cols:])
		}
		for j := range row {
			row[j] /= float32(r.Last - r.First)
		}
	}
	t.back = append(t.back, func() {
		for i, r := range ranges {
			scale := 1 / float32(r.Last-r.First)
			for k := r.First; k < r.Last; k++ {
				to := x.G[k*x.Cols:][:x.Cols]
				for j, g := range y.G[i*x.Cols:][:x.Cols] {
					to[j] += scale * g
				}
			}
		}
	})
	return y
}

// Spread returns, for each word of each window, the sum of its five rows.
func (t *Tape) Spread(words, cues *Mat, far, sentence, path *Param, at *spread) *Mat {
	d := words.Cols
	y := t.Mat(len(at.word), d)
	visit := func(f func(row int, of []float32, k int), words, cues, far, sentence, path []float32) {
		for i, w := range at.word {
			f(i, words, int(w))
			f(i, cues, int(at.cue[i]))
			f(i, far, int(at.far[i]))
			f(i, sentence, int(at.sentence[i]))
			f(i, path, int(at.path[i]))
		}
	}
	visit(func(row int, of []float32, k int) { addTo(y.X[row*d:][:d], of[k*d:]) }, words.X, cues.X, far.W, sentence.W, path.W)
	t.back = append(t.back, func() {
		visit(func(row int, of []float32, k int) { addTo(of[k*d:][:d], y.G[row*d:]) }, words.G, cues.G, far.G, sentence.G, path.G)
	})
	return y
}
