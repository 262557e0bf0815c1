// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"math"
	"slices"

	"kg/extract/reading/matrix"
)

// Field is a linear-chain conditional random field (Lafferty and others, 2001)
// over labels that are 0 for none, odd where a span begins, and the even one
// above where it goes on, which may stand only behind one of the two. Scores
// of words have Columns columns, of which the first Labels count.
type Field struct {
	Labels, Columns int
	next            []float32
	exp             [maxLabels + 1][maxLabels]float64 // of next; 0 where b may not follow a
}

// maxLabels bounds the labels of a field.
const maxLabels = 2 * matrix.Lanes

// NewField makes a field. next[a*Columns+b] is the score of label b behind label
// a, and row labels is that of the first word; Columns is labels padded to a
// multiple of matrix.Lanes.
func NewField(labels int, next []float32) *Field {
	f := &Field{Labels: labels, Columns: matrix.Pad(labels), next: next}
	for a := range labels + 1 {
		for b := range labels {
			if Follows(a%labels, b) {
				f.exp[a][b] = math.Exp(float64(next[a*f.Columns+b]))
			}
		}
	}
	return f
}

// Follows tells whether label b may stand behind label a.
func Follows(a, b int) bool { return b == 0 || b%2 == 1 || a == b || a == b-1 }

// Score is the logarithm of the unnormalised probability of labels.
func (f *Field) Score(y []uint8, scores []float32) float64 {
	var sum float64
	from := f.Labels
	for i, b := range y {
		sum += float64(f.next[from*f.Columns+int(b)] + scores[i*f.Columns+int(b)])
		from = int(b)
	}
	return sum
}

// Lattice holds the sums over all labellings of a text; see Field.Sum. It is
// reused from text to text.
type Lattice struct {
	f *Field
	// Forward and Backward have maxLabels columns a word: their product is the
	// probability of a label. Emit are the exponentials of the scores over Scale.
	Forward, Backward, Emit []float64
	// Log is the logarithm of the sum of all.
	Log float64
}

// Sum computes the sums over all labellings of the words that scores belong to.
func (f *Field) Sum(scores []float32, l *Lattice) {
	n := len(scores) / f.Columns
	l.f, l.Log = f, 0
	grow := func(x []float64) []float64 { return slices.Grow(x[:0], n*maxLabels)[:n*maxLabels] }
	l.Forward, l.Backward, l.Emit = grow(l.Forward), grow(l.Backward), grow(l.Emit)
	for i := range n {
		l.forward(i, scores[i*f.Columns:][:f.Labels])
	}
	for i := n - 1; i >= 0; i-- {
		to := l.Backward[i*maxLabels:][:f.Labels]
		for a := range to {
			if to[a] = 1; i+1 < n {
				to[a] = l.after(i, a, maxLabels)
			}
		}
	}
}

func (l *Lattice) forward(i int, row []float32) {
	f := l.f
	top := row[0]
	for _, v := range row {
		top = max(top, v)
	}
	to, emit := l.Forward[i*maxLabels:][:f.Labels], l.Emit[i*maxLabels:][:f.Labels]
	var all float64
	for b, e := range row {
		sum := f.exp[f.Labels][b]
		if i > 0 {
			sum = 0
			for a, v := range l.Forward[(i-1)*maxLabels:][:f.Labels] {
				sum += v * f.exp[a][b]
			}
		}
		emit[b] = math.Exp(float64(e - top))
		to[b] = sum * emit[b]
		all += to[b]
	}
	for b := range to {
		to[b] /= all
		emit[b] /= all
	}
	l.Log += math.Log(all) + float64(top)
}

// after sums over what may stand behind label a of word i, but for one label.
func (l *Lattice) after(i, a, but int) float64 {
	var sum float64
	at := (i + 1) * maxLabels
	for b := range l.f.Labels {
		if b != but {
			sum += l.f.exp[a][b] * l.Emit[at+b] * l.Backward[at+b]
		}
	}
	return sum
}

// Pair is the probability of label a at word i and label b behind it.
func (l *Lattice) Pair(i, a, b int) float64 {
	at := (i + 1) * maxLabels
	return l.Forward[at-maxLabels+a] * l.f.exp[a][b] * l.Emit[at+b] * l.Backward[at+b]
}

// Label is the probability of label a at word i.
func (l *Lattice) Label(i, a int) float64 {
	return l.Forward[i*maxLabels+a] * l.Backward[i*maxLabels+a]
}

// Span is the probability that a span stands at the words of r, and ends
// there, whose first word has the label begins.
func (l *Lattice) Span(r Range, begins int) float64 {
	p, label := l.Forward[r.First*maxLabels+begins], begins
	for i := r.First + 1; i < r.Last; i++ {
		p *= l.f.exp[label][begins+1] * l.Emit[i*maxLabels+begins+1]
		label = begins + 1
	}
	if r.Last*maxLabels == len(l.Forward) {
		return p
	}
	return p * l.after(r.Last-1, label, begins+1)
}

// Likely is a span with its probability.
type Likely struct {
	Range
	P float64
}

// Spans lists, in order, the spans whose first word has the label begins and
// that have at least the probability least: of those that begin at one word
// the likeliest, and of two that overlap the likelier.
func (l *Lattice) Spans(begins int, least float64) (list []Likely) {
	n := len(l.Forward) / maxLabels
	for i := range n {
		if l.Label(i, begins) < least {
			continue
		}
		top := l.from(i, n, begins, least)
		if top.Last == 0 {
			continue
		}
		if k := len(list) - 1; k >= 0 && top.First < list[k].Last {
			if top.P > list[k].P {
				list[k] = top
			}
			continue
		}
		list = append(list, top)
	}
	return list
}

// from gives the likeliest span that begins at word i, the zero Likely where
// none has at least the probability least.
func (l *Lattice) from(i, n, begins int, least float64) (top Likely) {
	p, label := l.Forward[i*maxLabels+begins], begins // p is that of the words of the span, before what follows
	for last := i + 1; ; last++ {
		ends := p
		if last < n {
			ends *= l.after(last-1, label, begins+1)
		}
		if ends >= max(least, top.P) {
			top = Likely{Range{i, last}, ends}
		}
		if last == n || p*l.Backward[(last-1)*maxLabels+label] < least {
			return top
		}
		p *= l.f.exp[label][begins+1] * l.Emit[last*maxLabels+begins+1]
		label = begins + 1
	}
}
