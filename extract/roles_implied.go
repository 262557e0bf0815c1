// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strconv"
	"strings"
)

// owners finds whose an office is where its own words do not say it. What an office may belong to is data
// (lexicon/offices.tsv); which of the things that it may belong to has the most for it is weighed (see weigh). Where two
// compete there is none.
type owners struct {
	*titler
	topics  map[*ownerRule]map[int]int // how much of the article each entity is, by the rule that asks
	may     map[*ownerRule][]bool      // the entities that a rule allows
	seats   map[string]*seat           // by the noun of a body
	firm    *ownerRule                 // for any body
	lands   []int                      // of each entity: the country that it is or is of, -1 if none is known
	held    map[int][]int              // of a person: what the text says the offices are of
	has     map[int][]int              // the same, of those that he still has
	holders map[string][]int           // of an office and an owner: who has it now
	titles  map[int][]*title           // of a person: what the text calls him
	leadEnd int                        // see lead; -1 before it is asked for
	home    int                        // country of the dateline, -1 if none
	spoken  map[int]bool               // see speakOf
	firsts  map[string]int             // of an office: whose it is, -1 where several have it; nil before it is asked for
	sport   *bool                      // see ofSport; nil before it is asked for
	states  *bool                      // see inStates; nil before it is asked for
	regions map[string]bool            // countries of which the text names a region; nil before they are asked for
}

// seat is what the text calls by a noun of a body, or by names with the noun.
type seat struct {
	rule    *ownerRule // for bodies with the noun
	body    int        // the first such body, -1 if none
	first   int        // where it is spoken of first
	another int        // where another one is; behind the text if nowhere
}

// newOwners is for the titles of one document, whose names are found.
func newOwners(t *titler, all []title) *owners {
	o := &owners{titler: t, topics: map[*ownerRule]map[int]int{}, may: map[*ownerRule][]bool{}, seats: map[string]*seat{},
		firm: &ownerRule{how: searchBody, types: []EntityType{Organization}}, held: map[int][]int{}, has: map[int][]int{}, holders: map[string][]int{},
		titles: map[int][]*title{}, leadEnd: -1, home: -1}
	o.home = o.dateline()
	for i := range all {
		o.titles[all[i].person] = append(o.titles[all[i].person], &all[i])
		of := all[i].of
		if of < 0 && all[i].country >= 0 {
			of = t.entityOf(all[i].country)
		}
		if of >= 0 {
			o.hold(&all[i], of)
		}
	}
	for _, list := range o.titles {
		slices.SortStableFunc(list, func(a, b *title) int { return a.at - b.at })
	}
	return o
}

// hold notes whose office one is.
func (o *owners) hold(x *title, of int) {
	o.held[x.person] = append(o.held[x.person], of)
	if !x.former {
		o.has[x.person] = append(o.has[x.person], of)
		k := holder(x.full, of)
		o.holders[k] = append(o.holders[k], x.person)
	}
}

func holder(office string, of int) string { return office + " " + strconv.Itoa(of) }

