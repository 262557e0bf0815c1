// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names finds the names of the text, decides what each of them names, and makes one entity of all the mentions of a
// thing: first the names (body before headline, because in a headline capitals often mean nothing), then common nouns
// and pronouns that stand for one of them. What is not certain is left out.
func (r *Reader) names(d *Document) {
	x := r.resolved(d)
	if r.nominals != nil {
		x.judgeAll(JudgeNominals(r.nominals))
	}
	x.settled()
}

// resolved finds the names, and what rules and chains say of the common nouns and pronouns that stand for one.
func (r *Reader) resolved(d *Document) *resolver {
	n := &namer{d: d, g: r.lex.gazetteer, capital: map[string]bool{}, surnames: map[string]bool{}, behind: map[string]bool{}}
	n.survey()
	for s := range d.Sentences {
		if !n.titleCased(s) {
			n.scan(s)
		}
	}
	n.judge(n.found)
	n.learned()
	n.found = slices.DeleteFunc(n.found, n.noMention)
	n.cutTitles()
	n.cutLeads()
	n.commonSurnames()
	n.join()
	d.named, d.chances = nil, nil
	n.link()
	for s := range d.Sentences {
		if n.titleCased(s) {
			n.scanKnown(s)
		}
	}
	n.metonyms()
	n.states()
	n.teams()
	n.entities(r.mint)
	n.found, n.links = nil, nil
	x := n.corefer(r.chains)
	x.alike = newLikeness(r.vectors)
	return x
}

// namer is the names stage at work on one document.
type namer struct {
	d        *Document
	g        *gazetteer
	capital  map[string]bool // words that stand capitalised in the midst of a sentence
	surnames map[string]bool // words behind given names
	behind   map[string]bool // words behind any other name, or a "Mr"
	shouted  []uint8         // of each sentence: how its capitals are to be read
	begins   []int           // of each sentence: the token behind the dateline
	talk     bool            // paragraphs begin with who speaks
	found    []candidate
	things   []*thing
	links    *links
	made     []*thing // of each entity

	legislature *bool // see ofLegislature, nil where nobody asked
	presidents  *bool // see hasPresident, nil where nobody asked
}

// candidate is a stretch of tokens that names something.
type candidate struct {
	first, last int   // tokens
	known       int   // thing of the gazetteer, -1 if none
	title       int   // first token of the offices before it, -1 if none
	votes       votes // of the rules
	around      votes // those of them that the words around it gave
	heard       votes // of the network
	fixed       bool  // the first vote is certain
	sex         sex
	thing       *thing
	part        int // bytes of its last token that are the name ("Montreal-registered"), 0 for all
}

// span is the place of a candidate in the text.
func (n *namer) span(c *candidate) Span {
	s := n.d.tokenSpan(c.first, c.last)
	if c.part > 0 {
		s.End = n.d.Tokens[c.last-1].Start + c.part
	}
	return s
}

// votes are what speaks for each type.
type votes [EventType + 1]int32

func (v *votes) best() (EntityType, int) {
	t := Person
	for k := range v {
		if v[k] > v[t] {
			t = EntityType(k)
		}
	}
	return t, int(v[t])
}

// How the capitals of a sentence are to be read.
const (
	plainCase uint8 = iota
	titleCase       // Most Words Have One
	allCaps
)

// survey notes how capitals are used: in each sentence, and which words have them where nothing else calls for one.
func (n *namer) survey() {
	d := n.d
	n.talk = n.inTurns()
	n.shouted, n.begins = make([]uint8, len(d.Sentences)), make([]int, len(d.Sentences))
	for s := range d.Sentences {
		lower, upper, shout := 0, 0, 0
		first, last := d.Sentences[s].First, d.Sentences[s].Last
		for i := first; i < last; i++ {
			w := d.word(i)
			c, size := utf8.DecodeRuneInString(w)
			switch {
			case i == first || !unicode.IsLetter(c) || n.isFunction(i):
			case unicode.IsLower(c):
				lower++
			case len(w) < 4:
			case strings.ToUpper(w) == w && size < len(w):
				shout++
			default:
				upper++
			}
		}
		n.followers(first, last)
		headline := d.Paragraphs[d.Sentences[s].Paragraph].Kind == Headline
		switch {
		case shout >= 4 && shout > 2*(lower+upper):
			n.shouted[s] = allCaps
		case upper+shout > 2*lower && (headline && upper+shout >= 3 || lower == 0 && upper+shout >= 4):
			n.shouted[s] = titleCase
		default:
			for i := first + 1; i < last; i++ {
				if isUpperFirst(d.word(i)) && !n.initial(i) {
					n.capital[d.word(i)] = true
					n.surnames[d.word(i)] = n.surnames[d.word(i)] || n.isGiven(i-1)
				}
			}
		}
	}
}

