// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// modifierWalk goes left from the noun of a title.
type modifierWalk struct {
	*titler
	p    *phrase
	from int
	i    int    // the token at hand
	w    string // in lower case
	open bool   // the title still grows
	list bool   // what is before the noun is a list: "health and wellness minister"
}

// modifiers walks left from the noun of a title over the words that belong to it, and reads whose it is.
func (t *titler) modifiers(p *phrase, from int) {
	p.first = p.head
	m := modifierWalk{titler: t, p: p, from: from, i: p.head - 1, open: true}
	for ; m.i >= from && m.i > p.head-7; m.i-- {
		m.w = strings.ToLower(t.d.word(m.i))
		if read, done := m.name(); done {
			break
		} else if read || m.people() || m.body() {
			continue
		}
		if m.whose() || m.i != p.first && m.word() {
			break
		}
	}
	p.start = max(from, min(m.i+1, p.first))
}

// people reads the name of a people: "the Norlandish minister".
func (m *modifierWalk) people() bool {
	k, e := m.demonymEnding(m.i, m.from)
	if k == stateless && e < m.i {
		m.i, m.open = e, false
		return true // "Middle Eastern envoy"
	}
	if k < 0 {
		return false
	}
	if m.open && m.isAffairs(m.i+1) {
		m.p.first, m.i = e, e
		return true
	}
	m.p.own(m.entityOf(k))
	if m.p.of < 0 && m.p.country < 0 {
		m.p.country, m.p.people = k, m.d.tokenSpan(e, m.i+1)
	}
	m.i, m.open = e, false
	return true
}

// name reads a name before an office. done tells that no more belongs to the title.
func (m *modifierWalk) name() (read, done bool) {
	d, p := m.d, m.p
	if k, _ := m.demonymEnding(m.i, m.from); k >= 0 {
		return false, false
	}
	x, ok := m.mentionEnding(m.i)
	if !ok || x.Kind != Name || m.i == p.head && m.ranking(m.i) {
		return false, false
	}
	first, _ := d.tokensOf(x.Span)
	if d.Entities[x.entity].Type == Person { // "Clinton spokesman X"
		p.person, p.owned = x.entity, true
		p.former = p.former || first > m.from && m.g.lists["past"][strings.ToLower(d.word(first-1))]
		return true, true
	}
	if m.open && (m.isBeat(p.head, &x) || m.inBody(p.head, first, x) || m.isAffairs(m.i+1) || m.isTopic(p.head, &x)) {
		p.first, m.i = first, first
		return true, false
	}
	if p.seat == m.i+1 && m.inBody(p.head, first, x) {
		m.i = first // "its Ohio council president"
		return true, false
	}
	if m.isParty(x.entity) && m.partyName(&x, first) {
		return true, false
	}
	if d.Entities[x.entity].Type == EventType { // "the World War II general"
		m.i, m.open, p.defined = first, false, true
		return true, false
	}
	p.own(x.entity)
	if p.defined = true; m.open && m.federal(&x) {
		p.first, m.i = first, first
		return true, false
	}
	if typ := d.Entities[x.entity].Type; m.open && m.regional(p.head) && typ != Organization && !d.isPossessor(x.End) {
		p.beat = first
	}
	m.i, m.open = first, false
	if w := strings.ToLower(d.word(max(m.from, first-1))); first > m.from && p.seat < 0 && w != "former" && below(w) { // "deputy White House press secretary"
		p.lead = w + " "
		m.i--
	}
	return true, false
}

// partyName reads the name of a party where it is not whose the office is.
func (m *modifierWalk) partyName(x *placedMention, first int) bool {
	d, p := m.d, m.p
	possessor := d.isPossessor(x.End)
	if !possessor && m.g.lists["partisan"][strings.ToLower(d.word(p.head))] {
		p.office = false // "a Republican strategist" has no office
	}
	if k := m.ofPlace(first, m.from); k >= 0 && !m.ofNoParty(p.head) {
		p.other, p.owned, p.defined = true, true, true // "Ohio Democratic Party chair": not that of the nation
		m.i, m.open = k, false
		return true
	}
	if possessor || !m.ofNoParty(p.head) {
		return false
	}
	m.i, m.open = first, false // "the town's Labour mayor"
	if p.party < 0 && m.represents(p.head) {
		p.party = x.entity
	}
	return true
}

// body reads the word for a party and a body in letters.
func (m *modifierWalk) body() bool {
	d, p := m.d, m.p
	if name := m.g.parties[m.w]; name != "" && isUpperFirst(d.word(m.i)) && !m.isTopic(p.head, nil) {
		if k := m.ofPlace(m.i, m.from); k >= 0 && m.ofParties(p.head) {
			p.other, p.owned, p.defined = true, true, true
			m.i, m.open = k, false
			return true
		}
		m.party(p, name)
		m.open = false
		return true
	}
	if isAcronym(d.word(m.i)) && m.isAffairs(m.i+1) {
		p.first = m.i
		return true
	}
	if isAcronym(d.word(m.i)) && m.g.nouns[m.w] == 0 && m.g.short[m.w] == "" && (len(m.w) < 4 || !m.g.common[m.w]) { // not "FOOD minister X"
		p.own(m.initials(d.word(m.i)))
		p.owned, p.other, p.defined, m.open = p.of < 0, p.of < 0, true, false
		return true
	}
	if after, ok := strings.CutPrefix(m.w, "then-"); ok && m.open && (after == "senate" || after == "house") {
		p.former, m.open, p.defined = true, false, true
		return true // "then-Senate Majority Leader"
	}
	if after, ok := onceHeld(m.w); ok && m.open && (m.g.nouns[after]&(nounModifier|nounOrg|nounPlace|nounCountry) != 0 || after == "lieutenant" || m.g.lists["fieldword"][after]) {
		p.first, p.former, m.open, p.defined = m.i, true, false, true
		return true
	}
	return false
}

