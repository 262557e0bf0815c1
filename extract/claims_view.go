// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// putSo tells "as Orlo put it", whose content is the sentence that it stands in. Where somebody else speaks in it, too, nobody knows how
// far it reaches.
func (f *claimFinder) putSo(word int) bool {
	d := f.d
	w := &d.Words[word]
	if w.Lemma != "put" || w.Tag != Verb || !f.finite(word) {
		return false
	}
	as := f.dependent(word, func(x *Word) bool { return x.Lemma == "as" && x.Start < w.Start })
	it := f.dependent(word, func(x *Word) bool { return x.Lemma == "it" && x.Start == w.End+1 })
	if as < 0 || it < 0 || f.dependent(word, func(x *Word) bool { return x.Rel == "nsubj" }) < 0 {
		return false
	}
	s := d.Sentences[d.sentenceOf(word)]
	for i := s.FirstWord; i < s.LastWord && as > s.FirstWord; i++ {
		if f.knownVerb(i) && i != word && f.quoteOf[d.Words[i].Token] < 0 {
			return false
		}
	}
	return true
}

// sentenceAround is what the tokens [first, last) say who says it of: the rest of a sentence that they begin, or direct speech right
// beside them. It is nil where there is neither: nobody knows then how much of the sentence is meant.
func (f *claimFinder) sentenceAround(first, last int) []Span {
	d := f.d
	s := d.Sentences[d.Tokens[first].Sentence]
	if last+1 >= s.Last || d.word(last) != "," && d.word(last) != ":" {
		return nil
	}
	var out []Span
	before := first - 1
	if before > s.First && d.word(before) == "," {
		before--
	}
	if before > s.First && f.closesQuote(before) {
		out = append(out, d.Quotations[f.quoteOf[before]].Span)
	}
	switch {
	case f.opensQuote(last + 1):
		return append(out, d.Quotations[f.quoteOf[last+1]].Span)
	case first == s.First:
		return f.spanOf(last+1, s.Last)
	}
	return out
}

// views reads "in Orlo's view", "in the words of Orlo": the sentence around it is what she says.
func (f *claimFinder) views() {
	d := f.d
	for i := range d.Words {
		w := &d.Words[i]
		if !f.lex.is("view", d.Slice(w.Span)) || w.Tag != Noun || f.quoteOf[w.Token] >= 0 {
			continue
		}
		in := f.dependent(i, func(x *Word) bool { return x.Rel == "case" && x.Lemma == "in" })
		who := f.dependent(i, func(x *Word) bool { return x.Rel == "nmod:poss" || x.Rel == "nmod" && x.Start > w.Start })
		if in < 0 || who < 0 {
			continue
		}
		source := f.withApposition(f.phraseOf(who))
		end := source.End
		if d.Words[who].Start < w.Start {
			source, end = f.withoutPossessive(source), w.End
		}
		switch strings.ToLower(d.Slice(source)) {
		case "my", "our", "your", "its", "their":
			continue
		}
		_, last := d.tokensOf(Span{w.Start, end})
		content := f.sentenceAround(int(d.Words[in].Token), last)
		if content == nil || !f.saysSomething(content) {
			continue
		}
		c := speechCue{entry: &cueEntry{lemma: "view", kind: "think"}, sentence: d.sentenceOf(i), first: int(w.Token), head: int(w.Token), last: int(w.Token) + 1, word: i, subject: source}
		x := Claim{To: -1, Place: -1, Within: -1, SourceSpan: source, CueSpan: w.Span, Cue: w.Lemma, Content: content, Confidence: 0.8, Quote: f.quoteType(content)}
		x.Source = f.speaker(c, x)
		x.Stance = f.stance(c, x)
		f.keep(x)
	}
}

// saysSomething tells contents with a verb or direct speech.
func (f *claimFinder) saysSomething(content []Span) bool {
	return slices.ContainsFunc(content, func(s Span) bool {
		first, last := f.d.tokensOf(s)
		for i := first; i < last; i++ {
			if t := f.d.Tokens[i].Tag; t == Verb || t == Aux || f.quoteOf[i] >= 0 {
				return true
			}
		}
		return false
	})
}

