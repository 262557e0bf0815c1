// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"maps"
	"slices"
	"strings"
)

// scale tells how the owner of a kind of office is weighed, in points. Set by hand, on the articles of internal/eval/articles/read and
// internal/models/articles.
type scale struct {
	near   int  // for the subject of the sentence of the title
	about  int  // for what all of the article is about, of all that the office may belong to
	back   int  // paragraphs before that of the title whose words count as near
	lonely bool // that it is the only one of its kind is enough, however seldom it is spoken of
	least  int  // points that an owner has
	ahead  int  // points that it has more than any other
}

// scale gives how the owner of an office is weighed by a rule.
func (r *ownerRule) scale(owned, alike bool) scale {
	switch {
	case r.how == searchState && r.national() && !alike:
		return scale{near: 45, about: 60, back: 2, lonely: true, least: 25, ahead: 8}
	case r.how == searchState && !r.national() && slices.Contains(r.words, "state"):
		return scale{near: 40, about: 60, back: 1, lonely: true, least: 40, ahead: 25} // there are many, of which an article may name any
	case r.how == searchState:
		return scale{near: 60, about: 85, back: 1, lonely: true, least: 22, ahead: 1}
	case r.how == searchOnly:
		return scale{near: 30, about: 60, lonely: true, least: 25, ahead: 10}
	case r.how == searchSole:
		return scale{about: 60, lonely: true, least: 54, ahead: 54}
	case owned: // "its chairman", where it is not known what "its" stands for: something spoken of just before
		return scale{near: 60, about: 10, back: 1, least: 30, ahead: 8}
	case r.how == searchBody:
		return scale{near: 75, about: 45, back: 1, least: 10, ahead: 8}
	case r.how == searchStaff:
		return scale{near: 60, about: 20, back: 1, least: 25, ahead: 10}
	}
	return scale{near: 75, about: 35, least: 25, ahead: 10}
}

// Points beside those of a scale.
const (
	ofHolder = 35 // another office of the person is of the same
	ofMember = 60 // the text says that the person is of it
	ofOther  = 40 // somebody else has the office: taken off
	ofName   = 25 // it bears the name of the person: a family's firm
	ofHome   = 15 // the article was sent from there
	ofWords  = 15 // its name ends in a word of the office: circuit judge, circuit court
)

// weigh gives the entity that has the most for it as owner of an office, -1 where none has enough or two are alike. What
// counts is how near the text speaks of it and how clearly, how much of the article is about it, and what offices the
// person and others have.
func (o *owners) weigh(x *title, rule *ownerRule) int {
	by := rule.scale(x.owned, x.head == "minister")
	points, stranger, subject := o.near(x, rule, by)
	topics, all := o.topic(rule), 0
	post, known := o.g.post(x.full)
	common := !known || post.not // the office is one that most countries have
	for e, n := range topics {
		if o.telling(x, rule, e) >= 0 {
			all += n
		}
	}
	for e, n := range topics {
		if e == x.person || o.telling(x, rule, e) < 0 {
			continue
		}
		share := by.about * n / all
		switch {
		case e >= unseen && common:
			share = share * min(n, 9) / 9
		case !by.lonely:
			share = share * min(n, 6) / 6
		}
		points[e] += share
	}
	if home := o.home; home >= 0 && !subject && rule.national() && topics[home] > 0 {
		points[home] += ofHome
	}
	if x.member >= 0 && o.allows(rule, x.member) {
		points[x.member] += ofMember
	}
	for e := range points {
		if o.telling(x, rule, e) < 0 || e >= unseen && topics[e] < 3 {
			delete(points, e)
		}
	}
	for e := range points {
		points[e] += o.telling(x, rule, e) + o.ofOffices(x, rule, e, len(points) == 1)
	}
	return o.first(points, stranger, by, known && !post.not && len(post.countries) == 1)
}

// first gives the owner with the most points, -1 where it has too few or is too little ahead; certain tells that no other country has the office.
func (o *owners) first(points map[int]int, stranger int, by scale, certain bool) int {
	best, second := -1, stranger
	for _, e := range slices.Sorted(maps.Keys(points)) {
		switch {
		case best < 0 || points[e] > points[best]:
			if best >= 0 && !o.same(e, best) {
				second = max(second, points[best])
			}
			best = e
		case !o.same(e, best):
			second = max(second, points[e])
		}
	}
	if best < 0 || points[best] < by.least || points[best] < second+by.ahead {
		return -1
	}
	return o.entity(best, certain)
}

// same tells whether one name is the other with more words before it: "U.S. Supreme Court", "Supreme Court".
func (o *owners) same(a, b int) bool {
	x, y := o.ownerName(a), o.ownerName(b)
	return strings.HasSuffix(x, " "+y) || strings.HasSuffix(y, " "+x)
}

// nearSentences bounds how far back an owner is looked for, where a text has no paragraphs.
const nearSentences = 40

