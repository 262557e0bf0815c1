// SPDX-License-Identifier: Apache-2.0

package extract

// accuses tells whether a content says that somebody else did wrong: "said that Ket had stolen the files", "He is lying". To allege
// is to accuse, whatever it is that is alleged, unless it is of oneself or what somebody thinks or says.
func (f *claimFinder) accuses(c speechCue, x Claim) bool {
	d := f.d
	cl := f.clauseOf(x.Content[0])
	if c.entry.lemma == "allege" {
		e := (*cueEntry)(nil)
		if cl.head >= 0 {
			e = f.known(cl.head)
		}
		sure := x.Source >= 0 || x.Quote == Direct
		return !(sure && f.partyOf(cl.subject, x) == self) && (e == nil || e.kind != "say" && e.kind != "think")
	}
	if cl.head < 0 || cl.subject < 0 || f.negated(cl) || f.auxiliary(cl.head, modal) != "" || f.supposed(cl.head) ||
		x.Quote == Direct && f.allQuestion(x) {
		return false
	}
	w := &d.Words[cl.head]
	if f.dependent(cl.head, func(w *Word) bool { return w.Rel == "cop" }) >= 0 {
		return f.partyOf(cl.subject, x) == other && (f.lex.is("wrongdoer", w.Lemma) && w.Tag == Noun || f.lex.is("guilty", w.Lemma) ||
			w.Lemma == "responsible" && f.dependent(cl.head, func(w *Word) bool { return f.lex.is("harm", w.Lemma) }) >= 0)
	}
	if w.Tag != Verb || !f.wrongs(cl.head) {
		return false
	}
	if f.passive(cl.head) {
		by := f.dependent(cl.head, func(w *Word) bool { return w.Rel == "obl:agent" })
		return f.partyOf(by, x) == other || f.partyOf(cl.subject, x) == self // "said he was tortured"
	}
	return f.partyOf(cl.subject, x) == other
}

// asIf tells the mark of a clause that is only imagined.
func asIf(w *Word) bool { return w.Rel == "mark" && (w.Lemma == "if" || w.Lemma == "whether") }

// supposed tells a clause that stands under a condition: "if that is true, he lied".
func (f *claimFinder) supposed(head int) bool {
	d := f.d
	return f.dependent(head, asIf) >= 0 ||
		f.dependent(head, func(w *Word) bool { return w.Rel == "advcl" && f.dependent(int(d.Tokens[w.Token].Word), asIf) >= 0 }) >= 0
}

// wrongs tells verbs of doing wrong, by their object where that decides: "broke the law", and not "lay in bed".
func (f *claimFinder) wrongs(verb int) bool {
	d := f.d
	w := &d.Words[verb]
	switch w.Lemma {
	case "lie":
		at := f.dependent(verb, func(w *Word) bool { return w.Rel == "obl" && w.Start > d.Words[verb].Start })
		return f.form(w) == "lied" || f.form(w) == "lying" && at < 0
	case "break":
		return f.dependent(verb, func(w *Word) bool {
			switch w.Lemma {
			case "law", "rule", "promise", "pledge", "agreement", "ceasefire", "truce", "treaty", "contract", "word":
				return w.Rel == "obj"
			}
			return false
		}) >= 0
	}
	return f.lex.is("wrong", w.Lemma)
}
