// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// unseen numbers the countries that the text does not name, but speaks of by their cities, bodies or people: thing k of
// the gazetteer is owner unseen+k. The entity of one is made when an office is its own.
const unseen = 1 << 30

// country gives the owner that thing k of the gazetteer is.
func (o *owners) country(k int) int {
	if e := o.entityOf(k); e >= 0 {
		return e
	}
	return unseen + k
}

// nation gives the owner that a country is, by its name; -1 where there is none.
func (o *owners) nation(name string) int {
	if k, ok := o.g.forms[name]; ok && o.g.things[k].typ == Country {
		return o.country(k)
	}
	return -1
}

// entity gives the entity of an owner. Of a country that the text does not name, there is one where its capital acts for it, or where the text names
// what only the United States have ("the White House"); where the office is certainly that country's, what only it has or its capital is enough
// whatever the text says of them. -1 where there is none: nothing could be shown.
func (o *owners) entity(owner int, certain bool) int {
	if owner < unseen {
		return owner
	}
	if o.spoken == nil {
		o.spoken = o.speakOf()
	}
	if acts, ok := o.spoken[owner-unseen]; acts || ok && certain {
		return o.makeCountry(owner-unseen, Span{})
	}
	return -1
}

// speakOf finds the countries, things of the gazetteer, of which the text names the capital, what only they have, or the government or army;
// true for those that it shows as acting.
func (o *owners) speakOf() map[int]bool {
	all := map[int]bool{}
	for e := range o.d.Entities {
		x := &o.d.Entities[e]
		if k, ok := o.g.forms[o.g.nations[x.Name]]; ok {
			all[k] = all[k] || o.g.things[k].name == "United States"
		}
		if k, ok := o.g.forms[x.Name]; ok && x.Type != Person && o.g.things[k].country >= 0 {
			land := o.g.things[k].country
			all[land] = all[land] || o.governs(x) || o.home == unseen+land
		}
	}
	for i := 0; i+1 < len(o.d.Tokens); i++ {
		if !isUpperFirst(o.d.word(i)) {
			continue
		}
		if k, e := o.g.findDemonym(o.d, i, min(i+3, len(o.d.Tokens))); e > i && e < len(o.d.Tokens) && k != stateless {
			if w := strings.ToLower(o.d.word(e)); o.g.lists["arms"][w] || governmental(w) {
				all[k] = true // "the Algerian army"
			}
			i = e - 1
		}
	}
	return all
}

// governs tells whether the text speaks of a capital as of who governs there: "Norburg denied it", not "in Norburg".
func (o *owners) governs(capital *Entity) bool {
	for _, m := range capital.Mentions {
		if m.Kind != Name {
			continue
		}
		first, last := o.d.wordsOf(m.Span)
		for w := first; w < last; w++ {
			if x := &o.d.Words[w]; (x.Rel == "nsubj" || x.Rel == "conj") && int(x.Head) >= 0 && (x.Rel == "conj" || o.d.Words[x.Head].Tag == Verb) && o.inTree(m.Span) > 1 {
				return true
			}
		}
	}
	return false
}

// isCountry tells whether an owner is a country.
func (o *owners) isCountry(owner int) bool {
	return owner >= unseen || o.d.Entities[owner].Type == Country
}

// ownerName is the name of an owner.
func (o *owners) ownerName(owner int) string {
	if owner < unseen {
		return o.d.Entities[owner].Name
	}
	return o.g.things[owner-unseen].name
}

