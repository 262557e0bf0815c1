// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"testing"
)

// TestNominalPhrases tells which phrases are judged, and that walking twice gives the same.
func TestNominalPhrases(t *testing.T) {
	r := newReader(t)
	const text = "Ana Ruiz, the mayor of Lima, met Velm Bank on Monday.\n\nThe mayor said the bank’s old office was a ruin. Her deputy agreed with Finance Minister Max Orr.\n"
	d, n := r.Nominals(Article{Published: "2025-05-14"}, text)
	var got [2][]string
	for i := range got {
		n.Walk(func(c *NominalChoice) int {
			got[i] = append(got[i], d.Slice(c.Span))
			if len(c.Pairs) < len(c.Entities) || len(c.Barred) != len(c.Entities) {
				t.Fatalf("%s: %d entities, %d pairs, %d barred", d.Slice(c.Span), len(c.Entities), len(c.Pairs), len(c.Barred))
			}
			return -1
		})
	}
	for _, want := range []string{"The mayor", "the bank", "Her deputy"} {
		if !slices.Contains(got[0], want) {
			t.Errorf("%q is not judged: %q", want, got[0])
		}
	}
	for _, not := range []string{"the mayor", "Finance Minister", "Minister"} {
		if slices.Contains(got[0], not) {
			t.Errorf("%q is judged: %q", not, got[0])
		}
	}
	if !slices.Equal(got[0], got[1]) {
		t.Errorf("%q, then %q", got[0], got[1])
	}
}

func TestAlike(t *testing.T) {
	r := newReader(t)
	l := newLikeness(r.vectors)
	if a, b := l.alike("airline", "carrier"), l.alike("airline", "bishop"); a <= b {
		t.Errorf("carrier %d, bishop %d", a, b)
	}
	if x := l.alike("airline", "qqzzxx"); x != -10 {
		t.Errorf("an unknown word: %d", x)
	}
	if k := l.kind("carmaker"); k == "" {
		t.Error("a carmaker is like nothing")
	}
}
