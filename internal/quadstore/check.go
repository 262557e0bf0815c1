// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// maxProblems is how many problems Check names.
const maxProblems = 100

// Check reads all of the graph and names what is wrong: an ordering that lacks a quad, a term that is not found or not
// used, a count that is off. No problems, no names. Its error is of the reading: of ctx, or [ErrClosed], or
// [ErrCorrupt] where a table cannot be read.
func (sn *Snapshot) Check(ctx context.Context) ([]string, error) {
	v := sn.view
	v.life.RLock()
	defer v.life.RUnlock()
	if v.closed {
		return nil, ErrClosed
	}
	c := checker{ctx: ctx, reader: v.reader}
	err := c.run(*v.count.Load())
	if pebble.IsCorruptionError(err) {
		err = fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return c.problems, err
}

type checker struct {
	ctx      context.Context
	reader   pebble.Reader
	problems []string
	used     bitmap // ids that quads use
	named    bitmap // ids of terms
}

// bitmap is a set of ids.
type bitmap []uint64

func (b *bitmap) add(id uint64) {
	for uint64(len(*b)) <= id/64 {
		*b = append(*b, make([]uint64, len(*b)+64)...)
	}
	(*b)[id/64] |= 1 << (id % 64)
}

func (b bitmap) has(id uint64) bool { return id/64 < uint64(len(b)) && b[id/64]&(1<<(id%64)) != 0 }

var errEnough = errors.New("enough problems")

func (c *checker) wrong(format string, args ...any) error {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
	if len(c.problems) >= maxProblems {
		return errEnough
	}
	return nil
}

func (c *checker) run(want counters) error {
	var quads [4]uint64
	var terms, hashes uint64
	var err error
	for i := range orderings {
		if err == nil {
			quads[i], err = c.ordering(i, want.last)
		}
	}
	if err == nil {
		terms, err = c.terms(want.last)
	}
	if err == nil {
		hashes, err = c.hashes()
	}
	for id := uint64(1); err == nil && id <= want.last; id++ {
		switch {
		case c.used.has(id) && !c.named.has(id):
			err = c.wrong("quads use the id %d, which has no term", id)
		case !c.used.has(id) && c.named.has(id):
			err = c.wrong("the term with the id %d is in no quad", id)
		}
	}
	for i, n := range quads {
		if err == nil && n != want.quads {
			err = c.wrong("ordering %d holds %d quads, the count says %d", i, n, want.quads)
		}
	}
	if err == nil && (terms != want.nodes || hashes != want.nodes) {
		err = c.wrong("there are %d terms and %d hashes, the count says %d", terms, hashes, want.nodes)
	}
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// each calls use with all keys that begin with one byte.
func (c *checker) each(first byte, use func(key, value []byte) error) (n uint64, err error) {
	it, err := c.reader.NewIter(&pebble.IterOptions{LowerBound: []byte{first}, UpperBound: []byte{first + 1}})
	if err != nil {
		return 0, err
	}
	defer it.Close()
	for ok := it.First(); ok; ok = it.Next() {
		if n%checkEvery == 0 && c.ctx.Err() != nil {
			return n, c.ctx.Err()
		}
		n++
		if err := use(it.Key(), it.Value()); err != nil {
			return n, err
		}
	}
	return n, it.Error()
}

// ordering checks that each quad of one ordering is in the next: around all four, then, they hold the same.
func (c *checker) ordering(i int, last uint64) (n uint64, err error) {
	next := (i + 1) % len(orderings)
	begin := []byte{keySPOG + byte(next)}
	other, err := c.reader.NewIter(&pebble.IterOptions{LowerBound: begin, UpperBound: afterPrefix(begin)})
	if err != nil {
		return 0, err
	}
	defer other.Close()
	var want []byte
	return c.each(keySPOG+byte(i), func(key, value []byte) error {
		q, ok := parseQuadKey(key)
		if !ok || len(value) != 0 || q[posS] == 0 || q[posP] == 0 || q[posO] == 0 {
			return c.wrong("the key %x is no quad", key)
		}
		for _, id := range q {
			if id > last {
				return c.wrong("the quad %d uses an id that was never given: %d", q, id)
			}
			if id != 0 {
				c.used.add(id)
			}
		}
		want = appendQuadKey(want[:0], next, &q)
		if !other.SeekGE(want) || !bytes.Equal(other.Key(), want) {
			return firstError(other.Error(), c.wrong("ordering %d lacks the quad %d, which ordering %d has", next, q, i))
		}
		return nil
	})
}

// terms checks that each term can be read, and is found by its hash.
func (c *checker) terms(last uint64) (uint64, error) {
	var hash []byte
	return c.each(keyNode, func(key, value []byte) error {
		if len(key) != 9 {
			return c.wrong("the key %x is no term", key)
		}
		id := binary.BigEndian.Uint64(key[1:])
		if id == 0 || id > last {
			return c.wrong("the id %d of a term was never given", id)
		}
		c.named.add(id)
		v, err := decodeTerm(value)
		if err != nil {
			return c.wrong("the term with the id %d: %v", id, err)
		}
		if again, err := appendTerm(nil, v); err != nil || !bytes.Equal(again, value) {
			return c.wrong("the term %v is not in its canonical form", v)
		}
		found := uint64(0)
		hash = appendHashKey(hash[:0], hashTerm(value))
		_, err = getKey(c.reader, hash, func(b []byte) error {
			found, err = decodeID(b)
			return err
		})
		if err != nil && !errors.Is(err, ErrCorrupt) {
			return err
		}
		if found != id {
			return c.wrong("the term %v has the id %d, and is found as %d", v, id, found)
		}
		return nil
	})
}

func (c *checker) hashes() (uint64, error) {
	return c.each(keyHash, func(key, _ []byte) error {
		if len(key) != 1+len(termHash{}) {
			return c.wrong("the key %x is no hash", key)
		}
		return nil
	})
}
