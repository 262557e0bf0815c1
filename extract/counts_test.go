// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/schema"
)

// goldenFiles runs the cases of testdata/NAME: a file has header lines ("Published: 2025-09-14", "Site: ..."), a blank
// line, a text, a line "--" and the expected result, one finding a line.
func goldenFiles(t *testing.T, name string, show func(*Document) string) {
	t.Helper()
	r, err := NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("testdata", name, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases for %s: %v", name, err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			input, want, _ := strings.Cut(string(b), "\n--\n")
			a, text := caseArticle(input)
			got := show(r.Read(a, text))
			if got == want {
				return
			}
			if *update {
				if err := os.WriteFile(f, []byte(input+"\n--\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("got\n%s\nwant\n%s", got, want)
		})
	}
}

// caseArticle takes the header lines off a case.
func caseArticle(input string) (a Article, text string) {
	head, text, _ := strings.Cut(input, "\n\n")
	for _, line := range strings.Split(head, "\n") {
		switch k, v, _ := strings.Cut(line, ": "); k {
		case "Published":
			a.Published = v
		case "Site":
			a.Site = v
		case "Title":
			a.Title = v
		}
	}
	return a, text
}
