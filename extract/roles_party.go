// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// party takes the party of an adjective for that of a title, where the text names it and the office is one of parties.
func (t *titler) party(p *phrase, name string) {
	if t.ofParties(p.head) {
		p.own(t.named(name, Organization))
		p.other = p.of < 0
	}
}

// ofParties tells the offices that parties have.
func (t *titler) ofParties(head int) bool {
	switch strings.ToLower(t.d.word(head)) {
	case "nominee", "candidate", "leader", "shadow", "chair", "chairman", "chairwoman", "whip":
		return true
	}
	return false
}

// ofPlace gives the first token of the words before the party that begins with token i where they say that it is the party of a place:
// "Ohio", "state", "district"; -1 where they do not.
func (t *titler) ofPlace(i, from int) int {
	if i <= from {
		return -1
	}
	if t.g.lists["branch"][strings.ToLower(t.d.word(i-1))] {
		return i - 1
	}
	m, ok := t.mentionEnding(i - 1)
	if !ok || m.Kind != Name || t.d.Entities[m.entity].Type != Place && t.d.Entities[m.entity].Type != City {
		return -1
	}
	first, _ := t.d.tokensOf(m.Span)
	return first
}

// isParty tells whether an entity is a political party.
func (t *titler) isParty(e int) bool {
	if t.parties == nil {
		t.parties = map[int]bool{}
	}
	party, ok := t.parties[e]
	if !ok {
		party = t.g.isParty(t.d, e)
		t.parties[e] = party
	}
	return party
}

// seatedFor tells the offices of those who have seats in a chamber, beside which the name of a party says of which party they are.
func (t *titler) seatedFor(head int) bool {
	switch strings.TrimSuffix(strings.ToLower(t.d.word(head)), "s") {
	case "member", "delegate", "deputy", "representative":
		return false
	}
	return t.represents(head)
}

// ofChamber tells the offices that are a chamber's, not those of the place for which somebody was elected.
func (t *titler) ofChamber(head int) bool {
	switch strings.TrimSuffix(strings.ToLower(t.d.word(head)), "s") {
	case "td", "mep", "deputy", "delegate":
		return true
	}
	return false
}

// ofNoParty tells the public offices, which are no party's, whatever that of the person: "the Republican attorney general".
func (t *titler) ofNoParty(head int) bool {
	switch strings.ToLower(t.d.word(head)) {
	case "general":
		return head > 0 && strings.EqualFold(t.d.word(head-1), "attorney")
	case "attorney", "judge", "prosecutor", "sheriff", "comptroller":
		return true
	}
	return t.elected(head)
}

// elected tells the offices beside which a party's name says of which party somebody is, not whose the office is.
func (t *titler) elected(head int) bool {
	switch strings.TrimSuffix(strings.ToLower(t.d.word(head)), "s") {
	case "convener", "convenor", "mayor", "governor", "minister", "premier", "president", "peer", "commissioner", "speaker", "gov":
		return true
	}
	return t.represents(head)
}
