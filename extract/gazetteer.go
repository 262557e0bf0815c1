// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// sex is what a name, title or office shows of a person's sex.
type sex uint8

const (
	anySex sex = iota
	female
	male
)

// known is a thing of the gazetteer.
type known struct {
	name    string
	typ     EntityType
	qid     string // Wikidata, "" where not certain
	home    string // the country of which a text must speak for qid to be certain, "" where it is anyway: other countries have a Labour Party, too
	country int    // of a capital: index of its country, else -1
	nouns   string // common nouns that may stand for it, parted by spaces
	within  string // of a city or place: name of its country, "" where none
	shared  bool   // the name is somebody's surname or a common word, too
}

// sameAs gives the IRI of a thing in Wikidata where that is certain.
func (k known) sameAs() []string {
	if k.qid == "" {
		return nil
	}
	return []string{"http://www.wikidata.org/entity/" + k.qid}
}

// gazetteer is what the names stage knows before it reads: things with their names, given names, and words that tell
// what a name is.
type gazetteer struct {
	things   []known
	forms    map[string]int             // a name as written -> things
	prefix   map[string]bool            // proper beginnings of the names of several words, cut at word ends
	demonyms map[string]int             // "Russian", "North Korean" -> things; "Latin American" -> stateless
	given    map[string]sex             // given names
	cues     map[string]cue             // words within names
	common   map[string]bool            // lower-case words
	nouns    map[string]nouns           // nouns for people, bodies, places, in lower case
	short    map[string]string          // abbreviated offices
	parties  map[string]string          // adjectives of parties: their names
	postal   map[string]string          // letters of states: their names
	pet      map[string][]string        // given names: the names that they may be short or pet forms of, themselves included
	states   map[string]string          // other short forms of states, without full stops: their names
	offices  map[string][]*ownerRule    // offices, their words joined with hyphens
	lists    map[string]map[string]bool // words that say more of offices, by the kinds of offices.tsv
	holders  map[string][]string        // public offices with the names of those who have had them: their states
	named    map[string]string          // last words of names, in lower case: what such a body is called
	nations  map[string]string          // institutions: the countries that they are of
	posts    map[string]holders         // posts of state, their words joined with hyphens
	heads    map[string][]*heads        // bare names of people: the offices of state that they have had
	families map[string][]string        // nouns: the families of nouns of which one may stand for the other
	world    worldNames
}

// cue is a set of hints that a capitalised word gives about the name that it stands in.
type cue uint32

const (
	cueOrg cue = 1 << iota
	cueOrgOf
	cueOrgAny
	cueGroup
	cueEvent
	cueEventFirst
	cuePlace
	cuePlaceFirst
	cueCity
	cueShip
	cueParty
	cueHonorific
	cueMale
	cueFemale
	cueRank
	cueParticle
	cueSuffix
	cueCalendar
	cueNever
	cueSurname
	cueCivic
	cueStop
	cueWork
	cueFunction
)

// nouns is a set of the things that a common noun may stand for.
type nouns uint16

const (
	nounOffice nouns = 1 << iota
	nounModifier
	nounOccupation
	nounMale
	nounFemale
	nounOrg
	nounCountry
	nounCity
	nounPlace
	nounGroup
	nounEvent
	nounState
	nounAgency    // stands for bodies with another noun of the family in their names
	nounCompany   // stands for those with a corporate one
	nounCorporate // in the names of companies
	nounEpithet   // before an office, no part of it
	nounPerson    = nounOffice | nounOccupation
)

var cueKinds = map[string]cue{
	"org": cueOrg, "org-of": cueOrgOf, "org-any": cueOrgAny, "group": cueGroup, "party": cueParty, "event": cueEvent,
	"event-first": cueEventFirst, "place": cuePlace, "place-first": cuePlaceFirst, "city": cueCity, "ship": cueShip,
	"honorific": cueHonorific, "honorific-m": cueHonorific | cueMale, "honorific-f": cueHonorific | cueFemale,
	"rank": cueRank, "particle": cueParticle, "suffix": cueSuffix, "calendar": cueCalendar, "never": cueNever,
	"surname": cueSurname, "civic": cueCivic, "stop": cueStop, "work": cueWork, "function": cueFunction,
}

