// SPDX-License-Identifier: Apache-2.0

package identity

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"kg/internal/fault"
	"kg/internal/nquads"
	"kg/schema"
)

var mint = schema.Minter{Base: schema.DefaultBase}

func each(quads []quad.Quad) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}

func decided(d Decision) Decision {
	d.By, d.On = "ada", "2026-11-25"
	d.Identify(mint)
	return d
}

func TestDecisionsComeBack(t *testing.T) {
	want := []Decision{
		decided(Decision{Kind: Merge, Entity: "urn:p:b", Other: "urn:p:a", Why: "one man"}),
		decided(Decision{Kind: Apart, Entity: "urn:p:c", Other: "urn:p:d"}),
		{Kind: Split, Entity: "urn:p:a-golfer", Other: "urn:p:a", Article: "urn:x", Telling: "golfer", By: "bo", On: "2026-11-26T10:00:00Z"},
		{Kind: Merge, Entity: "urn:p:e", Other: "urn:p:a", By: "bo", On: "2026-11-27T10:00:00+02:00"},
	}
	want[2].Identify(mint)
	want[3].Identify(mint)
	slices.SortFunc(want[:2], func(a, b Decision) int { return strings.Compare(a.ID, b.ID) })
	var quads []quad.Quad
	for _, d := range want {
		quads = append(quads, d.Quads()...)
	}
	quads = append(quads, // an article says something like it, and a decision decides nothing
		quad.Quad{Subject: quad.IRI("urn:p:x"), Predicate: quad.IRI(schema.KgMergedInto), Object: quad.IRI("urn:p:a"), Label: quad.IRI("urn:y")},
		quad.Quad{Subject: quad.IRI("urn:d"), Predicate: quad.IRI(schema.RdfType), Object: quad.IRI(schema.KgDecision), Label: quad.IRI("urn:d")})
	got, err := Decisions(each(quads))
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, error %v\nwant %v", got, err, want)
	}
	for _, q := range quads[:len(quads)-2] {
		if _, err := nquads.Line(q); err != nil {
			t.Error(err)
		}
	}
}

// person is an entity that is merged with no other.
func person(name string) *Entity {
	return &Entity{IRI: mint.Entity("person", name), Class: schema.SchemaPerson, Name: name, Articles: []string{"urn:x"}}
}

func TestBadDecisions(t *testing.T) {
	a, b, c, d := person("Ann"), person("Ben"), person("Cem"), person("Dov")
	e, f, lake := person("Eva"), person("Fay"), person("Lake")
	e.Wikidata, f.Wikidata = []string{"http://www.wikidata.org/entity/Q1"}, []string{"http://www.wikidata.org/entity/Q2"}
	lake.Class, lake.IRI = schema.SchemaPlace, "urn:kg:place:lake"
	s := NewSet([]Decision{
		decided(Decision{Kind: Merge, Entity: b.IRI, Other: a.IRI}),
		decided(Decision{Kind: Merge, Entity: c.IRI, Other: b.IRI}),
		decided(Decision{Kind: Apart, Entity: a.IRI, Other: d.IRI}),
		decided(Decision{Kind: Split, Entity: "urn:kg:person:ann-golfer", Other: a.IRI, Article: "urn:x", Telling: "golfer"}),
	})
	golfer := &Entity{IRI: "urn:kg:person:ann-golfer", Class: schema.SchemaPerson, Name: "Ann"}
	merge := func(entity, other *Entity) error { _, err := s.Merge(entity, other); return err }
	apart := func(a, b *Entity) error { _, err := s.Apart(a, b); return err }
	split := func(e *Entity, article, telling string) error {
		_, err := s.Split(mint, e, article, telling)
		return err
	}
	undo := func(id string) error { _, err := s.Undo(id); return err }
	for _, x := range []struct {
		err  error
		want string
	}{
		{merge(a, a), "Ann <urn:kg:person:ann> is itself"},
		{merge(b, a), "merged already, as ada decided on 2026-11-25"},
		{merge(a, b), "merged already"},
		{merge(a, c), "would form a circle"},
		{merge(c, a), "would form a circle"},
		{merge(b, e), "is counted as <urn:kg:person:ann> already"},
		{merge(lake, a), "is a Place and Ann <urn:kg:person:ann> a Person"},
		{merge(e, f), "is wd:Q1 in Wikidata and Fay <urn:kg:person:fay> wd:Q2"},
		{merge(d, c), "<urn:kg:person:dov> and <urn:kg:person:ann> are two"},
		{merge(golfer, a), "are two"},
		{apart(a, a), "is itself"},
		{apart(a, c), "are one by way of others"},
		{apart(d, a), "are two already"},
		{split(a, "urn:x", "golfer"), "is <urn:kg:person:ann-golfer> already"},
		{split(b, "urn:y", "golfer"), "<urn:y> does not speak of Ben"},
		{split(b, "urn:x", " ?! "), "--as is to say in words"},
		{undo("urn:none"), "there is no decision <urn:none>"},
	} {
		if x.err == nil || !strings.Contains(x.err.Error(), x.want) || fault.KindOf(x.err) != fault.Usage {
			t.Errorf("got %v, want %q", x.err, x.want)
		}
	}
	for _, err := range []error{merge(e, a), merge(person("Gus"), c), apart(d, e), split(b, "urn:x", "golfer")} {
		if err != nil {
			t.Error(err)
		}
	}
	group := &Entity{IRI: "urn:kg:group:x", Class: schema.KgGroup}
	if err := merge(group, &Entity{IRI: "urn:kg:organization:x", Class: schema.SchemaOrganization}); err != nil {
		t.Errorf("a group and an organisation: %v", err)
	}
}

