// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// wholeQuad as a result position means the quad itself.
const wholeQuad = -1

// save names a part of each quad for the results.
type save struct {
	pos  int
	tags []string
}

// projection is what a walk over quads gives for each: one part as result and
// others under tags. A quad without label gives nothing where its label is
// wanted.
type projection struct {
	result int
	saves  []save
}

func (p *projection) wantsLabel() bool {
	if p.result == posG {
		return true
	}
	for _, s := range p.saves {
		if s.pos == posG {
			return true
		}
	}
	return false
}

func (p *projection) ref(q *ids) refs.Ref {
	if p.result == wholeQuad {
		return quadRef(*q)
	}
	return nodeRef(q[p.result])
}

func (p *projection) tag(q *ids, dst map[string]refs.Ref) {
	for _, s := range p.saves {
		for _, t := range s.tags {
			dst[t] = nodeRef(q[s.pos])
		}
	}
}

// idScanner is a scanner whose results are nodes, read without boxing them.
type idScanner interface {
	iterator.Scanner
	id() uint64
}

// scan walks the quads of one pattern.
type scan struct {
	projection
	v    *view
	p    pattern
	once bool       // results are made unique above
	cost *refs.Size // known after the first Stats
}

func newScan(v *view, p pattern, proj projection) *scan {
	return &scan{projection: proj, v: v, p: p}
}

func (s *scan) String() string {
	return fmt.Sprintf("Scan(fixed %04b, result %d)", s.p.mask, s.result)
}

func (s *scan) SubIterators() []iterator.Shape                      { return nil }
func (s *scan) Optimize(ctx context.Context) (iterator.Shape, bool) { return s, false }

func (s *scan) Stats(ctx context.Context) (iterator.Costs, error) {
	if s.cost == nil {
		size, err := s.v.size(ctx, s.p)
		if err != nil {
			return iterator.Costs{}, err
		}
		if s.wantsLabel() || s.once {
			size.Exact = false
		}
		s.cost = &size
	}
	c := iterator.Costs{ContainsCost: 1, NextCost: 1, Size: *s.cost}
	if s.result != wholeQuad {
		c.ContainsCost = 4
	}
	return c, nil
}

func (s *scan) Iterate() iterator.Scanner {
	it := &scanNext{scan: s, c: cursor{v: s.v}, labelled: s.wantsLabel()}
	if s.once {
		it.c.onceFor(s.result)
	}
	it.c.seek(s.p)
	return it
}

func (s *scan) Lookup() iterator.Index {
	return &scanContains{scan: s, c: cursor{v: s.v}, labelled: s.wantsLabel()}
}

type scanNext struct {
	*scan
	c        cursor
	labelled bool
	done     bool
}

func (i *scanNext) Next(ctx context.Context) bool {
	for !i.done {
		if !i.c.next(ctx) {
			// Callers forget to close; what is at its end frees itself.
			i.done = true
			i.c.close()
			break
		}
		if !i.labelled || i.c.cur[posG] != 0 {
			return true
		}
	}
	return false
}

func (i *scanNext) id() uint64                         { return i.c.cur[i.result] }
func (i *scanNext) Result() refs.Ref                   { return i.ref(&i.c.cur) }
func (i *scanNext) TagResults(dst map[string]refs.Ref) { i.tag(&i.c.cur, dst) }
func (i *scanNext) NextPath(ctx context.Context) bool  { return false }
func (i *scanNext) Err() error                         { return i.c.err }
func (i *scanNext) Close() error                       { i.done = true; return i.c.close() }

type scanContains struct {
	*scan
	c        cursor
	labelled bool
	found    bool
}

func (i *scanContains) Contains(ctx context.Context, r refs.Ref) bool {
	i.found = false
	if i.result == wholeQuad {
		q, ok := r.(quadRef)
		if !ok {
			return false
		}
		// A token of a quad tells everything, so nothing is read.
		i.c.cur = ids(q)
		return i.p.match(&i.c.cur) && (!i.labelled || i.c.cur[posG] != 0)
	}
	id, ok := nodeID(r)
	if !ok || (i.p.fixed(i.result) && i.p.id[i.result] != id) {
		return false
	}
	p := i.p
	p.fix(i.result, id)
	i.c.seek(p)
	i.found = true
	return i.NextPath(ctx)
}

func (i *scanContains) NextPath(ctx context.Context) bool {
	for i.found {
		i.found = i.c.next(ctx)
		if i.found && (!i.labelled || i.c.cur[posG] != 0) {
			return true
		}
	}
	return false
}

func (i *scanContains) Result() refs.Ref                   { return i.ref(&i.c.cur) }
func (i *scanContains) TagResults(dst map[string]refs.Ref) { i.tag(&i.c.cur, dst) }
func (i *scanContains) Err() error                         { return i.c.err }
func (i *scanContains) Close() error                       { i.found = false; return i.c.close() }
