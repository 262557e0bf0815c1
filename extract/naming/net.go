// SPDX-License-Identifier: Apache-2.0

package naming

import (
	"kg/extract/attribution"
	"kg/extract/reading/matrix"
	"kg/extract/reading/network"
)

// net is a network ready to read; it is not changed by reading.
type net struct {
	*Model
	in, out dense
	layers  []network.Recurrent
	field   *attribution.Field
}

type dense struct {
	w, b       []float32
	rows, cols int
}

// newNet makes a model ready. The model must have all that its Spec asks for,
// as one that Decode gives does.
func newNet(m *Model) *net {
	n := &net{Model: m, field: attribution.NewField(Labels, m.Dense["next.w"])}
	shapes := map[string]network.Matrix{}
	for _, s := range m.Spec.Shapes() {
		shapes[s.Name] = s
	}
	layer := func(name string) dense {
		s := shapes[name+".w"]
		return dense{w: m.Dense[name+".w"], b: m.Dense[name+".b"], rows: s.Rows, cols: s.Cols}
	}
	n.in, n.out = layer("in"), layer("out")
	for i := range m.Spec.Layers {
		name := Layer(i)
		n.layers = append(n.layers, network.Recurrent{Width: m.Spec.Width, Blend: m.Dense[name+".blend"], W: m.Dense[name+".w"], B: m.Dense[name+".b"]})
	}
	return n
}

// sum reads a sentence into the lattice.
func (n *net) sum(words []Word, engine []float32, s *Scratch) {
	s.used = 0
	h := n.in.apply(n.embed(words, engine, s), len(words), s)
	for i, v := range h {
		h[i] = max(v, 0)
	}
	for i := range n.layers {
		n.layers[i].AddTo(h, len(words), s.get)
	}
	n.field.Sum(n.out.apply(h, len(words), s), &s.lattice)
}

// embed lays what the engine holds of a word and the rows of its pieces side
// by side: rows of Spec.Input columns.
func (n *net) embed(words []Word, engine []float32, s *Scratch) []float32 {
	input, width := n.Spec.Input(), n.Spec.Engine
	x := s.get(len(words) * input)
	for i := range words {
		w := &words[i]
		row := x[i*input:][:input]
		copy(row, engine[i*width:][:width])
		s.normal = network.AppendNormal(s.normal[:0], w.Form)
		s.shape = network.AppendShape(s.shape[:0], w.Form)
		at := width
		for p := range n.Tables {
			size := n.Spec.Sizes[p]
			if size == 0 {
				continue
			}
			s.key = AppendKey(s.key[:0], p, w, s.normal, s.shape)
			if id := int(n.Tables[p].ID(s.key)); id >= 0 {
				copy(row[at:at+size], n.Tables[p].W[id*size:])
			}
			at += size
		}
	}
	return x
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
