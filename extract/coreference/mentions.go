// SPDX-License-Identifier: Apache-2.0

package coreference

import (
	"sort"
	"strings"
)

// finder reads mentions off the trees of a text.
type finder struct {
	t         *Text
	in        Sentence // that is read
	from, to  []int32  // of each word: what it leads, itself included
	first     []int32  // of each word: its first dependent, -1 if none
	next      []int32  // of each word: the next dependent of its head
	name      []int32  // of each word: the name in which it stands, -1 if none
	found     []Mention
	stack     []int32
	inMention map[[2]int]bool
}

// mentions finds the noun phrases of a text, in the order of their first
// words, longer ones first. As OntoNotes draws them, a phrase has its
// articles, modifiers and clauses, but neither its preposition nor what is
// coordinated with it.
func (f *finder) mentions() []Mention {
	t := f.t
	n := len(t.Words)
	f.from, f.to, f.first, f.next, f.name = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
	for i := range f.name {
		f.name[i] = -1
	}
	for k, x := range t.Names {
		for i := x.First; i < x.Last; i++ {
			f.name[i] = int32(k)
		}
	}
	f.inMention = map[[2]int]bool{}
	for _, s := range t.Sentences {
		f.measure(s)
		from := len(f.found)
		for i := s.First; i < s.Last; i++ {
			f.at(i)
		}
		in := f.found[from:]
		sort.SliceStable(in, func(a, b int) bool {
			if in[a].First != in[b].First {
				return in[a].First < in[b].First
			}
			return in[a].Last > in[b].Last
		})
	}
	return f.found
}

// measure finds what each word of a sentence leads.
func (f *finder) measure(s Sentence) {
	f.in = s
	w := f.t.Words
	for i := s.First; i < s.Last; i++ {
		f.first[i], f.next[i] = -1, -1
		f.from[i], f.to[i] = int32(i), int32(i)
	}
	for i := s.Last - 1; i >= s.First; i-- {
		if h := w[i].Head; h >= 0 {
			f.next[i] = f.first[h]
			f.first[h] = int32(i)
		}
	}
	// Words before their dependents, then backwards.
	f.stack = f.stack[:0]
	for i := s.First; i < s.Last; i++ {
		if w[i].Head < 0 {
			f.stack = append(f.stack, int32(i))
		}
	}
	for k := 0; k < len(f.stack); k++ {
		for c := f.first[f.stack[k]]; c >= 0; c = f.next[c] {
			f.stack = append(f.stack, c)
		}
	}
	for k := len(f.stack) - 1; k >= 0; k-- {
		i := f.stack[k]
		if h := w[i].Head; h >= 0 {
			f.from[h], f.to[h] = min(f.from[h], f.from[i]), max(f.to[h], f.to[i])
		}
	}
}

// at adds the mentions whose head is word i.
func (f *finder) at(i int) {
	class, ok := f.class(i)
	if !ok {
		return
	}
	m := Mention{First: i, Last: i + 1, Head: i, Class: class, Chain: -1, Entity: -1}
	if class == Pronoun || class == Demonstrative {
		f.add(m)
		return
	}
	left, joined := f.leftmost(i), int32(-1)
	predicate := f.has(i, "cop")
	for c := f.first[i]; c >= 0; c = f.next[c] {
		switch {
		case f.t.Words[c].Rel == "conj":
			joined = max(joined, f.to[c])
		case f.keeps(i, int(c), left, predicate):
			m.First, m.Last = min(m.First, int(f.from[c])), max(m.Last, int(f.to[c])+1)
		}
	}
	if k := f.nameOf(i); k >= 0 {
		n := f.t.Names[k]
		m.Entity = n.Entity
		if !n.Common {
			m.Class = Named
		}
		m.First, m.Last = max(f.in.First, min(m.First, n.First)), min(f.in.Last, max(m.Last, n.Last))
	} else if c := f.apposed(i); c >= 0 && f.nameOf(c) >= 0 {
		m.Entity = f.t.Names[f.nameOf(c)].Entity
	}
	if joined >= 0 && f.coordinated(i) {
		both := m
		both.Last, both.Class, both.Entity = max(m.Last, int(joined)+1), Coordination, -1
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
	w := &f.t.Words[i]
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
	return 0, f.name[i] >= 0 && f.nameOf(i) >= 0
}

// partOfName tells whether a proper noun is only a part of a longer name.
func (f *finder) partOfName(i int) bool {
	w := f.t.Words
	h := w[i].Head
	if k := f.name[i]; k >= 0 && f.leads(k) != i && (h < 0 || f.name[h] != k) {
		return true // the tree takes the name apart
	}
	if w[i].Rel != "compound" || h < 0 {
		return false
	}
	if k := f.name[i]; k >= 0 {
		return int(h) < f.t.Names[k].Last && int(h) >= f.t.Names[k].First || f.t.Names[k].Last != i+1
	}
	return strings.HasPrefix(w[h].XPOS, "NNP")
}

// leads gives the first word of a name that depends on none of its others.
func (f *finder) leads(k int32) int {
	n := f.t.Names[k]
	for i := n.First; i < n.Last; i++ {
		if h := f.t.Words[i].Head; h < 0 || f.name[h] != k {
			return i
		}
	}
	return n.First
}

// apposed gives the word that leads what word i is also called, -1 if none.
func (f *finder) apposed(i int) int {
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if f.t.Words[c].Rel == "appos" && f.appositive(int(c)) {
			return int(c)
		}
	}
	return -1
}

// appositive tells whether word i leads what only says again what its head
// does: "the first witness, X". Lists of several things, and a name beside the
// name of another, do not.
func (f *finder) appositive(i int) bool {
	w := f.t.Words
	h := w[i].Head
	if w[i].Rel != "appos" || h < 0 || !one(w[i].XPOS) || !one(w[h].XPOS) {
		return false
	}
	a, b := f.nameOf(i), f.nameOf(int(h))
	return a < 0 || b < 0 || f.t.Names[a].Entity == f.t.Names[b].Entity
}

func one(xpos string) bool { return xpos == "NN" || xpos == "NNP" }

// nameOf gives the name that the phrase of word i is: the one in which the
// word stands, or in which what is flat with it does; -1 if none.
func (f *finder) nameOf(i int) int32 {
	if k := f.name[i]; k >= 0 {
		if h := f.t.Words[i].Head; h >= 0 && f.name[h] == k {
			return -1
		}
		return k
	}
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if f.t.Words[c].Rel == "flat" && f.name[c] >= 0 {
			return f.name[c]
		}
	}
	return -1
}

// leftmost gives the place of the first preposition of word i, or -1.
func (f *finder) leftmost(i int) int {
	for c := f.first[i]; c >= 0 && int(c) < i; c = f.next[c] {
		if f.t.Words[c].Rel == "case" {
			return int(c)
		}
	}
	return -1
}

func (f *finder) has(i int, rel string) bool {
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if f.t.Words[c].Rel == rel {
			return true
		}
	}
	return false
}

// coordinated tells whether something is coordinated with i by a conjunction.
func (f *finder) coordinated(i int) bool {
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if f.t.Words[c].Rel == "conj" && f.has(int(c), "cc") {
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
	switch rel := f.t.Words[c].Rel; rel {
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
		return f.t.Words[c].XPOS != "CD"
	}
	return true
}
