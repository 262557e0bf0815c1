// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// goldArticle is what these tests read of the annotated articles (KG_SHARED/articles).
type goldArticle struct {
	ID, Published, Site, Title, Text string
	Times                            []struct {
		Span  struct{ Start, End int }
		Value string
	}
	Quantities []struct {
		Span   struct{ Start, End int }
		Value  *float64
		Unit   string
		Approx bool
	}
}

func readGoldArticles(t *testing.T) []goldArticle {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set: no annotated articles")
	}
	files, _ := filepath.Glob(filepath.Join(shared, "articles", "*.json"))
	var out []goldArticle
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var g goldArticle
		if err := json.Unmarshal(b, &g); err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

// TestCountsArticles measures times and quantities on the annotated articles, as the scorer of articles does: an
// overlapping span with the same value.
func TestCountsArticles(t *testing.T) {
	r := newReader(t)
	var times, quantities struct{ tp, pred, gold, approx, unit int }
	for _, g := range readGoldArticles(t) {
		d := r.Read(Article{Published: g.Published, Site: g.Site}, g.Text)
		runes := NewRunes(g.Text)
		used := map[int]bool{}
	next:
		for _, x := range g.Times {
			for i, p := range d.Times {
				s := runes.Span(p.Span)
				if !used[i] && s[0] < x.Span.End && x.Span.Start < s[1] && p.Value == x.Value {
					used[i] = true
					times.tp++
					continue next
				}
			}
			t.Logf("%s: missed time %q %s", g.ID, string([]rune(g.Text)[x.Span.Start:x.Span.End]), x.Value)
		}
		for i, p := range d.Times {
			if !used[i] {
				t.Logf("%s: wrong time %q %s", g.ID, d.Slice(p.Span), p.Value)
			}
		}
		times.pred += len(d.Times)
		times.gold += len(g.Times)
		used = map[int]bool{}
	nextQuantity:
		for _, x := range g.Quantities {
			if x.Value == nil {
				continue
			}
			quantities.gold++
			for i, p := range d.Quantities {
				s := runes.Span(p.Span)
				if !used[i] && p.HasValue && s[0] < x.Span.End && x.Span.Start < s[1] && math.Abs(p.Value-*x.Value) < 1e-6*math.Max(1, *x.Value) {
					used[i] = true
					quantities.tp++
					if p.Approximate == x.Approx {
						quantities.approx++
					} else {
						t.Logf("%s: approx of %q is %v", g.ID, d.Slice(p.Span), p.Approximate)
					}
					if p.Unit == x.Unit {
						quantities.unit++
					} else {
						t.Logf("%s: unit of %q is %q, want %q", g.ID, d.Slice(p.Span), p.Unit, x.Unit)
					}
					continue nextQuantity
				}
			}
			t.Logf("%s: missed quantity %q %v %s", g.ID, string([]rune(g.Text)[x.Span.Start:x.Span.End]), *x.Value, x.Unit)
		}
		for i, p := range d.Quantities {
			if p.HasValue {
				quantities.pred++
				if !used[i] {
					t.Logf("%s: wrong quantity %q %v %s", g.ID, d.Slice(p.Span), p.Value, p.Unit)
				}
			}
		}
	}
	t.Logf("times: %+v", times)
	t.Logf("quantities: %+v", quantities)
}
