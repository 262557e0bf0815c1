// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"

	"kg/internal/fault"
	"kg/schema"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

var word = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)

// ParseArgs reads the arguments of a command line: name=value, and bare values that fill the required parameters in
// their order, so that `path putin lukashenko` will do. Errors are fault.Usage.
func ParseArgs(q Query, args []string) (map[string]string, error) {
	got := map[string]string{}
	var bare []string
	for _, a := range args {
		name, value, ok := strings.Cut(a, "=")
		if ok && word.MatchString(name) { // an IRI or a text may hold a "=" too
			if _, twice := got[name]; twice {
				return nil, fault.New(fault.Usage, "the parameter %s is given twice", name)
			}
			got[name] = value
		} else {
			bare = append(bare, a)
		}
	}
	for _, p := range q.Params {
		if _, given := got[p.Name]; p.Required && !given && len(bare) > 0 {
			got[p.Name], bare = bare[0], bare[1:]
		}
	}
	if len(bare) > 0 {
		return nil, fault.Hint(fault.Usage, q.usage(), "%q is no parameter: write name=value", bare[0])
	}
	return got, nil
}

// usage is the list of parameters in one line.
func (q Query) usage() string {
	if len(q.Params) == 0 {
		return q.Name + " has no parameters"
	}
	var list []string
	for _, p := range q.Params {
		s := p.Name + "=" + strings.ToUpper(p.Type)
		if p.Choices() != nil {
			s = p.Name + "=" + p.Type
		}
		if !p.Required {
			s = "[" + s + "]"
		}
		list = append(list, s)
	}
	return q.Name + " takes " + strings.Join(list, " ")
}

// bind checks the arguments against the parameters and gives what the script sees as params: entities and IRIs as
// "<IRI>", numbers as numbers, all else as strings; what was not given and has no default is not there.
func bind(ctx context.Context, qs graph.QuadStore, q Query, args map[string]string) (map[string]any, error) {
	out := map[string]any{}
	for name, value := range args {
		if _, ok := q.param(name); ok {
			continue
		}
		if q.Name == "" { // a free script declares nothing
			out[name] = value
			continue
		}
		return nil, q.unknown(name)
	}
	for _, p := range q.Params {
		value, given := args[p.Name]
		if !given || value == "" {
			value = p.Default
		}
		if value == "" {
			if p.Required {
				return nil, fault.Hint(fault.Usage, "for example: "+q.Example, "%s needs %s=%s: %s",
					q.Name, p.Name, strings.ToUpper(p.Type), p.Doc)
			}
			continue
		}
		v, err := p.value(ctx, qs, value)
		if err != nil {
			return nil, err
		}
		out[p.Name] = v
	}
	return out, nil
}

func (q Query) unknown(name string) error {
	var names []string
	for _, p := range q.Params {
		names = append(names, p.Name)
	}
	hint := q.usage()
	if ns := near(name, names); len(ns) > 0 {
		hint = "did you mean " + strings.Join(ns, " or ") + "? " + hint
	}
	return fault.Hint(fault.Usage, hint, "%s has no parameter %q", q.Name, name)
}

var dates = []string{"2006-01-02", "2006-01", "2006"}

// value turns the text of an argument into what the script sees.
func (p Param) value(ctx context.Context, qs graph.QuadStore, text string) (any, error) {
	switch p.Type {
	case "string":
		return text, nil
	case "number":
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || n != n || n-n != 0 {
			return nil, fault.New(fault.Usage, "%s is a number, not %q", p.Name, text)
		}
		return n, nil
	case "date":
		for _, layout := range dates {
			if _, err := time.Parse(layout, text); err == nil {
				return text, nil
			}
		}
		return nil, fault.New(fault.Usage, "%s is a date (2024-10-25, 2024-10 or 2024), not %q", p.Name, text)
	case "entity":
		iri, err := FindEntity(ctx, qs, text)
		if err == nil {
			iri, err = head(ctx, qs, iri)
		}
		if err != nil {
			return nil, err
		}
		return "<" + iri + ">", nil
	case "iri":
		iri := schema.Expand(strings.TrimSuffix(strings.TrimPrefix(text, "<"), ">"))
		whole, _, _ := strings.Cut(iri, "#char=") // a passage need not stand in the graph itself
		known, err := exists(qs, quad.IRI(whole))
		if err != nil {
			return nil, err
		}
		if !known {
			return nil, fault.New(fault.Usage, "%s: nothing in the graph has the IRI <%s>", p.Name, iri)
		}
		return "<" + iri + ">", nil
	}
	for _, c := range p.Choices() {
		if c == text {
			return text, nil
		}
	}
	return nil, fault.New(fault.Usage, "%s is one of %s, not %q", p.Name, strings.Join(p.Choices(), ", "), text)
}
