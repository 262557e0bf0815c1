// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// settle makes roles of titles: a counterpart gets the office of the one whose counterpart it is, a councillor the only
// council of the text; what says no more than another role is dropped.
func (t *titler) settle(all []title) []Role {
	council := t.onlyCouncil()
	var roles []Role
	last := -1 // the last role of a country or body
	held := map[int]int{}
	for _, x := range all {
		if x.head == "counterpart" {
			k, ok := held[x.owner]
			if !ok {
				k = last
			}
			if k < 0 || x.of < 0 && x.country < 0 || roles[k].Person == x.person {
				continue
			}
			x.words, x.office = roles[k].Title, true
		}
		if !x.office || x.words == "" {
			continue
		}
		if x.of < 0 && x.country >= 0 {
			x.of = t.makeCountry(x.country, x.people)
		}
		if k, ok := held[x.owner]; ok && x.of < 0 && serves(x.head) {
			x.of = roles[k].Of
		}
		if x.of < 0 && x.country < 0 && municipal(x.head) {
			x.of = council
		}
		roles = append(roles, Role{Person: x.person, Title: x.words, Of: x.of, Former: x.former, Span: x.span, Claim: -1})
		if x.of >= 0 {
			last = len(roles) - 1
			held[x.person] = last
		}
	}
	return distinct(roles)
}

// makeCountry gives the country of a people, made where the text names only the people.
func (t *titler) makeCountry(k int, people Span) int {
	if e := t.entityOf(k); e >= 0 {
		return e
	}
	g := t.g.things[k]
	t.made[g.name] = len(t.d.Entities)
	t.d.Entities = append(t.d.Entities, Entity{ID: t.mint.Entity(Country.class(), g.name), Type: Country, Name: g.name,
		SameAs: g.sameAs(), Mentions: []Mention{{people, Nominal}}})
	return len(t.d.Entities) - 1
}

// serves tells the offices of those who work where the one does whose they are: "Smith's deputy".
func serves(head string) bool {
	switch head {
	case "deputy", "spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "secretary", "chief", "successor":
		return true
	}
	return false
}

// municipal tells the offices that there are only in councils.
func municipal(head string) bool {
	switch head {
	case "cllr", "councillor", "councilor", "cathaoirleach", "clerk", "alderman", "councilman", "councilwoman", "councilmember":
		return true
	}
	return false
}

// onlyCouncil gives the only council that the text names, -1 if none or several.
func (t *titler) onlyCouncil() int {
	one := -1
	for i, e := range t.d.Entities {
		if e.Type == Organization && strings.HasSuffix(e.Name, "Council") {
			if one >= 0 {
				return -1
			}
			one = i
		}
	}
	return one
}

// distinct keeps each role once: the first one that says whose it is, and no "leader" of a country whose president or
// the like the person is.
func distinct(roles []Role) []Role {
	type key struct {
		person int
		title  string
		of     int
	}
	full := map[key]bool{}  // with of
	known := map[key]bool{} // person and of: has a proper office
	for _, r := range roles {
		if r.Of >= 0 {
			full[key{r.Person, r.Title, -1}] = true
			if !vague(r.Title) {
				known[key{r.Person, "", r.Of}] = true
			}
		}
	}
	seen := map[key]bool{}
	out := roles[:0]
	for _, r := range roles {
		k := key{r.Person, r.Title, r.Of}
		switch {
		case seen[k], r.Of < 0 && full[k], vague(r.Title) && (r.Of < 0 || known[key{r.Person, "", r.Of}]):
			continue
		}
		seen[k] = true
		out = append(out, r)
	}
	return out
}

// vague tells words that say of an office no more than that it is one.
func vague(title string) bool {
	switch title {
	case "leader", "chief", "boss", "official", "officer", "member", "candidate", "nominee", "frontrunner", "aide", "representative":
		return true
	}
	return false
}
