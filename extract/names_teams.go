// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// teams makes a club of the name of a town, or of another that clubs are called by, where the text tells how it played: "Liverpool beat Everton
// 2-1". A town of which a text says so is the club wherever somebody plays or is beaten, and the town where something is in it.
func (n *namer) teams() {
	clubs := map[*thing]*thing{} // of each town
	for i := range n.found {
		c := &n.found[i]
		t := c.thing
		if t == nil || c.part != 0 || clubs[t] != nil || t.words > 1 {
			continue
		}
		called := n.g.lists["club"][n.d.word(c.first)]
		if t.typ == City && n.plays(c) && (n.scores(c) || n.sporting(c)) || called && (n.plays(c) || n.contests(c) || n.fields(c)) && (n.scores(c) || n.sporting(c)) {
			if t.typ == Person {
				t.typ = Organization // nobody and nothing else is called so here
				continue
			}
			clubs[t] = n.club(c)
		}
	}
	if len(clubs) == 0 {
		return
	}
	for i := range n.found {
		c := &n.found[i]
		if club := clubs[c.thing]; c.thing != nil && club != nil && (n.plays(c) || n.fields(c) || n.contests(c) && n.g.lists["club"][n.d.word(c.first)]) {
			c.thing = club
		}
	}
}

// sporting tells whether the sentence of a name, or one beside it, names another club or has a word of matches.
func (n *namer) sporting(c *candidate) bool {
	d := n.d
	at := int(d.Tokens[c.first].Sentence)
	first, last := d.Sentences[max(0, at-1)].First, d.Sentences[min(at+1, len(d.Sentences)-1)].Last
	for k := first; k < last; k++ {
		if k >= c.first && k < c.last {
			continue
		}
		if w := d.word(k); n.g.lists["sport"][d.Tokens[k].Lemma] || w == "League" || w == "Cup" {
			return true
		}
		x, e := n.find(k, last)
		if w := d.word(k); x < 0 && n.g.lists["club"][w] && w != d.word(c.first) && !n.isGiven(k) {
			return true // no town
		}
		if x >= 0 {
			if strings.HasPrefix(n.g.things[x].nouns, "club ") {
				return true
			}
			k = e - 1
		}
	}
	return false
}

// contests tells whether a name stands before a verb of what clubs do in a season.
func (n *namer) contests(c *candidate) bool {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	k := c.last
	if k < s.Last && (d.word(k) == "have" || d.word(k) == "are" || d.word(k) == "were") && (c.first == s.First || d.Tokens[c.first-1].Tag == Punct) {
		return true // several people
	}
	for k < s.Last && (d.Tokens[k].Tag == Aux || d.Tokens[k].Tag == Adv) {
		k++
	}
	if k >= s.Last || c.first > s.First && locative(d.Tokens[c.first-1].Lemma) {
		return false
	}
	switch d.Tokens[k].Lemma {
	case "lead", "face", "sign", "sack", "appoint", "top", "chase", "sell", "loan", "climb", "slip", "progress":
		return true
	}
	return false
}

// club makes the club that is called as a town is.
func (n *namer) club(c *candidate) *thing {
	t := &thing{typ: Organization, name: tidyName(n.d.Slice(n.span(c))), known: -1, first: c.first, words: c.last - c.first}
	n.things = append(n.things, t)
	return t
}

// scores tells whether the sentence of a name has a score: "2-1". A vote has one, too, and "20-30 guests" are none.
func (n *namer) scores(c *candidate) bool {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	score := false
	for k := s.First; k < s.Last; k++ {
		if n.g.lists["voting"][d.Tokens[k].Lemma] {
			return false
		}
		end := k + 1
		home, away, ok := strings.Cut(strings.ReplaceAll(d.word(k), "–", "-"), "-")
		if !ok && k+2 < s.Last && (d.word(k+1) == "-" || d.word(k+1) == "–") && d.Tokens[k].End == d.Tokens[k+1].Start {
			home, away, ok, end = d.word(k), d.word(k+2), true, k+3
		}
		if ok && isScore(home) && isScore(away) {
			score = score || end >= s.Last || d.Tokens[end].Tag != Noun || n.won(end, end)
		}
	}
	return score
}

// isScore tells a number of one to three digits.
func isScore(w string) bool {
	return w != "" && len(w) <= 3 && strings.Trim(w, "0123456789") == ""
}

// plays tells whether a name stands before or behind a verb of playing as who plays does.
func (n *namer) plays(c *candidate) bool {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	k := c.last
	for k < s.Last && (d.Tokens[k].Tag == Aux || d.Tokens[k].Tag == Adv || d.word(k) == "had" || d.word(k) == "have") {
		k++
	}
	before := ""
	if c.first > s.First {
		before = strings.ToLower(d.word(c.first - 1))
	}
	switch before {
	case "in", "at", "near", "from", "outside", "around", "of", ",":
		return false
	case "beat", "thrashed", "hosted", "faced", "defeated", "edged", "hammered", "thumped", "against", "versus", "v", "beating", "trounced", "routed", "face", "facing", "host", "beats":
		return true
	case "to", "with", "over":
		return c.first-2 >= s.First && n.won(c.first-2, s.First)
	}
	return k < s.Last && d.Tokens[k].Tag == Verb && n.g.lists["playing"][d.Tokens[k].Lemma]
}

// won tells whether token i is a verb or noun of how a match ended, or a score behind one: "lost to", "lost 2-1 to", "a win over".
func (n *namer) won(i, from int) bool {
	for k := i; k >= max(from, i-4); k-- {
		switch n.d.Tokens[k].Lemma {
		case "lose", "draw", "defeat", "win", "victory", "loss", "concede":
			return true
		}
	}
	return false
}

// fields tells whether what follows a name is of a team: "Liverpool's captain", "Liverpool striker Jan Holm".
func (n *namer) fields(c *candidate) bool {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	k := c.last
	if k < s.Last && isPossessive(d.word(k)) {
		k++
	}
	for ; k < s.Last && k < c.last+4; k++ {
		switch d.Tokens[k].Lemma {
		case "boss", "manager", "coach", "captain", "striker", "goalkeeper", "keeper", "midfielder", "defender", "winger", "forward", "quarterback", "pitcher", "goal", "squad", "bench",
			"skipper", "batsman", "bowler", "fan", "supporter":
			return true
		}
		if tag := d.Tokens[k].Tag; tag != Adj && tag != Noun {
			return false
		}
	}
	return false
}
