// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"kg/extract/naming"
	"kg/internal/train"
)

// count is of what is found, what is there and what is both.
type count struct{ right, found, gold int }

func (c count) String() string {
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", 100*float64(c.right)/float64(max(1, c.found)), 100*float64(c.right)/float64(max(1, c.gold)),
		200*float64(c.right)/float64(max(1, c.found+c.gold)))
}

// score compares the names that a reader finds with those that people found; names of other things are left out, and
// so are events where the corpus has none.
func score(r *naming.Reader, all []*train.NamedSentence, events bool) (c count) {
	var s naming.Scratch
	for _, x := range all {
		names, _ := r.Read(nil, nil, x.Words, x.Engine, &s)
		gold := map[naming.Name]bool{}
		var other []naming.Name
		for _, g := range spansOf(x.Labels) {
			switch {
			case g.Type == naming.Other:
				other = append(other, g)
			default:
				gold[g] = true
				c.gold++
			}
		}
		for _, n := range names {
			n.P = 0
			skip := n.Type == naming.Other || n.Type == naming.Event && !events
			for _, o := range other {
				skip = skip || o.First < n.Last && n.First < o.Last
			}
			if skip {
				continue
			}
			c.found++
			if gold[n] {
				c.right++
			}
		}
	}
	return c
}

func spansOf(labels []uint8) (list []naming.Name) {
	for i := 0; i < len(labels); i++ {
		if labels[i]%2 == 0 {
			continue
		}
		n := naming.Name{First: i, Type: naming.Type(labels[i] / 2)}
		for i+1 < len(labels) && labels[i+1] == labels[n.First]+1 {
			i++
		}
		n.Last = i + 1
		list = append(list, n)
	}
	return list
}
