// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// stateSeat gives the kind of an office to which somebody is elected by a state of a federation: "representative" of a congresswoman; "" of
// others, those of the state's own houses among them.
func stateSeat(x *title) string {
	if strings.HasPrefix(x.full, "state ") || strings.HasPrefix(x.full, "lieutenant ") {
		return ""
	}
	switch x.head {
	case "senator", "governor":
		return x.head
	case "representative", "congressman", "congresswoman", "congressperson":
		return "representative"
	}
	return ""
}

// stateOffice is an office of a person or of a state; "" is whatever somebody is elected to.
type stateOffice struct {
	entity int
	office string
}

// seats gives those who are elected for a state that state, where the text says elsewhere which it is: "Senator X" of whom "the Ohio
// senator, X" tells more, "X (D-Ohio)", "X, an Ohio Democrat", "X has won his home state of Ohio".
func (t *titler) seats(all []title) {
	states := map[stateOffice]int{}
	note := func(person int, office string, e int) {
		k := stateOffice{person, office}
		if old, ok := states[k]; e < 0 || t.d.Entities[e].Type != Place || ok && old != e {
			e = -1
		} else if ok && old < 0 {
			return
		}
		states[k] = e
	}
	open := map[int]bool{} // people whose office is of no known state
	for i := range all {
		switch x := &all[i]; {
		case stateSeat(x) == "":
		case x.of >= 0:
			if t.d.Entities[x.of].Type == Place {
				note(x.person, stateSeat(x), x.of)
			}
		case t.openSeat(x):
			open[x.person] = true
		}
	}
	if len(open) == 0 {
		return
	}
	for _, m := range t.d.placed {
		if m.Kind != Name || !open[m.entity] {
			continue
		}
		first, last := t.d.tokensOf(m.Span)
		s := t.d.Sentences[t.d.Tokens[first].Sentence]
		e := t.tagged(last, s)
		if e < 0 {
			e = t.stateBehind(last, s)
		}
		if e >= 0 && t.d.Entities[e].Type == Place {
			note(m.entity, "", e)
		}
	}
	for i := range all {
		x := &all[i]
		office := stateSeat(x)
		if office == "" || !t.openSeat(x) {
			continue
		}
		for _, k := range []stateOffice{{x.person, office}, {x.person, ""}} {
			if e, ok := states[k]; ok && e >= 0 {
				x.of = e
				break
			}
		}
		if x.of < 0 {
			x.of = t.stateBeside(x)
		}
	}
	t.homeStates(all)
}

// openSeat tells whether nothing says whose an office is.
func (t *titler) openSeat(x *title) bool {
	return x.of < 0 && x.country < 0 && !x.owned && x.owner < 0 && !x.beside && x.home < 0
}

// stateBeside gives the state of which a sentence speaks where it names somebody who has an office for it; -1 if none.
func (t *titler) stateBeside(x *title) int {
	s := t.d.Sentences[t.d.Tokens[x.at].Sentence]
	if e := t.stateOfSeveral(x, s); e >= 0 {
		return e
	}
	if e := t.stateHome(x, s); e >= 0 {
		return e
	}
	return t.stateContested(x, s)
}

// stateOfSeveral gives the state of "Ohio Democrats such as Sen. X", "Ohio's lawmakers, including Sen. X"; -1 if none.
func (t *titler) stateOfSeveral(x *title, s Sentence) int {
	d := t.d
	for k := x.at - 1; k > s.First && d.Tokens[k].Tag != Aux; k-- {
		switch w := d.word(k); {
		case w == "including", w == "like":
		case w == "as" && d.word(k-1) == "such":
			k--
		case d.Tokens[k].Tag == Verb:
			return -1
		default:
			continue
		}
		if d.word(k-1) == "," {
			k--
		}
		if noun := k - 1; noun > s.First && t.people(noun) {
			return t.stateOf(noun)
		}
		return -1
	}
	return -1
}

// stateHome gives the state of "Ohio, home to Sen. X"; -1 if none.
func (t *titler) stateHome(x *title, s Sentence) int {
	d := t.d
	k := x.at - 1
	if k-3 < s.First || d.word(k) != "to" && d.word(k) != "of" || d.word(k-1) != "home" {
		return -1
	}
	if k -= 2; d.Tokens[k].Tag == Det {
		k--
	}
	if m, ok := t.mentionEnding(k - 1); ok && d.word(k) == "," && d.Entities[m.entity].Type == Place {
		return m.entity
	}
	return -1
}

