// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"

	"kg/extract/naming"
)

// bySigns votes by words around a name that only bodies have, enough to settle what it is wherever the network takes it
// for somebody: "Aulus Nord (AN)", "Solis's Ana Ruiz", "Ana Ruiz of Veld Carrow", "Solis said it had asked".
func (n *namer) bySigns(c *candidate) {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	if c.known >= 0 || c.part > 0 {
		return
	}
	if n.acronymBehind(c, s.Last) {
		c.votes[Organization] += settled + 3
		c.votes[Person] -= settled
		return
	}
	realm := n.realm(c)
	if k, ok := n.g.forms[d.word(c.last-1)]; ok && realm && n.g.things[k].typ == Country {
		c.known = k // "the Republic of Turkey"
		return
	}
	if n.stateLike(c, s) || realm {
		c.votes[Country] += settled + 6
		c.votes[Person] -= settled
		c.votes[Organization] -= settled
		return
	}
	if n.skyward(c, s) {
		c.votes[Place] += 2 * weight
		c.votes[Person] -= weight
		c.votes[Organization] -= weight
		return
	}
	if n.struck(c, s.Last) {
		c.votes[City] += settled + 4
		c.votes[Person] -= settled
		c.votes[Organization] -= settled
		return
	}
	if n.blows(c, s.Last) {
		c.votes[EventType] += settled + 4
		c.votes[Person] -= settled
		return
	}
	if n.isGiven(c.first) && c.last > c.first+1 || n.placeLike(c) {
		return
	}
	if n.setUp(c, s.Last) || !n.surnames[d.word(c.last-1)] &&
		(n.colleaguesBehind(c, s.Last) || n.saysOfItself(c, s.Last) || n.ofSomebody(c, s.First) || n.chaired(c, s.First) || n.hires(c, s.Last)) {
		c.votes[Organization] += settled
		c.votes[Person] -= settled
	} else if n.trades(c, s) {
		c.votes[Organization] += settled + 2
		c.votes[Person] -= settled
	}
}

// acronymBehind tells whether the first letters of a name of several words stand in brackets behind it: people have none.
func (n *namer) acronymBehind(c *candidate, last int) bool {
	d := n.d
	if c.last < c.first+2 || c.last+2 >= last || d.word(c.last) != "(" || d.word(c.last+2) != ")" || !isAcronym(d.word(c.last+1)) {
		return false
	}
	letters := acronymOf(n.plainWords(c.first, c.last))
	in := strings.ToLower(d.word(c.last + 1))
	return in == letters || in == strings.ReplaceAll(letters, "&", "")
}

// placeLike tells a name that the network takes for a place as soon as for somebody or a body.
func (n *namer) placeLike(c *candidate) bool {
	p := n.chance(c)
	return p[naming.Place] >= 0.3 || p[naming.Place] > p[naming.Person]+p[naming.Body]
}

// colleaguesBehind tells whether somebody stands behind a name as people stand behind the name of their body: "Solis's Ana
// Ruiz", "Solis's regional organiser", "Solis MP Ana Ruiz", "Solis (SL) chairman Ana Ruiz", "Solis members".
func (n *namer) colleaguesBehind(c *candidate, last int) bool {
	d, i := n.d, c.last
	if i+2 < last && d.word(i) == "(" && d.word(i+2) == ")" && isAcronym(d.word(i+1)) {
		i += 3
	}
	if i >= last {
		return false
	}
	w := d.word(i)
	if isPossessive(w) {
		return w != "'" && w != "’" && n.fullName(i+1, last) || n.ledBy(i+1, last)
	}
	if n.g.lists["members"][w] {
		return i == c.last
	}
	return n.g.lists["delegates"][strings.ToLower(w)] && n.fullName(i+1, last)
}

// fullName tells whether a given name and another begin at token i.
func (n *namer) fullName(i, last int) bool {
	d := n.d
	return i+1 < last && n.isGiven(i) && d.Tokens[i].Tag == Propn && d.Tokens[i+1].Tag == Propn && isUpperFirst(d.word(i+1)) &&
		!n.isCommon(i+1) && n.cue(i+1)&(cueOrg|cuePlace|cueEvent|cueWork) == 0
}

