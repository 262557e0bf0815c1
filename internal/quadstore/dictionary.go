// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"encoding/binary"
	"io"
	"math/bits"

	"github.com/cockroachdb/pebble/v2"
)

// ranks is a set of the numbers of a chunk's terms that tells how many in it are below a number.
type ranks struct {
	bits   []uint64
	before []uint32 // how many are in the words before each word; made by seal
	count  int
}

func newRanks(terms int) ranks { return ranks{bits: make([]uint64, terms/64+1)} }

func (r *ranks) add(n uint32) { r.bits[n/64] |= 1 << (n % 64) }

func (r *ranks) has(n uint32) bool { return r.bits[n/64]&(1<<(n%64)) != 0 }

// seal ends the adding.
func (r *ranks) seal() {
	r.before = make([]uint32, len(r.bits))
	for i, w := range r.bits {
		r.before[i] = uint32(r.count)
		r.count += bits.OnesCount64(w)
	}
}

func (r *ranks) below(n uint32) uint64 {
	return uint64(r.before[n/64]) + uint64(bits.OnesCount64(r.bits[n/64]&(1<<(n%64)-1)))
}

// member is a term of a chunk.
type member struct {
	chunk int
	n     uint32
}

// id is the new id of a term that is in fresh.
func (b *bulk) id(m member) uint64 { return b.first[m.chunk] + b.fresh[m.chunk].below(m.n) }

// number gives ids to the terms that are not in the database, and writes the tables of these terms and the ids of all.
func (b *bulk) number() error {
	if err := b.roomForTables(); err != nil {
		return err
	}
	b.meter.begin("numbering", 2*b.terms())
	b.fresh = make([]ranks, len(b.chunks))
	for i := range b.chunks {
		b.fresh[i] = newRanks(b.chunks[i].Terms)
	}
	if err := b.findFresh(); err != nil {
		return err
	}
	b.count = b.s.count
	b.first = make([]uint64, len(b.chunks))
	for i := range b.fresh {
		b.fresh[i].seal()
		b.first[i] = b.count.last + 1
		b.count.last += uint64(b.fresh[i].count)
		b.count.nodes += uint64(b.fresh[i].count)
	}
	return inParallel(b.writeTerms, b.writeIDs)
}

// findFresh marks each term that is not in the database where it comes first in the source.
func (b *bulk) findFresh() error {
	stored, err := b.storedHashes()
	if err != nil {
		return err
	}
	defer stored.close()
	return b.eachTerm(func(h *hashed, of []member) error {
		_, found, err := stored.find(h)
		if err == nil && !found {
			b.fresh[of[0].chunk].add(of[0].n)
		}
		return err
	})
}

// eachTerm gives the terms of all chunks by rising hashes, each once, with its places, the first one first.
func (b *bulk) eachTerm(use func(h *hashed, of []member) error) error {
	sources := make([]func(*hashed) error, len(b.chunks))
	for i := range b.chunks {
		f, err := b.open(chunkFile(i, hashesFile), len(b.chunks))
		if err != nil {
			return err
		}
		defer f.Close()
		sources[i] = func(h *hashed) error {
			rec, err := f.next(hashedLen)
			if err == nil {
				h.decode(rec)
			}
			return err
		}
	}
	m, err := newMerger[hashed](sources)
	if err != nil {
		return err
	}
	var now hashed
	var of []member
	for n := 1; ; n++ {
		next, chunk := m.first()
		if len(of) > 0 && (next == nil || next.compare(&now) != 0) {
			if err := use(&now, of); err != nil {
				return err
			}
			of = of[:0]
		}
		if next == nil {
			return nil
		}
		now = *next
		of = append(of, member{chunk, next.n})
		if err := m.advance(); err != nil {
			return err
		}
		if n%checkEvery == 0 {
			if err := b.step(checkEvery); err != nil {
				return err
			}
		}
	}
}

