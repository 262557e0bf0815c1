// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/dop251/goja"

	"kg/internal/fault"
	"kg/queries"
)

// grace is how long a stopped script may take to end; one that fills the memory has less.
const (
	grace       = 2 * time.Second
	graceMemory = 200 * time.Millisecond
)

func graceOf(ctx context.Context) time.Duration {
	if errors.Is(context.Cause(ctx), errMemory) {
		return graceMemory
	}
	return grace
}

// maxDepth of calls within a script: an endless recursion ends with an error and not with the memory.
const maxDepth = 10_000

// runGizmo runs a script in a session of its own.
//
// Cayley runs a script in a goroutine that it starts itself: nobody hears of its end, a Go panic in it (a number where
// Gizmo wants a name will do) ends the process, and errors of Go lose their line. So the script of that goroutine is a
// single call of guarded.run, which runs ours within the same JavaScript runtime.
func (r *Runner) runGizmo(ctx context.Context, q Query, params map[string]any, rows *collector) error {
	programs, err := compile(q)
	if err != nil {
		return err
	}
	encoded, err := json.Marshal(params)
	if err != nil {
		return fault.New(fault.Internal, "parameters: %w", err)
	}
	s, err := r.session()
	if err != nil {
		return err
	}
	script := &guarded{programs: programs, params: encoded, done: make(chan struct{})}
	if err := s.vm.Set("__run", script.run); err != nil {
		return fault.New(fault.Internal, "gizmo: %w", err)
	}
	if ctx.Err() != nil {
		return stopped(ctx)
	}
	it, err := s.gizmo.Execute(ctx, "__run()", query.Options{Collation: query.Raw})
	if err != nil {
		return fault.New(fault.Internal, "gizmo: %w", err)
	}
	rows.sorted = !ordered.MatchString(q.Script)
	failed := r.collect(ctx, it, rows)
	it.Close()
	ended := script.outcome(ctx, q, rows)
	if failed != nil && ctx.Err() == nil {
		return failed
	}
	return ended
}

// collect takes the results of a script till there are enough. Cayley gives each as tokens under tags and would name them
// one by one; they are named in blocks.
func (r *Runner) collect(ctx context.Context, it query.Iterator, rows *collector) error {
	var pending []map[string]graph.Ref
	name := func() error {
		block := pending
		pending = pending[:0]
		return rows.addTokens(ctx, r.qs, block)
	}
	for it.Next(ctx) {
		result, ok := it.Result().(*gizmo.Result)
		if !ok || result.Meta {
			continue
		}
		if result.Tags != nil {
			pending = append(pending, result.Tags)
			if len(pending) < nameBlock && !rows.full(len(pending)) {
				continue
			}
			if err := name(); err != nil || rows.more {
				return err
			}
			continue
		}
		if err := name(); err != nil || rows.more {
			return err
		}
		rows.sorted = false
		if !rows.add(result.Val) {
			return nil
		}
	}
	if ctx.Err() != nil {
		return nil // what was given is of no use
	}
	return name()
}

// compile gives what a query runs: the common functions, where it uses them, and its script.
func compile(q Query) ([]*goja.Program, error) {
	var out []*goja.Program
	if q.Common {
		common, err := goja.Compile("common", queries.Common, false)
		if err != nil {
			return nil, fault.New(fault.Internal, "queries/lib/common.js: %w", err)
		}
		out = append(out, common)
	}
	script, err := goja.Compile("script", expand(q.Script), false)
	if err != nil {
		return nil, scriptError(q, err)
	}
	return append(out, script), nil
}

var ordered = regexp.MustCompile(`\.[oO]rder\s*\(`)

// guarded is a script that runs as a function of Go within a session. Its fields are safe to read when done is closed.
type guarded struct {
	programs []*goja.Program
	params   []byte // JSON
	done     chan struct{}
	value    any // of the last expression
	err      error
}

