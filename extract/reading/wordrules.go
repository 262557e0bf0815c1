// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markLength returns the length of the mark (or clitic) that s begins with; r
// is its first rune, of size bytes.
func markLength(s string, r rune, size int) int {
	switch r {
	case '.', '-', '*', '=', '~', '+', '_', '#', '^', '<', '>', '\u2014', '\u2013', '\u2026', '/', '|', '\\':
		// A row of the same mark is one word: "...", "--", "*****".
		n := size
		for strings.HasPrefix(s[n:], s[:size]) {
			n += size
		}
		if (r == '-' || r == '+') && n == 1 && len(s) > 1 && s[1] >= '0' && s[1] <= '9' {
			return 1
		}
		return n
	case '!', '?':
		n := 1
		for n < len(s) && (s[n] == '!' || s[n] == '?') {
			n++
		}
		return n
	case '\'', '\u2019', '`':
		if n := clitic(s, size); n > 0 {
			return n
		}
		if strings.HasPrefix(s[size:], s[:size]) { // '' and ``
			return 2 * size
		}
	case '&':
		for _, e := range [...]string{"&amp;", "&lt;", "&gt;", "&quot;"} {
			if strings.HasPrefix(s, e) {
				return len(e)
			}
		}
	}
	// Marks that combine with what stands before them belong to it.
	n := size
	for n < len(s) {
		next, w := utf8.DecodeRuneInString(s[n:])
		if next != '\u200d' && next != '\ufe0f' && !(next >= 0x1f3fb && next <= 0x1f3ff) {
			break
		}
		n += w
		if next == '\u200d' && n < len(s) { // joined emoji
			_, w = utf8.DecodeRuneInString(s[n:])
			n += w
		}
	}
	return n
}

// clitic returns the length of a word that begins with an apostrophe: "'s",
// "'em", "'90s". size is the length of the apostrophe.
func clitic(s string, size int) int {
	rest := s[size:]
	n := 0
	for n < len(rest) && (asciiLetter(rest[n]) || rest[n] >= '0' && rest[n] <= '9') {
		n++
	}
	switch strings.ToLower(rest[:min(n, 8)]) {
	case "s", "re", "ve", "ll", "d", "m", "em", "til", "till", "cause", "tis", "twas", "bout", "n", "cos", "cuz", "cept":
		return size + n
	}
	if n == 3 && rest[0] >= '0' && rest[0] <= '9' && rest[2] == 's' || n == 2 && rest[0] >= '0' && rest[0] <= '9' && rest[1] >= '0' && rest[1] <= '9' {
		return size + n
	}
	return 0
}

// wordLength returns the length of the word that text[at:end] begins with,
// contractions still in one piece. final says that its run ends the sentence.
func wordLength(text string, at, end int, final bool) int {
	s := text[at:end]
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if isWordRune(r) {
			n += size
			continue
		}
		if n+size >= len(s) {
			break
		}
		next, _ := utf8.DecodeRuneInString(s[n+size:])
		prev, _ := utf8.DecodeLastRuneInString(s[:n])
		if !isWordRune(next) && !(r == '*' && next == '*') || !joins(s, n, prev, r, next) {
			break
		}
		n += size
	}
	return n + dot(s, n, text[end:], final)
}

// joins reports whether the mark r, at s[n:] between two word runes, is part
// of one word.
func joins(s string, n int, prev, r, next rune) bool {
	digits := unicode.IsDigit(prev) && unicode.IsDigit(next)
	switch r {
	case '\'', '\u2019', '`':
		return !unicode.IsDigit(prev) || next == 's'
	case '.':
		if digits {
			return true
		}
		return acronym(s[:n]) || unicode.IsLower(prev) && unicode.IsLower(next)
	case ',':
		return digits && threeDigits(s[n+1:])
	case ':':
		return digits
	case '/':
		return digits
	case '&':
		return unicode.IsUpper(prev) && unicode.IsUpper(next) && n <= 4
	case '-', '\u2010', '\u2011':
		return hyphenJoins(s, n, next)
	case '*', '\u00b7', '@':
		return true
	}
	return false
}

func threeDigits(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

const maxAcronym = 24 // bytes

// acronym reports whether s is single letters parted by dots, as "U" and
// "U.S" are; the dot after it belongs to it.
func acronym(s string) bool {
	if len(s) > maxAcronym {
		return false
	}
	letters := true
	for _, r := range s {
		if letters != unicode.IsLetter(r) || !letters && r != '.' {
			return false
		}
		letters = !letters
	}
	return !letters
}

// hyphenJoins reports whether the hyphen at s[n:] holds one word together:
// after the prefixes that the treebanks do not part ("e-mail", "co-chair"),
// and inside numbers of telephones.
func hyphenJoins(s string, n int, next rune) bool {
	first := strings.ToLower(s[:min(n, 8)])
	if i := strings.LastIndexByte(first, '-'); i >= 0 {
		first = first[i+1:]
	}
	if unicode.IsDigit(next) {
		return len(first) > 0 && first[0] >= '0' && first[0] <= '9' && telephone(s)
	}
	return prefixes[first]
}

// telephone reports whether s begins with digits in groups of 3 and 4 parted
// by hyphens.
func telephone(s string) bool {
	groups, run := 0, 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			run++
			continue
		}
		if run < 3 && groups > 0 || run > 4 || run == 0 {
			break
		}
		groups++
		if i == len(s) || s[i] != '-' {
			return groups > 1 && run == 4
		}
		run = 0
	}
	return false
}

