// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kg/internal/fault"
	"kg/internal/pgtest"
	"kg/schema"
)

func TestReopen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "kg.db")
	g := open(t, dir, Options{Create: true, Base: "https://example.org/id/"})
	put(t, g, version(t, 3))
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "kg.json")); err != nil || string(data) != `{"format":2,"base":"https://example.org/id/"}`+"\n" {
		t.Errorf("kg.json: %s, error %v", data, err)
	}
	for _, o := range []Options{{}, {Create: true}, {ReadOnly: true}, {ReadOnly: true, Create: true}, {Base: "https://example.org/id/"}} {
		g, err := Open(dir, o)
		if err != nil {
			t.Errorf("%+v: %v", o, err)
			continue
		}
		sameText(t, text(t, version(t, 3)), facts(t, g))
		st, err := g.Stats(t.Context())
		if err != nil || st.Bytes == 0 || st.Base != "https://example.org/id/" || g.Base() != st.Base {
			t.Errorf("%+v: %+v, error %v", o, st, err)
		}
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	g := open(t, dir, Options{Create: true})
	put(t, g, version(t, 3))
	g.Close()
	first, second := open(t, dir, Options{ReadOnly: true}), open(t, dir, Options{ReadOnly: true})
	sameText(t, facts(t, first), facts(t, second))
	if _, err := first.Put(t.Context(), article, version(t, 4)); err == nil || !strings.Contains(err.Error(), "reading only") {
		t.Errorf("error %v", err)
	}
	writer := open(t, dir, Options{})
	put(t, writer, version(t, 4))
	sameText(t, text(t, version(t, 3)), facts(t, first)) // what it was when it was opened
	sameText(t, text(t, version(t, 4)), facts(t, open(t, dir, Options{ReadOnly: true})))
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return filepath.Dir(path)
	}
	graph := filepath.Join(dir, "graph")
	open(t, graph, Options{Create: true}).Close()
	lost := filepath.Join(dir, "lost")
	open(t, lost, Options{Create: true}).Close()
	if err := os.RemoveAll(storePath(lost)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dir  string
		o    Options
		want string
	}{
		"missing":          {filepath.Join(dir, "no"), Options{}, "no graph in"},
		"missing, reading": {filepath.Join(dir, "no"), Options{ReadOnly: true, Create: true}, "kg build"},
		"empty":            {t.TempDir(), Options{}, "no graph in"},
		"other things":     {write("other/notes.txt", "x"), Options{Create: true}, "is not the folder of a graph"},
		"another's store":  {write("shop/store/apples", "x") + "/..", Options{Create: true}, "is not the folder of a graph"},
		"a file":           {write("file", "x") + "/file", Options{Create: true}, "is not the folder of a graph"},
		"another kg.json":  {write("a/kg.json", `{"name":"x"}`), Options{Create: true}, "damaged, or of another program"},
		"torn kg.json":     {write("b/kg.json", `{"for`), Options{}, "damaged"},
		"newer":            {write("c/kg.json", `{"format":3,"base":"urn:kg:"}`), Options{}, "has format 3"},
		"older":            {write("e/kg.json", `{"format":1,"base":"urn:kg:"}`), Options{Create: true}, "export it with the kg that made it"},
		"no base":          {write("d/kg.json", `{"format":2}`), Options{}, "is no base"},
		"another base":     {graph, Options{Base: "https://example.org/"}, "has the base urn:kg:, not https://example.org/"},
		"lost store":       {lost, Options{Create: true}, "is gone"},
	} {
		g, err := Open(c.dir, c.o)
		if err == nil {
			g.Close()
			t.Errorf("%s: opened", name)
			continue
		}
		if fault.KindOf(err) != fault.Graph || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: kind %d, error %v", name, fault.KindOf(err), err)
		}
	}
	for _, base := range []string{"name", "urn:kg", "urn:k g:"} {
		if _, err := Open(t.TempDir(), Options{Create: true, Base: base}); fault.KindOf(err) != fault.Usage {
			t.Errorf("base %q: error %v", base, err)
		}
	}
}

func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, Options{Create: true}).Close()
	lists, err := filepath.Glob(filepath.Join(dir, "store", "MANIFEST-*"))
	if err != nil || len(lists) == 0 {
		t.Fatal(lists, err)
	}
	for _, name := range lists {
		if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		if _, err := Open(dir, o); fault.KindOf(err) != fault.Graph {
			t.Errorf("error %v", err)
		}
	}
}

