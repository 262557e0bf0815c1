// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"os"
	"syscall"
	"time"

	"kg/internal/fault"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	hleveldb "github.com/hidal-go/hidalgo/kv/flat/leveldb"
	"github.com/syndtr/goleveldb/leveldb"
	lerrors "github.com/syndtr/goleveldb/leveldb/errors"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
)

// This file and folder.go's storeFile are all that know of LevelDB.

const storeName = "leveldb"

// store is Cayley's store on a key-value store.
type store struct {
	qs   cayley.QuadStore
	db   *joined
	open func() (*leveldb.DB, error) // opens the same store again
}

// openStore opens the store in a folder.
func openStore(path string, readOnly bool) (*store, error) {
	open := func() (*leveldb.DB, error) {
		return leveldb.OpenFile(path, &opt.Options{ErrorIfMissing: true, ReadOnly: readOnly})
	}
	return newStore(open, false)
}

// createStore makes the store in a folder, or finishes one that a crash left.
func createStore(path string) (*store, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, err
	}
	if err := clearUnborn(path); err != nil {
		return nil, err
	}
	return newStore(func() (*leveldb.DB, error) { return leveldb.OpenFile(path, nil) }, true)
}

// clearUnborn removes the files of a LevelDB that was never finished, which LevelDB takes for a damaged one: there is
// no entry point, so there is no data. It fails where another process is at work on them.
func clearUnborn(path string) (err error) {
	files, err := storage.OpenFile(path, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, files.Close()) }()
	if _, err := files.GetMeta(); !errors.Is(err, os.ErrNotExist) {
		return nil // newStore tells what is wrong, if anything
	}
	all, err := files.List(storage.TypeAll)
	for _, f := range all {
		err = errors.Join(err, files.Remove(f))
	}
	return err
}

func memoryStore() (*store, error) {
	mem := storage.NewMemStorage()
	return newStore(func() (*leveldb.DB, error) { return leveldb.Open(mem, nil) }, true)
}

func newStore(open func() (*leveldb.DB, error), create bool) (*store, error) {
	level, err := open()
	if err != nil {
		return nil, err
	}
	flatDB := hleveldb.New(level)
	flatDB.SetWriteOptions(&opt.WriteOptions{Sync: true})
	s := &store{db: &joined{KV: flat.Upgrade(flatDB)}, open: open}
	if create {
		err = initStore(s.db)
	}
	if err == nil {
		s, err = s.fresh()
	}
	if err != nil {
		return nil, errors.Join(err, flatDB.Close())
	}
	return s, nil
}

// fresh gives Cayley's store anew on the same open data: without what it remembers of terms.
func (s *store) fresh() (*store, error) {
	// The Bloom filters, sized for a hundred million quads, take hundreds of megabytes and a pass over all of the store.
	qs, err := kv.New(s.db, cayley.Options{kv.OptNoBloom: true})
	return &store{qs: qs, db: s.db, open: s.open}, err
}

