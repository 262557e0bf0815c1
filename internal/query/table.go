// SPDX-License-Identifier: Apache-2.0

package query

import (
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	width "github.com/jedib0t/go-pretty/v6/text"
)

// narrowest is what a column is never cut below: rather than that, a row becomes a paragraph.
const narrowest = 12

// writeTable draws the rows, without the columns that are empty in all of them. With a terminal's width it breaks the
// long cells so that the table fits, or writes a paragraph a row where it has too many columns for that.
func writeTable(w io.Writer, r *Result, terminal int) error {
	r = withoutEmpty(r)
	if len(r.Columns) == 0 {
		return nil
	}
	header, rows := make([]string, len(r.Columns)), make([][]string, len(r.Rows))
	widths := make([]int, len(r.Columns))
	for i, name := range r.Columns {
		header[i] = onScreen(text(iriOrText(name), true)) // .save("<kg:cue>") names its column so
		widths[i] = width.StringWidthWithoutEscSequences(header[i])
	}
	for n, row := range r.Rows {
		rows[n] = make([]string, len(row))
		for i, v := range row {
			rows[n][i] = onScreen(text(v, true))
			widths[i] = max(widths[i], width.StringWidthWithoutEscSequences(rows[n][i]))
		}
	}
	fitted, ok := widths, true
	if terminal > 0 {
		fitted, ok = fit(widths, terminal)
	}
	draw := func() string { return drawn(header, rows, fitted, !slices.Equal(widths, fitted)) }
	if !ok && len(rows) > 0 {
		draw = func() string { return paragraphs(header, rows, terminal) }
	}
	_, err := io.WriteString(w, draw())
	return err
}

// withoutEmpty leaves out the columns that no row has a cell in; with no rows all stay.
func withoutEmpty(r *Result) *Result {
	if len(r.Rows) == 0 {
		return r
	}
	var keep []int
	out := &Result{}
	for i, name := range r.Columns {
		if slices.ContainsFunc(r.Rows, func(row []any) bool { return text(row[i], false) != "" }) {
			keep = append(keep, i)
			out.Columns = append(out.Columns, name)
		}
	}
	for _, row := range r.Rows {
		var cells []any
		for _, i := range keep {
			cells = append(cells, row[i])
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

func drawn(header []string, rows [][]string, widths []int, lines bool) string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = width.FormatDefault
	t.Style().Options.SeparateRows = lines
	t.AppendHeader(cells(header))
	for _, row := range rows {
		t.AppendRow(cells(row))
	}
	var configs []table.ColumnConfig
	for i, n := range widths {
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: n, WidthMaxEnforcer: width.WrapSoft})
	}
	t.SetColumnConfigs(configs)
	return t.Render() + "\n"
}

func cells(texts []string) table.Row {
	row := make(table.Row, len(texts))
	for i, s := range texts {
		row[i] = s
	}
	return row
}

// paragraphs writes a line a cell, and an empty line between rows.
func paragraphs(header []string, rows [][]string, terminal int) string {
	indent := 0
	for _, name := range header {
		indent = max(indent, width.StringWidthWithoutEscSequences(name)+2)
	}
	var b strings.Builder
	for n, row := range rows {
		if n > 0 {
			b.WriteByte('\n')
		}
		for i, s := range row {
			if s == "" {
				continue
			}
			s = width.WrapSoft(s, max(narrowest, terminal-indent))
			s = strings.ReplaceAll(s, "\n", "\n"+strings.Repeat(" ", indent))
			b.WriteString(width.Pad(header[i], indent, ' ') + s + "\n")
		}
	}
	return b.String()
}

// fit takes from the widest column till all fit the terminal with their frames ("│ a │ b │"), and tells whether they do.
func fit(widths []int, terminal int) ([]int, bool) {
	out := slices.Clone(widths)
	total := 1
	for _, n := range out {
		total += n + 3
	}
	for ; total > terminal; total-- {
		widest := slices.Index(out, slices.Max(out))
		if out[widest] <= narrowest {
			return out, false
		}
		out[widest]--
	}
	return out, true
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
