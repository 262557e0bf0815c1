// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
	"strings"
)

// nearest gives each place of a surname that several people have to the one of them who was named last, if only one was named in the
// last paragraphs; otherwise to him whom it means alone, or to nobody.
func (n *namer) nearest(s *surface, people []*thing) {
	spots := n.spots(people)
	main, kin := n.kinOf(s, people), true
	if main == nil {
		main, kin = n.mainOf(s, people), false
	}
	k := 0
	for _, i := range s.at {
		c := &n.found[i]
		for k < len(spots) && n.found[spots[k]].first < c.first {
			k++
		}
		sex := n.calledSex(c)
		if t := n.addressee(c, sex, people); t != nil {
			c.thing = t // "Ms Smith", "President Smith"
		} else if (c.first == 0 || !n.ofTwo(c.first-1)) && !n.ofKin(c.last) {
			c.thing = n.lately(c, spots[:k], main, kin)
		}
		if t := c.thing; t != nil && t.sex != anySex && sex != anySex && t.sex != sex {
			c.thing = nil
		}
	}
}

// lately gives whom a surname means, of those who were named in full at some places before it: the only one of the last paragraphs, or else
// main, unless another was just spoken of and is no kin of his.
func (n *namer) lately(c *candidate, spots []int, main *thing, kin bool) *thing {
	const window = 200 // tokens
	if len(spots) == 0 {
		return main
	}
	var one *thing
	last := &n.found[spots[len(spots)-1]]
	for j := len(spots) - 1; j >= max(0, len(spots)-20); j-- {
		x := &n.found[spots[j]]
		if x.first <= c.first-window || main != nil && n.paragraph(x.first) < n.paragraph(c.first)-1 {
			break
		}
		if one != nil && x.thing != one {
			if !kin && n.paragraph(last.first) == n.paragraph(c.first) {
				return nil
			}
			return main
		}
		one = x.thing
	}
	if one == nil || main != nil && n.d.Tokens[last.first].Sentence == n.d.Tokens[c.first].Sentence {
		return main // the sentence that names somebody in full calls nobody but another by the surname
	}
	return one
}

// ofTwo tells whether the words up to token i say which of two of a surname is meant by more than the name: "the younger Mr. Smith".
func (n *namer) ofTwo(i int) bool {
	if w := n.d.word(i); strings.HasSuffix(w, ".") && i > 0 || n.cue(i)&cueHonorific != 0 && i > 0 {
		i--
	}
	switch strings.ToLower(n.d.word(i)) {
	case "younger", "elder", "older", "senior", "junior", "other":
		return true
	}
	return false
}

// ofKin tells whether token i calls several by the surname before it: "the Moss brothers".
func (n *namer) ofKin(i int) bool {
	if i >= len(n.d.Tokens) {
		return false
	}
	switch n.d.word(i) {
	case "brothers", "sisters", "siblings", "family", "families", "twins", "cousins", "clan", "couple", "dynasty":
		return true
	}
	return false
}

// placeSpouse makes another person of those places of a surname whose "Mr" or "Mrs" is not that of the only one who is named in full, where
// others are: "Mrs. Clinton" and "Mr. Clinton" of a text with Hillary Clinton.
func (n *namer) placeSpouse(l *links, s *surface, person *thing) {
	if person.sex == anySex {
		return
	}
	var own, others, rest []int
	for _, i := range s.at {
		switch sex := n.honoured(&n.found[i]); {
		case sex == person.sex:
			own = append(own, i)
		case sex != anySex:
			others = append(others, i)
			continue
		}
		rest = append(rest, i)
	}
	if len(others) == 0 || len(own) == 0 && !n.honouredInFull(person) {
		return
	}
	s.at = rest
	spouse := &surface{key: s.key, words: s.words, at: others, typ: Person, known: -1}
	t := n.newThing(l, spouse)
	for _, i := range others {
		n.found[i].thing = t
	}
	t.sex = n.honoured(&n.found[others[0]])
}

// honouredInFull tells whether the text names a person in full behind the "Mr" or "Mrs" of the sex that it is taken for.
func (n *namer) honouredInFull(person *thing) bool {
	for _, i := range n.spots([]*thing{person}) {
		if n.honoured(&n.found[i]) == person.sex {
			return true
		}
	}
	return false
}