// allows tells whether an entity may be the owner of an office by a rule. It is asked at every mention, and looks at all of
// an entity's, so that the answers are kept.
func (o *owners) allows(rule *ownerRule, entity int) bool {
	if entity >= unseen {
		return rule.national()
	}
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

// outright gives the owner of an office that has one of its own kind: a seat, an embassy; ok tells that it does.
func (o *owners) outright(x *title) (owner int, ok bool) {
	if x.seat >= 0 {
		return o.seated(x), true
	}
	if word, _, more := strings.Cut(x.full, " "); more && o.g.nouns[word]&nounEvent != 0 {
		return -1, true // "festival director"
	}
	if e, ok := o.embassy(x); ok {
		return e, true
	}
	if noun := ofNoun(x.full); o.g.lists["society"][noun] {
		return o.ofSociety(x, noun), true
	}
	if x.full == "house speaker" && o.inStates() {
		return -1, true
	}
	if o.ofOrgan(x.full) {
		return o.byRule(x, o.g.offices["prime-minister"][0]), true
	}
	if e, ok := o.headed(x); ok {
		return e, true
	}
	return -1, false
}

// find gives the owner of an office, -1 where the text leaves it open.
func (o *owners) find(x *title) int {
	if x.beside || ofCampaign(x.full) {
		return -1
	}
	if e, ok := o.outright(x); ok {
		return e
	}
	bare := isUpperFirst(o.d.word(x.first)) && x.first == x.at && !strings.Contains(x.full, " ")
	switch {
	case bare && x.head == "captain" && !o.ofSport():
		return -1 // of soldiers or a ship
	case bare && x.head == "secretary" && o.addresses(x.noun):
		return o.american("Philippines") // "Secretary X": a minister
	case x.full == x.head && isUpperFirst(o.d.word(x.first)) && (x.head == "judge" || x.head == "justice"):
		if e := o.alike(x); e >= 0 {
			return e
		}
	case strings.HasPrefix(x.full, "federal ") && (x.head == "judge" || x.head == "prosecutor"):
		if e := o.federation(); e >= 0 {
			return e
		}
		return o.american("Argentina", "Austria", "Brazil", "Canada", "Germany", "Mexico", "Russia", "Switzerland")
	}
	if x.head == "leader" && !x.owned && x.full == "leader" {
		return -1 // "leader X" may be one of anything
	}
	rules := o.g.ownerRules(x.full)
	if (x.full == "president" || x.full == "vice president") && isUpperFirst(o.d.word(x.first)) {
		// "President X", not "its president, X"
		// American papers do not say of which country their own president is one, whatever country they write about
		if e := o.byRule(x, o.g.offices["head-of-state"][0]); e >= 0 && (e == o.named("United States", Country) || e == o.home || o.named("White House", Organization) < 0) {
			return e
		}
		return o.onlyBody(x)
	}
	for _, rule := range rules {
		if rule.how == searchBody && x.full != x.head && o.inRanks(x.full) {
			continue // "Army Captain X" is of no club
		}
		e := o.byRule(x, rule)
		switch {
		case e < 0 || o.ofSomeState(x, o.ownerName(e)):
		case o.g.lists["household"][hyphened(strings.TrimPrefix(x.full, "deputy "))] && o.housed("president", e):
			return o.household(x, "president", e)
		case x.party < 0 || rule.how == searchOnly || e == o.home:
			return e // of a party's member it is known of which country he is where the article comes from there
		}
	}
	if e := o.chamberBefore(x); e >= 0 {
		return e
	}
	if e := o.ofFirst(x); e >= 0 {
		return e
	}
	return o.namesake(x)
}

// ofCampaign tells the offices of those who work for the election of somebody, which is no body: "campaign manager".
func ofCampaign(office string) bool {
	return strings.Contains(" "+office, " campaign ")
}

// inStates tells whether the text gives offices of a state of the United States and none of the whole: "state Sen. X", "Lt. Gov. Y".
func (o *owners) inStates() bool {
	if o.states != nil {
		return *o.states
	}
	o.states = new(bool)
	for _, list := range o.titles {
		for _, y := range list {
			switch {
			case strings.HasPrefix(y.full, "state ") || y.full == "lieutenant governor":
				*o.states = true
			case y.full == "senator" || y.full == "representative" || y.full == "president" || y.full == "vice president":
				*o.states = false
				return false
			}
		}
	}
	return *o.states
}

// onlyBody gives the body of which a "President X" has another office, where that is the only thing of which he has any: the
// firm's acting finance chief; -1 if none.
func (o *owners) onlyBody(x *title) int {
	one := -1
	for _, of := range o.held[x.person] {
		if one >= 0 && of != one || o.d.Entities[of].Type != Organization {
			return -1
		}
		one = of
	}
	return one
}

// departmental tells the nouns for bodies whose heads bear their names.
func departmental(noun string) bool {
	switch noun {
	case "department", "ministry", "bureau", "commission", "administration", "senate":
		return true
	}
	return false
}

// namesake gives the only body of the text that bears a word of an office: "Customs Commissioner X", the Bureau of Customs; -1 if none.
func (o *owners) namesake(x *title) int {
	one := -1
	words := strings.Fields(x.full)
	for e := range o.d.Entities {
		b := &o.d.Entities[e]
		if b.Type != Organization || len(b.Mentions) == 0 || o.isParty(e) {
			continue
		}
		name := strings.Fields(strings.ToLower(b.Name))
		if !slices.ContainsFunc(name, departmental) {
			continue
		}
		if slices.ContainsFunc(words[:len(words)-1], func(w string) bool {
			return len(w) > 4 && o.g.nouns[w]&nounOffice == 0 && !o.g.lists["height"][w] && slices.Contains(name, w)
		}) {
			if one >= 0 {
				return -1
			}
			one = e
		}
	}
	return one
}

// byTrade tells the offices that many have and that tell no more than what somebody lives by, where a text says "a".
func byTrade(head string) bool {
	switch head {
	case "secretary", "representative", "manager", "supervisor", "clerk", "receptionist", "foreman", "officer":
		return true
	}
	return false
}

// byRule gives the owner of an office by one rule.
func (o *owners) byRule(x *title, rule *ownerRule) int {
	switch {
	case rule.ofBodies() && (byTrade(x.head) || x.full == "vice president") && o.indefiniteAt(x.noun):
		return -1 // "X, a sales manager" is one of anybody's
	case rule.how == searchPaper:
		return o.paper(x)
	case rule.how == searchState:
		if e := o.inPlace(x, rule); e >= 0 {
			return e
		}
		if e := o.onlyHolder(x, rule); e >= 0 {
			return e
		}
		if x.head == "minister" && strings.HasPrefix(x.full, "federal ") {
			return o.federation()
		}
		if x.head == "governor" && o.d.quoted(o.d.Tokens[x.at].Start) {
			return -1 // who is quoted speaks of any
		}
		e := o.weigh(x, rule)
		if e >= 0 && o.d.Entities[e].Type == Place && (rule.national() || x.head == "minister") {
			if g := o.government(); g >= 0 {
				return g
			}
		}
		return e
	case rule.how == searchSole && slices.Contains(rule.types, City) && o.inPlace(x, rule) >= 0:
		return o.inPlace(x, rule)
	case rule.how != searchOnly && o.foreign(x):
		return -1
	}
	return o.weigh(x, rule)
}

// onlyHolder gives the country of the text that alone has an office, -1 where none has or others have it too: taoiseach.
func (o *owners) onlyHolder(x *title, rule *ownerRule) int {
	post, ok := o.g.post(x.full)
	if !ok || post.not || len(post.countries) != 1 || !rule.national() {
		return -1
	}
	for name := range post.countries {
		if e := o.nation(name); e < unseen {
			return e
		}
	}
	return -1
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

// seated gives the body behind the noun before an office: "commission chair", "government spokesman", "company spokeswoman".
func (o *owners) seated(x *title) int {
	d := o.d
	noun := strings.ToLower(d.word(x.seat))
	if noun == "government" {
		if b := o.seatOf(noun); b.body >= 0 && b.another == len(d.Text) && x.owned && strings.Contains(strings.ToLower(d.Entities[b.body].Name), noun) {
			return b.body
		}
		return o.byRule(x, o.g.offices["prime-minister"][0])
	}
	switch k := o.g.nouns[noun]; {
	case k&nounOrg != 0:
	case k&nounCity != 0:
		return o.byRule(x, o.g.offices["mayor"][0])
	case k&nounCountry != 0 && noun != "state":
		return o.byRule(x, o.g.offices["prime-minister"][0])
	}
	body, at := o.seatOf(noun), d.Tokens[x.at].Start
	if body.body >= 0 && body.another >= at && (body.first < at || body.another == len(d.Text)) {
		return body.body
	}
	rule := o.kindOf(noun)
	if noun == "board" && body.body < 0 && x.seat < x.noun {
		rule = o.firm // any body has one
	}
	if body.another < at {
		rule = body.rule
	}
	e := o.weigh(x, rule)
	if e < 0 && noun == "council" && o.g.lists["bench"][noun+"-"+x.head] {
		return o.byRule(x, o.g.offices["mayor"][0])
	}
	if e < 0 && (noun == "parliament" || o.centralBank(x)) {
		return o.byRule(x, o.g.offices["prime-minister"][0])
	}
	if e >= 0 || !x.owned || o.g.lists["named-so"][noun] {
		return e
	}
	return o.latest(x, rule)
}

// ofOrgan tells an office of what states have and no other body: "head of the electoral commission", "commander of navy".
func (o *owners) ofOrgan(office string) bool {
	_, what, ok := strings.Cut(office, " of ")
	words := strings.Fields(strings.TrimPrefix(what, "the "))
	if n := len(words); n > 1 {
		return o.g.lists["organ"][words[n-2]+"-"+words[n-1]]
	}
	return ok && len(words) == 1 && o.g.lists["arms"][words[0]] && words[0] != "police"
}

// latest gives the body that the text spoke of last before an office, in its paragraph or the one before; -1 if none.
func (o *owners) latest(x *title, rule *ownerRule) int {
	d := o.d
	at := int(d.Tokens[x.at].Sentence)
	for s, back := at, 0; s >= 0 && s > at-nearSentences; s-- {
		if s < at && d.Sentences[s].Paragraph != d.Sentences[s+1].Paragraph {
			if back++; back > 1 {
				break
			}
		}
		if list := o.before(x, rule, s); len(list) > 0 {
			return list[len(list)-1].entity
		}
	}
	return -1
}

// kindOf is the rule for bodies that may be called by a noun, though their names do not say so: those named as another
// kind of body may not.
func (o *owners) kindOf(noun string) *ownerRule {
	rule := &ownerRule{how: searchBody, types: []EntityType{Organization, Group}, noun: noun}
	for w, k := range o.g.nouns {
		if k&nounOrg != 0 && w != noun && !slices.ContainsFunc(o.g.families[w], func(f string) bool { return slices.Contains(o.g.families[noun], f) }) {
			rule.without = append(rule.without, w)
		}
	}
	return rule
}

// seatOf finds what the text calls by a noun of a body.
func (o *owners) seatOf(noun string) *seat {
	if b, ok := o.seats[noun]; ok {
		return b
	}
	b := &seat{&ownerRule{how: searchBody, types: []EntityType{Organization, Group}, words: []string{noun}}, -1, len(o.d.Text), len(o.d.Text)}
	switch noun {
	case "panel":
		b.rule.words = append(b.rule.words, "committee", "subcommittee", "commission", "tribunal", "inquiry")
	case "commission":
		b.rule.words = append(b.rule.words, "commissioners")
	case "force":
		b.rule.words = append(b.rule.words, "police", "constabulary")
	}
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
