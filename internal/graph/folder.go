// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"kg/internal/fault"
	"kg/internal/quadstore"
)

// format is the version of the folder's layout; a graph of another one is refused. Format 1 was Cayley's store on
// LevelDB.
const format = 2

const (
	infoName  = "kg.json"
	storeDir  = "store"
	unwritten = infoName + ".new" // kg.json on its way
)

// info is what kg.json says.
type info struct {
	Format int    `json:"format"`
	Base   string `json:"base"`
}

func storePath(dir string) string { return filepath.Join(dir, storeDir) }

// state of a folder: whether a graph is in it.
type state int

const (
	absent     state = iota // no folder, or an empty one
	unfinished              // what a crash while it was made left
	present
)

// folder keeps a graph on the disk.
type folder struct {
	local
	dir  string
	base string
}

// openFolder opens the graph in a folder, or makes it there.
func openFolder(dir string, o Options) (*Graph, error) {
	info, state, err := inspect(dir)
	if err != nil {
		return nil, err
	}
	if state != present && (!o.Create || o.ReadOnly) {
		return nil, fault.Hint(fault.Graph, "make one with kg build", "no graph in %s", dir)
	}
	if state != present {
		return createFolder(dir, o)
	}
	if err := sameBase(dir, o.Base, info.Base); err != nil {
		return nil, err
	}
	s, err := quadstore.Open(storePath(dir), quadstore.Options{ReadOnly: o.ReadOnly, Resume: o.Resume, Fatal: o.fatal(dir)})
	if err != nil {
		return nil, openError(dir, err)
	}
	return &Graph{name: dir, base: info.Base, readOnly: o.ReadOnly, place: folder{local{s}, dir, info.Base}}, nil
}

// createFolder makes a graph with the vocabulary in it. kg.json comes last: a folder without it was left by a crash on
// the way, and the next attempt begins anew.
func createFolder(dir string, o Options) (*Graph, error) {
	s, err := quadstore.Open(storePath(dir), quadstore.Options{Create: true, Empty: true, Resume: o.Resume, Fatal: o.fatal(dir)})
	if err != nil {
		return nil, openError(dir, err)
	}
	base := orDefault(o.Base)
	g, err := made(&Graph{name: dir, base: base, place: folder{local{s}, dir, base}})
	if err != nil {
		return nil, err
	}
	if err := writeInfo(dir, info{Format: format, Base: base}); err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

func (o Options) fatal(dir string) func(error) {
	if o.Fatal == nil {
		return nil
	}
	return func(err error) {
		o.Fatal(fault.Hint(fault.Output, "what was stored before is safe", "the graph in %s cannot be written: %w", dir, err))
	}
}

func (f folder) measure(context.Context) (Stats, error) {
	n, err := diskSize(f.dir)
	return Stats{Format: format, Store: "pebble", Bytes: n}, err
}

func (f folder) failed(err error) error {
	if diskFull(err) {
		return fault.Hint(fault.Output, "the graph is as it was", "the disk of %s is full: %w", f.dir, err)
	}
	return fault.New(fault.Graph, "graph in %s: %w", f.dir, err)
}

func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// openError says why a store cannot be opened.
func openError(dir string, err error) error {
	switch {
	case errors.Is(err, quadstore.ErrLocked):
		return fault.Hint(fault.Graph, "wait for it to end", "the graph in %s is in use by another process", dir)
	case diskFull(err):
		return fault.New(fault.Output, "the disk of %s is full: %w", dir, err)
	}
	return fault.New(fault.Graph, "graph in %s: %w", dir, err)
}

// inspect looks at a folder and refuses one that is not a graph's, or a newer graph's.
func inspect(dir string) (info, state, error) {
	data, err := os.ReadFile(filepath.Join(dir, infoName))
	if errors.Is(err, fs.ErrNotExist) {
		st, err := withoutInfo(dir)
		return info{}, st, err
	}
	if errors.Is(err, fs.ErrPermission) {
		return info{}, absent, fault.New(fault.Graph, "%w", err)
	}
	if err != nil { // dir is a file
		return info{}, absent, foreign(dir)
	}
	var i info
	if err := json.Unmarshal(data, &i); err != nil || i.Format < 1 {
		return info{}, absent, fault.New(fault.Graph, "%s is damaged, or of another program", filepath.Join(dir, infoName))
	}
	if i.Format > format {
		return info{}, absent, fault.Hint(fault.Graph, "use a newer kg",
			"the graph in %s has format %d, this kg knows format %d", dir, i.Format, format)
	}
	if i.Format < format {
		return info{}, absent, fault.Hint(fault.Graph, "export it with the kg that made it, and load that into a new folder",
			"the graph in %s has format %d, this kg knows format %d", dir, i.Format, format)
	}
	if checkBase(i.Base) != nil {
		return info{}, absent, fault.New(fault.Graph, "%s is damaged: %q is no base", filepath.Join(dir, infoName), i.Base)
	}
	if st, err := os.Stat(storePath(dir)); err != nil || !st.IsDir() {
		return info{}, absent, fault.New(fault.Graph, "the graph in %s is damaged: its folder %s is gone", dir, storeDir)
	}
	return i, present, nil
}

// withoutInfo tells an empty folder and one that a crash left from one of another program.
func withoutInfo(dir string) (state, error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return absent, nil
	case errors.Is(err, fs.ErrPermission):
		return absent, fault.New(fault.Graph, "%w", err)
	case err != nil:
		return absent, foreign(dir)
	}
	for _, e := range entries {
		if !(e.Name() == storeDir && e.IsDir()) && e.Name() != unwritten {
			return absent, foreign(dir)
		}
	}
	if len(entries) == 0 {
		return absent, nil
	}
	files, err := os.ReadDir(storePath(dir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return absent, fault.New(fault.Graph, "%w", err)
	}
	for _, f := range files {
		if !storeFile(f.Name()) {
			return absent, foreign(dir)
		}
	}
	return unfinished, nil
}

func foreign(dir string) error {
	return fault.Hint(fault.Graph, "name an empty folder or a new one", "%s is not the folder of a graph", dir)
}

// writeInfo writes kg.json whole or not at all.
func writeInfo(dir string, i info) error {
	data, err := json.Marshal(i)
	if err != nil {
		return err
	}
	tmp := filepath.Join(dir, unwritten)
	f, err := os.Create(tmp)
	if err != nil {
		return fault.New(fault.Graph, "%w", err)
	}
	_, err = f.Write(append(data, '\n'))
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(tmp, filepath.Join(dir, infoName))
	}
	if err != nil {
		return fault.New(fault.Graph, "%w", err)
	}
	return nil
}

// diskSize is the sum of the sizes of a folder's files in bytes; one that goes while it is counted does not count.
func diskSize(dir string) (n int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return ignoreGone(err)
		}
		st, err := d.Info()
		if err == nil {
			n += st.Size()
		}
		return ignoreGone(err)
	})
	return n, err
}

func ignoreGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// storeFile tells whether a file may be one of Pebble's.
func storeFile(name string) bool {
	switch name {
	case "LOCK", "scratch":
		return true
	}
	return strings.HasPrefix(name, "MANIFEST-") || strings.HasPrefix(name, "OPTIONS-") || strings.HasPrefix(name, "marker.") ||
		strings.HasSuffix(name, ".log") || strings.HasSuffix(name, ".sst") || strings.HasSuffix(name, ".dbtmp")
}
