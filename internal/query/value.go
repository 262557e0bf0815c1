// SPDX-License-Identifier: Apache-2.0

package query

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"kg/schema"

	"github.com/cayleygraph/quad"
)

// IRI is a cell that holds an IRI: in full everywhere but on the screen.
type IRI string

// cell turns what a script gives into what a row holds: nil, string, IRI, bool, int64, float64, or []any and
// map[string]any of these.
func cell(v any) any {
	switch v := v.(type) {
	case nil, IRI, bool, int64:
		return v
	case string:
		return iriOrText(v)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil // JSON has no such numbers
		}
		return v
	case int:
		return int64(v)
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case quad.Value:
		return fromQuad(v)
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = cell(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k := range v {
			out[k] = cell(v[k])
		}
		return out
	}
	if r := reflect.ValueOf(v); r.Kind() == reflect.Slice { // []map[string]any of tagArray
		out := make([]any, r.Len())
		for i := range out {
			out[i] = cell(r.Index(i).Interface())
		}
		return out
	}
	return fmt.Sprint(v)
}

// iriOrText reads the two notations that Cayley hands to scripts as strings: "<iri>" and "\"text\"^^<type>".
func iriOrText(s string) any {
	switch v := quad.StringToValue(s).(type) {
	case quad.IRI:
		if !strings.ContainsAny(string(v), " \t\n<>\"") && strings.Contains(string(v), ":") {
			return IRI(v)
		}
	case quad.TypedString:
		return fromQuad(v)
	}
	return s
}

// fromQuad is the cell of a value of the graph: numbers and truth values as such, every other literal as its text.
func fromQuad(v quad.Value) any {
	switch v := v.(type) {
	case quad.IRI:
		return IRI(v)
	case quad.Int:
		return int64(v)
	case quad.Float:
		return cell(float64(v))
	case quad.Bool:
		return bool(v)
	case quad.TypedString:
		text := string(v.Value)
		switch v.Type {
		case schema.XsdInteger:
			if n, err := strconv.ParseInt(text, 10, 64); err == nil {
				return n
			}
		case schema.XsdDecimal:
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				return n
			}
		case schema.XsdBoolean:
			if b, err := strconv.ParseBool(text); err == nil {
				return b
			}
		}
		return text
	}
	return literal(v)
}

// literal is the text of a value: of a literal without type and language, of an IRI without brackets.
func literal(v quad.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case quad.String:
		return string(v)
	case quad.LangString:
		return string(v.Value)
	case quad.TypedString:
		return string(v.Value)
	case quad.IRI:
		return string(v)
	case quad.Time:
		return time.Time(v).Format(time.RFC3339Nano)
	}
	return v.String()
}

// text writes a cell as text; short tells whether IRIs get their prefixes.
func text(v any, short bool) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case IRI:
		if short {
			return schema.Shorten(string(v))
		}
		return string(v)
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}
