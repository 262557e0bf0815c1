// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// join makes one name of those that stand apart for what is between them: a nickname in quotation marks (Kerry “Macca”
// Doyle) and the "and" of a body of two places (Elmford and Marsham District Council); and of a name and the common noun
// without which it names no body (the Quayle commission).
func (n *namer) join() {
	d := n.d
	var out []candidate
	for i := 0; i < len(n.found); i++ {
		c := n.found[i]
		if end := n.nicknamed(&c); end > c.last {
			c.last = end
			c.votes[Person] = max(c.votes[Person], 6)
		} else if i+1 < len(n.found) && n.ofTwoPlaces(&c, &n.found[i+1]) {
			next := n.found[i+1]
			next.first = c.first
			c = next
		} else if first := n.widened(&c, out); first < c.first {
			c.first, c.known = first, -1
			if n.cue(c.last-1)&cuePlace == 0 && d.word(c.last-1) != "District" && d.word(c.last-1) != "Precinct" {
				c.votes, c.heard, c.fixed = votes{Organization: 9}, votes{}, true
			}
			if k := len(out) - 1; k >= 0 && out[k].first == first {
				out = out[:k] // "the University"
			}
		} else if end := n.cutShort(&c); end > c.last {
			c.last, c.known = end, -1
			c.votes, c.heard, c.fixed = votes{Organization: 9}, votes{}, true
		} else if n.battle(&c) {
			c.first -= 2
			c.known = -1
			c.votes, c.heard, c.fixed = votes{EventType: 9}, votes{}, true
		} else if end := n.local(&c); end > c.last {
			c.last, c.known = end, -1 // not the whole union
			c.votes, c.heard, c.fixed = votes{Organization: 9}, votes{}, true
		} else if end := n.institution(&c); end > c.last {
			c.last, c.known = end, -1 // not the town itself
			c.votes, c.heard, c.fixed = votes{Organization: 9}, votes{}, true
		}
		out = append(out, c)
		for i+1 < len(n.found) && n.found[i+1].first < c.last {
			i++
		}
	}
	n.found = out
}

// widened gives the first token of a body whose name begins before what was found of it: with the number of a unit or court, "3rd Assault Brigade",
// or with the first of two common nouns, "the University and College Union"; that of the candidate where it does not.
func (n *namer) widened(c *candidate, before []candidate) int {
	d := n.d
	first := d.Sentences[d.Tokens[c.first].Sentence].First
	if n.titleCased(int(d.Tokens[c.first].Sentence)) || c.part > 0 || c.last < c.first+2 {
		return c.first
	}
	at := c.first
	switch i := c.first - 1; {
	case i >= first && isOrdinal(d.word(i)) && n.g.lists["numbered"][d.word(c.last-1)]:
		at = i
	case i-2 >= first && d.word(i) == "and" && strings.EqualFold(d.word(i-2), "the") && isUpperFirst(d.word(i-1)) && n.isCommon(i-1) && n.isCommon(c.first) &&
		n.g.lists["of-two"][d.word(c.last-1)]:
		at = i - 1
	}
	if k := len(before) - 1; k >= 0 && before[k].last > at && (before[k].known >= 0 || before[k].first != at || before[k].last != at+1) {
		return c.first
	}
	return at
}

// isOrdinal tells "3rd" and "101st".
func isOrdinal(w string) bool {
	n := strings.TrimLeft(w, "0123456789")
	return n != w && (n == "st" || n == "nd" || n == "rd" || n == "th")
}

// cutShort gives the end of a body whose name goes on behind what was found of it: "Ohio Republican" Party, "St Bride" 's School; 0 where it does
// not.
func (n *namer) cutShort(c *candidate) (end int) {
	d := n.d
	sentence := int(d.Tokens[c.first].Sentence)
	last := d.Sentences[sentence].Last
	if c.part > 0 || c.last >= last || n.titleCased(sentence) {
		return 0
	}
	if d.word(c.last) == "Party" && n.g.parties[strings.ToLower(d.word(c.last-1))] != "" {
		return c.last + 1
	}
	if w := d.word(c.first); c.last != c.first+2 && c.last != c.first+3 || w != "St" && w != "Saint" || !isPossessive(d.word(c.last)) || d.word(c.last) == "'" || d.word(c.last) == "’" {
		return 0
	}
	end = c.last + 1
	for k := end; k < last && k < end+4 && isUpperFirst(d.word(k)); k++ {
		if n.cue(k)&(cueOrg|cueOrgOf|cuePlace) != 0 {
			return k + 1
		}
	}
	if end < last && d.Tokens[end].Tag != Punct && d.Tokens[end].Tag != Adp {
		return 0
	}
	return end
}

