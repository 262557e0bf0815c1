// SPDX-License-Identifier: Apache-2.0

// Package graph is the folder that holds a graph: kg.json, which says what it is, and store, the quads. It alone knows
// by which of Cayley's stores they are kept. Every write is one commit: after a crash, an error or Ctrl-C the graph is
// as it was before, or whole.
package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"syscall"

	"kg/internal/fault"
	"kg/internal/nquads"
	"kg/schema"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Options say how a graph is opened.
type Options struct {
	Memory   bool   // kept in memory, lost at Close; the folder is not looked at
	ReadOnly bool   // no writes; several processes may read at once
	Create   bool   // made where there is none
	Base     string // of instance IRIs: schema.DefaultBase where empty and the graph is new; else it must be the graph's
}

// Graph is an open graph. It may be used by several goroutines at once; writes take turns.
type Graph struct {
	dir  string
	opts Options
	base string

	writer sync.Mutex   // held over a whole write
	mu     sync.RWMutex // guards store
	store  *store
}

// Open opens the graph in a folder. Errors are of kind fault.Graph: no graph there, another program's folder, in use by
// another process, of a newer format or another base, damaged.
func Open(dir string, o Options) (*Graph, error) {
	if o.Base != "" {
		if err := checkBase(o.Base); err != nil {
			return nil, err
		}
	}
	if o.Memory {
		return inMemory(o)
	}
	info, state, err := inspect(dir)
	if err != nil {
		return nil, err
	}
	if state != present && (!o.Create || o.ReadOnly) {
		return nil, fault.Hint(fault.Graph, "make one with kg build", "no graph in %s", dir)
	}
	if state != present {
		return create(dir, o)
	}
	if o.Base != "" && o.Base != info.Base {
		return nil, fault.New(fault.Graph, "the graph in %s has the base %s, not %s", dir, info.Base, o.Base)
	}
	s, err := openStore(storePath(dir), o.ReadOnly)
	if err != nil {
		return nil, openError(dir, err)
	}
	return &Graph{dir: dir, opts: o, base: info.Base, store: s}, nil
}