// topic tells how much of the article each thing is that an office may belong to, in mentions; those of the headline and
// the first paragraph count three times. Of a country its people, cities and bodies speak, too; of a town the bodies that
// bear its name.
func (o *owners) topic(rule *ownerRule) map[int]int {
	if n, ok := o.topics[rule]; ok {
		o.remake(n)
		return n
	}
	d := o.d
	count := map[int]int{}
	lead := o.lead()
	weigh := func(owner, at int) {
		if owner >= 0 && o.allows(rule, owner) {
			if count[owner]++; at < lead {
				count[owner] += 2
			}
		}
	}
	national, town := rule.national(), slices.Contains(rule.types, City)
	sole := map[int]int{} // the first town of a country that is spoken of as one to which people come
	for _, m := range d.placed {
		if m.Kind == Pronoun || rule.ofBodies() && o.isMedium(m.entity) && o.credited(m.Span) {
			continue
		}
		if o.allows(rule, m.entity) {
			weigh(m.entity, m.Start)
		} else if land := o.land(m.entity); national && m.Kind == Name {
			if one, ok := sole[land]; land >= unseen && o.visited(m) && (!ok || one == m.entity) {
				sole[land] = m.entity
				continue // who comes to one town of a country is of any; to two, he travels in his own
			}
			weigh(land, m.Start)
		}
		if town && m.Kind == Name && d.Entities[m.entity].Type == Organization {
			weigh(o.townOf(d.Entities[m.entity].Name), m.Start)
		}
	}
	for i := 0; national && i < len(d.Tokens); i++ {
		if !isUpperFirst(d.word(i)) {
			continue
		}
		if k, e := o.g.findDemonym(d, i, min(i+3, len(d.Tokens))); e > i && k != stateless && !o.inPlaceName(i) {
			weigh(o.country(k), d.Tokens[i].Start)
			i = e - 1
		}
	}
	for owner, n := range count {
		if owner >= unseen {
			continue
		}
		if land := o.land(owner); land >= unseen && land != o.home && (rule.how != searchSole || 3*n >= count[land]) {
			delete(count, land) // a region that is named is meant, not its country that is not
		}
	}
	o.topics[rule] = count
	return count
}

// visited tells whether a sentence speaks of a town as one to which people come from elsewhere: "the minister was in Vienna for talks". It tells
// nothing of which country they are.
func (o *owners) visited(m placedMention) bool {
	d := o.d
	if d.Entities[m.entity].Type != City {
		return false
	}
	first, last := d.tokensOf(m.Span)
	s := d.Sentences[d.Tokens[first].Sentence]
	if first == s.First {
		return false
	}
	switch d.word(first - 1) {
	case "in", "to", "for", "from", "at":
	default:
		return false
	}
	for k := max(s.First, first-8); k < min(s.Last, last+8); k++ {
		if o.g.lists["coming"][d.Tokens[k].Lemma] {
			return true
		}
	}
	return false
}

// inPlaceName tells whether the name of a people at token i is part of that of a place: "British Columbia".
func (o *owners) inPlaceName(i int) bool {
	for k := i; k >= max(0, i-3); k-- {
		if m := o.nameFrom(k); m >= 0 && o.d.placed[m].End > o.d.Tokens[i].End {
			switch o.d.Entities[o.d.placed[m].entity].Type {
			case Place, City:
				return true
			}
		}
	}
	return false
}

// federation gives the country of which a federal office is: the one that the article was sent from or, as most of its places, speaks of;
// -1 where that is not clear.
func (o *owners) federation() int {
	count, all := map[int]int{}, 0
	for e := range o.d.Entities {
		if x := &o.d.Entities[e]; x.Type == Place || x.Type == City || x.Type == Country {
			if land := o.land(e); land >= 0 {
				count[land] += len(x.Mentions)
				all += len(x.Mentions)
			}
		}
	}
	for land, n := range count {
		if 3*n >= 2*all {
			return o.entity(land, true)
		}
	}
	if o.home >= 0 {
		return o.entity(o.home, true)
	}
	return -1
}

// remake moves what is counted for countries that the text did not name to the entities that were made of them since.
func (o *owners) remake(count map[int]int) {
	for owner, n := range count {
		if owner >= unseen {
			if e := o.entityOf(owner - unseen); e >= 0 {
				delete(count, owner)
				count[e] += n
			}
		}
	}
}

// townOf gives the town of the text whose name a body bears: "Elmford District Council"; -1 if none.
func (o *owners) townOf(body string) int {
	for e := range o.d.Entities {
		if x := &o.d.Entities[e]; x.Type == City && strings.HasPrefix(body, x.Name+" ") {
			return e
		}
	}
	return -1
}

// land gives the country that an entity is, lies in, serves or is named after, -1 if none is known.
func (o *owners) land(entity int) int {
	if o.lands == nil {
		o.lands = make([]int, len(o.d.Entities))
		for e := range o.lands {
			o.lands[e] = o.landOf(&o.d.Entities[e], e)
		}
	}
	if entity >= len(o.lands) { // a country that was added since
		return entity
	}
	if land := o.lands[entity]; land >= unseen {
		return o.country(land - unseen) // that may have been made since
	}
	return o.lands[entity]
}