// placeCouple makes two people of a surname that the text has with "Mr" and with "Mrs" and with no given name, each called as there; where the
// surname stands alone it is left open. It is false where there is one only.
func (n *namer) placeCouple(l *links, s *surface) bool {
	at := map[sex][]int{}
	for _, i := range s.at {
		if x := n.honoured(&n.found[i]); x != anySex {
			at[x] = append(at[x], i)
		}
	}
	if len(at[male]) == 0 || len(at[female]) == 0 {
		return false
	}
	for _, x := range [...]sex{male, female} {
		first := &n.found[at[x][0]]
		t := n.newThing(l, &surface{key: s.key, words: s.words, at: at[x], typ: Person, known: -1})
		t.sex = x
		if from := first.title; from >= 0 {
			t.name = tidyName(n.d.Slice(n.d.tokenSpan(from, first.last)))
		} else {
			t.name = tidyName(n.d.Slice(n.d.tokenSpan(first.first-1, first.last)))
		}
		for _, i := range at[x] {
			n.found[i].thing = t
		}
	}
	return true
}

// spots are the places where the text names one of several people in full, in its order.
func (n *namer) spots(people []*thing) (list []int) {
	if n.links.full == nil {
		n.links.full = map[*thing][]int{}
		for i := range n.found {
			if t := n.found[i].thing; t != nil && n.found[i].last > n.found[i].first+1 {
				n.links.full[t] = append(n.links.full[t], i)
			}
		}
	}
	for _, p := range people {
		list = append(list, n.links.full[p]...)
	}
	slices.Sort(list)
	return list
}

// mainOf gives the one of several people of a surname who is called by it alone, nil where there is none: the text names him first, and
// calls him so before it names another; more than once where it has his given name alone, too.
func (n *namer) mainOf(s *surface, people []*thing) *thing {
	byPlace := slices.SortedFunc(slices.Values(people), func(a, b *thing) int { return cmp.Compare(a.first, b.first) })
	least := 1
	if given, _, _ := strings.Cut(byPlace[0].name, " "); n.links.single[foldName(given)] {
		least = 3
	}
	for _, i := range s.at {
		if at := n.found[i].first; at > byPlace[0].first && at < byPlace[1].first {
			if least--; least == 0 {
				return byPlace[0]
			}
		}
	}
	return nil
}

// paragraph is that of a token.
func (n *namer) paragraph(i int) int { return n.d.Sentences[n.d.Tokens[i].Sentence].Paragraph }

// calledSex is the sex that the words around a surname tell, which are all that counts where it is a given name, too: "Clinton".
func (n *namer) calledSex(c *candidate) sex {
	if !n.isGiven(c.first) {
		return c.sex
	}
	return n.honoured(c)
}

// honoured is the sex that a "Mr" or "Mrs" before a name tells.
func (n *namer) honoured(c *candidate) sex {
	from := c.title
	if from < 0 {
		from = max(0, c.first-2)
	}
	for k := from; k < c.first; k++ {
		switch x := n.cue(k); {
		case x&cueFemale != 0:
			return female
		case x&cueMale != 0:
			return male
		}
	}
	return anySex
}

// addressee gives the only one of several people of a surname whom the title before it fits, by the sex or by the office that only
// one is known to have had: "Mrs. Clinton", "Senator Paul"; nil where none or several are.
func (n *namer) addressee(c *candidate, sex sex, people []*thing) *thing {
	if sex != anySex {
		if t := only(people, func(t *thing) bool { return t.sex == sex }); t != nil {
			return t
		}
		if t := only(people, func(t *thing) bool { return t.sex == sex || t.sex == anySex }); t != nil {
			return t
		}
	}
	if c.title < 0 || c.title >= c.first {
		return nil
	}
	office := strings.ToLower(n.d.word(n.beforeStop(c.first - 1)))
	if long := map[string]string{"sen": "senator", "gov": "governor", "pres": "president"}[strings.TrimSuffix(office, ".")]; long != "" {
		office = long
	}
	return only(people, func(t *thing) bool { return n.hasHad(office, t.name) })
}

