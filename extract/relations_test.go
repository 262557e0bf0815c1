// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/schema"
)

// readMarked reads a text in which names are marked, {P:Ana Ruiz} or {P:she=Ana Ruiz} (types: POCYLGE, the mark of a
// pronoun or nominal begins with a small letter), so that these tests ask nothing of the names stage.
func readMarked(r *Reader, a Article, marked string) *Document {
	type mark struct {
		Span
		letter     byte
		name, word string
	}
	var marks []mark
	var text strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "{")
		text.WriteString(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "}")
		word, name, other := strings.Cut(inner[2:], "=")
		if !other {
			name = word
		}
		start := text.Len()
		text.WriteString(word)
		marks = append(marks, mark{Span{start, text.Len()}, inner[0], name, word})
		marked = after
	}
	d := &Document{Article: a, Text: text.String()}
	for _, s := range r.Stages() {
		switch s.Name {
		case "names":
			index := map[string]int{}
			for _, m := range marks {
				i, ok := index[m.name]
				if !ok {
					i = len(d.Entities)
					index[m.name] = i
					d.Entities = append(d.Entities, Entity{ID: "urn:" + m.name, Type: EntityType(strings.IndexByte(typeLetters, m.letter)), Name: m.name})
				}
				kind := Name
				if c := m.word[0]; c >= 'a' && c <= 'z' && m.word != m.name {
					kind = Nominal
				}
				if slices.Contains([]string{"he", "she", "it", "his", "her", "its", "He", "She", "It", "His", "Her", "Its"}, m.word) {
					kind = Pronoun
				}
				d.Entities[i].Mentions = append(d.Entities[i].Mentions, Mention{m.Span, kind})
			}
		case "roles":
		default:
			s.Run(d)
		}
	}
	return d
}

// showStatements writes a document's statements one a line: "not possible S predicate O @ time".
func showStatements(d *Document) []string {
	var out []string
	for _, s := range d.Statements {
		name := func(i int, text string) string {
			if i < 0 {
				return text
			}
			return d.Entities[i].Name
		}
		var b strings.Builder
		if s.Negative {
			b.WriteString("not ")
		}
		if s.Modality != Certain {
			b.WriteString(s.Modality.String() + " ")
		}
		fmt.Fprintf(&b, "%s %s %s", name(s.Subject, s.SubjectText), s.Predicate, name(s.Object, s.ObjectText))
		if s.Time != "" {
			b.WriteString(" @ " + s.Time)
		}
		out = append(out, b.String())
	}
	return out
}

// TestRelationExamples runs the examples of the table.
func TestRelationExamples(t *testing.T) {
	r := newTestReader(t)
	for _, rule := range r.lex.relations.rules {
		if !slices.Contains(schema.Relations(), rule.predicate) {
			t.Errorf("%s: %s is no predicate of the closed list", rule.name, rule.predicate)
		}
		if rule.form == "title" {
			continue
		}
		var want []string
		for _, g := range strings.Split(rule.gives, "; ") {
			s, o, _ := strings.Cut(g, " > ")
			want = append(want, s+" "+rule.predicate+" "+o)
		}
		got := showStatements(readMarked(r, Article{Title: "-"}, rule.example))
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s: %q gives %q, want %q", rule.name, rule.example, got, want)
		}
	}
}

// TestRelations runs the cases of testdata/relations; see goldenFiles for their form and readMarked for their marks.
func TestRelations(t *testing.T) {
	files, _ := filepath.Glob("testdata/relations/*.txt")
	r := newTestReader(t)
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			input, want, _ := strings.Cut(string(b), "\n--\n")
			a, text := caseArticle(input)
			a.Title = "-"
			got := strings.Join(append(showStatements(readMarked(r, a, text)), ""), "\n")
			if got == want {
				return
			}
			if *updateCounts {
				if err := os.WriteFile(f, []byte(input+"\n--\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("got\n%s\nwant\n%s", got, want)
		})
	}
}
