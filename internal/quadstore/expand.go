// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"fmt"
	"maps"
	"math"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// inSet asks that a part of the quad is one of a few nodes.
type inSet struct {
	pos int
	ids map[uint64]struct{}
}

// expand walks the quads that have a node of another iterator in one position:
// one step of a path. It stands for Cayley's HasA over LinksTo, which would open
// an iterator for each node.
type expand struct {
	projection
	v    *view
	from iterator.Shape
	p    pattern // what is fixed besides
	sets []inSet
	pos  int  // the position fed by from
	once bool // take each node of from once: results are made unique above
}

func (e *expand) String() string {
	return fmt.Sprintf("Expand(%d to %d, fixed %04b)", e.pos, e.result, e.p.mask)
}

func (e *expand) SubIterators() []iterator.Shape { return []iterator.Shape{e.from} }

func (e *expand) Optimize(ctx context.Context) (iterator.Shape, bool) {
	if n, ok := e.from.Optimize(ctx); ok {
		e.from = n
		if iterator.IsNull(n) {
			return n, true
		}
	}
	return e, false
}

// fanOut is the guess of how many quads a node brings.
const fanOut = 10

func (e *expand) Stats(ctx context.Context) (iterator.Costs, error) {
	st, err := e.from.Stats(ctx)
	return iterator.Costs{
		NextCost:     st.NextCost + 2,
		ContainsCost: 2 * fanOut * (st.ContainsCost + 1),
		Size:         refs.Size{Value: min(st.Size.Value*fanOut, e.v.Size()/2+1)},
	}, err
}

// backward tells whether walking all quads of the pattern and asking from about
// each costs less than walking from: so for a filter over all nodes.
func (e *expand) backward() bool {
	if e.p.mask == 0 {
		return false
	}
	ctx := context.Background()
	st, err := e.from.Stats(ctx)
	if err != nil || st.Size.Value <= exactUpTo {
		return false
	}
	n, err := e.v.size(ctx, e.p)
	if err != nil {
		return false
	}
	return cost(n.Value, st.ContainsCost+1) < cost(st.Size.Value, st.NextCost+4)
}

func cost(n, each int64) float64 {
	return math.Max(1, float64(n)) * math.Max(1, float64(each))
}

func (e *expand) keep(q *ids, labelled bool) bool {
	if labelled && q[posG] == 0 {
		return false
	}
	for _, s := range e.sets {
		if _, ok := s.ids[q[s.pos]]; !ok {
			return false
		}
	}
	return true
}

func (e *expand) Iterate() iterator.Scanner {
	if e.backward() {
		it := &expandContains{expand: e, c: cursor{v: e.v}, in: e.from.Lookup(), labelled: e.wantsLabel()}
		it.c.seek(e.p)
		it.found = true
		return &expandBack{it}
	}
	it := &expandNext{expand: e, c: cursor{v: e.v}, in: e.from.Iterate(), labelled: e.wantsLabel()}
	if e.once {
		it.seen = map[uint64]struct{}{}
		if len(e.sets) == 0 {
			it.c.onceFor(e.result)
		}
	}
	return it
}

func (e *expand) Lookup() iterator.Index {
	return &expandContains{expand: e, c: cursor{v: e.v}, in: e.from.Lookup(), labelled: e.wantsLabel()}
}

type expandNext struct {
	*expand
	in       iterator.Scanner
	c        cursor
	labelled bool
	seen     map[uint64]struct{} // with once
	inside   bool                // the cursor stands in the quads of a node
	done     bool
	err      error

	// The paths by which from reached the node, where there are several: each quad of the node has them all.
	paths []map[string]refs.Ref
	path  int
}

func (i *expandNext) Next(ctx context.Context) bool {
	for !i.done {
		if i.inside && i.c.next(ctx) {
			if i.keep(&i.c.cur, i.labelled) {
				i.path = 0
				return true
			}
			continue
		}
		if i.inside = i.c.err == nil && i.feed(ctx); !i.inside {
			i.done = true
			i.c.close()
		}
	}
	return false
}

