// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"kg/internal/fault"
	"kg/queries"

	"github.com/cayleygraph/cayley/graph"
)

// Options of a run; zero values mean no limit, no deadline, Gizmo.
type Options struct {
	Limit   int           // rows at most
	Memory  int64         // bytes at most that the process has in use, its cache of the graph included
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

// Run is Run of a new Runner, for a single query.
func Run(ctx context.Context, qs graph.QuadStore, q Query, args map[string]string, opt Options) (*Result, error) {
	return NewRunner(qs).Run(ctx, q, args, opt)
}

// Run runs a query and waits for its end. Saved queries are Gizmo; a free script has Options.Lang. A script may write
// IRIs with the prefixes of the vocabulary, "<kg:source>".
//
// The rows of emitted objects stay in the order of the script; those of a bare path (.all()) are sorted, unless the
// script orders them. When the limit is reached and one more row comes, the script is stopped and what it gave till
// then is the result: a script that would never end is no error then. A script that has given fewer rows and is still
// running at the deadline is one, as nobody knows what would have come.
//
// Errors: fault.Usage for the query and its arguments, fault.Query for the script (with its name and line), the
// deadline and the memory, fault.Interrupted where ctx is cancelled, fault.Graph where the store fails. Nothing is left
// running, but for a script that sits in a call which cannot be interrupted (a regular expression that goes back and forth
// for ever, a huge array that is filled): it is given up two seconds after the deadline, or a fifth of a second after its
// memory was used up, and runs on till its call is done. Some calls end the whole process: they ask for more memory at once
// than the system has, or nest deeper than the stack. Who runs scripts of others does it in a process apart, as kg query
// does.
func (r *Runner) Run(ctx context.Context, q Query, args map[string]string, opt Options) (*Result, error) {
	if opt.Limit < 0 || opt.Timeout < 0 || opt.Memory < 0 {
		return nil, fault.New(fault.Usage, "limits and a timeout are not negative")
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
	if opt.Memory > 0 {
		var stop func()
		ctx, stop = limitMemory(ctx, opt.Memory)
		defer stop()
	}
	params, err := bind(ctx, r.qs, q, args)
	if err != nil {
		return nil, err
	}
	rows := &collector{limit: opt.Limit}
	if lang == "gizmo" {
		err = r.runGizmo(ctx, q, params, rows)
		go r.prepare()
	} else {
		err = runOther(ctx, r.qs, lang, q, rows)
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
	if errors.Is(context.Cause(ctx), errMemory) {
		return fault.Hint(fault.Query, "ask for less, or give it more memory", "the query takes too much memory")
	}
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fault.Hint(fault.Query, "ask for less, or give it more time", "the query is not done in time")
	}
	return fault.New(fault.Interrupted, "interrupted: %w", context.Cause(ctx))
}
