// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// namesakes gives an office that stands beside a surname alone to the one of a family who has it as the text says elsewhere, or is known to
// have had it: of a couple whom the text names, "Secretary X" may be either.
func (t *titler) namesakes(out []title) []title {
	families := map[string][]int{}
	for e := range t.d.Entities {
		if x := &t.d.Entities[e]; x.Type == Person && strings.Contains(x.Name, " ") {
			families[lastWord(x.Name)] = append(families[lastWord(x.Name)], e)
		}
	}
	clear := map[string]bool{} // people with their offices, where their names are whole
	for i := range out {
		if x := &out[i]; !t.bySurname(x) {
			clear[t.d.Entities[x.person].ID+x.full] = true
		}
	}
	for i := range out {
		x := &out[i]
		family := families[lastWord(t.d.Entities[x.person].Name)]
		if len(family) < 2 || len(family) > mostFamily || !t.bySurname(x) || t.hasHad(x.person, x.full, clear) {
			continue
		}
		found := -1
		for _, e := range family {
			if t.hasHad(e, x.full, clear) {
				if found >= 0 {
					found = -1
					break
				}
				found = e
			}
		}
		if found >= 0 {
			x.person = found
		}
	}
	return out
}

// mostFamily bounds how many people of a surname are asked who has an office.
const mostFamily = 12

// hasHad tells whether a person has an office beside a whole name of his, or is known to have had it.
func (t *titler) hasHad(e int, office string, clear map[string]bool) bool {
	x := &t.d.Entities[e]
	return clear[x.ID+office] || t.g.heldBy(office, x.Name) != nil || office == "secretary" && clear[x.ID+"secretary of state"]
}

// bySurname tells whether a title stands beside names of one word alone.
func (t *titler) bySurname(x *title) bool {
	one := false
	for _, m := range t.d.mentionsIn(x.span) {
		if m.entity != x.person || m.Kind != Name {
			continue
		}
		if strings.Contains(t.d.Slice(m.Span), " ") {
			return false
		}
		one = true
	}
	return one
}
