// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// ofField tells the words that say what an office is about or of what rank it is: "cultural attaché", "anti-mafia prosecutor", "Paramount
// Chief", "coordinating minister".
func (m *modifierWalk) ofField(tag Tag) bool {
	d, w, i := m.d, m.w, m.i
	if m.g.lists["fieldword"][w] || m.aboutPart() || m.ofNationIn() || strings.HasPrefix(w, "anti-") || w == "under" && strings.EqualFold(d.word(i+1), "secretary") {
		return true
	}
	if m.g.lists["post"][w+"-"+strings.ToLower(d.word(i+1))] {
		return true // "visiting fellow"
	}
	if tag != Adj && tag != Propn || m.g.nouns[w]&nounEpithet != 0 || m.g.lists["praise"][w] {
		return false
	}
	if strings.HasSuffix(w, "al") && m.g.common[w] {
		return !vague(strings.ToLower(d.word(m.p.head))) || strings.EqualFold(d.word(m.p.head), "leader")
	}
	return m.capital(i) && m.compound(w)
}

// capital tells whether a word in capitals before an office in capitals has them not because a sentence begins with it.
func (m *modifierWalk) capital(i int) bool {
	w := m.d.word(i)
	if !isUpperFirst(m.d.word(m.p.head)) || !isUpperFirst(w) {
		return false
	}
	_, tail, _ := strings.Cut(w, "-") // "Crown-Indigenous"
	return i > m.from && !isQuoteMark(m.d.word(i-1)) || isUpperFirst(tail)
}

// compound tells whether all words that hyphens join are common ones.
func (m *modifierWalk) compound(w string) bool {
	for _, part := range strings.Split(w, "-") {
		if !m.g.common[part] {
			return false
		}
	}
	return true
}

// describes tells the words that say of somebody with an office what is no part of it, and behind which nothing more is: "the local MP", "a
// two-time legislator", "opposition lawmaker", "a £145,000-a-year adviser", "the third regent".
func (m *modifierWalk) describes() bool {
	w := m.w
	switch {
	case w == "local":
		return !m.regional(m.p.head)
	case w == "fellow" || strings.HasSuffix(w, "-time") || strings.HasSuffix(w, "-term"):
		return true
	case strings.HasPrefix(w, "a-"): // "£145,000-a-year"
		for k := m.i - 1; k > m.from && (m.d.word(k) == "-" || m.d.Tokens[k].Tag == Num || m.d.Tokens[k].Tag == Sym); k-- {
			m.i = k
		}
		return true
	case m.i+1 == m.p.head && isUpperFirst(m.d.word(m.i)) && (m.d.Tokens[m.i].Tag == Propn || !m.g.common[w]) && m.elect():
		return m.g.nouns[w]&nounModifier == 0 // "Nationals senator X"
	case w == "opposition":
		return m.represents(m.p.head)
	case w == "first" || w == "second" || w == "third":
		return !m.g.lists["ordinal"][strings.ToLower(m.d.word(m.i+1))]
	}
	return false
}

// elect tells the offices of those who are elected for a place and bear only the name of their party before it.
func (m *modifierWalk) elect() bool {
	switch strings.ToLower(m.d.word(m.p.head)) {
	case "senator", "mp", "mep", "msp", "mla", "mna", "mpp", "lawmaker", "legislator", "congressman", "congresswoman":
		return true
	}
	return false
}

// isTime tells a word for when something is, which stands before an office by chance: "Last week prosecutor X", "on Tuesday coach Y".
func (m *modifierWalk) isTime() bool {
	if m.g.lists["weekday"][m.w] && isUpperFirst(m.d.word(m.i)) {
		return true
	}
	if !spanWord(m.w) && m.w != "night" || m.i <= m.from {
		return false
	}
	switch strings.ToLower(m.d.word(m.i - 1)) {
	case "last", "this", "next", "previous", "that", "every", "same":
		return true
	}
	return false
}

// joins tells the "and" and the commas of a list before an office: "health and wellness minister", "culture, media and sport secretary".
func (m *modifierWalk) joins() bool {
	d, i := m.d, m.i
	if m.w != "and" && (m.w != "," || !m.list) || m.p.first != i+1 || m.p.first == m.p.head || i <= m.from {
		return false
	}
	w := strings.ToLower(d.word(i - 1))
	if m.noun(i-1)&nounPerson != 0 || m.bodyNoun(w, "") || isUpperFirst(d.word(m.p.head)) != isUpperFirst(d.word(i-1)) && i-1 > m.from {
		return false
	}
	if m.g.nouns[w]&nounModifier != 0 || m.g.lists["portfolio"][w] {
		return true
	}
	tag := d.Tokens[i-1].Tag
	return m.g.lists["ofstate"][strings.ToLower(d.word(m.p.head))] && m.g.common[w] && (tag == Noun || tag == Propn || tag == Adj)
}

