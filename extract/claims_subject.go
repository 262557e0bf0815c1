// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"

	"kg/extract/attribution"
)

// sourceOf is the span of the source; where the model finds none, of the subject of the verb.
func (f *claimFinder) sourceOf(a attribution.Attribution, c speechCue, content []Span) Span {
	d := f.d
	if who := f.quotedAs(c.word); who >= 0 {
		return f.wholeName(f.phraseOf(who))
	}
	if w := &d.Words[c.word]; w.Rel == "acl" && w.XPOS == "VBG" && w.Head >= 0 && f.lex.is("document", d.Words[w.Head].Lemma) {
		if verb := int(d.Words[w.Head].Head); verb >= 0 && f.lex.is("passing", d.Words[verb].Lemma) {
			return f.phraseOf(int(w.Head)) // "shared a post | saying that"
		}
	}
	if s := f.subjectSetOff(c); !s.Empty() {
		return s
	}
	if verb := f.saidNext(c.word); verb >= 0 {
		return f.wholeName(f.phraseOf(f.dependent(verb, func(w *Word) bool { return strings.HasPrefix(w.Rel, "nsubj") })))
	}
	if a.Source.Last > a.Source.First {
		return f.modelSource(a, c, content)
	}
	return f.treeSource(c, content)
}

// modelSource is the source that the model finds, without what is none of it.
func (f *claimFinder) modelSource(a attribution.Attribution, c speechCue, content []Span) Span {
	d := f.d
	for i := a.Source.First; i < a.Source.Last-1; i++ {
		if isDash(d.Slice(d.Words[i].Span)) && d.Words[i].Start > d.Words[max(i-1, 0)].End {
			if isDash(d.Slice(d.Words[a.Source.Last-1].Span)) {
				a.Source.Last = i // "the firm – the port’s largest – said"
				break
			}
			a.Source.First = i + 1 // a dateline
		}
	}
	for i := a.Source.First + 1; c.passive && i < a.Source.Last; i++ {
		if d.Words[i].Lemma == "as" { // "was dismissed by Orlo as absurd"
			a.Source.Last = i
		}
	}
	s := f.trimMarks(f.spanOfWords(a.Source))
	by := f.dependent(c.word, func(w *Word) bool { return w.Rel == "obl:agent" })
	if by >= 0 && !s.Overlaps(d.Words[by].Span) {
		return f.phraseOf(by) // "Ket, dismissed by Orlo as a dreamer"
	}
	s = f.wholeName(f.ratherSubject(s, c.word, content))
	if !c.passive && d.Words[c.word].Tag == Verb {
		s = f.byWhom(s, c)
	}
	return s
}

// treeSource is the source that the tree has: the subject of the verb, or whose the noun of saying is.
func (f *claimFinder) treeSource(c speechCue, content []Span) Span {
	d := f.d
	if whose := f.dependent(c.word, func(w *Word) bool { return w.Rel == "nmod:poss" }); whose >= 0 && f.nounCue(c.word) {
		return f.phraseOf(whose) // "Ket's claim"
	}
	by := "nsubj"
	if c.passive {
		by = "obl:agent"
	}
	verb := c.word
	subject := f.dependent(verb, func(w *Word) bool {
		return w.Rel == by || by == "nsubj" && w.Rel == "nsubj:outer" && f.known(verb) != nil
	})
	if subject < 0 && !c.passive && d.Words[verb].Rel == "conj" {
		subject = f.subjectBeside(verb) // "said that and local officials | accused"
	}
	if w := &d.Words[verb]; subject < 0 && (w.Rel == "conj" || w.Rel == "advcl" && w.XPOS == "VBG" && !c.passive || w.Rel == "parataxis" && f.finite(verb) && !c.passive && f.wordBefore(w.Start) == ",") {
		// "said it was shut and warned that"; "denying that it was shut, she"
		subject = f.dependent(int(w.Head), func(w *Word) bool { return w.Rel == "nsubj" })
	}
	if subject < 0 && !c.passive {
		subject = f.subjectBeside(verb)
	}
	if subject < 0 && !c.passive {
		subject = f.subjectBehind(verb, content)
	}
	if subject < 0 || d.Words[verb].Tag != Verb {
		return Span{}
	}
	s := f.wholeName(f.phraseOf(subject))
	if slices.ContainsFunc(content, func(x Span) bool { return x.Overlaps(s) }) {
		return Span{}
	}
	return s
}