// followers notes the words of a sentence behind names, initials and honorifics, which may be somebody's last name there.
func (n *namer) followers(first, last int) {
	d := n.d
	for i := first + 1; i < last; i++ {
		if !isUpperFirst(d.word(i)) || n.isCommon(i) && n.initial(i) {
			continue
		}
		before := n.beforeStop(i - 1)
		if n.cue(before)&cueHonorific != 0 || before < i-1 && isInitials(d.word(before)) || d.Tokens[before].Tag == Propn && before == i-1 && n.nameWord(before) {
			n.behind[d.word(i)] = true
		}
	}
}

func (n *namer) titleCased(s int) bool { return n.shouted[s] != plainCase }

// initial tells whether token i stands where any word has a capital: first in the sentence, or behind marks that open
// a quotation, a bracket or a list.
func (n *namer) initial(i int) bool {
	d := n.d
	first := d.Sentences[d.Tokens[i].Sentence].First
	if i == first {
		return true
	}
	switch d.word(i - 1) {
	case "“", "\"", "‘", "'", "«", ":", "•", "…", "—", "―", "–", "--", "...", "?", "!", ".", "*", "-", "_":
		return true
	}
	return false
}

func (n *namer) cue(i int) cue { return n.g.cues[n.d.word(i)] }

// isFunction tells a word of a closed class from all others.
func (n *namer) isFunction(i int) bool {
	w := n.d.word(i)
	if isAcronym(w) && n.shouted[n.d.Tokens[i].Sentence] == plainCase {
		return false
	}
	switch n.d.Tokens[i].Tag {
	case Propn:
		return false
	case Num:
		return n.initial(i)
	}
	return n.g.cues[strings.ToLower(w)]&cueFunction != 0
}

// isCommon tells whether a capitalised word is also a common one: by the lists, or where any word has a capital, for a
// plural that the tagger takes for none of names.
func (n *namer) isCommon(i int) bool {
	if isAcronym(n.d.word(i)) {
		return false
	}
	low := strings.ToLower(n.d.word(i))
	return n.g.common[low] || n.g.nouns[low] != 0 ||
		n.initial(i) && (n.d.Words[n.d.Tokens[i].Word].XPOS == "NNS" || n.g.common[strings.TrimSuffix(low, "s")])
}

// nameWord tells whether token i can be part of a name.
func (n *namer) nameWord(i int) bool {
	w := n.d.word(i)
	c, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsLetter(c) {
		return false
	}
	if !unicode.IsUpper(c) && !n.prefixed(w) {
		return false
	}
	if len(w) > 3 && isShouted(w) && n.g.common[strings.ToLower(w)] || isPluralAcronym(w) {
		return false // SAVE, not NATO; PACs
	}
	if head, tail, ok := strings.Cut(w, "-"); ok && (n.isCompound(head, tail) || head == "Co" && isLowerFirst(tail) || head == "Ex" && isUpperFirst(tail)) {
		return false
	}
	return w != "I" && (n.g.cues[w]&cueCalendar == 0 || n.monthAsSurname(i)) && !n.isFunction(i)
}

// monthAsSurname tells "May" behind a given name or a title from the month: "Theresa May", "Mrs May", but "told Theresa: May 5 it is".
func (n *namer) monthAsSurname(i int) bool {
	d := n.d
	s := d.Sentences[d.Tokens[i].Sentence]
	if d.word(i) != "May" || i == s.First || i+1 >= len(d.Tokens) || i+1 < s.Last && d.Tokens[i+1].Tag == Num {
		return false
	}
	before := i - 1
	if d.word(before) == "." && before > s.First {
		before--
	}
	return n.isGiven(before) && n.cue(before)&cueCalendar == 0 || n.cue(before)&cueHonorific != 0 ||
		isUpperFirst(d.word(before)) && n.g.nouns[strings.ToLower(d.word(before))]&nounOffice != 0 && d.Tokens[i+1].Tag == Verb
}

// isPluralAcronym tells "NGOs": several things, not one.
func isPluralAcronym(w string) bool {
	head, ok := strings.CutSuffix(w, "s")
	return ok && len(head) > 1 && isAcronym(head)
}

// isCompound tells a compound that only begins with a capital ("Ex-warehouse", "Iran-backed") from a double name.
func (n *namer) isCompound(head, tail string) bool {
	c, _ := utf8.DecodeRuneInString(tail)
	return unicode.IsLower(c) && len(tail) > 2 && (n.g.common[strings.ToLower(head)] || n.g.common[tail] || hasAnySuffix(tail, "ed", "ing", "led"))
}

