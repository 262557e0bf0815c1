// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"
	"math/rand/v2"

	"kg/extract/attribution"
	"kg/extract/reading/matrix"
	"kg/extract/reading/network"
)

// Article is an article with the attributions that people found in it; Source
// may have several ranges, only the first cue counts.
type Article struct {
	Words []attribution.Word
	Gold  []Gold
}

// Gold is an attribution as people drew it.
type Gold struct {
	Cue             attribution.Range
	Source, Content []attribution.Range
}

// LearnAttribution learns the weights of a model whose Spec and tables are
// made, or goes on from those that it has, and calls each after every pass
// with its number and the mean loss of a word. A new model's rows of words
// begin with the vectors.
func LearnAttribution(m *attribution.Model, vectors Vectors, articles []Article, o Settings, each func(pass int, loss float64)) {
	l := newAttributionLearner(m, vectors, o)
	l.tape.Train = true
	all := pieces(m, articles)
	adam := &Adam{Params: l.all, Clip: 100}
	r := rand.New(rand.NewPCG(o.Seed, 3))
	step, total := 0, 0
	for pass := range o.Passes {
		batches := batch(all, o.Batch, r)
		if total == 0 {
			total = len(batches) * o.Passes
		}
		var loss float64
		words := 0
		for _, b := range batches {
			n, x := l.loss(b)
			l.tape.Backward()
			loss += x
			words += n
			step++
			adam.Step(o.Rate * min(1, float64(step)/200) * max(1-float64(step)/float64(total), 0.001))
		}
		l.store()
		each(pass, loss/float64(words))
	}
}

// attributionLearner holds the weights of a model while they are learned.
type attributionLearner struct {
	Settings
	model   *attribution.Model
	tables  [attribution.TableCount]*Param
	dense   map[string]*Param
	all     []*Param
	tape    *Tape
	lattice attribution.Lattice
}

// flat is the name of a layer that is used in learning only: it tells of each
// word whether it stands in any source, and in any content.
const flat = "flat.out"

// wordDeviation is that of the first values of tables.
const wordDeviation = 0.3

func newAttributionLearner(m *attribution.Model, vectors Vectors, o Settings) *attributionLearner {
	r := rand.New(rand.NewPCG(o.Seed, 1))
	l := &attributionLearner{Settings: o, model: m, dense: map[string]*Param{}, tape: NewTape(o.Seed)}
	for i, t := range m.Tables {
		p := NewParam("table", len(t.Keys), m.Spec.Sizes[i], wordDeviation, r)
		p.Sparse = true
		switch {
		case m.Dense != nil:
			copy(p.W, t.W)
		case i == attribution.PieceWord:
			for j, x := range level(vectors) {
				p.W[j] = wordDeviation * x
			}
		}
		l.tables[i] = p
		l.all = append(l.all, p)
	}
	shapes := append(m.Spec.Shapes(), network.Matrix{Name: flat + ".w", Rows: m.Spec.Width, Cols: matrix.Lanes},
		network.Matrix{Name: flat + ".b", Rows: 1, Cols: matrix.Lanes})
	for _, s := range shapes {
		p := NewParam(s.Name, s.Rows, s.Cols, startsWith(s), r)
		startRecurrent(p, r)
		copy(p.W, m.Dense[s.Name])
		l.dense[s.Name] = p
		l.all = append(l.all, p)
	}
	return l
}

// startsWith is the deviation of the first values of a matrix: biases, what follows what
// in a field, and flat begin with zero.
func startsWith(s network.Matrix) float64 {
	switch {
	case s.Rows == 1, s.Name == "cue.next.w", s.Name == "head.next.w", s.Name == flat+".w":
		return 0
	case s.Name == "head.far.w", s.Name == "head.sentence.w", s.Name == "head.path.w":
		return 0.3
	}
	return math.Sqrt(1.5 / float64(s.Rows))
}

// store copies the weights to the model.
func (l *attributionLearner) store() {
	for i, p := range l.tables {
		l.model.Tables[i].W = p.W
	}
	l.model.Dense = map[string][]float32{}
	for _, s := range l.model.Spec.Shapes() {
		l.model.Dense[s.Name] = l.dense[s.Name].W
	}
}

// loss computes the loss of a batch, sets the gradients at the top of the
// tape, and returns the number of words and the loss.
func (l *attributionLearner) loss(batch []*piece) (int, float64) {
	t := l.tape
	t.Reset()
	var ends []int
	rows := 0
	for _, p := range batch {
		rows += len(p.words)
		ends = append(ends, rows)
	}
	h := l.encode(batch, rows, ends)
	var cues []uint8
	for _, p := range batch {
		cues = append(cues, p.cues...)
	}
	scores := l.layer("cue.out", h)
	sum := fieldLoss(scores, l.dense["cue.next.w"], cues, ends, attribution.CueLabels, 1, &l.lattice)
	f := l.layer(flat, h)
	for i := range 2 {
		var labels []int32
		for _, p := range batch {
			labels = append(labels, p.flat[i]...)
		}
		sum += CrossEntropy(f, 3*i, 3*i+3, labels, 0.3)
	}
	return rows, sum + l.heads(h, scores, batch)
}

// encode gives the states of the words of a batch.
func (l *attributionLearner) encode(batch []*piece, rows int, ends []int) *Mat {
	t := l.tape
	columns := 0
	for _, size := range l.model.Spec.Sizes {
		columns += size
	}
	x := t.Mat(rows, columns)
	at := 0
	for i, table := range l.tables {
		var ids []int32
		for _, p := range batch {
			ids = append(ids, p.ids[i]...)
		}
		if i == attribution.PieceWord {
			ids = t.Some(ids, dropWord)
		}
		t.Lookup(x, at, table, ids)
		at += table.Cols
	}
	t.Drop(x, l.DropInput)
	h := l.layer("in", x)
	for i := range l.model.Spec.Layers {
		h = l.recurrent(attribution.Layer(i), h, ends)
	}
	return h
}

func (l *attributionLearner) layer(name string, x *Mat) *Mat {
	return l.tape.Dense(x, l.dense[name+".w"], l.dense[name+".b"])
}

// recurrent adds to the states what a recurrent layer makes of them.
func (l *attributionLearner) recurrent(name string, h *Mat, ends []int) *Mat {
	return l.tape.Layer(h, l.dense[name+".blend"], l.dense[name+".w"], l.dense[name+".b"], l.DropHidden, ends)
}