// subjectSetOff gives the subject of a verb that the tree joins to another, where commas set off what it is: "..., and the firm, Reed Ltd, |
// denied", "; the firm, which is shut, | denied". It is empty where the verb has one in the tree, or none stands there.
func (f *claimFinder) subjectSetOff(c speechCue) Span {
	d := f.d
	w := &d.Words[c.word]
	from := d.Sentences[c.sentence].First
	comma := c.first - 1
	if w.Rel != "conj" || c.passive || c.first != c.head || comma <= from || d.word(comma) != "," || f.dependent(c.word, func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") }) >= 0 {
		return Span{}
	}
	open := comma - 1
	for open > from && d.word(open) != "," && comma-open < longestRider {
		open--
	}
	if d.word(open) != "," || f.quoteOf[open] >= 0 {
		return Span{}
	}
	switch d.word(open + 1) {
	case "who", "which", "whose":
	default:
		if !f.verbless(open+1, comma) {
			return Span{}
		}
	}
	first := open
	for first > from && d.Tokens[first-1].Tag != Punct && d.Tokens[first-1].Tag != Cconj {
		first--
	}
	if first == from || !f.verbless(first, open) || d.Tokens[open-1].Tag != Noun && d.Tokens[open-1].Tag != Propn {
		return Span{}
	}
	if w := d.word(first - 1); w == "," {
		return Span{} // a list, or one more insertion
	}
	return d.tokenSpan(first, comma)
}

// byWhom gives a source that only says by whom a thing is all of the phrase that speaks: "one paid for by | the family | said".
func (f *claimFinder) byWhom(s Span, c speechCue) Span {
	d := f.d
	first, last := d.tokensOf(s)
	if f.wordBefore(s.Start) != "by" || last != c.first || first < 2 || d.Words[d.Tokens[first-2].Word].XPOS != "VBN" && d.Tokens[first-2].Tag != Adp {
		return s
	}
	from := d.Sentences[c.sentence].First
	for i := first - 1; i >= from; i-- {
		if t := d.Tokens[i].Tag; t == Punct || t == Cconj || t == Sconj || f.quoteOf[i] >= 0 {
			from = i + 1
		} else if first-i > longestRider {
			return s
		}
	}
	return d.tokenSpan(from, last)
}

// subjectBeside gives the subject of a verb that has none in the tree, -1 for none: the noun right before it and its auxiliaries,
// which the tree may give to the verb above ("said Ket believes"), or what the tree takes for somebody spoken to ("Vell, whose
// house is gone, has offered").
func (f *claimFinder) subjectBeside(verb int) int {
	d := f.d
	if to := f.dependent(verb, func(w *Word) bool { return w.Rel == "vocative" }); to >= 0 && to < verb {
		return to
	}
	switch d.Words[verb].XPOS {
	case "VBD", "VBZ", "VBP", "VBN":
	default:
		return -1
	}
	i := verb - 1
	for i >= 0 && (d.Words[i].Tag == Aux || d.Words[i].Tag == Adv) {
		i--
	}
	for i >= 0 && d.Words[i].Rel == "flat" {
		i = int(d.Words[i].Head)
	}
	if i < 0 || d.Tokens[d.Words[i].Token].Sentence != d.Tokens[d.Words[verb].Token].Sentence ||
		d.Words[i].Tag != Noun && d.Words[i].Tag != Propn && d.Words[i].Rel != "nsubj" ||
		f.dependent(i, func(w *Word) bool { return w.Rel == "case" }) >= 0 {
		return -1
	}
	return i
}

