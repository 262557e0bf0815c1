// SPDX-License-Identifier: Apache-2.0

package train

import (
	"encoding/gob"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"kg/extract/reading/matrix"
	"kg/extract/reading/network"
)

// Shares of rows dropped in training, so that unknown words are met.
const (
	dropWord   = 0.15
	dropVector = 0.05
)

// Learner holds the weights of a model while they are learned.
type Learner struct {
	Settings
	model   *network.Model
	tables  [network.Pieces]*Param
	known   []string // the words that have vectors
	fixed   *Param   // their vectors
	project *Param   // makes states of vectors
	dense   map[string]*Param
	all     []*Param
	tape    *Tape
}

// NewLearner begins with noise. The model has its Spec and the keys of its
// tables; vectors go into the rows of its words.
func NewLearner(m *network.Model, v Vectors, o Settings) *Learner {
	r := rand.New(rand.NewPCG(o.Seed, 1))
	l := &Learner{Settings: o, model: m, dense: map[string]*Param{}, tape: NewTape(o.Seed)}
	l.known = v.Words
	l.fixed = &Param{Name: "vectors", Rows: len(v.Words), Cols: v.Dim, W: level(v), Frozen: true}
	l.project = l.add("vectors.w", v.Dim, m.Spec.Width, 0.3/math.Sqrt(float64(v.Dim)), r)
	for p, t := range m.Tables {
		l.tables[p] = l.add(fmt.Sprint("table", p), len(t.Keys), m.Spec.Width, 0.1, r)
		l.tables[p].Sparse = true
	}
	for _, s := range m.Spec.Shapes() {
		p := l.add(s.Name, s.Rows, s.Cols, deviation(s), r)
		l.dense[s.Name] = p
		startRecurrent(p, r)
	}
	for _, g := range [...]int{network.Feats, network.Lemma} {
		l.choice(g, r)
	}
	return l
}

func (l *Learner) add(name string, rows, cols int, deviation float64, r *rand.Rand) *Param {
	p := NewParam(name, rows, cols, deviation, r)
	l.all = append(l.all, p)
	return p
}

// startRecurrent begins with the matrices of a recurrent layer: blends with the
// word itself and a little of its neighbours, gates with many speeds, memories
// of two words and of more. It leaves others as they are.
func startRecurrent(p *Param, r *rand.Rand) {
	switch {
	case strings.HasSuffix(p.Name, ".blend"):
		for i := range p.W {
			p.W[i] *= 0.15
		}
		for i := range p.Cols {
			p.W[p.Rows/2*p.Cols+i]++
		}
	case strings.Contains(p.Name, "layer") && p.Rows == 1:
		width := p.Cols / 3
		for i := range width {
			p.W[width+i] = float32(2*r.Float64() - 1)
		}
	}
}

// choice lays the weights of a choice by its labels, of which a step touches
// few.
func (l *Learner) choice(g int, r *rand.Rand) {
	name := network.Choice(g) + ".w"
	old := l.dense[name]
	p := NewParam(name, old.Cols, old.Rows, 0.05, r)
	p.Sparse = true
	l.dense[name] = p
	l.all[slices.Index(l.all, old)] = p
}

// level scales each vector to a root mean square of 1.
func level(v Vectors) []float32 {
	out := make([]float32, len(v.X))
	for at := 0; at < len(v.X); at += v.Dim {
		var sum float64
		for _, x := range v.X[at : at+v.Dim] {
			sum += float64(x) * float64(x)
		}
		scale := float32(1 / (math.Sqrt(sum/float64(v.Dim)) + 1e-9))
		for i, x := range v.X[at : at+v.Dim] {
			out[at+i] = scale * x
		}
	}
	return out
}

// Model returns the model with the weights learned so far. The rows of words
// are the sums of those learned and of what is made of the vectors.
func (l *Learner) Model() *network.Model {
	m := *l.model
	for p := range m.Tables {
		m.Tables[p].W = l.tables[p].W
	}
	m.Tables[network.PieceWord] = l.words()
	m.Dense = map[string][]float32{}
	for name, p := range l.dense {
		m.Dense[name] = p.W
	}
	for _, g := range [...]int{network.Feats, network.Lemma} {
		p := l.dense[network.Choice(g)+".w"]
		w := make([]float32, len(p.W))
		transpose(w, p.W, p.Rows, p.Cols)
		m.Dense[p.Name] = w
	}
	return &m
}

// words are the rows of words: what the vectors give, and what was learned of
// each word.
func (l *Learner) words() network.Table {
	width := l.model.Spec.Width
	sum := network.Table{Keys: slices.Clone(l.known), W: make([]float32, len(l.known)*width)}
	matrix.AddMulFused(sum.W, l.fixed.W, l.project.W, l.fixed.Rows, l.fixed.Cols, width)
	at := index(sum.Keys)
	for i, key := range l.model.Tables[network.PieceWord].Keys {
		row := l.tables[network.PieceWord].W[i*width:][:width]
		if id, ok := at[key]; ok {
			addTo(sum.W[int(id)*width:][:width], row)
			continue
		}
		sum.Keys = append(sum.Keys, key)
		sum.W = append(sum.W, row...)
	}
	return sum
}

