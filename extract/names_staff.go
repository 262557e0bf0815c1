// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// executive gives the token behind an office that only bodies have, which token i begins or the word after it: "chief executive",
// "new general secretary"; 0 where there is none.
func (n *namer) executive(i, last int) int {
	for k := i; k < min(i+2, last); k++ {
		w := strings.ToLower(n.d.word(k))
		if w == "campaign" {
			return 0 // people have treasurers of theirs
		}
		if n.g.lists["executive"][w] {
			return k + 1
		}
		if k+1 < last && n.g.lists["executive"][w+"-"+strings.ToLower(n.d.word(k+1))] {
			return k + 2
		}
		if k+2 < last && w == "chief" && strings.EqualFold(n.d.word(k+2), "officer") && !n.g.lists["of-states"][strings.ToLower(n.d.word(k+1))] {
			return k + 3 // "chief people officer"
		}
	}
	return 0
}

// ofBodies tells offices that companies and the like have, and people have not.
func ofBodies(w string) bool {
	switch w {
	case "president", "chairman", "chairwoman", "executive", "employee", "director", "manager", "analyst", "founder", "co-founder", "publisher",
		"partner", "co-owner", "shareholder", "engineer":
		return true
	}
	return false
}

// staffAfter tells whether somebody of a body is named behind its name: "Moorland operations manager Ana Ruiz", "a
// Moorland executive".
func (n *namer) staffAfter(c *candidate, last int) bool {
	d := n.d
	if e := n.executive(c.last, last); e > 0 && e < last && d.Tokens[e].Tag == Propn && isUpperFirst(d.word(e)) {
		return true
	}
	for i := c.last; i < min(c.last+3, last); i++ {
		w := d.word(i)
		if i+2 < last && d.word(i+1) == "and" && (ofBodies(w) || n.g.lists["executive"][w]) {
			if e := n.executive(i+2, last); e > 0 && e < last && d.Tokens[e].Tag == Propn && isUpperFirst(d.word(e)) {
				return true // "X founder and chief executive Ana Ruiz"
			}
		}
		if ofBodies(w) {
			one := c.first > 0 && (d.word(c.first-1) == "a" || d.word(c.first-1) == "an" || d.word(c.first-1) == "another")
			return one || i+1 < last && d.Tokens[i+1].Tag == Propn && isUpperFirst(d.word(i+1))
		}
		switch w {
		case "operations", "sales", "marketing", "product", "project", "plant", "general", "vice", "senior", "executive", "managing":
		default:
			return false // "Moss campaign manager Ana Ruiz", "Leeds city manager"
		}
	}
	return false
}