func (o *owners) landOf(e *Entity, at int) int {
	if e.Type == Country {
		return at
	}
	if e.Type == Person || e.Type == EventType {
		return -1
	}
	if name := o.g.nations[e.Name]; name != "" {
		return o.nation(name)
	}
	if k, ok := o.g.forms[e.Name]; ok && o.g.things[k].within != "" {
		return o.nation(o.g.things[k].within)
	}
	if e.Type != Organization {
		return -1
	}
	words := strings.Fields(e.Name)
	for i := range words {
		for j := min(len(words), i+3); j > i; j-- {
			w := strings.Join(words[i:j], " ")
			if k, ok := o.g.forms[w]; ok && j-i > 1 && o.g.things[k].typ == Place && o.g.things[k].within != "" {
				return o.nation(o.g.things[k].within) // "Northern Ireland Office", "British Columbia Hydro"
			}
			if k, ok := o.g.demonyms[w]; ok && k != stateless {
				return o.country(k)
			}
			if land := o.nation(w); land >= 0 {
				return land
			}
		}
	}
	return -1
}

// dateline gives the country from which an article was sent, by the place that its first sentence begins with before a dash
// or colon: "QUITO, Ecuador —", "MUZAFFARABAD:"; -1 if none is known.
func (o *owners) dateline() int {
	d := o.d
	for _, s := range d.Sentences {
		if d.Paragraphs[s.Paragraph].Kind != Body {
			continue
		}
		m := o.nameFrom(s.First)
		if m < 0 || d.Paragraphs[s.Paragraph].Start != d.Tokens[s.First].Start {
			return -1
		}
		_, k := d.tokensOf(d.placed[m].Span)
		for n := 0; n < 12 && k < s.Last; n++ {
			switch w := d.word(k); {
			case isDash(w) || w == ":" || w == "--":
				return o.land(d.placed[m].entity)
			case d.Tokens[k].Tag == Verb || d.Tokens[k].Tag == Aux:
				return -1
			}
			k++
		}
		return -1
	}
	return -1
}

// government gives the only government of a region that the text names in full, where its first paragraph does: "the Elmish
// Government", "the Elmish Executive", -1 if none.
func (o *owners) government() int {
	one := -1
	for e := range o.d.Entities {
		if x := &o.d.Entities[e]; x.Type == Organization && (strings.HasSuffix(x.Name, " Government") || strings.HasSuffix(x.Name, " Executive")) {
			if one >= 0 {
				return -1
			}
			one = e
		}
	}
	if one < 0 || o.d.Entities[one].Mentions[0].Start >= o.lead() {
		return -1
	}
	return one
}

// inPlace gives the town of "In Elmford, Mayor X", whatever kind of place it was taken for, or the country; -1 if none.
func (o *owners) inPlace(x *title, rule *ownerRule) int {
	d := o.d
	first := d.Sentences[d.Tokens[x.at].Sentence].First
	if !strings.EqualFold(d.word(first), "in") || first+1 >= x.at {
		return -1
	}
	m := o.nameFrom(first + 1)
	if m < 0 {
		return -1
	}
	e := &d.Entities[d.placed[m].entity]
	_, last := d.tokensOf(d.placed[m].Span)
	capital := e.Type == Country && last+2 < x.at && isPossessive(d.word(last)) && d.word(last+1) == "capital"
	if capital { // "In Norland's capital, Elmford, President X"
		last += 2
	}
	if k := o.nameFrom(min(last+1, x.at-1)); k >= 0 && d.word(last) == "," && (e.Type == City || e.Type == Place || capital) { // "In Elmford, Norland, Mayor X"
		if typ := d.Entities[d.placed[k].entity].Type; typ == Country || typ == Place || capital {
			_, last = d.tokensOf(d.placed[k].Span)
		}
	}
	if last+1 != x.at || d.word(last) != "," ||
		!o.g.allows(rule, e, d.Text) && !(slices.Contains(rule.types, City) && e.Type == Place) {
		return -1
	}
	return d.placed[m].entity
}

// lead is the end of the first paragraph with two sentences or a dozen words, headlines before it included.
func (o *owners) lead() int {
	if o.leadEnd >= 0 {
		return o.leadEnd
	}
	o.leadEnd = 0
	words := 0
	for _, s := range o.d.Sentences {
		p := o.d.Paragraphs[s.Paragraph]
		if words = s.LastWord - s.FirstWord; p.Kind == Body && words > 12 {
			o.leadEnd = p.End
			break
		}
	}
	return o.leadEnd
}
