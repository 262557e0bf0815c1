// SPDX-License-Identifier: Apache-2.0

package query

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"

	"kg/internal/fault"
)

// nameBlock is how many rows of tokens are named at once.
const nameBlock = 1024

// collector takes rows till the limit.
type collector struct {
	limit   int
	columns []string
	place   map[string]int // of a column in columns
	rows    [][]any        // by columns; the later ones may be missing
	more    bool
	sorted  bool // rows come from a bare path and are to be sorted
}

// full tells whether n rows more are too many.
func (c *collector) full(n int) bool { return c.limit > 0 && len(c.rows)+n > c.limit }

func (c *collector) column(name string) int {
	i, ok := c.place[name]
	if !ok {
		if c.place == nil {
			c.place = map[string]int{}
		}
		i = len(c.columns)
		c.place[name] = i
		c.columns = append(c.columns, name)
	}
	return i
}

// add takes a row, and tells whether it wants another one.
func (c *collector) add(v any) bool {
	if c.full(1) {
		c.more = true
		return false
	}
	cells, ok := v.(map[string]any)
	if !ok {
		cells = map[string]any{"value": v}
	}
	for name := range cells {
		c.column(name)
	}
	row := make([]any, len(c.columns))
	for name, v := range cells {
		row[c.place[name]] = cell(v)
	}
	c.rows = append(c.rows, row)
	return true
}

// addTokens takes rows of tokens under the names of their columns.
func (c *collector) addTokens(ctx context.Context, qs graph.QuadStore, block []map[string]graph.Ref) error {
	type place struct{ row, column int }
	var tokens []graph.Ref
	var places []place
	for n, tags := range block {
		if c.more = c.full(n + 1); c.more {
			block = block[:n]
			break
		}
		for tag, token := range tags {
			tokens = append(tokens, token)
			places = append(places, place{len(c.rows) + n, c.column(tag)})
		}
	}
	values, err := refs.ValuesOf(ctx, qs, tokens)
	if err != nil {
		return fault.New(fault.Graph, "reading the graph: %w", err)
	}
	for range block {
		c.rows = append(c.rows, make([]any, len(c.columns)))
	}
	for i, p := range places {
		c.rows[p.row][p.column] = cell(values[i])
	}
	return nil
}

// table orders columns and rows.
func (c *collector) table(q Query) *Result {
	r := &Result{Columns: slices.Clone(q.Columns), Rows: c.rows, More: c.more}
	var others []string
	for _, name := range c.columns {
		if !slices.Contains(q.Columns, name) {
			others = append(others, name)
		}
	}
	sort.Strings(others)
	r.Columns = append(r.Columns, others...)
	if !slices.Equal(r.Columns, c.columns) {
		for n, row := range c.rows {
			cells := make([]any, len(r.Columns))
			for i, name := range r.Columns {
				if at, ok := c.place[name]; ok && at < len(row) {
					cells[i] = row[at]
				}
			}
			r.Rows[n] = cells
		}
	}
	for n, row := range r.Rows {
		for len(row) < len(r.Columns) {
			row = append(row, nil)
		}
		r.Rows[n] = row
	}
	if c.sorted {
		slices.SortFunc(r.Rows, compare)
	}
	return r
}

// compare compares rows cell by cell: numbers by value, all else by text.
func compare(a, b []any) int {
	for i := range a {
		if x, y := text(a[i], false), text(b[i], false); x != y {
			n, ok := number(a[i])
			m, also := number(b[i])
			if ok && also {
				return cmp.Compare(n, m)
			}
			return cmp.Compare(x, y)
		}
	}
	return 0
}

func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}
