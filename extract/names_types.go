// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// judge lets the form of each name and the words around it vote for its type.
func (n *namer) judge() {
	for k := range n.found {
		c := &n.found[k]
		if c.fixed {
			continue
		}
		n.byForm(c)
		n.byWordsBefore(c)
		n.byWordsAfter(c)
	}
}

// byForm votes by the words of the name itself.
func (n *namer) byForm(c *candidate) {
	d := n.d
	words, common, initials, particles := 0, 0, 0, 0
	for i := c.first; i < c.last; i++ {
		w := d.word(i)
		switch {
		case w == "." || w == ",":
		case n.cue(i)&cueParticle != 0 && !isUpperFirst(w):
			particles++
		default:
			words++
			if n.isCommon(i) && !n.isGiven(i) {
				common++
			}
			if isInitials(w) && i+1 < c.last {
				initials++
			}
		}
	}
	first := d.word(c.first)
	whole, _ := c.votes.best()
	if s, ok := n.g.given[first]; ok && whole != Organization && whole != Group {
		if words > 1 {
			c.votes[Person] += 4
		} else {
			c.votes[Person] += 2
		}
		if c.sex == anySex {
			c.sex = s
		}
	}
	last := d.word(c.last - 1)
	switch {
	case words == 1 && isAcronym(first):
		c.votes[Organization] += 3
	case n.g.cues[last]&cueSuffix != 0 || last == "." && n.g.cues[d.word(c.last-2)]&cueSuffix != 0:
		c.votes[Person] += 5
	case words > 1 && common == words:
		c.votes[Organization] += 2
	case (words == 2 || words == 3) && common == 0:
		c.votes[Person] += 2
	case words == 1 && common == 0:
		c.votes[Person]++
	case words > 4 && common > 0:
		c.votes[Organization]++
	}
	if initials > 0 && words > 1 {
		c.votes[Person] += 3
	}
	if particles > 0 && words > 1 {
		c.votes[Person] += 2
	}
	if words == 1 && common == 0 && hasAnySuffix(first, "stan", "burg", "ville", "grad", "abad", "shire", "sk", "polis") && len(first) > 5 {
		c.votes[City] += 2
	}
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

// byWordsBefore votes by what stands to the left.
func (n *namer) byWordsBefore(c *candidate) {
	d, i := n.d, c.first-1
	from := d.Sentences[d.Tokens[c.first].Sentence].First
	if i < from {
		return
	}
	w := strings.ToLower(d.word(i))
	kind := n.g.nouns[w]
	if d.Tokens[i].Tag == Punct {
		if w == "(" && isAcronym(d.word(c.first)) {
			c.votes[Organization] += 3
		}
		return
	}
	switch w {
	case "the":
		c.votes[Person] -= 3
		c.votes[Organization] += 2
		n.byNounAfter(c)
	case "in", "near", "across", "throughout", "outside", "inside", "around":
		c.votes[City] += 3
		c.votes[Person]--
	case "from", "into", "to", "at":
		c.votes[City]++
	case "of":
		n.byNounBeforeOf(c, i, from)
	case "by", "told", "with", "mr", "named", "called":
		c.votes[Person]++
	}
	switch {
	case isUpperFirst(d.word(i)) && i != from:
	case kind&nounPerson != 0:
		c.votes[Person] += 5
		if c.sex == anySex && kind&nounFemale != 0 {
			c.sex = female
		} else if c.sex == anySex && kind&nounMale != 0 {
			c.sex = male
		}
		if kind&nounOffice != 0 && c.title < 0 {
			c.title = i
		}
	case kind&nounGroup != 0:
		c.votes[Group] += 7
	case kind&nounOrg != 0:
		c.votes[Organization] += 4
	case kind&nounPlace != 0:
		c.votes[Place] += 4
	case kind&nounCity != 0:
		c.votes[City] += 3
	}
}

// byNounBeforeOf votes for the X of "the town of X".
func (n *namer) byNounBeforeOf(c *candidate, of, from int) {
	if of-1 < from {
		return
	}
	d := n.d
	kind := n.g.nouns[strings.ToLower(d.word(of-1))]
	switch {
	case kind&nounCity != 0:
		c.votes[City] += 6
	case kind&nounPlace != 0:
		c.votes[Place] += 4
	case d.word(of-1) == "," && of-2 >= from && d.Tokens[of-2].Tag == Num: // "Smith, 44, of X"
		c.votes[City] += 5
	case strings.HasPrefix(d.Tokens[of-1].Lemma, "resident") || d.Tokens[of-1].Lemma == "outskirts":
		c.votes[City] += 3
	}
}

// byNounAfter votes for the X of "the X dam".
func (n *namer) byNounAfter(c *candidate) {
	d := n.d
	if c.last >= d.Sentences[d.Tokens[c.first].Sentence].Last {
		return
	}
	kind := n.g.nouns[d.word(c.last)]
	switch {
	case kind&nounPlace != 0:
		c.votes[Place] += 6
	case kind&(nounGroup|nounOrg) != 0:
		c.votes[Organization] += 4
	case kind&nounEvent != 0:
		c.votes[Organization] += 3
	}
}

// byWordsAfter votes by what stands to the right: an age, an apposition, a country, a verb.
func (n *namer) byWordsAfter(c *candidate) {
	d, i := n.d, c.last
	last := d.Sentences[d.Tokens[c.first].Sentence].Last
	if i >= last {
		return
	}
	switch d.word(i) {
	case "who", "himself", "herself":
		c.votes[Person] += 4
	case ",":
		n.byApposition(c, i+1, last)
		return
	case "(":
		if i+2 < last && d.word(i+2) == ")" && (strings.Contains(d.word(i+1), "-") || d.word(i+1) == "R" || d.word(i+1) == "D") {
			c.votes[Person] += 4 // "Smith (D-Ohio)"
		}
	}
	switch t := d.Tokens[i]; {
	case t.Tag == Verb && saysSo(t.Lemma):
		c.votes[Person] += 2
		c.votes[Organization]++
	case t.Tag == Verb && personal(t.Lemma):
		c.votes[Person] += 2
	case t.Tag == Verb || t.Tag == Aux:
		c.votes[Person]++
	}
	if j := c.first - 1; j >= d.Sentences[d.Tokens[c.first].Sentence].First && saysSo(d.Tokens[j].Lemma) && isPunct(d.word(i)) {
		c.votes[Person] += 2 // `..., said Smith.`
	}
}

// saysSo tells the verbs that mostly people have for subject, and also organisations.
func saysSo(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "reply", "deny", "claim", "argue", "insist", "warn", "ask", "testify", "explain", "note",
		"recall", "announce", "believe", "think", "suggest", "write", "tweet", "declare", "concede", "admit":
		return true
	}
	return false
}

