// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// ParseLine reads one line, without its end. ok is false for a line that holds no quad: white space or a comment. The
// terms are canonical (see Canonical).
func ParseLine(line string) (q quad.Quad, ok bool, err error) {
	var p Parser
	return p.quad([]byte(line))
}

// Parser reads lines of N-Quads, of which N-Triples are the ones without a label. The zero value is ready; it is not for
// several goroutines at once.
type Parser struct {
	blank bool // let blank nodes through

	line []byte
	at   int    // white space is skipped after each term
	text []byte // of the terms of the line that have escapes
}

// Terms reads one line, without its end, and gives subject, predicate, object and label. ok is false for a line that
// holds no quad: white space or a comment.
func (p *Parser) Terms(line []byte) (terms [4]Term, ok bool, err error) {
	p.line, p.at, p.text = line, 0, p.text[:0]
	if !utf8.Valid(line) {
		p.at = firstInvalid(line)
		err = errors.New("not valid UTF-8")
	} else {
		ok, err = p.terms(&terms)
	}
	if err != nil {
		return terms, false, fmt.Errorf("column %d: %w", 1+utf8.RuneCount(line[:min(p.at, len(line))]), err)
	}
	return terms, ok, nil
}

// quad is Terms with values.
func (p *Parser) quad(line []byte) (q quad.Quad, ok bool, err error) {
	t, ok, err := p.Terms(line)
	if !ok || err != nil {
		return q, false, err
	}
	return quad.Quad{Subject: t[0].Value(), Predicate: t[1].Value(), Object: t[2].Value(), Label: t[3].Value()}, true, nil
}

func (p *Parser) terms(t *[4]Term) (ok bool, err error) {
	p.space()
	if p.done() {
		return false, nil
	}
	if t[0], err = p.node("subject"); err != nil {
		return false, err
	}
	if t[1], err = p.predicate(); err != nil {
		return false, err
	}
	if t[2], err = p.object(); err != nil {
		return false, err
	}
	if c := p.peek(); c == '<' || c == '_' || c == '"' {
		if t[3], err = p.node("label"); err != nil {
			return false, err
		}
	}
	if p.peek() != '.' {
		return false, p.want("the full stop that ends a quad")
	}
	p.at++
	p.space()
	if !p.done() {
		return false, p.want("the end of the line")
	}
	return true, nil
}

// peek is the byte at hand, 0 at the end.
func (p *Parser) peek() byte {
	if p.at < len(p.line) {
		return p.line[p.at]
	}
	return 0
}

// done tells whether nothing is left but a comment.
func (p *Parser) done() bool { return p.at == len(p.line) || p.peek() == '#' }

func (p *Parser) space() {
	for p.peek() == ' ' || p.peek() == '\t' {
		p.at++
	}
}

// want is the error of finding something else than what the grammar wants here.
func (p *Parser) want(what string) error {
	if p.at >= len(p.line) {
		return fmt.Errorf("want %s, found the end of the line", what)
	}
	r, _ := utf8.DecodeRune(p.line[p.at:])
	return fmt.Errorf("want %s, found %s", what, show(r))
}

// node reads a term that must be an IRI or a blank node.
func (p *Parser) node(role string) (Term, error) {
	switch p.peek() {
	case '<':
		return p.iri()
	case '_':
		return p.blankNode()
	case '"':
		return Term{}, fmt.Errorf("the %s is a literal, but must be an IRI", role)
	}
	return Term{}, p.want("the " + role + ", an IRI")
}

func (p *Parser) predicate() (Term, error) {
	start := p.at
	t, err := p.node("predicate")
	if err == nil && t.Kind == Blank {
		p.at = start
		return t, errors.New("the predicate is a blank node, but must be an IRI")
	}
	return t, err
}

func (p *Parser) object() (Term, error) {
	switch p.peek() {
	case '<':
		return p.iri()
	case '_':
		return p.blankNode()
	case '"':
		return p.literal()
	}
	return Term{}, p.want("the object, an IRI or a literal")
}

