// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// ofNoun gives the noun of the body without a name that an office is of, "" where it is of none: "association" of "chair of the tenants' association".
func ofNoun(office string) string {
	_, body, ok := strings.Cut(office, " of ")
	if !ok {
		return ""
	}
	return body[strings.LastIndexByte(body, ' ')+1:]
}

// ofSociety gives the body that the text calls by the noun of the one that an office is of, -1 where it names none so: the association of
// bankers is not the bank of which the text speaks.
func (o *owners) ofSociety(x *title, noun string) int {
	b := o.seatOf(noun)
	if b.body < 0 || b.another < len(o.d.Text) {
		return -1
	}
	name := strings.Fields(strings.ToLower(o.d.Entities[b.body].Name))
	_, body, _ := strings.Cut(x.full, " of ")
	for _, w := range strings.Fields(strings.TrimPrefix(body, "the ")) {
		if !slices.Contains(name, w) {
			return -1 // the parish council is not the Borough Council
		}
	}
	return b.body
}

// ofFirst gives whose the office is of the one whom somebody stands below, where the text says so: "Vice Governor X" of the province whose governor
// it names; -1 where it does not, or speaks of several.
func (o *owners) ofFirst(x *title) int {
	below, first, ok := strings.Cut(x.full, " ")
	if !ok || below != "vice" && below != "deputy" && below != "lieutenant" || !o.g.lists["second"][first] {
		return -1
	}
	if o.firsts == nil {
		o.firsts = map[string]int{}
		for _, list := range o.titles {
			for _, y := range list {
				if one, ok := o.firsts[y.full]; y.of >= 0 && ok && one != y.of {
					o.firsts[y.full] = -1
				} else if y.of >= 0 {
					o.firsts[y.full] = y.of
				}
			}
		}
	}
	if e, ok := o.firsts[first]; ok {
		return e
	}
	return -1
}

// ofSport tells whether the text gives offices that only teams and their clubs have.
func (o *owners) ofSport() bool {
	if o.sport == nil {
		found := false
		for _, list := range o.titles {
			found = found || slices.ContainsFunc(list, func(y *title) bool {
				return y.head == "coach" || y.head == "selector" || y.full == "director of football" || y.full == "player-manager" || y.full == "vice-captain"
			})
		}
		o.sport = &found
	}
	return *o.sport
}
