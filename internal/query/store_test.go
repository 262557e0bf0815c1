// SPDX-License-Identifier: Apache-2.0

package query

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	kvtree "github.com/cayleygraph/cayley/graph/kv/btree"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"go.uber.org/goleak"

	"kg/internal/pgtest"
	"kg/internal/postgres"
	"kg/internal/quadstore"
	"kg/schema"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A backend opens an empty store for the stories; those of another store are added here.
type backend struct {
	name string
	open func(t *testing.T) graph.QuadStore
	// typed tells that integers are put in as Cayley's own numbers, and not as literals with a type.
	typed bool
}

var backends = []backend{
	{"memstore", memstore, true},
	{"memstore as read", memstore, false},
	{"btree", btree, true},
	{"kg", ours, false},
	{"postgres", database, false},
}

func memstore(t *testing.T) graph.QuadStore {
	t.Helper()
	qs, err := graph.NewQuadStore("memstore", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// btree is Cayley's key-value layout, in memory.
func btree(t *testing.T) graph.QuadStore {
	t.Helper()
	db := kvtree.New()
	if err := kv.Init(db, nil); err != nil {
		t.Fatal(err)
	}
	qs, err := kv.New(db, nil)
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// ours is the store of kg's graphs.
func ours(t *testing.T) graph.QuadStore {
	t.Helper()
	qs, err := quadstore.Open("", quadstore.Options{Memory: true})
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// database is the store of kg's shared graphs.
func database(t *testing.T) graph.QuadStore {
	t.Helper()
	qs, err := postgres.Open(t.Context(), pgtest.Address(t), postgres.Options{Create: true, Base: schema.DefaultBase})
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// store opens a backend with these N-Quads in it.
func store(t *testing.T, b backend, facts ...[]byte) graph.QuadStore {
	t.Helper()
	qs := b.open(t)
	t.Cleanup(func() { qs.Close() })
	w, err := qs.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	var quads []quad.Quad
	r := nquads.NewReader(bytes.NewReader(bytes.Join(facts, []byte("\n"))), true)
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if b.typed {
			q.Object = canonical(q.Object)
		}
		quads = append(quads, q)
	}
	if _, err := w.WriteQuads(quads); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return qs
}

// canonical is what loading does to the literals that a script compares.
func canonical(v quad.Value) quad.Value {
	t, ok := v.(quad.TypedString)
	inUTC := t.Type == schema.XsdDateTime && strings.HasSuffix(string(t.Value), "Z")
	if ok && (t.Type == schema.XsdInteger || t.Type == schema.XsdBoolean || inUTC) {
		if parsed, err := t.ParseValue(); err == nil {
			return parsed
		}
	}
	return v
}

// world is the graph of queries/testdata/world.nq.
func world(t *testing.T) graph.QuadStore {
	t.Helper()
	return store(t, backends[0], read(t, "../../queries/testdata/world.nq"))
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
