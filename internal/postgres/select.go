// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// dialect is PostgreSQL's for Cayley's shapes. Regular expressions are left to Go.
var dialect = csql.QueryDialect{
	FieldQuote:  func(name string) string { return pgx.Identifier{name}.Sanitize() },
	Placeholder: func(n int) string { return fmt.Sprint("$", n) },
}

// statement is a selection as SQL, with its parameters.
func statement(sel csql.Select) (sql string, args []any) {
	sql = sel.SQL(csql.NewBuilder(dialect))
	for _, a := range sel.Args() {
		args = append(args, a.SQLValue())
	}
	return sql, args
}

// Names that Cayley's shapes give to columns: of the result, or of the parts of a quad; all others are tags.
const (
	ownColumn  = "__"
	nodeColumn = ownColumn + "node"
)

// isTag tells whether Cayley's shapes can have a column of that name for a tag.
func isTag(name string) bool { return !strings.HasPrefix(name, ownColumn) }

// selected gives the rows of a selection. Each row is a result of its own; Cayley's iterator passes over rows with the
// node of the row before, which depends on the order of rows that nobody asked for.
type selected struct {
	v    *view
	sql  string
	args []any
	cols []string
	all  func(graphSizes) int64 // the exact number where the selection is all there is
	cost *iterator.Costs
}

// graphSizes are the counts of a graph.
type graphSizes struct{ nodes, quads int64 }

func (v *view) iterator(sel csql.Select) *selected {
	sql, args := statement(sel)
	it := &selected{v: v, sql: sql, args: args, cols: sel.Columns()}
	switch {
	case isAll(sel, "nodes"):
		it.all = func(s graphSizes) int64 { return s.nodes }
	case isAll(sel, "quads"):
		it.all = func(s graphSizes) int64 { return s.quads }
	}
	return it
}

func (s *selected) String() string                                  { return s.sql }
func (s *selected) SubIterators() []iterator.Shape                  { return nil }
func (s *selected) Optimize(context.Context) (iterator.Shape, bool) { return s, false }
func (s *selected) Iterate() iterator.Scanner                       { return &selectedNext{found: found{selected: s}} }
func (s *selected) Lookup() iterator.Index                          { return &selectedContains{found: found{selected: s}} }

// Stats asks the planner of the server, which does not run the query.
func (s *selected) Stats(ctx context.Context) (iterator.Costs, error) {
	if s.cost != nil {
		return *s.cost, nil
	}
	c := iterator.Costs{NextCost: 1, ContainsCost: 50} // a look-up is a round trip
	if s.all != nil {
		st, err := s.v.Stats(ctx, true)
		if err != nil {
			return c, err
		}
		c.Size = refs.Size{Value: s.all(graphSizes{st.Nodes.Value, st.Quads.Value}), Exact: true}
		s.cost = &c
		return c, nil
	}
	in, err := s.v.session(ctx)
	if err != nil {
		return c, err
	}
	var text string
	if err := in.row(ctx, "EXPLAIN (FORMAT JSON) "+s.sql, s.args, &text); err != nil {
		return c, err
	}
	var plan []struct {
		Plan struct {
			Rows int64 `json:"Plan Rows"`
		}
	}
	if err := json.Unmarshal([]byte(text), &plan); err != nil || len(plan) == 0 {
		return c, fmt.Errorf("the plan of a query cannot be read: %w", err)
	}
	c.Size.Value = max(plan[0].Plan.Rows, 1)
	s.cost = &c
	return c, nil
}

// found holds rows of a selection that were read, and which of them is the result.
type found struct {
	*selected
	hashes []refs.ValueHash // a row after another
	at     int              // of the row after the result
	res    refs.Ref
	err    error
}

// read takes a row from the server.
func (f *found) read(r pgx.Rows) error {
	for _, b := range r.RawValues() {
		h, err := rawHash(b)
		if err != nil {
			return err
		}
		f.hashes = append(f.hashes, h)
	}
	return nil
}

