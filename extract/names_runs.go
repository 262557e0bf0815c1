// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// cueTypes are the types that the last word of a name tells, most telling first.
var cueTypes = [...]struct {
	cue cue
	typ EntityType
}{
	{cueGroup, Group}, {cueCity, City}, {cueEvent, EventType}, {cuePlace, Place}, {cueParty, Organization}, {cueOrg, Organization},
}

// split takes the run of capitalised words [i, end) apart: "Russian President Vladimir Putin" is a people, an office
// and a name, "US Senator Jane Roe" a country, an office and a name, "Austin Police Department" one name.
func (n *namer) split(i, end int) {
	title := -1 // where the offices before the next name begin
	for i < end {
		if n.d.word(i) == "." || !n.nameWord(i) && !n.knownAt(i, end) {
			i++
			continue
		}
		if n.cue(end-1)&cueWork != 0 && end-i > 1 && !n.isGiven(i) {
			return
		}
		if n.isWhole(i, end) {
			n.addWhole(i, end)
			return
		}
		if e := n.chamberAt(i); e > i {
			i = e
			continue
		}
		if e := n.cityOfMayor(i, end); e > i {
			n.addPlace(i, e)
			i = e
			continue
		}
		if e := n.titleEnd(i, end); e > i {
			if title < 0 {
				title = i
			}
			n.namesIn(i, e)
			i = e
			continue
		}
		if title >= 0 {
			n.addPerson(i, n.personEnd(i, end), title)
			i, title = n.personEnd(i, end), -1
			continue
		}
		i = n.next(i, end)
	}
}

// cityOfMayor gives the end of a town whose name ends in "City", before its mayor: "Silver City Mayor X"; i where there is none.
func (n *namer) cityOfMayor(i, end int) int {
	for k := i + 1; k+1 < min(end, i+4); k++ {
		if n.d.word(k) == "City" && n.d.word(k+1) == "Mayor" && !n.strongOffice(i) {
			return k + 1
		}
	}
	return i
}

// next enters the name that begins at i, which no office precedes, and gives its end.
func (n *namer) next(i, end int) int {
	if e := n.partyAt(i, end); e > i {
		return e
	}
	w := n.d.word(i)
	if end == i+1 && n.ofFamily(i) {
		n.add(i, end).votes[Person] = 9
		return end
	}
	k, e := n.find(i, end)
	_, given := n.g.givenName(w)
	if civic := n.civicEnd(e, end); k >= 0 && civic > e && n.titleEnd(civic, end) > civic {
		n.add(i, civic).votes[Organization] = 9 // "Elmford City Council President X"
		return civic
	}
	if k >= 0 && !(given && e == i+1 && e < end && n.g.things[k].typ != Organization && !n.officeAt(e, end)) {
		if e < end && !n.officeAt(e, end) && n.continues(k, e, end) {
			n.add(i, end).votes[Organization] = 3
			return end
		}
		if ev := n.eventAfter(e); ev > e && e == end {
			c := n.add(i, ev)
			c.votes[EventType], c.fixed = 9, true
			return end
		}
		n.addKnown(i, e, k)
		return e
	}
	if _, e := n.g.findDemonym(n.d, i, end); e > i {
		return e
	}
	if n.cue(i)&cueNever != 0 && !given {
		return i + 1
	}
	if !given && i+2 < end && n.isCommon(i) && n.isGiven(i+1) && n.nameWord(i+2) {
		return i + 1 // "Crooked Jane Roe"
	}
	e = n.personEnd(i, end)
	n.add(i, e)
	return e
}

// eventAfter gives the end of the common noun that makes a meeting of the name before it: "the BRICS summit".
func (n *namer) eventAfter(e int) int {
	if e < n.d.Sentences[n.d.Tokens[e-1].Sentence].Last {
		switch n.d.word(e) {
		case "summit", "conference", "festival", "marathon":
			return e + 1
		}
	}
	return e
}

// continues tells whether the words behind a known name make a longer name with it: "Chicago Cubs", not "Kremlin Jane
// Roe" nor two known names in a row.
func (n *namer) continues(k, e, end int) bool {
	if _, given := n.g.givenName(n.d.word(e)); given || n.knownAt(e, end) || n.cue(e)&cueNever != 0 {
		return false
	}
	if n.g.parties[strings.ToLower(n.d.word(e))] != "" && e+1 == end && n.g.things[k].typ != Organization {
		return false // "an Ohio Republican"
	}
	if n.g.things[k].typ == Country && end-e > 1 && !n.isCommon(e) {
		return false // "ambassador to the United States Jan Kowal"
	}
	if n.g.things[k].typ != Organization && n.shoutedFrom(e, end) && !isShouted(n.d.word(e-1)) {
		return false // "Paris LE MONDE", "Austin NAACP"
	}
	return n.nameWord(e)
}

