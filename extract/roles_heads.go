// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// heads are people who have had offices of state in a country: a row of heads.tsv.
type heads struct {
	country int      // thing of the gazetteer
	offices []string // their words joined with hyphens
}

// loadHeads reads who has had which office of state.
func (g *gazetteer) loadHeads(files fs.FS) error {
	return readTable(files, "heads", 3, func(c []string) error {
		k, err := g.knownCountry(c[0])
		if err != nil {
			return err
		}
		row := &heads{k, strings.Fields(c[1])}
		for _, person := range strings.Split(c[2], "|") {
			for _, name := range headNames(person) {
				if n := len(g.heads[name]); n == 0 || g.heads[name][n-1] != row {
					g.heads[name] = append(g.heads[name], row)
				}
			}
		}
		return nil
	})
}

// ofKnown gives the state or city of which somebody is known to have had an office, where the text names it, in place of the owner that was
// found for it; -1 where that is another state or city.
func (o *owners) ofKnown(x *title, found int) int {
	office := stateSeat(x)
	if x.full == "mayor" {
		office = x.full
	}
	if office == "" || x.full != x.head {
		return found
	}
	places := o.g.heldBy(office, o.d.Entities[x.person].Name)
	if len(places) == 0 {
		return found
	}
	for _, place := range places {
		if e := o.named(place, o.g.things[o.g.forms[place]].typ); e >= 0 {
			return e
		}
	}
	if found >= 0 && found < len(o.d.Entities) && (o.d.Entities[found].Type == Place || o.d.Entities[found].Type == City) {
		return -1
	}
	return found
}

// shortHead tells whether a name of one word is a short form of that of somebody who has led a state: "xi" of "Xi Jinping".
func (g *gazetteer) shortHead(word, name string) bool {
	return slices.ContainsFunc(g.heads[word], func(h *heads) bool { return slices.Contains(g.heads[bareName(name)], h) })
}

// headNames gives the names by which somebody of heads.tsv may be called.
func headNames(person string) []string {
	names := strings.Split(person, "=")
	for i := range names {
		names[i] = bareName(names[i])
	}
	whole, short := names[0], false
	for _, s := range names[1:] {
		short = short || strings.HasPrefix(whole, s) || strings.HasSuffix(whole, s)
	}
	if !short {
		names = append(names, whole[strings.LastIndexByte(whole, ' ')+1:])
		for _, s := range names {
			if outer := outerName(s); outer != "" {
				names = append(names, outer)
			}
		}
	}
	return names
}

// bareName is a name without what papers write or leave out: accents, initials, "al-", "Jr.", numerals.
func bareName(name string) string {
	var words []string
	for _, w := range strings.Fields(strings.ReplaceAll(name, "’", "'")) {
		w = strings.TrimFunc(w, func(c rune) bool { return unicode.IsPunct(c) && c != '.' })
		if strings.IndexFunc(w, func(c rune) bool { return c > unicode.MaxASCII }) >= 0 {
			w = strings.Map(func(c rune) rune {
				if unicode.Is(unicode.Mn, c) {
					return -1
				}
				return c
			}, norm.NFD.String(w))
		}
		if strings.Trim(w, "IVX") == "" && len(w) > 1 || len(w) == 1 || strings.Count(w, ".")*2 >= len(w) {
			continue
		}
		switch w = strings.TrimSuffix(strings.ToLower(w), "."); w {
		case "al", "el", "jr", "sr":
			continue
		}
		words = append(words, strings.TrimPrefix(strings.TrimPrefix(w, "al-"), "el-"))
	}
	return strings.Join(words, " ")
}

// outerName is the first and the last word of a bare name of three words or more, "" of one of fewer.
func outerName(name string) string {
	first, rest, ok := strings.Cut(name, " ")
	if i := strings.LastIndexByte(rest, ' '); ok && i >= 0 {
		return first + rest[i:]
	}
	return ""
}

// headsOf gives the rows of heads.tsv with a person, and whether the text gives more of the name than one word.
func (t *titler) headsOf(person int) (rows []*heads, whole bool) {
	if person < 0 {
		return nil, false
	}
	name := bareName(t.d.Entities[person].Name)
	if rows = t.g.heads[name]; rows == nil {
		rows = t.g.heads[outerName(name)]
	}
	return rows, strings.Contains(name, " ")
}

