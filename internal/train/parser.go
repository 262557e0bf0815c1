// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"
	"math/rand/v2"

	"kg/extract/reading/network"
	"kg/internal/conllu"
)

// Settings are those of a run.
type Settings struct {
	Epochs int     // passes over the treebank
	Batch  int     // words of a step, at least
	Rate   float64 // largest step size; it rises for 200 steps and falls to 0
	Seed   uint64
	// Shares of numbers dropped of what enters the network, and of each layer.
	DropInput, DropHidden float64
}

// Shares of rows dropped in training, so that unknown words are met.
const (
	dropWord   = 0.15
	dropVector = 0.05
)

// weights of the losses of the tagger's groups; arcs and relations have 1.
var weights = [network.Groups]float32{1, 1, 0.5, 0.5}

// learner holds the weights of a model while they are learned.
type learner struct {
	Settings
	model  *network.Model
	tables [network.Pieces]*Param
	dense  map[string]*Param
	all    []*Param
	tape   *Tape
}

// Learn learns the weights of a model whose Spec and tables are made, or goes
// on from those that it has, and calls each after every pass with its number and the mean loss of a word.
func Learn(m *network.Model, vectors Vectors, bank []conllu.Sentence, o Settings, each func(epoch int, loss float64)) {
	l := newLearner(m, vectors, o)
	l.tape.Train = true
	batches, total := pack(examples(m, bank), o.Batch), 0
	adam := &Adam{Params: l.all, Clip: 50}
	r := rand.New(rand.NewPCG(o.Seed, 3))
	step := 0
	for epoch := range o.Epochs {
		var loss float64
		words := 0
		list := batches(r)
		if total == 0 {
			total = len(list) * o.Epochs
		}
		for _, batch := range list {
			n, x := l.loss(batch)
			l.tape.Backward()
			loss += x
			words += n
			step++
			adam.Step(o.Rate * min(1, float64(step)/200) * max(1-float64(step)/float64(total), 0.001))
		}
		l.store()
		each(epoch, loss/float64(words))
	}
}

func newLearner(m *network.Model, vectors Vectors, o Settings) *learner {
	r := rand.New(rand.NewPCG(o.Seed, 1))
	l := &learner{Settings: o, model: m, dense: map[string]*Param{}, tape: NewTape(o.Seed)}
	for p, t := range m.Tables {
		param := NewParam("table", len(t.Keys), m.Spec.Sizes[p], 0.3, r)
		param.Sparse = true
		l.tables[p] = param
		if p == network.PieceVector {
			param.Frozen = true
			continue
		}
		l.all = append(l.all, param)
	}
	for _, s := range m.Spec.Shapes() {
		deviation := math.Sqrt(2 / float64(s.Rows))
		switch {
		case s.Rows == 1:
			deviation = 0
		case s.Name == "arc.product.w":
			deviation = 0.02
		}
		p := NewParam(s.Name, s.Rows, s.Cols, deviation, r)
		l.dense[s.Name] = p
		l.all = append(l.all, p)
	}
	l.start(vectors)
	return l
}

// start sets what is not plain noise: vectors, the residual branches, which
// begin small, and the weights of a model that has some. Convolutions that
// such a model is grown by begin so small that it is nearly what it was.
func (l *learner) start(vectors Vectors) {
	m, small := l.model, float32(0.5)
	if m.Dense == nil {
		copy(l.tables[network.PieceVector].W, level(vectors, 0.3))
	} else {
		small = 0.1
		for p := range m.Tables {
			copy(l.tables[p].W, m.Tables[p].W)
		}
	}
	for i := range len(m.Spec.Lower) + len(m.Spec.Upper) {
		for j := range l.dense[network.Convolution(i)+".w"].W {
			l.dense[network.Convolution(i)+".w"].W[j] *= small
		}
	}
	for name, w := range m.Dense {
		copy(l.dense[name].W, w)
	}
}

// level scales each vector to the same root mean square.
func level(v Vectors, rms float64) []float32 {
	out := make([]float32, len(v.X))
	for at := 0; at < len(v.X); at += v.Dim {
		var sum float64
		for _, x := range v.X[at : at+v.Dim] {
			sum += float64(x) * float64(x)
		}
		scale := float32(rms / (math.Sqrt(sum/float64(v.Dim)) + 1e-9))
		for i, x := range v.X[at : at+v.Dim] {
			out[at+i] = scale * x
		}
	}
	return out
}

