// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math"
	"math/rand/v2"
	"slices"

	"kg/extract/attribution"
	"kg/extract/naming"
	"kg/extract/reading/network"
)

// NamedSentence is a sentence with the labels of its names. Scheme counts the
// corpora that it may come from: each has ways of its own, which the network
// is told when it learns.
type NamedSentence struct {
	Words  []naming.Word
	Engine []float32 // what the engine and the vectors hold of the words, side by side
	Labels []uint8
	// Chances are what a teacher gives the labels, a row for each word, in place of Labels; nil where people drew them.
	Chances []float32
	Scheme  int32
	Weight  float32 // of its loss
}

// NamingTables makes the tables of a model: of each the keys that the
// sentences have often enough.
func NamingTables(m *naming.Model, all []*NamedSentence, leastWord, leastPiece int) {
	var counts [naming.TableCount]map[string]int
	for i := range counts {
		counts[i] = map[string]int{}
	}
	var normal, shape, key []byte
	for _, s := range all {
		for i := range s.Words {
			w := &s.Words[i]
			normal, shape = network.AppendNormal(normal[:0], w.Form), network.AppendShape(shape[:0], w.Form)
			for t := range counts {
				key = naming.AppendKey(key[:0], t, w, normal, shape)
				counts[t][string(key)]++
			}
		}
	}
	for t := range counts {
		least := leastPiece
		if t == naming.PieceWord {
			least = leastWord
		}
		m.Tables[t] = network.NewTable(frequent(counts[t], least))
	}
}

// LearnNaming learns the weights of a model whose Spec and tables are made,
// and calls each after every pass with its number and the mean loss of a word.
// schemes are the shares of the ways of corpora that the model is left with.
func LearnNaming(m *naming.Model, all []*NamedSentence, schemes []float64, o Settings, each func(pass int, loss float64)) {
	l := newNamingLearner(m, len(schemes), o)
	l.tape.Train = true
	adam := &Adam{Params: l.all, Clip: 100}
	r := rand.New(rand.NewPCG(o.Seed, 3))
	list := l.examples(all)
	step, total := 0, 0
	for pass := range o.Passes {
		batches := namingBatches(list, o.Batch, r)
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
		l.store(schemes)
		each(pass, loss/float64(words))
	}
}

// namedExample is a sentence as rows of tables.
type namedExample struct {
	*NamedSentence
	ids [naming.TableCount][]int32
}

func (l *namingLearner) examples(all []*NamedSentence) []*namedExample {
	list := make([]*namedExample, len(all))
	var normal, shape, key []byte
	for k, s := range all {
		e := &namedExample{NamedSentence: s}
		for i := range s.Words {
			w := &s.Words[i]
			normal, shape = network.AppendNormal(normal[:0], w.Form), network.AppendShape(shape[:0], w.Form)
			for t := range l.model.Tables {
				key = naming.AppendKey(key[:0], t, w, normal, shape)
				e.ids[t] = append(e.ids[t], l.model.Tables[t].ID(key))
			}
		}
		list[k] = e
	}
	return list
}

// namingBatches draws batches of sentences of at least so many words.
func namingBatches(all []*namedExample, size int, r *rand.Rand) (list [][]*namedExample) {
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	from, words := 0, 0
	for i, e := range all {
		if words += len(e.Words); words >= size || i+1 == len(all) {
			list = append(list, all[from:i+1])
			from, words = i+1, 0
		}
	}
	return list
}

// namingLearner holds the weights of a model while they are learned.
type namingLearner struct {
	Settings
	model   *naming.Model
	tables  [naming.TableCount]*Param
	dense   map[string]*Param
	schemes *Param // rows added to the first layer
	all     []*Param
	tape    *Tape
	lattice attribution.Lattice
	teacher attribution.Lattice
	// unlisted and unknown are the rows of words that stand on no list.
	unlisted, unknown int32
}

