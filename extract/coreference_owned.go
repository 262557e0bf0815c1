// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// owned gives the entity for which the noun stands that the possessive at token i has, which stands for owner ("his son", "her
// client", "its chairman", "his party"), with the token behind it; -1 where the text does not tell.
func (r *resolver) owned(i, owner int, s Sentence) (entity, end int) {
	d := r.d
	head := r.ownedNoun(i, s)
	if head < 0 || r.predicated(i, s) {
		return -1, i
	}
	w := wanted{noun: strings.ToLower(d.word(head)), head: head, by: -1, of: -1, country: -1}
	for k := i + 1; k < head; k++ {
		w.words = append(w.words, k)
		w.former = w.former || isFormer(strings.ToLower(d.word(k)))
	}
	w.kind = r.g.nouns[w.noun]
	near := append(slices.Clone(latest(r.owning[owner])), r.belongs[owner]...)
	for i := range r.info[owner].called {
		near = append(near, r.info[owner].called[i].of)
	}
	for _, pass := range [...]func(e int) bool{
		func(e int) bool { return r.has(owner, e, &w, true) },
		func(e int) bool { return r.has(owner, e, &w, false) },
		func(e int) bool { return r.isIn(owner, e, &w) },
	} {
		one := -1
		for _, e := range near {
			switch {
			case e < 0 || e == owner || e == one || !pass(e):
			case one >= 0:
				return -1, i
			default:
				one = e
			}
		}
		if one >= 0 {
			return one, head + 1
		}
	}
	return -1, i
}

// predicated tells whether what begins at token i is what somebody is, becomes or serves as.
func (r *resolver) predicated(i int, s Sentence) bool {
	if i == s.First {
		return false
	}
	switch r.d.Tokens[i-1].Lemma {
	case "as", "be", "become", "remain":
		return true
	}
	return false
}

// ownedNoun gives the token of the noun that the possessive at token i has: one in the singular that no name follows; -1 if none.
func (r *resolver) ownedNoun(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nmod:poss" || int(w.Head) <= int(d.Tokens[i].Word) {
		return -1
	}
	head := int(d.Words[w.Head].Token)
	if head > i+4 || d.Tokens[head].Tag != Noun || strings.HasSuffix(d.Words[w.Head].XPOS, "S") {
		return -1
	}
	if head+1 < s.Last && (r.startsName(head+1) || d.word(head+1) == "," && head+2 < s.Last && r.startsName(head+2)) {
		return -1
	}
	return head
}

// has tells whether the text says of an entity that it is the noun of owner, or of owner that it is what the noun answers to: the
// father of a son. Where not exactly, another noun of the family will do.
func (r *resolver) has(owner, e int, w *wanted, exact bool) bool {
	if slices.ContainsFunc(r.info[e].called, func(c called) bool {
		return c.of == owner && c.former == w.former && (c.noun == w.noun && r.whole(&c, w) || !exact && r.related(c.noun, w.noun))
	}) {
		return true
	}
	return exact && r.d.Entities[e].Type == Person && r.mayDescribe(e, w) &&
		slices.ContainsFunc(r.info[owner].called, func(c called) bool { return c.of == e && r.inverse(c.noun, w.noun) })
}

// isIn tells whether an entity is the body or country, of a kind that the noun says, to which the text gives a person.
func (r *resolver) isIn(owner, e int, w *wanted) bool {
	if w.former || r.d.Entities[owner].Type != Person || !slices.Contains(r.belongs[owner], e) {
		return false
	}
	if types := r.places(w.noun); types != nil {
		return slices.Contains(types, r.d.Entities[e].Type)
	}
	return r.d.Entities[e].Type == Organization && w.kind&nounOrg != 0 && r.fit(e, w) != fitsNot
}

