// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// anothers is what may speak against an entity, but does not bar it: that a phrase says whose it is, and nothing that an entity is
// theirs. How much it counts is learned.
const anothers = "another's"

// outweighed tells what may speak against an entity and yet be outweighed where the judgement is sure.
func outweighed(bar string) bool {
	switch bar {
	case "his":
		return true
	}
	return false
}

// barred tells what in the words of a phrase or around it says that it means somebody else than an entity, "" where nothing does.
func (r *resolver) barred(p *nounPhrase, e int) string {
	switch {
	case p.apposed:
		return "apposed"
	case p.behind == "who", p.behind == "of", p.behind == "clause":
		return p.behind
	case r.excluded(p.words, p.head):
		return "excluded"
	case r.ownPaper(&p.wanted):
		return "paper"
	}
	if x := r.judging.since[e]; x != nil {
		switch m := x.last; {
		case r.d.Entities[e].Type == Country && r.spoken[e] <= 1 && !m.subject && !m.possessor && p.by != e:
			return "aside" // a country of which the text says no more than that somebody is from there is not "the country"
		case r.begins[p.sentence] > r.d.Sentences[p.sentence].First && !r.heads(r.d.Sentences[m.sentence]):
			return "dateline" // with which another text begins
		}
	}
	switch p.article {
	case "each", "every", "any", "no", "some", "another", "which", "what", "either", "neither":
		return "article"
	}
	how := r.calledHow(p, e)
	switch how {
	case calledFormer, calledInPart, calledElse:
		return "called" + how
	}
	s := r.d.Sentences[p.sentence]
	switch {
	case r.d.Entities[e].Type == Person && (p.indefinite || p.article == "") && (how == calledNot || how == calledNothing) && s.Paragraph > r.lead+1:
		return "unknown" // "a judge", "for president" of the body of a text
	case p.pronoun && (how == calledNot || how == calledNothing) && r.fit(e, &p.wanted) <= fitsMaybe && (r.d.Entities[e].Type != Person || r.ofAnother(p, e)):
		return "his" // "her union" is not her country, "her husband" not whoever is near
	case r.d.Entities[e].Type == Person && (how == calledNot || how == calledNothing) && r.onceIntroduced(p) != "-":
		return "introduced" // "the reporter" is the reporter of before, who has no name
	case r.foreign(&p.wanted, e) || r.ofAnotherPlace(p, e):
		return "country"
	case !p.pronoun && r.ofAnother(p, e):
		return anothers
	}
	return ""
}

// ofAnotherPlace tells whether a phrase names an office of a state or city, and a person is known to have had it in another, or somebody else whom the
// text names to have had it there: "the Chicago mayor" is not Bill de Blasio.
func (r *resolver) ofAnotherPlace(p *nounPhrase, e int) bool {
	if r.d.Entities[e].Type != Person || r.g.nouns[p.noun]&nounOffice == 0 {
		return false
	}
	office, place := r.publicOffice(p)
	if office == "" || place == "" {
		return false
	}
	if places := r.g.heldBy(office, r.d.Entities[e].Name); len(places) > 0 {
		return !slices.Contains(places, place)
	}
	return r.heldThere(office, place)
}

// ofAnother tells whether a phrase says whose it is, and nothing tells that an entity is theirs: "Norland's spy agency", "their
// party", "the Orlo administration".
func (r *resolver) ofAnother(p *nounPhrase, e int) bool {
	if p.article != "'s" && !p.pronoun && p.by < 0 {
		return false
	}
	switch r.ownedHow(p, e) {
	case "belongs", "holds", "called", "people1":
		return false
	}
	return true
}

// never tells what a phrase cannot mean even where the rules link the two: its words, or where they stand, leave no doubt.
func (r *resolver) never(p *nounPhrase, e int) bool {
	how := r.calledHow(p, e)
	uncalled := how == calledNot || how == calledNothing || how == calledKin
	x := &r.d.Entities[e]
	switch {
	case uncalled && len(p.words) == 0 && r.g.lists["unfit"][p.noun] && !nameHas(x.Name, p.noun): // "the administration" is a president's
	case uncalled && how != calledKin && p.noun == "president" && x.Type == Person:
	case r.otherWord(p, e), r.otherArmy(p, e):
	case r.foreign(&p.wanted, e) || r.ofAnotherPlace(p, e):
	case uncalled && x.Type == Person && r.otherHighOffice(p, e):
	case p.noun == "party" && x.Type == Organization && how != calledInFull && r.anotherParty(p, e):
	case (p.noun == "country" || p.noun == "nation" || p.noun == "state") && (x.Type == Country || x.Type == Place) && (p.behind == "of" || r.inPassing(p, e)):
	case (p.rel == "obj" || p.rel == "iobj") && r.actsOn(p, e):
	case p.rel == "nsubj" && r.doneTo(p, e):
	case uncalled && (p.article == "'s" || p.pronoun) && x.Type == Person && r.g.lists["kin"][p.noun] && e != r.judging.choice.Guess: // "Smith's father" is nobody who is near
	default:
		return false
	}
	return true
}

// beginsSo tells whether a name begins with a word for what a noun says: "the storm" of Hurricane Milton.
func (r *resolver) beginsSo(e int, noun string) bool {
	first, _, _ := strings.Cut(strings.ToLower(r.d.Entities[e].Name), " ")
	return r.g.lists["begins "+first][noun]
}

