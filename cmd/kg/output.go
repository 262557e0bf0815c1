// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"

	"kg/internal/fault"
)

// writeTo calls write with standard output where path is "" or "-", else with a file that appears under its name only
// when all of it is on the disk.
func writeTo(path string, stdout io.Writer, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		b := bufio.NewWriterSize(stdout, 1<<16)
		if err := write(b); err != nil {
			return err
		}
		return b.Flush()
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fault.New(fault.Output, "%s: %w", path, err)
	}
	defer os.Remove(f.Name()) // gone already where the rename was made
	b := bufio.NewWriterSize(f, 1<<16)
	err = write(b)
	for _, step := range []func() error{b.Flush, func() error { return f.Chmod(0o644) }, f.Sync, f.Close} {
		if err == nil {
			err = step()
		}
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		f.Close()
		if kind := fault.KindOf(err); kind != fault.Internal { // of what was to be written, not of the file
			return err
		}
		return fault.New(fault.Output, "%s: not written: %w", path, err)
	}
	return nil
}
