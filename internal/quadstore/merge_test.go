// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// TestLongWalks: merged scans, and walks that pass over what many labels say, give what Cayley's own iterators give also
// where both are long and seek.
func TestLongWalks(t *testing.T) {
	ours, plain := memory(t, Options{}), memory(t, Options{noOptimize: true})
	r := rand.New(rand.NewPCG(3, 4))
	var some []quad.Quad
	for i := range 6000 {
		q := quad.Make(quad.IRI(fmt.Sprint("s", r.IntN(600))), quad.IRI(fmt.Sprint("p", r.IntN(3))),
			quad.IRI(fmt.Sprint("o", r.IntN(4)*r.IntN(4))), quad.IRI(fmt.Sprint("g", i%50)))
		if i%7 == 0 {
			q.Label = nil
		}
		some = append(some, q)
	}
	load(t, ours, some)
	load(t, plain, some)
	at := func(s string, n int) quad.Value { return quad.IRI(fmt.Sprint(s, n)) }
	for name, ask := range map[string]func(qs graph.QuadStore, a, b int) *path.Path{
		"has has": func(qs graph.QuadStore, a, b int) *path.Path {
			return path.StartPath(qs).Has(at("p", a%3), at("o", a)).Has(at("p", b%3), at("o", b))
		},
		"in in": func(qs graph.QuadStore, a, b int) *path.Path {
			return path.StartPath(qs, at("o", a)).In().And(path.StartPath(qs, at("o", b)).In())
		},
		"in has": func(qs graph.QuadStore, a, b int) *path.Path {
			return path.StartPath(qs, at("o", a)).In(at("p", 0)).And(path.StartPath(qs).Has(at("p", 1), at("o", b)))
		},
		"behind": func(qs graph.QuadStore, a, b int) *path.Path {
			return path.StartPath(qs, at("o", a)).In().And(path.StartPath(qs, at("o", b)).In()).Out(at("p", 2)).Unique()
		},
		"within": func(qs graph.QuadStore, a, b int) *path.Path {
			return path.StartPath(qs).Tag("x").Out(at("p", 0)).Out().Or(path.StartPath(qs, at("o", a)).In().And(path.StartPath(qs, at("o", b)).In()))
		},
		"unique out": func(qs graph.QuadStore, a, _ int) *path.Path { return path.StartPath(qs, at("s", a)).Out().Unique() },
		"unique in":  func(qs graph.QuadStore, a, _ int) *path.Path { return path.StartPath(qs, at("o", a)).In().Unique() },
		"two hops": func(qs graph.QuadStore, a, b int) *path.Path {
			return path.StartPath(qs, at("o", a), at("o", b)).In(at("p", 1)).Out().Unique()
		},
		"labels": func(qs graph.QuadStore, a, b int) *path.Path {
			return path.StartPath(qs, at("o", a)).Labels().And(path.StartPath(qs, at("o", b)).Labels())
		},
	} {
		t.Run(name, func(t *testing.T) {
			found := 0
			for _, a := range []int{0, 1, 4, 9} {
				for _, b := range []int{0, 2, 4, 6} {
					got, want := names(t, ask(ours, a, b), ours), names(t, ask(plain, a, b), plain)
					if !slices.Equal(got, want) {
						t.Errorf("%d, %d: %d rows, without optimizer %d", a, b, len(got), len(want))
					}
					found += len(want)
				}
			}
			if found == 0 {
				t.Error("nothing found")
			}
		})
	}
	s, _ := shape.Optimize(t.Context(), path.StartPath(ours).Has(at("p", 1), at("o", 1)).Has(at("p", 2), at("o", 2)).Shape(), ours)
	if _, ok := s.(mergeShape); !ok {
		t.Errorf("two Has become %T", s)
	}
}

func memory(t *testing.T, o Options) *Store {
	o.Memory = true
	s, err := Open("", o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// names are the results of a path, one for each way to them, sorted.
func names(t *testing.T, p *path.Path, qs graph.QuadStore) (out []string) {
	t.Helper()
	err := p.Iterate(t.Context()).Paths(true).Each(func(r graph.Ref) error {
		v, err := qs.NameOf(r)
		out = append(out, quad.StringOf(v))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}