// saved is a learner in a file: the sizes of its network and its weights.
type saved struct {
	Spec    network.Spec
	Weights map[string][]float32
}

// Save writes the learner, so that Load can take it up in another run.
func (l *Learner) Save(w io.Writer) error {
	s := saved{l.model.Spec, map[string][]float32{}}
	for _, p := range l.all {
		s.Weights[p.Name] = p.W
	}
	return gob.NewEncoder(w).Encode(s)
}

// Load reads a learner that was saved. Its treebank and vectors must have been
// those that the keys of tables and the vectors are of.
func Load(r io.Reader, tables [network.Pieces]network.Table, v Vectors) (*Learner, error) {
	var s saved
	if err := gob.NewDecoder(r).Decode(&s); err != nil {
		return nil, err
	}
	l := NewLearner(&network.Model{Spec: s.Spec, Tables: tables}, v, Settings{})
	return l, l.start(s.Weights)
}

// Begin takes the weights of a learner of the same shape.
func (l *Learner) Begin(with *Learner) error {
	weights := map[string][]float32{}
	for _, p := range with.all {
		weights[p.Name] = p.W
	}
	return l.start(weights)
}

func (l *Learner) start(weights map[string][]float32) error {
	for _, p := range l.all {
		if len(weights[p.Name]) != len(p.W) {
			return fmt.Errorf("%s: %d weights, want %d", p.Name, len(weights[p.Name]), len(p.W))
		}
		copy(p.W, weights[p.Name])
	}
	return nil
}

// states are what the network computes of a batch.
type states struct {
	ends                []int // of the sentences, in rows
	hidden, tags        *Mat
	arcs                []Arcs
	dependent, relative *Mat // for relations, of the dependent and of the head
}

func (s *states) rows() int { return s.ends[len(s.ends)-1] }

// forward runs the network over a batch; learning, with numbers dropped.
func (l *Learner) forward(batch []*Example, learning bool) *states {
	t, spec := l.tape, &l.model.Spec
	t.Reset()
	t.Train = learning
	s := &states{}
	rows := 0
	for _, e := range batch {
		rows += e.words
		s.ends = append(s.ends, rows)
	}
	x := t.Mat(rows, l.fixed.Cols)
	t.Lookup(x, 0, l.fixed, t.Some(join(batch, func(e *Example) []int32 { return e.vectors }), dropVector))
	h := t.Dense(x, l.project, nil)
	for p, table := range l.tables {
		ids := join(batch, func(e *Example) []int32 { return e.ids[p] })
		if p == network.PieceWord {
			ids = t.Some(ids, dropWord)
		}
		t.AddRows(h, table, ids)
	}
	t.Drop(h, l.DropInput)
	for i := range spec.Lower + spec.Upper {
		if i == spec.Lower {
			l.tagger(s, h)
		}
		h = l.recurrent(h, i, s.ends)
	}
	if spec.Upper == 0 {
		l.tagger(s, h)
	}
	q := l.layer("arc.product", l.relu("arc.dependent", h))
	s.arcs = t.ScoreArcs(q, l.relu("arc.head", h), l.dense["arc.root"], l.dense["arc.far"], s.ends, spec.Far)
	s.dependent, s.relative = l.layer("rel.dependent", h), t.Dense(h, l.dense["rel.head.w"], nil)
	return s
}

func (l *Learner) tagger(s *states, h *Mat) {
	s.hidden = l.relu("tag.hidden", h)
	s.tags = l.layer("tag.out", s.hidden)
}

func (l *Learner) recurrent(h *Mat, i int, ends []int) *Mat {
	name := network.Layer(i)
	return l.tape.Layer(h, l.dense[name+".blend"], l.dense[name+".w"], l.dense[name+".b"], l.DropHidden, ends)
}

// rels scores the relation of each word to its head, an index in its sentence.
func (l *Learner) rels(s *states, heads []int32, learning bool) *Mat {
	rows := slices.Clone(heads)
	start := 0
	for _, end := range s.ends {
		for i := start; i < end; i++ {
			if rows[i] >= 0 {
				rows[i] += int32(start)
			}
		}
		start = end
	}
	drop := 0.0
	if learning {
		drop = l.DropHidden
	}
	return l.layer("rel.out", l.tape.Pairs(s.dependent, s.relative, l.dense["rel.root"], rows, drop))
}

func (l *Learner) layer(name string, x *Mat) *Mat {
	return l.tape.Dense(x, l.dense[name+".w"], l.dense[name+".b"])
}

func (l *Learner) relu(name string, x *Mat) *Mat {
	return l.tape.Relu(l.layer(name, x), l.DropHidden)
}
