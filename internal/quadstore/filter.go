// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"encoding/binary"

	"github.com/cockroachdb/pebble/v2"
)

// filter is a Bloom filter over the hashes of all stored terms: a term that it
// does not know is new, and no read is needed to learn that. It is built from
// the store by the first large write and fed by every commit from then on. What
// is deleted stays in it, which costs a read and nothing else. A nil filter
// knows nothing and takes everything.
type filter struct {
	bits []uint64
	mask uint64 // number of bits - 1
	left int    // terms until it is full
}

const (
	filterBits   = 10 // for each term: about 1 wrong answer in 100
	filterProbes = 6
	filterFrom   = 5_000      // quads in a write from which the filter pays
	filterMax    = 64_000_000 // terms; above, 80 MB are too much to ask for
)

func newFilter(terms int) *filter {
	bits := uint64(1 << 10)
	for bits < uint64(terms)*filterBits {
		bits <<= 1
	}
	return &filter{bits: make([]uint64, bits/64), mask: bits - 1, left: terms}
}

func (f *filter) add(h termHash) {
	if f == nil {
		return
	}
	a, b := probe(h)
	for range filterProbes {
		f.bits[(a&f.mask)/64] |= 1 << (a % 64)
		a += b
	}
	f.left--
}

// maybe tells whether a term may be stored.
func (f *filter) maybe(h termHash) bool {
	if f == nil {
		return true
	}
	a, b := probe(h)
	for range filterProbes {
		if f.bits[(a&f.mask)/64]&(1<<(a%64)) == 0 {
			return false
		}
		a += b
	}
	return true
}

// probe takes the first bit and the step from a hash that is random already.
func probe(h termHash) (first, step uint64) {
	return binary.LittleEndian.Uint64(h[:]), binary.LittleEndian.Uint64(h[8:]) | 1
}

// prepareFilter sees to it that a write of that many quads has a filter with
// room for its terms, when that pays.
func (s *Store) prepareFilter(quads int) error {
	terms := int(s.count.nodes)
	room := 4 * quads
	if terms+room > filterMax {
		s.known = nil
		return nil
	}
	if s.known != nil && s.known.left >= room {
		return nil
	}
	if s.known == nil && quads < filterFrom {
		return nil
	}
	f := newFilter(2*terms + 4*room)
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: []byte{keyHash}, UpperBound: []byte{keyHash + 1}})
	if err != nil {
		return err
	}
	for ok := it.First(); ok; ok = it.Next() {
		if key := it.Key(); len(key) == 1+len(termHash{}) {
			f.add(termHash(key[1:]))
		}
	}
	if err := firstError(it.Error(), it.Close()); err != nil {
		return err
	}
	s.known = f
	return nil
}
