// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"context"
	"errors"
	"testing"
)

// TestScanStops: a cancelled reader gets no more quads, and an error.
func TestScanStops(t *testing.T) {
	g, err := Open("", Options{Memory: true})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for _, e := range g.All(ctx) {
		if err = e; err == nil {
			n++
		}
		cancel()
	}
	if n != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d quads, error %v", n, err)
	}
}
