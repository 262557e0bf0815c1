// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// chunk is as much of a source as is sorted at once: its quads, by the numbers of their terms.
type chunk struct {
	terms    termTable
	quads    [][4]uint32
	maxText  int
	maxTerms int
	of       []uint32 // of a block: the chunk's numbers of its terms
}

// newChunk makes a chunk that fills half of the memory given, so that there is as much again to sort it in. What a small
// source does not use of that the system does not give.
func newChunk(memory int64) *chunk {
	memory = min(memory, 8<<30) // the text of a chunk is below 4 GiB
	terms := 1 << (bits.Len64(uint64(memory/200)) - 1)
	return &chunk{
		maxText: int(memory / 4), maxTerms: terms,
		quads: make([][4]uint32, 0, memory/128),
		terms: termTable{
			text: make([]byte, 0, memory/4), ends: make([]uint32, 0, terms), sums: make([]uint64, 0, terms),
			slots: make([]uint64, 2*terms),
		},
	}
}

func (c *chunk) reset() {
	c.terms.reset()
	c.quads = c.quads[:0]
}

// full tells whether a block has to go to the next chunk. A block that is larger than a chunk is one alone.
func (c *chunk) full(b *parsedBlock) bool {
	return len(c.quads) > 0 && (len(c.quads)+len(b.quads) > cap(c.quads) ||
		len(c.terms.ends)+len(b.terms.ends) > c.maxTerms || len(c.terms.text)+len(b.terms.text) > c.maxText)
}

func (c *chunk) add(b *parsedBlock) {
	c.of = append(c.of[:0], 0)
	for i, sum := range b.terms.sums {
		c.of = append(c.of, c.terms.number(b.terms.term(uint32(i+1)), sum))
	}
	for _, q := range b.quads {
		c.quads = append(c.quads, [4]uint32{c.of[q[0]], c.of[q[1]], c.of[q[2]], c.of[q[3]]})
	}
}

// hashed is a term of a chunk by its hash, of which it has the two halves.
type hashed struct {
	high, low uint64
	n         uint32
}

const hashedLen = 20

func (h *hashed) compare(o *hashed) int {
	if h.high != o.high {
		return cmp.Compare(h.high, o.high)
	}
	return cmp.Compare(h.low, o.low)
}

func (h *hashed) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, h.high)
	b = binary.BigEndian.AppendUint64(b, h.low)
	return binary.BigEndian.AppendUint32(b, h.n)
}

func (h *hashed) decode(b []byte) {
	*h = hashed{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:]), binary.BigEndian.Uint32(b[16:])}
}

// hashes gives the terms by rising hashes.
func (c *chunk) hashes(workers int) []hashed {
	n := len(c.terms.ends)
	all := make([]hashed, n)
	var jobs []func() error
	for w := range workers {
		jobs = append(jobs, func() error {
			for i := w * n / workers; i < (w+1)*n/workers; i++ {
				h := hashTerm(c.terms.term(uint32(i + 1)))
				all[i].decode(append(h[:], 0, 0, 0, 0))
				all[i].n = uint32(i + 1)
			}
			return nil
		})
	}
	inParallel(jobs...)
	return sortHashes(all, workers)
}

// sortHashes puts hashes, which are evenly spread, into bins by their first bits, and sorts each bin.
func sortHashes(all []hashed, workers int) []hashed {
	const binBits = 12
	var ends [1<<binBits + 1]int
	for i := range all {
		ends[all[i].high>>(64-binBits)+1]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	sorted := make([]hashed, len(all))
	for i := range all {
		bin := &ends[all[i].high>>(64-binBits)]
		sorted[*bin] = all[i]
		*bin++
	}
	var jobs []func() error
	for w := range workers {
		jobs = append(jobs, func() error {
			for bin := w * (1 << binBits) / workers; bin < (w+1)*(1<<binBits)/workers; bin++ {
				begin := 0
				if bin > 0 {
					begin = ends[bin-1]
				}
				slices.SortFunc(sorted[begin:ends[bin]], func(a, b hashed) int { return a.compare(&b) })
			}
			return nil
		})
	}
	inParallel(jobs...)
	return sorted
}

// The files of a chunk. Their numbers are big endian.
const (
	termsFile  = "terms"  // of each term, by number: its length (uvarint) and its bytes
	hashesFile = "hashes" // of each term, by hash: the hash and the number (4 bytes)
	quadsFile  = "quads"  // of each quad, as they come: the numbers of its terms, 4 bytes each
	idsFile    = "ids"    // of each term, by hash: the number (4 bytes) and its id (8 bytes)
)

func chunkFile(n int, kind string) string { return fmt.Sprintf("%d.%s", n, kind) }

// spill writes a chunk, which ends in the source there, where the sum of the source is that.
func (b *bulk) spill(c *chunk, end sourceEnd, sum []byte) error {
	if len(c.quads) == 0 {
		return nil
	}
	if err := roomFor(b.fs, b.dir, len(c.terms.text)+hashedLen*len(c.terms.ends)+16*len(c.quads)); err != nil {
		return err
	}
	n := len(b.chunks)
	info := chunkInfo{Terms: len(c.terms.ends), Text: len(c.terms.text), Quads: len(c.quads), End: end, Sum: bytes.Clone(sum)}
	err := inParallel(
		func() (err error) {
			info.Files[0], err = b.spillFile(chunkFile(n, termsFile), func(f *spillFile) error {
				var length [binary.MaxVarintLen64]byte
				for i := range c.terms.ends {
					term := c.terms.term(uint32(i + 1))
					f.put(length[:binary.PutUvarint(length[:], uint64(len(term)))])
					f.put(term)
				}
				return nil
			})
			return err
		},
		func() (err error) {
			hashes := c.hashes(b.workers)
			info.Files[1], err = b.spillFile(chunkFile(n, hashesFile), func(f *spillFile) error {
				var rec []byte
				for i := range hashes {
					rec = hashes[i].append(rec[:0])
					f.put(rec)
				}
				return nil
			})
			return err
		},
		func() (err error) {
			info.Files[2], err = b.spillFile(chunkFile(n, quadsFile), func(f *spillFile) error {
				var rec []byte
				for i := range c.quads {
					rec = rec[:0]
					for _, n := range c.quads[i] {
						rec = binary.BigEndian.AppendUint32(rec, n)
					}
					f.put(rec)
				}
				return nil
			})
			return err
		},
	)
	if err != nil {
		return err
	}
	b.chunks = append(b.chunks, info)
	return b.writeJournal()
}
