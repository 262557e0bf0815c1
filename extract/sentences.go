// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbrKind tells what may follow an abbreviation's full stop.
type abbrKind uint8

const (
	neverEnds abbrKind = iota + 1 // Mr. Dr. Gov.: a name follows
	mayEnd                        // U.S. Inc. p.m.: may stand last in a sentence
	beforeNum                     // No. Oct. p.: ends no sentence where a number follows
	isStarter                     // no abbreviation: a word that begins sentences, so that "U.S. The" is two
)

// loadAbbreviations reads the abbreviations (without their last full stop) and the sentence starters, in lower case.
func loadAbbreviations(files fs.FS) (map[string]abbrKind, error) {
	kinds := map[string]abbrKind{"never": neverEnds, "may": mayEnd, "number": beforeNum, "starter": isStarter}
	m := map[string]abbrKind{}
	err := readTable(files, "abbreviations", 2, func(c []string) error {
		k, ok := kinds[c[0]]
		if !ok {
			return fmt.Errorf("unknown kind %q", c[0])
		}
		for _, w := range strings.Fields(c[1]) {
			m[w] = k
		}
		return nil
	})
	return m, err
}

// longestSentence is the length in bytes at which a sentence is ended at the next space, so that text without a full
// stop stays cheap.
const longestSentence = 20_000

// sentences splits the paragraphs that are read. A headline is one sentence.
func (r *Reader) sentences(d *Document) {
	for i, p := range d.Paragraphs {
		switch p.Kind {
		case Boilerplate:
		case Headline:
			d.Sentences = append(d.Sentences, Sentence{Span: p.Span, Paragraph: i})
		default:
			for _, s := range r.split(d.Text, p.Span) {
				d.Sentences = append(d.Sentences, Sentence{Span: s, Paragraph: i})
			}
		}
	}
}

// split cuts a paragraph into sentences.
func (r *Reader) split(text string, p Span) []Span {
	var out []Span
	start := p.Start
	cut := func(at int) {
		if s := trimSpace(text, Span{start, at}); !s.Empty() {
			out = append(out, s)
		}
		start = at
	}
	for i := p.Start; i < p.End; {
		c, size := utf8.DecodeRuneInString(text[i:p.End])
		switch {
		case c == '.' || c == '!' || c == '?' || c == '…':
			end := closers(text, i+size, p.End)
			if r.ends(text, start, i, end, p.End) {
				cut(end)
			}
			i = end
		case i-start > longestSentence && unicode.IsSpace(c):
			cut(i)
			i += size
		default:
			i += size
		}
	}
	cut(p.End)
	return out
}

// closers gives the end of the further stops and the closing marks from i on: of `?!"` in `"Why?!" he said`.
func closers(text string, i, limit int) int {
	for i < limit {
		c, size := utf8.DecodeRuneInString(text[i:limit])
		if !strings.ContainsRune(`.!?…"'”’)]`, c) {
			break
		}
		if c == '"' || c == '\'' { // an opening mark after a space is not reached; one glued to a word opens it
			n, _ := utf8.DecodeRuneInString(text[i+size : limit])
			if unicode.IsLetter(n) || unicode.IsDigit(n) {
				break
			}
		}
		i += size
	}
	return i
}

// ends tells whether the stop at dot (with its closers up to end) ends the sentence that began at start.
func (r *Reader) ends(text string, start, dot, end, limit int) bool {
	if end >= limit {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[end:limit])
	if !unicode.IsSpace(next) {
		return false // 3.5, U.S.-led, example.org
	}
	follow := strings.TrimLeftFunc(text[end:limit], func(c rune) bool {
		return unicode.IsSpace(c) || strings.ContainsRune(`"'“‘([•–—-`, c)
	})
	first, _ := utf8.DecodeRuneInString(follow)
	if unicode.IsLower(first) {
		return false // "Why?" he asked; Yahoo! rose
	}
	if text[dot] != '.' || end > dot+1 {
		return true // a mark of question or exclamation, or a stop with closers
	}
	word := text[start:dot]
	if k := strings.LastIndexFunc(word, unicode.IsSpace); k >= 0 {
		_, size := utf8.DecodeRuneInString(word[k:])
		word = word[k+size:]
	} else if isNumber(word) {
		return false // the number of a list item
	}
	word = strings.TrimLeft(word, `"'“‘([`)
	return r.endsAfter(strings.ToLower(word), word, follow, first)
}

// endsAfter decides for a full stop behind a word, by the word and what follows.
func (r *Reader) endsAfter(low, word, follow string, first rune) bool {
	starter := r.lex.abbreviated[strings.ToLower(firstWord(follow))] == isStarter
	switch r.lex.abbreviated[low] {
	case neverEnds:
		return false
	case beforeNum:
		return !unicode.IsDigit(first)
	case mayEnd:
		return starter
	}
	if n := utf8.RuneCountInString(word); n == 1 && unicode.IsUpper([]rune(word)[0]) {
		return starter && word != "I" // an initial: J. Smith
	}
	if strings.Count(word, ".") > 0 && len(word) <= 7 && !isNumber(word) {
		return starter // U.N., e.g.
	}
	return true
}

func firstWord(s string) string {
	if k := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) }); k >= 0 {
		return s[:k]
	}
	return s
}

// isNumber tells whether a word is made of digits and the marks within numbers.
func isNumber(w string) bool {
	digits := false
	for _, c := range w {
		switch {
		case unicode.IsDigit(c):
			digits = true
		case c != '.' && c != ',':
			return false
		}
	}
	return digits
}