// blankNode reads a blank node, and refuses it where the parser lets none through.
func (p *Parser) blankNode() (Term, error) {
	label, ok := bytes.CutPrefix(p.line[p.at:], []byte("_:"))
	if !ok {
		return Term{}, p.want("an IRI")
	}
	n := blankLabel(label)
	if n == 0 {
		return Term{}, errors.New("_: begins a blank node, but no label of one follows")
	}
	if !p.blank {
		return Term{}, errBlank(string(label[:n]))
	}
	p.at += len("_:") + n
	p.space()
	return Term{Kind: Blank, Text: label[:n]}, nil
}

// blankLabel is the length in bytes of the label of a blank node (BLANK_NODE_LABEL) with which b begins. It may hold
// full stops, but not end in one.
func blankLabel(b []byte) (end int) {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if !(r == '_' || unicode.Is(labelBase, r) || r < 0x80 && digit(byte(r)) || i > 0 && (r == '.' || unicode.Is(labelMore, r))) {
			break
		}
		if i += n; r != '.' {
			end = i
		}
	}
	return end
}

// labelBase is PN_CHARS_BASE of the grammar, labelMore what PN_CHARS has beside it, digits and '_'.
var (
	labelBase = &unicode.RangeTable{
		R16: []unicode.Range16{
			{'A', 'Z', 1}, {'a', 'z', 1}, {0xC0, 0xD6, 1}, {0xD8, 0xF6, 1}, {0xF8, 0x2FF, 1}, {0x370, 0x37D, 1},
			{0x37F, 0x1FFF, 1}, {0x200C, 0x200D, 1}, {0x2070, 0x218F, 1}, {0x2C00, 0x2FEF, 1}, {0x3001, 0xD7FF, 1},
			{0xF900, 0xFDCF, 1}, {0xFDF0, 0xFFFD, 1},
		},
		R32: []unicode.Range32{{0x10000, 0xEFFFF, 1}},
	}
	labelMore = &unicode.RangeTable{
		R16: []unicode.Range16{{'-', '-', 1}, {0xB7, 0xB7, 1}, {0x300, 0x36F, 1}, {0x203F, 0x2040, 1}},
	}
)

func (p *Parser) iri() (Term, error) {
	start := p.at
	p.at++
	for begin := p.at; p.at < len(p.line); p.at++ {
		c := p.line[p.at]
		if inIRI[c] {
			continue
		}
		if c != '>' {
			p.at = begin
			return p.escapedIRI(start)
		}
		return p.endOfIRI(start, p.line[begin:p.at])
	}
	return Term{}, errors.New("the IRI is not closed by '>'")
}

// inIRI are the bytes that may stand in an IRI as they are; those of valid UTF-8 above ASCII all may.
var inIRI = func() (in [256]bool) {
	for c := range in {
		in[c] = c >= utf8.RuneSelf || iriRune(rune(c))
	}
	return in
}()

// escapedIRI reads an IRI that holds an escape, or what it may not hold.
func (p *Parser) escapedIRI(start int) (Term, error) {
	begin := len(p.text)
	for {
		r, n := utf8.DecodeRune(p.line[p.at:])
		switch {
		case n == 0:
			return Term{}, errors.New("the IRI is not closed by '>'")
		case r == '>':
			return p.endOfIRI(start, p.text[begin:])
		case r == '\\':
			c, err := p.uchar()
			if err != nil {
				return Term{}, err
			}
			if !iriRune(c) {
				return Term{}, fmt.Errorf("the IRI holds an escape of %s, which no IRI may hold", show(c))
			}
			p.text = utf8.AppendRune(p.text, c)
		case !iriRune(r):
			return Term{}, fmt.Errorf("the IRI holds %s, which no IRI may", show(r))
		default:
			p.text = utf8.AppendRune(p.text, r)
			p.at += n
		}
	}
}

