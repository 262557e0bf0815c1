// SPDX-License-Identifier: Apache-2.0

package query

import "sort"

// near gives the up to five candidates that are written almost as s, the nearest first.
func near(s string, candidates []string) []string {
	type hit struct {
		text string
		far  int
	}
	var hits []hit
	seen := map[string]bool{}
	for _, c := range candidates {
		f := []rune(fold(s))
		limit := 1 + len(f)/4
		if d := distance(f, []rune(fold(c)), limit); d <= limit && !seen[c] {
			seen[c] = true
			hits = append(hits, hit{c, d})
		}
	}
	sort.Slice(hits, func(i, j int) bool {
		if hits[i].far != hits[j].far {
			return hits[i].far < hits[j].far
		}
		return hits[i].text < hits[j].text
	})
	var out []string
	for _, h := range hits[:min(5, len(hits))] {
		out = append(out, h.text)
	}
	return out
}

// distance counts the letters to put in, take out, change or swap to get from a to b; anything above limit is
// limit+1.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var before, above []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, above, row = above, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return min(row[len(b)], limit+1)
}
