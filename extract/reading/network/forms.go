// SPDX-License-Identifier: Apache-2.0

package network

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a normal form: longer forms are cut, so that time and memory are
// bounded whatever a page holds.
const (
	maxForm  = 64 // bytes read of a form
	maxRun   = 3  // repeats kept of one letter or mark ("sooo", "!!!")
	maxDigit = 4  // digits kept in a row
)

// AppendNormal appends the normal form of a word, by which tables know it:
// lower case, every digit as 0, typographic quotes and dashes as the plain
// ones, addresses of the web and of mail as one word each.
func AppendNormal(dst []byte, form string) []byte {
	if special := address(form); special != "" {
		return append(dst, special...)
	}
	if len(form) > maxForm {
		form = form[:maxForm]
	}
	var last rune
	run := 0
	for _, r := range form {
		limit := maxRun
		switch {
		case unicode.IsDigit(r):
			r, limit = '0', maxDigit
		case r == '\u2018' || r == '\u2019' || r == '`' || r == '\u00b4':
			r = '\''
		case r == '\u201c' || r == '\u201d' || r == '\u00ab' || r == '\u00bb' || r == '\u201e':
			r = '"'
		case r == '\u2013' || r == '\u2014' || r == '\u2012' || r == '\u2010' || r == '\u2011':
			r = '-'
		case r == '\u2026':
			dst = append(dst, ".."...)
			r = '.'
		default:
			r = unicode.ToLower(r)
		}
		if r != last {
			last, run = r, 0
		}
		run++
		if run <= limit {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

func address(form string) string {
	switch {
	case len(form) < 5:
		return ""
	case strings.HasPrefix(form, "http") && strings.Contains(form, "://"), strings.HasPrefix(form, "www."):
		return "<web>"
	case form[0] == '@':
		return "<handle>"
	case form[0] == '#':
		return "<tag>"
	case strings.IndexByte(form, '@') > 0 && strings.IndexByte(form, '.') > 0:
		return "<mail>"
	}
	return ""
}

// maxShape bounds a shape in bytes.
const maxShape = 12

// AppendShape appends the shape of a word: X for capitals, x for other
// letters, d for digits, marks as they are, at most two of a kind in a row.
func AppendShape(dst []byte, form string) []byte {
	start := len(dst)
	var last byte
	run := 0
	for _, r := range form {
		var c byte
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		default:
			c = 'u'
		}
		if c != last {
			last, run = c, 0
		}
		run++
		if run > 2 {
			continue
		}
		if dst = append(dst, c); len(dst)-start >= maxShape {
			break
		}
	}
	return dst
}

// The tables of pieces of a form.
const (
	PieceWord    = iota // the normal form
	PieceSuffix1        // last rune of the normal form
	PieceSuffix2        // last two runes ...
	PieceSuffix3        //
	PieceSuffix4        //
	PiecePrefix2        // first two runes
	PiecePrefix3        //
	PieceShape          // see AppendShape
	Pieces              // how many there are
)

// Cut returns the slice of a normal form, or of its shape, that stands for it
// in the table piece.
func Cut(piece int, normal, shape []byte) []byte {
	switch piece {
	case PieceSuffix1, PieceSuffix2, PieceSuffix3, PieceSuffix4:
		at := len(normal)
		for range piece - PieceSuffix1 + 1 {
			_, size := utf8.DecodeLastRune(normal[:at])
			at -= size
		}
		return normal[at:]
	case PiecePrefix2, PiecePrefix3:
		at := 0
		for range piece - PiecePrefix2 + 2 {
			_, size := utf8.DecodeRune(normal[at:])
			at += size
		}
		return normal[:at]
	case PieceShape:
		return shape
	}
	return normal
}