func (p *Parser) endOfIRI(start int, iri []byte) (Term, error) {
	if !hasScheme(iri) {
		p.at = start
		return Term{}, fmt.Errorf("the IRI <%s> is relative", iri)
	}
	p.at++
	p.space()
	return Term{Kind: IRI, Text: iri}, nil
}

// literal reads a quoted string with its language tag or datatype.
func (p *Parser) literal() (Term, error) {
	text, err := p.quoted()
	if err != nil {
		return Term{}, err
	}
	switch {
	case p.peek() == '@':
		p.at++
		start := p.at
		for letter(p.peek()) || digit(p.peek()) || p.peek() == '-' {
			p.at++
		}
		tag := p.line[start:p.at]
		if err := checkLang(string(tag)); err != nil {
			p.at = start
			return Term{}, err
		}
		p.space()
		return Term{Lang, text, tag}, nil
	case bytes.HasPrefix(p.line[p.at:], []byte("^^")):
		p.at += 2
		if p.peek() != '<' {
			return Term{}, p.want("the datatype, an IRI")
		}
		start := p.at
		datatype, err := p.iri()
		if err != nil {
			return Term{}, err
		}
		switch string(datatype.Text) {
		case langString:
			p.at = start
			return Term{}, errors.New("a literal of datatype rdf:langString needs a language tag")
		case xsdString:
			return Term{Kind: Plain, Text: text}, nil
		}
		return Term{Typed, text, datatype.Text}, nil
	}
	p.space()
	return Term{Kind: Plain, Text: text}, nil
}

func (p *Parser) quoted() ([]byte, error) {
	p.at++
	rest := p.line[p.at:]
	n := bytes.IndexByte(rest, '"')
	if n < 0 || bytes.IndexByte(rest[:n], '\\') >= 0 || bytes.ContainsAny(rest[:n], "\r\n") {
		return p.escapedQuoted()
	}
	p.at += n + 1
	return rest[:n], nil
}

// escapedQuoted reads a literal that holds an escape, or what it may not hold.
func (p *Parser) escapedQuoted() ([]byte, error) {
	begin := len(p.text)
	for {
		n := bytes.IndexAny(p.line[p.at:], "\"\\\r\n")
		if n < 0 {
			p.at = len(p.line)
			return nil, errors.New(`the literal is not closed by '"'`)
		}
		p.text = append(p.text, p.line[p.at:p.at+n]...)
		p.at += n
		switch p.peek() {
		case '"':
			p.at++
			return p.text[begin:], nil
		case '\\':
			r, err := p.escape()
			if err != nil {
				return nil, err
			}
			p.text = utf8.AppendRune(p.text, r)
		default:
			return nil, errors.New("the literal holds a line break")
		}
	}
}

// escape reads ECHAR or UCHAR.
func (p *Parser) escape() (rune, error) {
	if p.at+1 < len(p.line) {
		if i := strings.IndexByte(`tbnrf"'\`, p.line[p.at+1]); i >= 0 {
			p.at += 2
			return rune("\t\b\n\r\f\"'\\"[i]), nil
		}
	}
	return p.uchar()
}

// uchar reads \uXXXX or \UXXXXXXXX.
func (p *Parser) uchar() (rune, error) {
	size := 0
	if p.at+1 < len(p.line) {
		switch p.line[p.at+1] {
		case 'u':
			size = 4
		case 'U':
			size = 8
		}
	}
	if size == 0 {
		r, _ := utf8.DecodeRune(p.line[min(p.at+1, len(p.line)):])
		return 0, fmt.Errorf(`\%c is no escape here`, r)
	}
	end := min(p.at+2+size, len(p.line))
	digits := string(p.line[p.at+2 : end])
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) < size || strings.ContainsAny(digits, "+-_") {
		return 0, fmt.Errorf("%s is no escape: it needs %d hexadecimal digits", p.line[p.at:end], size)
	}
	if n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, fmt.Errorf("%s is the escape of no character", p.line[p.at:end])
	}
	p.at = end
	return rune(n), nil
}

func firstInvalid(s []byte) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}
