// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"cmp"
	"math"
	"slices"

	"kg/extract/reading/matrix"
	"kg/extract/reading/network"
)

// net is a network ready to read; it is not changed by reading.
type net struct {
	*Model
	in, cueOut, headCue, headOut, headWord dense
	layers, headLayers                     []network.Recurrent
	far, sentence, path                    []float32
	cues, parts                            *Field
}

type dense struct {
	w, b       []float32 // b is nil where there are no biases
	rows, cols int
}

// newNet makes a model ready. The model must have all that its Spec asks for,
// as one that Decode gives does.
func newNet(m *Model) *net {
	n := &net{Model: m, far: m.Dense["head.far.w"], sentence: m.Dense["head.sentence.w"], path: m.Dense["head.path.w"],
		cues: NewField(CueLabels, m.Dense["cue.next.w"]), parts: NewField(HeadLabels, m.Dense["head.next.w"])}
	shapes := map[string]network.Matrix{}
	for _, s := range m.Spec.Shapes() {
		shapes[s.Name] = s
	}
	layer := func(name string) dense {
		s := shapes[name+".w"]
		return dense{w: m.Dense[name+".w"], b: m.Dense[name+".b"], rows: s.Rows, cols: s.Cols}
	}
	n.in, n.cueOut, n.headCue, n.headOut, n.headWord = layer("in"), layer("cue.out"), layer("head.cue"), layer("head.out"), layer("head.word")
	recurrent := func(name string, width int) network.Recurrent {
		return network.Recurrent{Width: width, Blend: m.Dense[name+".blend"], W: m.Dense[name+".w"], B: m.Dense[name+".b"]}
	}
	for i := range m.Spec.Layers {
		n.layers = append(n.layers, recurrent(Layer(i), m.Spec.Width))
	}
	for i := range m.Spec.HeadLayers {
		n.headLayers = append(n.headLayers, recurrent(HeadLayer(i), m.Spec.Head))
	}
	return n
}

// Scratch is the memory of one reader at a time.
type Scratch struct {
	floats  []float32
	used    int
	keys    Keys
	lattice Lattice
}

// get returns n zeros; they last until the next piece.
func (s *Scratch) get(n int) []float32 {
	if s.used+n > len(s.floats) {
		s.floats = make([]float32, max(2*len(s.floats), 2*n, 1<<16))
		s.used = 0
	}
	x := s.floats[s.used : s.used+n : s.used+n]
	s.used += n
	clear(x)
	return x
}

// Spans are taken that have at least these probabilities. They were chosen on
// the development part of PolNeAR: what is likelier than half the F1 of the
// whole raises it.
const (
	leastCue     = 0.36
	leastSource  = 0.3
	leastContent = 0.4
	leastSole    = 0.1 // where no content is likelier
)

// read appends the attributions of one piece of an article.
func (n *net) read(dst []Attribution, words []Word, s *Scratch) []Attribution {
	s.used = 0
	h := n.encode(words, s)
	n.cues.Sum(n.cueOut.apply(h, len(words), s), &s.lattice)
	cues := s.lattice.sought(words, s.lattice.Spans(CueBegins, leastCue))
	if len(cues) == 0 {
		return dst
	}
	at := n.headWord.apply(h, len(words), s)
	for _, cue := range cues {
		dst = append(dst, n.split(cue, words, h, at, s))
	}
	return dst
}

// encode gives the states of the words.
func (n *net) encode(words []Word, s *Scratch) []float32 {
	h := n.in.apply(n.embed(words, s), len(words), s)
	for i := range n.layers {
		n.layers[i].AddTo(h, len(words), s.get)
	}
	return h
}

// embed looks the pieces of every word up: rows of Spec.input columns.
func (n *net) embed(words []Word, s *Scratch) []float32 {
	input := n.Spec.input()
	x := s.get(len(words) * input)
	at := 0
	s.keys.Each(words, func(_, table int, key []byte) {
		size := n.Spec.Sizes[table]
		if id := int(n.Tables[table].ID(key)); id >= 0 {
			copy(x[at:at+size], n.Tables[table].W[id*size:])
		}
		at += size
	})
	return x
}

