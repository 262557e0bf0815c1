// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"kg/internal/fault"
)

func script(text string) Query { return Query{Script: text} }

// rowsOf runs a free script on the world and joins the first column.
func rowsOf(t *testing.T, code string, args map[string]string, opt Options) (string, *Result, error) {
	t.Helper()
	r, err := Run(t.Context(), world(t), script(code), args, opt)
	if err != nil {
		return "", nil, err
	}
	var got []string
	for _, row := range r.Rows {
		var line []string
		for _, v := range row {
			line = append(line, text(v, true))
		}
		got = append(got, strings.Join(line, " "))
	}
	return strings.Join(got, "|"), r, nil
}

func TestScriptErrors(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"syntax":            {"let x = 1\nlet y = ;", "script:2:9: syntax error: Unexpected token ;"},
		"first line":        {"let = 1 ;;; )", "script:1:"},
		"undefined":         {"let x = 1\n\n  foo.bar()", "script:3:3: ReferenceError: foo is not defined"},
		"within a function": {"const f = () =>\n  null.x\nf()", "script:2:8: TypeError: Cannot read property 'x' of"},
		"thrown":            {"\nthrow new Error('at line 9:9')", "script:2:7: Error: at line 9:9"},
		"thrown text":       {"\n throw 'so'", "script:2:2: so"},
		"error of Gizmo":    {"let x\ng.V({a: 1}).all()", "script:2:4: not a quad.Value: map[string]interface {}"},
		"panic of Gizmo":    {"g.V()\niri({a: 1})", "script: expected string, got: map[string]interface {}"},
		"panic in a path":   {"g.V('<urn:a>').out('<urn:b>', 5).all()", "script: expected string, got: int64"},
		"recursion":         {"const f = () => f() + 1\nf()", "script:1:18: calls nest too deep"},
		"behind a prefix":   {"g.V('<kg:Claim>').in('<rdf:type>').foo()", "script:1:39: TypeError: Object has no member 'foo'"},
		"its own caller":    {"__run()", "script:1:6: ReferenceError: __run is not defined"},
		"lines thrown":      {"throw new Error('a\\nb \\x1b[31m')", "script:1:7: Error: a b"},
		"unclosed":          {"(", "script:1:"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := rowsOf(t, c.script, nil, Options{Timeout: time.Minute})
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
			if k := fault.KindOf(err); k != fault.Query {
				t.Errorf("kind %d", k)
			}
			if err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %q", err)
			}
		})
	}
}

func TestErrorNamesTheQuery(t *testing.T) {
	q := Query{Name: "mine", Script: "/**\n * T\n */\nfoo()", File: "queries/mine.js"}
	_, err := Run(t.Context(), world(t), q, nil, Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "queries/mine.js:4:4: ReferenceError") {
		t.Error(err)
	}
}

