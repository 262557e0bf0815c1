// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// chamberAt enters the house of a parliament that stands before the office of one who leads it or sits there: "House Speaker X", "Ohio Senate
// Majority Leader Y", and gives its end; i where there is none. "State House Speaker" names no house.
func (n *namer) chamberAt(i int) (end int) {
	d := n.d
	s := d.Sentences[d.Tokens[i].Sentence]
	k, e := n.find(i, s.Last)
	switch {
	case k < 0:
		e = i
	case n.g.things[k].typ == Place || n.g.things[k].typ == Country:
	case n.g.things[k].name == "Senate":
		e--
	default:
		return i
	}
	if e >= s.Last || d.word(e) != "House" && d.word(e) != "Senate" || !n.presided(e+1, s.Last) {
		return i
	}
	if i == e && i > s.First {
		if w := d.word(i - 1); strings.EqualFold(w, "state") || w == "White" || isHyphen(w) {
			return i
		}
	}
	if k < 0 || n.g.things[k].typ != Place {
		if n.ofLegislature() {
			return i
		}
		k = n.g.forms[map[string]string{"House": "House of Representatives", "Senate": "Senate"}[d.word(e)]]
		n.addKnown(i, e+1, k)
		return e + 1
	}
	c := n.add(i, e+1)
	c.votes[Organization], c.fixed = 9, true
	return e + 1
}

// ofLegislature tells whether the text is about the government of a state of the United States, whose chambers are called as those of Congress
// are: it speaks of a governor or a legislature, and of nothing in Washington.
func (n *namer) ofLegislature() bool {
	if n.legislature == nil {
		n.legislature = new(bool)
		for i := range n.d.Tokens {
			switch n.d.word(i) {
			case "Gov", "Gov.", "Governor", "Legislature", "Statehouse":
				*n.legislature = true
			case "state", "State":
				if i+1 < len(n.d.Tokens) {
					switch strings.TrimSuffix(n.d.word(i+1), ".") {
					case "Sen", "Rep", "Senate", "House", "Senator", "Representative", "senator", "representative", "lawmakers", "legislators", "legislature":
						*n.legislature = true
					}
				}
			case "Congress", "Washington", "Capitol", "U.S.", "US", "United", "White", "federal", "American", "President", "president":
				*n.legislature = false
				return false
			}
		}
	}
	return *n.legislature
}

// presided tells whether the office of one who leads a house of a parliament begins with token i.
func (n *namer) presided(i, last int) bool {
	if i+1 >= last {
		return false
	}
	next := strings.ToLower(n.d.word(i + 1))
	switch strings.ToLower(n.d.word(i)) {
	case "majority", "minority", "democratic", "republican", "gop":
		return next == "leader" || next == "whip"
	case "deputy", "assistant":
		return n.presided(i+1, last)
	case "president":
		return next == "pro"
	case "rep", "representative":
		return next == "." || n.nameWord(i+1)
	case "speaker":
		return next != "'s" && next != "’s" || !n.initial(i-1)
	}
	return false
}
