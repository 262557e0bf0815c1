// SPDX-License-Identifier: Apache-2.0

// Package bench loads graphs shaped like kg's into kg's store and into Cayley's memstore, and asks both the same.
package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"kg/internal/quadstore"
)

var stores = []struct {
	name string
	open func(b testing.TB) graph.QuadStore
}{
	{"kg", func(b testing.TB) graph.QuadStore {
		return must(quadstore.Open(filepath.Join(b.TempDir(), "g"), quadstore.Options{Create: true}))(b)
	}},
	{"memstore", func(b testing.TB) graph.QuadStore { return must(graph.NewQuadStore("memstore", "", nil))(b) }},
}

func must[T any](v T, err error) func(b testing.TB) T {
	return func(b testing.TB) T {
		if err != nil {
			b.Fatal(err)
		}
		return v
	}
}

// quads are n quads, 20 an article, over entities of which few are much and most are little spoken of.
func quads(n int) []quad.Quad {
	r := rand.New(rand.NewPCG(1, 1))
	entity := func() quad.Value {
		return quad.IRI(fmt.Sprint("urn:e:", int(float64(n/4)*r.Float64()*r.Float64()*r.Float64())))
	}
	out := make([]quad.Quad, n)
	for i := range out {
		var object quad.Value = entity()
		if i%4 == 0 {
			object = quad.String(fmt.Sprint("words of quad ", i))
		}
		out[i] = quad.Quad{
			Subject: entity(), Predicate: quad.IRI(fmt.Sprint("urn:p:", r.IntN(40))),
			Object: object, Label: quad.IRI(fmt.Sprint("urn:a:", i/20)),
		}
	}
	return out
}

// load writes quads in batches.
func load(b testing.TB, qs graph.QuadStore, quads []quad.Quad) {
	w := must(qs.NewQuadWriter())(b)
	for len(quads) > 0 {
		n := min(50_000, len(quads))
		if _, err := w.WriteQuads(quads[:n]); err != nil {
			b.Fatal(err)
		}
		quads = quads[n:]
	}
}

var sizes = []int{10_000, 100_000}

func BenchmarkLoad(b *testing.B) {
	for _, size := range sizes {
		all := quads(size)
		for _, s := range stores {
			b.Run(fmt.Sprintf("%s/%d", s.name, size), func(b *testing.B) {
				for b.Loop() {
					qs := s.open(b)
					load(b, qs, all)
					qs.Close()
				}
				b.ReportMetric(float64(size*b.N)/b.Elapsed().Seconds(), "quads/s")
			})
		}
	}
}

var questions = []struct {
	name string
	path func(qs graph.QuadStore, i int) *path.Path
}{
	{"point", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, quad.IRI(fmt.Sprint("urn:e:", i%1000))).Out(quad.IRI("urn:p:3"))
	}},
	{"two-hops-100", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, quad.IRI(fmt.Sprint("urn:e:", i%1000))).Out().Out().Limit(100)
	}},
	{"hub-two-hops", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, quad.IRI(fmt.Sprint("urn:e:", i%5))).Out().Out().Unique()
	}},
	{"two-entities", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, quad.IRI(fmt.Sprint("urn:e:", i%5))).In().Unique().And(
			path.StartPath(qs, quad.IRI(fmt.Sprint("urn:e:", i%5+5))).In().Unique())
	}},
	{"articles-of-two", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, quad.IRI(fmt.Sprint("urn:e:", i%5))).Labels().Unique().And(
			path.StartPath(qs, quad.IRI(fmt.Sprint("urn:e:", i%5+5))).Labels().Unique())
	}},
	{"count", func(qs graph.QuadStore, _ int) *path.Path { return path.StartPath(qs).Count() }},
}

// TestSameAnswers: what is compared must be the same.
func TestSameAnswers(t *testing.T) {
	all := quads(sizes[0])
	want := map[string]int64{}
	for _, s := range stores {
		qs := s.open(t)
		defer qs.Close()
		load(t, qs, all)
		for _, q := range questions {
			for i := range 5 {
				n, err := q.path(qs, i).Iterate(t.Context()).Paths(false).Count()
				if err != nil {
					t.Fatal(err)
				}
				key := fmt.Sprint(q.name, i)
				if first, ok := want[key]; ok && first != n {
					t.Errorf("%s: %s gives %d, others %d", key, s.name, n, first)
				}
				want[key] = n
			}
		}
	}
	if want["hub-two-hops0"] == 0 || want["articles-of-two0"] == 0 {
		t.Errorf("questions without answers: %v", want)
	}
}

func BenchmarkQuery(b *testing.B) {
	size := sizes[len(sizes)-1]
	all := quads(size)
	for _, s := range stores {
		qs := s.open(b)
		load(b, qs, all)
		for _, q := range questions {
			b.Run(q.name+"/"+s.name, func(b *testing.B) {
				i := 0
				for b.Loop() {
					if err := q.path(qs, i).Iterate(context.Background()).Paths(false).Each(func(graph.Ref) error { return nil }); err != nil {
						b.Fatal(err)
					}
					i++
				}
			})
		}
		qs.Close()
	}
}
