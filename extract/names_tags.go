// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// tagAt tells whether token i is the party of a tag: "D" of "X, D-Ore.", which the stage tokens keeps apart.
func (d *Document) tagAt(i, last int) bool {
	if i < 1 || i+2 >= last || d.Tokens[i].Len() != 1 || !isHyphen(d.word(i+1)) || d.Tokens[i].End != d.Tokens[i+1].Start {
		return false
	}
	return d.partyTag(int(d.Tokens[i].Word), d.Sentences[d.Tokens[i].Sentence].LastWord)
}

// partyTag enters the party and the place of a tag behind the name of an American lawmaker, and gives its end: "D-Ore.",
// "R-Baker City". i where none begins there.
func (n *namer) partyTag(i, last int) int {
	d := n.d
	if !d.tagAt(i, last) {
		return i
	}
	party := map[string]string{"D": "Democratic Party", "R": "Republican Party"}[d.word(i)]
	if k, ok := n.g.forms[party]; ok {
		n.addKnown(i, i+1, k)
	}
	at := i + 2
	if k, end := n.g.stateOfTag(d, at, last); k >= 0 {
		n.addKnown(at, end, k)
		return end
	}
	end := at
	for end < last && n.nameWord(end) {
		end++
	}
	if end > at && (end > at+1 || !isShouted(d.word(at))) {
		c := n.add(at, end)
		c.votes[City], c.fixed = 9, true
	}
	return max(end, at+1)
}

// stateOfTag finds the state, region or town of a tag from token i on, by its letters, a short form or its name: "W. Va.", "New York",
// which is the state there. thing is -1 if there is none.
func (g *gazetteer) stateOfTag(d *Document, i, last int) (thing, end int) {
	for end := min(i+2, last); end > i; end-- {
		w := strings.NewReplacer(".", "", " ", "", "-", "").Replace(d.Text[d.Tokens[i].Start:d.Tokens[end-1].End])
		for _, states := range []map[string]string{g.postal, g.states} {
			if k, ok := g.forms[states[w]]; ok {
				return k, end
			}
		}
	}
	k, end := g.find(d, i, last)
	if k < 0 {
		return -1, i
	}
	name := d.Slice(d.tokenSpan(i, end))
	for _, state := range []string{name + " State", "State of " + name} {
		if s, ok := g.forms[state]; ok {
			return s, end
		}
	}
	if g.things[k].typ == Place || g.things[k].typ == City {
		return k, end
	}
	return -1, i
}
