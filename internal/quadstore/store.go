// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"errors"
	"fmt"
	"log/slog"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Errors that a caller may want to tell apart; they come wrapped.
var (
	ErrClosed   = errors.New("the graph is closed")
	ErrLocked   = errors.New("another process writes to this graph")
	ErrNoGraph  = errors.New("there is no graph here")
	ErrVersion  = errors.New("unknown format of the graph")
	ErrReadOnly = errors.New("the graph is open for reading only")
	ErrCorrupt  = errors.New("the graph is damaged")
	ErrTerm     = errors.New("not an RDF term")
	ErrQuad     = errors.New("a quad needs a subject, a predicate and an object")
)

// Options say how to open a graph. The zero value opens an existing folder for
// reading and writing.
type Options struct {
	ReadOnly   bool         // see the graph as it is now; works beside a writer
	Create     bool         // make the folder when there is none
	Empty      bool         // with Create: begin with an empty graph; what a crash left of a former attempt is removed
	Resume     bool         // keep what a Bulk that was interrupted or killed has sorted, until Close; else it is removed
	Memory     bool         // keep the graph in memory only; the folder's name is ignored
	CacheBytes int64        // memory for blocks read from disk; 0 is 128 MiB
	NameCache  int          // number of terms kept decoded; 0 is 65536, below 0 none
	Logger     *slog.Logger // what the engine reports; nil drops it
	Fatal      func(error)  // called where the disk refuses a log or list of tables; must end the process; nil panics

	fs         vfs.FS // for tests: the file system
	noOptimize bool   // for tests: leave queries to Cayley's own iterators
	ingestFrom int    // for tests: the number of quads from which tables are ingested; 0 is ingestFrom
}

// Store is an open graph. Its methods may be called from several goroutines.
type Store struct {
	*view
	opts Options
	fs   vfs.FS
	dir  string
	db   *pebble.DB
	lock *pebble.Lock // nil when read-only

	writing    sync.Mutex // held by the one writer; guards what follows
	count      counters   // as of the last commit
	recent     *idCache
	known      *filter // nil until a large write wants it
	logged     bool    // a commit went to the log, which the next opening would have to replay
	unfinished bool    // a bulk load was interrupted, and may be taken up by the next opening

	snapshots sync.Mutex
	open      map[*Snapshot]struct{}
}

var _ graph.QuadStore = (*Store)(nil)

// Open opens the graph in dir. Its errors wrap [ErrNoGraph],
// [ErrVersion], [ErrLocked], [ErrCorrupt] or what the file system said.
func Open(dir string, o Options) (*Store, error) {
	s, err := openStore(dir, o)
	if err != nil {
		return nil, fmt.Errorf("open graph %s: %w", dir, err)
	}
	return s, nil
}

func openStore(dir string, o Options) (_ *Store, err error) {
	s := &Store{opts: o, fs: o.fs, dir: dir, open: map[*Snapshot]struct{}{}}
	if s.fs == nil {
		s.fs = vfs.Default
	}
	if s.opts.ingestFrom == 0 {
		s.opts.ingestFrom = ingestFrom
	}
	if o.Memory {
		s.fs, s.dir, s.opts.Create = vfs.NewMem(), "graph", true
	}
	if s.dir, err = absolute(s.fs, s.dir); err != nil {
		return nil, err
	}
	if err := prepareFolder(s.fs, s.dir, s.opts); err != nil {
		return nil, err
	}
	var close closers
	defer func() {
		if err != nil {
			close.all()
		}
	}()
	po := pebbleOptions(s.fs, s.opts)
	if o.ReadOnly {
		pinned, err := pinFolder(s.fs, s.dir)
		if err != nil {
			return nil, err
		}
		close.add(pinned.Close)
		s.fs, po.FS, po.ReadOnly = pinned, pinned, true
	} else {
		if s.lock, err = lockFolder(s.fs, s.dir); err != nil {
			return nil, err
		}
		close.add(s.lock.Close)
		po.Lock, po.FS = s.lock, orderedFS{s.fs}
		if err = clearFolder(s.fs, s.dir, o); err != nil {
			return nil, err
		}
	}
	if s.db, err = pebble.Open(s.dir, po); err != nil {
		return nil, err
	}
	close.add(s.db.Close)
	if s.count, err = readCounters(s.db); err != nil {
		return nil, err
	}
	s.view = newView(s.db, s.db, s.count, newNameCache(o.NameCache), o.noOptimize)
	s.recent = newIDCache(recentIDs)
	return s, nil
}

// closers undoes the steps of an opening that failed half-way.
type closers []func() error

func (c *closers) add(f func() error) { *c = append(*c, f) }

