// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bufio"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// spillBuffer is the largest buffer of a file.
const spillBuffer = 256 << 10

// checksum is how the files of a load are known to be whole.
var checksum = crc32.MakeTable(crc32.Castagnoli)

// spillFile is a file of a bulk load on its way to the disk.
type spillFile struct {
	w   *bufio.Writer
	f   vfs.File
	sum uint32 // of what is written, when it is closed
}

// create begins a file of the load, one of several that are written at once.
func (b *bulk) create(name string, several int) (*spillFile, error) {
	f, err := b.fs.Create(b.fs.PathJoin(b.dir, name), vfs.WriteCategoryUnspecified)
	if err != nil {
		return nil, err
	}
	s := &spillFile{f: f}
	s.w = bufio.NewWriterSize(s, b.buffer(several))
	return s, nil
}

// buffer is the size of the buffer of each of several files.
func (b *bulk) buffer(several int) int {
	return max(4<<10, min(spillBuffer, int(b.opts.Memory)/8/several))
}

// put adds bytes. An error of writing comes when the file is closed.
func (s *spillFile) put(b []byte) { s.w.Write(b) }

// Write is what the buffer puts out.
func (s *spillFile) Write(b []byte) (int, error) {
	s.sum = crc32.Update(s.sum, checksum, b)
	return s.f.Write(b)
}

func (s *spillFile) close() error { return errors.Join(s.w.Flush(), s.f.Close()) }

// spillFile writes a file of the load and gives its checksum.
func (b *bulk) spillFile(name string, fill func(*spillFile) error) (sum uint32, err error) {
	s, err := b.create(name, 1)
	if err != nil {
		return 0, err
	}
	err = firstError(fill(s), s.close())
	return s.sum, err
}

// open opens a file of the load, one of several that are read at once.
func (b *bulk) open(name string, several int) (*spilled, error) {
	f, err := b.fs.Open(b.fs.PathJoin(b.dir, name), vfs.SequentialReadsOption)
	if err != nil {
		return nil, err
	}
	return &spilled{bufio.NewReaderSize(f, b.buffer(several)), f}, nil
}

// spilled is a file of the load that is read.
type spilled struct {
	*bufio.Reader
	f vfs.File
}

func (s *spilled) Close() error { return s.f.Close() }

// next gives the next n bytes, good until the next call; io.EOF where there is nothing more. n is below 4 KiB.
func (s *spilled) next(n int) ([]byte, error) {
	rec, err := s.Peek(n)
	if err == nil {
		s.Discard(n)
		return rec, nil
	}
	if err == io.EOF && len(rec) > 0 {
		err = io.ErrUnexpectedEOF
	}
	return nil, err
}

// record is what sources of a merge hold.
type record[T any] interface {
	*T
	compare(*T) int
}

// merger gives the records of several sorted sources in their order, equal ones in the order of the sources. It is a
// binary heap of the sources by their next records.
type merger[T any, P record[T]] struct {
	heap []mergeSource[T]
}

type mergeSource[T any] struct {
	now  T
	at   int            // its place among the sources
	next func(*T) error // io.EOF after the last
}

// newMerger begins to merge n sources.
func newMerger[T any, P record[T]](sources []func(*T) error) (*merger[T, P], error) {
	m := &merger[T, P]{}
	for at, next := range sources {
		s := mergeSource[T]{at: at, next: next}
		if err := next(&s.now); err == io.EOF {
			continue
		} else if err != nil {
			return nil, fmt.Errorf("read what was sorted: %w", err)
		}
		m.heap = append(m.heap, s)
	}
	for i := len(m.heap)/2 - 1; i >= 0; i-- {
		m.down(i)
	}
	return m, nil
}

// first is the first record and the place of its source; nil after the last. It is good until advance.
func (m *merger[T, P]) first() (P, int) {
	if len(m.heap) == 0 {
		return nil, 0
	}
	return &m.heap[0].now, m.heap[0].at
}

// advance goes on to the next record.
func (m *merger[T, P]) advance() error {
	top := &m.heap[0]
	if err := top.next(&top.now); err == io.EOF {
		last := len(m.heap) - 1
		m.heap[0] = m.heap[last]
		m.heap = m.heap[:last]
	} else if err != nil {
		return fmt.Errorf("read what was sorted: %w", err)
	}
	m.down(0)
	return nil
}

func (m *merger[T, P]) less(i, j int) bool {
	a, b := &m.heap[i], &m.heap[j]
	if c := P(&a.now).compare(&b.now); c != 0 {
		return c < 0
	}
	return a.at < b.at
}

func (m *merger[T, P]) down(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(m.heap); child++ {
			if m.less(child, least) {
				least = child
			}
		}
		if least == i {
			return
		}
		m.heap[i], m.heap[least] = m.heap[least], m.heap[i]
		i = least
	}
}
