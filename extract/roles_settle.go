// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// settle makes roles of titles: a counterpart gets the office of the one whose counterpart it is, a councillor the only
// council of the text; what says no more than another role is dropped.
func (t *titler) settle(all []title) []Role {
	t.recall(all)
	t.seats(all)
	t.unmistake(all)
	o := newOwners(t, all)
	said := map[string]bool{} // offices whose owner the text says somewhere
	for _, x := range all {
		if x.of >= 0 || x.country >= 0 {
			said[t.d.Entities[x.person].ID+x.full] = true
		}
	}
	var roles []Role
	last := -1 // the last role of a country or body
	held := map[int]int{}
	for _, x := range all {
		if t.analogous(&x) {
			k, ok := held[x.owner]
			if !ok {
				k = last
			}
			if k < 0 || x.of < 0 && x.country < 0 || roles[k].Person == x.person || o.titledAt(&x) {
				continue
			}
			x.words, x.full, x.office = roles[k].Title, roles[k].office, true
		}
		if x.head == "shadow" && !t.shadows(&x, roles) {
			continue
		}
		if x.head == "predecessor" || x.head == "successor" || x.head == "replacement" {
			t.comesAfter(&x)
			continue
		}
		if again(&x, all) {
			continue
		}
		if !x.office && !t.hired(&x) || x.words == "" || t.bareOfficer(&x) || x.owner >= 0 && ofClients(x.head) {
			continue
		}
		if x.of < 0 && x.country >= 0 {
			x.of = t.makeCountry(x.country, x.people)
		}
		if x.head == "mep" {
			if e := o.named("European Parliament", Organization); e >= 0 {
				x.of = e // "an Italian MEP"
			}
		}
		o.possessed(&x)
		found := o.own(&x, said[t.d.Entities[x.person].ID+x.full])
		if t.ranked(&x); t.bareRank(&x) || x.of < 0 && (x.head == "aide" && x.beside && x.owner < 0 || t.trade(&x)) {
			continue
		}
		t.word(&x, found, all)
		roles = append(roles, Role{Person: x.person, Title: x.words, Of: x.of, Former: x.former, Span: x.span, Claim: -1, office: x.full, serves: served(&x), given: x.given})
		if x.of >= 0 {
			last = len(roles) - 1
			held[x.person] = last
		}
	}
	return distinct(t.succeed(distinct(roles)))
}

// analogous tells the titles of those who have the office of somebody else elsewhere: "his UK counterpart".
func (t *titler) analogous(x *title) bool {
	return x.head == "counterpart" || x.head == "colleague" && x.owner >= 0 && (x.country >= 0 || x.of >= 0 && t.d.Entities[x.of].Type != Organization)
}

// own finds whose office a title is where it does not say so itself; said where the text says it elsewhere. It is true where the owner is told by
// what the text speaks of.
func (o *owners) own(x *title, said bool) (found bool) {
	if x.owner >= 0 && (x.of < 0 || staff(x)) {
		x.of = o.shared(x) // "an aide to X and chairman of Y": no aide of Y
	} else if x.of < 0 && !said {
		if x.of = o.ofKnown(x, o.find(x)); x.of < 0 {
			x.of = x.home
		}
		if x.of >= 0 {
			o.hold(x, x.of)
		}
		found = true
	}
	if x.of == x.person {
		x.of = -1
	}
	return found
}

// word gives a title the words that its role has.
func (t *titler) word(x *title, found bool, all []title) {
	if x.head == "minister" && x.of >= 0 && t.d.Entities[x.of].Type == Country {
		x.words, x.full = strings.TrimPrefix(x.words, "federal "), strings.TrimPrefix(x.full, "federal ")
	}
	if x.words != x.full && t.calledInFull(x.person, x.head, all) {
		x.words = x.full
	}
	if noun := t.seatNoun(x, found); noun != "" {
		x.words, x.full = noun+" "+x.words, noun+" "+x.full
	}
}

// again tells a title without an owner that says again, with its last word, which office its person has: "the minister, X", who is the
// foreign minister.
func again(x *title, all []title) bool {
	if x.full != "minister" && x.full != "secretary" || x.of >= 0 || x.country >= 0 || x.owner >= 0 || x.former {
		return false
	}
	return slices.ContainsFunc(all, func(y title) bool {
		if y.person != x.person || y.former || y.of < 0 && y.country < 0 {
			return false
		}
		more, ok := strings.CutSuffix(y.full, " "+x.full)
		return ok && more != "deputy" && more != "vice" && more != "junior" && more != "shadow" && more != "assistant"
	})
}