func (c closers) all() {
	for i := len(c) - 1; i >= 0; i-- {
		c[i]() // the error that made the opening fail matters more
	}
}

// readCounters reads the record of counts; a graph that was never written to
// has none.
func readCounters(r pebble.Reader) (counters, error) {
	b, c, err := r.Get([]byte{keyMeta})
	if errors.Is(err, pebble.ErrNotFound) {
		return counters{}, nil
	} else if err != nil {
		return counters{}, err
	}
	defer c.Close()
	return decodeCounters(b)
}

// Close ends every snapshot and every running scan, waits for a running write
// and releases the folder. Queries that still run get [ErrClosed].
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	// First the view: Snapshot holds its lock until it has registered, so that none slips in between.
	if !s.view.shut() {
		return nil // closed before
	}
	s.snapshots.Lock()
	open := make([]*Snapshot, 0, len(s.open))
	for sn := range s.open {
		open = append(open, sn)
	}
	s.snapshots.Unlock()
	var errs []error
	for _, sn := range open {
		errs = append(errs, sn.Close())
	}
	if s.logged && !s.opts.Memory {
		errs = append(errs, s.db.Flush())
	}
	errs = append(errs, s.db.Close())
	if s.opts.Resume && !s.opts.ReadOnly && !s.unfinished {
		errs = append(errs, clearFolder(s.fs, s.dir, Options{}))
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	if p, ok := s.fs.(*pinnedFS); ok {
		errs = append(errs, p.Close())
	}
	return errors.Join(errs...)
}

// Snapshot is one unchanging state of the graph: a graph.QuadStore for reading.
// Close it when the query is done.
type Snapshot struct {
	*view
	store  *Store
	snap   *pebble.Snapshot
	closed sync.Once
	err    error // of closing
}

var _ graph.QuadStore = (*Snapshot)(nil)

// Snapshot returns the present state of the graph.
func (s *Store) Snapshot() (*Snapshot, error) {
	s.view.life.RLock()
	defer s.view.life.RUnlock()
	if s.view.closed {
		return nil, ErrClosed
	}
	snap := s.db.NewSnapshot()
	count, err := readCounters(snap)
	if err != nil {
		snap.Close()
		return nil, err
	}
	sn := &Snapshot{store: s, snap: snap}
	sn.view = newView(snap, s.db, count, s.view.names, s.opts.noOptimize)
	s.snapshots.Lock()
	s.open[sn] = struct{}{}
	s.snapshots.Unlock()
	return sn, nil
}

// Close ends the scans that a query left open on the snapshot and frees it. A second call, also that of Store.Close,
// waits for the first: the database must not close under a snapshot that is half closed.
func (sn *Snapshot) Close() error {
	sn.closed.Do(func() {
		sn.view.shut()
		sn.err = sn.snap.Close()
		sn.store.snapshots.Lock()
		delete(sn.store.open, sn)
		sn.store.snapshots.Unlock()
	})
	return sn.err
}

func pebbleOptions(fs vfs.FS, o Options) *pebble.Options {
	po := &pebble.Options{
		FS:                          fs,
		CacheSize:                   o.CacheBytes,
		MemTableSize:                8 << 20, // logs are laid out on the disk at this size, several of them
		MemTableStopWritesThreshold: 4,
		L0CompactionThreshold:       5, // not 4: a bulk load lies over the vocabulary, and two layers need no rewriting
		FormatMajorVersion:          pebble.FormatNewest,
		Logger:                      engineLog{o.Logger, o.Fatal},
	}
	if po.CacheSize == 0 {
		po.CacheSize = 128 << 20
	}
	for i := range po.Levels {
		po.Levels[i].FilterPolicy = bloom.FilterPolicy(10)
		po.Levels[i].BlockSize = 16 << 10
	}
	return po
}

// engineLog passes Pebble's reports on. Info goes to the debug level: it is of
// use only to somebody who looks for a fault.
type engineLog struct {
	l     *slog.Logger
	fatal func(error)
}

func (e engineLog) Infof(format string, args ...any) {
	if e.l != nil {
		e.l.Debug(fmt.Sprintf(format, args...))
	}
}

func (e engineLog) Errorf(format string, args ...any) {
	if e.l != nil {
		e.l.Error(fmt.Sprintf(format, args...))
	}
}

// Fatalf must not return: Pebble calls it, from goroutines of its own, when it can no longer keep its word. What was
// committed is on the disk.
func (e engineLog) Fatalf(format string, args ...any) {
	e.Errorf(format, args...)
	err := fmt.Errorf(format, args...)
	for _, a := range args {
		if cause, ok := a.(error); ok {
			err = cause
		}
	}
	if e.fatal != nil {
		e.fatal(err)
	}
	panic(fmt.Sprintf("graph store: "+format, args...))
}
