// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// metonyms gives a capital that acts as a government to its country: "Moscow's troops", "Washington denied". It asks for
// two things: that the text speaks of the country, too, and that the words around leave no doubt.
func (n *namer) metonyms() {
	spoken := n.countriesSpokenOf()
	for i := range n.found {
		c := &n.found[i]
		if c.known < 0 || c.thing == nil || c.thing.known != c.known {
			continue
		}
		country := n.g.things[c.known].country
		if country < 0 || !spoken[country] || !n.governs(c) {
			continue
		}
		c.thing = n.knownThing(country, c.first)
	}
}

// countriesSpokenOf are the countries that the text names, or whose people it does.
func (n *namer) countriesSpokenOf() map[int]bool {
	out := map[int]bool{}
	for _, c := range n.found {
		if c.known >= 0 && n.g.things[c.known].typ == Country {
			out[c.known] = true
		}
	}
	for i := 0; i < len(n.d.Tokens); i++ {
		if isUpperFirst(n.d.word(i)) {
			if k, e := n.g.findDemonym(n.d, i, min(i+3, len(n.d.Tokens))); e > i && k != stateless {
				out[k] = true
			}
		}
	}
	return out
}

// governs tells whether the words around a capital make it a government.
func (n *namer) governs(c *candidate) bool {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	prev := ""
	if c.first > s.First {
		prev = strings.ToLower(d.word(c.first - 1))
	}
	if c.last >= s.Last {
		return sides(prev)
	}
	next := d.Tokens[c.last]
	if next.Tag == Part && next.Lemma == "'s" {
		for k := c.last + 1; k < s.Last && k < c.last+4; k++ {
			if n.g.nouns[strings.ToLower(d.word(k))]&nounState != 0 {
				return true
			}
		}
		return false
	}
	if sides(prev) {
		return d.Tokens[c.last].Tag != Noun
	}
	switch prev {
	case "in", "at", "near", "from", "to", "of", "outside", "around", "into", "for", "through", "across", "over", "central", ",":
		return false
	}
	if next.Lemma == "," && c.last+1 < s.Last && d.word(c.last+1) == "whose" {
		return true
	}
	k := c.last
	for k < min(c.last+4, s.Last-1) && (d.Tokens[k].Tag == Aux || d.Tokens[k].Tag == Adv || d.Tokens[k].Tag == Part) {
		k++
	}
	return d.Tokens[k].Tag == Verb && (saysSo(d.Tokens[k].Lemma) || n.g.lists["doing"][d.Tokens[k].Lemma])
}

// sides tells prepositions before one who takes a side or is on one.
func sides(w string) bool {
	switch w {
	case "with", "against", "behind", "towards", "toward", "between":
		return true
	}
	return false
}

// states gives a name that is a city's and a state's to the state, where somebody is its governor or senator: "Senator X of
// New York", "New York Governor X". The gazetteer has such a state as "New York State".
func (n *namer) states() {
	for i := range n.found {
		c := &n.found[i]
		if c.known < 0 || c.thing == nil || c.thing.known != c.known || c.thing.typ != City {
			continue
		}
		state, ok := n.g.forms[strings.Join(n.plainWords(c.first, c.last), " ")+" State"]
		if !ok {
			continue
		}
		if n.ofState(c.last) || i > 0 && n.found[i-1].last == c.first-1 && n.d.word(c.first-1) == "of" && n.ofState(n.beforeStop(n.found[i-1].first-1)) || n.partisanOf(c.first-1) {
			c.thing = n.knownThing(state, c.first)
		}
	}
}

// beforeStop gives the token before a full stop at token i, or i.
func (n *namer) beforeStop(i int) int {
	if i > 0 && n.d.word(i) == "." {
		return i - 1
	}
	return i
}

// partisanOf tells whether one of a party stands before the preposition at token i, and a comma or an article before that: lawmakers are
// called so, ", Democrat of New York", "an independent from Vermont".
func (n *namer) partisanOf(i int) bool {
	d := n.d
	if i < 2 || d.word(i) != "of" && d.word(i) != "from" {
		return false
	}
	w := strings.ToLower(d.word(i - 1))
	if n.g.parties[w] == "" && w != "independent" {
		return false
	}
	return d.word(i-2) == "," || d.word(i-2) == "(" || d.Tokens[i-2].Tag == Det
}

// ofState tells whether an office begins with token i that states have and cities have not.
func (n *namer) ofState(i int) bool {
	d := n.d
	if i < 0 || i >= len(d.Tokens) {
		return false
	}
	switch strings.ToLower(strings.TrimSuffix(d.word(i), ".")) {
	case "governor", "gov", "senator", "sen", "representative", "rep", "congressman", "congresswoman", "lieutenant":
		return true
	case "attorney":
		return i+1 < len(d.Tokens) && strings.EqualFold(d.word(i+1), "general")
	case "democrat", "republican":
		return i+1 == len(d.Tokens) || !n.nameWord(i+1)
	}
	return false
}
