// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"context"
	"io"
	"iter"

	"kg/internal/fault"
	"kg/internal/quadstore"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// place is where the quads of a graph are kept: a folder, memory or a database. It answers the sessions of queries as
// a store of Cayley's, and does what a graph needs beyond that. Each write is one commit, and an error leaves all as it
// was.
type place interface {
	cayley.QuadStore

	snapshot(ctx context.Context) (snapshot, error)
	// replace deletes what held finds in the state that is written to, and adds quads. Nobody writes in between.
	replace(ctx context.Context, held func(snapshot) ([]quad.Quad, error), add []quad.Quad) (changed bool, err error)
	// load adds quads as they come and gives the number of those that are new.
	load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (added int, err error)

	compact(ctx context.Context) error
	backup(ctx context.Context, w io.Writer) error
	// measure gives format, kind and size.
	measure(ctx context.Context) (Stats, error)
	// failed classifies an error of reading or writing.
	failed(err error) error
}

// snapshot is one state of a graph. Quads end after an error.
type snapshot interface {
	Quads(ctx context.Context) iter.Seq2[quad.Quad, error]
	QuadsByLabel(ctx context.Context, label quad.Value) iter.Seq2[quad.Quad, error]
	Check(ctx context.Context) (problems []string, err error)
	Close() error
}

// local is a store of kg's own, within this process.
type local struct{ *quadstore.Store }

func (l local) snapshot(context.Context) (snapshot, error) {
	sn, err := l.Snapshot()
	if err != nil {
		return nil, err // and not a snapshot that is nil
	}
	return sn, nil
}

func (l local) replace(ctx context.Context, held func(snapshot) ([]quad.Quad, error), add []quad.Quad) (bool, error) {
	sn, err := l.Snapshot()
	if err != nil {
		return false, err
	}
	del, err := held(sn)
	sn.Close()
	if err != nil {
		return false, err
	}
	done, err := l.Replace(ctx, del, add)
	return done != (quadstore.Changed{}), err
}

func (l local) load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int, error) {
	done, err := l.Load(ctx, quads)
	return done.Added, err
}

func (l local) bulk(ctx context.Context, src quadstore.Source, o quadstore.BulkOptions) (quadstore.Bulked, error) {
	return l.Bulk(ctx, src, o)
}

func (l local) compact(ctx context.Context) error { return l.Compact(ctx) }

// memory is lost when it is closed.
type memory struct{ local }

func (memory) backup(context.Context, io.Writer) error {
	return fault.New(fault.Usage, "a graph in memory has no files to back up; export it")
}

func (memory) measure(context.Context) (Stats, error) {
	return Stats{Format: format, Store: "pebble"}, nil
}

func (memory) failed(err error) error { return fault.New(fault.Graph, "graph in memory: %w", err) }

// inMemory makes a graph that holds the vocabulary.
func inMemory(o Options) (*Graph, error) {
	s, err := quadstore.Open("", quadstore.Options{Memory: true})
	if err != nil {
		return nil, fault.New(fault.Graph, "graph in memory: %w", err)
	}
	return made(&Graph{name: "memory", base: orDefault(o.Base), place: memory{local{s}}})
}
