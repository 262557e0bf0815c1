// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// trades tells whether the words around a name that nobody in the text has are those of firms: what it reports, what is made by it, what "its"
// is, who joins it.
func (n *namer) trades(c *candidate, s Sentence) bool {
	last := n.d.word(c.last - 1)
	if n.behind[last] || n.g.heads[strings.ToLower(last)] != nil || c.title >= 0 || n.isGiven(c.first) || c.last == c.first+1 && n.initial(c.first) && n.isCommon(c.first) {
		return false
	}
	return n.reports(c, s.Last) || n.makesThings(c, s) || n.hasIts(c, s) || n.joinedAs(c, s)
}

// reports tells whether the verb behind a name is followed by what only firms have to speak of: "Solis reported a loss", "Solis said that
// profits rose", "Solis told investors", "Solis filed for bankruptcy".
func (n *namer) reports(c *candidate, last int) bool {
	d, i := n.d, c.last
	for i < last && (d.Tokens[i].Tag == Aux || d.Tokens[i].Tag == Adv) {
		i++
	}
	if i >= last || d.Tokens[i].Tag != Verb || i == c.last && d.Tokens[i].XPOS != "VBD" && d.Tokens[i].XPOS != "VBZ" {
		return false
	}
	if d.Tokens[i].Lemma == "claim" && i+1 < last && d.word(i+1) == "responsibility" {
		return true // what groups do behind an attack
	}
	for k := i + 1; k < min(i+9, last); k++ {
		switch t := d.Tokens[k]; {
		case t.Tag == Noun && n.g.lists["reports"][t.Lemma]:
			return !possessivePronoun(strings.ToLower(d.word(k-1))) || d.word(k-1) == "its"
		case t.Tag == Punct && d.word(k) != "-", t.Tag == Propn && n.cue(k)&cueCalendar == 0, t.Tag == Pron && d.word(k) != "it" && d.word(k) != "its" && d.word(k) != "that":
			return false
		}
	}
	return false
}

// makesThings tells whether a name is said to make something, or stands before what firms have and run: "made by Solis", "a Solis plant".
func (n *namer) makesThings(c *candidate, s Sentence) bool {
	d, i := n.d, c.first-1
	if i < s.First {
		return false
	}
	switch d.word(i) {
	case "by":
		return i > s.First && d.Tokens[i-1].Tag == Verb && n.g.lists["made-by"][d.Tokens[i-1].Lemma]
	case "a", "an", "the":
		return c.last < s.Last && d.Tokens[c.last].Tag == Noun && n.g.lists["run-by"][d.Tokens[c.last].Lemma]
	}
	return false
}

// hasIts tells whether what a name is blamed or praised for is its own: "criticised Solis for its record".
func (n *namer) hasIts(c *candidate, s Sentence) bool {
	d, i := n.d, c.last
	return i+1 < s.Last && c.first > s.First && d.Tokens[c.first-1].Tag == Verb && d.Tokens[i].Tag == Adp && d.word(i+1) == "its"
}

// joinedAs tells whether somebody joined what is named as an officer of it: "joined Solis as finance director".
func (n *namer) joinedAs(c *candidate, s Sentence) bool {
	d, i := n.d, c.last
	return i+1 < s.Last && c.first > s.First && d.Tokens[c.first-1].Lemma == "join" && d.word(i) == "as" && (n.executive(i+1, s.Last) > 0 || n.executive(i+3, s.Last) > 0)
}
