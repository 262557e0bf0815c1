// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"errors"
	"iter"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

func term(v quad.Value) (string, error) {
	b, err := AppendTerm(nil, v)
	return string(b), err
}

func TestAppendTerm(t *testing.T) {
	for _, c := range []struct {
		value quad.Value
		want  string
	}{
		{quad.IRI("urn:é"), `<urn:é>`},
		{quad.String("a\t\b\n\r\f\"\\'b"), `"a\t\b\n\r\f\"\\'b"`},
		{quad.String("\x00\x01\x0b\x1f\x7f\u0080é😀\uFFFE"), "\"\\u0000\\u0001\\u000B\\u001F\\u007F\u0080é😀\uFFFE\""},
		{quad.LangString{Value: "a", Lang: "en-GB"}, `"a"@en-GB`},
		{quad.TypedString{Value: "a", Type: xsdString}, `"a"`},
		{quad.TypedString{Value: "a"}, `"a"`},
		{quad.TypedString{Value: "007", Type: xsdInteger}, `"007"^^<` + xsdInteger + `>`},
		{quad.Int(-42), `"-42"^^<` + xsdInteger + `>`},
		{quad.Bool(true), `"true"^^<` + xsdBoolean + `>`},
		{quad.Float(1.5), `"1.5E0"^^<` + xsdDouble + `>`},
		{quad.Float(math.Inf(-1)), `"-INF"^^<` + xsdDouble + `>`},
		{quad.Time(time.Date(2024, 10, 25, 1, 2, 3, 5e8, time.UTC)), `"2024-10-25T01:02:03.5Z"^^<` + xsdTime + `>`},
		{quad.Time(time.Date(2024, 10, 25, 1, 2, 3, 0, time.FixedZone("", 7200))), `"2024-10-25T01:02:03+02:00"^^<` + xsdTime + `>`},
	} {
		if got, err := term(c.value); err != nil || got != c.want {
			t.Errorf("%#v: %s, want %s; error %v", c.value, got, c.want, err)
		}
	}
}

func TestAppendTermRefuses(t *testing.T) {
	for _, c := range []struct {
		value quad.Value
		want  string
	}{
		{quad.IRI("a b"), "a space"},
		{quad.IRI("name"), "relative"},
		{quad.IRI("urn:\xff"), "not valid UTF-8"},
		{quad.IRI("urn:<"), "holds <"},
		{quad.BNode("b0"), "_:b0 is a blank node"},
		{quad.String("\xff"), "not valid UTF-8"},
		{quad.LangString{Value: "a", Lang: "e n"}, "no language tag"},
		{quad.LangString{Value: "a"}, "no language tag"},
		{quad.TypedString{Value: "a", Type: "t"}, "relative"},
		{quad.TypedString{Value: "a", Type: langString}, "no language tag"},
		{nil, "lacks a term"},
	} {
		if got, err := term(c.value); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%#v: %s, error %v, want one that says %q", c.value, got, err, c.want)
		}
	}
}

