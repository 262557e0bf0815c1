// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"io"

	"kg/internal/fault"
)

// accounting counts what became of every input: read = loaded + unchanged + skipped + failed.
type accounting struct {
	err                                      io.Writer
	read, loaded, unchanged, skipped, failed int
}

// skip reports an input that is not what it should be; the run goes on. An article that kg itself failed at is failed.
func (a *accounting) skip(err error) {
	a.read++
	if fault.KindOf(err) == fault.Internal {
		a.failed++
		fmt.Fprintf(a.err, "kg: failed: %s\n", oneLine(err.Error()))
		return
	}
	a.skipped++
	fmt.Fprintf(a.err, "kg: skipped: %s\n", oneLine(err.Error()))
}

// fail reports an input that could not be stored.
func (a *accounting) fail(source string, err error) {
	a.read++
	a.failed++
	fmt.Fprintf(a.err, "kg: failed: %s: %s\n", source, oneLine(err.Error()))
}

// done prints the sum, and gives the error that stands for inputs that were not loaded: Input where nothing was, so
// that a script that reads one file sees why.
func (a *accounting) done() error {
	fmt.Fprintf(a.err, "read %d = loaded %d + unchanged %d + skipped %d + failed %d\n",
		a.read, a.loaded, a.unchanged, a.skipped, a.failed)
	bad := a.skipped + a.failed
	switch {
	case bad == 0:
		return nil
	case bad == a.read:
		return fault.New(fault.Input, "nothing could be read of %d %s", a.read, plural(a.read, "input"))
	}
	return fault.New(fault.Partial, "%d of %d inputs were not loaded", bad, a.read)
}

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// stored counts an input that is in the graph now.
func (a *accounting) stored(changed bool) {
	a.read++
	if changed {
		a.loaded++
	} else {
		a.unchanged++
	}
}

// quietly is done without the sum where all went well: the output is then the answer.
func (a *accounting) quietly() error {
	if a.skipped+a.failed == 0 {
		return nil
	}
	return a.done()
}
