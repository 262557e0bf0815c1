// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// presided is what somebody heads or chairs.
type presided struct {
	of    int    // entity, -1 if none is named
	words string // what of it, or what it is where it has no name: "ferry committee"
	seat  int    // token of a noun for it that says no more, "the panel", -1 if none
	end   int    // token behind all of it
}

// presides reads what the verb at token k has for its object: "heads Y", "chairs Y's board", "heads the ferry committee".
func (t *titler) presides(k int, s Sentence) (presided, bool) {
	d := t.d
	p := presided{of: -1, seat: -1}
	from := k + 1
	if from < s.Last && d.Tokens[from].Tag == Pron { // "chairs it"
		if m, ok := t.mentionEnding(from); ok && d.Entities[m.entity].Type == Organization {
			p.of, p.end = m.entity, from+1
			return p, true
		}
	}
	for i := from + 1; i+1 < s.Last && i < from+6; i++ { // "heads threat research at Y"
		if t.nameFrom(i-1) >= 0 {
			break
		}
		if w := d.word(i); w != "at" && w != "for" && w != "in" {
			continue
		}
		for j := i + 1; j < s.Last && j < i+3; j++ {
			if m := t.nameFrom(j); m >= 0 && d.Entities[d.placed[m].entity].Type == Organization && t.field(from, j) != "" {
				return t.presidesBody(p, m, j, from, s)
			}
		}
		break
	}
	for i := from; i < s.Last && i < from+10; i++ {
		m := t.nameFrom(i)
		if m < 0 {
			if m = t.mentionFrom(i); m >= 0 && (d.placed[m].Kind == Pronoun || t.d.nameIn(d.placed[m].Span)) {
				m = -1
			}
		}
		if m >= 0 {
			_, e := d.tokensOf(d.placed[m].Span)
			switch typ := d.Entities[d.placed[m].entity].Type; typ {
			case Organization, Group:
				return t.presidesBody(p, m, i, from, s)
			case Place, City, Country:
				if based := t.based(e, s.Last); based > 0 {
					i = based - 1
					continue
				}
				if part, end := t.partOf(e, s.Last); part != "" && t.nameFrom(min(end, s.Last-1)) < 0 && t.isBody(end-1) {
					if p.words, p.end = part, end; typ == Country {
						p.of = d.placed[m].entity
						t.missionTo(&p, s)
					}
					return p, true
				}
				i = e - 1
				continue
			}
			return p, false
		}
		if t.inPhrase(i) {
			continue
		}
		return t.presidesNoun(p, from, i, s)
	}
	return p, false
}

// inPhrase tells whether token i may stand within a noun phrase.
func (t *titler) inPhrase(i int) bool {
	switch w := t.d.word(i); t.d.Tokens[i].Tag {
	case Noun, Adj, Propn, Det, Part, Adv, Num:
		return true
	case Verb:
		rel := t.d.Words[t.d.Tokens[i].Word].Rel
		return strings.HasSuffix(w, "ing") || rel == "compound" || rel == "amod"
	default:
		return w == "and" || w == "'" || w == "’" || possessivePronoun(t.d.Tokens[i].Lemma)
	}
}

// presidesBody reads the named body m, which begins with token i, and the part of it that somebody heads.
func (t *titler) presidesBody(p presided, m, i, from int, s Sentence) (presided, bool) {
	d := t.d
	p.of = d.placed[m].entity
	_, p.end = d.tokensOf(d.placed[m].Span)
	if t.partisans(d.placed[m].Span) {
		return p, false
	}
	if part := t.field(from, i); part != "" {
		p.words = part
	} else if part, end := t.partOf(p.end, s.Last); part != "" {
		p.words, p.end = part, end
	} else if end := t.bodyBehindName(p.end, s.Last); end > p.end && !d.isPossessor(d.placed[m].End) {
		p.words, p.end = strings.ToLower(d.Slice(d.tokenSpan(p.end, end))), end
	}
	return p, p.end >= s.Last || d.Tokens[p.end].Tag != Noun
}

