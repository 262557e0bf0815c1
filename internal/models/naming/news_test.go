// SPDX-License-Identifier: Apache-2.0

package main

import (
	"maps"
	"testing"
)

func TestMarked(t *testing.T) {
	got, err := marked("[sic] [PER Ada Lane] left [LOC Kolding] for [ORG The Hill].\nDr [PER Bo] stayed [twice].")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for s, typ := range got.names {
		names[got.body[s.from:s.to]] = typ
	}
	if want := "[sic] Ada Lane left Kolding for The Hill.\nDr Bo stayed [twice]."; got.body != want {
		t.Errorf("text %q, want %q", got.body, want)
	}
	if want := map[string]string{"Ada Lane": "PER", "Kolding": "LOC", "Hill": "ORG", "Bo": "PER"}; !maps.Equal(names, want) {
		t.Errorf("names %v, want %v", names, want)
	}
	for _, bad := range []string{"[PER Ada", "[PER Ada [LOC Rome]]", "[ORG ]"} {
		if _, err := marked(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// TestStories reads all that kg carries.
func TestStories(t *testing.T) {
	list, held, err := readNews(stories)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 || len(held) == 0 {
		t.Fatalf("%d stories to learn from, %d held out", len(list), len(held))
	}
	for _, s := range append(list, held...) {
		if len(s.names) == 0 {
			t.Errorf("a story without names: %.60q", s.body)
		}
	}
}
