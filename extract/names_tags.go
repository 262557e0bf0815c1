// SPDX-License-Identifier: Apache-2.0

package extract

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
	if k, ok := n.g.forms[n.g.postal[d.word(at)]]; ok {
		n.addKnown(at, at+1, k)
		return at + 1
	}
	if k, end := n.g.find(d, at, last); k >= 0 && (n.g.things[k].typ == Place || n.g.things[k].typ == City) {
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
