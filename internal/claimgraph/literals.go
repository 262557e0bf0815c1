// SPDX-License-Identifier: Apache-2.0

package claimgraph

import (
	"math"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

func typed(value, datatype string) quad.Value {
	return quad.TypedString{Value: quad.String(value), Type: quad.IRI(datatype)}
}

// number is an integer where the value is one, else a decimal without exponent.
func number(v float64) quad.Value {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return typed(strconv.FormatInt(int64(v), 10), schema.XsdInteger)
	}
	return typed(strconv.FormatFloat(v, 'f', -1, 64), schema.XsdDecimal)
}

// date is a date of ISO 8601 with the datatype of its form; an interval, which has none, is a string.
func date(value string) quad.Value {
	switch {
	case strings.Contains(value, "/"):
		return quad.String(value)
	case strings.Contains(value, "T"):
		return typed(value, schema.XsdDateTime)
	}
	switch strings.Count(value, "-") {
	case 0:
		return typed(value, schema.XsdGYear)
	case 1:
		return typed(value, schema.XsdGYearMonth)
	}
	return typed(value, schema.XsdDate)
}

// oneLine folds white space, no-break spaces too: a name that a line break parts is one name.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
