// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// byApposition votes by what follows the comma behind the name.
func (n *namer) byApposition(c *candidate, i, last int) {
	d := n.d
	if i >= last {
		return
	}
	if d.Tokens[i].Tag == Num && i+1 < last && d.word(i+1) == "," && len(d.word(i)) <= 3 {
		c.votes[Person] += 5
		return
	}
	switch d.word(i) {
	case "who":
		c.votes[Person] += 4
		return
	case "which":
		c.votes[Person] -= 4
		c.votes[Organization] += 5
		return
	case "based", "headquartered", "founded", "listed":
		if i+1 < last && d.Tokens[i+1].Tag == Adp { // not "X, founded the firm in May"
			c.votes[Person] -= 3
			c.votes[Organization] += settled
		}
		return
	case "whose":
		if i+1 < last && n.g.lists["firms"][d.Tokens[i+1].Lemma] {
			c.votes[Person] -= 3
			c.votes[Organization] += settled
		}
		return
	}
	if k, e := n.find(i, last); k >= 0 && (n.g.things[k].typ == Country || n.g.things[k].typ == Place) && (e >= last || isPunct(d.word(e))) {
		c.votes[City] += 4
		if d.word(e-1) == "." || strings.HasSuffix(d.word(e-1), ".") {
			c.votes[City] += 6 // "Salem, Ore.": only a town stands there
		}
		return
	}
	if w := d.word(i); w == "based" || w == "headquartered" {
		c.votes[Organization] += 5
		return
	}
	head := n.apposed(i, last)
	if head < 0 || n.introduced(c) {
		return
	}
	n.byHead(c, i, head, last)
}

// byHead votes by the noun at token head of the phrase from i on that a name is explained by.
func (n *namer) byHead(c *candidate, i, head, last int) {
	d := n.d
	kind := n.g.nouns[d.Tokens[head].Lemma] | n.g.nouns[strings.ToLower(d.word(head))]
	switch {
	case n.concern(i, head, last), n.peer(head, i) && !n.isGiven(c.first) && !n.surnames[d.word(c.last-1)]:
		c.votes[Person] -= 3
		c.votes[Organization] += settled
	case kind&nounPerson != 0:
		c.isPerson(kind)
	case kind&nounGroup != 0 && (kind&nounOrg == 0 || n.people(head, i)):
		c.votes[Group] += 5
	case kind&nounOrg != 0:
		c.votes[Organization] += 5
	case kind&nounCity != 0:
		c.votes[City] += 5
	case kind&nounCountry != 0:
		c.votes[Country] += 3
	case kind&nounPlace != 0:
		c.votes[Place] += 5
	}
}

// concern tells whether the apposition from token i on with the noun head is of a firm or the like: "the shop window of the
// trade", "the fund manager that ...", "a Leeds-based developer".
func (n *namer) concern(i, head, last int) bool {
	d := n.d
	lemma := d.Tokens[head].Lemma
	if n.g.lists["concern"][lemma] {
		return true
	}
	dealer := n.g.lists["dealer"][lemma]
	if n.g.nouns[lemma]&nounPerson == 0 && !dealer {
		return false
	}
	if head+1 < last && (d.word(head+1) == "that" || d.word(head+1) == "which") {
		return true
	}
	if n.g.nouns[lemma]&nounOrg == 0 && !dealer {
		return false
	}
	for k := i; k < head; k++ {
		if w := d.word(k); hasAnySuffix(w, "-based", "-listed", "-owned") {
			return true
		}
	}
	return false
}

// introduced tells whether a name ends the phrase that a sentence opens with, so that its subject follows the comma: "In a
// letter to X, a man ...".
func (n *namer) introduced(c *candidate) bool {
	d := n.d
	from := d.Sentences[d.Tokens[c.first].Sentence].First
	switch d.Tokens[from].Tag {
	case Adp, Sconj, Verb: // "Asked about X, a spokesman ..."
	default:
		return false
	}
	for k := from; k < c.first; k++ {
		if d.word(k) == "," {
			return false
		}
	}
	return true
}

// apposed gives the head noun of the apposition that begins at i ("a unit of Y", "the bureau's director-general"), -1
// if none: the last noun before a preposition, mark or relative pronoun.
func (n *namer) apposed(i, last int) int {
	d := n.d
	w := strings.ToLower(d.word(i))
	begins := d.Tokens[i].Tag == Det || w == "its" || w == "his" || w == "her" || w == "their" || w == "who" ||
		n.g.nouns[w]&(nounOffice|nounModifier) != 0 || n.knownAt(i, last) || n.nameWord(i)
	if !begins {
		return -1
	}
	head := -1
	for k := i; k < last && k < i+9; k++ {
		t := d.Tokens[k]
		low := strings.ToLower(d.word(k))
		if end := n.pastOf(k, last); end > k && k > i {
			k = end - 1 // "a University of Elm professor"
			continue
		}
		if t.Tag == Adp || t.Tag == Punct && d.word(k) != "-" || t.Tag == Cconj || k > i && t.Tag == Det || low == "who" || low == "whom" || low == "whose" || low == "that" || low == "which" {
			break
		}
		if n.g.nouns[low] != 0 && t.Tag != Det {
			head = k
		} else if t.Tag == Noun {
			head = k
		} else if t.Tag == Verb || t.Tag == Aux {
			break
		}
	}
	return head
}

// pastOf gives the token behind "of Elm" in "a University of Elm professor", k where the "of" at token k is none within a name before a noun.
func (n *namer) pastOf(k, last int) int {
	d := n.d
	if k == 0 || d.word(k) != "of" || !isUpperFirst(d.word(k-1)) {
		return k
	}
	end := k + 1
	for end < last && isUpperFirst(d.word(end)) {
		end++
	}
	if end == k+1 || end >= last || d.Tokens[end].Tag != Noun && d.Tokens[end].Tag != Adj {
		return k
	}
	return end
}