// step makes the next row the result, false where none is left.
func (f *found) step() bool {
	if f.at >= len(f.hashes) {
		return false
	}
	row := f.hashes[f.at : f.at+len(f.cols)]
	f.at += len(f.cols)
	var q csql.QuadHashes
	f.res = nil
	for i, name := range f.cols {
		switch name {
		case nodeColumn:
			f.res = csql.NodeHash{ValueHash: row[i]}
		case ownColumn + "subject":
			q.Set(quad.Subject, row[i])
		case ownColumn + "predicate":
			q.Set(quad.Predicate, row[i])
		case ownColumn + "object":
			q.Set(quad.Object, row[i])
		case ownColumn + "label":
			q.Set(quad.Label, row[i])
		}
	}
	if f.res == nil {
		f.res = q
	}
	return true
}

func (f *found) Result() refs.Ref { return f.res }
func (f *found) Err() error       { return f.err }

func (f *found) TagResults(dst map[string]refs.Ref) {
	if f.res == nil {
		return
	}
	row := f.hashes[f.at-len(f.cols) : f.at]
	for i, name := range f.cols {
		if isTag(name) {
			dst[name] = csql.NodeHash{ValueHash: row[i]}
		}
	}
}

// selectedNext gives all rows, a block at a time.
type selectedNext struct {
	found
	c *cursor
}

func (n *selectedNext) Next(ctx context.Context) bool {
	for n.err == nil {
		if n.step() {
			return true
		}
		if n.c != nil && n.c.done {
			return false
		}
		n.err = n.more(ctx)
	}
	n.res = nil
	return false
}

func (n *selectedNext) more(ctx context.Context) (err error) {
	n.hashes, n.at, n.res = n.hashes[:0], 0, nil
	if n.c != nil {
		err = n.c.next(ctx, n.read)
	} else {
		var in *session
		if in, err = n.v.session(ctx); err == nil {
			n.c, err = in.open(ctx, n.sql, n.args, n.read)
		}
	}
	n.v.notice(n.hashes)
	return err
}

func (n *selectedNext) NextPath(context.Context) bool { return false }

func (n *selectedNext) Close() error {
	n.c.stop()
	return nil
}

// selectedContains asks for one node or quad. What the selection is limited to stays its limit: the question goes around
// it, and not into it as Cayley's does.
type selectedContains struct{ found }

func (c *selectedContains) Contains(ctx context.Context, r refs.Ref) bool {
	c.hashes, c.at, c.res = c.hashes[:0], 0, nil
	if c.err != nil {
		return false
	}
	where, args, ok := c.condition(r)
	if !ok {
		return false
	}
	in, err := c.v.session(ctx)
	if err == nil {
		err = in.query(ctx, "SELECT * FROM ("+c.sql+") asked WHERE "+where, args, c.read)
	}
	if c.err = err; err != nil {
		return false
	}
	c.v.notice(c.hashes)
	return c.step()
}

func (c *selectedContains) condition(r refs.Ref) (where string, args []any, ok bool) {
	args = append([]any{}, c.args...)
	equal := func(name string, h refs.ValueHash) string {
		if !h.Valid() {
			return name + " IS NULL"
		}
		args = append(args, h[:])
		return fmt.Sprintf("%s = $%d", name, len(args))
	}
	wantsNode := false
	for _, name := range c.cols {
		wantsNode = wantsNode || name == nodeColumn
	}
	if h, isNode := node(r); isNode {
		return equal(nodeColumn, h), args, wantsNode
	}
	q, isQuad := r.(csql.QuadHashes)
	if !isQuad || wantsNode {
		return "", nil, false
	}
	var parts []string
	for _, d := range quad.Directions {
		parts = append(parts, equal(ownColumn+d.String(), q.Get(d)))
	}
	return strings.Join(parts, " AND "), args, true
}

// NextPath gives the further rows with the node.
func (c *selectedContains) NextPath(context.Context) bool { return c.err == nil && c.step() }

func (c *selectedContains) Close() error { return nil }