// run runs the script. After a Go panic the runtime is in no state to go on, so the goroutine ends here; that closes
// the results of Cayley as its normal end does.
func (s *guarded) run(_ goja.FunctionCall, vm *goja.Runtime) goja.Value {
	defer close(s.done)
	defer func() {
		if p := recover(); p != nil {
			s.err = fmt.Errorf("%v", p)
			runtime.Goexit()
		}
	}()
	var params any
	if s.err = json.Unmarshal(s.params, &params); s.err != nil {
		return goja.Undefined()
	}
	if s.err = vm.GlobalObject().Delete("__run"); s.err != nil { // not for the script: done is closed once
		return goja.Undefined()
	}
	if s.err = vm.Set("params", params); s.err != nil {
		return goja.Undefined()
	}
	for _, p := range s.programs {
		v, err := vm.RunProgram(p)
		if s.err = err; err != nil {
			break
		}
		if v != nil {
			s.value = v.Export()
		}
	}
	return goja.Undefined()
}

// outcome waits for the script's end, and says how it ended.
func (s *guarded) outcome(ctx context.Context, q Query, rows *collector) error {
	select {
	case <-s.done:
	case <-time.After(graceOf(ctx)):
		if rows.more {
			return nil
		}
		return stopped(ctx)
	}
	var interrupted *goja.InterruptedError
	switch {
	case rows.more:
		return nil
	case ctx.Err() != nil:
		return inQuery(q, stopped(ctx))
	case s.err == nil:
		s.lastValue(rows)
		return nil
	case errors.As(s.err, &interrupted):
		return fault.New(fault.Query, "the script was stopped")
	}
	return scriptError(q, s.err)
}

// lastValue makes a row of what the script's last expression gave, where it gave no other row: g.V().count().
func (s *guarded) lastValue(rows *collector) {
	switch s.value.(type) {
	case string, bool, int64, float64:
		if len(rows.rows) == 0 {
			rows.add(s.value)
		}
	}
}

var (
	compiled = regexp.MustCompile(`^SyntaxError: script: Line (\d+):(\d+) (.*?)( \(and \d+ more errors\))?$`)
	raised   = regexp.MustCompile(`^([\s\S]*?) at (?:\S+ \()?script:(\d+):(\d+)`)
	native   = regexp.MustCompile(`\bscript:(\d+):(\d+)`)
)

// scriptError says where in the script the error is.
func scriptError(q Query, err error) error {
	if fault.KindOf(err) == fault.Graph {
		return err
	}
	what, line, column := err.Error(), "", ""
	if m := compiled.FindStringSubmatch(what); m != nil {
		what, line, column = "syntax error: "+m[3], m[1], m[2]
	} else if m := raised.FindStringSubmatch(what); m != nil {
		what, line, column = m[1], m[2], m[3]
	} else if e := (*goja.Exception)(nil); errors.As(err, &e) {
		if m := native.FindStringSubmatch(e.String()); m != nil {
			what, line, column = fmt.Sprint(e.Value()), m[1], m[2]
		}
	}
	what = onScreen(strings.TrimPrefix(what, "GoError: "))
	if e := (*goja.StackOverflowError)(nil); errors.As(err, &e) { // has no text of its own
		what = "calls nest too deep"
	}
	if line == "" {
		return inQuery(q, fault.New(fault.Query, "%s", what))
	}
	n, _ := strconv.Atoi(line) // digits, by the patterns
	c, _ := strconv.Atoi(column)
	return fault.New(fault.Query, "%s:%d:%d: %s", q.where(), n, columnBefore(q.Script, n, c), what)
}

// where names the script for an error.
func (q Query) where() string {
	switch {
	case q.File != "":
		return q.File
	case q.Name != "":
		return q.Name
	}
	return "script"
}

// inQuery puts the name of the query before an error, and keeps kind and hint.
func inQuery(q Query, err error) error {
	var e *fault.Error
	if !errors.As(err, &e) {
		return err
	}
	return &fault.Error{Kind: e.Kind, Hint: e.Hint, Err: fmt.Errorf("%s: %w", q.where(), e.Err)}
}
