// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// The noun that stands for every company, and its family.
const (
	companyNoun = "company"
	companies   = "family of " + companyNoun
)

// callees are the entities that are called by the noun or by another of its family; for nouns that any body may be called by,
// also the bodies just spoken of, in headlines those named at all, of which nothing says that they are something else.
func (r *resolver) callees(w *wanted) []int {
	out := slices.Clone(latest(r.held[w.noun]))
	add := func(e int) {
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	for _, f := range r.g.families[w.noun] {
		for _, e := range latest(r.held[f]) {
			add(e)
		}
	}
	if !r.anyBody(w.noun) {
		return out
	}
	if r.heads(r.d.Sentences[w.sentence]) {
		for _, e := range r.unknown[:min(mostCallees, len(r.unknown))] {
			if r.mayBe(e, w.noun) {
				add(e)
			}
		}
		return out
	}
	for k := range r.recent {
		if e := r.recent[k].entity; r.mayBe(e, w.noun) {
			add(e)
		}
	}
	return out
}

// mostCallees bounds how many of those who are called by a noun are looked at.
const mostCallees = 100

// latest gives the last of those who are called by a noun, mostCallees at most.
func latest(es []int) []int { return es[max(0, len(es)-mostCallees):] }

// anyBody tells nouns that may be said of a body of which the text does not tell what it is.
func (r *resolver) anyBody(noun string) bool {
	return r.ofCompanies(noun) || r.g.lists["any-body"][noun] || r.g.lists["kind-of-body"][noun]
}

// ofCompanies tells the nouns of the family of companies.
func (r *resolver) ofCompanies(noun string) bool {
	return slices.Contains(r.g.families[noun], companies)
}

// mayBe tells whether nothing speaks against a body being what a noun says: it is unknown, and all that it is called could be
// said of such a body too.
func (r *resolver) mayBe(e int, noun string) bool {
	if r.d.Entities[e].Type != Organization || r.g.knows(&r.d.Entities[e]) {
		return false
	}
	for i := range r.info[e].called {
		c := r.info[e].called[i].noun
		if r.g.lists["kind-of-body"][noun] || !r.g.lists["any-body"][c] && !(r.ofCompanies(noun) && r.g.lists["any-company"][c]) {
			return false
		}
	}
	return true
}

// related tells whether one noun may stand for another: both are of a family. A bank is no airline, though both are companies.
func (r *resolver) related(a, b string) bool {
	return slices.ContainsFunc(r.g.families[a], func(f string) bool {
		return slices.Contains(r.g.families[b], f) && (f != companies || r.g.lists["any-company"][a] || r.g.lists["any-company"][b])
	})
}

// How well an entity fits a noun.
const (
	fitsNot   = iota
	fitsMaybe // a body of which nothing is said
	fitsFamily
	fitsExact
)

// fit tells how well an entity fits a phrase. It does not ask whether the text has been speaking of it.
func (r *resolver) fit(e int, w *wanted) int {
	switch {
	case r.g.lists["platform"][strings.ReplaceAll(r.d.Entities[e].Name, " ", "-")] && (w.of >= 0 || r.lastSeen(e) == nil || !r.lastSeen(e).subject):
		return fitsNot
	case r.g.lists["undertaking"][w.noun] && !r.named(e, w.noun), r.g.lists["elective"][w.noun] && !r.calledSo(e, w.noun):
		return fitsNot
	case r.fits(e, w, true):
		return fitsExact
	case r.otherwise(e, w.noun):
		return fitsNot
	case r.fits(e, w, false):
		if r.g.lists["any-company"][w.noun] && slices.ContainsFunc(r.info[e].called, func(c called) bool { return r.ofCompanies(c.noun) && !r.g.lists["any-body"][c.noun] }) {
			return fitsExact
		}
		return fitsFamily
	case r.product(e, w):
		return fitsMaybe
	case r.anyBody(w.noun) && w.of < 0 && w.by < 0 && w.country < 0 && !w.former && r.mayBe(e, w.noun) && r.plain(w):
		return fitsMaybe
	}
	return fitsNot
}

// named tells whether a name of an entity has a noun.
func (r *resolver) named(e int, noun string) bool {
	return slices.ContainsFunc(r.d.Entities[e].Mentions, func(m Mention) bool {
		return m.Kind == Name && slices.Contains(strings.Fields(strings.ToLower(r.d.Slice(m.Span))), noun)
	}) || slices.Contains(strings.Fields(strings.ToLower(r.d.Entities[e].Name)), noun)
}

// calledSo tells whether the text calls an entity by a noun beside its name.
func (r *resolver) calledSo(e int, noun string) bool {
	return slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.noun == noun })
}

// otherwise tells whether a company is said to be of another kind than a noun: a brewer is no airline.
func (r *resolver) otherwise(e int, noun string) bool {
	if !r.ofCompanies(noun) || r.g.lists["any-company"][noun] {
		return false
	}
	other := false
	for i := range r.info[e].called {
		c := r.info[e].called[i].noun
		if !r.ofCompanies(c) || r.g.lists["any-company"][c] || r.g.lists["any-body"][c] {
			continue
		}
		if c == noun || r.related(c, noun) {
			return false
		}
		other = true
	}
	return other
}