var nounKinds = map[string]nouns{
	"office": nounOffice, "office-m": nounOffice | nounMale, "office-f": nounOffice | nounFemale,
	"modifier": nounModifier, "occupation": nounOccupation, "occupation-m": nounOccupation | nounMale,
	"occupation-f": nounOccupation | nounFemale, "org": nounOrg, "country": nounCountry, "city": nounCity,
	"place": nounPlace, "group": nounGroup, "event": nounEvent, "statecraft": nounState,
	"agency": nounAgency, "company": nounCompany, "corporate": nounCorporate, "epithet": nounEpithet,
}

func loadGazetteer(files fs.FS) (*gazetteer, error) {
	g := &gazetteer{
		forms: map[string]int{}, prefix: map[string]bool{}, demonyms: map[string]int{}, given: map[string]sex{},
		cues: map[string]cue{}, common: map[string]bool{}, nouns: map[string]nouns{}, short: map[string]string{},
		parties: map[string]string{}, postal: map[string]string{}, states: map[string]string{}, pet: map[string][]string{}, offices: map[string][]*ownerRule{}, lists: map[string]map[string]bool{},
		nations: map[string]string{}, posts: map[string]holders{}, heads: map[string][]*heads{}, holders: map[string][]string{}, named: map[string]string{}, families: map[string][]string{},
	}
	for _, load := range []func(fs.FS) error{
		g.loadCountries, g.loadPeoples, g.loadPlaces, g.loadBodies, g.loadBodyNames, g.loadGiven, g.loadCues, g.loadNouns, g.loadOffices, g.loadWords("beside"), g.loadWords("referents"), g.loadPosts, g.loadHeads, g.loadNations, g.loadHolders, g.loadCommon,
	} {
		if err := load(files); err != nil {
			return nil, err
		}
	}
	world, err := loadWorldNames(files)
	g.world = world
	return g, err
}

// knows tells whether the gazetteer has a thing of the name and type of an entity.
func (g *gazetteer) knows(e *Entity) bool {
	k, ok := g.forms[e.Name]
	return ok && g.things[k].typ == e.Type
}

// add enters a thing under all its names; a name that is taken stays with its first owner.
func (g *gazetteer) add(k known, forms ...string) int {
	g.things = append(g.things, k)
	n := len(g.things) - 1
	for _, f := range append([]string{k.name}, forms...) {
		if _, taken := g.forms[f]; taken || f == "" || f == "-" {
			continue
		}
		g.forms[f] = n
		for i := 1; i < len(f); i++ {
			if !isLetterAt(f, i) {
				g.prefix[f[:i]] = true
			}
		}
	}
	return n
}

func isLetterAt(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(c) || c == utf8.RuneError
}

func alternatives(column string) []string {
	if column == "-" {
		return nil
	}
	return strings.Split(column, "|")
}

func (g *gazetteer) loadCountries(files fs.FS) error {
	return readTable(files, "countries", 5, func(c []string) error {
		n := g.add(known{name: c[1], typ: Country, qid: c[0], country: -1}, alternatives(c[4])...)
		for _, d := range alternatives(c[3]) {
			g.addDemonym(d, n)
		}
		for _, capital := range alternatives(c[2]) {
			forms := strings.Split(capital, "=")
			if _, taken := g.forms[forms[0]]; !taken {
				g.add(known{name: forms[0], typ: City, country: n, within: c[1]}, forms[1:]...)
			}
		}
		return nil
	})
}

// loadPeoples reads the peoples that have no country, so that none is taken for that whose name theirs holds.
func (g *gazetteer) loadPeoples(files fs.FS) error {
	return readTable(files, "peoples", 1, func(c []string) error {
		for _, p := range strings.Split(c[0], "|") {
			g.addDemonym(p, stateless)
			g.addDemonym(p+"s", stateless)
		}
		return nil
	})
}

// addDemonym enters the name of a people of one or several words.
func (g *gazetteer) addDemonym(name string, thing int) {
	g.demonyms[name] = thing
	for i := 1; i < len(name); i++ {
		if !isLetterAt(name, i) {
			g.prefix[name[:i]] = true
		}
	}
}

func (g *gazetteer) loadPlaces(files fs.FS) error {
	return readTable(files, "places", 3, func(c []string) error {
		typ, ok := parseEntityType(c[0])
		if !ok {
			return fmt.Errorf("unknown type %q", c[0])
		}
		for _, p := range strings.Split(c[2], "|") {
			forms := strings.Split(p, "=")
			g.add(known{name: forms[0], typ: typ, country: -1, nouns: partNoun(typ, c[1]), within: strings.TrimPrefix(c[1], "-")}, forms[1:]...)
		}
		return nil
	})
}