// ledBy tells whether token i or one behind adjectives is what somebody is of a body and of nobody: "national organiser".
func (n *namer) ledBy(i, last int) bool {
	d := n.d
	for k := i; k < min(i+3, last); k++ {
		if n.g.lists["leaders"][d.Tokens[k].Lemma] || d.Tokens[k].Lemma == "head" && k+1 < last && d.word(k+1) == "of" {
			return true
		}
		if d.Tokens[k].Tag != Adj && d.Tokens[k].Lemma != "district" && d.Tokens[k].Lemma != "branch" {
			return false
		}
	}
	return false
}

// setUp tells whether a name is said to have been set up.
func (n *namer) setUp(c *candidate, last int) bool {
	d, i := n.d, c.last
	if i < last && d.word(i) == "," {
		i++
	} else if i < last && (d.Tokens[i].Lemma == "be" && d.Tokens[i].Tag != Noun || d.word(i) == "was") {
		i++
	} else {
		return false
	}
	if i+2 >= last {
		return false
	}
	switch d.word(i) {
	case "founded", "established", "incorporated":
		return d.Tokens[i+1].Tag == Adp
	case "set":
		return d.word(i+1) == "up" && d.Tokens[i+2].Tag == Adp
	}
	return false
}

// saysOfItself tells whether a name says what "it" does: "Solis said it would hire", not "Smith said it would rain".
func (n *namer) saysOfItself(c *candidate, last int) bool {
	d, i := n.d, c.last
	if i+3 >= last || d.Tokens[i].Tag != Verb || !saysSo(d.Tokens[i].Lemma) {
		return false
	}
	i++
	if d.word(i) == "that" {
		i++
	}
	if d.word(i) != "it" {
		return false
	}
	for k := i + 1; k < min(i+6, last); k++ {
		switch t := d.Tokens[k]; {
		case t.Lemma == "be" || t.Lemma == "have" || t.Tag == Aux || t.Tag == Adv || t.Lemma == "not":
		default:
			return t.Tag == Verb && n.g.lists["acts"][t.Lemma]
		}
	}
	return false
}

// hires tells whether a name says whom it gives an office that only bodies have: "Solis has named Ana Ruiz chief executive".
func (n *namer) hires(c *candidate, last int) bool {
	d, i := n.d, c.last
	if i < last && d.Tokens[i].Lemma == "have" {
		i++
	}
	if i+2 >= last || d.Tokens[i].Tag != Verb || !makes(d.Tokens[i].Lemma) && d.Tokens[i].Lemma != "hire" && d.Tokens[i].Lemma != "poach" {
		return false
	}
	for k := i + 3; k < min(i+12, last); k++ {
		if w := d.word(k); w == "." || w == ";" || d.Tokens[k].Tag == Verb {
			return false
		} else if !isUpperFirst(w) && n.executive(k, last) > 0 {
			return true
		}
	}
	return false
}

// ofSomebody tells whether a name is what somebody who has just been named is of, or works at: "Ana Ruiz of Veld Carrow",
// "an analyst at Veld Carrow".
func (n *namer) ofSomebody(c *candidate, first int) bool {
	d, i := n.d, c.first-1
	if i-2 < first || d.word(i) != "of" && d.word(i) != "at" || c.last == c.first+1 && n.isCommon(c.first) {
		return false
	}
	if d.word(i) == "at" && d.Tokens[i-1].Tag == Noun {
		return n.g.nouns[strings.ToLower(d.Tokens[i-1].Lemma)]&nounPerson != 0
	}
	if len(d.chances) == 0 || !isUpperFirst(d.word(i-1)) || !isUpperFirst(d.word(i-2)) {
		return false
	}
	p := d.chances[d.firstWord(i-1)]
	return p[naming.Person] >= 0.5 && n.chance(c)[naming.Place] < 0.1
}

// chaired tells whether somebody chairs what is named: "who chairs the populist Veld Carrow".
func (n *namer) chaired(c *candidate, first int) bool {
	d := n.d
	i := c.first - 1
	for i > first && i > c.first-4 && (d.Tokens[i].Tag == Adj || d.Tokens[i].Tag == Det || d.Tokens[i].Tag == Noun) {
		i--
	}
	if i < first || i == c.first-1 {
		return false
	}
	return d.Tokens[i].Tag == Verb && n.g.lists["done-to"][d.Tokens[i].Lemma]
}

