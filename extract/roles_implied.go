// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// owners finds whose an office is where its own words do not say it: the body that the text speaks of, the country or town
// that the article is about. What an office may belong to is data (lexicon/offices.tsv). Where two compete there is none.
type owners struct {
	*titler
	about   map[*ownerRule]int    // what the article is about, by the rule that asks
	may     map[*ownerRule][]bool // the entities that a rule allows
	seats   map[string]*seat      // by the noun of a body
	firm    *ownerRule            // for any body
	leadEnd int                   // see lead; -1 before it is asked for
}

// seat is what the text calls by a noun of a body, or by names with the noun.
type seat struct {
	rule    *ownerRule // for bodies with the noun
	body    int        // the first such body, -1 if none
	first   int        // where it is spoken of first
	another int        // where another one is; behind the text if nowhere
}

// newOwners is for titles of one document, whose names are found.
func newOwners(t *titler) *owners {
	return &owners{t, map[*ownerRule]int{}, map[*ownerRule][]bool{}, map[string]*seat{}, &ownerRule{types: []EntityType{Organization}}, -1}
}

// allows tells whether an entity may be the owner of an office by a rule. It is asked at every mention, and looks at all of
// an entity's, so that the answers are kept.
func (o *owners) allows(rule *ownerRule, entity int) bool {
	may, ok := o.may[rule]
	if !ok {
		may = make([]bool, len(o.d.Entities))
		for e := range may {
			may[e] = o.g.allows(rule, &o.d.Entities[e], o.d.Text)
		}
		o.may[rule] = may
	}
	if entity >= len(may) { // a country that was added since
		return o.g.allows(rule, &o.d.Entities[entity], o.d.Text)
	}
	return may[entity]
}

// spoken is a place where the text speaks of something that an office may belong to.
type spoken struct {
	entity, sentence int
	first, last      int  // tokens
	rank             int  // 3 a subject, 2 part of one or an agent, 1 anything else
	says             bool // it is the subject of a verb of saying
}

// find gives the owner of an office, -1 where the text leaves it open.
func (o *owners) find(x *title) int {
	if x.beside {
		return -1
	}
	if x.seat >= 0 {
		return o.seated(x)
	}
	bare := isUpperFirst(o.d.word(x.first)) && x.first == x.at && !strings.Contains(x.full, " ")
	if bare && (x.head == "captain" || x.head == "secretary") {
		return -1 // "Captain X" is one of soldiers or a ship, "Secretary X" a minister
	}
	rules := o.g.ownerRules(x.full)
	if x.head == "president" && isUpperFirst(o.d.word(x.first)) {
		// "President X", not "its president, X"
		// American papers do not say of which country their own president is one, whatever country they write about
		american := o.named("United States", Country)
		if e := o.byRule(x, o.g.offices["head-of-state"][0]); e >= 0 && (e == american || american < 0 && o.named("White House", Organization) < 0) {
			return e
		}
		return -1
	}
	for _, rule := range rules {
		if e := o.byRule(x, rule); e >= 0 {
			return e
		}
	}
	return -1
}

// byRule gives the owner of an office by one rule.
func (o *owners) byRule(x *title, rule *ownerRule) int {
	switch {
	case rule.how == searchPaper:
		return o.paper(x)
	case rule.how == searchOnly:
		return o.onlyOne(x, rule)
	case rule.how != searchHome && o.foreign(x):
		return -1
	case rule.how == searchNear:
		return o.topic(x, rule, 0)
	case rule.how == searchHome && x.owned:
		return -1
	case rule.how == searchSole:
		return o.sole(rule)
	case rule.how == searchHome:
		return o.home(x, rule)
	}
	return o.topic(x, rule, 2)
}

// foreign tells whether an office in capitals has a word that is none of offices: "Oversight Chairman X" is one of some
// oversight committee.
func (o *owners) foreign(x *title) bool {
	words := strings.Fields(x.full)
	if !isUpperFirst(o.d.word(x.first)) {
		return false
	}
	for _, w := range words[:len(words)-1] {
		if o.g.nouns[w]&(nounModifier|nounOffice) == 0 && w != "of" && w != "for" && w != "and" {
			return true
		}
	}
	return false
}

// sole gives the only country or region of the text.
func (o *owners) sole(rule *ownerRule) int {
	one := -1
	for e := range o.d.Entities {
		if o.allows(rule, e) {
			if one >= 0 {
				return -1
			}
			one = e
		}
	}
	return one
}

