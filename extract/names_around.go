// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// byWordsBefore votes by what stands to the left.
func (n *namer) byWordsBefore(c *candidate) {
	d, i := n.d, c.first-1
	from := d.Sentences[d.Tokens[c.first].Sentence].First
	if d.credited(int(d.Tokens[c.first].Sentence)) {
		n.byCredit(c, i, from)
		return
	}
	if i < from {
		return
	}
	w := strings.ToLower(d.word(i))
	kind := n.g.nouns[w]
	if d.Tokens[i].Tag == Punct {
		n.byMarkBefore(c, i)
		return
	}
	n.bySmallWord(c, i, from, w)
	if i > from {
		n.byTwoBefore(c, i, w)
	}
	switch {
	case isUpperFirst(d.word(i)) && i != from:
	case d.Tokens[i].Tag == Verb:
		n.byVerbBefore(c, i)
	case n.peer(i, from):
		if !n.isGiven(c.first) && !n.surnames[d.word(c.last-1)] {
			c.votes[Organization] += 6
		}
	case kind&nounPerson != 0:
		c.isPerson(kind)
		if kind&nounOffice != 0 && c.title < 0 {
			c.title = i
		}
	case kind&nounGroup != 0 && (kind&nounOrg == 0 || n.people(i, from)):
		c.votes[Group] += 7
	case kind&nounOrg != 0, n.g.lists["concern"][w]:
		c.votes[Organization] += 6
	case kind&nounPlace != 0:
		c.votes[Place] += 4
	case kind&nounCity != 0:
		c.votes[City] += 3
	}
}

// byVerbBefore votes by the verb at token i whose object a name may be.
func (n *namer) byVerbBefore(c *candidate, i int) {
	d := n.d
	owns := c.last < len(d.Tokens) && isPossessive(d.word(c.last))
	switch verb := d.Tokens[i].Lemma; {
	case makes(verb) && c.last+1 < len(d.Tokens) && n.officeSoon(c.last): // "they named X chief executive"
		c.votes[Person] += 6
		c.votes[Organization] -= 4
	case n.g.lists["done-to"][verb] && !owns: // "it acquired X"
		c.votes[Organization] += 5
		c.votes[Person] -= 2
	case n.g.lists["retaken"][verb] && !n.surnames[d.word(c.last-1)]: // "troops retook X"
		c.votes[City] += 6
		c.votes[Person] -= 4
	}
}

// bySmallWord votes by the article, preposition or the like at token i.
func (n *namer) bySmallWord(c *candidate, i, from int, w string) {
	d := n.d
	switch w {
	case "the":
		c.votes[Person] -= 3
		c.votes[Organization] += 2
		n.byNounAfter(c)
	case "in", "near", "across", "throughout", "outside", "inside", "around":
		if c.last >= len(d.Tokens) || !isPossessive(d.word(c.last)) { // "near Elm's home"
			c.votes[City] += 3
			c.votes[Person]--
		}
	case "from", "into", "to", "at":
		c.votes[City]++
	case "of":
		n.byNounBeforeOf(c, i, from)
	case "by", "told", "mr":
		c.votes[Person]++
	case "named", "called": // "a contractor called X"
		if i-1 >= from {
			if kind := n.g.nouns[strings.ToLower(d.Tokens[i-1].Lemma)]; kind&nounOrg != 0 {
				c.votes[Organization] += 6
			} else if kind&nounPerson != 0 {
				c.votes[Person] += 5
			}
		}
	}
}

