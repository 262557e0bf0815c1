// SPDX-License-Identifier: Apache-2.0

package identity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is what two spellings of one name have in common: words in lower case without accents, one blank between them.
// "U.S." is "us", and "O’Brien" is "obrien".
func Fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteString(plainLetter(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// plainLetter takes off the strokes that Unicode does not take apart.
func plainLetter(r rune) string {
	switch r {
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	}
	return string(r)
}

// Distance counts the letters to put in, take out, change or swap to get from a to b; anything above limit is
// limit+1.
func Distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var before, above []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, above, row = above, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return min(row[len(b)], limit+1)
}

// skeleton is what stays of a folded name however it is brought into Latin letters: "lukashenka" and "lukashenko",
// "gaddafi" and "qaddafi", "zelensky" and "zelenskiy" have the same one.
func skeleton(folded string) string {
	var b strings.Builder
	last := byte(0)
	s := transliterated.Replace(folded)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case strings.IndexByte("aeiouyhj", c) >= 0:
			last = 0
			continue
		case c == last && (c < '0' || '9' < c): // a double letter; Unit 5 is not Unit 55
			continue
		}
		b.WriteByte(c)
		last = c
	}
	return b.String()
}

// transliterated writes one letter for those that stand for the same sound in different systems.
var transliterated = strings.NewReplacer("sch", "s", "tsch", "c", "tch", "c", "ch", "c", "kh", "k", "zh", "z", "sh", "s", "ts", "c",
	"tz", "c", "dj", "j", "gh", "k", "ph", "f", "ck", "k", "x", "ks", "q", "k", "g", "k", "w", "v", "dh", "d", "th", "t")
