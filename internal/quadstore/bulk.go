// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"sync"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// A bulk load sorts on the disk what the ordinary way sorts in memory, and puts the same keys and values into the
// database.
//
//	read    The source is cut into blocks of lines, which are parsed in parallel. In the order of the source their terms
//	        get numbers within a chunk, and when the chunk is full its terms, their hashes in order, and its quads by
//	        these numbers are spilled. (pipeline.go, chunk.go)
//	number  The hashes of all chunks are merged, beside those in the database: a term that is nowhere before gets the
//	        next id where it stands first in the source. The tables of terms are written. (dictionary.go)
//	sort    Each chunk's quads are sorted by ids, in all four orderings, and spilled as runs.
//	write   The runs are merged into the tables of quads, without those that the database has. (runs.go)
//	commit  All tables are ingested in one step.
//
// Memory is bounded by the chunk. A folder in scratch holds all that is spilled; it is gone afterwards, but for a load
// that was interrupted or killed: its chunks are taken up by the next load of the same source (journal.go), where
// Options.Resume keeps them.

// Source is N-Quads, gzipped or not.
type Source struct {
	Name    string                        // in errors
	Version string                        // names the source and its state over runs of the program; empty where it cannot be read again
	Open    func() (io.ReadCloser, error) // is called again where a former load of another content is not taken up
}

// BulkOptions say how a bulk load works.
type BulkOptions struct {
	Memory   int64          // bytes to sort in; 0 is 256 MiB
	Progress func(Progress) // called now and then, by one goroutine at a time; may be nil

	block int // for tests: bytes of a block; 0 is blockSize
}

// Progress is how far a bulk load is. Each stage begins anew.
type Progress struct {
	Stage string // "reading" quads, "numbering" terms, "sorting" and "writing" quads in four orderings
	Done  int64
	Total int64 // 0 where it is not known

	Resumed int64 // of the quads read, those that a former load had read
}

// Bulked is what a bulk load did.
type Bulked struct {
	Changed
	Quads int // in the source
}

const (
	bulkMemory = 256 << 20
	blockSize  = 256 << 10
)

// Bulk adds all quads of a source as one commit, in bounded memory. The first line that is not N-Quads is the error, a
// *nquads.LineError, and nothing is written; nor is it where ctx ends. The other errors are those of [Store.Load].
func (s *Store) Bulk(ctx context.Context, src Source, o BulkOptions) (done Bulked, err error) {
	unlock, err := s.lockWriter()
	if err != nil {
		return Bulked{}, err
	}
	defer unlock()
	b, err := s.newBulk(ctx, src, o)
	if err != nil {
		return Bulked{}, err
	}
	defer func() {
		if err != nil && ctx.Err() != nil && src.Version != "" {
			s.unfinished = true // its chunks are for the next load
		} else {
			b.fs.RemoveAll(b.dir) // what stays is cleared by the next opening
		}
	}()
	if err := b.run(); err != nil {
		return Bulked{}, err
	}
	return Bulked{b.changed, b.quads()}, nil
}

// bulk is one bulk load.
type bulk struct {
	ctx     context.Context
	s       *Store
	src     Source
	opts    BulkOptions
	fs      vfs.FS
	dir     string // of its files
	workers int
	tables  *tableWriter
	meter   meter

	chunks  []chunkInfo // that are spilled
	fresh   []ranks     // the terms of each chunk that get new ids
	first   []uint64    // id of the first of these
	count   counters    // after the load
	changed Changed
}

func (s *Store) newBulk(ctx context.Context, src Source, o BulkOptions) (*bulk, error) {
	if o.Memory <= 0 {
		o.Memory = bulkMemory
	}
	if o.block == 0 {
		o.block = blockSize
	}
	dir := s.fs.PathJoin(s.dir, scratchDir, bulkPrefix+bulkName(src))
	b := &bulk{
		ctx: ctx, s: s, src: src, opts: o, fs: s.fs, dir: dir,
		workers: runtime.GOMAXPROCS(0), tables: s.tableWriter(dir), meter: meter{report: o.Progress},
	}
	return b, s.fs.MkdirAll(dir, 0o755)
}

func (b *bulk) run() error {
	for _, step := range []func() error{b.read, b.number, b.writeQuads} {
		if err := step(); err != nil {
			return err
		}
	}
	if b.changed.Added == 0 {
		return nil
	}
	return b.commit()
}

// commit puts the tables into the database.
func (b *bulk) commit() error {
	if err := b.tables.writeCounters(b.count); err != nil {
		return err
	}
	if err := roomFor(b.fs, b.s.dir, 0); err != nil {
		return err
	}
	if err := b.ctx.Err(); err != nil {
		return err
	}
	// Not with the context of the load: what is begun here is done.
	if err := b.s.db.Ingest(context.Background(), b.tables.paths); err != nil {
		return fmt.Errorf("write graph: %w", err)
	}
	b.s.count = b.count
	b.s.view.count.Store(&b.count)
	b.s.known = nil // it lacks the new terms; the next large write makes it anew
	return nil
}

// quads is how many the source has, as far as it was read.
func (b *bulk) quads() (n int) {
	for i := range b.chunks {
		n += b.chunks[i].Quads
	}
	return n
}

// terms is how many the chunks have, some of them several times.
func (b *bulk) terms() (n int) {
	for i := range b.chunks {
		n += b.chunks[i].Terms
	}
	return n
}

// step tells that so much more of the stage is done, and ends the load where its context has ended.
func (b *bulk) step(n int) error {
	b.meter.step(n)
	return b.ctx.Err()
}

// meter reports the progress of a load.
type meter struct {
	report func(Progress)

	mu   sync.Mutex
	now  Progress
	told time.Time
}

// progressEvery is the time between two reports.
const progressEvery = 500 * time.Millisecond

func (m *meter) begin(stage string, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now = Progress{Stage: stage, Total: int64(total)}
}

// resume tells that so much of a stage that begins was done before.
func (m *meter) resume(n int) {
	m.mu.Lock()
	m.now.Done, m.now.Resumed = int64(n), int64(n)
	m.mu.Unlock()
}

func (m *meter) step(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now.Done += int64(n)
	if m.report != nil && time.Since(m.told) >= progressEvery {
		m.told = time.Now()
		m.report(m.now)
	}
}