// byMarkBefore votes by the bracket or comma at token i.
func (n *namer) byMarkBefore(c *candidate, i int) {
	switch d := n.d; {
	case d.word(i) == "(" && isAcronym(d.word(c.first)):
		c.votes[Organization] += 3
	case d.word(i) == "," && n.bracketedParty(i-1, c.last) != "": // "(Con, Gower North)"
		c.votes[Place] += 8
		c.votes[Person] -= 4
	case d.word(i) == "," && c.known < 0 && c.last+1 < len(d.Tokens) && letters(d.word(c.last)) && d.word(c.last+1) == "," && !n.isGiven(c.first):
		c.votes[Place] += 8 // "X, Gower North MP,"
		c.votes[Person] -= 8
	case d.word(i) == "," && c.known < 0 && n.townBefore(i) && c.last < len(d.Tokens) && d.Tokens[c.last].Tag == Punct && !n.isGiven(c.first):
		c.votes[City] += 9 // "its capital, X,"
		c.votes[Person] -= 4
		c.votes[Organization] -= 4
	case d.word(i) == "," && c.last < len(d.Tokens) && d.word(c.last) == "," && n.calledSo(i) &&
		!n.isGiven(c.first) && !n.surnames[d.word(c.last-1)]:
		c.votes[Organization] += 6
	}
}

// townBefore tells whether the phrase before the comma at token i says what a town is to what has it: "its capital, X", "the largest city, X".
func (n *namer) townBefore(i int) bool {
	d := n.d
	k := i - 1
	if k < 1 {
		return false
	}
	switch d.word(k) {
	case "capital", "city", "port", "town":
	default:
		return false
	}
	for k--; k >= max(0, i-4); k-- {
		switch w := strings.ToLower(d.word(k)); {
		case w == "the" || isPossessive(w) || possessivePronoun(w):
			return true
		case d.Tokens[k].Tag != Adj && d.Tokens[k].Tag != Noun:
			return false
		}
	}
	return false
}

// byTwoBefore votes by the preposition at token i, or the possessive, and the word before it.
func (n *namer) byTwoBefore(c *candidate, i int, w string) {
	d := n.d
	switch {
	case w == "for" && (n.seat(i-1) || n.houseAt(i-1)): // "the member for Gower North"
		c.votes[Place] += 12
		c.votes[Person] -= 8
	case (w == "in" || w == "at") && n.listed("held", i-1): // "shares in X"
		c.votes[Organization] += 12 // whatever the network makes of the "in"
		c.votes[City] -= 3
		c.votes[Person] -= 3
	case w == "in" && (d.Tokens[i-1].Lemma == "bear" || d.Tokens[i-1].Lemma == "born"):
		c.votes[City] += 4
	case w == "for" && d.Tokens[i-1].Lemma == "sit": // "who sits for Gower North"
		c.votes[Place] += 9
	case w == "from" && n.g.nouns[strings.ToLower(d.Tokens[i-1].Lemma)]&nounPerson != 0:
		c.votes[City] += 3
	case w == "by" && (d.word(i-1) == "poll" || d.word(i-1) == "survey"):
		c.votes[Organization] += 5
	case (w == "'s" || w == "’s") && isAcronym(d.word(i-1)) && c.last == c.first+2 && !n.isCommon(c.first) && c.known < 0:
		c.votes[Person] += 4 // "the DA's Ada Orlo"
	case w == "of" && n.kinship(i-1, i): // "the sister of X"
		c.votes[Person] += 3
	case w == "of" && c.last > c.first+1 && n.cue(c.last-1)&(cueOrg|cueOrgOf) != 0 && n.homed(i-1): // "Pastor X of Grace Church"
		c.votes[Person] -= 8
	case (w == "of" && n.listed("fought", i-1) || w == "for" && n.d.Tokens[i-1].Lemma == "battle"): // "the battle for X"
		c.votes[City] += 6
		c.votes[Person] -= 4
	case w == "of" && n.listed("close", i-1): // "critics of X"
		c.votes[Person] += 2
	case (w == "at" || w == "with" || w == "of") && d.Tokens[i-1].Tag == Noun && n.g.nouns[strings.ToLower(d.Tokens[i-1].Lemma)]&nounPerson != 0:
		c.votes[Organization] += 4 // "a partner at X"
		c.votes[Person] -= 2
	}
}

// listed tells whether token i is a noun of a list, also where the tagger takes it for a name: "Shares in X fell".
func (n *namer) listed(list string, i int) bool {
	return n.g.lists[list][n.d.Tokens[i].Lemma] || n.initial(i) && n.g.lists[list][strings.TrimSuffix(strings.ToLower(n.d.word(i)), "s")]
}

