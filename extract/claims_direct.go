// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// closesQuote tells whether token i is the closing mark of a quotation.
func (f *claimFinder) closesQuote(i int) bool {
	q := f.quoteOf[i]
	return q >= 0 && f.d.Tokens[i].End == f.d.Quotations[q].End && !f.d.Quotations[q].Open
}

// direct gives the direct speech that a cue governs: the quotation that ends before its subject ("...," X said), the one
// that begins behind it (X said: "..."), both where it stands between, and the quotations that go on from there: in the
// following paragraphs of one speech, and at the start of the sentences that follow in the same paragraph.
func (f *claimFinder) direct(c speechCue) (content []Span, quoted []int, confidence float64) {
	if !c.entry.has('q') || c.passive && c.entry.kind != "ask" {
		return nil, nil, 0
	}
	before, after := f.quoteBefore(c), f.quoteAfter(c)
	if before >= 0 {
		content = append(content, f.d.Quotations[before].Span)
		quoted = append(quoted, before)
	}
	if after >= 0 {
		content, quoted = f.chain(after, content, quoted)
	}
	if len(quoted) == 0 {
		return nil, nil, 0
	}
	content, quoted = f.goesOn(quoted[len(quoted)-1], c, content, quoted)
	return content, quoted, 0.88
}

// quoteBefore gives the quotation that ends right before the cue and its subject, -1 for none. The words of a whole
// sentence only: a single quoted word in a clause is not what is said.
func (f *claimFinder) quoteBefore(c speechCue) int {
	d := f.d
	i := c.left - 1
	if c.inverted {
		i = c.first - 1
	}
	sent := d.Sentences[c.sentence]
	if i >= sent.First && d.word(i) == "," && i > sent.First && f.closesQuote(i-1) {
		i--
	}
	if i < sent.First { // the quotation ends with a stop of its own: "Why?" the lawyer asked
		if i < 0 || !f.closesQuote(i) || d.Tokens[i].Sentence != c.sentence-1 || !f.sameParagraph(i, c.sentence) || c.left != sent.First {
			return -1
		}
		if d.word(i-1) == "." && !d.lowerStart(sent) {
			return -1 // a full stop ends the speech; what follows is a sentence of its own
		}
	}
	if i < 0 || !f.closesQuote(i) {
		return -1
	}
	q := f.quoteOf[i]
	if _, taken := f.byQuote[q]; taken || !f.beginsClause(q) {
		return -1
	}
	return q
}

// lowerStart tells whether a sentence begins with a small letter.
func (d *Document) lowerStart(s Sentence) bool {
	w := d.word(s.First)
	return strings.ToLower(w) == w
}

func (f *claimFinder) sameParagraph(token, sentence int) bool {
	return f.d.Sentences[f.d.Tokens[token].Sentence].Paragraph == f.d.Sentences[sentence].Paragraph
}

// beginsClause tells whether a quotation stands for itself: at the start of its sentence or behind a mark.
func (f *claimFinder) beginsClause(q int) bool {
	first, last := f.d.tokensOf(f.d.Quotations[q].Span)
	if first >= last {
		return false
	}
	s := f.d.Sentences[f.d.Tokens[first].Sentence]
	return first == s.First || f.d.Tokens[first-1].Tag == Punct || f.d.Tokens[first-1].Tag == Cconj && first-1 == s.First
}

// quoteAfter gives the quotation that begins right behind the cue, its addressee and a few words such as "on Friday", -1
// for none.
func (f *claimFinder) quoteAfter(c speechCue) int {
	d, sent := f.d, f.d.Sentences[c.sentence]
	outside := f.quoteOf[c.head]
	for i := c.right; i < sent.Last && i-c.right < 12; i++ {
		if q := f.quoteOf[i]; q != outside {
			if q < 0 {
				return -1
			}
			return f.wholeQuote(q, i, c)
		}
		switch t := d.Tokens[i]; t.Tag {
		case Verb, Aux, Sconj:
			return -1
		case Punct:
			if t.Lemma != "," && t.Lemma != ":" && t.Lemma != "—" && t.Lemma != "–" {
				return -1
			}
		case Pron, Det:
			if t.Lemma == "that" {
				return -1
			}
		}
	}
	return -1
}

// wholeQuote gives q where it is speech of its own: behind a comma or colon, or long enough to be a clause that ends its
// sentence; "X said it was “a mess”" is a clause with quoted words.
func (f *claimFinder) wholeQuote(q, i int, c speechCue) int {
	d := f.d
	if _, taken := f.byQuote[q]; taken || d.Quotations[q].Start != d.Tokens[i].Start {
		return -1
	}
	if w := d.word(i - 1); w == "," || w == ":" || i == c.right {
		return q
	}
	return -1
}

// chain adds the quotation q and those that continue it in the following paragraphs, as one span of the text: the
// opening marks that are repeated stand within it.
func (f *claimFinder) chain(q int, content []Span, quoted []int) ([]Span, []int) {
	s := f.d.Quotations[q].Span
	quoted = append(quoted, q)
	for q+1 < len(f.d.Quotations) && f.d.Quotations[q+1].Continues == q {
		q++
		s.End = f.d.Quotations[q].End
		quoted = append(quoted, q)
	}
	return append(content, s), quoted
}

// goesOn adds the quotations that begin the next sentences of the paragraph, with nothing but quotations between and no
// cue of their own: "...," he said. "...".
func (f *claimFinder) goesOn(q int, c speechCue, content []Span, quoted []int) ([]Span, []int) {
	d := f.d
	at := max(c.right, f.endOf(q))
	for {
		next := q + 1
		if next >= len(d.Quotations) {
			return content, quoted
		}
		first, last := d.tokensOf(d.Quotations[next].Span)
		if first >= last || d.Tokens[first].Sentence >= len(d.Sentences) || !f.sameParagraph(first, c.sentence) {
			return content, quoted
		}
		s := d.Sentences[d.Tokens[first].Sentence]
		if first != s.First || d.Tokens[first].Sentence > d.Tokens[at-1].Sentence+1 || f.abuts(next) {
			return content, quoted
		}
		if last < len(d.Tokens) && d.Tokens[last].Sentence == d.Tokens[last-1].Sentence && d.Tokens[last].Tag != Punct {
			return content, quoted // words follow in its sentence: it has a cue of its own
		}
		if last < len(d.Tokens) && d.word(last-2) != "." && d.Tokens[last].Tag != Punct && f.sameParagraph(last, c.sentence) && d.lowerStart(d.Sentences[d.Tokens[last].Sentence]) {
			return content, quoted
		}
		content, quoted = f.chain(next, content, quoted)
		q = quoted[len(quoted)-1]
		at = last
	}
}

// abuts tells whether another quotation of the paragraph follows with nothing between: two take turns, and it does not say
// who begins.
func (f *claimFinder) abuts(q int) bool {
	d := f.d
	if q+1 >= len(d.Quotations) || d.Quotations[q].Open {
		return false
	}
	return strings.Trim(d.Text[d.Quotations[q].End:d.Quotations[q+1].Start], " \t") == ""
}

// endOf is the token behind a quotation.
func (f *claimFinder) endOf(q int) int {
	_, last := f.d.tokensOf(f.d.Quotations[q].Span)
	return last
}