func TestDeadline(t *testing.T) {
	for name, text := range map[string]string{
		"loop":           "while (true) {}",
		"loop that asks": "while (true) g.V().count()",
		"after rows":     "g.emit({a: 1}); while (true) {}",
		"rows for ever":  "while (true) g.emit({a: 1})",
		"caught":         "while (true) { try { while (true) {} } catch (e) {} }",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, _, err := rowsOf(t, text, nil, Options{Timeout: 100 * time.Millisecond})
			if fault.KindOf(err) != fault.Query || !strings.Contains(err.Error(), "not done in time") {
				t.Error(err)
			}
			if took := time.Since(start); took > 100*time.Millisecond+grace {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestLimit(t *testing.T) {
	for name, c := range map[string]struct {
		script, want string
		more         bool
	}{
		"fewer":              {"g.emit({a: 1}); g.emit({a: 2})", "1|2", false},
		"as many":            {"for (let i = 0; i < 3; i++) g.emit({a: i})", "0|1|2", false},
		"more":               {"for (let i = 0; i < 9; i++) g.emit({a: i})", "0|1|2", true},
		"rows for ever":      {"for (let i = 0; ; i++) g.emit({a: i})", "0|1|2", true},
		"error after enough": {"for (let i = 0; i < 4; i++) g.emit({a: i}); foo()", "0|1|2", true},
		"path":               {"g.V().limit(4).all()", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			got, r, err := rowsOf(t, c.script, nil, Options{Limit: 3, Timeout: time.Minute})
			if err != nil {
				t.Fatal(err)
			}
			if c.want != "" && got != c.want || r.More != c.more || len(r.Rows) > 3 {
				t.Errorf("got %s, more %v", got, r.More)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	qs := world(t)
	for _, wait := range []time.Duration{0, time.Microsecond, time.Millisecond, 50 * time.Millisecond} {
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(wait, func() { cancel(errors.New("Ctrl-C")) })
		if wait == 0 {
			cancel(errors.New("Ctrl-C"))
		}
		_, err := Run(ctx, qs, script("while (true) g.emit({a: g.V().count()})"), nil, Options{})
		if fault.KindOf(err) != fault.Interrupted || !strings.Contains(err.Error(), "Ctrl-C") {
			t.Errorf("after %v: %v", wait, err)
		}
	}
}

func TestCancelledWhileFindingNames(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	q := Query{Name: "q", Params: []Param{{Name: "entity", Type: "entity", Required: true}}, Script: "g.emit(1)"}
	_, err := Run(ctx, world(t), q, map[string]string{"entity": "nobody at all"}, Options{})
	if fault.KindOf(err) != fault.Interrupted {
		t.Error(err)
	}
}

// Parameters never become code.
func TestParametersAreData(t *testing.T) {
	for _, value := range []string{`"; g.emit({a: "broken"}); "`, "</script>\u2028\u2029'`${1}\\", "\x00\n\r\t", "😀", "<urn:x>"} {
		got, _, err := rowsOf(t, "g.emit({n: params.text.length, same: params.text === params.copy})",
			map[string]string{"text": value, "copy": value}, Options{})
		if err != nil || !strings.HasSuffix(got, " true") {
			t.Errorf("%q: %s, %v", value, got, err)
		}
	}
	got, _, err := rowsOf(t, "g.emit({a: params.text})", map[string]string{"text": `a"b\c`}, Options{})
	if err != nil || got != `a"b\c` {
		t.Errorf("%q %v", got, err)
	}
}

func TestValues(t *testing.T) {
	for text, want := range map[string]string{
		"g.emit({a: iri('urn:x'), b: '<https://schema.org/name>', c: 1.5, d: 2, e: true, f: null, g: [1, 'x']})": `urn:x schema:name 1.5 2 true  [1,"x"]`,
		"g.emit('a'); g.emit(2)": "a|2",
		"g.emit({a: 0 / 0})":     "",
		"1 + 1":                  "2",
		"g.V('<kg:denies>').in('<kg:stance>').has('<kg:cue>', 'deny').has('<kg:source>', '<urn:kg:person:alexander-lukashenko>').all()": "urn:kg:claim:c1",
		"g.emit({a: '<b:c> <kg:x>'})":                                                    "<b:c> <urn:kg:ns:x>",
		"g.V('<urn:kg:claim:c1>').out('<urn:kg:ns:confidence>').all()":                   "0.9",
		"g.V('<urn:kg:claim:c5>').out('<urn:kg:ns:saidOn>').toArray().forEach(g.emit)":   "2024-10-18",
		"g.V('<urn:kg:quantity:q1>').out('<https://schema.org/value>').all()":            "1500",
		"g.V('<urn:kg:article:a1>').out('<https://schema.org/datePublished>').all()":     "2024-10-25T08:30:00+02:00",
		"g.V('<urn:kg:quantity:q1>').has('<https://schema.org/value>', gt(1499)).all()":  "urn:kg:quantity:q1",
		"g.V('<urn:kg:claim:c2>').out('<urn:kg:ns:addressee>').all()":                    "the station",
		"g.V('<urn:kg:claim:c2>').out('<urn:kg:ns:evidence>').order().all()":             "urn:kg:article:a1#char=130,150|urn:kg:article:a1#char=91,108",
		"g.V('<urn:kg:claim:c2>').out('<urn:kg:ns:evidence>').all()":                     "urn:kg:article:a1#char=130,150|urn:kg:article:a1#char=91,108",
		"class A { get x() { return `${[...'ab'].length}` } }; g.emit(new A().x)":        "2",
		"g.V().has('<urn:kg:ns:cue>', regex('^den')).limit(1).tag('x').out('<n>').all()": "",
	} {
		got, _, err := rowsOf(t, text, nil, Options{Timeout: time.Minute})
		if err != nil || got != want {
			t.Errorf("%s\ngot  %s, %v\nwant %s", text, got, err, want)
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	qs := world(t)
	for _, c := range []struct{ lang, script, want string }{
		{"mql", `[{"id": "<urn:kg:claim:c1>", "<urn:kg:ns:cue>": null}]`, "deny"},
		{"graphql", "{ nodes(id: <urn:kg:claim:c1>) { id, cue: <kg:cue> } }", "deny"},
	} {
		r, err := Run(t.Context(), qs, script(c.script), nil, Options{Lang: c.lang})
		if err != nil {
			t.Errorf("%s: %v", c.lang, err)
			continue
		}
		var b strings.Builder
		if err := Write(&b, r, "json", 0); err != nil || !strings.Contains(b.String(), c.want) {
			t.Errorf("%s: %s, %v", c.lang, b.String(), err)
		}
		for _, bad := range []string{"", "{", `[{"id": 5, "x": {"y": []}}]`, "{ nodes(", "[[[", "null", "5"} {
			if _, err := Run(t.Context(), qs, script(bad), nil, Options{Lang: c.lang}); err != nil && fault.KindOf(err) != fault.Query {
				t.Errorf("%s %q: %v", c.lang, bad, err)
			}
		}
	}
	for _, opt := range []Options{{Lang: "sparql"}, {Limit: -1}, {Timeout: -1}} {
		if _, err := Run(t.Context(), qs, script(""), nil, opt); fault.KindOf(err) != fault.Usage {
			t.Errorf("%+v: %v", opt, err)
		}
	}
}

// Many runs at a time on one store, some of which are cut off. They begin at a node, as two readers of all nodes are a
// data race in Cayley's memstore.
func TestConcurrentRuns(t *testing.T) {
	qs := world(t)
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			text := "g.V('<urn:kg:ns:Claim>').in().all()"
			if i%2 == 1 {
				text = "while (true) g.emit({a: g.V('<urn:kg:ns:Claim>').in().count()})"
			}
			r, err := Run(t.Context(), qs, script(text), nil, Options{Limit: 4, Timeout: time.Minute})
			if err != nil || len(r.Rows) != 4 || !r.More {
				t.Error(r, err)
			}
		})
	}
	all.Wait()
}
