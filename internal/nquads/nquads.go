// SPDX-License-Identifier: Apache-2.0

// Package nquads reads and writes RDF 1.1 N-Quads, line by line, without loss: what Write puts out, Read gives back as
// the same terms, and every term has one way to be written (the canonical form of RDF dataset canonicalisation).
//
// Both directions are our own. Cayley's writer breaks typed literals and control characters; its raw reader unescapes
// a literal before it looks for the datatype, so that "a\"@b" and the like come back as other terms, and it lets
// relative IRIs through.
//
// The graph holds no blank nodes, so both directions refuse them.
package nquads

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The datatypes that have a way of their own to be written, or a Go type of their own in the store.
const (
	xsd        = "http://www.w3.org/2001/XMLSchema#"
	xsdString  = xsd + "string"
	xsdInteger = xsd + "integer"
	xsdBoolean = xsd + "boolean"
	xsdDouble  = xsd + "double"
	xsdTime    = xsd + "dateTime"
	langString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
)

// CheckIRI tells what is wrong with an IRI: it must be absolute, valid UTF-8, and free of the characters that the
// grammar leaves out of IRIREF (which no escape lets in).
func CheckIRI(iri string) error {
	if !utf8.ValidString(iri) {
		return fmt.Errorf("the IRI <%s> is not valid UTF-8", strings.ToValidUTF8(iri, "\uFFFD"))
	}
	for _, r := range iri {
		if !iriRune(r) {
			return fmt.Errorf("the IRI <%s> holds %s, which no IRI may", iri, show(r))
		}
	}
	if !hasScheme(iri) {
		return fmt.Errorf("the IRI <%s> is relative", iri)
	}
	return nil
}

// iriRune tells whether a character may stand in an IRIREF.
func iriRune(r rune) bool {
	return r > ' ' && !strings.ContainsRune("<>\"{}|^`\\", r)
}

// hasScheme tells whether an IRI begins with a scheme (RFC 3987).
func hasScheme[T string | []byte](iri T) bool {
	if len(iri) == 0 || !letter(iri[0]) {
		return false
	}
	for i := 1; i < len(iri); i++ {
		switch c := iri[i]; {
		case c == ':':
			return true
		case !letter(c) && !digit(c) && c != '+' && c != '-' && c != '.':
			return false
		}
	}
	return false
}

// checkLang tells whether a language tag has the form of LANGTAG: letters, then groups of letters and digits.
func checkLang(tag string) error {
	for i, part := range strings.Split(tag, "-") {
		ok := part != ""
		for j := 0; j < len(part); j++ {
			ok = ok && (letter(part[j]) || i > 0 && digit(part[j]))
		}
		if !ok {
			return fmt.Errorf("%q is no language tag", tag)
		}
	}
	return nil
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func digit(c byte) bool { return '0' <= c && c <= '9' }

// show names a character so that a person sees it also where it has no picture.
func show(r rune) string {
	switch {
	case r == ' ':
		return "a space"
	case r < ' ' || r == 0x7F:
		return fmt.Sprintf("the control character U+%04X", r)
	}
	return string(r)
}
