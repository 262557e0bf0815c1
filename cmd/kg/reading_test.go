// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"strings"
	"testing"

	"kg/internal/fault"
	"kg/internal/input"
)

// TestDefect: a panic of the reader (here: there is none) is an error of its article, counted as failed.
func TestDefect(t *testing.T) {
	r := read{item: input.Item{Source: "a.txt"}}.by(nil)
	if r.err == nil || fault.KindOf(r.err) != fault.Internal || !strings.Contains(r.err.Error(), "a.txt") {
		t.Fatalf("the error is %v", r.err)
	}
	var out bytes.Buffer
	count := accounting{err: &out}
	count.skip(r.err)
	count.stored(true)
	if err := count.done(); fault.KindOf(err) != fault.Partial || !strings.Contains(out.String(), "read 2 = loaded 1 + unchanged 0 + skipped 0 + failed 1") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

// TestOrdered: the results come in the order of the items, whatever worker is first, and stop when nobody asks for more.
func TestOrdered(t *testing.T) {
	items := func(yield func(int) bool) {
		for i := range 1000 {
			if !yield(i) {
				return
			}
		}
	}
	want := 0
	for got := range ordered(items, func(i int) int { return i * i }) {
		if got != want*want {
			t.Fatalf("item %d gives %d", want, got)
		}
		if want++; want == 500 {
			break
		}
	}
	if want != 500 {
		t.Errorf("%d items", want)
	}
}
