// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// view is what can be read: the live graph or a snapshot of it. It implements
// the reading half of graph.QuadStore.
//
// Every touch of Pebble happens with life held for reading, and never twice by
// one goroutine: a waiting shut would block the second. So shut, which holds it
// for writing, finds no one inside and may close what cursors left open.
type view struct {
	reader     pebble.Reader
	db         *pebble.DB // for estimates of sizes only
	names      *nameCache
	noOptimize bool
	count      atomic.Pointer[counters]

	life    sync.RWMutex
	closed  bool
	mu      sync.Mutex
	cursors map[scanner]struct{}
}

// scanner holds a Pebble iterator that shut may have to close.
type scanner interface{ release() error }

func newView(r pebble.Reader, db *pebble.DB, c counters, names *nameCache, noOptimize bool) *view {
	v := &view{reader: r, db: db, names: names, noOptimize: noOptimize, cursors: map[scanner]struct{}{}}
	v.count.Store(&c)
	return v
}

// shut frees all open iterators and refuses further reads. It returns false
// when that was done before.
func (v *view) shut() bool {
	v.life.Lock()
	defer v.life.Unlock()
	if v.closed {
		return false
	}
	v.closed = true
	for _, c := range v.openCursors() {
		c.release()
	}
	return true
}

func (v *view) openCursors() []scanner {
	v.mu.Lock()
	defer v.mu.Unlock()
	out := make([]scanner, 0, len(v.cursors))
	for c := range v.cursors {
		out = append(out, c)
	}
	return out
}

// newIter opens a Pebble iterator on behalf of owner. life must be held.
func (v *view) newIter(owner scanner, lo, hi []byte) (*pebble.Iterator, error) {
	it, err := v.reader.NewIter(&pebble.IterOptions{LowerBound: lo, UpperBound: hi})
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	v.cursors[owner] = struct{}{}
	v.mu.Unlock()
	return it, nil
}

// closeIter closes an iterator of owner. life must be held.
func (v *view) closeIter(owner scanner, it *pebble.Iterator) error {
	v.mu.Lock()
	delete(v.cursors, owner)
	v.mu.Unlock()
	return it.Close()
}

// get reads one value and hands it to use while it is valid; ok is false when
// there is none.
func (v *view) get(key []byte, use func([]byte) error) (ok bool, err error) {
	v.life.RLock()
	defer v.life.RUnlock()
	if v.closed {
		return false, ErrClosed
	}
	return getKey(v.reader, key, use)
}

func getKey(r pebble.Reader, key []byte, use func([]byte) error) (ok bool, err error) {
	b, c, err := r.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	defer c.Close()
	if use == nil {
		return true, nil
	}
	return true, use(b)
}

// nodeRef and quadRef are the tokens that Cayley passes around. A quad's token
// holds all its ids, so its parts are known without reading.
type (
	nodeRef uint64
	quadRef ids
)

func (n nodeRef) Key() any { return n }
func (q quadRef) Key() any { return q }

func nodeID(r graph.Ref) (uint64, bool) {
	n, ok := r.(nodeRef)
	return uint64(n), ok
}

func position(d quad.Direction) (int, bool) {
	if d < quad.Subject || d > quad.Label {
		return 0, false
	}
	return int(d - quad.Subject), true
}

// ValueOf returns the token of a term, nil when no quad uses it.
func (v *view) ValueOf(val quad.Value) (graph.Ref, error) {
	if val == nil {
		return nil, nil
	}
	id, err := v.idOf(val)
	if err != nil || id == 0 {
		return nil, err
	}
	return nodeRef(id), nil
}

// idOf returns the id of a term, 0 when there is none.
func (v *view) idOf(val quad.Value) (id uint64, err error) {
	term, err := appendTerm(nil, val)
	if err != nil {
		return 0, err
	}
	_, err = v.get(appendHashKey(nil, hashTerm(term)), func(b []byte) error {
		id, err = decodeID(b)
		return err
	})
	return id, err
}

// NameOf returns the term of a token, nil when it is unknown.
func (v *view) NameOf(r graph.Ref) (quad.Value, error) {
	if p, ok := r.(refs.PreFetchedValue); ok {
		return p.NameOf(), nil
	}
	id, ok := nodeID(r)
	if !ok {
		return nil, nil
	}
	return v.name(id)
}

func (v *view) name(id uint64) (val quad.Value, err error) {
	if id == 0 {
		return nil, nil
	}
	if val, ok := v.names.get(id); ok {
		return val, nil
	}
	ok, err := v.get(appendNodeKey(nil, id), func(b []byte) error {
		val, err = decodeTerm(b)
		return err
	})
	if ok && err == nil {
		v.names.put(id, val)
	}
	return val, err
}

// Quad names the four parts of a quad.
func (v *view) Quad(r graph.Ref) (q quad.Quad, err error) {
	k, ok := r.(quadRef)
	if !ok {
		return q, nil
	}
	for pos, part := range []*quad.Value{&q.Subject, &q.Predicate, &q.Object, &q.Label} {
		if *part, err = v.name(k[pos]); err != nil {
			return quad.Quad{}, err
		}
	}
	return q, nil
}

// QuadDirection gives one part of a quad, nil for a label that is not there.
func (v *view) QuadDirection(r graph.Ref, d quad.Direction) (graph.Ref, error) {
	k, isQuad := r.(quadRef)
	pos, ok := position(d)
	if !isQuad || !ok || k[pos] == 0 {
		return nil, nil
	}
	return nodeRef(k[pos]), nil
}

// Stats counts nodes and quads. Both numbers are exact and cost nothing.
func (v *view) Stats(context.Context, bool) (graph.Stats, error) {
	c := v.count.Load()
	return graph.Stats{
		Nodes: refs.Size{Value: int64(c.nodes), Exact: true},
		Quads: refs.Size{Value: int64(c.quads), Exact: true},
	}, nil
}

// Size is the number of quads.
func (v *view) Size() int64 { return int64(v.count.Load().quads) }

// QuadIterator gives the quads that have a node in a direction.
func (v *view) QuadIterator(d quad.Direction, r graph.Ref) iterator.Shape {
	id, known := nodeID(r)
	pos, ok := position(d)
	if !known || !ok {
		return iterator.NewNull() // Cayley also asks with tokens of its own
	}
	var p pattern
	p.fix(pos, id)
	return newScan(v, p, projection{result: wholeQuad})
}

// QuadIteratorSize is exact for up to 64 quads and an estimate above.
func (v *view) QuadIteratorSize(ctx context.Context, d quad.Direction, r graph.Ref) (refs.Size, error) {
	id, known := nodeID(r)
	pos, ok := position(d)
	if !known || !ok {
		return refs.Size{Exact: true}, nil
	}
	var p pattern
	p.fix(pos, id)
	return v.size(ctx, p)
}

// NodesAllIterator gives all nodes in the order of their ids.
func (v *view) NodesAllIterator() iterator.Shape { return &nodes{v: v} }

// QuadsAllIterator gives all quads, ordered by subject, predicate, object, label.
func (v *view) QuadsAllIterator() iterator.Shape {
	return newScan(v, pattern{}, projection{result: wholeQuad})
}

// ApplyDeltas refuses: a view is for reading.
func (v *view) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return ErrReadOnly }

// NewQuadWriter refuses: a view is for reading.
func (v *view) NewQuadWriter() (quad.WriteCloser, error) { return nil, ErrReadOnly }
