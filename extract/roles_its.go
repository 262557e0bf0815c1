// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// grade tells how likely a possessive pronoun before an office is to stand for what a sentence speaks of.
type grade int

const (
	gradeNone    grade = iota
	gradeFaint         // part of what is said of a person
	gradeOther         // an object, or part of anything
	gradeAgent         // who does it, or part of a subject
	gradeSubject       // the subject of a clause that depends on another
	gradeMain          // that of the sentence
	gradeClause        // that of the clause in which the pronoun stands
	gradeWhich         // it stands in a clause about it: "Y, which said through its chairman"
)

// referent is what a pronoun may stand for: -1 for a body without a known name.
type referent struct {
	entity int
	grade  grade
	city   bool // a town, which may stand for its country or for a body there
}

// possessed mends whose an office is where a pronoun or "the company's" says it.
func (o *owners) possessed(x *title) {
	if x.poss >= 0 && x.possessed == x.of && strings.EqualFold(o.d.word(x.poss), "its") {
		if e, ok := o.its(x); ok && e >= 0 {
			x.of = e
		} else if x.of >= 0 && o.d.Entities[x.of].Type == City && !o.mayOwn(x, x.of) {
			x.of = -1
		}
	}
	if e := o.familyFirm(x); e >= 0 {
		x.of = e
	}
	if e := o.firmOfTown(x); e >= 0 {
		x.of = e
	}
}

// firmOfTown gives the only firm that is called as a town is, where the town was taken for whose an office of firms is: "Columbia's chairman" in
// what is about Columbia Savings; -1 if there is none.
func (o *owners) firmOfTown(x *title) int {
	if x.of < 0 || o.d.Entities[x.of].Type != City || !o.g.lists["executive"][strings.ReplaceAll(x.full, " ", "-")] {
		return -1
	}
	one := -1
	for e := range o.d.Entities {
		if b := &o.d.Entities[e]; b.Type == Organization && len(b.Mentions) > 0 && strings.HasPrefix(b.Name, o.d.Entities[x.of].Name+" ") {
			if one >= 0 {
				return -1
			}
			one = e
		}
	}
	return one
}

// mostBack bounds how many sentences before that of a pronoun are looked at.
const mostBack = 3

// its gives the body or country for which the pronoun stands that says whose an office is: "Its chairman, X". It is what the sentence
// before is about, or spoke of last; ok tells that the text says it clearly enough, -1 that it is somebody unknown.
func (o *owners) its(x *title) (owner int, ok bool) {
	d := o.d
	at := int(d.Tokens[x.poss].Sentence)
	first := at
	for s := at; s >= 0 && s >= at-mostBack; s-- {
		if d.Sentences[s].Paragraph != d.Sentences[at].Paragraph {
			break
		}
		first = s
	}
	back := 0
	for s := at; s >= max(0, first-1) && back < mostBack; s-- {
		if p := d.Sentences[s].Paragraph; d.Paragraphs[p].Kind != Body {
			return -1, false
		}
		if r := o.referent(x, s); r.city {
			return o.chained(x.poss), o.chained(x.poss) >= 0
		} else if r.grade > gradeNone {
			return r.entity, true
		}
		if s == at || d.quoted(d.Sentences[s].Start) {
			continue
		}
		back++
	}
	return -1, false
}

// referent gives the likeliest thing that a sentence speaks of before a pronoun; of those alike the last.
func (o *owners) referent(x *title, sentence int) (best referent) {
	d := o.d
	s, at := d.Sentences[sentence], int(d.Tokens[x.poss].Sentence)
	end := min(s.End, d.Tokens[x.poss].Start)
	if d.Tokens[x.poss].Start <= s.Start {
		return referent{entity: -1}
	}
	best.entity = -1
	for _, m := range d.mentionsIn(Span{s.Start, end}) {
		typ := d.Entities[m.entity].Type
		if typ == Person || typ == EventType || d.quoted(m.Start) {
			continue
		}
		g := o.grade(x, m.Span)
		if g == gradeFaint && (sentence == at && !o.besideIts(m.End, x.poss) || sentence < at-1) {
			continue
		}
		if g < best.grade || g == gradeNone || best.entity >= 0 && o.within(m.Span, best.entity, s) {
			continue
		}
		switch {
		case o.mayOwn(x, m.entity), typ == Place && g >= gradeMain:
			best = referent{entity: m.entity, grade: g}
		case typ == City && g >= gradeMain:
			best = referent{entity: m.entity, grade: g, city: true}
		}
	}
	for w := s.FirstWord; w < s.LastWord && d.Words[w].Start < end; w++ {
		if o.nameless(w, s) {
			if g := o.gradeOf(x, w); g > best.grade && g >= gradeMain {
				best = referent{entity: -1, grade: g}
			}
		}
	}
	return best
}

