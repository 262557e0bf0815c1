// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// placed tells whether a title ends where the place of its body follows: "manager of Y in Leeds".
func (t *titler) placed(p phrase, last int) bool {
	if p.of < 0 || p.end+1 >= last {
		return false
	}
	switch t.d.word(p.end) {
	case "in", "of", "at", "near":
		m := t.mentionFrom(p.end + 1)
		return m >= 0 && t.d.placed[m].Kind == Name && t.d.Entities[t.d.placed[m].entity].Type != Person
	}
	return false
}

// possessed gives the token with which the name begins of what another name that ends before token e has: "Norland's far-right
// Harbour Front"; -1 if none.
func (t *titler) possessed(e, last int) int {
	d := t.d
	if e >= last || !d.isPossessor(d.Tokens[e-1].End) {
		return -1
	}
	for k := e + 1; k < min(last, e+5); k++ {
		if t.nameFrom(k) >= 0 {
			return k
		}
		if tag := d.Tokens[k].Tag; tag != Adj && tag != Adv && d.word(k) != "-" {
			return -1
		}
	}
	return -1
}

// complement reads the preposition behind a title's noun: "of Y", "for the federal Y", "for operations", "of a group
// known as Y".
func (t *titler) complement(p *phrase, last int) {
	d := t.d
	switch t.prep(p.end) {
	case "of", "for", "at", "with", "in", "to", "from", "on":
	default:
		return
	}
	prep, k := p.end, p.end+1
	if k < last && p.last == prep && t.ofState(p.head, k) {
		p.last, p.end = k+1, k+1
		return
	}
	for ; k < last && k < prep+11 && !t.endsComplement(k, prep+1, last); k++ {
		m := t.mentionFrom(k)
		if m < 0 || t.portfolioName(p.head, m) {
			continue
		}
		if d.placed[m].Kind == Name {
			next, done := t.ofName(p, prep, k, m, last)
			if done {
				return
			}
			k = next
		} else if k == prep+1 && t.ofNoun(p, prep, m, last) {
			return
		}
	}
	t.ofCommon(p, prep, k, last)
}

// ofState tells the "of State" of a secretary or the like, which is part of the office whatever follows: "secretary of state of Y".
func (t *titler) ofState(head, k int) bool {
	if !strings.EqualFold(t.d.word(k), "state") || t.d.word(k-1) != "of" {
		return false
	}
	return strings.HasSuffix(strings.ToLower(t.d.word(head)), "secretary") || strings.EqualFold(t.d.word(head), "minister")
}

// endsComplement tells whether token k, behind a preposition and what begins at token from, no longer belongs to what the preposition says.
func (t *titler) endsComplement(k, from, last int) bool {
	d := t.d
	if m := t.mentionFrom(k); m >= 0 && (d.placed[m].Kind == Name || k == from) {
		return false
	}
	w := d.word(k)
	switch tag := d.Tokens[k].Tag; tag {
	case Punct, Aux:
		return true
	case Verb:
		return w != "known" && w != "called" && d.Tokens[k-1].Tag != Det && d.Words[d.Tokens[k].Word].Rel != "amod"
	case Adp:
		return w != "as" && w != "of"
	}
	return w == "who" || w == "that" || w == "and" && (k == from || k+1 < last && (t.noun(k+1)&nounPerson != 0 || d.word(k+1) == "a" || d.word(k+1) == "an" || t.personSoon(k+1, last)))
}

// personSoon tells whether somebody's name begins with token i or behind words in capitals before it: "Rear Admiral X".
func (t *titler) personSoon(i, last int) bool {
	for k := i; k < last && k < i+4; k++ {
		if m := t.nameFrom(k); m >= 0 {
			return t.d.Entities[t.d.placed[m].entity].Type == Person
		}
		if !isUpperFirst(t.d.word(k)) {
			break
		}
	}
	return false
}

// portfolioName tells whether what was taken for a name is the field of a minister or the like: "Minister of Commerce", "Commissioner General of
// Labour".
func (t *titler) portfolioName(head, m int) bool {
	d := t.d
	first, e := d.tokensOf(d.placed[m].Span)
	if w := strings.ToLower(d.word(first)); e != first+1 || !t.g.lists["portfolio"][w] && !t.g.common[w] || d.Entities[d.placed[m].entity].Type == Country {
		return false
	}
	switch strings.ToLower(d.word(head)) {
	case "minister", "secretary", "commissioner", "undersecretary", "under-secretary", "general":
		return t.g.parties[strings.ToLower(d.word(first))] != "" || d.Entities[d.placed[m].entity].Type == Person
	}
	return false
}