// sought adds cues at words that are sought where none was found.
func (l *Lattice) sought(words []Word, cues []Likely) []Likely {
	next := 0
	for i := range words {
		for next < len(cues) && cues[next].Last <= i {
			next++
		}
		least := words[i].Least
		if least == 0 || next < len(cues) && cues[next].First <= i || l.Label(i, CueBegins)+l.Label(i, CueBegins+1) < least {
			continue
		}
		first, last := 0, len(words)
		if next > 0 {
			first = cues[next-1].Last
		}
		if next < len(cues) {
			last = cues[next].First
		}
		var top Likely
		for k := max(first, i-farSought); k <= i; k++ {
			for end := i + 1; end <= min(last, i+1+farSought); end++ {
				if s := (Likely{Range{k, end}, l.Span(Range{k, end}, CueBegins)}); s.P >= top.P {
					top = s
				}
			}
		}
		cues = slices.Insert(cues, next, top)
	}
	return cues
}

// farSought is how many words a cue that is sought has at most before and
// behind the word.
const farSought = 2

// split finds the source and the content of a cue.
func (n *net) split(cue Likely, words []Word, h, at []float32, s *Scratch) Attribution {
	w := Window(words, cue.Range)
	n.parts.Sum(n.around(cue.Range, w, words, h, at, s), &s.lattice)
	a := Attribution{Cue: cue.Range, Cued: cue.P, Whole: 1}
	for _, source := range likeliest(s.lattice.Spans(SourceAt, leastSource)) {
		a.Source, a.Whole = source.shift(w.First), source.P
	}
	contents := s.lattice.Spans(ContentAt, leastContent)
	if len(contents) == 0 {
		contents = likeliest(s.lattice.Spans(ContentAt, leastSole))
	}
	for _, found := range contents {
		a.Content = append(a.Content, found.shift(w.First))
		a.Whole *= found.P
	}
	k := n.Spec.Sure
	a.Sure = 1 / (1 + math.Exp(-k[0]-k[1]*Logit(a.Cued)-k[2]*Logit(a.Whole)))
	return a
}

// likeliest keeps the one that is, if there is any.
func likeliest(spans []Likely) []Likely {
	if len(spans) == 0 {
		return nil
	}
	return []Likely{slices.MaxFunc(spans, func(a, b Likely) int { return cmp.Compare(a.P, b.P) })}
}

// around gives the scores of the words of a window as parts of a cue.
func (n *net) around(cue, w Range, words []Word, h, at []float32, s *Scratch) []float32 {
	width, head := n.Spec.Width, n.Spec.Head
	mean := s.get(width)
	for i := cue.First; i < cue.Last; i++ {
		add(mean, h[i*width:(i+1)*width])
	}
	for i := range mean {
		mean[i] /= float32(cue.Last - cue.First)
	}
	of := n.headCue.apply(mean, 1, s)
	count := w.Last - w.First
	z := s.get(count * head)
	for i := range count {
		row := z[i*head:][:head]
		copy(row, at[(w.First+i)*head:])
		add(row, of)
		add(row, n.far[Distance(w.First+i, cue)*head:][:head])
		add(row, n.sentence[SentenceDistance(&words[w.First+i], &words[cue.First])*head:][:head])
		add(row, n.path[Path(words, w.First+i, cue)*head:][:head])
	}
	for i := range n.headLayers {
		n.headLayers[i].AddTo(z, count, s.get)
	}
	return n.headOut.apply(z, count, s)
}

// Logit is the logarithm of the odds of a probability, kept within bounds.
func Logit(p float64) float64 {
	p = max(1e-4, min(1-1e-4, p))
	return math.Log(p / (1 - p))
}

// apply returns X·W + b for the n rows of x.
func (l *dense) apply(x []float32, n int, s *Scratch) []float32 {
	y := s.get(n * l.cols)
	for i := range n {
		copy(y[i*l.cols:(i+1)*l.cols], l.b)
	}
	matrix.AddMul(y, x, l.w, n, l.rows, l.cols)
	return y
}

func add(dst, src []float32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] += v
	}
}
