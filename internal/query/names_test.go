// SPDX-License-Identifier: Apache-2.0

package query

import (
	"strings"
	"testing"

	"kg/internal/fault"
	"kg/schema"
)

// people are names with traps: accents, strokes, one surname for many, a body of a person's name, a name with a colon.
const people = `
<urn:p:nunez> <NAME> "José Núñez" <urn:a> .
<urn:p:walesa> <NAME> "Lech Wałęsa" <urn:a> .
<urn:p:walesa> <NAME> "Lech Wałęsa" <urn:b> .
<urn:p:brien> <NAME> "Ann O’Brien" <urn:a> .
<urn:p:ann> <NAME> "Ann Stone" <urn:a> .
<urn:p:ben> <NAME> "Ben Stone" <urn:a> .
<urn:p:ben> <KIND> <https://schema.org/Person> <urn:a> .
<urn:p:ben> <SEEN> <urn:a#char=0,3> <urn:a> .
<urn:p:ben> <SEEN> <urn:a#char=0,3> <urn:b> .
<urn:p:ben> <SEEN> <urn:a#char=9,13> <urn:a> .
<urn:o:stone> <NAME> "Stone" <urn:a> .
<urn:c:us> <NAME> "United States" <urn:a> .
<urn:c:us> <OTHER> "U.S." <urn:a> .
<urn:c:us> <OTHER> "America" <urn:a> .
<urn:o:bank> <NAME> "Bank of America" <urn:a> .
<urn:p:jordan> <NAME> "Mike Jordan" <urn:a> .
<urn:p:jordan> <OTHER> "Jordan" <urn:a> .
<urn:c:jordan> <NAME> "Jordan" <urn:a> .
<urn:p:kim> <NAME> "Kim Jong Un" <urn:a> .
<urn:e:colon> <NAME> "Operation:Dawn" <urn:a> .
<urn:p:kim> <TWIN> <http://www.wikidata.org/entity/Q56226> <urn:a> .
`

func TestFindEntity(t *testing.T) {
	facts := strings.NewReplacer("<NAME>", "<"+schema.SchemaName+">", "<OTHER>", "<"+schema.SchemaAlternateName+">",
		"<KIND>", "<"+schema.RdfType+">", "<SEEN>", "<"+schema.KgMentionedIn+">", "<TWIN>", "<"+schema.OwlSameAs+">").Replace(people)
	qs := store(t, backends[0], []byte(facts))
	for text, want := range map[string]string{
		"José Núñez":           "urn:p:nunez",
		"jose nunez":           "urn:p:nunez",
		"NUNEZ":                "urn:p:nunez",
		"walesa":               "urn:p:walesa",
		"  lech   walesa ":     "urn:p:walesa",
		"o'brien":              "urn:p:brien",
		"stone":                "urn:o:stone", // the full name of the body comes before the last names
		"ben stone":            "urn:p:ben",
		"us":                   "urn:c:us",
		"america":              "urn:c:us", // another name comes before a part of a name
		"jordan":               "urn:c:jordan",
		"Kim Jong":             "urn:p:kim",
		"wd:Q56226":            "urn:p:kim",
		"urn:c:us":             "urn:c:us",
		"<urn:c:us>":           "urn:c:us",
		"operation:dawn":       "urn:e:colon",
		"united states":        "urn:c:us",
		"ann":                  `ERR "ann" may be: Ann O’Brien, of no class, <urn:p:brien>, 0 mentions; Ann Stone, of no class, <urn:p:ann>, 0 mentions (give`,
		"nunes":                `ERR nobody and nothing in the graph is called "nunes" (did you mean Núñez?)`,
		"Untied States":        `ERR nobody and nothing in the graph is called "Untied States" (did you mean United States?)`,
		"ton":                  `ERR nobody`, // part of a word
		"<urn:c:nowhere>":      `ERR nothing in the graph has the IRI <urn:c:nowhere>`,
		"...":                  `ERR nobody`,
		"\"; g.emit(1); //":    `ERR nobody`,
		"http://example.org/x": `ERR nobody`,
	} {
		got, err := FindEntity(t.Context(), qs, text)
		if err != nil {
			got = "ERR " + err.Error()
			if fault.KindOf(err) != fault.Usage {
				t.Errorf("%q: kind %d", text, fault.KindOf(err))
			}
		}
		if got != want && (err == nil || !strings.HasPrefix(got, want)) {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
	err := ambiguous(t.Context(), qs, "stone", []string{"urn:p:ann", "urn:p:ben"})
	if !strings.Contains(err.Error(), "Ben Stone, Person, <urn:p:ben>, 2 mentions; Ann Stone") {
		t.Error(err)
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct{ text, from, want string }{
		{"stanse", "stance source since", "stance"},
		{"who-siad", "who-said who-is sources", "who-said who-is"},
		{"x", "stance since", ""},
		{"entity", "entity", "entity"},
		{"", "a ab", "a"},
	} {
		if got := strings.Join(near(c.text, strings.Fields(c.from)), " "); got != c.want {
			t.Errorf("near(%s, %s) = %s, want %s", c.text, c.from, got, c.want)
		}
	}
}