// shoutedFrom tells whether all the words from i to end are in capitals.
func (n *namer) shoutedFrom(i, end int) bool {
	for ; i < end; i++ {
		if w := n.d.word(i); len(w) < 2 || !isShouted(w) {
			return false
		}
	}
	return true
}

func (n *namer) knownAt(i, end int) bool {
	k, _ := n.find(i, end)
	return k >= 0
}

func (n *namer) officeAt(i, end int) bool { return n.titleEnd(i, end) > i }

// isWhole tells whether the run from i to end is one name by its last word (or first: "Mount X"), rather than a
// known name, people or office and something else.
func (n *namer) isWhole(i, end int) bool {
	if k, e := n.find(i, end); k >= 0 && e == end {
		return false
	}
	if _, e := n.g.findDemonym(n.d, i, end); e == end {
		return false
	}
	t := n.tail(i, end)
	if t == 0 || end-i < 2 {
		return false
	}
	if n.cue(i)&(cueHonorific|cueRank) != 0 {
		return false
	}
	if n.strongOffice(end-1) || n.titleEnd(i, end) == end {
		return false
	}
	last := n.lastWord(i, end)
	if _, given := n.g.givenName(n.d.word(i)); given && end-i <= 3 && n.g.cues[last]&cueSurname != 0 && !n.afterArticle(i) {
		return false
	}
	for k := i; k+1 < end; k++ { // "Labour MP Jane Bridge": an office in the midst parts two names
		if n.strongOffice(k) && k+1 < end && n.nameWord(k+1) && n.personLike(k+1, end) {
			return false
		}
	}
	return true
}

// personLike tells whether a given name begins at i.
func (n *namer) personLike(i, end int) bool {
	_, ok := n.g.givenName(n.d.word(i))
	return ok && i+1 < end
}

func (n *namer) afterArticle(i int) bool {
	return i > 0 && strings.EqualFold(n.d.word(i-1), "the")
}

// lastWord is the last word of a run that tells its type: the one before "of" where there is one.
func (n *namer) lastWord(i, end int) string {
	for k := i + 1; k < end; k++ {
		if w := n.d.word(k); (w == "of" || w == "for") && n.cue(k-1)&cueOrgOf != 0 {
			return n.d.word(k - 1)
		}
	}
	k := end - 1
	for k > i && (n.d.word(k) == "." || n.cue(k)&cueSuffix != 0) {
		k--
	}
	return n.d.word(k)
}

// tail is what the last or first word of a run tells, 0 for nothing.
func (n *namer) tail(i, end int) cue {
	for k := i + 1; k < end; k++ {
		if w := n.d.word(k); (w == "of" || w == "for") && n.cue(k-1)&cueOrgOf != 0 {
			return cueOrg
		}
		if n.cue(k)&cueOrgAny != 0 {
			return cueOrg
		}
	}
	if c := n.g.cues[n.lastWord(i, end)] & (cueOrg | cueGroup | cueEvent | cuePlace | cueCity | cueParty); c != 0 {
		return c
	}
	switch c := n.cue(i); {
	case c&cueOrgAny != 0:
		return cueOrg
	case c&cueEventFirst != 0:
		return cueEvent
	case c&cuePlaceFirst != 0 && end-i == 2:
		return cuePlace
	case c&cueShip != 0:
		return cueShip
	}
	return 0
}

// addWhole enters a run as one name, typed by its cue.
func (n *namer) addWhole(i, end int) {
	t := n.tail(i, end)
	c := n.add(i, end)
	for _, x := range cueTypes {
		if t&x.cue != 0 {
			c.votes[x.typ] = 6
			if x.typ == Organization && n.legalForm(end-1) {
				c.votes[x.typ] = 2 * weight
			} else if x.typ == Organization && n.cue(end-1)&cueOrg != 0 && n.cue(end-1)&cueSurname == 0 {
				c.votes[x.typ] = weight + 1
			}
			return
		}
	}
}

// legalForm tells the words behind the names of companies that nothing else has.
func (n *namer) legalForm(i int) bool {
	w := n.d.word(i)
	if w == "." {
		w = n.d.word(i - 1)
	}
	return isLegalForm(w)
}

func isLegalForm(w string) bool {
	switch w {
	case "Ltd", "Limited", "Inc", "Inc.", "Incorporated", "Corp", "Corp.", "LLC", "LLP", "PLC", "Plc", "plc", "GmbH", "AG", "SA", "S.A.", "SpA", "S.p.A.",
		"Pte", "Pty", "Sdn", "Bhd", "Oy", "Oyj", "AB", "ASA", "A/S", "NV", "N.V.", "BV", "B.V.", "A.G.", "L.P.", "KK", "Srl", "Holdings", "Bancorp",
		"Hermanos", "Irmãos", "Hijos", "Filhos", "Figli", "Fratelli", "Frères", "Söhne", "Gebrüder", "Zonen", "Dochters", "Sønner", "Søner":
		return true
	}
	return false
}

