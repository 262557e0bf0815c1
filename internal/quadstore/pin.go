// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// pinnedFS is a folder as it was at one moment, for a reader beside a writer: the tables, which never change, are held
// open, so that they can be read after the writer has removed them; all else is copied to memory. Nothing is written
// to the disk, and no lock is taken.
type pinnedFS struct {
	vfs.FS // in memory
	dir    string
	tables map[string]vfs.File // by name within dir
}

// pinAttempts is how often pinFolder tries to find the folder at rest. The writer changes its list of tables at most a
// few times a second.
const pinAttempts = 20

// pinFolder pins a folder. What it takes is the graph between two commits if the writer's list of tables is the same
// before and after: tables and logs are removed only when they are struck from that list, and logs only grow.
func pinFolder(f vfs.FS, dir string) (*pinnedFS, error) {
	for range pinAttempts {
		p := &pinnedFS{FS: vfs.NewMem(), dir: dir, tables: map[string]vfs.File{}}
		atRest, err := p.fill(f)
		if err == nil && atRest {
			return p, nil
		}
		p.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return nil, fmt.Errorf("the folder %s changes too fast to be read", dir)
}

// fill takes the logs before the tables: a log may name a table, which is there before the log names it.
func (p *pinnedFS) fill(f vfs.FS) (atRest bool, err error) {
	if err := p.FS.MkdirAll(p.dir, 0o755); err != nil {
		return false, err
	}
	names, err := f.List(p.dir)
	if err != nil {
		return false, err
	}
	slices.Sort(names)
	before := []string{}
	for _, name := range names {
		if isTable(name) || name == "LOCK" || name == scratchDir {
			continue
		}
		n, err := p.copy(f, name)
		if err != nil {
			return false, err
		}
		if isList(name) {
			before = append(before, fmt.Sprint(name, n))
		}
	}
	if names, err = f.List(p.dir); err != nil {
		return false, err
	}
	slices.Sort(names)
	after := []string{}
	for _, name := range names {
		path := f.PathJoin(p.dir, name)
		switch {
		case isTable(name):
			if p.tables[name], err = f.Open(path, vfs.RandomReadsOption); err != nil {
				delete(p.tables, name)
				return false, err
			}
		case isList(name):
			st, err := f.Stat(path)
			if err != nil {
				return false, err
			}
			after = append(after, fmt.Sprint(name, st.Size()))
		}
	}
	return slices.Equal(before, after), nil
}

func isTable(name string) bool { return strings.HasSuffix(name, ".sst") }

// isList tells the list of tables, and the marker that says which list counts.
func isList(name string) bool {
	return strings.HasPrefix(name, "MANIFEST-") || strings.HasPrefix(name, "marker.")
}

func (p *pinnedFS) copy(f vfs.FS, name string) (n int64, err error) {
	path := f.PathJoin(p.dir, name)
	from, err := f.Open(path)
	if err != nil {
		return 0, err
	}
	defer from.Close()
	to, err := p.FS.Create(path, vfs.WriteCategoryUnspecified)
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(to, from)
	return n, errors.Join(err, to.Close())
}

// Open opens a pinned file for reading.
func (p *pinnedFS) Open(name string, o ...vfs.OpenOption) (vfs.File, error) {
	if t, ok := p.tables[p.PathBase(name)]; ok {
		return pinnedFile{t}, nil
	}
	return p.FS.Open(name, o...)
}

// Stat describes a pinned file.
func (p *pinnedFS) Stat(name string) (vfs.FileInfo, error) {
	if t, ok := p.tables[p.PathBase(name)]; ok {
		return t.Stat()
	}
	return p.FS.Stat(name)
}

// List names the pinned files.
func (p *pinnedFS) List(dir string) ([]string, error) {
	names, err := p.FS.List(dir)
	if err == nil && dir == p.dir {
		for name := range p.tables {
			names = append(names, name)
		}
	}
	return names, err
}

// Close lets the tables go.
func (p *pinnedFS) Close() error {
	var errs []error
	for _, t := range p.tables {
		errs = append(errs, t.Close())
	}
	p.tables = nil
	return errors.Join(errs...)
}

// pinnedFile is one of several users of an open table.
type pinnedFile struct{ vfs.File }

// Close leaves the table open for the others.
func (pinnedFile) Close() error { return nil }

// Write refuses.
func (pinnedFile) Write([]byte) (int, error) { return 0, os.ErrPermission }
