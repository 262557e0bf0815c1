// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/dop251/goja"

	"kg/internal/fault"
)

// Runner runs queries on one store. It prepares the next Gizmo session while nothing waits for it: to make one takes as
// long as a small query. Each session serves one query, as Cayley's do not survive to be stopped.
type Runner struct {
	qs    graph.QuadStore
	ready chan *session
}

// NewRunner makes a runner; it needs no closing.
func NewRunner(qs graph.QuadStore) *Runner {
	r := &Runner{qs: qs, ready: make(chan *session, 1)}
	go r.prepare()
	return r
}

// prepare sees to it that a session is ready.
func (r *Runner) prepare() {
	if len(r.ready) > 0 {
		return
	}
	s, err := newSession(r.qs)
	if err != nil {
		return // who needs one makes it, and hears of it
	}
	select {
	case r.ready <- s:
	default:
	}
}

func (r *Runner) session() (*session, error) {
	select {
	case s := <-r.ready:
		return s, nil
	default:
		return newSession(r.qs)
	}
}

// session is a session of Gizmo and the JavaScript runtime in it.
type session struct {
	gizmo *gizmo.Session
	vm    *goja.Runtime
}

// outset hands out a function. Its path is never walked: the runtime learns once what methods paths have, which takes
// longer than a small query.
const outset = "g.V().out(); g.emit(() => globalThis)"

// newSession makes a session. The only way to its runtime is through a function that a script hands out.
func newSession(qs graph.QuadStore) (*session, error) {
	s := &session{gizmo: gizmo.NewSession(qs)}
	ctx := context.Background()
	it, err := s.gizmo.Execute(ctx, outset, query.Options{Collation: query.Raw})
	if err != nil {
		return nil, fault.New(fault.Internal, "gizmo: %w", err)
	}
	var global func(goja.FunctionCall) goja.Value
	for it.Next(ctx) {
		if r, ok := it.Result().(*gizmo.Result); ok && !r.Meta {
			global, _ = r.Val.(func(goja.FunctionCall) goja.Value)
		}
	}
	if global == nil {
		return nil, fault.New(fault.Internal, "gizmo: the session hands out no function (%v)", it.Err())
	}
	object, ok := global(goja.FunctionCall{}).(*goja.Object)
	if !ok {
		return nil, fault.New(fault.Internal, "gizmo: the session has no global object")
	}
	err = object.Set("__vm", func(_ goja.FunctionCall, vm *goja.Runtime) goja.Value {
		s.vm = vm
		return nil
	})
	if err != nil {
		return nil, fault.New(fault.Internal, "gizmo: %w", err)
	}
	call, ok := goja.AssertFunction(object.Get("__vm"))
	if !ok {
		return nil, fault.New(fault.Internal, "gizmo: the session takes no function")
	}
	if _, err := call(goja.Undefined()); err != nil {
		return nil, fault.New(fault.Internal, "gizmo: %w", err)
	}
	if err := object.Delete("__vm"); err != nil {
		return nil, fault.New(fault.Internal, "gizmo: %w", err)
	}
	s.vm.SetMaxCallStackSize(maxDepth)
	return s, nil
}
