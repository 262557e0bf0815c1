// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// Rules for offices that the table does not have by their title.
var (
	staffRule       = relationRule{name: "office-staff", predicate: "worksFor", subject: "P", object: "O", confidence: 0.75}
	countyRule      = relationRule{name: "office-county", predicate: "worksFor", subject: "P", object: "LY", confidence: 0.75}
	spokesRule      = relationRule{name: "office-state", predicate: "worksFor", subject: "P", object: "C", confidence: 0.85}
	aideRule        = relationRule{name: "office-aide", predicate: "worksFor", subject: "P", object: "P", confidence: 0.8}
	stateOfficeRule = relationRule{name: "office-law", predicate: "worksFor", subject: "P", object: "CL", confidence: 0.75}
	chiefRule       = relationRule{name: "office-chief", predicate: "leaderOf", subject: "P", object: "OG", confidence: 0.85}
	seatedRule      = relationRule{name: "office-member", predicate: "memberOf", subject: "P", object: "OG", confidence: 0.8}
	partyPostRule   = relationRule{name: "office-party", predicate: "memberOf", subject: "P", object: "OG", confidence: 0.85}
)

// titles gives the relations that follow from offices: leaders lead, spokespeople work for, councillors are of.
func (f *relationFinder) titles() {
	for _, role := range f.d.Roles {
		if role.Former {
			continue
		}
		f.seated(role)
		f.policed(role)
		if role.serves >= 0 { // "the senator's chief of staff"
			boss := role
			boss.Of = role.serves
			f.titled(&aideRule, boss)
			continue // for the body only through him
		}
		if role.Of < 0 {
			continue
		}
		words := strings.FieldsFunc(strings.ToLower(role.office), func(c rune) bool { return c == ' ' || c == '-' })
		if len(words) > 1 && (words[0] == "acting" || words[0] == "interim") {
			words = words[1:] // who leads for a while leads
		}
		if len(words) == 0 {
			continue
		}
		rule := f.ruleOfOffice(words, role.Of)
		switch last := words[len(words)-1]; {
		case f.sole(role, words):
			rule = &chiefRule
		case rule != nil && rule.predicate == "leaderOf" && f.lex.is("several", last) && f.oneOf(role, last):
			rule = &staffRule
		}
		if rule == nil {
			continue
		}
		f.titled(rule, role)
		if e := &f.d.Entities[role.Of]; rule.predicate == "leaderOf" && e.Type != Country && (f.isPartyEntity(e) || (f.endsIn("elected", e.Name) || f.endsIn("legislature", e.Name)) && !f.lex.is("executing", words[len(words)-1])) {
			f.titled(&seatedRule, role) // who leads a party or chairs a council is of it
		}
	}
}

// sole tells whether an office is that of the leader because nobody else has it: "the paper's editor" and "the editor of", not a "Holt
// Courier editor" or a sports editor.
func (f *relationFinder) sole(role Role, words []string) bool {
	if len(words) != 1 || !f.lex.is("alone", words[0]) || f.d.Entities[role.Of].Type != Organization {
		return false
	}
	first, last := f.d.tokensOf(role.Span)
	for t := max(first, 1); t < last; t++ {
		if before := strings.ToLower(plainWord(f.d, t-1)); strings.EqualFold(f.d.word(t), words[0]) {
			return before == "'s" || before == "'" || possessivePronoun(before) || before == "the" && t+1 < len(f.d.Tokens) && f.d.word(t+1) == "of"
		}
	}
	return false
}

// oneOf tells whether an office is one of several, by its last word: "a director of the bank".
func (f *relationFinder) oneOf(role Role, office string) bool {
	first, last := f.d.tokensOf(role.Span)
	for t := max(first, 1); t < last; t++ {
		if before := strings.ToLower(f.d.word(t - 1)); strings.EqualFold(f.d.word(t), office) {
			return before == "a" || before == "an"
		}
	}
	return false
}

// seated adds that lawmakers and judges are of the body in which those of their title sit ("Senator", "TD", "Justice"),
// where the text names only one of that kind.
func (f *relationFinder) seated(role Role) {
	title := strings.TrimSuffix(strings.ToLower(role.office), ".")
	title = strings.TrimSuffix(strings.TrimSuffix(title, " of the united states"), " for")
	if first, rest, ok := strings.Cut(title, " "); ok && (first == "associate" || first == "u.s." || first == "us") {
		title = rest
	}
	if role.Of >= 0 && strings.HasSuffix(f.d.Entities[role.Of].Name, "Court") {
		return // a judge of another court
	}
	for _, seat := range f.lex.seats {
		if seat.titles[title] {
			if body := f.onlyBody(seat.body); body >= 0 && f.sitsThere(role, body) {
				role.Of = body
				f.titled(&seatedRule, role)
			}
		}
	}
}

