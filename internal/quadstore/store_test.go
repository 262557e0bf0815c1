// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

func TestOpenErrors(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "none"), Options{}); !errors.Is(err, ErrNoGraph) {
		t.Errorf("no folder: %v", err)
	}
	s := open(t, Options{})
	if _, err := Open(s.dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("a second writer: %v", err)
	}
	load(t, s, []quad.Quad{randomQuad(rand.New(rand.NewPCG(1, 1)))})
	err := s.db.Set([]byte{keyMeta}, make([]byte, 32), pebble.Sync)
	if err = errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		if _, err := Open(s.dir, o); !errors.Is(err, ErrVersion) {
			t.Errorf("version 0: %v", err)
		}
	}
}

// TestCheck damages a store in each of its parts.
func TestCheck(t *testing.T) {
	for name, damage := range map[string]func(s *Store, q ids) error{
		"ordering 2 lacks": func(s *Store, q ids) error {
			return s.db.Delete(appendQuadKey(nil, 2, &q), pebble.Sync)
		},
		"ordering 0 lacks": func(s *Store, q ids) error {
			return s.db.Set(appendQuadKey(nil, 3, &ids{q[0], q[1], q[0], 0}), nil, pebble.Sync)
		},
		"has no term": func(s *Store, q ids) error {
			return s.db.Delete(appendNodeKey(nil, q[posO]), pebble.Sync)
		},
		"is in no quad": func(s *Store, q ids) error {
			c := s.count
			c.last++
			return errors.Join(s.db.Set(appendNodeKey(nil, c.last), []byte{kindIRI, 'z'}, pebble.Sync),
				s.db.Set([]byte{keyMeta}, c.encode(), pebble.Sync))
		},
		"is found as": func(s *Store, q ids) error {
			return s.db.Set(appendNodeKey(nil, q[posO]), []byte{kindIRI, 'z'}, pebble.Sync)
		},
		"the count says": func(s *Store, q ids) error {
			c := s.count
			c.quads++
			return s.db.Set([]byte{keyMeta}, c.encode(), pebble.Sync)
		},
	} {
		s := open(t, Options{})
		q := quad.Make(quad.IRI("s"), quad.IRI("p"), quad.IRI("o"), quad.IRI("l"))
		load(t, s, []quad.Quad{q})
		content(t, s)
		c := cursor{v: s.view}
		c.seek(pattern{})
		c.next(t.Context())
		c.close()
		if err := damage(s, c.cur); err != nil {
			t.Fatal(err)
		}
		sn, err := s.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		problems, err := sn.Check(t.Context())
		if err != nil || !strings.Contains(strings.Join(problems, "\n"), name) {
			t.Errorf("%s: %q, error %v", name, problems, err)
		}
		sn.Close()
	}
}

// TestReaders is for the race detector: queries on the store and on snapshots while it is written and closed.
func TestReaders(t *testing.T) {
	s := open(t, Options{ingestFrom: 20})
	r := rand.New(rand.NewPCG(1, 6))
	var wg sync.WaitGroup
	for n := range 3 {
		wg.Go(func() {
			for {
				var qs graph.QuadStore = s
				sn, err := s.Snapshot()
				if err != nil {
					if !errors.Is(err, ErrClosed) {
						t.Error(err)
					}
					return
				}
				if n > 0 {
					qs = sn
				}
				it := path.StartPath(qs).Out().In().Unique().BuildIterator(t.Context()).Iterate()
				for it.Next(t.Context()) {
					if _, err := qs.NameOf(it.Result()); err != nil && !errors.Is(err, ErrClosed) {
						t.Error(err)
					}
				}
				if err := it.Err(); err != nil && !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
				sn.Close() // with the scan still open
				it.Close()
			}
		})
	}
	for range 150 {
		var del, add []quad.Quad
		for range r.IntN(40) {
			del, add = append(del, randomQuad(r)), append(add, randomQuad(r))
		}
		if r.IntN(2) == 0 {
			del = nil
		}
		if _, err := s.Replace(t.Context(), del, add); err != nil {
			t.Error(err)
		}
	}
	content(t, s)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	wg.Wait()
}