// titledAt tells whether the text gives a counterpart an office of his own where it calls him so: "his American counterpart, Trade
// Representative X".
func (o *owners) titledAt(x *title) bool {
	sentence := o.d.Tokens[x.at].Sentence
	for _, y := range o.titles[x.person] {
		if y.office && y.head != x.head && !vague(y.full) && o.d.Tokens[y.at].Sentence == sentence {
			return true
		}
	}
	return false
}

// served gives the person whom one with a title serves, -1 if nobody.
func served(x *title) int {
	if staff(x) {
		return x.owner
	}
	return -1
}

// ranked gives a rank of the police of a town to the force of that name, where the text names it: "Elmford Police Lt. X".
func (t *titler) ranked(x *title) {
	rank, ok := strings.CutPrefix(x.words, "police ")
	if !ok || x.of < 0 || x.head == "chief" || x.head == "commissioner" {
		return
	}
	for e := range t.d.Entities {
		if b := &t.d.Entities[e]; b.Type == Organization && strings.HasPrefix(b.Name, t.d.Entities[x.of].Name+" Police") {
			x.words, x.full, x.of = rank, strings.TrimPrefix(x.full, "police "), e
			return
		}
	}
}

// seatNoun gives the words for a body without a name that belong to a title, "" where there are none or the owner says as much:
// "government spokesman", "foreign ministry spokesperson", but the "spokesman" of the "company spokesman". found tells
// that the owner was found by what the text speaks of.
func (t *titler) seatNoun(x *title, found bool) string {
	d := t.d
	if x.seat < 0 || x.seat >= x.first {
		return ""
	}
	noun := strings.ToLower(d.word(x.seat))
	if t.g.lists["bench"][noun+"-"+x.full] {
		if k := x.seat - 1; k >= x.at && (t.g.nouns[strings.ToLower(d.word(k))]&nounOrg != 0 || noun == "union" && d.Tokens[k].Tag == Noun && strings.HasSuffix(d.word(k), "s")) {
			return strings.ToLower(d.word(k)) + " " + noun // "school board president"
		}
		return noun // "council president"
	}
	if x.owned {
		return ""
	}
	if noun == "commission" && x.of >= 0 && !slices.Contains(strings.Fields(strings.ToLower(d.Entities[x.of].Name)), noun) {
		return noun // of a board of commissioners
	}
	ofState := noun == "government"
	if noun == "ministry" && x.seat > x.at && t.g.lists["portfolio"][strings.ToLower(d.word(x.seat-1))] {
		noun, ofState = strings.ToLower(d.word(x.seat-1))+" "+noun, true
	}
	if t.centralBank(x) {
		noun, ofState = "central bank", true
	}
	if x.of >= 0 && ofState && d.Entities[x.of].Type == Country {
		return noun
	}
	if x.of >= 0 && (found || ofState) || noun == "party" {
		return ""
	}
	return noun
}

// centralBank tells whether the noun before an office is that of a central bank, which is one of its country.
func (t *titler) centralBank(x *title) bool {
	return x.seat > x.at && strings.EqualFold(t.d.word(x.seat), "bank") && strings.EqualFold(t.d.word(x.seat-1), "central")
}

// bareOfficer tells those of whom the text says no more than their trade: "customs officer", not "chief executive officer"
// nor "officer of Y".
func (t *titler) bareOfficer(x *title) bool {
	if x.of >= 0 || x.head == "officer" && x.seat >= 0 {
		return false
	}
	switch x.head {
	case "fellow":
		return true
	case "partner":
		return x.full == "partner"
	case "attorney":
		return x.full == "attorney" || strings.HasPrefix(x.full, "defence ") || strings.HasPrefix(x.full, "defense ")
	case "officer":
	default:
		return false
	}
	for _, w := range strings.Fields(x.full) {
		switch w {
		case "chief", "commanding", "press", "information", "warrant", "petty", "presiding", "returning", "regional", "district", "liaison", "compliance", "doping", "duty", "welfare", "conservation", "medical", "executive", "first":
			return false
		}
	}
	return true
}

