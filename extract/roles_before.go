// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// cityBefore gives the city of "Elmford, Ohio, Mayor X", whose last comma is token i, -1 where there is none or an office is none of cities.
func (t *titler) cityBefore(i, from int, office string) int {
	d := t.d
	if i <= from || d.word(i) != "," || !slices.ContainsFunc(t.g.ownerRules(office), func(r *ownerRule) bool { return slices.Contains(r.types, City) }) {
		return -1
	}
	m, ok := t.mentionEnding(i - 1)
	if !ok || m.Kind != Name || d.Entities[m.entity].Type != Place {
		return -1
	}
	if i, _ = d.tokensOf(m.Span); i-2 < from || d.word(i-1) != "," {
		return -1
	}
	if m, ok = t.mentionEnding(i - 2); ok && m.Kind == Name && d.Entities[m.entity].Type != Person && d.Entities[m.entity].Type != Organization {
		return m.entity
	}
	return -1
}

// officeBefore reads the office before another and before its name: "Northwind co-founder and chief executive X".
func (t *titler) officeBefore(p phrase, s Sentence) (phrase, bool) {
	i := p.start - 1
	if i-1 < s.First || t.d.word(i) != "and" {
		return p, false
	}
	if i--; t.d.word(i) == "." && i > s.First {
		i--
	}
	if t.noun(i)&nounPerson == 0 {
		return p, false
	}
	q, ok := t.backwards(i, s.First)
	return q, ok && q.head == i && (p.start == p.first || q.of >= 0 || q.country >= 0)
}

// servant gives the phrase for somebody who works for the one of whom a phrase speaks: of "a clerk for the judge, X", X is the clerk, and of
// "the wife of the judge, X" nobody knows who is. Where there is none it gives the phrase itself.
func (t *titler) servant(p phrase, s Sentence) (phrase, bool) {
	d := t.d
	k := p.start - 2
	if k < s.First || t.noun(k)&nounPerson == 0 || p.person >= 0 {
		return p, true
	}
	if w := d.word(k + 1); w != "for" && w != "to" && w != "of" {
		return p, true
	}
	q := emptyPhrase()
	q.head = k
	if q.office = t.noun(k)&nounOffice != 0; !q.office && d.word(k+1) == "of" && isUpperFirst(d.word(p.head)) {
		return p, true // "the sister of the Speaker, X"
	}
	q.last, q.end = k+1, k+1
	t.modifiers(&q, s.First)
	q.other = true
	return q, q.office
}

// ofOneBefore tells whether a phrase between commas belongs to the name before it: in a list, "X, the mayor, Y, the governor, and Z", or
// in "With X as his deputy, Y won".
func (t *titler) ofOneBefore(p phrase, last int, s Sentence) bool {
	d := t.d
	if p.start-2 > s.First && d.word(p.start-1) == "as" {
		m, ok := t.mentionEnding(p.start - 2)
		return ok && m.Kind == Name && d.Entities[m.entity].Type == Person
	}
	if p.start-2 < s.First || d.word(p.start-1) != "," || last+1 >= s.Last || d.word(last) != "," || d.Tokens[last+1].Tag != Det {
		return false
	}
	m, ok := t.mentionEnding(p.start - 2)
	return ok && m.Kind == Name && d.Entities[m.entity].Type == Person
}

// apposed tells whether a phrase before a comma, or a form of "be", says what the one is whose name follows it and ends before token last.
func (t *titler) apposed(p phrase, last int, s Sentence) bool {
	whole := (p.defined || p.start == s.First && p.of >= 0) && t.closesHome(last, s.Last)
	return whole && !t.ofOneBefore(p, last, s) && !t.fronted(p, last, s)
}