// partNoun is what the parts of a country are called.
func partNoun(typ EntityType, country string) string {
	if typ == Place {
		switch country {
		case "United States", "Australia", "India":
			return "state"
		case "Canada", "China", "Pakistan":
			return "province"
		}
	}
	return ""
}

func (g *gazetteer) loadBodies(files fs.FS) error {
	return readTable(files, "bodies", 5, func(c []string) error {
		typ, ok := parseEntityType(c[0])
		if !ok {
			return fmt.Errorf("unknown type %q", c[0])
		}
		qid, home, _ := strings.Cut(strings.TrimPrefix(c[1], "-"), "@")
		g.add(known{name: c[2], typ: typ, qid: qid, home: home, country: -1, nouns: strings.TrimPrefix(c[4], "-")}, alternatives(c[3])...)
		return nil
	})
}

// loadBodyNames reads the bodies of which nothing but the name and the nouns for them are known.
func (g *gazetteer) loadBodyNames(files fs.FS) error {
	return readTable(files, "bodynames", 3, func(c []string) error {
		if c[0] != "sure" && c[0] != "shared" {
			return fmt.Errorf("unknown kind %q", c[0])
		}
		for _, p := range strings.Split(c[2], "|") {
			forms := strings.Split(p, "=")
			g.add(known{name: forms[0], typ: Organization, country: -1, nouns: c[1], shared: c[0] == "shared"}, forms[1:]...)
		}
		return nil
	})
}

// parseEntityType reads the name of a type; events are written EventType so that the tables read like the code.
func parseEntityType(s string) (EntityType, bool) {
	for t := Person; t <= EventType; t++ {
		if t.String() == s || t == EventType && s == "EventType" {
			return t, true
		}
	}
	return Person, false
}

func (g *gazetteer) loadGiven(files fs.FS) error {
	sexes := map[string]sex{"f": female, "m": male, "u": anySex}
	return readTable(files, "givennames", 2, func(c []string) error {
		if c[0] == "n" {
			for _, w := range strings.Fields(c[1]) {
				forms := strings.Split(w, "=")
				for _, f := range forms {
					g.pet[f] = append(g.pet[f], forms[0])
				}
			}
			return nil
		}
		s, ok := sexes[c[0]]
		if !ok {
			return fmt.Errorf("unknown kind %q", c[0])
		}
		for _, w := range strings.Fields(c[1]) {
			if old, ok := g.given[w]; ok && old != s {
				g.given[w] = anySex
				continue
			}
			g.given[w] = s
		}
		return nil
	})
}

func (g *gazetteer) loadCues(files fs.FS) error {
	return readTable(files, "namecues", 2, func(c []string) error {
		k, ok := cueKinds[c[0]]
		if !ok {
			return fmt.Errorf("unknown kind %q", c[0])
		}
		for _, w := range strings.Fields(c[1]) {
			g.cues[w] |= k
		}
		return nil
	})
}

func (g *gazetteer) loadNouns(files fs.FS) error {
	return readTable(files, "rolenouns", 2, func(c []string) error {
		if c[0] == "party" {
			for _, w := range strings.Fields(c[1]) {
				word, name, _ := strings.Cut(w, "=")
				g.parties[strings.ReplaceAll(word, "-", " ")] = strings.ReplaceAll(name, "-", " ")
			}
			return nil
		}
		if states := map[string]map[string]string{"postal": g.postal, "shortstate": g.states}[c[0]]; states != nil {
			for _, w := range strings.Fields(c[1]) {
				letters, name, _ := strings.Cut(w, "=")
				states[letters] = strings.ReplaceAll(name, "-", " ")
			}
			return nil
		}
		if c[0] == "family" {
			words := strings.Fields(c[1])
			for _, w := range words {
				g.families[w] = append(g.families[w], "family of "+words[0])
			}
			return nil
		}
		if c[0] == "named" {
			words := strings.Fields(c[1])
			for _, w := range words[1:] {
				g.named[w] = words[0]
			}
			return nil
		}
		if c[0] == "abbreviated" {
			for _, w := range strings.Fields(c[1]) {
				short, full, _ := strings.Cut(w, "=")
				g.short[short] = full
				g.nouns[short] |= nounOffice
			}
			return nil
		}
		k, ok := nounKinds[c[0]]
		if !ok {
			return fmt.Errorf("unknown kind %q", c[0])
		}
		for _, w := range strings.Fields(c[1]) {
			g.nouns[w] |= k
		}
		return nil
	})
}

