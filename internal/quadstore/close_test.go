// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"errors"
	"sync"
	"testing"
)

// TestCloseUnderSnapshots: snapshots are taken and closed by several goroutines while the store closes; each call gives
// its result or ErrClosed, and the database never closes under an open snapshot (which Pebble would panic at).
func TestCloseUnderSnapshots(t *testing.T) {
	for range 50 {
		s, err := Open("", Options{Memory: true})
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		start := make(chan struct{})
		for range 8 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				<-start
				for range 20 {
					sn, err := s.Snapshot()
					if errors.Is(err, ErrClosed) {
						return
					}
					if err != nil {
						t.Error(err)
						return
					}
					if err := sn.Close(); err != nil {
						t.Error(err)
					}
				}
			}()
		}
		close(start)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		wg.Wait()
		if err := s.Close(); err != nil {
			t.Errorf("a second Close: %v", err)
		}
	}
}
