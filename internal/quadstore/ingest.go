// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// ingest commits additions as one sorted table for each kind of key; Pebble
// takes them over in one step. It has no part for deletions.
func (s *Store) ingest(c *changes) error {
	w := s.tableWriter(s.fs.PathJoin(s.dir, scratchDir))
	var jobs []func() error
	for i := range orderings {
		jobs = append(jobs, func() error {
			return w.write(fmt.Sprintf("quads%d", i), func(t *table) error {
				return writeOrdering(t, i, c.add)
			})
		})
	}
	jobs = append(jobs, func() error { return w.writeTerms(c.terms) })
	if err := errors.Join(inParallel(jobs...), w.writeCounters(c.count)); err != nil {
		w.discard()
		return err
	}
	if err := s.db.Ingest(context.Background(), w.paths); err != nil {
		w.discard()
		return fmt.Errorf("write graph: %w", err)
	}
	return nil
}

// tableWriter makes tables in a folder, as they are at the uppermost level of the database.
func (s *Store) tableWriter(dir string) *tableWriter {
	po := pebbleOptions(s.fs, s.opts)
	po.EnsureDefaults()
	return &tableWriter{fs: s.fs, dir: dir, options: po.MakeWriterOptions(0, s.db.TableFormat())}
}

// inParallel runs jobs, as many at once as there are processors.
func inParallel(jobs ...func() error) error {
	errs := make([]error, len(jobs))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, job := range jobs {
		free <- struct{}{}
		wg.Go(func() {
			errs[i] = job()
			<-free
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// tableWriter makes tables to be ingested. Its methods may run in parallel.
type tableWriter struct {
	fs      vfs.FS
	dir     string
	options sstable.WriterOptions

	mu    sync.Mutex
	paths []string
}

// tableSize is the size in bytes from which the next key goes to another table.
const tableSize = 64 << 20

// table puts rising keys into one table or, where they are many, into several.
type table struct {
	w    *tableWriter
	name string
	made int
	keys int
	now  *sstable.Writer // nil before the first key
}

// write makes the tables of what fill sets. Without keys there are none.
func (w *tableWriter) write(name string, fill func(*table) error) error {
	t := &table{w: w, name: name}
	return firstError(fill(t), t.close())
}

func (t *table) set(key, value []byte) error {
	if t.keys++; t.now == nil || t.keys%4096 == 0 && t.now.Raw().EstimatedSize() >= tableSize {
		if err := t.next(); err != nil {
			return err
		}
	}
	return t.now.Set(key, value)
}

func (t *table) next() error {
	if err := t.close(); err != nil {
		return err
	}
	path := t.w.fs.PathJoin(t.w.dir, fmt.Sprintf("%s-%d.sst", t.name, t.made))
	f, err := t.w.fs.Create(path, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	t.made++
	t.w.mu.Lock()
	t.w.paths = append(t.w.paths, path)
	t.w.mu.Unlock()
	t.now = sstable.NewWriter(objstorageprovider.NewFileWritable(f), t.w.options)
	return nil
}

// close also syncs.
func (t *table) close() error {
	if t.now == nil {
		return nil
	}
	err := t.now.Close()
	t.now = nil
	return err
}

func (w *tableWriter) discard() {
	for _, p := range w.paths {
		w.fs.Remove(p) // what stays is cleared by the next opening
	}
}

// writeOrdering writes the keys of the quads in one ordering.
func writeOrdering(t *table, ordering int, quads []ids) error {
	sorted := make([]ids, len(quads))
	for i := range quads {
		for j, pos := range orderings[ordering] {
			sorted[i][j] = quads[i][pos]
		}
	}
	slices.SortFunc(sorted, compareIDs)
	key := make([]byte, 0, quadKeyLen)
	for i := range sorted {
		if key = appendSortedKey(key[:0], ordering, &sorted[i]); i > 0 && sorted[i] == sorted[i-1] {
			continue
		}
		if err := t.set(key, nil); err != nil {
			return err
		}
	}
	return nil
}

// compareIDs compares what is already in the order of a key.
func compareIDs(a, b ids) int {
	for i := range a {
		if a[i] != b[i] {
			return cmp.Compare(a[i], b[i])
		}
	}
	return 0
}

// writeTerms writes both directions of the dictionary; terms come by rising ids.
func (w *tableWriter) writeTerms(terms []freshTerm) error {
	if len(terms) == 0 {
		return nil
	}
	err := w.write("names", func(t *table) error {
		var key []byte
		for i := range terms {
			key = appendNodeKey(key[:0], terms[i].id)
			if err := t.set(key, []byte(terms[i].term)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	byHash := slices.Clone(terms)
	slices.SortFunc(byHash, func(a, b freshTerm) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	return w.write("hashes", func(t *table) error {
		var key, id []byte
		for i := range byHash {
			key = appendHashKey(key[:0], byHash[i].hash)
			id = appendNodeKey(id[:0], byHash[i].id)
			if err := t.set(key, id[1:]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *tableWriter) writeCounters(c counters) error {
	return w.write("counters", func(t *table) error {
		return t.set([]byte{keyMeta}, c.encode())
	})
}
