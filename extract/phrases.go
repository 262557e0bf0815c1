// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// word is the text of a token as rules and lexicons know it: without the full stop of an abbreviation ("Mr", "Oct", "J",
// but "U.S.").
func (d *Document) word(i int) string {
	w := d.Slice(d.Tokens[i].Span)
	if bare, ok := strings.CutSuffix(w, "."); ok && bare != "" && !strings.Contains(bare, ".") {
		return bare
	}
	return w
}

// tokenSpan is the span of the tokens [first, last).
func (d *Document) tokenSpan(first, last int) Span {
	return Span{d.Tokens[first].Start, d.Tokens[last-1].End}
}

// modifies tells whether token i, or the verb that it is an adverb of, depends on token head as rel or a kind of it:
// "first made by the union" on "the claim" as "acl".
func (d *Document) modifies(i, head int, rel string) bool {
	w := d.Words[d.Tokens[i].Word]
	if w.Rel == "advmod" && w.Head >= 0 {
		w = d.Words[w.Head]
	}
	kind, _, _ := strings.Cut(w.Rel, ":")
	return kind == rel && w.Head >= 0 && int(d.Words[w.Head].Token) == head
}

// possessivePronoun tells the lemmas of "my" to "their".
func possessivePronoun(lemma string) bool {
	switch lemma {
	case "my", "your", "his", "her", "its", "our", "their":
		return true
	}
	return false
}

func hasAnySuffix(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
