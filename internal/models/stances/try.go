// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"log"

	"kg/extract/stances"
)

// try learns from all parts of the articles but one, and tells how well that one
// is judged, for each. Sentences are always learned from.
func (o *options) try(claims []claim) error {
	var tallies [2]tally
	for fold := range o.folds {
		var learned, held []claim
		for _, c := range claims {
			if c.from < alone && c.article%o.folds == fold {
				held = append(held, c)
			} else {
				learned = append(learned, c)
			}
		}
		m, err := o.learn(learned)
		if err != nil {
			return err
		}
		for _, c := range held {
			tallies[c.from].add(c, m.Choose(c.guess, c.features))
		}
	}
	log.Printf("not mended by: %s", &tallies[unread])
	log.Printf("mended by:     %s", &tallies[mended])
	for guess, row := range tallies[unread].changes {
		for chosen, x := range row {
			if x.all > 0 {
				log.Printf("%s to %s: %d, %d better, %d worse", stances.Names[guess], stances.Names[chosen], x.all, x.better, x.worse)
			}
		}
	}
	return nil
}

// tally counts claims: those that rules judge right, and those judged right in
// the end; and those that are asserted and must not be.
type tally struct {
	claims, guessed, chosen int
	asserted, stillAsserted int
	newlyAsserted           int // that rules had right
	changes                 [len(stances.Names)][len(stances.Names)]change
}

// change counts what rules judge one way and the model another.
type change struct{ all, better, worse int }

func (t *tally) add(c claim, chosen int) {
	count := func(n *int, ok bool) {
		if ok {
			*n++
		}
	}
	never := false
	switch stances.Names[c.gold] {
	case "denies", "asks", "demands", "accuses":
		never = true
	}
	t.claims++
	count(&t.guessed, c.guess == c.gold)
	count(&t.chosen, chosen == c.gold)
	count(&t.asserted, never && stances.Names[c.guess] == "asserts")
	count(&t.stillAsserted, never && stances.Names[chosen] == "asserts")
	if chosen != c.guess {
		x := &t.changes[c.guess][chosen]
		x.all++
		count(&x.better, chosen == c.gold)
		count(&x.worse, c.guess == c.gold)
	}
	count(&t.newlyAsserted, never && c.guess == c.gold && stances.Names[chosen] == "asserts")
}

func (t *tally) String() string {
	per := func(n int) float64 { return 100 * float64(n) / float64(max(1, t.claims)) }
	return fmt.Sprintf("%d claims, right by rules %.1f %%, in the end %.1f %%; denied, asked, demanded or accused, and asserted: %d by rules, %d in the end, %d of them that rules had right",
		t.claims, per(t.guessed), per(t.chosen), t.asserted, t.stillAsserted, t.newlyAsserted)
}
