// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"encoding/json"
	"fmt"
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
	var times, quantities countScore
	for _, g := range readGoldArticles(t) {
		d := r.Read(Article{Published: g.Published, Site: g.Site}, g.Text)
		runes := NewRunes(g.Text)
		overlaps := func(a Span, start, end int) bool { s := runes.Span(a); return s[0] < end && start < s[1] }
		used := map[int]bool{}
		for _, x := range g.Times {
			found := false
			for i, p := range d.Times {
				if !found && !used[i] && overlaps(p.Span, x.Span.Start, x.Span.End) && p.Value == x.Value {
					used[i], found = true, true
				}
			}
			times.gold(t, found, g.ID, x.Value)
		}
		for i, p := range d.Times {
			times.found(t, used[i], g.ID, d.Slice(p.Span)+" "+p.Value)
		}
		used = map[int]bool{}
		for _, x := range g.Quantities {
			if x.Value == nil {
				continue
			}
			found := false
			for i, p := range d.Quantities {
				if !found && !used[i] && p.HasValue && overlaps(p.Span, x.Span.Start, x.Span.End) && math.Abs(p.Value-*x.Value) < 1e-6*math.Max(1, *x.Value) {
					used[i], found = true, true
					if p.Approximate != x.Approx || p.Unit != x.Unit {
						t.Logf("%s: %q is %s, rough %v, want %s, %v", g.ID, d.Slice(p.Span), p.Unit, p.Approximate, x.Unit, x.Approx)
					}
				}
			}
			quantities.gold(t, found, g.ID, fmt.Sprint(*x.Value, " ", x.Unit))
		}
		for i, p := range d.Quantities {
			if p.HasValue {
				quantities.found(t, used[i], g.ID, d.Slice(p.Span))
			}
		}
	}
	t.Logf("times %v; quantities %v", times, quantities)
}

// countScore counts what is right, what was found and what there is.
type countScore struct{ right, pred, want int }

func (c *countScore) gold(t *testing.T, found bool, id, what string) {
	c.want++
	if found {
		c.right++
		return
	}
	t.Logf("%s: missed %s", id, what)
}

func (c *countScore) found(t *testing.T, right bool, id, what string) {
	c.pred++
	if !right {
		t.Logf("%s: wrong %s", id, what)
	}
}

func (c countScore) String() string {
	return fmt.Sprintf("%d right of %d found and %d given, F1 %.1f", c.right, c.pred, c.want, 200*float64(c.right)/float64(max(1, c.pred+c.want)))
}
