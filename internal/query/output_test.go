// SPDX-License-Identifier: Apache-2.0

package query

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	width "github.com/jedib0t/go-pretty/v6/text"

	"kg/internal/fault"
)

func sample() *Result {
	return &Result{Columns: []string{"speaker", "words", "n", "claim"}, Rows: [][]any{
		{"金正恩", "line\nfeed, \"marks\" <b>", 1.5, IRI("https://schema.org/name")},
		{"Ann", "=1+1", int64(3), nil},
		{"Bob", "\x1b[31mred\u202e \u0085\x07", true, []any{"x", IRI("urn:y")}},
	}}
}

func written(t *testing.T, r *Result, format string, width int) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, r, format, width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSON(t *testing.T) {
	want := `[
  {"speaker":"金正恩","words":"line\nfeed, \"marks\" <b>","n":1.5,"claim":"https://schema.org/name"},
  {"speaker":"Ann","words":"=1+1","n":3,"claim":null},
  {"speaker":"Bob","words":"\u001b[31mred` + "\u202e \u0085" + `\u0007","n":true,"claim":["x","urn:y"]}
]
`
	got := written(t, sample(), "json", 0)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var rows []map[string]any
	if err := json.Unmarshal([]byte(got), &rows); err != nil || len(rows) != 3 {
		t.Error(rows, err)
	}
	for i, line := range strings.Split(strings.TrimSpace(written(t, sample(), "jsonl", 0)), "\n") {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil || row["speaker"] != rows[i]["speaker"] {
			t.Error(line, err)
		}
	}
}

func TestCSV(t *testing.T) {
	got := written(t, sample(), "csv", 0)
	rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil || len(rows) != 4 || rows[1][1] != "line\nfeed, \"marks\" <b>" || rows[1][3] != "https://schema.org/name" || rows[2][1] != "=1+1" {
		t.Errorf("%q %v", rows, err)
	}
	if !strings.Contains(got, "\r\n") {
		t.Error("no CRLF")
	}
}

func TestTable(t *testing.T) {
	want := strings.TrimPrefix(`
┌─────────┬────────────────────────┬──────┬───────────────┐
│ speaker │ words                  │ n    │ claim         │
├─────────┼────────────────────────┼──────┼───────────────┤
│ 金正恩  │ line feed, "marks" <b> │ 1.5  │ schema:name   │
│ Ann     │ =1+1                   │ 3    │               │
│ Bob     │ �[31mred  �            │ true │ ["x","urn:y"] │
└─────────┴────────────────────────┴──────┴───────────────┘
`, "\n")
	got := written(t, sample(), "table", 0)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if strings.ContainsAny(got, "\x1b\x07\u202e") {
		t.Error("control characters on the screen")
	}
}

func TestTableFits(t *testing.T) {
	r := sample()
	r.Rows[0][1] = strings.Repeat("words of some length ", 30)
	for w, paragraphs := range map[int]bool{20: true, 40: true, 60: false, 80: false, 200: false} {
		got := written(t, r, "table", w)
		for _, line := range strings.Split(strings.TrimSpace(got), "\n") {
			if n := width.StringWidthWithoutEscSequences(line); n > w && w > 20 {
				t.Errorf("%d wide on a terminal of %d: %s", n, w, line)
			}
		}
		if strings.HasPrefix(got, "speaker  金正恩\nwords    words of") != paragraphs {
			t.Errorf("on a terminal of %d:\n%s", w, got)
		}
	}
}

func TestTableLeavesOutEmptyColumns(t *testing.T) {
	r := &Result{Columns: []string{"a", "b", "c"}, Rows: [][]any{{"x", "", int64(0)}, {"y", nil, nil}}}
	want := "┌───┬───┐\n│ a │ c │\n├───┼───┤\n│ x │ 0 │\n│ y │   │\n└───┴───┘\n"
	if got := written(t, r, "table", 0); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := written(t, r, "csv", 0); got != "a,b,c\r\nx,,0\r\ny,,\r\n" {
		t.Errorf("%q", got)
	}
}

func TestNoRows(t *testing.T) {
	empty := &Result{Columns: []string{"a"}}
	for format, want := range map[string]string{"json": "[]\n", "jsonl": "", "csv": "a\r\n", "table": "┌───┐\n│ a │\n├───┤\n└───┘\n"} {
		if got := written(t, empty, format, 0); got != want {
			t.Errorf("%s: %q", format, got)
		}
		written(t, &Result{}, format, 0)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteErrors(t *testing.T) {
	for _, format := range Formats() {
		if err := Write(fullDisk{}, sample(), format, 0); fault.KindOf(err) != fault.Output {
			t.Errorf("%s: %v", format, err)
		}
	}
	if err := Write(fullDisk{}, sample(), "xml", 0); fault.KindOf(err) != fault.Usage {
		t.Error(err)
	}
}
