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
