// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// What a verb of denial means depends on its object: a claim is denied, an offer rejected is opposed, and who denies somebody
// bail or dismisses a manager says nothing.

// noDenial tells whether the verb of a cue, most of them of denial or doubt, is used in another sense, by its content.
func (f *claimFinder) noDenial(c speechCue, content []Span) bool {
	switch c.entry.lemma {
	case "deny":
		if c.passive { // "was denied", "were denied a visa"
			return c.subject.Empty() || f.dependent(c.word, func(w *Word) bool { return w.Rel == "nsubj:pass" && c.subject.Contains(w.Span) }) >= 0
		}
		return f.givesNothing(content[0])
	case "dismiss":
		first, last := f.d.tokensOf(content[0])
		for i := first; i < last; i++ {
			if f.d.Tokens[i].Lemma == "as" {
				return false
			}
		}
		return !f.statement(content)
	case "describe":
		return c.left > 0 && f.d.Tokens[c.left-1].Lemma == "how" // "“Nonsense” was how she described it"
	case "call":
		return f.quoteType(content) == Direct && c.first == c.head // "a class called “Perception”"
	case "brush aside", "scoff at", "rubbish":
		return !f.statement(content)
	case "challenge": // "challenged the senator": a rival, no doubt
		e := f.d.entityAt(content[0])
		return e >= 0 && f.d.Entities[e].Type == Person
	case "question":
		first, _ := f.d.tokensOf(content[0])
		return (c.passive || c.right == first) && !f.questionable(content)
	}
	return false
}

// deniedNoun tells a noun of saying that is itself denied or doubted: of "denied Sand's claim that he had been there" the
// denial alone is kept.
func (f *claimFinder) deniedNoun(c speechCue) bool {
	w := &f.d.Words[c.word]
	if w.Tag != Noun || w.Head < 0 || !strings.HasPrefix(w.Rel, "obj") && w.Rel != "nsubj:pass" {
		return false
	}
	e := f.known(int(w.Head))
	return e != nil && (e.kind == "deny" || e.kind == "doubt")
}

// opposed tells whether what is rejected is no statement: an offer, a plan, a bid.
func (f *claimFinder) opposed(lemma string, content []Span) bool {
	return (lemma == "reject" || lemma == "rebuff") && !f.statement(content)
}

// head gives the token of the noun that leads content, -1 where a verb does or there is no content.
func (f *claimFinder) head(content Span) int {
	d := f.d
	first, last := d.tokensOf(content)
	if first >= last {
		return -1
	}
	from, to := int(d.Tokens[first].Word), int(d.Tokens[last-1].Word)+1
	for i := from; i < to; i++ {
		w := &d.Words[i]
		if h := int(w.Head); h >= from && h < to || w.Rel == "punct" || w.Rel == "mark" {
			continue
		}
		switch w.Tag {
		case Noun, Propn, Num, Pron:
			return int(w.Token)
		}
		return -1
	}
	return -1
}

// statement tells whether content is a clause, a pronoun or names something that is true or not.
func (f *claimFinder) statement(content []Span) bool {
	d := f.d
	head := f.head(content[0])
	if head < 0 {
		return true
	}
	switch t := d.Tokens[head]; {
	case t.Tag == Pron, f.lex.is("saying", strings.ToLower(d.word(head))):
		return true
	}
	first, last := d.tokensOf(content[0])
	next := min(head+1, last-1)
	return f.lex.is("saying", strings.ToLower(d.word(first))) || d.word(next) == "that" && next+1 < last && d.Tokens[next+1].Tag != Verb
}

// givesNothing reads "denied him entry", "denied bail", "denied Norland a penalty": something is refused, nothing denied.
func (f *claimFinder) givesNothing(content Span) bool {
	d := f.d
	head := f.head(content)
	if head < 0 {
		return false
	}
	if f.lex.is("gift", strings.ToLower(d.word(head))) || strings.HasSuffix(d.Tokens[head].Lemma, "self") {
		return true
	}
	first, last := d.tokensOf(content)
	for i := first + 1; i < last && d.Tokens[i].Tag != Verb && d.Tokens[i].Tag != Aux; i++ { // a second noun phrase beside the first: "Norland a penalty"
		if t, prev := d.Tokens[i], d.Tokens[i-1].Tag; (t.Tag == Det || possessivePronoun(t.Lemma)) && (prev == Noun || prev == Propn || prev == Pron) && t.Lemma != "that" {
			return true
		}
	}
	verb := int(d.Words[d.Tokens[head].Word].Head)
	return verb >= 0 && f.dependent(verb, func(w *Word) bool { return w.Rel == "iobj" && content.Contains(w.Span) }) >= 0 &&
		f.dependent(verb, func(w *Word) bool { return w.Rel == "obj" }) >= 0
}

// questionable tells whether what is questioned is a matter and not a person who is asked.
func (f *claimFinder) questionable(content []Span) bool {
	head := f.head(content[0])
	if head < 0 || f.statement(content) && f.d.Tokens[head].Tag != Pron {
		return true
	}
	w := strings.ToLower(f.d.word(head))
	return f.lex.is("doubtful", w) || w == "it" || w == "this" || w == "that" ||
		hasAnySuffix(w, "tion", "tions", "ity", "iness", "eness", "ment", "ance", "ence", "cy")
}
