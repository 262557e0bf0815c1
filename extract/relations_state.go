// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

var (
	stateRule        = relationRule{name: "state-body", predicate: "partOf", subject: "O", object: "CL", confidence: 0.9}
	organRule        = relationRule{name: "organ-nominal", predicate: "partOf", subject: "O", object: "CLO", confidence: 0.8}
	partNameRule     = relationRule{name: "part-name", predicate: "partOf", subject: "O", object: "O", confidence: 0.85}
	nominalSeatRule  = relationRule{name: "nominal-seat", predicate: "locatedIn", subject: "O", object: "CYL", confidence: 0.7}
	nominalPlaceRule = relationRule{name: "nominal-place", predicate: "locatedIn", subject: "Y", object: "CL", confidence: 0.7}
	nationRule       = relationRule{name: "seat-nation", predicate: "locatedIn", subject: "O", object: "C", confidence: 0.75}
)

// stateBodies reads whose body it is off names such as "the Norlandish Foreign Ministry", "the U.S. Treasury" or "the Ohio
// Department of Health", of countries and regions that the text names.
func (f *relationFinder) stateBodies() {
	for i := range f.d.Entities {
		e := &f.d.Entities[i]
		m := slices.IndexFunc(e.Mentions, func(m Mention) bool { return m.Kind == Name })
		if e.Type != Organization || m < 0 {
			continue
		}
		at := e.Mentions[m].Span
		first, last := f.d.tokensOf(at)
		k, end := f.places.findDemonym(f.d, first, last)
		if k < 0 {
			k, end = f.places.find(f.d, first, last)
		}
		if k < 0 || end >= last || !f.stateBody(end, last) {
			continue
		}
		if state, ok := f.states[f.places.things[k].name]; ok {
			f.add(&stateRule, argument{i, at}, argument{state, at}, at, certainty{}, f.d.innermostClaim(at))
		}
	}
}

// stateBody tells whether the words [first, last) of a name are what bodies of states are called.
func (f *relationFinder) stateBody(first, last int) bool {
	for k := first; k < last; k++ {
		w := strings.ToLower(f.d.word(k))
		ends := k == last-1 || f.d.word(k+1) == "of" || f.d.word(k+1) == "for" || f.d.word(k+1) == "in" || f.d.word(k+1) == "to"
		if ends && f.lex.is("statebody", w) {
			return !f.lex.is("armed", w) || f.armed(first, last)
		}
	}
	return false
}

// ofState tells whether mention s is a body of the country o, by its name, so that it is a part of it and not merely there:
// "the Foreign Ministry of Norland"; where the country owns it also "Norland's Nuclear Authority".
func (f *relationFinder) ofState(s, o int) bool {
	if !f.bodyNamed(s) || f.d.Entities[f.ms[o].entity].Type != Country {
		return false
	}
	name := f.d.Slice(f.ms[s].Span)
	if f.w(f.endOf(o)) == "'s" && (f.organName(name) || strings.HasPrefix(name, "National ") || f.calledOrgan(f.ms[s].entity)) && !strings.HasSuffix(name, "News Agency") {
		return true
	}
	if f.w(f.endOf(o)) == "'s" && f.startOf(s) > f.endOf(o)+1 && f.lex.is("organ", f.lemma(f.startOf(s)-1)) {
		return true // "Norland's intelligence agency Calder"
	}
	return f.stateBody(f.startOf(s), f.endOf(s))
}

// organName tells whether a name is that of a part of a state by its last word or what "of" or "for" follows: "the Office of the Data
// Protection Commissioner".
func (f *relationFinder) organName(name string) bool {
	for _, prep := range []string{" of ", " for ", " on "} {
		name, _, _ = strings.Cut(name, prep)
	}
	return f.endsIn("agency", name) || f.endsIn("partname", name) && !f.endsIn("learned", name) || f.endsIn("troops", name)
}

// calledOrgan tells whether the text, or what is known of names, calls a body an agency or the like.
func (f *relationFinder) calledOrgan(entity int) bool {
	e := &f.d.Entities[entity]
	if k, ok := f.places.forms[e.Name]; ok && slices.ContainsFunc(strings.Fields(f.places.things[k].nouns), func(w string) bool { return f.lex.is("organ", w) }) {
		return true
	}
	return slices.ContainsFunc(e.Mentions, func(m Mention) bool {
		return m.Kind == Nominal && f.endsIn("organ", strings.ToLower(f.d.Slice(m.Span)))
	})
}

