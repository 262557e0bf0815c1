// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"encoding/binary"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// merge gives the nodes that two scans have, whose keys both go by rising ids of their results: claims that have one
// source and one matter. It walks both at once and seeks where one is far behind; nothing is kept. A node comes as often
// as Cayley's And gives it, a row for each pair of quads.
type merge struct {
	iterator.Shape // And of the two, for all but the walk
	a, b           *scan
}

func (m *merge) String() string { return "Merge" }

// Optimize keeps it: And would ask the one about each node of the other.
func (m *merge) Optimize(context.Context) (iterator.Shape, bool) { return m, false }

func (m *merge) Iterate() iterator.Scanner {
	i := &mergeNext{m: m, a: side{c: cursor{v: m.a.v}, pos: m.a.result}, b: side{c: cursor{v: m.b.v}, pos: m.b.result}}
	i.a.c.seek(m.a.p)
	i.b.c.seek(m.b.p)
	return i
}

// side is one of the two scans, at the first quad of a node.
type side struct {
	c   cursor
	pos int
	at  uint64 // the node
}

func (s *side) next(ctx context.Context) bool {
	ok := s.c.next(ctx)
	if ok {
		s.at = s.c.cur[s.pos]
	}
	return ok
}

// to goes on to the first node that is id or comes behind it.
func (s *side) to(ctx context.Context, id uint64) bool {
	for n := 0; s.at < id; n++ {
		if n == near {
			s.c.seekPart(id)
		}
		if !s.next(ctx) {
			return false
		}
	}
	return true
}

// pass counts the quads of the present node and goes to the next one.
func (s *side) pass(ctx context.Context) (times int, ok bool) {
	id := s.at
	for ok = true; ok && s.at == id; times++ {
		ok = s.next(ctx)
	}
	return times, ok
}

type mergeNext struct {
	m           *merge
	a, b        side
	begun, done bool

	cur         uint64
	rows, paths int // of cur: Next and NextPath give it that often
	path        int
}

func (i *mergeNext) Next(ctx context.Context) bool {
	i.path = 1
	if i.rows > 1 {
		i.rows--
		return true
	}
	i.rows = 0
	if !i.begun {
		i.begun = true
		i.done = !i.a.next(ctx) || !i.b.next(ctx)
	}
	for !i.done && i.a.at != i.b.at {
		if i.a.at < i.b.at {
			i.done = !i.a.to(ctx, i.b.at)
		} else {
			i.done = !i.b.to(ctx, i.a.at)
		}
	}
	if i.done {
		i.Close() // callers forget to
		return false
	}
	i.cur = i.a.at
	var more, also bool
	i.rows, more = i.a.pass(ctx)
	i.paths, also = i.b.pass(ctx)
	i.done = !more || !also
	return i.Err() == nil
}

func (i *mergeNext) NextPath(context.Context) bool {
	if i.path >= i.paths {
		return false
	}
	i.path++
	return true
}

func (i *mergeNext) String() string                 { return i.m.String() }
func (i *mergeNext) id() uint64                     { return i.cur }
func (i *mergeNext) Result() refs.Ref               { return nodeRef(i.cur) }
func (i *mergeNext) TagResults(map[string]refs.Ref) {}
func (i *mergeNext) Err() error                     { return firstError(i.a.c.err, i.b.c.err) }

func (i *mergeNext) Close() error {
	i.done, i.rows = true, 0
	return firstError(i.a.c.close(), i.b.c.close())
}

// rising tells that the keys of a scan without tags go by the ids of its results.
func rising(s scanShape) bool {
	plan := plans[s.p.mask]
	_, exact := s.p.appendPrefix(nil)
	return exact && plan.known < 4 && orderings[plan.ordering][plan.known] == s.proj.result &&
		s.proj.result != posG && len(s.proj.saves) == 0
}

// seekPart lets the cursor go on at the part behind its prefix, from id.
func (c *cursor) seekPart(id uint64) {
	c.from = binary.BigEndian.AppendUint64(append(c.from[:0], c.prefix...), id)
	c.fresh = true
}
