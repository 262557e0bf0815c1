// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// ownTold leaves out of what somebody says behind a verb of saying what the article tells of the saying: when it was said, in what, and
// what was not said: "said | in May | it would pay | but gave no date", "said | it would pay | in a letter to Orlo".
func (f *claimFinder) ownTold(s Span, c speechCue) Span {
	d := f.d
	first, last := d.tokensOf(s)
	for i := first + 1; i+1 < last; i++ { // "was blunt about | the plan: | “It is unfair.”"
		if d.word(i) == ":" && f.opensQuote(i+1) && f.verbless(first, i) && f.quoteOf[first] < 0 {
			return Span{d.Tokens[i+1].Start, s.End}
		}
	}
	if d.Words[c.word].Tag != Verb || first < c.last || first >= last || f.quoteOf[first] >= 0 {
		return s
	}
	out := s
	if from := f.behindTime(first, last); from > first && first == c.last {
		first, out.Start = from, d.Tokens[from].Start
	}
	speaks := false // somebody says something within: the paper may be theirs
	for i := first + 1; i < last; i++ {
		if f.quoteOf[i] >= 0 {
			break
		}
		if strings.EqualFold(d.word(i), "but") && f.withheld(i+1, last) || !speaks && f.inPaper(i, last) {
			last, out.End = i, d.Tokens[i-1].End
			break
		}
		if f.cueForm(i) && d.Tokens[i].Tag == Verb {
			speaks = true
		}
	}
	for i := first + 1; i+1 < last; i++ {
		if d.word(i) == ";" && f.quoteOf[i] < 0 && f.otherSays(i+1, last) {
			last, out.End = i, d.Tokens[i-1].End
			break
		}
	}
	for last > first+1 && f.quoteOf[last-1] < 0 && (d.Tokens[last-1].Tag == Cconj || d.word(last-1) == ",") {
		last--
		out.End = d.Tokens[last-1].End
	}
	if f.saysSomething([]Span{out}) {
		return out
	}
	return s
}

// otherSays tells whether a clause behind a semicolon has a verb of saying with a subject that is none of what is said: "the doors were
// shut; | the owner swore they were not".
func (f *claimFinder) otherSays(first, last int) bool {
	d := f.d
	for i := first; i < last && f.quoteOf[i] < 0; i++ {
		if d.Tokens[i].Tag != Verb {
			continue
		}
		w := &d.Words[d.Tokens[i].Word]
		return hasTense(w) && f.spoken(f.known(f.indexOf(w))) && f.dependent(f.indexOf(w), func(x *Word) bool { return x.Rel == "nsubj" && x.Start >= d.Tokens[first].Start }) >= 0
	}
	return false
}

// behindTime is the token behind a time that tokens begin with, where a clause follows with its subject: "in May | it would pay".
func (f *claimFinder) behindTime(first, last int) int {
	d := f.d
	i := first
	if d.Tokens[i].Tag == Adp {
		i++
	}
	if i >= last || !f.inTime[i] {
		return first
	}
	for i < last && f.inTime[i] {
		i++
	}
	if i+1 < last && (d.Tokens[i].Tag == Pron || d.Tokens[i].Tag == Det || d.Tokens[i].Lemma == "that" || d.Tokens[i].Tag == Propn) {
		return i
	}
	return first
}

// withheld tells words that begin at a token and say that something is not said: "gave no date", "did not say when", "declined to".
func (f *claimFinder) withheld(token, last int) bool {
	d := f.d
	for i := token; i < min(last, token+4); i++ {
		w := int(d.Tokens[i].Word)
		switch t := d.Tokens[i]; {
		case t.Tag == Verb:
			not := i > token && (d.Tokens[i-1].Lemma == "not" || d.Tokens[i-1].Lemma == "n't")
			return f.lex.is("withhold", t.Lemma) || f.givesNoSign(w) || i+1 < last && f.lex.is("giving", t.Lemma) && d.word(i+1) == "no" || not && f.lex.is("silent", t.Lemma)
		case t.Tag != Aux && t.Tag != Part && t.Tag != Adv:
			return false
		}
	}
	return false
}

// inPaper tells a phrase for the paper or speech in which something is said that begins at a token and ends what is said: "in an
// interview with the radio". What is in a paper ("the error was in a report") is no saying.
func (f *claimFinder) inPaper(token, last int) bool {
	d := f.d
	if d.word(token) != "in" || token+2 >= last || d.word(token+1) != "a" && d.word(token+1) != "an" || d.Tokens[token-1].Tag == Aux {
		return false
	}
	noun := token + 2
	for noun < last-1 && (d.Tokens[noun].Tag == Adj || d.Tokens[noun].Tag == Noun && d.Tokens[noun+1].Tag == Noun) {
		noun++
	}
	if !f.lex.is("message", d.Tokens[noun].Lemma) || d.Words[d.Tokens[token-1].Word].XPOS == "VBN" {
		return false
	}
	for i := noun + 1; i < last; i++ { // nothing of the saying behind it
		if w := d.word(i); w == "and" || w == "but" || f.finiteAt(i) && d.word(noun+1) != "that" && d.word(noun+1) != "which" {
			return false
		}
	}
	return true
}
