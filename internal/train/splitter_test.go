// SPDX-License-Identifier: Apache-2.0

package train

import (
	"testing"

	"kg/extract/reading"
)

// TestSplitterLearns where sentences without a full stop end.
func TestSplitterLearns(t *testing.T) {
	_, _, sentences := small(t)
	weights := Splitter(sentences)
	const text = "Ann runs home . Dogs run Cats walk"
	got := reading.AppendSplit(nil, text, func(p reading.Place) bool { return reading.Splits(weights, p) })
	want := []string{"Ann runs home .", "Dogs run", "Cats walk"}
	for i, w := range want {
		if i >= len(got) || text[got[i].Start:got[i].End] != w {
			t.Fatalf("split into %v, want %q", got, want)
		}
	}
}