func newNamingLearner(m *naming.Model, schemes int, o Settings) *namingLearner {
	r := rand.New(rand.NewPCG(o.Seed, 1))
	l := &namingLearner{Settings: o, model: m, dense: map[string]*Param{}, tape: NewTape(o.Seed)}
	l.unlisted = m.Tables[naming.PieceLists].ID(naming.AppendKey(nil, naming.PieceLists, &naming.Word{}, nil, nil))
	l.unknown = m.Tables[naming.PieceWorld].ID(naming.AppendKey(nil, naming.PieceWorld, &naming.Word{}, nil, nil))
	add := func(p *Param, sparse bool) *Param {
		p.Sparse = sparse
		l.all = append(l.all, p)
		return p
	}
	for i, t := range m.Tables {
		l.tables[i] = add(NewParam("table", len(t.Keys), m.Spec.Sizes[i], wordDeviation, r), true)
	}
	l.schemes = add(NewParam("schemes", schemes, m.Spec.Width, 0.1, r), true)
	for _, s := range m.Spec.Shapes() {
		deviation := 0.0
		if s.Rows > 1 && s.Name != "next.w" {
			deviation = 1 / math.Sqrt(float64(s.Rows))
		}
		p := add(NewParam(s.Name, s.Rows, s.Cols, deviation, r), false)
		l.dense[s.Name] = p
		startRecurrent(p, r)
	}
	return l
}

// store copies the weights to the model.
func (l *namingLearner) store(schemes []float64) {
	for i, p := range l.tables {
		l.model.Tables[i].W = p.W
	}
	l.model.Dense = map[string][]float32{}
	for _, s := range l.model.Spec.Shapes() {
		l.model.Dense[s.Name] = l.dense[s.Name].W
	}
	b := append([]float32{}, l.dense["in.b"].W...)
	for row, share := range schemes {
		for k := range b {
			b[k] += float32(share) * l.schemes.W[row*len(b)+k]
		}
	}
	l.model.Dense["in.b"] = b
}

// dropLists is the share of sentences whose lists say nothing, so that names
// on no list are learned, too.
const dropLists = 0.25

// loss computes the loss of a batch, sets the gradients at the top of the
// tape, and returns the number of words and the loss.
func (l *namingLearner) loss(batch []*namedExample) (int, float64) {
	t := l.tape
	t.Reset()
	var ends []int
	var schemes []int32
	rows := 0
	for _, e := range batch {
		rows += len(e.Words)
		ends = append(ends, rows)
		for range e.Words {
			schemes = append(schemes, e.Scheme)
		}
	}
	h := t.Dense(l.input(batch, rows), l.dense["in.w"], l.dense["in.b"])
	t.AddRows(h, l.schemes, schemes)
	h = t.Relu(h, l.DropHidden)
	for i := range l.model.Spec.Layers {
		name := naming.Layer(i)
		h = t.Layer(h, l.dense[name+".blend"], l.dense[name+".w"], l.dense[name+".b"], l.DropHidden, ends)
	}
	y := t.Dense(h, l.dense["out.w"], l.dense["out.b"])
	var sum float64
	start := 0
	for _, e := range batch {
		end := start + len(e.Words)
		part := &Mat{X: y.X[start*y.Cols : end*y.Cols], G: y.G[start*y.Cols : end*y.Cols], Rows: end - start, Cols: y.Cols}
		if e.Chances != nil {
			sum += softFieldLoss(part, l.dense["next.w"], e.Chances, naming.Labels, e.Weight, &l.lattice, &l.teacher)
		} else {
			sum += fieldLoss(part, l.dense["next.w"], e.Labels, []int{end - start}, naming.Labels, e.Weight, &l.lattice)
		}
		start = end
	}
	return rows, sum
}

// input lays what enters for each word side by side.
func (l *namingLearner) input(batch []*namedExample, rows int) *Mat {
	t := l.tape
	x := t.Mat(rows, l.model.Spec.Input())
	width := l.model.Spec.Engine
	row := 0
	for _, e := range batch {
		for i := range e.Words {
			copy(x.X[row*x.Cols:][:width], e.Engine[i*width:])
			row++
		}
	}
	at := width
	for i, table := range l.tables {
		var ids []int32
		for _, e := range batch {
			switch {
			case i == naming.PieceLists && t.Train && float64(t.byte()) < dropLists*256:
				ids = append(ids, slices.Repeat([]int32{l.unlisted}, len(e.Words))...)
			case i == naming.PieceWorld && t.Train && float64(t.byte()) < dropLists*256:
				ids = append(ids, slices.Repeat([]int32{l.unknown}, len(e.Words))...)
			default:
				ids = append(ids, e.ids[i]...)
			}
		}
		if i == naming.PieceWord {
			ids = t.Some(ids, 2*dropWord)
		}
		t.Lookup(x, at, table, ids)
		at += table.Cols
	}
	t.Drop(x, l.DropInput)
	return x
}