// trade tells what somebody lives by and what is an office of a body alone: "a technology executive", "a fund manager", "a newspaper
// editor".
func (t *titler) trade(x *title) bool {
	if x.beside || x.owned {
		return false
	}
	words := strings.Fields(x.full)
	if len(words) == 1 && x.seat >= 0 {
		words = append([]string{strings.ToLower(t.d.word(x.seat))}, words...)
	}
	switch x.head {
	case "executive":
		return !slices.Contains(words, "chief")
	case "manager", "editor", "member", "patriarch", "matriarch":
		return len(words) == 2 && t.g.lists["trade"][words[0]]
	}
	return false
}

// hired tells the occupations that are posts at a body, where the text says at which: "an economist at Y", "Y's researcher".
func (t *titler) hired(x *title) bool {
	if x.head == "partner" && (x.full != "partner" || x.first > 0 && (t.d.Tokens[x.first-1].Tag == Part || possessivePronoun(t.d.Tokens[x.first-1].Lemma))) {
		return false // "Northwind's partner, Calder Foods"
	}
	return x.of >= 0 && t.g.lists["hired"][x.head] && t.d.Entities[x.of].Type == Organization
}

// ofClients tells those who work for a client where they are somebody's: no office.
func ofClients(head string) bool {
	switch head {
	case "counsel", "attorney", "representative", "partner":
		return true
	}
	return false
}

// calledInFull tells whether the text writes out an office that it shortens before a name, where one person alone has it:
// "Gov. X", "the governor".
func (t *titler) calledInFull(person int, head string, all []title) bool {
	for _, x := range all {
		if x.head == head && x.person != person {
			return false
		}
	}
	for i := 1; i < len(t.d.Tokens); i++ {
		if t.d.word(i) == head && strings.EqualFold(t.d.word(i-1), "the") {
			return true
		}
	}
	return false
}

// makeCountry gives the country of a people, made where the text names only its people, or nothing but what is its own.
func (t *titler) makeCountry(k int, people Span) int {
	if e := t.entityOf(k); e >= 0 {
		if x := &t.d.Entities[e]; len(x.Mentions) == 0 && !people.Empty() {
			x.Mentions = []Mention{{people, Nominal}}
		}
		return e
	}
	g := t.g.things[k]
	t.made[g.name] = len(t.d.Entities)
	e := Entity{ID: t.mint.Entity(Country.class(), g.name), Type: Country, Name: g.name, SameAs: g.sameAs()}
	if !people.Empty() {
		e.Mentions = []Mention{{people, Nominal}}
	}
	t.d.Entities = append(t.d.Entities, e)
	return len(t.d.Entities) - 1
}

// staff tells the offices of those who serve a person rather than a body.
func staff(x *title) bool {
	switch x.head {
	case "aide", "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "strategist":
		return true
	}
	return strings.HasSuffix(x.full, "chief of staff") || strings.HasSuffix(x.full, "press secretary") || strings.HasSuffix(x.full, "private secretary") ||
		strings.HasPrefix(x.full, "campaign ") || strings.HasSuffix(x.full, "communications director")
}

// distinct keeps each role once: the first one that says whose it is, and no "leader" of a country whose president or
// the like the person is.
func distinct(roles []Role) []Role {
	type key struct {
		person int
		office string
		of     int
	}
	full := map[key]bool{}  // with of
	known := map[key]bool{} // person and of: has a proper office
	long := map[key]bool{}  // written without abbreviations
	for _, r := range roles {
		if r.Of >= 0 {
			full[key{r.Person, r.office, -1}] = true
			if !vague(r.office) {
				known[key{r.Person, "", r.Of}] = true
			}
		}
		if r.Title == r.office {
			long[key{r.Person, r.office, -1}] = true
		}
	}
	seen := map[key]bool{}
	out := roles[:0]
	for _, r := range roles {
		k := key{r.Person, r.office, r.Of}
		switch {
		case seen[k], r.Of < 0 && full[k], vague(r.office) && r.Title == r.office && (r.Of < 0 || known[key{r.Person, "", r.Of}]):
			continue
		}
		if long[key{r.Person, r.office, -1}] {
			r.Title = r.office
		}
		seen[k] = true
		out = append(out, r)
	}
	return out
}

// vague tells words that say of an office no more than that it is one.
func vague(title string) bool {
	switch title {
	case "leader", "chief", "boss", "official", "officer", "member", "candidate", "nominee", "frontrunner", "representative":
		return true
	}
	return false
}
