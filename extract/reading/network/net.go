// SPDX-License-Identifier: Apache-2.0

package network

import (
	"math"
	"slices"

	"kg/extract/reading/matrix"
)

// Net is a network ready to read. It is not changed by reading; goroutines
// share it, each with a Scratch of its own.
type Net struct {
	*Model
	in, tagHidden, tagOut             dense
	lower, upper                      []convolution
	arcDependent, arcHead, arcProduct dense
	relDependent, relHead, relOut     dense
	arcRoot, arcFar, relRoot          []float32
}

type dense struct {
	w, b       []float32 // b is nil where there are no biases
	rows, cols int
}

type convolution struct {
	dense
	step int
}

// NewNet makes a model ready. The model must have all that its Spec asks for,
// as one that Decode gives does.
func NewNet(m *Model) *Net {
	n := &Net{Model: m, arcRoot: m.Dense["arc.root"], arcFar: m.Dense["arc.far"], relRoot: m.Dense["rel.root"]}
	shapes := map[string]Matrix{}
	for _, s := range m.Spec.Shapes() {
		shapes[s.Name] = s
	}
	layer := func(name string) dense {
		s := shapes[name+".w"]
		return dense{w: m.Dense[name+".w"], b: m.Dense[name+".b"], rows: s.Rows, cols: s.Cols}
	}
	n.in, n.tagHidden, n.tagOut = layer("in"), layer("tag.hidden"), layer("tag.out")
	n.arcDependent, n.arcHead, n.arcProduct = layer("arc.dependent"), layer("arc.head"), layer("arc.product")
	n.relDependent, n.relHead, n.relOut = layer("rel.dependent"), layer("rel.head"), layer("rel.out")
	for i, step := range slices.Concat(m.Spec.Lower, m.Spec.Upper) {
		c := convolution{layer(Convolution(i)), step}
		if i < len(m.Spec.Lower) {
			n.lower = append(n.lower, c)
		} else {
			n.upper = append(n.upper, c)
		}
	}
	return n
}

// Word is what the network says of one word.
type Word struct {
	Labels [Groups]int // columns of Spec.Labels
	Head   int         // index of a word, -1 for the root
	Rel    int         // of Spec.Rels
	// Sure is the probability of the arc to Head among all heads, 0 to 1.
	Sure float64
}

// Scratch is the memory of one reader at a time.
type Scratch struct {
	floats        []float32
	used          int
	normal, shape []byte
	trees         Trees
	heads         []int
}

// get returns n zeros; they last until the next sentence.
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

// Read reads the sentence of the forms, fewer than 1<<15, and writes
// what it finds to words, which has as many elements. It returns the states of
// the encoder's top layer, Spec.Width numbers a word, for heads of other
// models; they last until s reads the next sentence.
func (n *Net) Read(words []Word, forms []string, s *Scratch) (states []float32) {
	if len(forms) == 0 {
		return nil
	}
	s.used = 0
	h := n.in.relu(n.embed(forms, s), len(forms), s)
	for _, c := range n.lower {
		c.addTo(h, len(forms), s)
	}
	hidden := n.tagHidden.relu(h, len(forms), s)
	n.tag(words, n.tagOut.apply(hidden, len(forms), s))
	add(h, hidden)
	for _, c := range n.upper {
		c.addTo(h, len(forms), s)
	}
	n.parse(words, h, s)
	return h
}

// embed looks the pieces of every form up: rows of Spec.input columns.
func (n *Net) embed(forms []string, s *Scratch) []float32 {
	input := n.in.rows
	x := s.get(len(forms) * input)
	for i, form := range forms {
		s.normal = AppendNormal(s.normal[:0], form)
		s.shape = AppendShape(s.shape[:0], form)
		at := i * input
		for p := range n.Tables {
			size := n.Spec.Sizes[p]
			if id := int(n.Tables[p].ID(Cut(p, s.normal, s.shape))); id >= 0 {
				copy(x[at:at+size], n.Tables[p].W[id*size:])
			}
			at += size
		}
	}
	return x
}

func (n *Net) tag(words []Word, scores []float32) {
	at := n.Spec.Columns()
	for i := range words {
		row := scores[i*n.tagOut.cols:][:n.tagOut.cols]
		for g := range Groups {
			words[i].Labels[g] = best(row[at[g]:at[g+1]])
		}
	}
}

func (n *Net) parse(words []Word, h []float32, s *Scratch) {
	count := len(words)
	scores, stride := n.arcs(h, count, s)
	s.heads = slices.Grow(s.heads[:0], count)[:count]
	s.trees.Best(s.heads, scores, count, stride)
	dependent, head := n.relDependent.apply(h, count, s), n.relHead.apply(h, count, s)
	cols := n.relDependent.cols
	for i := range words {
		w := &words[i]
		w.Head = s.heads[i]
		other, column := n.relRoot, count
		if w.Head >= 0 {
			other, column = head[w.Head*cols:][:cols], w.Head
		}
		z := dependent[i*cols:][:cols]
		add(z, other)
		w.Sure = softmax(scores[i*stride:][:count+1], column)
	}
	rectify(dependent)
	rels := n.relOut.apply(dependent, count, s)
	for i := range words {
		words[i].Rel = best(rels[i*n.relOut.cols:][:len(n.Spec.Rels)])
	}
}

// never is the score of what may not be chosen.
const never = -1e30

// arcs scores every arc: row d, column h is the arc from dependent d to head
// h, column count the root. It also returns the number of columns of a row.
func (n *Net) arcs(h []float32, count int, s *Scratch) ([]float32, int) {
	stride := matrix.Pad(count + 1)
	q := n.arcProduct.apply(n.arcDependent.relu(h, count, s), count, s)
	keys := n.arcHead.relu(h, count, s)
	dim := n.arcHead.cols
	columns := s.get(dim * stride)
	for k := range dim {
		for i := range count {
			columns[k*stride+i] = keys[i*dim+k]
		}
		columns[k*stride+count] = n.arcRoot[k]
	}
	scores := s.get(count * stride)
	matrix.AddMul(scores, q, columns, count, dim, stride)
	for d := range count {
		for h := range count {
			scores[d*stride+h] += n.arcFar[n.Spec.Far(d, h)]
		}
		scores[d*stride+d] = never
	}
	return scores, stride
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

func (l *dense) relu(x []float32, n int, s *Scratch) []float32 {
	y := l.apply(x, n, s)
	rectify(y)
	return y
}

// addTo adds to every row of h what the convolution makes of it and of the
// rows step before and after it.
func (c *convolution) addTo(h []float32, n int, s *Scratch) {
	d := c.cols
	x := s.get(n * 3 * d)
	for i := range n {
		for p := range 3 {
			if j := i + (p-1)*c.step; j >= 0 && j < n {
				copy(x[(i*3+p)*d:][:d], h[j*d:])
			}
		}
	}
	add(h, c.relu(x, n, s))
}

func add(dst, src []float32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] += v
	}
}

func rectify(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

// best returns the first of the largest.
func best(x []float32) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}

// softmax returns the probability of column at.
func softmax(x []float32, at int) float64 {
	var sum float64
	for _, v := range x {
		sum += math.Exp(float64(v - x[at]))
	}
	return 1 / sum
}
