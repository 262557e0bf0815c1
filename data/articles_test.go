// SPDX-License-Identifier: Apache-2.0

package data_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// body is a sample article without its header block.
func body(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("articles", name))
	if err != nil {
		t.Fatal(err)
	}
	head, text, ok := strings.Cut(string(b), "\n\n")
	for _, key := range []string{"Title: ", "Published: ", "Site: "} {
		if !ok || !strings.Contains("\n"+head, "\n"+key) {
			t.Errorf("%s: no %q in its header", name, key)
		}
	}
	return text
}

// TestArticleHeaders checks that every sample article has its header block, and a text.
func TestArticleHeaders(t *testing.T) {
	files, _ := filepath.Glob("articles/*.txt")
	if len(files) < 6 {
		t.Errorf("%d sample articles, want at least 6", len(files))
	}
	for _, f := range files {
		if n := len(strings.Fields(body(t, filepath.Base(f)))); n < 250 || n > 450 {
			t.Errorf("%s: %d words", f, n)
		}
	}
}

// TestArticlesShared compares the three articles that were given with the annotated ones, whose offsets refer to them.
func TestArticlesShared(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set: no annotated articles")
	}
	for name, id := range map[string]string{"okpara-bridge-dam.txt": "h02", "saffron-trial.txt": "h05", "market-square.txt": "h11"} {
		b, err := os.ReadFile(filepath.Join(shared, "articles", id+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var g struct{ Text string }
		if err := json.Unmarshal(b, &g); err != nil {
			t.Fatal(err)
		}
		if body(t, name) != g.Text {
			t.Errorf("%s differs from %s", name, id)
		}
	}
}

// TestOwnWords checks that the report of the given article's events has no run of five words in common with it.
func TestOwnWords(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set: nothing to compare with")
	}
	b, err := os.ReadFile(filepath.Join(shared, "seed", "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	words := func(s string) []string {
		return regexp.MustCompile(`[\p{L}\d']+`).FindAllString(strings.ReplaceAll(strings.ToLower(s), "’", "'"), -1)
	}
	const run = 5
	theirs := " " + strings.Join(words(string(b)), " ") + " "
	for _, name := range []string{"minsk-denies-recruits.txt", "seoul-and-kyiv-counts.txt"} {
		ours := words(body(t, name))
		for i := 0; i+run <= len(ours); i++ {
			if s := strings.Join(ours[i:i+run], " "); strings.Contains(theirs, " "+s+" ") {
				t.Errorf("%s: %q", name, s)
			}
		}
	}
}
