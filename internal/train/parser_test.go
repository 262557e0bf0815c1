// SPDX-License-Identifier: Apache-2.0

package train

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kg/extract/reading/network"
	"kg/internal/conllu"
)

const bank = `1	Ann	Ann	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	runs	run	VERB	VBZ	_	0	root	_	_
3	home	home	ADV	RB	_	2	advmod	_	_
4	.	.	PUNCT	.	_	2	punct	_	_

1	Bob	Bob	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	walks	walk	VERB	VBZ	_	0	root	_	_
3	home	home	ADV	RB	_	2	advmod	_	_
4	.	.	PUNCT	.	_	2	punct	_	_

1	Dogs	dog	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	run	run	VERB	VBP	_	0	root	_	_

1	Cats	cat	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	walk	walk	VERB	VBP	_	0	root	_	_

`

func small(t *testing.T) (*network.Model, Vectors, []conllu.Sentence) {
	t.Helper()
	sentences, err := conllu.Read(strings.NewReader(bank))
	if err != nil {
		t.Fatal(err)
	}
	v := Vectors{Words: []string{"ann", "home", "run"}, Dim: 8, X: make([]float32, 24)}
	for i := range v.X {
		v.X[i] = float32(i%5) - 2
	}
	m := &network.Model{Spec: network.Spec{Width: 16, Lower: 1, Upper: 1, Tag: 8, Arc: 8, Rel: 8, Reach: 2}}
	Inventory(m, sentences)
	return m, v, sentences
}

// TestGradients compares the gradients of a whole batch with differences of
// the loss.
func TestGradients(t *testing.T) {
	m, v, sentences := small(t)
	l := NewLearner(m, v, Settings{Seed: 5})
	batch := l.examples(sentences)
	checkGradients(t, l.tape, l.all, func() float64 {
		_, loss := l.loss(batch)
		return loss
	})
}

// TestGradientsOfFollowing does the same where teachers tell the truth.
func TestGradientsOfFollowing(t *testing.T) {
	m, v, _ := small(t)
	l := NewLearner(m, v, Settings{Seed: 5})
	teachers := []*Learner{NewLearner(m, v, Settings{Seed: 6}), NewLearner(m, v, Settings{Seed: 7})}
	batch := l.Unlabelled([][]string{{"Ann", "runs", "home"}, {"Cats", "walk", "."}})
	checkGradients(t, l.tape, l.all, func() float64 { return l.follow(batch, teachers) })
}

// checkGradients compares the gradients that loss leaves on the tape with
// differences of it.
func checkGradients(t *testing.T, tape *Tape, params []*Param, compute func() float64) {
	t.Helper()
	loss := func() float64 {
		tape.rng, tape.left = rand.NewPCG(1, 7), 0 // the same words dropped each time
		return compute()
	}
	loss()
	tape.Backward()
	gradients := map[*Param][]float32{}
	for _, p := range params {
		gradients[p] = slices.Clone(p.G)
	}
	checked := 0
	for _, p := range params {
		for i := 0; i < len(p.W); i += 1 + len(p.W)/7 {
			const h = 1e-2
			old := p.W[i]
			at := func(x float32) float64 {
				p.W[i], p.stale = x, true
				return loss()
			}
			want := (at(old+h) - at(old-h)) / (2 * h)
			_ = at(old)
			if got := float64(gradients[p][i]); math.Abs(got-want) > 0.02+0.03*math.Abs(want) {
				// A step across the corner of a rectifier is no error: halve it.
				fine := (at(old+h/16) - at(old-h/16)) / (h / 8)
				if _ = at(old); math.Abs(got-fine) > 0.05+0.05*math.Abs(fine) {
					t.Errorf("%s[%d]: gradient %v, difference %v", p.Name, i, got, want)
				}
			}
			checked++
		}
	}
	if checked < 100 {
		t.Errorf("%d gradients checked", checked)
	}
}

// TestLearn learns a small treebank by heart, twice to the same weights, and
// reads it back from a file.
func TestLearn(t *testing.T) {
	learn := func() ([]byte, []conllu.Sentence) {
		m, v, sentences := small(t)
		m.Splitter = Splitter(sentences)
		teacher := NewLearner(m, v, Settings{Passes: 200, Batch: 6, Rate: 5e-3, Seed: 2})
		teacher.Learn(sentences, nil, nil, func(int, float64) {})
		var kept bytes.Buffer
		if err := teacher.Save(&kept); err != nil {
			t.Fatal(err)
		}
		teacher, err := Load(&kept, m.Tables, v)
		if err != nil {
			t.Fatal(err)
		}
		l := NewLearner(m, v, Settings{Passes: 200, Batch: 6, Rate: 5e-3, Seed: 1, DropHidden: 0.1, Silver: 1, Last: 0.5})
		raw := l.Unlabelled([][]string{{"Ann", "walks", "."}, {"Dogs", "run", "home"}})
		l.Learn(sentences, raw, []*Learner{teacher}, func(int, float64) {})
		file, err := network.Encode(l.Model())
		if err != nil {
			t.Fatal(err)
		}
		return file, sentences
	}
	file, sentences := learn()
	if again, _ := learn(); string(again) != string(file) {
		t.Error("two runs learned different weights")
	}
	net, err := network.Decode(string(file))
	if err != nil {
		t.Fatal(err)
	}
	scratch, spec := &network.Scratch{}, &net.Spec
	for _, s := range sentences {
		var forms []string
		for _, w := range s.Words {
			forms = append(forms, w.Form)
		}
		words := make([]network.Word, len(forms))
		net.Read(words, forms, scratch)
		for i, w := range words {
			if w.Head+1 != s.Words[i].Head || spec.Rels[w.Rel] != s.Words[i].Rel || spec.Labels[network.UPOS][w.UPOS] != s.Words[i].UPOS ||
				spec.Labels[network.Feats][w.Feats] != s.Words[i].Feats {
				t.Errorf("%s: %+v", forms[i], w)
			}
		}
	}
}

func TestPostposed(t *testing.T) {
	s, err := conllu.Read(strings.NewReader(`1	It	it	PRON	PRP	_	2	nsubj	_	_
2	rained	rain	VERB	VBD	_	0	root	_	_
3	,	,	PUNCT	,	_	5	punct	_	_
4	she	she	PRON	PRP	_	5	nsubj	_	_
5	said	say	VERB	VBD	_	2	parataxis	_	_
6	.	.	PUNCT	.	_	2	punct	_	_

`))
	if err != nil {
		t.Fatal(err)
	}
	if n := Postposed(s); n != 1 {
		t.Fatalf("%d turned, want 1", n)
	}
	for i, want := range []int{2, 5, 5, 5, 0, 5} {
		if got := s[0].Words[i].Head; got != want {
			t.Errorf("head of word %d is %d, want %d", i+1, got, want)
		}
	}
	if got := s[0].Words[1].Rel + " " + s[0].Words[4].Rel; got != "ccomp root" {
		t.Errorf("relations %s", got)
	}
	if n := Postposed(s); n != 0 {
		t.Errorf("%d turned the second time", n)
	}
}
