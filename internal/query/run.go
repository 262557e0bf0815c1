// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sort"
	"strings"
	"time"

	"kg/internal/fault"
	"kg/queries"

	"github.com/cayleygraph/cayley/graph"
)

// Options of a run; zero values mean no limit, no deadline, Gizmo.
type Options struct {
	Limit   int           // rows at most
	Timeout time.Duration // for the whole run, the search for names included
	Lang    string        // of a free script: gizmo, graphql or mql
}

// Result is a table: each row has a cell for each column.
type Result struct {
	Columns []string
	Rows    [][]any // nil, string, IRI, bool, int64, float64, []any or map[string]any
	More    bool    // the limit cut rows off
}

// Langs are the languages of a free script.
func Langs() []string { return []string{"gizmo", "graphql", "mql"} }

// Run runs a query and waits for its end. Saved queries are Gizmo; a free script has Options.Lang. A script may write
// IRIs with the prefixes of the vocabulary, "<kg:source>".
//
// The rows of emitted objects stay in the order of the script; those of a bare path (.all()) are sorted, unless the
// script orders them. When the limit is reached and one more row comes, the script is stopped and what it gave till
// then is the result: a script that would never end is no error then. A script that has given fewer rows and is still
// running at the deadline is one, as nobody knows what would have come.
//
// Errors: fault.Usage for the query and its arguments, fault.Query for the script (with its name and line) and the
// deadline, fault.Interrupted where ctx is cancelled, fault.Graph where the store fails. Nothing is left running, but
// for a script that sits in a call which cannot be interrupted (a regular expression that goes back and forth for
// ever): it is given up two seconds after the deadline.
func Run(ctx context.Context, qs graph.QuadStore, q Query, args map[string]string, opt Options) (*Result, error) {
	if opt.Limit < 0 || opt.Timeout < 0 {
		return nil, fault.New(fault.Usage, "a limit and a timeout are not negative")
	}
	lang := opt.Lang
	if lang == "" {
		lang = "gizmo"
	}
	if !slices.Contains(Langs(), lang) {
		return nil, fault.New(fault.Usage, "the language is one of %s, not %q", strings.Join(Langs(), ", "), lang)
	}
	if q.Name != "" && lang != "gizmo" {
		return nil, fault.New(fault.Usage, "saved queries are in gizmo; %s is for free scripts", lang)
	}
	if opt.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, opt.Timeout)
		defer cancel()
	}
	params, err := bind(ctx, qs, q, args)
	if err != nil {
		return nil, err
	}
	rows := &collector{limit: opt.Limit}
	if lang == "gizmo" {
		err = runGizmo(ctx, qs, q, params, rows)
	} else {
		err = runOther(ctx, qs, lang, q, rows)
	}
	if err != nil {
		return nil, err
	}
	return rows.table(q), nil
}

// Script gives a saved query with its arguments as one script in plain Gizmo, which runs in Cayley's own shell: the
// parameters, the common functions, the query.
func Script(ctx context.Context, qs graph.QuadStore, q Query, args map[string]string) (string, error) {
	params, err := bind(ctx, qs, q, args)
	if err != nil {
		return "", err
	}
	encoded, err := json.Marshal(params)
	if err != nil {
		return "", fault.New(fault.Internal, "parameters: %w", err)
	}
	script := "var params = " + string(encoded) + ";\n"
	if q.Common {
		script += queries.Common
	}
	return script + expand(q.Script), nil
}

// stopped says why ctx is done.
func stopped(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fault.Hint(fault.Query, "ask for less, or give it more time", "the query is not done in time")
	}
	return fault.New(fault.Interrupted, "interrupted: %w", context.Cause(ctx))
}

// collector takes rows till the limit.
type collector struct {
	limit  int
	rows   []map[string]any
	more   bool
	sorted bool // rows come from a bare path and are to be sorted
}

// add takes a row, and tells whether it wants another one.
func (c *collector) add(v any) bool {
	if c.limit > 0 && len(c.rows) == c.limit {
		c.more = true
		return false
	}
	row, ok := v.(map[string]any)
	if !ok {
		row = map[string]any{"value": v}
	}
	clean := make(map[string]any, len(row))
	for k, v := range row {
		clean[k] = cell(v)
	}
	c.rows = append(c.rows, clean)
	return true
}

// table orders columns and rows.
func (c *collector) table(q Query) *Result {
	r := &Result{Columns: slices.Clone(q.Columns), More: c.more}
	known := map[string]bool{}
	for _, name := range r.Columns {
		known[name] = true
	}
	var others []string
	for _, row := range c.rows {
		for name := range row {
			if !known[name] {
				known[name] = true
				others = append(others, name)
			}
		}
	}
	sort.Strings(others)
	r.Columns = append(r.Columns, others...)
	for _, row := range c.rows {
		cells := make([]any, len(r.Columns))
		for i, name := range r.Columns {
			cells[i] = row[name]
		}
		r.Rows = append(r.Rows, cells)
	}
	if c.sorted {
		sort.SliceStable(r.Rows, func(i, j int) bool { return before(r.Rows[i], r.Rows[j]) })
	}
	return r
}

// before compares rows cell by cell: numbers by value, all else by text.
func before(a, b []any) bool {
	for i := range a {
		if x, y := text(a[i], false), text(b[i], false); x != y {
			n, ok := number(a[i])
			m, also := number(b[i])
			if ok && also {
				return n < m
			}
			return x < y
		}
	}
	return false
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
