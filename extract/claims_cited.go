// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"

	"kg/extract/attribution"
)

// quotedAs is the word for who is quoted where a verb of saying stands with "as" behind one of quoting, -1 for nobody: of "The radio
// quoted Ket as saying that" and "Ket was quoted by the radio as saying that" it is Ket.
func (f *claimFinder) quotedAs(word int) int {
	d := f.d
	w := &d.Words[word]
	if w.XPOS != "VBG" || w.Head < 0 || !f.lex.is("citing", d.Words[w.Head].Lemma) {
		return -1
	}
	if f.dependent(word, func(x *Word) bool { return (x.Rel == "mark" || x.Rel == "case") && x.Lemma == "as" }) < 0 {
		return -1
	}
	quoted := "obj"
	if f.passive(int(w.Head)) {
		quoted = "nsubj:pass"
	}
	return f.dependent(int(w.Head), func(x *Word) bool { return x.Rel == quoted })
}

// behindInsertion is the clause of a verb of saying that stands behind words set off between the two, which trees often lose: "reported
// on Monday, citing two people, that the port was shut", "suggested, without proof, that". It is empty where there is none.
func (f *claimFinder) behindInsertion(word int) attribution.Range {
	d := f.d
	none := attribution.Range{}
	if e := f.known(word); e == nil || !e.has('t') || !f.finite(word) || f.quoteOf[d.Words[word].Token] >= 0 {
		return none
	}
	last := d.Sentences[d.sentenceOf(word)].LastWord
	is := func(i int, form string) bool { return i < last && strings.EqualFold(d.Slice(d.Words[i].Span), form) }
	comma := word + 1
	for comma < last && !is(comma, ",") {
		if t := d.Words[comma].Tag; comma > word+maxBeforeComma || t == Verb || t == Aux || t == Sconj || t == Punct {
			return none
		}
		comma++
	}
	if comma+1 >= last || d.Words[comma+1].XPOS != "VBG" && d.Words[comma+1].Tag != Adp && d.Words[comma+1].XPOS != "IN" || is(comma+1, "that") {
		return none
	}
	for i := comma + 1; i+2 < last && i < comma+maxInsertion; i++ {
		switch t := d.Words[i+2]; {
		case f.quoteOf[d.Words[i].Token] >= 0:
			return none
		case !is(i, ",") || !is(i+1, "that"):
		case t.Tag == Verb || t.Tag == Aux:
			return none // "the agency, that has"
		default:
			for last > i+1 && d.Words[last-1].Tag == Punct && !f.closesQuote(int(d.Words[last-1].Token)) {
				last--
			}
			return attribution.Range{First: i + 1, Last: last}
		}
	}
	return none
}

// How many words may stand between a verb and the comma behind it, and how many may be set off.
const (
	maxBeforeComma = 4
	maxInsertion   = 20
)

// sourcesCited gives what somebody says by others' word to these, too: of "the port was shut, the radio said, citing two guards" the guards
// say so. Who gives a reason ("citing its cost") cites nobody.
func (f *claimFinder) sourcesCited() {
	d := f.d
	f.found = slices.DeleteFunc(f.found, func(c Claim) bool { // the model may take those who are cited for what is said
		first, _ := d.wordsOf(c.CueSpan)
		return f.cited(first) >= 0
	})
	citing := map[int][]int{} // sentences -> participles that cite somebody
	for i := range d.Words {
		if f.cited(i) >= 0 {
			citing[d.sentenceOf(i)] = append(citing[d.sentenceOf(i)], i)
		}
	}
	for _, c := range f.found {
		first, last := d.wordsOf(c.CueSpan)
		verb := f.headOf(first, last)
		if verb < 0 || c.SourceSpan.Empty() {
			continue
		}
		by := citing[d.sentenceOf(verb)]
		at := slices.IndexFunc(by, func(i int) bool {
			h := int(d.Words[i].Head)
			return h == verb || h >= 0 && c.SourceSpan.Contains(d.Words[h].Span) || c.SourceSpan.Contains(d.Words[i].Span)
		})
		if at < 0 {
			continue
		}
		participle := &d.Words[by[at]]
		who := f.beforeComma(f.subtree(f.cited(by[at])))
		if slices.ContainsFunc(c.Content, who.Overlaps) {
			continue
		}
		x := c
		x.Content, x.Quote = slices.Clone(c.Content), Indirect
		x.SourceSpan, x.CueSpan, x.Cue = who, participle.Span, participle.Lemma
		x.Source, x.To, x.ToSpan = d.entityAt(who), -1, Span{}
		f.found = append(f.found, x)
	}
}

// cited is the word for those whom a participle cites, -1 for nobody: "citing two guards", "quoting the minister".
func (f *claimFinder) cited(word int) int {
	d := f.d
	if w := &d.Words[word]; w.XPOS != "VBG" || !f.lex.is("citing", w.Lemma) {
		return -1
	}
	who := f.dependent(word, func(w *Word) bool { return w.Rel == "obj" })
	if who < 0 {
		return -1
	}
	w := &d.Words[who]
	if e := d.entityAt(f.phraseOf(who)); w.Lemma == "source" || w.Lemma == "people" || f.nouns[w.Lemma]&nounPerson != 0 || f.lex.is("document", w.Lemma) ||
		e >= 0 && (d.Entities[e].Type == Person || d.Entities[e].Type == Organization) {
		return who
	}
	return -1
}