// calledSo tells whether the phrase before the comma at token i is what the name behind it is called: "its coalition partner,
// Veld Carrow,", or, where a sentence opens with it, a noun for a body: "The smaller union, Veld Carrow,".
func (n *namer) calledSo(i int) bool {
	d := n.d
	first := d.Sentences[d.Tokens[i].Sentence].First
	if i <= first || n.peer(i-1, first) {
		return i > first
	}
	kind := n.g.nouns[d.Tokens[i-1].Lemma]
	if kind&nounOrg == 0 || kind&nounPerson != 0 {
		return false
	}
	if i-2 >= first && (possessivePronoun(strings.ToLower(d.word(i-2))) || isPossessive(d.word(i-2))) {
		return true // "his party, Veld Carrow,"
	}
	if d.Tokens[first].Tag != Det {
		return false
	}
	for k := first; k < i; k++ {
		people := n.cue(k)&cueNever != 0 || n.peopleAt(k, k+1) // "Catholic", "Belgian"
		if t := d.Tokens[k].Tag; t != Det && t != Adj && t != Noun && !people || k > first && isUpperFirst(d.word(k)) && !people {
			return false
		}
	}
	return true
}

// houseAt tells a house of lawmakers, whose members are there for some place: "Member of Parliament for Elm".
func (n *namer) houseAt(i int) bool {
	switch n.d.word(i) {
	case "Parliament", "Senate", "Congress", "Storting", "Bundestag", "Knesset", "Riksdag", "Folketing", "Sabha", "Lords", "Commons":
		return true
	}
	return false
}

// stateLike tells whether the words around a name make it a country: "the prime minister of Norvia", "Norvia's foreign minister", "Norvia's
// parliament", "government troops in Norvia".
func (n *namer) stateLike(c *candidate, s Sentence) bool {
	d := n.d
	if n.surnames[d.word(c.last-1)] || n.isGiven(c.first) || c.last > c.first+2 || len(d.chances) > 0 && n.chance(c)[naming.Person] >= 0.5 && !n.landLike(c) && !n.strange(c, s) ||
		n.cue(c.last-1)&(cueOrg|cueOrgOf|cueCity|cuePlace) != 0 || isAcronym(d.word(c.first)) {
		return false
	}
	if i := c.last; i+2 < s.Last && isPossessive(d.word(i)) {
		return n.statesOwn(i+1, c)
	}
	i := c.first - 1
	if i > s.First && strings.HasPrefix(d.word(i), "neighbo") {
		i--
	}
	if i-2 < s.First || d.word(i) != "of" {
		return i-2 >= s.First && d.word(i) == "in" && strings.EqualFold(d.word(i-2), "government") && (d.word(i-1) == "forces" || d.word(i-1) == "troops" || d.word(i-1) == "soldiers")
	}
	if d.Tokens[i-1].Tag == Propn && n.ruler(i-1, s.First, c) {
		return true
	}
	switch w := d.Tokens[i-1].Lemma; w {
	case "minister":
		return strings.EqualFold(d.word(i-2), "prime") || strings.EqualFold(d.word(i-2), "foreign")
	case "king", "queen", "emir", "sultan", "ambassador":
		return strings.EqualFold(d.word(i-2), "the") || d.Tokens[i-2].Tag == Adj
	case "president":
		return strings.EqualFold(d.word(i-2), "the") && n.hasPresident(c)
	default:
		return i-3 >= s.First && n.g.lists["portfolio"][strings.ToLower(w)] && d.word(i-2) == "of" && strings.EqualFold(d.word(i-3), "minister")
	}
}

