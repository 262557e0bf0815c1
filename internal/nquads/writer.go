// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Write writes quads in the order in which they come and gives their number. It stops at the first error: of the
// sequence, of a term that N-Quads cannot hold, or of w.
func Write(w io.Writer, quads iter.Seq2[quad.Quad, error]) (n int, err error) {
	b := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for q, err := range quads {
		if err != nil {
			return n, err
		}
		if line, err = AppendQuad(line[:0], q); err != nil {
			return n, err
		}
		if _, err = b.Write(line); err != nil {
			return n, err
		}
		n++
	}
	return n, b.Flush()
}

// WriteSorted writes quads as lines in the order of their bytes, each once, and gives their number. It holds all of
// them in memory, and writes nothing where the sequence or a term is in error.
func WriteSorted(w io.Writer, quads iter.Seq2[quad.Quad, error]) (n int, err error) {
	var lines []string
	var line []byte
	for q, err := range quads {
		if err != nil {
			return 0, err
		}
		if line, err = AppendQuad(line[:0], q); err != nil {
			return 0, err
		}
		lines = append(lines, string(line))
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	b := bufio.NewWriterSize(w, 1<<16)
	for _, l := range lines {
		if _, err := b.WriteString(l); err != nil {
			return n, err
		}
		n++
	}
	return n, b.Flush()
}

// Line is a quad as a line of canonical N-Quads, line feed included. Two quads are the same exactly where their lines
// are.
func Line(q quad.Quad) (string, error) {
	b, err := AppendQuad(nil, q)
	return string(b), err
}

// AppendQuad appends the line of a quad to b.
func AppendQuad(b []byte, q quad.Quad) ([]byte, error) {
	var err error
	for _, d := range []quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label} {
		v := q.Get(d)
		if v == nil && d == quad.Label {
			continue
		}
		if _, ok := v.(quad.IRI); !ok && d != quad.Object && v != nil {
			if _, ok := v.(quad.BNode); !ok {
				return b, fmt.Errorf("the %s of a quad is the literal %s, but must be an IRI", d, v)
			}
		}
		if b, err = AppendTerm(b, v); err != nil {
			return b, fmt.Errorf("%s: %w", d, err)
		}
		b = append(b, ' ')
	}
	return append(b, '.', '\n'), nil
}

// AppendTerm appends one term as N-Quads writes it.
func AppendTerm(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return b, errors.New("a quad lacks a term")
	case quad.IRI:
		if err := CheckIRI(string(v)); err != nil {
			return b, err
		}
		b = append(b, '<')
		b = append(b, v...)
		return append(b, '>'), nil
	case quad.BNode:
		return b, errBlank(string(v))
	}
	text, lang, datatype, err := literal(v)
	if err != nil {
		return b, err
	}
	if !utf8.ValidString(text) {
		return b, fmt.Errorf("the literal %q is not valid UTF-8", text)
	}
	b = appendQuoted(b, text)
	if lang != "" {
		b = append(b, '@')
		b = append(b, lang...)
	}
	if datatype != "" {
		b = append(b, "^^<"...)
		b = append(b, datatype...)
		b = append(b, '>')
	}
	return b, nil
}

// appendQuoted escapes what canonical N-Quads escapes, and nothing else.
func appendQuoted(b []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\t':
			b = append(b, `\t`...)
		case c == '\b':
			b = append(b, `\b`...)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\f':
			b = append(b, `\f`...)
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ' || c == 0x7F:
			b = append(b, `\u00`...)
			b = append(b, hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}

func errBlank(label string) error {
	return fmt.Errorf("_:%s is a blank node; a graph of kg holds none: give it an IRI", label)
}