// prefixed tells al-Assad from common words.
func (n *namer) prefixed(w string) bool {
	head, tail, ok := strings.Cut(w, "-")
	return ok && n.g.cues[head]&cueParticle != 0 && isUpperFirst(tail)
}

// scan finds the names of a sentence in which capitals mean something.
func (n *namer) scan(s int) {
	d := n.d
	i, last := n.dateline(s), d.Sentences[s].Last
	n.begins[s] = i
	for i < last {
		if end := n.election(i, last); end > i {
			c := n.add(i, end)
			c.votes[EventType], c.fixed = 9, true
			i = end
			continue
		}
		if end := n.partyTag(i, last); end > i {
			i = end
			continue
		}
		if end := n.partyAt(i, last); end > i {
			i = end
			continue
		}
		if end := n.chamberAt(i); end > i {
			i = end
			continue
		}
		if !n.starts(i, last) {
			n.compound(i)
			i++
			continue
		}
		end := n.runEnd(i, last)
		if k, ok := n.shoutedCountry(i, end); ok {
			n.addKnown(i, end, k)
			i = end
			continue
		}
		n.split(i, end)
		i = end
	}
}

// shoutedCountry gives the country whose name in capitals all of a run is: "KENYA’S president quit".
func (n *namer) shoutedCountry(first, last int) (int, bool) {
	for i := first; i < last; i++ {
		if w := n.d.word(i); len(w) < 4 || !isShouted(w) {
			return 0, false
		}
	}
	k, ok := n.g.forms[titled(n.d.Slice(n.d.tokenSpan(first, last)))]
	return k, ok && n.g.things[k].typ == Country
}

// election reads "2024 United States presidential election": a year, whose, and a vote.
func (n *namer) election(i, last int) (end int) {
	d := n.d
	if w := d.word(i); len(w) != 4 || w[0] != '1' && w[0] != '2' || d.Tokens[i].Tag != Num || i+2 >= last {
		return i
	}
	k, whose := i+1, false
	for ; k < last && k < i+8; k++ {
		if x, e := n.find(k, last); x >= 0 && n.nameWord(k) {
			whose, k = true, e-1
			continue
		}
		if _, e := n.g.findDemonym(d, k, last); e > k {
			whose, k = true, e-1
			continue
		}
		switch d.word(k) {
		case "general", "federal", "presidential", "parliamentary", "local", "state", "provincial", "legislative", "European", "mayoral",
			"gubernatorial", "regional", "leadership", "by-election", "snap", "independence":
		case "election", "elections", "referendum":
			if whose {
				return k + 1
			}
			return i
		default:
			return i
		}
	}
	return i
}

// starts tells whether a name begins with token i.
func (n *namer) starts(i, last int) bool {
	if strings.EqualFold(n.d.word(i), "the") && i+1 < last { // "the West", but the name in "the West Bank" begins later
		if k, end := n.find(i, last); k >= 0 {
			return end >= last || !n.nameWord(end)
		}
		return false
	}
	if k, end := n.find(i, last); k >= 0 && (end > i+1 || n.d.Tokens[i].Tag == Propn && clubOrFirm(n.g.things[k].nouns) || !n.initial(i) || !n.isCommon(i) || n.capital[n.d.word(i)]) {
		return true
	}
	if !n.nameWord(i) {
		return false
	}
	if !n.initial(i) {
		return true
	}
	w := n.d.word(i)
	next := i+1 < last && n.nameWord(i+1)
	if _, ok := n.g.givenName(w); ok && (next || !n.isCommon(i) || n.capital[w]) {
		return true
	}
	if n.cue(i)&(cueHonorific|cueRank) != 0 || n.g.nouns[strings.ToLower(w)]&nounOffice != 0 && (next || n.runEnd(i, last) > i+1) {
		return true
	}
	if n.isCommon(i) {
		// "National Relief Bureau said", not "Prosecutors allege" nor "Yesterday Smith said"
		return next && n.capital[w] || next && n.tail(i, n.runEnd(i, last)) != 0 && !hasAnySuffix(w, "s", "ly", "ing")
	}
	return next || n.capital[w] || !hasAnySuffix(strings.ToLower(w), "ly", "ing", "ed")
}

// clubOrFirm tells by the nouns of a body that it plays or trades: such a one has no article, so a common word without one at the beginning of a
// sentence is it: "Arsenal lost".
func clubOrFirm(nouns string) bool {
	return strings.HasPrefix(nouns, "club ") || strings.HasPrefix(nouns, "company ")
}

