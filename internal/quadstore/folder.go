// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// scratchDir holds tables on their way into the graph. It is emptied when a writer opens.
const scratchDir = "scratch"

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

func clearScratch(f vfs.FS, dir string) error {
	name := f.PathJoin(dir, scratchDir)
	if err := f.RemoveAll(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return f.MkdirAll(name, 0o755)
}

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
