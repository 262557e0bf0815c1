// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"kg/extract"
	"kg/extract/attribution"
)

// count is of what is found, what is there and what is both.
type count struct{ right, found, gold int }

// f1 is in per cent.
func (c count) f1() float64 { return 200 * float64(c.right) / float64(max(1, c.found+c.gold)) }

// scores are of sources, cues, contents and whole attributions, all with the
// very edges that people drew.
type scores [4]count

func (s scores) String() string {
	return fmt.Sprintf("source %.1f cue %.1f content %.1f linked %.1f", s[0].f1(), s[1].f1(), s[2].f1(), s[3].f1())
}

// score compares what a reader finds in articles with what people found.
func score(r *attribution.Reader, all []annotated) (t scores) {
	var s attribution.Scratch
	for i := range all {
		a := &all[i]
		var want, got [4]map[string]bool
		for k := range 4 {
			want[k], got[k] = map[string]bool{}, map[string]bool{}
		}
		for _, g := range a.gold {
			note(&want, g)
		}
		for _, x := range r.Read(nil, a.Words, &s) {
			if len(x.Content) > 0 {
				note(&got, a.found(x))
			}
		}
		for k := range 4 {
			t[k].found += len(got[k])
			t[k].gold += len(want[k])
			for key := range got[k] {
				if want[k][key] {
					t[k].right++
				}
			}
		}
	}
	return t
}

// found gives the spans of an attribution that was found.
func (a *annotated) found(x attribution.Attribution) attributed {
	g := attributed{cue: []extract.Span{a.span(x.Cue)}}
	if x.Source.Last > x.Source.First {
		g.source = []extract.Span{a.span(x.Source)}
	}
	for _, c := range x.Content {
		g.content = append(g.content, a.span(c))
	}
	return g
}

func note(m *[4]map[string]bool, g attributed) {
	for i, list := range [3][]extract.Span{g.source, g.cue, g.content} {
		for _, s := range list {
			m[i][fmt.Sprint(s)] = true
		}
	}
	m[3][fmt.Sprint(g)] = true
}
