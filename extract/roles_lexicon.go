// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// search is how the owner of an office is looked for where the text leaves it to the reader.
type search uint8

const (
	searchState search = iota + 1 // a country, region or town: the sentence's or the article's
	searchBody                    // a body: what the text speaks of, or is about
	searchNear                    // the same, no further than the paragraph before
	searchOnly                    // the one such body of the text
	searchStaff                   // as searchBody, of those who speak for one
	searchSole                    // the only one of the text
	searchPaper                   // in a byline: the paper itself
)

var searches = map[string]search{"state": searchState, "body": searchBody, "near": searchNear, "only": searchOnly, "staff": searchStaff, "sole": searchSole, "paper": searchPaper}

// ownerRule tells what an office may belong to.
type ownerRule struct {
	how     search
	types   []EntityType
	words   []string // the owner's name has one of them; none: any name will do
	without []string // it has none of them
	known   bool     // the gazetteer's will do, too
	house   bool     // houses of parliaments that are called no more than that will do, too
	noun    string   // what the text calls it, "" where it does not say
}

// national tells whether a rule is for countries.
func (r *ownerRule) national() bool {
	return slices.Contains(r.types, Country) && !slices.Contains(r.types, Organization)
}

// ofBodies tells whether a rule is for any body, as that for spokesmen.
func (r *ownerRule) ofBodies() bool {
	return slices.Contains(r.types, Organization) && r.how != searchOnly && r.how != searchPaper
}

// officeLists are the kinds of offices.tsv that are lists of words.
var officeLists = []string{"portfolio", "ofstates", "household", "post", "compound", "executive", "hired", "beat", "governed", "unreal", "branch", "past", "partisan", "rank", "grade", "part", "fieldword", "praise", "ordinal", "weekday", "ofstate", "bench", "regional", "continent", "area", "chamber", "second", "society", "arms", "medium", "conduct", "trade", "organ"}

// loadOffices reads what offices may belong to, by their words joined with hyphens.
func (g *gazetteer) loadOffices(files fs.FS) error {
	for _, kind := range officeLists {
		g.lists[kind] = map[string]bool{}
	}
	return readTable(files, "offices", 4, func(c []string) error {
		rule := &ownerRule{how: searches[c[0]]}
		if list := g.lists[c[0]]; list != nil {
			for _, w := range strings.Fields(c[3]) {
				list[w] = true
			}
			return nil
		}
		if rule.how == 0 {
			return fmt.Errorf("unknown search %q", c[0])
		}
		for _, w := range strings.Fields(c[1]) {
			typ, ok := parseEntityType(w)
			if !ok {
				return fmt.Errorf("unknown type %q", w)
			}
			rule.types = append(rule.types, typ)
		}
		for _, w := range strings.Fields(c[2]) {
			if not, ok := strings.CutPrefix(w, "!"); ok {
				rule.without = append(rule.without, not)
			} else if w == "@known" {
				rule.known = true
			} else if w == "@house" {
				rule.house = true
			} else if w != "-" {
				rule.words = append(rule.words, w)
			}
		}
		for _, w := range strings.Fields(c[3]) {
			g.offices[w] = append(g.offices[w], rule)
		}
		return nil
	})
}

// holders are the countries that have a post of state, or those that have it not.
type holders struct {
	not       bool
	countries map[string]bool
}

// loadPosts reads which countries have which posts of state.
func (g *gazetteer) loadPosts(files fs.FS) error {
	return readTable(files, "posts", 2, func(c []string) error {
		list, not := strings.CutPrefix(c[1], "!")
		h := holders{not, map[string]bool{}}
		for _, name := range strings.Split(list, "|") {
			if _, err := g.knownCountry(name); err != nil {
				return err
			}
			h.countries[name] = true
		}
		for _, w := range strings.Fields(c[0]) {
			g.posts[w] = h
		}
		return nil
	})
}

// knownCountry gives the thing that a country is, by its first name.
func (g *gazetteer) knownCountry(name string) (int, error) {
	k, ok := g.forms[name]
	if !ok || g.things[k].name != name || g.things[k].typ != Country {
		return 0, fmt.Errorf("unknown country %q", name)
	}
	return k, nil
}

