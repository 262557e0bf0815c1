// SPDX-License-Identifier: Apache-2.0

package extract

import "kg/extract/attribution"

// AttributionWords gives the words of a document as the attribution model reads them; the i-th stands for Words[i]. The
// layers up to Quotations must be filled.
func (d *Document) AttributionWords() []attribution.Word {
	out := make([]attribution.Word, len(d.Words))
	for s, sent := range d.Sentences {
		headline := d.Paragraphs[sent.Paragraph].Kind == Headline
		for i := sent.FirstWord; i < sent.LastWord; i++ {
			w := d.Words[i]
			out[i] = attribution.Word{Form: d.Slice(w.Span), Tag: w.XPOS, Rel: w.Rel, Sentence: s, Paragraph: sent.Paragraph, Headline: headline}
			if w.Head >= 0 {
				out[i].Head = int(w.Head) - i
			}
		}
	}
	for first, q := 0, 0; q < len(d.Quotations); q++ {
		for first < len(out) && d.Words[first].Start < d.Quotations[q].Start {
			first++
		}
		last := first
		for last < len(out) && d.Words[last].End <= d.Quotations[q].End {
			last++
		}
		markQuotation(out[first:last], d.Quotations[q].Open)
		first = last
	}
	return out
}

// fewWords is how many words and marks a quotation has at most that quotes a term rather than a sentence, its quotation
// marks included.
const fewWords = 7

// markQuotation tells the words of a quotation how they stand in it.
func markQuotation(words []attribution.Word, open bool) {
	last := len(words) - 1
	for i := range words {
		switch w := &words[i]; {
		case i == 0 && open:
			w.Quote = attribution.OpeningOf
		case i == 0:
			w.Quote = attribution.Opening
		case open:
			w.Quote = attribution.Unclosed
		case i == last:
			w.Quote = closingMark(words[i-1].Form)
		case len(words) <= fewWords:
			w.Quote = attribution.Scare
		default:
			w.Quote = attribution.Inside
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