func TestLineRefusesLiteralSubject(t *testing.T) {
	q := quad.Quad{Subject: quad.String("s"), Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o")}
	if _, err := Line(q); err == nil || !strings.Contains(err.Error(), "subject") {
		t.Errorf("error %v", err)
	}
	q.Subject = nil
	if _, err := Line(q); err == nil {
		t.Error("a quad with no subject was written")
	}
}

func seq(err error, quads ...quad.Quad) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
		if err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

func TestWriteSorted(t *testing.T) {
	a := quad.Quad{Subject: quad.IRI("urn:a"), Predicate: quad.IRI("urn:p"), Object: quad.String("é")}
	b := quad.Quad{Subject: quad.IRI("urn:b"), Predicate: quad.IRI("urn:p"), Object: quad.Int(1), Label: quad.IRI("urn:l")}
	var out strings.Builder
	n, err := WriteSorted(&out, seq(nil, b, a, b))
	want := `<urn:a> <urn:p> "é" .` + "\n" + `<urn:b> <urn:p> "1"^^<` + xsdInteger + `> <urn:l> .` + "\n"
	if n != 2 || err != nil || out.String() != want {
		t.Errorf("%d lines, error %v:\n%s", n, err, out.String())
	}
	out.Reset()
	if n, err = Write(&out, seq(nil, b, a)); n != 2 || err != nil || !strings.HasPrefix(out.String(), "<urn:b>") {
		t.Errorf("Write: %d lines, error %v:\n%s", n, err, out.String())
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteErrors(t *testing.T) {
	good := quad.Quad{Subject: quad.IRI("urn:a"), Predicate: quad.IRI("urn:p"), Object: quad.String("o")}
	bad := quad.Quad{Subject: quad.BNode("b"), Predicate: quad.IRI("urn:p"), Object: quad.String("o")}
	for name, write := range map[string]func(w *strings.Builder, s iter.Seq2[quad.Quad, error]) error{
		"Write":       func(w *strings.Builder, s iter.Seq2[quad.Quad, error]) error { _, err := Write(w, s); return err },
		"WriteSorted": func(w *strings.Builder, s iter.Seq2[quad.Quad, error]) error { _, err := WriteSorted(w, s); return err },
	} {
		var out strings.Builder
		if err := write(&out, seq(errors.New("torn"), good)); err == nil || err.Error() != "torn" {
			t.Errorf("%s: error of the sequence: %v", name, err)
		}
		if err := write(&out, seq(nil, good, bad)); err == nil {
			t.Errorf("%s: a blank node was written", name)
		}
	}
	if _, err := WriteSorted(fullDisk{}, seq(nil, good)); err == nil {
		t.Error("WriteSorted hides the error of its writer")
	}
	if _, err := Write(fullDisk{}, seq(nil, good)); err == nil {
		t.Error("Write hides the error of its writer")
	}
}

func TestCanonical(t *testing.T) {
	typed := func(text, datatype string) quad.TypedString {
		return quad.TypedString{Value: quad.String(text), Type: quad.IRI(datatype)}
	}
	noon := quad.Time(time.Date(2024, 10, 25, 12, 0, 0, 0, time.UTC))
	for _, c := range []struct{ value, want quad.Value }{
		{typed("42", xsdInteger), quad.Int(42)},
		{typed("-42", xsdInteger), quad.Int(-42)},
		{typed("true", xsdBoolean), quad.Bool(true)},
		{typed("false", xsdBoolean), quad.Bool(false)},
		{typed("1.5E0", xsdDouble), quad.Float(1.5)},
		{typed("1.0E-30", xsdDouble), quad.Float(1e-30)},
		{typed("7", "xsd:integer"), quad.Int(7)},
		{typed("True", "xsd:boolean"), quad.Bool(true)},
		{typed("a", "xsd:string"), quad.String("a")},
		{typed("2024-10-25T12:00:00Z", xsdTime), noon},
		{typed("a", xsdString), quad.String("a")},
		{quad.Float(1.5), quad.Float(1.5)},
		{noon, noon},
		// Kept as written.
		{typed("007", xsdInteger), typed("007", xsdInteger)},
		{typed("+1", xsdInteger), typed("+1", xsdInteger)},
		{typed("-0", xsdInteger), typed("-0", xsdInteger)},
		{typed("123456789012345678901", xsdInteger), typed("123456789012345678901", xsdInteger)},
		{typed("42", xsd+"int"), typed("42", xsd+"int")},
		{typed("1", xsdBoolean), typed("1", xsdBoolean)},
		{typed("1.5", xsdDouble), typed("1.5", xsdDouble)},
		{typed("1.5E+00", xsdDouble), typed("1.5E+00", xsdDouble)},
		{typed("True", xsdBoolean), typed("True", xsdBoolean)},
		{typed("-0.0E0", xsdDouble), typed("-0.0E0", xsdDouble)},
		{typed("NaN", xsdDouble), typed("NaN", xsdDouble)},
		{typed("1.50", xsd+"decimal"), typed("1.50", xsd+"decimal")},
		{typed("2024-10-25", xsd+"date"), typed("2024-10-25", xsd+"date")},
		{typed("2024-10-25T12:00:00.0Z", xsdTime), typed("2024-10-25T12:00:00.0Z", xsdTime)},
		{typed("2024-10-25T12:00:00+00:00", xsdTime), typed("2024-10-25T12:00:00+00:00", xsdTime)},
		{typed("2024-10-25T12:00:00", xsdTime), typed("2024-10-25T12:00:00", xsdTime)},
		{typed("2024-10-25T12:00:60Z", xsdTime), typed("2024-10-25T12:00:60Z", xsdTime)},
		{quad.Float(math.Inf(1)), typed("INF", xsdDouble)},
		{quad.Time(time.Date(2024, 10, 25, 1, 2, 3, 5e8, time.UTC)), typed("2024-10-25T01:02:03.5Z", xsdTime)},
	} {
		got := Canonical(c.value)
		if got != c.want {
			t.Errorf("%#v: %#v, want %#v", c.value, got, c.want)
		}
		if again := Canonical(got); again != got {
			t.Errorf("%#v: not canonical after all: %#v", got, again)
		}
	}
}

func TestLexical(t *testing.T) {
	for want, v := range map[string]quad.Value{
		"urn:a":                quad.IRI("urn:a"),
		"a \"b\"":              quad.String("a \"b\""),
		"42":                   quad.Int(42),
		"true":                 quad.Bool(true),
		"2024-10-25":           quad.TypedString{Value: "2024-10-25", Type: "http://www.w3.org/2001/XMLSchema#date"},
		"oui":                  quad.LangString{Value: "oui", Lang: "fr"},
		"2024-10-25T10:04:12Z": quad.Time(time.Date(2024, 10, 25, 10, 4, 12, 0, time.UTC)),
		"":                     nil,
	} {
		if got := Lexical(v); got != want {
			t.Errorf("Lexical(%v) = %q, want %q", v, got, want)
		}
	}
}
