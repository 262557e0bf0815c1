// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestGenerated fails when vocabulary.tsv was changed and `make schema` was not run.
func TestGenerated(t *testing.T) {
	dir := t.TempDir()
	bin := filepath.Join(dir, "genschema")
	if out, err := exec.Command("go", "build", "-o", bin, "kg/internal/genschema").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(bin)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"terms.go", "ontology.ttl", "VOCABULARY.md"} {
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not made from vocabulary.tsv: run make schema", name)
		}
	}
}

func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, x := range Terms() {
		if seen[x.Name] {
			t.Errorf("%s stands twice in the vocabulary", x.Name)
		}
		seen[x.Name] = true
		if x.IRI() == x.Name {
			t.Errorf("%s has no prefix that is known", x.Name)
		}
		if Shorten(x.IRI()) != x.Name {
			t.Errorf("Shorten(%s) = %s", x.IRI(), Shorten(x.IRI()))
		}
		if x.Meaning == "" {
			t.Errorf("%s has no meaning", x.Name)
		}
		switch x.Kind {
		case "class", "property", "individual", "datatype", "relation":
		default:
			t.Errorf("%s is of unknown kind %q", x.Name, x.Kind)
		}
	}
	for _, x := range Terms() {
		if x.Parent != "" && !seen[x.Parent] {
			t.Errorf("%s stands under %s, which is not in the vocabulary", x.Name, x.Parent)
		}
	}
	if n := len(strings.Split(strings.TrimSpace(Table), "\n")) - 3; n != len(Terms()) {
		t.Errorf("%d rows in the table, %d terms read", n, len(Terms()))
	}
	if len(Relations()) != 26 {
		t.Errorf("%d relations, the closed list has 26", len(Relations()))
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Alexander Lukashenko": "alexander-lukashenko",
		"Declan O’Gorman":      "declan-ogorman",
		"U.S. Steel":           "us-steel",
		"  Zięba-Walsh ":       "zięba-walsh",
		"Phạm Thị Ngọc Lan":    "phạm-thị-ngọc-lan",
		"e\u0301tat":           "état",
		"東京":                   "東京",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
	if a, b := Slug("!"), Slug("?"); a == b || a == "" {
		t.Errorf("names without letters: %q and %q", a, b)
	}
}

func TestMint(t *testing.T) {
	m := Minter{Base: DefaultBase}
	if got, want := m.Entity("Person", "Lloyd Austin"), "urn:kg:person:lloyd-austin"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if m.Hashed("x", "ab", "c") == m.Hashed("x", "a", "bc") {
		t.Error("parts run together")
	}
	if m.Article("https://a.example/1", "x") != m.Article("https://a.example/1", "y") {
		t.Error("a new text at the same address is another article")
	}
	if m.Article("", "x") == m.Article("", "y") {
		t.Error("two texts without address are one article")
	}
	if got, want := Passage("urn:kg:article:1", 3, 9), "urn:kg:article:1#char=3,9"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