// sitsThere tells whether nothing speaks against a lawmaker's sitting in a body: one of Texas does not in the Missouri Senate.
func (f *relationFinder) sitsThere(role Role, body int) bool {
	place := f.places.placeIn(f.d.Entities[body].Name)
	if place == "" || role.Of < 0 || f.d.Entities[role.Of].Type != Place {
		return true
	}
	k, known := f.places.forms[f.d.Entities[role.Of].Name]
	return !known || f.places.things[k].name == place || f.places.things[k].within == place
}

// policed adds that police of a rank work for the one force of which the text speaks, where nothing says whose they are.
func (f *relationFinder) policed(role Role) {
	words := strings.FieldsFunc(strings.ToLower(role.office), func(c rune) bool { return c == ' ' || c == '-' || c == '.' })
	if role.Of >= 0 || len(words) == 0 || !f.lex.is("policerank", words[len(words)-1]) {
		return
	}
	force := -1
	for i := range f.d.Entities {
		e := &f.d.Entities[i]
		if e.Type != Organization || !f.endsIn("policeforce", e.Name) && !strings.Contains(e.Name, "Police Department") {
			continue
		}
		if force >= 0 {
			return
		}
		force = i
	}
	if force >= 0 {
		role.Of = force
		rule := &staffRule
		if len(words) == 2 && words[0] == "chief" {
			rule = &chiefRule
		}
		f.titled(rule, role)
	}
}

// onlyBody gives the one organisation of the text whose name is name or ends in it, -1 where there is none or there are
// several; of names that end in each other, the longest.
func (f *relationFinder) onlyBody(name string) int {
	found := -1
	for i := range f.d.Entities {
		e := &f.d.Entities[i]
		if e.Type != Organization || e.Name != name && !strings.HasSuffix(e.Name, " "+name) {
			continue
		}
		switch {
		case found < 0, strings.HasSuffix(e.Name, f.d.Entities[found].Name):
			found = i
		case !strings.HasSuffix(f.d.Entities[found].Name, e.Name):
			return -1
		}
	}
	return found
}

// ruleOfOffice gives the rule for an office, by its words, of an entity; nil where nothing follows from it.
func (f *relationFinder) ruleOfOffice(words []string, of int) *relationRule {
	e := &f.d.Entities[of]
	if e.Type != Organization && e.Type != Group {
		return f.ruleOfPlace(words, e)
	}
	last := words[len(words)-1]
	rule := f.ruleOfTitle(words, e.Type)
	if rule := f.ruleOfSeat(words, e); rule != nil {
		return rule
	}
	switch {
	case f.lex.is("running", last) || f.lex.is("running", words[0]): // "candidate for president"
		if f.isPartyEntity(e) {
			return &partyPostRule
		}
		return nil
	case f.isPartyEntity(e) && f.partyPost(words, e, rule):
		return &partyPostRule
	case slices.ContainsFunc(words, func(w string) bool { return f.lex.is("branch", w) }) && rule != nil && rule.predicate == "leaderOf":
		return &staffRule
	case (last == "superintendent" || last == "principal") && len(words) == 1 && f.endsIn("school", e.Name),
		strings.Join(words, " ") == "vice chancellor" && strings.Contains(e.Name, "University"):
		return &chiefRule
	case rule != nil && f.fits(rule.object, argument{of, Span{}}):
		return rule
	case len(words) > 1 && f.lex.is("led", words[len(words)-2]) && f.lex.title[last] != nil && f.lex.title[last][0].predicate == "leaderOf":
		return &chiefRule // "the union leader", "the bank's boss"
	case f.lex.is("unpaid", last) || f.lex.is("unpaid", words[0]) || last == "leader" && words[0] == "opposition":
		return nil
	case e.Type == Organization:
		return &staffRule
	}
	return nil
}

// ruleOfPlace gives the rule for an office of a country or a place.
func (f *relationFinder) ruleOfPlace(words []string, e *Entity) *relationRule {
	rule := f.ruleOfTitle(words, e.Type)
	fits := rule != nil && strings.IndexByte(rule.object, typeLetters[e.Type]) >= 0
	last := words[len(words)-1]
	switch {
	case f.lex.is("running", last) || f.lex.is("running", words[0]):
		return nil
	case !fits && e.Type != City && f.lex.is("lawofficer", strings.Join(words, "-")):
		return &stateOfficeRule
	case fits:
		return rule
	case e.Type == Country && (f.lex.is("speaker", last) || f.emissary(words)):
		return &spokesRule
	case e.Type != Country && f.lex.is("county", words[0]) && len(words) > 1 && !f.lex.is("unpaid", last):
		return &countyRule
	}
	return nil
}