// statesOwn tells whether what begins with token i, behind a possessor, is what only states have: "foreign minister", "parliament", "state television".
func (n *namer) statesOwn(i int, c *candidate) bool {
	d := n.d
	if n.g.lists["portfolio"][d.word(i)] && d.Tokens[i+1].Lemma == "minister" {
		return true
	}
	switch w := d.word(i); w {
	case "prime":
		return d.Tokens[i+1].Lemma == "minister"
	case "parliament", "army", "embassy", "airspace", "navy", "military", "junta", "ambassador":
		return true
	case "armed", "air":
		return strings.HasPrefix(d.word(i+1), "force")
	case "supreme", "central":
		return d.word(i+1) == "court" || d.word(i+1) == "bank"
	case "capital":
		return d.Tokens[i+1].Tag == Punct // not its "capital spending"
	case "president", "government":
		return n.hasPresident(c)
	case "state":
		switch d.word(i + 1) {
		case "news", "media", "television", "radio", "TV", "broadcaster":
			return true
		}
	}
	return false
}

// hasPresident tells whether a name that has a president or a government may be that of a country: in a text in which somebody is called
// "President X" or that speaks of ministers.
func (n *namer) hasPresident(c *candidate) bool {
	if p := n.chance(c); 2*p[naming.Place] < p[naming.Body] && !n.landLike(c) {
		return false
	}
	if n.presidents == nil {
		found := false
		for i := 0; i+1 < len(n.d.Tokens) && !found; i++ {
			w := n.d.word(i)
			found = w == "President" && isUpperFirst(n.d.word(i+1)) || n.d.Tokens[i].Lemma == "minister" || w == "Minister" || w == "army" && n.d.word(i+1) == "chief"
		}
		n.presidents = &found
	}
	return *n.presidents
}

// strange tells a name of one word, with a possessor's mark, that nobody in the world bears: "Karsan's foreign minister".
func (n *namer) strange(c *candidate, s Sentence) bool {
	kinds, _ := n.g.world.find(strings.ToLower(n.d.word(c.first)))
	return c.last == c.first+1 && kinds == 0 && c.last < s.Last && isPossessive(n.d.word(c.last))
}

// landLike tells a name of one word that ends as those of countries do and is nobody's: "Norvia", not "Garcia".
func (n *namer) landLike(c *candidate) bool {
	w := strings.ToLower(n.d.word(c.first))
	kinds, _ := n.g.world.find(w)
	return c.last == c.first+1 && kinds == 0 && hasAnySuffix(w, "ia", "land", "stan")
}

// ruler tells whether the name that ends with token i, before "of", is that of somebody with an office of countries: "King X of Norvia"; a president
// is one of a country where the network rather takes what he is of for a place than for a body.
func (n *namer) ruler(i, first int, c *candidate) bool {
	for ; i >= first && i > c.first-6 && isUpperFirst(n.d.word(i)); i-- {
		switch n.d.word(i) {
		case "King", "Queen", "Emir", "Sultan":
			return true
		case "Minister":
			return i > first && (n.d.word(i-1) == "Prime" || n.d.word(i-1) == "Foreign")
		case "President":
			p := n.chance(c)
			return p[naming.Place] > p[naming.Body]
		}
	}
	return false
}

// realm tells the full name of a country that the gazetteer does not have: "the Republic of Norvia".
func (n *namer) realm(c *candidate) bool {
	if c.last != c.first+3 || n.d.word(c.first+1) != "of" || n.isCommon(c.first+2) {
		return false
	}
	switch n.d.word(c.first) {
	case "Republic", "Kingdom", "Emirate", "Sultanate", "Principality", "Commonwealth":
		return n.afterArticle(c.first)
	}
	return false
}

// peer tells whether token i is a noun that bodies call each other by, where it is a body that has one: "its Milanese rival",
// "the junior coalition partner".
func (n *namer) peer(i, from int) bool {
	d := n.d
	if !n.g.lists["peers"][d.Tokens[i].Lemma] {
		return false
	}
	coalition := i > from && d.word(i-1) == "coalition"
	for k := i - 1; k >= max(from, i-4); k-- {
		switch w := strings.ToLower(d.word(k)); {
		case w == "its":
			return true
		case isPossessive(w) || w == "his" || w == "her": // somebody's is somebody
			return false
		case isPunct(w) || d.Tokens[k].Tag == Verb || d.Tokens[k].Tag == Adp:
			return coalition
		}
	}
	return coalition
}
