// SPDX-License-Identifier: Apache-2.0

package query

import (
	"regexp"
	"strings"

	"kg/internal/fault"
)

// Param is a parameter of a query.
type Param struct {
	Name     string
	Type     string // entity, iri, string, number, date, or the words to choose from: "asserts|denies"
	Required bool
	Default  string // "" where there is none
	Doc      string
}

// Choices are the words that the value is one of; nil for the other types.
func (p Param) Choices() []string {
	if !strings.Contains(p.Type, "|") {
		return nil
	}
	return strings.Split(p.Type, "|")
}

func (q Query) param(name string) (Param, bool) {
	for _, p := range q.Params {
		if p.Name == name {
			return p, true
		}
	}
	return Param{}, false
}

// parse reads a query with its header, a comment in the manner of JSDoc:
//
//	/**
//	 * Title
//	 *
//	 * Description.
//	 *
//	 * @param {entity} entity Who speaks.
//	 * @param {number} [around=60] What for.
//	 * @columns speaker stance words
//	 * @example kg query NAME entity=lukashenko
//	 */
//
// Brackets mark what may be left out. A file without such a comment is a query without parameters. Errors are
// fault.Usage, "FILE:LINE: what".
func parse(name, file, text string) (Query, error) {
	q := Query{Name: name, Script: text}
	head, body, ok := strings.Cut(strings.ReplaceAll(text, "\r\n", "\n"), "/**\n")
	if !ok || strings.TrimSpace(strings.Join(withoutLineComments(head), "")) != "" {
		return q, nil
	}
	first := strings.Count(head, "\n") + 2 // the line after the /**
	body, _, ok = strings.Cut(body, "*/")
	if !ok {
		return q, fault.New(fault.Usage, "%s:%d: the header comment has no end", file, first-1)
	}
	h := header{q: &q}
	for i, line := range strings.Split(body, "\n") {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(strings.TrimPrefix(line, "*"))
		if what := h.line(line); what != "" {
			return q, fault.New(fault.Usage, "%s:%d: %s", file, first+i, what)
		}
	}
	q.Doc = strings.TrimSpace(q.Doc)
	if q.Title == "" {
		return q, fault.New(fault.Usage, "%s:%d: the header has no title", file, first)
	}
	return q, nil
}

func withoutLineComments(head string) []string {
	var lines []string
	for line := range strings.Lines(head) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			lines = append(lines, line)
		}
	}
	return lines
}

// header is the state between the lines of a header: last is the text that a line without a tag goes on.
type header struct {
	q    *Query
	last *string
}

var paramLine = regexp.MustCompile(`^\{([^}]*)\}\s+(?:(\w+)|\[(\w+)(?:=([^\]]*))?\])(?:\s+(.*))?$`)

// line takes one line and says what is wrong with it, "" if nothing.
func (h *header) line(line string) string {
	tag, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch {
	case tag == "@param":
		return h.param(rest)
	case tag == "@columns":
		h.q.Columns, h.last = strings.Fields(rest), nil
	case tag == "@use":
		if rest != "common" {
			return "the only library is common, not " + rest
		}
		h.q.Common, h.last = true, nil
	case tag == "@example":
		h.q.Example, h.last = rest, nil
	case strings.HasPrefix(tag, "@"):
		return "a header has @param, @columns, @use and @example, not " + tag
	case h.q.Title == "":
		h.q.Title, h.last = line, &h.q.Doc
	case line == "" && h.last == &h.q.Doc:
		h.q.Doc += "\n"
	case line != "" && h.last == nil:
		return "a line that belongs to no tag: " + line
	case line != "":
		*h.last = strings.TrimLeft(*h.last+" ", " ") + line
	}
	return ""
}

func (h *header) param(text string) string {
	m := paramLine.FindStringSubmatch(text)
	if m == nil {
		return "a parameter is written @param {type} name text, or [name] or [name=default] where it may be left out"
	}
	p := Param{Name: m[2] + m[3], Type: strings.ReplaceAll(m[1], " ", ""), Required: m[2] != "", Default: m[4], Doc: m[5]}
	switch p.Type {
	case "entity", "iri", "string", "number", "date":
	default:
		if p.Choices() == nil {
			return "the type of " + p.Name + " is entity, iri, string, number, date or a choice (a|b), not " + p.Type
		}
	}
	if _, twice := h.q.param(p.Name); twice {
		return "the parameter " + p.Name + " is there twice"
	}
	h.q.Params = append(h.q.Params, p)
	h.last = &h.q.Params[len(h.q.Params)-1].Doc
	return ""
}