// near gives the points for what the text speaks of in the paragraph of a title before it and in those before, the
// most that a body without a known name has, and whether one is the subject of its sentence.
func (o *owners) near(x *title, rule *ownerRule, by scale) (points map[int]int, stranger int, subject bool) {
	d := o.d
	points = map[int]int{}
	at := int(d.Tokens[x.at].Sentence)
	paragraph, back, within := d.Sentences[at].Paragraph, 0, 0
	clear := false // the paragraph of the title says something of one
	for s := at; s >= max(0, at-nearSentences); s-- {
		if p := d.Sentences[s].Paragraph; p != paragraph {
			if back++; back > by.back || d.Paragraphs[p].Kind != Body || rule.how == searchState && clear {
				break
			}
			paragraph = p
		}
		less := min(within, 2)
		if back > 0 {
			less = 1 + back
		}
		for _, m := range o.before(x, rule, s) {
			clear = clear || m.rank > 1
			subject = subject || s == at && m.rank == 3
			if rule.how == searchState && back > 0 && m.rank < 3 {
				continue
			}
			points[m.entity] = max(points[m.entity], by.near*max(0, m.sixths()-less)/6)
		}
		switch {
		case rule.how == searchState:
		case x.owned && back == 0 && o.unnamed(s, x.at), (s < at || x.owned) && o.stranger(s, x.at):
			stranger = max(stranger, by.near*(5-less)/6)
		}
		within++
	}
	return points, stranger, subject
}

// ofOffices gives the points for the names and offices of the person and of others; those of others do not count where the owner is
// the only one: papers call those who had the office "President X", too.
func (o *owners) ofOffices(x *title, rule *ownerRule, e int, alone bool) (points int) {
	for _, of := range o.held[x.person] {
		if of == e || rule.national() && o.land(of) == e {
			points = ofHolder
		}
	}
	if rule.national() && !x.former && !alone && slices.ContainsFunc(o.holders[holder(x.full, e)], func(p int) bool { return p != x.person }) {
		points -= ofOther
	}
	if e < unseen && o.d.Entities[e].Type == Organization {
		words := strings.Fields(o.d.Entities[x.person].Name)
		if slices.Contains(strings.Fields(o.d.Entities[e].Name), words[len(words)-1]) {
			points += ofName
		}
	}
	return points
}

// called tells whether a noun stands beside a name of an entity: "the Elm party", "the union Elm", "Elm, the largest party in
// the house".
func (o *owners) called(entity int, noun string) bool {
	d := o.d
	for _, m := range d.Entities[entity].Mentions {
		if m.Kind != Name {
			continue
		}
		first, last := d.tokensOf(m.Span)
		if first > 0 && strings.EqualFold(d.word(first-1), noun) || last < len(d.Tokens) && strings.EqualFold(d.word(last), noun) {
			return true
		}
		if last+1 >= len(d.Tokens) || d.word(last) != "," || d.Tokens[last+1].Tag != Det {
			continue
		}
		for k := last + 2; k < len(d.Tokens) && k < last+8 && d.Tokens[k].Tag != Punct && d.Tokens[k].Tag != Verb && d.Tokens[k].Tag != Adp; k++ {
			if strings.EqualFold(d.word(k), noun) {
				return true
			}
		}
	}
	return false
}

// telling gives the points for words of an office that say which body it is one of, -1 for a body that it cannot be one
// of: a circuit judge is one of a circuit court.
func (o *owners) telling(x *title, rule *ownerRule, e int) int {
	if rule.noun != "" && e < unseen {
		switch {
		case o.called(e, rule.noun):
			return ofWords
		case o.g.nouns[rule.noun]&nounCompany == 0 && !o.g.lists["any-name"][rule.noun]:
			return -1
		}
	}
	if !o.isCountry(e) {
		if x.head == "minister" && strings.HasPrefix(x.full, "federal ") {
			return -1
		}
	} else {
		if post, ok := o.g.post(x.full); ok && !post.has(o.ownerName(e)) || o.ofBody(x.full) {
			return -1
		}
	}
	if rule.how != searchOnly || ofCommittee(x.full) {
		return 0
	}
	var telling []string
	words := strings.Fields(x.full)
	for _, w := range words[:len(words)-1] {
		if !o.g.lists["height"][w] {
			telling = append(telling, w)
		}
	}
	name := strings.Fields(strings.ToLower(o.ownerName(e)))
	if x.head == "leader" && len(telling) == 1 && len(name) > 1 && name[0] != "house" && (telling[0] == "majority" || telling[0] == "minority") {
		return 0 // of a county's assembly; of which house of Congress the text alone does not tell
	}
	switch {
	case len(telling) == 0:
		return 0
	case slices.Contains(telling, name[len(name)-1]):
		return ofWords
	case slices.ContainsFunc(name, func(w string) bool { return slices.Contains(telling, w) }):
		return 0
	}
	return -1
}

// ofCommittee tells the offices of committees, of which any council or house has many: "chair of the scrutiny committee".
func ofCommittee(office string) bool {
	return strings.HasSuffix(office, "committee") && strings.Contains(office, " of ")
}

// ofBody tells whether the words of an office have the noun of a body that is no country's government: "state senate
// president".
func (o *owners) ofBody(office string) bool {
	words := strings.Fields(office)
	for _, w := range words[:len(words)-1] {
		if w == "house" && words[0] == "state" || o.g.nouns[w]&nounOrg != 0 && !governmental(w) && w != "treasury" && w != "army" && w != "navy" && w != "police" {
			return true
		}
		if w == "of" || w == "for" {
			break
		}
	}
	return false
}
