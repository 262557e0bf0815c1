// SPDX-License-Identifier: Apache-2.0

package query

import (
	"fmt"
	"strings"
)

// Page is the reference of the queries in Markdown.
func Page(qs []Query) string {
	var b strings.Builder
	b.WriteString("<!-- Made from the headers of the queries: go test ./internal/query -update -->\n# The saved queries\n\n")
	b.WriteString("`kg query NAME name=value ...`; bare values fill the required parameters in their order. Names may be\n" +
		"given as people write them. Every query is one file of Gizmo, to be copied to ./queries and\n" +
		"changed; `@use common` gives it the functions of lib/common.js, and `kg query --script NAME ...` prints the whole as a\n" +
		"script for Cayley's own shell.\n\n")
	b.WriteString("| query | answers |\n|---|---|\n")
	for _, q := range qs {
		fmt.Fprintf(&b, "| [%s](#%s) | %s |\n", q.Name, q.Name, q.Title)
	}
	for _, q := range qs {
		fmt.Fprintf(&b, "\n## %s\n\n%s. %s\n\n", q.Name, q.Title, q.Doc)
		for _, p := range q.Params {
			fmt.Fprintf(&b, "- `%s` (%s): %s\n", p.Name, p.kind(), p.Doc)
		}
		fmt.Fprintf(&b, "\nColumns: %s.\n\n    %s\n", strings.Join(q.Columns, ", "), q.Example)
	}
	return b.String()
}

// kind tells type, default, and whether the parameter is required.
func (p Param) kind() string {
	s := strings.ReplaceAll(p.Type, "|", ", ")
	switch {
	case p.Required:
		return s + "; required"
	case p.Default != "":
		return s + "; " + p.Default + " where not given"
	}
	return s
}