// whose reads an article or a possessor, with which a title begins.
func (m *modifierWalk) whose() (done bool) {
	d, p, w := m.d, m.p, m.w
	tag := d.Tokens[m.i].Tag
	switch {
	case m.open && (m.ranking(m.i+1) || m.judicial(m.i)) || m.stops(m.i, p.head):
		return false // word reads these
	case m.ofMany():
		p.first, p.seat = m.i-1, -1
		m.i--
		return false
	case m.i > 0 && ((tag == Part || tag == Aux && m.possesses(m.i-1)) && strings.HasSuffix(w, "s") || w == "'" || w == "’"):
		m.possessor(p, m.i-1)
		return true
	case w == "whose":
		m.i--
		p.defined = true
		e := m.antecedent(m.i + 1)
		if e < 0 {
			e = m.beforeComma(m.i)
		}
		if e < 0 {
			e = m.apposedTo(m.i)
		}
		if e >= 0 && d.Entities[e].Type == Person {
			p.person, p.owned = e, true
		} else {
			p.own(e)
			p.owned, p.other = p.of < 0, p.of < 0
		}
		return true
	case possessivePronoun(w) || tag == Det:
		if m.i--; possessivePronoun(w) || p.of < 0 && p.country < 0 {
			m.possessor(p, m.i+1)
		}
		p.defined = true
		return true
	}
	return false
}

// word reads a word that grows a title, describes it, or ends it.
func (m *modifierWalk) word() (done bool) {
	d, p, w, i := m.d, m.p, m.w, m.i
	tag := d.Tokens[i].Tag
	switch {
	case m.open && (m.ranking(i+1) || m.judicial(i)):
		p.first = i
	case m.stops(i, p.head) || m.isTime():
		return true
	case m.open && m.joins():
		m.list = true
	case m.g.lists["past"][w]:
		p.former, m.open, p.defined = true, false, true
	case m.g.lists["unreal"][w]:
		p.unreal, m.open = true, false
	case m.describes():
		m.open = false // "a two-time legislator", "the local MP"
	case m.open && p.seat < 0 && m.bodyNoun(w, strings.ToLower(d.word(i+1))):
		p.seat, m.open = i, false
	case i+1 == p.seat && below(w):
		p.first = i // "deputy government spokesman"
	case w == "then" || w == "then-":
		p.former, m.open = true, false
		return i <= m.from || d.Tokens[i-1].Tag != Part && !possessivePronoun(d.Tokens[i-1].Lemma) && d.Tokens[i-1].Tag != Det
	case m.g.nouns[w]&nounEpithet != 0 && !m.g.lists["post"][w+"-"+strings.ToLower(d.word(i+1))]:
		m.open = false
	case m.unknownBody():
		p.other, p.owned = true, true // "American Bridge President X"
		return true
	case m.open && m.grows(tag):
		p.first = i
	case tag == Verb && d.Words[d.Tokens[i].Word].Rel == "amod" && strings.HasSuffix(w, "ed"): // "a suspended MP"
		m.open = false
	case tag == Adj || tag == Num || m.g.common[w] && (tag == Noun || tag == Propn || tag == Adv):
		m.open = false
	case w == "." && i > m.from && m.g.short[strings.ToLower(d.word(i-1))] != "":
		p.first = i - 1
		m.i--
	default:
		return true
	}
	return false
}

// grows tells the words that are part of an office: "finance minister", "chief medical officer", "Brig. Gen.".
func (m *modifierWalk) grows(tag Tag) bool {
	d, w, i := m.d, m.w, m.i
	switch {
	case m.ofField(tag):
		return true
	case m.g.lists["compound"][w+"-"+strings.ToLower(d.word(i+1))]:
		return true // "surgeon general"
	case m.g.nouns[w]&(nounModifier|nounOffice) != 0 && (tag != Verb || !m.infinitive(i)), m.partOfTitle(i), tag == Propn && m.isBeat(m.p.head, nil):
		return true
	case i > m.from && strings.EqualFold(d.word(i-1), "chief") && tag != Punct:
		return true
	}
	return m.g.short[strings.TrimSuffix(w, ".")] != "" && isUpperFirst(d.word(i))
}

// unknownBody tells a word in capitals between the name of a people and an office in capitals: they name a body together.
func (m *modifierWalk) unknownBody() bool {
	d, i := m.d, m.i
	if i <= m.from || !isUpperFirst(d.word(m.p.head)) || !isUpperFirst(d.word(i)) || !isUpperFirst(d.word(i-1)) {
		return false
	}
	return m.g.nouns[m.w]&(nounModifier|nounOffice) == 0 && !m.g.lists["portfolio"][m.w] && m.peopleEnding(i-1, m.from)
}
