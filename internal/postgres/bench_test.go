// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"kg/internal/pgtest"
	"kg/internal/quadstore"
)

// articles are n articles of twenty quads: claims of speakers that many articles share.
func articles(n int) []quad.Quad {
	var quads []quad.Quad
	for a := range n {
		label := fmt.Sprint("urn:article:", a)
		for i := range 20 {
			subject, object := fmt.Sprint("urn:claim:", a, ":", i/4), quad.Value(quad.IRI(fmt.Sprint("urn:entity:", (a*7+i*i)%997)))
			if i%4 == 3 {
				object = quad.String(fmt.Sprint("the words of claim ", a, " ", i))
			}
			quads = append(quads, said(subject, fmt.Sprint("urn:p", i%4), object, label))
		}
	}
	return quads
}

// benched is what the benchmark asks of a store.
type benched interface {
	graph.QuadStore
	Close() error
}

// BenchmarkBeside measures a graph in PostgreSQL, on this machine, beside kg's own store on the disk.
func BenchmarkBeside(b *testing.B) {
	const n = 2500
	quads := articles(n)
	stores := map[string]func(b *testing.B) benched{
		"postgres": func(b *testing.B) benched { return open(b, Options{}) },
		"kg": func(b *testing.B) benched {
			s, err := quadstore.Open(filepath.Join(b.TempDir(), "graph"), quadstore.Options{Create: true})
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { s.Close() })
			return s
		},
	}
	pgtest.Address(b) // skips where there is no server
	for name, empty := range stores {
		b.Run(name, func(b *testing.B) {
			var s benched
			b.Run("load", func(b *testing.B) {
				for range b.N {
					s = empty(b)
					w, err := s.NewQuadWriter()
					if err == nil {
						_, err = w.WriteQuads(quads)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.N*len(quads))/b.Elapsed().Seconds(), "quads/s")
				b.StopTimer()
			})
			s = empty(b) // that of the loop is closed with it
			w, err := s.NewQuadWriter()
			if err == nil {
				_, err = w.WriteQuads(quads)
			}
			if err != nil {
				b.Fatal(err)
			}
			b.Run("point", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					ask(b, s, path.StartPath(s, quad.IRI(fmt.Sprint("urn:claim:", i%n, ":0"))).Out(quad.IRI("urn:p1")), 1)
				}
			})
			b.Run("two hops", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					ask(b, s, path.StartPath(s, quad.IRI(fmt.Sprint("urn:claim:", i%n, ":0"))).Out(quad.IRI("urn:p1")).In(quad.IRI("urn:p1")).Limit(100), 1)
				}
			})
			b.Run("label", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					r, err := s.ValueOf(quad.IRI(fmt.Sprint("urn:article:", i%n)))
					if err != nil {
						b.Fatal(err)
					}
					it := s.QuadIterator(quad.Label, r).Iterate()
					found := 0
					for ; it.Next(b.Context()); found++ {
					}
					if it.Err() != nil || found != 20 {
						b.Fatalf("%d quads, error %v", found, it.Err())
					}
					it.Close()
				}
			})
			b.Run("article deleted and added", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					a := quads[i%n*20 : i%n*20+20]
					for _, action := range []graph.Procedure{graph.Delete, graph.Add} {
						var deltas []graph.Delta
						for _, q := range a {
							deltas = append(deltas, graph.Delta{Quad: q, Action: action})
						}
						if err := s.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
							b.Fatal(err)
						}
					}
				}
			})
		})
	}
}

// ask runs a path, which is to give at least so many results.
func ask(b *testing.B, s graph.QuadStore, p *path.Path, atLeast int) {
	ctx := context.Background()
	it := p.BuildIteratorOn(ctx, s).Iterate()
	defer it.Close()
	n := 0
	for ; it.Next(ctx); n++ {
	}
	if it.Err() != nil || n < atLeast {
		b.Fatalf("%d results, error %v", n, it.Err())
	}
}