// feed takes the next node of from and seeks its quads.
func (i *expandNext) feed(ctx context.Context) bool {
	for i.in.Next(ctx) {
		id, ok := scannedID(i.in)
		if !ok {
			continue
		}
		if i.once {
			if _, ok := i.seen[id]; ok {
				continue
			}
			i.seen[id] = struct{}{}
		}
		i.collectPaths(ctx)
		p := i.p
		p.fix(i.pos, id)
		i.c.seek(p)
		return true
	}
	i.err = i.in.Err()
	return false
}

// collectPaths keeps the tags of all paths to the present node of from, if they are more than one.
func (i *expandNext) collectPaths(ctx context.Context) {
	i.paths, i.path = i.paths[:0], 0
	if i.once {
		return
	}
	for first, more := i.inTags(), i.in.NextPath(ctx); more; more = i.in.NextPath(ctx) {
		if len(i.paths) == 0 {
			i.paths = append(i.paths, first)
		}
		i.paths = append(i.paths, i.inTags())
	}
}

func (i *expandNext) inTags() map[string]refs.Ref {
	tags := map[string]refs.Ref{}
	i.in.TagResults(tags)
	return tags
}

// scannedID is the id of the present result of a scanner.
func scannedID(s iterator.Scanner) (uint64, bool) {
	if ids, ok := s.(idScanner); ok {
		return ids.id(), true
	}
	return nodeID(s.Result())
}

func (i *expandNext) id() uint64       { return i.c.cur[i.result] }
func (i *expandNext) Result() refs.Ref { return i.ref(&i.c.cur) }

func (i *expandNext) TagResults(dst map[string]refs.Ref) {
	if len(i.paths) == 0 {
		i.in.TagResults(dst)
	} else {
		maps.Copy(dst, i.paths[i.path])
	}
	i.tag(&i.c.cur, dst)
}

func (i *expandNext) NextPath(context.Context) bool {
	if i.path+1 >= len(i.paths) {
		return false
	}
	i.path++
	return true
}

func (i *expandNext) Err() error { return firstError(i.err, i.c.err) }

func (i *expandNext) Close() error {
	i.done = true
	return firstError(i.c.close(), i.in.Close())
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

type expandContains struct {
	*expand
	in       iterator.Index
	c        cursor
	labelled bool
	found    bool
}

func (i *expandContains) Contains(ctx context.Context, r refs.Ref) bool {
	i.found = false
	id, ok := nodeID(r)
	if !ok || (i.p.fixed(i.result) && i.p.id[i.result] != id) {
		return false
	}
	p := i.p
	p.fix(i.result, id)
	i.c.seek(p)
	i.found = true
	return i.advance(ctx)
}

// advance finds the next quad whose node at pos is in from.
func (i *expandContains) advance(ctx context.Context) bool {
	for i.found {
		if i.found = i.c.next(ctx); !i.found {
			break
		}
		id := i.c.cur[i.pos]
		if id != 0 && i.keep(&i.c.cur, i.labelled) && i.in.Contains(ctx, nodeRef(id)) {
			return true
		}
		if i.in.Err() != nil {
			i.found = false
		}
	}
	return false
}

func (i *expandContains) NextPath(ctx context.Context) bool {
	return i.found && (i.in.NextPath(ctx) || i.advance(ctx))
}

func (i *expandContains) Result() refs.Ref { return i.ref(&i.c.cur) }

func (i *expandContains) TagResults(dst map[string]refs.Ref) {
	i.in.TagResults(dst)
	i.tag(&i.c.cur, dst)
}

func (i *expandContains) Err() error { return firstError(i.c.err, i.in.Err()) }

func (i *expandContains) Close() error {
	i.found = false
	return firstError(i.c.close(), i.in.Close())
}

// expandBack scans the quads of the pattern and asks from about each.
type expandBack struct{ *expandContains }

func (i *expandBack) Next(ctx context.Context) bool {
	if i.advance(ctx) {
		return true
	}
	i.c.close()
	return false
}

func (i *expandBack) NextPath(ctx context.Context) bool { return i.found && i.in.NextPath(ctx) }
func (i *expandBack) id() uint64                        { return i.c.cur[i.result] }
