// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"

	"kg/extract/attribution"
)

// Least probabilities of being in a cue from which on words of denial and doubt are taken for one. A denial that is missed
// becomes an assertion of what is denied, so it is looked for where another cue would not be taken; and it is taken for
// sure where it has a subject or is what somebody says: there the corpus from which the model learned has hardly any cues.
const (
	leastDenial = 0.08
	leastNested = 1e-3 // inside other clauses, where the corpus has fewer of them
	leastSure   = 1e-9
)

// seek marks words that are cues for certain, and those of denial and doubt, so that the model gives their source and content
// also where it does not find them of itself. The words are those from number first on.
func (f *claimFinder) seek(words []attribution.Word, first int) {
	for k := range words {
		i := first + k
		w := &f.d.Words[i]
		e := f.known(i)
		if f.sought(i) {
			words[k].Least = leastSure
			if w.Rel != "root" && w.Rel != "conj" && f.quoteOf[w.Token] < 0 && e != nil && e.kind != "deny" && e.kind != "doubt" && !f.othersSay(i, e) {
				words[k].Least = leastNested
			}
			continue
		}
		if e == nil || e.kind != "deny" && e.kind != "doubt" || w.XPOS == "VB" || i > 0 && f.d.Words[i-1].Tag == Det && w.Rel == "amod" || f.d.Tokens[w.Token].Span != w.Span {
			continue
		}
		words[k].Least = leastDenial
		if w.Rel == "ccomp" || w.Tag == Verb && f.dependent(i, func(x *Word) bool { return x.Rel == "nsubj" }) >= 0 {
			words[k].Least = leastSure
		}
	}
}

// sought tells words that are cues for certain.
func (f *claimFinder) sought(word int) bool {
	e := f.known(word)
	if e != nil && (f.saysWithin(word, e) || f.nounSays(word) || f.frame(word, e) != nil || f.behindInsertion(word).Last > 0 || f.quotedAs(word) >= 0) {
		return true
	}
	return f.putsAt(word) || f.putSo(word) || f.reportsLast(word) || f.quotedBefore(word) >= 0
}

// quotedBefore gives the quotation that a verb of saying has right before its subject, -1 for none: "“I was there,” Orlo told the court".
func (f *claimFinder) quotedBefore(word int) int {
	d := f.d
	e := f.known(word)
	if e == nil || !e.has('q') || !f.finite(word) || f.passive(word) || f.quoteOf[d.Words[word].Token] >= 0 {
		return -1
	}
	subject := f.dependent(word, func(x *Word) bool { return x.Rel == "nsubj" && x.Start < d.Words[word].Start })
	if subject < 0 {
		return -1
	}
	first, _ := d.tokensOf(f.phraseOf(subject))
	if first == 0 || !f.closesQuote(first-1) || d.Tokens[first-1].Sentence != d.Tokens[first].Sentence || f.endsSentence(d.Quotations[f.quoteOf[first-1]].Span) {
		return -1
	}
	q := f.quoteOf[first-1]
	begins, _ := d.tokensOf(d.Quotations[q].Span)
	if d.Sentences[d.Tokens[begins].Sentence].First != begins || !f.speech(q) {
		return -1 // "In a talk on “This Week,” Orlo said"
	}
	return q
}

// speech tells a quotation with a verb in it from a name or a few words that are quoted.
func (f *claimFinder) speech(q int) bool {
	first, last := f.d.tokensOf(f.d.Quotations[q].Span)
	for i := first; i < last; i++ {
		if t := f.d.Tokens[i].Tag; t == Verb || t == Aux {
			return true
		}
	}
	return false
}

// withQuoted adds the quotation right before its subject to what a verb of saying has for its content, in place of words that are none:
// "“I was there,” Orlo said | on Monday in Salo".
func (f *claimFinder) withQuoted(content []Span, c speechCue) []Span {
	q := f.quotedBefore(c.word)
	if q < 0 || slices.ContainsFunc(content, f.d.Quotations[q].Overlaps) {
		return content
	}
	said := f.chain(q)
	for _, s := range content {
		if s.Start > f.d.Quotations[q].Start && f.quoteType([]Span{s}) == Direct {
			said = append(said, s)
		}
	}
	return said
}

// reportsLast tells a verb of saying with its subject that end a sentence behind a comma, with or without the time or who is told: "The
// truce was over, the radio reported on Monday." Trees often give it to a word within what is said.
func (f *claimFinder) reportsLast(word int) bool { return f.toldLast(word).Last > 0 }

// toldLast is what such a verb says: the words before the comma. It is empty for any other verb.
func (f *claimFinder) toldLast(word int) (told attribution.Range) {
	d := f.d
	w := &d.Words[word]
	hears := w.Lemma == "hear"
	e := f.known(word)
	if w.Tag != Verb || !hears && (e == nil || e.kind != "say" || !e.has('p') && !e.has('t')) || !f.finite(word) || f.quoteOf[w.Token] >= 0 || f.passive(word) {
		return told
	}
	s := d.Sentences[d.sentenceOf(word)]
	to := f.dependent(word, func(x *Word) bool { return (x.Rel == "iobj" || x.Rel == "obj") && x.Start > w.End })
	for i := word + 1; i < s.LastWord; i++ {
		addressed := to >= 0 && e != nil && e.has('a') && f.under(i, to)
		if t := d.Words[i].Tag; !f.inTime[d.Words[i].Token] && t != Punct && t != Adp && !addressed {
			return told
		}
	}
	subject := f.dependent(word, func(x *Word) bool { return x.Rel == "nsubj" })
	if subject < 0 || subject > word || hears && !f.lex.is("venue", d.Words[subject].Lemma) {
		return told
	}
	first, _ := d.wordsOf(f.phraseOf(subject))
	if first-1 <= s.FirstWord || d.Slice(d.Words[first-1].Span) != "," || !f.saysSomething([]Span{{d.Words[s.FirstWord].Start, d.Words[first-1].Start}}) {
		return told
	}
	switch f.form(&d.Words[first]) {
	case "who", "which", "that", "as":
		return told
	}
	return attribution.Range{First: s.FirstWord, Last: first - 1}
}

