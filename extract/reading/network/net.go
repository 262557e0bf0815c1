// SPDX-License-Identifier: Apache-2.0

package network

import (
	"math"
	"slices"

	"kg/extract/reading/matrix"
)

// Net is a network ready to read; Decode makes it. It is not changed by
// reading; goroutines share it, each with a Scratch of its own.
type Net struct {
	Spec     Spec
	Lemmas   map[string]string // as in Model
	Splitter []int8

	tables                            [Pieces]rows
	layers                            []Recurrent
	tagHidden, tagOut                 dense
	choices                           [Groups]chooser
	arcDependent, arcHead, arcProduct dense
	relDependent, relHead, relOut     dense
	arcRoot, arcFar, relRoot          []float32
}

// rows are those of a table as they are in the file.
type rows struct {
	ids   map[string]int32
	bytes string
	size  int // of a row in bytes
}

type dense struct {
	w, b       []float32 // b is nil where there are no biases
	rows, cols int
}

// chooser chooses among few labels: w has a row for each of them.
type chooser struct {
	w, b   []float32
	size   int       // of a row of w
	labels [][]int32 // for each XPOS
}

// build arranges the dense matrices of a file.
func (n *Net) build(shapes []Matrix, weights map[string][]float32) {
	sizes := map[string]Matrix{}
	for _, s := range shapes {
		sizes[s.Name] = s
	}
	get := func(name string) dense {
		s := sizes[name+".w"]
		return dense{w: weights[name+".w"], b: weights[name+".b"], rows: s.Rows, cols: s.Cols}
	}
	for i := range n.Spec.Lower + n.Spec.Upper {
		n.layers = append(n.layers, Recurrent{n.Spec.Width, weights[Layer(i)+".blend"], weights[Layer(i)+".w"], weights[Layer(i)+".b"]})
	}
	n.tagHidden, n.tagOut = get("tag.hidden"), get("tag.out")
	for _, g := range [...]int{Feats, Lemma} {
		c := get(Choice(g))
		n.choices[g] = chooser{transposed(c.w, c.rows, c.cols), c.b, c.rows, n.Spec.Choices[g]}
	}
	n.arcDependent, n.arcHead, n.arcProduct = get("arc.dependent"), get("arc.head"), get("arc.product")
	n.relDependent, n.relHead, n.relOut = get("rel.dependent"), get("rel.head"), get("rel.out")
	n.arcRoot, n.arcFar, n.relRoot = weights["arc.root"], weights["arc.far"], weights["rel.root"]
}

// Word is what the network says of one word.
type Word struct {
	UPOS, XPOS, Feats int // of Spec.Labels
	Head              int // index of a word, -1 for the root
	Rel               int // of Spec.Rels
	// Sure is the probability of the arc to Head among all heads, 0 to 1.
	Sure float64
}

// Scratch is the memory of one reader at a time.
type Scratch struct {
	floats        []float32
	used          int
	normal, shape []byte
	tags          []float32 // hidden layer of the tagger
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
	h := n.embed(forms, s)
	for i := range n.layers {
		if i == n.Spec.Lower {
			n.tag(words, h, s)
		}
		n.layers[i].AddTo(h, len(forms), s.get)
	}
	if len(n.layers) == n.Spec.Lower {
		n.tag(words, h, s)
	}
	n.parse(words, h, s)
	return h
}

// embed adds up the rows of the pieces of every form.
func (n *Net) embed(forms []string, s *Scratch) []float32 {
	width := n.Spec.Width
	x := s.get(len(forms) * width)
	for i, form := range forms {
		s.normal = AppendNormal(s.normal[:0], form)
		s.shape = AppendShape(s.shape[:0], form)
		for p := range n.tables {
			n.tables[p].addTo(x[i*width:][:width], Cut(p, s.normal, s.shape))
		}
	}
	return x
}

// addTo adds the row of a key to x, if there is one.
func (t *rows) addTo(x []float32, key []byte) {
	id, ok := t.ids[string(key)]
	if !ok {
		return
	}
	row := t.bytes[int(id)*t.size:][:t.size]
	matrix.AddRow(x, row[scaled:], math.Float32frombits(uint32At(row)))
}

// Table returns a table of pieces with its rows, for models that begin with
// what this one knows of words.
func (n *Net) Table(piece int) Table {
	from := &n.tables[piece]
	keys := make([]string, len(from.ids))
	for key, id := range from.ids {
		keys[id] = key
	}
	t := NewTable(keys)
	t.W = make([]float32, len(keys)*n.Spec.Width)
	for i, key := range keys {
		from.addTo(t.W[i*n.Spec.Width:][:n.Spec.Width], []byte(key))
	}
	return t
}

func (n *Net) tag(words []Word, h []float32, s *Scratch) {
	s.tags = n.tagHidden.relu(h, len(words), s)
	scores := n.tagOut.apply(s.tags, len(words), s)
	upos, tags := len(n.Spec.Labels[UPOS]), n.Spec.Tags()
	for i := range words {
		row := scores[i*n.tagOut.cols:]
		words[i].UPOS, words[i].XPOS = best(row[:upos]), best(row[upos:tags])
		words[i].Feats = n.choose(Feats, i, words[i].XPOS, s)
	}
}

// Best is the likeliest XPOS, among those that may be, of word i of the sentence
// that s read last; -1 where none may be.
func (n *Net) Best(i int, may func(xpos int) bool, s *Scratch) int {
	row := n.tagOut.apply(s.tags[i*n.Spec.Tag:][:n.Spec.Tag], 1, s)[len(n.Spec.Labels[UPOS]):n.Spec.Tags()]
	top := -1
	for xpos := range row {
		if (top < 0 || row[xpos] > row[top]) && may(xpos) {
			top = xpos
		}
	}
	return top
}

// Features are those that word i of the sentence that s read last has if its XPOS
// is that given.
func (n *Net) Features(i, xpos int, s *Scratch) int { return n.choose(Feats, i, xpos, s) }

// choose returns the best label of a group for word i, or the most frequent of
// all labels where the treebank has none for the XPOS.
func (n *Net) choose(group, i, xpos int, s *Scratch) int {
	best, at := float32(0), int32(-1)
	for _, label := range n.choices[group].labels[xpos] {
		if score := n.choices[group].score(s.tags[i*n.Spec.Tag:], label); at < 0 || score > best {
			best, at = score, label
		}
	}
	return int(max(at, 0))
}

// score is that of a label for the word with the hidden layer x.
func (c *chooser) score(x []float32, label int32) float32 {
	sum := c.b[label]
	w := c.w[int(label)*c.size:][:c.size]
	x = x[:len(w)]
	for k, v := range w {
		sum += float32(x[k] * v)
	}
	return sum
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

func add(dst, src []float32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] += v
	}
}

func rectify(x []float32) {
	for i, v := range x {
		x[i] = max(v, 0)
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
		if d := v - x[at]; d > -20 { // others are too small to count
			sum += math.Exp(float64(d))
		}
	}
	return 1 / sum
}
