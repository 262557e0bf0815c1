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
	case of < 0 && (x.head == "minister" || !staff(x) && x.head != "deputy"):
		return o.find(x)
	case staff(x) && (of < 0 || ofMany(office) || strings.HasPrefix(x.full, "campaign ")):
		return -1
	}
	return of
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
