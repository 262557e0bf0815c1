// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// Rules that no table has: their triggers are commas, prepositions and names.
var (
	placeRule  = relationRule{name: "place", predicate: "locatedIn", subject: "YLE", object: "CLY", confidence: 0.85}
	officeRule = relationRule{name: "office", predicate: "locatedIn", subject: "O", object: "Y", confidence: 0.75}
	homeRule   = relationRule{name: "home", predicate: "livesIn", subject: "P", object: "CYL", confidence: 0.85}
)

// placeAt reads "Kazan, Russia", "Okpara Bridge in central Nigeria" and "the Tudun Kaya dam, on the Gurara Sabo river".
func (f *relationFinder) placeAt(t int) {
	m := f.mention(t)
	if m < 0 || f.endOf(m) != t+1 || f.ms[m].Kind != Name {
		return
	}
	k := t + 1
	if f.lex.is("places", f.w(k)) {
		k++
	}
	comma := f.w(k) == ","
	if comma {
		k++
	}
	switch prep := f.w(k); {
	case comma && f.mention(k) >= 0 && k == t+2:
		f.cityComma(m, f.mention(k))
		f.address(m, f.mention(k))
		f.quarterComma(m, f.mention(k))
	case comma && f.mention(k+1) >= 0 && k == t+2 && hasAnySuffix(f.w(k), "ern", "central", "north", "south", "east", "west"):
		f.quarterComma(m, f.mention(k+1))
	case prep == "and" && !comma || prep == "or" && !comma:
		f.towns(m, k+1)
	case prep == "in" && !comma, prep == "on":
		k++
		for n := 0; n < 3 && f.mention(k) < 0 && (f.tagged(k, Det, Adj) || hasAnySuffix(f.w(k), "ern", "central", "north", "south", "east", "west")); n++ {
			k++
		}
		o := f.mention(k)
		if o < 0 || f.ms[o].Kind != Name || f.w(f.endOf(o)) == "'s" || f.compound(f.arg(o)) {
			return
		}
		st, ot := f.d.Entities[f.ms[m].entity].Type, f.d.Entities[f.ms[o].entity].Type
		if st == Organization && prep == "in" && k == t+2 && f.behindPlacing(m) {
			f.add(&officeRule, f.arg(m), f.arg(o), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
			return
		}
		if prep == "on" && (st != Place && st != City || ot != Place) || st == Place && ot == Place && prep == "in" || st == City && ot == City {
			return
		}
		f.add(&placeRule, f.arg(m), f.arg(o), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
	}
}

// behindPlacing tells whether a body stands behind "at", "of", "from" or "for", so that the place after it is its own: "a
// doctor at the Holt Clinic in Leeds", not "sued Calder Foods in Leeds".
func (f *relationFinder) behindPlacing(m int) bool {
	k := f.startOf(m) - 1
	if f.tagged(k, Det) {
		k--
	}
	switch f.w(k) {
	case "at", "of", "from", "for", "with":
		return !f.lex.is("meeting", f.lemma(k-1))
	}
	return false
}

// cityComma reads "City, Country" where it is no item of a list.
func (f *relationFinder) cityComma(m, o int) {
	if f.ms[o].Kind != Name || !f.liesIn(m, o) {
		return
	}
	end := f.endOf(o)
	abbreviated := f.abbreviated(o)
	if abbreviated && f.w(end) == "." {
		end++
	}
	switch w := f.w(end); {
	case f.tagged(end, Verb) && f.lex.is("telling", f.lemma(end)):
		return // "an attack on Karst, Norland said"
	case abbreviated: // "Salem, Ore., and Boise, Idaho": only a town stands before it
	case w == "and" || w == "or" || w == "'s":
		return
	case w == "," && f.mention(end+1) >= 0 && f.ms[f.mention(end+1)].Kind == Name && f.isPlace(f.mention(end+1)) && !f.liesIn(o, f.mention(end+1)):
		return
	}
	if p := f.startOf(m) - 1; f.w(p) == "," && f.mention(p-1) >= 0 && f.isPlace(f.mention(p-1)) && !f.liesIn(f.mention(p-1), m) && !abbreviated {
		return
	}
	f.add(&placeRule, f.arg(m), f.arg(o), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
}

// address reads "Holt Clinic, Leeds, Ohio": a body or a place, its town and the region of that.
func (f *relationFinder) address(m, o int) {
	if f.d.Entities[f.ms[o].entity].Type != City || f.ms[o].Kind != Name || f.w(f.endOf(o)) != "," || f.w(f.startOf(m)-1) == "," {
		return
	}
	region := f.mention(f.endOf(o) + 1)
	if region < 0 || f.ms[region].Kind != Name || !f.liesIn(o, region) {
		return
	}
	rule := &placeRule
	switch f.d.Entities[f.ms[m].entity].Type {
	case Organization:
		rule = &officeRule
	case Place:
	default:
		return
	}
	f.add(rule, f.arg(m), f.arg(o), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
}

// quarterComma reads "in Karst, Leeds" and "in Karst, east London": a part of a town that nobody knows, and the town.
func (f *relationFinder) quarterComma(m, o int) {
	se, oe := &f.d.Entities[f.ms[m].entity], &f.d.Entities[f.ms[o].entity]
	twin := func(name string) bool { return f.lex.is("twin", strings.ToLower(strings.ReplaceAll(name, " ", "-"))) }
	switch next := f.w(f.endOf(o)); {
	case f.ms[o].Kind != Name || oe.Type != City || se.Type != City && se.Type != Place, f.places.knows(se), !f.places.knows(oe):
		return
	case twin(oe.Name), twin(f.d.Slice(f.ms[o].Span)), next == "'s", next == "and":
		return
	}
	k := f.startOf(m) - 1
	if f.tagged(k, Det) {
		k--
	}
	switch f.w(k) {
	case "in", "at", "near", "on", "of", "from", "around":
		f.add(&placeRule, f.arg(m), f.arg(o), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
	}
}

// towns reads the first of two towns with one region behind them, "Salem and Boise, Ohio", whose second begins at token t.
func (f *relationFinder) towns(m, t int) {
	o := f.mention(t)
	if o < 0 || f.startOf(o) != t || f.ms[o].Kind != Name || f.d.Entities[f.ms[m].entity].Type != City || f.d.Entities[f.ms[o].entity].Type != City {
		return
	}
	k := f.endOf(o)
	if f.w(k) != "," && f.w(k) != "in" {
		return
	}
	region := f.mention(k + 1)
	if region < 0 || f.startOf(region) != k+1 || f.ms[region].Kind != Name || !f.liesIn(m, region) || !f.liesIn(o, region) ||
		f.w(f.endOf(region)) == "and" || f.w(f.startOf(m)-1) == "," || f.knownElsewhere(m, region) {
		return
	}
	f.add(&placeRule, f.arg(m), f.arg(region), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
}

// knownElsewhere tells whether a town is one that the gazetteer has outside a region and its country: "Paris and Salem, Ohio".
func (f *relationFinder) knownElsewhere(town, region int) bool {
	k, ok := f.places.forms[f.d.Entities[f.ms[town].entity].Name]
	if !ok {
		return false
	}
	in, name := f.places.things[k].within, f.d.Entities[f.ms[region].entity].Name
	if in == name {
		return false
	}
	k, ok = f.places.forms[name]
	return !ok || f.places.things[k].within != in
}

// abbreviated tells whether a place is written short, as regions are behind their towns: "Ore.", "N.Y.".
func (f *relationFinder) abbreviated(m int) bool {
	name := f.d.Slice(f.ms[m].Span)
	return strings.HasSuffix(name, ".") || f.w(f.endOf(m)) == "." && f.d.Tokens[f.endOf(m)].Start == f.ms[m].End && f.endOf(m)+1 < f.last
}

// liesIn tells whether of two places side by side the first can lie in the second: a town in a region or country, a
// region in a country, a place that nobody knows (Fort Hale) in one of the regions that the gazetteer has.
func (f *relationFinder) liesIn(m, o int) bool {
	se, oe := &f.d.Entities[f.ms[m].entity], &f.d.Entities[f.ms[o].entity]
	if se.Type == Place && oe.Type == Place {
		return !f.places.knows(se) && f.places.knows(oe)
	}
	return (se.Type == City || se.Type == Place) && (oe.Type == Country || oe.Type == Place)
}

func (f *relationFinder) isPlace(m int) bool {
	if m < 0 {
		return false
	}
	switch f.d.Entities[f.ms[m].entity].Type {
	case City, Country, Place:
		return true
	}
	return false
}

// homeAt reads "Moss, 44, of Mississauga".
func (f *relationFinder) homeAt(t int) {
	m := f.mention(t)
	if m < 0 || f.endOf(m) != t+1 || f.w(t+1) != "," || !f.tagged(t+2, Num) || f.w(t+3) != "," || f.w(t+4) != "of" && f.w(t+4) != "from" {
		return
	}
	if o, _ := f.nextMention(t + 5); o >= 0 {
		f.add(&homeRule, f.arg(m), f.arg(o), f.arg(m).span, certainty{}, f.d.innermostClaim(f.ms[m].Span))
	}
}