// familyFirm gives the only body that bears the name of a person with an office of "the company", where that was taken for another; -1 if
// there is none.
func (o *owners) familyFirm(x *title) int {
	d := o.d
	if x.poss < 0 || x.of < 0 || x.possessed != x.of || o.g.nouns[strings.ToLower(d.word(x.poss))]&nounCompany == 0 || isUpperFirst(d.word(x.poss)) {
		return -1
	}
	words := strings.Fields(d.Entities[x.person].Name)
	surname := words[len(words)-1]
	if len(words) < 2 || slices.Contains(strings.Fields(d.Entities[x.of].Name), surname) {
		return -1
	}
	return o.partNamed(surname)
}

// besideIts tells whether the pronoun at token i stands right behind what ends at a byte: "the founder of Y and its chief scientist".
func (o *owners) besideIts(end, i int) bool {
	return i > 1 && o.d.word(i-1) == "and" && o.d.Tokens[i-2].End == end
}

// mayOwn tells whether an office may be that of an entity, by its kind, and nobody else has it.
func (o *owners) mayOwn(x *title, e int) bool {
	types := []EntityType{Organization, Group, Country, Place}
	if rules := o.g.ownerRules(x.full); rules != nil {
		types = types[:0]
		for _, r := range rules {
			types = append(types, r.types...)
		}
	}
	if !slices.Contains(types, o.d.Entities[e].Type) {
		return false
	}
	return x.former || !slices.ContainsFunc(o.holders[holder(x.full, e)], func(p int) bool { return p != x.person })
}

// grade tells how a mention stands to the pronoun.
func (o *owners) grade(x *title, span Span) grade {
	switch o.rank(span) {
	case 3:
		first, last := o.d.wordsOf(span)
		for w := first; w < last; w++ {
			if strings.HasPrefix(o.d.Words[w].Rel, "nsubj") {
				return max(gradeSubject, o.gradeOf(x, w))
			}
		}
		return gradeMain
	case 2:
		return gradeAgent
	case 1:
		return gradeOther
	}
	first, last := o.d.wordsOf(span)
	for w := first; w < last; w++ {
		if h := int(o.d.Words[w].Head); (h < first || h >= last) && h >= 0 && saysSo(o.d.Words[h].Lemma) {
			return gradeNone // who is told
		}
	}
	return gradeFaint
}

// gradeOf is grade for the noun of a subject.
func (o *owners) gradeOf(x *title, w int) grade {
	d := o.d
	verb := int(d.Words[w].Head)
	if verb < 0 {
		return gradeMain
	}
	k := int(d.Tokens[x.poss].Word)
	for i := x.poss; i > int(d.Words[w].Token); i-- {
		if d.word(i) == ";" {
			k = -1
		}
	}
	for steps := 0; k >= 0 && steps < 12; k, steps = int(d.Words[k].Head), steps+1 {
		if k == verb {
			return gradeClause
		}
	}
	for steps := 0; verb >= 0 && steps < 6; verb, steps = int(d.Words[verb].Head), steps+1 {
		switch d.Words[verb].Rel {
		case "root":
			return gradeMain
		case "conj", "parataxis":
		default:
			return gradeSubject
		}
	}
	return gradeSubject
}

// within tells whether a mention only says what another thing is that the sentence speaks of: Z in "Y, a unit of Z".
func (o *owners) within(span Span, entity int, s Sentence) bool {
	d := o.d
	first, last := d.wordsOf(span)
	for w := first; w < last; w++ {
		for k, steps := int(d.Words[w].Head), 0; k >= 0 && steps < 8; k, steps = int(d.Words[k].Head), steps+1 {
			if k < first && o.inName(int(d.Words[k].Token), entity) {
				return true
			}
		}
	}
	return false
}

// nameless tells whether the word w is the subject of a clause and stands for a body of which the text gives no name: "the league", or a
// name that is not known.
func (o *owners) nameless(w int, s Sentence) bool {
	d := o.d
	x := &d.Words[w]
	if !strings.HasPrefix(x.Rel, "nsubj") || insideMention(d.mentionsIn(s.Span), x.Span) >= 0 || d.quoted(x.Start) {
		return false
	}
	return x.Tag == Propn || x.Tag == Noun && o.g.nouns[x.Lemma]&(nounOrg|nounGroup) != 0 && !o.boardOf(w, s)
}