// fronted tells whether a phrase before a comma stands behind a preposition with which the sentence opens, and is none for its subject: "Through
// a spokeswoman, X declined", "Unlike the mayor, X agreed".
func (t *titler) fronted(p phrase, last int, s Sentence) bool {
	d := t.d
	if p.end >= s.Last || d.word(p.end) != "," || last >= s.Last {
		return false
	}
	if d.Tokens[last].Tag == Verb && saysSo(d.Tokens[last].Lemma) && last+1 < s.Last && d.word(last+1) == "," {
		return true // "The mayor, X said, had lied"
	}
	if p.start <= s.First {
		return false
	}
	if tag := d.Tokens[last].Tag; tag != Verb && tag != Aux && tag != Adv {
		return false
	}
	before := d.Tokens[p.start-1]
	return before.Tag == Adp || before.Tag == Sconj
}

// supposed tells what somebody is only in thought: "a President X".
func (t *titler) supposed(p phrase) bool {
	if p.first == 0 || p.first != p.start && p.first-1 != p.start || !isUpperFirst(t.d.word(p.head)) {
		return false
	}
	switch strings.ToLower(t.d.word(p.head)) {
	case "president", "chancellor", "premier", "governor", "senator", "mayor":
	case "minister":
		if p.head == p.first || !strings.EqualFold(t.d.word(p.head-1), "prime") {
			return false
		}
	default:
		return false
	}
	return strings.EqualFold(t.d.word(p.first-1), "a")
}

// closesHome tells whether an apposition ends at token i, or where what somebody is of ends: "its president, X of the leftist Y, said".
func (t *titler) closesHome(i, last int) bool {
	if t.closes(i, last) {
		return true
	}
	if w := t.d.word(i); w != "of" && w != "from" {
		return false
	}
	for k := i + 1; k < last && k < i+9; k++ {
		switch tag := t.d.Tokens[k].Tag; {
		case tag == Punct:
			return t.closes(k, last)
		case tag == Verb || tag == Aux:
			return k > i+1
		case tag == Adp || tag == Pron || tag == Sconj:
			return false
		}
	}
	return false
}

// pastBeside gives the token of the comma before what stands between an office and a name and is no office: "its president, the
// Irishman X", "their chief, former champion X", "the MP, Labour's X"; -1 where there is nothing of the kind.
func (t *titler) pastBeside(i, from int) int {
	d := t.d
	if i > from && d.isPossessor(d.Tokens[i-1].End) && d.Tokens[i].Tag == Part {
		m, ok := t.mentionEnding(i - 1)
		if !ok || m.Kind != Name || d.Entities[m.entity].Type == Person {
			return -1
		}
		if i, _ = d.tokensOf(m.Span); i > from && d.word(i-1) == "," {
			return i - 1
		}
		return -1
	}
	if i > from && (d.word(i) == "named" || d.word(i) == "called") {
		i-- // "its pilot, a Galician named X"
	}
	for k := i; k > from && k > i-7; k-- {
		switch {
		case (d.word(k) == "," || t.isCopula(k)) && k < i:
			return k
		case t.noun(k)&nounOffice != 0:
			return -1
		}
		switch d.Tokens[k].Tag {
		case Noun, Adj, Det, Propn, Num:
		case Part: // "its captain is Y's daughter X"
			if k == from || !d.isPossessor(d.Tokens[k-1].End) {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// pastHonorifics goes left from token i over "Mr", "Dr." and the like, but not over a shortened office.
func (t *titler) pastHonorifics(i, from int) int {
	d, last := t.d, i
	if i-2 >= from && isQuoteMark(d.word(i)) && isQuoteMark(d.word(i-2)) && t.noun(i-1)&nounOffice != 0 {
		i -= 3 // "its commander, “Colonel” X"
	}
	for i >= from && (d.word(i) == "." || t.g.cues[d.word(i)]&cueHonorific != 0 || i < last && reverent(d.word(i))) {
		if d.word(i) == "." && i > from && t.g.short[strings.ToLower(d.word(i-1))] != "" {
			break
		}
		if i > from && t.noun(i)&nounOffice != 0 && t.g.lists["compound"][strings.ToLower(d.word(i-1)+"-"+d.word(i))] {
			break // "First Lady X"
		}
		i--
	}
	return i
}
