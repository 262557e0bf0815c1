// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"kg/internal/except"
)

var _ shape.Optimizer = (*view)(nil)

// selection is a shape that is one SELECT. Cayley's own, csql.Select, can be built for its own store only.
type selection struct {
	v   *view
	sel csql.Select
}

func (s selection) BuildIterator(graph.QuadStore) iterator.Shape { return s.v.iterator(s.sel) }
func (s selection) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) {
	return s, false
}

// distinct is a selection of nodes without tags, each once.
type distinct selection

func (s distinct) BuildIterator(graph.QuadStore) iterator.Shape {
	it := s.v.iterator(s.sel)
	it.sql, it.all = strings.Replace(it.sql, "SELECT ", "SELECT DISTINCT ", 1), nil
	return it
}

func (s distinct) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// counted is the number of rows of a selection.
type counted selection

func (s counted) BuildIterator(graph.QuadStore) iterator.Shape { return &count{selection(s)} }

func (s counted) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// OptimizeShape turns what it can into SQL, by Cayley's optimizer. Cayley calls it from the leaves up, so the parts are
// optimized already.
func (v *view) OptimizeShape(ctx context.Context, s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.Unique:
		if from, ok := s.From.(selection); ok && len(from.sel.Fields) == 1 && from.sel.Limit == 0 && from.sel.Offset == 0 {
			return distinct(from), true
		}
		return s, false
	case shape.Count:
		if from, ok := s.Values.(selection); ok {
			return counted(from), true
		}
		return s, false
	case shape.Except:
		if s.From == nil {
			s.From = selection{v, csql.AllNodes()}
		}
		return except.Shape(s), true
	case shape.NodesFrom:
		if parts, ok := s.Quads.(shape.Union); ok {
			return v.partsFrom(ctx, s, parts)
		}
	}
	tagged, rest := withoutAll(s)
	bare, ok := v.bare(rest)
	if !ok {
		return s, false
	}
	v.mu.Lock()
	n, ok := v.sql.OptimizeShape(ctx, bare)
	v.mu.Unlock()
	if !ok {
		return s, false
	}
	return v.own(s, n, tagged), true
}

// partsFrom takes the nodes out of each part of a union of quads. Cayley's iterator does so for all, but gives a node that
// is not there for the label of a quad that has none.
func (v *view) partsFrom(ctx context.Context, s shape.NodesFrom, parts shape.Union) (shape.Shape, bool) {
	var out shape.Union
	for _, part := range parts {
		nodes, ok := v.OptimizeShape(ctx, shape.NodesFrom{Dir: s.Dir, Quads: part})
		if !ok {
			return s, false
		}
		out = append(out, nodes)
	}
	return out, true
}

// withoutAll takes out of a filter of quads what all nodes pass, so that the table of nodes need not be joined only for
// that, and gives the columns that such parts save under tags.
func withoutAll(s shape.Shape) (tagged []csql.Field, rest shape.Shape) {
	quads, ok := s.(shape.Quads)
	if !ok {
		return nil, s
	}
	var kept shape.Quads
	for _, f := range quads {
		sel, ok := f.Values.(selection)
		if !ok || f.Dir == quad.Label || !isAll(sel.sel, "nodes") {
			kept = append(kept, f)
			continue
		}
		for _, c := range sel.sel.Fields {
			if isTag(c.Alias) {
				tagged = append(tagged, csql.Field{Name: column(f.Dir), Alias: c.Alias})
			}
		}
	}
	return tagged, kept
}

// isAll tells whether a selection is a whole table.
func isAll(sel csql.Select, table string) bool {
	if len(sel.From) != 1 || len(sel.Where) > 0 || sel.Limit > 0 || sel.Offset > 0 {
		return false
	}
	t, ok := sel.From[0].(csql.Table)
	return ok && t.Name == table
}

// bare puts Cayley's selections in the place of ours, as its optimizer wants them; ok is false for what it must not see:
// it takes tokens of other stores for its own, tags for its columns, and text for hashes.
func (v *view) bare(s shape.Shape) (_ shape.Shape, ok bool) {
	switch s := s.(type) {
	case shape.AllNodes:
		return s, true
	case shape.QuadsAction:
		for _, r := range s.Filter {
			if !isNode(r) {
				return nil, false
			}
		}
		for _, tags := range s.Save {
			if !areTags(tags) {
				return nil, false
			}
		}
		return s, true
	case shape.Quads:
		out := make(shape.Quads, len(s))
		for i, f := range s {
			out[i] = f
			if one, ok := shape.One(f.Values); ok && isNode(one) {
				continue
			}
			sel, ok := v.asSelect(f.Values)
			if !ok {
				return nil, false
			}
			out[i].Values = sel
		}
		return out, true
	case shape.Intersect:
		out := make(shape.Intersect, len(s))
		n := 0
		for i, sub := range s {
			if sel, ok := v.asSelect(sub); ok {
				out[i] = sel
				n++
			} else {
				out[i] = sub
			}
		}
		return out, n > 1
	case shape.NodesFrom:
		sel, ok := v.asSelect(s.Quads)
		s.Quads = sel
		return s, ok
	case shape.Save:
		sel, ok := v.asSelect(s.From)
		s.From = sel
		return s, ok && areTags(s.Tags)
	case shape.Page:
		sel, ok := v.asSelect(s.From)
		s.From = sel
		return s, ok
	case shape.Filter:
		sel, ok := v.asSelect(s.From)
		s.From = sel
		for _, f := range s.Filters {
			ok = ok && comparable(f)
		}
		return s, ok
	}
	return nil, false
}

