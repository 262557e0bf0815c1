// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// part adds to a title the words of a body that has no name, the tokens [i, last) behind the preposition at token prep: "of road fund". It
// gives false where they say no more than "the board", or what the whole is: "the company".
func (t *titler) part(p *phrase, prep, i, last int) bool {
	d := t.d
	people, nation := -1, -1
	for ; i < last-1; i++ { // "Norland's powerful road fund"
		w := strings.ToLower(d.word(i))
		if k, _ := t.demonymEnding(i, i); k >= 0 && t.g.things[k].typ == Country {
			people, nation = i, k
		} else if d.Tokens[i].Tag != Det && t.g.nouns[w]&nounEpithet == 0 && !ofSome(w) {
			break
		}
	}
	if head := d.word(p.head); head == "member" && d.word(last-1) != "board" || head == "captain" {
		return false
	}
	if governmental(d.word(last-1)) && !strings.EqualFold(d.word(p.head), "head") {
		return false
	}
	if i >= last-1 && (!t.g.lists["arms"][strings.ToLower(d.word(i))] || d.Tokens[i-1].Tag == Det) || t.speaks(p.head) && t.prep(prep) != "for" || !t.g.lists["part"][strings.ToLower(d.word(last-1))] {
		return false
	}
	for k := i; k < last; k++ {
		if w := d.word(k); strings.HasSuffix(w, "est") && d.Tokens[k].Tag == Adj || w == "most" {
			return false // "Norland's biggest fund"
		}
	}
	if p.of < 0 && nation >= 0 { // "the Norlandish road fund"
		if p.own(t.entityOf(nation)); p.of < 0 {
			p.country, p.people = nation, d.tokenSpan(people, people+1)
		}
	}
	if i > prep+1 && strings.EqualFold(d.word(i-1), "the") {
		i--
	}
	p.tail = t.tailOf(prep, i, last)
	return true
}

// ofSome tells the words that say where a body is or of how many it is: "Leeds-based", "three-member".
func ofSome(w string) bool {
	return strings.HasSuffix(w, "-based") || strings.HasSuffix(w, "-member") || strings.HasSuffix(w, "-person") || strings.HasSuffix(w, "-judge")
}

// placePart gives the token behind a part of a body that is named after a place, token name on: "Norland's Black Sea fleet"; 0 where there is none.
func (t *titler) placePart(name, last int) int {
	_, e := t.d.tokensOf(t.d.placed[t.nameFrom(name)].Span)
	if end := t.nounEnd(e, last); end > e && t.g.lists["part"][strings.ToLower(t.d.word(end-1))] {
		switch t.d.Entities[t.d.placed[t.nameFrom(name)].entity].Type {
		case Country, City, Place:
			return end
		}
	}
	return 0
}

// partOfNoun reads a body without a name behind the preposition at token prep, up to token end: "chair of the supervisory board", "president of
// the students' union", "head of the country's road fund".
func (t *titler) partOfNoun(p *phrase, prep, end int) bool {
	d := t.d
	if t.speaks(p.head) || t.prep(prep) != "of" {
		return false
	}
	i := prep + 1
	if possessivePronoun(strings.ToLower(d.word(i))) {
		i++
	}
	for k := i; k < end-1; k++ {
		if d.Tokens[k].Tag == Part && d.Tokens[k-1].Lemma+"s" != strings.ToLower(d.word(k-1)) { // not "the students' union"
			if i = k + 1; t.chained(k-1) >= 0 {
				p.own(t.chained(k - 1))
			}
		}
	}
	if d.word(end-1) == "opposition" && i == prep+1 && end == i+2 {
		p.last = end // "leader of the opposition"
		return true
	}
	for k := i + 1; k < end; k++ {
		if d.word(k) == "of" { // "chair of the advisory council of the fund"
			if t.chained(end-1) >= 0 {
				p.own(t.chained(end - 1))
			} else if strings.EqualFold(d.word(k+1), "the") {
				p.seat = end - 1
			}
			return t.part(p, prep, i, k)
		}
	}
	if !t.part(p, prep, i, end) {
		return false
	}
	p.other = p.of < 0 && i > prep+1
	return true
}

