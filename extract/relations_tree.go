// SPDX-License-Identifier: Apache-2.0

package extract

import "iter"

// sentenceTree is the tree of one sentence, from its heads down, and its mentions in it.
type sentenceTree struct {
	first       int   // word
	child, next []int // of each word: its first dependant, and the next one of its own head; -1 if none
	holder      []int // of each word: index of the mention that holds it, -1 if none
	heads       []int // of each mention: the word on which its others depend, -1 if none
}

// grow makes the tree of the words [first, last) with mentions in the order of the text.
func (t *sentenceTree) grow(d *Document, first, last int, ms []placedMention) {
	t.first = first
	t.child, t.next, t.holder, t.heads = t.child[:0], t.next[:0], t.holder[:0], t.heads[:0]
	m := 0
	for w := first; w < last; w++ {
		for m < len(ms) && ms[m].End <= d.Words[w].Start {
			m++
		}
		holder := -1
		if m < len(ms) && ms[m].Contains(d.Words[w].Span) {
			holder = m
		}
		t.child, t.next, t.holder = append(t.child, -1), append(t.next, -1), append(t.holder, holder)
	}
	for w := last - 1; w >= first; w-- {
		if h := int(d.Words[w].Head) - first; h >= 0 && h < len(t.child) {
			t.next[w-first], t.child[h] = t.child[h], w
		}
	}
	for range ms {
		t.heads = append(t.heads, -1)
	}
	for w := first; w < last; w++ {
		m := t.holder[w-first]
		if h := int(d.Words[w].Head); m >= 0 && t.heads[m] < 0 && (h < first || h >= last || t.holder[h-first] != m) {
			t.heads[m] = w
		}
	}
}

// children gives the dependants of a word in the order of the text.
func (t *sentenceTree) children(w int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := t.child[w-t.first]; c >= 0 && yield(c); c = t.next[c-t.first] {
		}
	}
}

// hasChild tells whether a word has a dependant that fits.
func (f *relationFinder) hasChild(of int, fits func(w *Word) bool) bool {
	for c := range f.tree.children(of) {
		if fits(&f.d.Words[c]) {
			return true
		}
	}
	return false
}

// headWord gives the word of a mention on which its others depend, -1 where there is none.
func (f *relationFinder) headWord(m int) int { return f.tree.heads[m] }

// mentionOf gives the index of the mention that holds a word, -1 if none.
func (f *relationFinder) mentionOf(w int) int { return f.tree.holder[w-f.tree.first] }
