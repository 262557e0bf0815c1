// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// skyward tells a planet from a goddess, a singer or a car: another planet or a noun of astronomy is in its sentence.
func (n *namer) skyward(c *candidate, s Sentence) bool {
	d := n.d
	w := d.word(c.first)
	if c.last != c.first+1 || !n.g.lists["planet"][w] || n.surnames[w] || n.behind[w] {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		if n.g.lists["sky"][d.Tokens[k].Lemma] || k != c.first && n.g.lists["planet"][d.word(k)] && d.word(k) != w {
			return true
		}
	}
	return false
}

// isStorm tells the words before the names of storms.
func (g *gazetteer) isStorm(w string) bool { return g.lists["begins "+strings.ToLower(w)]["storm"] }

// blows tells whether what a name does is what only storms do: "Ida made landfall", "Ida packed winds of 200 km an hour".
func (n *namer) blows(c *candidate, last int) bool {
	d := n.d
	if c.last != c.first+1 || c.last >= last || d.Tokens[c.last].Tag != Verb && d.Tokens[c.last].Tag != Aux || n.surnames[d.word(c.first)] {
		return false
	}
	for k := c.last + 1; k < min(c.last+5, last); k++ {
		if n.g.lists["blows"][d.Tokens[k].Lemma] {
			return true
		}
	}
	return false
}

// struck tells whether a name is said to have been hit by what hits places: "X was hit by floods".
func (n *namer) struck(c *candidate, last int) bool {
	d, i := n.d, c.last
	if i+3 >= last || n.surnames[d.word(c.first)] || d.Tokens[i].Lemma != "be" && d.Tokens[i].Lemma != "have" {
		return false
	}
	for ; i < last && d.Tokens[i].Tag == Aux; i++ {
	}
	if i+1 >= last || d.Tokens[i].Tag != Verb || d.word(i+1) != "by" {
		return false
	}
	for k := i + 2; k < min(i+5, last); k++ {
		if n.g.lists["hits"][d.Tokens[k].Lemma] {
			return true
		}
	}
	return false
}

// oilGrade tells what oil is called by its origin: "Brent" beside "crude" or "a barrel".
func (n *namer) oilGrade(c *candidate) bool {
	d := n.d
	if c.last != c.first+1 || !n.g.lists["oil-grade"][d.word(c.first)] || n.surnames[d.word(c.first)] {
		return false
	}
	s := d.Sentences[d.Tokens[c.first].Sentence]
	for k := s.First; k < s.Last; k++ {
		if n.g.lists["oil"][d.Tokens[k].Lemma] {
			return true
		}
	}
	return false
}
