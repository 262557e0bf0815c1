// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"kg/internal/fault"
	"kg/internal/nquads"
	"kg/internal/quadstore"

	"github.com/cayleygraph/quad"
)

// FileOptions say how a file is loaded.
type FileOptions struct {
	Memory   int64          // bytes in which a large file is sorted; 0 is 256 MiB
	Progress func(Progress) // is called now and then while a large file is loaded; may be nil
}

// Progress is how far the load of a large file is.
type Progress struct {
	Stage   string  // "reading", "numbering", "sorting" or "writing", each once and in this order
	Part    float64 // of the stage, 0 to 1; below 0 where it is not known
	Quads   int64   // while reading: those that are read
	Resumed int64   // of them, those that a former load had read
}

// Loaded is what a load did.
type Loaded struct {
	Quads int // in the file
	Added int // of them, those that the graph did not hold
}

// bulkFrom is the size in bytes, unzipped, from which a file is sorted on the disk: some 60,000 quads.
const bulkFrom = 8 << 20

// bulkLoader is a place that sorts what is large.
type bulkLoader interface {
	bulk(ctx context.Context, src quadstore.Source, o quadstore.BulkOptions) (quadstore.Bulked, error)
}

// LoadFile adds the quads of a file of N-Quads, gzipped or not, in one commit; "-" is stdin. Errors that concern the file
// are of kind fault.Input. Nothing is written where there is an error, or ctx ends.
func (g *Graph) LoadFile(ctx context.Context, path string, stdin io.Reader, o FileOptions) (Loaded, error) {
	f, err := nquads.Open(path, stdin)
	if err != nil {
		return Loaded{}, err
	}
	defer f.Close()
	name := nquads.Name(path)
	r, err := nquads.Unzip(f)
	if err != nil {
		return Loaded{}, fault.New(fault.Input, "%s: %w", name, err)
	}
	head := make([]byte, bulkFrom)
	n, err := io.ReadFull(r, head)
	r = io.MultiReader(bytes.NewReader(head[:n]), r)
	if large, ok := g.place.(bulkLoader); ok && err == nil {
		return g.loadLarge(ctx, large, path, r, o)
	}
	read := 0
	added, err := g.Load(ctx, func(yield func(quad.Quad, error) bool) {
		for q, err := range nquads.Read(r, name) {
			if !yield(q, err) {
				return
			}
			read++
		}
	})
	return Loaded{read, added}, err
}

// loadLarge loads what r gives, and may open a file of that path anew.
func (g *Graph) loadLarge(ctx context.Context, large bulkLoader, path string, r io.Reader, o FileOptions) (Loaded, error) {
	if err := g.writable(); err != nil {
		return Loaded{}, err
	}
	g.writer.Lock()
	defer g.writer.Unlock()
	src := quadstore.Source{Name: nquads.Name(path), Open: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
	size, read := int64(0), new(atomic.Int64)
	if st, err := os.Stat(path); path != "-" && err == nil && st.Mode().IsRegular() {
		size = st.Size()
		src.Version = fmt.Sprintf("%d bytes of %s", size, st.ModTime().UTC().Format(time.RFC3339Nano))
		src.Open = func() (io.ReadCloser, error) {
			f, err := nquads.Open(path, nil)
			read.Store(0)
			return counted{f, read}, err
		}
	}
	bulk := quadstore.BulkOptions{Memory: o.Memory}
	if o.Progress != nil {
		bulk.Progress = func(p quadstore.Progress) {
			now := Progress{Stage: p.Stage, Part: -1}
			switch {
			case p.Total > 0:
				now.Part = min(1, float64(p.Done)/float64(p.Total))
			case size > 0:
				now.Part = min(1, float64(read.Load())/float64(size))
			}
			if p.Total == 0 {
				now.Quads, now.Resumed = p.Done, p.Resumed
			}
			o.Progress(now)
		}
	}
	done, err := large.bulk(ctx, src, bulk)
	if err != nil {
		return Loaded{}, g.failed(ctx, err)
	}
	return Loaded{done.Quads, done.Added}, nil
}

// counted counts what is read.
type counted struct {
	io.ReadCloser
	n *atomic.Int64
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.ReadCloser.Read(b)
	c.n.Add(int64(n))
	return n, err
}
