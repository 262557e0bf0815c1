// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kg/schema"
)

// readMarked reads a text in which names are marked, {P:Ana Ruiz} or {P:she=Ana Ruiz} (types: POCYLGE, the mark of a
// pronoun or nominal begins with a small letter), so that these tests ask nothing of the names stage; nor of
// the claims stage, unless claims is set.
func readMarked(r *Reader, a Article, marked string, claims bool) *Document {
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
		case "claims", "attribution":
			if claims {
				s.Run(d)
			}
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
	r := newReader(t)
	r.related = nil // what the model finds in them is not the table's
	for _, rule := range r.lex.relations.rules {
		if !slices.Contains(schema.Relations(), rule.predicate) {
			t.Errorf("%s: %s is no predicate of the closed list", rule.name, rule.predicate)
		}
		if rule.form == "title" {
			continue
		}
		var want []string
		for _, g := range strings.Split(rule.gives, "; ") {
			want = append(want, strings.Replace(g, ">", rule.predicate, 1)) // what another rule gives is written out
		}
		got := showStatements(readMarked(r, Article{Title: "-"}, rule.example, false))
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s: %q gives %q, want %q", rule.name, rule.example, got, want)
		}
	}
}

// TestRelations runs the cases of testdata/relations; see goldenFiles for their form and readMarked for their marks.
func TestRelations(t *testing.T) {
	files, _ := filepath.Glob("testdata/relations/*.txt")
	r := newReader(t)
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			input, want, _ := strings.Cut(string(b), "\n--\n")
			a, text := caseArticle(input)
			a.Title = "-"
			got := strings.Join(append(showStatements(readMarked(r, a, text, false)), ""), "\n")
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

// TestRelationClaims checks that what a claim says goes by its stance: nothing that a speaker denied, doubted or asked is
// positive and certain.
func TestRelationClaims(t *testing.T) {
	r := newReader(t)
	const text = "Somebody spoke: {C:Norland} attacked {C:Sudmark}."
	for _, c := range []struct {
		stance Stance
		within Stance
		want   string
	}{
		{Asserts, Asserts, "Norland attacked Sudmark"},
		{Accuses, Asserts, "Norland attacked Sudmark"},
		{Denies, Asserts, "not Norland attacked Sudmark"},
		{Doubts, Asserts, "possible Norland attacked Sudmark"},
		{Asks, Asserts, "unreal Norland attacked Sudmark"},
		{Demands, Asserts, "unreal Norland attacked Sudmark"},
		{Promises, Asserts, "probable Norland attacked Sudmark"},
		{Predicts, Asserts, "probable Norland attacked Sudmark"},
		{Supports, Asserts, "unreal Norland attacked Sudmark"},
		{Opposes, Asserts, "unreal Norland attacked Sudmark"},
		{Asserts, Denies, "possible Norland attacked Sudmark"},
		{Denies, Denies, "not possible Norland attacked Sudmark"},
	} {
		d := readMarked(r, Article{Title: "-"}, text, false)
		whole := Span{strings.Index(d.Text, "Norland"), len(d.Text)}
		d.Statements = nil
		d.Claims = []Claim{
			{Source: -1, To: -1, Place: -1, Within: -1, Content: []Span{{0, len(d.Text)}}, Stance: c.within},
			{Source: -1, To: -1, Place: -1, Within: 0, Content: []Span{whole}, Stance: c.stance},
		}
		r.relations(d)
		if got := strings.Join(showStatements(d), "; "); got != c.want || d.Statements[0].Claim != 1 {
			t.Errorf("%v within %v: %s, want %s", c.stance, c.within, got, c.want)
		}
	}
}

// TestRelationsOfSpeakers checks what becomes of relations in what people say, deny or get wrong.
func TestRelationsOfSpeakers(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"{P:Tom Berg} said {P:he=Tom Berg} had never met {P:Ana Ruiz}.", "not Tom Berg metWith Ana Ruiz"},
		{"{P:Tom Berg} denied that {P:he=Tom Berg} had met {P:Ana Ruiz}.", "not Tom Berg metWith Ana Ruiz"},
		{"{P:Tom Berg} denied that {P:he=Tom Berg} had never met {P:Ana Ruiz}.", "not possible Tom Berg metWith Ana Ruiz"},
		{"{P:Tom Berg} said it was false that {P:he=Tom Berg} had met {P:Ana Ruiz}.", "not Tom Berg metWith Ana Ruiz"},
		{"{P:Tom Berg} denied meeting {P:Ana Ruiz}.", "not Tom Berg metWith Ana Ruiz"},
		{"{P:Eva Holt} accused {C:Norland} of attacking {C:Sudmark}.", "Norland attacked Sudmark"},
		{"{C:Norland} is accused of attacking {C:Sudmark}.", "possible Norland attacked Sudmark"},
		{"The paper wrongly stated that {C:Norland} had attacked {C:Sudmark}.", "possible Norland attacked Sudmark"},
		{"{C:Norland} attacked {C:Sudmark} on Monday, and {C:Ostria} said it would help.", "Norland attacked Sudmark @ 2025-03-03"},
	} {
		d := readMarked(r, Article{Title: "-", Published: "2025-03-06"}, c.text, true)
		if got := strings.Join(showStatements(d), "; "); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

// TestLeadersByOffice checks what follows from offices: of a country with two presidents neither is certain to be it, and who is below a
// governor, or directs a campaign in a state, leads no state.
func TestLeadersByOffice(t *testing.T) {
	r := newReader(t)
	const text = "President {P:Ana Ruiz} of {C:Brazil} met President {P:Eve Holt} of {C:Mexico}. President {P:Tom Berg} of {C:Brazil} had never gone there. " +
		"Lt. Gov. {P:Jan Quist} of {L:Ohio} spoke. So did {P:Ida Lund}, the {L:Utah} director of a campaign, and Gov. {P:Max Lund} of {L:Utah}. " +
		"{P:Una Lund}, who hopes to lead the {O:Harbour Party}, did not."
	d := readMarked(r, Article{Title: "-"}, text, false)
	d.Roles, d.Statements = nil, nil
	r.roles(d)
	r.relations(d)
	got := slices.DeleteFunc(showStatements(d), func(s string) bool { return !strings.Contains(s, " leaderOf ") })
	want := []string{"Eve Holt leaderOf Mexico", "Max Lund leaderOf Utah", "possible Ana Ruiz leaderOf Brazil", "possible Tom Berg leaderOf Brazil",
		"possible Una Lund leaderOf Harbour Party"}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPlacesOfNominals checks what is read off nouns that stand for a body or a town: not where an owner is, nor what has other nouns.
func TestPlacesOfNominals(t *testing.T) {
	r := newReader(t)
	const text = "{O:Rolfe} met {O:Hill Farms} in {Y:Karst}. The {Y:Leeds} company, {L:Ohio}’s firm, the {C:Norland} town and the {Y:York} workers sang."
	d := readMarked(r, Article{Title: "-"}, text, false)
	for _, of := range []struct {
		name, words string
	}{{"Rolfe", "The Leeds company"}, {"Hill Farms", "Ohio’s firm"}, {"Karst", "the Norland town"}, {"Hill Farms", "the York workers"}} {
		at := strings.Index(d.Text, of.words)
		e := &d.Entities[slices.IndexFunc(d.Entities, func(e Entity) bool { return e.Name == of.name })]
		e.Mentions = append(e.Mentions, Mention{Span{at, at + len(of.words)}, Nominal})
	}
	d.Statements = nil
	r.relations(d)
	got := slices.DeleteFunc(showStatements(d), func(s string) bool { return !strings.Contains(s, " locatedIn ") })
	if want := []string{"Karst locatedIn Norland", "Rolfe locatedIn Leeds"}; !slices.Equal(slices.Sorted(slices.Values(got)), want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRelationTraps reads the traps with the claims that the reader finds in them: what is positive and certain is either
// so without the claims, or in a claim that asserts it.
func TestRelationTraps(t *testing.T) {
	r := newReader(t)
	files, _ := filepath.Glob("testdata/relations/traps*.txt")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		input, want, _ := strings.Cut(string(b), "\n--\n")
		a, text := caseArticle(input)
		a.Title = "-"
		d := readMarked(r, a, text, true)
		for i, line := range showStatements(d) {
			s := d.Statements[i]
			if s.Negative || s.Modality != Certain {
				continue
			}
			if s.Claim < 0 && !strings.Contains("\n"+want, "\n"+line+"\n") {
				t.Errorf("%s: %s: %q", f, line, d.Slice(s.Span))
			}
			if s.Claim >= 0 && d.Claims[s.Claim].Stance != Asserts && d.Claims[s.Claim].Stance != Accuses {
				t.Errorf("%s: %s in a claim that %v it", f, line, d.Claims[s.Claim].Stance)
			}
		}
	}
}

// FuzzRelations checks that no input makes the stages panic or leave the text.
func FuzzRelations(f *testing.F) {
	for _, s := range []string{"Ana Ruiz, 44, of", "Putin's ally, ally of Putin's ally", "X, Y, Z to attack", "by by by", "whose brother",
		"Police arrested", "Russia was attacked by", "to buy to sell to", "Kazan, Russia,", "charged with , and"} {
		f.Add(s)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		for _, text := range []string{s, "Ana Ruiz " + s + " Norland. {C:Norland} " + s} {
			d := r.Read(Article{Title: "-"}, text)
			for _, st := range d.Statements {
				if st.Span.Empty() || !utf8.ValidString(d.Slice(st.Span)) || st.ID == "" || st.Subject < 0 && st.SubjectText == "" || st.Object < 0 && st.ObjectText == "" {
					t.Fatalf("%q: %+v", text, st)
				}
			}
		}
	})
}
