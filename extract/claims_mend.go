// SPDX-License-Identifier: Apache-2.0

package extract

import "slices"

// accusation adds to the content of an accusation what its target is accused of, where the model has the target alone or half of
// what it is: "Norland | was accused by Ket | of breaking the truce".
func (f *claimFinder) accusation(content []Span, c *speechCue) []Span {
	if c.entry.kind != "accuse" || c.word < 0 || len(content) == 0 || len(content) > 2 || len(content) == 2 && !c.passive {
		return content
	}
	from := content[0].End
	if c.passive {
		if w := &f.d.Words[c.word]; from > w.Start {
			if w.Rel != "acl" || w.Head < 0 || len(content) > 1 {
				return content
			}
			content = []Span{f.phraseOf(int(w.Head))} // "Ket, | accused by Orlo | of theft"
		}
		from = f.d.Words[c.word].End
	}
	of := f.accusedOf(c.word, from)
	if of < 0 {
		return content
	}
	charge := f.subtree(of)
	if behind := f.d.Tokens[min(c.last, len(f.d.Tokens)-1)].Start; behind < charge.End { // "was accused of | theft"
		charge.Start = max(charge.Start, behind)
	}
	charge.End = f.besideCharge(charge)
	if c.subject.Start < charge.Start && charge.Start < c.subject.End {
		c.subject = f.trimEnd(Span{c.subject.Start, charge.Start})
	}
	return append(content[:1:1], charge)
}

// besideCharge is where a charge ends: before what the article says of it ("of theft, | which he denies", "of theft, | a charge he denies").
func (f *claimFinder) besideCharge(charge Span) int {
	d := f.d
	first, last := d.tokensOf(charge)
	for i := first + 1; i+1 < last; i++ {
		if d.word(i) != "," {
			continue
		}
		switch d.word(i + 1) {
		case "which", "who", "something":
			return d.Tokens[i-1].End
		case "a", "an":
			if i+2 < last && f.lex.is("saying", d.word(i+2)) {
				return d.Tokens[i-1].End
			}
		}
	}
	return charge.End
}

// around adds to a content that breaks off before its verb what follows the cue: "The wells, she pointed out, are dry".
func (f *claimFinder) around(content []Span, c speechCue) []Span {
	d := f.d
	if len(content) != 1 || content[0].End > d.Tokens[c.first].Start {
		return content
	}
	if f.saysSomething(content) {
		return content
	}
	first, last := d.tokensOf(content[0])
	next := c.last
	if _, end := d.tokensOf(c.subject); !c.subject.Empty() && end > next {
		next = end
	}
	s := d.Sentences[c.sentence]
	if first != s.First || next+1 >= s.Last || d.word(next) != "," || d.word(last) != "," && (last == first || d.word(last-1) != ",") {
		return content
	}
	if t := d.Tokens[next+1].Tag; t != Verb && t != Aux {
		return content
	}
	return append(content, f.spanOf(next+1, f.limit(c))...)
}

// saysLast gives the words of a headline that ends "..., says aide" to the aide, whom trees take for what is said.
func (f *claimFinder) saysLast(c *speechCue, content []Span) []Span {
	d := f.d
	s := d.Sentences[c.sentence]
	last := content[len(content)-1]
	first, end := d.tokensOf(last)
	if c.entry.kind != "say" || first != c.last || c.first-1 <= s.First || d.word(c.first-1) != "," || end != s.Last || !f.verbless(first, end) {
		return content
	}
	from := s.First
	if !c.subject.Empty() && f.wordAt(c.subject.End) == ":" { // "Minister: no plan to resign, says aide"
		_, from = d.tokensOf(c.subject)
		from++
	}
	c.subject = last
	return f.spanOf(from, c.first-1)
}

// insertedSaying gives who says and what, where the saying stands between what it is said of and the verb: in "X, Y said, had lied" Y speaks
// of X. Two names that a comma joins are never one person's.
func (f *claimFinder) insertedSaying(c speechCue, content []Span) (source Span, parts []Span) {
	d := f.d
	if c.subject.Empty() || len(content) != 1 || content[0].Start < c.subject.End {
		return c.subject, content
	}
	first, last := d.tokensOf(c.subject)
	at, _ := d.tokensOf(content[0])
	if at >= len(d.Tokens) || d.Tokens[at].Tag != Verb && d.Tokens[at].Tag != Aux || d.word(at-1) != "," || c.first != last {
		return c.subject, content
	}
	if from := d.Sentences[c.sentence].First; first-1 > from && d.word(first-1) == "," && f.verbless(from, first-1) {
		return c.subject, append([]Span{d.tokenSpan(from, first-1)}, content...)
	}
	return c.subject, content
}

