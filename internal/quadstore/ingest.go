// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// ingest commits additions as one sorted table for each kind of key; Pebble
// takes them over in one step. It has no part for deletions.
func (s *Store) ingest(c *changes) error {
	w := tableWriter{fs: s.fs, dir: s.fs.PathJoin(s.dir, scratchDir), options: s.tableOptions(0)}
	var jobs []func() error
	for i := range orderings {
		jobs = append(jobs, func() error {
			return w.write(fmt.Sprintf("quads%d", i), func(t *sstable.Writer) error {
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

// tableOptions are those of the tables at a level of the database.
func (s *Store) tableOptions(level int) sstable.WriterOptions {
	po := pebbleOptions(s.fs, s.opts)
	po.EnsureDefaults()
	return po.MakeWriterOptions(level, s.db.TableFormat())
}

func inParallel(jobs ...func() error) error {
	errs := make([]error, len(jobs))
	var wg sync.WaitGroup
	for i, job := range jobs {
		wg.Go(func() { errs[i] = job() })
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

// write makes one table. A table without keys is not kept: there is nothing in
// it to ingest.
func (w *tableWriter) write(name string, fill func(*sstable.Writer) error) error {
	path := w.fs.PathJoin(w.dir, name+".sst")
	f, err := w.fs.Create(path, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	t := sstable.NewWriter(objstorageprovider.NewFileWritable(f), w.options)
	if err := fill(t); err != nil {
		return errors.Join(err, t.Close())
	}
	if err := t.Close(); err != nil { // also syncs
		return err
	}
	w.mu.Lock()
	w.paths = append(w.paths, path)
	w.mu.Unlock()
	return nil
}

func (w *tableWriter) discard() {
	for _, p := range w.paths {
		w.fs.Remove(p) // what stays is cleared by the next opening
	}
}

// writeOrdering writes the keys of the quads in one ordering.
func writeOrdering(t *sstable.Writer, ordering int, quads []ids) error {
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
		if err := t.Set(key, nil); err != nil {
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
	err := w.write("names", func(t *sstable.Writer) error {
		var key []byte
		for i := range terms {
			key = appendNodeKey(key[:0], terms[i].id)
			if err := t.Set(key, []byte(terms[i].term)); err != nil {
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
	return w.write("hashes", func(t *sstable.Writer) error {
		var key, id []byte
		for i := range byHash {
			key = appendHashKey(key[:0], byHash[i].hash)
			id = appendNodeKey(id[:0], byHash[i].id)
			if err := t.Set(key, id[1:]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *tableWriter) writeCounters(c counters) error {
	return w.write("counters", func(t *sstable.Writer) error {
		return t.Set([]byte{keyMeta}, c.encode())
	})
}
