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
		if abroad(c.noun) {
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

// abroad tells offices whose holders are of another country than the one that stands with them: "the ambassador to France".
func abroad(noun string) bool {
	switch noun {
	case "ambassador", "envoy", "consul", "correspondent", "attaché", "chargé", "representative", "negotiator", "counterpart", "ally", "rival", "host", "guest":
		return true
	}
	return false
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
	if k < 0 || r.d.Entities[e].Type != Person || w.kind&nounPerson == 0 || abroad(w.noun) {
		return false
	}
	of := r.nationsOf(e)
	return len(of) > 0 && !slices.Contains(of, k)
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
	for e := range r.d.Entities {
		if r.d.Entities[e].Type != Person || !r.mayRule(e, k, office) {
			continue
		}
		if m := r.lastSeen(e); m == nil {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// highOffice gives the office of a head of state or government that a phrase names with no other words, "" for none; "leader" is any.
func (r *resolver) highOffice(w *wanted) string {
	if w.former {
		return ""
	}
	switch words := len(w.words); w.noun {
	case "president", "premier", "chancellor", "king", "queen", "emperor", "monarch", "taoiseach", "leader", "ruler", "strongman":
		if words == 0 {
			return w.noun
		}
	case "minister":
		if words == 1 && strings.EqualFold(r.d.word(w.words[0]), "prime") {
			return "prime-minister"
		}
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
	if p.kind&nounOffice == 0 || p.former {
		return false
	}
	switch p.noun {
	case "leader", "head", "ruler", "chief", "candidate", "nominee", "frontrunner", "front-runner", "incumbent", "member", "senator", "governor", "lawmaker",
		"president-elect", "representative", "executive":
		return false
	}
	rows := r.highOffices(e)
	return rows != nil && !slices.ContainsFunc(rows, func(h *heads) bool {
		return slices.ContainsFunc(h.offices, func(o string) bool { return o == p.noun || strings.HasSuffix(o, "-"+p.noun) })
	})
}
