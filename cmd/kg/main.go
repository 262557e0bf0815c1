// SPDX-License-Identifier: Apache-2.0

// Command kg reads news articles and keeps them as a graph one can question: who said what, to whom, when; who denies
// it; in which words.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"kg/internal/fault"
)

// version stands in every activity of a graph (prov:wasGeneratedBy): it changes when the same article gives other
// quads.
const version = "0.1.0"

func main() {
	// A closed pipe shall be an error of the write, with a message and an exit code, not the end of the process.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)  // a second Ctrl-C ends the process where it stands
	program, _ := os.Executable() // without it, queries run in this process
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr, program})
	stop()
	if apart() {
		code += orderly
	}
	os.Exit(code)
}

// streams are the standard streams of one run of the program.
type streams struct {
	in       io.Reader
	out, err io.Writer
	program  string // kg itself, to be started again for a query; empty where the run stays in its process
}

// run is the whole program: it gives the exit code.
func run(ctx context.Context, args []string, std streams) int {
	root := newRoot(std)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	var e exit
	if errors.As(err, &e) {
		return e.code
	}
	return report(std.err, classify(ctx, err))
}

// report says an error in one line, and gives the exit code for it.
func report(out io.Writer, err error) int {
	fmt.Fprintf(out, "kg: %s\n", oneLine(err.Error()))
	return int(fault.KindOf(err))
}

// classify gives a kind to the errors that come unmarked from below.
func classify(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil && (errors.Is(err, context.Canceled) || fault.KindOf(err) != fault.Partial):
		return fault.New(fault.Interrupted, "interrupted; what was loaded before stays, whole articles only")
	case errors.Is(err, syscall.EPIPE):
		return fault.New(fault.Output, "standard output was closed before the end; the output is incomplete")
	case errors.Is(err, syscall.ENOSPC):
		return fault.Hint(fault.Output, "free some space and run again", "%w", err)
	case fault.KindOf(err) != fault.Internal:
		return err
	case strings.HasPrefix(err.Error(), "unknown command"): // cobra has no value for it
		return fault.Hint(fault.Usage, "'kg --help' lists them", "%w", err)
	case errors.Is(err, os.ErrNotExist), errors.Is(err, os.ErrPermission):
		return fault.New(fault.Input, "%w", err)
	}
	return err
}

// oneLine keeps an error on one line, whatever it quotes.
func oneLine(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(strings.TrimSpace(s))
}
