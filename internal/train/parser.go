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
	Passes int     // over the treebank
	Batch  int     // words of a step, at least
	Rate   float64 // largest step size; it rises for 200 steps and falls to 0
	Seed   uint64
	// Shares of numbers dropped of what enters the network, and of each layer.
	DropInput, DropHidden float64
	// Silver is how many batches of raw text are learned for each of the
	// treebank, until only a share Last of the passes is left.
	Silver int
	Last   float64
}

// weights of the losses of the tagger's groups; arcs and relations have 1.
var weights = [network.Groups]float32{1, 1, 0.5, 0.5}

// Learn learns from the treebank, and from what the teachers say of silver
// sentences, and calls each after every pass with its number and the mean loss
// of a word of the treebank.
func (l *Learner) Learn(bank []conllu.Sentence, silver []*Example, teachers []*Learner, each func(pass int, loss float64)) {
	r := rand.New(rand.NewPCG(l.Seed, 3))
	gold := l.examples(bank)
	if len(silver) == 0 || len(teachers) == 0 {
		l.Silver = 0
	}
	more := endless(silver, l.Batch, r)
	adam := &Adam{Params: l.all, Clip: 50}
	steps := 0
	total := l.steps(gold)
	step := func() {
		l.tape.Backward()
		steps++
		adam.Step(l.Rate * min(1, float64(steps)/200) * max(1-float64(steps)/float64(total), 0.001))
	}
	for pass := range l.Passes {
		var loss float64
		words := 0
		for _, batch := range pack(gold, l.Batch, r) {
			n, x := l.loss(batch)
			step()
			loss += x
			words += n
			for range l.silverIn(pass) {
				l.follow(more(), teachers)
				step()
			}
		}
		each(pass, loss/float64(words))
	}
}

// silverIn is the number of silver batches for each of the treebank in a pass.
func (l *Learner) silverIn(pass int) int {
	if float64(pass) < float64(l.Passes)*(1-l.Last) {
		return l.Silver
	}
	return 0
}

// steps estimates how many steps the run has.
func (l *Learner) steps(gold []*Example) int {
	batches, n := len(pack(gold, l.Batch, rand.New(rand.NewPCG(l.Seed, 4)))), 0
	for pass := range l.Passes {
		n += batches * (1 + l.silverIn(pass))
	}
	return n
}

// pack shuffles the examples into batches of at least size words.
func pack(all []*Example, size int, r *rand.Rand) [][]*Example {
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var list [][]*Example
	from, words := 0, 0
	for i, e := range all {
		if words += e.words; words >= size {
			list = append(list, all[from:i+1])
			from, words = i+1, 0
		}
	}
	if from < len(all) {
		list = append(list, all[from:])
	}
	return list
}

// endless returns a function that gives one batch after the other, and begins
// again when all were given.
func endless(all []*Example, size int, r *rand.Rand) func() []*Example {
	var list [][]*Example
	return func() []*Example {
		if len(list) == 0 {
			list = pack(all, size, r)
		}
		batch := list[0]
		list = list[1:]
		return batch
	}
}

// loss computes the loss of a batch of the treebank, sets the gradients at the
// top of the tape, and returns the number of words and the loss.
func (l *Learner) loss(batch []*Example) (int, float64) {
	s := l.forward(batch, true)
	spec := &l.model.Spec
	at := len(spec.Labels[network.UPOS])
	label := func(g int) []int32 { return join(batch, func(e *Example) []int32 { return e.labels[g] }) }
	upos, xpos := label(network.UPOS), label(network.XPOS)
	sum := CrossEntropy(s.tags, 0, at, upos, weights[network.UPOS])
	sum += CrossEntropy(s.tags, at, spec.Tags(), xpos, weights[network.XPOS])
	for _, g := range [...]int{network.Feats, network.Lemma} {
		choices := make([][]int32, len(xpos))
		for i, x := range xpos {
			if x >= 0 {
				choices[i] = spec.Choices[g][x]
			}
		}
		name := network.Choice(g)
		sum += l.tape.Choose(s.hidden, l.dense[name+".w"], l.dense[name+".b"], choices, label(g), weights[g])
	}
	for i, e := range batch {
		n, a := e.words, s.arcs[i]
		for d, head := range e.heads {
			if head < 0 {
				head = int32(n)
			}
			from, to := d*a.Stride, d*a.Stride+n+1
			sum += softmaxStep(a.S[from:to], a.G[from:to], int(head), 1)
		}
	}
	rels := l.rels(s, join(batch, func(e *Example) []int32 { return e.heads }), true)
	return s.rows(), sum + CrossEntropy(rels, 0, len(spec.Rels), join(batch, func(e *Example) []int32 { return e.rels }), 1)
}

// deviation is that of the noise that a matrix begins with.
func deviation(s network.Matrix) float64 {
	switch {
	case s.Rows == 1:
		return 0
	case s.Name == "arc.product.w":
		return 0.02
	}
	return math.Sqrt(1.5 / float64(s.Rows))
}

func join(batch []*Example, part func(*Example) []int32) []int32 {
	var all []int32
	for _, e := range batch {
		all = append(all, part(e)...)
	}
	return all
}