// emissary tells whether an office is that of somebody whom a country sends: "ambassador to Norland", "high commissioner in Leeds".
func (f *relationFinder) emissary(words []string) bool {
	if k := slices.IndexFunc(words, func(w string) bool { return w == "to" || w == "in" || w == "at" }); k > 0 {
		words = words[:k]
	}
	n := len(words)
	return f.lex.is("emissary", words[n-1]) || n > 1 && f.lex.is("emissary", words[n-2]+"-"+words[n-1])
}

// ruleOfSeat gives the rule for those who sit in a body, or preside over one: lawmakers and speakers of a parliament, ministers of a
// government, justices of a court.
func (f *relationFinder) ruleOfSeat(words []string, e *Entity) *relationRule {
	last := strings.TrimSuffix(words[len(words)-1], ".")
	lower := slices.ContainsFunc(words[:len(words)-1], below)
	switch minister := last == "minister" || last == "secretary" && len(words) > 1; {
	case last == "justice":
		return &seatedRule // not its clerk
	case last == "speaker" && !lower && f.endsIn("legislature", e.Name):
		return &chiefRule
	case f.lex.is("lawmaker", last) && f.endsIn("legislature", e.Name), f.lex.is("sits", last) && (f.endsIn("assembly", e.Name) || f.endsIn("legislature", e.Name)):
		return &seatedRule // the majority leader of a senate, its deputy speaker, a commissioner of a commission
	case minister && f.endsIn("government", e.Name) && f.lex.title[strings.Join(words, "-")] != nil:
		return &chiefRule // its first minister
	case minister && f.endsIn("government", e.Name) && !f.lex.is("clerical", words[len(words)-2]):
		return &seatedRule
	case minister && !lower && f.ministry(e.Name) && (len(words) == 1 || !f.lex.is("clerical", words[len(words)-2])):
		return &chiefRule
	}
	return nil
}

// ministry tells whether a name is that of a ministry.
func (f *relationFinder) ministry(name string) bool {
	return strings.HasPrefix(name, "Ministry of ") || strings.HasPrefix(name, "Department of ") || strings.HasPrefix(name, "Department for ") || strings.HasSuffix(name, " Ministry")
}

// partyPost tells whether an office of a party is one of its politicians', not of its leader or of somebody whom it employs: who chairs
// a party need not lead it, nor need its general secretary, and its transport spokesman is one of its politicians.
func (f *relationFinder) partyPost(words []string, e *Entity, rule *relationRule) bool {
	last := words[len(words)-1]
	switch {
	case rule == nil, f.lex.is("chair", last), f.lex.is("speaker", last) && len(words) > 1, slices.ContainsFunc(words, below),
		slices.ContainsFunc(words, func(w string) bool { return f.lex.is("branch", w) }):
		return true
	}
	office := strings.Join(words, " ")
	return (office == "general secretary" || office == "secretary general") && !strings.Contains(e.Name, "Communist") && !strings.Contains(e.Name, "Workers")
}

// ruleOfTitle gives the rule that the table has for an office, by its last word or its first; nil where it has none.
func (f *relationFinder) ruleOfTitle(words []string, of EntityType) *relationRule {
	pick := func(w string) *relationRule {
		if rules := f.lex.title[w]; len(rules) > 0 {
			return rules[0]
		}
		return nil
	}
	rule := pick(strings.Join(words, "-"))
	if rule == nil && !f.secondRank(words) {
		rule = pick(words[len(words)-1])
	}
	if rule != nil {
		return rule
	}
	rule = pick(words[0])
	if rule == nil || of == Country || rule.predicate == "leaderOf" {
		return nil // who heads a unit of a body does not head the body
	}
	return rule
}

// endsIn tells whether the last word of a name is of a kind.
func (f *relationFinder) endsIn(kind, name string) bool {
	return f.lex.is(kind, strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]))
}

