// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strconv"
	"strings"
)

// clause notes the first clause of a sentence of the content, the first or a later one.
func (n *stanceNotes) clause(nth int, c clause) {
	if c.head < 0 {
		n.Add("no clause", strconv.Itoa(nth))
		return
	}
	f, d := n.f, n.f.d
	at := strconv.Itoa(nth)
	w := &d.Words[c.head]
	who, not := n.who(c), f.polarity(c)
	aux := f.auxiliary(c.head, func(string) bool { return true })
	modals := f.auxiliary(c.head, modal)
	form := w.XPOS
	if f.passive(c.head) {
		form = "passive"
	}
	if f.dependent(c.head, func(w *Word) bool { return w.Rel == "cop" }) >= 0 {
		form = "cop " + w.Tag.String()
	}
	lemma := strings.ToLower(w.Lemma)
	n.Add(at, "head", lemma)
	n.Add(at, "head", lemma, not)
	n.Add(at, "head", lemma, who)
	n.Add(at, "who", who)
	n.Add(at, "who", who, not)
	n.Add(at, "who", who, not, modals)
	n.Add(at, "who", who, not, form)
	n.Add(at, "who", who, not, form, modals)
	n.Add(at, "aux", aux, form)
	n.Add(at, "modal", modals)
	n.Add(at, "modal", modals, n.x.Cue)
	n.Add(at, "not", not)
	n.Add(at, "not", not, n.x.Cue)
	n.Add(at, "not", not, n.x.Quote.String())
	for _, k := range f.lex.kindsOf(lemma) {
		n.Add(at, "head kind", k)
		n.Add(at, "head kind", k, not, who)
	}
	if e := f.known(c.head); e != nil {
		n.Add(at, "head says", e.kind, who, not)
	}
	n.arguments(at, lemma, not, c)
}

// arguments notes the subject and the object of a clause.
func (n *stanceNotes) arguments(at, lemma, not string, c clause) {
	f, d := n.f, n.f.d
	if c.subject >= 0 {
		s := strings.ToLower(d.Words[c.subject].Lemma)
		if d.Words[c.subject].Tag == Propn {
			s = "*"
		}
		n.Add(at, "subject", s)
		n.Add(at, "subject", s, not)
		n.Add(at, "subject", s, lemma)
		for _, k := range f.lex.kindsOf(s) {
			n.Add(at, "subject kind", k)
			n.Add(at, "subject kind", k, not)
		}
	}
	if o := f.dependent(c.head, func(w *Word) bool { return w.Rel == "obj" || w.Rel == "xcomp" }); o >= 0 {
		object := strings.ToLower(d.Words[o].Lemma)
		n.Add(at, "object", object)
		n.Add(at, "object", lemma, object)
	}
}

// who tells whose predicate that of a clause is, seen from the source.
func (n *stanceNotes) who(c clause) string {
	if c.subject < 0 {
		return "none"
	}
	return [...]string{"unknown", "self", "own", "other"}[n.f.partyOf(c.subject, *n.x)]
}

// polarity tells whether a clause is denied.
func (f *claimFinder) polarity(c clause) string {
	if f.negated(c) {
		return "not"
	}
	return "is"
}

// predicates notes of every verb and predicate of the content whose it is and whether it is wrong to do.
func (n *stanceNotes) predicates() {
	f, d := n.f, n.f.d
	count := 0
	for _, s := range n.x.Content {
		from, to := d.wordsOf(s)
		for i := from; i < to && count < stanceWords; i++ {
			count++
			w := &d.Words[i]
			if w.Tag != Verb && f.dependent(i, func(w *Word) bool { return w.Rel == "cop" }) < 0 {
				continue
			}
			c := clause{i, f.dependent(i, func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") })}
			who, not := n.who(c), f.polarity(c)
			n.Add("any", who, not)
			n.Add("any", who, not, w.XPOS)
			n.Add("any modal", who, not, f.auxiliary(i, modal))
			if w.Tag == Verb && f.wrongs(i) {
				n.Add("wrongs", who, not)
				n.Add("wrongs", not)
			}
			if f.culprit(i) {
				n.Add("culprit", who, not)
			}
			for _, k := range f.lex.kindsOf(strings.ToLower(w.Lemma)) {
				n.Add("any kind", k, not, who)
			}
		}
	}
}
