// SPDX-License-Identifier: Apache-2.0

package extract

// nearest gives each place of a surname that several people have to the one of them who was named last, if only one
// was named in the last paragraphs; otherwise to nobody.
func (n *namer) nearest(s *surface, people []*thing) {
	const window = 200 // tokens
	type spot struct {
		at int
		t  *thing
	}
	var spots []spot
	isOne := map[*thing]bool{}
	for _, p := range people {
		isOne[p] = true
	}
	for i := range n.found {
		if t := n.found[i].thing; t != nil && isOne[t] {
			spots = append(spots, spot{n.found[i].first, t})
		}
	}
	main := n.kinOf(s, people)
	k := 0
	for _, i := range s.at {
		c := &n.found[i]
		for k < len(spots) && spots[k].at < c.first {
			k++
		}
		if t := only(people, func(t *thing) bool { return t.sex == c.sex }); t != nil && c.sex != anySex {
			c.thing = t // "Ms Smith"
			continue
		}
		var one *thing
		for j := k - 1; j >= 0 && j > k-20 && spots[j].at > c.first-window; j-- {
			if one != nil && spots[j].t != one {
				one = nil
				break
			}
			one = spots[j].t
		}
		if one == nil {
			one = main
		}
		c.thing = one
	}
}

// kinOf gives the one of several people of a surname whom it means alone, because the others are called his or hers by it:
// "Larch's wife, Ana Larch"; nil where there is none.
func (n *namer) kinOf(s *surface, people []*thing) *thing {
	kin := map[*thing]bool{}
	for _, i := range s.at {
		c := &n.found[i]
		if c.last+1 >= len(n.d.Tokens) || !isPossessive(n.d.word(c.last)) {
			continue
		}
		for k := i + 1; k < len(n.found) && n.found[k].first < c.last+6; k++ {
			if n.found[k].thing != nil && n.kinship(c.last+1, n.found[k].first) {
				kin[n.found[k].thing] = true
			}
		}
	}
	return only(people, func(t *thing) bool { return len(kin) > 0 && !kin[t] })
}

func isPossessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// kinship tells whether a noun of family stands among the tokens [i, end).
func (n *namer) kinship(i, end int) bool {
	for ; i < end; i++ {
		switch n.d.Tokens[i].Lemma {
		case "wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "spouse", "widow", "widower", "cousin", "nephew",
			"niece", "uncle", "aunt", "grandson", "granddaughter", "twin":
			return true
		}
	}
	return false
}
