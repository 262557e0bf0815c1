// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
	"strings"

	"kg/extract/naming"
)

// What the network of names has to say for it to be heard, as probabilities.
const (
	leastNew     = 0.5  // of a name that no rule finds
	leastCommon  = 0.75 // of one that is also a common word, where any has a capital
	leastSmall   = 0.45 // of one in small letters
	leastTitle   = 0.6  // of one where most words have a capital
	leastSpan    = 0.6  // of a name that is longer or shorter than the one that rules find
	leastLonger  = 0.7  // of a name in place of one of the gazetteer that is part of it
	leastCertain = 0.9  // of one that is a name wherever it stands
	leastTwice   = 0.5  // of one that is where it stands twice so
	leastKept    = 0.75 // of the words of a name that only rules find
	leastMany    = 0.5  // of those of one of several words, not at the beginning of a sentence
	leastSaying  = 0.03 // of one that is no common word before a verb of saying
	leastCued    = 0.15 // of those of one whose words say what it names, or behind an office
)

// learned weighs the candidates of the rules and those of the network of names against each other: it takes in what only
// the network finds, leaves out what only rules find and it takes for no name, takes its bounds where the two differ, and
// lets it vote for types. What the gazetteer knows stays, unless it is part of a longer name.
func (n *namer) learned() {
	if len(n.d.chances) == 0 {
		return
	}
	names := n.heard()
	sure := n.certain(names)
	rules := n.found
	kept, left := make([]candidate, 0, max(len(rules), len(names))), []candidate(nil)
	next := 0
	keep := func(list ...candidate) {
		for _, c := range list {
			n.vote(&c)
			if c.fixed || n.likely(&c) || sure[n.written(&c)] {
				kept = append(kept, c)
			} else {
				left = append(left, c)
			}
		}
	}
	for _, x := range names {
		for next < len(rules) && rules[next].last <= x.first {
			keep(rules[next])
			next++
		}
		from := next
		for next < len(rules) && rules[next].first < x.last {
			next++
		}
		switch over := rules[from:next]; {
		case !n.prefers(&x, over):
			keep(over...)
		case x.typ != naming.Other:
			kept = append(kept, x.candidate)
		}
	}
	keep(rules[next:]...)
	kept = append(kept, n.shortened(kept, left)...)
	slices.SortStableFunc(kept, func(a, b candidate) int { return cmp.Compare(a.first, b.first) })
	n.found = kept
}

// certain gives the names that the network is sure of somewhere, or finds twice: they are names everywhere.
func (n *namer) certain(names []heard) map[string]bool {
	sure, once := map[string]bool{}, map[string]bool{}
	for i := range names {
		key := n.written(&names[i].candidate)
		if names[i].p >= leastCertain || names[i].p >= leastTwice && once[key] && !isAcronym(n.d.word(names[i].first)) {
			sure[key] = true
		}
		once[key] = once[key] || names[i].p >= leastTwice
	}
	return sure
}

// shortened gives those of the candidates that were left out that are the last name of somebody who was kept, the last word of a body ("the
// Commission"), or a company without its legal form ("shares of Diversified").
func (n *namer) shortened(kept, left []candidate) (back []candidate) {
	last, firms := map[string]EntityType{}, map[string]bool{}
	for i := range kept {
		c := &kept[i]
		t, _ := c.all().best()
		words := n.plainWords(c.first, c.last)
		if own := withoutForm(words); t == Organization && len(own) < len(words) {
			firms[foldName(own[0])], firms[foldName(strings.Join(own, " "))] = true, true
		}
		if t == Person && (c.last > c.first+1 || c.title >= 0) || t == Organization && c.last > c.first+1 {
			last[foldName(lastName(words))] = t
		}
	}
	for _, c := range left {
		if t, ok := last[n.written(&c)]; ok && c.last == c.first+1 && (t == Person || n.bodyWord(c.first)) {
			back = append(back, c)
		} else if firms[n.written(&c)] && !n.initial(c.first) {
			back = append(back, c)
		}
	}
	return back
}

// all are the votes of rules and network.
func (c *candidate) all() *votes {
	all := c.votes
	for t, v := range c.heard {
		all[t] += v
	}
	return &all
}

