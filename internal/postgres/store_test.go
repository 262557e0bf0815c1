// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"kg/internal/pgtest"
)

// said is a quad of IRIs; without a label where that is "".
func said(s, p string, o quad.Value, label string) quad.Quad {
	q := quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: o}
	if label != "" {
		q.Label = quad.IRI(label)
	}
	return q
}

func load(t testing.TB, s interface {
	Load(context.Context, iter.Seq2[quad.Quad, error]) (int, error)
}, quads ...quad.Quad) {
	t.Helper()
	if _, err := s.Load(t.Context(), all(quads)); err != nil {
		t.Fatal(err)
	}
}

// held is what a store holds, as lines in order.
func held(t testing.TB, v *view) []string {
	t.Helper()
	var out []string
	for q, err := range v.Quads(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprint(q.Subject, q.Predicate, q.Object, q.Label))
	}
	slices.Sort(out)
	return out
}

// sound checks a store, and that it says how many quads and nodes it has.
func sound(t testing.TB, s *opened, quads, nodes int64) {
	t.Helper()
	problems, err := s.Check(t.Context())
	if err != nil || len(problems) > 0 {
		t.Errorf("problems %q, error %v", problems, err)
	}
	st, err := s.Stats(t.Context(), false)
	if err != nil || !st.Quads.Exact || st.Quads.Value != quads || st.Nodes.Value != nodes {
		t.Errorf("%+v, want %d quads and %d nodes, error %v", st, quads, nodes, err)
	}
}