// runEnd gives the end of the capitalised words from i on, with the small words that hold a name together.
func (n *namer) runEnd(i, last int) int {
	d := n.d
	ofScope := false // an "of" has been crossed, so "and" may be
	takesOf := false
	j := i
	if _, end := n.find(i, last); end > i {
		j = end - 1 // a name of the gazetteer may hold anything
	}
	for {
		c := n.cue(j)
		takesOf = ofScope || c&cueOrgOf != 0 || n.g.nouns[strings.ToLower(d.word(j))]&nounOffice != 0
		j++
		if j < last && d.word(j) == "." && d.Tokens[j].Start == d.Tokens[j-1].End && n.keepsStop(j-1) {
			j++
		}
		if j >= last {
			return j
		}
		switch w := d.word(j); {
		case n.nameWord(j):
			if _, end := n.find(j, last); end > j+1 {
				j = end - 1
			}
		case n.cue(j)&cueParticle != 0:
			k := j + 1
			for k < last && k < j+3 && n.cue(k)&cueParticle != 0 && !n.nameWord(k) {
				k++
			}
			if k >= last || !n.nameWord(k) || n.isCommon(k) && !n.capital[d.word(k)] {
				return j
			}
			j = k
		case w == "and" && n.isCommon(i) && j+1 < last && n.unionOf(j+1, last) > 0:
			j = n.unionOf(j+1, last) - 1
		case isAmpersand(w) && j+1 < last && n.nameWord(j+1):
			j++
		case w == "," && j+1 < last && (d.word(j+1) == "Jr" || d.word(j+1) == "Sr"):
			j++
		case takesOf && (w == "of" || w == "for" || w == "on" && c&cueOrgOf != 0 || ofScope && (w == "and" || w == "on")):
			k := j + 1
			if k < last && (d.word(k) == "the" || w == "for" && c&cueOrgOf != 0 && (d.word(k) == "a" || d.word(k) == "an")) {
				k++ // "Committee for a Fair Budget"
			}
			if w == "for" && n.houseAt(j-1) || k >= last || !n.nameWord(k) || w == "and" && (!n.isCommon(k) || d.word(k) == d.word(i)) {
				return j // "the Ministry of Health and the Ministry of Finance" are two
			}
			ofScope = true
			j = k
		case (w == "'s" || w == "’s" || w == "'" || w == "’") && j+1 < last && n.nameWord(j+1) && (j == i+1 && n.isCommon(i) || plural(d.word(j-1))) && n.runTail(j+1, last)&cueOrg != 0:
			j++
		case isUpperFirst(w) && n.isFunction(j) && !n.initial(j) && j+1 < last && n.nameWord(j+1) && n.isCommon(j+1):
			// "Save Our Square": a small word with a capital between two others
		default:
			return j
		}
	}
}

// unionOf gives the end of the rest of a name behind its "and", 0 where it is none: "Harbour and Allied Workers' Union".
func (n *namer) unionOf(i, last int) (end int) {
	k := i
	for k < last && k < i+4 && n.nameWord(k) && n.isCommon(k) {
		k++
	}
	if k == i || k+1 >= last || !n.nameWord(k+1) || n.cue(k+1)&cueOrg == 0 {
		return 0
	}
	if w := n.d.word(k); w != "'" && w != "’" && w != "'s" && w != "’s" {
		return 0
	}
	return k + 2
}

// plural tells the words for people that make names with an 's: "Korean People's Army".
func plural(w string) bool { return w == "People" || w == "Women" || w == "Men" || w == "Children" }

// runTail is the cue of the last of the capitalised words from i on.
func (n *namer) runTail(i, last int) cue {
	for i+1 < last && n.nameWord(i+1) {
		i++
	}
	return n.cue(i)
}

// keepsStop tells whether a full stop behind token i belongs to it: an initial or an abbreviation.
func (n *namer) keepsStop(i int) bool {
	w := n.d.word(i)
	return utf8.RuneCountInString(w) == 1 && isUpperFirst(w) || n.cue(i)&cueStop != 0
}

// add enters a candidate.
func (n *namer) add(first, last int) *candidate {
	n.found = append(n.found, candidate{first: first, last: last, known: -1, title: -1})
	return &n.found[len(n.found)-1]
}

// addKnown enters a name of the gazetteer.
func (n *namer) addKnown(first, last, k int) *candidate {
	c := n.add(first, last)
	c.known, c.fixed = k, true
	c.votes[n.g.things[k].typ] = 9
	return c
}
