// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// loadHolders reads who has had which office of a state.
func (g *gazetteer) loadHolders(files fs.FS) error {
	return readTable(files, "officeholders", 3, func(c []string) error {
		if k, ok := g.forms[c[1]]; !ok || g.things[k].name != c[1] {
			return fmt.Errorf("unknown place %q", c[1])
		}
		for _, name := range strings.Split(c[2], "|") {
			key := c[0] + " " + name
			g.holders[key] = append(g.holders[key], c[1])
		}
		return nil
	})
}

// heldBy gives the places of which somebody of a name has had an office, a country or states.
func (g *gazetteer) heldBy(office, name string) []string {
	if !strings.Contains(name, " ") {
		return nil
	}
	for _, row := range g.heads[bareName(name)] {
		if slices.Contains(row.offices, strings.ReplaceAll(office, " ", "-")) {
			return []string{g.things[row.country].name}
		}
	}
	if places := g.holders[office+" "+name]; places != nil {
		return places
	}
	words := strings.Fields(name) // "Harry M. Reid"
	return g.holders[office+" "+strings.Join(slices.DeleteFunc(words, func(w string) bool { return len(w) == 2 && w[1] == '.' }), " ")]
}

// holder gives the person for whom a phrase stands that names a public office, the only one of the text who is known to have had it: "the
// Vermont senator", "the former secretary of state"; -1 if nobody, or where another is called so.
func (r *resolver) holder(p *nounPhrase) int {
	if p.article != "the" || p.apposed || p.numbered || p.owner >= 0 {
		return -1
	}
	if r.nationIn(&p.wanted) >= 0 {
		return r.headOf(p)
	}
	office, place := r.publicOffice(p)
	if office == "" {
		return -1
	}
	found := -1
	has := func(e int) bool {
		return place == "" || slices.Contains(r.g.heldBy(office, r.d.Entities[e].Name), place)
	}
	for _, e := range r.knownToHold(office) {
		if !has(e) {
			continue
		}
		if found >= 0 && r.d.Entities[found].Name != r.d.Entities[e].Name {
			return -1
		}
		found = e
	}
	if found < 0 {
		return -1
	}
	for _, e := range latest(r.held[p.noun]) {
		if r.d.Entities[e].Type == Person && !(has(e) && r.g.heldBy(office, r.d.Entities[e].Name) != nil) && r.calledHow(p, e) >= calledFit {
			return -1
		}
	}
	if r.judging.since[found] == nil && r.judging.ahead[found] == 0 {
		return -1
	}
	if m := r.judging.since[found]; place == "" && office != "secretary of state" && office != "first lady" && (m == nil || p.sentence-m.last.sentence > nearHolder) {
		return -1
	}
	return found
}

// headOf gives the person whom statesman gives for a phrase, unless the text calls another so; -1 if there is none.
func (r *resolver) headOf(p *nounPhrase) int {
	found := r.statesman(&p.wanted)
	if found < 0 || p.indefinite {
		return -1
	}
	for _, e := range latest(r.held[p.noun]) {
		if e != found && r.d.Entities[e].Type == Person && r.calledHow(p, e) >= calledFit && !r.foreign(&p.wanted, e) {
			return -1
		}
	}
	return found
}

// knownToHold gives the people of the text who are known to have had an office.
func (r *resolver) knownToHold(office string) []int {
	if list, ok := r.judging.holders[office]; ok {
		return list
	}
	list := []int{}
	for e := range r.d.Entities {
		if x := &r.d.Entities[e]; x.Type == Person && r.g.heldBy(office, x.Name) != nil {
			list = append(list, e)
		}
	}
	r.judging.holders[office] = list
	return list
}

// heldThere tells whether somebody whom the text names is known to have had an office of a place.
func (r *resolver) heldThere(office, place string) bool {
	places, ok := r.judging.places[office]
	if !ok {
		places = map[string]bool{}
		for _, e := range r.knownToHold(office) {
			for _, p := range r.g.heldBy(office, r.d.Entities[e].Name) {
				places[p] = true
			}
		}
		r.judging.places[office] = places
	}
	return places[place]
}

// nearHolder is how many sentences back somebody is named whom a phrase means that does not say of which state he has an office.
const nearHolder = 2

// publicOffice gives the office that a phrase names and the state, "" for none: of a secretary of state or the like only one that
// somebody had, for there may be a new one whom the text does not name.
func (r *resolver) publicOffice(p *nounPhrase) (office, place string) {
	d := r.d
	words := slices.Clone(p.words)
	last := func(w string) bool {
		n := len(words)
		if n == 0 || !strings.EqualFold(d.word(words[n-1]), w) {
			return false
		}
		words = words[:n-1]
		return true
	}
	switch {
	case p.noun == "senator" || p.noun == "governor" || p.noun == "mayor":
		office = p.noun
	case p.noun == "congressman" || p.noun == "congresswoman":
		office = "representative"
	case p.noun == "secretary" && p.head+2 < len(d.Tokens) && d.word(p.head+1) == "of" && strings.EqualFold(d.word(p.head+2), "state"):
		office = "secretary of state"
	case p.noun == "lady" && last("first"), p.noun == "president" && last("vice"), p.noun == "general" && last("attorney"):
		office = map[string]string{"lady": "first lady", "president": "vice president", "general": "attorney general"}[p.noun]
	default:
		return "", ""
	}
	for _, k := range words {
		w := strings.ToLower(d.word(k))
		if !isFormer(w) && r.g.parties[w] == "" && r.g.nouns[w]&nounEpithet == 0 && !strings.HasSuffix(w, "-term") && w != "independent" && w != "freshman" && w != "junior" {
			return "", ""
		}
	}
	one := office == "mayor" || office == "representative" // of which there are many: only one of a place
	state := one || office == "senator" || office == "governor"
	by := p.by
	if by < 0 && strings.HasSuffix(p.behind, " name") {
		by = p.of
	}
	switch {
	case !state && (by >= 0 || !p.former):
		return "", ""
	case by >= 0:
		place = d.Entities[by].Name
		if place == "New York City" && office != "mayor" {
			place = "New York State"
		}
	case one || state && (p.behind == "of" || p.behind == "from"):
		return "", ""
	}
	return office, place
}
