// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/extract/attribution"
	"kg/extract/reading"
)

// desk is what one goroutine needs to read, kept from document to document.
type desk struct {
	scratch reading.Scratch
	says    attribution.Scratch
	spans   []reading.Span
	forms   []string
	found   []reading.Word
}

// words lets the engine read every sentence.
func (r *Reader) words(d *Document) {
	k := r.desks.Get().(*desk)
	defer r.desks.Put(k)
	d.Words = make([]Word, 0, len(d.Text)/5) // about as many as English has, so that little is copied as they grow
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.FirstWord = len(d.Words)
		k.spans = reading.AppendTokens(k.spans[:0], d.Text, reading.Span(s.Span))
		k.forms = k.forms[:0]
		for _, w := range k.spans {
			k.forms = append(k.forms, d.Text[w.Start:w.End])
		}
		if len(k.forms) > 0 && capitalised(k.forms) {
			r.lower(k.forms)
		}
		k.found = r.english.Analyze(k.found[:0], k.forms, &k.scratch)
		for j, w := range k.found {
			head := -1
			if w.Head >= 0 {
				head = s.FirstWord + w.Head
			}
			tag, _ := parseTag(w.UPOS)
			d.Words = append(d.Words, Word{
				Span: Span(k.spans[j]), Lemma: w.Lemma, XPOS: w.XPOS, Rel: w.Rel, Head: int32(head), Sure: float32(w.Sure), Tag: tag,
			})
		}
		s.LastWord = len(d.Words)
	}
}

// capitalised tells whether most words have a capital that says nothing of them, as in many headlines.
func capitalised(forms []string) bool {
	lower, upper := 0, 0
	for _, w := range forms[1:] {
		c, size := utf8.DecodeRuneInString(w)
		switch {
		case len(w) < 4 || !unicode.IsLetter(c):
		case unicode.IsLower(c):
			lower++
		case size < len(w):
			upper++
		}
	}
	return upper >= 3 && upper > 2*lower
}

// lower writes the common words among forms as they stand in a sentence, so that the engine does not take them for
// names.
func (r *Reader) lower(forms []string) {
	for i, w := range forms {
		if low := strings.ToLower(w); r.lex.gazetteer.common[low] {
			forms[i] = low
		}
	}
}
