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
	for n := k + 1; f.w(k) == "(" && n < min(k+maxDescribing, f.last); n++ {
		if f.w(n) == ")" {
			k = n + 1 // "the Harbour Party (HP) candidate Ana Ruiz"
		}
	}
	if w := f.w(k); w == "'s" || w == "'" {
		if p := f.mention(k + 1); p >= 0 && f.startOf(p) == k+1 && f.ms[p].Kind == Name && !f.compound(f.arg(p)) {
			f.partisan(f.arg(p), f.arg(m))
		}
		return
	}
	for n := 0; n < 4 && f.mention(k) < 0 && (f.tagged(k, Adj, Noun, Propn) || f.w(k) == "."); n++ {
		office = f.lex.is("partyman", f.w(k)) || office && f.w(k) == "."
		k++
	}
	if p := f.mention(k + 1); office && f.w(k) == "," && p >= 0 && f.startOf(p) == k+1 && f.ms[p].Kind == Name && f.ends(f.endOf(p)) &&
		(f.w(f.startOf(m)-1) == "'s" || f.w(f.startOf(m)-1) == "the") {
		f.partisan(f.arg(p), f.arg(m)) // "Leeds's Labour MP, Ana Ruiz,"
		return
	}
	if p := f.mention(k); office && p >= 0 && f.ms[p].Kind == Name && !f.compound(f.arg(p)) {
		f.partisan(f.arg(p), f.arg(m))
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
		f.partisan(f.apposedTo(start-1), f.arg(m))
	}
}

// adherentAt reads "Ana Ruiz, a Republican who", "Ana Ruiz, the panel's top Democrat,", "Ana Ruiz, the town's Labour MP," and
// "Ana Ruiz, an Ohio Social Democrat," where the text names the party too.
func (f *relationFinder) adherentAt(t int) {
	m := f.mention(t)
	if m < 0 || f.endOf(m) != t+1 || f.ms[m].Kind != Name || f.d.Entities[f.ms[m].entity].Type != Person || f.w(t+1) != "," {
		return
	}
	k, owner := t+2, -1
	for n := 0; n < maxDescribing && k < f.last; n++ {
		if p := f.mention(k); p >= 0 && k > t+2 && f.isParty(p) && f.lex.is("partyman", f.w(f.endOf(p))) {
			f.partisan(f.arg(m), f.arg(p))
			return
		}
		if party, end := f.adherents(k); party >= 0 && k > t+2 {
			if !f.tagged(end, Noun, Propn, Adj) && f.w(end) != "-" && f.w(end) != "'s" && f.mention(end) < 0 {
				f.partisan(f.arg(m), argument{party, Span{f.d.Tokens[k].Start, f.d.Tokens[end-1].End}})
				if owner >= 0 && f.endsIn("assembly", f.d.Entities[f.ms[owner].entity].Name) {
					f.add(&seatedRule, f.arg(m), f.arg(owner), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
				}
			}
			return
		}
		switch {
		case f.lex.is("weak", f.w(k)) || f.lex.is("negative", f.w(k)):
			return
		case f.mention(k) >= 0 && f.isPlace(f.mention(k)), f.mention(k) >= 0 && f.w(f.endOf(f.mention(k))) == "'s":
			owner = f.mention(k)
			k = f.endOf(owner)
		case f.tagged(k, Det, Adj, Num), f.w(k) == "'s", f.tagged(k, Noun), possessivePronoun(f.w(k)):
			k++
		default:
			return
		}
	}
}

// adherents gives the party of the text whose people the capitalised words from token k on name, and the token behind
// them: "Social Democrat" of the Social Democratic Party; -1 where they name none.
func (f *relationFinder) adherents(k int) (party, end int) {
	for n := 2; n > 0; n-- {
		if k+n > f.last || !isUpperFirst(f.d.word(k)) || !isUpperFirst(f.d.word(k+n-1)) {
			continue
		}
		words := strings.ToLower(f.d.Slice(Span{f.d.Tokens[k].Start, f.d.Tokens[k+n-1].End}))
		known := f.places.parties[words]
		for i := range f.d.Entities {
			e := &f.d.Entities[i]
			if e.Type != Organization && e.Type != Group || !strings.HasSuffix(words, "democrat") && known == "" && !f.isPartyEntity(e) {
				continue
			}
			if e.Name == known || partyStem(e.Name) == partyStem(words) {
				return i, k + n
			}
		}
	}
	return -1, k
}

// partyStem is what a party's name has in common with the name of its people: "social democrat" of "the Social Democratic
// Party of Norland" and of "Social Democrats".
func partyStem(name string) string {
	name, _, _ = strings.Cut(strings.TrimPrefix(strings.ToLower(name), "the "), " party")
	name = strings.ReplaceAll(name, "democratic", "democrat")
	return strings.TrimSuffix(name, "s")
}

// partisan adds that a person is of a party.
func (f *relationFinder) partisan(person, party argument) {
	f.add(&partyRule, person, party, party.span, certainty{}, f.d.innermostClaim(party.span))
}

// isParty tells whether a mention is of a political party.
func (f *relationFinder) isParty(m int) bool { return f.isPartyEntity(&f.d.Entities[f.ms[m].entity]) }

// isPartyEntity tells whether an entity is a political party: one of those that are known, one that the text calls a party, or by what
// nearly all of their names have.
func (f *relationFinder) isPartyEntity(e *Entity) bool {
	if e.Type != Organization && e.Type != Group {
		return false
	}
	if k, ok := f.places.forms[e.Name]; ok && slices.Contains(strings.Fields(f.places.things[k].nouns), "party") {
		return true
	}
	if strings.HasPrefix(e.Name, "Party ") || f.endsIn("partyname", e.Name) {
		return true
	}
	if f.parties == nil {
		f.parties = map[*Entity]bool{}
	}
	called, known := f.parties[e]
	if !known {
		called = slices.ContainsFunc(e.Mentions, f.calledParty)
		f.parties[e] = called
	}
	return called
}

// calledParty tells whether a text calls that a party which a mention names: "the party", "the ruling party Harbour Now", "the Harbour Now
// party", "Harbour Now, the liberal party".
func (f *relationFinder) calledParty(m Mention) bool {
	if m.Kind != Name {
		return m.Kind == Nominal && strings.HasSuffix(strings.ToLower(f.d.Slice(m.Span)), "party")
	}
	first, last := f.d.tokensOf(m.Span)
	word := func(t int) string {
		if t < 0 || t >= len(f.d.Tokens) {
			return ""
		}
		return strings.ToLower(f.d.word(t))
	}
	if word(last) == "party" || word(first-1) == "party" {
		return true
	}
	if word(last) != "," || word(last+1) != "the" && word(last+1) != "a" && word(last+1) != "an" {
		return false
	}
	for t := last + 2; t < last+2+maxDescribing && t < len(f.d.Tokens); t++ {
		if w := word(t); w == "party" {
			return word(t+1) != "of" && word(t+1) != "'s"
		} else if tag := f.d.Tokens[t].Tag; tag != Adj && tag != Noun && tag != Propn && w != "-" {
			return false
		}
	}
	return false
}