// paper gives the entity of the site on which an article stands, for the office of a byline: a line above its first
// sentence.
func (o *owners) paper(x *title) int {
	d := o.d
	site, _, _ := strings.Cut(strings.TrimPrefix(d.Article.Site, "www."), ".")
	if d.Tokens[x.at].Start >= o.lead() || d.Paragraphs[d.Sentences[d.Tokens[x.at].Sentence].Paragraph].Len() > 100 {
		return -1
	}
	for e := range d.Entities {
		name := strings.ToLower(strings.ReplaceAll(d.Entities[e].Name, " ", ""))
		if d.Entities[e].Type == Organization && (name == site || name == strings.TrimPrefix(site, "the") || strings.TrimPrefix(name, "the") == site) {
			return e
		}
	}
	return -1
}

// before gives what the text speaks of before a title, back to the beginning of its paragraph, in the order of the text.
func (o *owners) before(x *title, rule *ownerRule, sentence int) (list []spoken) {
	d := o.d
	s := d.Sentences[sentence]
	end := s.End
	if int(d.Tokens[x.at].Sentence) == sentence {
		end = d.Tokens[x.at].Start
	}
	for _, m := range d.mentionsIn(Span{s.Start, end}) {
		if m.entity == x.person || !o.allows(rule, m.entity) || d.quoted(m.Start) {
			continue
		}
		first, last := d.tokensOf(m.Span)
		if r := o.rank(m.Span); r > 0 {
			list = append(list, spoken{m.entity, sentence, first, last, r, r == 3 && o.says(m.Span)})
		}
	}
	return list
}