// nominals reads what the noun phrases say that stand for somebody or something, by the names in them: where a body or a town is that is called
// "the Leeds company" or "the Ohio town" later in a text, whose part "Norland's security service" is, of which party "the Labour man" is, where "the
// Leeds teenager" lives.
func (f *relationFinder) nominals() {
	for i := range f.d.Entities {
		for _, m := range f.d.Entities[i].Mentions {
			first, last := f.d.tokensOf(m.Span)
			if m.Kind != Nominal || last-first < 2 {
				continue
			}
			for _, in := range f.d.mentionsIn(Span{m.Start, f.d.Tokens[last-1].Start}) {
				if in.Kind != Name || in.entity == i {
					continue
				}
				if rule := f.nominalRule(&f.d.Entities[i], last-1, in); rule != nil {
					f.add(rule, argument{i, m.Span}, argument{in.entity, in.Span}, m.Span, certainty{}, f.d.innermostClaim(m.Span))
				}
			}
		}
	}
}

// nominalRule gives the relation to a name of what stands for an entity by a phrase with the noun at token head, nil for none.
func (f *relationFinder) nominalRule(e *Entity, head int, in placedMention) *relationRule {
	start, end := f.d.tokensOf(in.Span)
	noun := strings.ToLower(f.d.Tokens[head].Lemma)
	owns := plainWord(f.d, end) == "'s"
	switch {
	case e.Type == Organization && owns && f.lex.is("organ", noun):
		return &organRule
	case owns:
	case e.Type == Organization && f.lex.is("seat", noun):
		return &nominalSeatRule
	case e.Type == City && f.lex.is("settlement", noun):
		return &nominalPlaceRule
	case e.Type == Person:
		if before := strings.ToLower(f.d.word(max(start-1, 0))); start > 0 && (f.lex.is("weak", before) || below(before)) {
			return nil
		}
		switch {
		case f.isPartyEntity(&f.d.Entities[in.entity]) && (f.lex.is("partyman", noun) || noun == "man" || noun == "woman"):
			return &nominalPartyRule
		case end == head && f.lex.is("townsman", noun) && !f.lex.is("twin", strings.ToLower(strings.ReplaceAll(f.d.Slice(in.Span), " ", "-"))):
			return &nominalHomeRule
		}
	}
	return nil
}

var (
	nominalPartyRule = relationRule{name: "nominal-party", predicate: "memberOf", subject: "P", object: "OG", confidence: 0.75}
	nominalHomeRule  = relationRule{name: "nominal-home", predicate: "livesIn", subject: "P", object: "YL", confidence: 0.7}
)

// nation gives the country for whose people the word at t is the name, and the token behind it: "Irish"; -1 where the text
// does not name it.
func (f *relationFinder) nation(t int) (country, end int) {
	if f.mention(t) >= 0 || t >= f.last {
		return -1, t
	}
	k, end := f.places.findDemonym(f.d, t, f.last)
	if k < 0 {
		return -1, t
	}
	if i, ok := f.states[f.places.things[k].name]; ok && f.d.Entities[i].Type == Country {
		return i, end
	}
	return -1, t
}

// nationAt reads "the Irish hearing-aid maker Calder Foods", of a body of the state "the Irish health agency Calder", and
// "the Irish port of Karst".
func (f *relationFinder) nationAt(t int) {
	country, k := f.nation(t)
	if country < 0 {
		return
	}
	noun := ""
	for n := 0; n < maxDescribing && f.describes(k); n++ {
		noun = f.lemma(k)
		k++
	}
	of := f.w(k) == "of"
	if of {
		k++
	}
	m := f.mention(k)
	if m < 0 || f.startOf(m) != k || f.ms[m].Kind != Name || !f.plainBody(m) {
		return
	}
	rule := (*relationRule)(nil)
	switch {
	case f.lex.is("settlement", noun) || f.lex.is("feature", noun):
		rule = &placeRule
	case !of && f.lex.is("organ", noun):
		rule = &stateRule
	case !of && f.lex.is("seat", noun):
		rule = &nationRule
	}
	if rule != nil {
		at := f.d.Tokens[t].Span
		f.add(rule, f.arg(m), argument{country, at}, at, certainty{}, f.d.innermostClaim(at))
	}
}

