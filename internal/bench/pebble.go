// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"maps"
	"os"
	"slices"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	hidalgo "github.com/hidal-go/hidalgo/kv"
)

// kvPebble is the name under which Cayley's key-value layout runs on Pebble: the best that it runs on.
const kvPebble = "kv-pebble"

func registerPebble() {
	open := func(dir string, _ graph.Options) (hidalgo.KV, error) { return openPebble(dir) }
	kv.Register(kvPebble, kv.Registration{
		InitFunc: func(dir string, o graph.Options) (hidalgo.KV, error) {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return nil, err
			}
			return open(dir, o)
		},
		NewFunc:      open,
		IsPersistent: true,
	})
}

// pebbleKV is a key-value store of Cayley's kind on Pebble. Every commit is on the disk when it returns.
type pebbleKV struct {
	db    *pebble.DB
	close func() error
}

func openPebble(dir string) (hidalgo.KV, error) {
	o := &pebble.Options{CacheSize: 128 << 20, MemTableSize: 64 << 20, Logger: silent{}}
	for i := range o.Levels {
		o.Levels[i].FilterPolicy = bloom.FilterPolicy(10)
	}
	db, err := pebble.Open(dir, o)
	if err != nil {
		return nil, err
	}
	return pebbleKV{db, sync.OnceValue(db.Close)}, nil // Cayley closes twice where it makes a store
}

type silent struct{}

func (silent) Infof(string, ...any)           {}
func (silent) Errorf(string, ...any)          {}
func (silent) Fatalf(format string, _ ...any) { panic(format) }

func (p pebbleKV) Close() error { return p.close() }

func (p pebbleKV) Tx(write bool) (hidalgo.Tx, error) {
	if write {
		return &pebbleTx{db: p.db, changes: map[string][]byte{}}, nil
	}
	return &pebbleTx{db: p.db, snapshot: p.db.NewSnapshot()}, nil
}

// pebbleTx reads a snapshot, or collects changes, which its own reads see.
type pebbleTx struct {
	db       *pebble.DB
	snapshot *pebble.Snapshot  // nil where it writes
	changes  map[string][]byte // nil deletes
}

// flatten makes one key of the parts of a key: all but the last have their length before them, so that the keys that
// begin with the same parts stand together, in the order of their last part.
func flatten(key hidalgo.Key) []byte {
	var out []byte
	for i, part := range key {
		if i < len(key)-1 || i == 0 {
			out = binary.AppendUvarint(out, uint64(len(part)))
		}
		out = append(out, part...)
	}
	return out
}

// unflatten takes a key of two parts, which is all that Cayley uses, apart.
func unflatten(key []byte) hidalgo.Key {
	n, width := binary.Uvarint(key)
	return hidalgo.Key{key[width : width+int(n)], key[width+int(n):]}
}

func (t *pebbleTx) Get(_ context.Context, key hidalgo.Key) (hidalgo.Value, error) {
	flat := flatten(key)
	if v, ok := t.changes[string(flat)]; ok {
		if v == nil {
			return nil, hidalgo.ErrNotFound
		}
		return v, nil
	}
	v, c, err := t.reader().Get(flat)
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, hidalgo.ErrNotFound
	} else if err != nil {
		return nil, err
	}
	out := append([]byte{}, v...)
	return out, c.Close()
}

func (t *pebbleTx) reader() pebble.Reader {
	if t.snapshot != nil {
		return t.snapshot
	}
	return t.db
}

func (t *pebbleTx) GetBatch(ctx context.Context, keys []hidalgo.Key) ([]hidalgo.Value, error) {
	return hidalgo.GetBatch(ctx, t, keys)
}

func (t *pebbleTx) Put(key hidalgo.Key, v hidalgo.Value) error {
	if t.changes == nil {
		return hidalgo.ErrReadOnly
	}
	if len(key) > 1 && len(key[len(key)-1]) == 0 && len(v) == 0 {
		return nil // a bucket is made: there are none here
	}
	t.changes[string(flatten(key))] = append([]byte{}, v...)
	return nil
}

func (t *pebbleTx) Del(key hidalgo.Key) error {
	if t.changes == nil {
		return hidalgo.ErrReadOnly
	}
	t.changes[string(flatten(key))] = nil
	return nil
}

// Scan of a transaction that writes does not see its own changes; Cayley does not ask that of one.
func (t *pebbleTx) Scan(prefix hidalgo.Key) hidalgo.Iterator {
	lo := flatten(prefix)
	it, err := t.reader().NewIter(&pebble.IterOptions{LowerBound: lo, UpperBound: after(lo)})
	return &pebbleIterator{it: it, err: err}
}

// after is the first key behind all that begin with prefix; nil is the end.
func after(prefix []byte) []byte {
	for i := len(prefix) - 1; i >= 0; i-- {
		if prefix[i] < 0xff {
			out := bytes.Clone(prefix[:i+1])
			out[i]++
			return out
		}
	}
	return nil
}

func (t *pebbleTx) Commit(context.Context) error {
	if t.changes == nil {
		return t.Close()
	}
	b := t.db.NewBatch()
	for _, key := range slices.Sorted(maps.Keys(t.changes)) {
		var err error
		if v := t.changes[key]; v == nil {
			err = b.Delete([]byte(key), nil)
		} else {
			err = b.Set([]byte(key), v, nil)
		}
		if err != nil {
			return err
		}
	}
	t.changes = nil
	return b.Commit(pebble.Sync)
}

func (t *pebbleTx) Close() error {
	t.changes = nil
	if s := t.snapshot; s != nil {
		t.snapshot = nil
		return s.Close()
	}
	return nil
}

type pebbleIterator struct {
	it    *pebble.Iterator
	begun bool
	err   error
}

func (i *pebbleIterator) Next(context.Context) bool {
	if i.err != nil {
		return false
	}
	if !i.begun {
		i.begun = true
		return i.it.First()
	}
	return i.it.Next()
}

func (i *pebbleIterator) Err() error {
	if i.err == nil && i.it != nil {
		return i.it.Error()
	}
	return i.err
}

func (i *pebbleIterator) Close() error {
	if i.it == nil {
		return i.err
	}
	it := i.it
	i.it = nil
	return it.Close()
}

func (i *pebbleIterator) Key() hidalgo.Key   { return unflatten(i.it.Key()) }
func (i *pebbleIterator) Val() hidalgo.Value { return i.it.Value() }
