// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"

	"kg/extract/reading"
)

// longestSentence is the length in bytes at which a sentence is ended at the next space, so that text without a full
// stop stays cheap.
const longestSentence = 20_000

// sentences splits the paragraphs that are read. A headline is one sentence.
func (r *Reader) sentences(d *Document) {
	var spans []reading.Span
	for i, p := range d.Paragraphs {
		switch p.Kind {
		case Boilerplate:
		case Headline:
			d.Sentences = append(d.Sentences, Sentence{Span: p.Span, Paragraph: i})
		default:
			spans = r.english.AppendParagraph(spans[:0], d.Text, reading.Span(p.Span))
			for _, s := range spans {
				d.addSentence(Span(s), i)
			}
		}
	}
}

// credited tells whether a sentence is one of a credit.
func (d *Document) credited(sentence int) bool {
	return d.Paragraphs[d.Sentences[sentence].Paragraph].Kind == Credit
}

// addSentence adds a sentence of a paragraph, in pieces where it is too long.
func (d *Document) addSentence(s Span, paragraph int) {
	for s.Len() > longestSentence {
		cut := s.Start + longestSentence
		space := strings.IndexFunc(d.Text[cut:s.End], unicode.IsSpace)
		if space < 0 {
			break
		}
		piece := trimSpace(d.Text, Span{s.Start, cut + space})
		d.Sentences = append(d.Sentences, Sentence{Span: piece, Paragraph: paragraph})
		s = trimSpace(d.Text, Span{cut + space, s.End})
	}
	if !s.Empty() {
		d.Sentences = append(d.Sentences, Sentence{Span: s, Paragraph: paragraph})
	}
}
