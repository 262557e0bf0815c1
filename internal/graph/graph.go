// SPDX-License-Identifier: Apache-2.0

// Package graph keeps a graph in a folder, in memory or in a database, and alone knows by which store of Cayley's kind.
// Every write is one commit: after a crash, an error or Ctrl-C the graph is as it was before, or whole.
//
// A folder holds kg.json, which says what it is, and store, the quads.
package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	"kg/internal/fault"
	"kg/internal/nquads"
	"kg/internal/postgres"
	"kg/schema"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Options say how a graph is opened.
type Options struct {
	Memory   bool   // kept in memory, lost at Close; the folder is not looked at
	ReadOnly bool   // no writes; several processes may read at once
	Create   bool   // made where there is none
	Resume   bool   // what a LoadFile that was interrupted or killed has sorted is kept for the next one, until Close
	Base     string // of instance IRIs: schema.DefaultBase where empty and the graph is new; else it must be the graph's

	// Fatal is called where the disk takes no more in the middle of a commit, which then is not made; it must end the
	// process. Without it that is a panic.
	Fatal func(error)
}

// Graph is an open graph. It may be used by several goroutines at once; writes take turns.
type Graph struct {
	name     string // of the place, for people
	base     string
	readOnly bool

	writer sync.Mutex // held over a whole write
	place  place
}

// Open opens the graph in a folder, or in a database where dir is postgres://USER@HOST/DATABASE. Errors are of kind
// fault.Graph: no graph there, another program's folder or tables, in use by another process, of a newer format or another
// base, damaged, not to be reached.
func Open(dir string, o Options) (*Graph, error) {
	if o.Base != "" {
		if err := checkBase(o.Base); err != nil {
			return nil, err
		}
	}
	if o.Memory {
		return inMemory(o)
	}
	if postgres.IsAddress(dir) {
		return openDatabase(dir, o)
	}
	return openFolder(dir, o)
}

// made puts the vocabulary into a new graph.
func made(g *Graph) (*Graph, error) {
	if _, err := g.Add(context.Background(), ontology()); err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

func orDefault(base string) string {
	if base == "" {
		return schema.DefaultBase
	}
	return base
}

// Base is the base of the graph's instance IRIs.
func (g *Graph) Base() string { return g.base }

// Place names where the graph is, as messages do: a folder, "memory", or a database without user and password.
func (g *Graph) Place() string { return g.name }

// Store is the store for query sessions, to be read only.
func (g *Graph) Store() cayley.QuadStore { return g.place }

// Close closes the graph. Readers that are still at work get errors.
func (g *Graph) Close() error {
	g.writer.Lock()
	defer g.writer.Unlock()
	if err := g.place.Close(); err != nil {
		return fault.New(fault.Graph, "closing the graph in %s: %w", g.name, err)
	}
	return nil
}

// All gives every quad, in no particular order, of the graph as it is at the first step.
func (g *Graph) All(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return g.read(ctx, func(sn snapshot) iter.Seq2[quad.Quad, error] { return sn.Quads(ctx) })
}

// Article gives what an article says, in the graph as it is at the first step: the quads that bear its label, and those
// that bear the label of its claims.
func (g *Graph) Article(ctx context.Context, iri string) iter.Seq2[quad.Quad, error] {
	return g.read(ctx, func(sn snapshot) iter.Seq2[quad.Quad, error] { return said(ctx, sn, iri, nil) })
}

// said is Article in one state of the graph, and what bears the label of the claims in quads.
func said(ctx context.Context, sn snapshot, article string, quads []quad.Quad) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		claims := claimsOf(quads)
		for q, err := range sn.QuadsByLabel(ctx, quad.IRI(article)) {
			if err == nil && isClaim(q) {
				claims[q.Subject] = true
			}
			if !yield(q, err) || err != nil {
				return
			}
		}
		delete(claims, quad.IRI(article))
		for c := range claims {
			for q, err := range sn.QuadsByLabel(ctx, c) {
				if !yield(q, err) || err != nil {
					return
				}
			}
		}
	}
}

// read gives quads of one state of the graph.
func (g *Graph) read(ctx context.Context, read func(snapshot) iter.Seq2[quad.Quad, error]) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		sn, err := g.place.snapshot(ctx)
		if err != nil {
			yield(quad.Quad{}, g.failed(ctx, err))
			return
		}
		defer sn.Close()
		for q, err := range read(sn) {
			if err == nil {
				err = ctx.Err() // for each quad: what is done with one may take long
			}
			if err != nil {
				yield(quad.Quad{}, g.failed(ctx, err))
				return
			}
			if !yield(q, nil) {
				return
			}
		}
	}
}

func claimsOf(quads []quad.Quad) map[quad.Value]bool {
	claims := map[quad.Value]bool{}
	for _, q := range quads {
		if isClaim(q) {
			claims[q.Subject] = true
		}
	}
	return claims
}

