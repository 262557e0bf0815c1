// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// nationsOf gives the countries (things of the gazetteer) of which the text says that a person is, and those of which the person is known to
// have had an office: "Brazil's Lula", "the French striker X".
func (r *resolver) nationsOf(e int) []int {
	if out, ok := r.nations[e]; ok {
		return out
	}
	var out []int
	add := func(k int) {
		if k >= 0 && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for _, h := range r.highOffices(e) {
		add(h.country)
	}
	for _, c := range r.info[e].called {
		if r.g.lists["abroad"][c.noun] {
			continue
		}
		add(c.country)
		add(r.countryOf(c.of))
	}
	if owner, ok := r.owners[e]; ok {
		add(r.countryOf(owner))
	}
	r.nations[e] = out
	return out
}

// highOffices gives the offices of state that a person is known to have had: by the full name, or by a surname where the text gives one of them.
func (r *resolver) highOffices(e int) []*heads {
	name := r.d.Entities[e].Name
	rows := r.g.heads[bareName(name)]
	if rows == nil || strings.Contains(name, " ") {
		return rows
	}
	for _, c := range r.info[e].called {
		office := strings.Join(c.words, "-")
		if slices.ContainsFunc(rows, func(h *heads) bool { return slices.Contains(h.offices, office) }) {
			return rows
		}
	}
	return nil
}

// countryOf gives what an entity is in the gazetteer where it is a country, -1 else.
func (r *resolver) countryOf(e int) int {
	if e < 0 || r.d.Entities[e].Type != Country {
		return -1
	}
	if k, ok := r.g.forms[r.d.Entities[e].Name]; ok && r.g.things[k].typ == Country {
		return k
	}
	return -1
}

// nationIn gives the country that a phrase names before its noun, by its people or by its name ("the US president"); -1 if none.
func (r *resolver) nationIn(w *wanted) int {
	if w.country >= 0 {
		return w.country
	}
	return r.countryOf(w.by)
}

// foreign tells whether a phrase for a person names a country, and all that is told or known of a person is that he is of another: "the
// Russian leader" is not Lukashenko.
func (r *resolver) foreign(w *wanted, e int) bool {
	k := r.nationIn(w)
	if k < 0 || r.d.Entities[e].Type != Person || w.kind&nounPerson == 0 || r.g.lists["abroad"][w.noun] {
		return false
	}
	of := r.nationsOf(e)
	if len(of) > 0 {
		return !slices.Contains(of, k)
	}
	for n := len(r.recent) - 1; n >= 0 && r.recent[n].sentence >= w.sentence-nearCompatriot; n-- {
		if o := r.recent[n].entity; o != e && r.d.Entities[o].Type == Person && slices.Contains(r.nationsOf(o), k) {
			return true // rather the one of whom the text says so
		}
	}
	return false
}

// statesman gives the person for whom a phrase stands that names the head of a country: the only one of the text whom it gives to that
// country, or who is known to have had such an office there ("the Russian leader", "the Japanese prime minister"); -1 if there is none.
func (r *resolver) statesman(w *wanted) int {
	k := r.nationIn(w)
	office := r.highOffice(w)
	if k < 0 || office == "" {
		return -1
	}
	found := -1
	for _, e := range r.statesmen() {
		if !r.mayRule(e, k, office) || r.lastSeen(e) == nil {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// statesmen are the people of the text who are known to have led a state, by what may be their name, or whom it gives to a country by a
// possessor: few of all, so that they may be asked about for every phrase.
func (r *resolver) statesmen() []int {
	if r.leaders == nil {
		r.leaders = []int{}
		for e := range r.d.Entities {
			owner, owned := r.owners[e]
			if x := &r.d.Entities[e]; x.Type == Person && (r.g.heads[bareName(x.Name)] != nil || owned && r.countryOf(owner) >= 0) {
				r.leaders = append(r.leaders, e)
			}
		}
	}
	return r.leaders
}

// knownHolder gives the person for whom "the prime minister" or "the former president" stands that does not say of what: the only one of the text who
// is known to have been one, and was just spoken of; -1 if there is none. Presidents there are too many for "the president".
func (r *resolver) knownHolder(p *nounPhrase) int {
	w := p.wanted
	w.former = false
	office := r.highOffice(&w)
	switch {
	case p.country >= 0 || p.by >= 0 || p.of >= 0 || p.behind == "of" || p.article != "the" || p.apposed || len(p.words) > 1:
		return -1
	case p.former && len(p.words) == 1 && p.noun == "president":
		office = "president"
	case p.former && len(p.words) == 1:
		return -1
	case office != "prime-minister" && office != "chancellor" && office != "taoiseach":
		return -1
	}
	found := -1
	for _, e := range r.statesmen() {
		if slices.ContainsFunc(r.g.heads[bareName(r.d.Entities[e].Name)], func(h *heads) bool {
			return slices.ContainsFunc(h.offices, func(o string) bool { return o == office || strings.HasPrefix(o, office+"-") })
		}) {
			if found >= 0 {
				return -1
			}
			found = e
		}
	}
	if found < 0 || r.lastSeen(found) == nil || !r.seenSince(found, p.sentence-nearHolder-1) {
		return -1
	}
	for _, e := range latest(r.held[p.noun]) {
		if e != found && r.d.Entities[e].Type == Person && r.calledHow(p, e) >= calledFit {
			return -1
		}
	}
	return found
}

// highOffice gives the office of a head of state or government that a phrase names with no other words, "" for none; "leader" is any.
func (r *resolver) highOffice(w *wanted) string {
	if w.former {
		return ""
	}
	switch words := len(w.words); {
	case words == 0 && r.g.lists["head-of-state"][w.noun]:
		return w.noun
	case words == 1 && w.noun == "minister" && strings.EqualFold(r.d.word(w.words[0]), "prime"):
		return "prime-minister"
	}
	return ""
}

// mayRule tells whether a person is known to have had an office of a country or, where nothing is known of the person, whether the text gives him
// to it and says nothing else of him.
func (r *resolver) mayRule(e, country int, office string) bool {
	any := office == "leader" || office == "ruler" || office == "strongman"
	if rows := r.highOffices(e); rows != nil {
		return slices.ContainsFunc(rows, func(h *heads) bool {
			return h.country == country && (any || slices.Contains(h.offices, office))
		})
	}
	if owner, ok := r.owners[e]; !ok || r.countryOf(owner) != country {
		return false
	}
	noun := strings.TrimPrefix(office, "prime-")
	return !slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.noun != noun && r.g.nouns[c.noun]&nounPerson != 0 })
}

// otherHighOffice tells whether a phrase names an office that somebody is not known to have had who is known to have led a state: "the Brazilian
// ambassador" is not Lula.
func (r *resolver) otherHighOffice(p *nounPhrase, e int) bool {
	if p.kind&nounOffice == 0 || p.former || r.g.lists["anybodys"][p.noun] {
		return false
	}
	rows := r.highOffices(e)
	return rows != nil && !slices.ContainsFunc(rows, func(h *heads) bool {
		return slices.ContainsFunc(h.offices, func(o string) bool { return o == p.noun || strings.HasSuffix(o, "-"+p.noun) })
	})
}

// compatriot gives the person for whom "the Norwegian" stands: the only one of those just spoken of whom the text gives to that country or, where
// it gives nobody to it, the only one just spoken of; -1 if there is none.
func (r *resolver) compatriot(p *nounPhrase, s Sentence) int {
	if len(p.words) > 0 || p.apposed || p.article != "the" || !r.countryman(p.head, s) {
		return -1
	}
	k, _ := r.g.findDemonym(r.d, p.head, s.Last)
	own, near := -1, -1
	one := func(old, e int) int {
		if old >= 0 && old != e {
			return len(r.d.Entities)
		}
		return e
	}
	for n := len(r.recent) - 1; n >= 0 && r.recent[n].sentence >= p.sentence-nearCompatriot; n-- {
		e := r.recent[n].entity
		if r.d.Entities[e].Type != Person {
			continue
		}
		switch of := r.nationsOf(e); {
		case slices.Contains(of, k):
			own = one(own, e)
		case len(of) == 0:
			near = one(near, e)
		}
	}
	if own < 0 && near >= 0 {
		own = near
		for _, e := range slices.Concat(r.statesmen(), latest(r.citizens[k])) {
			if e != near && r.d.Entities[e].Type == Person && slices.Contains(r.nationsOf(e), k) {
				return -1
			}
		}
	}
	if own >= len(r.d.Entities) {
		return -1
	}
	return own
}

// firmOf gives the body for which a company noun with the people of a country stands: the only body just spoken of ("Renault left. The French
// carmaker said"); -1 if there is none.
func (r *resolver) firmOf(w *wanted) int {
	if w.country < 0 || w.indefinite || w.of >= 0 || w.by >= 0 || len(w.words) > 1 || !r.ofCompanies(w.noun) && w.noun != "group" {
		return -1
	}
	one := -1
	for n := len(r.recent) - 1; n >= 0 && r.recent[n].sentence >= w.sentence-1; n-- {
		e := r.recent[n].entity
		if r.d.Entities[e].Type != Organization || e == one {
			continue
		}
		if one >= 0 {
			return -1
		}
		one = e
	}
	if one < 0 || r.otherwise(one, w.noun) || r.lastSeen(one).quoted {
		return -1
	}
	for _, e := range latest(r.citizens[w.country]) {
		if r.d.Entities[e].Type == Organization && slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.country == w.country }) {
			return -1 // the text says which is of that country
		}
	}
	return one
}

// nearCompatriot is how many sentences back those are spoken of at most of whom one is called by his country.
const nearCompatriot = 2