// sides gives what was said before to those who agree or disagree with it, and say no more: "The law is cruel, critics say. Judge Orlo
// disagrees." Claims stand in the order of their cues.
func (f *claimFinder) sides() {
	d, next, said := f.d, 0, len(f.found)
	for i := range d.Words {
		w := &d.Words[i]
		if w.Tag != Verb || f.lex.side(w.Lemma) == Asks || !f.finite(i) || f.quoteOf[w.Token] >= 0 {
			continue
		}
		who := f.sider(i)
		for next < said && f.found[next].CueSpan.Start < w.Start {
			next++
		}
		if who < 0 || next == 0 || d.sentenceOf(i)-f.sentenceOf(f.found[next-1].CueSpan) > 1 {
			continue
		}
		x := f.found[next-1]
		switch x.Stance {
		case Asserts, Predicts, Accuses, Opposes, Supports:
		default:
			continue
		}
		source := f.sideOf(who)
		if e := d.entityAt(source); x.SourceSpan.Empty() || source == x.SourceSpan || e >= 0 && e == x.Source {
			continue
		}
		x.Content, x.Quote = slices.Clone(x.Content), Indirect // they are not the sider's words
		x.SourceSpan, x.CueSpan, x.Cue, x.To, x.ToSpan, x.Date, x.Place = source, w.Span, w.Lemma, -1, Span{}, "", -1
		x.Source, x.Confidence = d.entityAt(source), min(x.Confidence, 0.8)
		if f.lex.side(w.Lemma) == Denies {
			x.Stance = Denies
		}
		switch {
		case !f.saysSomething(x.Content):
		case next < said && f.found[next].CueSpan == w.Span:
			if f.found[next].Quote == Indirect { // what the model has for it; in direct speech the sider says more
				f.found[next] = x
			}
		default:
			f.found = append(f.found, x)
		}
	}
}

// sideOf is the phrase of who sides, with what stands before a name and without what a comma sets off.
func (f *claimFinder) sideOf(who int) Span {
	return f.wholeName(f.beforeComma(f.subtree(who)))
}

// withoutPossessive leaves out the "'s" that ends a span.
func (f *claimFinder) withoutPossessive(s Span) Span {
	if first, last := f.d.tokensOf(s); last-1 > first && isPossessive(f.d.word(last-1)) {
		s.End = f.d.Tokens[last-2].End
	}
	return s
}

// beforeComma ends a span before its first comma.
func (f *claimFinder) beforeComma(s Span) Span {
	if comma := strings.IndexByte(f.d.Slice(s), ','); comma > 0 {
		s.End = s.Start + comma
	}
	return s
}

// side tells how a verb sides with what was said: Denies where it is against it, Asks for one that does not side.
func (l *cueLexicon) side(lemma string) Stance {
	switch {
	case l.is("agreeing", lemma):
		return Asserts
	case l.is("disagreeing", lemma):
		return Denies
	}
	return Asks
}

// sider is the word for who agrees or disagrees, -1 where it is said with what, where nobody does, and for a pronoun.
func (f *claimFinder) sider(verb int) int {
	d := f.d
	w := &d.Words[verb]
	who := -1
	f.dependent(verb, func(x *Word) bool { // the last one: "her colleague | Peter Reed | agreed"
		if x.Rel == "nsubj" && x.Start < w.Start {
			who = f.indexOf(x)
		}
		return false
	})
	more := f.dependent(verb, func(x *Word) bool {
		return x.Start > w.Start && x.Rel != "punct" && x.Rel != "advmod" || x.Lemma == "not" || x.Lemma == "if"
	})
	switch w.Rel {
	case "root", "conj", "parataxis":
	default:
		return -1 // "the text that ministers agreed"
	}
	if who < 0 || more >= 0 || nobody(d.Slice(f.phraseOf(who))) || d.Words[who].Tag == Pron {
		return -1
	}
	return who
}