func (g *gazetteer) loadCommon(files fs.FS) error {
	return readTable(files, "commonwords", 1, func(c []string) error {
		for _, w := range strings.Fields(c[0]) {
			g.common[w] = true
		}
		return nil
	})
}

// find gives the longest name of the gazetteer among the tokens from i on: the thing and the token after it.
func (g *gazetteer) find(d *Document, i, last int) (thing, end int) {
	return g.longest(d, i, last, g.forms)
}

// stateless is what demonyms has for the names of peoples that no country is meant by.
const stateless = -1

// findDemonym is find for the names of peoples; of those without a country it gives the token after the name, and -1 as the thing.
func (g *gazetteer) findDemonym(d *Document, i, last int) (thing, end int) {
	return g.longest(d, i, last, g.demonyms)
}

// longestForm bounds the number of tokens that are tried.
const longestForm = 10

func (g *gazetteer) longest(d *Document, i, last int, forms map[string]int) (thing, end int) {
	thing, end = -1, i
	for k := i; k < last && k < i+longestForm; k++ {
		s := d.Text[d.Tokens[i].Start:d.Tokens[k].End]
		if strings.ContainsAny(s, "’\u00a0\n\t") {
			s = strings.NewReplacer("’", "'", "\u00a0", " ", "\n", " ", "\t", " ").Replace(s)
		}
		if strings.Contains(s, " amp") { // what is left of "&amp;"
			s = strings.TrimSuffix(strings.ReplaceAll(s+" ", " amp ", " & "), " ")
		}
		if n, ok := forms[s]; ok {
			thing, end = n, k+1
		}
		if !g.prefix[s] {
			break
		}
	}
	return thing, end
}

// samePet tells whether one given name may be a short or pet form of the other, or they are spelled alike but for a doubled letter: Philip,
// Phillip. Two pet forms of one name are not: Jim and Jamie may be brothers.
func (g *gazetteer) samePet(a, b string) bool {
	if slices.Contains(g.pet[a], b) || slices.Contains(g.pet[b], a) {
		return true
	}
	return len(a) > 5 && len(b) > 5 && undoubled(a) == undoubled(b)
}

// undoubled writes each doubled letter once.
func undoubled(s string) string {
	return string(slices.Compact([]rune(s)))
}

// givenName gives the sex of a given name, and whether the word is one; the marks on its letters do not matter: Zoë.
func (g *gazetteer) givenName(w string) (sex, bool) {
	s, ok := g.given[w]
	if ok || strings.IndexFunc(w, func(c rune) bool { return c > unicode.MaxASCII }) < 0 {
		return s, ok
	}
	s, ok = g.given[strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return c
	}, norm.NFD.String(w))]
	return s, ok
}

// loadWords gives what reads a table of words by their kinds: those beside a name that tell what it names, or those that tell for what pronouns
// stand. In one of three columns, what stands in the second belongs to the kind.
func (g *gazetteer) loadWords(table string) func(fs.FS) error {
	return func(files fs.FS) error {
		return readTable(files, table, 2, func(c []string) error {
			kinds := []string{c[0]}
			if len(c) > 2 {
				kinds = kinds[:0]
				for _, w := range strings.Fields(c[1]) {
					kinds = append(kinds, c[0]+" "+w)
				}
			}
			for _, kind := range kinds {
				if g.lists[kind] != nil {
					return fmt.Errorf("%q is there already", kind)
				}
				g.lists[kind] = map[string]bool{}
				for _, w := range strings.Fields(c[len(c)-1]) {
					g.lists[kind][w] = true
				}
			}
			return nil
		})
	}
}

// placeIn gives the place of the gazetteer with whose name that of a body begins, "" where it begins with none.
func (g *gazetteer) placeIn(name string) string {
	words := strings.Fields(name)
	for n := min(3, len(words)-1); n > 0; n-- {
		if k, ok := g.forms[strings.Join(words[:n], " ")]; ok {
			switch g.things[k].typ {
			case City, Country, Place:
				return g.things[k].name
			}
		}
	}
	return ""
}
