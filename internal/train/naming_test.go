// SPDX-License-Identifier: Apache-2.0

package train

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"kg/extract/attribution"
	"kg/extract/naming"
	"kg/extract/reading/network"
)

// named are sentences with a person and a place in them, of two corpora.
func named() []*NamedSentence {
	var all []*NamedSentence
	for k, forms := range [][]string{{"Ann", "Lee", "left", "Rome", "."}, {"She", "saw", "Oslo", "and", "Bob", "Ray", "."}} {
		s := &NamedSentence{Scheme: int32(k), Weight: 1, Labels: make([]uint8, len(forms))}
		for i, form := range forms {
			s.Words = append(s.Words, naming.Word{Form: form, Case: uint16(i % 3), Lists: uint16(len(form))})
			for j := range 8 {
				s.Engine = append(s.Engine, float32((i*7+j*3+k)%5)/5-0.4)
			}
		}
		all = append(all, s)
	}
	person, place := naming.Begin(naming.Person), naming.Begin(naming.Place)
	copy(all[0].Labels, []uint8{person, person + 1, 0, place})
	copy(all[1].Labels, []uint8{0, 0, place, 0, person, person + 1})
	return all
}

func smallNaming() *naming.Model {
	m := &naming.Model{Spec: naming.Spec{Engine: 8, Sizes: [naming.TableCount]int{8, 8, 8, 8, 8, 8, 8, 8, 8}, Width: 16, Layers: 1}}
	for i := range m.Tables {
		m.Tables[i] = network.NewTable([]string{"0", "1", "2", "3", "ann", "rome", "bob", "Xx", "ley"})
	}
	return m
}

// TestNamingGradients compares the gradients of a batch, one sentence of which
// a teacher has read, with differences of the loss.
func TestNamingGradients(t *testing.T) {
	l := newNamingLearner(smallNaming(), 2, Settings{Seed: 5})
	for _, p := range l.all { // no rectifier stands on its corner
		for i := range p.W {
			if p.W[i] == 0 {
				p.W[i] = 0.05 + float32(i%5)/50
			}
		}
	}
	all := named()
	for i := range len(all[1].Words) * naming.Labels { // what a teacher may say of the second
		all[1].Chances = append(all[1].Chances, []float32{0.7, 0.2, 0.05, 0, 0.05}[i*i%5])
	}
	batch := l.examples(all)
	checkGradients(t, l.tape, l.all, func() float64 {
		_, loss := l.loss(batch)
		return loss
	})
}

// TestLearnNaming learns twice to the same bytes, and what it learned finds
// the names of the sentences again.
func TestLearnNaming(t *testing.T) {
	var files [2][]byte
	for i := range files {
		m := smallNaming()
		var last float64
		LearnNaming(m, named(), []float64{0.5, 0.5}, Settings{Passes: 300, Batch: 20, Rate: 1e-2, Seed: 1, DropHidden: 0.1}, func(_ int, loss float64) { last = loss })
		if last > 0.3 {
			t.Errorf("loss %v", last)
		}
		var err error
		if files[i], err = naming.Encode(m); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two runs gave two models")
	}
	r, err := naming.Load(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range named() {
		names, _ := r.Read(nil, nil, s.Words, s.Engine, new(naming.Scratch))
		labels := make([]uint8, len(s.Words))
		for _, n := range names {
			for i := n.First; i < n.Last; i++ {
				labels[i] = naming.Begin(n.Type)
				if i > n.First {
					labels[i]++
				}
			}
		}
		if !slices.Equal(labels, s.Labels) {
			t.Errorf("labels %v, want %v", labels, s.Labels)
		}
	}
}

// TestSoftFieldLoss: a teacher that is sure teaches what labels do.
func TestSoftFieldLoss(t *testing.T) {
	const count, rows = 3, 3
	labels := []uint8{1, 2, 0}
	chances := make([]float32, rows*count)
	for i, b := range labels {
		chances[i*count+int(b)] = 1
	}
	var losses [2]float64
	for k := range losses {
		y := &Mat{X: make([]float32, rows*8), G: make([]float32, rows*8), Rows: rows, Cols: 8}
		next := NewParam("next", count+1, 8, 0, rand.New(rand.NewPCG(1, 1)))
		for i := range y.X {
			y.X[i] = float32(i%7)/4 - 0.5
		}
		for i := range next.W {
			next.W[i] = float32(i%5) / 6
		}
		var l, teacher attribution.Lattice
		if k == 0 {
			losses[k] = fieldLoss(y, next, labels, []int{rows}, count, 0.5, &l)
			continue
		}
		losses[k] = softFieldLoss(y, next, chances, count, 0.5, &l, &teacher)
	}
	if math.Abs(losses[0]-losses[1]) > 0.01 {
		t.Errorf("losses %v of labels and of a teacher that is sure of them", losses)
	}
}