// post gives the countries that have an office, by its longest words of which any are known.
func (g *gazetteer) post(office string) (holders, bool) {
	words := strings.Fields(office)
	for i := range words {
		if h, ok := g.posts[strings.Join(words[i:], "-")]; ok {
			return h, true
		}
	}
	return holders{}, false
}

// has tells whether a country has the post.
func (h holders) has(country string) bool { return h.countries[country] != h.not }

// loadNations reads what speaks of a country without its name.
func (g *gazetteer) loadNations(files fs.FS) error {
	return readTable(files, "nations", 2, func(c []string) error {
		for _, w := range strings.Split(c[1], "|") {
			g.nations[w] = c[0]
		}
		return nil
	})
}

// ownerRules gives the rules of an office, those of its longest words that have any.
func (g *gazetteer) ownerRules(office string) []*ownerRule {
	words := strings.Fields(strings.ReplaceAll(office, ".", ""))
	if n := len(words); n > 1 && (words[n-1] == "secretary" || words[n-1] == "commissioner") && g.lists["portfolio"][words[n-2]] {
		words[n-2] = "portfolio"
	}
	whole := slices.Clip(g.offices["="+strings.Join(words, "-")])
	for i := range words {
		if rules := g.offices[strings.Join(words[i:], "-")]; rules != nil {
			return append(whole, rules...)
		}
	}
	if whole != nil {
		return whole
	}
	for _, prep := range []string{" of ", " for "} {
		if head, _, ok := strings.Cut(office, prep); ok {
			return g.ownerRules(head) // "head of policy"
		}
	}
	return nil
}

// isHouse tells the names of houses of parliaments: "House", "Ohio House", "House of Commons", "House of Representatives", not the White House.
func (g *gazetteer) isHouse(name string) bool {
	if of, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(name, "U.S. "), "US "), "House"); ok {
		return of == "" || of == " of Representatives" || of == " of Commons" || of == " of Lords" || of == " of Delegates" || of == " of Assembly"
	}
	place, ok := strings.CutSuffix(name, " House")
	k, known := g.forms[place]
	return ok && known && g.things[k].typ == Place
}

// isRegion tells whether the gazetteer knows an entity as a region of a country.
func (g *gazetteer) isRegion(e *Entity) bool {
	k, ok := g.forms[e.Name]
	return ok && g.things[k].typ == e.Type && g.things[k].within != ""
}

// hasMinisters tells whether a region of the gazetteer has a government of its own.
func (g *gazetteer) hasMinisters(e *Entity) bool {
	word := func(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") }
	return g.lists["governed"][word(e.Name)] || g.lists["governed"][word(g.things[g.forms[e.Name]].within)]
}

// allows tells whether an entity may be the owner of an office.
func (g *gazetteer) allows(r *ownerRule, e *Entity, text string) bool {
	if !slices.Contains(r.types, e.Type) {
		return false
	}
	if e.Type != Organization && e.Type != Place {
		return true
	}
	named := func(words []string) bool {
		if strings.Contains(e.Name, " ") && slices.Contains(words, strings.ReplaceAll(strings.ToLower(e.Name), " ", "-")) {
			return true
		}
		if slices.ContainsFunc(strings.Fields(strings.ToLower(e.Name)), func(w string) bool { return slices.Contains(words, withoutS(w)) }) {
			return true // "Sheriff's Office"
		}
		if k, ok := g.forms[e.Name]; ok && slices.ContainsFunc(strings.Fields(g.things[k].nouns), func(w string) bool { return slices.Contains(words, w) }) {
			return true
		}
		return slices.ContainsFunc(e.Mentions, func(m Mention) bool {
			all := strings.Fields(strings.ToLower(text[m.Start:m.End]))
			return m.Kind == Nominal && len(all) > 0 && slices.Contains(words, all[len(all)-1])
		})
	}
	return (len(r.words) == 0 || named(r.words) || r.house && g.isHouse(e.Name) || r.known && g.isRegion(e) && g.hasMinisters(e)) && (len(r.without) == 0 || !named(r.without))
}

// isParty tells whether an entity is a political party, by its name or what the text calls it.
func (g *gazetteer) isParty(d *Document, e int) bool {
	return g.allows(&ownerRule{types: []EntityType{Organization}, words: []string{"party"}}, &d.Entities[e], d.Text)
}

// withoutS takes the ending of a possessor off a word.
func withoutS(w string) string {
	return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
}
