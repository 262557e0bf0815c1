// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// stands reads in a content that its source is for or against something, or does not believe it: "said that she opposed the plan",
// "said it had confidence in the board", "We do not accept this explanation". What stands beside another verb is left to the claims
// within.
func (f *claimFinder) stands(x Claim) (Stance, bool) {
	d := f.d
	c := f.clauseOf(x.Content[0])
	if c.head < 0 || f.auxiliary(c.head, modal) != "" || !f.speaksOfItself(c.subject, x) && !f.speaksOfItsOwn(c.subject, x) ||
		f.dependent(c.head, func(w *Word) bool { return w.Rel == "conj" && w.Tag == Verb }) >= 0 {
		return Asserts, false
	}
	w := &d.Words[c.head]
	object := f.dependent(c.head, func(w *Word) bool { return w.Rel == "obj" })
	if f.negated(c) {
		return f.standsNot(c.head, object)
	}
	if w.Lemma == "have" {
		return Supports, object >= 0 && f.lex.is("trust", d.Words[object].Lemma)
	}
	e := f.known(c.head)
	if e == nil || w.Tag == Verb && f.passive(c.head) {
		return Asserts, false
	}
	s := stanceOfKind[e.kind]
	return s, s == Supports || s == Opposes || s == Doubts
}

// standsNot is stands of a predicate that is denied.
func (f *claimFinder) standsNot(head, object int) (Stance, bool) {
	w := &f.d.Words[head]
	said := object >= 0 && (f.lex.is("saying", f.d.Words[object].Lemma) || f.lex.is("report", f.d.Words[object].Lemma))
	switch {
	case f.lex.is("sure", f.form(w)):
		return Doubts, f.dependent(head, func(w *Word) bool { return w.Rel == "cop" || w.Rel == "aux:pass" }) >= 0
	case w.Lemma == "believe" && object >= 0:
		return Doubts, true
	case w.Lemma == "accept" && said:
		return Denies, true
	case w.Lemma == "accept" || w.Lemma == "agree":
		return Opposes, object >= 0 || w.Lemma == "agree"
	}
	e := f.known(head)
	any := func(w *Word) bool { return w.Rel == "det" && (w.Lemma == "any" || w.Lemma == "either") }
	return Opposes, e != nil && e.kind == "support" && w.Tag == Verb && object >= 0 && f.dependent(object, any) < 0
}

// speaksOfItsOwn tells whether the subject of a content is whom its source speaks for: "a spokesman said the bank supported the plan".
func (f *claimFinder) speaksOfItsOwn(subject int, x Claim) bool {
	if subject < 0 || x.Quote == Direct {
		return false
	}
	return f.partyOf(subject, x) == own || f.speaksFor(x) && f.d.Words[subject].Tag != Pron && f.hasPrincipal(subject)
}

// hasPrincipal tells the noun of one who has spokespeople: "the president", "the agency".
func (f *claimFinder) hasPrincipal(subject int) bool {
	w := &f.d.Words[subject]
	return f.nouns[strings.ToLower(w.Lemma)]&(nounOffice|nounOrg|nounCountry) != 0 &&
		f.dependent(subject, func(w *Word) bool { return w.Lemma == "the" }) >= 0
}

// speaksOfItself tells whether the subject of a content is its source, or he or she for whom a spokesman speaks.
func (f *claimFinder) speaksOfItself(subject int, x Claim) bool {
	if f.partyOf(subject, x) == self {
		return true
	}
	if subject < 0 || x.Quote == Direct || !f.speaksFor(x) {
		return false
	}
	switch f.form(&f.d.Words[subject]) {
	case "he", "she":
		return true
	}
	return false
}
