// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// nominal gives the entity for which a noun phrase with an article stands ("the governor", "the Belarusian president",
// "the company"), and the token after it; -1 where that is not certain.
func (r *resolver) nominal(i int, s Sentence) (entity, end int) {
	d := r.d
	if w := strings.ToLower(d.word(i)); w != "the" && w != "that" && w != "this" || i+1 >= s.Last || r.apposition(i, s) {
		return -1, i
	}
	country, k := -1, i+1
	if x, e := r.g.findDemonym(d, k, s.Last); e > k {
		country, k = x, e
	}
	head := -1
	for ; k < s.Last && k < i+7; k++ {
		t := d.Tokens[k]
		if r.startsName(k) {
			return -1, i // a title or an attribute of a name
		}
		if t.Tag != Noun && t.Tag != Adj && t.Tag != Propn {
			break
		}
		if t.Tag != Adj || r.g.nouns[d.word(k)]&^nounModifier != 0 {
			head = k
		}
	}
	if head < 0 || k <= head || k < s.Last && (r.startsName(k) || d.word(k) == "-") || excluded(d, i+1, head) {
		return -1, i
	}
	if head+2 < s.Last && d.word(head+1) == "," && r.startsName(head+2) && r.d.Entities[r.names[r.next].entity].Type == Person {
		return -1, i // its name follows
	}
	noun := strings.ToLower(d.word(head))
	kind := r.g.nouns[noun]
	of := -1
	if head+1 < s.Last && d.word(head+1) == "of" {
		of = r.nameWithin(head+2, min(s.Last, head+5))
		if of < 0 {
			return -1, i
		}
	}
	switch {
	case kind&nounPerson != 0:
		return r.person(wanted{noun, r.modifier(i+1, head), country, of}, int(d.Tokens[i].Sentence)), head + 1
	case of >= 0 || country >= 0:
		return -1, i
	case head-i > 3:
		return -1, i
	case kind&nounCountry != 0 && head == i+1:
		return r.place(Country, s, i), head + 1
	case kind&nounCity != 0 && head == i+1:
		return r.place(City, s, i), head + 1
	case kind&(nounOrg|nounGroup|nounPlace) != 0:
		if e := r.body(noun, int(d.Tokens[i].Sentence)); e >= 0 {
			return e, head + 1
		}
		return r.bodyAhead(noun, i+1, head), head + 1
	}
	return -1, i
}

// bodyAhead gives the body that the text names soon after a noun with a word of that name before it: "the federal relief
// agency" and then the National Relief Bureau.
func (r *resolver) bodyAhead(noun string, from, head int) int {
	for k := r.next; k < len(r.names) && k < r.next+12; k++ {
		e := r.names[k].entity
		if r.d.Entities[e].Type != Organization || !r.canBe(e, noun) {
			continue
		}
		name := strings.ToLower(r.d.Entities[e].Name)
		for i := from; i < head; i++ {
			if w := r.d.word(i); len(w) > 3 && w != "federal" && w != "national" && strings.Contains(name, w) {
				return e
			}
		}
	}
	return -1
}

// excluded tells phrases that set somebody else apart: "the other company", "the former president".
func excluded(d *Document, from, to int) bool {
	for k := from; k < to; k++ {
		switch strings.ToLower(d.word(k)) {
		case "other", "former", "new", "next", "first", "second", "third", "last", "same", "only", "previous", "late", "opposition",
			"biggest", "largest", "local", "ex-president", "vice", "deputy", "whole", "entire", "rival", "two", "three", "parent":
			return true
		}
	}
	return false
}

// apposition tells whether the phrase that begins at i says what a name before it is, or what somebody is or becomes.
func (r *resolver) apposition(i int, s Sentence) bool {
	d := r.d
	if i == s.First {
		return false
	}
	switch d.Tokens[i-1].Lemma {
	case "be", "become", "remain", "as":
		return true
	}
	if d.word(i-1) != "," || i-2 < s.First {
		return false
	}
	n := len(r.recent)
	return n > 0 && r.recent[n-1].last == i-1
}

func (r *resolver) startsName(i int) bool {
	for k := r.next; k < len(r.names) && k < r.next+8; k++ {
		if r.names[k].Start == r.d.Tokens[i].Start {
			return true
		}
		if r.names[k].Start > r.d.Tokens[i].Start {
			break
		}
	}
	return false
}

// nameWithin gives the entity of the name that begins among the tokens [i, last).
func (r *resolver) nameWithin(i, last int) int {
	if i >= last {
		return -1
	}
	from, to := r.d.Tokens[i].Start, r.d.Tokens[last-1].End
	for k := r.next; k < len(r.names) && r.names[k].Start < to; k++ {
		if r.names[k].Start >= from {
			return r.names[k].entity
		}
	}
	return -1
}

