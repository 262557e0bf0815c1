// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"github.com/google/go-cmp/cmp"

	"kg/internal/nquads"
)

// model is what a store must hold.
type model map[quad.Quad]bool

func (m model) text() []string {
	var out []string
	for q := range m {
		out = append(out, fmt.Sprintf("%#v", q))
	}
	slices.Sort(out)
	return out
}

func (m model) nodes() int {
	nodes := map[quad.Value]bool{}
	for q := range m {
		for _, d := range quad.Directions {
			if v := q.Get(d); v != nil {
				nodes[v] = true
			}
		}
	}
	return len(nodes)
}

// step changes the store and the model alike, in one commit.
func (m model) step(t testing.TB, r *rand.Rand, s *Store) {
	t.Helper()
	some := func(most int) []quad.Quad {
		out := make([]quad.Quad, r.IntN(most))
		for i := range out {
			out[i] = randomQuad(r)
		}
		return out
	}
	switch r.IntN(5) {
	case 0:
		m.deltas(t, r, s)
	case 4:
		m.bulk(t, s, some(30))
	case 1:
		del, add := some(8), some(8)
		if _, err := s.Replace(t.Context(), del, add); err != nil {
			t.Fatal(err)
		}
		for _, q := range del {
			delete(m, q)
		}
		for _, q := range add {
			m[q] = true
		}
	default:
		add := some(12)
		before := len(m)
		done, err := s.Load(t.Context(), func(yield func(quad.Quad, error) bool) {
			for _, q := range add {
				if !yield(q, nil) {
					return
				}
			}
		})
		for _, q := range add {
			m[q] = true
		}
		if err != nil || done.Added != len(m)-before || done.Deleted != 0 {
			t.Fatalf("%+v for %d quads, error %v", done, len(m)-before, err)
		}
	}
}

// bulk loads quads in bulk.
func (m model) bulk(t testing.TB, s *Store, add []quad.Quad) {
	t.Helper()
	before := len(m)
	for _, q := range add {
		m[q] = true
	}
	if done := bulkLoad(t, s, add, tiny); done.Added != len(m)-before || done.Quads != len(add) {
		t.Fatalf("%+v for %d quads, %d of them new", done, len(add), len(m)-before)
	}
}

// tiny makes chunks of a few quads.
var tiny = BulkOptions{Memory: 1000, block: 500}

