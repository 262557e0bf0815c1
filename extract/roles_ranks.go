// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// kept tells the offices that people keep wherever they are sent: nobody comes after a colonel as colonel.
func (t *titler) kept(office string) bool {
	return t.inRanks(office) || office == "professor" || strings.HasSuffix(office, " professor")
}

// bareRank tells a military rank by which somebody is called and that is no post: "Colonel X", "retired Rear Admiral Y", "a retired
// general", but not "the captain", nor "a general in the Norlandish army". What is said to be a country's is its army's, and no post, either.
func (t *titler) bareRank(x *title) bool {
	d := t.d
	if !t.inRanks(x.full) || x.of >= 0 && (x.party >= 0 || d.Entities[x.of].Type != Country) || x.noun < 0 {
		return false
	}
	if x.full == "captain" && x.noun == d.Sentences[d.Tokens[x.noun].Sentence].First {
		return false // of a team or a ship
	}
	return t.g.lists["rank"][x.head[strings.LastIndexByte(x.head, '-')+1:]] && x.of < 0 || isUpperFirst(d.word(x.noun)) && t.addresses(x.noun)
}

// inRanks tells whether all words of an office are words of ranks.
func (t *titler) inRanks(office string) bool {
	for _, w := range strings.Fields(strings.ReplaceAll(office, "-", " ")) {
		if w = strings.TrimSuffix(w, "."); !t.g.lists["rank"][w] && !t.g.lists["grade"][w] {
			return false
		}
	}
	return office != ""
}

// addresses tells whether the name of a person follows token i, or its full stop.
func (t *titler) addresses(i int) bool {
	d := t.d
	last := d.Sentences[d.Tokens[i].Sentence].Last
	if i++; i < last && d.word(i) == "." {
		i++
	}
	if i >= last {
		return false
	}
	m := t.nameFrom(i)
	return m >= 0 && d.Entities[d.placed[m].entity].Type == Person
}