// addPerson enters the name behind an office or honorific.
func (n *namer) addPerson(i, end, title int) {
	c := n.add(i, end)
	c.title = title
	c.votes[Person] = 6
	for k := title; k < i; k++ {
		if x := n.cue(k); x&cueFemale != 0 {
			c.sex = female
		} else if x&cueMale != 0 {
			c.sex = male
		} else if x := n.g.nouns[strings.ToLower(n.d.word(k))]; x&nounOffice != 0 && x&nounFemale != 0 {
			c.sex = female
		} else if x&nounOffice != 0 && x&nounMale != 0 {
			c.sex = male
		}
	}
}

// personEnd is where a name that begins at i ends: at the end of the run, or at an office behind which another name
// stands ("Google Chief Executive Jane Roe").
func (n *namer) personEnd(i, end int) int {
	for k := i + 1; k < end; k++ {
		if w := n.d.word(k); (w == "of" || w == "for") && n.cue(k-1)&cueOrgOf == 0 {
			return k
		}
		if n.strongOffice(k) {
			if e := n.titleEnd(k, end); e > k && e < end {
				return k
			}
		}
	}
	return end
}

// strongOffice tells whether token k is an office that is no surname.
func (n *namer) strongOffice(k int) bool {
	c := n.cue(k)
	return c&cueRank != 0 || c&cueSurname == 0 && n.g.nouns[strings.ToLower(n.d.word(k))]&nounOffice != 0
}

// titleEnd gives the end of the offices and honorifics that begin at i: "Prime Minister", "Foreign Secretary", "Gov.",
// "Secretary of State", "Mr". i where there are none.
func (n *namer) titleEnd(i, end int) int {
	d, at := n.d, i
	if n.namesBody(i, end) || n.isGiven(i) && n.cue(i)&cueSurname != 0 {
		return i // "US Secretary"; "Dean Martin"
	}
	for k := i; k < end && k < i+7; k++ {
		low := strings.ToLower(d.word(k))
		kind := n.g.nouns[low]
		switch {
		case n.cue(k)&(cueHonorific|cueRank) != 0 || kind&nounOffice != 0 && isUpperFirst(d.word(k)):
			if n.cue(k)&cueSurname != 0 && k > i && at == i && n.g.given[d.word(k-1)] != anySex {
				return at
			}
			at = n.officeEnd(k, end)
			k = at - 1
		case d.word(k) == ".":
		case kind&nounModifier != 0 || n.isCommon(k) && kind&(nounOrg|nounPlace) == 0 && !n.isGiven(k):
		default:
			return at
		}
	}
	return at
}

// namesBody tells the country or party before an office from a word of the office: "US Secretary", "Labour MP", but
// "Treasury Secretary".
func (n *namer) namesBody(i, end int) bool {
	k, e := n.find(i, end)
	if k < 0 || e > i+1 || e >= end {
		return k >= 0 && e > i+1
	}
	return isAcronym(n.d.word(i)) || n.cue(e)&cueRank != 0 || n.g.things[k].typ == Country
}

func (n *namer) isGiven(i int) bool {
	_, ok := n.g.givenName(n.d.word(i))
	return ok
}

// officeEnd is the end of an office whose noun is token k: its full stop, "of State", "for Foreign Affairs".
func (n *namer) officeEnd(k, end int) int {
	d := n.d
	k++
	if k < end && d.word(k) == "." {
		k++
	}
	if k+1 >= end || d.word(k) != "of" && d.word(k) != "for" {
		return k
	}
	j := k + 1
	if d.word(j) == "the" {
		j++
	}
	if _, e := n.find(j, end); e > j {
		return e
	}
	for j < end && (n.isCommon(j) && !n.isGiven(j) || d.word(j) == "and") {
		j++
	}
	if j+1 < end && d.word(j) == "of" { // "Minister of Foreign Affairs of Iraq"
		if _, e := n.find(j+1, end); e > j+1 {
			return e
		}
	}
	return j
}

// namesIn enters the names of the gazetteer within an office, and the house that one leads: "President of Russia", "former House Speaker".
func (n *namer) namesIn(i, end int) {
	for i < end {
		if k, e := n.find(i, end); k >= 0 && e <= end && i > 0 && n.d.Tokens[i-1].Tag == Adp {
			n.addKnown(i, e, k)
			i = e
			continue
		}
		if e := n.chamberAt(i); e > i {
			i = e
			continue
		}
		i++
	}
}
