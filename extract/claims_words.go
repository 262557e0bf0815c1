// SPDX-License-Identifier: Apache-2.0

package extract

import "kg/extract/attribution"

// AttributionWords gives the words of a document as the attribution model reads them; the i-th stands for Words[i]. The
// layers up to Quotations must be filled. It is for learning.
func (d *Document) AttributionWords() []attribution.Word {
	return d.attributionWords(nil, attribution.Range{First: 0, Last: len(d.Words)}, d.quoteMarks())
}

// attributionWords appends the words of a range.
func (d *Document) attributionWords(dst []attribution.Word, r attribution.Range, marks []attribution.Mark) []attribution.Word {
	for i := r.First; i < r.Last; i++ {
		w, s := &d.Words[i], d.sentenceOf(i)
		p := d.Sentences[s].Paragraph
		x := attribution.Word{Form: d.Slice(w.Span), Tag: w.XPOS, Rel: w.Rel, Sentence: s, Paragraph: p,
			Headline: d.Paragraphs[p].Kind == Headline, Quote: marks[i]}
		if w.Head >= 0 {
			x.Head = int(w.Head) - i
		}
		dst = append(dst, x)
	}
	return dst
}

// sentenceOf is the sentence of a word.
func (d *Document) sentenceOf(word int) int { return int(d.Tokens[d.Words[word].Token].Sentence) }

// quoteMarks tells of each word how it stands to quotation marks.
func (d *Document) quoteMarks() []attribution.Mark {
	marks := make([]attribution.Mark, len(d.Words))
	for first, q := 0, 0; q < len(d.Quotations); q++ {
		for first < len(marks) && d.Words[first].Start < d.Quotations[q].Start {
			first++
		}
		last := first
		for last < len(marks) && d.Words[last].End <= d.Quotations[q].End {
			last++
		}
		d.markQuotation(marks, first, last, d.Quotations[q].Open)
		first = last
	}
	return marks
}

// fewWords is how many words and marks a quotation has at most that quotes a term rather than a sentence, its quotation
// marks included.
const fewWords = 7

// markQuotation tells the words [first, last) of a quotation how they stand in it.
func (d *Document) markQuotation(marks []attribution.Mark, first, last int, open bool) {
	for i := first; i < last; i++ {
		switch m := &marks[i]; {
		case i == first && open:
			*m = attribution.OpeningOf
		case i == first:
			*m = attribution.Opening
		case open:
			*m = attribution.Unclosed
		case i == last-1:
			*m = closingMark(d.Slice(d.Words[i-1].Span))
		case last-first <= fewWords:
			*m = attribution.Scare
		default:
			*m = attribution.Inside
		}
	}
}

// closingMark tells closing marks apart by the word before.
func closingMark(before string) attribution.Mark {
	switch before {
	case ".", "!", "?":
		return attribution.ClosingEnd
	case ",":
		return attribution.ClosingMid
	}
	return attribution.Closing
}
