// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/extract"
	"kg/schema"
)

// seed reads the article that started kg; it is not part of the project, so the test skips where it is not given.
func seed(t *testing.T) *extract.Document {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set: it names the folder that holds seed/article.txt")
	}
	text, err := os.ReadFile(filepath.Join(shared, "seed", "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	mint := schema.Minter{Base: schema.DefaultBase}
	r, err := extract.NewReader(mint)
	if err != nil {
		t.Fatal(err)
	}
	return r.Read(extract.Article{ID: mint.Article("", "seed"), Published: "2024-10-25"}, string(text))
}

// claimed finds a claim by the beginning of its source, its cue in the words of the text and words of its content.
func claimed(d *extract.Document, source, cue, words string) *extract.Claim {
	for i, c := range d.Claims {
		content := ""
		for _, s := range c.Content {
			content += d.Slice(s) + "\n"
		}
		name := d.Slice(c.SourceSpan)
		if c.Source >= 0 {
			name += " " + d.Entities[c.Source].Name
		}
		if strings.Contains(name, source) && strings.Contains(d.Slice(c.CueSpan), cue) && strings.Contains(content, words) {
			return &d.Claims[i]
		}
	}
	return nil
}

func TestSeedRoles(t *testing.T) {
	d := seed(t)
	for _, want := range []struct{ person, title, of string }{
		{"Lloyd Austin", "defence secretary", "United States"},
		{"John Healey", "defence secretary", "United Kingdom"},
	} {
		found := false
		for _, r := range d.Roles {
			if d.Entities[r.Person].Name == want.person && r.Title == want.title && r.Of >= 0 && d.Entities[r.Of].Name == want.of {
				found = true
				if !strings.Contains(d.Slice(r.Span), strings.Fields(want.person)[1]) && !strings.Contains(d.Slice(r.Span), "counterpart") {
					t.Errorf("%s: the evidence is %q", want.person, d.Slice(r.Span))
				}
			}
		}
		if !found {
			t.Errorf("no role %v", want)
		}
	}
}

func TestSeedRelations(t *testing.T) {
	d := seed(t)
	for _, x := range d.Statements {
		if x.Predicate == "allyOf" && x.Subject >= 0 && x.Object >= 0 && !x.Negative && x.Modality == extract.Certain &&
			d.Entities[x.Subject].Name == "Alexander Lukashenko" && d.Entities[x.Object].Name == "Vladimir Putin" {
			if !strings.Contains(d.Slice(x.Span), "ally") {
				t.Errorf("the evidence is %q", d.Slice(x.Span))
			}
			return
		}
	}
	t.Error("no statement that Lukashenko is an ally of Putin")
}

func TestSeedClaims(t *testing.T) {
	d := seed(t)
	denied := claimed(d, "Lukashenko", "denied", "that Russia has officially started to recruit")
	if denied == nil || denied.Stance != extract.Denies || denied.Cue != "deny" {
		t.Errorf("the denial of recruitment: %+v", denied)
	}
	spy := claimed(d, "South Korea’s spy agency", "claimed", "1,500 North Korean troops")
	if spy == nil || spy.Date != "2024-10-18" {
		t.Fatalf("the spy agency's claim: %+v", spy)
	}
	if spy.Source >= 0 && d.Entities[spy.Source].Name == "South Korea" {
		t.Error("the words of the agency are given to the country")
	}
	found := false
	for _, q := range d.Quantities {
		if q.Value == 1500 && q.Claim >= 0 && &d.Claims[q.Claim] == spy && strings.Contains(q.Unit, "troops") {
			found = d.Slice(q.Span) == "1,500"
		}
	}
	if !found {
		t.Errorf("no 1,500 troops in the spy agency's claim: %+v", d.Quantities)
	}
	alleges := claimed(d, "Ukraine", "alleges", "its own intelligence believes")
	believes := claimed(d, "intelligence", "believes", "10,000 soldiers")
	if alleges == nil || believes == nil || believes.Within < 0 || &d.Claims[believes.Within] != alleges {
		t.Errorf("Ukraine alleges %+v what its intelligence believes %+v", alleges, believes)
	}
	if believes != nil && believes.Source >= 0 && d.Entities[believes.Source].Name == "Ukraine" {
		t.Error("the belief of the intelligence is given to the country")
	}
}

// TestSeedQuotation: the words to the BBC go on in the next paragraph.
func TestSeedQuotation(t *testing.T) {
	d := seed(t)
	bbc := claimed(d, "Lukashenko", "told", "That’s rubbish")
	if bbc == nil {
		t.Fatal("nothing is told")
	}
	if bbc.To < 0 || d.Entities[bbc.To].Name != "BBC" {
		t.Errorf("told to %q (%d)", d.Slice(bbc.ToSpan), bbc.To)
	}
	if bbc.Stance != extract.Denies {
		t.Errorf("the stance is %s", bbc.Stance)
	}
	if !strings.Contains(d.Slice(bbc.Content[len(bbc.Content)-1]), "especially on the front line") {
		t.Errorf("the second paragraph is missing: %q", d.Slice(bbc.Content[len(bbc.Content)-1]))
	}
}

func TestSeedBoilerplate(t *testing.T) {
	d := seed(t)
	for _, words := range []string{"Open Image Modal", "via Associated Press"} {
		at := strings.Index(d.Text, words)
		bad := extract.Span{Start: at, End: at + len(words)}
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				if bad.Overlaps(m.Span) {
					t.Errorf("%q names %s", words, e.Name)
				}
			}
		}
		for _, s := range d.Sentences {
			if bad.Overlaps(s.Span) {
				t.Errorf("%q is read as a sentence", words)
			}
		}
	}
}