// bodyWord tells a word that ends the names of bodies and has a capital because it is short for one: "the Commission".
func (n *namer) bodyWord(i int) bool {
	switch n.d.word(i) {
	case "Government", "Court": // many a text writes them so
		return false
	}
	return n.cue(i)&(cueOrg|cueOrgOf) != 0 && (!n.initial(i) || n.afterArticle(i))
}

// written is a name for comparing.
func (n *namer) written(c *candidate) string {
	if c.part > 0 {
		return foldName(n.d.Slice(n.span(c)))
	}
	return foldName(strings.Join(n.plainWords(c.first, c.last), " "))
}

// heard is a name that the network finds.
type heard struct {
	candidate
	typ naming.Type
	p   float64
}

// heard gives the names that the network finds, without the titles before
// them and the common words at their ends.
func (n *namer) heard() (list []heard) {
	d := n.d
	for _, x := range d.named {
		first, last := d.Words[x.First], d.Words[x.Last-1]
		h := heard{candidate{first: int(first.Token), last: int(last.Token) + 1, known: -1, title: -1}, x.Type, x.P}
		if d.Tokens[h.first].Start != first.Start || n.titleCased(int(d.Tokens[h.first].Sentence)) && h.p < leastTitle {
			continue // the name is not the beginning of a token
		}
		if s := d.Sentences[d.Tokens[h.first].Sentence]; d.tagAt(h.first, s.Last) || h.first-2 >= s.First && d.tagAt(h.first-2, s.Last) {
			continue // rules read party and state
		}
		if h.first < n.begins[d.Tokens[h.first].Sentence] {
			continue
		}
		if d.Tokens[h.last-1].End != last.End {
			if h.last != h.first+1 {
				continue
			}
			h.part = last.End - first.Start
		}
		n.balance(&h.candidate)
		for k := h.first + 1; k+1 < h.last; k++ {
			if d.word(k) == "for" && n.houseAt(k-1) {
				h.last = k
			}
		}
		if h.typ == naming.Person && h.part == 0 {
			n.particles(&h.candidate)
		}
		if (n.trim(&h.candidate) || h.p >= leastSmall) && !n.noName(&h.candidate) {
			if state, ok := n.cutState(&h); ok {
				list = append(list, h, state)
				continue
			}
			list = append(list, h)
		}
	}
	return list
}

// cutState cuts the state or country off the end of a town's name, where no comma parts them: "Houston Texas", but not "South Australia" nor
// "Kansas City".
func (n *namer) cutState(h *heard) (state heard, ok bool) {
	if h.typ != naming.Place || h.part > 0 || h.last < h.first+2 {
		return state, false
	}
	if _, whole := n.find(h.first, h.last); whole == h.last {
		return state, false
	}
	for i := h.first + 1; i < h.last; i++ {
		k, end := n.find(i, h.last)
		if k < 0 || end != h.last || n.g.things[k].typ != Country && n.g.things[k].within == "" {
			continue
		}
		town := strings.ToLower(strings.Join(n.plainWords(h.first, i), " "))
		if kinds, _ := n.g.world.find(town); kinds&(worldTown|worldCity) == 0 {
			return state, false
		}
		state = *h
		state.first, h.last = i, i
		state.known, state.fixed, state.votes = k, true, votes{}
		state.votes[n.g.things[k].typ] = 9
		return state, true
	}
	return state, false
}

// balance cuts a name before a quotation mark that has no fellow in it.
func (n *namer) balance(c *candidate) {
	at, marks := 0, 0
	for k := c.first + 1; k < c.last; k++ {
		switch n.d.word(k) {
		case "\"", "“", "”", "‘", "«", "»":
			at = k
			marks++
		}
	}
	if marks == 1 {
		c.last = at
	}
}

// noName tells words that are no names by the lists, and the names of peoples.
func (n *namer) noName(c *candidate) bool {
	if c.part > 0 {
		_, people := n.g.demonyms[n.d.Slice(n.span(c))]
		return people // "American-born"
	}
	if n.knownAt(c.first, c.last) {
		return false
	}
	if n.onlyOffice(c) || n.charge(c) || n.bygone(c) {
		return true
	}
	_, end := n.g.findDemonym(n.d, c.first, c.last)
	return end == c.last || c.last == c.first+1 && n.cue(c.first)&cueNever != 0 && !n.isGiven(c.first)
}

