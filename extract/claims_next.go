// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"

	"kg/extract/attribution"
)

// saidNext gives the verb of saying whose subject goes on with another one that the tree joins to what it says: in "Orlo said the plan was
// dead and | called for a vote" no plan calls for anything. It is -1 where what is said may well say so itself: its subject is somebody
// else, or the verb has one of its own.
func (f *claimFinder) saidNext(word int) int {
	d := f.d
	w := &d.Words[word]
	if w.Rel != "conj" || !hasTense(w) || w.Head < 0 || int(w.Head) > word || f.quoteOf[w.Token] >= 0 {
		return -1
	}
	inner := int(w.Head)
	outer := int(d.Words[inner].Head)
	if outer < 0 || outer > inner || d.Words[inner].Rel != "ccomp" || !f.knownVerb(outer) || d.Words[outer].XPOS != w.XPOS || !f.spoken(f.known(word)) {
		return -1
	}
	isSubject := func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") }
	if f.dependent(word, isSubject) >= 0 || f.dependent(inner, func(x *Word) bool {
		return x.Rel == "aux" && x.Lemma == "have" || x.Rel == "conj" && f.indexOf(x) != word
	}) >= 0 {
		return -1
	}
	before := f.behindCconj(word)
	if before < 0 {
		return -1
	}
	who, of := f.dependent(outer, isSubject), f.dependent(inner, isSubject)
	if who < 0 || of < 0 || f.quoteOf[d.Words[before].Token] != f.quoteOf[d.Words[outer].Token] {
		return -1
	}
	switch x := &d.Words[of]; x.Tag {
	case Num:
	case Noun:
		if (f.nouns[x.Lemma]|f.nouns[f.form(x)])&(nounPerson|nounOrg|nounGroup|nounCountry) != 0 || d.entityAt(f.phraseOf(of)) >= 0 {
			return -1
		}
	case Pron:
		if d.entityAt(x.Span) != d.entityAt(f.phraseOf(who)) {
			return -1
		}
	default:
		return -1
	}
	return outer
}

// spoken tells a verb of saying from one of thinking and wanting, which what is said may tell of, too: "said she was tired and wanted to go".
func (f *claimFinder) spoken(e *cueEntry) bool {
	return e != nil && e.kind != "think" && (e.particle != "" || e.has('q') || e.has('p') || e.has('a') || e.has('x') || e.kind == "deny" || e.kind == "accuse" || e.kind == "ask" || e.kind == "promise")
}

// behindCconj is the conjunction right before a verb and its adverbs, -1 for none.
func (f *claimFinder) behindCconj(verb int) int {
	i := verb - 1
	for i > 0 && f.d.Words[i].Tag == Adv {
		i--
	}
	if i < 0 || f.d.Words[i].Tag != Cconj {
		return -1
	}
	return i
}

// beforeNext cuts from a content what its speaker says next (see saidNext).
func (f *claimFinder) beforeNext(r attribution.Range, verb int) attribution.Range {
	for i := max(r.First, verb) + 1; i < r.Last; i++ {
		if f.saidNext(i) == verb {
			last := f.behindCconj(i)
			for last > r.First+1 && f.d.Words[last-1].Tag == Punct && f.quoteOf[f.d.Words[last-1].Token] < 0 {
				last--
			}
			return attribution.Range{First: r.First, Last: last}
		}
	}
	return r
}
