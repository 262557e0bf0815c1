// SPDX-License-Identifier: Apache-2.0

package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the import rule of ARCHITECTURE.md: what of kg, and of the graph engine, the files of a folder may
// import. Tests may import what they like.
var mayImport = map[string][]string{
	"data":                        {},
	"schema":                      {},
	"queries":                     {},
	"extract":                     {"data", "schema", "extract/attribution", "extract/coreference", "extract/linear", "extract/naming", "extract/reading", "extract/relations", "extract/stances", "extract/wordvectors"},
	"extract/coreference":         {"extract/weights"},
	"extract/attribution":         {"extract/reading/matrix", "extract/reading/network", "extract/weights"},
	"extract/naming":              {"extract/attribution", "extract/reading/matrix", "extract/reading/network", "extract/weights"},
	"extract/linear":              {"extract/weights"},
	"extract/relations":           {"extract/linear"},
	"extract/stances":             {"extract/linear"},
	"extract/weights":             {"extract/reading/network"},
	"extract/wordvectors":         {"extract/reading/network", "extract/weights"},
	"extract/reading":             {"extract/reading/network"},
	"extract/reading/network":     {"extract/reading/matrix"},
	"extract/reading/matrix":      {},
	"internal/annotate":           {"extract/reading", "internal/conllu"},
	"internal/bench":              {"schema", "internal/graph", "internal/nquads", "internal/quadstore", "internal/query", "cayley", "quad", "pebble"},
	"internal/conllu":             {},
	"internal/fault":              {},
	"internal/genschema":          {"schema"},
	"internal/chains":             {"extract"},
	"internal/coref":              {},
	"internal/eval":               {"internal/conllu", "internal/coref", "internal/score"},
	"internal/verify":             {"schema", "internal/nquads", "quad"},
	"internal/identity":           {"schema", "internal/fault", "internal/nquads", "quad"},
	"internal/input":              {"extract", "schema", "internal/fault"},
	"internal/marked":             {"extract"},
	"internal/models/attribution": {"extract", "extract/attribution", "internal/train", "schema"},
	"internal/models/articles":    {},
	"internal/models/relations":   {"extract", "extract/linear", "internal/models/articles", "internal/train", "schema"},
	"internal/models/worldnames":  {},
	"internal/models/nominals":    {"extract", "extract/linear", "internal/models/articles", "internal/train", "schema"},
	"internal/models/wordvectors": {"extract/naming", "extract/reading/matrix", "extract/reading/network", "extract/wordvectors", "internal/train"},
	"internal/models/naming":      {"extract", "extract/naming", "extract/reading/matrix", "extract/reading/network", "extract/wordvectors", "internal/conllu", "internal/train", "schema"},
	"internal/models/coreference": {"extract", "extract/coreference", "internal/conllu", "internal/coref", "internal/train", "schema"},
	"internal/models/stances":     {"extract", "extract/linear", "extract/stances", "internal/models/articles", "internal/train", "schema"},
	"internal/models":             {"extract/reading", "extract/reading/network", "internal/annotate", "internal/conllu", "internal/score", "internal/train"},
	"internal/nquads":             {"internal/fault", "quad"},
	"internal/claimgraph":         {"extract", "schema", "quad"},
	"internal/graph":              {"schema", "internal/fault", "internal/nquads", "internal/quadstore", "internal/postgres", "cayley", "quad"},
	"internal/query":              {"schema", "queries", "internal/fault", "internal/identity", "internal/nquads", "cayley", "quad"},
	"internal/score":              {"internal/conllu"},
	"internal/train":              {"extract/attribution", "extract/coreference", "extract/linear", "extract/naming", "extract/reading", "extract/reading/network", "extract/reading/matrix", "internal/conllu"},
	"internal/except":             {"cayley"},
	"internal/pgtest":             {"pgx"},
	"internal/postgres":           {"internal/except", "internal/nquads", "cayley", "quad", "pgx"},
	"internal/quadstore":          {"internal/except", "internal/nquads", "cayley", "quad", "pebble"},
	"cmd/kg":                      {"data", "schema", "extract", "extract/reading", "internal/annotate", "internal/chains", "internal/conllu", "internal/fault", "internal/identity", "internal/input", "internal/marked", "internal/nquads", "internal/claimgraph", "internal/graph", "internal/query", "internal/verify", "quad"},
}

func TestImportRule(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (strings.HasPrefix(e.Name(), ".") && path != root || e.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		checkImports(t, path, filepath.ToSlash(filepath.Dir(rel)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder := range mayImport {
		if _, err := os.Stat(filepath.Join(root, folder)); err != nil {
			t.Errorf("the import rule names %s, which is not there", folder)
		}
	}
}

func checkImports(t *testing.T, path, folder string) {
	allowed, ok := mayImport[folder]
	if !ok {
		t.Errorf("%s: the import rule of ARCHITECTURE.md says nothing of the folder %s", path, folder)
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, spec := range f.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Error(err)
			continue
		}
		what := ""
		switch {
		case strings.HasPrefix(name, "kg/"):
			what = strings.TrimPrefix(name, "kg/")
		case strings.HasPrefix(name, "github.com/cayleygraph/cayley"):
			what = "cayley"
		case strings.HasPrefix(name, "github.com/cayleygraph/quad"):
			what = "quad"
		case strings.HasPrefix(name, "github.com/cockroachdb/pebble"):
			what = "pebble"
		case strings.HasPrefix(name, "github.com/jackc/pgx"):
			what = "pgx"
		}
		if what != "" && !slices.Contains(allowed, what) {
			t.Errorf("%s imports %s: the import rule allows %s only %v", path, name, folder, allowed)
		}
	}
}