// ofName reads name m behind the preposition at token prep, which begins with token k. Where it is not yet what the title is of it gives the
// last token that is read.
func (t *titler) ofName(p *phrase, prep, k, m, last int) (next int, done bool) {
	d := t.d
	_, e := d.tokensOf(d.placed[m].Span)
	owner := d.placed[m].entity
	if name := t.possessed(e, last); name > e {
		if end := t.placePart(name, last); end > 0 && !t.speaks(p.head) {
			p.own(owner)
			p.tail, p.end = t.tailOf(prep, name, end), end
			return k, true
		}
		return name - 1, false // "at Leeds's Calder Foods"
	}
	if based := t.based(e, last); based > 0 {
		return based - 1, false // "of the Leeds-based Calder Foods"
	}
	if body := t.bodyOfPlace(m, e, last); body > e {
		return body - 1, false // "of the Elmford 2016 Host Committee"
	}
	if end := t.placePart(k, last); end > 0 && k > prep+1 && d.Tokens[k-1].Tag == Part && !t.speaks(p.head) { // "the fund's Africa department"
		p.own(t.chained(k - 2))
		p.tail, p.end, p.other = t.tailOf(prep, k, end), end, p.of < 0
		return k, true
	}
	serving := t.prep(prep) == "to" || t.prep(prep) == "for"
	if who := t.officer(e, last); who >= 0 && serving { // "for Ohio Gov. X"
		p.served = d.placed[who].entity
		_, p.end = d.tokensOf(d.placed[who].Span)
		return k, true
	}
	if d.Entities[owner].Type == Person {
		if serving {
			p.served = owner
		}
		p.other = p.other || p.of < 0 && (t.prep(prep) == "at" || t.prep(prep) == "with")
		p.end = e
		return k, true
	}
	if d.isPossessor(d.placed[m].End) {
		t.partOfName(p, prep, e, owner, last)
		return k, true
	}
	body := t.bodyBehindName(e, last)
	if t.about(p, prep, k, e, last) {
		return k, true
	}
	switch typ := d.Entities[owner].Type; {
	case body > e && t.g.nouns[d.word(body-1)]&nounOrg != 0 && (typ == City || typ == Place || typ == Country && !governmental(d.word(body-1))):
		if d.word(body-1) == "police" && body == e+1 && t.prep(prep) != "of" || t.part(p, prep, e, body) { // "a sergeant with the Elmford police", "head of the Elmford planning office"
			p.own(owner)
		}
		p.other = p.of < 0
	case t.postedTo(p, prep, owner):
		p.tail = t.tailOf(prep, prep+1, e)
	case t.isParty(owner) && t.seatedFor(p.head): // "a senator for the Elm Party"
		p.party = owner
	case t.inArea(p, prep, k, e, last):
		p.tail = t.tailOf(prep, prep+1, e)
	case t.owns(t.prep(prep), p.head, owner):
		t.partBefore(p, prep, k)
		p.own(owner)
	}
	p.end = t.pastBrackets(body, last)
	return k, true
}

// partOfName reads what a body, country or town has, behind its possessive mark at token e: "the head of Norland's foreign ministry".
func (t *titler) partOfName(p *phrase, prep, e, owner, last int) {
	body, end := t.partOf(e, last)
	switch {
	case body == "": // "the head of Norland's Calder Foods", if that is no name that is known
		p.other, p.end = p.of < 0, e+1
		return
	case t.bodyAt(end, last) >= 0:
		t.ofBodyAt(p, end)
		return
	case t.part(p, prep, e+1, end), t.d.Entities[owner].Type == Country && governmental(body):
		p.own(owner)
	}
	p.other, p.end = p.of < 0, end
}

// ofBodyAt reads the name of a body behind the comma at token i: "secretary of the union's rail branch, Y".
func (t *titler) ofBodyAt(p *phrase, i int) {
	m := t.bodyAt(i, i+2)
	p.own(t.d.placed[m].entity)
	_, p.end = t.d.tokensOf(t.d.placed[m].Span)
}

// ofNoun reads mention m right behind the preposition at token prep where that is no name: "at the firm", "of the party's drafting committee",
// "of its supervisory board".
func (t *titler) ofNoun(p *phrase, prep, m, last int) bool {
	d := t.d
	owner := d.placed[m].entity
	_, e := d.tokensOf(d.placed[m].Span)
	if d.Entities[owner].Type == Person {
		return false
	}
	if d.placed[m].Kind == Pronoun {
		end := t.nounEnd(e, last)
		if !possessivePronoun(strings.ToLower(d.word(prep+1))) || end == e || end < last && d.Tokens[end].Tag == Part || !t.part(p, prep, e, end) {
			return false
		}
		p.own(owner)
		p.end = end
		return true
	}
	body, end := t.partOf(e, last)
	switch {
	case body != "" && t.bodyAt(end, last) >= 0:
		t.ofBodyAt(p, end)
	case body != "":
		if t.part(p, prep, e+1, end) {
			p.own(owner)
		}
		p.other, p.end = p.of < 0, end
	case d.Entities[owner].Type == Organization:
		p.own(owner)
		p.end = e
	default:
		return false
	}
	return true
}