// rank tells how a mention stands in its sentence, 0 for one that only says who somebody else is.
func (o *owners) rank(s Span) int {
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

// says tells whether the verb on which a subject depends is one of saying.
func (o *owners) says(s Span) bool {
	d := o.d
	first, last := d.wordsOf(s)
	for k := first; k < last; k++ {
		if h := int(d.Words[k].Head); h >= 0 && (h < first || h >= last) && saysSo(d.Words[h].Lemma) {
			return true
		}
	}
	return false
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
	for _, q := range d.Quotations {
		if q.Start <= pos && pos < q.End {
			return q.Len() > 30
		}
	}
	return false
}

// best gives the one entity of the highest rank, -1 where there are several or none.
func best(list []spoken) int {
	top, one := 0, -1
	for _, x := range list {
		switch {
		case x.rank > top:
			top, one = x.rank, x.entity
		case x.rank == top && x.entity != one:
			one = -1
		}
	}
	return one
}

// topic gives the body that the text speaks of: in the sentence of the title before it, else in the last sentence of its
// paragraph that speaks of one, else in one of the paragraphs before.
func (o *owners) topic(x *title, rule *ownerRule, back int) int {
	d := o.d
	at := int(d.Tokens[x.at].Sentence)
	paragraph := d.Sentences[at].Paragraph
	far := back > 1 // the office may be one of what the article is about
	s := at
	for ; s >= 0 && d.Sentences[s].Paragraph == paragraph; s-- {
		list := o.before(x, rule, s)
		if x.owned {
			if acts := slices.DeleteFunc(slices.Clone(list), func(m spoken) bool { return m.rank < 2 }); len(acts) > 0 {
				return best(acts)
			}
			if o.unnamed(s) || o.stranger(s, x.at) {
				return -1 // "The league backs Y. Its secretary, X"
			}
		}
		if len(list) > 0 {
			return best(list)
		}
	}
	for ; s >= 0 && back > 0; back-- {
		paragraph = d.Sentences[s].Paragraph
		if d.Paragraphs[paragraph].Kind != Body {
			return -1
		}
		var all []spoken
		strange := false
		for ; s >= 0 && d.Sentences[s].Paragraph == paragraph; s-- {
			all = append(all, o.before(x, rule, s)...)
			strange = strange || o.stranger(s, x.at)
		}
		if len(all) == 0 && strange {
			return -1
		}
		if len(all) > 0 {
			if one := o.subject(all); one >= 0 || x.owned {
				return one
			}
			one := o.main(rule)
			if slices.ContainsFunc(all, func(m spoken) bool { return m.entity == one }) {
				return one
			}
			return -1
		}
	}
	if one := o.main(rule); far && !x.owned && one >= 0 && len(d.Entities[one].Mentions) > 2 {
		return one
	}
	return -1
}

// unnamed tells whether a body that has no name here is the subject of a sentence.
func (t *titler) unnamed(sentence int) bool {
	d := t.d
	s := d.Sentences[sentence]
	for w := s.FirstWord; w < s.LastWord; w++ {
		if x := &d.Words[w]; x.Tag == Noun && strings.HasPrefix(x.Rel, "nsubj") && t.g.nouns[x.Lemma]&(nounOrg|nounGroup) != 0 &&
			insideMention(d.mentionsIn(s.Span), x.Span) < 0 {
			return true
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
		if m < 0 || d.Entities[ms[m].entity].Type == City || d.Entities[ms[m].entity].Type == Place {
			return true
		}
	}
	return false
}

// subject gives the one entity that a paragraph is about: the only one, or the only one among its subjects.
func (o *owners) subject(list []spoken) int {
	one := -1
	for _, x := range list {
		if x.rank > 1 {
			if one >= 0 && one != x.entity {
				return -1
			}
			one = x.entity
		}
	}
	if one >= 0 {
		return one
	}
	return best(list)
}

// home gives the country, state or town of those who govern one: the one in "In Lima, Mayor X", else the one that the
// acting gives the only country or town of a paragraph of which it says something: "Norland has opened its border. Trade
// aboutOf gives the entity of a kind that an article is about: the only one, or the one that it speaks of twice as often as
// of any other, headline and first paragraph counted thrice,
// onlyOne gives the only body of the text whose name fits an office, or the only one of the paragraph. Words of the office
// that say which one it is must stand in its name: a circuit judge is one of a circuit court.
func (o *owners) onlyOne(x *title, rule *ownerRule) int {
	d := o.d
	var telling []string
	words := strings.Fields(x.full)
	for _, w := range words[:len(words)-1] {
		if !rankWord(w) {
			telling = append(telling, w)
		}
	}
	fits := func(e int) int {
		if e == x.person || !o.allows(rule, e) {
			return 0
		}
		name := strings.Fields(strings.ToLower(d.Entities[e].Name))
		switch {
		case len(telling) == 0:
			return 1
		case slices.Contains(telling, name[len(name)-1]):
			return 2
		case slices.ContainsFunc(name, func(w string) bool { return slices.Contains(telling, w) }):
			return 1
		}
		return 0
	}
	var list []spoken
	for e := range d.Entities {
		if n := fits(e); n > 0 {
			list = append(list, spoken{entity: e, rank: n})
		}
	}
	return best(list)
}

// rankWord tells words that say how high an office is, not where.
func rankWord(w string) bool {
	switch w {
	case "deputy", "assistant", "senior", "junior", "chief", "vice", "acting", "associate", "lead", "head", "detective", "presiding",
		"sub", "first", "second":
		return true
	}
	return false
}

// seated gives the body behind the noun before an office: "commission chair", "government spokesman", "company spokeswoman".
func (o *owners) seated(x *title) int {
	d := o.d
	noun := strings.ToLower(d.word(x.seat))
	if noun == "government" {
		return o.home(x, o.g.offices["prime-minister"][0])
	}
	switch k := o.g.nouns[noun]; {
	case k&nounOrg != 0:
	case k&nounCity != 0:
		return o.home(x, o.g.offices["mayor"][0])
	case k&nounCountry != 0 && noun != "state":
		return o.home(x, o.g.offices["prime-minister"][0])
	}
	body, at := o.seatOf(noun), d.Tokens[x.at].Start
	if body.another < at {
		return o.topic(x, body.rule, 2)
	}
	last := -1
	if body.first < at {
		last = body.body
	}
	if last < 0 && o.g.nouns[noun]&nounCompany != 0 {
		return o.topic(x, o.firm, 1)
	}
	return last
}

// seatOf finds what the text calls by a noun of a body.
func (o *owners) seatOf(noun string) *seat {
	if b, ok := o.seats[noun]; ok {
		return b
	}
	b := &seat{&ownerRule{types: []EntityType{Organization, Group}, words: []string{noun}}, -1, len(o.d.Text), len(o.d.Text)}
	o.seats[noun] = b
	for _, m := range o.d.placed {
		if m.Kind == Pronoun || m.entity == b.body || !o.allows(b.rule, m.entity) {
			continue
		}
		if b.body >= 0 {
			b.another = m.Start
			break
		}
		b.body, b.first = m.entity, m.Start
	}
	return b
}