// dot returns 1 if the dot after the word s[:n] belongs to it; after is the
// text after the run s.
func dot(s string, n int, after string, final bool) int {
	if n >= len(s) || s[n] != '.' || n+1 < len(s) && s[n+1] == '.' {
		return 0
	}
	word := s[:n]
	if last := n + 1; final && blankMarks(s[last:]) && !strings.Contains(word, ".") {
		// The sentence's own full stop, but for "Inc." and the like.
		if lower := strings.ToLower(word[:min(n, 12)]); abbreviations[lower] && lower != "etc" {
			return 1
		}
		return 0
	}
	if acronym(word) && (strings.Contains(word, ".") || unicode.IsUpper(firstRune(word))) {
		return 1
	}
	lower := strings.ToLower(word[:min(n, 12)])
	if abbreviations[lower] {
		return 1
	}
	if (lower == "no" || lower == "nos" || lower == "p" || lower == "fig") && startsDigit(s[n+1:]+after[:min(len(after), 8)]) {
		return 1
	}
	return 0
}

// startsDigit reports whether the next word of s begins with a digit.
func startsDigit(s string) bool {
	s = strings.TrimLeftFunc(s, isSpace)
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// blankMarks reports whether s holds closing marks only.
func blankMarks(s string) bool {
	return strings.Trim(s, ")]}\"'”’»") == ""
}

// appendParts appends a word that may be a contraction, or a number with its
// unit.
func appendParts(dst []Span, text string, start, end int) []Span {
	if cut := currency(text[start:end]); cut > 0 {
		return appendParts(append(dst, Span{start, start + cut}), text, start+cut, end)
	}
	cut := contraction(text[start:end])
	if cut == 0 {
		cut = unit(text[start:end])
	}
	if cut > 0 {
		dst = appendParts(dst, text, start, start+cut)
		return append(dst, Span{start + cut, end})
	}
	return append(dst, Span{start, end})
}

// unit returns where the unit begins that is written together with a number
// ("5pm", "10k"); 0 if there is none.
func unit(word string) int {
	if word == "" || word[0] < '0' || word[0] > '9' || len(word) > maxContraction {
		return 0
	}
	n := len(strings.TrimRightFunc(word, func(r rune) bool { return r == '.' || unicode.IsLetter(r) }))
	switch strings.ToLower(word[n:]) {
	case "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "k", "km", "kg", "cm", "mm", "ft", "hrs", "gb", "mb",
		"m", "mn", "mln", "bn", "bln", "tn", "trn", "cr":
		return n
	}
	return 0
}

// currency returns the length of the letters that stand for a currency before
// a number ("DKr3.9bn"); 0 if there are none. One letter does only before a
// number in millions or more: "R500m", and not "N95".
func currency(word string) int {
	n := 0
	for n < len(word) && asciiLetter(word[n]) {
		n++
	}
	if n == 0 || n > 3 || n == len(word) || word[n] < '0' || word[n] > '9' || len(word) > maxContraction {
		return 0
	}
	switch word[:n] {
	case "DKr", "SKr", "NKr", "KSh", "Ksh", "TSh", "USh", "RM", "Rs", "Rp", "Tk", "NT", "GH", "EUR", "USD", "GBP", "CHF", "Fr", "Sfr", "SFr":
		return n
	case "R", "N", "K", "P":
		switch cut := unit(word[n:]); {
		case cut == 0:
		case len(word[n+cut:]) >= 2 && strings.ContainsAny(word[n+cut:], "nr"), word[n+cut:] == "m":
			return n
		}
	}
	return 0
}

// maxContraction bounds the search for an apostrophe from the end of a word.
const maxContraction = 40

// contraction returns where the last part of a contracted word begins: "n't",
// "'s" and their kind; 0 if it is none.
func contraction(word string) int {
	if len(word) <= 8 {
		if cut := contractions[strings.ToLower(word)]; cut > 0 {
			return cut
		}
	}
	if len(word) > maxContraction {
		return 0
	}
	apostrophe := strings.LastIndexAny(word, "'’`")
	if apostrophe <= 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(word[apostrophe:])
	switch tail := strings.ToLower(word[apostrophe+size:]); tail {
	case "s", "re", "ve", "ll", "d", "m":
		return apostrophe
	case "t":
		if c := word[apostrophe-1]; (c == 'n' || c == 'N') && apostrophe > 1 {
			return apostrophe - 1
		}
	}
	return 0
}
