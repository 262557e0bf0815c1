// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestRunes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 600, -1).Draw(t, "text")
		r := NewRunes(text)
		for i := range text {
			if got, want := r.At(i), utf8.RuneCountInString(text[:i]); got != want {
				t.Fatalf("At(%d) = %d, want %d in %q", i, got, want, text)
			}
		}
		if got, want := r.At(len(text)), utf8.RuneCountInString(text); got != want {
			t.Fatalf("At(end) = %d, want %d in %q", got, want, text)
		}
	})
}
