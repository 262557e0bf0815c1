// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// deniesOfItself tells whether a source says of itself, or of those for whom it speaks, that they did not do it, or know nothing of
// it: "said that she had never met him", "he had no part in it", "I do not recall that", "was not aware of it". That one will not do
// something, or has not done it yet, denies nothing. In direct speech the next sentences may say so, too. Who insists that something
// is not so answers a charge, whoever it is made against.
func (f *claimFinder) deniesOfItself(c speechCue, x Claim) bool {
	if x.Quote == Direct && f.allQuestion(x) {
		return false
	}
	if f.saysNotI(x) {
		return true
	}
	for n, s := range f.clauses(x) {
		if n > 0 && (x.Quote != Direct || n >= leadingSentences) {
			break
		}
		if f.deniesDoing(s, x) || n == 0 && f.lex.is("insisting", c.entry.lemma) && f.insistsNot(s, x) {
			return true
		}
	}
	return false
}

// saysNotI tells the answer "I did not", "No, we have not", with no word behind it.
func (f *claimFinder) saysNotI(x Claim) bool {
	if len(x.Content) == 0 {
		return false
	}
	d := f.d
	i, last := d.tokensOf(x.Content[0])
	for i < last && (d.Tokens[i].Tag == Punct || strings.EqualFold(d.word(i), "no")) {
		i++
	}
	if i+2 >= last {
		return false
	}
	switch strings.ToLower(d.word(i)) {
	case "i", "we":
	default:
		return false
	}
	switch d.Tokens[i+1].Lemma {
	case "do", "have", "be":
	default:
		return false
	}
	switch strings.ToLower(d.word(i + 2)) {
	case "not", "n't", "n’t":
		return i+3 >= last || d.Tokens[i+3].Tag == Punct
	}
	return false
}

// leadingSentences is in how many sentences of direct speech its stance is looked for.
const leadingSentences = 3

// insistsNot tells a clause that says what is not so. Of "insisted he had never met them" said by a woman the words tell it.
func (f *claimFinder) insistsNot(c clause, x Claim) bool {
	if c.head < 0 || f.supposed(c.head) || f.auxiliary(c.head, modal) != "" {
		return false
	}
	if c.subject >= 0 {
		switch f.form(&f.d.Words[c.subject]) {
		case "he", "she":
			if f.partyOf(c.subject, x) != self {
				return false
			}
		}
	}
	return f.negated(c) || f.dependent(c.head, func(w *Word) bool { return w.Rel == "obj" && f.hasNo(f.indexOf(w)) }) >= 0
}

// hasNo tells a noun that there is none of: "no bearing".
func (f *claimFinder) hasNo(noun int) bool {
	return f.dependent(noun, func(w *Word) bool { return w.Lemma == "no" }) >= 0
}

// deniesDoing reads deniesOfItself off one clause.
func (f *claimFinder) deniesDoing(c clause, x Claim) bool {
	d := f.d
	if c.head < 0 || c.subject < 0 || f.supposed(c.head) {
		return false
	}
	if who := f.partyOf(c.subject, x); who != self && who != own && !f.speaksOfItself(c.subject, x) {
		return false
	}
	w := &d.Words[c.head]
	has := func(word int, lemmas ...string) bool {
		return f.dependent(word, func(x *Word) bool { return slices.Contains(lemmas, x.Lemma) && x.Start > d.Words[c.subject].Start }) >= 0
	}
	object := f.dependent(c.head, func(x *Word) bool { return x.Rel == "obj" })
	past := f.hasAuxiliary(c.head, "had", "has", "have", "was", "were", "did", "'ve", "'d") || w.XPOS == "VBD"
	modal := f.auxiliary(c.head, modal)
	switch {
	case f.lex.is("claiming", w.Lemma):
		return false // "We never claimed that we knew"
	case has(c.head, "never"):
		return !f.compares(x.Content[0]) && w.Tag == Verb && (past && modal == "" || (modal == "would" || modal == "could") && f.hasAuxiliary(c.head, "have"))
	case modal != "":
		return false
	case object >= 0 && d.Words[object].Lemma == "nothing":
		return past && f.lex.is("done", w.Lemma) || w.Lemma == "know"
	case object >= 0 && f.hasNo(object):
		return f.lex.is("recall", w.Lemma) ||
			(w.Lemma == "have" || w.Lemma == "play" || w.Lemma == "take" || w.Lemma == "know") && f.lex.is("part", d.Words[object].Lemma)
	case w.Lemma == "know" && w.Tag == Verb: // "knew of no such leak"
		return f.dependent(c.head, func(x *Word) bool { return x.Rel == "obl" && f.hasNo(f.indexOf(x)) }) >= 0 ||
			has(c.head, "not", "n't") && f.dependent(c.head, func(x *Word) bool { return x.Rel == "obl" }) >= 0
	case has(c.head, "not", "n't"):
		return w.Tag == Verb && f.lex.is("recall", w.Lemma) || w.Tag == Adj && f.lex.is("aware", w.Lemma) ||
			past && (f.lex.is("meant", w.Lemma) || w.XPOS == "VBN" && w.Lemma == "involve") ||
			past && object >= 0 && has(object, "any", "single", "slightest") // "I have not touched a single crown"
	}
	return false
}

// compares tells words that compare: "had never felt better", "never seen so many", which praise or complain.
func (f *claimFinder) compares(s Span) bool {
	first, last := f.d.wordsOf(s)
	for i := first; i < last; i++ {
		w := &f.d.Words[i]
		if w.XPOS == "JJR" || w.XPOS == "RBR" || w.Lemma == "such" || w.Lemma == "so" && w.Rel == "advmod" {
			return true
		}
	}
	return false
}
