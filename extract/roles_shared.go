// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// post is an office and whose it is.
type post struct {
	of     int
	office string
}

// shared gives whose the office of somebody is who serves another or works with him: "his chief of staff", "her finance minister". Offices
// are of bodies, not of people; those who serve one of many have none.
func (o *owners) shared(x *title) int {
	of, office := o.bodyOf(x.owner)
	switch {
	case of >= 0 && x.head == "minister" && o.d.Entities[of].Type != Country && o.d.Entities[of].Type != Place:
		return o.find(x) // nobody's minister is one of a town or a party
	case of < 0 && (x.head == "minister" || !staff(x)):
		return o.find(x)
	case staff(x) && (of < 0 || represent(office) || strings.HasPrefix(x.full, "campaign ")):
		return -1
	}
	return of
}

// bodyOf gives the body of which a person has an office, and the office: the one that he has before any that he had; -1 where none is known.
func (o *owners) bodyOf(person int) (of int, office string) {
	if b, ok := o.bodies[person]; ok {
		return b.of, b.office
	}
	of = -1
	for _, y := range o.titles[person] {
		if !y.office || y.former && of >= 0 {
			continue
		}
		e := y.of
		if e < 0 && y.country >= 0 {
			e = o.entityOf(y.country)
		}
		if e < 0 && !y.former && y.owner < 0 {
			e = o.find(y)
		}
		if e < 0 || e == person {
			continue
		}
		if of, office = e, y.full; !y.former {
			break
		}
	}
	o.bodies[person] = post{of, office}
	return of, office
}

// represent tells the offices of those whose staff are their own.
func represent(office string) bool {
	for _, w := range [...]string{"mp", "senator", "representative", "congressman", "congresswoman", "candidate", "nominee", "deputy", "td", "mep"} {
		if office == w || strings.HasSuffix(office, " "+w) {
			return true
		}
	}
	return false
}