// verbless tells a stretch of tokens that is no more than a noun phrase.
func (f *claimFinder) verbless(first, last int) bool {
	for i := first; i < last; i++ {
		switch f.d.Tokens[i].Tag {
		case Noun, Propn, Adj, Det, Num, Part:
		case Adp:
			if i == first {
				return false
			}
		default:
			if f.d.word(i) != "." && f.d.word(i) != "-" {
				return false
			}
		}
	}
	return last > first
}

// ratherSource gives a cue without a source the subject of its verb for one that the model takes for what is said, and what the verb
// has behind it for that: "Norland | expects | sales to rise, its bank said".
func (f *claimFinder) ratherSource(content []Span, c *speechCue) []Span {
	d := f.d
	if !c.subject.Empty() || c.passive || len(content) != 1 || content[0].End > d.Words[c.word].Start || f.quoteType(content) != Indirect {
		return content
	}
	subject := f.dependent(c.word, func(w *Word) bool { return w.Rel == "nsubj" && content[0].Contains(w.Span) })
	if subject < 0 || f.saysSomething(content) {
		return content
	}
	if f.known(c.word) == nil || !f.finite(c.word) || !f.wishes(subject) {
		return nil // "Ket appeared to sleep"
	}
	c.subject = content[0]
	return f.frame(c.word, c.entry)
}

// toldOf gives what somebody is told of, where the model has nobody but them: "The board | was told | of the leak". Of others in the passive
// nothing is said then: "Not everyone is convinced".
func (f *claimFinder) toldOf(content []Span, c *speechCue) []Span {
	d := f.d
	if !c.passive || !c.subject.Empty() || len(content) != 1 || content[0].End > d.Tokens[c.first].Start || f.saysSomething(content) {
		return content
	}
	switch c.entry.kind {
	case "say", "think":
	default:
		return content
	}
	if !c.entry.has('a') {
		if f.dependent(c.word, func(w *Word) bool { return w.Start > d.Words[c.word].End && w.Rel != "punct" }) < 0 {
			return nil
		}
		return content
	}
	of := f.dependent(c.word, func(w *Word) bool {
		return w.Rel == "obl" && w.Tag != Pron && w.Start > d.Words[c.word].End && f.dependent(f.indexOf(w), func(x *Word) bool { return x.Rel == "case" && (x.Lemma == "of" || x.Lemma == "about") }) >= 0
	})
	if of < 0 {
		return nil
	}
	c.to = content[0]
	return []Span{f.subtree(of)}
}

// subtree is all that a word leads, without the marks at its end.
func (f *claimFinder) subtree(word int) Span {
	d := f.d
	s := d.Sentences[d.Tokens[d.Words[word].Token].Sentence]
	under := func(i int) bool {
		for n := 0; n < maxClimb && i >= 0; n++ {
			if i == word {
				return true
			}
			i = int(d.Words[i].Head)
		}
		return false
	}
	first, last := word, word+1
	for first > s.FirstWord && under(first-1) {
		first--
	}
	for last < s.LastWord && under(last) {
		last++
	}
	for last > word+1 && d.Words[last-1].Tag == Punct && !f.closesQuote(int(d.Words[last-1].Token)) {
		last--
	}
	return Span{d.Words[first].Start, d.Words[last-1].End}
}

// leastThing is how sure an attribution must be whose cue the lexicon does not know and whose content is no words but a thing.
const leastThing = 0.35

// nothingTold tells a cue that the lexicon does not know with a thing for its content, and no words: "kept goal", "signed a deal".
func (f *claimFinder) nothingTold(c speechCue, content []Span, sure float64) bool {
	if w := &f.d.Words[c.word]; w.Rel == "acl:relcl" && w.Tag == Verb && f.known(c.word) == nil && len(content) > 1 && f.quoteType(content) == Indirect && content[0].End < w.Start {
		return true // "The report, which Orlo commissioned, found": the main clause is not hers
	}
	if f.known(c.word) == nil && len(content) == 1 && c.entry.lemma != "according to" && f.oneWord(content[0]) {
		return true // "opened it"
	}
	if sure >= leastThing || f.putsAt(c.word) || c.entry.kind != "say" || c.entry.lemma == "according to" || f.known(c.word) != nil || f.d.Words[c.word].Tag != Verb {
		return false
	}
	return !slices.ContainsFunc(content, func(s Span) bool { return f.head(s) < 0 || f.quoteType([]Span{s}) != Indirect })
}

// oneWord tells a span that is a pronoun and no more.
func (f *claimFinder) oneWord(s Span) bool {
	first, last := f.d.tokensOf(s)
	return last == first+1 && f.d.Tokens[first].Tag == Pron
}
