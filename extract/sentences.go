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
			for _, s := range r.mended(d, spans) {
				d.addSentence(Span(s), i)
			}
		}
	}
}

// mended joins the sentences of a paragraph that were parted behind a title or an initial, within a name: "Sen." and "Jane Roe quit.",
// "Jane P." and "Roe quit."
func (r *Reader) mended(d *Document, spans []reading.Span) []reading.Span {
	out := spans[:0]
	for _, s := range spans {
		if k := len(out) - 1; k >= 0 && !strings.Contains(d.Text[out[k].End:s.Start], "\n") && r.lex.gazetteer.withinName(d.Text[out[k].Start:out[k].End], d.Text[s.Start:s.End]) {
			out[k].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// withinName tells whether a stretch of text ends amid a name that goes on in the next.
func (g *gazetteer) withinName(text, next string) bool {
	text, ok := strings.CutSuffix(text, ".")
	if !ok || !isUpperFirst(next) {
		return false
	}
	if end := strings.IndexFunc(next, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' && c != '\'' && c != '’' }); end >= 0 {
		next = next[:end]
	}
	low := strings.ToLower(next)
	if g.cues[low]&cueFunction != 0 || g.cues[next]&cueCalendar != 0 {
		return false
	}
	rest, w := lastField(text)
	if len(w) == 1 {
		_, before := lastField(rest)
		_, given := g.givenName(before)
		return given && isUpperFirst(w) && w != "I" && !g.common[low] && g.nouns[low] == 0
	}
	w = strings.TrimPrefix(strings.TrimLeft(w, "(“\"‘'"), "then-")
	switch w {
	case "Mr", "Mrs", "Ms", "Messrs", "Gov", "Sen", "Sens", "Rep", "Reps", "Gen", "Cmdr", "Adm", "Capt", "Sgt", "Prof", "Rev":
		return true
	}
	return false
}

// lastField gives the last word of a text and what stands before it.
func lastField(s string) (rest, w string) {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	k := strings.LastIndexFunc(s, unicode.IsSpace) + 1
	return s[:k], s[k:]
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