// bulkLoad loads quads as a source.
func bulkLoad(t testing.TB, s *Store, quads []quad.Quad, o BulkOptions) Bulked {
	t.Helper()
	var text strings.Builder
	if _, err := nquads.Write(&text, func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	done, err := s.Bulk(t.Context(), source(text.String()), o)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// rounds is how often a random test is tried: n times, or as often again as KG_SOAK says (make soak).
func rounds(n uint64) uint64 {
	switch times, err := strconv.ParseUint(os.Getenv("KG_SOAK"), 10, 16); {
	case err == nil && times > 0:
		return n * times
	case testing.Short():
		return max(2, n/10)
	}
	return n
}

// deltas applies random deltas with random options; a call that must fail must change nothing.
func (m model) deltas(t testing.TB, r *rand.Rand, s *Store) {
	t.Helper()
	opts := graph.IgnoreOpts{IgnoreDup: r.IntN(2) == 0, IgnoreMissing: r.IntN(2) == 0}
	next := maps.Clone(m)
	var want error
	deltas := make([]graph.Delta, r.IntN(8))
	for i := range deltas {
		d := graph.Delta{Quad: randomQuad(r), Action: graph.Add}
		if r.IntN(2) == 0 {
			d.Action = graph.Delete
		}
		if want == nil && next[d.Quad] == (d.Action == graph.Add) {
			if d.Action == graph.Add && !opts.IgnoreDup {
				want = graph.ErrQuadExists
			} else if d.Action == graph.Delete && !opts.IgnoreMissing {
				want = graph.ErrQuadNotExist
			}
		}
		if d.Action == graph.Add {
			next[d.Quad] = true
		} else {
			delete(next, d.Quad)
		}
		deltas[i] = d
	}
	err := s.ApplyDeltas(deltas, opts)
	var delta *graph.DeltaError
	if want != nil && (!errors.As(err, &delta) || delta.Err != want) || want == nil && err != nil {
		t.Fatalf("error %v, want %v", err, want)
	}
	if err == nil {
		clear(m)
		maps.Copy(m, next)
	}
}

// content reads a store whole, and fails the test where it is not sound.
func content(t testing.TB, s *Store) model {
	t.Helper()
	sn, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer sn.Close()
	problems, err := sn.Check(context.Background())
	if err != nil || len(problems) > 0 {
		t.Errorf("problems %v, error %v", problems, err)
	}
	m := model{}
	for q, err := range sn.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		m[q] = true
	}
	st, err := sn.Stats(context.Background(), true)
	if err != nil || int(st.Quads.Value) != len(m) || int(st.Nodes.Value) != m.nodes() {
		t.Errorf("stats %+v, want %d quads, %d nodes, error %v", st, len(m), m.nodes(), err)
	}
	return m
}

// TestModel compares a store with a map through random changes and reopenings.
func TestModel(t *testing.T) {
	for seed := range rounds(6) {
		r := rand.New(rand.NewPCG(seed, 3))
		// Half of the additions go by tables, half by the log; the filter is made from the first on.
		o := Options{fs: vfs.NewMem(), Create: true, ingestFrom: 5, NameCache: int(seed%3) - 1}
		m := model{}
		for range 6 {
			s, err := Open("graph", o)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.prepareFilter(filterFrom); err != nil {
				t.Fatal(err)
			}
			for range 25 {
				m.step(t, r, s)
				if d := cmp.Diff(m.text(), content(t, s).text()); d != "" {
					t.Fatalf("seed %d: %s", seed, d)
				}
			}
			m.labels(t, s)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// labels checks that QuadsByLabel gives all that bears a label.
func (m model) labels(t testing.TB, s *Store) {
	t.Helper()
	for _, label := range small.labels[1:] {
		want, got := model{}, model{}
		for q := range m {
			if q.Label == label {
				want[q] = true
			}
		}
		for q, err := range s.QuadsByLabel(t.Context(), label) {
			if err != nil {
				t.Fatal(err)
			}
			got[q] = true
		}
		if d := cmp.Diff(want.text(), got.text()); d != "" {
			t.Errorf("label %v: %s", label, d)
		}
	}
}

// crashes makes a picture of the disk at each moment at which it is asked to keep something.
type crashes struct {
	mu       sync.Mutex
	disk     *vfs.MemFS
	r        *rand.Rand
	states   []model // after each commit
	pictures []picture
}

// picture is the disk after a crash, at a time when some commits were done and perhaps one more.
type picture struct {
	disk *vfs.MemFS
	done int
}

// MaybeError makes a picture before each sync; it gives no error.
func (c *crashes) MaybeError(op errorfs.Op) error {
	switch op.Kind {
	case errorfs.OpFileSync, errorfs.OpFileSyncData, errorfs.OpFileSyncTo, errorfs.OpRename, errorfs.OpRemove:
		c.take()
	}
	return nil
}

func (c *crashes) String() string { return "crashes" }

func (c *crashes) take() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.states) == 0 {
		return
	}
	cfg := vfs.CrashCloneCfg{UnsyncedDataPercent: []int{0, 0, 50, 100}[c.r.IntN(4)], RNG: c.r}
	c.pictures = append(c.pictures, picture{c.disk.CrashClone(cfg), len(c.states) - 1})
}

func (c *crashes) commit(m model) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.states = append(c.states, maps.Clone(m))
}

// apart keeps apart from the making of a picture what in MemFS would wait for itself meanwhile: links, and the reuse of
// a log.
type apart struct {
	*vfs.MemFS
	mu *sync.Mutex
}

func (f apart) Link(oldname, newname string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.MemFS.Link(oldname, newname)
}

func (f apart) ReuseForWrite(oldname, newname string, c vfs.DiskWriteCategory) (vfs.File, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.MemFS.ReuseForWrite(oldname, newname, c)
}

// TestCrash pulls the plug at every sync: what is there afterwards is sound, and is the graph after the last commit
// that was done, or after the one that was being made.
func TestCrash(t *testing.T) {
	for seed := range rounds(6) {
		r := rand.New(rand.NewPCG(seed, 4))
		c := &crashes{disk: vfs.NewCrashableMem(), r: rand.New(rand.NewPCG(seed, 5))}
		o := Options{fs: errorfs.Wrap(apart{c.disk, &c.mu}, c), Create: true, ingestFrom: 5}
		m := model{}
		for range 3 {
			s, err := Open("graph", o)
			if err != nil {
				t.Fatal(err)
			}
			if len(c.states) == 0 {
				c.commit(m) // what a crash leaves of the making of a graph is thrown away (Options.Empty)
			}
			for range 12 {
				m.step(t, r, s)
				c.commit(m)
				c.take()
			}
			if err := errors.Join(s.Compact(t.Context()), s.Close()); err != nil {
				t.Fatal(err)
			}
		}
		for i, p := range c.pictures {
			s, err := Open("graph", Options{fs: p.disk, Create: true})
			if err != nil {
				t.Fatalf("seed %d, picture %d: %v", seed, i, err)
			}
			got := content(t, s).text()
			s.Close()
			next := min(p.done+1, len(c.states)-1)
			if !slices.Equal(got, c.states[p.done].text()) && !slices.Equal(got, c.states[next].text()) {
				t.Errorf("seed %d, picture %d: neither commit %d nor the next:\n%s", seed, i, p.done, cmp.Diff(c.states[p.done].text(), got))
			}
		}
		t.Logf("%d pictures", len(c.pictures))
	}
}
