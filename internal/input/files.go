// SPDX-License-Identifier: Apache-2.0

package input

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"kg/internal/fault"
)

// extensions of the files that a folder is searched for; each also with .gz.
var extensions = [...]string{".txt", ".text", ".json", ".jsonl", ".ndjson"}

// files gives the files that an argument stands for: itself, or those of a folder and its folders in the order of
// their paths, hidden ones left out. The errors are of what cannot be read, with its path.
func files(arg string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if arg == "-" {
			yield(arg, nil)
			return
		}
		st, err := os.Stat(arg)
		if err != nil {
			var where *fs.PathError
			if errors.As(err, &where) { // without the name of the system call
				err = fmt.Errorf("%s: %w", where.Path, where.Err)
			}
			yield(arg, fault.New(fault.Input, "%w", err))
			return
		}
		if !st.IsDir() {
			yield(arg, nil)
			return
		}
		n := 0
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				n++
				if !yield(path, fault.New(fault.Input, "%w", err)) {
					return filepath.SkipAll
				}
			case path != arg && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return filepath.SkipDir
				}
			case wanted(path, d):
				n++
				if !yield(path, nil) {
					return filepath.SkipAll
				}
			}
			return nil
		})
		if err == nil && n == 0 {
			yield(arg, fault.Hint(fault.Input, "it looks for "+strings.Join(extensions[:], ", ")+" and .gz of them",
				"%s: no article in this folder", arg))
		}
	}
}

// wanted tells whether a file of a folder is to be read; a link counts as the file it leads to.
func wanted(path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink != 0 {
		st, err := os.Stat(path)
		if err == nil && !st.Mode().IsRegular() {
			return false
		}
	} else if !d.Type().IsRegular() {
		return false
	}
	name, _ := strings.CutSuffix(strings.ToLower(path), ".gz")
	for _, e := range extensions {
		if filepath.Ext(name) == e {
			return true
		}
	}
	return false
}
