// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"github.com/cayleygraph/quad"

	"kg/internal/nquads"
)

// On-disk format, version 1.
//
// A graph is a Pebble database. All numbers are big endian, ids are 8 bytes, id 0 means "no label". The keys:
//
//	m                -> format version, last id given, number of quads, number of nodes (4 x 8 bytes)
//	h hash           -> id of a term; hash is sha256(term)[:16]
//	n id             -> the term
//	0 S P O G        -> nothing; a quad by its four ids, ordering SPOG
//	1 P O S G        -> nothing; ordering POSG
//	2 O S P G        -> nothing; ordering OSPG
//	3 G S P O        -> nothing; ordering GSPO
//
// The letters and digits are bytes of ASCII. A term is a byte for its kind (below) and a payload: the characters of an
// IRI, blank node or string; for a literal with language or datatype the length of that tag as a varint, the tag and
// the characters; 8 bytes for a number, 1 for a boolean, 8 for the Unix seconds and 4 for the nanoseconds of a time. Terms
// are canonical (see nquads.Canonical and nquads.Instant), so two terms are equal exactly when their bytes are.
//
// Ids are given in rising order and never given twice. A term is stored exactly as long as a quad uses it, and m
// changes in the commit that changes what it counts. A database without m is an empty graph.
const formatVersion = 1

const (
	kindIRI = iota + 1
	kindBNode
	kindString
	kindLang
	kindTyped
	kindInt
	kindFloat
	kindBool
	kindTime
)

const (
	keyMeta = 'm'
	keyHash = 'h'
	keyNode = 'n'
	keySPOG = '0'
	keyGSPO = '3'
)

// ids are the ids of a quad: subject, predicate, object, label.
type ids [4]uint64

// Positions in ids.
const (
	posS = iota
	posP
	posO
	posG
)

// orderings tells which part of a quad stands at which place of a key.
var orderings = [4][4]int{
	{posS, posP, posO, posG},
	{posP, posO, posS, posG},
	{posO, posS, posP, posG},
	{posG, posS, posP, posO},
}

const quadKeyLen = 1 + 4*8

// appendQuadKey appends the key of q in an ordering (0 to 3).
func appendQuadKey(k []byte, ordering int, q *ids) []byte {
	k = append(k, keySPOG+byte(ordering))
	for _, pos := range orderings[ordering] {
		k = binary.BigEndian.AppendUint64(k, q[pos])
	}
	return k
}

// appendSortedKey appends the key of ids that already are in the order of that
// ordering.
func appendSortedKey(k []byte, ordering int, parts *ids) []byte {
	k = append(k, keySPOG+byte(ordering))
	for _, id := range parts {
		k = binary.BigEndian.AppendUint64(k, id)
	}
	return k
}

// parseQuadKey reads a key of any ordering; ok is false when it is none.
func parseQuadKey(k []byte) (q ids, ok bool) {
	if len(k) != quadKeyLen || k[0] < keySPOG || k[0] > keyGSPO {
		return q, false
	}
	for i, pos := range orderings[k[0]-keySPOG] {
		q[pos] = binary.BigEndian.Uint64(k[1+8*i:])
	}
	return q, true
}

type termHash [16]byte

func hashTerm(term []byte) termHash {
	h := sha256.Sum256(term)
	return termHash(h[:16])
}

func appendHashKey(k []byte, h termHash) []byte { return append(append(k, keyHash), h[:]...) }

func appendNodeKey(k []byte, id uint64) []byte {
	return binary.BigEndian.AppendUint64(append(k, keyNode), id)
}

// counters is the record under keyMeta.
type counters struct{ last, quads, nodes uint64 }

func (c counters) encode() []byte {
	b := binary.BigEndian.AppendUint64(nil, formatVersion)
	b = binary.BigEndian.AppendUint64(b, c.last)
	b = binary.BigEndian.AppendUint64(b, c.quads)
	return binary.BigEndian.AppendUint64(b, c.nodes)
}

func decodeCounters(b []byte) (counters, error) {
	be := binary.BigEndian
	if len(b) >= 8 && be.Uint64(b) != formatVersion {
		return counters{}, fmt.Errorf("%w: it has version %d, this program knows version %d; export it as N-Quads with "+
			"the program that wrote it and load that here", ErrVersion, be.Uint64(b), formatVersion)
	}
	if len(b) != 32 {
		return counters{}, fmt.Errorf("%w: counters of %d bytes", ErrCorrupt, len(b))
	}
	return counters{be.Uint64(b[8:]), be.Uint64(b[16:]), be.Uint64(b[24:])}, nil
}

