// SPDX-License-Identifier: Apache-2.0

package extract

// word is the text of a token.
func (d *Document) word(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// tokenSpan is the span of the tokens [first, last).
func (d *Document) tokenSpan(first, last int) Span {
	return Span{d.Tokens[first].Start, d.Tokens[last-1].End}
}
