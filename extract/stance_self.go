// SPDX-License-Identifier: Apache-2.0

package extract

// deniesOfItself tells whether a source says of itself, or of those for whom it speaks, that they did not do it, or know nothing of
// it: "said that she had never met him", "he had no part in it", "I do not recall that", "was not aware of it". That one will not do
// something, or has not done it yet, denies nothing.
func (f *claimFinder) deniesOfItself(x Claim) bool {
	d := f.d
	c := f.clauseOf(x.Content[0])
	if c.head < 0 || c.subject < 0 || f.supposed(c.head) || x.Quote == Direct && f.allQuestion(x) {
		return false
	}
	who := f.partyOf(c.subject, x)
	if who != self && who != own {
		return false
	}
	w := &d.Words[c.head]
	has := func(word int, lemmas ...string) bool {
		return f.dependent(word, func(x *Word) bool {
			for _, l := range lemmas {
				if x.Lemma == l {
					return x.Start > d.Words[c.subject].Start
				}
			}
			return false
		}) >= 0
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
	case object >= 0 && has(object, "no"):
		return (w.Lemma == "have" || w.Lemma == "play" || w.Lemma == "take" || w.Lemma == "know") && f.lex.is("part", d.Words[object].Lemma)
	case has(c.head, "not", "n't"):
		return w.Tag == Verb && f.lex.is("recall", w.Lemma) || w.Tag == Adj && f.lex.is("aware", w.Lemma) ||
			past && (f.lex.is("meant", w.Lemma) || w.XPOS == "VBN" && w.Lemma == "involve")
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
