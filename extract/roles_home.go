// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// article is about, unless the paragraph speaks of another one.
func (o *owners) home(x *title, rule *ownerRule) int {
	d := o.d
	at := int(d.Tokens[x.at].Sentence)
	var local []spoken
	for s := at; s >= 0 && d.Sentences[s].Paragraph == d.Sentences[at].Paragraph; s-- {
		local = append(local, o.before(x, rule, s)...)
	}
	if m := o.inPlace(x, rule); m >= 0 {
		return m
	}
	home := o.main(rule)
	if home < 0 && x.head != "president" {
		if one := o.acting(local); one >= 0 && o.inLead(one) {
			return one
		}
		return -1
	}
	for _, m := range local {
		if m.entity != home {
			if x.seat >= 0 {
				return o.saying(local)
			}
			return -1
		}
	}
	if home >= 0 && x.head != "president" && slices.Contains(rule.types, Country) && o.d.Entities[home].Type == Place {
		if e := o.government(); e >= 0 {
			return e
		}
	}
	return home
}

// government gives the only government of a region that the text names in full, where its first paragraph does: "the Elmish
// Government", -1 if none.
func (o *owners) government() int {
	one := -1
	for e := range o.d.Entities {
		if x := &o.d.Entities[e]; x.Type == Organization && strings.HasSuffix(x.Name, " Government") {
			if one >= 0 {
				return -1
			}
			one = e
		}
	}
	if one < 0 || !o.inLead(one) {
		return -1
	}
	return one
}

// main is the entity that the article is about, aboutOf worked out once.
func (o *owners) main(rule *ownerRule) int {
	home, ok := o.about[rule]
	if !ok {
		home = o.aboutOf(rule)
		o.about[rule] = home
	}
	return home
}

// minister X ..." where the article is about two countries.
func (o *owners) acting(local []spoken) int {
	one := best(local)
	if one < 0 || !slices.ContainsFunc(local, func(m spoken) bool { return m.rank > 1 }) {
		return -1
	}
	return one
}

// inPlace gives the town of "In Elmford, Mayor X", whatever kind of place it was taken for, or the country.
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
	if _, last := d.tokensOf(d.placed[m].Span); last+1 != x.at || d.word(last) != "," ||
		!o.g.allows(rule, e, d.Text) && !(slices.Contains(rule.types, City) && e.Type == Place) {
		return -1
	}
	return d.placed[m].entity
}

// saying gives the country that says something in the paragraph, the only one of it, for those who speak for a government:
// "Norland would wait, government spokesman X said".
func (o *owners) saying(local []spoken) int {
	one, says := -1, false
	for _, m := range local {
		if one >= 0 && one != m.entity {
			return -1
		}
		one = m.entity
		says = says || m.says
	}
	if !says {
		return -1
	}
	return one
}

// where it names it there.
func (o *owners) aboutOf(rule *ownerRule) int {
	d := o.d
	count := make([]int, len(d.Entities))
	early := make([]bool, len(d.Entities))
	lead := o.lead()
	weigh := func(e, at int) {
		if e < 0 {
			return
		}
		count[e]++
		if at < lead {
			count[e] += 2
			early[e] = true
		}
	}
	for _, m := range d.placed {
		if m.Kind != Pronoun && o.allows(rule, m.entity) {
			weigh(m.entity, m.Start)
		}
	}
	if slices.Contains(rule.types, Country) {
		for i := 0; i < len(d.Tokens); i++ {
			if !isUpperFirst(d.word(i)) {
				continue
			}
			if k, e := o.g.findDemonym(d, i, min(i+3, len(d.Tokens))); e > i {
				weigh(o.entityOf(k), d.Tokens[i].Start)
				i = e - 1
			}
		}
	}
	first, second := -1, 0
	for e, n := range count {
		switch {
		case n == 0:
		case first < 0 || n > count[first]:
			if first >= 0 {
				second = count[first]
			}
			first = e
		default:
			second = max(second, n)
		}
	}
	switch {
	case first < 0 || second > 0 && !early[first]:
		return -1
	case count[first] >= 2*second, 2*count[first] >= 3*second && o.heads(first, rule):
		return first
	}
	return -1
}

// inLead tells whether the headline or first paragraph names a country or place, or the people of one.
func (o *owners) inLead(entity int) bool {
	d := o.d
	lead := o.lead()
	if ms := d.Entities[entity].Mentions; len(ms) > 0 && ms[0].Start < lead {
		return true
	}
	for i := 0; i < len(d.Tokens) && d.Tokens[i].Start < lead; i++ {
		if k, e := o.g.findDemonym(d, i, min(i+3, len(d.Tokens))); e > i && o.entityOf(k) == entity {
			return true
		}
	}
	return false
}

// heads tells whether the first sentence or headline names an entity and no other of its kind.
func (o *owners) heads(entity int, rule *ownerRule) bool {
	d := o.d
	s := d.Sentences[0]
	found := false
	for _, m := range d.mentionsIn(s.Span) {
		switch {
		case m.entity == entity:
			found = true
		case o.allows(rule, m.entity):
			return false
		}
	}
	for i := s.First; i < s.Last; i++ {
		if k, e := o.g.findDemonym(d, i, min(i+3, s.Last)); e > i && slices.Contains(rule.types, Country) && o.entityOf(k) != entity {
			return false
		}
	}
	return found
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
