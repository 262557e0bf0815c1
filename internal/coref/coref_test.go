// SPDX-License-Identifier: Apache-2.0

package coref

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// entities reads "abc de": two entities, of the mentions a, b, c and d, e.
func entities(s string) [][]Mention {
	var out [][]Mention
	for _, word := range strings.Fields(s) {
		var e []Mention
		for _, r := range word {
			e = append(e, Mention{int(r), int(r)})
		}
		out = append(out, e)
	}
	return out
}

// The examples of the papers, recomputed by hand from their formulas.
func TestPublishedExamples(t *testing.T) {
	const twelve = "12345 67 89ABC"
	for _, c := range []struct {
		name, key, response string
		muc, b3, ceaf       [2]float64 // recall, precision
	}{
		{"Vilain 1995: a link missed", "abcd", "ab cd", [2]float64{2. / 3, 1}, [2]float64{.5, 1}, [2]float64{2. / 3, 1. / 3}},
		{"Vilain 1995: a link too many", "ab cd", "abcd", [2]float64{1, 2. / 3}, [2]float64{1, .5}, [2]float64{1. / 3, 2. / 3}},
		{"Bagga 1998: a small one joined", twelve, "12345 6789ABC", [2]float64{1, .9}, [2]float64{1, (5 + 29./7) / 12}, [2]float64{(1 + 10./12) / 3, (1 + 10./12) / 2}},
		{"Bagga 1998: two large ones joined", twelve, "1234589ABC 67", [2]float64{1, .9}, [2]float64{1, 7. / 12}, [2]float64{(1 + 10./15) / 3, (1 + 10./15) / 2}},
		{"Luo 2005: all joined", twelve, "123456789ABC", [2]float64{1, 9. / 11}, [2]float64{1, 54. / 144}, [2]float64{10. / 17 / 3, 10. / 17}},
		{"Luo 2005: none joined", twelve, "1 2 3 4 5 6 7 8 9 A B C", [2]float64{0, 0}, [2]float64{.25, 1}, [2]float64{4. / 3 / 3, 4. / 3 / 12}},
		{"Pradhan 2014: other mentions", "abc defg", "ab cd fghi", [2]float64{.4, .4}, [2]float64{35. / 12 / 7, .5}, [2]float64{.65, 1.3 / 3}},
		{"the same", "abc de", "ed cab", [2]float64{1, 1}, [2]float64{1, 1}, [2]float64{1, 1}},
		{"nothing found", "abc de", "", [2]float64{}, [2]float64{}, [2]float64{}},
		{"nothing right", "abc de", "xyz", [2]float64{}, [2]float64{}, [2]float64{}},
		{"nothing to find", "", "ab", [2]float64{}, [2]float64{}, [2]float64{}},
	} {
		var s Score
		s.Add(entities(c.key), entities(c.response))
		for what, pair := range map[string]struct {
			got  Measure
			want [2]float64
		}{"MUC": {s.MUC, c.muc}, "B3": {s.B3, c.b3}, "CEAF": {s.CEAF, c.ceaf}} {
			r, p := pair.got.Recall.Value(), pair.got.Precision.Value()
			if math.Abs(r-pair.want[0]) > 1e-12 || math.Abs(p-pair.want[1]) > 1e-12 {
				t.Errorf("%s, %s: recall %.4f, precision %.4f, want %.4f and %.4f", c.name, what, r, p, pair.want[0], pair.want[1])
			}
		}
	}
}

// The F1 that Luo's paper prints for the four systems, and those of Pradhan's for his example.
func TestPublishedFigures(t *testing.T) {
	const twelve = "12345 67 89ABC"
	for _, c := range []struct {
		key, response string
		b3, ceaf      string
	}{
		{twelve, "12345 6789ABC", "0.865", "0.733"},
		{twelve, "1234589ABC 67", "0.737", "0.667"},
		{twelve, "123456789ABC", "0.545", "0.294"},
		{twelve, "1 2 3 4 5 6 7 8 9 A B C", "0.400", "0.178"},
		{"abc defg", "ab cd fghi", "0.455", "0.520"},
	} {
		var s Score
		s.Add(entities(c.key), entities(c.response))
		if got := three(s.B3.F1()); got != c.b3 {
			t.Errorf("%s: B3 %s, want %s", c.response, got, c.b3)
		}
		if got := three(s.CEAF.F1()); got != c.ceaf {
			t.Errorf("%s: CEAF %s, want %s", c.response, got, c.ceaf)
		}
	}
}

// three writes three digits behind the point.
func three(f float64) string {
	return fmt.Sprintf("%.3f", f)
}

// Documents are summed, and not averaged.
func TestDocumentsAreSummed(t *testing.T) {
	var s Score
	s.Add(entities("ab"), entities("ab"))
	s.Add(entities("abcd"), entities("ab cd"))
	if got, want := s.MUC.Recall.Value(), 3./4; got != want {
		t.Errorf("MUC recall %v, want %v", got, want)
	}
	if got, want := s.CEAF.Precision.Value(), (1+2./3)/3; math.Abs(got-want) > 1e-12 {
		t.Errorf("CEAF precision %v, want %v", got, want)
	}
	if got, want := s.CoNLL(), (s.MUC.F1()+s.B3.F1()+s.CEAF.F1())/3; got != want {
		t.Errorf("CoNLL %v, want %v", got, want)
	}
	if s.Mentions.F1() != 1 {
		t.Errorf("mentions %v", s.Mentions)
	}
}

// Small matrices are solved as by trying all assignments.
func TestAssign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		values := make([][]float64, rows)
		for i := range values {
			values[i] = rapid.SliceOfN(rapid.Float64Range(0, 1), columns, columns).Draw(t, "row")
		}
		if got, want := assign(values), best(values, 0, make([]bool, columns)); math.Abs(got-want) > 1e-9 {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// best tries all.
func best(values [][]float64, i int, taken []bool) float64 {
	if i == len(values) {
		return 0
	}
	most := best(values, i+1, taken)
	for j, v := range values[i] {
		if !taken[j] {
			taken[j] = true
			most = max(most, v+best(values, i+1, taken))
			taken[j] = false
		}
	}
	return most
}

// Recall of one side is precision of the other.
func TestSidesSwap(t *testing.T) {
	partition := rapid.Custom(func(t *rapid.T) [][]Mention {
		out := make([][]Mention, 4)
		for m := range 8 {
			if e := rapid.IntRange(0, 4).Draw(t, "entity"); e < 4 {
				out[e] = append(out[e], Mention{m, m})
			}
		}
		return out
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := partition.Draw(t, "a"), partition.Draw(t, "b")
		var x, y Score
		x.Add(a, b)
		y.Add(b, a)
		for _, p := range [][2]Ratio{{x.MUC.Recall, y.MUC.Precision}, {x.B3.Recall, y.B3.Precision}, {x.CEAF.Recall, y.CEAF.Precision}, {x.Mentions.Recall, y.Mentions.Precision}} {
			if math.Abs(p[0].Part-p[1].Part) > 1e-9 || p[0].Whole != p[1].Whole {
				t.Fatalf("%v and %v", p[0], p[1])
			}
		}
	})
}
