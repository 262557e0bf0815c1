// SPDX-License-Identifier: Apache-2.0

package query

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/internal/identity"
	"kg/internal/nquads"
	"kg/schema"
)

const (
	alexander = "urn:kg:person:alexander-lukashenko"
	viktor    = "urn:kg:person:viktor-lukashenko"
	shoigu    = "urn:kg:person:sergei-shoigu"
)

// decisions are quads of decisions, as a file has them.
func decisions(t *testing.T, ds ...identity.Decision) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, d := range ds {
		d.By, d.On = "ada", "2026-11-25"
		d.Identify(schema.Minter{Base: schema.DefaultBase})
		for _, q := range d.Quads() {
			line, err := nquads.Line(q)
			if err != nil {
				t.Fatal(err)
			}
			b.WriteString(line + "\n")
		}
	}
	return b.Bytes()
}

// Whatever is asked of one of merged entities is answered for all of them, and nothing is lost or twice there.
func TestMergedAnswerTogether(t *testing.T) {
	facts := read(t, stories+"/world.nq")
	one := decisions(t, identity.Decision{Kind: identity.Merge, Entity: viktor, Other: alexander},
		identity.Decision{Kind: identity.Merge, Entity: shoigu, Other: viktor})
	catalog := load(t, t.TempDir())
	for _, b := range []backend{backends[0], backends[3]} {
		apart, merged := store(t, b, facts), store(t, b, facts, one)
		for _, name := range []string{"claims-of", "said-about", "quotes", "mentions", "timeline", "roles", "allies"} {
			q, err := catalog.Find(name)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, who := range []string{alexander, viktor, shoigu} {
				want = append(want, nodes(t, apart, q, who)...)
			}
			slices.Sort(want)
			want = slices.Compact(want)
			for _, who := range []string{alexander, viktor, shoigu, "Sergei Shoigu", "lukashenko"} {
				if got := nodes(t, merged, q, who); !slices.Equal(got, want) {
					t.Errorf("%s, %s, %s\ngot  %v\nwant %v", b.name, name, who, got, want)
				}
			}
		}
	}
}

// nodes are what the rows of a query are of, sorted.
func nodes(t *testing.T, qs graph.QuadStore, q Query, who string) []string {
	t.Helper()
	r, err := Run(t.Context(), qs, q, map[string]string{"entity": who}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range r.Rows {
		key := ""
		for i, c := range r.Columns {
			if slices.Contains([]string{"claim", "passage", "statement", "role", "words", "date"}, c) {
				key += fmt.Sprint(row[i], " ")
			}
		}
		out = append(out, key)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// The queries that group by entity count merged ones once, under the name of their head.
func TestMergedAreCountedOnce(t *testing.T) {
	qs := store(t, backends[0], read(t, stories+"/world.nq"),
		decisions(t, identity.Decision{Kind: identity.Merge, Entity: viktor, Other: alexander}))
	catalog := load(t, t.TempDir())
	for _, c := range []struct{ query, args, want string }{
		{"sources", "", `{"speaker":"Alexander Lukashenko","claims":3,"articles":2,"denials":`},
		{"who-is", "viktor lukashenko", `{"what":"name","value":"Alexander Lukashenko"`},
		{"who-is", "viktor lukashenko", `{"what":"also called","value":"Viktor Lukashenko"`},
		{"denials", "of=" + viktor, `"speaker":"Alexander Lukashenko"`},
	} {
		q, err := catalog.Find(c.query)
		if err != nil {
			t.Fatal(err)
		}
		got := play(t, func(args []string) (*Result, error) {
			bound, err := ParseArgs(q, args)
			if err != nil {
				return nil, err
			}
			return Run(t.Context(), qs, q, bound, Options{})
		}, []byte(c.args))
		if !bytes.Contains(got, []byte(c.want)) {
			t.Errorf("%s %s gives\n%s\nwithout %s", c.query, c.args, got, c.want)
		}
	}
}

func TestDecisions(t *testing.T) {
	split := identity.Decision{Kind: identity.Split, Entity: "urn:p:ann-golfer", Other: "urn:p:ann", Article: "urn:b", Telling: "golfer"}
	facts := strings.NewReplacer("<NAME>", "<"+schema.SchemaName+">", "<KIND>", "<"+schema.RdfType+">", "<SEEN>", "<"+schema.KgMentionedIn+">").
		Replace(`<urn:p:ann> <NAME> "Ann Stone" <urn:a> .
<urn:p:ann> <KIND> <https://schema.org/Person> <urn:a> .
<urn:p:ann> <SEEN> <urn:a#char=0,3> <urn:a> .
<urn:p:ben> <NAME> "Ben Stone" <urn:a> .
<urn:p:ben> <KIND> <https://schema.org/Person> <urn:a> .
<urn:p:ann-golfer> <NAME> "Ann Stone" <urn:b> .
<urn:p:ann-golfer> <KIND> <https://schema.org/Person> <urn:b> .
`)
	qs := store(t, backends[3], []byte(facts), decisions(t, split, identity.Decision{Kind: identity.Merge, Entity: "urn:p:ben", Other: "urn:p:ann"}))
	s, err := Decisions(t.Context(), qs)
	if err != nil || len(s.Decisions) != 2 || s.Head("urn:p:ben") != "urn:p:ann" {
		t.Fatalf("%v, error %v", s, err)
	}
	rewritten := s.Rewrite("urn:b", []quad.Quad{{Subject: quad.IRI("urn:c"), Predicate: quad.IRI(schema.SchemaAbout), Object: quad.IRI("urn:p:ann"), Label: quad.IRI("urn:b")}})
	if rewritten[0].Object != quad.IRI("urn:p:ann-golfer") {
		t.Errorf("the split is not made: %v", rewritten)
	}
	e, err := About(t.Context(), qs, s, "urn:p:ben")
	if err != nil || e.IRI != "urn:p:ann" || e.Mentions != 1 || !slices.Equal(e.Others, []string{"Ben Stone"}) {
		t.Errorf("%+v, error %v", e, err)
	}
	_, err = FindEntity(t.Context(), qs, "ann stone")
	if err == nil || !strings.Contains(err.Error(), "Ann Stone (golfer), Person, <urn:p:ann-golfer>, 0 mentions") {
		t.Errorf("error %v", err)
	}
}
