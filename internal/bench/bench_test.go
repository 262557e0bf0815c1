// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

func TestMain(m *testing.M) {
	registerPebble()
	if err := registerRegexp(); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// TestSameAnswers: what is compared must be the same, whichever way it is asked.
func TestSameAnswers(t *testing.T) {
	const size = 12_000
	found := map[string]int64{}
	for _, name := range peers {
		s := loaded(t, name, size)
		for _, q := range questions {
			if q.key == "count" && name == "memstore" {
				continue
			}
			for _, m := range q.modes {
				for i := range q.variants {
					n, err := s.ask(t.Context(), q, m, i)
					if err != nil {
						t.Fatal(name, q.key, m, err)
					}
					key := fmt.Sprint(q.key, " ", i)
					if first, ok := found[key]; ok && first != n {
						t.Errorf("%s by %s: %s finds %d, others %d", key, m, name, n, first)
					}
					found[key] = n
				}
			}
			if found[q.key+" 0"] == 0 {
				t.Errorf("%s finds nothing", q.key)
			}
		}
		n, err := s.remove(t.Context(), doomed(1))
		if err != nil || n != quadsEach {
			t.Errorf("%s: %d quads of an article deleted, %v", name, n, err)
		}
	}
}

// loaded is a store with quads in it, opened again where it is on the disk.
func loaded(t *testing.T, name string, size int) store {
	j := job{Store: name, Dir: filepath.Join(t.TempDir(), "g")}
	s, err := j.open(true)
	if err != nil {
		t.Fatal(name, err)
	}
	for batch := range quads(size, size/2) {
		if err := s.write(batch); err != nil {
			t.Fatal(name, err)
		}
	}
	if name == "memstore" {
		return s
	}
	if err := s.close(); err != nil {
		t.Fatal(name, err)
	}
	if s, err = j.open(false); err != nil {
		t.Fatal(name, err)
	}
	return s
}

// TestQuads: batches do not change what comes, and nothing comes twice.
func TestQuads(t *testing.T) {
	all := func(batch int) (out []quad.Quad) {
		for b := range quads(5000, batch) {
			out = append(out, b...)
		}
		return out
	}
	whole := all(5000)
	if !slices.Equal(whole, all(700)) || len(whole) != 5000 {
		t.Error("batches change what comes")
	}
	seen := map[quad.Quad]bool{}
	for _, q := range whole {
		if seen[q] {
			t.Errorf("twice: %v", q)
		}
		seen[q] = true
	}
}

func TestNumber(t *testing.T) {
	for text, want := range map[string]int{"500": 500, "10k": 10_000, "1M": 1_000_000, "": 0, "k": 0, "-1": 0, "1G": 0} {
		if n, err := number(text); n != want || (err == nil) != (want > 0) {
			t.Errorf("%q is %d, %v", text, n, err)
		}
	}
}

// TestReport writes a table between the marks of a file, and names what stores do not agree on.
func TestReport(t *testing.T) {
	r := report{stores: []string{"kg", kvPebble}, tables: []table{{1_000_000, results{
		"kg":     {"point by path": {Key: "point by path", Value: 1.5e-6, Results: 7}, "file": {Key: "file", Value: 260_000}},
		kvPebble: {"point by path": {Key: "point by path", Value: 3e-5, Results: 8}, "load": {Key: "load", Value: 40_000}},
	}}}}
	path := filepath.Join(t.TempDir(), "B.md")
	if err := os.WriteFile(path, []byte("before\n"+begin+"old"+end+"behind\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := r.write(path, nil); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"before\n", "behind\n", "## 1,000,000 quads", "| 1.5 us | 30 us | 20x |", "| 260,000 | (40,000) | 6.5x | 6 / 4 |",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(string(text), "old") {
		t.Error("the old table is still there")
	}
	if err := r.disagreement(); err == nil || !strings.Contains(err.Error(), "kg has 7 results, kv-pebble has 8") {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("no marks"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r.write(path, nil) == nil {
		t.Error("written into a file without marks")
	}
}
