// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"testing"
)

// TestOfficeRelations checks what follows from an office of a body.
func TestOfficeRelations(t *testing.T) {
	lex := newReader(t).lex
	for _, c := range []struct {
		office, name string
		typ          EntityType
		want         string
	}{
		{"rep.", "National Assembly", Organization, "memberOf"},
		{"special representative", "Harbour Board", Organization, "worksFor"},
		{"speaker", "Norlandish House", Organization, "leaderOf"},
		{"deputy speaker", "Norlandish House", Organization, "memberOf"},
		{"first minister", "Norlandish Government", Organization, "leaderOf"},
		{"transport secretary", "Norlandish Government", Organization, "memberOf"},
		{"press secretary", "Norlandish Government", Organization, "worksFor"},
		{"foreign minister", "Ministry of Foreign Affairs", Organization, "leaderOf"},
		{"permanent secretary", "Ministry of Foreign Affairs", Organization, "worksFor"},
		{"general secretary", "Conservative Party", Organization, "memberOf"},
		{"general secretary", "Communist Party", Organization, "leaderOf"},
		{"general secretary", "Dockers Union", Organization, "leaderOf"},
		{"deputy leader", "Conservative Party", Organization, "memberOf"},
		{"branch president", "Dockers Union", Organization, "worksFor"},
		{"vice-chancellor", "University of Leeds", Organization, "leaderOf"},
		{"vice-chancellor", "Norland", Country, ""},
		{"ambassador to sudmark", "Norland", Country, "worksFor"},
		{"high commissioner in leeds", "Norland", Country, "worksFor"},
		{"chief minister", "Elm Valley", Place, "leaderOf"},
		{"district attorney", "Harlow County", Place, "worksFor"},
		{"finance director", "Calder Foods", Organization, "worksFor"},
		{"assistant director", "Harbour Board", Organization, "worksFor"},
		{"vice-chairman", "Harbour Board", Organization, "worksFor"},
		{"managing director", "Calder Foods", Organization, "leaderOf"},
		{"head of research", "Calder Foods", Organization, "worksFor"},
		{"union leader", "Dockers Local 8", Organization, "leaderOf"},
		{"marketing chief", "Calder Foods", Organization, "worksFor"},
		{"majority leader", "Norlandish Senate", Organization, "memberOf"},
		{"commissioner", "Harlow Commission", Organization, "memberOf"},
		{"commissioner", "Harlow Police", Organization, "worksFor"},
		{"chairman", "Conservative Party", Organization, "memberOf"},
		{"leader", "Conservative Party", Organization, "leaderOf"},
		{"treasurer", "Labour Party", Organization, "memberOf"},
		{"county clerk", "Harlow County", Place, "worksFor"},
		{"spokesman", "Norland", Country, "worksFor"},
		{"president", "Norland", Country, "leaderOf"},
		{"foreign minister", "Norland", Country, ""},
		{"candidate", "Harbour Board", Organization, ""},
		{"candidate for president", "Harbour Board", Organization, ""},
		{"candidate for president", "Conservative Party", Organization, "memberOf"},
		{"captain", "Leeds Rovers", Organization, ""},
		{"mp", "Elm Valley", Place, ""},
	} {
		f := &relationFinder{d: &Document{Entities: []Entity{{Name: c.name, Type: c.typ}}}, lex: lex.relations, places: lex.gazetteer}
		got := ""
		if rule := f.ruleOfOffice(strings.FieldsFunc(c.office, func(r rune) bool { return r == ' ' || r == '-' }), 0); rule != nil && f.fits(rule.object, argument{0, Span{0, 1}}) {
			got = rule.predicate
		}
		if got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.office, c.name, got, c.want)
		}
	}
}

// TestSeatedAndPoliced checks what a title gives whose body is the only one of its kind in the text.
func TestSeatedAndPoliced(t *testing.T) {
	lex := newReader(t).lex
	for _, c := range []struct {
		office, names, want string
	}{
		{"justice", "U.S. Supreme Court", "memberOf U.S. Supreme Court"},
		{"associate justice", "Supreme Court|U.S. Supreme Court", "memberOf U.S. Supreme Court"},
		{"rep.", "House of Representatives", "memberOf House of Representatives"},
		{"state rep", "House of Representatives", ""},
		{"senator", "Norlandish Senate|Ohio Senate", ""},
		{"detective sergeant", "Harlow Police", "worksFor Harlow Police"},
		{"chief constable", "Harlow Police", "leaderOf Harlow Police"},
		{"inspector", "Harlow Police|Leeds Police", ""},
		{"inspector", "Calder Foods", ""},
	} {
		d := &Document{Entities: []Entity{{ID: "urn:ana", Type: Person, Name: "Ana Ruiz"}}, Text: "Ana Ruiz"}
		for _, name := range strings.Split(c.names, "|") {
			d.Entities = append(d.Entities, Entity{ID: "urn:" + name, Type: Organization, Name: name})
		}
		d.Roles = []Role{{Person: 0, Of: -1, Title: c.office, office: c.office, Span: Span{0, 8}}}
		f := &relationFinder{d: d, lex: lex.relations, places: lex.gazetteer, seen: map[string]bool{}, office: map[[2]int]bool{}}
		f.titles()
		got := ""
		for _, s := range d.Statements {
			got += s.Predicate + " " + d.Entities[s.Object].Name
		}
		if got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.office, c.names, got, c.want)
		}
	}
}

// TestLeadersAreMembers checks that who leads a party or chairs a council is of it, but not who chairs a committee.
func TestLeadersAreMembers(t *testing.T) {
	r := newReader(t)
	d := readMarked(r, Article{Title: "-"}, "{P:Ana Ruiz}, the leader of the {O:Elm Party}, met {P:Tom Berg}, chair of the {O:Elm District Council}, "+
		"and {P:Eve Holt}, chair of the {O:Water Committee}.", false)
	d.Statements = nil
	r.roles(d)
	r.relations(d)
	var got []string
	for _, line := range showStatements(d) {
		if strings.Contains(line, "memberOf") {
			got = append(got, line)
		}
	}
	if want := "Ana Ruiz memberOf Elm Party; Tom Berg memberOf Elm District Council"; strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
}