func inMemory(o Options) (*Graph, error) {
	s, err := memoryStore()
	if err != nil {
		return nil, fault.New(fault.Graph, "graph in memory: %w", err)
	}
	g := &Graph{opts: Options{Memory: true}, base: orDefault(o.Base), store: s}
	if _, err := g.Add(context.Background(), ontology()); err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

// create makes a graph with the vocabulary in it. kg.json comes last: a folder without it was left by a crash on the
// way, and the next attempt goes on from there.
func create(dir string, o Options) (*Graph, error) {
	s, err := createStore(storePath(dir))
	if err != nil {
		return nil, openError(dir, err)
	}
	g := &Graph{dir: dir, opts: o, base: orDefault(o.Base), store: s}
	if _, err = g.Add(context.Background(), ontology()); err == nil {
		err = writeInfo(dir, info{Format: format, Base: g.base})
	}
	if err != nil {
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

// Store is the store for query sessions, to be read only. A write may put another one in its place, so it is asked for
// anew for each session.
func (g *Graph) Store() cayley.QuadStore { return g.current().qs }

func (g *Graph) current() *store {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.store
}

// Close closes the graph. Readers that are still at work get errors.
func (g *Graph) Close() error {
	g.writer.Lock()
	defer g.writer.Unlock()
	if err := g.current().close(); err != nil {
		return fault.New(fault.Graph, "closing the graph in %s: %w", g.dir, err)
	}
	return nil
}

// All gives every quad, in no particular order. Of a write that happens meanwhile it may give a part.
func (g *Graph) All(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return g.current().all(ctx)
}

// Article gives what an article says: the quads that bear its label, and those that bear the label of its claims.
func (g *Graph) Article(ctx context.Context, iri string) iter.Seq2[quad.Quad, error] {
	return g.said(ctx, iri, nil)
}

// said is Article, and what bears the label of the claims in quads.
func (g *Graph) said(ctx context.Context, article string, quads []quad.Quad) iter.Seq2[quad.Quad, error] {
	s := g.current()
	return func(yield func(quad.Quad, error) bool) {
		claims := claimsOf(quads)
		for q, err := range s.with(ctx, quad.Label, quad.IRI(article)) {
			if err == nil && isClaim(q) {
				claims[q.Subject] = true
			}
			if !yield(q, err) || err != nil {
				return
			}
		}
		delete(claims, quad.IRI(article))
		for c := range claims {
			for q, err := range s.with(ctx, quad.Label, c) {
				if !yield(q, err) || err != nil {
					return
				}
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
	g.writer.Lock()
	defer g.writer.Unlock()
	if err := checkLabels(article, quads); err != nil {
		return false, err
	}
	add, err := newSet(quads)
	if err != nil {
		return false, err
	}
	var remove []quad.Quad
	for q, err := range g.said(ctx, article, quads) {
		held, err := add.dropHeld(q, err)
		if err != nil {
			return false, g.failed(ctx, err)
		}
		if !held {
			remove = append(remove, q)
		}
	}
	if err := g.write(ctx, remove, add.quads()); err != nil {
		return false, err
	}
	return len(remove)+len(add.byLine) > 0, nil
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
	g.writer.Lock()
	defer g.writer.Unlock()
	add, err := newSet(quads)
	if err != nil {
		return 0, err
	}
	s := g.current()
	for d, values := range add.groups() {
		for v := range values {
			for q, err := range s.with(ctx, d, v) {
				if _, err := add.dropHeld(q, err); err != nil {
					return 0, g.failed(ctx, err)
				}
			}
		}
	}
	if err := g.write(ctx, nil, add.quads()); err != nil {
		return 0, err
	}
	return len(add.byLine), nil
}

// write commits, and then gives up what Cayley's store remembers: after an error it holds numbers of terms that were
// never written, and where terms were removed a reader may have put their numbers back, to be used by the next write.
func (g *Graph) write(ctx context.Context, remove, add []quad.Quad) error {
	if len(remove) == 0 && len(add) == 0 {
		return nil
	}
	if g.opts.ReadOnly {
		return fault.New(fault.Internal, "the graph in %s is open for reading only", g.dir)
	}
	s := g.current()
	err := s.apply(ctx, remove, add)
	switch {
	case err == nil && len(remove) == 0:
		return nil
	case err == nil:
		return g.replace(s.fresh)
	case ctx.Err() != nil:
		return errors.Join(g.failed(ctx, err), g.replace(s.fresh))
	}
	failed := g.failed(ctx, err)
	if again := g.replace(s.reopen); !errors.Is(again, errStuck) {
		return errors.Join(failed, again)
	}
	return failed
}

// replace puts another store on the same data in the place of the present one.
func (g *Graph) replace(open func() (*store, error)) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	s, err := open()
	if err != nil {
		return openError(g.dir, err)
	}
	g.store = s
	return nil
}

// failed classifies the error of a read or a write.
func (g *Graph) failed(ctx context.Context, err error) error {
	where := g.dir
	if g.opts.Memory {
		where = "memory"
	}
	switch {
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted; the graph in %s is as it was: %w", where, context.Cause(ctx))
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fault.Hint(fault.Output, "the graph is as it was", "the disk of %s is full: %w", where, err)
	}
	return fault.New(fault.Graph, "graph in %s: %w", where, err)
}

// Stats are the measures of a graph.
type Stats struct {
	Format int    // of the folder
	Base   string // of instance IRIs
	Store  string // the kind of store
	Quads  int64  // those of the vocabulary included
	Bytes  int64  // on disk; 0 in memory
}

// Stats measures the graph.
func (g *Graph) Stats(ctx context.Context) (Stats, error) {
	st := Stats{Format: format, Base: g.base, Store: storeName}
	measured, err := g.current().qs.Stats(ctx, false)
	if err != nil {
		return st, g.failed(ctx, err)
	}
	st.Quads = measured.Quads.Value
	if !g.opts.Memory {
		if st.Bytes, err = diskSize(g.dir); err != nil {
			return st, g.failed(ctx, err)
		}
	}
	return st, nil
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