func isClaim(q quad.Quad) bool {
	return q.Predicate == quad.IRI(schema.RdfType) && q.Object == quad.IRI(schema.KgClaim)
}

// Put makes quads all that an article says: what Article gave before gives way to them. Each must bear the label of
// the article, or of a claim that they say it makes. Nothing is written where they are what the graph holds already.
func (g *Graph) Put(ctx context.Context, article string, quads []quad.Quad) (changed bool, err error) {
	if err := g.writable(); err != nil {
		return false, err
	}
	g.writer.Lock()
	defer g.writer.Unlock()
	if err := checkLabels(article, quads); err != nil {
		return false, err
	}
	for _, q := range quads {
		if err := checkQuad(q); err != nil {
			return false, err
		}
	}
	changed, err = g.place.replace(ctx, func(sn snapshot) (held []quad.Quad, err error) {
		for q, err := range said(ctx, sn, article, quads) {
			if err != nil {
				return nil, err
			}
			held = append(held, q)
		}
		return held, nil
	}, quads)
	if err != nil {
		return false, g.failed(ctx, err)
	}
	return changed, nil
}

// writable refuses writes to a graph that is open for reading.
func (g *Graph) writable() error {
	if g.readOnly {
		return fault.New(fault.Internal, "the graph in %s is open for reading only", g.name)
	}
	return nil
}

// checkQuad refuses what a graph does not hold, such as a blank node or a relative IRI.
func checkQuad(q quad.Quad) error {
	if _, err := nquads.Line(q); err != nil {
		return fault.New(fault.Input, "a quad that a graph cannot hold: %w", err)
	}
	return nil
}

// checkLabels refuses quads that the next Put of the article would not find.
func checkLabels(article string, quads []quad.Quad) error {
	labels := map[quad.Value]bool{quad.IRI(article): true}
	for _, q := range quads {
		if isClaim(q) && q.Label == quad.IRI(article) {
			labels[q.Subject] = true
		}
	}
	for _, q := range quads {
		if !labels[q.Label] {
			return fault.New(fault.Internal, "%s: the quad %v bears neither the article's label nor that of its claims", article, q)
		}
	}
	return nil
}

// Add adds quads in one commit and gives the number of those that were not there before.
func (g *Graph) Add(ctx context.Context, quads []quad.Quad) (added int, err error) {
	return g.Load(ctx, func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	})
}

// Load is Add of quads as they come; they are not kept in memory. An error that comes with one leaves the graph as it
// was and is given back.
func (g *Graph) Load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (added int, err error) {
	if err := g.writable(); err != nil {
		return 0, err
	}
	g.writer.Lock()
	defer g.writer.Unlock()
	var bad error
	added, err = g.place.load(ctx, func(yield func(quad.Quad, error) bool) {
		for q, err := range quads {
			if err == nil {
				err = checkQuad(q)
			}
			if bad = err; !yield(q, err) || err != nil {
				return
			}
		}
	})
	switch {
	case err == nil:
		return added, nil
	case bad != nil && ctx.Err() == nil:
		return 0, bad
	}
	return 0, g.failed(ctx, err)
}

// failed classifies the error of a read or a write.
func (g *Graph) failed(ctx context.Context, err error) error {
	var known *fault.Error
	switch {
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted; the graph in %s is as it was: %w", g.name, context.Cause(ctx))
	case errors.As(err, &known):
		return err
	}
	return g.place.failed(err)
}

// Ends tells whether an error of a write says that nothing further can be stored: the disk is full, the database is gone.
func Ends(err error) bool { return fault.KindOf(err) == fault.Output || unreachable(err) }

// Stats are the measures of a graph.
type Stats struct {
	Format int    // of the folder or the tables
	Base   string // of instance IRIs
	Store  string // the kind of store
	Quads  int64  // those of the vocabulary included
	Bytes  int64  // on disk; 0 in memory
}

// Stats measures the graph.
func (g *Graph) Stats(ctx context.Context) (Stats, error) {
	st, err := g.place.measure(ctx)
	if err != nil {
		return st, g.failed(ctx, err)
	}
	st.Base = g.base
	counted, err := g.place.Stats(ctx, true)
	if err != nil {
		return st, g.failed(ctx, err)
	}
	st.Quads = counted.Quads.Value
	return st, nil
}

// sameBase refuses a base that is asked for and not the graph's.
func sameBase(name, asked, has string) error {
	if asked != "" && asked != has {
		return fault.New(fault.Graph, "the graph in %s has the base %s, not %s", name, has, asked)
	}
	return nil
}

func checkBase(base string) error {
	if err := nquads.CheckIRI(base); err != nil {
		return fault.New(fault.Usage, "base: %w", err)
	}
	switch base[len(base)-1] {
	case ':', '/', '#':
		return nil
	}
	return fault.New(fault.Usage, "base: %s must end in ':', '/' or '#'", fmt.Sprintf("%q", base))
}
