// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// maxBefore is how many words before an argument are asked for one that denies it.
const maxBefore = 4

// beside reads what the words about two arguments, not those about their verb, say of a relation: "works for X, not for Y" and "signed no deal
// with Y" deny it, which c is told; "unlike X, Y is" and "instead of X" say nothing of X, which it gives.
func (f *relationFinder) beside(rule *relationRule, s, o argument, c *certainty) (nothing bool) {
	for _, a := range []argument{s, o} {
		denied, left := f.before(a.span)
		if left {
			return true
		}
		first, _ := f.d.tokensOf(a.span)
		c.negative = c.negative || denied && !c.granted && first >= c.from
		if !c.negative && event(rule.predicate) && f.orOther(a.span) {
			c.atMost(Possible)
		}
	}
	early, late := s.span, o.span
	if late.Start < early.Start {
		early, late = late, early
	}
	c.negative = c.negative || f.noBetween(early, late)
	return false
}

// orOther tells whether "or" joins an argument to another name: which of the two it is nobody says.
func (f *relationFinder) orOther(at Span) bool {
	d := f.d
	first, last := d.tokensOf(at)
	for ; first > 0 && d.Tokens[first-1].Tag == Det; first-- {
	}
	named := func(t int) bool {
		return t >= 0 && t < len(d.Tokens) && d.Tokens[t].Sentence == d.Tokens[min(first, len(d.Tokens)-1)].Sentence && d.Tokens[t].Tag == Propn
	}
	return first > 0 && d.word(first-1) == "or" && named(first-2) || last < len(d.Tokens) && d.word(last) == "or" && (named(last+1) || named(last+2) && d.word(last+1) == "the")
}

// before reads the words right before an argument, over articles, adjectives and prepositions: denied tells "not", left that it is left out.
func (f *relationFinder) before(at Span) (denied, left bool) {
	d := f.d
	first, _ := d.tokensOf(at)
	for k := first - 1; k >= 0 && k >= first-maxBefore && d.Tokens[k].Sentence == d.Tokens[first].Sentence; k-- {
		switch w := strings.ToLower(plainWord(d, k)); {
		case w == "not" || w == "neither" || w == "nor":
			return true, false
		case w == "unlike" || w == "except" || w == "excluding":
			return false, true
		case k > 0 && (w == "of" && strings.EqualFold(d.word(k-1), "instead") || w == "than" && strings.EqualFold(d.word(k-1), "rather")):
			return false, true
		}
		if tag := d.Tokens[k].Tag; tag != Det && tag != Adp && tag != Adj && tag != Noun && !possessivePronoun(strings.ToLower(d.word(k))) {
			break
		}
	}
	return false, false
}

// noBetween tells whether a noun between two arguments has "no" before it, in the clause of the later: "imposed no sanctions on Y".
func (f *relationFinder) noBetween(early, late Span) bool {
	d := f.d
	_, from := d.tokensOf(early)
	to, _ := d.tokensOf(late)
	no := false
	for k := from; k < to && d.Tokens[k].Sentence == d.Tokens[to].Sentence; k++ {
		switch w := strings.ToLower(d.word(k)); {
		case w == "no" && d.Tokens[k].Tag == Det:
			no = d.word(k+1) != "longer" && d.word(k+1) != "doubt"
		case d.Tokens[k].Tag == Punct || d.Tokens[k].Tag == Sconj || d.Tokens[k].Tag == Cconj || w == "that" || w == "which" || w == "who":
			no = false
		}
	}
	return no
}
