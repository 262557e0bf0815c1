// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"sort"
	"strings"
)

// spoken is a place where the text speaks of something that an office may belong to.
type spoken struct {
	entity, sentence int
	rank             int // 3 a subject, 2 part of one or an agent, 1 anything else
}

// sixths are those of the points for what is near that a rank gives.
func (m spoken) sixths() int { return [...]int{0, 3, 5, 6}[m.rank] }

// before gives what a sentence speaks of before a title. Where the office may be a country's, its cities and bodies, its
// people and those who hold its offices speak of it, too, though less clearly.
func (o *owners) before(x *title, rule *ownerRule, sentence int) (list []spoken) {
	d := o.d
	s := d.Sentences[sentence]
	end := s.End
	if int(d.Tokens[x.at].Sentence) == sentence {
		end = d.Tokens[x.at].Start
	}
	national := rule.national()
	add := func(e, start, rank int) {
		if e >= 0 && rank > 0 && o.allows(rule, e) && !d.quoted(start) {
			list = append(list, spoken{e, sentence, rank})
		}
	}
	for _, m := range d.mentionsIn(Span{s.Start, end}) {
		switch {
		case m.entity == x.person || rule.ofBodies() && o.isMedium(m.entity) && (o.credited(m.Span) || o.rank(m.Span) < 2):
		case o.allows(rule, m.entity):
			add(m.entity, m.Start, o.rank(m.Span))
		case national && d.Entities[m.entity].Type == Person:
			for _, of := range o.held[m.entity] {
				add(o.land(of), m.Start, o.rank(m.Span)-1)
			}
		case rule.ofBodies() && d.Entities[m.entity].Type == Person:
			for _, of := range o.has[m.entity] {
				if d.Entities[of].Type == Organization && o.topic(rule)[of] >= 4 && !o.political(of) {
					add(of, m.Start, min(2, o.rank(m.Span)))
				}
			}
		case national && m.Kind == Name:
			add(o.land(m.entity), m.Start, max(1, o.rank(m.Span)-1))
		}
	}
	for i := s.First; national && i < s.Last && d.Tokens[i].End <= end; i++ {
		if k, e := o.g.findDemonym(d, i, min(i+3, s.Last)); e > i && k != stateless && !o.inPlaceName(i) {
			span := d.tokenSpan(i, e)
			add(o.country(k), span.Start, max(1, o.inTree(span)-1))
			i = e - 1
		}
	}
	return list
}

// political tells parties and chambers, whose people have other offices beside.
func (o *owners) political(e int) bool {
	if o.isParty(e) {
		return true
	}
	for _, w := range strings.Fields(strings.ToLower(o.d.Entities[e].Name)) {
		switch w {
		case "house", "senate", "congress", "parliament", "assembly", "committee", "court", "union", "commission", "police":
			return true
		}
	}
	return false
}

// isMedium tells a news agency, newspaper or broadcaster, which other articles name as where something was said.
func (o *owners) isMedium(entity int) bool {
	k, ok := o.g.forms[o.d.Entities[entity].Name]
	if !ok || o.g.things[k].typ != Organization {
		return false
	}
	for _, noun := range strings.Fields(o.g.things[k].nouns) {
		if noun == "newspaper" || noun == "broadcaster" {
			return true
		}
	}
	return o.g.lists["medium"][strings.ReplaceAll(strings.ToLower(o.g.things[k].name), " ", "-")]
}

// credited tells whether a mention of a medium only says from where the news is: "(AP)", "Reuters reported", "told Reuters", "according to Reuters".
func (o *owners) credited(s Span) bool {
	d := o.d
	first, last := d.tokensOf(s)
	if first > 0 && d.word(first-1) == "(" && last < len(d.Tokens) && d.word(last) == ")" {
		return true
	}
	from, end := d.wordsOf(s)
	for w := from; w < end; w++ {
		h := int(d.Words[w].Head)
		if h < 0 || h >= from && h < end {
			continue
		}
		switch lemma := d.Words[h].Lemma; {
		case lemma == "report" || lemma == "publish" || lemma == "obtain" || lemma == "quote" || lemma == "cite" || lemma == "interview" || lemma == "accord" || saysSo(lemma):
			return true
		}
		return d.hasCase(w, "to") || d.hasCase(w, "with") || d.hasCase(w, "by")
	}
	return false
}

// rank tells how a mention stands in its sentence, 0 for one that only says who somebody else is.
func (o *owners) rank(s Span) int {
	r := o.inTree(s)
	if r != 1 || o.d.isPossessor(s.End) {
		return r
	}
	i, _ := o.d.tokensOf(s)
	if first := o.d.Sentences[o.d.Tokens[i].Sentence].First; i == first || i == first+1 && o.d.Tokens[first].Tag == Det {
		return 3 // what begins a sentence is its subject, whatever the tree says
	}
	return r
}

