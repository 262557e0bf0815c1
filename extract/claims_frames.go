// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// frame gives the content of a verb of saying in a finite clause, as its frames in the lexicon say: a clause, an infinitive that is
// demanded, promised or expected, somebody who is accused, a thing that one is for or against. It is nil where there is none, or
// nobody who says it: the subject is the verb's own, or that of the verb that it is joined to.
func (f *claimFinder) frame(word int, e *cueEntry) []Span {
	d := f.d
	w := &d.Words[word]
	if w.Tag != Verb || !f.finite(word) && f.disbelieves(word) == Asks || f.passive(word) {
		return nil
	}
	subject := f.dependent(word, func(x *Word) bool { return x.Rel == "nsubj" })
	joined := w.Rel == "conj" && w.Head >= 0 && f.knownVerb(int(w.Head))
	if verb := f.saidNext(word); verb >= 0 {
		subject = f.dependent(verb, func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") })
	}
	if subject < 0 && !joined {
		return nil
	}
	behind := func(rels ...string) int {
		return f.dependent(word, func(x *Word) bool {
			for _, r := range rels {
				if x.Rel == r && x.Start > w.End {
					return true
				}
			}
			return false
		})
	}
	quoted := f.quoteOf[w.Token] >= 0
	object := behind("obj")

	if (e.has('t') || e.has('c') || e.kind == "ask") && !(quoted && f.ownView(subject, word, e)) {
		clause := behind("ccomp")
		if clause < 0 {
			clause = f.clauseElsewhere(word, e)
		}
		if clause >= 0 {
			if s := f.withinSpeech(f.subtree(clause), w); !s.Empty() {
				return []Span{s}
			}
		}
	}
	if object >= 0 && e.has('n') {
		switch e.kind {
		case "oppose", "support":
			if e.kind == "oppose" || !quoted {
				return []Span{f.subtree(object)}
			}
		case "accuse":
			return f.accused(word, object)
		}
	}
	if o := object; o >= 0 && subject >= 0 && f.wishes(subject) && e.has('o') && (!quoted || e.kind == "demand" && d.Words[subject].Tag == Propn) && behind("xcomp") < 0 && d.Words[o].Tag != Pron && !f.hasNo(o) && !f.lex.is("saying", d.Words[o].Lemma) {
		return []Span{f.subtree(o)}
	}
	if quoted {
		return nil
	}
	if s := f.calledFor(word, e); !s.Empty() && (subject < 0 || f.wishes(subject)) {
		return []Span{s}
	}
	return f.toDo(word, object, e)
}

// calledFor is what a verb demands with its particle, empty for none: "called for | a vote".
func (f *claimFinder) calledFor(word int, e *cueEntry) Span {
	if e.kind != "demand" || e.particle == "" || !e.has('n') {
		return Span{}
	}
	particle := -1
	what := f.dependent(word, func(x *Word) bool {
		particle = f.dependent(f.indexOf(x), func(c *Word) bool {
			return c.Rel == "case" && c.Lemma == e.particle && c.Start == f.d.Words[word].End+1
		})
		return x.Rel == "obl" && particle >= 0
	})
	if what < 0 {
		return Span{}
	}
	s := f.subtree(what)
	return Span{f.d.Words[particle+1].Start, s.End}
}

// clauseElsewhere is the clause of a verb of saying that trees give to another word behind it, -1 for none.
func (f *claimFinder) clauseElsewhere(verb int, e *cueEntry) int {
	clause := -1
	if e.has('a') {
		clause = f.toldBehind(verb)
	}
	if clause < 0 && e.has('t') {
		clause = f.saidBehind(verb)
	}
	if clause < 0 && e.kind == "ask" {
		clause = f.askedWhether(verb)
	}
	return clause
}

// toDo is the infinitive that a verb has for what is demanded, promised or expected, with the object who is to do it; nil where there is
// none.
func (f *claimFinder) toDo(word, object int, e *cueEntry) []Span {
	switch e.kind {
	case "demand", "promise", "predict":
		if !e.has('i') && !e.has('x') {
			return nil
		}
	case "ask":
		if !e.has('x') {
			return nil
		}
	default:
		if e.lemma != "tell" && e.lemma != "warn" {
			return nil
		}
	}
	to := f.dependent(word, func(x *Word) bool { return x.Rel == "xcomp" && x.Start > f.d.Words[word].End })
	if to < 0 && e.has('x') {
		to = f.toldToDo(word, object)
	}
	if to < 0 || !f.infinitive(to) {
		return nil
	}
	s := f.subtree(to)
	if object >= 0 && !e.has('x') && !e.has('a') { // "wants the council to go"
		s.Start = min(s.Start, f.subtree(object).Start)
	}
	return []Span{s}
}

// ownView tells what direct speech says of its speaker's mind: "I think that he lied" says no more than the speech itself does.
func (f *claimFinder) ownView(subject, verb int, e *cueEntry) bool {
	if e.kind != "think" && e.kind != "predict" && f.d.Words[verb].XPOS == "VBD" {
		return false
	}
	if subject < 0 {
		return true
	}
	w := f.form(&f.d.Words[subject])
	return w == "i" || w == "we"
}

// toldBehind is the clause that trees give to the one who is told, -1 for none: "told the board | that the ferry was late".
func (f *claimFinder) toldBehind(verb int) int {
	to := f.dependent(verb, func(w *Word) bool { return (w.Rel == "iobj" || w.Rel == "obj") && w.Start > f.d.Words[verb].Start })
	if to < 0 || f.wordAt(f.d.Words[to].End) != "that" {
		return -1
	}
	return f.dependent(to, func(w *Word) bool { return strings.HasPrefix(w.Rel, "acl") && w.Start > f.d.Words[to].End })
}

// askedWhether is the question that trees give to when it is asked, -1 for none: "asked the guards twice | whether it was safe".
func (f *claimFinder) askedWhether(verb int) int {
	d := f.d
	whether := func(w *Word) bool {
		return (w.Rel == "advcl" || w.Rel == "acl") && w.Start > d.Words[verb].End && f.dependent(f.indexOf(w), func(x *Word) bool { return x.Rel == "mark" && x.Lemma == "whether" }) >= 0
	}
	if clause := f.dependent(verb, whether); clause >= 0 {
		return clause
	}
	clause := -1
	f.dependent(verb, func(w *Word) bool {
		if strings.HasPrefix(w.Rel, "ob") || w.Rel == "iobj" {
			clause = max(clause, f.dependent(f.indexOf(w), whether))
		}
		return clause >= 0
	})
	return clause
}

// saidBehind is the clause that trees give to the time or place of the saying, -1 for none: "conceded after the match | that he was late".
func (f *claimFinder) saidBehind(verb int) int {
	d := f.d
	behind := f.dependent(verb, func(w *Word) bool {
		return w.Rel == "obl" && w.Start > d.Words[verb].End && f.lex.nouns[w.Lemma] == nil && f.wordAt(w.End) == "that" &&
			f.dependent(f.indexOf(w), func(x *Word) bool { return x.Rel == "case" && f.lex.is("beside", x.Lemma) }) >= 0
	})
	if behind < 0 {
		return -1
	}
	that := func(x *Word) bool { return x.Rel == "mark" && x.Lemma == "that" }
	return f.dependent(behind, func(w *Word) bool {
		return strings.HasPrefix(w.Rel, "acl") && w.Start > d.Words[behind].End && f.dependent(f.indexOf(w), that) >= 0
	})
}

// withinSpeech is as much of a clause as stands in the direct speech of its verb of saying, without marks at its ends; empty where it
// begins elsewhere, in a quotation of its own too: "He said, ‘Go.’"
func (f *claimFinder) withinSpeech(clause Span, verb *Word) Span {
	q := f.quoteOf[verb.Token]
	if q < 0 {
		return clause
	}
	first, last := f.d.tokensOf(clause)
	for first < last && f.d.Tokens[first].Tag == Punct && f.quoteOf[first] == q {
		first++
	}
	for last > first && (f.quoteOf[last-1] != q || f.d.Tokens[last-1].Tag == Punct) {
		last--
	}
	inner := first > 0 && strings.ContainsAny(f.d.word(first-1), "'‘“\"") && f.d.Tokens[first-1].Start > f.d.Quotations[q].Start
	for i := first; i < last; i++ {
		if f.quoteOf[i] != q {
			return Span{}
		}
		if inner && i > first && strings.ContainsAny(f.d.word(i), "'’”\"") && f.d.Tokens[i].Tag == Punct {
			last = i // "“He said ‘Go’, so go,” she said"
		}
	}
	if first >= last {
		return Span{}
	}
	return f.d.tokenSpan(first, last)
}

// wishes tells a subject that may want or offer something: a name, a person or a body, and no thing.
func (f *claimFinder) wishes(subject int) bool {
	switch w := &f.d.Words[subject]; w.Tag {
	case Propn:
		return true
	case Pron:
		return w.Lemma != "it" && w.Lemma != "that" && w.Lemma != "which" && w.Lemma != "this"
	default:
		return f.nouns[w.Lemma] != 0
	}
}

// toldToDo is the infinitive that trees give to somebody who is told, or to when or where, -1 for none: "ordered her on Sunday | not to
// speak", "called on Ket | to go".
func (f *claimFinder) toldToDo(verb, object int) int {
	if object < 0 {
		object = f.dependent(verb, func(x *Word) bool { return x.Rel == "iobj" || x.Rel == "obl" && x.Start > f.d.Words[verb].End })
	}
	if object < 0 {
		return -1
	}
	to := func(x *Word) bool {
		return (x.Rel == "advcl" || x.Rel == "acl") && x.XPOS == "VB" && x.Start > f.d.Words[object].End && f.infinitive(f.indexOf(x))
	}
	if clause := f.dependent(verb, to); clause >= 0 {
		return clause
	}
	return f.dependent(object, to)
}

// accused gives the content of a verb of accusing: its target, with what it is accused of.
func (f *claimFinder) accused(word, object int) []Span {
	s := f.subtree(object)
	of := f.accusedOf(word, f.d.Words[object].End)
	if of < 0 {
		return []Span{s}
	}
	if o := f.subtree(of); strings.Trim(f.d.Text[min(s.End, o.Start):o.Start], " ") != "" {
		return []Span{s, o} // "accused Norland | on Monday | of breaking the truce"
	} else {
		return []Span{{s.Start, o.End}}
	}
}

// accusedOf is the word that leads what somebody is accused of or blamed for, behind a byte offset, -1 for none.
func (f *claimFinder) accusedOf(verb, from int) int {
	return f.dependent(verb, func(w *Word) bool {
		return w.Start >= from && (w.Rel == "advcl" || w.Rel == "obl") && f.dependent(f.indexOf(w), func(m *Word) bool {
			return (m.Rel == "mark" || m.Rel == "case") && (m.Lemma == "of" || m.Lemma == "for")
		}) >= 0
	})
}

// finite tells a verb that has a tense, or is a participle behind "have".
func (f *claimFinder) finite(word int) bool {
	switch f.d.Words[word].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBN":
		subject := false
		aux := f.dependent(word, func(x *Word) bool {
			subject = subject || x.Rel == "nsubj"
			return x.Tag == Aux
		})
		return aux >= 0 && f.d.Words[aux].Lemma == "have" || aux < 0 && subject // "called", taken for a participle
	}
	return false
}

// infinitive tells a verb behind "to".
func (f *claimFinder) infinitive(word int) bool {
	return f.dependent(word, func(x *Word) bool { return x.Rel == "mark" && x.Lemma == "to" }) >= 0
}
