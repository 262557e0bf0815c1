// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"kg/internal/fault"
)

// Block is a part of a source that holds whole lines.
type Block struct {
	Line int // number of the first line, counted from 1
	Text []byte
}

// Lines gives the lines with their numbers. A line ends at CR, LF or both.
func (b Block) Lines() iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		n := b.Line
		for rest := b.Text; len(rest) > 0; {
			var line []byte
			line, rest, _ = bytes.Cut(rest, []byte("\n"))
			for part := range bytes.SplitSeq(bytes.TrimSuffix(line, []byte("\r")), []byte("\r")) {
				if n == 1 {
					part = bytes.TrimPrefix(part, []byte("\uFEFF"))
				}
				if !yield(n, part) {
					return
				}
				n++
			}
		}
	}
}

// Len is the number of lines.
func (b Block) Len() int {
	n := bytes.Count(b.Text, []byte("\n"))
	if cr := bytes.Count(b.Text, []byte("\r")); cr > 0 {
		n += cr - bytes.Count(b.Text, []byte("\r\n"))
	}
	if k := len(b.Text); k > 0 && b.Text[k-1] != '\n' && b.Text[k-1] != '\r' {
		n++
	}
	return n
}

// Blocks cuts a source into blocks.
type Blocks struct {
	r    io.Reader
	name string
	size int
	line int    // of the next block
	rest []byte // the beginning of a line
	err  error
}

// NewBlocks begins to read r, gzipped or not, which errors call name, in blocks of about size bytes.
func NewBlocks(r io.Reader, name string, size int) *Blocks {
	r, err := Unzip(r)
	return &Blocks{r: r, name: name, size: size, line: 1, err: err}
}

// Skip leaves out what the blocks of a former reading held, so many bytes and lines, and writes it to w.
func (b *Blocks) Skip(w io.Writer, bytes int64, lines int) error {
	b.line += lines
	if b.err != nil {
		return b.err
	}
	_, err := io.CopyN(w, b.r, bytes)
	return err
}

// Next gives the next block, in buf where it has room for it. After the last block comes io.EOF. Any other error is of
// the source (a broken gzip stream, a line longer than MaxLine), and there is no more then.
func (b *Blocks) Next(buf []byte) (Block, error) {
	buf = append(buf[:0], b.rest...)
	end := 0 // of the whole lines in buf
	for b.err == nil && end == 0 {
		from := len(buf)
		buf = slices.Grow(buf, b.size)
		for most := from + b.size; b.err == nil && len(buf) < most; {
			var n int
			n, b.err = b.r.Read(buf[len(buf):most])
			buf = buf[:len(buf)+n]
		}
		if i := bytes.LastIndexByte(buf[from:], '\n'); i >= 0 {
			end = from + i + 1
		} else if len(buf) > MaxLine {
			b.err = fmt.Errorf("a line is longer than %d MiB", MaxLine>>20)
		}
	}
	if b.err == io.EOF {
		end = len(buf)
	}
	switch {
	case end > 0:
	case b.err == io.EOF:
		return Block{}, io.EOF
	default:
		return Block{}, fault.New(fault.Input, "%s: %w", b.name, b.err)
	}
	b.rest = append(b.rest[:0], buf[end:]...)
	block := Block{b.line, buf[:end]}
	b.line += block.Len()
	return block, nil
}

// Unzip looks at the first two bytes and reads through gzip where they are its mark.
func Unzip(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	if mark, _ := b.Peek(2); string(mark) != "\x1f\x8b" {
		return b, nil
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, zipError(err)
	}
	return zipReader{z}, nil
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