func TestUndoOfASplitThatIsUsed(t *testing.T) {
	split := decided(Decision{Kind: Split, Entity: "urn:p:a-golfer", Other: "urn:p:a", Article: "urn:x", Telling: "golfer"})
	merge := decided(Decision{Kind: Merge, Entity: "urn:p:a-golfer", Other: "urn:p:b"})
	if _, err := NewSet([]Decision{split, merge}).Undo(split.ID); err == nil || !strings.Contains(err.Error(), "stands in another decision") {
		t.Errorf("error %v", err)
	}
	if d, err := NewSet([]Decision{split}).Undo(split.ID); err != nil || d != split {
		t.Errorf("%v, error %v", d, err)
	}
}

// Whatever the edges are, those that they connect have one head, which does not depend on their order.
func TestMergesHaveOneHead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		node := rapid.Custom(func(t *rapid.T) string { return fmt.Sprintf("urn:p:%d", rapid.IntRange(0, 9).Draw(t, "node")) })
		edges := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]string { return [2]string{node.Draw(t, "a"), node.Draw(t, "b")} }), 0, 12).Draw(t, "edges")
		var m, reversed Merges
		for i, e := range edges {
			m.Add(e[0], e[1])
			reversed.Add(edges[len(edges)-1-i][0], edges[len(edges)-1-i][1])
		}
		for _, e := range edges {
			if h := m.Head(e[0]); h != m.Head(e[1]) || h != reversed.Head(e[0]) || !slices.Contains(m.Members(e[0]), h) {
				t.Fatalf("%v: head %s of %s, %s of %s", edges, h, e[0], m.Head(e[1]), e[1])
			}
		}
	})
}

// Random decisions, each of which is taken back, in any order that is allowed, leave the quads as they were; what they allow
// has one root for all that it merges.
func TestDecidedAndUndoneIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := newWorld()
		before := maps.Clone(g.quads)
		for range rapid.IntRange(1, 12).Draw(t, "decisions") {
			g.decide(t)
		}
		for len(g.set(t).Decisions) > 0 {
			ds := g.set(t).Decisions
			d, err := g.set(t).Undo(ds[rapid.IntRange(0, len(ds)-1).Draw(t, "undo")].ID)
			if err != nil {
				continue // another one rests on it
			}
			g.undo(d)
		}
		if !maps.Equal(g.quads, before) {
			t.Fatalf("got %v\nwant %v", g.quads, before)
		}
	})
}

// world is a graph of six people in two articles, as a set of quads.
type world struct{ quads map[quad.Quad]bool }

func newWorld() *world {
	g := &world{map[quad.Quad]bool{}}
	for i := range 6 {
		for _, article := range []quad.IRI{"urn:x", "urn:y"} {
			s := quad.IRI(fmt.Sprintf("urn:kg:person:p%d", i))
			g.quads[quad.Quad{Subject: s, Predicate: quad.IRI(schema.RdfType), Object: quad.IRI(schema.SchemaPerson), Label: article}] = true
			g.quads[quad.Quad{Subject: s, Predicate: quad.IRI(schema.SchemaName), Object: quad.String(fmt.Sprintf("P%d", i)), Label: article}] = true
			g.quads[quad.Quad{Subject: quad.IRI("urn:c"), Predicate: quad.IRI(schema.SchemaAbout), Object: s, Label: article}] = true
			if i < 2 {
				twin := quad.IRI(fmt.Sprintf("http://www.wikidata.org/entity/Q%d", i))
				g.quads[quad.Quad{Subject: s, Predicate: quad.IRI(schema.OwlSameAs), Object: twin, Label: article}] = true
			}
		}
	}
	return g
}

func (g *world) set(t *rapid.T) *Set {
	ds, err := Decisions(each(slices.Collect(maps.Keys(g.quads))))
	if err != nil {
		t.Fatal(err)
	}
	return NewSet(ds)
}

// decide tries a decision on two entities, or one entity and an article.
func (g *world) decide(t *rapid.T) {
	s := g.set(t)
	all, err := Collect(each(slices.Collect(maps.Keys(g.quads))), s)
	if err != nil {
		t.Fatal(err)
	}
	a := all[rapid.IntRange(0, len(all)-1).Draw(t, "a")]
	b := all[rapid.IntRange(0, len(all)-1).Draw(t, "b")]
	article := rapid.SampledFrom([]string{"urn:x", "urn:y"}).Draw(t, "article")
	var d Decision
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		d, err = s.Merge(a, b)
	case 1:
		d, err = s.Apart(a, b)
	default:
		d, err = s.Split(mint, a, article, rapid.SampledFrom([]string{"golfer", "judge"}).Draw(t, "as"))
	}
	if err != nil {
		return
	}
	d = decided(d)
	if d.Kind == Merge && Different(a.Wikidata, b.Wikidata) {
		t.Fatalf("merged across Wikidata ids: %v", d)
	}
	for _, q := range d.Quads() {
		g.quads[q] = true
	}
	if d.Kind == Split {
		g.put(article, g.set(t).Rewrite(article, g.article(article)))
	}
}

func (g *world) undo(d Decision) {
	if d.Kind == Split {
		g.put(d.Article, d.Undone(g.article(d.Article)))
	}
	for q := range g.quads {
		if q.Label == quad.IRI(d.ID) {
			delete(g.quads, q)
		}
	}
}

func (g *world) article(iri string) []quad.Quad {
	var out []quad.Quad
	for q := range g.quads {
		if q.Label == quad.IRI(iri) {
			out = append(out, q)
		}
	}
	return out
}

func (g *world) put(iri string, quads []quad.Quad) {
	for _, q := range g.article(iri) {
		delete(g.quads, q)
	}
	for _, q := range quads {
		g.quads[q] = true
	}
}
