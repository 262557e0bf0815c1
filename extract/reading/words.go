// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendTokens appends the spans of the words of text[s.Start:s.End] to dst.
//
// Words are those of the English treebanks of Universal Dependencies: marks
// stand alone, "don't" is "do" and "n't", "Ann's" is "Ann" and "'s",
// "long-term" is three words, and "e-mail", "U.S.", "3.5", "10:30" and
// addresses of the web are one. Words cover every byte that is not white
// space, in order, whatever the bytes are.
func AppendTokens(dst []Span, text string, s Span) []Span {
	for at := s.Start; at < s.End; {
		r, n := utf8.DecodeRuneInString(text[at:s.End])
		if isSpace(r) {
			at += n
			continue
		}
		end := chunkEnd(text, at, s.End)
		dst = appendChunk(dst, text, at, end, end == s.End || blank(text[end:s.End]))
		at = end
	}
	return dst
}

// isSpace reports whether r parts words: white space, and the invisible marks
// of width zero that pages put between letters and lines.
func isSpace(r rune) bool {
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r)
}

func blank(s string) bool {
	for _, r := range s {
		if !isSpace(r) {
			return false
		}
	}
	return true
}

// chunkEnd returns where the run without white space that begins at at ends.
func chunkEnd(text string, at, limit int) int {
	for i, r := range text[at:limit] {
		if isSpace(r) {
			return at + i
		}
	}
	return limit
}

// Bounds of the look ahead for an address, so that a page without spaces takes
// linear time: in bytes, for addresses that begin with "http" and the like,
// and for others.
const (
	maxAddress = 2000
	maxSite    = 100
)

// appendChunk appends the words of a run without white space. final says that
// the run ends its sentence.
func appendChunk(dst []Span, text string, at, end int, final bool) []Span {
	for at < end {
		rest := text[at:end]
		if n := address(rest); n > 0 {
			dst = append(dst, Span{at, at + n})
			at += n
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case isWordRune(r):
			n := wordLength(text, at, end, final)
			dst = appendParts(dst, text, at, at+n)
			at += n
		default:
			n := markLength(rest, r, size)
			dst = append(dst, Span{at, at + n})
			at += n
		}
	}
	return dst
}

func isWordRune(r rune) bool {
	return r < utf8.RuneSelf && asciiWord[r] || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// asciiWord marks the letters, digits and the underscore.
var asciiWord = func() (t [utf8.RuneSelf]bool) {
	for r := range t {
		c := rune(r)
		t[r] = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
	}
	return
}()

// address returns the length of the address of the web or of mail, or of the
// face (":-)"), that s begins with, and 0 if it begins with none.
func address(s string) int {
	if n := face(s); n > 0 {
		return n
	}
	if len(s) > maxAddress {
		s = s[:maxAddress]
	}
	lower := func(prefix string) bool {
		return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
	}
	web := lower("http://") || lower("https://") || lower("ftp://") || lower("www.")
	if !web {
		s = s[:min(len(s), maxSite)]
		at := strings.IndexByte(s, '@')
		if at == 0 && len(s) > 1 && isWordRune(rune(s[1])) {
			n := 1
			for n < len(s) && s[n] < utf8.RuneSelf && asciiWord[s[n]] {
				n++
			}
			return n
		}
		if at < 0 && !hasDomain(s) {
			return 0
		}
		if c := s[0]; c >= utf8.RuneSelf || !asciiWord[c] {
			return 0
		}
		if at > 0 && !strings.Contains(s[at:], ".") {
			return 0
		}
		if i := strings.IndexAny(s, "(<\"[,;"); i >= 0 {
			s = s[:i]
			if !strings.Contains(s, ".") {
				return 0
			}
		}
	} else if i := strings.IndexAny(s, "<>\""); i > 0 {
		s = s[:i]
	}
	s = strings.TrimRight(s, ".,;:!?'\"”’>)]}…")
	if !web {
		for _, possessive := range [...]string{"'s", "’s"} {
			s = strings.TrimSuffix(s, possessive)
		}
	}
	return len(s)
}

// hasDomain reports whether s is letters, a dot and one of the endings that
// names of sites have most often ("Amazon.com", "kg.org/page").
func hasDomain(s string) bool {
	for i := 0; ; i++ {
		dot := strings.IndexByte(s[i:], '.')
		if dot < 0 || i+dot == 0 {
			return false
		}
		i += dot
		tail := s[i+1:]
		for _, d := range [...]string{"com", "org", "net", "gov", "edu", "co.uk", "info", "io", "html", "htm", "pdf", "doc", "xls", "jpg"} {
			if len(tail) >= len(d) && strings.EqualFold(tail[:len(d)], d) && (len(tail) == len(d) || !asciiLetter(tail[len(d)])) {
				return true
			}
		}
	}
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// face returns the length of an emoticon at the start of s.
func face(s string) int {
	if s == "" || !strings.ContainsRune(":;=8<", rune(s[0])) {
		return 0
	}
	n := 1
	if n < len(s) && (s[n] == '-' || s[n] == '\'') {
		n++
	}
	if n >= len(s) {
		return 0
	}
	if s[0] == '<' {
		if strings.HasPrefix(s, "<3") && len(s) == 2 {
			return 2
		}
		return 0
	}
	if s[0] == '8' && n == 1 {
		return 0
	}
	switch c := s[n]; c {
	case ')', '(', ']':
		for n < len(s) && s[n] == c {
			n++
		}
		return n
	case 'D', 'P', 'p', 'O', 'o', '/', '|', '3':
		if n+1 == len(s) && (c != '/' && c != '3' || n == 2) {
			return n + 1
		}
	}
	return 0
}
