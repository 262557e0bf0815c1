// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kg/internal/fault"
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
