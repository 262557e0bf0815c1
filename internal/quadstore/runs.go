// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"
	"slices"
)

// compare is the order of quads within an ordering.
func (q *ids) compare(o *ids) int { return compareIDs(*q, *o) }

// loaded is a chunk whose terms are numbered anew, by rising ids from 1, so that quads are sorted by small numbers.
type loaded struct {
	quads [][4]uint32
	ids   []uint64 // by the new numbers; that of 0 is 0
}

// writeQuads sorts the quads of each chunk and writes the tables of all.
func (b *bulk) writeQuads() error {
	added := make([]int, len(orderings))
	stage := "sorting"
	if len(b.chunks) == 1 {
		stage = "writing" // in one go
	}
	b.meter.begin(stage, len(orderings)*b.quads())
	for n := range b.chunks {
		l, err := b.load(n)
		if err != nil {
			return err
		}
		err = b.eachOrdering(func(i int) (err error) {
			if len(b.chunks) == 1 {
				added[i], err = b.writeTable(i, func(put func(*ids) error) error { return b.sort(l, i, put) })
				return err
			}
			return b.writeRun(l, n, i)
		})
		if err != nil {
			return err
		}
	}
	if len(b.chunks) > 1 {
		b.meter.begin("writing", len(orderings)*b.quads())
		err := b.eachOrdering(func(i int) (err error) {
			added[i], err = b.writeTable(i, func(put func(*ids) error) error { return b.mergeRuns(i, put) })
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, n := range added {
		if n != added[0] {
			return fmt.Errorf("%w: its orderings lack %d of the quads to load", ErrCorrupt, added)
		}
	}
	b.changed.Added = added[0]
	b.count.quads += uint64(added[0])
	return nil
}

func (b *bulk) eachOrdering(f func(i int) error) error {
	var jobs []func() error
	for i := range orderings {
		jobs = append(jobs, func() error { return f(i) })
	}
	return inParallel(jobs...)
}

// load reads a chunk's quads.
func (b *bulk) load(n int) (*loaded, error) {
	l := &loaded{ids: make([]uint64, 1, b.chunks[n].Terms+1)}
	anew, err := b.loadIDs(n, l)
	if err != nil {
		return nil, err
	}
	f, err := b.open(chunkFile(n, quadsFile), 1)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	l.quads = make([][4]uint32, b.chunks[n].Quads)
	for i := range l.quads {
		rec, err := f.next(16)
		if err != nil {
			return nil, err
		}
		for pos := range l.quads[i] {
			l.quads[i][pos] = anew[binary.BigEndian.Uint32(rec[4*pos:])]
		}
	}
	return l, nil
}

// loadIDs reads the ids of a chunk's terms and gives the new numbers by the old ones.
func (b *bulk) loadIDs(n int, l *loaded) (anew []uint32, err error) {
	f, err := b.open(chunkFile(n, idsFile), 1)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	type known struct {
		id uint64
		n  uint32
	}
	var before []known // terms that were known before this chunk
	anew = make([]uint32, b.chunks[n].Terms+1)
	for range b.chunks[n].Terms {
		rec, err := f.next(12)
		if err != nil {
			return nil, err
		}
		if k := (known{binary.BigEndian.Uint64(rec[4:]), binary.BigEndian.Uint32(rec)}); !b.fresh[n].has(k.n) {
			before = append(before, k)
		}
	}
	slices.SortFunc(before, func(a, b known) int { return cmp.Compare(a.id, b.id) })
	for _, k := range before {
		anew[k.n] = uint32(len(l.ids))
		l.ids = append(l.ids, k.id)
	}
	// The new ones rise with their numbers and are above.
	for old := uint32(1); old < uint32(len(anew)); old++ {
		if b.fresh[n].has(old) {
			anew[old] = uint32(len(l.ids))
			l.ids = append(l.ids, b.first[n]+uint64(len(l.ids)-1-len(before)))
		}
	}
	return anew, nil
}

// sortKey is a quad by its new numbers in one ordering.
type sortKey struct{ high, low uint64 }

func compareKeys(a, b sortKey) int {
	if a.high != b.high {
		return cmp.Compare(a.high, b.high)
	}
	return cmp.Compare(a.low, b.low)
}

// sort gives the quads of a chunk in an ordering, each once.
func (b *bulk) sort(l *loaded, ordering int, put func(*ids) error) error {
	keys := make([]sortKey, len(l.quads))
	o := &orderings[ordering]
	for i := range l.quads {
		q := &l.quads[i]
		keys[i] = sortKey{uint64(q[o[0]])<<32 | uint64(q[o[1]]), uint64(q[o[2]])<<32 | uint64(q[o[3]])}
	}
	slices.SortFunc(keys, compareKeys)
	var parts ids
	for i, k := range keys {
		if i > 0 && k == keys[i-1] {
			continue
		}
		parts = ids{l.ids[k.high>>32], l.ids[uint32(k.high)], l.ids[k.low>>32], l.ids[uint32(k.low)]}
		if err := put(&parts); err != nil {
			return err
		}
		if i%checkEvery == 0 {
			if err := b.step(checkEvery); err != nil {
				return err
			}
		}
	}
	return nil
}

func runFile(n, ordering int) string { return chunkFile(n, fmt.Sprint("run", ordering)) }

// A run is the quads of a chunk in one ordering. Of each it has how many ids are those of the one before, in a byte,
// what the next id is more than there, and the other ids, as uvarints.

func (b *bulk) writeRun(l *loaded, n, ordering int) error {
	_, err := b.spillFile(runFile(n, ordering), func(f *spillFile) error {
		var last ids
		var rec []byte
		return b.sort(l, ordering, func(q *ids) error {
			rec = appendRun(rec[:0], &last, q)
			f.put(rec)
			last = *q
			return nil
		})
	})
	return err
}

func appendRun(rec []byte, last, q *ids) []byte {
	same := 0
	for same < 3 && q[same] == last[same] {
		same++
	}
	rec = binary.AppendUvarint(append(rec, byte(same)), q[same]-last[same])
	for _, id := range q[same+1:] {
		rec = binary.AppendUvarint(rec, id)
	}
	return rec
}

// nextRun reads the quad behind q into it.
func (s *spilled) nextRun(q *ids) error {
	same, err := s.ReadByte()
	if err != nil {
		return err
	}
	if same > 3 {
		return fmt.Errorf("%w: a run of quads", ErrCorrupt)
	}
	for i := int(same); i < len(q); i++ {
		id, err := binary.ReadUvarint(s)
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return err
		}
		if i == int(same) {
			id += q[i]
		}
		q[i] = id
	}
	return nil
}

// mergeRuns gives the quads of all chunks in an ordering, some of them several times.
func (b *bulk) mergeRuns(ordering int, put func(*ids) error) error {
	sources := make([]func(*ids) error, len(b.chunks))
	for i := range b.chunks {
		f, err := b.open(runFile(i, ordering), len(b.chunks)*len(orderings))
		if err != nil {
			return err
		}
		defer f.Close()
		sources[i] = f.nextRun
	}
	m, err := newMerger[ids](sources)
	if err != nil {
		return err
	}
	for n := 1; ; n++ {
		q, _ := m.first()
		if q == nil {
			return nil
		}
		if err := put(q); err != nil {
			return err
		}
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

// writeTable writes the table of an ordering from the quads that all gives, and tells how many it holds: those that
// the database does not have.
func (b *bulk) writeTable(ordering int, all func(put func(*ids) error) error) (n int, err error) {
	stored, err := b.newFinder(keySPOG + byte(ordering))
	if err != nil {
		return 0, err
	}
	defer stored.close()
	err = b.tables.write(fmt.Sprint("quads", ordering), func(t *table) error {
		var last ids
		key := make([]byte, 0, quadKeyLen)
		return all(func(q *ids) error {
			if *q == last {
				return nil
			}
			last = *q
			key = appendSortedKey(key[:0], ordering, q)
			if stored.it != nil && q[0] <= b.s.count.last && q[1] <= b.s.count.last && q[2] <= b.s.count.last && q[3] <= b.s.count.last {
				if found, err := stored.find(key); found || err != nil {
					return err
				}
			}
			n++
			return t.set(key, nil)
		})
	})
	return n, err
}

// roomForTables refuses a load whose sorted quads and tables have no room on the disk.
func (b *bulk) roomForTables() error {
	idLen := (bits.Len64(b.s.count.last+uint64(b.terms())) + 7) / 8
	need := len(orderings) * b.quads() * (2*idLen + 4) // what a quad is in a table
	if len(b.chunks) > 1 {
		need *= 2 // and in the runs
	}
	for i := range b.chunks {
		need += b.chunks[i].Text + 64*b.chunks[i].Terms
	}
	return roomFor(b.fs, b.dir, need)
}
