// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// shared gives whose the office of somebody is who serves another or works with him: "his chief of staff", "her finance minister". Offices
// are of bodies, not of people; those who serve one of many have none.
func (o *owners) shared(x *title) int {
	of, office := o.bodyOf(x.owner, x.at)
	if of < 0 && !staff(x) {
		of, office = o.formerBody(x.owner) // "his finance director" of then
	}
	switch {
	case of >= 0 && x.head == "minister" && o.d.Entities[of].Type != Country && o.d.Entities[of].Type != Place:
		return o.find(x) // nobody's minister is one of a town or a party
	case of < 0 && x.head == "officer":
		return -1 // "Ortiz's executive officer"
	case of < 0 && (x.head == "minister" || !staff(x) && x.head != "deputy"):
		return o.find(x)
	case staff(x) && of < 0:
		return o.department(x)
	case staff(x) && (ofMany(office) || ofCampaign(x.full)):
		return -1
	case staff(x) && o.housed(office, of):
		return o.household(x, office, of)
	}
	return of
}

// housed tells whether those who serve one with an office of a country work in a body of their own.
func (o *owners) housed(office string, country int) bool {
	return o.d.Entities[country].Name == "United States" && (office == "secretary" || o.g.offices["staff-of-"+hyphened(office)] != nil)
}

// household gives the body of the text in which somebody works who serves one with an office of a country, the White House for a president,
// else the country. What may be of a campaign is nobody's: that of a former aide, of a "Clinton aide".
func (o *owners) household(x *title, office string, country int) int {
	if m, named := o.mentionEnding(x.first - 1); x.owner >= 0 && named && m.Kind == Name || x.former && x.full == x.head || x.head == "strategist" {
		return -1
	}
	if rows, _ := o.headsOf(x.owner); office == "secretary" && len(rows) > 0 {
		office, country = rows[len(rows)-1].offices[0], -1
	}
	for _, rule := range o.g.offices["staff-of-"+hyphened(office)] {
		for e := range o.d.Entities {
			if o.allows(rule, e) {
				return e
			}
		}
	}
	return country
}

// department gives the department that the text names of somebody who was a secretary of it, for the office of the chief of staff: those who
// seek an office have none; -1 where there is none.
func (o *owners) department(x *title) int {
	if !strings.HasSuffix(x.full, "chief of staff") {
		return -1
	}
	for _, y := range o.titles[x.owner][:min(mostTitles, len(o.titles[x.owner]))] {
		field, ok := strings.CutPrefix(y.full, "secretary of ")
		if !ok {
			field, ok = strings.CutSuffix(y.full, " secretary")
		}
		if !ok {
			continue
		}
		field = strings.TrimPrefix(field, "the ")
		for e := range o.d.Entities {
			b := &o.d.Entities[e]
			if name := strings.ToLower(b.Name); b.Type == Organization && len(b.Mentions) > 0 && (name == field+" department" || name == "department of "+field) {
				return e
			}
		}
	}
	return -1
}

// mostTitles bounds how many of a person's titles are looked at.
const mostTitles = 20

// bodyOf gives the body of which a person has an office, and the office: that of which the text spoke last before a token, else the first
// that it speaks of; -1 where none is known.
func (o *owners) bodyOf(person, before int) (of int, office string) {
	all := o.titles[person]
	n, _ := slices.BinarySearchFunc(all, before, func(y *title, at int) int { return y.at - at })
	for k := n - 1; k >= max(0, n-mostTitles); k-- {
		if e := o.told(all[k]); e >= 0 {
			return e, all[k].full
		}
	}
	for k := n - 1; k >= max(0, n-mostTitles); k-- {
		if y := all[k]; y.office && y.words != "" && !y.former && y.owner < 0 {
			if e := o.find(y); e >= 0 {
				return e, y.full
			}
		}
	}
	for k := n; k < min(len(all), n+mostTitles); k++ {
		if e := o.told(all[k]); e >= 0 {
			return e, all[k].full
		}
	}
	return -1, ""
}

// formerBody gives the body of which a person had an office first, and the office; -1 where none is known.
func (o *owners) formerBody(person int) (of int, office string) {
	for _, y := range o.titles[person][:min(mostTitles, len(o.titles[person]))] {
		if y.office && y.former && y.of >= 0 && y.of != person && o.d.Entities[y.of].Type == Organization {
			return y.of, y.full
		}
	}
	return -1, ""
}

// told gives whose an office is that somebody has, where the text says it beside the office; -1 if not.
func (o *owners) told(y *title) int {
	switch {
	case !y.office || y.former || y.of == y.person:
		return -1
	case y.of < 0 && y.country >= 0:
		return o.entityOf(y.country)
	}
	return y.of
}

// ofMany tells the offices of those whose staff are their own.
func ofMany(office string) bool {
	noun := office[strings.LastIndexByte(office, ' ')+1:]
	return electedFor(noun) || noun == "candidate" || noun == "nominee"
}
