// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

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

// Read gives the quads of r, line by line, with canonical terms (see Canonical). A bad line gives a *LineError and the
// next step goes on with the line after it: who wants a file whole or not at all stops at the first one. Any other
// error is of r (a broken gzip stream, a line longer than MaxLine) and the last. name stands for r in errors.
func Read(r io.Reader, name string) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		b := bufio.NewReaderSize(r, 1<<16)
		b, err := unzipped(b)
		for n := 0; err == nil; {
			var text []byte
			text, err = readLine(b)
			if err != nil && err != io.EOF {
				break
			}
			// A line ends at CR, LF or both.
			for part := range bytes.SplitSeq(bytes.TrimSuffix(text, []byte("\r")), []byte("\r")) {
				n++
				if n == 1 {
					part = bytes.TrimPrefix(part, []byte("\uFEFF"))
				}
				q, ok, bad := ParseLine(string(part))
				if bad != nil {
					if !yield(quad.Quad{}, fault.New(fault.Input, "%w", &LineError{name, n, bad})) {
						return
					}
				} else if ok && !yield(q, nil) {
					return
				}
			}
		}
		if err != nil && err != io.EOF {
			yield(quad.Quad{}, fault.New(fault.Input, "%s: %w", name, err))
		}
	}
}

// File is Read of a file, gzip or not; "-" is stdin.
func File(path string, stdin io.Reader) iter.Seq2[quad.Quad, error] {
	if path == "-" {
		return Read(stdin, "standard input")
	}
	return func(yield func(quad.Quad, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(quad.Quad{}, fault.New(fault.Input, "%w", err))
			return
		}
		defer f.Close()
		if st, err := f.Stat(); err == nil && st.IsDir() {
			yield(quad.Quad{}, fault.Hint(fault.Input, "name its files", "%s is a folder", path))
			return
		}
		Read(f, path)(yield)
	}
}

// unzipped looks at the first two bytes and reads through gzip where they are its mark.
func unzipped(b *bufio.Reader) (*bufio.Reader, error) {
	if mark, _ := b.Peek(2); string(mark) != "\x1f\x8b" {
		return b, nil
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, zipError(err)
	}
	return bufio.NewReaderSize(zipReader{z}, 1<<16), nil
}

// zipReader says in its errors that it is the compression that is broken.
type zipReader struct{ z *gzip.Reader }

func (r zipReader) Read(p []byte) (int, error) {
	n, err := r.z.Read(p)
	return n, zipError(err)
}

func zipError(err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return fmt.Errorf("broken gzip data: %s", strings.TrimPrefix(err.Error(), "gzip: "))
}

// readLine gives the next line without its LF; io.EOF comes with the last one.
func readLine(b *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := b.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > MaxLine {
			return nil, fmt.Errorf("a line is longer than %d MiB", MaxLine>>20)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		return bytes.TrimSuffix(line, []byte("\n")), err
	}
}
