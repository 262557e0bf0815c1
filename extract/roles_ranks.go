// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// rank tells the offices that people keep wherever they are sent: nobody comes after a colonel as colonel.
func rank(office string) bool {
	switch office[strings.LastIndexByte(office, ' ')+1:] {
	case "general", "colonel", "major", "captain", "lieutenant", "admiral", "brigadier", "sergeant", "corporal", "commodore", "professor", "marshal":
		return !strings.HasSuffix(office, "attorney general") && !strings.HasSuffix(office, "director general") && !strings.HasSuffix(office, "secretary general")
	}
	before, noun, ok := strings.Cut(office, "-")
	return ok && army(before) && rank(noun)
}

// army tells the words of ranks that stand before another.
func army(w string) bool {
	switch w {
	case "lieutenant", "major", "brigadier", "rear", "vice", "retired", "general", "air", "colonel", "second", "first", "corps", "field", "army", "wing", "group", "flight", "squadron":
		return true
	}
	return false
}

// mereRank tells the rank of a soldier, which is no more than how he is addressed where the text does not say of what he is one:
// "General X", but not "the captain, X" of a team or a ship.
func (t *titler) mereRank(x *title) bool {
	words := strings.Fields(x.full)
	if !rank(x.full) || x.head == "professor" {
		return false
	}
	if x.head == "captain" && (len(words) > 1 || x.noun < 0 || !isUpperFirst(t.d.word(x.noun)) || x.noun == t.d.Sentences[t.d.Tokens[x.noun].Sentence].First) {
		return false
	}
	for _, w := range words[:len(words)-1] {
		if !army(w) {
			return false
		}
	}
	return true
}
