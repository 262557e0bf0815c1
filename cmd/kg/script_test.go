// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kg": main})
}

// TestScripts runs the scripts of testdata, each in a folder of its own; $ARTICLES is the folder of sample articles.
func TestScripts(t *testing.T) {
	articles, err := filepath.Abs(filepath.Join("..", "..", "data", "articles"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: os.Getenv("KG_UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles)
			return nil
		},
	})
}
