// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/iotest"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"github.com/google/go-cmp/cmp"

	"kg/internal/nquads"
)

// source is a Source of text.
func source(text string) Source {
	return Source{Name: "a.nq", Version: "1", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	}}
}

// randomLines are n random quads as N-Quads, with repetitions, comments and empty lines.
func randomLines(t testing.TB, r *rand.Rand, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		q := quad.Quad{
			Subject:   quad.IRI(fmt.Sprint("urn:s:", r.IntN(1+n/4))),
			Predicate: quad.IRI(fmt.Sprint("urn:p:", r.IntN(5))),
			Object:    small.nodes[7+r.IntN(len(small.nodes)-8)],
		}
		switch r.IntN(6) {
		case 0:
			q.Object = quad.IRI(fmt.Sprint("urn:s:", r.IntN(1+n/4)))
		case 1:
			q.Object = quad.String(strings.Repeat("long ", r.IntN(200)))
		case 2:
			q.Object = quad.Int(i)
		}
		if r.IntN(5) > 0 {
			q.Label = quad.IRI(fmt.Sprint("urn:l:", i/20))
		}
		line, err := nquads.Line(q)
		if err != nil {
			t.Fatal(err)
		}
		switch r.IntN(20) {
		case 0:
			line += line
		case 1:
			line += "# a comment\n\n"
		case 2:
			line = strings.TrimSuffix(line, "\n") + "\r\n"
		}
		b.WriteString(line)
	}
	return b.String()
}

// keys are all keys and values of a store.
func keys(t testing.TB, s *Store) []string {
	t.Helper()
	it, err := s.db.NewIter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer it.Close()
	var all []string
	for it.First(); it.Valid(); it.Next() {
		all = append(all, fmt.Sprintf("%x %x", it.Key(), it.Value()))
	}
	return all
}

// TestBulk: a bulk load puts the same keys and values into the database as the ordinary way, in one chunk or many, into
// an empty graph and beside what is there.
func TestBulk(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 8))
		ordinary, bulk := open(t, Options{}), open(t, Options{})
		o := BulkOptions{Memory: 1 << (12 + r.IntN(12)), block: 1 << (8 + r.IntN(8))}
		for range 3 {
			text := randomLines(t, r, 1+r.IntN(1000))
			want, err := ordinary.Load(t.Context(), nquads.Read(strings.NewReader(text), "a.nq"))
			if err != nil {
				t.Fatal(err)
			}
			got, err := bulk.Bulk(t.Context(), source(text), o)
			if err != nil || got.Changed != want {
				t.Fatalf("%+v, want %+v, error %v", got, want, err)
			}
			if d := cmp.Diff(keys(t, ordinary), keys(t, bulk)); d != "" {
				t.Fatalf("seed %d, %+v: %s", seed, o, d)
			}
			content(t, bulk)
			if names, err := bulk.fs.List(bulk.fs.PathJoin(bulk.dir, scratchDir)); err != nil || len(names) > 0 {
				t.Errorf("left behind: %q, error %v", names, err)
			}
		}
	}
}

// stopping reads a text and stops the load on its way.
type stopping struct {
	io.Reader
	left int
	stop func()
}

func (s *stopping) Read(b []byte) (int, error) {
	if s.left -= len(b); s.left < 0 {
		s.stop()
	}
	return s.Reader.Read(b)
}