func nameHas(name, word string) bool {
	return slices.Contains(strings.Fields(strings.ToLower(name)), word)
}

// otherWord tells whether a word in capitals before the noun, or the place named there, is none of an entity: "the Whig party" is not the
// Labour Party, "the Oakham airport" not that of Elmford.
func (r *resolver) otherWord(p *nounPhrase, e int) bool {
	x := &r.d.Entities[e]
	if p.by >= 0 {
		by := &r.d.Entities[p.by]
		place := r.g.placeIn(x.Name)
		return x.Type != Person && by.Type != Person && by.Type != Organization && place != "" && place != by.Name && !strings.Contains(x.Name, by.Name)
	}
	for _, k := range p.words {
		w := r.d.word(k)
		low := strings.ToLower(w)
		if !isUpperFirst(w) || r.d.Tokens[k].Tag != Propn || k == r.d.Sentences[p.sentence].First || r.g.nouns[low] != 0 || r.g.parties[low] != "" {
			continue
		}
		if thing, _ := r.g.findDemonym(r.d, k, k+1); thing >= 0 {
			continue
		}
		if !nameHas(x.Name, low) && !slices.ContainsFunc(x.Mentions, func(m Mention) bool { return strings.Contains(r.d.Slice(m.Span), w) }) &&
			!slices.ContainsFunc(r.info[e].called, func(c called) bool { return slices.Contains(c.words, low) }) {
			return true
		}
	}
	return false
}

// otherArmy tells whether a phrase names a country for whose body it is, and the name of an entity says that it is another's: "Norland's army" is
// not the Veld Liberation Army.
func (r *resolver) otherArmy(p *nounPhrase, e int) bool {
	x := &r.d.Entities[e]
	k := r.nationIn(&p.wanted)
	if k < 0 || x.Type != Organization || !nameHas(x.Name, p.noun) || p.by >= 0 && slices.Contains(r.belongs[p.by], e) ||
		slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.country == k || r.countryOf(c.of) == k }) {
		return false
	}
	other := false
	for _, w := range strings.Fields(x.Name) {
		if n, ok := r.g.demonyms[w]; ok && n == k || w == r.g.things[k].name {
			return false
		}
		other = other || isUpperFirst(w) && !r.g.common[strings.ToLower(w)] && r.g.nouns[strings.ToLower(w)] == 0
	}
	return other
}

// anotherParty tells whether "the party" may as well be another than an entity: that of a place, that of its possessor, or one of which
// the text has spoken since, or in the same sentence.
func (r *resolver) anotherParty(p *nounPhrase, e int) bool {
	if slices.ContainsFunc(p.words, func(k int) bool { return r.g.lists["branch"][strings.ToLower(r.d.word(k))] }) {
		return true
	}
	if p.owner >= 0 && r.d.Entities[p.owner].Type == Person {
		if slices.Contains(r.belongs[p.owner], e) {
			return false
		}
		if slices.ContainsFunc(r.belongs[p.owner], r.isParty) {
			return true
		}
	}
	if p.country >= 0 || p.by >= 0 {
		return false
	}
	at := -1 // the sentence that spoke of the entity last
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= at; k-- {
		m := &r.recent[k]
		switch {
		case m.entity == e:
			at = m.sentence
		case r.isParty(m.entity):
			return true
		}
	}
	return false
}

func (r *resolver) isParty(e int) bool {
	party, ok := r.judging.parties[e]
	if !ok {
		party = r.g.isParty(r.d, e)
		r.judging.parties[e] = party
	}
	return party
}

// inPassing tells whether the text names a country or state once, for something else, and speaks of another of its kind more.
func (r *resolver) inPassing(p *nounPhrase, e int) bool {
	x := r.judging.since[e]
	if r.spoken[e] > 1 || p.by == e || x == nil || x.last.subject || x.last.possessor {
		return false
	}
	if p.article == "this" {
		return true
	}
	return slices.ContainsFunc(r.judging.most, func(o int) bool {
		return o != e && r.d.Entities[o].Type == r.d.Entities[e].Type && r.spoken[o] > 1
	})
}

// actsOn tells whether an entity is the subject of the verb whose object a phrase is: "China would dominate the country".
func (r *resolver) actsOn(p *nounPhrase, e int) bool {
	d := r.d
	verb := d.Words[d.Tokens[p.head].Word].Head
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence == p.sentence; k-- {
		m := &r.recent[k]
		for t := m.first; m.entity == e && !p.pronoun && t < m.last; t++ {
			if w := &d.Words[d.Tokens[t].Word]; w.Head == verb && strings.HasPrefix(w.Rel, "nsubj") {
				return true
			}
		}
	}
	return false
}

// doneTo tells whether the verb of which a phrase is the subject has an entity for its object, by a pronoun: "the former minister let him go".
func (r *resolver) doneTo(p *nounPhrase, e int) bool {
	d := r.d
	s := d.Sentences[p.sentence]
	head := int(d.Tokens[p.head].Word)
	verb := d.Words[head].Head
	for c := int(verb) + 1; verb >= 0 && c < s.LastWord; c++ {
		w := &d.Words[c]
		if w.Head != verb || w.Rel != "obj" && w.Rel != "iobj" || strings.HasSuffix(w.Lemma, "self") {
			continue
		}
		if of, ok := r.judging.pronouns[int(w.Token)]; ok && of == e {
			return true
		}
	}
	return false
}
