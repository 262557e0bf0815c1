// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// scratchDir holds tables on their way into the graph, and a folder for each bulk load. It is emptied when a writer
// opens, but for what may be resumed.
const scratchDir = "scratch"

// bulkPrefix begins the names of the folders of bulk loads.
const bulkPrefix = "bulk-"

// absolute makes sure that two names of one folder are one name: the lock of a process that asks for it twice goes by
// name.
func absolute(f vfs.FS, dir string) (string, error) {
	if f != vfs.Default {
		return dir, nil
	}
	return filepath.Abs(dir)
}

// prepareFolder makes the folder where that is wanted; else it must be there.
func prepareFolder(f vfs.FS, dir string, o Options) error {
	_, err := f.Stat(dir)
	switch {
	case !errors.Is(err, fs.ErrNotExist):
		return err
	case o.ReadOnly || !o.Create:
		return ErrNoGraph
	}
	return f.MkdirAll(dir, 0o755)
}

// lockFolder takes the writer's lock. All that can be behind Pebble's error is another writer, or a folder that we may
// not write to.
func lockFolder(f vfs.FS, dir string) (*pebble.Lock, error) {
	l, err := pebble.LockDirectory(dir, f)
	if err == nil {
		return l, nil
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) || errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return nil, fmt.Errorf("%w (%v); readers may open it meanwhile", ErrLocked, err)
}

// clearFolder removes what was on its way in when a writer ended, but for what may be resumed; where the graph begins
// anew, everything. The lock is held.
func clearFolder(f vfs.FS, dir string, o Options) error {
	if o.Create && o.Empty {
		if err := removeAll(f, dir, func(name string) bool { return name == "LOCK" }); err != nil {
			return err
		}
	}
	scratch := f.PathJoin(dir, scratchDir)
	if err := f.MkdirAll(scratch, 0o755); err != nil {
		return err
	}
	return removeAll(f, scratch, func(name string) bool { return o.Resume && strings.HasPrefix(name, bulkPrefix) })
}

// removeAll removes what is in a folder, but for what keep names.
func removeAll(f vfs.FS, dir string, keep func(name string) bool) error {
	names, err := f.List(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if keep(name) {
			continue
		}
		if err := f.RemoveAll(f.PathJoin(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// orderedFS puts the names of new files on the disk before a marker that says they count. Pebble does not: where a disk
// keeps names in another order than they were made, a crash may leave a marker for a list of tables that is not there.
type orderedFS struct{ vfs.FS }

// Create makes a file.
func (o orderedFS) Create(name string, c vfs.DiskWriteCategory) (vfs.File, error) {
	if strings.HasPrefix(o.PathBase(name), "marker.") {
		d, err := o.OpenDir(o.PathDir(name))
		if err == nil {
			err = errors.Join(d.Sync(), d.Close())
		}
		if err != nil {
			return nil, err
		}
	}
	return o.FS.Create(name, c)
}

// Unwrap gives what is within.
func (o orderedFS) Unwrap() vfs.FS { return o.FS }

// spare is what a disk must have left beside a commit. Pebble ends the process where its log or its list of files
// cannot be written, so a full disk is refused before it is reached.
const spare = 64 << 20

// roomFor refuses a commit of n bytes for which the disk has no room, with an error that wraps syscall.ENOSPC. A file
// system that does not tell how much is free has room.
func roomFor(f vfs.FS, dir string, n int) error {
	u, err := f.GetDiskUsage(dir)
	if err != nil {
		return nil
	}
	if need := uint64(n) + spare; u.AvailBytes < need {
		return fmt.Errorf("%d MB are free, %d MB are needed: %w", u.AvailBytes>>20, need>>20, syscall.ENOSPC)
	}
	return nil
}
