// SPDX-License-Identifier: Apache-2.0

package identity

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kg/schema"
)

func like(class, name string, others ...string) *Entity {
	_, short, _ := strings.Cut(schema.Shorten(class), ":")
	return &Entity{IRI: mint.Entity(short, name), Class: class, Name: name, Others: others, Articles: []string{"urn:" + name}, Mentions: 1}
}

// pairs runs Likely and gives what it lists, as "a = b".
func pairs(all []*Entity, s *Set) []string {
	var out []string
	for _, p := range Likely(all, s) {
		names := []string{p.A.Name, p.B.Name}
		slices.Sort(names)
		out = append(out, strings.Join(names, " = "))
	}
	slices.Sort(out)
	return out
}

// Each phenomenon with what is to be listed, "" for nothing.
func TestLikely(t *testing.T) {
	person, body, group, city := schema.SchemaPerson, schema.SchemaOrganization, schema.KgGroup, schema.SchemaCity
	for name, c := range map[string]struct {
		a, b *Entity
		want string
	}{
		"initial":                    {like(person, "J. Arbuthnot"), like(person, "Jane Arbuthnot"), "J. Arbuthnot = Jane Arbuthnot"},
		"middle name and suffix":     {like(person, "Lloyd Austin"), like(person, "Lloyd J. Austin III"), "Lloyd Austin = Lloyd J. Austin III"},
		"other given name":           {like(person, "Viktor Lukashenko"), like(person, "Alexander Lukashenko"), ""},
		"initial of another script":  {like(person, "Ж. Арбутнот"), like(person, "Жанна Арбутнот"), "Ж. Арбутнот = Жанна Арбутнот"},
		"other initial":              {like(person, "K. Arbuthnot"), like(person, "Jane Arbuthnot"), ""},
		"other middle name":          {like(person, "George W. Bush"), like(person, "George H. Bush"), ""},
		"middle name and initial":    {like(person, "Donald John Trump"), like(person, "Donald J. Trump"), "Donald J. Trump = Donald John Trump"},
		"given name in two systems":  {like(person, "Aleksandr Lukashenko"), like(person, "Alexander Lukashenka"), "Aleksandr Lukashenko = Alexander Lukashenka"},
		"single names":               {like(person, "Melanie"), like(person, "Melania"), ""},
		"accents":                    {like(person, "José Núñez"), like(person, "Jose Nunez"), "Jose Nunez = José Núñez"},
		"strokes":                    {like(person, "Lech Wałęsa"), like(person, "Lech Walesa"), "Lech Walesa = Lech Wałęsa"},
		"transliteration":            {like(person, "Sergei Tymoshenko"), like(person, "Sergey Timoshenko"), "Sergei Tymoshenko = Sergey Timoshenko"},
		"another transliteration":    {like(person, "Muammar Gaddafi"), like(person, "Moammar Qaddafi"), "Moammar Qaddafi = Muammar Gaddafi"},
		"near, but of other sound":   {like(person, "John Healey"), like(person, "John Henley"), ""},
		"acronym":                    {like(body, "NDRB"), like(body, "National Disaster Relief Bureau"), "NDRB = National Disaster Relief Bureau"},
		"acronym with small words":   {like(body, "B.O.E."), like(body, "Bank Of England"), "B.O.E. = Bank Of England"},
		"another acronym":            {like(body, "NDB"), like(body, "National Disaster Relief Bureau"), ""},
		"acronym of a person":        {like(person, "JFK"), like(person, "John Fitzgerald Kennedy"), ""},
		"another name":               {like(body, "Calder Foods", "Calder"), like(body, "Calder Group", "Calder"), "Calder Foods = Calder Group"},
		"a surname is no name":       {like(person, "Ann Stone", "Stone"), like(person, "Ben Stone", "Stone"), ""},
		"surname alone":              {like(person, "Stone"), like(person, "Ben Stone"), ""},
		"another class":              {like(person, "Stone"), like(body, "Stone"), ""},
		"group and body of one name": {like(group, "Red Brigade"), like(body, "Red Brigade"), "Red Brigade = Red Brigade"},
		"numbers":                    {like(body, "Brigade Unit 5"), like(body, "Brigade Unit 55"), ""},
		"city":                       {like(city, "Kyiv"), like(city, "Lviv"), ""},
		"no letters":                 {like(body, "!!!"), like(body, "???"), ""},
	} {
		if got := strings.Join(pairs([]*Entity{c.a, c.b}, NewSet(nil)), "; "); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestLikelyHeedsWikidata(t *testing.T) {
	a, b := like(schema.SchemaPerson, "José Núñez"), like(schema.SchemaPerson, "Jose Nunez")
	a.Wikidata, b.Wikidata = []string{"http://www.wikidata.org/entity/Q1"}, []string{"http://www.wikidata.org/entity/Q2"}
	if got := pairs([]*Entity{a, b}, NewSet(nil)); got != nil {
		t.Errorf("two ids: %v", got)
	}
	c := like(schema.SchemaPerson, "Pepe")
	c.Wikidata = a.Wikidata
	if got := pairs([]*Entity{a, c}, NewSet(nil)); !slices.Equal(got, []string{"José Núñez = Pepe"}) {
		t.Errorf("one id: %v", got)
	}
}

func TestLikelyHeedsDecisions(t *testing.T) {
	a, b, c := like(schema.SchemaPerson, "José Núñez"), like(schema.SchemaPerson, "Jose Nunez"), like(schema.SchemaPerson, "Pepe")
	s := NewSet([]Decision{
		decided(Decision{Kind: Apart, Entity: a.IRI, Other: c.IRI}),
		decided(Decision{Kind: Merge, Entity: c.IRI, Other: b.IRI}),
	})
	if got := pairs([]*Entity{a, b}, s); got != nil {
		t.Errorf("said to be two over a third one: %v", got)
	}
}

// What speaks for a pair and against it moves it up and down the list.
func TestLikelyReasons(t *testing.T) {
	two := func() (a, b *Entity) {
		return like(schema.SchemaPerson, "Stone"), like(schema.SchemaPerson, "Ben Stone")
	}
	a, b := two()
	a.Roles, b.Roles = []string{"mayor of Ely"}, []string{"mayor of Ely", "sailor"}
	ps := Likely([]*Entity{a, b}, NewSet(nil))
	if len(ps) != 1 || !slices.Equal(ps[0].Reasons, []string{"the same surname, and given names that fit", "both are mayor of Ely"}) {
		t.Errorf("one office: %+v", ps)
	}
	a, b = two()
	friend := like(schema.SchemaPerson, "Zoe Quill")
	friend.Articles = []string{a.Articles[0], b.Articles[0]}
	ps = Likely([]*Entity{a, b, friend}, NewSet(nil))
	if len(ps) != 1 || ps[0].Reasons[1] != "both are spoken of with Zoe Quill" {
		t.Errorf("common company: %+v", ps)
	}
	b.Articles = append(b.Articles, a.Articles[0])
	slices.Sort(b.Articles)
	if ps = Likely([]*Entity{a, b, friend}, NewSet(nil)); len(ps) != 0 {
		t.Errorf("one article speaks of both: %+v", ps)
	}
}

// A surname of thousands is no reason to compare them all.
func TestLikelyIsBounded(t *testing.T) {
	var all []*Entity
	for i := range 5000 {
		all = append(all, like(schema.SchemaPerson, fmt.Sprintf("Given%d Smith", i)))
	}
	all = append(all, like(schema.SchemaPerson, "Given7 X. Smith"))
	all[7].Roles, all[5000].Roles = []string{"mayor of Ely"}, []string{"mayor of Ely"}
	m := &matcher{all: all, set: NewSet(nil), blocks: map[string][]int{}, at: map[string][]int{}}
	m.index()
	compared := 0
	for range m.candidates() {
		compared++
	}
	if compared > 10*len(all) {
		t.Errorf("%d comparisons of %d entities", compared, len(all))
	}
	if got := pairs(all, NewSet(nil)); !slices.Equal(got, []string{"Given7 Smith = Given7 X. Smith"}) {
		t.Errorf("%d pairs", len(got))
	}
}
