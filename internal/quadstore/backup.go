// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"archive/tar"
	"context"
	"io"
	"slices"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// Compact puts the log and all tables into as few tables as need be, without what was deleted.
func (s *Store) Compact(ctx context.Context) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	s.view.life.RLock()
	defer s.view.life.RUnlock()
	if s.view.closed {
		return ErrClosed
	}
	if err := s.db.Flush(); err != nil {
		return err
	}
	return s.db.Compact(ctx, []byte{keySPOG}, []byte{keyNode + 1}, true)
}

// Backup writes the files of one state of the graph, under folder. It works beside a writer, and in it. To restore them
// is to put them back into a folder.
func (s *Store) Backup(ctx context.Context, t *tar.Writer, folder string) error {
	pinned, ok := s.fs.(*pinnedFS)
	if !ok {
		var err error
		if pinned, err = pinFolder(s.fs, s.dir); err != nil {
			return err
		}
		defer pinned.Close()
	}
	names, err := pinned.List(s.dir)
	if err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		if name == "LOCK" {
			continue
		}
		f, err := pinned.Open(pinned.PathJoin(s.dir, name))
		if err != nil {
			return err
		}
		if err := firstError(writeEntry(t, folder+"/"+name, f), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

func writeEntry(t *tar.Writer, name string, f vfs.File) error {
	st, err := f.Stat()
	if err != nil {
		return err
	}
	if err := t.WriteHeader(&tar.Header{Name: name, Size: st.Size(), Mode: 0o644}); err != nil {
		return err
	}
	_, err = io.Copy(t, io.NewSectionReader(f, 0, st.Size()))
	return err
}
