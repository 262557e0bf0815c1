// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"kg/internal/except"
)

var _ shape.Optimizer = (*view)(nil)

// Our own shapes keep the view that made them: what Cayley hands to
// BuildIterator may be wrapped.

type scanShape struct {
	v    *view
	p    pattern
	proj projection
	once bool
}

func (s scanShape) BuildIterator(graph.QuadStore) iterator.Shape {
	n := newScan(s.v, s.p, s.proj)
	n.once = s.once
	return n
}
func (s scanShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) {
	return s, false
}

type expandShape struct {
	v    *view
	from shape.Shape
	p    pattern
	sets []inSet
	pos  int
	proj projection
	once bool
}

func (s expandShape) BuildIterator(qs graph.QuadStore) iterator.Shape {
	return &expand{
		projection: s.proj, v: s.v, from: s.from.BuildIterator(qs),
		p: s.p, sets: s.sets, pos: s.pos, once: s.once,
	}
}

func (s expandShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	n, ok := s.from.Optimize(ctx, r)
	if ok && shape.IsNull(n) {
		return nil, true
	}
	s.from = n
	return s, ok
}

type nodesShape struct {
	v      *view
	filter termFilter
}

func (s nodesShape) BuildIterator(graph.QuadStore) iterator.Shape {
	return &nodes{v: s.v, filter: s.filter}
}
func (s nodesShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

type uniqueShape struct{ from shape.Shape }

func (s uniqueShape) BuildIterator(qs graph.QuadStore) iterator.Shape {
	return &unique{s.from.BuildIterator(qs)}
}
func (s uniqueShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

type intersectionShape []shape.Shape

func (s intersectionShape) BuildIterator(qs graph.QuadStore) iterator.Shape {
	x := &intersection{}
	for _, sub := range s {
		x.sets = append(x.sets, sub.BuildIterator(qs))
	}
	return x
}
func (s intersectionShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) {
	return s, false
}

// OptimizeShape replaces what the store can do better than Cayley's iterators.
// Cayley calls it from the leaves up, so the parts are optimized already.
func (v *view) OptimizeShape(ctx context.Context, s shape.Shape) (shape.Shape, bool) {
	if v.noOptimize {
		return s, false
	}
	var n shape.Shape
	ok := false
	switch s := s.(type) {
	case shape.QuadsAction:
		n, ok = v.quadsAction(s)
	case shape.NodesFrom:
		n, ok = v.nodesFrom(s)
	case shape.Filter:
		if _, all := s.From.(shape.AllNodes); !all {
			break
		}
		var f termFilter
		if f, ok = pushDown(s.Filters); ok {
			n = nodesShape{v, f}
		}
	case shape.Unique:
		if untagged(s.From) {
			n, ok = uniqueShape{takeOnce(s.From)}, true
		}
	case shape.Intersect:
		n, ok = intersect(s)
	case shape.Union:
		n, ok = withoutNull(s)
	case shape.Except:
		if s.From == nil {
			s.From = nodesShape{v: v}
		}
		n, ok = except.Shape(s), true
	}
	if !ok {
		return s, false
	}
	return n, true
}

// quadsAction is a scan of one pattern.
func (v *view) quadsAction(s shape.QuadsAction) (shape.Shape, bool) {
	result, ok := position(s.Result)
	if !ok {
		return nil, false
	}
	n := scanShape{v: v, proj: projection{result: result}}
	for d, r := range s.Filter {
		pos, ok := position(d)
		id, known := nodeID(r)
		if !ok || !known {
			return nil, false
		}
		n.p.fix(pos, id)
	}
	for d, tags := range s.Save {
		pos, ok := position(d)
		if !ok {
			return nil, false
		}
		n.proj.saves = append(n.proj.saves, save{pos, tags})
	}
	return n, true
}

// nodesFrom is one step of a path: at most one position open to another shape,
// the others fixed, one of a few nodes, or only saved.
func (v *view) nodesFrom(s shape.NodesFrom) (shape.Shape, bool) {
	result, ok := position(s.Dir)
	if !ok {
		return nil, false
	}
	if union, ok := s.Quads.(shape.Union); ok {
		return v.nodesFromUnion(s.Dir, union)
	}
	quads, ok := s.Quads.(shape.Quads)
	if !ok {
		return nil, false
	}
	e := expandShape{v: v, pos: -1, proj: projection{result: result}}
	seen := uint8(0)
	var few []shape.QuadFilter
	for _, q := range quads {
		pos, ok := position(q.Dir)
		if !ok || seen&(1<<pos) != 0 {
			return nil, false
		}
		seen |= 1 << pos
		if sv, ok := q.Values.(shape.Save); ok { // the tags of a node are those of that part of the quad
			e.proj.saves = append(e.proj.saves, save{pos, sv.Tags})
			if isAllNodes(sv.From) {
				continue
			}
			q.Values = sv.From
		}
		if r, ok := shape.One(q.Values); ok {
			id, known := nodeID(r)
			if !known {
				return nil, false
			}
			e.p.fix(pos, id)
		} else if _, ok := q.Values.(shape.Fixed); ok && pos != result {
			few = append(few, q)
		} else if e.pos < 0 && pos != result {
			e.pos, e.from = pos, q.Values
		} else {
			return nil, false
		}
	}
	return e.withFew(few)
}

// withFew adds the positions that may be one of several known nodes. One of
// them drives the walk if nothing else does.
func (s expandShape) withFew(few []shape.QuadFilter) (shape.Shape, bool) {
	for _, q := range few {
		pos, _ := position(q.Dir)
		fixed := q.Values.(shape.Fixed)
		set := make(map[uint64]struct{}, len(fixed))
		for _, r := range fixed {
			id, known := nodeID(r)
			if !known {
				return nil, false
			}
			set[id] = struct{}{}
		}
		if len(set) != len(fixed) {
			return nil, false // a node twice: Cayley would give its quads twice
		}
		if s.pos < 0 {
			s.pos, s.from = pos, fixed
			continue
		}
		s.sets = append(s.sets, inSet{pos, set})
	}
	if s.pos < 0 {
		return scanShape{v: s.v, p: s.p, proj: s.proj}, true
	}
	return s, true
}

// withoutNull takes the empty parts out of a union: Cayley leaves those that get empty in its last pass, and then does
// not survive them.
func withoutNull(s shape.Union) (shape.Shape, bool) {
	var n shape.Union
	for _, part := range s {
		if !shape.IsNull(part) {
			n = append(n, part)
		}
	}
	if len(n) == 0 {
		return shape.Null{}, true
	}
	return n, len(n) < len(s)
}

func isAllNodes(s shape.Shape) bool {
	_, ok := s.(shape.AllNodes)
	return ok
}

// nodesFromUnion takes the step from each part of a union, as for labels of
// quads that have a node as subject or as object.
func (v *view) nodesFromUnion(d quad.Direction, union shape.Union) (shape.Shape, bool) {
	n := make(shape.Union, 0, len(union))
	for _, quads := range union {
		if shape.IsNull(quads) {
			continue
		}
		part, _ := v.OptimizeShape(context.Background(), shape.NodesFrom{Dir: d, Quads: quads})
		n = append(n, part)
	}
	return n, len(n) > 0
}

// untagged tells that a shape is made of our own or fixed nodes and gives no
// tags, so that its results are nothing but nodes.
func untagged(s shape.Shape) bool {
	switch s := s.(type) {
	case scanShape:
		return len(s.proj.saves) == 0
	case expandShape:
		return len(s.proj.saves) == 0 && untagged(s.from)
	case shape.Union:
		for _, part := range s {
			if !untagged(part) {
				return false
			}
		}
		return true
	case shape.Fixed:
		for _, r := range s {
			if _, ok := nodeID(r); !ok {
				return false
			}
		}
		return true
	case nodesShape, uniqueShape, intersectionShape, mergeShape:
		return true
	}
	return false
}

// takeOnce lets each step take each node once: the results do not change where
// they are made unique afterwards.
func takeOnce(s shape.Shape) shape.Shape {
	switch s := s.(type) {
	case scanShape:
		s.once = true
		return s
	case expandShape:
		s.once = true
		s.from = takeOnce(s.from)
		return s
	case shape.Union:
		n := make(shape.Union, len(s))
		for i, part := range s {
			n[i] = takeOnce(part)
		}
		return n
	}
	return s
}

type mergeShape struct{ a, b scanShape }

func (s mergeShape) BuildIterator(qs graph.QuadStore) iterator.Shape {
	a, b := newScan(s.a.v, s.a.p, s.a.proj), newScan(s.b.v, s.b.p, s.b.proj)
	return &merge{iterator.NewAnd(a, b), a, b}
}
func (s mergeShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// intersect merges sets, and two scans in the order of their results. All else may give a node several times, and
// Cayley's And gives a row for each path to it.
func intersect(s shape.Intersect) (shape.Shape, bool) {
	if len(s) < 2 {
		return nil, false
	}
	if a, ok := s[0].(scanShape); ok && len(s) == 2 && rising(a) {
		if b, ok := s[1].(scanShape); ok && rising(b) {
			return mergeShape{a, b}, true
		}
	}
	for _, part := range s {
		switch part.(type) {
		case uniqueShape, intersectionShape, nodesShape:
		default:
			return nil, false
		}
	}
	return intersectionShape(s), true
}
