// SPDX-License-Identifier: Apache-2.0

package coreference

import (
	"cmp"
	"slices"
	"strings"
)

// finder reads mentions off the trees of a text, a sentence at a time.
type finder struct {
	t         *Text
	in        Sentence // that is read
	nodes     []node   // its words
	found     []Mention
	stack     []int
	nextName  int // the first of Text.Names that does not end before the sentence
	inMention map[[2]int]bool
}

// node is a word of the sentence that is read. Words, names and mentions have
// their numbers in the text.
type node struct {
	Word
	from, to int // what it leads, itself included
	first    int // its first dependent, -1 if none
	next     int // the next dependent of its head
	name     int // the name in which it stands, -1 if none
	mention  int // the one that it heads, -1 if none
}

// node gives a word of the sentence that is read.
func (f *finder) node(i int) *node { return &f.nodes[i-f.in.First] }

// mentions finds the noun phrases of a sentence, in the order of their first
// words, longer ones first. As OntoNotes draws them, a phrase has its
// articles, modifiers and clauses, but neither its preposition nor what is
// coordinated with it. They last until the next sentence.
func (f *finder) mentions(s Sentence) []Mention {
	f.in, f.found = s, f.found[:0]
	f.read()
	f.measure()
	clear(f.inMention)
	for i := s.First; i < s.Last; i++ {
		f.phrase(i)
	}
	slices.SortStableFunc(f.found, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.Last, a.Last))
	})
	return f.found
}

// read takes the words of the sentence from the text.
func (f *finder) read() {
	f.nodes = f.nodes[:0]
	for i := f.in.First; i < f.in.Last; i++ {
		f.nodes = append(f.nodes, node{Word: f.t.Word(i), from: i, to: i, first: -1, next: -1, name: -1, mention: -1})
	}
	names := f.t.Names
	for f.nextName < len(names) && names[f.nextName].Last <= f.in.First {
		f.nextName++
	}
	for k := f.nextName; k < len(names) && names[k].First < f.in.Last; k++ {
		n := f.name(k)
		for i := n.First; i < n.Last; i++ {
			f.node(i).name = k
		}
	}
}

// name gives what of a name stands in the sentence.
func (f *finder) name(k int) Name {
	n := f.t.Names[k]
	n.First, n.Last = max(n.First, f.in.First), min(n.Last, f.in.Last)
	return n
}

// measure finds what each word of the sentence leads.
func (f *finder) measure() {
	for i := f.in.Last - 1; i >= f.in.First; i-- {
		if w := f.node(i); w.Head >= 0 {
			h := f.node(w.Head)
			w.next, h.first = h.first, i
		}
	}
	// Words before their dependents, then backwards.
	f.stack = f.stack[:0]
	for i := f.in.First; i < f.in.Last; i++ {
		if f.node(i).Head < 0 {
			f.stack = append(f.stack, i)
		}
	}
	for k := 0; k < len(f.stack); k++ {
		for c := f.node(f.stack[k]).first; c >= 0; c = f.node(c).next {
			f.stack = append(f.stack, c)
		}
	}
	for k := len(f.stack) - 1; k >= 0; k-- {
		w := f.node(f.stack[k])
		if w.Head >= 0 {
			h := f.node(w.Head)
			h.from, h.to = min(h.from, w.from), max(h.to, w.to)
		}
	}
}

// phrase adds the mentions whose head is word i.
func (f *finder) phrase(i int) {
	class, ok := f.class(i)
	if !ok {
		return
	}
	m := Mention{First: i, Last: i + 1, Head: i, Class: class, Chain: -1, Entity: -1}
	if class == Pronoun || class == Demonstrative {
		f.add(m)
		return
	}
	left, joined := f.leftmost(i), -1
	predicate := f.has(i, "cop")
	for c := f.node(i).first; c >= 0; c = f.node(c).next {
		switch {
		case f.node(c).Rel == "conj":
			joined = max(joined, f.node(c).to)
		case f.keeps(i, c, left, predicate):
			m.First, m.Last = min(m.First, f.node(c).from), max(m.Last, f.node(c).to+1)
		}
	}
	if k := f.nameOf(i); k >= 0 {
		n := f.name(k)
		m.Entity = n.Entity
		if !n.Common {
			m.Class = Named
		}
		m.First, m.Last = min(m.First, n.First), max(m.Last, n.Last)
	} else if c := f.apposed(i); c >= 0 && f.nameOf(c) >= 0 {
		m.Entity = f.t.Names[f.nameOf(c)].Entity
	}
	if joined >= 0 && f.coordinated(i) {
		both := m
		both.Last, both.Class, both.Entity = max(m.Last, joined+1), Coordination, -1
		f.add(both)
	}
	f.add(m)
}

func (f *finder) add(m Mention) {
	if key := [2]int{m.First, m.Last}; !f.inMention[key] {
		f.inMention[key] = true
		f.found = append(f.found, m)
	}
}