// presidesNoun reads a noun for a body without a name, the tokens from from to end, and whose part it is: "the transport arm of Y".
func (t *titler) presidesNoun(p presided, from, end int, s Sentence) (presided, bool) {
	d := t.d
	noun := end - 1
	if noun > from && d.word(noun) == "and" { // "chairs the trust and works as"
		noun--
		end--
	}
	if m := t.bodyAt(end, s.Last); m >= 0 && noun > from && t.g.nouns[d.Tokens[noun].Lemma]&nounOrg != 0 { // "chairs the family's foundation, Y"
		p.of = d.placed[m].entity
		_, p.end = d.tokensOf(d.placed[m].Span)
		return p, true
	}
	if p.end = end; noun <= from || d.Tokens[noun].Tag != Noun || !t.isBody(noun) {
		return p, false
	}
	first := from
	for i := from; i < noun; i++ {
		if d.Tokens[i].Tag == Det || possessivePronoun(d.Tokens[i].Lemma) || d.Tokens[i].Tag == Part && d.word(i) != "’" && d.word(i) != "'" && !strings.HasSuffix(d.word(i-1), "men") ||
			i == first && strings.EqualFold(d.word(i), "local") {
			first = i + 1
		}
		if m, ok := t.mentionEnding(i); ok && m.Kind == Pronoun && d.Entities[m.entity].Type == Organization {
			p.of = m.entity // "its board"
		}
	}
	if first == noun && first == from+1 && d.Tokens[from].Tag == Det {
		p.seat = noun
		return p, strings.EqualFold(d.word(from), "the")
	}
	if first > from && d.word(first-1) == "the" {
		first--
	}
	p.words = strings.ToLower(d.Slice(d.tokenSpan(first, end)))
	if end < s.Last && d.word(end) == "of" {
		for i := end + 1; i < s.Last && i < end+6; i++ {
			if m := t.nameFrom(i); m >= 0 {
				if typ := d.Entities[d.placed[m].entity].Type; typ == Organization || typ == Group {
					p.of = d.placed[m].entity
				} else if d.isPossessor(d.placed[m].End) && typ != Person {
					continue // "the board of Norland's Northwind"
				}
				break
			}
		}
	}
	return p, true
}

// isBody tells whether the token i is a noun for a body or a part of one.
func (t *titler) isBody(i int) bool {
	switch lemma := t.d.Tokens[i].Lemma; lemma {
	case "arm", "wing", "branch", "division", "section", "mission", "delegation", "unit", "subcommittee", "sub-committee", "taskforce", "office", "campaign":
		return true
	case "company", "business", "firm", "party", "group", "team":
		return false
	default:
		return t.g.nouns[lemma]&nounOrg != 0
	}
}

// missionTo adds where a mission is: "mission to NATO".
func (t *titler) missionTo(p *presided, s Sentence) {
	if p.end+1 >= s.Last || t.d.word(p.end) != "to" {
		return
	}
	if m := t.nameFrom(p.end + 1); m >= 0 {
		_, e := t.d.tokensOf(t.d.placed[m].Span)
		p.words += " " + strings.ToLower(t.d.Slice(t.d.tokenSpan(p.end, e)))
		p.end = e
	}
}

// presiding makes a title of what somebody heads.
func (t *titler) presiding(person int, office string, former bool, p presided, at, verb int) title {
	x := untold(person, office, Span{t.d.Tokens[min(at, verb)].Start, t.d.Tokens[p.end-1].End})
	x.of, x.seat, x.at, x.former, x.beside = p.of, p.seat, at, former, p.of < 0 && p.seat < 0 && p.words == ""
	if p.words != "" {
		x.words, x.full = office+" of "+p.words, office+" of "+p.words
	}
	return x
}
