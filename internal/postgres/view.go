// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"iter"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// view is what can be read: the latest state or a snapshot. It implements the reading half of graph.QuadStore. Tokens of
// nodes are csql.NodeHash, those of quads csql.QuadHashes.
type view struct {
	session func(context.Context) (*session, error)
	names   *nameCache

	mu     sync.Mutex // guards what follows
	sql    *csql.Optimizer
	lists  int // of nodes in SQL, so far
	recent map[refs.ValueHash]struct{}
}

func newView(session func(context.Context) (*session, error), names *nameCache) *view {
	return &view{session: session, names: names, sql: csql.NewOptimizer(), recent: map[refs.ValueHash]struct{}{}}
}

// node takes the hash out of a node's token.
func node(r graph.Ref) (h refs.ValueHash, ok bool) {
	switch r := r.(type) {
	case csql.NodeHash:
		return r.ValueHash, r.Valid()
	case refs.ValueHash:
		return r, r.Valid()
	}
	return h, false
}

// ValueOf gives the token of a term, nil when no quad uses it.
func (v *view) ValueOf(val quad.Value) (graph.Ref, error) {
	if val == nil {
		return nil, nil
	}
	t, err := newTerm(val)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	in, err := v.session(ctx)
	if err != nil {
		return nil, err
	}
	var there bool
	if err := in.row(ctx, "SELECT EXISTS (SELECT FROM nodes WHERE hash = $1)", []any{prepared, t.hash.ValueHash[:]}, &there); err != nil || !there {
		return nil, err
	}
	return t.hash, nil
}

// Quad names the four parts of a quad.
func (v *view) Quad(r graph.Ref) (q quad.Quad, err error) {
	in, ok := r.(csql.QuadHashes)
	if !ok {
		return q, nil
	}
	hashes := in.Dirs()
	names, err := v.namesOf(context.Background(), hashes[:])
	if err != nil {
		return q, err
	}
	return quad.Quad{Subject: names[0], Predicate: names[1], Object: names[2], Label: names[3]}, nil
}

// QuadDirection gives one part of a quad, nil for a label that is not there.
func (v *view) QuadDirection(r graph.Ref, d quad.Direction) (graph.Ref, error) {
	in, ok := r.(csql.QuadHashes)
	if !ok || d < quad.Subject || d > quad.Label {
		return nil, nil
	}
	h := in.Get(d)
	if !h.Valid() {
		return nil, nil
	}
	return csql.NodeHash{ValueHash: h}, nil
}

// column is the column of quads for a direction.
func column(d quad.Direction) string { return d.String() + "_hash" }

// quadsWith selects the quads that have a node in a direction.
func quadsWith(d quad.Direction, r graph.Ref) (csql.Select, bool) {
	h, ok := node(r)
	if !ok || d < quad.Subject || d > quad.Label {
		return csql.Select{}, false
	}
	sel := csql.AllQuads("")
	sel.WhereEq("", column(d), csql.NodeHash{ValueHash: h})
	return sel, true
}

// QuadIterator gives the quads that have a node in a direction; none for a token of another store.
func (v *view) QuadIterator(d quad.Direction, r graph.Ref) iterator.Shape {
	sel, ok := quadsWith(d, r)
	if !ok {
		return iterator.NewNull()
	}
	return v.iterator(sel)
}

// QuadIteratorSize counts them.
func (v *view) QuadIteratorSize(ctx context.Context, d quad.Direction, r graph.Ref) (refs.Size, error) {
	sel, ok := quadsWith(d, r)
	if !ok {
		return refs.Size{Exact: true}, nil
	}
	n, err := v.count(ctx, sel)
	return refs.Size{Value: n, Exact: true}, err
}

// count counts the rows of a selection.
func (v *view) count(ctx context.Context, sel csql.Select) (n int64, err error) {
	in, err := v.session(ctx)
	if err != nil {
		return 0, err
	}
	sql, args := statement(sel)
	err = in.row(ctx, "SELECT count(*) FROM ("+sql+") counted", args, &n)
	return n, err
}

// NodesAllIterator gives all nodes.
func (v *view) NodesAllIterator() iterator.Shape { return v.iterator(csql.AllNodes()) }

// QuadsAllIterator gives all quads.
func (v *view) QuadsAllIterator() iterator.Shape { return v.iterator(csql.AllQuads("")) }

// Stats gives the exact counts, whether they are asked for or not.
func (v *view) Stats(ctx context.Context, _ bool) (graph.Stats, error) {
	in, err := v.session(ctx)
	if err != nil {
		return graph.Stats{}, err
	}
	st, err := readState(ctx, in, selectState)
	return graph.Stats{Nodes: refs.Size{Value: st.nodes, Exact: true}, Quads: refs.Size{Value: st.quads, Exact: true}}, err
}

// Quads gives all quads, in no particular order, as they are at the first step. The sequence ends after an error.
func (v *view) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) { v.each(ctx, csql.AllQuads(""), yield) }
}

// QuadsByLabel gives the quads that have a label.
func (v *view) QuadsByLabel(ctx context.Context, label quad.Value) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		t, err := newTerm(label)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		sel, _ := quadsWith(quad.Label, t.hash)
		v.each(ctx, sel, yield)
	}
}

// each names the quads of a selection, a block of the cursor at a time.
func (v *view) each(ctx context.Context, sel csql.Select, yield func(quad.Quad, error) bool) {
	in, err := v.session(ctx)
	if err != nil {
		yield(quad.Quad{}, err)
		return
	}
	var hashes []refs.ValueHash
	read := func(r pgx.Rows) error {
		for _, b := range r.RawValues() {
			h, err := rawHash(b)
			if err != nil {
				return err
			}
			hashes = append(hashes, h)
		}
		return nil
	}
	sql, args := statement(sel)
	c, err := in.open(ctx, sql, args, read)
	defer c.stop()
	for {
		var names []quad.Value
		if err == nil {
			names, err = v.namesOf(ctx, hashes)
		}
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		for ; len(names) > 0; names = names[4:] {
			if !yield(quad.Quad{Subject: names[0], Predicate: names[1], Object: names[2], Label: names[3]}, nil) {
				return
			}
		}
		if c.done {
			return
		}
		hashes = hashes[:0]
		err = c.next(ctx, read)
	}
}
