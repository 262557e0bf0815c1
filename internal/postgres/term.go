// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/jackc/pgx/v5"

	"kg/internal/nquads"
)

// ErrTerm is wrapped where a value is no RDF term.
var ErrTerm = errors.New("not an RDF term")

// term is a row of the table nodes: a term in its canonical form, see nquads.Canonical.
type term struct {
	hash  csql.NodeHash
	value quad.Value
}

// newTerm finds the canonical form of a value and its hash.
func newTerm(v quad.Value) (term, error) {
	v = nquads.Canonical(v)
	if text, ok := v.(quad.TypedString); ok {
		if t, ok := nquads.Instant(text); ok {
			v = quad.Time(t)
		}
	}
	key, err := appendKey(nil, v)
	if own, ok := v.(quad.TypedStringer); ok && err != nil { // a type of the caller's own
		return newTerm(own.TypedString())
	}
	sum := sha256.Sum256(key)
	var h refs.ValueHash
	copy(h[:], sum[:])
	return term{csql.NodeHash{ValueHash: h}, v}, err
}

// appendKey appends the bytes that tell a term from all others.
func appendKey(b []byte, v quad.Value) ([]byte, error) {
	be := binary.BigEndian
	switch v := v.(type) {
	case quad.IRI:
		return append(append(b, 'i'), v...), nil
	case quad.BNode:
		return append(append(b, 'b'), v...), nil
	case quad.String:
		return append(append(b, 's'), v...), nil
	case quad.LangString:
		return appendTagged(b, 'l', v.Lang, string(v.Value)), nil
	case quad.TypedString:
		return appendTagged(b, 't', string(v.Type), string(v.Value)), nil
	case quad.Int:
		return be.AppendUint64(append(b, 'n'), uint64(v)), nil
	case quad.Float:
		return be.AppendUint64(append(b, 'f'), math.Float64bits(float64(v))), nil
	case quad.Bool:
		if v {
			return append(b, 'y'), nil
		}
		return append(b, 'z'), nil
	case quad.Time:
		t := time.Time(v)
		return be.AppendUint32(be.AppendUint64(append(b, 'd'), uint64(t.Unix())), uint32(t.Nanosecond())), nil
	}
	return b, fmt.Errorf("%w: %T", ErrTerm, v)
}

func appendTagged(b []byte, kind byte, tag, text string) []byte {
	b = binary.AppendUvarint(append(b, kind), uint64(len(tag)))
	return append(append(b, tag...), text...)
}

// columns are the columns of nodes after the hash, as Cayley's store fills them. What they cannot hold as it is (text
// with NUL, finer times than microseconds) stands in value, in Cayley's encoding, and what comes nearest in its column.
const columns = "value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time"

// row is a row of nodes.
type row struct {
	hash, value              []byte
	text, datatype, language *string
	iri, bnode, truth        *bool
	number                   *int64
	float                    *float64
	instant                  *time.Time
}

func (t term) row() (r row, err error) {
	r.hash = t.hash.ValueHash[:]
	yes := true
	switch v := t.value.(type) {
	case quad.IRI:
		r.iri = &yes
		err = r.setText(t.value, string(v))
	case quad.BNode:
		r.bnode = &yes
		err = r.setText(t.value, string(v))
	case quad.String:
		err = r.setText(t.value, string(v))
	case quad.LangString:
		r.language = &v.Lang
		err = r.setText(t.value, string(v.Value), v.Lang)
	case quad.TypedString:
		name := string(v.Type)
		r.datatype = &name
		err = r.setText(t.value, string(v.Value), name)
	case quad.Int:
		n := int64(v)
		r.number = &n
	case quad.Bool:
		b := bool(v)
		r.truth = &b
	case quad.Float:
		f := float64(v)
		r.float = &f
	case quad.Time:
		d := time.Time(v)
		whole := d.Truncate(time.Microsecond)
		r.instant = &whole
		if !d.Equal(whole) {
			r.value, err = pquads.MarshalValue(v)
		}
	}
	return r, err
}

// setText fills value_string; texts are all texts of the term, that of the column first. NUL becomes the character after
// it, so that the order of texts stays.
func (r *row) setText(v quad.Value, texts ...string) (err error) {
	r.text = &texts[0]
	for _, s := range texts {
		if !utf8.ValidString(s) {
			return fmt.Errorf("%w: %q is not UTF-8", ErrTerm, s)
		}
		if strings.ContainsRune(s, 0) {
			r.value, err = pquads.MarshalValue(v)
		}
	}
	if r.value != nil {
		text := strings.ReplaceAll(texts[0], "\x00", "\x01")
		r.text, r.datatype, r.language = &text, nil, nil
	}
	return err
}

// table is rows of nodes as the parameters of a statement: a slice a column.
type table struct {
	hash, value              [][]byte
	text, datatype, language []*string
	iri, bnode, truth        []*bool
	number                   []*int64
	float                    []*float64
	instant                  []*time.Time
}

func (t *table) add(r row) {
	t.hash, t.value = append(t.hash, r.hash), append(t.value, r.value)
	t.text, t.datatype, t.language = append(t.text, r.text), append(t.datatype, r.datatype), append(t.language, r.language)
	t.iri, t.bnode, t.truth = append(t.iri, r.iri), append(t.bnode, r.bnode), append(t.truth, r.truth)
	t.number, t.float, t.instant = append(t.number, r.number), append(t.float, r.float), append(t.instant, r.instant)
}

// args are the columns, the hash first.
func (t *table) args() []any {
	return []any{t.hash, t.value, t.text, t.datatype, t.language, t.iri, t.bnode, t.number, t.truth, t.float, t.instant}
}

// scanTerm reads the hash and the columns of a row.
func scanTerm(from pgx.Row) (h refs.ValueHash, v quad.Value, err error) {
	var r row
	err = from.Scan(&r.hash, &r.value, &r.text, &r.datatype, &r.language, &r.iri, &r.bnode, &r.number, &r.truth, &r.float, &r.instant)
	if err != nil {
		return h, nil, err
	}
	copy(h[:], r.hash)
	switch {
	case r.value != nil:
		if v, err = pquads.UnmarshalValue(r.value); err != nil || v == nil {
			err = fmt.Errorf("%w: the node %v cannot be read: %v", ErrCorrupt, h, err)
		}
	case r.text != nil && r.iri != nil:
		v = quad.IRI(*r.text)
	case r.text != nil && r.bnode != nil:
		v = quad.BNode(*r.text)
	case r.text != nil && r.language != nil:
		v = quad.LangString{Value: quad.String(*r.text), Lang: *r.language}
	case r.text != nil && r.datatype != nil:
		v = quad.TypedString{Value: quad.String(*r.text), Type: quad.IRI(*r.datatype)}
	case r.text != nil:
		v = quad.String(*r.text)
	case r.number != nil:
		v = quad.Int(*r.number)
	case r.truth != nil:
		v = quad.Bool(*r.truth)
	case r.float != nil:
		v = quad.Float(*r.float)
	case r.instant != nil:
		v = quad.Time(r.instant.UTC())
	default:
		err = fmt.Errorf("%w: the node %v is empty", ErrCorrupt, h)
	}
	return h, v, err
}
