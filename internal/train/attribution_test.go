// SPDX-License-Identifier: Apache-2.0

package train

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"kg/extract/attribution"
	"kg/extract/reading/network"
)

// said is an article of two paragraphs: two people say something each, one of
// them on both sides of the cue.
func said() []Article {
	var a Article
	for p, forms := range [][]string{
		{"Ann", "said", "that", "it", "rains", "."},
		{"\u201c", "No", ",", "\u201d", "said", "Bob", ",", "\u201c", "never", ".", "\u201d"},
	} {
		for _, form := range forms {
			a.Words = append(a.Words, attribution.Word{Form: form, Tag: form[:1], Sentence: p, Paragraph: p})
		}
	}
	r := func(first, last int) attribution.Range { return attribution.Range{First: first, Last: last} }
	a.Gold = []Gold{
		{Cue: r(1, 2), Source: []attribution.Range{r(0, 1)}, Content: []attribution.Range{r(2, 5)}},
		{Cue: r(10, 11), Source: []attribution.Range{r(11, 12)}, Content: []attribution.Range{r(6, 10), r(13, 17)}},
	}
	return []Article{a, a}
}

func smallAttribution() (*attribution.Model, Vectors) {
	m := &attribution.Model{Spec: attribution.Spec{
		Sizes: [attribution.TableCount]int{8, 8, 8, 8, 8, 8, 8, 8},
		Width: 16, Layers: 2, Head: 16, HeadLayers: 1,
	}}
	keys := []string{"ann", "said", "that", "bob", "never", "no", "Xx", "xx", "x", "s", "t", "A", "0", "1", "first"}
	for i := range m.Tables {
		m.Tables[i] = network.NewTable(keys)
	}
	v := Vectors{Words: keys, Dim: 8, X: make([]float32, len(keys)*8)}
	for i := range v.X {
		v.X[i] = float32(i%7)/7 - 0.4
	}
	return m, v
}

// TestAttributionGradients compares the gradients of a batch with differences
// of the loss.
func TestAttributionGradients(t *testing.T) {
	m, v := smallAttribution()
	l := newAttributionLearner(m, v, Settings{Seed: 5})
	for _, p := range l.all { // no rectifier stands on its corner
		for i := range p.W {
			if p.W[i] == 0 {
				p.W[i] = 0.05 + float32(i%5)/50
			}
		}
	}
	batch := pieces(m, said())
	checkGradients(t, l.tape, l.all, func() float64 {
		_, loss := l.loss(batch)
		return loss
	})
}

// TestLearnAttribution learns twice to the same bytes, and what it learned
// finds the attributions of the article again.
func TestLearnAttribution(t *testing.T) {
	var files [2][]byte
	for i := range files {
		m, v := smallAttribution()
		var last float64
		LearnAttribution(m, v, said(), Settings{Passes: 400, Batch: 10, Rate: 1e-2, Seed: 1, DropHidden: 0.1}, func(_ int, loss float64) { last = loss })
		if last > 0.3 {
			t.Errorf("loss %v", last)
		}
		var err error
		if files[i], err = attribution.Encode(m); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two runs gave two models")
	}
	r, err := attribution.Load(files[0])
	if err != nil {
		t.Fatal(err)
	}
	article := said()[0]
	found := r.Read(nil, article.Words, new(attribution.Scratch))
	if len(found) != len(article.Gold) {
		t.Fatalf("found %v", found)
	}
	for i, g := range article.Gold {
		f := found[i]
		if f.Cue != g.Cue || f.Source != g.Source[0] || !slices.Equal(f.Content, g.Content) {
			t.Errorf("found %+v, want %+v", f, g)
		}
		if f.Cued < 0.5 || f.Whole < 0.5 || math.IsNaN(f.Sure) {
			t.Errorf("probabilities of %+v", f)
		}
	}
}
