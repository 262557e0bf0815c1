// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"kg/internal/fault"
	"kg/internal/nquads"
	"kg/internal/pgtest"
	"kg/schema"

	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

const article = "urn:kg:article:1"

// quads reads N-Quads in short: each line s, p, o and label; the names get the base, what is quoted stays.
func quads(t testing.TB, lines ...string) []quad.Quad {
	t.Helper()
	var qs []quad.Quad
	for _, l := range lines {
		var b strings.Builder
		for _, f := range strings.Fields(l) {
			switch {
			case strings.HasPrefix(f, `"`):
				b.WriteString(f + " ")
			case f == "a":
				b.WriteString("<" + schema.RdfType + "> ")
			case f == "Claim":
				b.WriteString("<" + schema.KgClaim + "> ")
			default:
				b.WriteString("<urn:kg:" + f + "> ")
			}
		}
		q, ok, err := nquads.ParseLine(b.String() + ".")
		if !ok || err != nil {
			t.Fatalf("%s: %v", l, err)
		}
		qs = append(qs, q)
	}
	return qs
}

// version is what an article says in its nth version: the claim and n facts of one and the same subject.
func version(t testing.TB, n int) []quad.Quad {
	lines := []string{"claim:1 a Claim article:1", "person:x allyOf person:y claim:1", `article:1 version "` + fmt.Sprint(n) + `" article:1`}
	for i := range n {
		lines = append(lines, fmt.Sprintf(`person:x fact:%d "%d" article:1`, n, i))
	}
	return quads(t, lines...)
}