// TestUnfinished: what a crash leaves before kg.json is written is finished by the next attempt.
func TestUnfinished(t *testing.T) {
	dir := t.TempDir()
	g := open(t, dir, Options{Create: true})
	all := sorted(t, g.All(t.Context()))
	g.Close()
	for name, crash := range map[string]func() error{
		"before kg.json": func() error { return nil },
		"in the making of the store": func() error {
			err := os.RemoveAll(storePath(dir))
			for _, name := range []string{"LOCK", "MANIFEST-000000", "000002.log"} {
				err = errors.Join(err, os.MkdirAll(storePath(dir), 0o755), os.WriteFile(filepath.Join(storePath(dir), name), nil, 0o644))
			}
			return err
		},
		"before the list of tables was on the disk": func() error {
			lists, err := filepath.Glob(filepath.Join(storePath(dir), "MANIFEST-*"))
			for _, name := range lists {
				err = errors.Join(err, os.Remove(name))
			}
			return err
		},
		"in the writing of kg.json": func() error { return os.WriteFile(filepath.Join(dir, unwritten), []byte("{"), 0o644) },
	} {
		if err := errors.Join(os.Remove(filepath.Join(dir, infoName)), crash()); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), "no graph") {
			t.Errorf("%s: error %v", name, err)
		}
		g := open(t, dir, Options{Create: true})
		sameText(t, all, sorted(t, g.All(t.Context())))
		g.Close()
	}
}

// child is what this test binary does when it is started by a test: it opens a graph and puts versions for ever.
func child(dir string) error {
	g, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	fmt.Println("open")
	t := &testing.T{}
	for n := 0; ; n = (n + 7) % 40 {
		if _, err := g.Put(t.Context(), article, version(t, n)); err != nil {
			return err
		}
	}
}

func TestMain(m *testing.M) {
	if dir := os.Getenv("KG_TEST_CHILD"); dir != "" {
		fmt.Println(child(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// start runs child in a process of its own until kill.
func start(t *testing.T, dir string) (kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "KG_TEST_CHILD="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "open\n" {
		t.Fatalf("child: %s, error %v", line, err)
	}
	return func() {
		cmd.Process.Kill()
		cmd.Wait()
	}
}

func TestLocked(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, Options{Create: true}).Close()
	kill := start(t, dir)
	defer kill()
	for _, o := range []Options{{}, {Create: true}} {
		begin := time.Now()
		_, err := Open(dir, o)
		if fault.KindOf(err) != fault.Graph || !strings.Contains(err.Error(), "in use by another process") {
			t.Errorf("%+v: error %v", o, err)
		}
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%+v: told after %v", o, took)
		}
	}
	for range 5 { // readers beside the writer, which is at work: each sees one version, whole
		g, err := Open(dir, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := facts(t, g); got != "" {
			sameText(t, text(t, version(t, strings.Count(got, "<urn:kg:fact:"))), got)
		}
		g.Close()
	}
}

// TestKilled: a process that dies in the midst of its writes leaves one version, whole.
func TestKilled(t *testing.T) {
	for name, dir := range map[string]func(testing.TB) string{
		"folder":   func(t testing.TB) string { return t.TempDir() },
		"database": pgtest.Address,
	} {
		t.Run(name, func(t *testing.T) { killed(t, dir(t)) })
	}
}

func killed(t *testing.T, dir string) {
	g := open(t, dir, Options{Create: true, Base: schema.DefaultBase})
	put(t, g, version(t, 0))
	g.Close()
	for range 5 {
		kill := start(t, dir)
		time.Sleep(time.Duration(20+rand.IntN(80)) * time.Millisecond)
		kill()
		g := open(t, dir, Options{})
		got := facts(t, g)
		n := strings.Count(got, "<urn:kg:fact:")
		sameText(t, text(t, version(t, n)), got)
		st, err := g.Stats(t.Context())
		if want := int64(len(ontology()) + n + 3); err != nil || st.Quads != want {
			t.Errorf("%d quads counted, want %d, error %v", st.Quads, want, err)
		}
		put(t, g, version(t, 50))
		sameText(t, text(t, version(t, 50)), facts(t, g))
		g.Close()
	}
}