// answers runs a script and gives the ids of its results, in order, or its error.
func answers(t testing.TB, s graph.QuadStore, script string) string {
	t.Helper()
	it, err := query.NewSession(s, "gizmo").Execute(t.Context(), script, query.Options{Collation: query.JSON})
	if err != nil {
		t.Fatal(err)
	}
	defer it.Close()
	var out []string
	for it.Next(t.Context()) {
		out = append(out, strings.TrimPrefix(fmt.Sprint(it.Result()), "map"))
	}
	if it.Err() != nil {
		return it.Err().Error()
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestProvenance(t *testing.T) {
	s := open(t, Options{})
	one, two, none := said("s", "p", quad.IRI("o"), "1"), said("s", "p", quad.IRI("o"), "2"), said("s", "p", quad.IRI("o"), "")
	load(t, s, one, two, none, one)
	load(t, s, one)
	sound(t, s, 3, 5)
	for _, q := range []quad.Quad{one, none} {
		if err := s.ApplyDeltas([]graph.Delta{{Quad: q, Action: graph.Delete}}, graph.IgnoreOpts{}); err != nil {
			t.Error(err)
		}
	}
	if got := held(t, s.view); len(got) != 1 || !strings.Contains(got[0], "<2>") {
		t.Error(got)
	}
	sound(t, s, 1, 4) // the node of the label 1 went with its last quad
	// In their order: deleted and added is there.
	err := s.ApplyDeltas([]graph.Delta{{Quad: two, Action: graph.Delete}, {Quad: two, Action: graph.Add}, {Quad: one, Action: graph.Add}, {Quad: one, Action: graph.Delete}},
		graph.IgnoreOpts{})
	if err != nil {
		t.Error(err)
	}
	sound(t, s, 1, 4)
	for name, d := range map[error]graph.Delta{
		graph.ErrQuadExists:    {Quad: two, Action: graph.Add},
		graph.ErrQuadNotExist:  {Quad: one, Action: graph.Delete},
		graph.ErrInvalidAction: {Quad: one},
		ErrQuad:                {Quad: quad.Quad{Subject: quad.IRI("s")}, Action: graph.Add},
	} {
		err := s.ApplyDeltas([]graph.Delta{{Quad: said("new", "new", quad.IRI("new"), ""), Action: graph.Add}, d}, graph.IgnoreOpts{})
		if _, ok := err.(*graph.DeltaError); !ok || !errors.Is(err.(*graph.DeltaError).Err, name) {
			t.Errorf("want %v, got %v", name, err)
		}
	}
	sound(t, s, 1, 4)
}

func TestTerms(t *testing.T) {
	noon := time.Date(2024, 10, 25, 12, 0, 0, 0, time.UTC)
	const xsd = "http://www.w3.org/2001/XMLSchema#"
	values := []quad.Value{
		quad.IRI("urn:x"), quad.String("urn:x"), quad.BNode("urn:x"), quad.String(""), quad.String("a\x00b"), quad.String(`a\x00b`), quad.String("a\x01b"),
		quad.String(`it's "q" \ % _ $1`), quad.String("e\u0301"), quad.String("\u00e9"), quad.String("\U0001F600"), quad.String(strings.Repeat("long ", 50_000)),
		quad.LangString{Value: "a", Lang: "en"}, quad.LangString{Value: "a", Lang: "en-GB"}, quad.LangString{Value: "a\x00", Lang: "en"},
		quad.TypedString{Value: "007", Type: xsd + "integer"}, quad.TypedString{Value: "x\x00", Type: "urn:t"}, quad.TypedString{Value: "2024-10-25", Type: xsd + "date"},
		quad.Int(7), quad.Int(math.MinInt64), quad.Float(1.5), quad.Bool(true), quad.Bool(false),
		quad.Time(noon), quad.Time(noon.Add(time.Millisecond)), quad.Time(noon.Add(time.Microsecond)), quad.Time(noon.Add(1)), quad.Time(time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)),
		quad.Time(time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)), quad.TypedString{Value: "1e400", Type: xsd + "double"},
	}
	s := open(t, Options{})
	for i, v := range values {
		load(t, s, said("s", fmt.Sprint("p", i), v, "l"))
	}
	sound(t, s, int64(len(values)), int64(2*len(values)+2))
	again := openAt(t, s.text, Options{ReadOnly: true})
	for _, v := range values {
		r, err := again.ValueOf(v)
		if err != nil || r == nil {
			t.Errorf("%v has the token %v, error %v", v, r, err)
			continue
		}
		if got, err := again.NameOf(r); err != nil || got != v {
			t.Errorf("%#v comes back as %#v, error %v", v, got, err)
		}
	}
	for v, same := range map[quad.Value]quad.Value{
		quad.TypedString{Value: "7", Type: xsd + "integer"}:                         quad.Int(7),
		quad.TypedString{Value: "true", Type: xsd + "boolean"}:                      quad.Bool(true),
		quad.TypedString{Value: "2024-10-25T12:00:00.001Z", Type: xsd + "dateTime"}: quad.Time(noon.Add(time.Millisecond)),
		quad.TypedString{Value: "urn:x", Type: xsd + "string"}:                      quad.String("urn:x"),
	} {
		a, err := s.ValueOf(v)
		b, err2 := s.ValueOf(same)
		if err != nil || err2 != nil || a == nil || a != b {
			t.Errorf("%v has the token %v, %v has %v, errors %v, %v", v, a, same, b, err, err2)
		}
	}
	for _, v := range []quad.Value{quad.IRI("nobody"), quad.Int(8), quad.String("\x00")} {
		if r, err := s.ValueOf(v); r != nil || err != nil {
			t.Errorf("%v has the token %v, error %v", v, r, err)
		}
	}
	if _, err := s.Load(t.Context(), all([]quad.Quad{said("s", "p", quad.String("\xff"), "")})); !errors.Is(err, ErrTerm) {
		t.Errorf("text that is not UTF-8: error %v", err)
	}
}

