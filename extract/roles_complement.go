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
	prep := d.word(p.end)
	switch prep {
	case "of", "for", "at", "with", "in", "to", "from", "on":
	default:
		return
	}
	end := p.end + 1
	common := 0
	for k := end; k < last && k < end+10; k++ {
		if m := t.mentionFrom(k); m >= 0 && d.placed[m].Kind == Name {
			_, e := d.tokensOf(d.placed[m].Span)
			if name := t.possessed(e, last); name > e {
				k = name - 1 // "at Leeds's Calder Foods"
				continue
			}
			if based := t.based(e, last); based > 0 {
				k = based - 1 // "of the Leeds-based Calder Foods"
				continue
			}
			if body := t.bodyOfPlace(m, e, last); body > e {
				k = body - 1 // "of the Elmford 2016 Host Committee"
				continue
			}
			if who := t.officer(e, last); who >= 0 && (prep == "to" || prep == "for") { // "for Ohio Gov. X"
				p.served = d.placed[who].entity
				_, p.end = d.tokensOf(d.placed[who].Span)
				return
			}
			if d.Entities[d.placed[m].entity].Type == Person {
				if prep == "to" || prep == "for" {
					p.served = d.placed[m].entity
				}
				p.end = e
				return
			}
			if body, end := t.partOf(e, last); body != "" && d.isPossessor(d.placed[m].End) { // "Norland's foreign ministry"
				if d.Entities[d.placed[m].entity].Type == Country && governmental(body) {
					p.own(d.placed[m].entity)
				}
				p.other = p.of < 0
				p.end = end
				return
			}
			if d.isPossessor(d.placed[m].End) { // "the head of Norland's Calder Foods", if that is no name that is known
				p.other, p.end = p.of < 0, e+1
				return
			}
			body := t.bodyBehindName(e, last)
			switch typ := d.Entities[d.placed[m].entity].Type; {
			case body > e && t.g.nouns[d.word(body-1)]&nounOrg != 0 && (typ == City || typ == Place || typ == Country && !governmental(d.word(body-1))):
				p.other = p.of < 0 // "head of the Elmford planning office"
			case t.owns(prep, p.head, d.placed[m].entity):
				p.own(d.placed[m].entity)
			}
			p.end = t.pastBrackets(body, last)
			return
		}
		if m := t.mentionFrom(k); m >= 0 && k == end && d.placed[m].Kind == Nominal && d.Entities[d.placed[m].entity].Type == Organization {
			_, e := d.tokensOf(d.placed[m].Span)
			if body, end := t.partOf(e, last); body != "" { // "of the party's drafting committee"
				p.other, p.end = p.of < 0, end
				return
			}
			p.own(d.placed[m].entity) // "a partner at the firm"
			_, p.end = d.tokensOf(d.placed[m].Span)
			return
		}
		w := d.word(k)
		tag := d.Tokens[k].Tag
		if tag == Punct || tag == Aux || w == "who" || w == "that" || w == "and" && (common == 0 || k+1 < last && t.noun(k+1)&nounPerson != 0) || tag == Verb && w != "known" && w != "called" && d.Tokens[k-1].Tag != Det && d.Words[d.Tokens[k].Word].Rel != "amod" {
			break
		}
		if tag == Adp && w != "as" && w != "of" {
			break
		}
		common++
	}
	if m := t.bodyAt(end+common, last); m >= 0 && common > 0 && prep == "of" && d.Tokens[end].Tag == Det && d.Tokens[end+common-1].Tag == Noun {
		p.own(d.placed[m].entity) // "secretary of the union's rail branch, Y"
		_, p.end = d.tokensOf(d.placed[m].Span)
		return
	}
	if noun := end + common - 1; common > 0 && prep != "on" && prep != "to" && t.g.nouns[d.word(noun)]&nounOrg != 0 && d.Tokens[end].Tag == Det {
		if p.end = end + common; t.chained(noun) >= 0 {
			p.own(t.chained(noun))
		} else if strings.EqualFold(d.word(end), "the") {
			p.seat = noun // "a director of the bank"
		} else {
			p.other = p.of < 0
		}
		return
	}
	// no name: common words are part of the title ("minister for health", "head of research")
	if prep != "of" && prep != "for" || p.of >= 0 && prep == "of" && common > 3 {
		p.end = end + common
		return
	}
	k := end
	if prep == "for" && k < last && d.word(k) == "the" {
		k++ // "commissioner for the armed forces"
	}
	for k < last && k < end+4 && (d.Tokens[k].Tag == Noun || d.Tokens[k].Tag == Adj || d.Tokens[k].Tag == Propn || d.word(k) == "and" && k > end) {
		k++
	}
	if k > end && d.word(k-1) == "and" {
		k--
	}
	if k > end && d.Tokens[k-1].Tag != Det && p.last == p.end {
		p.last = k
	}
	p.end = max(end+common, p.last)
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
	for k < last && k < i+5 && (t.d.Tokens[k].Tag == Noun || t.d.Tokens[k].Tag == Adj || t.d.Tokens[k].Tag == Propn && !isUpperFirst(t.d.word(k))) {
		k++
	}
	if k > i && t.g.nouns[t.d.word(k-1)]&(nounOrg|nounGroup|nounPlace|nounCity) != 0 {
		return k
	}
	return i
}

// governmental tells the bodies whose posts are those of their country.
func governmental(body string) bool {
	switch body[strings.LastIndexByte(body, ' ')+1:] {
	case "ministry", "government", "presidency", "department", "cabinet", "embassy", "delegation":
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
		return t.d.Entities[entity].Type == Organization
	case "from":
		return t.represents(head) || t.d.Entities[entity].Type == Organization
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
