// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// aged tells whether the "year-old" at token i is the noun of its phrase ("the 58-year-old said"): no noun for a person follows. What does may be a
// verb that the tags take for a noun.
func (r *resolver) aged(i int, s Sentence) bool {
	d := r.d
	if i < s.First+2 || d.word(i) != yearOld || d.word(i-1) != "-" || d.Tokens[i-2].Tag != Num {
		return false
	}
	if i+1 == s.Last || !r.nominalWord(i+1) {
		return true
	}
	next := int(d.Tokens[i+1].Word)
	for _, rel := range [...]string{"obj", "ccomp", "xcomp", "obl"} {
		if d.Tokens[i+1].Tag == Noun && r.childOf(next, s, rel, rel) >= 0 {
			return true // "the 72-year-old faces dozens of cases"
		}
	}
	for k := i + 1; k < s.Last && r.nominalWord(k) && k < i+5; k++ {
		if _, named := r.nameAt(k); named || r.g.nouns[strings.ToLower(d.word(k))]&nounPerson != 0 || d.Tokens[k].Tag == Noun {
			return false
		}
	}
	return true // "found the 19-year-old dead"
}

// ofAge gives the person for whom "the 58-year-old" stands: the only one of that age or, where the text says of nobody that he is, the only one of whom
// it tells no age and has just spoken; -1 if there is none.
func (r *resolver) ofAge(w *wanted, s Sentence) int {
	d := r.d
	if w.noun != yearOld || !strings.EqualFold(d.word(w.first), "the") || w.head < s.First+2 || slices.ContainsFunc(w.words, func(k int) bool { return d.Tokens[k].Tag == Noun && k != w.head }) {
		return -1
	}
	age := d.word(w.head - 2)
	one := -1
	for e, x := range r.aging {
		switch {
		case x != age || r.info[e].count == 0:
		case one >= 0:
			return -1
		default:
			one = e
		}
	}
	if one >= 0 || r.strangers[age] {
		return one
	}
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= w.sentence-nearAge; k-- {
		m := &r.recent[k]
		e := m.entity
		if d.Entities[e].Type != Person || e == one || r.aging[e] != "" || m.quoted || r.tellsOfOthers(e) {
			continue
		}
		if m.sentence == w.sentence && m.subject {
			return -1
		}
		if one >= 0 {
			return r.subjectOfNoAge(w)
		}
		one = e
	}
	return one
}

// subjectOfNoAge gives the person who is the first subject of the sentence before a phrase, where the text tells no age of him and he does not speak of others.
func (r *resolver) subjectOfNoAge(w *wanted) int {
	one := -1
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= w.sentence-1; k-- {
		m := &r.recent[k]
		if m.sentence == w.sentence-1 && r.d.Entities[m.entity].Type == Person && !m.quoted && (m.kind != Pronoun && r.leadsClause(m) || m.subject && m.main) {
			one = m.entity
		}
	}
	if one >= 0 && (r.aging[one] != "" || r.tellsOfOthers(one)) {
		return -1
	}
	return one
}

// nearAge is how many sentences back one is spoken of whom the text calls by an age that it has not told before.
const nearAge = 2

// tellsOfOthers tells those who judge, and those who speak for others: they tell how old somebody else is.
func (r *resolver) tellsOfOthers(e int) bool {
	return slices.ContainsFunc(r.info[e].called, func(c called) bool {
		return r.g.lists["on-the-bench"][c.noun] || r.g.lists["reporter"][c.noun] || r.related(c.noun, "officer")
	})
}

// learnAges finds the ages of people ("X, 34,", "X (34)", "34-year-old X", "X, aged 34"), and which are those of somebody without a name.
func (r *resolver) learnAges() {
	d := r.d
	r.aging, r.strangers = map[int]string{}, map[string]bool{}
	for i := range d.placed {
		m := &d.placed[i]
		if m.Kind != Name || d.Entities[m.entity].Type != Person {
			continue
		}
		first, last := d.tokensOf(m.Span)
		if last+2 < len(d.Tokens) && d.word(last) == "," && strings.EqualFold(d.word(last+1), "aged") {
			last++
		}
		if last+1 < len(d.Tokens) && (d.word(last) == "," || d.word(last) == "(" || d.word(last) == "aged") && d.Tokens[last+1].Tag == Num && len(d.word(last+1)) == 2 {
			r.aging[m.entity] = d.word(last + 1)
		}
		for k := first - 1; k >= max(2, first-4); k-- {
			if d.word(k) == yearOld && d.Tokens[k-2].Tag == Num {
				r.aging[m.entity] = d.word(k - 2)
			}
		}
	}
	for i := 3; i < len(d.Tokens); i++ {
		if d.word(i) != yearOld || d.Tokens[i-2].Tag != Num || !slices.Contains([]string{"a", "an", "another"}, strings.ToLower(d.word(i-3))) {
			continue
		}
		end := i + 1
		for end < len(d.Tokens) && end < i+6 && d.Tokens[end].Sentence == d.Tokens[i].Sentence && r.nominalWord(end) {
			end++
		}
		if end == i+1 || !d.nameIn(d.tokenSpan(i+1, end)) {
			r.strangers[d.word(i-2)] = true
		}
	}
}