// stateContested gives the state of "Jan Hill is challenging Rep. X in Ohio", "In Ohio, Y hopes to unseat Sen. X" or "In Ohio, Sen. X leads his
// challenger": whoever is no more than there to speak has no such words beside him; -1 if none.
func (t *titler) stateContested(x *title, s Sentence) int {
	d := t.d
	_, last := d.tokensOf(x.span)
	behind := -1
	if last+1 < s.Last && d.word(last) == "in" {
		behind = t.stateFrom(last + 1)
	}
	for k := x.at - 1; k >= s.First && k > x.at-5; k-- {
		switch d.Tokens[k].Lemma {
		case "oust", "unseat", "re-elect", "reelect", "incumbent", "retiring":
			if behind < 0 {
				return t.onlyState(s)
			}
			return behind
		case "challenge":
			return behind
		}
	}
	if !strings.EqualFold(d.word(s.First), "in") {
		return -1
	}
	for k := x.at; k < s.Last; k++ {
		if w := d.word(k); w == "challenger" || w == "incumbent" {
			return t.stateFrom(s.First + 1)
		}
	}
	return -1
}

// onlyState gives the only region that a sentence names, -1 if there is none or there are several.
func (t *titler) onlyState(s Sentence) int {
	one := -1
	for _, m := range t.d.mentionsIn(s.Span) {
		if m.Kind != Name || t.d.Entities[m.entity].Type != Place || m.entity == one {
			continue
		}
		if one >= 0 {
			return -1
		}
		one = m.entity
	}
	return one
}

// people tells a noun for several of a party or with offices.
func (t *titler) people(i int) bool {
	switch w := strings.ToLower(t.d.word(i)); w {
	case "lawmakers", "politicians", "leaders", "officials":
		return true
	default:
		one, many := strings.CutSuffix(w, "s")
		return many && (t.g.parties[one] != "" || t.g.nouns[one]&nounOffice != 0)
	}
}

// stateFrom gives the region whose name begins with token i, -1 if none does.
func (t *titler) stateFrom(i int) int {
	if m := t.nameFrom(i); m >= 0 && t.d.Entities[t.d.placed[m].entity].Type == Place {
		return t.d.placed[m].entity
	}
	return -1
}

// stateOf gives the region that the words before several people say they are of, the noun for them at token i: "Ohio Republicans", "Ohio's
// Democratic lawmakers"; -1 if none.
func (t *titler) stateOf(i int) int {
	d := t.d
	if m, ok := t.mentionEnding(i); ok && m.Kind == Name && d.Entities[m.entity].Type == Organization { // the party there
		first, _ := d.tokensOf(m.Span)
		if k, _ := t.g.find(d, first, i+1); k >= 0 {
			return t.named(t.g.things[k].name, Place)
		}
	}
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if m, ok := t.mentionEnding(k); ok && m.Kind == Name && d.Entities[m.entity].Type == Place {
			return m.entity
		}
		if d.Tokens[k].Tag != Part && t.g.parties[strings.ToLower(d.word(k))] == "" {
			return -1
		}
	}
	return -1
}

// homeStates reads "X wins his home state of Ohio".
func (t *titler) homeStates(all []title) {
	d := t.d
	var homes map[int]int
	for i := 1; i+3 < len(d.Tokens); i++ {
		if d.word(i) != "home" || d.word(i+1) != "state" {
			continue
		}
		k := i + 2
		if d.word(k) == "of" || d.word(k) == "," {
			k++
		}
		m, ok := t.mentionEnding(i - 1)
		if d.Tokens[i-1].Tag == Part {
			m, ok = t.mentionEnding(i - 2)
		}
		if e := t.stateFrom(k); ok && e >= 0 && d.Entities[m.entity].Type == Person {
			if homes == nil {
				homes = map[int]int{}
			}
			homes[m.entity] = e
		}
	}
	for i := range all {
		if x := &all[i]; !x.former && stateSeat(x) != "" && t.openSeat(x) {
			if e, ok := homes[x.person]; ok {
				x.of = e
			}
		}
	}
}

// chamberBefore gives the house of a parliament of which the sentence of an office of one who leads it spoke last before it, or the sentence before
// that: "introduced in the Senate by Minority Leader X"; -1 if none.
func (o *owners) chamberBefore(x *title) int {
	d := o.d
	switch x.full {
	case "majority leader", "minority leader", "majority whip", "minority whip":
	default:
		return -1
	}
	house := max(o.named("House", Organization), o.named("House of Representatives", Organization))
	switch senator, member := o.sits(x.person, "senator"), o.sits(x.person, "representative"); {
	case senator && !member:
		return o.named("Senate", Organization)
	case member && !senator:
		return house
	}
	at := int(d.Tokens[x.at].Sentence)
	first := d.Sentences[at].First
	if at > 0 && d.Sentences[at-1].Paragraph == d.Sentences[at].Paragraph {
		first = d.Sentences[at-1].First
	}
	for k := x.at - 1; k >= first; k-- {
		switch w := d.word(k); {
		case w == "Senate":
			return o.named(w, Organization)
		case w == "House" && (k == 0 || d.word(k-1) != "White"):
			return house
		}
	}
	return -1
}

// sits tells whether somebody is called by a seat in Congress, or is known to have had it.
func (o *owners) sits(person int, seat string) bool {
	return slices.ContainsFunc(o.titles[person], func(x *title) bool { return stateSeat(x) == seat }) || o.g.heldBy(seat, o.d.Entities[person].Name) != nil
}