// ofMany tells the mark of a possessor that is part of the office: "students' union president", "the dockers' leader", "sheriff's deputy".
func (m *modifierWalk) ofMany() bool {
	d, i := m.d, m.i
	if i <= m.from || d.Tokens[i].Tag != Part && m.w != "'" && m.w != "’" {
		return false
	}
	if x, ok := m.mentionEnding(i - 1); ok && x.Kind == Name {
		return false
	}
	one := strings.ToLower(d.word(i - 1))
	if one == "sheriff" {
		return strings.EqualFold(d.word(m.p.head), "deputy")
	}
	if d.Tokens[i-1].Tag != Noun && !m.g.common[one] || !strings.HasSuffix(one, "s") && one != "women" && one != "men" && one != "people" {
		return false
	}
	if m.p.seat >= 0 {
		return m.p.seat == i+1
	}
	return m.open && m.g.lists["part"][strings.ToLower(d.word(i+1))] && m.p.head > i+1 || m.open && m.p.head == i+1 && strings.EqualFold(d.word(i+1), "leader")
}

// ofNationIn tells "Welsh" and "Scottish" before a secretary, who is one of the United Kingdom.
func (m *modifierWalk) ofNationIn() bool {
	return (m.w == "welsh" || m.w == "scottish") && m.i+1 == m.p.head && strings.EqualFold(m.d.word(m.p.head), "secretary")
}

// isAffairs tells whether an office is one for the affairs of what stands before token i: "EU affairs minister".
func (t *titler) isAffairs(i int) bool { return strings.EqualFold(t.d.word(i), "affairs") }

// aboutPart tells whether the name of a part of the world at token i says for which part of a body an office is: "its European marketing chief".
func (m *modifierWalk) aboutPart() bool {
	if !m.g.lists["continent"][m.w] || !m.regional(m.p.head) || m.i <= m.from {
		return false
	}
	before := m.d.Tokens[m.i-1]
	return before.Tag == Part || possessivePronoun(strings.ToLower(m.d.word(m.i-1)))
}

// federal tells the name of a country that is part of an office: "Assistant U.S. Attorney X".
func (m *modifierWalk) federal(x *placedMention) bool {
	head := m.d.word(m.p.head)
	return m.i+1 == m.p.head && strings.EqualFold(head, "attorney") && m.d.Entities[x.entity].Type == Country && !m.d.isPossessor(x.End)
}

// isTopic tells whether "Labour" before an office is what it is about, not a party: "Labour Minister X", but not "Labour minister X" where the
// text knows such a party.
func (m *modifierWalk) isTopic(head int, x *placedMention) bool {
	if m.w != "labour" && m.w != "labor" || !m.g.lists["ofstate"][strings.ToLower(m.d.word(head))] || m.i+1 != head {
		return false
	}
	if isUpperFirst(m.d.word(head)) {
		return true
	}
	return m.i == m.from && (x == nil || len(m.d.Entities[x.entity].Mentions) == 1)
}

// regional tells the posts that a body has in parts of the world: "its European director", "its local representative".
func (t *titler) regional(head int) bool {
	return t.g.lists["regional"][strings.ToLower(t.d.word(head))]
}

// chiefOfficer gives the noun of an office that begins with the word at token i and has others between: "chief medical
// officer", "deputy planning director"; -1 where there is none.
func (t *titler) chiefOfficer(i, last int) int {
	if w := strings.ToLower(t.d.word(i)); w != "chief" && w != "deputy" && w != "executive" {
		return -1
	}
	for k := i + 1; k < last && k < i+5; k++ {
		if t.noun(k)&nounPerson != 0 {
			return k
		}
		if tag := t.d.Tokens[k].Tag; tag != Noun && tag != Adj && tag != Propn && t.g.nouns[strings.ToLower(t.d.word(k))]&nounModifier == 0 {
			return -1
		}
	}
	return -1
}

// represents tells whether token i is an office of those who are elected for a place.
func (t *titler) represents(i int) bool {
	return electedFor(strings.TrimSuffix(strings.ToLower(t.d.word(i)), "s"))
}

// electedFor tells the nouns for those who are elected for a place.
func electedFor(noun string) bool {
	switch noun {
	case "senator", "congressman", "congresswoman", "representative", "lawmaker", "mp", "mep", "msp", "td", "delegate", "legislator", "member",
		"sen", "rep", "assemblyman", "assemblywoman", "assemblymember", "deputy", "councillor", "councilor", "cllr":
		return true
	}
	return false
}

// denied tells whether a word among the tokens [i, last) denies what is said.
func (t *titler) denied(i, last int) bool {
	for ; i < last; i++ {
		switch strings.ToLower(t.d.word(i)) {
		case "no", "not", "never", "neither", "nor", "hardly", "n't", "n’t", "almost", "nearly":
			return true
		}
	}
	return false
}
