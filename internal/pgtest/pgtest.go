// SPDX-License-Identifier: Apache-2.0

// Package pgtest starts a PostgreSQL server for tests: one for each test binary, in a temporary folder, on a free port
// of this machine, without a password. It ends with the binary, however that ends, and its folder goes with it.
package pgtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

var (
	server  = sync.OnceValues(start)
	schemas atomic.Int64
)

// errNone is the error where no server is installed.
var errNone = errors.New("no PostgreSQL server is installed (Debian: apt-get install postgresql)")

// Address gives a test a schema of its own, which is empty, as the address of a graph: postgres://... It skips the test
// where no server is installed.
func Address(t testing.TB) string {
	t.Helper()
	s, err := server()
	if errors.Is(err, errNone) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	schema := fmt.Sprint("test", schemas.Add(1))
	address := address(s.port, schema)
	SQL(t, address, "CREATE SCHEMA "+schema)
	return address
}

// owner is the name of the user who may do everything.
const owner = "kg"

func address(port int, schema string) string {
	u := url.URL{
		Scheme: "postgres", User: url.User(owner), Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(port)), Path: "/postgres",
		RawQuery: url.Values{"sslmode": {"disable"}, "search_path": {schema}}.Encode(),
	}
	return u.String()
}

// SQL runs statements at an address and gives the values of the first row of the last one, with blanks between them.
func SQL(t testing.TB, address, statements string) string {
	t.Helper()
	ctx := context.Background()
	c, err := pgconn.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(ctx)
	results, err := c.Exec(ctx, statements).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
	last := results[len(results)-1]
	if len(last.Rows) == 0 {
		return ""
	}
	return string(bytes.Join(last.Rows[0], []byte(" ")))
}

// script runs the server until its standard input ends, and leaves nothing behind: the test binary holds the other end.
const script = `trap : INT TERM
"$1/postgres" -D "$2/data" -k "$2" -h 127.0.0.1 -p "$3" -c fsync="$4" >"$2/log" 2>&1 &
cat >/dev/null
kill -INT $!
wait
rm -rf "$2"`

// running is a server.
type running struct {
	port  int
	input *os.File // of the script; if it were not held here, the collector of garbage would close it
}

// start starts a server.
func start() (running, error) {
	bin, err := programs()
	if err != nil {
		return running{}, err
	}
	dir, err := os.MkdirTemp("", "kgpg")
	if err != nil {
		return running{}, err
	}
	attr, err := asUser(dir)
	if err != nil {
		return running{}, errors.Join(err, os.RemoveAll(dir))
	}
	init := exec.Command(filepath.Join(bin, "initdb"), "-D", filepath.Join(dir, "data"), "-U", owner, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
	init.SysProcAttr, init.Dir = attr, dir
	if out, err := init.CombinedOutput(); err != nil {
		return running{}, errors.Join(fmt.Errorf("initdb: %w: %s", err, bytes.TrimSpace(out)), os.RemoveAll(dir))
	}
	port, err := freePort()
	if err != nil {
		return running{}, err
	}
	r, w, err := os.Pipe()
	if err != nil {
		return running{}, err
	}
	defer r.Close()
	run := exec.Command("/bin/sh", "-c", script, "sh", bin, dir, strconv.Itoa(port), fsync())
	run.Stdin, run.SysProcAttr, run.Dir = r, attr, dir
	if err := run.Start(); err != nil {
		return running{}, errors.Join(err, os.RemoveAll(dir))
	}
	return running{port, w}, wait(port, dir)
}

// fsync spares the disk, but not where the time is measured.
func fsync() string {
	if slices.ContainsFunc(os.Args, func(a string) bool { return strings.HasPrefix(a, "-test.bench=") }) {
		return "on"
	}
	return "off"
}

// wait waits until the server answers.
func wait(port int, dir string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		c, err := pgconn.Connect(ctx, address(port, "public"))
		if err == nil {
			return c.Close(ctx)
		}
		if ctx.Err() != nil {
			log, _ := os.ReadFile(filepath.Join(dir, "log"))
			return fmt.Errorf("the PostgreSQL server does not answer: %w: %s", err, bytes.TrimSpace(log))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// programs finds the folder of the server's programs: that of initdb, or the newest of Debian's, which is not on the
// PATH.
func programs() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 || runtime.GOOS == "windows" {
		return "", errNone
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	slices.SortFunc(found, func(a, b string) int { return version(b) - version(a) })
	return filepath.Dir(found[0]), nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}
