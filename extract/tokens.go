// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokens cuts the sentences into words and tags them. Words are cut as in the English treebanks of Universal
// Dependencies, except that a hyphenated word stays one.
func (r *Reader) tokens(d *Document) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.First = len(d.Tokens)
		for pos := s.Start; pos < s.End; {
			c, size := utf8.DecodeRuneInString(d.Text[pos:s.End])
			if unicode.IsSpace(c) || c == '\ufeff' || c == '\u200b' {
				pos += size
				continue
			}
			end := pos + wordLen(d.Text[pos:s.End])
			for _, part := range clitics(d.Text, Span{pos, end}) {
				d.Tokens = append(d.Tokens, Token{Span: part, Sentence: i})
			}
			pos = end
		}
		s.Last = len(d.Tokens)
		r.lex.words.tag(d.Text, d.Tokens[s.First:s.Last])
	}
}

// wordLen is the length in bytes of the word or mark that s begins with.
func wordLen(s string) int {
	c, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.HasPrefix(s, "http://"), strings.HasPrefix(s, "https://"), strings.HasPrefix(s, "www."):
		return urlLen(s)
	case unicode.IsDigit(c):
		return numberLen(s)
	case (c == '@' || c == '#') && len(s) > size && isWordRune(rune(s[size])):
		return size + lettersLen(s[size:])
	case isWordRune(c):
		return lettersLen(s)
	case c == '.' || c == '-' || c == '!' || c == '?': // "...", "--", "?!" are one mark
		n := 0
		for n < len(s) && (s[n] == s[0]) {
			n++
		}
		return n
	case c == '\'' || c == '’':
		return size + apostropheLen(s[size:])
	}
	return size
}

// apostropheLen is what belongs to an apostrophe that begins a word: 's after a mark or number, '90s.
func apostropheLen(rest string) int {
	n := lettersLen(rest)
	switch strings.ToLower(rest[:n]) {
	case "s", "re", "ve", "ll", "d", "m":
		return n
	}
	if len(rest) >= 2 && unicode.IsDigit(rune(rest[0])) && unicode.IsDigit(rune(rest[1])) {
		if k := numberLen(rest); strings.HasPrefix(rest[k:], "s") {
			return k + 1
		}
	}
	return 0
}

func isWordRune(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '_'
}

// lettersLen is the length of a word of letters; hyphens, apostrophes, full stops (U.S., J.K.) and ampersands (AT&T)
// between letters belong to it, and so does the last full stop of initials.
func lettersLen(s string) int {
	i := 0
	for i < len(s) {
		c, size := utf8.DecodeRuneInString(s[i:])
		if isWordRune(c) {
			i += size
			continue
		}
		n, _ := utf8.DecodeRuneInString(s[i+size:])
		inner := i > 0 && isWordRune(n)
		switch {
		case inner && (c == '-' || c == '‑' || c == '\'' || c == '’' || c == '&'):
			i += size
		case inner && c == '.' && (abbreviationSoFar(s[:i]) || unicode.IsLower(n) && domainLike(s[i+1:])):
			i += size
		case c == '.' && strings.Contains(s[:i], ".") && abbreviationSoFar(s[:i]):
			return i + size
		default:
			return i
		}
	}
	return i
}

// abbreviationSoFar tells whether s is single letters parted by full stops: U, U.S, p.
func abbreviationSoFar(s string) bool {
	for i, part := range strings.Split(s, ".") {
		if n := utf8.RuneCountInString(part); n != 1 && !(i > 0 && n == 2 && part == "Ph") {
			return false
		}
	}
	return true
}

// domainLike tells whether s goes on like the end of a host name: "com", "co.uk".
func domainLike(s string) bool {
	for _, end := range []string{"com", "org", "net", "gov", "edu", "co.", "info", "io"} {
		if strings.HasPrefix(s, end) {
			return true
		}
	}
	return false
}

// numberLen is the length of a number: 1,500 3.5 10:04 24/7 12th 1990s. A unit that is glued to it (3bn, 40km) is
// another word, and so is what follows a hyphen (11-million).
func numberLen(s string) int {
	i := 0
	for i < len(s) {
		c, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsDigit(c) {
			i += size
			continue
		}
		n, _ := utf8.DecodeRuneInString(s[i+size:])
		if !unicode.IsDigit(n) || !strings.ContainsRune(".,:/", c) {
			break
		}
		i += size
	}
	for _, suffix := range []string{"st", "nd", "rd", "th", "s"} {
		if rest, ok := strings.CutPrefix(s[i:], suffix); ok {
			if n, _ := utf8.DecodeRuneInString(rest); !isWordRune(n) {
				return i + len(suffix)
			}
		}
	}
	return i
}

func urlLen(s string) int {
	n := strings.IndexFunc(s, unicode.IsSpace)
	if n < 0 {
		n = len(s)
	}
	return len(strings.TrimRight(s[:n], `.,;:!?"')]”’`))
}

// clitics splits what English writes together: do|n't, Moss|'s, they|'re, can|not.
func clitics(text string, s Span) []Span {
	w := text[s.Start:s.End]
	if strings.EqualFold(w, "cannot") {
		return []Span{{s.Start, s.Start + 3}, {s.Start + 3, s.End}}
	}
	at := strings.LastIndexAny(w, "'’")
	if at <= 0 {
		return []Span{s}
	}
	_, size := utf8.DecodeRuneInString(w[at:])
	switch strings.ToLower(w[at+size:]) {
	case "s", "re", "ve", "ll", "d", "m":
		return []Span{{s.Start, s.Start + at}, {s.Start + at, s.End}}
	case "t":
		if n := w[at-1]; at > 1 && (n == 'n' || n == 'N') {
			return []Span{{s.Start, s.Start + at - 1}, {s.Start + at - 1, s.End}}
		}
	}
	return []Span{s}
}
