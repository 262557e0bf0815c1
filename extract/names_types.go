// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"

	"kg/extract/naming"
)

// judge lets the form of each name and the words around it vote for its type.
func (n *namer) judge(found []candidate) {
	for k := range found {
		c := &found[k]
		if c.fixed {
			continue
		}
		n.cutLetters(c)
		n.byForm(c)
		form := c.votes
		n.byWordsBefore(c)
		n.byWordsAfter(c)
		n.bySigns(c)
		for t := range c.votes {
			c.around[t] = c.votes[t] - form[t]
		}
	}
}

// cutLetters takes the letters of honours and degrees off the end of a name: "Ada Lane KC".
func (n *namer) cutLetters(c *candidate) {
	for c.last > c.first+1 && c.part == 0 {
		switch w := n.d.word(c.last - 1); w {
		case "QC", "KC", "SC", "OBE", "MBE", "CBE", "PhD", "MD", "Esq":
			c.votes[Person] += 5
		case ",":
		default:
			if !letters(w) {
				return
			}
			c.votes[Person] += 5
		}
		c.last--
	}
}

// form is what the words of a name look like.
type form struct {
	words, common, initials, particles, acronyms int
	last                                         cue // of the last word
}

func (n *namer) formOf(c *candidate) form {
	d := n.d
	var f form
	for i := c.first; i < c.last; i++ {
		w := d.word(i)
		if w == "." || w == "," {
			continue
		}
		if isAmpersand(w) {
			continue
		}
		f.last = n.cue(i)
		if n.cue(i)&cueParticle != 0 && !isUpperFirst(w) {
			f.particles++
			continue
		}
		f.words++
		if n.isCommon(i) && !n.isGiven(i) {
			f.common++
		}
		if isAcronym(w) && len(w) > 2 && !strings.Contains(w, ".") {
			f.acronyms++
		}
		if isInitials(w) && i+1 < c.last {
			f.initials++
		}
	}
	return f
}

// byForm votes by the words of the name itself.
func (n *namer) byForm(c *candidate) {
	f := n.formOf(c)
	first := n.d.word(c.first)
	if f.words > 1 && n.shoutedFrom(c.first, c.last) {
		first = titled(first) // "CHRIS HAYES:"
	}
	whole, _ := c.votes.best()
	if s, ok := n.g.givenName(first); ok && whole != Organization && whole != Group {
		c.votes[Person] += 2
		if f.words > 1 {
			c.votes[Person] += 4
		}
		if c.sex == anySex {
			c.sex = s
		}
	}
	switch {
	case f.words == 1 && isAcronym(first):
		c.votes[Organization] += 3
		if len(n.d.chances) > 0 {
			c.votes[Organization] -= 2
		}
	case f.last&cueSuffix != 0:
		c.votes[Person] += 5
	case f.words > 1 && n.g.nouns[strings.ToLower(n.d.word(c.last-1))]&nounCorporate != 0 && !n.isGiven(c.first):
		c.votes[Organization] += 6
	case len(n.d.chances) > 0: // what the network says is better than what most names are
		if kinds, _ := n.g.world.find(strings.ToLower(first)); kinds&worldGiven != 0 && (f.words == 2 || f.words == 3) && f.common == 0 &&
			(f.last&cueOrg == 0 || n.chance(c)[naming.Person] >= 0.2) {
			c.votes[Person] += 3
		}
	case f.words > 1 && f.common == f.words:
		c.votes[Organization] += 2
	case (f.words == 2 || f.words == 3) && f.common == 0:
		c.votes[Person] += 4
	case f.words == 1 && f.common == 0:
		c.votes[Person]++
	case f.words > 4 && f.common > 0:
		c.votes[Organization]++
	}
	if f.words > 1 {
		if f.acronyms > 0 && f.last&cueSuffix == 0 {
			c.votes[Organization] += 4
		}
		if f.initials > 0 {
			c.votes[Person] += 3
		}
		if f.particles > 0 {
			c.votes[Person] += 2
		}
	}
	if n.shoutedFrom(c.first, c.last) && n.behindPlace(c.first) {
		c.votes[Organization] += 5 // "Paris LE MONDE"
	}
	if f.words == 1 && f.common == 0 && len(first) > 5 &&
		hasAnySuffix(first, "stan", "burg", "ville", "grad", "abad", "shire", "sk", "polis") {
		c.votes[City] += 2
	}
}

// behindPlace tells whether a place of the gazetteer ends right before token i, in small letters.
func (n *namer) behindPlace(i int) bool {
	for k := max(n.d.Sentences[n.d.Tokens[i].Sentence].First, i-3); k < i; k++ {
		if x, e := n.find(k, i); x >= 0 && e == i && n.g.things[x].typ != Organization && !isShouted(n.d.word(i-1)) {
			return true
		}
	}
	return false
}

// isInitials tells "J", "J." and "J.K." from words.
func isInitials(w string) bool {
	if len(w) == 1 {
		return isUpperFirst(w)
	}
	return strings.Contains(w, ".") && len(w) <= 6 && isUpperFirst(w)
}

// isAcronym tells NDRB from a name: two to six capitals.
func isAcronym(w string) bool {
	letters := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' && r != '&' && r != '-' && !unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 2 && letters <= 6
}
