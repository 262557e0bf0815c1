// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// clause is the first clause of a content: the words of its predicate and subject, -1 where there is none.
type clause struct{ head, subject int }

// clauseOf reads the first clause of a content off the tree.
func (f *claimFinder) clauseOf(s Span) clause {
	first, last := f.d.wordsOf(s)
	return f.clauseIn(first, last)
}

// clauses reads the first clause of each sentence of a content, at most leadingSentences of them.
func (f *claimFinder) clauses(x Claim) (out []clause) {
	d := f.d
	for _, s := range x.Content {
		first, last := d.wordsOf(s)
		for first < last && len(out) < leadingSentences {
			next := min(last, d.Sentences[d.sentenceOf(first)].LastWord)
			out = append(out, f.clauseIn(first, next))
			first = next
		}
	}
	return out
}

// clauseIn reads the first clause among the words [first, last).
func (f *claimFinder) clauseIn(first, last int) clause {
	d := f.d
	for i := first; i < last; i++ {
		w := &d.Words[i]
		if h := int(w.Head); h >= first && h < last {
			continue
		}
		switch w.Rel {
		case "punct", "mark", "cc", "case", "discourse", "advmod":
			continue
		}
		subject := f.dependent(i, func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") || x.Rel == "expl" || x.Rel == "csubj" })
		if subject >= 0 && (subject < first || subject >= last) {
			subject = -1
		}
		return clause{i, subject}
	}
	return clause{-1, -1}
}

// auxiliary gives the form of the first auxiliary or copula of a predicate that is one of those asked for, "" for none.
func (f *claimFinder) auxiliary(head int, is func(form string) bool) string {
	i := f.dependent(head, func(w *Word) bool {
		return (strings.HasPrefix(w.Rel, "aux") || w.Rel == "cop") && is(f.form(w))
	})
	if i < 0 {
		return ""
	}
	return f.form(&f.d.Words[i])
}

// hasAuxiliary tells whether a predicate has an auxiliary or copula of one of these forms.
func (f *claimFinder) hasAuxiliary(head int, forms ...string) bool {
	return f.auxiliary(head, func(a string) bool { return slices.Contains(forms, a) }) != ""
}

// form is a word in lower case, with straight apostrophes.
func (f *claimFinder) form(w *Word) string {
	return strings.ReplaceAll(strings.ToLower(f.d.Slice(w.Span)), "’", "'")
}

// negated tells whether a predicate or its subject is denied: "did not lie", "nobody lied".
func (f *claimFinder) negated(c clause) bool {
	no := func(w *Word) bool {
		switch w.Lemma {
		case "not", "n't", "never", "no", "neither", "nor", "hardly", "nobody", "none", "nothing":
			return true
		}
		return false
	}
	return f.dependent(c.head, no) >= 0 || c.subject >= 0 && (no(&f.d.Words[c.subject]) || f.dependent(c.subject, no) >= 0)
}

// party is who acts in a content, seen from its source.
type party uint8

const (
	unknown party = iota // a thing, or nobody knows
	self                 // the source
	own                  // those for whom the source speaks, or who act for it
	other                // somebody else
)

// partyOf tells who the subject of a content is.
func (f *claimFinder) partyOf(subject int, x Claim) party {
	d := f.d
	if subject < 0 {
		return unknown
	}
	w := &d.Words[subject]
	if w.Tag == Pron {
		return f.pronounParty(w, x)
	}
	phrase := f.phraseOf(subject)
	if p := f.dependent(subject, func(w *Word) bool { return w.Rel == "nmod:poss" && w.Tag == Pron }); p >= 0 {
		if who := f.pronounParty(&d.Words[p], x); who == self {
			if f.nouns[w.Lemma]&(nounOrg|nounGroup) != 0 || f.lex.is("ours", w.Lemma) {
				return own
			}
			return unknown // "her son"
		}
	}
	if e := d.entityAt(phrase); e >= 0 {
		switch {
		case e == x.Source:
			return self
		case f.actsFor(x, e):
			return own
		case x.Source < 0 && f.pronoun(x.SourceSpan), d.Entities[e].Type == EventType, d.Entities[e].Type == Place:
			return unknown
		}
		return other
	}
	low := strings.ToLower(w.Lemma)
	switch k := f.nouns[low]; {
	case (k&(nounOrg|nounGroup) != 0 || f.lex.is("ours", low)) && f.leads(x, low):
		return own
	case k&(nounOrg|nounGroup|nounCountry|nounCity) != 0, f.lex.is("level", low), k&nounPerson != 0 && w.XPOS == "NNS":
		one := func(w *Word) bool { return w.Rel == "det" && (w.Lemma == "a" || w.Lemma == "an") }
		if f.dependent(subject, one) < 0 && !x.SourceSpan.Empty() {
			return other
		}
	case k&nounOffice != 0 && f.dependent(subject, func(w *Word) bool { return w.Lemma == "the" }) >= 0 && !f.hasOffice(x, low):
		return other // "the mayor"
	}
	return unknown
}

// pronounParty is partyOf of a pronoun.
func (f *claimFinder) pronounParty(w *Word, x Claim) party {
	quoted := x.Quote == Direct || f.quoteOf[w.Token] >= 0
	form := f.form(w)
	switch form {
	case "i", "we", "my", "our":
		return self
	case "you", "your":
		if quoted {
			return other
		}
		return unknown
	case "his", "her", "its", "their":
		form = map[string]string{"his": "he", "her": "she", "its": "it", "their": "they"}[form]
	case "he", "she", "it", "they":
	case "somebody", "someone":
		return other
	default:
		return unknown
	}
	e := f.d.entityAt(w.Span)
	if form == "it" && x.Quote != Direct && x.Source >= 0 && f.d.Entities[x.Source].Type == Organization && f.opens(w, x) {
		return self // "the council said it would", whatever "it" was before
	}
	switch {
	case quoted && (form == "he" || form == "she" || form == "they") && x.Quote == Direct:
		return other
	case x.Quote != Direct && !f.speaksFor(x) && f.selfPronoun(int(w.Token), form, x.Source):
		return self
	case e >= 0 && x.Source >= 0 && e != x.Source && form != "it",
		x.Source >= 0 && f.d.Entities[x.Source].Type != Person && (form == "he" || form == "she"):
		return other
	case x.Source < 0 && e >= 0 && (form == "he" || form == "she") && f.pluralSource(x.SourceSpan):
		return other
	}
	return unknown
}

// pluralSource tells a source that is more than one: "deputies", "two officials".
func (f *claimFinder) pluralSource(s Span) bool {
	first, last := f.d.wordsOf(s)
	head := f.headOf(first, last)
	return head >= 0 && (f.d.Words[head].XPOS == "NNS" || f.d.Words[head].XPOS == "NNPS")
}

// opens tells whether a word begins a content, or stands behind its "that".
func (f *claimFinder) opens(w *Word, x Claim) bool {
	first, _ := f.d.tokensOf(x.Content[0])
	return int(w.Token) == first || int(w.Token) == first+1 && strings.EqualFold(f.d.word(first), "that")
}

// actsFor tells whether a source speaks for an entity: it has an office there ("Norland's minister", "a spokesman for Norland").
func (f *claimFinder) actsFor(x Claim, entity int) bool {
	d := f.d
	for _, r := range d.Roles {
		if x.Source >= 0 && r.Person == x.Source && r.Of == entity && !r.Former {
			return true
		}
	}
	if !f.speaksFor(x) && !strings.Contains(strings.ToLower(d.Slice(x.SourceSpan)), "official") {
		return false
	}
	for _, m := range d.mentionsIn(x.SourceSpan) {
		if m.entity == entity {
			return true
		}
	}
	return false
}

// leads tells whether a source speaks for "the government", "the company" and the like, by its office.
func (f *claimFinder) leads(x Claim, noun string) bool {
	offices := [...]string{"spokes", "chief executive", "ceo", "chair", "director", "president", "owner", "founder", "boss", "minister",
		"commissioner"}
	switch noun {
	case "government", "administration", "country", "nation", "republic":
		offices = [...]string{"government spokes", "minister", "president", "premier", "chancellor", "treasury", "cabinet", "foreign secretary",
			"home secretary", "defence secretary", "health secretary"}
	}
	for _, t := range f.titles(x) {
		if strings.Contains(t, "former") || strings.Contains(t, "shadow") || strings.Contains(t, "opposition") {
			continue
		}
		for _, o := range offices {
			if strings.Contains(t, o) {
				return true
			}
		}
	}
	return false
}

// titles lists what a source is called: the words of its phrase, and its offices.
func (f *claimFinder) titles(x Claim) []string {
	out := []string{strings.ToLower(f.d.Slice(x.SourceSpan))}
	for _, r := range f.d.Roles {
		if x.Source >= 0 && r.Person == x.Source && !r.Former {
			out = append(out, r.Title)
		}
	}
	return out
}

// hasOffice tells whether a source is called by the noun of an office.
func (f *claimFinder) hasOffice(x Claim, noun string) bool {
	return slices.ContainsFunc(f.titles(x), func(t string) bool { return strings.Contains(t, noun) })
}
