// SPDX-License-Identifier: Apache-2.0

package claimgraph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"kg/extract"
	"kg/schema"
)

const text = "Ada Orlo denied that Boris Ket leads Norland. About 1,500 people met."

// document is an article of two people and a country, in which one claim of the given stance says that one leads it.
func document(stance extract.Stance) *extract.Document {
	span := func(words string) extract.Span {
		i := strings.Index(text, words)
		return extract.Span{Start: i, End: i + len(words)}
	}
	mention := func(words string) []extract.Mention { return []extract.Mention{{Span: span(words)}} }
	return &extract.Document{
		Article: extract.Article{ID: "urn:kg:article:1", Title: "T", Published: "2024-10-25", SHA256: "00"},
		Text:    text,
		Entities: []extract.Entity{
			{ID: "urn:kg:person:ada-orlo", Name: "Ada Orlo", Mentions: mention("Ada Orlo")},
			{ID: "urn:kg:person:boris-ket", Name: "Boris Ket", Mentions: mention("Boris Ket")},
			{ID: "urn:kg:country:norland", Type: extract.Country, Name: "Norland", Mentions: mention("Norland")},
		},
		Roles: []extract.Role{{Person: 1, Title: "leader", Of: 2, Span: span("Boris Ket leads Norland"), Claim: 0}},
		Claims: []extract.Claim{{
			ID: "urn:kg:claim:1", Source: 0, SourceSpan: span("Ada Orlo"), CueSpan: span("denied"), Cue: "deny",
			Content: []extract.Span{span("that Boris Ket leads Norland")}, Stance: stance, To: -1, Place: -1, Date: "2024-10",
			Within: -1, Confidence: 0.5,
		}},
		Statements: []extract.Statement{{
			ID: "urn:kg:statement:1", Subject: 1, Object: 2, Predicate: "leaderOf", Span: span("Boris Ket leads Norland"),
			Claim: 0, Place: -1, Extractor: "leads", Confidence: 0.5,
		}},
		Quantities: []extract.Quantity{{Span: span("1,500"), Value: 1500, HasValue: true, Unit: "people", Approximate: true, Claim: -1}},
	}
}

func options() Options { return Options{Minter: schema.Minter{Base: schema.DefaultBase}, Version: "1"} }

// edge finds the plain edge of the statement and gives its label.
func edge(quads []quad.Quad) (label string, ok bool) {
	for _, q := range quads {
		if q.Predicate == quad.IRI(schema.KgLeaderOf) {
			return quad.ToString(q.Label), true
		}
	}
	return "", false
}

// TestNoEdge keeps principle 2 of the vocabulary: only what its speaker says to be so is an edge, and the label is the
// speaker's claim.
func TestNoEdge(t *testing.T) {
	for s := extract.Asserts; s <= extract.Accuses; s++ {
		label, ok := edge(Quads(document(s), options()))
		if want := s == extract.Asserts || s == extract.Accuses; ok != want {
			t.Errorf("%s: edge %v, want %v", s, ok, want)
		}
		if ok && label != "<urn:kg:claim:1>" {
			t.Errorf("%s: the edge is labelled %s", s, label)
		}
	}
	for name, change := range map[string]func(*extract.Document){
		"negative": func(d *extract.Document) { d.Statements[0].Negative = true },
		"possible": func(d *extract.Document) { d.Statements[0].Modality = extract.Possible },
		"unreal":   func(d *extract.Document) { d.Statements[0].Modality = extract.Unreal },
		"in a claim that is denied": func(d *extract.Document) {
			outer := d.Claims[0]
			outer.ID, outer.Stance = "urn:kg:claim:2", extract.Denies
			d.Claims = append(d.Claims, outer)
			d.Claims[0].Within = 1
		},
	} {
		d := document(extract.Asserts)
		change(d)
		if label, ok := edge(Quads(d, options())); ok {
			t.Errorf("%s: there is an edge, labelled %s", name, label)
		}
	}
}

// TestDeniedSaying: that a claim was made, inside a claim that is denied, is marked as denied too.
func TestDeniedSaying(t *testing.T) {
	d := document(extract.Asserts)
	outer := d.Claims[0]
	outer.ID, outer.Stance = "urn:kg:claim:2", extract.Denies
	d.Claims = append(d.Claims, outer)
	d.Claims[0].Within = 1
	want := "<urn:kg:claim:1> -- <" + schema.KgPolarity + "> -> <" + schema.KgNegative + ">"
	for _, q := range Quads(d, options()) {
		if strings.HasPrefix(fmt.Sprint(q.Subject, " -- ", q.Predicate, " -> ", q.Object), want) {
			return
		}
	}
	t.Errorf("no quad %s", want)
}

// TestVocabulary: every predicate, class and datatype is a term of the vocabulary, every quad has a label, no node is
// blank.
func TestVocabulary(t *testing.T) {
	known := map[string]bool{}
	for _, x := range schema.Terms() {
		known[x.IRI()] = true
	}
	o := options()
	o.NoText = true
	for _, q := range append(Quads(document(extract.Denies), options()), Quads(document(extract.Asserts), o)...) {
		if !known[string(q.Predicate.(quad.IRI))] {
			t.Errorf("predicate %s is not in the vocabulary", q.Predicate)
		}
		if q.Label == nil {
			t.Errorf("%s has no label", q)
		}
		switch v := q.Object.(type) {
		case quad.BNode:
			t.Errorf("%s has a blank node", q)
		case quad.TypedString:
			if !known[string(v.Type)] {
				t.Errorf("datatype %s is not in the vocabulary", v.Type)
			}
		case quad.IRI:
			own := strings.HasPrefix(string(v), "urn:kg:ns:") || q.Predicate == quad.IRI(schema.RdfType)
			if own && !known[string(v)] {
				t.Errorf("%s is not in the vocabulary", v)
			}
		}
	}
}

// TestOptions: without the text, each passage carries its words; without mentions, none is there.
func TestOptions(t *testing.T) {
	o := options()
	o.NoText, o.NoMentions = true, true
	exact := map[string]bool{}
	for _, q := range Quads(document(extract.Denies), o) {
		switch q.Predicate {
		case quad.IRI(schema.KgText), quad.IRI(schema.KgMentionedIn):
			t.Errorf("%s is there", q.Predicate)
		case quad.IRI(schema.OaExact):
			exact[string(q.Object.(quad.String))] = true
		}
	}
	for _, words := range []string{"denied", "that Boris Ket leads Norland", "1,500"} {
		if !exact[words] {
			t.Errorf("no passage carries %q", words)
		}
	}
}

func TestLiterals(t *testing.T) {
	for value, want := range map[string]string{
		"2024": schema.XsdGYear, "2024-10": schema.XsdGYearMonth, "2024-10-25": schema.XsdDate,
		"2024-10-25T10:00:00Z": schema.XsdDateTime,
	} {
		if got := date(value).(quad.TypedString).Type; string(got) != want {
			t.Errorf("date(%s) is a %s", value, got)
		}
	}
	if _, ok := date("2019/2021").(quad.String); !ok {
		t.Error("an interval has no datatype")
	}
	for value, want := range map[float64]string{1500: "1500", 11e6: "11000000", 0.25: "0.25", 1e-7: "0.0000001"} {
		if got := number(value).(quad.TypedString).Value; string(got) != want {
			t.Errorf("number(%v) = %s, want %s", value, got, want)
		}
	}
}
