// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

var (
	stateRule  = relationRule{name: "state-body", predicate: "partOf", subject: "O", object: "CL", confidence: 0.9}
	nationRule = relationRule{name: "seat-nation", predicate: "locatedIn", subject: "O", object: "C", confidence: 0.75}
)

// stateBodies reads whose body it is off names such as "the Norlandish Foreign Ministry", "the U.S. Treasury" or "the Ohio
// Department of Health", of countries and regions that the text names.
func (f *relationFinder) stateBodies() {
	for i := range f.d.Entities {
		e := &f.d.Entities[i]
		m := slices.IndexFunc(e.Mentions, func(m Mention) bool { return m.Kind == Name })
		if e.Type != Organization || m < 0 {
			continue
		}
		at := e.Mentions[m].Span
		first, last := f.d.tokensOf(at)
		k, end := f.places.findDemonym(f.d, first, last)
		if k < 0 {
			k, end = f.places.find(f.d, first, last)
		}
		if k < 0 || end >= last || !f.stateBody(end, last) {
			continue
		}
		if state, ok := f.states[f.places.things[k].name]; ok {
			f.add(&stateRule, argument{i, at}, argument{state, at}, at, certainty{}, f.d.innermostClaim(at))
		}
	}
}

// stateBody tells whether the words [first, last) of a name are what bodies of states are called.
func (f *relationFinder) stateBody(first, last int) bool {
	for k := first; k < last; k++ {
		w := strings.ToLower(f.d.word(k))
		ends := k == last-1 || f.d.word(k+1) == "of" || f.d.word(k+1) == "for"
		if ends && f.lex.is("statebody", w) {
			return !f.lex.is("armed", w) || f.armed(first, last)
		}
	}
	return false
}

// ofState tells whether mention s is a body of the country o, by its name, so that it is a part of it and not merely there:
// "the Foreign Ministry of Norland"; where the country owns it also "Norland's Nuclear Authority".
func (f *relationFinder) ofState(s, o int) bool {
	if !f.bodyNamed(s) || f.d.Entities[f.ms[o].entity].Type != Country {
		return false
	}
	name := f.d.Slice(f.ms[s].Span)
	if f.w(f.endOf(o)) == "'s" && f.endsIn("agency", name) && !strings.HasSuffix(name, "News Agency") {
		return true
	}
	return f.stateBody(f.startOf(s), f.endOf(s))
}

// nation gives the country for whose people the word at t is the name, and the token behind it: "Irish"; -1 where the text
// does not name it.
func (f *relationFinder) nation(t int) (country, end int) {
	if f.mention(t) >= 0 || t >= f.last {
		return -1, t
	}
	k, end := f.places.findDemonym(f.d, t, f.last)
	if k < 0 {
		return -1, t
	}
	if i, ok := f.states[f.places.things[k].name]; ok && f.d.Entities[i].Type == Country {
		return i, end
	}
	return -1, t
}

// nationAt reads "the Irish hearing-aid maker Calder Foods".
func (f *relationFinder) nationAt(t int) {
	country, k := f.nation(t)
	if country < 0 {
		return
	}
	seat := false
	for n := 0; n < maxDescribing && f.describes(k); n++ {
		seat = f.lex.is("seat", f.lemma(k))
		k++
	}
	if m := f.mention(k); seat && m >= 0 && f.startOf(m) == k && f.ms[m].Kind == Name && f.plainBody(m) {
		at := f.d.Tokens[t].Span
		f.add(&nationRule, f.arg(m), argument{country, at}, at, certainty{}, f.d.innermostClaim(at))
	}
}

// plainBody tells whether a mention stands for itself: nothing that it would only describe or own follows.
func (f *relationFinder) plainBody(m int) bool { return !f.compound(f.arg(m)) }

// armed tells whether the words [i, last) are what armies of states are called behind the name of their people; "Electronic
// Army" and "Republican Army" are not.
func (f *relationFinder) armed(i, last int) bool {
	for ; i < last-1; i++ {
		switch f.d.word(i) {
		case "Air", "Defence", "Defense", "Armed", "National", "Ground", "Special":
		default:
			return false
		}
	}
	return true
}
