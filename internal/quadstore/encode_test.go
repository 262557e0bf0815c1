// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"kg/internal/nquads"
)

// FuzzTerm: bytes that are read as a term are written back as a term that reads the same, and equal terms are equal
// bytes.
func FuzzTerm(f *testing.F) {
	for _, v := range small.nodes {
		b, err := appendTerm(nil, v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte{})
	f.Add([]byte{kindLang, 200, 'e', 'n'})
	f.Add(append([]byte{kindTyped, 41}, "http://www.w3.org/2001/XMLSchema#dateTime2024-10-25T10:00:00.5Z"...))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := decodeTerm(b)
		if err != nil {
			return
		}
		written, err := appendTerm(nil, v)
		if err != nil {
			t.Fatalf("%#v is read and not written: %v", v, err)
		}
		again, err := decodeTerm(written)
		if err != nil {
			t.Fatalf("%#v: %v", v, err)
		}
		twice, err := appendTerm(nil, again)
		if err != nil || !bytes.Equal(written, twice) {
			t.Errorf("%#v is written as %x, and then as %x, error %v", v, written, twice, err)
		}
	})
}

// FuzzLiteral: literals have the same bytes exactly where they are the same line of N-Quads.
func FuzzLiteral(f *testing.F) {
	for _, text := range []string{"7", "007", "true", "1.5E0", "2024-10-25T10:00:00Z", "2024-10-25T10:00:00.5Z", "2024-10-25T10:00:00.50Z", ""} {
		for _, typ := range []string{"integer", "boolean", "double", "dateTime", "string"} {
			f.Add(text, typ, text, "dateTime")
		}
	}
	f.Fuzz(func(t *testing.T, text1, type1, text2, type2 string) {
		var lines, terms [2]string
		for i, l := range [2]quad.TypedString{
			{Value: quad.String(text1), Type: quad.IRI("http://www.w3.org/2001/XMLSchema#" + type1)},
			{Value: quad.String(text2), Type: quad.IRI("http://www.w3.org/2001/XMLSchema#" + type2)},
		} {
			line, err := nquads.Line(quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: nquads.Canonical(l)})
			if err != nil {
				return // no literal
			}
			term, err := appendTerm(nil, l)
			if err != nil {
				t.Fatal(err)
			}
			v, err := decodeTerm(term)
			if err != nil {
				t.Fatal(err)
			}
			stored, err := nquads.Line(quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: v})
			if err != nil || stored != line {
				t.Errorf("%#v comes back as %s, was %s, error %v", l, stored, line, err)
			}
			lines[i], terms[i] = line, string(term)
		}
		if (lines[0] == lines[1]) != (terms[0] == terms[1]) {
			t.Errorf("%s\n%s\n%x\n%x", lines[0], lines[1], terms[0], terms[1])
		}
	})
}

// FuzzKey: keys are quads in every ordering, and their order is that of the ids.
func FuzzKey(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint64(3), uint64(0), uint64(256))
	f.Fuzz(func(t *testing.T, s, p, o, g, other uint64) {
		q, r := ids{s, p, o, g}, ids{other, p, o, g}
		for i := range orderings {
			k, l := appendQuadKey(nil, i, &q), appendQuadKey(nil, i, &r)
			if got, ok := parseQuadKey(k); !ok || got != q {
				t.Errorf("%x is %d, was %d", k, got, q)
			}
			if want := slices.Compare(q[:], r[:]); bytes.Compare(k, l) != want {
				t.Errorf("%x and %x are not in the order of %d and %d", k, l, q, r)
			}
			if _, ok := parseQuadKey(k[1:]); ok {
				t.Error("a part of a key is a quad")
			}
		}
	})
}

// FuzzRun: rising quads come out of a run as they went in, and any bytes are a run or an error.
func FuzzRun(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint64(3), uint64(0), uint64(256), []byte{3, 1})
	f.Add(uint64(1<<63), uint64(2), uint64(3), uint64(0), uint64(1), []byte{0, 200})
	f.Fuzz(func(t *testing.T, a, b, c, d, more uint64, any []byte) {
		quads := []ids{{a, b, c, d}, {a, b, c, max(d, more)}, {a, b, max(c, more), 1}, {a, max(b, more), 0, 0}, {max(a, more), 0, 0, more}}
		var run []byte
		var last ids
		for _, q := range quads {
			if last.compare(&q) > 0 {
				return
			}
			run = appendRun(run, &last, &q)
			last = q
		}
		s := &spilled{Reader: bufio.NewReader(bytes.NewReader(run))}
		var got ids
		for _, q := range quads {
			if err := s.nextRun(&got); err != nil || got != q {
				t.Fatalf("%d, want %d, error %v", got, q, err)
			}
		}
		if err := s.nextRun(&got); err != io.EOF {
			t.Errorf("at the end: %v", err)
		}
		s.Reset(bytes.NewReader(any))
		for s.nextRun(&got) == nil {
		}
	})
}

func TestTermOfOwnType(t *testing.T) {
	a, err := appendTerm(nil, hour{})
	b, err2 := appendTerm(nil, quad.TypedString{Value: "1", Type: "urn:hour"})
	if err != nil || err2 != nil || !bytes.Equal(a, b) {
		t.Errorf("%x, %x, errors %v, %v", a, b, err, err2)
	}
	if _, err := appendTerm(nil, unknown{}); err == nil {
		t.Error("a value of no RDF term is written")
	}
	year := quad.Time(time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC))
	if b, err := appendTerm(nil, year); err != nil || b[0] != kindTyped {
		t.Errorf("a year that xsd:dateTime does not know: %x, error %v", b, err)
	}
}

type hour struct{}

func (hour) String() string                { return "1" }
func (hour) Native() any                   { return 1 }
func (hour) TypedString() quad.TypedString { return quad.TypedString{Value: "1", Type: "urn:hour"} }

type unknown struct{}

func (unknown) String() string { return "" }
func (unknown) Native() any    { return nil }