// TestBulkResumed: a load that is interrupted changes nothing, and is taken up by the next load of the same source; not
// by that of a source that is another, or where what was sorted is damaged.
func TestBulkResumed(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	text := randomLines(t, r, 3000)
	o := BulkOptions{Memory: 1 << 15, block: 1 << 10}
	for name, c := range map[string]struct {
		text    string
		damage  string // the file that is cut
		resumed bool
	}{
		"the same":          {text, "", true},
		"another":           {strings.Replace(text, "urn:s:1", "urn:s:x", 1), "", false},
		"shorter":           {text[:1+strings.LastIndex(text[:1000], "\n")], "", false},
		"a damaged chunk":   {text, "0.quads", false},
		"a damaged second":  {text, "1.terms", true},
		"a damaged journal": {text, journalFile, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, Options{})
			load(t, s, commit(0, 300))
			before := keys(t, s)
			ctx, cancel := context.WithCancel(t.Context())
			src := source(text)
			src.Open = func() (io.ReadCloser, error) {
				return io.NopCloser(&stopping{strings.NewReader(text), len(text) * 2 / 3, cancel}), nil
			}
			if _, err := s.Bulk(ctx, src, o); !errors.Is(err, context.Canceled) {
				t.Fatalf("error %v", err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s, err := Open(s.dir, Options{Resume: true})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if d := cmp.Diff(before, keys(t, s)); d != "" {
				t.Errorf("after an interrupted load: %s", d)
			}
			if c.damage != "" {
				path := filepath.Join(s.dir, scratchDir, bulkPrefix+bulkName(src), c.damage)
				if err := os.Truncate(path, 20); err != nil {
					t.Fatal(err)
				}
			}
			b, err := s.newBulk(t.Context(), source(c.text), o)
			if err != nil {
				t.Fatal(err)
			}
			if _, _, _, err := b.resume(); err != nil || (len(b.chunks) > 0) != c.resumed {
				t.Errorf("%d chunks, error %v", len(b.chunks), err)
			}
			want := open(t, Options{})
			load(t, want, commit(0, 300))
			if _, err := want.Load(t.Context(), nquads.Read(strings.NewReader(c.text), "a.nq")); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Bulk(t.Context(), source(c.text), o); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(keys(t, want), keys(t, s)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestBulkLeftovers: what an interrupted load leaves is removed by the next opening that does not ask for it, and by a
// load that ends well.
func TestBulkLeftovers(t *testing.T) {
	s := open(t, Options{Resume: true})
	left := filepath.Join(s.dir, scratchDir, bulkPrefix+"1")
	for _, resume := range []bool{true, false} {
		if err := errors.Join(os.MkdirAll(left, 0o755), s.Close()); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(left); resume && err == nil {
			t.Error("a load that ended well leaves what others left")
		}
		var err error
		if s, err = Open(s.dir, Options{}); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(left); err == nil {
			t.Error("an opening leaves it")
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestBulkRefuses: a bad line, a broken source and a full disk are errors that say where, and change nothing.
func TestBulkRefuses(t *testing.T) {
	text := randomLines(t, rand.New(rand.NewPCG(1, 10)), 500)
	lines := strings.Count(text, "\n")
	broken := source(text)
	broken.Open = func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(strings.NewReader(text), iotest.ErrReader(errors.New("unplugged")))), nil
	}
	for want, src := range map[string]Source{
		fmt.Sprintf("a.nq:%d: column 1: want the subject", lines+1): source(text + "bad\n" + text + "worse\n"),
		fmt.Sprintf("a.nq:%d: column 9: _:b is a blank", lines+2):   source(text + "\n<urn:s> _:b <urn:p> .\n"),
		"a.nq: unplugged": broken,
	} {
		s := open(t, Options{})
		_, err := s.Bulk(t.Context(), src, BulkOptions{Memory: 1 << 14, block: 1 << 9})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
		if n := len(keys(t, s)); n != 0 {
			t.Errorf("%d keys", n)
		}
		if names, err := s.fs.List(s.fs.PathJoin(s.dir, scratchDir)); err != nil || len(names) > 0 {
			t.Errorf("left behind: %q, error %v", names, err)
		}
	}
}

// TestBulkFull breaks each write to scratch in turn: an error, and the graph is as it was. The last ones only clean up.
func TestBulkFull(t *testing.T) {
	text := randomLines(t, rand.New(rand.NewPCG(1, 11)), 300)
	want := open(t, Options{})
	load(t, want, commit(0, 100))
	if _, err := want.Load(t.Context(), nquads.Read(strings.NewReader(text), "a.nq")); err != nil {
		t.Fatal(err)
	}
	for n := int32(0); ; n++ {
		var left atomic.Int32
		left.Store(math.MaxInt32)
		disk := errorfs.Wrap(vfs.NewMem(), errorfs.InjectorFunc(func(op errorfs.Op) error {
			if op.Kind.ReadOrWrite() == errorfs.OpIsWrite && strings.Contains(op.Path, scratchDir) && left.Add(-1) < 0 {
				return syscall.ENOSPC
			}
			return nil
		}))
		s := open(t, Options{fs: disk})
		load(t, s, commit(0, 100))
		before := keys(t, s)
		left.Store(n)
		_, err := s.Bulk(t.Context(), source(text), BulkOptions{Memory: 1 << 14, block: 1 << 12})
		left.Store(math.MaxInt32)
		if err == nil {
			if d := cmp.Diff(keys(t, want), keys(t, s)); d != "" || n < 100 {
				t.Errorf("after %d writes that went well: %s", n, d)
			}
			return
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("write %d: error %v", n, err)
		}
		if d := cmp.Diff(before, keys(t, s)); d != "" {
			t.Fatalf("write %d: %s", n, d)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestBulkLongLine: a line that is longer than all the memory that was given.
func TestBulkLongLine(t *testing.T) {
	s := open(t, Options{})
	text := "<urn:s> <urn:p> \"" + strings.Repeat("long", 1<<20) + "\" .\n"
	short := randomLines(t, rand.New(rand.NewPCG(1, 12)), 100)
	if _, err := s.Bulk(t.Context(), source(short+text+short), BulkOptions{Memory: 1 << 20, block: 1 << 12}); err != nil {
		t.Fatal(err)
	}
	want := model{}
	for q, err := range nquads.Read(strings.NewReader(short+text), "a.nq") {
		if err != nil {
			t.Fatal(err)
		}
		want[q] = true
	}
	if d := cmp.Diff(want.text(), content(t, s).text()); d != "" {
		t.Error(d)
	}
}

func FuzzParsed(f *testing.F) {
	f.Add([]byte(`<urn:s> <urn:p> "a\"b\u00e9"@en <urn:l> .`))
	f.Add([]byte(`<urn:\u00e9> <urn:p> "007"^^<http://www.w3.org/2001/XMLSchema#integer> .`))
	f.Fuzz(func(t *testing.T, line []byte) {
		var p nquads.Parser
		terms, ok, err := p.Terms(line)
		q, ok2, err2 := nquads.ParseLine(string(line))
		if ok != ok2 || (err == nil) != (err2 == nil) {
			t.Fatalf("%v, %v; %v, %v", ok, err, ok2, err2)
		}
		if !ok {
			return
		}
		for i, d := range quad.Directions {
			if terms[i].Kind == nquads.None {
				continue
			}
			got, err := appendParsed(nil, &terms[i])
			want, err2 := appendTerm(nil, q.Get(d))
			if err != nil || err2 != nil || !bytes.Equal(got, want) {
				t.Errorf("%q is %x, want %x, errors %v, %v", line, got, want, err, err2)
			}
		}
	})
}
