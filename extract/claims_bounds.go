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

// beforeMainVerb cuts from a content what is told of its speaker, or of the saying, where the tree has no main verb and so takes it into
// what is said: of "Ket, who says the gates are shut, | wants them open" and "Ket's claim that the gates are shut | was dismissed".
func (f *claimFinder) beforeMainVerb(s Span, c speechCue) Span {
	d := f.d
	w := &d.Words[c.word]
	root := c.word
	if w.Tag != Noun {
		if root = int(w.Head); w.Rel != "acl:relcl" || root < 0 {
			return s
		}
	}
	if r := &d.Words[root]; r.Rel != "root" || r.Tag == Verb || r.Tag == Adj || s.Start < w.End || f.dependent(root, func(x *Word) bool { return x.Rel == "cop" }) >= 0 {
		return s
	}
	first, last := d.tokensOf(s)
	for i, verbs := first+1, 0; i < last; i++ {
		t := &d.Words[d.Tokens[i].Word]
		switch t.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
		default:
			if d.Tokens[i].Tag == Cconj || d.Tokens[i].Tag == Sconj && i > first {
				verbs = 0 // another clause begins
			}
			continue
		}
		comma := d.word(i-1) == ","
		passive := t.Lemma == "be" && i+1 < last && d.Words[d.Tokens[i+1].Word].XPOS == "VBN"
		if verbs++; verbs > 1 && (w.Tag == Noun && passive || w.Tag != Noun && comma) {
			return f.trimEnd(Span{s.Start, d.Tokens[i-1].End})
		}
	}
	return s
}