// mine gives the one who speaks in a paragraph, for a "my" in what is said; -1 where that is not plain.
func (r *resolver) mine(i int) int {
	if !strings.EqualFold(r.d.word(i), "my") || !r.inQuote(r.d.Tokens[i].Start) {
		return -1
	}
	if e := r.namedSayer(r.d.Sentences[r.d.Tokens[i].Sentence]); e >= 0 {
		return e
	}
	if len(r.speakers) == 0 {
		return -1
	}
	for _, e := range r.speakers {
		if e != r.speakers[0] {
			return -1
		}
	}
	return r.speakers[0]
}

// namedSayer gives the only one whose name stands with a verb of saying in a sentence, outside what it quotes; -1 if there is none.
func (r *resolver) namedSayer(s Sentence) int {
	one := -1
	for _, m := range r.d.mentionsIn(s.Span) {
		first, last := r.d.tokensOf(m.Span)
		if m.Kind != Name || first == last || m.entity == one || r.inQuote(m.Start) || !r.speaks(first, last, s) {
			continue
		}
		if one >= 0 {
			return -1
		}
		one = m.entity
	}
	return one
}

// belong notes the bodies and countries to which the text gives people: by their titles, by what owns their names ("the bank's X")
// and by what stands behind them ("X, of the bank").
func (r *resolver) belong(titles []title) {
	r.belongs = make([][]int, len(r.info))
	add := func(person, e int) {
		if e >= 0 && !slices.Contains(r.belongs[person], e) {
			r.belongs[person] = append(r.belongs[person], e)
			r.members[e] = append(r.members[e], person)
		}
	}
	for i := range titles {
		if x := &titles[i]; !x.former {
			add(x.person, x.of)
			add(x.person, x.party)
			add(x.person, x.member)
			add(x.person, r.nation(x.country))
		}
	}
	t := &titler{d: r.d, g: r.g}
	for k, m := range r.d.placed {
		if m.Kind != Name || r.d.Entities[m.entity].Type != Person {
			continue
		}
		first, last := r.d.tokensOf(m.Span)
		if first == last {
			continue
		}
		add(m.entity, t.bodyBehind(last, r.d.Sentences[r.d.Tokens[first].Sentence]))
		if first > 1 && k > 0 && r.d.Tokens[first-1].Lemma == "'s" && r.d.placed[k-1].End == r.d.Tokens[first-1].Start {
			e := r.d.placed[k-1].entity
			r.owners[m.entity] = e
			r.citizen(m.entity, r.countryOf(e))
			if r.d.Entities[e].Type == Organization {
				add(m.entity, e)
			}
		}
	}
}

// affiliated gives the person whom a phrase tells by the party, body or seat that the text gives him: "the Labour frontbencher", "the
// Harbour East MP". It must be the only one who was spoken of, or in the sentence before the only one.
func (r *resolver) affiliated(w *wanted) int {
	if w.by < 0 || w.of >= 0 || w.former || w.indefinite || r.d.Entities[w.by].Type == Person || !r.g.lists["affiliate"][w.noun] {
		return -1
	}
	all, near := -1, -1
	for _, e := range latest(r.members[w.by]) {
		if !r.mayDescribe(e, w) {
			continue
		}
		m := r.lastSeen(e)
		if m == nil {
			continue
		}
		if all >= 0 {
			all = len(r.info)
		} else {
			all = e
		}
		if m.sentence >= w.sentence-1 {
			if near >= 0 {
				near = len(r.info)
			} else {
				near = e
			}
		}
	}
	for _, e := range [...]int{all, near} {
		if e >= 0 && e < len(r.info) {
			return e
		}
	}
	return -1
}

// nation gives the entity of a country of the gazetteer, -1 if the text does not name it.
func (r *resolver) nation(thing int) int {
	if e, ok := r.countries[thing]; ok {
		return e
	}
	return -1
}

// inverse tells whether somebody who is a noun of another has that other for the second noun: the father of a son, the client of a
// lawyer.
func (r *resolver) inverse(noun, other string) bool { return r.g.lists["answers "+other][noun] }
