// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"
	"unicode/utf8"
)

// laidOut is words written as a text, with the place of each.
type laidOut struct {
	text  strings.Builder
	runes int
	words []span
}

// add writes a word, with a blank before it unless it is a mark that stands close.
func (l *laidOut) add(word string) {
	if l.runes > 0 && !closes(word) {
		l.text.WriteByte(' ')
		l.runes++
	}
	start := l.runes
	l.text.WriteString(word)
	l.runes += utf8.RuneCountInString(word)
	l.words = append(l.words, span{start, l.runes})
}

// closes tells whether a word is written without a blank before it.
func closes(word string) bool {
	return strings.ContainsAny(word[:1], ".,;:!?)") || word == "'s" || word == "n't"
}

// fromName takes off what stands before a name and is no part of it for kg: the article, titles and offices.
func fromName(text []rune, s span) span {
	for {
		length, rest, ok := beforeName(string(text[s.Start:s.End]))
		if !ok || rest == "" {
			return s
		}
		s.Start += length
	}
}

// beforeName cuts the first word off if it is an article or a title; length counts its code points and the blank.
func beforeName(name string) (length int, rest string, ok bool) {
	word, rest, _ := strings.Cut(name, " ")
	switch strings.ToLower(word) {
	case "the", "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "president", "prime", "minister", "secretary-general", "senator",
		"sen.", "rep.", "gov.", "gen.", "general", "pope", "king", "queen", "sir":
		return utf8.RuneCountInString(word) + 1, rest, true
	}
	return 0, "", false
}
