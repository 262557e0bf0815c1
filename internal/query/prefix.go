// SPDX-License-Identifier: Apache-2.0

package query

import (
	"regexp"
	"strings"

	"kg/schema"
)

var prefixedName = regexp.MustCompile(`<[a-z]+:[A-Za-z_][A-Za-z0-9_-]*>`)

// expand writes the prefixed names of a script in full, "<kg:source>" as "<urn:kg:ns:source>": the store knows no
// prefixes, and Gizmo has them for g.IRI alone.
func expand(script string) string { return prefixedName.ReplaceAllStringFunc(script, full) }

func full(name string) string { return "<" + schema.Expand(strings.Trim(name, "<>")) + ">" }

// columnBefore gives the column that a column of the expanded line had before; lines and columns count from 1.
func columnBefore(script string, line, column int) int {
	lines := strings.Split(script, "\n")
	if line < 1 || line > len(lines) {
		return column
	}
	for _, at := range prefixedName.FindAllStringIndex(lines[line-1], -1) {
		longer := len(full(lines[line-1][at[0]:at[1]])) - (at[1] - at[0])
		switch {
		case column <= at[0]+1:
			return column
		case column <= at[1]+longer:
			return at[0] + 1
		}
		column -= longer
	}
	return column
}
