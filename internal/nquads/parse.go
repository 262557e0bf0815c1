// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// ParseLine reads one line, without its end. ok is false for a line that holds no quad: white space or a comment. The
// terms are canonical (see Canonical).
func ParseLine(line string) (q quad.Quad, ok bool, err error) {
	s := scanner{line: line}
	defer func() {
		if err != nil {
			err = fmt.Errorf("column %d: %w", 1+utf8.RuneCountInString(line[:min(s.at, len(line))]), err)
		}
	}()
	if !utf8.ValidString(line) {
		s.at = firstInvalid(line)
		return q, false, errors.New("not valid UTF-8")
	}
	s.space()
	if s.done() {
		return q, false, nil
	}
	if q.Subject, err = s.node("subject"); err != nil {
		return q, false, err
	}
	if q.Predicate, err = s.node("predicate"); err != nil {
		return q, false, err
	}
	if q.Object, err = s.object(); err != nil {
		return q, false, err
	}
	if s.peek() == '<' || s.peek() == '_' || s.peek() == '"' {
		if q.Label, err = s.node("label"); err != nil {
			return q, false, err
		}
	}
	if s.peek() != '.' {
		return q, false, s.want("the full stop that ends a quad")
	}
	s.at++
	s.space()
	if !s.done() {
		return q, false, s.want("the end of the line")
	}
	return q, true, nil
}

// scanner walks over one line; space is skipped after each term.
type scanner struct {
	line string
	at   int
}

// peek is the byte at hand, 0 at the end.
func (s *scanner) peek() byte {
	if s.at < len(s.line) {
		return s.line[s.at]
	}
	return 0
}

// done tells whether nothing is left but a comment.
func (s *scanner) done() bool { return s.at == len(s.line) || s.peek() == '#' }

func (s *scanner) space() {
	for s.peek() == ' ' || s.peek() == '\t' {
		s.at++
	}
}

// want is the error of finding something else than what the grammar wants here.
func (s *scanner) want(what string) error {
	if s.at >= len(s.line) {
		return fmt.Errorf("want %s, found the end of the line", what)
	}
	r, _ := utf8.DecodeRuneInString(s.line[s.at:])
	return fmt.Errorf("want %s, found %s", what, show(r))
}

// node reads a term that must be an IRI.
func (s *scanner) node(role string) (quad.Value, error) {
	switch s.peek() {
	case '<':
		return s.iri()
	case '_':
		return nil, s.blank()
	case '"':
		return nil, fmt.Errorf("the %s is a literal, but must be an IRI", role)
	}
	return nil, s.want("the " + role + ", an IRI")
}

// blank is the error of standing at a blank node.
func (s *scanner) blank() error {
	label, ok := strings.CutPrefix(s.line[s.at:], "_:")
	if !ok {
		return s.want("an IRI")
	}
	if i := strings.IndexAny(label, " \t<\""); i >= 0 {
		label = label[:i]
	}
	return errBlank(label)
}

func (s *scanner) object() (quad.Value, error) {
	switch s.peek() {
	case '<':
		return s.iri()
	case '_':
		return nil, s.blank()
	case '"':
		return s.literal()
	}
	return nil, s.want("the object, an IRI or a literal")
}

func (s *scanner) iri() (quad.IRI, error) {
	start := s.at
	s.at++
	var b strings.Builder
	for {
		r, n := utf8.DecodeRuneInString(s.line[s.at:])
		switch {
		case n == 0:
			return "", errors.New("the IRI is not closed by '>'")
		case r == '>':
			s.at++
			s.space()
			if !hasScheme(b.String()) {
				s.at = start
				return "", fmt.Errorf("the IRI <%s> is relative", b.String())
			}
			return quad.IRI(b.String()), nil
		case r == '\\':
			c, err := s.uchar()
			if err != nil {
				return "", err
			}
			if !iriRune(c) {
				return "", fmt.Errorf("the IRI holds an escape of %s, which no IRI may hold", show(c))
			}
			b.WriteRune(c)
		case !iriRune(r):
			return "", fmt.Errorf("the IRI holds %s, which no IRI may", show(r))
		default:
			b.WriteRune(r)
			s.at += n
		}
	}
}

// literal reads a quoted string with its language tag or datatype.
func (s *scanner) literal() (quad.Value, error) {
	text, err := s.quoted()
	if err != nil {
		return nil, err
	}
	switch {
	case s.peek() == '@':
		s.at++
		start := s.at
		for letter(s.peek()) || digit(s.peek()) || s.peek() == '-' {
			s.at++
		}
		tag := s.line[start:s.at]
		if err := checkLang(tag); err != nil {
			s.at = start
			return nil, err
		}
		s.space()
		return quad.LangString{Value: quad.String(text), Lang: tag}, nil
	case strings.HasPrefix(s.line[s.at:], "^^"):
		s.at += 2
		if s.peek() != '<' {
			return nil, s.want("the datatype, an IRI")
		}
		start := s.at
		datatype, err := s.iri()
		if err != nil {
			return nil, err
		}
		if datatype == langString {
			s.at = start
			return nil, errors.New("a literal of datatype rdf:langString needs a language tag")
		}
		return Canonical(quad.TypedString{Value: quad.String(text), Type: datatype}), nil
	}
	s.space()
	return quad.String(text), nil
}

func (s *scanner) quoted() (string, error) {
	s.at++
	var b strings.Builder
	for {
		n := strings.IndexAny(s.line[s.at:], "\"\\\r\n")
		if n < 0 {
			s.at = len(s.line)
			return "", errors.New(`the literal is not closed by '"'`)
		}
		b.WriteString(s.line[s.at : s.at+n])
		s.at += n
		switch s.peek() {
		case '"':
			s.at++
			return b.String(), nil
		case '\\':
			r, err := s.escape()
			if err != nil {
				return "", err
			}
			b.WriteRune(r)
		default:
			return "", errors.New("the literal holds a line break")
		}
	}
}

// escape reads ECHAR or UCHAR.
func (s *scanner) escape() (rune, error) {
	if s.at+1 < len(s.line) {
		if i := strings.IndexByte(`tbnrf"'\`, s.line[s.at+1]); i >= 0 {
			s.at += 2
			return rune("\t\b\n\r\f\"'\\"[i]), nil
		}
	}
	return s.uchar()
}

// uchar reads \uXXXX or \UXXXXXXXX.
func (s *scanner) uchar() (rune, error) {
	size := 0
	if s.at+1 < len(s.line) {
		switch s.line[s.at+1] {
		case 'u':
			size = 4
		case 'U':
			size = 8
		}
	}
	if size == 0 {
		r, _ := utf8.DecodeRuneInString(s.line[min(s.at+1, len(s.line)):])
		return 0, fmt.Errorf(`\%c is no escape here`, r)
	}
	end := min(s.at+2+size, len(s.line))
	digits := s.line[s.at+2 : end]
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) < size || strings.ContainsAny(digits, "+-_") {
		return 0, fmt.Errorf("%s is no escape: it needs %d hexadecimal digits", s.line[s.at:end], size)
	}
	if n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, fmt.Errorf("%s is the escape of no character", s.line[s.at:end])
	}
	s.at = end
	return rune(n), nil
}

func firstInvalid(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}
