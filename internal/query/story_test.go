// SPDX-License-Identifier: Apache-2.0

package query

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/query"
	"golang.org/x/tools/txtar"

	"kg/internal/fault"
)

var update = flag.Bool("update", false, "write what the stories give as what they are to give")

const stories = "../../queries/testdata"

// TestStories runs every saved query on its story, queries/testdata/NAME.txtar: the facts are world.nq and the file
// facts.nq of the archive; then come pairs: CASE.args has an argument a line, CASE.rows what comes out, an object a
// line, or "error: " and the error.
func TestStories(t *testing.T) {
	catalog, err := Load(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	facts := read(t, filepath.Join(stories, "world.nq"))
	for _, q := range catalog.List() {
		file := filepath.Join(stories, q.Name+".txtar")
		story, err := txtar.ParseFile(file)
		if err != nil {
			t.Errorf("%s has no story: %v", q.Name, err)
			continue
		}
		for i, b := range backends {
			t.Run(q.Name+"/"+b.name, func(t *testing.T) {
				qs := store(t, b, facts, section(story, "facts.nq"))
				cases := 0
				for _, f := range slices.Clone(story.Files) {
					name, ok := strings.CutSuffix(f.Name, ".args")
					if !ok {
						continue
					}
					cases++
					got := play(t, func(args []string) (*Result, error) {
						bound, err := ParseArgs(q, args)
						if err != nil {
							return nil, err
						}
						return Run(context.Background(), qs, q, bound, Options{Timeout: time.Minute})
					}, f.Data)
					if *update && i == 0 {
						setRows(story, name, got)
					}
					if want := section(story, name+".rows"); !bytes.Equal(got, want) {
						t.Errorf("%s\ngot:\n%s\nwant:\n%s", name, got, want)
					}
				}
				if cases == 0 {
					t.Error("the story has no case")
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(story), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// play gives the rows of one case, as the story has them.
func play(t *testing.T, run func([]string) (*Result, error), args []byte) []byte {
	t.Helper()
	r, err := run(lines(args))
	if err != nil {
		if k := fault.KindOf(err); k != fault.Usage {
			t.Errorf("an error of kind %d: %v", k, err)
		}
		return []byte("error: " + err.Error() + "\n")
	}
	var out bytes.Buffer
	if err := Write(&out, r, "jsonl", 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func section(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// setRows puts the rows of a case behind its arguments.
func setRows(a *txtar.Archive, name string, data []byte) {
	var files []txtar.File
	for _, f := range a.Files {
		if f.Name == name+".rows" {
			continue
		}
		files = append(files, f)
		if f.Name == name+".args" {
			files = append(files, txtar.File{Name: name + ".rows", Data: data})
		}
	}
	a.Files = files
}

// A query's script is plain Gizmo: Cayley's own session gives as many rows of the same cells.
func TestStoriesInPlainGizmo(t *testing.T) {
	qs := world(t)
	for _, q := range load(t, t.TempDir()).List() {
		story, err := txtar.ParseFile(filepath.Join(stories, q.Name+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range story.Files {
			name, ok := strings.CutSuffix(f.Name, ".args")
			if !ok || bytes.HasPrefix(section(story, name+".rows"), []byte("error: ")) {
				continue
			}
			args, err := ParseArgs(q, lines(f.Data))
			if err != nil {
				t.Fatal(err)
			}
			script, err := Script(t.Context(), qs, q, args)
			if err != nil {
				t.Fatal(err)
			}
			it, err := query.Execute(t.Context(), qs, "gizmo", script, query.Options{Collation: query.JSON})
			if err != nil {
				t.Fatal(err)
			}
			rows := &collector{}
			for it.Next(t.Context()) {
				if r := it.Result(); r != nil { // the value of the script itself
					rows.add(r)
				}
			}
			if it.Err() != nil {
				t.Errorf("%s, %s: %v", q.Name, name, it.Err())
			}
			var got bytes.Buffer
			if err := Write(&got, rows.table(q), "jsonl", 0); err != nil {
				t.Fatal(err)
			}
			if want := section(story, name+".rows"); !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s, %s\ngot:\n%s\nwant:\n%s", q.Name, name, got.Bytes(), want)
			}
		}
	}
}

func lines(b []byte) []string {
	return strings.FieldsFunc(string(b), func(r rune) bool { return r == '\n' })
}