// bygone tells a word behind "ex-": the first of "ex-warehouse boss", "ex-Chelsea manager".
func (n *namer) bygone(c *candidate) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(n.d.word(c.first)), "ex-")
	return ok && c.last == c.first+1 && (n.g.common[rest] || isUpperFirst(n.d.word(c.first)[len("ex-"):]))
}

// onlyOffice tells words that are an office of two words or more, and nobody's name: "the District Collector".
func (n *namer) onlyOffice(c *candidate) bool {
	if c.last < c.first+2 || n.g.nouns[strings.ToLower(n.d.word(c.last-1))]&nounOffice == 0 || n.cue(c.last-1)&cueSurname != 0 {
		return false
	}
	for i := c.first; i < c.last-1; i++ {
		if w := strings.ToLower(n.d.word(i)); n.g.nouns[w]&(nounOffice|nounModifier) == 0 && !n.isCommon(i) || n.isGiven(i) {
			return false
		}
	}
	return true
}

// charge tells a common word that an office is of: "Secretary of State".
func (n *namer) charge(c *candidate) bool {
	d := n.d
	return c.last == c.first+1 && n.isCommon(c.first) && c.first-2 >= d.Sentences[d.Tokens[c.first].Sentence].First &&
		d.word(c.first-1) == "of" && n.g.nouns[strings.ToLower(d.word(c.first-2))]&nounOffice != 0
}

// particles adds what belongs to a person's name by the lists: "al-Masri" behind it, "bin" before it.
func (n *namer) particles(c *candidate) {
	s := n.d.Sentences[n.d.Tokens[c.first].Sentence]
	if c.last < s.Last && n.prefixed(n.d.word(c.last)) {
		c.last++
	}
	for c.first > s.First && n.cue(c.first-1)&cueParticle != 0 && isLowerFirst(n.d.word(c.first-1)) {
		c.first--
	}
}

// trim takes off titles and common words; it is false for a name that has no capital at all.
func (n *namer) trim(c *candidate) bool {
	d := n.d
	capitals := false
	for i := c.first; i < c.last; i++ {
		capitals = capitals || isUpperFirst(d.word(i))
	}
	if !capitals {
		return false
	}
	for c.first+1 < c.last {
		cue := n.cue(c.first)
		if title := cue&(cueHonorific|cueRank) != 0; title && c.title < 0 {
			c.title = c.first
		} else if !title && (isUpperFirst(d.word(c.first)) || cue&cueParticle != 0 || n.prefixed(d.word(c.first))) && !strings.EqualFold(d.word(c.first), "the") {
			break
		}
		c.first++
		if d.word(c.first) == "." && c.first+1 < c.last {
			c.first++
		}
	}
	for c.last-1 > c.first && isLowerFirst(d.word(c.last-1)) && !n.prefixed(d.word(c.last-1)) {
		c.last--
	}
	return true
}

// likely tells whether a candidate of the rules is a name to the network, too.
func (n *namer) likely(c *candidate) bool {
	least := float32(leastKept)
	if _, most := c.votes.best(); most >= 7 {
		return true
	} else if most == 6 {
		least = leastCued
	} else if c.last > c.first+1 && !n.initial(c.first) {
		least = leastMany
	} else if c.last == c.first+1 && isAcronym(n.d.word(c.first)) {
		least = leastNew
	} else if c.last == c.first+1 && n.initial(c.first) && !n.isCommon(c.first) && n.saysAlone(c.first) {
		least = leastSaying // "Musk said"
	}
	return n.chance(c).Any() >= least
}

