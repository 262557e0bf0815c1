// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// compound finds the known name in "Moscow-based".
func (n *namer) compound(i int) {
	head, tail, ok := strings.Cut(n.d.word(i), "-")
	if !ok || !isUpperFirst(head) || !n.isCompound(head, tail) {
		return
	}
	if k, first := n.knownBefore(i, head); first < i { // "Port Harcourt-based"
		n.dropFrom(first)
		n.addKnown(first, i+1, k).part = len(head)
		return
	}
	if last := len(n.found) - 1; last >= 0 && n.found[last].last == i && n.found[last].first == i-1 && n.cue(i-1)&cuePlaceFirst != 0 && ofPlaces(tail) {
		n.found = n.found[:last]
		n.addPlace(i-1, i+1).part = len(head)
		return
	}
	if k, ok := n.g.forms[head]; ok {
		n.addKnown(i, i+1, k).part = len(head)
	} else if _, people := n.g.demonyms[head]; !people && ofPlaces(tail) && !n.g.common[strings.ToLower(head)] && !isAcronym(head) {
		n.addPlace(i, i+1).part = len(head)
	}
}

// knownBefore gives the longest name of the gazetteer that ends with head, which is part of token i, and its first token; i where it has no
// word before that: "Salt Lake City-based".
func (n *namer) knownBefore(i int, head string) (k, first int) {
	d := n.d
	k, first = -1, i
	from := d.Sentences[d.Tokens[i].Sentence].First
	for at := i - 1; at >= max(from, i-3) && isUpperFirst(d.word(at)); at-- {
		if x, ok := n.g.forms[strings.Join(append(n.plainWords(at, i), head), " ")]; ok {
			k, first = x, at
		}
	}
	return k, first
}

// dropFrom takes back the names that end behind token i.
func (n *namer) dropFrom(i int) {
	for last := len(n.found) - 1; last >= 0 && n.found[last].last > i; last-- {
		n.found = n.found[:last]
	}
}

// addPlace enters a name that the words around it make a town.
func (n *namer) addPlace(first, last int) *candidate {
	c := n.add(first, last)
	c.votes[City], c.fixed = 9, true
	return c
}

// ofPlaces tells what only a place stands before: "Marburg-based".
func ofPlaces(tail string) bool {
	switch tail {
	case "based", "born", "bred", "raised", "educated", "headquartered", "registered":
		return true
	}
	return false
}

// stateBehind tells whether the next name is a state that says where the town c is: "Norwood, Mass.", "Norwood, Ohio,", but "Moss, New Jersey
// Gov. Poe".
func (n *namer) stateBehind(c, next *candidate) bool {
	d := n.d
	if next.first != c.last+1 || d.word(c.last) != "," || next.known < 0 || n.g.things[next.known].typ != Place {
		return false
	}
	return d.word(next.last-1) == "." || next.part > 0 || next.last >= len(d.Tokens) || d.Tokens[next.last].Tag == Punct
}

// placeTowns takes those places of a surface out of it at which a state stands behind a comma: "Norwood, Mass.-based Lakeside" is no matter of
// Norwood Partners.
func (n *namer) placeTowns(l *links, s *surface) {
	var towns, rest []int
	for _, i := range s.at {
		c := &n.found[i]
		if c.title < 0 && i+1 < len(n.found) && n.stateBehind(c, &n.found[i+1]) {
			towns = append(towns, i)
		} else {
			rest = append(rest, i)
		}
	}
	if len(towns) == 0 || len(rest) == 0 {
		return
	}
	s.at, s.votes = rest, votes{}
	for _, i := range rest {
		for t, v := range n.found[i].votes {
			s.votes[t] += v
		}
	}
	town := &surface{key: s.key, words: s.words, at: towns, typ: City, known: -1}
	t := n.newThing(l, town)
	for _, i := range towns {
		n.found[i].thing = t
	}
}

// namesake gives the person who is known in the article by the name of a place: "Austin" behind "Lloyd Austin" is no city,
// unless the text somewhere says "in Austin".
func (n *namer) namesake(l *links, s *surface) *thing {
	typ := n.g.things[s.known].typ
	if len(s.words) != 1 || typ != City && typ != Place && typ != Country {
		return nil
	}
	t := only(l.last[s.key], nil)
	if t == nil || t.sex == anySex || t.first > n.found[s.at[0]].first {
		return nil // no sex: its being a person is a guess
	}
	for _, i := range s.at {
		if c := n.found[i]; c.first > 0 && locative(n.d.Tokens[c.first-1].Lemma) {
			return nil
		}
	}
	return t
}

// ofFamily tells a name of one word that somebody's kin is called by, though a place is, too: "his mother, Florence, said", "her son Austin".
// The text has it nowhere as a place has it.
func (n *namer) ofFamily(i int) bool {
	d := n.d
	s := d.Sentences[d.Tokens[i].Sentence]
	at := i - 1
	commas := at >= s.First && d.word(at) == ","
	if commas {
		at--
	}
	if at-1 < s.First || !n.kinship(at, at+1) || d.Tokens[at].XPOS != "NN" || commas && (i+1 >= s.Last || d.Tokens[i+1].Tag != Punct && d.word(i+1) != "and") {
		return false
	}
	owner := at - 1
	for owner > s.First && d.Tokens[owner].Tag == Adj || d.Tokens[owner].Tag == Num {
		owner--
	}
	if !isPossessive(d.word(owner)) && d.Tokens[owner].XPOS != "PRP$" || !commas && owner > s.First && n.g.lists["telling"][d.Tokens[owner-1].Lemma] {
		return false // "told his mother Russia was wrong"
	}
	for k := range d.Tokens {
		if d.word(k) == d.word(i) && k > 0 && locative(d.Tokens[k-1].Lemma) {
			return false
		}
	}
	return true
}

// locative tells the prepositions behind which a place stands rather than a person.
func locative(w string) bool {
	switch w {
	case "in", "at", "near", "across", "outside", "inside", "around":
		return true
	}
	return false
}
