// SPDX-License-Identifier: Apache-2.0

package train

import (
	"testing"

	"kg/extract/linear"
)

// TestRankingPrefersWhatIsRight learns that red things are right, and that green ones are where nothing is red; blue ones never are.
func TestRankingPrefersWhatIsRight(t *testing.T) {
	colour := func(c string) (f linear.Features) { f.Add(c); return f }
	red, green, blue := colour("red"), colour("green"), colour("blue")
	var list []Ranked
	for range 50 {
		list = append(list,
			Ranked{[]linear.Features{green, red}, []bool{false, true}, 1},
			Ranked{[]linear.Features{blue, green}, []bool{false, true}, 1},
			Ranked{[]linear.Features{blue}, []bool{false}, 1})
	}
	o := LinearSettings{Passes: 6, Rate: 0.1, Sparse: 1, L2: 4, Seed: 1}
	m, err := linear.New([]linear.Regression{LearnRanking("x", list, o)})
	if err != nil {
		t.Fatal(err)
	}
	score := func(f linear.Features) int {
		var s [1]int
		m.Scores(s[:], f)
		return s[0]
	}
	if r, g, b := score(red), score(green), score(blue); r <= g || g <= 0 || b >= 0 {
		t.Errorf("red %d, green %d, blue %d", r, g, b)
	}
}