// writeIDs writes the table of hashes, and for each chunk the ids of its terms.
func (b *bulk) writeIDs() (err error) {
	stored, err := b.storedHashes()
	if err != nil {
		return err
	}
	defer stored.close()
	files := make([]*spillFile, len(b.chunks))
	for i := range files {
		if files[i], err = b.create(chunkFile(i, idsFile), len(files)); err != nil {
			return err
		}
		defer func() { err = firstError(err, files[i].close()) }()
	}
	return b.tables.write("hashes", func(t *table) error {
		var rec, key, value []byte
		return b.eachTerm(func(h *hashed, of []member) (err error) {
			var id uint64
			if b.fresh[of[0].chunk].has(of[0].n) {
				id = b.id(of[0])
				key = h.append(append(key[:0], keyHash))[:1+len(termHash{})]
				value = binary.BigEndian.AppendUint64(value[:0], id)
				err = t.set(key, value)
			} else {
				id, _, err = stored.find(h)
			}
			for _, m := range of {
				rec = binary.BigEndian.AppendUint32(rec[:0], m.n)
				files[m.chunk].put(binary.BigEndian.AppendUint64(rec, id))
			}
			return err
		})
	})
}

// writeTerms writes the table of new terms by ids, which is the order in which they come.
func (b *bulk) writeTerms() error {
	return b.tables.write("names", func(t *table) error {
		for i := range b.chunks {
			if err := b.writeTermsOf(i, t); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *bulk) writeTermsOf(chunk int, t *table) error {
	f, err := b.open(chunkFile(chunk, termsFile), 1)
	if err != nil {
		return err
	}
	defer f.Close()
	var term, key []byte
	id := b.first[chunk]
	for n := uint32(1); n <= uint32(b.chunks[chunk].Terms); n++ {
		size, err := binary.ReadUvarint(f)
		if err != nil {
			return err
		}
		if !b.fresh[chunk].has(n) {
			if _, err := f.Discard(int(size)); err != nil {
				return err
			}
			continue
		}
		if uint64(cap(term)) < size {
			term = make([]byte, size)
		}
		if _, err := io.ReadFull(f, term[:size]); err != nil {
			return err
		}
		key = appendNodeKey(key[:0], id)
		if err := t.set(key, term[:size]); err != nil {
			return err
		}
		id++
		if n%checkEvery == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
	}
	return nil
}

// finder looks for rising keys in the database.
type finder struct {
	it *pebble.Iterator // nil where there are none
	ok bool
}

// newFinder looks among the keys that begin with that byte.
func (b *bulk) newFinder(first byte) (finder, error) {
	if b.s.count.nodes == 0 {
		return finder{}, nil
	}
	it, err := b.s.db.NewIter(&pebble.IterOptions{LowerBound: []byte{first}, UpperBound: []byte{first + 1}})
	if err != nil {
		return finder{}, err
	}
	return finder{it, it.First()}, nil
}

// find tells whether a key is there; the iterator then stands at it.
func (f *finder) find(key []byte) (bool, error) {
	for steps := 0; f.ok; steps++ {
		c := bytes.Compare(f.it.Key(), key)
		if c >= 0 {
			return c == 0, nil
		}
		if steps < near {
			f.ok = f.it.Next()
		} else {
			f.ok = f.it.SeekGE(key)
		}
	}
	if f.it == nil {
		return false, nil
	}
	return false, f.it.Error()
}

func (f *finder) close() {
	if f.it != nil {
		f.it.Close()
	}
}

// storedHashes looks for the ids of terms in the database, by rising hashes.
type storedHashes struct {
	finder
	key []byte
}

func (b *bulk) storedHashes() (*storedHashes, error) {
	f, err := b.newFinder(keyHash)
	return &storedHashes{finder: f}, err
}

func (s *storedHashes) find(h *hashed) (id uint64, found bool, err error) {
	if s.it == nil {
		return 0, false, nil
	}
	s.key = h.append(append(s.key[:0], keyHash))[:1+len(termHash{})]
	found, err = s.finder.find(s.key)
	if found {
		id, err = decodeID(s.it.Value())
	}
	return id, found, err
}