// TestScripts asks what Cayley's own SQL store answers wrongly, or not at all.
func TestScripts(t *testing.T) {
	s := open(t, Options{})
	load(t, s, said("s", "p", quad.IRI("o"), "1"), said("s", "p", quad.IRI("o"), "2"), said("s", "p", quad.IRI("o2"), ""), said("o", "n", quad.Int(5), "1"),
		said("o2", "n", quad.Int(40), "1"), said("o", "name", quad.String("a word here"), "1"), said("o2", "name", quad.String("swordfish\nZ"), "1"))
	for script, want := range map[string]string{
		`g.V("<s>").out("<p>").all()`:                                        "[id:<o2>] [id:<o>] [id:<o>]",
		`g.V("<s>").out("<p>").unique().all()`:                               "[id:<o2>] [id:<o>]",
		`g.emit(g.V("<s>").out("<p>").count())`:                              "3",
		`g.emit(g.V("<s>").out("<p>").limit(2).count())`:                     "2",
		`g.emit(g.V("<s>").out("<p>").skip(2).count())`:                      "1",
		`g.V("<s>").tag("a__b").out("<p>").tag("__node").unique().all()`:     "[__node:<o2> a__b:<s> id:<o2>] [__node:<o> a__b:<s> id:<o>]",
		`g.V("<s>").out(["<p>", "<n>", "<name>"]).unique().all()`:            "[id:<o2>] [id:<o>]",
		`g.V("<s>").labelContext("<2>").out("<p>").all()`:                    "[id:<o>]",
		`g.V("<s>").labels().all()`:                                          "[id:<1>] [id:<2>]",
		`g.V().has("<n>", gt(5)).all()`:                                      "[id:<o2>]",
		`g.V().has("<n>", lt(40)).all()`:                                     "[id:<o>]",
		`g.V().filter(regex("\\bword\\b")).all()`:                            "[id:a word here]",
		`g.V().filter(regex("^(?P<x>s).*fish$")).all()`:                      "", // $ and . know lines as Go's do
		`g.V().filter(regex("fish.Z")).all()`:                                "",
		`g.V().has("<name>", regex("word")).all()`:                           "[id:<o2>] [id:<o>]",
		`g.V("<s>").out("<p>").except(g.V("<o>")).all()`:                     "[id:<o2>]",
		`g.V("<nobody>").out().all()`:                                        "",
		`g.V("<o>", "<o2>").intersect(g.V("<s>").out("<p>")).unique().all()`: "[id:<o2>] [id:<o>]",
		`g.V("<s>").save("<p>", "to").all()`:                                 "[id:<s> to:<o2>] [id:<s> to:<o>] [id:<s> to:<o>]",
	} {
		if got := answers(t, s, script); got != want {
			t.Errorf("%s gives %s, want %s", script, got, want)
		}
	}
	// Tokens of other stores, and of the other kind.
	foreign := iterator.Int64Node(20)
	if n, err := s.NameOf(foreign); n != nil || err != nil {
		t.Errorf("a foreign token has the name %v, error %v", n, err)
	}
	if r, err := s.QuadDirection(csql.NodeHash{}, quad.Subject); r != nil || err != nil {
		t.Errorf("a part of a node is %v, error %v", r, err)
	}
	if n, err := s.QuadIteratorSize(t.Context(), quad.Subject, foreign); n.Value != 0 || err != nil {
		t.Errorf("%d quads of a foreign token, error %v", n.Value, err)
	}
}

// TestOneState: readers see whole commits, whatever is written between their steps, and the end of a query by its
// deadline ends it on the server.
func TestOneState(t *testing.T) {
	s := open(t, Options{})
	version := func(n int) []quad.Quad {
		var quads []quad.Quad
		for i := range 300 {
			quads = append(quads, said(fmt.Sprint("s", n, i), "p", quad.Int(n), "l"))
		}
		return quads
	}
	load(t, s, version(0)...)
	read := openAt(t, s.text, Options{ReadOnly: true})
	before := held(t, read.view)
	steps := 0
	for q, err := range read.QuadsByLabel(t.Context(), quad.IRI("l")) {
		if err != nil || q.Object != quad.Int(0) {
			t.Fatalf("%v, error %v", q, err)
		}
		if steps++; steps == 50 {
			changed, err := s.Replace(t.Context(), func(sn *Snapshot) (old []quad.Quad, err error) {
				for q, err := range sn.QuadsByLabel(t.Context(), quad.IRI("l")) {
					if err != nil {
						return nil, err
					}
					old = append(old, q)
				}
				return old, nil
			}, version(1))
			if !changed || err != nil {
				t.Fatalf("changed %v, error %v", changed, err)
			}
		}
	}
	if steps != 300 || !slices.Equal(before, held(t, read.view)) {
		t.Errorf("%d steps, or another state than before", steps)
	}
	sn, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := held(t, sn.view); len(got) != 300 || strings.Contains(got[0], "<s00>") {
		t.Errorf("%d quads, the first %s", len(got), got[0])
	}
	sound(t, s, 300, 303)
	if err := sn.Close(); err != nil {
		t.Error(err)
	}
	if _, err := sn.ValueOf(quad.IRI("p")); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed snapshot: error %v", err)
	}

	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	p := path.StartPath(s).Out(quad.IRI("p")).In(quad.IRI("p")).Out(quad.IRI("p")).In(quad.IRI("p")).Out(quad.IRI("p")).In(quad.IRI("p"))
	it := p.BuildIterator(ctx).Iterate()
	for it.Next(ctx) {
	}
	it.Close()
	if !errors.Is(it.Err(), context.DeadlineExceeded) {
		t.Errorf("error %v", it.Err())
	}
	for range 50 {
		if n := pgtest.SQL(t, s.text, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'kg' AND state = 'active'"); n == "0" {
			break
		} else if time.Sleep(20 * time.Millisecond); n == "" {
			t.Error("no answer")
		}
	}
	if n := pgtest.SQL(t, s.text, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'kg' AND state = 'active'"); n != "0" {
		t.Errorf("%s queries still run on the server", n)
	}
	if r, err := s.ValueOf(quad.IRI("p")); r == nil || err != nil {
		t.Errorf("after a query that was stopped: %v, error %v", r, err)
	}
}

