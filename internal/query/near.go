// SPDX-License-Identifier: Apache-2.0

package query

import (
	"sort"

	"kg/internal/identity"
)

// near gives the up to five candidates that are written almost as s, the nearest first.
func near(s string, candidates []string) []string {
	type hit struct {
		text string
		far  int
	}
	var hits []hit
	seen := map[string]bool{}
	for _, c := range candidates {
		f := []rune(identity.Fold(s))
		limit := 1 + len(f)/4
		if d := identity.Distance(f, []rune(identity.Fold(c)), limit); d <= limit && !seen[c] {
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