// pack returns a function that shuffles the examples into batches of at least
// size words.
func pack(all []*example, size int) func(*rand.Rand) [][]*example {
	return func(r *rand.Rand) [][]*example {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		var list [][]*example
		from, words := 0, 0
		for i, e := range all {
			if words += len(e.heads); words >= size {
				list = append(list, all[from:i+1])
				from, words = i+1, 0
			}
		}
		if from < len(all) {
			list = append(list, all[from:])
		}
		return list
	}
}

// store copies the weights to the model.
func (l *learner) store() {
	for p := range l.model.Tables {
		l.model.Tables[p].W = l.tables[p].W
	}
	if l.model.Dense == nil {
		l.model.Dense = map[string][]float32{}
	}
	for name, p := range l.dense {
		l.model.Dense[name] = p.W
	}
}

// loss computes the loss of a batch, sets the gradients at the top of the
// tape, and returns the number of words and the loss.
func (l *learner) loss(batch []*example) (int, float64) {
	t, spec := l.tape, &l.model.Spec
	t.Reset()
	var ends []int
	rows := 0
	for _, e := range batch {
		rows += len(e.heads)
		ends = append(ends, rows)
	}
	x := t.Mat(rows, l.dense["in.w"].Rows)
	at := 0
	for p, table := range l.tables {
		ids := join(batch, func(e *example) []int32 { return e.ids[p] })
		switch p {
		case network.PieceWord:
			ids = t.Some(ids, dropWord)
		case network.PieceVector:
			ids = t.Some(ids, dropVector)
		}
		t.Lookup(x, at, table, ids)
		at += table.Cols
	}
	t.Drop(x, l.DropInput)
	h := l.hidden("in", x)
	for i, step := range spec.Lower {
		h = t.Add(h, l.hidden(network.Convolution(i), t.Window(h, ends, step)))
	}
	tags := l.hidden("tag.hidden", h)
	scores := l.layer("tag.out", tags)
	h = t.Add(h, tags)
	for i, step := range spec.Upper {
		h = t.Add(h, l.hidden(network.Convolution(len(spec.Lower)+i), t.Window(h, ends, step)))
	}
	var sum float64
	columns := spec.Columns()
	for g := range weights {
		labels := join(batch, func(e *example) []int32 { return e.labels[g] })
		sum += CrossEntropy(scores, columns[g], columns[g+1], labels, weights[g])
	}
	return rows, sum + l.arcs(h, batch, ends) + l.rels(h, batch, ends)
}

func (l *learner) arcs(h *Mat, batch []*example, ends []int) float64 {
	q := l.layer("arc.product", l.hidden("arc.dependent", h))
	arcs := l.tape.ScoreArcs(q, l.hidden("arc.head", h), l.dense["arc.root"], l.dense["arc.far"], ends, l.model.Spec.Far)
	var sum float64
	for i, e := range batch {
		n, a := len(e.heads), arcs[i]
		for d, head := range e.heads {
			if head < 0 {
				head = int32(n)
			}
			from, to := d*a.Stride, d*a.Stride+n+1
			sum += softmaxStep(a.S[from:to], a.G[from:to], int(head), 1)
		}
	}
	return sum
}

func (l *learner) rels(h *Mat, batch []*example, ends []int) float64 {
	heads := join(batch, func(e *example) []int32 { return e.heads })
	start := 0
	for _, end := range ends {
		for i := start; i < end; i++ {
			if heads[i] >= 0 {
				heads[i] += int32(start)
			}
		}
		start = end
	}
	pairs := l.tape.Pairs(l.layer("rel.dependent", h), l.tape.Dense(h, l.dense["rel.head.w"], nil), l.dense["rel.root"], heads, l.DropHidden)
	return CrossEntropy(l.layer("rel.out", pairs), 0, len(l.model.Spec.Rels), join(batch, func(e *example) []int32 { return e.rels }), 1)
}

func (l *learner) layer(name string, x *Mat) *Mat {
	return l.tape.Dense(x, l.dense[name+".w"], l.dense[name+".b"])
}

func (l *learner) hidden(name string, x *Mat) *Mat {
	return l.tape.Relu(l.layer(name, x), l.DropHidden)
}

func join(batch []*example, part func(*example) []int32) []int32 {
	var all []int32
	for _, e := range batch {
		all = append(all, part(e)...)
	}
	return all
}
