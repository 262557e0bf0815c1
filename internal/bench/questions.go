// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"kg/schema"
)

// mode is how a question is put.
type mode string

const (
	byPath  mode = "path"  // Cayley's path in Go; the answer is ids
	byGizmo mode = "gizmo" // a Gizmo session; the answer is ids
	asJSON  mode = "JSON"  // what a user sees: a Gizmo session or kg query, names, written as JSON
)

// question is asked in some variants, of different things.
type question struct {
	key      string
	modes    []mode
	variants int
	gizmo    func(i int) string
	path     func(qs graph.QuadStore, i int) *path.Path  // with byPath
	sql      func(i int) (text string, terms []quad.IRI) // its column is called id; a ? is a term by its text
}

var questions = []question{
	{
		key: "point", modes: []mode{byPath, byGizmo, asJSON}, variants: 50,
		gizmo: func(i int) string {
			return fmt.Sprintf("g.V(%q).Out(%q).All()", someClaim(i), quad.IRI(schema.SchemaText))
		},
		path: func(qs graph.QuadStore, i int) *path.Path {
			return path.StartPath(qs, someClaim(i)).Out(quad.IRI(schema.SchemaText))
		},
		sql: func(i int) (string, []quad.IRI) {
			return "SELECT o AS id FROM quads WHERE s = ? AND p = ?", []quad.IRI{someClaim(i), quad.IRI(schema.SchemaText)}
		},
	}, {
		key: "two hops", modes: []mode{byPath, byGizmo, asJSON}, variants: 10,
		gizmo: func(i int) string { return fmt.Sprintf("g.V(%q).Both().Both().Unique().Limit(100).All()", somebody(i)) },
		path: func(qs graph.QuadStore, i int) *path.Path {
			return path.StartPath(qs, somebody(i)).Both().Both().Unique().Limit(100)
		},
		sql: func(i int) (string, []quad.IRI) {
			return `WITH one(n) AS (SELECT o FROM quads WHERE s = ?1 UNION ALL SELECT s FROM quads WHERE o = ?1)
				SELECT DISTINCT x AS id FROM (SELECT q.o AS x FROM one CROSS JOIN quads q ON q.s = one.n
				UNION ALL SELECT q.s FROM one CROSS JOIN quads q ON q.o = one.n) LIMIT 100`, []quad.IRI{somebody(i)}
		},
	}, {
		key: "hub", modes: []mode{byPath, byGizmo, asJSON}, variants: 2,
		gizmo: func(i int) string { return fmt.Sprintf("g.V(%q).In().Out().Unique().All()", entity(i)) },
		path: func(qs graph.QuadStore, i int) *path.Path {
			return path.StartPath(qs, entity(i)).In().Out().Unique()
		},
		sql: func(i int) (string, []quad.IRI) {
			return "SELECT DISTINCT b.o AS id FROM quads a CROSS JOIN quads b ON b.s = a.s WHERE a.o = ?", []quad.IRI{entity(i)}
		},
	}, {
		key: "nodes of two", modes: []mode{byGizmo}, variants: 2,
		gizmo: func(i int) string {
			return fmt.Sprintf("g.V(%q).In().Intersect(g.V(%q).In()).All()", entity(i), entity(i+5))
		},
		sql: func(i int) (string, []quad.IRI) {
			return "SELECT a.s AS id FROM quads a JOIN quads b ON a.s = b.s WHERE a.o = ? AND b.o = ?", []quad.IRI{entity(i), entity(i + 5)}
		},
	}, {
		key: "claims of one about another", modes: []mode{byGizmo}, variants: 3,
		gizmo: func(i int) string {
			return fmt.Sprintf("g.V().Has(%q, %q).Has(%q, %q).All()",
				quad.IRI(schema.KgSource), entity(i), quad.IRI(schema.SchemaAbout), entity(i+5))
		},
		sql: func(i int) (string, []quad.IRI) {
			return "SELECT a.s AS id FROM quads a JOIN quads b ON a.s = b.s WHERE a.p = ? AND a.o = ? AND b.p = ? AND b.o = ?",
				[]quad.IRI{quad.IRI(schema.KgSource), entity(i), quad.IRI(schema.SchemaAbout), entity(i + 5)}
		},
	}, {
		key: "articles of two", modes: []mode{byGizmo, asJSON}, variants: 3,
		gizmo: func(i int) string {
			return fmt.Sprintf("g.V(%q).Labels().Intersect(g.V(%q).Labels()).All()", entity(i), entity(i+5))
		},
		sql: func(i int) (string, []quad.IRI) {
			return `WITH a(id) AS (SELECT g FROM quads WHERE s = ?1 UNION SELECT g FROM quads WHERE o = ?1),
				b(id) AS (SELECT g FROM quads WHERE s = ?2 UNION SELECT g FROM quads WHERE o = ?2)
				SELECT id FROM a INTERSECT SELECT id FROM b`, []quad.IRI{entity(i), entity(i + 5)}
		},
	}, {
		key: "count", modes: []mode{byGizmo}, variants: 1,
		gizmo: func(int) string { return "g.Emit(g.V().Count())" },
		sql:   func(int) (string, []quad.IRI) { return "SELECT count(*) AS id FROM terms", nil },
	}, {
		key: "regular expression", modes: []mode{byGizmo}, variants: 1,
		gizmo: func(int) string { return fmt.Sprintf("g.V().Filter(regex(%q)).All()", someWords) },
		sql: func(int) (string, []quad.IRI) {
			return `SELECT id FROM terms WHERE term LIKE '"%' AND term REGEXP '` + someWords + `'`, nil
		},
	},
}

// someWords is a regular expression that few terms match, none of them an IRI.
const someWords = "of article 1[0-9]*77 were"

// someClaim and somebody are those that variant i asks about: claims of different articles of the first ten thousand
// quads, and people little spoken of.
func someClaim(i int) quad.IRI { return claim(11 * i) }
func somebody(i int) quad.IRI  { return entity(150 + i) }

// doomed are the articles that are deleted one by one, each by the labels of its quads.
func doomed(i int) []quad.IRI {
	labels := []quad.IRI{article(13 * i)}
	for k := range claimsEach {
		labels = append(labels, claim(claimsEach*13*i+k))
	}
	return labels
}
