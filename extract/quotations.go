// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// longestQuotation is the length in bytes after which an opening mark that finds no partner is given up.
const longestQuotation = 4000

// longestSpeech is how many paragraphs one speech may go on for; a text that opens more is one that does not close its marks.
const longestSpeech = 100

// quotations pairs the marks of quotation within each paragraph; an outer pair only, quotations within are part of it.
// A paragraph whose quotation stays open and whose successor opens one again is one speech (Continues).
func (r *Reader) quotations(d *Document) {
	last := -1 // the quotation that the paragraph before left open
	long := 0  // the paragraphs of the speech that it belongs to
	for _, p := range d.Paragraphs {
		if p.Kind == Boilerplate {
			continue
		}
		from := len(d.Quotations)
		quotationsIn(d, p.Span)
		if last >= 0 && long < longestSpeech && len(d.Quotations) > from && d.Quotations[from].Start == p.Start {
			d.Quotations[from].Continues = last
			long++
		} else {
			long = 1
		}
		last = -1
		if n := len(d.Quotations); n > from && d.Quotations[n-1].Open {
			if last = n - 1; last > from {
				long = 1
			}
		}
	}
	dropUnpaired(d)
}

// quotationsIn finds the quotations of one paragraph.
func quotationsIn(d *Document, p Span) {
	for i := p.Start; i < p.End; {
		c, size := utf8.DecodeRuneInString(d.Text[i:p.End])
		closer := closerOf(c)
		if closer == 0 || !opensHere(d.Text, p, i, size, c) {
			i += size
			continue
		}
		end := closing(d.Text, i+size, p.End, c, closer)
		q := Quotation{Span: Span{i, end}, Continues: -1}
		if end < 0 {
			if c == '\'' || c == '‘' { // an apostrophe, most likely
				i += size
				continue
			}
			q.End, q.Open = p.End, true
		}
		d.Quotations = append(d.Quotations, q)
		i = q.End
	}
}

// closerOf is the closing partner of an opening mark, 0 for any other rune.
func closerOf(c rune) rune {
	switch c {
	case '“', '„':
		return '”'
	case '"':
		return '"'
	case '«':
		return '»'
	case '‘':
		return '’'
	case '\'':
		return '\''
	}
	return 0
}

// opensHere tells whether a mark at i stands where quotations begin: before a word, after a space or bracket.
func opensHere(text string, p Span, i, size int, c rune) bool {
	next, _ := utf8.DecodeRuneInString(text[i+size : p.End])
	if i+size >= p.End || unicode.IsSpace(next) {
		return false
	}
	if c == '“' || c == '„' || c == '«' {
		return true
	}
	if i == p.Start {
		return true
	}
	prev, _ := utf8.DecodeLastRuneInString(text[p.Start:i])
	return !isWordRune(prev) && prev != '.' && prev != ',' && prev != '!' && prev != '?'
}

// closing finds the end of a quotation that was opened by open before i, -1 where there is none. A single mark closes
// only behind a word or stop and not before a letter (don't, workers' rights stay open until the last such mark).
func closing(text string, i, limit int, open, closer rune) int {
	if limit-i > longestQuotation {
		limit = i + longestQuotation
	}
	depth := 0
	for at := i; at < limit; {
		c, size := utf8.DecodeRuneInString(text[at:limit])
		switch {
		case c == open && c != closer:
			depth++
		case c == closer || open == '“' && c == '"' && !wordFollows(text, at+size, limit):
			if single := closer == '’' || closer == '\''; single {
				if !closesSingle(text, at, at+size, limit) {
					break
				}
				return at + size
			}
			if depth == 0 {
				return at + size
			}
			depth--
		}
		at += size
	}
	return -1
}

// wordFollows tells whether a letter or digit stands at i.
func wordFollows(text string, i, limit int) bool {
	c, _ := utf8.DecodeRuneInString(text[i:limit])
	return isWordRune(c)
}

// closesSingle tells a closing single mark from an apostrophe.
func closesSingle(text string, at, after, limit int) bool {
	if after >= limit {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[after:limit])
	if isWordRune(next) {
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(text[:at])
	// "the workers' rights": a plural before a space goes on; a stop, comma or mark before it ends the quotation
	return prev != 's' || !unicode.IsSpace(next)
}

// dropUnpaired takes away quotations that are left open where nothing continues them and they hold the whole rest of
// the paragraph with text after another mark: such a mark was a slip of the writer, and nothing is put in anyone's mouth.
func dropUnpaired(d *Document) {
	kept := d.Quotations[:0]
	move := make(map[int]int)
	for i, q := range d.Quotations {
		continued := i+1 < len(d.Quotations) && d.Quotations[i+1].Continues == i
		if q.Open && !continued && q.Continues < 0 && q.Start != paragraphStart(d, q.Start) {
			continue
		}
		move[i] = len(kept)
		if q.Continues >= 0 {
			if k, ok := move[q.Continues]; ok {
				q.Continues = k
			} else {
				q.Continues = -1
			}
		}
		kept = append(kept, q)
	}
	d.Quotations = kept
}

// paragraphStart is where the paragraph that holds pos begins.
func paragraphStart(d *Document, pos int) int {
	i := sort.Search(len(d.Paragraphs), func(i int) bool { return d.Paragraphs[i].End > pos })
	return d.Paragraphs[i].Start
}