// ratherSubject gives the subject that the tree has, where the source is in its clause something else: the object of the verb with
// which a participle stands ("took the port to court, alleging that"), or what begins the words that are said behind a verb whose
// subject stands before it.
func (f *claimFinder) ratherSubject(s Span, verb int, content []Span) Span {
	d := f.d
	w := &d.Words[verb]
	subject := -1
	switch {
	case w.Rel == "advcl" && w.XPOS == "VBG" && s.End <= w.Start:
		subject = f.dependent(int(w.Head), func(x *Word) bool { return x.Rel == "nsubj" && x.Start < w.Start })
	case w.Rel == "conj" && s.End < w.Start && f.dependent(verb, func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") }) < 0:
		subject = f.subjectBeside(verb)
	case s.Start >= w.End:
		subject = f.dependent(verb, func(x *Word) bool { return x.Rel == "nsubj" && x.Start < w.Start })
	}
	first, last := d.wordsOf(s)
	if head := f.headOf(first, last); subject < 0 || head < 0 || s.Contains(d.Words[subject].Span) ||
		w.Rel == "advcl" && d.Words[head].Rel == "nsubj" {
		return s
	}
	phrase := f.phraseOf(subject)
	if f.quoteOf[d.Words[subject].Token] != f.quoteOf[w.Token] || slices.ContainsFunc(content, phrase.Overlaps) {
		return s
	}
	return phrase
}

// subjectBehind gives the noun right behind a verb that stands behind what is said, -1 for none: "that matters, argues Mira Sand".
func (f *claimFinder) subjectBehind(verb int, content []Span) int {
	d := f.d
	w := &d.Words[verb]
	if w.XPOS != "VBD" && w.XPOS != "VBZ" || len(content) == 0 || content[len(content)-1].End > w.Start {
		return -1
	}
	first := verb + 1
	return f.dependent(verb, func(x *Word) bool {
		return x.Rel == "obj" && (x.Tag == Propn || x.Tag == Noun) && f.indexOf(x) >= first && f.phraseOf(f.indexOf(x)).Start == d.Words[first].Start
	})
}

// hearer takes from a claim a source that says nothing: who is accused or told of something in the passive, and the court that hears
// it. Who is accused belongs to what is said; the others it is said to.
func (f *claimFinder) hearer(content []Span, c *speechCue) []Span {
	d := f.d
	s := c.subject
	if s.Empty() && len(content) > 1 && c.passive && c.entry.kind != "accuse" && (c.entry.has('a') || c.entry.has('x')) &&
		(f.toGo(f.tokenAt(content[1].Start)) || c.entry.has('a') && content[0].End < d.Words[c.word].Start) {
		c.to = content[0] // "The crew | was told | to wait"
		return content[1:]
	}
	if !s.Empty() && len(content) > 1 && c.passive && c.entry.kind == "say" && c.entry.has('a') && content[0].End < d.Words[c.word].Start {
		c.to = content[0] // "The crew | were told by Ket | that it was late"
		return content[1:]
	}
	if s.Empty() || len(content) == 0 {
		return content
	}
	said := c.bare && s.End <= d.Tokens[c.first].Start ||
		f.dependent(c.word, func(w *Word) bool { return w.Rel == "nsubj:pass" && s.Contains(w.Span) }) >= 0
	first, last := d.wordsOf(s)
	head := f.headOf(first, last)
	headline := d.Paragraphs[d.Sentences[c.sentence].Paragraph].Kind == Headline
	told := c.entry.lemma == "tell" && (d.Words[c.word].XPOS == "VBN" && !f.finite(c.word) || headline && d.Words[c.word].XPOS == "VBD") // "court told"
	venue := head >= 0 && f.lex.is("venue", strings.ToLower(d.Words[head].Lemma)) && (c.entry.lemma == "hear" || told)
	switch {
	case !venue && !(said && c.passive && (c.bare || c.entry.kind == "accuse" || c.entry.has('a') || c.entry.has('x'))):
		return content
	case c.entry.kind == "oppose", c.entry.kind == "support":
		content, c.subject = []Span{s}, Span{} // "Ket criticised over delay"
	case c.entry.kind == "accuse", f.lex.is("charging", c.entry.lemma):
		if content[0].Start > s.End {
			content = append([]Span{s}, content...)
		}
		c.subject = Span{}
	default:
		c.subject, c.to = Span{}, s
	}
	return content
}
