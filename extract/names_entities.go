// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"sort"
	"strings"

	"kg/schema"
)

// entities turns the things into entities in the order of the text.
func (n *namer) entities(mint schema.Minter) {
	d := n.d
	for i := range n.found {
		c := &n.found[i]
		if c.thing != nil {
			c.thing.mentions = append(c.thing.mentions, Mention{n.span(c), Name})
		}
	}
	sort.SliceStable(n.things, func(i, j int) bool { return n.things[i].first < n.things[j].first })
	ids := map[string]int{}
	for _, t := range n.things {
		if len(t.mentions) == 0 {
			continue
		}
		sort.SliceStable(t.mentions, func(i, j int) bool { return t.mentions[i].Start < t.mentions[j].Start })
		e := Entity{ID: mint.Entity(t.typ.class(), t.name), Type: t.typ, Name: t.name, Mentions: t.mentions}
		if t.known >= 0 && n.speaksOf(n.g.things[t.known].home) {
			e.SameAs = n.g.things[t.known].sameAs()
		}
		if k, ok := ids[e.ID]; ok { // two spellings of one name
			d.Entities[k].Mentions = append(d.Entities[k].Mentions, e.Mentions...)
			continue
		}
		ids[e.ID] = len(d.Entities)
		d.Entities = append(d.Entities, e)
		n.made = append(n.made, t)
	}
	d.indexMentions()
}

// speaksOf tells whether the text names a country, its people, or a place in it; true of no country.
func (n *namer) speaksOf(country string) bool {
	home, ok := n.g.forms[country]
	if !ok {
		return true
	}
	for _, t := range n.things {
		if t.known < 0 {
			continue
		}
		if k := n.g.things[t.known]; t.known == home || k.country == home || k.within == country {
			return true
		}
	}
	for i := range n.d.Tokens {
		if k, end := n.g.findDemonym(n.d, i, len(n.d.Tokens)); end > i && k == home {
			return true
		}
	}
	return false
}

// class is the local name of the class in IRIs.
func (t EntityType) class() string { return strings.ToLower(t.String()) }
