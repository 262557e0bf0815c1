// SPDX-License-Identifier: Apache-2.0

package query

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"kg/internal/fault"
)

// Formats are the ways to write a result.
func Formats() []string { return []string{"table", "json", "jsonl", "csv"} }

// Write writes a result. Width is that of the terminal, 0 where the table need not fit one; the other formats do not
// look at it. They hold IRIs in full; a table shortens them. JSON keeps the order of the columns.
//
// CSV is RFC 4180 and holds the words as they are: a text that begins with "=" is one here too, so a spreadsheet is to
// import such columns as text.
//
// Errors are fault.Usage for an unknown format and fault.Output for a failing w.
func Write(w io.Writer, r *Result, format string, width int) error {
	if !slices.Contains(Formats(), format) {
		return fault.New(fault.Usage, "the format is one of %s, not %q", strings.Join(Formats(), ", "), format)
	}
	out := bufio.NewWriter(w)
	var err error
	switch format {
	case "table":
		err = writeTable(out, r, width)
	case "json":
		err = writeJSON(out, r, "[\n  ", ",\n  ", "\n]\n", "[]\n")
	case "jsonl":
		err = writeJSON(out, r, "", "\n", "\n", "")
	case "csv":
		err = writeCSV(out, r)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fault.New(fault.Output, "writing the rows: %w", err)
	}
	return nil
}

// writeJSON writes an object a row: open before the first one, between between them, last at the end; none where there
// are no rows.
func writeJSON(w io.Writer, r *Result, open, between, last, none string) error {
	if len(r.Rows) == 0 {
		_, err := io.WriteString(w, none)
		return err
	}
	names := make([]string, len(r.Columns))
	for i, name := range r.Columns {
		quoted, err := jsonText(name)
		if err != nil {
			return err
		}
		names[i] = map[bool]string{true: "", false: ","}[i == 0] + quoted + ":"
	}
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	for i, row := range r.Rows {
		line.Reset()
		line.WriteString(map[bool]string{true: open, false: between}[i == 0] + "{")
		for i, name := range names {
			line.WriteString(name)
			if err := enc.Encode(row[i]); err != nil {
				return err
			}
			line.Truncate(line.Len() - 1) // Encode ends in a line feed
		}
		line.WriteByte('}')
		if _, err := w.Write(line.Bytes()); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, last)
	return err
}

func jsonText(s string) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(s)
	return strings.TrimSuffix(b.String(), "\n"), err
}

func writeCSV(w io.Writer, r *Result) error {
	if len(r.Columns) == 0 {
		return nil
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(r.Columns); err != nil {
		return err
	}
	for _, row := range r.Rows {
		record := make([]string, len(row))
		for i, v := range row {
			record[i] = text(v, false)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