// isNode tells whether a token is one that Cayley's optimizer takes for a parameter.
func isNode(r graph.Ref) bool {
	_, ok := r.(csql.NodeHash)
	return ok
}

// asSelect gives a selection, or a list of nodes as one.
func (v *view) asSelect(s shape.Shape) (csql.Select, bool) {
	switch s := s.(type) {
	case selection:
		return s.sel.Clone(), true // the optimizer writes into what it is given
	case shape.Fixed:
		return v.list(s)
	}
	return csql.Select{}, false
}

// list selects given nodes.
func (v *view) list(nodes shape.Fixed) (sel csql.Select, ok bool) {
	var rows []string
	for _, r := range nodes {
		h, ok := node(r)
		if !ok {
			return sel, false
		}
		rows = append(rows, `('\x`+h.String()+`'::bytea)`)
	}
	v.mu.Lock()
	v.lists++
	alias := fmt.Sprint("l_", v.lists)
	v.mu.Unlock()
	return csql.Select{
		Fields: []csql.Field{{Name: "column1", Alias: nodeColumn, Table: alias}},
		From:   []csql.Source{csql.Table{Name: "(VALUES " + strings.Join(rows, ", ") + ")", Alias: alias}},
	}, len(rows) > 0
}

func areTags(names []string) bool {
	for _, name := range names {
		if !isTag(name) {
			return false
		}
	}
	return true
}

// comparable tells whether the server compares as Go does: numbers, and text without the characters that stand for NUL.
func comparable(f shape.ValueFilter) bool {
	c, ok := f.(shape.Comparison)
	if !ok {
		return false
	}
	switch val := c.Val.(type) {
	case quad.Int, quad.Float:
		return true
	case quad.Time:
		return c.Op == iterator.CompareLT || c.Op == iterator.CompareGTE // of times, less than a microsecond is cut off
	case quad.String, quad.IRI, quad.BNode:
		return !strings.ContainsAny(quad.StringOf(val), "\x00\x01")
	}
	return false
}

// own puts our selections in the place of Cayley's. from is the shape that it optimized, tagged are columns of its quads.
func (v *view) own(from, s shape.Shape, tagged []csql.Field) shape.Shape {
	switch s := s.(type) {
	case csql.Select:
		for _, f := range tagged {
			f.Table = s.Fields[0].Table // AllQuads comes first
			s.Fields = append(s.Fields, f)
		}
		return selection{v, withLabel(from, s)}
	case shape.Intersect:
		for i, sub := range s {
			if sel, ok := sub.(csql.Select); ok {
				s[i] = selection{v, sel}
			}
		}
	}
	return s
}

// withLabel leaves the quads without a label out where the label is wanted, as a result or for a tag.
func withLabel(from shape.Shape, sel csql.Select) csql.Select {
	wanted := false
	switch from := from.(type) {
	case shape.QuadsAction:
		wanted = from.Result == quad.Label || len(from.Save[quad.Label]) > 0
	case shape.NodesFrom:
		wanted = from.Dir == quad.Label
	}
	if !wanted {
		return sel
	}
	for _, f := range sel.Fields {
		if f.Name == column(quad.Label) {
			sel.Where = append(sel.Where, csql.Where{Table: f.Table, Field: f.Name, Op: "IS NOT NULL"})
		}
	}
	return sel
}

// count gives one number, counted by the server.
type count struct{ selection }

func (c *count) String() string                                  { return "Count(" + c.v.iterator(c.sel).sql + ")" }
func (c *count) SubIterators() []iterator.Shape                  { return nil }
func (c *count) Optimize(context.Context) (iterator.Shape, bool) { return c, false }
func (c *count) Iterate() iterator.Scanner                       { return &counter{count: c} }
func (c *count) Lookup() iterator.Index                          { return &counter{count: c} }

func (c *count) Stats(context.Context) (iterator.Costs, error) {
	return iterator.Costs{NextCost: 1, ContainsCost: 1, Size: refs.Size{Value: 1, Exact: true}}, nil
}

type counter struct {
	*count
	n    quad.Int
	done bool
	err  error
}

func (c *counter) Next(ctx context.Context) bool {
	if c.done {
		return false
	}
	c.done = true
	n, err := c.v.count(ctx, c.sel)
	c.n, c.err = quad.Int(n), err
	return err == nil
}

// Contains tells whether a value is the number.
func (c *counter) Contains(ctx context.Context, r refs.Ref) bool {
	if !c.done && !c.Next(ctx) || c.err != nil {
		return false
	}
	name, err := c.v.NameOf(r)
	c.err = err
	return err == nil && name == c.n
}

func (c *counter) Result() refs.Ref               { return refs.PreFetched(c.n) }
func (c *counter) TagResults(map[string]refs.Ref) {}
func (c *counter) NextPath(context.Context) bool  { return false }
func (c *counter) Err() error                     { return c.err }
func (c *counter) Close() error                   { return nil }
