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
	if to < 0 && c.entry.kind == "ask" && (c.subject.Empty() || c.passive) {
		to = f.asked(c, content)
	}
	if to < 0 && !c.passive && (c.entry.has('a') || strings.EqualFold(f.d.word(c.last-1), "to")) {
		to = f.between(c, content)
	}
	if to < 0 && !c.passive {
		to = f.writtenTo(c)
	}
	if to < 0 {
		return Span{}
	}
	s := f.phraseOf(to)
	for _, m := range f.d.mentionsIn(Span{s.Start, min(len(f.d.Text), s.End+longestName)}) {
		beside := m.Start > s.End && f.d.Text[s.End:m.Start] == " " && !slices.ContainsFunc(content, m.Overlaps) // "the broadcaster | NTV"
		if m.Kind == Name && m.End > s.End && (m.Start <= s.End || beside) {
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

// writtenTo gives who is written or promised to, or called on: "wrote to Ket that", "promised Ket that", "said in a letter to Ket",
// "called on Ket to go"; -1 for nobody.
func (f *claimFinder) writtenTo(c speechCue) int {
	d := f.d
	behind := func(word int, prepositions ...string) int {
		return f.dependent(word, func(w *Word) bool {
			return (strings.HasPrefix(w.Rel, "obl") || strings.HasPrefix(w.Rel, "nmod")) && w.Tag != Verb &&
				f.dependent(f.indexOf(w), func(x *Word) bool { return x.Rel == "case" && slices.Contains(prepositions, x.Lemma) }) >= 0
		})
	}
	if to := f.dependent(c.word, func(w *Word) bool { return w.Rel == "iobj" }); to >= 0 {
		return to
	}
	switch {
	case c.entry.particle == "on":
		return behind(c.word, "on")
	case d.Words[c.word].Lemma == "write":
		if to := behind(c.word, "to"); to >= 0 {
			return to
		}
	}
	if paper := behind(c.word, "in"); paper >= 0 && f.lex.is("document", d.Words[paper].Lemma) {
		return behind(paper, "to")
	}
	return -1
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

// near tells whether a place at tokens [first, last) stands by the cue: nothing but an addressee and short words between.
func (f *claimFinder) near(c speechCue, first, last int) bool {
	if first >= c.last {
		for i := c.last; i < first; i++ {
			if t := f.d.Tokens[i].Tag; t == Verb || t == Aux || t == Sconj || t == Punct {
				return false
			}
		}
		return first-c.last <= 8
	}
	return last <= c.first && c.first-last <= 3
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

// answers gives claims that answer a question the one who asked for their addressee, and the question the one who answers it:
// "“Were you there?” Ket asked. “I was,” Orlo replied"; "Asked by Ket whether she was, Orlo said that she was".
func (f *claimFinder) answers() {
	for i := range f.found {
		c := &f.found[i]
		if !c.ToSpan.Empty() || c.SourceSpan.Empty() || i == 0 {
			continue
		}
		q := &f.found[i-1]
		one := !q.ToSpan.Empty() && (q.ToSpan == c.SourceSpan || q.To >= 0 && q.To == c.Source) && f.sentenceOf(q.CueSpan) == f.sentenceOf(c.CueSpan)
		if q.Stance != Asks || q.SourceSpan.Empty() || f.relative(q.SourceSpan) || q.SourceSpan == c.SourceSpan || q.Source >= 0 && q.Source == c.Source ||
			!f.lex.is("answering", c.Cue) && !one || f.paragraphOf(c.CueSpan)-f.paragraphOf(q.CueSpan) > 1 {
			continue
		}
		c.ToSpan, c.To = q.SourceSpan, q.Source
		if q.ToSpan.Empty() {
			q.ToSpan, q.To = c.SourceSpan, c.Source
		}
	}
}

// relative tells a relative pronoun.
func (f *claimFinder) relative(s Span) bool {
	switch strings.ToLower(f.d.Slice(s)) {
	case "who", "which", "that":
		return true
	}
	return false
}
