// SPDX-License-Identifier: Apache-2.0

package main

import (
	"iter"
	"runtime"
)

// ordered runs f over a sequence on all processors and gives the results in the order of the sequence, so that many
// workers give the same bytes as one. At most twice as many items as there are processors are held.
func ordered[A, B any](in iter.Seq[A], f func(A) B) iter.Seq[B] {
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
		for result := range queue {
			if !yield(<-result) {
				return
			}
		}
	}
}
