// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"slices"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// unique gives each node of an iterator without tags once. It differs from
// Cayley's in that it keeps ids and not tokens in interfaces.
type unique struct{ iterator.Shape }

func (u *unique) String() string                 { return "Unique" }
func (u *unique) SubIterators() []iterator.Shape { return []iterator.Shape{u.Shape} }

func (u *unique) Optimize(ctx context.Context) (iterator.Shape, bool) {
	if n, ok := u.Shape.Optimize(ctx); ok {
		u.Shape = n
	}
	return u, false
}

func (u *unique) Stats(ctx context.Context) (iterator.Costs, error) {
	c, err := u.Shape.Stats(ctx)
	c.Size.Exact = false
	return c, err
}

func (u *unique) Iterate() iterator.Scanner {
	return &uniqueNext{Scanner: u.Shape.Iterate(), seen: map[uint64]struct{}{}}
}

func (u *unique) Lookup() iterator.Index { return onePath{u.Shape.Lookup()} }

type uniqueNext struct {
	iterator.Scanner
	seen map[uint64]struct{}
	cur  uint64
}

func (u *uniqueNext) Next(ctx context.Context) bool {
	for u.Scanner.Next(ctx) {
		id, ok := scannedID(u.Scanner)
		if !ok {
			continue
		}
		n := len(u.seen)
		u.seen[id] = struct{}{}
		if len(u.seen) > n {
			u.cur = id
			return true
		}
	}
	return false
}

func (u *uniqueNext) id() uint64                    { return u.cur }
func (u *uniqueNext) NextPath(context.Context) bool { return false }

// onePath hides the further paths to a node: a set has it or not.
type onePath struct{ iterator.Index }

func (onePath) NextPath(context.Context) bool { return false }

// intersection gives the nodes that all of several sets have, each once and in
// the order of ids: sorted sets are merged, a set that is far larger than what
// is left is asked instead.
type intersection struct{ sets []iterator.Shape }

func (x *intersection) String() string                 { return "Intersection" }
func (x *intersection) SubIterators() []iterator.Shape { return x.sets }

func (x *intersection) Optimize(ctx context.Context) (iterator.Shape, bool) {
	for i, s := range x.sets {
		if n, ok := s.Optimize(ctx); ok {
			x.sets[i] = n
			if iterator.IsNull(n) {
				return n, true
			}
		}
	}
	return x, false
}

// Stats takes the smallest set for the size.
func (x *intersection) Stats(ctx context.Context) (iterator.Costs, error) {
	var sum iterator.Costs
	for i, s := range x.sets {
		c, err := s.Stats(ctx)
		if err != nil {
			return iterator.Costs{}, err
		}
		if i == 0 || c.Size.Value < sum.Size.Value {
			sum.Size.Value = c.Size.Value
		}
		sum.ContainsCost += c.ContainsCost
		sum.NextCost = max(sum.NextCost, c.NextCost)
	}
	return sum, nil
}

func (x *intersection) Iterate() iterator.Scanner { return &intersectionNext{x: x} }

func (x *intersection) Lookup() iterator.Index {
	in := make([]iterator.Index, len(x.sets))
	for i, s := range x.sets {
		in[i] = s.Lookup()
	}
	return &intersectionContains{in: in}
}

type intersectionNext struct {
	x    *intersection
	left []uint64 // what is still to be given, after the first Next
	cur  uint64
	run  bool
	err  error
}

func (i *intersectionNext) Next(ctx context.Context) bool {
	if !i.run {
		i.run = true
		i.left, i.err = i.x.evaluate(ctx)
	}
	if i.err != nil || len(i.left) == 0 {
		return false
	}
	i.cur, i.left = i.left[0], i.left[1:]
	return true
}

func (i *intersectionNext) String() string                     { return i.x.String() }
func (i *intersectionNext) id() uint64                         { return i.cur }
func (i *intersectionNext) Result() refs.Ref                   { return nodeRef(i.cur) }
func (i *intersectionNext) TagResults(dst map[string]refs.Ref) {}
func (i *intersectionNext) NextPath(context.Context) bool      { return false }
func (i *intersectionNext) Err() error                         { return i.err }
func (i *intersectionNext) Close() error                       { i.run, i.left = true, nil; return nil }

// askAbove is how many times larger than the nodes in hand a set must be for
// asking it about each of them to be cheaper than reading it.
const askAbove = 16

func (x *intersection) evaluate(ctx context.Context) ([]uint64, error) {
	type sized struct {
		s iterator.Shape
		n int64
	}
	order := make([]sized, len(x.sets))
	for i, s := range x.sets {
		c, err := s.Stats(ctx)
		if err != nil {
			return nil, err
		}
		order[i] = sized{s, c.Size.Value}
	}
	slices.SortStableFunc(order, func(a, b sized) int { return int(min(1, max(-1, a.n-b.n))) })
	have, err := collect(ctx, order[0].s)
	for _, o := range order[1:] {
		if err != nil || len(have) == 0 {
			break
		}
		if o.n > askAbove*int64(len(have)) {
			have, err = ask(ctx, have, o.s)
			continue
		}
		var other []uint64
		if other, err = collect(ctx, o.s); err == nil {
			have = common(have, other)
		}
	}
	return have, err
}

// collect returns the nodes of an iterator, sorted, each once.
func collect(ctx context.Context, s iterator.Shape) ([]uint64, error) {
	if u, ok := s.(*unique); ok {
		s = u.Shape // sorting makes unique, too
	}
	it := s.Iterate()
	var out []uint64
	for it.Next(ctx) {
		if id, ok := scannedID(it); ok {
			out = append(out, id)
		}
	}
	err := firstError(it.Err(), it.Close())
	slices.Sort(out)
	return slices.Compact(out), err
}

func ask(ctx context.Context, have []uint64, s iterator.Shape) ([]uint64, error) {
	in := s.Lookup()
	kept := have[:0]
	for _, id := range have {
		if in.Contains(ctx, nodeRef(id)) {
			kept = append(kept, id)
		}
		if err := in.Err(); err != nil {
			in.Close()
			return nil, err
		}
	}
	return kept, in.Close()
}

// common keeps of a what is in b, too; both are sorted.
func common(a, b []uint64) []uint64 {
	kept := a[:0]
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			kept = append(kept, a[i])
			i++
			j++
		}
	}
	return kept
}

type intersectionContains struct {
	in  []iterator.Index
	cur refs.Ref
}

func (i *intersectionContains) Contains(ctx context.Context, r refs.Ref) bool {
	for _, in := range i.in {
		if !in.Contains(ctx, r) {
			return false
		}
	}
	i.cur = r
	return true
}

func (i *intersectionContains) String() string                     { return "Intersection" }
func (i *intersectionContains) Result() refs.Ref                   { return i.cur }
func (i *intersectionContains) TagResults(dst map[string]refs.Ref) {}
func (i *intersectionContains) NextPath(context.Context) bool      { return false }

func (i *intersectionContains) Err() error {
	for _, in := range i.in {
		if err := in.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (i *intersectionContains) Close() error {
	var first error
	for _, in := range i.in {
		first = firstError(first, in.Close())
	}
	return first
}