// titled adds the relation of one role, unless the person was found to work for a part of the same body only ("runs the
// Red Cross office").
func (f *relationFinder) titled(rule *relationRule, role Role) {
	if f.office[[2]int{role.Person, role.Of}] {
		return
	}
	if t := f.d.Entities[role.Of].Type; rule.predicate == "leaderOf" && t != Organization && t != Group && f.lex.is("ofbodies", lastWord(role.office)) {
		return // "the Ohio director" of a campaign
	}
	limits := *rule
	limits.subject = "P"
	claim := f.d.innermostClaim(role.Span)
	c := certainty{}
	for _, w := range strings.Fields(f.d.Slice(role.Span)) { // not the names: "Hope"
		if w == "be" || f.lex.is("selfstyled", w) || f.lex.is("possible", w) && w != "may" {
			c.atMost(Possible)
		}
	}
	if f.wanted(role.Span) {
		c.atMost(Possible)
	}
	if rule.predicate == "leaderOf" && f.d.Entities[role.Of].Type == Country && f.otherHolder(role) {
		c.atMost(Possible) // papers call who had an office by it, too: "President X"
	}
	if f.contested(claim) || !f.attributive(role.Span) {
		f.bend(claim, &c, true)
	}
	f.add(&limits, argument{role.Person, role.Span}, argument{role.Of, role.Span}, role.Span, c, claim)
}

// wanted tells whether an office is one that somebody hopes for or declines: "who hopes to lead Harbour Now".
func (f *relationFinder) wanted(s Span) bool {
	first, last := f.d.tokensOf(s)
	for t := first + 1; t < last; t++ {
		if lemma := strings.ToLower(f.d.Tokens[t-1].Lemma); f.d.word(t) == "to" && (f.lex.is("govern-possible", lemma) || f.lex.is("govern-negative", lemma)) {
			return true
		}
	}
	return false
}

// contested tells whether a claim, or one that holds it, is a denial or a doubt.
func (f *relationFinder) contested(claim int) bool {
	for depth := 0; claim >= 0 && depth < 8; depth++ {
		if s := f.d.Claims[claim].Stance; s == Denies || s == Doubts {
			return true
		}
		claim = f.d.Claims[claim].Within
	}
	return false
}

// attributive tells whether an office stands beside its holder's name without a verb, so that it is said whatever is asked or demanded:
// "She called on Governor X to resign".
func (f *relationFinder) attributive(s Span) bool {
	first, last := f.d.tokensOf(s)
	return !slices.ContainsFunc(f.d.Tokens[first:last], func(t Token) bool { return t.Tag == Verb || t.Tag == Aux })
}

// otherHolder tells whether the text gives the same office of the same country to somebody else, and not as a former one.
func (f *relationFinder) otherHolder(role Role) bool {
	return slices.ContainsFunc(f.d.Roles, func(r Role) bool {
		return r.Of == role.Of && r.office == role.office && r.Person != role.Person && !r.Former
	})
}

// lesser takes away what is less than the text says of the same two: that somebody works for what he leads ("the firm's chief
// executive" is found as both) or for the parliament in which he sits, attacked whom he killed, supplies whom he sells a firm.
func (f *relationFinder) lesser() {
	more := map[string]map[[2]int]bool{"leaderOf": {}, "killed": {}, "memberOf": {}}
	bought := map[int][]Span{}
	for _, s := range f.d.Statements {
		if s.Predicate == "acquired" {
			bought[s.Subject] = append(bought[s.Subject], s.Span)
		}
		if more[s.Predicate] != nil && !s.Negative && s.Modality == Certain {
			more[s.Predicate][[2]int{s.Subject, s.Object}] = true
		}
	}
	than := map[string]string{"worksFor": "leaderOf", "attacked": "killed"}
	f.d.Statements = slices.DeleteFunc(f.d.Statements, func(s Statement) bool {
		if s.Predicate == "worksFor" && s.Object >= 0 && !s.Negative && f.endsIn("legislature", f.d.Entities[s.Object].Name) && more["memberOf"][[2]int{s.Subject, s.Object}] {
			return true
		}
		return !s.Negative && more[than[s.Predicate]][[2]int{s.Subject, s.Object}] ||
			s.Predicate == "suppliesTo" && slices.ContainsFunc(bought[s.Object], s.Span.Overlaps)
	})
}

// secondRank tells whether a title is that of somebody below the leader: "vice president", "deputy head", "marketing
// director", "foreign affairs chief".
func (f *relationFinder) secondRank(words []string) bool {
	last := words[len(words)-1]
	if slices.ContainsFunc(words[:len(words)-1], below) {
		return true
	}
	return f.lex.is("heads", last) && len(words) > 1 && !f.lex.is("chiefly", words[0])
}

// below tells the words that make an office one below or before its own.
func below(w string) bool {
	switch w {
	case "vice", "deputy", "lieutenant", "assistant", "associate", "acting", "interim", "former":
		return true
	}
	return false
}