// officeSoon tells whether an office in small letters stands at token i or right behind it.
func (n *namer) officeSoon(i int) bool {
	for k := i; k < min(i+2, len(n.d.Tokens)) && !isUpperFirst(n.d.word(k)); k++ {
		if n.g.nouns[n.d.word(k)]&nounOffice != 0 {
			return true
		}
	}
	return false
}

// homed tells whether a name, or a comma behind one, ends with token i: behind "of", what somebody is of follows.
func (n *namer) homed(i int) bool {
	if n.d.word(i) == "," && i > 0 {
		i--
	}
	return n.d.Tokens[i].Tag == Propn && isUpperFirst(n.d.word(i)) && n.g.nouns[strings.ToLower(n.d.word(i))]&nounPerson == 0
}

// seat tells whether token i is an office of those who sit for a place.
func (n *namer) seat(i int) bool {
	return n.g.lists["sitting"][strings.ToLower(n.d.word(i))]
}

// byCredit votes for a name in a credit, behind token i: "Reporting by Ana Ruiz in Lima and Tom Ode for Harbour Press".
func (n *namer) byCredit(c *candidate, i, from int) {
	if c.known >= 0 {
		return
	}
	before := ""
	if i >= from {
		before = strings.ToLower(n.d.word(i))
	}
	switch {
	case before == "in" || before == "at":
		c.votes[City] += 6
	case before == "for" || before == "/" || before == "via":
		c.votes[Organization] += 6
	case c.last > c.first+1:
		c.votes[Person] += 9
	}
}

// isPerson votes for a person whom a noun of the kind stands beside, and takes its sex.
func (c *candidate) isPerson(kind nouns) {
	c.votes[Person] += 5
	if c.sex == anySex && kind&nounFemale != 0 {
		c.sex = female
	} else if c.sex == anySex && kind&nounMale != 0 {
		c.sex = male
	}
}

// people tells whether the group at i is one of people who fight, break laws or campaign rather than a firm.
func (n *namer) people(i, from int) bool {
	for k := i - 1; k >= max(from, i-3); k-- {
		if n.g.lists["fighting"][strings.ToLower(n.d.word(k))] {
			return true
		}
	}
	return false
}