// appendTerm appends the bytes of the term that v stands for. Its error wraps [ErrTerm].
func appendTerm(b []byte, v quad.Value) ([]byte, error) {
	switch v := nquads.Canonical(v).(type) {
	case quad.IRI:
		return append(append(b, kindIRI), v...), nil
	case quad.BNode:
		return append(append(b, kindBNode), v...), nil
	case quad.String:
		return append(append(b, kindString), v...), nil
	case quad.LangString:
		return appendTagged(b, kindLang, v.Lang, string(v.Value)), nil
	case quad.TypedString:
		if t, ok := nquads.Instant(v); ok {
			return appendTime(b, t), nil
		}
		return appendTagged(b, kindTyped, string(v.Type), string(v.Value)), nil
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(b, kindInt), uint64(v)), nil
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(b, kindFloat), math.Float64bits(float64(v))), nil
	case quad.Bool:
		if v {
			return append(b, kindBool, 1), nil
		}
		return append(b, kindBool, 0), nil
	case quad.Time:
		return appendTime(b, time.Time(v)), nil
	case quad.TypedStringer: // a type of the caller's own
		return appendTerm(b, v.TypedString())
	}
	return b, fmt.Errorf("%w: %T", ErrTerm, v)
}

// appendParsed is appendTerm of a term as it stands in N-Quads, without a value in between where there need be none.
func appendParsed(b []byte, t *nquads.Term) ([]byte, error) {
	switch t.Kind {
	case nquads.IRI:
		return append(append(b, kindIRI), t.Text...), nil
	case nquads.Plain:
		return append(append(b, kindString), t.Text...), nil
	case nquads.Lang:
		return appendTagged(b, kindLang, t.Tag, t.Text), nil
	}
	return appendTerm(b, t.Value())
}

func appendTime(b []byte, t time.Time) []byte {
	b = binary.BigEndian.AppendUint64(append(b, kindTime), uint64(t.Unix()))
	return binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond()))
}

func appendTagged[T string | []byte](b []byte, kind byte, tag, text T) []byte {
	b = binary.AppendUvarint(append(b, kind), uint64(len(tag)))
	return append(append(b, tag...), text...)
}

// splitTagged is the inverse of appendTagged, without the kind.
func splitTagged(b []byte) (tag, text []byte, ok bool) {
	n, w := binary.Uvarint(b)
	if w <= 0 || n > uint64(len(b)-w) {
		return nil, nil, false
	}
	return b[w : w+int(n)], b[w+int(n):], true
}

// decodeTerm reads the bytes of a term. It copies what it keeps.
func decodeTerm(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, fmt.Errorf("%w: empty term", ErrCorrupt)
	}
	kind, p := b[0], b[1:]
	switch {
	case kind == kindIRI:
		return quad.IRI(p), nil
	case kind == kindBNode:
		return quad.BNode(p), nil
	case kind == kindString:
		return quad.String(p), nil
	case kind == kindLang, kind == kindTyped:
		tag, text, ok := splitTagged(p)
		if !ok {
			break
		}
		if kind == kindLang {
			return quad.LangString{Value: quad.String(text), Lang: string(tag)}, nil
		}
		return quad.TypedString{Value: quad.String(text), Type: quad.IRI(tag)}, nil
	case kind == kindInt && len(p) == 8:
		return quad.Int(binary.BigEndian.Uint64(p)), nil
	case kind == kindFloat && len(p) == 8:
		return quad.Float(math.Float64frombits(binary.BigEndian.Uint64(p))), nil
	case kind == kindBool && len(p) == 1:
		return quad.Bool(p[0] == 1), nil
	case kind == kindTime && len(p) == 12:
		sec, nsec := int64(binary.BigEndian.Uint64(p)), int64(binary.BigEndian.Uint32(p[8:]))
		return quad.Time(time.Unix(sec, nsec).UTC()), nil
	}
	return nil, fmt.Errorf("%w: term %x", ErrCorrupt, b[:min(len(b), 16)])
}

func decodeID(b []byte) (uint64, error) {
	if len(b) != 8 {
		return 0, fmt.Errorf("%w: id of %d bytes", ErrCorrupt, len(b))
	}
	return binary.BigEndian.Uint64(b), nil
}

// afterPrefix is the smallest key greater than every key that starts with p.
// p holds at least one byte below 0xff.
func afterPrefix(p []byte) []byte {
	u := bytes.Clone(p)
	for i := len(u) - 1; i >= 0; i-- {
		u[i]++
		if u[i] != 0 {
			return u[:i+1]
		}
	}
	return nil
}
