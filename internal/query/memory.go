// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"
	"errors"
	"runtime"
	"runtime/metrics"
	"time"
)

var errMemory = errors.New("too much memory")

// sampling is how often the heap is looked at. A script that does nothing else fills some ten megabytes meanwhile; a
// single call of JavaScript can ask for any amount at once, which only the system refuses (see kg query).
const sampling = 5 * time.Millisecond

// limitMemory gives a context that ends with errMemory when the heap of the process is larger than max bytes and its
// garbage does not make up for it. It watches until stop is called.
func limitMemory(ctx context.Context, max int64) (_ context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(sampling)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if heapSize() <= uint64(max) {
				continue
			}
			runtime.GC()
			if heapSize() > uint64(max-max/8) { // the last eighth would be paid for with one collection after the other
				cancel(errMemory)
				return
			}
		}
	}()
	return ctx, func() {
		cancel(nil)
		<-done
	}
}

// heapSize is what objects take, those included that are garbage since the last collection.
func heapSize() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
