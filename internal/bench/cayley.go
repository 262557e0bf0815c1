// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	cayley "github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"

	"kg/internal/quadstore"
	"kg/internal/query"
)

// cayleyStore is a store that Cayley's interfaces reach: kg's and Cayley's own.
type cayleyStore struct {
	qs graph.QuadStore
	w  quad.WriteCloser
	// json writes the answer to a script as JSON.
	json func(ctx context.Context, script string) (int64, error)
}

func openKG(dir string, fresh bool) (store, error) {
	qs, err := quadstore.Open(dir, quadstore.Options{Create: fresh})
	if err != nil {
		return nil, err
	}
	s, err := writable(qs)
	if err == nil {
		s.json = kgJSON(query.NewRunner(qs))
	}
	return s, err
}

// openCayley opens a store of Cayley's. Its key-value stores get what makes them fast: an index of labels, and no Bloom
// filters of their own, which cost them a third of the speed of loading and half a gigabyte.
func openCayley(name, dir string, fresh bool) (store, error) {
	options := graph.Options{kv.OptNoBloom: true}
	kv.DefaultQuadIndexes = append(kv.DefaultQuadIndexes[:2:2], kv.QuadIndex{Dirs: []quad.Direction{quad.Label}})
	if !graph.IsPersistent(name) {
		dir = ""
	} else if fresh {
		if err := graph.InitQuadStore(name, dir, options); err != nil {
			return nil, err
		}
	}
	qs, err := graph.NewQuadStore(name, dir, options)
	if err != nil {
		return nil, err
	}
	s, err := writable(qs)
	if err == nil {
		s.json = s.cayleyJSON
	}
	return s, err
}

func writable(qs graph.QuadStore) (*cayleyStore, error) {
	w, err := qs.NewQuadWriter()
	return &cayleyStore{qs: qs, w: w}, err
}

func (s *cayleyStore) write(batch []quad.Quad) error {
	_, err := s.w.WriteQuads(batch)
	return err
}

func (s *cayleyStore) close() error {
	if err := s.w.Close(); err != nil {
		return err
	}
	return s.qs.Close()
}

func (s *cayleyStore) ask(ctx context.Context, q question, m mode, i int) (int64, error) {
	switch m {
	case byPath:
		n := int64(0)
		err := q.path(s.qs, i).Iterate(ctx).Each(func(graph.Ref) error { n++; return nil })
		return n, err
	case asJSON:
		return s.json(ctx, q.gizmo(i))
	}
	return s.session(ctx, q.gizmo(i), cayley.Raw, func(any) error { return nil })
}

// session runs a script in a new session of Gizmo; a number that it emits is the number of its results.
func (s *cayleyStore) session(ctx context.Context, script string, as cayley.Collation, use func(any) error) (n int64, err error) {
	it, err := gizmo.NewSession(s.qs).Execute(ctx, script, cayley.Options{Collation: as, Limit: -1})
	if err != nil {
		return 0, err
	}
	defer it.Close()
	for it.Next(ctx) {
		r := it.Result()
		if r, ok := r.(*gizmo.Result); ok {
			if r.Meta {
				continue
			}
			if count, ok := r.Val.(int64); ok {
				return count, nil
			}
		}
		if r == nil { // what a script's last line gives, collated for JSON
			continue
		}
		if err := use(r); err != nil {
			return 0, err
		}
		n++
	}
	return n, it.Err()
}

// cayleyJSON is Cayley's own way: its session names the results one by one.
func (s *cayleyStore) cayleyJSON(ctx context.Context, script string) (int64, error) {
	return s.session(ctx, script, cayley.JSON, json.NewEncoder(io.Discard).Encode)
}

// kgJSON is kg query -e, in a process that runs one query after the other.
func kgJSON(r *query.Runner) func(context.Context, string) (int64, error) {
	return func(ctx context.Context, script string) (int64, error) {
		result, err := r.Run(ctx, query.Query{Script: script}, nil, query.Options{})
		if err != nil {
			return 0, err
		}
		return int64(len(result.Rows)), query.Write(io.Discard, result, "jsonl", 0)
	}
}

// remove deletes the quads of some labels in one commit.
func (s *cayleyStore) remove(ctx context.Context, labels []quad.IRI) (int64, error) {
	var deltas []graph.Delta
	for _, label := range labels {
		ref, err := s.qs.ValueOf(label)
		if err != nil {
			return 0, err
		}
		if ref == nil {
			return 0, fmt.Errorf("no quads of %v", label)
		}
		it := s.qs.QuadIterator(quad.Label, ref).Iterate()
		for it.Next(ctx) {
			q, err := s.qs.Quad(it.Result())
			if err != nil {
				return 0, err
			}
			deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
		}
		if err := it.Err(); err != nil {
			return 0, err
		}
		if err := it.Close(); err != nil {
			return 0, err
		}
	}
	return int64(len(deltas)), s.qs.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreMissing: true})
}