// personal tells the verbs that only people have for subject.
func personal(lemma string) bool {
	switch lemma {
	case "marry", "die", "born", "resign", "smile", "laugh", "sit", "stand", "walk", "wear", "speak", "hope", "feel", "fear", "love", "retire":
		return true
	}
	return false
}

func isPunct(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsPunct(c)
}

// byApposition votes by what follows the comma behind the name.
func (n *namer) byApposition(c *candidate, i, last int) {
	d := n.d
	if i >= last {
		return
	}
	if d.Tokens[i].Tag == Num && i+1 < last && d.word(i+1) == "," && len(d.word(i)) <= 3 {
		c.votes[Person] += 5
		return
	}
	if d.word(i) == "who" {
		c.votes[Person] += 4
		return
	}
	if k, e := n.g.find(d, i, last); k >= 0 && (n.g.things[k].typ == Country || n.g.things[k].typ == Place) && (e >= last || isPunct(d.word(e))) {
		c.votes[City] += 4
		return
	}
	head := n.apposed(i, last)
	if head < 0 {
		return
	}
	kind := n.g.nouns[d.Tokens[head].Lemma] | n.g.nouns[strings.ToLower(d.word(head))]
	switch {
	case kind&nounPerson != 0:
		c.votes[Person] += 5
		if c.sex == anySex && kind&nounFemale != 0 {
			c.sex = female
		} else if c.sex == anySex && kind&nounMale != 0 {
			c.sex = male
		}
	case kind&nounGroup != 0:
		c.votes[Group] += 5
	case kind&nounOrg != 0:
		c.votes[Organization] += 5
	case kind&nounCity != 0:
		c.votes[City] += 5
	case kind&nounCountry != 0:
		c.votes[Country] += 3
	case kind&nounPlace != 0:
		c.votes[Place] += 5
	}
}

// apposed gives the head noun of the apposition that begins at i ("a unit of Y", "the bureau's director-general"), -1
// if none: the last noun before a preposition, mark or relative pronoun.
func (n *namer) apposed(i, last int) int {
	d := n.d
	w := strings.ToLower(d.word(i))
	begins := d.Tokens[i].Tag == Det || w == "its" || w == "his" || w == "her" || w == "their" || w == "who" ||
		n.g.nouns[w]&(nounOffice|nounModifier) != 0 || n.knownAt(i, last) || n.nameWord(i)
	if !begins {
		return -1
	}
	head := -1
	for k := i; k < last && k < i+9; k++ {
		t := d.Tokens[k]
		low := strings.ToLower(d.word(k))
		if t.Tag == Adp || t.Tag == Punct && d.word(k) != "-" || t.Tag == Cconj || low == "who" || low == "that" || low == "which" {
			break
		}
		if n.g.nouns[low] != 0 && t.Tag != Det {
			head = k
		} else if t.Tag == Noun {
			head = k
		} else if t.Tag == Verb || t.Tag == Aux {
			break
		}
	}
	return head
}
