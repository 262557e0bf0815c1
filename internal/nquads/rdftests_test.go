// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"bytes"
	_ "embed"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

//go:embed testdata/rdf-tests.txt
var rdfTests string

// TestRDFTests runs the syntax tests of the W3C, whose files are in KG_RDF_TESTS, a clone of w3c/rdf-tests: what is to be
// read is read, and written back as quads that are the same; what is to be refused is refused with its line. Blank nodes,
// which the grammar knows and a graph of kg does not hold, are let through.
func TestRDFTests(t *testing.T) {
	dir := os.Getenv("KG_RDF_TESTS")
	if dir == "" {
		t.Skip("KG_RDF_TESTS, a clone of github.com/w3c/rdf-tests, is not set")
	}
	ran := map[string]int{}
	for test := range strings.Lines(rdfTests) {
		name, want, ok := strings.Cut(strings.TrimSpace(test), " ")
		if !ok || name == "#" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, "rdf", "rdf11", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		var quads []quad.Quad
		var refused error
		read(&Parser{blank: true}, bytes.NewReader(data), name, func(q quad.Quad, err error) bool {
			if refused = err; err == nil {
				quads = append(quads, q)
			}
			return err == nil
		})
		var bad *LineError
		switch {
		case want == "+" && refused != nil:
			t.Errorf("refused: %v", refused)
		case want == "-" && refused == nil:
			t.Errorf("%s is read", name)
		case want == "-" && (!errors.As(refused, &bad) || bad.File != name || bad.Line < 1):
			t.Errorf("refused without a line: %v", refused)
		}
		writtenBack(t, name, quads)
		suite, _, _ := strings.Cut(name, "/")
		ran[suite+" "+want]++
	}
	t.Log(ran)
}

// writtenBack checks that quads without blank nodes are the same when they are written and read.
func writtenBack(t *testing.T, name string, quads []quad.Quad) {
	for _, q := range quads {
		if slices.ContainsFunc(quad.Directions, func(d quad.Direction) bool { _, blank := q.Get(d).(quad.BNode); return blank }) {
			continue
		}
		line, err := Line(q)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if again, ok, err := ParseLine(strings.TrimSuffix(line, "\n")); err != nil || !ok || again != q {
			t.Errorf("%s: %q is read as %v, error %v", name, line, again, err)
		}
	}
}