// speechBeside tells a cue of saying that stands with its source right beside direct speech that is its content. How sure such an
// attribution is tells more of how far the speech goes on in what follows than of whose it is.
func (f *claimFinder) speechBeside(a attribution.Attribution, c speechCue) bool {
	if !c.entry.has('q') || a.Source.Last <= a.Source.First {
		return false
	}
	first, last := min(a.Source.First, a.Cue.First), max(a.Source.Last, a.Cue.Last)
	between := a.Source.Last // the word, where one stands between the two
	if a.Cue.Last <= a.Source.First {
		between = a.Cue.Last
	}
	if gap := max(a.Source.First-a.Cue.Last, a.Cue.First-a.Source.Last); gap > 1 || gap == 1 && f.d.Slice(f.d.Words[between].Span) != "," {
		return false // "its head, Boris Ket, said"
	}
	for _, r := range a.Content {
		q := f.quoteOf[f.d.Words[r.First].Token]
		if q >= 0 && f.d.Quotations[q].Start == f.d.Words[r.First].Start && (r.Last == first || r.First == last) {
			return true
		}
	}
	return false
}

// saysWithin tells a verb of saying inside what somebody says, with a clause of its own and a subject, or "that", before which
// trees often lose the subject ("said Ket believes that"): "said that Ket had told her that he feared the sea".
func (f *claimFinder) saysWithin(word int, e *cueEntry) bool {
	w := &f.d.Words[word]
	if w.Rel != "ccomp" || w.XPOS == "VB" || !e.has('t') && !e.has('c') && e.kind != "ask" {
		return false
	}
	if e.kind == "ask" {
		return f.frame(word, e) != nil
	}
	clause := f.dependent(word, func(x *Word) bool { return x.Rel == "ccomp" })
	return clause > word && (f.dependent(word, func(x *Word) bool { return x.Rel == "nsubj" }) >= 0 ||
		f.dependent(clause, func(x *Word) bool { return x.Rel == "mark" && x.Lemma == "that" }) >= 0)
}

// othersSay tells a verb of saying inside what somebody says of somebody else: "said that Ket believes that", not "said he believes".
func (f *claimFinder) othersSay(word int, e *cueEntry) bool {
	return (f.saysWithin(word, e) || e.kind == "oppose" && f.d.Words[word].Rel == "ccomp") &&
		f.dependent(word, func(x *Word) bool { return x.Rel == "nsubj" && x.Tag == Pron }) < 0
}

// nounSays tells a noun of saying with one who says it and a clause: "the minister's warning that it would rain".
func (f *claimFinder) nounSays(word int) bool {
	return f.nounCue(word) && f.dependent(word, func(x *Word) bool { return x.Rel == "nmod:poss" }) >= 0 &&
		f.dependent(word, func(x *Word) bool { return x.Rel == "acl" || x.Rel == "ccomp" }) > word+1
}

// putsAt tells a verb that gives a number: "the agency put the toll at 112".
func (f *claimFinder) putsAt(word int) bool {
	return f.dependent(word, func(x *Word) bool { return x.Rel == "nsubj" }) >= 0 && !f.numberPut(word).Empty()
}

// numberPut is what is counted and the number that a verb puts or estimates it at, empty where it does nothing of the kind.
func (f *claimFinder) numberPut(word int) Span {
	d := f.d
	w := &d.Words[word]
	if w.Lemma != "put" && w.Lemma != "estimate" || w.Tag != Verb {
		return Span{}
	}
	what := f.dependent(word, func(x *Word) bool { return x.Rel == "obj" && x.Start > w.Start })
	if what < 0 {
		return Span{}
	}
	for i := what + 1; i < d.Sentences[d.sentenceOf(word)].LastWord; i++ {
		x := &d.Words[i]
		at := func(c *Word) bool { return c.Rel == "case" && c.Lemma == "at" }
		if h := int(x.Head); h != word && h != what || !strings.HasPrefix(x.Rel, "obl") && x.Rel != "nmod" || f.dependent(i, at) < 0 {
			continue
		}
		number := func(c *Word) bool { return c.Rel == "nummod" || c.XPOS == "$" || c.XPOS == "CD" }
		if x.Tag == Num || x.XPOS == "$" || f.dependent(i, number) >= 0 {
			return Span{f.phraseOf(what).Start, f.subtree(i).End}
		}
	}
	return Span{}
}

// known is the entry of a verb or noun of the cue lexicon, nil where it has none.
func (f *claimFinder) known(word int) *cueEntry {
	w := &f.d.Words[word]
	if f.nounCue(word) {
		return f.lex.nouns[w.Lemma]
	}
	if w.Tag != Verb && w.Tag != Adj && w.Tag != Noun { // "was sceptical of"
		return nil
	}
	for _, e := range f.lex.entries[f.cueLemma(int(w.Token))] {
		if e.particle == "" && w.Tag != Noun || e.particle != "" && word+1 < len(f.d.Words) && strings.EqualFold(f.d.Slice(f.d.Words[word+1].Span), e.particle) {
			return e
		}
	}
	return nil
}
