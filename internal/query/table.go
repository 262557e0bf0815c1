// SPDX-License-Identifier: Apache-2.0

package query

import (
	"io"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	width "github.com/jedib0t/go-pretty/v6/text"
)

// narrowest is what a column is never cut below.
const narrowest = 8

// writeTable draws the rows; with a terminal's width it breaks the long cells so that the table fits.
func writeTable(w io.Writer, r *Result, terminal int) error {
	if len(r.Columns) == 0 {
		return nil
	}
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = width.FormatDefault
	t.Style().Options.SeparateRows = false
	header := make(table.Row, len(r.Columns))
	widths := make([]int, len(r.Columns))
	for i, name := range r.Columns {
		name = onScreen(text(iriOrText(name), true)) // .save("<kg:cue>") names its column so
		header[i], widths[i] = name, width.StringWidthWithoutEscSequences(name)
	}
	t.AppendHeader(header)
	for _, row := range r.Rows {
		cells := make(table.Row, len(row))
		for i, v := range row {
			s := onScreen(text(v, true))
			cells[i] = s
			widths[i] = max(widths[i], width.StringWidthWithoutEscSequences(s))
		}
		t.AppendRow(cells)
	}
	if terminal > 0 {
		var configs []table.ColumnConfig
		for i, n := range fit(widths, terminal) {
			configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: n, WidthMaxEnforcer: width.WrapSoft})
		}
		t.SetColumnConfigs(configs)
	}
	_, err := io.WriteString(w, t.Render()+"\n")
	return err
}

// fit takes from the widest column till all fit the terminal with their frames ("│ a │ b │").
func fit(widths []int, terminal int) []int {
	out := append([]int(nil), widths...)
	total := 1
	for _, n := range out {
		total += n + 3
	}
	for ; total > terminal; total-- {
		widest := 0
		for i := range out {
			if out[i] > out[widest] {
				widest = i
			}
		}
		if out[widest] <= narrowest {
			break
		}
		out[widest]--
	}
	return out
}

// onScreen makes a text safe for a terminal and one line: a text of others may hold control characters that move the
// cursor, or turn the direction of writing.
func onScreen(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == '\u0085':
			b.WriteByte(' ')
		case unicode.IsControl(r):
			b.WriteRune(unicode.ReplacementChar)
		case unicode.Is(unicode.Bidi_Control, r):
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}
