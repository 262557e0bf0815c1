// SPDX-License-Identifier: Apache-2.0

// Package fault classifies errors for the edge of the program: packages wrap errors as usual, the one that knows what
// went wrong for the user marks the error with a Kind, and main turns the Kind into an exit code and the whole into
// one line: what, where, what to do.
package fault

import (
	"errors"
	"fmt"
)

// Kind is the class of an error; its number is the exit code of the program.
type Kind int

const (
	Partial     Kind = 1   // the run finished, but some input was skipped or failed
	Usage       Kind = 2   // a wrong flag, parameter, query name or date
	Input       Kind = 3   // an input that cannot be read or is not what it should be
	Graph       Kind = 4   // a graph that is locked, foreign, damaged or out of reach
	Query       Kind = 5   // a script that fails, or passes its deadline or its limit of memory
	Output      Kind = 6   // an output that cannot be written: a full disk, a closed pipe
	Internal    Kind = 70  // a defect of the program
	Interrupted Kind = 130 // Ctrl-C, SIGTERM
)

// Error is an error with its class and, where there is one, a hint: what to do about it.
type Error struct {
	Kind Kind
	Hint string
	Err  error
}

func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Err.Error()
	}
	return e.Err.Error() + " (" + e.Hint + ")"
}

func (e *Error) Unwrap() error { return e.Err }

// New makes an error of a kind; format and args as for fmt.Errorf.
func New(k Kind, format string, args ...any) error {
	return &Error{Kind: k, Err: fmt.Errorf(format, args...)}
}

// Hint is New with a hint: what the user can do.
func Hint(k Kind, hint, format string, args ...any) error {
	return &Error{Kind: k, Hint: hint, Err: fmt.Errorf(format, args...)}
}

// KindOf is the kind of the outermost marked error in the chain, Internal where none is marked.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
