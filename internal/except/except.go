// SPDX-License-Identifier: Apache-2.0

// Package except is the difference of two sets of nodes, for Cayley's stores. Cayley's own gives tags of what it
// excludes, which may not be there to be asked, and estimates its size as a difference of estimates: at -1 Cayley's
// optimizer divides by zero.
package except

import (
	"context"
	"errors"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
)

// Shape gives what From gives, which must not be nil, and Exclude does not have.
type Shape shape.Except

// BuildIterator builds the iterator.
func (s Shape) BuildIterator(qs graph.QuadStore) iterator.Shape {
	from := s.From.BuildIterator(qs)
	if shape.IsNull(s.Exclude) {
		return from
	}
	return &except{from: from, exclude: s.Exclude.BuildIterator(qs)}
}

// Optimize leaves it as it is: its parts are optimized.
func (s Shape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// except gives what from gives and exclude does not have.
type except struct{ from, exclude iterator.Shape }

func (e *except) String() string                 { return "Except" }
func (e *except) SubIterators() []iterator.Shape { return []iterator.Shape{e.from, e.exclude} }

func (e *except) Optimize(ctx context.Context) (iterator.Shape, bool) {
	if n, ok := e.from.Optimize(ctx); ok {
		e.from = n
	}
	if n, ok := e.exclude.Optimize(ctx); ok {
		e.exclude = n
	}
	return e, false
}

func (e *except) Stats(ctx context.Context) (iterator.Costs, error) {
	from, err := e.from.Stats(ctx)
	if err != nil {
		return iterator.Costs{}, err
	}
	exclude, err := e.exclude.Stats(ctx)
	from.NextCost += exclude.ContainsCost
	from.ContainsCost += exclude.ContainsCost
	from.Size.Exact = false
	return from, err
}

func (e *except) Iterate() iterator.Scanner {
	return &exceptNext{Scanner: e.from.Iterate(), exclude: e.exclude.Lookup()}
}

func (e *except) Lookup() iterator.Index {
	return &exceptContains{Index: e.from.Lookup(), exclude: e.exclude.Lookup()}
}

type exceptNext struct {
	iterator.Scanner
	exclude iterator.Index
}

func (e *exceptNext) Next(ctx context.Context) bool {
	for e.Scanner.Next(ctx) {
		if !e.exclude.Contains(ctx, e.Scanner.Result()) {
			return e.exclude.Err() == nil
		}
	}
	return false
}

func (e *exceptNext) Err() error { return errors.Join(e.Scanner.Err(), e.exclude.Err()) }

func (e *exceptNext) Close() error { return errors.Join(e.Scanner.Close(), e.exclude.Close()) }

type exceptContains struct {
	iterator.Index
	exclude iterator.Index
}

func (e *exceptContains) Contains(ctx context.Context, r refs.Ref) bool {
	return e.Index.Contains(ctx, r) && !e.exclude.Contains(ctx, r) && e.exclude.Err() == nil
}

func (e *exceptContains) Err() error { return errors.Join(e.Index.Err(), e.exclude.Err()) }

func (e *exceptContains) Close() error { return errors.Join(e.Index.Close(), e.exclude.Close()) }
