// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRelationsArticles measures relations on the annotated articles with the entities, roles and claims of the
// annotators, so that it shows what this stage can do by itself.
func TestRelationsArticles(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set: no annotated articles")
	}
	r := newReader(t)
	files, _ := filepath.Glob(filepath.Join(shared, "articles", "*.json"))
	tp, pred, gold := 0, 0, 0
	for _, file := range files {
		d, want := readGoldDocument(t, r, file)
		got := map[string]bool{}
		for _, s := range d.Statements {
			if s.Negative || s.Modality != Certain {
				continue
			}
			name := func(i int, text string) string {
				if i < 0 {
					return strings.ToLower(text)
				}
				return d.Entities[i].Name
			}
			a, b := name(s.Subject, s.SubjectText), name(s.Object, s.ObjectText)
			got[relationKey(a, s.Predicate, b)] = true
		}
		for k := range want {
			if got[k] {
				tp++
			} else {
				t.Logf("%s: missed %s", filepath.Base(file), k)
			}
		}
		for k := range got {
			if !want[k] {
				t.Logf("%s: wrong %s", filepath.Base(file), k)
			}
		}
		pred, gold = pred+len(got), gold+len(want)
	}
	t.Logf("relations with given entities, roles and claims: found %d, given %d, right %d: P %.1f R %.1f F1 %.1f", pred, gold, tp,
		100*float64(tp)/float64(pred), 100*float64(tp)/float64(gold), 200*float64(tp)/float64(pred+gold))
}

func relationKey(s, p, o string) string {
	switch p {
	case "allyOf", "opponentOf", "spouseOf", "siblingOf", "metWith", "agreedWith":
		if o < s {
			s, o = o, s
		}
	}
	return s + " " + p + " " + o
}

// goldRelations is what this test reads of an annotated article.
type goldRelations struct {
	Text, Published, Site string
	Entities              []struct {
		Name, Type string
		Mentions   []struct {
			Start, End int
			Kind       string
		}
	}
	Roles []struct {
		Person, Title string
		Of            *string
		Former        bool
	}
	Relations []struct{ S, P, O string }
	Claims    []struct {
		CueSpan      *struct{ Start, End int }
		ContentSpans []struct{ Start, End int }
		Stance       string
	}
}

// readGoldDocument reads an annotated article, takes entities, roles and claims from the annotation, and runs relations.
func readGoldDocument(t *testing.T, r *Reader, file string) (*Document, map[string]bool) {
	var g goldRelations
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	d := &Document{Article: Article{Published: g.Published, Site: g.Site}, Text: g.Text}
	index := map[string]int{}
	for _, s := range r.Stages() {
		switch s.Name {
		case "names":
			g.fill(d, index)
		case "roles", "claims", "attribution":
		default:
			s.Run(d)
		}
	}
	want := map[string]bool{}
	for _, x := range g.Relations {
		for _, p := range []*string{&x.S, &x.O} {
			if _, ok := index[*p]; !ok {
				*p = strings.ToLower(*p)
			}
		}
		want[relationKey(x.S, x.P, x.O)] = true
	}
	return d, want
}

// fill takes entities, roles and claims from the annotation.
func (g *goldRelations) fill(d *Document, index map[string]int) {
	var bytes []int
	for i := range g.Text {
		bytes = append(bytes, i)
	}
	bytes = append(bytes, len(g.Text))
	at := func(start, end int) Span { return Span{bytes[start], bytes[end]} }
	for _, e := range g.Entities {
		x := Entity{ID: "urn:" + e.Name, Name: e.Name}
		for ty := Person; ty <= EventType; ty++ {
			if ty.String() == e.Type {
				x.Type = ty
			}
		}
		for _, m := range e.Mentions {
			k := map[string]MentionKind{"name": Name, "nominal": Nominal, "pronoun": Pronoun}[m.Kind]
			x.Mentions = append(x.Mentions, Mention{at(m.Start, m.End), k})
		}
		index[e.Name] = len(d.Entities)
		d.Entities = append(d.Entities, x)
	}
	for _, x := range g.Roles {
		if x.Of != nil {
			p := index[x.Person]
			d.Roles = append(d.Roles, Role{Person: p, Title: x.Title, Of: index[*x.Of], Former: x.Former, Span: d.Entities[p].Mentions[0].Span, Claim: -1})
		}
	}
	for _, c := range g.Claims {
		x := Claim{Source: -1, To: -1, Within: -1}
		if c.CueSpan != nil {
			x.CueSpan = at(c.CueSpan.Start, c.CueSpan.End)
		}
		for _, s := range c.ContentSpans {
			x.Content = append(x.Content, at(s.Start, s.End))
		}
		for st := Asserts; st <= Accuses; st++ {
			if st.String() == c.Stance {
				x.Stance = st
			}
		}
		d.Claims = append(d.Claims, x)
	}
}
