// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// partyAt enters a party that is named by its adjective or by its people, and gives the end of the words that do: "Labour
// leader", "a Liberal government", "the Greens", "two Social Democrats", "Ana Ruiz (Lab)". i where none begins there. The
// full name of a party is left to the rules for names.
func (n *namer) partyAt(i, last int) (end int) {
	d := n.d
	if !isUpperFirst(d.word(i)) {
		return i
	}
	if party := n.bracketedParty(i, last); party != "" {
		return n.addParty(party, i, i+1)
	}
	for size := min(2, last-i); size > 0; size-- {
		end := i + size
		if !isUpperFirst(d.word(end - 1)) {
			continue
		}
		stem, many := partyPeople(strings.ToLower(d.Slice(d.tokenSpan(i, end))))
		party := n.g.parties[stem]
		if party == "" {
			continue
		}
		if k, e := n.find(i, last); k >= 0 && e > end || end < last && d.word(end) == "Party" {
			return i
		}
		if many && (end == last || !n.nameWord(end) || n.politicsAt(end, last)) || n.adjectiveOfParty(i, end, last, stem) || n.onePartisan(i, end, last, stem) {
			return n.addParty(party, i, end)
		}
		return i
	}
	return i
}

// addParty enters the words [i, end) as the party of that name, and gives their end.
func (n *namer) addParty(name string, i, end int) int {
	if k, ok := n.g.forms[name]; ok {
		n.addKnown(i, end, k)
		return end
	}
	c := n.add(i, end)
	c.votes[Organization], c.fixed = 9, true
	return end
}

// partyPeople gives the adjective of which words are the people, and whether they are many: "tory" of "tories",
// "social democrat" of "social democrats" and "social democratic".
func partyPeople(words string) (stem string, many bool) {
	stem, democratic := strings.CutSuffix(words, "democratic")
	if democratic {
		return stem + "democrat", false
	}
	if stem, many = strings.CutSuffix(words, "ies"); many {
		return stem + "y", true
	}
	return strings.CutSuffix(words, "s")
}

// bracketedParty gives the party of letters between brackets behind a name: "(Lab)", "(Con, Gower North)".
func (n *namer) bracketedParty(i, last int) string {
	d := n.d
	if i < 2 || i+1 >= last || d.word(i-1) != "(" || d.word(i+1) != ")" && d.word(i+1) != "," || d.Tokens[i-2].Sentence != d.Tokens[i].Sentence || !n.nameWord(i-2) {
		return ""
	}
	switch d.word(i) {
	case "Lab", "LAB":
		return "Labour Party"
	case "Con", "CON":
		return "Conservative Party"
	case "LD", "LibDem", "LIB", "Lib":
		return "Liberal Democrats"
	case "Grn", "Green":
		return "Green Party"
	}
	return ""
}

// politicsAt tells whether token i is a noun of politics, before which an adjective tells the party.
func (n *namer) politicsAt(i, last int) bool {
	if i >= last {
		return false
	}
	switch strings.ToLower(n.d.Tokens[i].Lemma) {
	case "government", "administration", "opposition", "majority", "caucus", "conference", "leadership", "backbench", "frontbench", "bench",
		"primary", "manifesto", "voter", "supporter", "activist", "politician", "donor", "member", "colleague", "strategist", "establishment",
		"backbencher", "frontbencher", "peer", "grandee", "rebel", "stronghold", "seat", "mp", "mps", "td", "tds", "msp", "msps", "mep", "meps",
		"mla", "mlas", "parliamentary", "senate", "lawmaker", "legislator", "group", "faction", "ticket", "rival", "rule", "nomination", "insider",
		"critic", "shadow", "counterpart", "campaign", "challenger", "hopeful", "incumbent", "backer",
		"official", "defector", "leaflet", "pledge", "landslide", "victory", "win", "defeat", "whip", "councillor", "candidate", "nominee":
		return true
	}
	return n.strongOffice(i) || n.g.nouns[strings.ToLower(n.d.word(i))]&nounOffice != 0
}

// adjectiveOfParty tells whether the words [i, end) stand before a noun of politics. At the beginning of a sentence, where
// any word has a capital, the text must write them so elsewhere, or a name must follow; "Labour" and "Tory"
// are always the party.
func (n *namer) adjectiveOfParty(i, end, last int, stem string) bool {
	at := end
	for at < last && at < end+2 && !n.politicsAt(at, last) && (n.d.Tokens[at].Tag == Adj || n.g.nouns[n.d.word(at)]&nounModifier != 0) {
		at++ // "a Labour local councillor", "Conservative transport critic"
	}
	if end+1 < last && isPossessive(n.d.word(end)) && n.nameWord(end+1) {
		return stem == "labour" || stem == "tory" // "Labour's Ana Ruiz"
	}
	if !n.politicsAt(at, last) && !(at+1 < last && n.g.nouns[n.d.word(at)]&nounPerson != 0 && n.nameWord(at+1)) {
		return false
	}
	if stem == "labour" || stem == "labor" { // who may be in charge of labour
		switch strings.ToLower(n.d.Tokens[at].Lemma) {
		case "minister", "secretary", "commissioner", "attaché", "attache", "inspector", "official", "activist", "group":
			return false
		}
	}
	return !n.initial(i) || n.capital[n.d.word(i)] || end > i+1 || at+1 < last && n.nameWord(at+1) || stem == "tory" || stem == "labour"
}

// onePartisan tells whether the words [i, end) are one of a party's people: "a Democrat", "an Ohio Republican".
func (n *namer) onePartisan(i, end, last int, stem string) bool {
	d := n.d
	if !slices.Contains([]string{"democrat", "republican", "tory", "socialist", "communist",
		"social democrat", "liberal democrat", "christian democrat", "new democrat", "free democrat", "conservative", "liberal"}, stem) {
		return false
	}
	if end+1 < last && n.isGiven(end) && n.nameWord(end+1) && !strings.HasSuffix(d.word(end-1), "ic") {
		return true // "Democrat Ana Ruiz"
	}
	if n.initial(i) || end < last && n.nameWord(end) {
		return false
	}
	if end+1 < last && d.word(end) == "of" && d.word(i-1) == "," && n.knownAt(end+1, last) {
		return true // "Ana Ruiz, Republican of Ohio"
	}
	if t := d.Tokens[end-1].Tag; t != Noun && t != Propn || strings.HasSuffix(d.word(end-1), "ic") {
		return false
	}
	switch strings.ToLower(d.word(i - 1)) {
	case "a", "an", "the", "fellow", "top", "ranking", "one", "senior", "moderate", "lifelong", "another", "lone", "only":
		return true
	}
	return d.Tokens[i-1].Tag == Propn || d.Tokens[i-1].Tag == Adj // "an Ohio Republican"
}
