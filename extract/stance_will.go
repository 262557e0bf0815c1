// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// future tells a promise (the source, or those for whom it speaks, will do it) and a prediction (it will be so) from an
// assertion, by the first verb of the content.
func (f *claimFinder) future(x Claim) Stance {
	d := f.d
	first, _ := d.tokensOf(x.Content[0])
	switch strings.ToLower(d.word(first)) {
	case "what", "who", "how", "when", "where", "why", "whether", "if", "which":
		return Asserts // the first verb is not that of the clause
	}
	c := f.clauseOf(x.Content[0])
	if c.head < 0 || !f.willBe(c, x) {
		return Asserts
	}
	who := f.partyOf(c.subject, x)
	switch {
	case !f.happens(c.head) && f.auxiliary(c.head, possible) == "" && (who == self || who == own):
		return Promises
	case f.conditional(c) && d.Words[max(c.subject, 0)].Tag != Pron:
		return Asserts
	}
	return Predicts
}

// possible tells the auxiliaries of what is not certain to come, so that it is no promise.
func possible(aux string) bool { return aux == "may" || aux == "might" || aux == "could" }

// happens tells a predicate of what one is or undergoes, and does not do: "will be there", "will lose", "is going to need help".
func (f *claimFinder) happens(head int) bool {
	w := &f.d.Words[head]
	if to := f.comes(head); to >= 0 {
		head, w = to, &f.d.Words[to]
	}
	if w.Tag == Aux && modal(f.form(w)) {
		return false // "said he would"
	}
	return w.Tag != Verb || f.lex.is("suffered", w.Lemma) || w.XPOS == "VBN" && f.hasAuxiliary(head, "be", "have")
}

// conditional tells what would be if something else were so: "if the gates failed the town would drown".
func (f *claimFinder) conditional(c clause) bool {
	return f.hasAuxiliary(c.head, "would", "'d") && f.supposed(c.head)
}

// willBe tells whether a clause speaks of what is to come: "will pay", "would pay" in what is reported, "is going to pay", "is likely
// to pay". What would have been, or what somebody would rather do, is none.
func (f *claimFinder) willBe(c clause, x Claim) bool {
	d := f.d
	w := &d.Words[c.head]
	aux := f.auxiliary(c.head, modal)
	if aux == "" && w.Tag == Aux {
		aux = f.form(w) // "said he would"
	}
	switch aux {
	case "will", "'ll", "wo":
		return true
	case "would", "'d":
		if x.Quote == Direct || f.lex.is("likings", w.Lemma) {
			return false
		}
		if f.form(w) != w.Lemma && aux == "'d" && w.Tag == Verb && !f.hasAuxiliary(c.head, "have", "be") {
			return false // of "she'd left" it is "had"
		}
		rather := func(w *Word) bool { return w.Rel == "advmod" && f.lex.is("likings", w.Lemma) }
		return f.dependent(c.head, rather) < 0 && !f.hasAuxiliary(c.head, "have")
	case "may", "might", "could": // what is possible now is asserted: "may be ill", "could see"
		passive := w.XPOS == "VBN" && f.hasAuxiliary(c.head, "be") // "may be forced", not "may be ill"
		if x.Quote == Direct || w.XPOS != "VB" && !passive || w.Tag != Verb || f.lex.is("suffered", w.Lemma) || f.hasAuxiliary(c.head, "have") {
			return false
		}
		able := c.subject < 0 || d.Words[c.subject].Tag == Pron || f.negated(c) || f.nouns[d.Words[c.subject].Lemma]&nounPerson != 0
		return aux != "could" || !able
	case "":
		if w.Lemma == "expect" && f.passive(c.head) {
			return true // "said that the wheat was expected by May"
		}
		return f.comes(c.head) >= 0 && f.auxiliary(c.head, func(a string) bool { return a != "was" && a != "were" || x.Quote != Direct }) != ""
	}
	return false
}

// comes gives the verb of what "is going to", "is likely to" or "is set to" come, -1 where it is none of these.
func (f *claimFinder) comes(head int) int {
	w := &f.d.Words[head]
	switch {
	case w.Lemma == "go" && w.XPOS == "VBG":
	case (w.Lemma == "likely" || w.Lemma == "set" || w.Lemma == "bound") && w.Tag != Noun &&
		f.dependent(head, func(w *Word) bool {
			return w.Lemma == "more" || w.Lemma == "less" || w.Lemma == "most" || w.Lemma == "least"
		}) < 0:
	default:
		return -1
	}
	return f.dependent(head, func(w *Word) bool { return w.Rel == "xcomp" && w.XPOS == "VB" })
}

// demanded tells whether a content says what somebody else must or should do, or what must be done.
func (f *claimFinder) demanded(x Claim) bool {
	d := f.d
	first, _ := d.tokensOf(x.Content[0])
	switch strings.ToLower(d.word(first)) {
	case "what", "who", "how", "when", "where", "why", "whether", "if", "which":
		return false
	}
	c := f.clauseOf(x.Content[0])
	if c.head < 0 || c.subject < 0 || x.Quote == Direct && f.allQuestion(x) {
		return false
	}
	w := &d.Words[c.head]
	if f.form(w) == "ought" {
		return f.partyOf(c.subject, x) == other
	}
	aux := f.auxiliary(c.head, func(a string) bool { return a == "must" || a == "should" || a == "ought" })
	if aux == "" || f.hasAuxiliary(c.head, "have", "'ve") {
		return false
	}
	if w.XPOS == "VBN" { // "must be stopped", not "must be seen"
		return f.hasAuxiliary(c.head, "be") && !f.lex.is("perceived", w.Lemma)
	}
	return w.XPOS == "VB" && !f.lex.is("epistemic", w.Lemma) && f.partyOf(c.subject, x) == other
}