// TestStopped: a cancelled write changes nothing, a cancelled scan ends with the error of its context.
func TestStopped(t *testing.T) {
	s := open(t, Options{Memory: true})
	load(t, s, commit(0, 3000))
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	_, err := s.Load(ctx, func(yield func(quad.Quad, error) bool) {
		for _, q := range commit(1, 3000) {
			if n++; n == 2000 {
				cancel()
			}
			if !yield(q, nil) {
				return
			}
		}
	})
	if !errors.Is(err, context.Canceled) || s.Size() != 3000 {
		t.Errorf("%d quads, error %v", s.Size(), err)
	}
	it := s.QuadsAllIterator().Iterate()
	if it.Next(ctx) || !errors.Is(it.Err(), context.Canceled) {
		t.Errorf("error %v", it.Err())
	}
	content(t, s)
}

// commit are the quads of a commit by its number.
func commit(n, size int) []quad.Quad {
	quads := make([]quad.Quad, size)
	for i := range quads {
		quads[i] = quad.Make(quad.IRI(fmt.Sprintf("urn:s%d-%d", n, i/3)), quad.IRI("urn:p"), quad.Int(i), quad.IRI(fmt.Sprint("urn:l", n)))
	}
	return quads
}

// The commits of TestKilled: by the log, by tables, and in bulk.
const (
	logged   = 30
	ingested = 600
	inBulk   = 2000
)

func sizeOf(n int) int { return []int{logged, ingested, inBulk}[n%3] }

// killed is the environment variable that makes TestKilled the process that dies: the folder of its graph.
const killed = "KG_TEST_KILLED"

// TestKilled ends a process in the midst of its commits, additions and replacements of all three kinds. What bulk loads
// had sorted stays for the next process, but where the test opens the graph for writing.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(killed); dir != "" {
		writeForEver(t, dir)
	}
	dir := filepath.Join(t.TempDir(), "graph")
	r := rand.New(rand.NewPCG(1, 7))
	commits, left := 0, 0
	for range rounds(6) {
		commits += killAfter(t, dir, 4+r.IntN(20), time.Duration(r.IntN(60))*time.Millisecond)
		if loads, err := filepath.Glob(filepath.Join(dir, scratchDir, bulkPrefix+"*", journalFile)); err != nil {
			t.Fatal(err)
		} else if len(loads) > 0 {
			left++
		}
		s, err := Open(dir, Options{ReadOnly: r.IntN(3) > 0})
		if err != nil {
			t.Fatal(err)
		}
		labels := map[string]int{}
		for q := range content(t, s) {
			labels[string(q.Label.(quad.IRI))]++
		}
		if len(labels) == 0 {
			t.Error("nothing is left of the commits")
		}
		for label, has := range labels {
			if n, err := strconv.Atoi(strings.TrimPrefix(label, "urn:l")); err != nil || has != sizeOf(n) {
				t.Errorf("%v has %d quads: a part of a commit", label, has)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d commits; %d kills left a bulk load that can be taken up", commits, left)
}

// killAfter starts a process that writes without end to the store in dir, and kills it a while after it has told of n
// commits, at whatever it is then. It gives n.
func killAfter(t *testing.T, dir string, n int, while time.Duration) int {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killed+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	told := bufio.NewScanner(out)
	for k := 0; k < n; k++ {
		if !told.Scan() {
			t.Fatalf("the writer ended after %d commits", k)
		}
	}
	time.Sleep(while)
	cmd.Process.Kill()
	cmd.Wait()
	return n
}

func writeForEver(t *testing.T, dir string) {
	s, err := Open(dir, Options{Create: true, Resume: true, ingestFrom: ingested - 100})
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		var del []quad.Quad
		if n%4 == 0 && n >= 6 {
			del = commit(n-6, sizeOf(n-6))
		}
		if sizeOf(n) == inBulk {
			bulkLoad(t, s, commit(n, inBulk), BulkOptions{Memory: 1 << 17, block: 1 << 14})
		} else if _, err := s.Replace(t.Context(), del, commit(n, sizeOf(n))); err != nil {
			t.Fatal(err)
		}
		fmt.Println("committed", n)
	}
}
