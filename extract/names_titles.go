// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
	"strings"
)

// cutTitles takes offices and professions out of the names that were found: "NDRB Deputy Director Tunde Okoro" is a body
// and a person, "Virologist Tan Mei Lin" a person, and "NDRB Assistant" before "Director Amina Bello" is the NDRB.
func (n *namer) cutTitles() {
	var out []candidate
	for i := range n.found {
		c := n.found[i]
		if c.known >= 0 || c.fixed || c.part > 0 || n.titleCased(int(n.d.Tokens[c.first].Sentence)) {
			out = append(out, c)
			continue
		}
		if at := n.holderAt(&c); at > 0 {
			seat := n.seatOf(c.first, at)
			if k := len(out) - 1; k >= 0 && out[k].last == c.first && seat.known < 0 && out[k].part == 0 {
				seat.first, out = out[k].first, out[:k] // "the Elmford" of "the Elmford Regional Council X"
			}
			out = append(out, seat)
			c = n.personOf(at, at, c.last)
		} else if at := n.addressAt(&c); at > 0 {
			out = append(out, n.placeOf(c.first, at))
			c = n.placeOf(at, c.last)
		} else if n.professionAt(c.first, c.last) {
			c = n.personOf(c.first, c.first+1, c.last)
		} else if k := n.seatWithin(&c); k >= 0 {
			body, ok := n.constituency(&c, k)
			if !ok {
				continue
			}
			c = body
		} else if from, office := n.officeWithin(&c); office >= 0 {
			if body, ok := n.bodyBefore(c.first, from); ok {
				out = append(out, body)
			}
			c = n.personOf(from, office+1, c.last)
		} else if i+1 < len(n.found) {
			n.trimRank(&c, n.found[i+1].first)
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(a.first, b.first) })
	n.found = out
}

// holderAt gives the token at which, in what was taken for one name behind an office, that of its holder begins: "head of the Elmford Regional
// Council Ana Ruiz", "Minister of Energy of Norland Tom Berg"; 0 where there is none.
func (n *namer) holderAt(c *candidate) int {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	of := c.first - 1
	if of > s.First && d.word(of) == "the" {
		of--
	}
	if of-1 > s.First && d.word(of) != "of" && d.Tokens[of].Tag == Propn && d.Tokens[of-1].Tag != Punct { // a town before the candidate
		if of--; of > s.First && d.word(of) == "the" {
			of--
		}
	}
	if of <= s.First || d.word(of) != "of" {
		return 0
	}
	office := false
	for k := of - 1; k >= s.First && k >= of-5; k-- {
		if tag := d.Tokens[k].Tag; tag == Punct || tag == Verb || tag == Aux || tag == Pron {
			break
		}
		office = office || n.g.nouns[strings.ToLower(d.word(k))]&nounOffice != 0
	}
	if !office {
		return 0
	}
	for k := c.first + 1; k+1 < c.last; k++ {
		if !n.isGiven(k) || !n.personWords(k, c.last) {
			continue
		}
		_, end := n.find(c.first, k)
		if end == k || n.cue(k-1)&(cueOrg|cueOrgOf|cueParty|cueCity|cuePlace) != 0 || k == c.first+1 && !n.isGiven(c.first) {
			return k
		}
	}
	return 0
}

// seatOf makes the candidate of what somebody heads, the tokens [first, last).
func (n *namer) seatOf(first, last int) candidate {
	c := n.placeOf(first, last)
	if c.known < 0 && last > first+1 && n.cue(last-1)&(cueCity|cuePlace) == 0 {
		c.votes = votes{Organization: 9}
	} else if c.known >= 0 {
		c.votes = votes{}
		c.votes[n.g.things[c.known].typ] = 9
	}
	return c
}

// addressAt gives the token at which a second place begins in what was taken for one: "Mill Road Leeds", "Salem OR"; 0 where
// there is one only.
func (n *namer) addressAt(c *candidate) int {
	if t, _ := c.all().best(); t != City && t != Place && t != Country {
		return 0
	}
	if c.last > c.first+1 && !isShouted(n.d.word(c.last-2)) && n.g.postal[n.d.word(c.last-1)] != "" {
		return c.last - 1
	}
	for i := c.first + 1; i+1 < c.last; i++ {
		switch n.d.word(i) {
		case "Road", "Rd", "Street", "Avenue", "Ave", "Boulevard", "Blvd", "Lane", "Drive", "Parkway":
			if n.nameWord(i+1) && n.cue(i+1)&(cuePlace|cueOrg) == 0 && n.d.word(i+1) != "North" && n.d.word(i+1) != "South" {
				return i + 1
			}
		}
	}
	return 0
}

// placeOf makes the candidate of a place.
func (n *namer) placeOf(first, last int) candidate {
	c := candidate{first: first, last: last, known: -1, title: -1}
	if k, end := n.find(first, last); end == last {
		c.known, c.fixed = k, true
	} else if k, ok := n.g.forms[n.g.postal[n.d.word(first)]]; ok && last == first+1 {
		c.known, c.fixed = k, true
	}
	c.votes[Place] = 9
	return c
}

// professionAt tells whether a profession stands before the name of a person, of two words or more.
func (n *namer) professionAt(first, last int) bool {
	low := strings.ToLower(n.d.word(first))
	if last-first < 3 || n.isGiven(first) || n.cue(first)&cueSurname != 0 ||
		n.g.nouns[low]&nounOccupation == 0 && !hasAnySuffix(low, "ologist", "iatrist", "onomist", "ographer") {
		return false
	}
	return n.personWords(first+1, last)
}