// prefers tells whether a name of the network is taken rather than those of the rules that it overlaps; then it has what
// they know of it.
func (n *namer) prefers(x *heard, rules []candidate) bool {
	for k := x.first + 1; k+1 < x.last; k++ {
		if n.d.word(k) == "and" && n.d.word(k+1) == "the" && len(rules) > 1 {
			return false // rules find two
		}
	}
	least := leastNew
	if x.last == x.first+1 && n.initial(x.first) && n.isCommon(x.first) {
		least = leastCommon
	}
	for _, r := range rules {
		switch {
		case r.first == x.first && r.last == x.last && r.part == x.part:
			return false
		case r.first < x.first && r.last == x.last && r.votes[Organization] >= weight && n.peopleAt(r.first, x.first):
			return false // "the Peruvian Navy"
		case r.first == x.first && r.last == x.last+1 && n.monthAsSurname(x.last):
			return false // "Theresa May"
		case r.first == x.first-1 && r.last == x.last && x.typ == naming.Person && n.isGiven(r.first) &&
			(n.d.Tokens[r.first].Tag == Propn || n.d.Tokens[r.first].Tag == Noun && n.initial(r.first)):
			return false // "Faith Kiprono"
		case !r.fixed:
			least = max(least, leastSpan)
		case r.first < x.first || r.last > x.last || x.part > 0:
			return false // what the gazetteer knows is not cut
		case r.first > x.first && r.last == x.last && n.g.parties[strings.ToLower(n.d.word(r.first))] != "":
			return false // "an Ohio Republican"
		case r.known >= 0 && r.first == x.first && r.last < x.last && n.g.things[r.known].typ != Organization &&
			n.shoutedFrom(r.last, x.last) && !isShouted(n.d.word(r.last-1)):
			return false // nor joined to a name in capitals
		default:
			least = max(least, leastLonger)
		}
	}
	if x.p < least || x.typ == naming.Other && (len(rules) == 0 || rules[0].known >= 0) {
		return false
	}
	if x.typ == naming.Other {
		return true
	}
	if len(rules) > 0 && !rules[0].fixed {
		x.sex = rules[0].sex
		if t := rules[0].title; t >= 0 && t < x.first {
			x.title = t
			x.votes[Person] = 6 // as behind any title
		}
	}
	one := [...]candidate{x.candidate}
	n.judge(one[:])
	x.candidate = one[0]
	n.vote(&x.candidate)
	return true
}

// joined tells a name that "&" is in, as in those of firms.
func (n *namer) joined(c *candidate) bool {
	for i := c.first + 1; i+1 < c.last; i++ {
		if isAmpersand(n.d.word(i)) {
			return true
		}
	}
	return false
}

// peopleAt tells whether the tokens [first, last) are the adjective of a country.
func (n *namer) peopleAt(first, last int) bool {
	_, end := n.g.findDemonym(n.d, first, last)
	return end == last && last > first
}

// chance is the mean of the chances of the words of a candidate.
func (n *namer) chance(c *candidate) (mean naming.Chances) {
	d := n.d
	s := n.span(c)
	count := float32(0)
	for w := d.firstWord(c.first); w < len(d.Words) && d.Words[w].Start < s.End; w++ {
		for t, p := range d.chances[w] {
			mean[t] += p
		}
		count++
	}
	for t := range mean {
		mean[t] /= max(1, count)
	}
	return mean
}

// firstWord is the first word of a token.
func (d *Document) firstWord(token int) int {
	w := int(d.Tokens[token].Word)
	for w > 0 && d.Words[w-1].Start >= d.Tokens[token].Start {
		w--
	}
	return w
}

// weight is the most votes that the network has for a type.
const weight = 8

// vote lets the network vote for the types of a candidate. Bodies and places are of more kinds here than there: those
// that other votes are for get its, and else what a name of so many words mostly is.
func (n *namer) vote(c *candidate) {
	p := n.chance(c)
	add := func(t EntityType, p float32) { c.heard[t] += int32(weight*p + 0.5) }
	add(Person, p[naming.Person])
	if n.joined(c) {
		c.heard[Organization] += weight + 1
	}
	add(EventType, p[naming.Event])
	body := Organization
	if c.votes[Group] > c.votes[Organization] {
		body = Group
	}
	add(body, p[naming.Body])
	place := City
	if c.last > c.first+1 {
		place = Place
	}
	for _, t := range [...]EntityType{Country, City, Place} {
		if c.votes[t] > c.votes[place] {
			place = t
		}
	}
	add(place, p[naming.Place])
}
