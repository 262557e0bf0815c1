// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// participleSubject finds who speaks in "..., claiming that": who spoke before, else the subject of the sentence, which also
// says what stands in its statement ("issued a statement denying").
func (f *claimFinder) participleSubject(c *speechCue, sent Sentence, main *speechCue) bool {
	d := f.d
	if c.first == sent.First {
		return false
	}
	prev := d.Tokens[c.first-1]
	document := prev.Tag == Noun && f.lex.is("document", prev.Lemma)
	switch {
	case prev.Tag != Punct && prev.Tag != Sconj && !document:
		return false
	case main != nil && !document:
		c.subject = main.subject
		return true
	}
	if c.entry.kind != "deny" {
		return false
	}
	first, end, ok := f.mainSubject(c.first-1, sent)
	if ok {
		c.subject = d.tokenSpan(first, end)
	}
	return ok && f.wholeSubject(c, sent)
}

// antecedent finds who is meant by "who": "Orlo, who says the oven is hers, wants ...".
func (f *claimFinder) antecedent(c *speechCue, who int, sent Sentence) {
	d := f.d
	if d.Tokens[who].Lemma != "who" || c.first-who > 2 || who == sent.First {
		return
	}
	end := who
	if d.word(end-1) == "," {
		end--
		c.relative = who
	}
	first := f.nominalBefore(end, sent)
	if first == end {
		return
	}
	if name, ok := f.personEnding(end); ok {
		c.meant = name
		return
	}
	if first > sent.First && d.word(first-1) == "," { // "Ada Orlo, the head of the bank, who also said"
		if name, ok := f.personEnding(first - 1); ok {
			c.meant = name
			return
		}
	}
	for i := first; i < end; i++ {
		if d.Tokens[i].Tag == Adp {
			return // who of the two is not sure
		}
	}
	if c.meant = d.tokenSpan(first, end); d.entityAt(c.meant) < 0 {
		c.subject = c.meant // "who" alone tells nothing
	}
}

// personEnding gives the name of a person that ends before token end.
func (f *claimFinder) personEnding(end int) (Span, bool) {
	d := f.d
	last := d.Tokens[end-1].Span
	for _, m := range d.mentionsIn(Span{max(0, last.Start-longestName), last.End}) {
		if m.End == last.End && m.Kind == Name && d.Entities[m.entity].Type == Person {
			return m.Span, true
		}
	}
	return Span{}, false
}

// longestName bounds the name of a person, in bytes.
const longestName = 80

// relativeBefore finds the "who" of "engineers who worked on the survey" before first: no mark stands between.
func (f *claimFinder) relativeBefore(first int, sent Sentence) int {
	d := f.d
	for i := first - 1; i > sent.First && first-i < 12; i-- {
		t := d.Tokens[i]
		if t.Tag == Punct {
			return 0
		}
		if t.Lemma == "who" && (d.Tokens[i-1].Tag == Noun || d.Tokens[i-1].Tag == Propn) {
			return i
		}
	}
	return 0
}

// objectBefore reads "a charge (that) Norland denies": what is denied stands before who denies it.
func (f *claimFinder) objectBefore(c speechCue) []Span {
	d, sent := f.d, f.d.Sentences[c.sentence]
	if c.entry.kind != "deny" || c.inverted || c.left-1 <= sent.First || c.last < sent.Last && d.Tokens[c.last].Tag != Punct {
		return nil
	}
	end := c.left
	if relativePronoun(strings.ToLower(d.word(end - 1))) {
		end--
	}
	if d.word(end-1) == "," && end < c.left {
		end--
	}
	first := f.nominalBefore(end, sent)
	if first == end || !f.lex.is("saying", strings.ToLower(d.word(end-1))) {
		return nil
	}
	return f.spanOf(first, end)
}
