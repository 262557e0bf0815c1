// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"fmt"
	"io"
	"iter"
	"os"

	"kg/internal/fault"

	"github.com/cayleygraph/quad"
)

// MaxLine is the length in bytes of the longest line that is read: room for the text of the longest article with every
// character escaped.
const MaxLine = 128 << 20

// LineError is a line that is no N-Quads. The sequence goes on after it.
type LineError struct {
	File string
	Line int // counted from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

func (e *LineError) Unwrap() error { return e.Err }

// BadLine is a LineError of bad input.
func BadLine(file string, line int, err error) error {
	return fault.New(fault.Input, "%w", &LineError{file, line, err})
}

// Read gives the quads of r, line by line, with canonical terms (see Canonical). A bad line gives a *LineError and the
// next step goes on with the line after it: who wants a file whole or not at all stops at the first one. Any other
// error is of r (a broken gzip stream, a line longer than MaxLine) and the last. name stands for r in errors.
func Read(r io.Reader, name string) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) { read(&Parser{}, r, name, yield) }
}

func read(p *Parser, r io.Reader, name string, yield func(quad.Quad, error) bool) {
	blocks := NewBlocks(r, name, 1<<16)
	var buf []byte
	for {
		b, err := blocks.Next(buf)
		if err == io.EOF {
			return
		}
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		for n, line := range b.Lines() {
			q, ok, err := p.quad(line)
			if err != nil {
				err = BadLine(name, n, err)
			}
			if (ok || err != nil) && !yield(q, err) {
				return
			}
		}
		if buf = b.Text; cap(buf) > 1<<20 { // there was a long line
			buf = nil
		}
	}
}

// File is Read of a file, gzip or not; "-" is stdin.
func File(path string, stdin io.Reader) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		f, err := Open(path, stdin)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		defer f.Close()
		Read(f, Name(path))(yield)
	}
}

// Open opens a file for Read; "-" is stdin. What can be told of a file before it is read is an error of kind
// fault.Input.
func Open(path string, stdin io.Reader) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(stdin), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.New(fault.Input, "%w", err)
	}
	if st, err := f.Stat(); err == nil && st.IsDir() {
		f.Close()
		return nil, fault.Hint(fault.Input, "name its files", "%s is a folder", path)
	}
	return f, nil
}

// Name is what messages call a file that Open opens.
func Name(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}