// hasHad tells whether somebody of a name is known to have had a public office.
func (n *namer) hasHad(office, name string) bool {
	switch office {
	case "secretary":
		office = "secretary of state"
	case "senator", "governor", "president":
	default:
		return false
	}
	return n.g.heldBy(office, name) != nil
}

// kinOf gives the one of several people of a surname whom it means alone, because the others are called his or hers by it:
// "Larch's wife, Ana Larch"; nil where there is none.
func (n *namer) kinOf(s *surface, people []*thing) *thing {
	kin := map[*thing]bool{}
	for _, i := range s.at {
		c := &n.found[i]
		if c.last+1 >= len(n.d.Tokens) || !isPossessive(n.d.word(c.last)) {
			continue
		}
		for k := i + 1; k < len(n.found) && n.found[k].first < c.last+6; k++ {
			if n.found[k].thing != nil && n.kinship(c.last+1, n.found[k].first) {
				kin[n.found[k].thing] = true
			}
		}
	}
	return only(people, func(t *thing) bool { return len(kin) > 0 && !kin[t] })
}

func isPossessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// kinship tells whether a noun of family stands among the tokens [i, end).
func (n *namer) kinship(i, end int) bool {
	for ; i < end; i++ {
		if n.g.lists["relative"][n.d.Tokens[i].Lemma] {
			return true
		}
	}
	return false
}

// cutLeads takes a common word off the name of a person where the text has another person of the surname: "Will Sanders quit?",
// "Crooked Clinton", behind "Bernie Sanders" and "Hillary Clinton".
func (n *namer) cutLeads() {
	surnames := map[string]bool{} // of those with a given name
	for i := range n.found {
		if c := &n.found[i]; n.inFull(c) && n.isGiven(c.first) && !n.leads(c.first) {
			surnames[n.d.word(c.last-1)] = true
		}
	}
	for i := range n.found {
		c := &n.found[i]
		if n.inFull(c) && c.last == c.first+2 && n.leads(c.first) && surnames[n.d.word(c.first+1)] {
			c.first++
		} else if n.asks(c) {
			c.first++
			if k, e := n.find(c.first, c.last); k >= 0 && e == c.last {
				c.known, c.fixed, c.votes, c.heard = k, true, votes{}, votes{}
				c.votes[n.g.things[k].typ] = 9
			}
		}
	}
}

// asks tells whether the first word of a name asks of the rest of it: "Will Trump win?", but not "Will Smith left?".
func (n *namer) asks(c *candidate) bool {
	d := n.d
	s := d.Sentences[d.Tokens[c.first].Sentence]
	if !asksFirst(d.word(c.first)) || c.last < c.first+2 || c.part > 0 || c.known >= 0 || !n.initial(c.first) {
		return false
	}
	asked := false
	for k := c.last; k < s.Last && !asked; k++ {
		asked = d.word(k) == "?"
	}
	k := c.last
	for k < s.Last && (d.Tokens[k].Tag == Adv || d.Tokens[k].Tag == Part) {
		k++
	}
	if !asked || k >= s.Last {
		return false
	}
	x := d.Tokens[k].XPOS
	return x == "VB" || x == "VBP" || x == "NN" && d.Tokens[k].Tag == Noun && k == c.last
}

// asksFirst tells the words that ask where a sentence begins with them, some of which are names.
func asksFirst(w string) bool {
	switch w {
	case "Will", "May", "Can", "Could", "Should", "Would", "Might", "Must":
		return true
	}
	return false
}

// inFull tells a name of several words that is somebody's.
func (n *namer) inFull(c *candidate) bool {
	t, _ := c.all().best()
	return t == Person && c.known < 0 && c.part == 0 && c.last > c.first+1
}

// leads tells whether a word with a capital is a common one rather than a given name: by the lists, or where any word has a capital and
// the tree takes it for none of names.
func (n *namer) leads(i int) bool {
	if n.isGiven(i) {
		return n.initial(i) && n.d.Tokens[i].Tag != Propn
	}
	return n.g.common[strings.ToLower(n.d.word(i))] && n.cue(i)&cueParticle == 0 && n.g.cues[strings.ToLower(n.d.word(i))]&cueParticle == 0
}

