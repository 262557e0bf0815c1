// SPDX-License-Identifier: Apache-2.0

package query

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"kg/internal/fault"
	"kg/queries"
)

// FuzzHeader: any text is a query, or is refused with file and line; what is read of a header is whole.
func FuzzHeader(f *testing.F) {
	err := fs.WalkDir(queries.Files, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(queries.Files, path)
		f.Add(string(text))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("// a comment\r\n/**\r\n * Title\r\n * @param {a|b} [x=a] Text.\r\n *   More.\r\n */")
	f.Add("/**\n * T\n * @param {number} [x=[1]] T\n * @use common\n * words */")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := parse("q", "q.js", text)
		if err != nil {
			var file string
			var line int
			if n, _ := fmt.Sscanf(err.Error(), "%4s:%d:", &file, &line); n != 2 || file != "q.js" || fault.KindOf(err) != fault.Usage ||
				line < 1 || line > 1+strings.Count(text, "\n") {
				t.Errorf("error %v of a text of %d lines", err, 1+strings.Count(text, "\n"))
			}
			return
		}
		if q.Script != text || q.Title == "" && (len(q.Params) > 0 || len(q.Columns) > 0 || q.Doc != "") {
			t.Errorf("%+v", q)
		}
		names := map[string]bool{}
		for _, p := range q.Params {
			if p.Name == "" || names[p.Name] || p.Required && p.Default != "" {
				t.Errorf("%+v", p)
			}
			names[p.Name] = true
		}
	})
}