// ofCommon reads common nouns behind the preposition at token prep, up to token end: "minister for health", "head of the panel".
func (t *titler) ofCommon(p *phrase, prep, end, last int) {
	d := t.d
	from, w := prep+1, t.prep(prep)
	if end == from {
		p.end = end
		return
	}
	det := d.Tokens[from].Tag == Det
	if t.ofStranger(w, from, end) {
		p.other, p.end = p.of < 0, end
		return
	}
	if t.bodyAt(end, last) >= 0 && w == "of" && det && d.Tokens[end-1].Tag == Noun {
		t.ofBodyAt(p, end)
		return
	}
	p.end = end
	body := w != "on" && w != "to" && det && t.g.nouns[d.word(end-1)]&nounOrg != 0
	switch e := t.chained(end - 1); {
	case body && e >= 0:
		p.own(e)
	case (t.speaks(p.head) || strings.HasSuffix(strings.ToLower(d.word(p.head)), "speaker")) && det && t.ofNation(p, from+1, end):
	case (w == "of" || w == "for") && possessivePronoun(strings.ToLower(d.word(from))) && end == from+2:
		p.other = p.of < 0 // "the head of their union"
	case w == "of" && end == from+1 && t.g.lists["chamber"][d.word(from)] && !strings.EqualFold(d.word(p.head), "member"):
		p.seat = from // "speaker of parliament"
	case t.partOfNoun(p, prep, end):
	case body && strings.EqualFold(d.word(from), "the"):
		p.seat = end - 1 // "a director of the bank"
	case w == "to" && det && t.noun(end-1)&nounPerson != 0:
		p.other = p.of < 0 // "an aide to the mayor"
	case t.posted(p.head) && det && (w == "to" || w == "for"): // "envoy to the region"
		p.tail = t.tailOf(prep, from, end)
	case body || t.speaks(p.head) && det:
		p.other = p.of < 0
	default:
		t.topic(p, prep, end, last)
	}
}

// ofStranger tells whether a name that is not known is all that stands behind a preposition, the tokens [from, end): "a former curator at the
// Tate" is nobody else's.
func (t *titler) ofStranger(prep string, from, end int) bool {
	d := t.d
	if prep != "at" && prep != "of" && prep != "with" {
		return false
	}
	if d.Tokens[from].Tag == Det {
		from++
	}
	for k := from; k < end; k++ {
		if w := d.word(k); d.Tokens[k].Tag != Propn || !isUpperFirst(w) || t.g.common[strings.ToLower(w)] || t.g.nouns[strings.ToLower(w)] != 0 || t.g.lists["portfolio"][strings.ToLower(w)] {
			return false
		}
	}
	return from < end
}

// ofNation reads what a country has and governs, the tokens [from, end): "a spokesman for the Norlandish foreign ministry".
func (t *titler) ofNation(p *phrase, from, end int) bool {
	if from >= end-1 {
		return false
	}
	k, e := t.g.findDemonym(t.d, from, end)
	noun := strings.ToLower(t.d.word(end - 1))
	if k < 0 || t.g.things[k].typ != Country || e >= end || !governmental(noun) && !t.g.lists["arms"][noun] {
		return false
	}
	if p.own(t.entityOf(k)); p.of < 0 {
		p.country, p.people = k, t.d.tokenSpan(from, e)
	}
	return true
}

// officer gives the index into placed of the name of a person whose office begins with token i, -1 if none: "Gov. X".
func (t *titler) officer(i, last int) int {
	for k := i; k+1 < last && k < i+5; k++ {
		if t.noun(k)&nounOffice != 0 || t.g.short[strings.ToLower(t.d.word(k))] != "" {
			if t.d.word(k+1) == "." {
				k++
			}
			if m := t.nameFrom(min(k+1, last-1)); m >= 0 && t.d.Entities[t.d.placed[m].entity].Type == Person {
				return m
			}
		}
		if tag := t.d.Tokens[k].Tag; tag != Noun && tag != Propn && tag != Adj {
			return -1
		}
	}
	return -1
}

