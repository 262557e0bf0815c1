// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// accuses tells whether a content says that somebody else did wrong: "said that Ket had stolen the files", "He is lying", in direct
// speech in one of its next sentences, too. To allege is to accuse, whatever it is that is alleged, unless it is of oneself or what
// somebody thinks or says; and so is to complain of what others did, or what was done to oneself.
func (f *claimFinder) accuses(c speechCue, x Claim) bool {
	cl := f.clauseOf(x.Content[0])
	if c.entry.lemma == "allege" {
		e := (*cueEntry)(nil)
		if cl.head >= 0 {
			e = f.known(cl.head)
		}
		sure := x.Source >= 0 || x.Quote == Direct
		return !(sure && f.partyOf(cl.subject, x) == self) && (e == nil || e.kind != "say" && e.kind != "think")
	}
	if x.Quote == Direct && f.allQuestion(x) {
		return false
	}
	for n, cl := range f.clauses(x) {
		if n > 0 && x.Quote != Direct {
			break
		}
		if f.blames(cl, x) || x.Quote == Direct && f.knew(cl, x) || n == 0 && f.sues(x.SourceSpan) && (c.entry.lemma == "claim" || f.does(cl, x)) {
			return true
		}
		for i := cl.head + 1; cl.head >= 0 && i < f.d.Sentences[f.d.sentenceOf(cl.head)].LastWord; i++ { // "held them and beat them"
			if w := &f.d.Words[i]; int(w.Head) == cl.head && w.Rel == "conj" && f.blames(f.conjunct(i, cl), x) {
				return true
			}
		}
	}
	return c.entry.lemma == "complain" && x.Quote != Direct && f.suffers(cl, x)
}

// conjunct is the clause of a verb that is joined to that of another, whose subject it has where it has none.
func (f *claimFinder) conjunct(verb int, c clause) clause {
	own := f.dependent(verb, func(w *Word) bool { return strings.HasPrefix(w.Rel, "nsubj") })
	if own < 0 {
		own = c.subject
	}
	return clause{verb, own}
}

// suffers tells a clause of what others do, or is done to the source: "that the firm was paid", "that they had been kept out".
func (f *claimFinder) suffers(c clause, x Claim) bool {
	if c.head < 0 || c.subject < 0 || f.supposed(c.head) || f.d.Words[c.head].Tag != Verb {
		return false
	}
	who := f.partyOf(c.subject, x)
	return who == other || f.passive(c.head)
}

// sues tells a source whose allegations are accusations: prosecutors, and suits and indictments.
func (f *claimFinder) sues(source Span) bool {
	first, last := f.d.wordsOf(source)
	head := f.headOf(first, last)
	return head >= 0 && f.lex.is("suit", f.d.Words[head].Lemma) || strings.Contains(strings.ToLower(f.d.Slice(source)), "prosecut")
}

// does tells a clause of what somebody else did.
func (f *claimFinder) does(c clause, x Claim) bool {
	if c.head < 0 || c.subject < 0 || f.negated(c) || f.auxiliary(c.head, modal) != "" || f.supposed(c.head) {
		return false
	}
	w := &f.d.Words[c.head]
	return w.Tag == Verb && (w.XPOS == "VBD" || w.XPOS == "VBN") && !f.passive(c.head) && f.partyOf(c.subject, x) == other &&
		f.dependent(c.head, func(w *Word) bool { return w.Rel == "ccomp" }) < 0
}

// knew tells direct speech of what others knew: "They knew all along".
func (f *claimFinder) knew(c clause, x Claim) bool {
	if c.head < 0 || c.subject < 0 || f.negated(c) || f.supposed(c.head) {
		return false
	}
	w := &f.d.Words[c.head]
	return w.Lemma == "know" && w.XPOS == "VBD" && f.partyOf(c.subject, x) == other &&
		f.dependent(c.head, func(w *Word) bool { return w.Rel == "ccomp" || w.Rel == "obj" && (w.Tag == Propn || w.Tag == Noun) }) < 0
}

// blames tells a clause that says of somebody else that they did wrong.
func (f *claimFinder) blames(c clause, x Claim) bool {
	d := f.d
	if c.head < 0 || c.subject < 0 || f.negated(c) || f.auxiliary(c.head, modal) != "" || f.supposed(c.head) {
		return false
	}
	w := &d.Words[c.head]
	copula := f.dependent(c.head, func(w *Word) bool { return w.Rel == "cop" }) >= 0
	if copula {
		return f.partyOf(c.subject, x) == other && f.culprit(c.head) || f.cleft(c, x)
	}
	if w.Tag != Verb || !f.wrongs(c.head) {
		return false
	}
	if f.passive(c.head) {
		by := f.dependent(c.head, func(w *Word) bool { return w.Rel == "obl:agent" })
		who := f.partyOf(c.subject, x)
		return f.partyOf(by, x) == other || who == self || // "said he was tortured"
			by < 0 && who != own && f.lex.is("rigged", w.Lemma)
	}
	return f.partyOf(c.subject, x) == other
}

// culprit tells a predicate of one who did wrong: "is a liar", "was complicit", "was responsible", "was behind the attack".
func (f *claimFinder) culprit(head int) bool {
	w := &f.d.Words[head]
	harm := func(w *Word) bool { return f.lex.is("harm", w.Lemma) }
	switch {
	case w.Lemma == "responsible":
		of := func(w *Word) bool { return w.Rel == "obl" || w.Rel == "advcl" || w.Rel == "nmod" }
		return f.dependent(head, harm) >= 0 || f.dependent(head, of) < 0
	case harm(w):
		return f.dependent(head, func(w *Word) bool { return w.Rel == "case" && w.Lemma == "behind" }) >= 0
	}
	return f.lex.is("wrongdoer", w.Lemma) && w.Tag == Noun || f.lex.is("guilty", w.Lemma) || f.knewOf(head)
}

// cleft reads "it was Ket who stole it".
func (f *claimFinder) cleft(c clause, x Claim) bool {
	if s := &f.d.Words[c.subject]; s.Lemma != "it" {
		return false
	}
	verb := f.dependent(c.head, func(w *Word) bool {
		return (w.Rel == "acl:relcl" || w.Rel == "csubj" || w.Rel == "ccomp" || w.Rel == "advcl") && w.Tag == Verb
	})
	return verb >= 0 && f.partyOf(c.head, x) == other && f.wrongs(verb) && !f.passive(verb) && !f.negated(clause{verb, -1})
}

// knewOf tells a verb, or "aware", with a harm that one knew of: "knew of the leak".
func (f *claimFinder) knewOf(head int) bool {
	return f.lex.is("knowing", f.d.Words[head].Lemma) && f.dependent(head, func(w *Word) bool {
		return (w.Rel == "obl" || w.Rel == "obj" || w.Rel == "nmod") && f.lex.is("harm", w.Lemma)
	}) >= 0
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
	if (w.Lemma == "fail" || w.Lemma == "refuse") && f.dependent(verb, func(w *Word) bool { return w.Rel == "xcomp" && f.infinitive(f.indexOf(w)) }) >= 0 {
		return true
	}
	return f.lex.is("wrong", w.Lemma) || f.lex.is("rigged", w.Lemma) || f.knewOf(verb) ||
		f.dependent(verb, func(x *Word) bool { return f.lex.is("wrongful", w.Lemma+":"+x.Lemma) }) >= 0
}