// commonSurnames finds the surnames that are common words or those of a people, too, where one stands as people do beside a verb: "Love
// said", "Fields has", behind "Mia Love" and "Al Fields".
func (n *namer) commonSurnames() {
	d := n.d
	surnames, covered := map[string]bool{}, map[int]int{}
	for i := range n.found {
		c := &n.found[i]
		covered[c.first] = c.last
		if n.inFull(c) && n.isGiven(c.first) {
			surnames[d.word(c.last-1)] = true
		}
	}
	var more []candidate
	for i, end := 0, 0; i+1 < len(d.Tokens); i++ {
		if end = max(end, covered[i]); i >= end && surnames[d.word(i)] && n.actsAlone(i) {
			c := candidate{first: i, last: i + 1, known: -1, title: -1}
			c.votes[Person] = 6
			more = append(more, c)
		}
	}
	if more != nil {
		n.found = append(n.found, more...)
		slices.SortStableFunc(n.found, func(a, b candidate) int { return cmp.Compare(a.first, b.first) })
	}
}

// actsAlone tells whether a word stands before a finite verb and no other noun beside it: one of saying, or any where the tagger takes the word
// for a name; behind one of saying, or before ", who".
func (n *namer) actsAlone(i int) bool {
	d := n.d
	s := d.Sentences[d.Tokens[i].Sentence]
	if i > s.First {
		if d.Tokens[i-1].Tag == Adj || d.Tokens[i-1].Tag == Det || d.Tokens[i-1].Tag == Noun || d.Tokens[i-1].Tag == Propn {
			return false
		}
		if i+1 < s.Last && d.Tokens[i+1].Tag == Punct && d.Tokens[i-1].Tag == Verb && saysSo(d.Tokens[i-1].Lemma) {
			return true
		}
	}
	if i+1 >= s.Last {
		return false
	}
	if i+2 < s.Last && d.word(i+1) == "," && d.word(i+2) == "who" {
		return true
	}
	switch d.Tokens[i+1].XPOS {
	case "VBD", "VBZ", "MD":
		return d.Tokens[i].Tag == Propn || saysSo(d.Tokens[i+1].Lemma)
	}
	return false
}

// saysAlone tells whether a name, or a noun that has no article as nouns of its kind have, stands right before a finite verb of saying, or of
// what only people do.
func (n *namer) saysAlone(i int) bool {
	d := n.d
	if i+1 >= d.Sentences[d.Tokens[i].Sentence].Last || d.Tokens[i].Tag != Propn && d.Tokens[i].XPOS != "NN" || !saysSo(d.Tokens[i+1].Lemma) && !n.g.lists["personal"][d.Tokens[i+1].Lemma] {
		return false
	}
	x := d.Tokens[i+1].XPOS
	return x == "VBD" || x == "VBZ"
}

// enterMiddle enters the first of somebody's two surnames: "Ruiz" of "Ana Ruiz Ode" or of "Ana Ruiz-Ode".
func (n *namer) enterMiddle(l *links, t *thing, words []string) {
	if first, _, two := strings.Cut(lastName(words), "-"); two && isUpperFirst(first) && n.g.cues[first]&cueParticle == 0 {
		add(l.middle, foldName(first), t)
		return
	}
	if w := words[len(words)-2]; len(words) > 2 && isUpperFirst(w) && n.g.cues[w]&cueParticle == 0 && len(w) > 2 {
		if _, given := n.g.givenName(w); !given {
			add(l.middle, foldName(w), t)
		}
	}
}

// bySurname gives the only person whose first of two surnames a word is, as people are called in Spanish; not one whom
// the text calls by the other of them, nor where a body has the word in its name.
func (n *namer) bySurname(l *links, s *surface) *thing {
	t := only(l.middle[s.key], nil)
	if t == nil || len(l.head[s.key])+len(l.tail[s.key]) > 0 || l.single[foldName(lastName(strings.Fields(t.name)))] ||
		s.votes[City] >= 4 || n.speaksAgainst(s, Person) {
		return nil
	}
	return t
}
