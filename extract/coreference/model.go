// SPDX-License-Identifier: Apache-2.0

package coreference

import "math"

// Model ranks. Its network has a layer of Width numbers for each choice, that
// is the sum of the rows of its features with negative numbers set to zero;
// the choice is liked as much as the sum of these by its output weights.
type Model struct {
	Words []string // known lemmas, from number 1 on
	Width int
	New   []int8 // rows of features of a mention, for beginning a chain
	Self  []int8 // the same, for joining one
	Pair  []int8 // rows of features of a mention and a chain
	Begin []int8 // output weights for beginning a chain
	Join  []int8 // output weights for joining one

	self, pair []template
	known      map[string]int32
}

// Prepare makes the model ready for use; it is called after Words was set.
func (m *Model) Prepare() {
	m.known = make(map[string]int32, len(m.Words))
	for i, w := range m.Words {
		m.known[w] = int32(i + 1)
	}
	m.self, m.pair = selfTemplates(len(m.Words)+1), pairTemplates(len(m.Words)+1)
}

func (m *Model) word(lemma string) int32 { return m.known[lemma] }

// Unit is what stands for 1 in the weights of a model, and its square what
// stands for 1 in a margin.
const Unit = 64

// Resolve finds the chains of a text: its noun phrases, in order, each with the
// number of its chain.
func (m *Model) Resolve(t *Text) []Mention {
	d := decider{m: m, sum: make([]int32, m.Width), self: make([]int32, m.Width)}
	return m.Walk(t, d.decide)
}

// decider chooses by the weights of a model.
type decider struct {
	m         *Model
	self, sum []int32
	likes     []int
}

func (d *decider) decide(c *Choice) (best, margin int) {
	m := d.m
	clear(d.sum)
	clear(d.self)
	for _, id := range c.Self {
		addRow(d.sum, m.New, id)
		addRow(d.self, m.Self, id)
	}
	begin := dot(d.sum, m.Begin)
	if c.Personal && len(c.Chains) > 0 {
		begin = math.MinInt / 2
	}
	d.likes = d.likes[:0]
	best, top := -1, begin
	for k := range c.Chains {
		copy(d.sum, d.self)
		for _, id := range c.Pairs[k] {
			addRow(d.sum, m.Pair, id)
		}
		d.likes = append(d.likes, dot(d.sum, m.Join))
		if d.likes[k] > top {
			best, top = k, d.likes[k]
		}
	}
	if best < 0 {
		return -1, 0
	}
	margin = top - begin
	for k, x := range d.likes {
		if k != best && (c.Entities[best] < 0 || c.Entities[k] != c.Entities[best]) {
			margin = min(margin, top-x)
		}
	}
	return best, margin
}

func addRow(sum []int32, table []int8, id int32) {
	row := table[int(id)*len(sum):][:len(sum)]
	for i, x := range row {
		sum[i] += int32(x)
	}
}

func dot(sum []int32, weights []int8) int {
	n := 0
	for i, x := range sum {
		if x > 0 {
			n += int(x) * int(weights[i])
		}
	}
	return n
}
