// SPDX-License-Identifier: Apache-2.0

package input

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const convertFirst = "convert it to UTF-8 first, as with iconv"

// marked tells an encoding other than UTF-8 by its byte order mark; nil where there is none.
func marked(head []byte) (name string, enc encoding.Encoding) {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		return "UTF-32", utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "UTF-16", unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	}
	return "", nil
}

// decode gives bytes as text in UTF-8 and the name of the encoding that they were converted from, "" for UTF-8. Bytes
// that are no text, or whose encoding is not certain, are an error.
func decode(data []byte) (text, from string, err error) {
	if err := noControls(data); err != nil {
		return "", "", err
	}
	if utf8.Valid(data) {
		return string(data), "", nil
	}
	if err := certainly1252(data); err != nil {
		return "", "", err
	}
	from = "ISO-8859-1 (Latin-1)"
	for _, c := range data {
		if 0x80 <= c && c < 0xA0 {
			from = "Windows-1252"
		}
	}
	converted, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(converted), from, err
}

// noControls refuses data that no person wrote: with NULs, or one control character in twenty.
func noControls(data []byte) error {
	var controls, even, odd int
	for i, c := range data {
		switch {
		case c == 0 && i%2 == 0:
			even++
		case c == 0:
			odd++
		case c < ' ' && !strings.ContainsRune("\t\n\v\f\r", rune(c)), c == 0x7F:
			controls++
		}
	}
	switch {
	case max(even, odd)*3 > len(data) && min(even, odd)*10 < len(data):
		return errors.New("seems to be UTF-16 without a byte order mark; " + convertFirst)
	case even+odd > 0 || controls*20 > len(data):
		return errors.New("is binary data; " + whatIsRead)
	}
	return nil
}

// certainly1252 tells whether data that is not UTF-8 can only be Windows-1252, of which Latin-1 is a part: an English
// or Western text with few letters beyond ASCII, those beside ASCII letters, and its signs where such signs stand.
func certainly1252(data []byte) error {
	letters := 0
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c < utf8.RuneSelf {
			continue
		}
		if r, n := utf8.DecodeRune(data[i:]); r != utf8.RuneError && n > 1 {
			return fmt.Errorf("is UTF-8 with broken bytes, the first in line %d", brokenLine(data))
		}
		before, after := at(data, i-1), at(data, i+1)
		ok := false
		switch classOf(c) {
		case accented:
			letters++
			nearest := isASCIILetter(before) || isASCIILetter(after) ||
				classOf(before) == accented && isASCIILetter(at(data, i-2)) ||
				classOf(after) == accented && isASCIILetter(at(data, i+2))
			ok = nearest || strings.IndexByte("\xe0\xc0\xe9\xf3", c) >= 0 && before == ' ' && after == ' ' // à, À, é, ó
		case mark:
			ok = true
		case sign:
			ok = !isASCIILetter(before) || !isASCIILetter(after)
		}
		if !ok {
			return fmt.Errorf("is neither UTF-8 nor certainly Windows-1252 (byte 0x%02X in line %d); "+convertFirst,
				c, line(data, i))
		}
	}
	if letters > 1+len(data)/8 {
		return errors.New("is not UTF-8 and seems to be in an alphabet other than Latin, such as Windows-1251 or KOI8-R; " +
			convertFirst)
	}
	return nil
}

// The classes of bytes beyond ASCII in Windows-1252, by where they stand in a text.
const (
	other    = iota // undefined, or so rare that another encoding is likelier
	accented        // a letter
	mark            // an apostrophe, a dash, dots: stands anywhere
	sign            // a quotation mark, a currency, a space: does not stand inside a word
)

func classOf(c byte) int {
	switch {
	case c >= 0xC0 && c != 0xD7 && c != 0xF7, strings.IndexByte("\x8a\x8c\x8e\x9a\x9c\x9e\x9f", c) >= 0:
		return accented
	case strings.IndexByte("\x85\x91\x92\x96\x97", c) >= 0:
		return mark
	case strings.IndexByte("\x80\x82\x84\x8b\x93\x94\x95\x99\x9b\xa0\xa1\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb\xbc\xbd\xbe\xbf", c) >= 0:
		return sign
	}
	return other
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// at is the byte at i, a space beyond the ends.
func at(data []byte, i int) byte {
	if i < 0 || i >= len(data) {
		return ' '
	}
	return data[i]
}

func line(data []byte, i int) int { return 1 + bytes.Count(data[:i], []byte("\n")) }

func brokenLine(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return line(data, i)
		}
		i += n
	}
	return 0
}
