// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"iter"
	"runtime"
)

// ordered runs f over a sequence on all processors and gives the results in the order of the sequence, so that many
// workers give the same bytes as one. At most twice as many items as there are processors are held.
// The sequence ends when ctx is done, also while f is at work: a long article does not hold up Ctrl-C.
func ordered[A, B any](ctx context.Context, in iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		workers := runtime.GOMAXPROCS(0)
		queue := make(chan chan B, workers)
		stop := make(chan struct{})
		defer close(stop)
		go func() {
			defer close(queue)
			for a := range in {
				result := make(chan B, 1)
				select {
				case queue <- result:
				case <-stop:
					return
				}
				go func() { result <- f(a) }()
			}
		}()
		for {
			b, ok := next(ctx, queue)
			if !ok || !yield(b) {
				return
			}
		}
	}
}

// next waits for the next result; false where there is none, or ctx is done.
func next[B any](ctx context.Context, queue chan chan B) (b B, ok bool) {
	var result chan B
	select {
	case result, ok = <-queue:
	case <-ctx.Done():
	}
	if !ok {
		return b, false
	}
	select {
	case b = <-result:
		return b, true
	case <-ctx.Done():
		return b, false
	}
}
