// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"bytes"
	"math"
	"testing"
)

func features(words ...string) (f Features) {
	for _, w := range words {
		f.Add(w)
	}
	return f
}

// small is a model of two classes.
func small(t testing.TB) *Model {
	t.Helper()
	f := features("wet", "cold")
	m, err := New([]Regression{
		{"rain", -1, map[uint32]float64{f[0]: 3, f[1]: 0.5}},
		{"snow", -2, map[uint32]float64{f[0]: 1.5, f[1]: 2, 7: 0.001}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestScoresAreSumsOfWeights(t *testing.T) {
	m := small(t)
	got := make([]int, 2)
	for _, c := range []struct {
		f    Features
		want [2]int
	}{
		{nil, [2]int{-1 * Unit, -2 * Unit}},
		{features("wet"), [2]int{2 * Unit, -Unit / 2}},
		{features("cold", "wet", "windy"), [2]int{2*Unit + Unit/2, Unit + Unit/2}},
	} {
		if m.Scores(got, c.f); [2]int(got) != c.want {
			t.Errorf("%v: %v, want %v", c.f, got, c.want)
		}
	}
	if len(m.Keys) != 2 || m.Class("snow") != 1 || m.Class("hail") != -1 {
		t.Errorf("keys %v, snow %d, hail %d", m.Keys, m.Class("snow"), m.Class("hail"))
	}
	if p := Probability(Unit); math.Abs(p-0.731) > 0.001 {
		t.Errorf("probability of 1 is %f", p)
	}
}

func TestFeaturesAreTheirWords(t *testing.T) {
	var f Features
	f.Add("a", "bc")
	f.Add("ab", "c")
	f.Add("a", "bc")
	if f[0] == f[1] || f[0] != f[2] {
		t.Errorf("%v", f)
	}
}

func TestFileIsReadAsItWasWritten(t *testing.T) {
	file, err := Encode(small(t))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Encode(m)
	if err != nil || !bytes.Equal(again, file) {
		t.Errorf("other bytes, or %v", err)
	}
}

func TestDecodeRefusesWhatDoesNotFit(t *testing.T) {
	for name, damage := range map[string]func(*Model){
		"a class without bias":           func(m *Model) { m.Bias = m.Bias[:1] },
		"a weight of no class":           func(m *Model) { m.Of[0] = 9 },
		"fewer weights than are counted": func(m *Model) { m.Weights = m.Weights[:1] },
		"a key without count":            func(m *Model) { m.Counts = m.Counts[:1] },
	} {
		m := small(t)
		damage(m)
		file, err := Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Decode(file); err == nil {
			t.Errorf("%s: is taken", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	file, err := Encode(small(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Fuzz(func(t *testing.T, file []byte) {
		if m, err := Decode(file); err == nil {
			m.Scores(make([]int, len(m.Classes)), features("wet"))
		}
	})
}