// byNounBeforeOf votes for the X of "the town of X".
func (n *namer) byNounBeforeOf(c *candidate, of, from int) {
	if of-1 < from {
		return
	}
	d := n.d
	kind := n.g.nouns[strings.ToLower(d.word(of-1))]
	switch {
	case n.listed("close", of-1):
	case kind&nounCity != 0:
		c.votes[City] += 6
	case kind&nounPlace != 0:
		c.votes[Place] += 4
	case n.g.lists["town"][strings.ToLower(d.word(of-1))]:
		c.votes[City] += 6
		c.votes[Organization]--
	case n.listed("held", of-1): // "a takeover of X"
		c.votes[Organization] += 6
		c.votes[Person] -= 3
	case ofBodies(strings.ToLower(d.word(of - 1))):
		c.votes[Organization] += 5
		c.votes[Person] -= 3
	case kind&nounOffice != 0:
		c.votes[Organization] += 3
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
	case n.g.lists["led"][d.word(c.last)] && c.known < 0: // "the Halden government"
		c.votes[Person] += 4
		c.votes[Organization] -= 2
	case kind&nounPlace != 0:
		c.votes[Place] += 6
	case n.g.lists["local"][d.word(c.last)] && c.last+1 < len(d.Tokens) && (isUpperFirst(d.word(c.last+1)) || d.word(c.last+1) == "that"):
		c.votes[City] += 5 // "the Leeds firm Harrow Lane"
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
	if n.staffAfter(c, last) {
		c.votes[Organization] += 7
		c.votes[Person] -= 4
	}
	switch d.word(i) {
	case "by-election", "byelection", "constituency":
		if c.known < 0 {
			c.votes[Place] += 9
			c.votes[Person] -= 6
			c.votes[Organization] -= 4
		}
	case "who", "himself", "herself":
		c.votes[Person] += 4
	case "native", "natives", "resident", "residents": // "Ana Ruiz, a Leeds native"
		c.votes[City] += 7
		c.votes[Person] -= 3
	case "mayor", "Mayor", "councilman", "Councilman", "councilwoman", "Councilwoman": // "Leeds Mayor X"
		if i+1 < last && isUpperFirst(d.word(i+1)) && n.cue(c.last-1)&(cueOrg|cueOrgOf) == 0 {
			c.votes[City] += 7
			c.votes[Person] -= 4
		}
	case "spokesman", "spokeswoman", "spokesperson", "president", "chairman", "chairwoman", "official", "officials", "employee",
		"candidate", "leader", "correspondent", "executive", "director", "manager", "analyst", "attorney", "lawyer":
		if n.shoutedFrom(c.first, c.last) {
			c.votes[Organization] += 5
		}
	case "'s", "’s", "'", "’":
		n.byOwned(c, i+1, last)
		return
	case "shares", "shareholders", "executives", "employees", "headquarters":
		c.votes[Organization] += 3
	case ",":
		if d.tagAt(i+1, last) {
			c.votes[Person] += 4 // "Smith, D-Ohio"
			return
		}
		n.byApposition(c, i+1, last)
		return
	case "(":
		if d.tagAt(i+1, last) || i+2 < last && d.word(i+2) == ")" && (d.word(i+1) == "R" || d.word(i+1) == "D") {
			c.votes[Person] += 4 // "Smith (D-Ohio)"
		}
	}
	n.byVerbAfter(c, i)
}

// byOwned votes by what a name has, which begins at token i.
func (n *namer) byOwned(c *candidate, i, last int) {
	d := n.d
	if n.executive(i, last) > 0 && (c.last > c.first+1 || !n.surnames[d.word(c.first)] || d.word(i) != "executive") { // "Ortiz's executive officer"
		c.votes[Organization] += 7
		c.votes[Person] -= 4
	}
	if i < last && n.g.lists["of-towns"][d.Tokens[i].Lemma] && !n.surnames[d.word(c.last-1)] {
		c.votes[City] += 6 // "Leeds's mayor"
		c.votes[Person] -= 5
	}
	for k := i; k < min(i+3, last); k++ {
		if t := d.Tokens[k]; t.Tag == Noun && n.g.lists["firms"][t.Lemma] {
			c.votes[Organization] += settled
			break
		} else if t.Tag == Noun && n.g.lists["firm-has"][t.Lemma] {
			c.votes[Organization] += 4
			break
		} else if t.Tag != Adj && t.Tag != Noun {
			break
		}
	}
}

// byVerbAfter votes by the verb at token i, and by one of saying before the name.
func (n *namer) byVerbAfter(c *candidate, i int) {
	d := n.d
	switch t := d.Tokens[i]; {
	case t.Tag == Verb && saysSo(t.Lemma):
		c.votes[Person] += 2
		c.votes[Organization]++
		if n.goesOnAs(c) {
			c.votes[Person] += 4
		}
	case t.Tag == Verb && n.g.lists["personal"][t.Lemma]:
		c.votes[Person] += 2
	case t.Tag == Verb || t.Tag == Aux:
		c.votes[Person]++
	}
	if j := c.first - 1; j >= d.Sentences[d.Tokens[c.first].Sentence].First && saysSo(d.Tokens[j].Lemma) && isPunct(d.word(i)) {
		c.votes[Person] += 2 // `..., said Smith.`
	}
}

// goesOnAs tells whether the next sentence of the paragraph has "he" or "she" before any other name: who speaks first is
// most likely meant.
func (n *namer) goesOnAs(c *candidate) bool {
	d := n.d
	at := int(d.Tokens[c.first].Sentence)
	if c.first != d.Sentences[at].First || at+1 >= len(d.Sentences) || d.Sentences[at+1].Paragraph != d.Sentences[at].Paragraph {
		return false
	}
	for k := d.Sentences[at+1].First; k < d.Sentences[at+1].Last; k++ {
		switch w := strings.ToLower(d.word(k)); {
		case w == "he" || w == "she":
			return true
		case d.Tokens[k].Tag == Propn:
			return false
		}
	}
	return false
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

func isPunct(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsPunct(c)
}