// product tells whether a company is called by a noun beside which the phrase says what it makes or deals in, of which nothing is known:
// "the snack maker".
func (r *resolver) product(e int, w *wanted) bool {
	if !r.ofCompanies(w.noun) || len(w.words) != 1 || r.d.Tokens[w.words[0]].Tag != Noun || w.of >= 0 || w.by >= 0 || w.country >= 0 || w.former {
		return false
	}
	bare := *w
	bare.words = nil
	return r.fits(e, &bare, true)
}

// plain tells whether the words of a phrase say nothing that must be known of whom it means.
func (r *resolver) plain(w *wanted) bool {
	none := called{}
	return r.allows(&none, w)
}

// known gives the one of several entities that fits the phrase: in a headline that which has the most names, else that which
// the text has been speaking of, if no other comes near it.
func (r *resolver) known(es []int, w *wanted) int {
	heading := r.heads(r.d.Sentences[w.sentence])
	ahead := -1 // called so, but not spoken of yet
	exact := slices.ContainsFunc(es, func(e int) bool { return r.fit(e, w) == fitsExact })
	plainly := r.ofCompanies(w.noun) && !r.g.lists["any-company"][w.noun] && exact
	rank := w.kind&nounOffice != 0 && slices.ContainsFunc(es, func(e int) bool { return r.seenSince(e, w.sentence-1) && r.fit(e, w) == fitsExact })
	surely := r.g.lists["kind-of-body"][w.noun] && !r.g.lists["any-body"][w.noun] && !r.g.lists["any-company"][w.noun] && exact
	best, second, entity := leastChoice-1, leastChoice-1, -1
	if heading {
		best, second = leastGuess-1, leastGuess-1
	}
	for _, e := range es {
		fit := r.fit(e, w)
		if fit == fitsNot || (plainly || rank) && fit < fitsExact || surely && fit == fitsMaybe {
			continue // a company that is called a utility is meant, not any company
		}
		x := 0
		if !heading && r.lastSeen(e) == nil {
			switch {
			case fit < fitsExact || r.g.lists["any-company"][w.noun]:
			case ahead >= 0:
				ahead = len(r.d.Entities)
			default:
				ahead = e
			}
			continue
		}
		if heading {
			x = 20*(fit-fitsMaybe) + 10*min(r.info[e].all, 8)
		} else {
			x = r.choice(e, w, fit)
		}
		guess := fit == fitsMaybe && x < leastGuess+choiceMargin
		switch {
		case x > best && guess:
			best, second, entity = x, best, -1
		case x > best:
			best, second, entity = x, best, e
		case x > second:
			second = x
		}
	}
	if entity < 0 && ahead < len(r.d.Entities) {
		return ahead
	}
	if entity < 0 || best-second < choiceMargin {
		return -1
	}
	return entity
}

// What a choice must reach, and by how much it must be better than the next. Set on the articles that are read.
const (
	leastChoice  = 20
	leastGuess   = 29 // of a body of which nothing is said, and in headlines
	choiceMargin = 10
)

// choice tells how well an entity stands for a noun phrase: called so, spoken of lately and often.
func (r *resolver) choice(e int, w *wanted, fit int) int {
	x := 20 * fit
	last := r.lastSeen(e)
	apart := w.sentence - last.sentence
	x += 25 - 8*min(apart, 6)
	if apart == 0 && last.subject {
		x -= 20 // a pronoun would take it up
	}
	if last.subject {
		x += 5
	}
	x += 2 * min(r.info[e].count, 5)
	if len(w.words) > 0 && slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.noun == w.noun && r.inFull(&c, w) }) {
		x += choiceMargin
	}
	if fit == fitsMaybe && r.g.lists["kind-of-body"][w.noun] && apart > 1 {
		return 0
	}
	if (fit == fitsMaybe || fit < fitsExact && vague(w.noun)) && !r.seenSince(e, w.sentence-2) {
		return 0
	}
	return x
}

// inFull tells whether all words of a phrase are said of an entity: "the district attorney" is rather one than an attorney.
func (r *resolver) inFull(c *called, w *wanted) bool {
	return !slices.ContainsFunc(w.words, func(t int) bool { return !slices.Contains(c.words, strings.ToLower(r.d.word(t))) })
}

// lastSeen gives the last mention of an entity, nil if there is none near.
func (r *resolver) lastSeen(e int) *seen {
	for k := len(r.recent) - 1; k >= 0; k-- {
		if r.recent[k].entity == e {
			return &r.recent[k]
		}
	}
	return nil
}

// seenSince tells whether an entity is spoken of in a sentence or in one behind it.
func (r *resolver) seenSince(e, sentence int) bool {
	m := r.lastSeen(e)
	return m != nil && m.sentence >= sentence
}
