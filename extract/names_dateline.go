// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline reads "LOKOJA, Nigeria, Sept 14 -" or "LOKOJA:" at the beginning of a paragraph: the first words are a city,
// whatever they look like. It gives the token at which the sentence proper goes on.
func (n *namer) dateline(s int) int {
	d := n.d
	first, last := d.Sentences[s].First, d.Sentences[s].Last
	if first == last || d.Tokens[first].Start != d.Paragraphs[d.Sentences[s].Paragraph].Start {
		return first
	}
	end := first
	for end < last && end < first+4 && isShouted(d.word(end)) {
		end++
	}
	if end == first || len(d.word(first)) < 3 {
		return first
	}
	dash := -1
	for i := end; i < last && i < end+12; i++ {
		if w := d.word(i); w == "—" || w == "―" || w == "–" || w == "-" || w == "--" || w == "_" || i == end && w == ":" && !n.talk && !n.fullNameInCapitals(first, end) && d.Paragraphs[d.Sentences[s].Paragraph].Kind == Body && !n.isCommon(first) {
			dash = i
			break
		}
	}
	if dash < 0 {
		return first
	}
	n.addTown(first, end)
	for i := end; i < dash; {
		if d.word(i) == "/" && isShouted(d.word(i+1)) { // "MANILA/HANOI"
			for end = i + 1; end < dash && isShouted(d.word(end)); end++ {
			}
			n.addTown(i+1, end)
			i = end
			continue
		}
		k, e := n.find(i, dash)
		switch {
		case k >= 0:
			n.addKnown(i, e, k)
		case d.word(i) == "(" && i+1 < dash && isUpperFirst(d.word(i+1)):
			e = n.agency(i+1, dash)
		case i == end+1 && d.word(end) == "," && n.unknownLand(i, dash):
			n.add(i, i+1).votes[Country] = 6
			e = i + 1
		default:
			e = i + 1
		}
		i = e
	}
	return dash + 1
}

// fullNameInCapitals tells somebody's name of several words in capitals from that of a town: "CHRIS HAYES", not "SANTA FE".
func (n *namer) fullNameInCapitals(first, last int) bool {
	if last < first+2 || !n.shoutedFrom(first, last) {
		return false
	}
	if _, town := n.g.forms[titled(n.d.Slice(n.d.tokenSpan(first, last)))]; town {
		return false
	}
	_, given := n.g.givenName(titled(n.d.word(first)))
	kinds, _ := n.g.world.find(strings.ToLower(n.d.word(first)))
	return given || kinds&worldGiven != 0 && kinds&(worldTown|worldCity) == 0
}

// inTurns tells a text of which paragraphs begin with who speaks, one of them more than once, or by surname after his name in full: "REED: No.". Those are no towns.
func (n *namer) inTurns() bool {
	d, seen := n.d, map[string]bool{}
	for _, s := range d.Sentences {
		if s.First == s.Last || d.Tokens[s.First].Start != d.Paragraphs[s.Paragraph].Start {
			continue
		}
		end := s.First
		for end < s.Last && end < s.First+4 && isShouted(d.word(end)) {
			end++
		}
		if end == s.First || end == s.Last {
			continue
		}
		label := d.Slice(d.tokenSpan(s.First, end))
		if n.fullNameInCapitals(s.First, end) {
			seen[d.word(end-1)] = true // "STEVE REED, HOST:", who is "REED:" later
		}
		if d.word(end) != ":" {
			continue
		}
		if seen[label] {
			return true
		}
		seen[label] = true
	}
	return false
}

// addTown enters a town in capitals.
func (n *namer) addTown(first, last int) {
	c := n.addPlace(first, last)
	c.votes[City] = 15 // "COLDWATER FALLS, Mont.", whatever the name ends with
	if k, ok := n.g.forms[titled(n.d.Slice(n.d.tokenSpan(first, last)))]; ok {
		c.known = k
	}
}

// unknownLand tells whether token i, behind the town of a dateline, is the name of a country that the gazetteer does not have: "ORSTADT, Norvia —".
func (n *namer) unknownLand(i, dash int) bool {
	w := n.d.word(i)
	return isUpperFirst(w) && !isShouted(w) && len(w) > 3 && (i+1 == dash || n.d.word(i+1) == ",") && !n.isCommon(i) && !n.isGiven(i)
}

// agency enters the name between brackets of a dateline, "PRAGUE (Central Wire) —", and gives the token behind it.
func (n *namer) agency(i, dash int) int {
	if k, e := n.find(i, dash); k >= 0 && (n.d.word(e) == ")" || n.g.things[k].typ == Organization) {
		n.addKnown(i, e, k)
		return e
	}
	end := i
	for end < dash && n.d.word(end) != ")" {
		if n.d.Tokens[end].Tag == Punct || isNumber(n.d.word(end)) {
			return end // a day
		}
		end++
	}
	c := n.add(i, end)
	c.votes[Organization], c.fixed = 9, true
	return end
}

func isShouted(w string) bool {
	return isUpperFirst(w) && strings.ToUpper(w) == w
}

// titled gives words in capitals as names are written: "NEW YORK" as "New York".
func titled(s string) string {
	up := true
	scots := strings.HasPrefix(s, "MC") || strings.Contains(s, " MC")
	name := strings.Map(func(r rune) rune {
		if !up {
			r = unicode.ToLower(r)
		}
		up = !unicode.IsLetter(r) && r != '\'' && r != '’'
		return r
	}, s)
	if !scots {
		return name
	}
	words := strings.Split(name, " ")
	for i, w := range words {
		if len(w) > 4 && w[:2] == "Mc" && w[2] < utf8.RuneSelf {
			words[i] = "Mc" + strings.ToUpper(w[2:3]) + w[3:] // "MCCONNELL"
		}
	}
	return strings.Join(words, " ")
}
