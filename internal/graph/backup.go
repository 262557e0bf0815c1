// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kg/internal/fault"
	"kg/internal/postgres"
)

// A backup is a gzipped tar of the folder: kg.json, then the files of the store.

// Backup writes one state of the graph, also while another process writes to it.
func (g *Graph) Backup(ctx context.Context, w io.Writer) error {
	return g.place.backup(ctx, w)
}

func (f folder) backup(ctx context.Context, w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed) // the tables are compressed: it is for the checksum
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	data, err := json.Marshal(info{Format: format, Base: f.base})
	if err == nil {
		err = t.WriteHeader(&tar.Header{Name: infoName, Size: int64(len(data)), Mode: 0o644})
	}
	if err == nil {
		_, err = t.Write(data)
	}
	if err == nil {
		err = f.Backup(ctx, t, storeDir)
	}
	for _, end := range []func() error{t.Close, z.Close} {
		if err == nil {
			err = end()
		}
	}
	if err != nil && ctx.Err() == nil {
		return fault.New(fault.Output, "backup of the graph in %s: %w", f.dir, err)
	}
	return err
}

// Restore makes a graph in dir, which must be new or empty, from a backup. It is checked before it appears there; after
// an error there is nothing.
func Restore(ctx context.Context, r io.Reader, dir string) (err error) {
	if postgres.IsAddress(dir) {
		return fault.Hint(fault.Usage, "kg load reads an export into a database", "a backup is restored to a folder")
	}
	if names, err := os.ReadDir(dir); err == nil && len(names) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.Hint(fault.Graph, "name an empty folder or a new one", "%s is not an empty folder", dir)
	}
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return fault.New(fault.Output, "%w", err)
	}
	made, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+".*")
	if err != nil {
		return fault.New(fault.Output, "%w", err)
	}
	defer os.RemoveAll(made) // gone already where the rename was made
	if err := os.Chmod(made, 0o755); err != nil {
		return fault.New(fault.Output, "%w", err)
	}
	if err := unpack(ctx, r, made); err != nil {
		return err
	}
	if err := checkFolder(ctx, made); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Output, "%w", err)
	}
	if err := os.Rename(made, dir); err != nil {
		return fault.New(fault.Output, "%w", err)
	}
	return nil
}

// unpack writes the files of a backup. Other names than those of a graph's files are refused.
func unpack(ctx context.Context, r io.Reader, dir string) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return fault.New(fault.Input, "this is no backup: %w", err)
	}
	if err := os.Mkdir(storePath(dir), 0o755); err != nil {
		return fault.New(fault.Output, "%w", err)
	}
	t := tar.NewReader(z)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fault.New(fault.Input, "the backup is damaged: %w", err)
		}
		name, inStore := strings.CutPrefix(h.Name, storeDir+"/")
		if h.Typeflag != tar.TypeReg || !(inStore && storeFile(name) && !strings.ContainsAny(name, `/\`) || h.Name == infoName) {
			return fault.New(fault.Input, "this is no backup: it holds %q", h.Name)
		}
		if err := unpackFile(filepath.Join(dir, filepath.FromSlash(h.Name)), t); err != nil {
			return err
		}
	}
	if _, err := io.Copy(io.Discard, z); err != nil { // the checksum comes last
		return fault.New(fault.Input, "the backup is damaged: %w", err)
	}
	return nil
}

func unpackFile(path string, r io.Reader) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fault.New(fault.Output, "%w", err)
	}
	from := &reader{r: r}
	_, err = io.Copy(f, from)
	err = errors.Join(err, f.Sync(), f.Close())
	switch {
	case from.err != nil:
		return fault.New(fault.Input, "the backup is damaged: %w", from.err)
	case err != nil:
		return fault.New(fault.Output, "%w", err)
	}
	return nil
}

// reader tells the errors of reading from those of writing.
type reader struct {
	r   io.Reader
	err error
}

func (r *reader) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = err
	}
	return n, err
}

// checkFolder opens what was unpacked and checks the store. What the quads say is not looked at: a graph whose evidence
// does not resolve comes back as it was.
func checkFolder(ctx context.Context, dir string) error {
	g, err := Open(dir, Options{})
	if err != nil {
		return fault.New(fault.Input, "the backup is damaged: %w", err)
	}
	problems, err := g.checkStore(ctx)
	if err = errors.Join(err, g.Close()); err != nil && ctx.Err() == nil {
		return fault.New(fault.Input, "the backup is damaged: %w", err)
	}
	if len(problems) > 0 {
		return fault.New(fault.Input, "the graph in the backup is damaged: %s", problems[0])
	}
	return err
}
