// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendSentences appends the spans of the sentences of a text to dst. They
// are in order, do not overlap, and hold every byte that is not white space.
//
// An empty line parts sentences, and so does the end of a line, unless the
// line is one of a text that was wrapped at its width. Within a line the model
// decides, for each run of white space, by what stands around it.
func (r *Reader) AppendSentences(dst []Span, text string) []Span {
	return AppendSplit(dst, text, func(p Place) bool { return Splits(r.net.Splitter, p) })
}

// AppendParagraph appends the sentences of the paragraph text[p.Start:p.End] of
// an edited text: lines are not told apart, and no sentence but the last ends
// without a full stop or the like, as they do on the web.
func (r *Reader) AppendParagraph(dst []Span, text string, p Span) []Span {
	return appendParagraph(dst, text, p.Start, p.End, func(at Place) bool {
		return stops(text[p.Start:at.Before]) && Splits(r.net.Splitter, at)
	})
}

// closers may follow the mark that ends a sentence.
const closers = "\"'\u201d\u2019)]*"

// stops reports whether text ends with a mark that may end a sentence.
func stops(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, closers))
	return strings.ContainsRune(".!?\u2026", last)
}

// AppendSplit splits a text as AppendSentences does, but by what decide says
// of each place at which a line may be split.
func AppendSplit(dst []Span, text string, decide func(Place) bool) []Span {
	for from := 0; from < len(text); {
		to := paragraphEnd(text, from)
		dst = appendParagraph(dst, text, from, to, decide)
		from = to
	}
	return dst
}

// Widths in bytes between which a line may have been wrapped.
const (
	narrowest = 60
	widest    = 100
)

// paragraphEnd returns where the paragraph ends that begins at from: behind a
// line feed, or at the end of the text.
func paragraphEnd(text string, from int) int {
	for at := from; ; {
		feed := strings.IndexByte(text[at:], '\n')
		if feed < 0 {
			return len(text)
		}
		line := strings.TrimRight(text[at:at+feed], " \t\r")
		at += feed + 1
		next, _ := utf8.DecodeRuneInString(text[at:])
		wrapped := len(line) >= narrowest && len(line) <= widest && !strings.ContainsRune(".!?:", rune(line[len(line)-1]))
		if !wrapped || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			return at
		}
	}
}

func appendParagraph(dst []Span, text string, from, to int, decide func(Place) bool) []Span {
	var w window
	w.this = nextRun(text, from, to)
	w.next = nextRun(text, w.this.End, to)
	start := w.this.Start
	for w.this.text != "" {
		w.after = nextRun(text, w.next.End, to)
		if w.next.text == "" || !ofCompany(w.next.text) && decide(w.look()) {
			dst = append(dst, Span{start, w.this.End})
			start, w.count = w.next.Start, -1
		}
		w.before, w.this, w.next = w.this, w.next, w.after
		w.count++
	}
	return dst
}

// ofCompany reports whether a run is the end of a company's name, which begins
// no sentence: "Yahoo! Inc. said".
func ofCompany(run string) bool {
	switch strings.TrimRight(run, ".,;:'\u2019s") {
	case "Inc", "Corp", "Ltd", "LLC", "PLC", "plc":
		return true
	}
	return false
}

// ends reports whether by rule a sentence ends between two runs; first says
// that the one before begins it. It is one of the cues that the model weighs.
func ends(this, next string, first bool) bool {
	core := strings.TrimRight(this, closers)
	opened := strings.TrimLeft(next, "\"'\u201c\u2018([*-`")
	r, _ := utf8.DecodeRuneInString(opened)
	if core == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(core)
	switch last {
	case '!', '?':
		return !unicode.IsLower(r)
	case '\u2026':
		return unicode.IsUpper(r)
	case '.':
	default:
		return isFace(this) && unicode.IsUpper(r)
	}
	word := strings.TrimLeft(strings.TrimRight(core, "."), "\"'\u201c\u2018([*")
	if strings.HasSuffix(core, "..") {
		return unicode.IsUpper(r)
	}
	if first && isEnumerator(word) {
		return false
	}
	if len(core) < len(this) {
		return !unicode.IsLower(r)
	}
	return fullStop(word, opened, r)
}

// isFace reports whether the run is an emoticon.
func isFace(run string) bool { return len(run) <= 4 && face(run) == len(run) }

// isEnumerator reports whether the word before a dot counts the items of a
// list: "1", "12", "a", "IV".
func isEnumerator(word string) bool {
	if word == "" || len(word) > 3 {
		return false
	}
	return strings.Trim(word, "0123456789") == "" || len(word) == 1 && word != "I" || strings.Trim(word, "IVX") == "" && word != "I"
}

// fullStop reports whether the dot after word ends its sentence before next,
// which begins with r.
func fullStop(word, next string, r rune) bool {
	lower := strings.ToLower(word[:min(len(word), 12)])
	switch {
	case titles[lower]:
		return false
	case lower == "no" || lower == "nos" || lower == "p" || lower == "pp" || lower == "fig":
		return !unicode.IsDigit(r)
	case unicode.IsLower(r) && (abbreviations[lower] || strings.Contains(word, ".") || utf8.RuneCountInString(word) == 1):
		return false
	case abbreviations[lower], acronym(word) && strings.Contains(word, "."):
		return starters[firstWord(next)]
	case utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word)) && word != "I":
		return starters[firstWord(next)]
	}
	return true
}

// firstWord is the letters that s begins with.
func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}
