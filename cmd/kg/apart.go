// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"kg/internal/fault"
)

// A script can end its process: it asks for more memory at once than there is, or nests deeper than the stack, and
// neither Go nor JavaScript gets a word in. So kg query starts itself again to run the query, and tells in one line
// what became of it.

const (
	// apartOf is the variable that tells a process that it runs a query for another one, whose number is its value.
	apartOf = "KG_QUERY_FOR"

	// orderly is added to the exit code of such a process, to tell its end from that of a crash.
	orderly = 100

	// spare is what a process may take in bytes beyond the memory of its query: program, stacks, garbage.
	spare = 256 << 20

	// deepest is the largest stack in bytes, a tenth of Go's own limit: a script that nests too deep gets there sooner.
	deepest = 100 << 20

	// patience is how long after its deadline the process of a query is killed.
	patience = 10 * time.Second
)

// apart tells whether this process runs a query for another one.
func apart() bool { return os.Getenv(apartOf) != "" }

// exit is the end of a run whose error was told already.
type exit struct{ code int }

func (e exit) Error() string { return "exit code " + strconv.Itoa(e.code) }

// runApart runs this command again in a process of its own.
func runApart(ctx context.Context, std streams, timeout time.Duration) error {
	limited := ctx
	if timeout > 0 {
		var cancel context.CancelFunc
		limited, cancel = context.WithTimeout(ctx, timeout+patience)
		defer cancel()
	}
	c := exec.CommandContext(limited, std.program)
	c.Args = os.Args
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%d", apartOf, os.Getpid()))
	var said tail
	c.Stdin, c.Stdout, c.Stderr = std.in, std.out, &said
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	c.WaitDelay = patience
	err := c.Run()
	code := c.ProcessState.ExitCode() // -1 where it did not start or was killed
	switch {
	case code >= orderly:
		if _, err := std.err.Write(said.text); err != nil {
			return fault.New(fault.Output, "%w", err)
		}
		if code > orderly {
			return exit{code - orderly}
		}
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return fault.New(fault.Query, "the query is not done in time and did not stop")
	case code < 0 && !killed(err):
		return fault.New(fault.Internal, "kg does not start again: %w", err)
	}
	return crashed(string(said.text))
}

// killed tells whether a process was started and ended by a signal: the system does so where memory is short.
func killed(err error) bool {
	var e *exec.ExitError
	return errors.As(err, &e)
}

// crashed tells by the last words of a process why its query ended it. Where memory is short, Go finds many of them.
func crashed(said string) error {
	switch {
	case strings.Contains(said, "stack overflow"):
		return fault.New(fault.Query, "the script nests too deep")
	case strings.HasPrefix(said, "panic: "):
		first, _, _ := strings.Cut(said, "\n")
		return fault.New(fault.Internal, "the query ended its process: %s", first)
	}
	return fault.Hint(fault.Query, "ask for less, or give it more memory", "the query takes too much memory")
}

// confine bounds what this process can take, for a query with so many bytes of memory, and ends it when the process that
// it works for is gone.
func confine(memory int64) {
	debug.SetMaxStack(deepest)
	if memory > 0 {
		l := syscall.Rlimit{Cur: uint64(memory) + spare, Max: uint64(memory) + spare}
		_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &l) // where there is no such limit, the query is watched all the same
	}
	go func() {
		for range time.Tick(time.Second) {
			if strconv.Itoa(os.Getppid()) != os.Getenv(apartOf) {
				os.Exit(int(fault.Interrupted))
			}
		}
	}()
}

// tail keeps the beginning of what is written, as much as an error needs.
type tail struct{ text []byte }

func (t *tail) Write(b []byte) (int, error) {
	room := max(0, 64<<10-len(t.text))
	t.text = append(t.text, bytes.Clone(b[:min(len(b), room)])...)
	return len(b), nil
}