// class tells what kind of mention word i may head.
func (f *finder) class(i int) (Class, bool) {
	w := f.node(i)
	switch w.Rel {
	case "fixed", "goeswith", "flat", "reparandum", "discourse":
		return 0, false
	}
	switch w.XPOS {
	case "PRP", "PRP$":
		return Pronoun, w.Rel != "expl"
	case "NNP", "NNPS":
		return Named, !f.partOfName(i) && !f.appositive(i)
	case "NN", "NNS":
		if f.appositive(i) || f.partOfName(i) {
			return 0, false
		}
		return Nominal, w.Rel != "compound" && w.Rel != "cc" && w.Rel != "case" && w.Rel != "advmod"
	case "DT":
		switch w.Lemma {
		case "this", "that", "these", "those":
			return Demonstrative, w.Rel != "det" && w.Rel != "advmod"
		}
	case "CD":
		return Nominal, strings.HasPrefix(w.Rel, "nsubj") || w.Rel == "obj" || strings.HasPrefix(w.Rel, "obl") || strings.HasPrefix(w.Rel, "nmod")
	}
	return 0, f.node(i).name >= 0 && f.nameOf(i) >= 0
}

// partOfName tells whether a proper noun is only a part of a longer name.
func (f *finder) partOfName(i int) bool {
	w := f.node(i)
	h := w.Head
	if k := w.name; k >= 0 && f.leads(k) != i && (h < 0 || f.node(h).name != k) {
		return true // the tree takes the name apart
	}
	if w.Rel != "compound" || h < 0 {
		return false
	}
	if k := w.name; k >= 0 {
		n := f.name(k)
		return h < n.Last && h >= n.First || n.Last != i+1
	}
	return strings.HasPrefix(f.node(h).XPOS, "NNP")
}

// leads gives the first word of a name that depends on none of its others.
func (f *finder) leads(k int) int {
	n := f.name(k)
	for i := n.First; i < n.Last; i++ {
		if h := f.node(i).Head; h < 0 || f.node(h).name != k {
			return i
		}
	}
	return n.First
}

// apposed gives the word that leads what word i is also called, -1 if none.
func (f *finder) apposed(i int) int {
	for c := f.node(i).first; c >= 0; c = f.node(c).next {
		if f.node(c).Rel == "appos" && f.appositive(c) {
			return c
		}
	}
	return -1
}

// appositive tells whether word i leads what only says again what its head
// does: "the first witness, X". Lists of several things, and a name beside the
// name of another, do not.
func (f *finder) appositive(i int) bool {
	w := f.node(i)
	if w.Rel != "appos" || w.Head < 0 || !one(w.XPOS) || !one(f.node(w.Head).XPOS) {
		return false
	}
	a, b := f.nameOf(i), f.nameOf(w.Head)
	return a < 0 || b < 0 || f.t.Names[a].Entity == f.t.Names[b].Entity
}

func one(xpos string) bool { return xpos == "NN" || xpos == "NNP" }

// nameOf gives the name that the phrase of word i is: the one in which the
// word stands, or in which what is flat with it does; -1 if none.
func (f *finder) nameOf(i int) int {
	if k := f.node(i).name; k >= 0 {
		if h := f.node(i).Head; h >= 0 && f.node(h).name == k {
			return -1
		}
		return k
	}
	for c := f.node(i).first; c >= 0; c = f.node(c).next {
		if f.node(c).Rel == "flat" && f.node(c).name >= 0 {
			return f.node(c).name
		}
	}
	return -1
}

// leftmost gives the place of the first preposition of word i, or -1.
func (f *finder) leftmost(i int) int {
	for c := f.node(i).first; c >= 0 && c < i; c = f.node(c).next {
		if f.node(c).Rel == "case" {
			return c
		}
	}
	return -1
}

func (f *finder) has(i int, rel string) bool {
	for c := f.node(i).first; c >= 0; c = f.node(c).next {
		if f.node(c).Rel == rel {
			return true
		}
	}
	return false
}

// coordinated tells whether something is coordinated with i by a conjunction.
func (f *finder) coordinated(i int) bool {
	for c := f.node(i).first; c >= 0; c = f.node(c).next {
		if f.node(c).Rel == "conj" && f.has(c, "cc") {
			return true
		}
	}
	return false
}

// keeps tells whether the dependent c belongs into the phrase of word i, whose
// first preposition is at left.
func (f *finder) keeps(i, c, left int, predicate bool) bool {
	if c < left {
		return false
	}
	switch rel := f.node(c).Rel; rel {
	case "case":
		return c > i // the mark of a possessor
	case "cc", "cc:preconj", "mark", "discourse", "reparandum", "parataxis", "cop", "aux", "aux:pass", "nsubj", "nsubj:pass",
		"nsubj:outer", "csubj", "csubj:outer", "expl", "punct", "dep", "list", "vocative", "orphan", "obj", "iobj", "ccomp", "dislocated":
		return false
	case "obl", "advcl", "xcomp", "obl:unmarked", "obl:agent":
		return !predicate && rel != "xcomp"
	case "advmod":
		return !predicate && c+3 >= i && c < i
	case "nmod:unmarked":
		return f.node(c).XPOS != "CD"
	}
	return true
}