// inTree is rank by the tree of the sentence alone.
func (o *owners) inTree(s Span) int {
	d := o.d
	first, last := d.wordsOf(s)
	w := -1
	for k := first; k < last; k++ {
		if h := int(d.Words[k].Head); h < first || h >= last {
			w = k
			break
		}
	}
	if w < 0 {
		return 0
	}
	for n, steps := 0, 0; steps < 6; n, steps = n+1, steps+1 {
		rel := d.Words[w].Rel
		switch {
		case strings.HasPrefix(rel, "nsubj"):
			return max(2, 3-n)
		case n == 0 && d.hasCase(w, "to"):
			return 0 // "in an email to Y, spokesman X"
		case rel == "obl:agent" || rel == "obl" && d.hasCase(w, "by"):
			return 2
		case (rel == "obj" || rel == "iobj" || rel == "obl") && d.Words[w].Head >= 0 && saysSo(d.Words[d.Words[w].Head].Lemma) && d.hasNoCase(w):
			return 0 // who is told
		case rel == "conj":
			n-- // as the one before it
		case (n == 0 && rel == "compound" && int(d.Words[w].Head) == last || rel == "appos" && d.Words[w].Head >= 0) && o.g.nouns[d.Words[d.Words[w].Head].Lemma]&(nounOrg|nounGroup) != 0:
			n-- // "the Elm party"
		case rel == "compound" || rel == "nmod" || strings.HasPrefix(rel, "nmod:") || rel == "flat" || rel == "appos":
		default:
			return 1
		}
		head := int(d.Words[w].Head)
		if head < 0 {
			return 1
		}
		if o.isPerson(head) {
			return 0
		}
		w = head
	}
	return 1
}

// hasCase tells whether a word has a certain preposition.
func (d *Document) hasCase(w int, prep string) bool {
	for k := max(0, w-6); k < w; k++ {
		if int(d.Words[k].Head) == w && d.Words[k].Rel == "case" && d.Words[k].Lemma == prep {
			return true
		}
	}
	return false
}

// hasNoCase tells whether a word has no preposition.
func (d *Document) hasNoCase(w int) bool {
	for k := max(0, w-6); k < w; k++ {
		if int(d.Words[k].Head) == w && d.Words[k].Rel == "case" {
			return false
		}
	}
	return true
}

// isPerson tells whether a word is part of the name of a person.
func (o *owners) isPerson(w int) bool {
	s := o.d.Words[w].Span
	for _, m := range o.d.mentionsIn(o.d.Sentences[o.d.Tokens[o.d.Words[w].Token].Sentence].Span) {
		if m.Kind == Name && m.Contains(s) && o.d.Entities[m.entity].Type == Person {
			return true
		}
	}
	return false
}

// quoted tells whether a byte offset lies within a quotation of several words.
func (d *Document) quoted(pos int) bool {
	i := sort.Search(len(d.Quotations), func(i int) bool { return d.Quotations[i].End > pos })
	return i < len(d.Quotations) && d.Quotations[i].Start <= pos && d.Quotations[i].Len() > 30
}

// unnamed tells whether a body that has no name here is the subject of a sentence, before a token.
func (t *titler) unnamed(sentence, before int) bool {
	d := t.d
	s := d.Sentences[sentence]
	for w := s.FirstWord; w < s.LastWord; w++ {
		if x := &d.Words[w]; int(x.Token) < before && x.Tag == Noun && strings.HasPrefix(x.Rel, "nsubj") && t.g.nouns[x.Lemma]&(nounOrg|nounGroup) != 0 &&
			insideMention(d.mentionsIn(s.Span), x.Span) < 0 && !t.boardOf(w, s) {
			return true
		}
	}
	return false
}

// boardOf tells whether the word w is the board of a body that is named beside it, whose the offices are: "Y's board fired its chief".
func (t *titler) boardOf(w int, s Sentence) bool {
	d := t.d
	if d.Words[w].Lemma != "board" {
		return false
	}
	for k := s.FirstWord; k < s.LastWord; k++ {
		if x := &d.Words[k]; int(x.Head) == w && strings.HasPrefix(x.Rel, "nmod") && insideMention(d.mentionsIn(s.Span), x.Span) >= 0 {
			return true
		}
	}
	return false
}

// honours tells whether a token is a form of address, the name of a person right behind it.
func (t *titler) honours(i, last int) bool {
	for k := i + 1; k < last && k < i+4; k++ {
		if m := t.nameFrom(k); m >= 0 {
			return t.d.Entities[t.d.placed[m].entity].Type == Person && t.pastHonorifics(k-1, i) < i
		}
	}
	return false
}

// stranger tells whether the subject of a sentence, before a token, is a name that stands for nobody known, or for a place:
// it may be the body itself, a club that is called by its town.
func (t *titler) stranger(sentence, before int) bool {
	d := t.d
	s := d.Sentences[sentence]
	ms := d.mentionsIn(s.Span)
	for w := s.FirstWord; w < s.LastWord; w++ {
		x := &d.Words[w]
		if int(x.Token) >= before || x.Tag != Propn || !strings.HasPrefix(x.Rel, "nsubj") || d.quoted(x.Start) {
			continue
		}
		m := insideMention(ms, x.Span)
		if m < 0 && t.honours(int(x.Token), s.Last) {
			continue // "Dame Ana Ruiz"
		}
		if m < 0 || d.Entities[ms[m].entity].Type == City || d.Entities[ms[m].entity].Type == Place {
			return true
		}
	}
	return false
}