// partBefore reads the part of a body whose name begins with token name: "chair of the supervisory board of Y".
func (t *titler) partBefore(p *phrase, prep, name int) {
	d := t.d
	k := name - 1
	if k > prep && d.Tokens[k].Tag == Det {
		k--
	}
	if k <= prep+1 || d.word(k) != "of" || t.part(p, prep, prep+1, k) || p.last != prep || !t.g.lists["ofstate"][strings.ToLower(d.word(p.head))] {
		return
	}
	for i := prep + 1; i < k; i++ {
		if !t.inTopic(i, prep+1, k) {
			return
		}
	}
	p.last = k // "Minister of Energy of Y"
}

// tailOf gives the words of a preposition and of the tokens [i, last).
func (t *titler) tailOf(prep, i, last int) string {
	words := strings.ToLower(strings.ReplaceAll(t.d.Slice(t.d.tokenSpan(i, last)), "’", "'"))
	return " " + t.prep(prep) + " " + words
}

// prep gives the preposition at token i: who chairs a panel is chair of it.
func (t *titler) prep(i int) string {
	if t.d.Tokens[i].Tag == Verb {
		return "of"
	}
	return t.d.word(i)
}

// headed reads what somebody heads, behind the verb at token k, as what stands behind "head of".
func (t *titler) headed(k, last int) phrase {
	p := emptyPhrase()
	p.head, p.end = k, k
	t.complement(&p, last)
	return p
}

// partEnding reads the words of a body without a name that end with token k and whose it is, before the verb of who leads it: "the federation's
// ethics commission, chaired by X".
func (t *titler) partEnding(k, verb, from int) phrase {
	d := t.d
	p := emptyPhrase()
	p.head = k
	i := k
	for i > from && t.inTopic(i-1, from, k+1) && d.word(i-1) != "and" {
		i--
	}
	if !t.part(&p, verb, i, k+1) {
		return p
	}
	if i-2 >= from && d.Tokens[i-1].Tag == Part {
		if m, ok := t.mentionEnding(i - 2); ok && d.Entities[m.entity].Type != Person {
			p.own(m.entity)
		} else {
			p.own(t.chained(i - 2))
		}
		p.other = p.of < 0
	}
	return p
}

// inArea tells whether the name of tokens [k, e) behind a preposition says for which part of the world an office of a body is: "its regional
// chief for Africa", "head of Asia at Y".
func (t *titler) inArea(p *phrase, prep, k, e, last int) bool {
	d := t.d
	low := strings.ToLower(d.word(p.head))
	if !t.regional(p.head) && low != "representative" && low != "sales" || d.isPossessor(d.Tokens[e-1].End) {
		return false
	}
	area := t.g.lists["area"][strings.ToLower(strings.ReplaceAll(d.Slice(d.tokenSpan(k, e)), " ", "-"))]
	switch t.prep(prep) {
	case "for":
		return t.ownedAt(p) || area
	case "of":
		return area && e < last && (d.word(e) == "at" || d.Tokens[e].Tag == Punct)
	}
	return false
}

// about reads what an office is about where a name is part of it, tokens [k, e) behind a preposition: "director of Iran research at Y", "head
// of the Europe desk".
func (t *titler) about(p *phrase, prep, k, e, last int) bool {
	d := t.d
	if w := t.prep(prep); w != "of" && w != "for" || t.speaks(p.head) || t.represents(p.head) {
		return false
	}
	switch d.Entities[d.placed[t.nameFrom(k)].entity].Type {
	case Country, City, Place:
	default:
		return false
	}
	end := e
	for end < last && d.Tokens[end].Tag == Noun && !isUpperFirst(d.word(end)) {
		end++
	}
	if end == e || t.g.nouns[d.word(end-1)]&(nounOrg|nounGroup|nounPlace|nounCity|nounPerson) != 0 ||
		t.g.lists["part"][d.word(end-1)] && t.bodyBehind(end, Sentence{Last: last}) < 0 {
		return false
	}
	p.tail, p.end = t.tailOf(prep, prep+1, end), end
	return true
}

