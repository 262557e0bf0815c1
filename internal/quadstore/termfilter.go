// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"regexp"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// termFilter takes or leaves a term by its stored bytes. It must agree with the
// filter of Cayley that it replaces (graph/iterator/regex.go and
// value_comparison.go).
type termFilter func(term []byte) bool

// pushDown makes one termFilter of Cayley's filters; ok is false when one of
// them is of an unknown kind.
func pushDown(filters []shape.ValueFilter) (_ termFilter, ok bool) {
	var all []termFilter
	for _, f := range filters {
		switch f := f.(type) {
		case shape.Regexp:
			all = append(all, matchText(f.Re, f.Refs))
		case shape.Wildcard:
			if f.Pattern == "" {
				return nil, false
			}
			if strings.Trim(f.Pattern, "%") == "" {
				continue
			}
			re, err := regexp.Compile(f.Regexp())
			if err != nil {
				return nil, false
			}
			all = append(all, matchText(re, true))
		case shape.Comparison:
			all = append(all, compareTo(f.Op, f.Val))
		default:
			return nil, false
		}
	}
	if len(all) == 1 {
		return all[0], true
	}
	return func(term []byte) bool {
		for _, f := range all {
			if !f(term) {
				return false
			}
		}
		return true
	}, true
}

// matchText matches the characters of strings and of literals with language or
// datatype, and with refs those of IRIs and blank nodes.
func matchText(re *regexp.Regexp, refs bool) termFilter {
	return func(term []byte) bool {
		if len(term) == 0 {
			return false
		}
		switch text := term[1:]; term[0] {
		case kindString:
			return re.Match(text)
		case kindLang, kindTyped:
			_, text, ok := splitTagged(text)
			return ok && re.Match(text)
		case kindIRI, kindBNode:
			return refs && re.Match(text)
		}
		return false
	}
}

// compareTo compares terms of the kind of val with it. Where val is of no kind
// that has an order, Cayley compares what both look like in print.
func compareTo(op iterator.Operator, val quad.Value) termFilter {
	var kind byte
	switch val.(type) {
	case quad.Int:
		kind = kindInt
	case quad.Float:
		kind = kindFloat
	case quad.String:
		kind = kindString
	case quad.BNode:
		kind = kindBNode
	case quad.IRI:
		kind = kindIRI
	case quad.Time:
		kind = kindTime
	}
	return func(term []byte) bool {
		if kind != 0 && (len(term) == 0 || term[0] != kind) {
			return false
		}
		got, err := decodeTerm(term)
		return err == nil && compareValues(got, op, val)
	}
}

func compareValues(got quad.Value, op iterator.Operator, val quad.Value) bool {
	switch val := val.(type) {
	case quad.Int:
		return iterator.RunIntOp(got.(quad.Int), op, val)
	case quad.Float:
		return iterator.RunFloatOp(got.(quad.Float), op, val)
	case quad.String:
		return iterator.RunStrOp(string(got.(quad.String)), op, string(val))
	case quad.BNode:
		return iterator.RunStrOp(string(got.(quad.BNode)), op, string(val))
	case quad.IRI:
		return iterator.RunStrOp(string(got.(quad.IRI)), op, string(val))
	case quad.Time:
		return iterator.RunTimeOp(time.Time(got.(quad.Time)), op, time.Time(val))
	}
	return iterator.RunStrOp(quad.StringOf(got), op, quad.StringOf(val))
}
