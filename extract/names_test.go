// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the expected output beside the input")

// TestNamesGolden reads each testdata/names/*.txt, one phenomenon a file, and compares entities with their mentions and
// roles with the .want file beside it.
func TestNamesGolden(t *testing.T) {
	r := newReader(t)
	files, err := filepath.Glob("testdata/names/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			got := whoText(r.Read(Article{Published: "2024-10-25"}, string(text)))
			wantFile := strings.TrimSuffix(f, ".txt") + ".want"
			if *update {
				if err := os.WriteFile(wantFile, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(wantFile)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s:\ngot:\n%s\nwant:\n%s", f, got, want)
			}
		})
	}
}

// whoText is entities and roles for a person's eye: a line a thing.
func whoText(d *Document) string {
	var b strings.Builder
	for _, e := range d.Entities {
		fmt.Fprintf(&b, "%s %s:", e.Type, e.Name)
		for i, m := range e.Mentions {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, " %s", d.Slice(m.Span))
			if m.Kind != Name {
				fmt.Fprintf(&b, " (%s)", m.Kind)
			}
		}
		b.WriteByte('\n')
	}
	for _, x := range d.Roles {
		of := "nobody named"
		if x.Of >= 0 {
			of = d.Entities[x.Of].Name
		}
		former := ""
		if x.Former {
			former = "former "
		}
		fmt.Fprintf(&b, "role: %s, %s%s of %s\n", d.Entities[x.Person].Name, former, x.Title, of)
	}
	return b.String()
}

func TestEntityAt(t *testing.T) {
	r := newReader(t)
	text := "Moss's lawyer, Ana Ferrer, spoke. Mayor Tom Reed of Bristol and Governor Danladi Musa met. " +
		"Ifeoma Okafor, the NDRB's director-general, denied it. South Korea's spy agency watched. Secretary of State Jane Roe left. " +
		"A relative of Tom Reed wept. The governor said so. Two officials of the NDRB agreed."
	d := r.Read(Article{Title: "none"}, text)
	for _, c := range []struct{ phrase, want string }{
		{"Moss's lawyer", ""},
		{"Moss's lawyer, Ana Ferrer,", "Ana Ferrer"},
		{"Ana Ferrer", "Ana Ferrer"},
		{"Mayor Tom Reed of Bristol", "Tom Reed"},
		{"Governor Danladi Musa", "Danladi Musa"},
		{"Ifeoma Okafor, the NDRB's director-general", "Ifeoma Okafor"},
		{"South Korea's spy agency", ""},
		{"South Korea", "South Korea"},
		{"Secretary of State Jane Roe", "Jane Roe"},
		{"A relative of Tom Reed", ""},
		{"The governor", "Danladi Musa"},
		{"Two officials of the NDRB", ""},
	} {
		at := strings.LastIndex(text, c.phrase)
		if c.phrase == "The governor" {
			at = strings.Index(text, c.phrase)
		}
		got := ""
		if e := d.entityAt(Span{at, at + len(c.phrase)}); e >= 0 {
			got = d.Entities[e].Name
		}
		if got != c.want {
			t.Errorf("entityAt(%q) = %q, want %q", c.phrase, got, c.want)
		}
	}
}

// checkWho fails where a span or index of the names and roles stages is not valid.
func checkWho(t *testing.T, d *Document) {
	t.Helper()
	valid := func(s Span) bool {
		return 0 <= s.Start && s.Start < s.End && s.End <= len(d.Text) && utf8.RuneStart(d.Text[s.Start]) &&
			(s.End == len(d.Text) || utf8.RuneStart(d.Text[s.End]))
	}
	ids := map[string]bool{}
	for _, e := range d.Entities {
		names := 0
		for i, m := range e.Mentions {
			if !valid(m.Span) {
				t.Fatalf("%s: bad span %v", e.Name, m.Span)
			}
			if i > 0 && e.Mentions[i-1].Start > m.Start {
				t.Fatalf("%s: mentions out of order", e.Name)
			}
			if m.Kind == Name {
				names++
			}
		}
		if names == 0 && e.Type != Country || e.Name == "" || ids[e.ID] {
			t.Fatalf("entity %q: %d names, twice %v", e.Name, names, ids[e.ID])
		}
		ids[e.ID] = true
	}
	for _, x := range d.Roles {
		if !valid(x.Span) || x.Person < 0 || x.Person >= len(d.Entities) || x.Of >= len(d.Entities) || x.Title == "" {
			t.Fatalf("bad role %+v", x)
		}
	}
}

// FuzzNames reads any text without a panic, and every span and index is valid.
func FuzzNames(f *testing.F) {
	r := newReader(f)
	for _, s := range []string{
		"", "Mr.", "President", "The U.S. and U.N. said.", "LOKOJA, Nigeria, Sept 14 - It burst.", "Ana, the mayor of",
		"His counterpart, Bob Roe, said he was. “He and", "X Y Z's of the & Co. Jr", "Ltd of of The The", "the governor of of",
		"Montréal-registered Việt Nam’s president, who chairs the", "A\nB\n\nC. D.E.F. (GH), 44, a", "İstanbul ŞİŞLİ ı said", "\xff\xfe Obama \x80",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := r.Read(Article{Published: "2024-10-25"}, text)
		if !utf8.ValidString(text) {
			return // the command converts or refuses such text: no panic is all that is asked
		}
		checkWho(t, d)
		for i := range d.Tokens {
			for k := i; k < len(d.Tokens) && k < i+6; k++ {
				s := Span{d.Tokens[i].Start, d.Tokens[k].End}
				if e := d.entityAt(s); e < -1 || e >= len(d.Entities) {
					t.Fatalf("entityAt(%v) = %d", s, e)
				}
			}
		}
	})
}

// TestNamesLinear reads a long text: time must not grow with the square of its length.
func TestNamesLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("a long text")
	}
	r := newReader(t)
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "Anna Zed%c%c%c of Org%d Ltd told Reuters that she had met the mayor, Tom Reed. He denied it.\n\n",
			'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, i)
	}
	d := r.Read(Article{Title: "none"}, b.String())
	checkWho(t, d)
}

// TestReaderConcurrent reads with one Reader in many goroutines; all give the same.
func TestReaderConcurrent(t *testing.T) {
	r := newReader(t)
	text := "Northwind Energy hired Mara Lindqvist. The company said she would start in May.\n\nRussian President Ivan Orlov agreed."
	want := whoText(r.Read(Article{Title: "none"}, text))
	done := make(chan string)
	for range 8 {
		go func() { done <- whoText(r.Read(Article{Title: "none"}, text)) }()
	}
	for range 8 {
		if got := <-done; got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	}
}
