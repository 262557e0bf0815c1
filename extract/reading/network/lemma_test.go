// SPDX-License-Identifier: Apache-2.0

package network

import "testing"

// TestLemma: a script that makes a known word is preferred to one that scores
// somewhat more, whole lemmas are not for unknown forms, and none may fit.
func TestLemma(t *testing.T) {
	m := tiny()
	m.Spec.Labels[Lemma] = []string{"l2", "l1", "=go", "l9"}
	m.Spec.Choices[Lemma] = [][]int32{{0, 1, 2}, {3}}
	m.Tables[PieceWord].Keys = []string{"x", "provoke"}
	for _, s := range m.Spec.Shapes() {
		m.Dense[s.Name] = make([]float32, s.Rows*s.Cols)
	}
	copy(m.Dense[Choice(Lemma)+".b"], []float32{2, 1, 9, 0})
	file, err := Encode(m)
	if err != nil {
		t.Fatal(err)
	}
	n, err := Decode(string(file))
	if err != nil {
		t.Fatal(err)
	}
	var s Scratch
	n.Read(make([]Word, 1), []string{"Provoked"}, &s)
	for _, c := range []struct {
		form, want string
		xpos       int
		ok         bool
	}{
		{"Provoked", "provoke", 0, true}, {"Bombed", "bomb", 0, true}, {"Bombed", "", 1, false},
	} {
		if got, ok := n.Lemma(0, c.xpos, c.form, &s); got != c.want || ok != c.ok {
			t.Errorf("%s: %q %v, want %q", c.form, got, ok, c.want)
		}
	}
}