// headed gives the country of which somebody has an office of state whom heads.tsv knows, -1 where the text does not name it. ok tells that
// he is known: by the surname alone for the offices that the table gives, by more for any that its country has. Where the text names two countries
// that have had one of that name, he is not.
func (o *owners) headed(x *title) (owner int, ok bool) {
	rows, whole := o.headsOf(x.person)
	if len(rows) == 0 {
		return -1, false
	}
	office := hyphened(x.full)
	whole = whole && !electedFor(x.head) && o.ofState(x.full)
	post, posted := o.g.post(x.full)
	owner = -1
	for _, row := range rows {
		if !slices.Contains(row.offices, office) && !(whole && (!posted || post.has(o.g.things[row.country].name))) {
			continue
		}
		ok = true
		e := o.entity(o.country(row.country), true)
		if e >= 0 && owner >= 0 && e != owner {
			return -1, false
		}
		owner = max(owner, e)
	}
	return owner, ok
}

// ofState tells whether an office is one of countries alone.
func (o *owners) ofState(office string) bool {
	if office == "president" || office == "vice president" {
		return true
	}
	return slices.ContainsFunc(o.g.ownerRules(office), func(r *ownerRule) bool {
		return r.how == searchState && r.national() && !slices.Contains(r.types, Place)
	})
}

// unmistake takes their owner off titles that are mistaken.
func (t *titler) unmistake(all []title) {
	for i := range all {
		if x := &all[i]; t.mistaken(x) {
			x.of, x.country, x.people, x.party = -1, -1, Span{}, -1
		}
	}
}

// mistaken tells whether somebody has an office of state, by heads.tsv, in another country than the one that he was given to, or was
// given to a party: "the Democratic candidate and former secretary of state X".
func (t *titler) mistaken(x *title) bool {
	country := x.country
	if x.of >= 0 {
		k, ok := t.g.forms[t.d.Entities[x.of].Name]
		switch e := &t.d.Entities[x.of]; {
		case ok && e.Type == Country:
			country = k
		case e.Type != Organization || x.full == "president" || !t.isParty(x.of):
			return false
		}
	} else if country < 0 {
		return false
	}
	rows, whole := t.headsOf(x.person)
	if !whole || x.full == "leader" || x.full == "secretary" {
		return false
	}
	office, his := hyphened(x.full), false
	for _, row := range rows {
		if row.country == country {
			return false
		}
		his = his || slices.Contains(row.offices, office)
	}
	return his
}

// ofSomeState tells whether a country is not that of an office which its states have, too, as heads.tsv has all who had it there, and the
// text names a state: "Attorney General X" who is none of the United States' is one of those.
func (o *owners) ofSomeState(x *title, country string) bool {
	office := hyphened(x.full)
	if country != "United States" || !o.g.lists["ofstates"][office] {
		return false
	}
	if o.regions == nil {
		o.regions = map[string]bool{}
		for e := range o.d.Entities {
			if b := &o.d.Entities[e]; b.Type == Place && o.g.isRegion(b) {
				o.regions[o.g.things[o.g.forms[b.Name]].within] = true
			}
		}
	}
	rows, whole := o.headsOf(x.person)
	return o.regions[country] && whole && !slices.ContainsFunc(rows, func(r *heads) bool { return slices.Contains(r.offices, office) })
}

// hyphened joins the words of an office as the tables do.
func hyphened(office string) string { return strings.ReplaceAll(office, " ", "-") }

// american gives the United States, where the text names them and none of the other countries that have such an office; -1 if not.
func (o *owners) american(others ...string) int {
	if slices.ContainsFunc(others, func(name string) bool { return o.named(name, Country) >= 0 }) {
		return -1
	}
	if e := o.nation("United States"); e >= 0 {
		return o.entity(e, true)
	}
	return -1
}

// alike gives whose the office is that the text gives a person in full elsewhere, "US District Judge X", for that by which it addresses
// him, "Judge X"; -1 if none.
func (o *owners) alike(x *title) int {
	for _, y := range o.titles[x.person][:min(mostTitles, len(o.titles[x.person]))] {
		if y.head == x.head && y.office {
			if e := o.told(y); e >= 0 {
				return e
			}
		}
	}
	return -1
}
