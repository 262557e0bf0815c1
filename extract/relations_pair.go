// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

var (
	siblingsRule    = relationRule{name: "siblings", predicate: "siblingOf", subject: "P", object: "P", confidence: 0.9}
	pairMetRule     = relationRule{name: "pair-met", predicate: "metWith", subject: "PCO", object: "PCO", confidence: 0.85}
	pairAgreedRule  = relationRule{name: "pair-agreed", predicate: "agreedWith", subject: "COP", object: "COP", confidence: 0.8}
	pairMarriedRule = relationRule{name: "pair-married", predicate: "spouseOf", subject: "P", object: "P", confidence: 0.8}
	strifeRule      = relationRule{name: "strife", predicate: "opponentOf", subject: "PCOG", object: "PCOG", confidence: 0.75}
)

// siblingsAt reads "the brothers Max and Tom Orr".
func (f *relationFinder) siblingsAt(t int) {
	if !f.lex.is("siblings", f.w(t)) {
		return
	}
	s, o := f.pair(t + 1)
	if s < 0 || f.phraseStart(t) < 0 {
		return
	}
	f.related(&siblingsRule, f.arg(s), f.arg(o), t, t, true)
}

// betweenAt reads "the dispute between Norland and Sudmark", "talks between Norland and Sudmark" and "the treaty between
// Norland and Sudmark".
func (f *relationFinder) betweenAt(t int) {
	k := t + 1
	for n := 0; n < 4 && f.dated(k) || f.w(k) == "on" && f.dated(k+1); n++ {
		k++ // "talks on Monday between"
	}
	if f.w(k) != "between" || f.phraseStart(t) < 0 {
		return
	}
	rule := (*relationRule)(nil)
	switch lemma := f.lemma(t); {
	case f.lex.is("strife", lemma):
		rule = &strifeRule
	case f.lex.is("talks", lemma):
		rule = &pairMetRule
	case f.lex.is("deal", lemma) && f.settled(t):
		rule = &pairAgreedRule
	default:
		return
	}
	if s, o := f.pair(k + 1); s >= 0 {
		f.related(rule, f.arg(s), f.arg(o), t, t, false)
	}
}

// settled tells whether a deal is spoken of as one that was made: "the deal", "last year's deal", "signed a deal".
func (f *relationFinder) settled(t int) bool {
	k := f.phraseStart(t) - 1
	switch {
	case f.w(k) == "the", f.w(k) == "this", f.w(k) == "'s", f.dated(k):
		return true
	}
	if f.tagged(k, Det) {
		k--
	}
	return f.lex.is("seal", f.lemma(k))
}

// reciprocalAt reads verbs whose subjects do to each other what they say: "Norland and Sudmark signed a treaty", "Ana Ruiz
// and Tom Berg met".
func (f *relationFinder) reciprocalAt(t int) {
	if f.mention(t) >= 0 || !f.tagged(t, Verb) {
		return
	}
	w := f.wordAt(t)
	if w < 0 || f.predicates.passive[w-f.tree.first] {
		return
	}
	object, third := "", len(f.dependants(w, []string{"with"})) > 0 // "signed a deal with a third"
	for c := range f.tree.children(w) {
		if f.d.Words[c].Rel == "obj" && !f.hasChild(c, func(x *Word) bool { return x.Rel == "case" }) {
			object = strings.ToLower(f.d.Words[c].Lemma)
			if f.mentionOf(c) >= 0 {
				third = true // they do it to one
			}
			third = third || len(f.dependants(c, []string{"with"})) > 0
		}
	}
	if third {
		return
	}
	rule := (*relationRule)(nil)
	switch lemma := f.lemma(t); {
	case lemma == "agree" && object == "" && f.agreedTo(w):
		rule = &pairAgreedRule
	case lemma == "meet" && object == "", f.lex.is("hold", lemma) && object != "" && f.lex.is("talks", object):
		rule = &pairMetRule
	case f.lex.is("seal", lemma) && object != "" && f.lex.is("deal", object):
		rule = &pairAgreedRule
	case (lemma == "marry" || lemma == "wed") && object == "":
		rule = &pairMarriedRule
	default:
		return
	}
	if s := f.subjects(w); len(s) == 2 && f.alikePair(s[0], s[1]) {
		c, claim := f.certaintyAt(t, f.group(t), false)
		f.add(rule, f.arg(s[0]), f.arg(s[1]), f.d.Tokens[t].Span, c, claim)
	}
}

// agreedTo tells whether a deal is what the verb at word w agrees to, and not with a third: "agreed to a ceasefire".
func (f *relationFinder) agreedTo(w int) bool {
	for c := range f.tree.children(w) {
		if f.d.Words[c].Rel == "obl" && f.lex.is("deal", strings.ToLower(f.d.Words[c].Lemma)) && f.hasChild(c, func(x *Word) bool { return x.Rel == "case" && (x.Lemma == "to" || x.Lemma == "on") }) &&
			len(f.dependants(c, []string{"with"})) == 0 {
			return true
		}
	}
	return false
}

// alikePair tells whether two mentions are of one type, or of a country and a body.
func (f *relationFinder) alikePair(a, b int) bool {
	s, o := f.d.Entities[f.ms[a].entity].Type, f.d.Entities[f.ms[b].entity].Type
	return s == o || (s == Country || s == Organization) && (o == Country || o == Organization)
}

// pair gives the two names that "and" joins at token t, behind their articles; -1 where others or an owner's things stand
// there.
func (f *relationFinder) pair(t int) (s, o int) {
	name := func(t int) int {
		if f.tagged(t, Det) {
			t++
		}
		if m := f.mention(t); m >= 0 && f.startOf(m) == t && f.ms[m].Kind == Name {
			return m
		}
		return -1
	}
	if s = name(t); s < 0 || f.w(f.endOf(s)) != "and" {
		return -1, -1
	}
	if o = name(f.endOf(s) + 1); o < 0 || f.compound(f.arg(o)) || f.w(f.endOf(o)) == "and" {
		return -1, -1
	}
	return s, o
}
