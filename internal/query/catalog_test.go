// SPDX-License-Identifier: Apache-2.0

package query

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kg/internal/fault"
	"kg/queries"
	"kg/schema"
)

func load(t *testing.T, dir string) *Catalog {
	t.Helper()
	c, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var quoted = regexp.MustCompile(`"[^"]*"|\S+`)

// Every query has all that a person needs to use it, and its example is a call that its header allows.
func TestHeaders(t *testing.T) {
	c := load(t, t.TempDir())
	if errs := c.Problems(); len(errs) > 0 {
		t.Fatal(errs)
	}
	if n := len(c.List()); n < 14 {
		t.Errorf("%d queries", n)
	}
	for _, q := range c.List() {
		if q.Title == "" || q.Doc == "" || len(q.Columns) == 0 || q.File != "" {
			t.Errorf("%s: %q, %q, %v", q.Name, q.Title, q.Doc, q.Columns)
		}
		words := quoted.FindAllString(q.Example, -1)
		for i := range words {
			words[i] = strings.Trim(words[i], `"`)
		}
		if len(words) < 3 || !slices.Equal(words[:3], []string{"kg", "query", q.Name}) {
			t.Errorf("%s: the example is %q", q.Name, q.Example)
			continue
		}
		args, err := ParseArgs(q, words[3:])
		if err != nil {
			t.Errorf("%s: %v", q.Name, err)
		}
		for name := range args {
			if _, ok := q.param(name); !ok {
				t.Errorf("%s: the example has %s", q.Name, name)
			}
		}
		for _, p := range q.Params {
			if p.Doc == "" || p.Required && args[p.Name] == "" {
				t.Errorf("%s: %+v is not in the example, or says nothing", q.Name, p)
			}
		}
	}
}

// A function that two queries need stands in lib/common.js.
func TestNoHelperTwice(t *testing.T) {
	helper := regexp.MustCompile(`(?m)^const (\w+) = (?:memo\()?\(?[\w, .]*\)? =>`)
	where := map[string]string{}
	texts := map[string]string{"lib/common.js": queries.Common}
	for _, q := range load(t, t.TempDir()).List() {
		texts[q.Name] = q.Script
	}
	for file, text := range texts {
		for _, m := range helper.FindAllStringSubmatch(text, -1) {
			if other := where[m[1]]; other != "" {
				t.Errorf("%s stands in %s and in %s", m[1], other, file)
			}
			where[m[1]] = file
		}
	}
	if len(where) < 20 {
		t.Errorf("only %d helpers found", len(where))
	}
}

func TestPathKnowsAllRelations(t *testing.T) {
	text, err := queries.Files.ReadFile("path.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range schema.Relations() {
		if !strings.Contains(string(text), "'"+r+"'") {
			t.Errorf("path.js does not follow %s", r)
		}
	}
}

func TestUserQueries(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	own, err := queries.Files.ReadFile("allies.js")
	if err != nil {
		t.Fatal(err)
	}
	write("allies.js", string(own))
	write("who-is.js", "/**\n * Mine\n *\n * @param {string} [x=1] X.\n */\ng.emit({x: params.x})")
	write("plain.js", "// just a script\ng.emit({a: 1})\n/**\n no header\n*/")
	write("broken.js", "// x\n/**\n * Title\n * @parm {string} x\n */")
	write("note.txt", "no query")
	c := load(t, dir)

	q, err := c.Find("who-is")
	if err != nil || q.Title != "Mine" || !q.Instead || q.File != filepath.Join(dir, "who-is.js") {
		t.Errorf("%+v %v", q, err)
	}
	r, err := Run(t.Context(), world(t), q, nil, Options{})
	if err != nil || fmt.Sprint(r.Rows) != "[[1]]" {
		t.Error(r, err)
	}
	if q, err := c.Find("plain"); err != nil || q.Title != "" || q.Instead {
		t.Errorf("%+v %v", q, err)
	}
	if q, err := c.Find("allies"); err != nil || q.File != "" {
		t.Errorf("a copy of the embedded query is said to be the user's: %+v %v", q, err)
	}
	want := filepath.Join(dir, "broken.js") + ":4: a header has @param, @columns, @use and @example, not @parm"
	if _, err := c.Find("broken"); fault.KindOf(err) != fault.Usage || err.Error() != want {
		t.Error(err)
	}
	if errs := c.Problems(); len(errs) != 1 || errs[0].Error() != want {
		t.Error(errs)
	}
	for _, q := range c.List() {
		if q.Name == "broken" || q.Name == "note" {
			t.Errorf("%s is listed", q.Name)
		}
	}
	if _, err := Load(filepath.Join(dir, "nowhere")); fault.KindOf(err) != fault.Usage {
		t.Error(err)
	}
	if _, err := Load(filepath.Join(dir, "note.txt")); fault.KindOf(err) != fault.Usage {
		t.Error(err)
	}
}

func TestDefaultFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	if n := len(load(t, "").List()); n < 14 {
		t.Error(n)
	}
	if err := os.Mkdir(UserDir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("queries/own.js", []byte("g.emit(1)"), 0o644); err != nil {
		t.Fatal(err)
	}
	if q, err := load(t, "").Find("own"); err != nil || q.File != "queries/own.js" {
		t.Error(q, err)
	}
}

func TestHeaderErrors(t *testing.T) {
	for text, want := range map[string]string{
		"/**\n *\n * @columns a\n */":                                           "f.js:2: the header has no title",
		"/**\n * T\n * @param x":                                                "f.js:1: the header comment has no end",
		"/**\n * T\n * @param x\n */":                                           "f.js:3: a parameter is written",
		"/**\n * T\n * @param {text} x\n */":                                    "f.js:3: the type of x is",
		"/**\n * T\n * @param {a|b} x\n * @param {iri} x\n */":                  "f.js:4: the parameter x is there twice",
		"/**\n * T\n * @columns a\n * b\n */":                                   "f.js:4: a line that belongs to no tag: b",
		"/**\r\n * T\r\n * @param {number} [x=2] X\r\n *   goes on.\r\n */\r\n": "",
		"g.emit('/**\\n')":                                                      "",
	} {
		q, err := parse("f", "f.js", text)
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
		if want == "" && len(q.Params) == 1 && (q.Params[0] != Param{"x", "number", false, "2", "X goes on."}) {
			t.Errorf("%+v", q.Params)
		}
	}
}

func TestUsage(t *testing.T) {
	c, qs := load(t, t.TempDir()), world(t)
	for line, want := range map[string]string{
		"who-sad":                        `no query is called "who-sad" (did you mean who-said`,
		"zzzzzz":                         `no query is called "zzzzzz" (kg query lists them)`,
		"claims-of putin stanse=denies":  `claims-of has no parameter "stanse" (did you mean stance? claims-of takes entity=ENTITY [stance=asserts|`,
		"claims-of putin foo=x":          `claims-of has no parameter "foo" (claims-of takes entity=ENTITY`,
		"claims-of":                      `claims-of needs entity=ENTITY: Who speaks. (for example: kg query claims-of lukashenko stance=denies)`,
		"claims-of entity=":              `claims-of needs entity=ENTITY`,
		"claims-of putin russia":         `"russia" is no parameter: write name=value (claims-of takes`,
		"claims-of entity=a entity=b":    `the parameter entity is given twice`,
		"mentions putin around=NaN":      `around is a number, not "NaN"`,
		"claims-of putin since=2024-13":  `since is a date`,
		"evidence urn:kg:nothing":        `node: nothing in the graph has the IRI <urn:kg:nothing>`,
		"path putin russia claims=maybe": `claims is one of yes, no, not "maybe"`,
	} {
		words := strings.Fields(line)
		q, err := c.Find(words[0])
		var args map[string]string
		if err == nil {
			args, err = ParseArgs(q, words[1:])
		}
		if err == nil {
			_, err = Run(t.Context(), qs, q, args, Options{})
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) || fault.KindOf(err) != fault.Usage {
			t.Errorf("%s\ngot  %v\nwant %s", line, err, want)
		}
	}
}

// The page of the queries is made from their headers (go test -update).
func TestPage(t *testing.T) {
	const page = "../../queries/README.md"
	got := Page(load(t, t.TempDir()).List())
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(read(t, page)); got != want {
		t.Error("queries/README.md is not what the headers say: go test ./internal/query -update")
	}
}
