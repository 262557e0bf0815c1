// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
	"strings"
)

// date is the day, month or year of the saying: a time that belongs to the cue by the tree, or stands in it, and is no part of the
// content. What is joined to another verb of saying, or stands beside one as a participle, has the time of that.
func (f *claimFinder) date(c speechCue, content []Span) string {
	if at := f.timeOf(c.word, c, content); at != "" {
		return at
	}
	w := &f.d.Words[c.word]
	own := f.dependent(c.word, func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") }) >= 0
	joined := w.Rel == "conj" && !own && w.Head >= 0 && f.knownVerb(int(w.Head))
	if joined || w.Rel == "advcl" && w.XPOS == "VBG" && w.Head >= 0 && int(w.Head) < c.word {
		return f.timeOf(int(w.Head), c, content)
	}
	return ""
}

// timeOf gives the first time in the sentence of a cue that belongs to a verb, "" for none.
func (f *claimFinder) timeOf(verb int, c speechCue, content []Span) string {
	s := f.d.Sentences[f.d.Tokens[c.head].Sentence]
	i, _ := slices.BinarySearchFunc(f.d.Times, s.Start, func(t Time, at int) int { return cmp.Compare(t.Start, at) })
	for ; i < len(f.d.Times) && f.d.Times[i].End <= s.End; i++ {
		t := f.d.Times[i]
		first, last := f.d.tokensOf(t.Span)
		if first >= last || slices.ContainsFunc(content, t.Overlaps) {
			continue
		}
		if first >= c.first && last <= c.last || f.timeFor(t.Span, verb) || verb == c.word && f.justBehind(c, first, content) {
			return t.Value
		}
	}
	return ""
}

// timeFor tells whether a time says when a verb was said: "On Monday she said", "the council on Monday said", "said at a Monday
// meeting", "in a letter dated 4 May she said", "giving evidence on Monday she said". What is told of a speaker besides is not
// said then: "Orlo, who left in May, said", "Orlo, in office since May, said".
func (f *claimFinder) timeFor(t Span, verb int) bool {
	d := f.d
	first, last := d.wordsOf(t)
	i := f.headOf(first, last)
	if i < 0 || f.dependent(i, func(w *Word) bool { return w.Rel == "case" && f.lex.is("span", w.Lemma) }) >= 0 {
		return false
	}
	document := false
	for n := 0; n < maxClimb && i >= 0 && i != verb; n++ {
		w := &d.Words[i]
		rel, _, _ := strings.Cut(w.Rel, ":")
		switch {
		case w.Rel == "acl:relcl":
			return false
		case rel == "acl":
			if !f.lex.is("authored", w.Lemma) {
				return false
			}
			document = true
		case rel == "advcl", rel == "csubj": // "Giving evidence on Monday, she said"
			if w.XPOS != "VBG" || int(w.Head) != verb || i > verb {
				return false
			}
		case rel == "nsubj":
			if first, _ := d.wordsOf(t); int(w.Head) != verb || !document && int(d.Words[f.headOf(first, last)].Head) != i {
				return false
			}
		case rel == "obl", rel == "nmod", rel == "compound", rel == "flat", rel == "nummod", rel == "advmod", rel == "fixed",
			rel == "xcomp" && (w.Tag == Noun || f.lex.is("venue", w.Lemma)): // "took them to court in May"
		default:
			return false
		}
		i = int(w.Head)
	}
	return i == verb
}

// justBehind tells whether a time at a token stands behind the cue and before what is said: nothing but an addressee and short words
// between.
func (f *claimFinder) justBehind(c speechCue, token int, content []Span) bool {
	d := f.d
	if token < c.last || token-c.last > 8 || len(content) == 0 || content[0].Start < d.Tokens[token].Start && content[0].Start > d.Tokens[c.head].Start {
		return false
	}
	for i := c.last; i < token; i++ {
		if t := d.Tokens[i].Tag; t == Verb || t == Aux || t == Sconj || t == Punct || f.lex.is("span", d.Tokens[i].Lemma) {
			return false
		}
	}
	return true
}