// nationActs are the rules for what nations do to others that a noun names, by the kind of the noun.
var nationActs = []struct {
	kind string
	rule relationRule
}{
	{"assault", relationRule{name: "nation-attack", predicate: "attacked", subject: "C", object: "COGYL", confidence: 0.8}},
	{"embargo", relationRule{name: "nation-sanctions", predicate: "sanctioned", subject: "C", object: "PCOG", confidence: 0.8}},
	{"shipment", relationRule{name: "nation-shipment", predicate: "suppliesTo", subject: "C", object: "COG", confidence: 0.75}},
}

// nationActsAt reads "Irish air strikes on Norland", of a country that the text names; also by its name: "US sanctions on
// Norland".
func (f *relationFinder) nationActsAt(t int) {
	country, k := f.nation(t)
	if m := f.mention(t); country < 0 && m >= 0 && f.startOf(m) == t && f.ms[m].Kind == Name && f.d.Entities[f.ms[m].entity].Type == Country {
		country, k = f.ms[m].entity, f.endOf(m)
	}
	if country < 0 || f.lex.is("weak", f.w(t-1)) {
		return
	}
	for n := 0; n < 3 && f.tagged(k, Adj, Noun) && f.tagged(k+1, Adj, Noun); n++ {
		if f.lex.is("weak", f.w(k)) {
			return
		}
		k++
	}
	prep := f.w(k + 1)
	if prep != "on" && prep != "against" && prep != "of" && prep != "to" {
		return
	}
	for i := range nationActs {
		act := &nationActs[i]
		if !f.lex.is(act.kind, f.lemma(k)) || (prep == "to") != (act.kind == "shipment") || prep == "of" && !f.lex.is("conquest", f.lemma(k)) {
			continue
		}
		for _, o := range f.objects(k + 2) {
			if f.compound(o) && act.rule.predicate != "attacked" {
				continue
			}
			c, claim := f.certaintyAt(k, verbGroup{first: k, to: -1}, false)
			if f.disputed() {
				c.atMost(Possible)
			}
			f.add(&act.rule, argument{country, f.d.Tokens[t].Span}, o, f.d.Tokens[k].Span, c, claim)
		}
	}
}

// plainBody tells whether a mention stands for itself: nothing that it would only describe or own follows.
func (f *relationFinder) plainBody(m int) bool { return !f.compound(f.arg(m)) }

// armed tells whether the words [i, last) are what armies of states are called behind the name of their people; "Electronic
// Army" and "Republican Army" are not.
func (f *relationFinder) armed(i, last int) bool {
	for ; i < last-1; i++ {
		if !f.lex.is("armedname", strings.ToLower(f.d.word(i))) {
			return false
		}
	}
	return true
}

// partOfNames reads what a body is a part of off its name, where the text names both: "the Harlow Police Standards
// Department" is one of the Harlow Police.
func (f *relationFinder) partOfNames() {
	for i := range f.d.Entities {
		e := &f.d.Entities[i]
		m := slices.IndexFunc(e.Mentions, func(m Mention) bool { return m.Kind == Name })
		if e.Type != Organization || m < 0 || !f.endsIn("partname", e.Name) {
			continue
		}
		whole := -1
		for k := range f.d.Entities {
			if o := &f.d.Entities[k]; k != i && o.Type == Organization && f.beginsWith(e.Name, o) && (whole < 0 || len(o.Name) > len(f.d.Entities[whole].Name)) {
				whole = k
			}
		}
		if whole >= 0 {
			at := e.Mentions[m].Span
			f.add(&partNameRule, argument{i, at}, argument{whole, at}, at, certainty{}, f.d.innermostClaim(at))
		}
	}
}

// beginsWith tells whether a name begins with one by which the text calls a body.
func (f *relationFinder) beginsWith(name string, o *Entity) bool {
	for _, m := range o.Mentions {
		if m.Kind == Name && strings.HasPrefix(name, f.d.Slice(m.Span)+" ") {
			return true
		}
	}
	return strings.HasPrefix(name, o.Name+" ")
}
