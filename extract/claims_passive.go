// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// passiveSubject reads "is believed to", "was told that", "was asked whether": nobody is named as the source.
func (f *claimFinder) passiveSubject(c *speechCue, sent Sentence) bool {
	d := f.d
	first, ok := f.phraseBefore(c.first, sent)
	if f.withAgent(c, sent) {
		if !ok || f.predicateBefore(first, sent) {
			return false
		}
		by := c.last + 1
		c.patient, c.subject, c.right = d.tokenSpan(first, c.first), d.tokenSpan(by, f.phraseAfter(by, sent)), f.phraseAfter(by, sent)
		return f.wholeSubject(c, sent)
	}
	switch c.entry.kind {
	case "ask", "demand":
	case "say":
		if c.entry.lemma != "tell" && c.entry.lemma != "say" && c.entry.lemma != "report" {
			return false
		}
	case "think", "predict":
	default:
		return false
	}
	if c.entry.kind == "ask" && !ok || c.entry.kind == "ask" && c.first == c.head {
		return true
	}
	if w := d.word(first); !ok || nobody(w) || strings.EqualFold(w, "anyone") || strings.EqualFold(w, "anybody") {
		return false
	}
	c.left = first
	if w := strings.ToLower(d.word(first)); first == c.first-1 && (w == "which" || w == "who" || w == "that") && first > sent.First {
		k := first // the antecedent is what is said of: "the trial, which is expected to"
		if d.word(k-1) == "," {
			k--
		}
		if n := f.nominalBefore(k, sent); n < k {
			c.left, c.relative = n, k
		}
	}
	if c.entry.lemma == "tell" || c.entry.kind == "ask" || c.entry.kind == "demand" {
		c.to = d.tokenSpan(first, c.first)
	}
	return true
}

// predicateBefore tells whether the words before first in their clause have a verb other than a cue, so that what begins at
// first is no subject.
func (f *claimFinder) predicateBefore(first int, sent Sentence) bool {
	for i := first - 1; i >= sent.First && first-i < longestPhrase; i-- {
		switch t := f.d.Tokens[i]; {
		case t.Tag == Punct, t.Tag == Cconj, t.Tag == Sconj, f.cueForm(i):
			return false
		case t.Tag == Verb, t.Tag == Aux:
			return true
		}
	}
	return false
}

// withAgent tells whether a verb of denial, doubt or opposition is passive and somebody does it: "was denied by the ministry",
// "a claim denied by the ministry".
func (f *claimFinder) withAgent(c *speechCue, sent Sentence) bool {
	d := f.d
	switch c.entry.kind {
	case "deny", "doubt", "oppose":
	default:
		return false
	}
	if c.last+1 >= sent.Last || d.word(c.last) != "by" || f.inTime[c.last+1] || !strings.HasSuffix(strings.ToLower(d.word(c.head)), "ed") {
		return false
	}
	next := d.Tokens[c.last+1]
	return nominal(d, c.last+1, sent) || next.Tag == Pron
}
