// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"errors"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
)

// stuck is a store whose Close does not come back, as LevelDB's after a full disk.
type stuck struct{ cayley.QuadStore }

func (stuck) Close() error { select {} }

func TestCloseGivesUp(t *testing.T) {
	if err := (&store{qs: stuck{}}).close(); !errors.Is(err, errStuck) {
		t.Errorf("close: %v", err)
	}
}