// bodyOfPlace gives the token with which the name of a body begins that a place is part of: mention m, which ends before token e, and words
// without a name stand right before it; -1 if none.
func (t *titler) bodyOfPlace(m, e, last int) int {
	d := t.d
	switch d.Entities[d.placed[m].entity].Type {
	case Place, City, Country:
	default:
		return -1
	}
	for k := e; k < min(last, e+4); k++ {
		if b := t.nameFrom(k); b >= 0 {
			if d.Entities[d.placed[b].entity].Type == Organization && !d.isPossessor(d.placed[m].End) {
				return k
			}
			return -1
		}
		if tag := d.Tokens[k].Tag; tag != Num && tag != Noun && tag != Adj {
			return -1
		}
	}
	return -1
}

// bodyAt gives the index into placed of the name of a body in apposition that begins with the comma at token i, -1 if none.
func (t *titler) bodyAt(i, last int) int {
	if i+1 >= last || t.d.word(i) != "," {
		return -1
	}
	m := t.nameFrom(i + 1)
	if m < 0 || t.d.Entities[t.d.placed[m].entity].Type != Organization || t.d.isPossessor(t.d.placed[m].End) {
		return -1
	}
	return m
}

// based gives the token behind "-based" or the like that follows a name at token i: "Leeds-based", "Palo Alto-based"; 0 where
// none does.
func (t *titler) based(i, last int) int {
	for k := i; k < last && k < i+3; k++ {
		if w := t.d.word(k); strings.HasSuffix(w, "-based") || w == "based" && t.d.word(k-1) == "-" {
			return k + 1
		}
		if t.d.Tokens[k].Tag != Propn && t.d.Tokens[k].Tag != Punct && t.d.word(k) != "-" {
			return 0
		}
	}
	return 0
}

// bodyBehindName gives the token behind the common nouns that follow a name, at token i, and end in one for a body or a place:
// "of the Elm party", "of the Elmford planning office", "of Elmford district"; i where there are none.
func (t *titler) bodyBehindName(i, last int) int {
	k := i
	for k < last && k < i+5 && t.inTopic(k, last, last) && (t.d.Tokens[k].Tag != Propn || !isUpperFirst(t.d.word(k))) {
		k++
	}
	if k > i && k+1 < last && t.d.Tokens[k].Tag == Part && t.noun(k-1)&nounOffice != 0 && t.d.word(k+1) == "office" {
		k += 2 // "the Elmford mayor's office"
	}
	if k > i && (t.g.nouns[t.d.word(k-1)]&(nounOrg|nounGroup|nounPlace|nounCity) != 0 || t.g.lists["part"][t.d.word(k-1)]) {
		return k
	}
	return i
}

// governmental tells the bodies whose posts are those of their country.
func governmental(body string) bool {
	switch body[strings.LastIndexByte(body, ' ')+1:] {
	case "ministry", "government", "presidency", "department", "cabinet", "embassy", "delegation", "parliament":
		return true
	}
	return false
}

// owns tells whether what stands behind a preposition is whose office it is: a senator from Ohio is one of Ohio, an
// adviser in Ohio is not.
func (t *titler) owns(prep string, head, entity int) bool {
	if (prep == "to" || prep == "in") && t.posted(head) {
		return false
	}
	switch prep {
	case "in", "on", "at", "with":
		if w := strings.ToLower(t.d.word(head)); w == "counterpart" || w == "number" {
			return true // "her counterpart in Norland"
		}
		return t.d.Entities[entity].Type == Organization
	case "for": // "a senator for the paper" speaks to it
		return !t.represents(head) || t.d.Entities[entity].Type != Organization || t.isParty(entity) || t.ofChamber(head)
	case "from": // what a deputy is from is where he lives
		typ := t.d.Entities[entity].Type
		return t.represents(head) && !t.ofChamber(head) || typ == Organization || strings.EqualFold(t.d.word(head), "delegate") && (typ == Place || typ == Country)
	}
	return true
}

// posted tells the offices of those who are sent to a country or body, which is not whose office it is.
func (t *titler) posted(head int) bool {
	switch strings.ToLower(t.d.word(head)) {
	case "ambassador", "envoy", "commissioner", "consul", "consul-general", "attaché", "chargé", "nuncio", "legate", "d'affaires", "d’affaires":
		return true
	}
	return false
}

// pastBrackets skips the acronym in brackets behind a name.
func (t *titler) pastBrackets(i, last int) int {
	if i < last && t.d.word(i) == "(" {
		for k := i + 1; k < last && k < i+5; k++ {
			if t.d.word(k) == ")" {
				return k + 1
			}
		}
	}
	return i
}