// initStore makes an empty store with Cayley's indexes and one more, of labels: without it, to find what an article
// says is to read the whole graph.
func initStore(db hkv.KV) error {
	if err := kv.Init(db, nil); err != nil && !errors.Is(err, cayley.ErrDatabaseExists) {
		return err
	}
	indexes, err := json.Marshal([]kv.QuadIndex{
		{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
		{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
		{Dirs: []quad.Direction{quad.Label}},
	})
	if err != nil {
		return err
	}
	ctx := context.Background()
	return hkv.Update(ctx, db, func(tx hkv.Tx) error { return tx.Put(hkv.SKey("meta", "indexes"), indexes) })
}

// closeWait is how long LevelDB may take to close. After a full disk it may keep its write lock for ever; what was
// committed is on the disk by then, so the store is given up.
const closeWait = 3 * time.Second

var errStuck = errors.New("the store does not close")

func (s *store) close() error {
	done := make(chan error, 1)
	go func() { done <- s.qs.Close() }()
	select {
	case err := <-done:
		return err
	case <-time.After(closeWait):
		return errStuck
	}
}

// reopen closes the data too, and opens it again.
func (s *store) reopen() (*store, error) {
	if err := s.close(); err != nil && !errors.Is(err, leveldb.ErrClosed) {
		return nil, err
	}
	return newStore(s.open, false)
}

// apply adds quads that the store does not hold and removes quads that it holds, in one commit.
//
// Cayley could take both in one call, but then a term that loses more quads than it gains has no number while the
// quads are added, and these are stored without it. So they are two calls, in one transaction of the key-value store.
func (s *store) apply(ctx context.Context, remove, add []quad.Quad) error {
	return s.db.join(ctx, func() error {
		if err := s.change(add, cayley.Add); err != nil || ctx.Err() != nil {
			return errors.Join(err, ctx.Err())
		}
		if len(remove) > 0 {
			if err := s.change(remove, cayley.Delete); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
}

// change adds or deletes quads. Cayley is made to pass over what is there already, or gone, for its way of refusing
// leaves its memory in disorder.
func (s *store) change(quads []quad.Quad, action cayley.Procedure) error {
	deltas := make([]cayley.Delta, len(quads))
	for i, q := range quads {
		deltas[i] = cayley.Delta{Quad: q, Action: action}
	}
	return s.qs.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
}

// all gives every quad. Writes that happen meanwhile may show in part.
func (s *store) all(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) { s.scan(ctx, s.qs.QuadsAllIterator(), yield) }
}

// with gives the quads that have a value in a direction.
func (s *store) with(ctx context.Context, d quad.Direction, v quad.Value) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		ref, err := s.qs.ValueOf(v)
		switch {
		case err != nil:
			yield(quad.Quad{}, err)
		case ref != nil:
			s.scan(ctx, s.qs.QuadIterator(d, ref), yield)
		}
	}
}

func (s *store) scan(ctx context.Context, shape iterator.Shape, yield func(quad.Quad, error) bool) {
	it := shape.Iterate()
	defer it.Close()
	for ctx.Err() == nil && it.Next(ctx) {
		q, err := s.qs.Quad(it.Result())
		if !yield(q, err) || err != nil {
			return
		}
	}
	// Cayley's iterators take a closed or unreadable store for an empty one; to ask for its size is to ask whether it is.
	_, err := s.qs.Stats(ctx, false)
	if err := errors.Join(it.Err(), ctx.Err(), err); err != nil {
		yield(quad.Quad{}, err)
	}
}

// joined is a key-value store whose write transactions can be joined to one.
type joined struct {
	hkv.KV
	tx hkv.Tx // the one transaction while join runs, else nil; writers take turns
}

// join runs write: what it commits is committed at its end, all of it or, after an error, nothing.
func (j *joined) join(ctx context.Context, write func() error) error {
	tx, err := j.KV.Tx(true)
	if err != nil {
		return err
	}
	defer tx.Close()
	j.tx = tx
	defer func() { j.tx = nil }()
	if err := write(); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// Tx begins a transaction; one for writing is a part of the joined one while there is one.
func (j *joined) Tx(write bool) (hkv.Tx, error) {
	if write && j.tx != nil {
		return part{j.tx}, nil
	}
	return j.KV.Tx(write)
}

// part is a transaction within a joined one.
type part struct{ hkv.Tx }

func (part) Commit(context.Context) error { return nil }

func (part) Close() error { return nil }

// openError says why a store cannot be opened.
func openError(dir string, err error) error {
	switch {
	case errors.Is(err, syscall.EAGAIN), errors.Is(err, storage.ErrLocked):
		return fault.Hint(fault.Graph, "wait for it to end", "the graph in %s is in use by another process", dir)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fault.New(fault.Output, "the disk of %s is full: %w", dir, err)
	case lerrors.IsCorrupted(err):
		return fault.New(fault.Graph, "the graph in %s is damaged: %w", dir, err)
	}
	return fault.New(fault.Graph, "graph in %s: %w", dir, err)
}
