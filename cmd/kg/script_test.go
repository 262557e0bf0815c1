// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"kg/internal/pgtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kg": main})
}

// TestScripts runs the scripts of testdata, each in a folder of its own; $ARTICLES is the folder of sample articles.
func TestScripts(t *testing.T) { runScripts(t, "testdata", nil) }

// TestDatabase runs the scripts of testdata/postgres with $PG, the address of a graph in a database.
func TestDatabase(t *testing.T) {
	runScripts(t, filepath.Join("testdata", "postgres"), map[string]string{"PG": pgtest.Address(t)})
}

func runScripts(t *testing.T, dir string, vars map[string]string) {
	articles, err := filepath.Abs(filepath.Join("..", "..", "data", "articles"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           dir,
		UpdateScripts: os.Getenv("KG_UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles)
			for name, value := range vars {
				env.Setenv(name, value)
			}
			return nil
		},
	})
}
