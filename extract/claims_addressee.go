// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// addressee finds whom it is said to: "told reporters that", "asked the court to", "was told that".
func (f *claimFinder) addressee(c speechCue, content []Span) Span {
	if c.entry.kind == "accuse" || c.entry.kind == "support" || c.entry.kind == "oppose" {
		return Span{}
	}
	if !c.to.Empty() {
		return c.to
	}
	to := -1
	switch {
	case c.passive && (c.entry.has('a') || c.entry.has('x') || c.entry.kind == "ask"):
		to = f.dependent(c.word, func(x *Word) bool { return x.Rel == "nsubj:pass" })
	case c.entry.has('a') || c.entry.has('x'):
		to = f.dependent(c.word, func(x *Word) bool { return x.Rel == "iobj" })
		if to < 0 {
			to = f.dependent(c.word, func(x *Word) bool { return x.Rel == "obj" })
		}
	}
	if to < 0 && c.entry.kind == "ask" && c.subject.Empty() {
		to = f.asked(c, content)
	}
	if to < 0 && !c.passive && c.entry.has('a') {
		to = f.between(c, content)
	}
	if to < 0 {
		return Span{}
	}
	s := f.phraseOf(to)
	for _, m := range f.d.mentionsIn(Span{s.Start, min(len(f.d.Text), s.End+longestName)}) {
		if m.Kind == Name && m.Start == s.Start && m.End > s.End {
			s.End = m.End // a name that the tree does not have as one
		}
	}
	if s.Overlaps(c.subject) {
		return Span{}
	}
	for _, x := range content {
		if x.Overlaps(s) && !(x.Start == s.Start && f.wordAt(s.End) == "to") { // "asked the court to leave" has it in its content
			return Span{}
		}
	}
	return s
}

// between gives the noun of a phrase that is all that stands between a cue and its content, -1 for none: "warned | jurors | not to read".
func (f *claimFinder) between(c speechCue, content []Span) int {
	d := f.d
	last, _ := d.tokensOf(content[0])
	if last <= c.last || last > c.last+longestAddressee {
		return -1
	}
	for i := c.last; i < last; i++ {
		switch d.Tokens[i].Tag {
		case Noun, Propn, Pron, Adj, Det, Num, Part:
		default:
			return -1
		}
	}
	head := d.Tokens[last-1].Word
	if t := d.Words[head].Tag; t != Noun && t != Propn && t != Pron {
		return -1
	}
	return int(head)
}

// longestAddressee bounds the tokens of a phrase between a cue and its content.
const longestAddressee = 6

// asked gives the subject of the clause behind a participle of asking that begins its sentence, -1 for none: "Asked whether it would
// rain, Orlo laughed". Trees often do not have it as one.
func (f *claimFinder) asked(c speechCue, content []Span) int {
	d := f.d
	s := d.Sentences[c.sentence]
	if c.first != s.First || len(content) == 0 {
		return -1
	}
	end, _ := d.wordsOf(Span{content[len(content)-1].End, content[len(content)-1].End + 1})
	for i := end; i < s.LastWord; i++ {
		if d.Words[i].Rel != "nsubj" || f.quoteOf[d.Words[i].Token] >= 0 {
			continue
		}
		if first, _ := d.tokensOf(f.phraseOf(i)); first > 0 && d.word(first-1) == "," {
			return i
		}
		return -1
	}
	return -1
}

// place is the entity where it is said, -1 for none: a city, country or other place behind "in" or "at" in the cue's clause, which is
// no part of the content or source ("told reporters in Salo that").
func (f *claimFinder) place(c speechCue, content []Span) int {
	d := f.d
	s := d.Sentences[c.sentence]
	for _, m := range d.mentionsIn(Span{s.Start, s.End}) {
		switch d.Entities[m.entity].Type {
		case City, Country, Place:
		default:
			continue
		}
		first, last := d.tokensOf(m.Span)
		if m.Kind != Name || first == s.First || c.subject.Overlaps(m.Span) || slices.ContainsFunc(content, m.Overlaps) || d.isPossessor(m.End) {
			continue
		}
		if w := strings.ToLower(d.word(first - 1)); (w == "in" || w == "at") && f.near(c, first, last) && f.endsPhrase(last) {
			return m.entity
		}
	}
	return -1
}

// endsPhrase tells whether a noun phrase ends at a token: "in Salo", not "in Salo courts".
func (f *claimFinder) endsPhrase(token int) bool {
	if token >= len(f.d.Tokens) {
		return true
	}
	t := f.d.Tokens[token].Tag
	return t != Noun && t != Propn && t != Adj
}

// wordAt is the text of the first token behind a byte offset, in lower case.
func (f *claimFinder) wordAt(at int) string {
	first, _ := f.d.tokensOf(Span{at, at})
	if first == len(f.d.Tokens) {
		return ""
	}
	return strings.ToLower(f.d.word(first))
}

// phraseOf is the noun phrase that a word leads, without clauses, appositions and what stands behind a preposition but "of".
func (f *claimFinder) phraseOf(word int) Span {
	d := f.d
	s := d.Sentences[d.Tokens[d.Words[word].Token].Sentence]
	first, last := word, word+1
	for first > s.FirstWord && f.under(first-1, word) {
		first--
	}
	for last < s.LastWord && f.under(last, word) {
		last++
	}
	for first < word && d.Words[first].Rel == "case" {
		first++ // "by the ministry"
	}
	return Span{d.Words[first].Start, d.Words[last-1].End}
}

// under tells whether a word belongs to the phrase that another leads.
func (f *claimFinder) under(i, word int) bool {
	for depth := 0; depth < 12 && i >= 0 && i != word; depth++ {
		w := &f.d.Words[i]
		switch w.Rel {
		case "det", "amod", "compound", "nmod:poss", "nummod", "flat", "case", "fixed", "punct", "nmod:unmarked", "advmod":
			if w.Rel == "punct" && f.d.Slice(w.Span) != "-" {
				return false
			}
		case "nmod":
			if f.dependent(i, func(x *Word) bool { return x.Rel == "case" && x.Lemma == "of" }) < 0 {
				return false
			}
		default:
			return false
		}
		i = int(w.Head)
	}
	return i == word
}
