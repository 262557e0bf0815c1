// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// How what an entity is called agrees with the words of a phrase, the better the higher.
const (
	calledNot     = "0"
	calledKin     = "1" // by a noun of the family
	calledFormer  = "2" // so, but one of the two is so no more
	calledInPart  = "3" // a prime minister, and the phrase says minister
	calledElse    = "4" // so, but with other words
	calledFit     = "5" // with words that do not speak against it
	calledPlain   = "6" // and the phrase has no more words
	calledInFull  = "7" // with all words of the phrase
	calledNothing = "8" // nothing at all
)

// calledHow tells how what an entity is called agrees best with the words of a phrase.
func (r *resolver) calledHow(p *nounPhrase, e int) string {
	best := calledNot
	if len(r.info[e].called) == 0 {
		return calledNothing
	}
	for i := range r.info[e].called {
		c := &r.info[e].called[i]
		x := calledNot
		switch {
		case c.noun == p.noun && c.former != p.former:
			x = calledFormer
		case c.noun == p.noun && !r.whole(c, &p.wanted):
			x = calledInPart
		case c.noun == p.noun && len(p.words) > 0 && r.inFull(c, &p.wanted):
			x = calledInFull
		case c.noun == p.noun && len(p.words) == 0:
			x = calledPlain
		case c.noun == p.noun && r.allows(c, &p.wanted):
			x = calledFit
		case c.noun == p.noun:
			x = calledElse
		case slices.Contains(c.words, p.noun):
			x = calledInPart
		case r.related(c.noun, p.noun):
			x = calledKin
		}
		best = max(best, x)
	}
	return best
}

// ownedHow tells whether an entity belongs to whose the phrase says it is.
func (r *resolver) ownedHow(p *nounPhrase, e int) string {
	owner := p.by
	if p.owner >= 0 {
		owner = p.owner
	}
	if p.of >= 0 {
		owner = p.of
	}
	if owner < 0 && p.country >= 0 {
		if x, ok := r.countries[p.country]; ok {
			owner = x
		} else {
			return "people" + flagText(slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.country == p.country }))
		}
	}
	switch {
	case owner < 0 && p.article == "'s":
		return "unknown"
	case owner < 0:
		return "none"
	case slices.Contains(r.belongs[e], owner):
		return "belongs"
	case slices.Contains(r.belongs[owner], e):
		return "holds"
	case slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.of == owner }):
		return "called"
	case slices.ContainsFunc(r.info[e].called, func(c called) bool { return p.country >= 0 && c.country == p.country }):
		return "people1"
	case slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.of >= 0 && c.of != owner }):
		return "other's"
	case len(r.belongs[e]) > 0:
		return "elsewhere"
	}
	return "?"
}

// inName tells which words of a phrase are in an entity's name.
func (r *resolver) inName(p *nounPhrase, e int) string {
	name := strings.Fields(strings.ToLower(r.d.Entities[e].Name))
	out := "-"
	switch k := slices.Index(name, p.noun); {
	case k >= 0 && k == len(name)-1:
		out = "last"
	case k >= 0:
		out = "head"
	}
	in := 0
	for _, w := range p.words {
		if slices.Contains(name, strings.ToLower(r.d.word(w))) {
			in++
		}
	}
	switch {
	case len(p.words) == 0:
	case in == len(p.words):
		out += " all"
	case in > 0:
		out += " some"
	default:
		out += " no"
	}
	return out
}