func sorted(t testing.TB, seq iter.Seq2[quad.Quad, error]) string {
	t.Helper()
	var b strings.Builder
	if _, err := nquads.WriteSorted(&b, seq); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func text(t testing.TB, qs []quad.Quad) string {
	t.Helper()
	return sorted(t, func(yield func(quad.Quad, error) bool) {
		for _, q := range qs {
			if !yield(q, nil) {
				return
			}
		}
	})
}

// facts is the graph without the vocabulary.
func facts(t testing.TB, g *Graph) string {
	t.Helper()
	return sorted(t, func(yield func(quad.Quad, error) bool) {
		for q, err := range g.All(t.Context()) {
			if (err != nil || q.Label != nil) && !yield(q, err) {
				return
			}
		}
	})
}

func open(t testing.TB, dir string, o Options) *Graph {
	t.Helper()
	g, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

func put(t testing.TB, g *Graph, qs []quad.Quad) bool {
	t.Helper()
	changed, err := g.Put(t.Context(), article, qs)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func sameText(t testing.TB, want, got string) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// everywhere runs a test on a graph in a folder, on one in memory and on one in a database.
func everywhere(t *testing.T, run func(t *testing.T, g *Graph)) {
	t.Run("folder", func(t *testing.T) { run(t, open(t, filepath.Join(t.TempDir(), "kg.db"), Options{Create: true})) })
	t.Run("memory", func(t *testing.T) { run(t, open(t, "", Options{Memory: true})) })
	t.Run("database", func(t *testing.T) { run(t, open(t, pgtest.Address(t), Options{Create: true})) })
}

func TestPut(t *testing.T) {
	everywhere(t, func(t *testing.T, g *Graph) {
		neighbour := quads(t, "person:x allyOf person:y article:2", "claim:2 a Claim article:2", "person:x fact:5 person:y claim:2")
		if changed, err := g.Put(t.Context(), "urn:kg:article:2", neighbour); err != nil || !changed {
			t.Fatalf("changed %v, error %v", changed, err)
		}
		// From many to few and back: a term that loses more quads than it gains must not be lost.
		for _, n := range []int{5, 1, 7, 0, 3} {
			if !put(t, g, version(t, n)) {
				t.Errorf("version %d: not changed", n)
			}
			if put(t, g, version(t, n)) {
				t.Errorf("version %d: changed by the same quads", n)
			}
			sameText(t, text(t, version(t, n)), sorted(t, g.Article(t.Context(), article)))
			sameText(t, text(t, append(version(t, n), neighbour...)), facts(t, g))
		}
		if !put(t, g, nil) {
			t.Error("not changed by taking all away")
		}
		sameText(t, text(t, neighbour), facts(t, g))
		st, err := g.Stats(t.Context())
		if want := int64(len(ontology()) + len(neighbour)); err != nil || st.Quads != want {
			t.Errorf("%d quads, want %d, error %v", st.Quads, want, err)
		}
	})
}

func TestPutRepeated(t *testing.T) {
	g := open(t, "", Options{Memory: true})
	twice := append(version(t, 2), version(t, 2)...)
	put(t, g, twice)
	if put(t, g, twice) {
		t.Error("changed by the same quads")
	}
	put(t, g, nil)
	ref, err := g.Store().ValueOf(quad.IRI("urn:kg:person:x"))
	if err != nil || ref != nil {
		t.Errorf("the person outlives its last quad: %v, error %v", ref, err)
	}
}

func TestPutRefuses(t *testing.T) {
	g := open(t, "", Options{Memory: true})
	put(t, g, version(t, 2))
	for name, qs := range map[string][]quad.Quad{
		"another label":     quads(t, "person:x allyOf person:y article:2"),
		"no label":          {{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o")}},
		"claim of no one":   quads(t, "person:x allyOf person:y claim:1"),
		"claim of another":  quads(t, "claim:1 a Claim article:2", "person:x allyOf person:y claim:1"),
		"blank node":        {{Subject: quad.BNode("b"), Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o"), Label: quad.IRI(article)}},
		"a literal subject": {{Subject: quad.String("b"), Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o"), Label: quad.IRI(article)}},
	} {
		if changed, err := g.Put(t.Context(), article, qs); err == nil || changed {
			t.Errorf("%s: changed %v, error %v", name, changed, err)
		}
	}
	sameText(t, text(t, version(t, 2)), facts(t, g))
}

func TestAdd(t *testing.T) {
	everywhere(t, func(t *testing.T, g *Graph) {
		put(t, g, version(t, 2))
		more := append(version(t, 2), quads(t, "person:x allyOf person:z article:1", "person:x a person:y article:3")...)
		more = append(more, more...)
		more = append(more, quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: quad.Int(7)})
		for _, want := range []int{3, 0} {
			if n, err := g.Add(t.Context(), more); n != want || err != nil {
				t.Errorf("%d added, want %d, error %v", n, want, err)
			}
		}
		if n, err := g.Add(t.Context(), ontology()); n != 0 || err != nil {
			t.Errorf("%d quads of the vocabulary added, error %v", n, err)
		}
		if _, err := g.Add(t.Context(), []quad.Quad{{Subject: quad.IRI("s"), Predicate: quad.IRI("urn:p"), Object: quad.Int(7)}}); fault.KindOf(err) != fault.Input {
			t.Errorf("a relative IRI: error %v", err)
		}
	})
}

// TestIdentity: what is exported and loaded is exported as the same bytes.
func TestIdentity(t *testing.T) {
	input := `<urn:s> <urn:p> "007"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:l> .
<urn:s> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#boolean> <urn:l> .
<urn:s> <urn:p> "2024-10-25"^^<http://www.w3.org/2001/XMLSchema#date> <urn:l> .
<urn:s> <urn:p> "2024-10-25T10:00:00+02:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> <urn:l> .
<urn:s> <urn:p> "2024-10-25T10:00:00.50Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> <urn:l> .
<urn:s> <urn:p> "2024-10-25T10:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> <urn:l> .
<urn:s> <urn:p> "42"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:l> .
<urn:s> <urn:p> "True"^^<http://www.w3.org/2001/XMLSchema#boolean> <urn:l> .
<urn:s> <urn:p> "a"@en <urn:l> .
<urn:s> <urn:p> "a"@en-GB <urn:l> .
<urn:s> <urn:p> "a\"@b\u0000\u007F\\" <urn:l> .
<urn:s> <urn:p> "true" <urn:l> .
<urn:s> <urn:p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> <urn:l> .
`
	everywhere(t, func(t *testing.T, g *Graph) {
		var qs []quad.Quad
		for q, err := range nquads.Read(strings.NewReader(input), "a.nq") {
			if err != nil {
				t.Fatal(err)
			}
			qs = append(qs, q)
		}
		if _, err := g.Add(t.Context(), qs); err != nil {
			t.Fatal(err)
		}
		sameText(t, input, facts(t, g))
	})
}

// TestGizmoFindsLiterals: a number, a truth value and a string in a script find the literals of the graph.
func TestGizmoFindsLiterals(t *testing.T) {
	g := open(t, "", Options{Memory: true})
	xsd := "http://www.w3.org/2001/XMLSchema#"
	_, err := g.Add(t.Context(), []quad.Quad{
		{Subject: quad.IRI("urn:i"), Predicate: quad.IRI("urn:p"), Object: quad.TypedString{Value: "42", Type: quad.IRI(xsd + "integer")}},
		{Subject: quad.IRI("urn:b"), Predicate: quad.IRI("urn:p"), Object: quad.TypedString{Value: "true", Type: quad.IRI(xsd + "boolean")}},
		{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: quad.TypedString{Value: "x", Type: quad.IRI(xsd + "string")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for script, want := range map[string]string{`g.V(42)`: "urn:i", `g.V(true)`: "urn:b", `g.V("x")`: "urn:s"} {
		it, err := query.NewSession(g.Store(), "gizmo").Execute(t.Context(), script+`.in("<urn:p>").all()`, query.Options{Collation: query.JSON, Limit: 9})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for it.Next(t.Context()) {
			n++
			if got := fmt.Sprint(it.Result()); !strings.Contains(got, want) {
				t.Errorf("%s finds %s", script, got)
			}
		}
		if n != 1 || it.Err() != nil {
			t.Errorf("%s finds %d, error %v", script, n, it.Err())
		}
		it.Close()
	}
}

func TestInterrupted(t *testing.T) {
	everywhere(t, func(t *testing.T, g *Graph) {
		put(t, g, version(t, 3))
		before := facts(t, g)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := g.Put(ctx, article, version(t, 4)); fault.KindOf(err) != fault.Interrupted {
			t.Errorf("Put: error %v", err)
		}
		if _, err := g.Add(ctx, version(t, 4)); fault.KindOf(err) != fault.Interrupted {
			t.Errorf("Add: error %v", err)
		}
		sameText(t, before, facts(t, g))
		put(t, g, version(t, 4))
		sameText(t, text(t, version(t, 4)), facts(t, g))
	})
}

// TestRollback breaks off a write in the middle: nothing of it may show, and the next write must be sound.
func TestRollback(t *testing.T) {
	everywhere(t, func(t *testing.T, g *Graph) {
		put(t, g, version(t, 3))
		stop := errors.New("no more")
		_, err := g.Load(t.Context(), func(yield func(quad.Quad, error) bool) {
			for _, q := range version(t, 6) {
				if !yield(q, nil) {
					return
				}
			}
			yield(quad.Quad{}, stop)
		})
		if !errors.Is(err, stop) {
			t.Errorf("error %v", err)
		}
		sameText(t, text(t, version(t, 3)), facts(t, g))
		put(t, g, version(t, 6))
		sameText(t, text(t, version(t, 6)), facts(t, g))
	})
}

// TestReadersAndWriter is for the race detector, and for what readers see: whole versions.
func TestReadersAndWriter(t *testing.T) {
	everywhere(t, func(t *testing.T, g *Graph) {
		put(t, g, version(t, 1))
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				for ctx.Err() == nil {
					for range g.Article(ctx, article) {
					}
					if _, err := g.Store().ValueOf(quad.IRI("urn:kg:person:x")); err != nil {
						t.Error(err)
					}
				}
			})
		}
		n := 0
		for ctx.Err() == nil {
			n++
			put(t, g, version(t, n%5))
		}
		wg.Wait()
		sameText(t, text(t, version(t, n%5)), facts(t, g))
	})
}

func TestOntology(t *testing.T) {
	var want []string
	var subject string
	for _, line := range strings.Split(schema.Ontology, "\n") {
		if line == "" || strings.HasPrefix(line, "@prefix") || strings.HasPrefix(line, "#") {
			continue
		}
		if !strings.HasPrefix(line, " ") {
			subject, line, _ = strings.Cut(line, " ")
		}
		line = strings.TrimRight(strings.TrimSpace(line), " ;.")
		predicate, object, _ := strings.Cut(line, " ")
		if predicate == "a" {
			predicate = "rdf:type"
		}
		if strings.HasPrefix(object, `"`) {
			object = strings.TrimRight(object, `"`)
		}
		want = append(want, strings.Join([]string{schema.Expand(subject), schema.Expand(predicate), schema.Expand(object)}, " "))
	}
	var got []string
	for _, q := range ontology() {
		object := strings.Trim(q.Object.String(), "<>")
		if _, ok := q.Object.(quad.String); ok {
			object = strings.TrimRight(object, `".`)
		}
		got = append(got, strings.Join([]string{string(q.Subject.(quad.IRI)), string(q.Predicate.(quad.IRI)), object}, " "))
	}
	for i := range want {
		want[i] = strings.TrimRight(want[i], `".`)
	}
	slices.Sort(want)
	slices.Sort(got)
	if d := cmp.Diff(want, got); d != "" || len(got) < 100 {
		t.Error(len(got), d)
	}
}

func TestFailed(t *testing.T) {
	g := open(t, t.TempDir(), Options{Create: true})
	full := &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
	if err := g.failed(t.Context(), full); fault.KindOf(err) != fault.Output || !strings.Contains(err.Error(), "full") {
		t.Errorf("a full disk: %v", err)
	}
	if err := g.failed(t.Context(), errors.New("x")); fault.KindOf(err) != fault.Graph {
		t.Errorf("another error: %v", err)
	}
}

// TestClosed: a reader that outlives the graph gets an error and no crash.
func TestClosed(t *testing.T) {
	everywhere(t, func(t *testing.T, g *Graph) {
		put(t, g, version(t, 3))
		store := g.Store()
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := store.ValueOf(quad.IRI("urn:kg:nobody")); err == nil {
			t.Error("a closed store answers")
		}
		n := 0
		for _, err := range g.All(t.Context()) {
			if n++; err == nil || n > 1 {
				t.Errorf("step %d of a closed graph: error %v", n, err)
			}
		}
		if n != 1 {
			t.Errorf("%d steps", n)
		}
		if _, err := g.Put(t.Context(), article, version(t, 4)); err == nil {
			t.Error("a closed graph is written")
		}
	})
}

func BenchmarkPut(b *testing.B) {
	g := open(b, b.TempDir(), Options{Create: true})
	for n := 0; b.Loop(); n++ {
		label := fmt.Sprint("article:", n)
		var lines []string
		for i := range 400 {
			lines = append(lines, fmt.Sprintf(`person:%d fact:%d person:%d %s`, i%20+n, i%30, i*7%50+n%9, label))
		}
		if _, err := g.Put(b.Context(), "urn:kg:"+label, quads(b, lines...)); err != nil {
			b.Fatal(err)
		}
	}
}
