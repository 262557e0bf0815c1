// SPDX-License-Identifier: Apache-2.0

package query

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"kg/internal/fault"
	"kg/internal/quadstore"
)

// TestMemory: a script that fills the memory little by little is stopped, whatever it fills it with.
func TestMemory(t *testing.T) {
	for name, text := range map[string]string{
		"array":     "let a = []; for (;;) a.push({a: 1})",
		"string":    "let s = 'x'; for (;;) s += s",
		"map":       "const m = new Map(); for (let i = 0;; i++) m.set(i, 'x' + i)",
		"closures":  "let f = null; for (;;) { const g = f; f = () => g }",
		"rows":      "for (let i = 0;; i++) g.emit({i: i})",
		"caught":    "for (;;) try { let a = []; for (;;) a.push([]) } catch (e) {}",
		"of tokens": "let a = []; for (;;) a.push(g.V().toArray())",
	} {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			_, _, err := rowsOf(t, text, nil, Options{Memory: int64(heapSize()) + 32<<20, Timeout: time.Minute})
			if fault.KindOf(err) != fault.Query || !strings.Contains(err.Error(), "too much memory") {
				t.Error(err)
			}
		})
	}
}

// TestGarbage: what a script lets go of does not count.
func TestGarbage(t *testing.T) {
	runtime.GC()
	const text = "for (let i = 0; i < 2e5; i++) { const s = 'x'.repeat(1000) } g.emit('done')"
	got, _, err := rowsOf(t, text, nil, Options{Memory: int64(heapSize()) + 64<<20, Timeout: time.Minute})
	if err != nil || got != "done" {
		t.Error(got, err)
	}
}

// TestNothingLeftRunning: a query that was stopped leaves no goroutine.
func TestNothingLeftRunning(t *testing.T) {
	qs := world(t)
	r := NewRunner(qs)
	count := func() int {
		for range 100 {
			time.Sleep(5 * time.Millisecond)
		}
		return runtime.NumGoroutine()
	}
	before := count()
	for _, text := range []string{
		"while (true) {}", "while (true) g.emit({a: g.V().count()})", "while (true) g.V().both().both().all()",
		"while (true) { try { g.V().forEach(() => { throw 1 }) } catch (e) {} }",
	} {
		for range 5 {
			_, err := r.Run(t.Context(), script(text), nil, Options{Timeout: 20 * time.Millisecond, Memory: 1 << 40})
			if fault.KindOf(err) != fault.Query {
				t.Errorf("%s: %v", text, err)
			}
		}
	}
	if after := count(); after > before {
		t.Errorf("%d goroutines before, %d afterwards", before, after)
	}
}

// TestClosedUnderway: a store that closes under a query is an error to the query.
func TestClosedUnderway(t *testing.T) {
	for _, text := range []string{
		"while (true) g.V().both().all()",
		"while (true) g.emit(g.V().both().toArray())",
		"while (true) g.V().forEach(d => g.V(d.id).in().toArray())",
	} {
		qs, err := quadstore.Open("", quadstore.Options{Memory: true})
		if err != nil {
			t.Fatal(err)
		}
		w, err := qs.NewQuadWriter()
		if err != nil {
			t.Fatal(err)
		}
		var some []quad.Quad
		for i := range 500 {
			some = append(some, quad.Make(quad.IRI("urn:a"), quad.IRI("urn:b"), quad.Int(i), nil))
		}
		if _, err := w.WriteQuads(some); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(30*time.Millisecond, func() { qs.Close() })
		_, err = Run(t.Context(), qs, script(text), nil, Options{Timeout: 5 * time.Second})
		if k := fault.KindOf(err); k != fault.Query && k != fault.Graph || !strings.Contains(err.Error(), "closed") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestGlobals: what a script finds is JavaScript and Gizmo, and nothing that reaches files, the network or the process.
func TestGlobals(t *testing.T) {
	got, _, err := rowsOf(t, "g.emit(Object.getOwnPropertyNames(globalThis).sort().join(' '))", nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Fields(`AggregateError Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Date Error
		EvalError Float32Array Float64Array Function GoError Infinity Int16Array Int32Array Int8Array JSON Map Math NaN Number Object
		Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array
		Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent
		escape eval globalThis isFinite isNaN parseFloat parseInt undefined unescape
		g graph params iri bnode raw str lang typed lt lte gt gte regex like`)
	for name := range strings.FieldsSeq(got) {
		if !slices.Contains(known, name) {
			t.Errorf("a script finds %s", name)
		}
	}
	for _, name := range []string{"require", "fetch", "process", "load", "XMLHttpRequest", "setTimeout"} {
		if got, _, err := rowsOf(t, "g.emit(typeof "+name+")", nil, Options{}); err != nil || got != "undefined" {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
}
