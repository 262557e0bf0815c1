// SPDX-License-Identifier: Apache-2.0

package nquads

import "github.com/cayleygraph/quad"

// Kind is the kind of a term.
type Kind byte

// The kinds of terms.
const (
	None  Kind = iota // no term: a quad without a label
	IRI               // Text are its characters
	Blank             // Text is its label
	Plain             // a literal of datatype xsd:string
	Lang              // a literal whose Tag is its language
	Typed             // a literal whose Tag is its datatype, an IRI
)

// Term is a term as it stands in a line, without its marks and with its escapes resolved. Its bytes are those of the
// line or of the parser: they are good until the parser reads the next line.
type Term struct {
	Kind Kind
	Text []byte
	Tag  []byte
}

// Value gives the term as the canonical value (see Canonical), nil for None. It copies what it keeps.
func (t Term) Value() quad.Value {
	switch t.Kind {
	case IRI:
		return quad.IRI(t.Text)
	case Blank:
		return quad.BNode(t.Text)
	case Plain:
		return quad.String(t.Text)
	case Lang:
		return quad.LangString{Value: quad.String(t.Text), Lang: string(t.Tag)}
	case Typed:
		return Canonical(quad.TypedString{Value: quad.String(t.Text), Type: quad.IRI(t.Tag)})
	}
	return nil
}