// personWords tells whether the tokens [first, last) may name a person: the first a given name, or several, most not common.
func (n *namer) personWords(first, last int) bool {
	if first >= last || last-first < 2 && !n.isGiven(first) {
		return false
	}
	names := 0
	for k := first; k < last; k++ {
		if !n.nameWord(k) && n.cue(k)&cueParticle == 0 && n.d.word(k) != "." ||
			n.cue(k)&(cueOrg|cueOrgAny) != 0 && n.cue(k)&cueSurname == 0 || n.strongOffice(k) || n.d.word(k) == "General" {
			return false
		}
		if !n.isCommon(k) || n.isGiven(k) {
			names++
		}
	}
	return 2*names > last-first
}

// officeWithin finds an office inside a name, with the name of a person behind it: its first word and its noun, -1 if none.
func (n *namer) officeWithin(c *candidate) (from, office int) {
	for k := c.first; k+1 < c.last; k++ {
		if n.d.word(k) == "Mayor" && k > c.first && n.cue(k-1)&cueOrgAny != 0 {
			return -1, -1 // "Universidad Mayor de San Marcos"
		}
		if !n.strongOffice(k) && n.d.word(k) != "General" || !n.personWords(k+1, c.last) {
			continue // "Inspector General X"
		}
		for from = k; from > c.first && !n.closesCivic(from-1); from-- {
			before := strings.ToLower(n.d.word(from - 1))
			if n.g.nouns[before]&(nounModifier|nounPerson) == 0 && !n.g.lists["compound"][before+"-"+strings.ToLower(n.d.word(from))] {
				break
			}
		}
		return from, k
	}
	return -1, -1
}

// personOf makes the candidate of a person of the tokens [first, last), with a title that begins at token title.
func (n *namer) personOf(title, first, last int) candidate {
	c := candidate{first: first, last: last, known: -1, title: title}
	if len(n.d.chances) > 0 {
		n.vote(&c)
	}
	c.votes[Person] = 9
	for k := title; k < first; k++ {
		switch x := n.g.nouns[strings.ToLower(n.d.word(k))]; {
		case x&nounFemale != 0:
			c.sex = female
		case x&nounMale != 0:
			c.sex = male
		}
	}
	return c
}

// bodyBefore makes the candidate of the body before an office; a common noun ("Commission Chair X") names none.
func (n *namer) bodyBefore(first, last int) (candidate, bool) {
	if k, end := n.find(first, last); k >= 0 && end == last {
		c := candidate{first: first, last: last, known: k, title: -1, fixed: true}
		c.votes[n.g.things[k].typ] = 9
		return c, true
	}
	if _, end := n.g.findDemonym(n.d, first, last); first >= last || end == last || last == first+1 && n.isCommon(first) {
		return candidate{}, false
	}
	c := candidate{first: first, last: last, known: -1, title: -1}
	c.votes[Organization] = 6
	return c, true
}

// seatWithin gives the token at which a name holds, or is followed by, the office of those who sit for a place, -1 if none:
// "the Warrington East MP", "Labour MP for Fife Coast".
func (n *namer) seatWithin(c *candidate) int {
	for k := c.first + 1; k <= c.last && k < len(n.d.Tokens); k++ {
		switch n.d.word(k) {
		case "MP", "MEP", "MSP", "TD":
			if k >= c.last-1 && n.afterArticle(c.first) && k > c.first+1 || k+1 < c.last && (n.d.word(k+1) == "for" || n.d.word(k+1) == "of") {
				return k
			}
		}
	}
	return -1
}

// constituency makes the candidate of what stands before such an office at token k: a place behind an article, else a party.
func (n *namer) constituency(c *candidate, k int) (candidate, bool) {
	if !n.afterArticle(c.first) {
		return n.bodyBefore(c.first, k)
	}
	x := candidate{first: c.first, last: k, known: -1, title: -1}
	x.votes[Place] = 9
	return x, true
}

// closesCivic tells the last word of what a town, county or state has and people lead: "City Council", "Public Schools", "School District",
// "Supreme Court".
func (n *namer) closesCivic(k int) bool {
	if k < 1 {
		return false
	}
	before := n.d.word(k - 1)
	switch n.d.word(k) {
	case "Council", "Schools":
		switch before {
		case "City", "Town", "County", "Village", "Borough", "Township", "District", "Metro", "Regional", "Public", "Community", "Area", "Municipal":
			return true
		}
	case "Board", "District":
		return before == "School"
	case "Court":
		return before == "Supreme" || before == "Circuit" || before == "District" || before == "High" || before == "County"
	}
	return false
}

// civicEnd gives the end of such a body behind a place that ends before token e, where more of a run follows; e where none does.
func (n *namer) civicEnd(e, end int) int {
	for k := e + 1; k < min(end-1, e+4); k++ {
		if n.closesCivic(k) {
			return k + 1
		}
	}
	return e
}

// trimRank takes the words of an office off the end of a name where its noun and the name of its holder follow.
func (n *namer) trimRank(c *candidate, next int) {
	if next == c.last && c.last-2 > c.first && n.strongOffice(c.last-1) && n.closesCivic(c.last-2) {
		c.last-- // "Ohio Supreme Court Justice" before "X"
		return
	}
	if c.last >= len(n.d.Tokens) || next != c.last+1 || !n.strongOffice(c.last) {
		return
	}
	for c.last-1 > c.first && n.g.nouns[strings.ToLower(n.d.word(c.last-1))]&nounModifier != 0 && n.d.word(c.last-1) != "County" && !isAcronym(n.d.word(c.last-1)) &&
		!n.closesCivic(c.last-1) {
		c.last--
		c.votes, c.heard = votes{}, votes{}
		if n.d.word(c.last-1) == "County" {
			c.votes[Place] = 6 // "Elm County Prosecuting" before "Attorney X"
		} else {
			c.votes[Organization] = 6
		}
	}
}
