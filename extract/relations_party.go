// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

var partyRule = relationRule{name: "party", predicate: "memberOf", subject: "P", object: "OG", confidence: 0.8}

// partyAt reads "GOP senator Ana Ruiz", "Ana Ruiz, a Labour councillor,", "Ana Ruiz, Labour MP for Leeds," and "Labour's
// Ana Ruiz".
func (f *relationFinder) partyAt(t int) {
	m := f.mention(t)
	if m < 0 || f.endOf(m) != t+1 || f.ms[m].Kind != Name || !f.isParty(m) {
		return
	}
	k, office := t+1, false
	if w := f.w(k); w == "'s" || w == "'" {
		if p := f.mention(k + 1); p >= 0 && f.startOf(p) == k+1 && f.ms[p].Kind == Name && !f.compound(f.arg(p)) {
			f.partisan(f.arg(p), m)
		}
		return
	}
	for n := 0; n < 4 && f.mention(k) < 0 && (f.tagged(k, Adj, Noun, Propn) || f.w(k) == "."); n++ {
		office = f.lex.is("partyman", f.w(k)) || office && f.w(k) == "."
		k++
	}
	if p := f.mention(k); office && p >= 0 && f.ms[p].Kind == Name && !f.compound(f.arg(p)) {
		f.partisan(f.arg(p), m)
		return
	}
	seat := office && (f.w(k) == "for" || f.w(k) == "from")
	if !f.ends(k) && !seat || !office && k != t+1 {
		return
	}
	start := f.startOf(m)
	for n := 0; n < 2 && f.tagged(start-1, Det, Adj); n++ {
		start--
	}
	if w := f.w(start); f.w(start-1) == "," && (w == "a" || w == "an" || seat && start == f.startOf(m)) {
		f.partisan(f.apposedTo(start-1), m)
	}
}

// adherentAt reads "Ana Ruiz, a Republican who" where the text names the party too.
func (f *relationFinder) adherentAt(t int) {
	m := f.mention(t)
	if m < 0 || f.endOf(m) != t+1 || f.ms[m].Kind != Name || f.d.Entities[f.ms[m].entity].Type != Person || f.w(t+1) != "," || t+2 >= f.last {
		return
	}
	if w := f.w(t + 2); (w == "a" || w == "an") && (f.ends(t+4) || f.tagged(t+4, Pron) || f.w(t+4) == "from" || f.w(t+4) == "and") {
		f.member(m, f.w(t+3))
	}
}

// member adds that mention m is of the party that a word names, unless the text does not.
func (f *relationFinder) member(m int, word string) {
	name := f.places.parties[word]
	k := slices.IndexFunc(f.d.Entities, func(e Entity) bool { return name != "" && e.Name == name })
	if k >= 0 {
		f.add(&partyRule, f.arg(m), argument{k, f.ms[m].Span}, f.ms[m].Span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
	}
}

// partisan adds that a person is of the party of mention m.
func (f *relationFinder) partisan(person argument, m int) {
	f.add(&partyRule, person, f.arg(m), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
}

// isParty tells whether a mention is of a political party.
func (f *relationFinder) isParty(m int) bool { return f.isPartyEntity(&f.d.Entities[f.ms[m].entity]) }

// isPartyEntity tells whether an entity is a political party: one of those that are known, or by what nearly all of their
// names have.
func (f *relationFinder) isPartyEntity(e *Entity) bool {
	if e.Type != Organization && e.Type != Group {
		return false
	}
	if k, ok := f.places.forms[e.Name]; ok && slices.Contains(strings.Fields(f.places.things[k].nouns), "party") {
		return true
	}
	return strings.HasSuffix(e.Name, " Party") || strings.HasSuffix(e.Name, " Democrats")
}
