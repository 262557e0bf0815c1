// SPDX-License-Identifier: Apache-2.0

package extract

// closesQuote tells whether token i is the closing mark of a quotation.
func (f *claimFinder) closesQuote(i int) bool {
	q := f.quoteOf[i]
	return q >= 0 && f.d.Tokens[i].End == f.d.Quotations[q].End && !f.d.Quotations[q].Open
}

// endOf is the token behind a quotation.
func (f *claimFinder) endOf(q int) int {
	_, last := f.d.tokensOf(f.d.Quotations[q].Span)
	return last
}

// limit gives the token at which the words that stand behind a cue can reach at most: the end of its sentence, or of the
// quotation in which the cue stands.
func (f *claimFinder) limit(c speechCue) int {
	last := f.d.Sentences[c.sentence].Last
	if q := f.quoteOf[c.head]; q >= 0 {
		last = min(last, f.endOf(q))
		if last > c.last && f.closesQuote(last-1) {
			last--
		}
	}
	for last > c.last && f.d.Tokens[last-1].Tag == Punct && !f.closesQuote(last-1) && f.d.word(last-1) != ")" {
		last--
	}
	return last
}

// spanOf is the content of the tokens [first, last), nil where there are none.
func (f *claimFinder) spanOf(first, last int) []Span {
	for last > first && f.d.Tokens[last-1].Tag == Punct && !f.closesQuote(last-1) && f.d.word(last-1) != ")" {
		last--
	}
	if first >= last {
		return nil
	}
	return []Span{f.d.tokenSpan(first, last)}
}

// isDash tells the dashes that part a dateline from what follows.
func isDash(w string) bool {
	switch w {
	case "-", "–", "—", "―", "--":
		return true
	}
	return false
}
