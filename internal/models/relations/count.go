// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"kg/extract/linear"
	"kg/internal/models/articles"
)

// count counts relations: those of people, those that rules find, those that the model adds, and how many of either are right.
type count struct{ people, rules, right, added, addedRight int }

func (n *count) sum(m count) {
	n.people += m.people
	n.rules += m.rules
	n.right += m.right
	n.added += m.added
	n.addedRight += m.addedRight
}

func (n count) String() string {
	found, right := n.rules+n.added, n.right+n.addedRight
	f1 := func(right, found int) float64 { return 200 * float64(right) / float64(max(1, n.people+found)) }
	return fmt.Sprintf("%8d %6d %6d %6d %6d   F1 %.1f -> %.1f, P %.1f -> %.1f", n.people, n.rules, n.right, n.added, n.addedRight,
		f1(n.right, n.rules), f1(right, found), 100*float64(n.right)/float64(max(1, n.rules)), 100*float64(right)/float64(max(1, found)))
}

// add counts the relations of one predicate, class c of the model, in a document.
func (n *count) add(d *document, m *linear.Model, c int, predicate string, least float64) {
	for r := range d.gold {
		if r.Predicate == predicate {
			n.people++
		}
	}
	for r := range d.rules {
		if r.Predicate == predicate {
			n.rules++
			if d.gold[r] {
				n.right++
			}
		}
	}
	scores := make([]int, len(m.Classes))
	seen := map[articles.Relation]bool{}
	for i := range d.pairs {
		m.Scores(scores, d.pairs[i].Features)
		r := d.relation(&d.pairs[i], predicate)
		if linear.Probability(scores[c]) < least || d.rules[r] || seen[r] {
			continue
		}
		seen[r] = true
		n.added++
		if d.gold[r] {
			n.addedRight++
		}
	}
}