// TestTurns: several stores, as of several processes, make a graph and write to it at once. They take turns, and what
// they read to replace is what the others left.
func TestTurns(t *testing.T) {
	address := pgtest.Address(t)
	stores := make([]*Store, 3)
	var wg sync.WaitGroup
	for i := range stores {
		wg.Go(func() {
			s, err := Open(t.Context(), address, Options{Create: true, First: []quad.Quad{said("first", "p", quad.Int(0), "")}})
			if err != nil {
				t.Error(err)
				return
			}
			stores[i] = s
			t.Cleanup(func() { s.Close() })
			for range 10 {
				_, err := s.Replace(t.Context(), func(sn *Snapshot) (old []quad.Quad, err error) {
					for q, err := range sn.QuadsByLabel(t.Context(), quad.IRI("counter")) {
						if err != nil {
							return nil, err
						}
						old = append(old, q)
					}
					return old, nil
				}, nil)
				if err != nil {
					t.Error(err)
				}
				load(t, s, said("counter", fmt.Sprint("by", i), quad.Int(i), "counter"), said("shared", "p", quad.Int(i), fmt.Sprint("l", i)))
			}
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	for _, s := range stores {
		problems, err := s.Check(t.Context())
		if err != nil || len(problems) > 0 {
			t.Errorf("problems %q, error %v", problems, err)
		}
	}
	// A writer that waits can be called off.
	holder, err := stores[0].beginWrite(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readState(t.Context(), holder, selectState+" FOR UPDATE"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := stores[1].Load(ctx, all([]quad.Quad{said("late", "p", quad.Int(1), "")})); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if r, err := stores[2].ValueOf(quad.IRI("shared")); r == nil || err != nil { // and readers do not wait
		t.Errorf("%v, error %v", r, err)
	}
	stores[0].writer = nil
	holder.close()
	load(t, stores[1], said("late", "p", quad.Int(1), ""))
}

// TestLost: the server ends the connections. What was under way fails and leaves nothing; what comes then is on a new
// connection.
func TestLost(t *testing.T) {
	s := open(t, Options{})
	read := openAt(t, s.text, Options{ReadOnly: true})
	load(t, s, said("s", "p", quad.Int(1), "l"))
	sound(t, s, 1, 4)
	end := func() {
		pgtest.SQL(t, s.text, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'kg' AND pid <> pg_backend_pid()")
	}
	n := 0
	_, err := s.Load(t.Context(), func(yield func(quad.Quad, error) bool) {
		for n = range 3 * block {
			if n == 2*block {
				end()
			}
			if !yield(said(fmt.Sprint("s", n), "p", quad.Int(n), "l"), nil) {
				return
			}
		}
	})
	if !errors.Is(err, ErrLost) {
		t.Errorf("after %d quads: error %v", n, err)
	}
	if _, err := s.Check(t.Context()); !errors.Is(err, ErrLost) { // its connection was ended also; the next has a new one
		t.Errorf("error %v", err)
	}
	sound(t, s, 1, 4)
	end()
	load(t, s, said("s2", "p", quad.Int(1), "l")) // nothing was under way
	if _, err := read.ValueOf(quad.IRI("s")); !errors.Is(err, ErrLost) {
		t.Errorf("a state that is lost: error %v", err)
	}
}

func TestCheck(t *testing.T) {
	for damage, want := range map[string]string{
		"UPDATE kg_graph SET quads = 9":                                             "the counts say 9 and",
		"DELETE FROM nodes WHERE value_string = 'o'":                                "a quad has a object that is not there",
		"INSERT INTO nodes (hash, value_string) VALUES ('\\x00', 'x')":              "is in no quad",
		"UPDATE nodes SET value_string = 'other' WHERE value_string = 'o'":          "under the hash of another",
		"UPDATE nodes SET value_string = NULL, iri = NULL WHERE value_string = 'o'": "is empty",
	} {
		s := open(t, Options{})
		load(t, s, said("s", "p", quad.IRI("o"), "l"))
		pgtest.SQL(t, s.text, damage)
		problems, err := s.Check(t.Context())
		if err != nil || !strings.Contains(strings.Join(problems, "; "), want) {
			t.Errorf("%s: problems %q, error %v", damage, problems, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	empty := pgtest.Address(t)
	made := func(change string) string {
		s := open(t, Options{})
		pgtest.SQL(t, s.text, change)
		return s.text
	}
	other := pgtest.Address(t)
	pgtest.SQL(t, other, "CREATE TABLE quads (id INTEGER)")
	for name, c := range map[string]struct {
		address string
		o       Options
		want    error
		text    string
	}{
		"no graph":          {empty, Options{}, ErrNoGraph, ""},
		"no graph, reading": {empty, Options{ReadOnly: true, Create: true}, ErrNoGraph, ""},
		"other tables":      {other, Options{Create: true}, ErrForeign, ""},
		"newer":             {made("UPDATE kg_graph SET format = 99"), Options{}, nil, "has format 99, this program knows format 1"},
		"no row":            {made("DELETE FROM kg_graph"), Options{}, ErrCorrupt, ""},
		"no database":       {strings.Replace(empty, "/postgres?", "/nothing?", 1), Options{}, ErrConnect, `"nothing" does not exist`},
		"no server":         {"postgres://u:secret@127.0.0.1:1/x", Options{}, ErrConnect, "refused"},
		"no schema":         {strings.Replace(empty, "search_path=", "search_path=no", 1), Options{Create: true}, nil, "no schema"},
		"no address":        {"postgres://u:se^cret@[::1/x", Options{}, ErrAddress, ""},
		"no port":           {"postgres://u:secret@host:port/x", Options{}, ErrAddress, ""},
		"no user":           {strings.Replace(empty, "kg@", "nobody:secret@", 1), Options{}, ErrConnect, `"nobody" does not exist`},
	} {
		s, err := Open(t.Context(), c.address, c.o)
		if err == nil {
			s.Close()
			t.Errorf("%s: opened", name)
			continue
		}
		if c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%s: error %v", name, err)
		}
		if strings.Contains(err.Error(), "cret") || strings.Contains(err.Error(), "\n") || strings.Contains(Name(c.address), "cret") {
			t.Errorf("%s: error %v, name %s", name, err, Name(c.address))
		}
	}
}

func TestName(t *testing.T) {
	for address, want := range map[string]string{
		"postgres://u:secret@db.example/news":                     "postgres://db.example/news",
		"postgresql://u@db.example:5433/news?search_path=desk":    "postgres://db.example:5433/news#desk",
		"postgres://u@/news?host=/var/run/postgresql&password=se": "postgres:///news?host=/var/run/postgresql",
		"postgres://%zz:secret@db.example/news":                   "postgres://",
	} {
		if got := Name(address); got != want {
			t.Errorf("%s has the name %s, want %s", address, got, want)
		}
	}
}
