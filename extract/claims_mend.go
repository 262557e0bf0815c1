// SPDX-License-Identifier: Apache-2.0

package extract

import "slices"

// accusation adds to the content of an accusation what its target is accused of, where the model has the target alone.
func (f *claimFinder) accusation(content []Span, c speechCue) []Span {
	if c.entry.kind != "accuse" || len(content) != 1 || c.passive || c.word < 0 {
		return content
	}
	_, last := f.d.wordsOf(content[0])
	if of := f.accusedOf(c.word, content[0].End); of >= last {
		content = append(content, f.subtree(of))
	}
	return content
}

// around adds to a content that breaks off before its verb what follows the cue: "The wells, she pointed out, are dry".
func (f *claimFinder) around(content []Span, c speechCue) []Span {
	d := f.d
	if len(content) != 1 || content[0].End > d.Tokens[c.first].Start {
		return content
	}
	first, last := d.tokensOf(content[0])
	for i := first; i < last; i++ {
		if t := d.Tokens[i].Tag; t == Verb || t == Aux || f.quoteOf[i] >= 0 {
			return content
		}
	}
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
	if sure >= leastThing || f.putsAt(c.word) || c.entry.kind != "say" || c.entry.lemma == "according to" || f.known(c.word) != nil || f.d.Words[c.word].Tag != Verb {
		return false
	}
	return !slices.ContainsFunc(content, func(s Span) bool { return f.head(s) < 0 || f.quoteType([]Span{s}) != Indirect })
}
