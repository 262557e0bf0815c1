// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"go.uber.org/goleak"

	"kg/internal/pgtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// opened is a store with its address.
type opened struct {
	*Store
	text string
}

// open makes a graph in a schema of its own.
func open(t testing.TB, o Options) *opened {
	t.Helper()
	return openAt(t, pgtest.Address(t), o)
}

func openAt(t testing.TB, address string, o Options) *opened {
	t.Helper()
	o.Create = !o.ReadOnly
	s, err := Open(t.Context(), address, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &opened{s, address}
}

// TestConformance is Cayley's suite. Its integration queries, which load half a million quads, run where
// RUN_INTEGRATION=true.
func TestConformance(t *testing.T) {
	pgtest.Address(t) // skips where there is no server
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatal(err)
	}
	// Cayley looks for its data in its own tree.
	root := t.TempDir()
	for _, name := range []string{"testdata.nq", "30kmoviedata.nq.gz"} {
		b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "data", name))
		if err == nil {
			err = errors.Join(os.MkdirAll(filepath.Join(root, "data"), 0o755), os.WriteFile(filepath.Join(root, "data", name), b, 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	cwd := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(cwd, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(cwd)
	gen := func(t testing.TB) (graph.QuadStore, graph.Options, func()) { return open(t, Options{}), nil, func() {} }
	graphtest.TestAll(t, gen, &graphtest.Config{OptimizesComparison: true})
}