// battle tells whether "Battle of" or "Siege of" stands before a name.
func (n *namer) battle(c *candidate) bool {
	d := n.d
	i := c.first - 2
	return i >= d.Sentences[d.Tokens[c.first].Sentence].First && c.part == 0 && d.word(i+1) == "of" && (d.word(i) == "Battle" || d.word(i) == "Siege")
}

// local gives the end of the number of a branch of a union: "Teamsters Local 14"; 0 where none follows.
func (n *namer) local(c *candidate) (end int) {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	k := c.last
	if d.word(k-1) == "Local" && k > c.first+1 {
		k--
	}
	if c.part > 0 || k+1 >= s.Last || d.word(k) != "Local" || d.Tokens[k+1].Tag != Num || strings.Trim(d.word(k+1), "0123456789") != "" {
		return 0
	}
	return k + 2
}

// institution gives the end of the common noun that makes the name of a body of the name of who leads it, or of where it
// is; 0 where none does.
func (n *namer) institution(c *candidate) (end int) {
	d := n.d
	last := d.Sentences[d.Tokens[c.first].Sentence].Last
	if c.last >= last || c.part > 0 || !n.afterArticle(c.first) {
		return 0
	}
	next := ""
	if c.last+1 < last {
		next = d.word(c.last + 1)
	}
	switch d.word(c.last) {
	case "commission", "tribunal":
		if c.known < 0 && c.last == c.first+1 {
			return c.last + 1
		}
	case "prefecture":
		return c.last + 1
	case "school":
		if next == "board" {
			return c.last + 2
		}
	case "police", "fire", "health", "sheriff":
		if next == "department" {
			return c.last + 2
		}
	}
	return 0
}

// nicknamed gives the end of a name that goes on behind a nickname, 0 where none does.
func (n *namer) nicknamed(c *candidate) (end int) {
	d := n.d
	last := d.Sentences[d.Tokens[c.first].Sentence].Last
	if c.known >= 0 || c.fixed || c.part > 0 || c.last-c.first > 2 || c.last+3 >= last {
		return 0
	}
	closing, ok := map[string]string{"“": "”", "‘": "’", "\"": "\"", "'": "'", "«": "»"}[d.word(c.last)]
	if !ok || d.Tokens[c.last-1].End == d.Tokens[c.last].Start {
		return 0
	}
	k := c.last + 1
	for k < min(c.last+4, last) && isUpperFirst(d.word(k)) {
		k++
	}
	if k == c.last+1 || k+1 >= last || d.word(k) != closing || !isUpperFirst(d.word(k+1)) || d.Tokens[k].End == d.Tokens[k+1].Start || n.isCommon(k+1) && d.Tokens[k+1].Tag != Propn {
		return 0
	}
	end = k + 2
	for i := range n.found {
		if n.found[i].first == k+1 {
			end = n.found[i].last
		}
	}
	return end
}

// ofTwoPlaces tells whether a name and the next are one body's: the next is that of a council or the like of one word and
// what such a body is called.
func (n *namer) ofTwoPlaces(c, next *candidate) bool {
	d := n.d
	if c.known >= 0 && n.g.things[c.known].typ == Country || c.last-c.first > 1 || next.first != c.last+1 || d.word(c.last) != "and" ||
		next.last-next.first < 2 || next.known >= 0 {
		return false
	}
	switch d.word(next.last - 1) {
	case "Police", "Constabulary":
		return c.known >= 0
	case "Council":
		return true
	}
	if c.known >= 0 || next.last-next.first < 3 {
		return false
	}
	switch d.word(next.first + 1) {
	case "District", "Borough", "County", "City", "Regional", "Metropolitan", "Unitary":
		return n.g.cues[d.word(next.last-1)]&(cueCivic|cueOrg|cueOrgOf) != 0
	}
	return false
}
