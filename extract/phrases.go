// SPDX-License-Identifier: Apache-2.0

package extract

// word is the text of a token.
func (d *Document) word(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// tokensIn gives the range [first, last) of the tokens of sentence s that lie inside a span.
func (d *Document) tokensIn(s int, sp Span) (first, last int) {
	first, last = d.Sentences[s].First, d.Sentences[s].First
	for i := d.Sentences[s].First; i < d.Sentences[s].Last; i++ {
		if t := d.Tokens[i].Span; sp.Contains(t) {
			if first == last {
				first = i
			}
			last = i + 1
		}
	}
	return first, last
}

// tokenSpan is the span of the tokens [first, last).
func (d *Document) tokenSpan(first, last int) Span {
	return Span{d.Tokens[first].Start, d.Tokens[last-1].End}
}
