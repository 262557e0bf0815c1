// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"bytes"
	"math"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"pgregory.net/rapid"
)

// values draws terms, the native ones and those that nearly are native included.
func values() *rapid.Generator[quad.Value] {
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "007", "-0", "1E+00", "1.0E0", "True", "true", "1", "a\"@en", "a\"^^<urn:t>", "\\u0041", "\x00\x7f",
		"2024-10-25T12:00:00Z", "2024-10-25T12:00:00.000Z", "0000-01-01T00:00:00Z", "NaN", "+Inf",
	}))
	types := rapid.SampledFrom([]quad.IRI{
		xsdInteger, xsdBoolean, xsdDouble, xsdTime, xsd + "decimal", xsd + "date", xsd + "int", "urn:t", "xsd:integer",
	})
	return rapid.Custom(func(t *rapid.T) quad.Value {
		switch rapid.IntRange(0, 7).Draw(t, "kind") {
		case 0:
			return quad.IRI(rapid.StringMatching(`[a-z][a-z0-9+.-]{0,4}:[a-zA-Z0-9/#?=,éМ😀%-]{0,12}`).Draw(t, "iri"))
		case 1:
			return quad.String(texts.Draw(t, "text"))
		case 2:
			lang := rapid.StringMatching(`[a-zA-Z]{1,4}(-[a-zA-Z0-9]{1,4}){0,2}`).Draw(t, "lang")
			return quad.LangString{Value: quad.String(texts.Draw(t, "text")), Lang: lang}
		case 3:
			return quad.TypedString{Value: quad.String(texts.Draw(t, "text")), Type: types.Draw(t, "type")}
		case 4:
			return quad.Int(rapid.Int64().Draw(t, "int"))
		case 5:
			return quad.Float(rapid.Float64().Draw(t, "float"))
		case 6:
			return quad.Bool(rapid.Bool().Draw(t, "bool"))
		}
		sec := rapid.Int64Range(-62135596800, 253402300799).Draw(t, "sec")
		return quad.Time(time.Unix(sec, rapid.Int64Range(0, 999999999).Draw(t, "ns")).UTC())
	})
}

// TestIdentity: what is written is read back as the same term, is written the same again, and comes unchanged through
// the encoding in which Cayley's stores keep values.
func TestIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := Canonical(values().Draw(t, "value"))
		q := quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: v, Label: quad.IRI("urn:l")}
		line, err := Line(q)
		if err != nil {
			t.Fatal(err)
		}
		back, ok, err := ParseLine(line[:len(line)-1])
		if err != nil || !ok || back != q {
			t.Fatalf("%#v\nis written %sread   %#v\nerror %v", q, line, back, err)
		}
		stored, err := pquads.MarshalValue(v)
		if err != nil {
			t.Fatal(err)
		}
		if kept, err := pquads.UnmarshalValue(stored); err != nil || kept != v {
			t.Fatalf("%#v comes out of the store as %#v, error %v", v, kept, err)
		}
	})
}

// TestKeys: two canonical values share the store's key only where they are the same term.
func TestKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := Canonical(values().Draw(t, "a")), Canonical(values().Draw(t, "b"))
		if a != b && bytes.Equal(quad.HashOf(a), quad.HashOf(b)) {
			t.Fatalf("%#v and %#v share a key", a, b)
		}
	})
}

// TestKeysOfNearlyNative takes the pairs that chance hardly finds.
func TestKeysOfNearlyNative(t *testing.T) {
	for _, v := range []quad.Value{
		quad.Int(1), quad.Float(1), quad.Bool(true), quad.Bool(false), quad.Float(math.Inf(1)), quad.Float(math.NaN()),
		quad.Time(time.Date(2024, 1, 1, 0, 0, 0, 1, time.UTC)),
	} {
		key, _, _ := bytes.Cut([]byte(v.String()[1:]), []byte(`"`))
		twin := quad.TypedString{Value: quad.String(key), Type: v.(quad.TypedStringer).TypedString().Type}
		a, b := Canonical(v), Canonical(twin)
		if a != b && bytes.Equal(quad.HashOf(a), quad.HashOf(b)) {
			t.Errorf("%#v and %#v share a key", a, b)
		}
	}
}

func FuzzParseLine(f *testing.F) {
	for _, s := range []string{
		triple + `"a\"@b\u00e9"@en <urn:l> . # c`, triple + `"1"^^<` + xsdInteger + `> .`, `<urn:\U0001F600> <urn:p> _:b .`,
		triple + `"True"^^<` + xsdBoolean + `> .`, "\xff", `<a:><a:>"\`, triple + `"1e1"^^<` + xsdDouble + `>.`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, ok, err := ParseLine(s)
		if !ok || err != nil {
			return
		}
		line, err := Line(q)
		if err != nil {
			t.Fatalf("%q is read, but not written: %v", s, err)
		}
		back, ok, err := ParseLine(line[:len(line)-1])
		if err != nil || !ok || back != q {
			t.Fatalf("%q is read as %#v, written %q, read as %#v, error %v", s, q, line, back, err)
		}
		again, _ := Line(back)
		if again != line {
			t.Fatalf("%q, then %q", line, again)
		}
	})
}