// wanted is what a noun phrase says of the person whom it means.
type wanted struct {
	noun, modifier string // "minister", "foreign"
	country, of    int    // thing of the gazetteer, entity; -1 where not said
}

// modifier gives the last word among the tokens [i, head) that tells one office from another.
func (r *resolver) modifier(i, head int) string {
	for k := head - 1; k >= i; k-- {
		if w := strings.ToLower(r.d.word(k)); r.g.nouns[w]&nounModifier != 0 {
			return w
		}
	}
	return ""
}

// person gives the one person who is called by a noun; by nationality or body where the text says one.
func (r *resolver) person(w wanted, sentence int) int {
	one := -1
	for _, e := range r.held[w.noun] {
		if !r.holds(e, w) {
			continue
		}
		if one >= 0 {
			return r.lastOf(r.held[w.noun], w, sentence)
		}
		one = e
	}
	if one >= 0 && (r.g.nouns[w.noun]&nounOffice == 0 && !r.seenSince(one, sentence-8) || vague(w.noun) && !r.seenSince(one, sentence-2)) {
		return -1
	}
	return one
}

// holds tells whether a person has such a title.
func (r *resolver) holds(e int, w wanted) bool {
	for _, x := range r.info[e].titles {
		words := " " + x.words + " "
		if x.former || !strings.Contains(words, " "+w.noun+" ") {
			continue
		}
		other := w.modifier != "" && !strings.Contains(words, " "+w.modifier+" ")
		switch {
		case other && (strings.Contains(x.words, " ") || w.modifier == "prime" || w.modifier == "vice" || w.modifier == "deputy"):
		case w.of >= 0 && x.of != w.of:
		case w.country >= 0 && x.country != w.country && (x.of < 0 || r.d.Entities[x.of].Name != r.g.things[w.country].name):
		default:
			return true
		}
	}
	return false
}

// lastOf gives the one of several people who was mentioned in the last sentences, if only one was.
func (r *resolver) lastOf(es []int, w wanted, sentence int) int {
	one := -1
	for _, e := range es {
		if r.holds(e, w) && r.seenSince(e, sentence-2) {
			if one >= 0 {
				return -1
			}
			one = e
		}
	}
	return one
}

func (r *resolver) seenSince(e, sentence int) bool {
	for k := len(r.recent) - 1; k >= 0 && k >= len(r.recent)-window; k-- {
		if r.recent[k].entity == e && r.recent[k].sentence >= sentence {
			return true
		}
	}
	return false
}

// body gives the body or place mentioned last that a noun may stand for.
func (r *resolver) body(noun string, sentence int) int {
	for k := len(r.recent) - 1; k >= 0 && k >= len(r.recent)-window; k-- {
		m := r.recent[k]
		if m.sentence < sentence-20 {
			break
		}
		if r.canBe(m.entity, noun) {
			return m.entity
		}
	}
	return -1
}

// family gives the kinds of body that a noun may stand for: "the agency" may be the Bureau of X.
func (r *resolver) family(noun string) nouns {
	return r.g.nouns[noun] & (nounAgency | nounCompany | nounCorporate)
}

// canBe tells whether a noun may stand for a body or place, by the words of its name and what was said of it.
func (r *resolver) canBe(e int, noun string) bool {
	ent := &r.d.Entities[e]
	for _, w := range r.info[e].nouns {
		if w == noun || r.family(w)&r.family(noun)&nounCompany != 0 {
			return true
		}
	}
	name := strings.Fields(strings.ToLower(ent.Name))
	if len(name) < 2 {
		return false
	}
	last := name[len(name)-1]
	switch ent.Type {
	case Place:
		return last == noun
	case Group:
		return noun == "group" || last == noun
	case Organization:
	default:
		return false
	}
	if noun == "force" {
		return last == "police" || last == "constabulary"
	}
	if r.family(noun)&nounCompany != 0 && r.family(last)&nounCorporate != 0 {
		return true
	}
	for _, w := range name {
		if w == noun || r.family(w)&r.family(noun)&nounAgency != 0 {
			return true
		}
	}
	return false
}

// place gives the country (or city) for which "the country" stands: the only one, or the only subject, of this and the
// last sentence.
func (r *resolver) place(typ EntityType, s Sentence, i int) int {
	sentence := int(r.d.Tokens[i].Sentence)
	one, subject, several := -1, -1, false
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= sentence-1; k-- {
		m := r.recent[k]
		if r.d.Entities[m.entity].Type != typ {
			continue
		}
		several = several || one >= 0 && one != m.entity
		one = m.entity
		if m.subject && m.sentence == sentence && subject < 0 {
			subject = m.entity
		}
	}
	if several {
		return subject
	}
	return one
}
