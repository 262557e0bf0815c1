// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// Canonical gives the one value by which the store holds a term. Every write goes through it, because the store finds
// a literal by its Go type: a script's 42 is a quad.Int and does not find quad.TypedString{"42", xsd:integer}.
//
// A typed literal becomes a native value only where it is written exactly as AppendTerm writes the native value: 42,
// true, 1.5E0 and a dateTime of whole seconds in UTC. "007"^^xsd:integer, "1"^^xsd:boolean, "1.5"^^xsd:double and a
// dateTime with a zone or a fraction stay as they are written: bytes are never lost, and a script finds them by their
// typed form.
//
// Cayley's own exports have the datatypes of native values as <xsd:integer> and the like, which is the same prefixed
// name in angle brackets and its own key of 42; they are read as the datatypes that they stand for.
func Canonical(v quad.Value) quad.Value {
	switch v := v.(type) {
	case quad.TypedString:
		return native(v)
	case quad.Float:
		return native(quad.TypedString{Value: quad.String(floatText(float64(v))), Type: xsdDouble})
	case quad.Time:
		return native(quad.TypedString{Value: quad.String(time.Time(v).Format(time.RFC3339Nano)), Type: xsdTime})
	}
	return v
}

func native(t quad.TypedString) quad.Value {
	if name, ok := strings.CutPrefix(string(t.Type), "xsd:"); ok {
		t.Type = xsd + quad.IRI(name)
		if t.Type == xsdBoolean {
			t.Value = quad.String(strings.ToLower(string(t.Value))) // Cayley writes "True"
		}
	}
	text := string(t.Value)
	switch t.Type {
	case "", xsdString:
		return t.Value
	case xsdInteger:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil && strconv.FormatInt(n, 10) == text {
			return quad.Int(n)
		}
	case xsdBoolean:
		if text == "true" || text == "false" {
			return quad.Bool(text == "true")
		}
	case xsdDouble:
		// Minus zero, NaN and the infinities do not survive the store's maps and encodings.
		f, err := strconv.ParseFloat(text, 64)
		negativeZero := f == 0 && math.Signbit(f)
		if err == nil && !negativeZero && !math.IsInf(f, 0) && !math.IsNaN(f) && floatText(f) == text {
			return quad.Float(f)
		}
	case xsdTime:
		d, err := time.Parse("2006-01-02T15:04:05Z", text)
		if err == nil && d.Year() > 0 && d.Format(time.RFC3339) == text {
			return quad.Time(d)
		}
	}
	return t
}

// Instant reads a dateTime with a fraction of a second that is written as AppendTerm writes a quad.Time. Canonical leaves
// it as it is, since Cayley's own keys of times end at the second; a store whose keys are finer holds it as a quad.Time,
// so that Cayley can compare it.
func Instant(v quad.TypedString) (time.Time, bool) {
	if v.Type != xsdTime {
		return time.Time{}, false
	}
	t, err := time.Parse("2006-01-02T15:04:05.999999999Z", string(v.Value))
	return t, err == nil && t.Year() > 0 && t.Format(time.RFC3339Nano) == string(v.Value)
}

// literal takes a literal apart: what stands between the quotation marks, and the language tag or the datatype ("" for
// xsd:string).
func literal(v quad.Value) (text, lang, datatype string, err error) {
	switch v := v.(type) {
	case quad.String:
		return string(v), "", "", nil
	case quad.LangString:
		return string(v.Value), v.Lang, "", checkLang(v.Lang)
	case quad.TypedString:
		if v.Type == "" || v.Type == xsdString {
			return string(v.Value), "", "", nil
		}
		if v.Type == langString {
			return "", "", "", fmt.Errorf("%q has the datatype rdf:langString, but no language tag", string(v.Value))
		}
		return string(v.Value), "", string(v.Type), CheckIRI(string(v.Type))
	case quad.Int:
		return strconv.FormatInt(int64(v), 10), "", xsdInteger, nil
	case quad.Bool:
		return strconv.FormatBool(bool(v)), "", xsdBoolean, nil
	case quad.Float:
		return floatText(float64(v)), "", xsdDouble, nil
	case quad.Time:
		return time.Time(v).Format(time.RFC3339Nano), "", xsdTime, nil
	}
	return "", "", "", fmt.Errorf("a value of type %T is no RDF term", v)
}

// floatText is the canonical form of xsd:double: "1.5E0", "1.0E-3".
func floatText(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	case math.IsNaN(f):
		return "NaN"
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'E', -1, 64), "E")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	n, _ := strconv.Atoi(exponent) // of FormatFloat, so always a number
	return mantissa + "E" + strconv.Itoa(n)
}

// Lexical is the text of a term: an IRI without its brackets, a literal without quotes, language and datatype; "" for nil.
func Lexical(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return string(v)
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.LangString:
		return string(v.Value)
	case quad.Time:
		return time.Time(v).UTC().Format(time.RFC3339Nano)
	case nil:
		return ""
	}
	return fmt.Sprint(v.Native())
}
