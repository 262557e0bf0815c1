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

// TestHolders checks for whom a phrase stands that names a public office: the only one of the text who is known to have had it.
func TestHolders(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ what, text, want string }{
		{"the only one", "Bernie Sanders met a farmer in Iowa on Monday, and Tom Berg came, too. They ate. The crowd cheered the Vermont senator for an hour.", "the Vermont senator: Bernie Sanders"},
		{"of another state", "Bernie Sanders met a farmer in Iowa on Monday. The crowd cheered the Ohio senator for an hour.", ""},
		{"two of them", "Hillary Clinton and John Kerry met a farmer in Iowa on Monday. The crowd cheered the former secretary of state.", ""},
		{"once", "Hillary Clinton met a farmer in Iowa on Monday. They ate. Tom Berg cheered the former secretary of state.", "the former secretary: Hillary Clinton"},
		{"perhaps not any more", "Hillary Clinton met a farmer in Iowa on Monday. They ate. Tom Berg asked the secretary of state.", ""},
		{"of lower rank", "Rick Perry met a farmer in Iowa on Monday. They ate. Tom Berg asked the lieutenant governor.", ""},
	} {
		d := r.Read(Article{}, c.text)
		got := ""
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				if m.Kind == Nominal && e.Type == Person {
					got += d.Slice(m.Span) + ": " + e.Name
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.what, c.text, got, c.want)
		}
	}
}