// nounEnd gives the token behind the nouns and adjectives from token i on.
func (t *titler) nounEnd(i, last int) int {
	for ; i < last; i++ {
		if tag := t.d.Tokens[i].Tag; tag != Noun && tag != Adj && tag != Propn {
			break
		}
	}
	return i
}

// postedTo tells whether what stands behind a preposition is where somebody with an office is, not whose it is: "ambassador to Y", "its
// representative in Y".
func (t *titler) postedTo(p *phrase, prep, entity int) bool {
	d := t.d
	typ := d.Entities[entity].Type
	switch t.prep(prep) {
	case "to":
		return t.posted(p.head) || strings.EqualFold(d.word(p.head), "representative") && t.ownedAt(p)
	case "at":
		return strings.EqualFold(d.word(p.head), "ambassador")
	case "for":
		return t.posted(p.head) && (typ == Country || typ == Place || typ == City)
	case "in":
	default:
		return false
	}
	switch strings.ToLower(d.word(p.head)) {
	case "leader", "whip":
		return t.ownedAt(p) && typ == Organization
	case "representative", "consul", "consul-general", "head", "envoy", "general":
		return t.ownedAt(p) && typ != Organization
	}
	return false
}

// ownedAt tells whether the words before an office say whose it is.
func (t *titler) ownedAt(p *phrase) bool {
	return p.of >= 0 || p.country >= 0 || p.owned || p.poss >= 0
}

// speaks tells the offices of those who speak for somebody, whose is no part of the office.
func (t *titler) speaks(head int) bool {
	return strings.HasPrefix(strings.ToLower(t.d.word(head)), "spokes")
}

// topic reads what an office is about, common nouns behind the preposition at token prep: "minister for health", "head of emerging markets".
func (t *titler) topic(p *phrase, prep, end, last int) {
	d := t.d
	w := t.prep(prep)
	if w == "for" && p.last != prep && p.last > 0 && p.tail == "" && t.isFor(prep, last) {
		p.end = t.nounEnd(prep+1, last)
		p.tail = t.tailOf(prep, prep+1, p.end)
		return
	}
	if w != "of" && w != "for" && (w != "on" || t.elected(p.head) || p.last > p.head+1) || p.of >= 0 && w == "of" && end-prep > 4 || p.last != prep {
		return
	}
	k := prep + 1
	if w == "on" && k < last && (strings.HasSuffix(d.word(k), "day") || isUpperFirst(d.word(k)) || d.Tokens[k].Tag == Num) {
		return // "became premier on Monday"
	}
	if k+1 < last && d.word(k) == "the" && (w == "for" || w == "of" && t.branchOfState(p.head, k+1)) {
		k++ // "commissioner for the armed forces", "chancellor of the exchequer"
	}
	from := k
	for k < last && k < prep+5 && t.inTopic(k, from, last) {
		k++
	}
	if k > from && d.word(k-1) == "and" {
		k--
	}
	if k > from && d.Tokens[k-1].Tag != Det {
		p.last = k
	}
	p.end = max(end, p.last)
}

// branchOfState tells what a government has, behind "of the" and the office of one of its members: "interior", "Exchequer".
func (t *titler) branchOfState(head, i int) bool {
	switch strings.ToLower(t.d.word(head)) {
	case "chancellor", "minister", "secretary", "undersecretary", "under-secretary":
		w := strings.ToLower(t.d.word(i))
		return w == "exchequer" || t.g.lists["portfolio"][w]
	}
	return false
}

// isFor tells whether "for" at token i is followed by what an office is about, not by how long somebody has it: "deputy mayor of Y for transport".
func (t *titler) isFor(i, last int) bool {
	return i+1 < last && t.d.word(i) == "for" && t.d.Tokens[i+1].Tag == Noun && !spanWord(strings.TrimSuffix(t.d.word(i+1), "s")) && t.mentionFrom(i+1) < 0
}

// inTopic tells the words of which a topic may be.
func (t *titler) inTopic(k, from, last int) bool {
	switch t.d.Tokens[k].Tag {
	case Noun, Adj, Propn:
		return true
	case Verb: // "emerging markets"
		return strings.HasSuffix(t.d.word(k), "ing") && k+1 < last && t.d.Tokens[k+1].Tag == Noun
	}
	return t.d.word(k) == "and" && k > from
}
