// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestTimesCorpora measures times on the TimeML corpora below KG_SHARED: relaxed span F1 and value F1 of what names a
// day, month, year or decade, and of all DATE expressions (weeks, quarters, seasons and "now" too, which are no dates
// here). Expressions of other types (durations, sets, times of day) count neither way.
func TestTimesCorpora(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set: no corpora to measure on")
	}
	for _, c := range []struct{ name, glob string }{
		{"TimeBank", "corpora/tempeval3_tbaq/TimeBank/*.tml"},
		{"AQUAINT", "corpora/tempeval3_tbaq/AQUAINT/*.tml"},
		{"WikiWars", "corpora/wikiwars/tml/*.tml"},
	} {
		files, _ := filepath.Glob(filepath.Join(shared, c.glob))
		if len(files) == 0 {
			t.Errorf("%s: no files", c.name)
			continue
		}
		var plain, all timeScore
		for _, f := range files {
			text, published, gold := readTimeML(t, f)
			d := newReader(t).Read(Article{Published: published, Title: "-"}, text)
			plain.add(t, d, gold, true)
			all.add(t, d, gold, false)
		}
		t.Logf("%s: %d files; day/month/year %s; all DATE %s", c.name, len(files), &plain, &all)
	}
}

type goldTime struct {
	Span
	kind, value string
}

var (
	timexTag  = regexp.MustCompile(`<(/?)(\w+)([^>]*)>`)
	timexAttr = regexp.MustCompile(`(type|value)="([^"]*)"`)
	dctValue  = regexp.MustCompile(`CREATION_TIME[^>]*?value="(\d{4}-\d\d-\d\d)|value="(\d{4}-\d\d-\d\d)[^>]*CREATION_TIME`)
	plainISO  = regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?|\d{3}X?|BC\d{4}(-\d\d)?)$`)
)

// readTimeML gives the text of a TimeML file without its tags, its date and its expressions.
func readTimeML(t *testing.T, file string) (text, published string, gold []goldTime) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := string(b)
	if m := dctValue.FindStringSubmatch(s); m != nil {
		published = m[1] + m[2]
	}
	_, s, _ = strings.Cut(s, "<TEXT>")
	s, _, _ = strings.Cut(s, "</TEXT>")
	var out strings.Builder
	at, open := 0, -1
	for _, m := range timexTag.FindAllStringSubmatchIndex(s, -1) {
		out.WriteString(html.UnescapeString(s[at:m[0]]))
		at = m[1]
		if s[m[4]:m[5]] != "TIMEX3" {
			continue
		}
		if s[m[2]:m[3]] == "/" {
			if open >= 0 {
				gold[open].End = out.Len()
			}
			open = -1
			continue
		}
		g := goldTime{Span: Span{Start: out.Len(), End: out.Len()}}
		for _, a := range timexAttr.FindAllStringSubmatch(s[m[6]:m[7]], -1) {
			if a[1] == "type" {
				g.kind = a[2]
			} else {
				g.value = a[2]
			}
		}
		open = len(gold)
		gold = append(gold, g)
	}
	out.WriteString(html.UnescapeString(s[at:]))
	return out.String(), published, gold
}

type timeScore struct{ span, value, pred, gold int }

// add compares a document; plain leaves out what is not a day, month, year or decade.
func (s *timeScore) add(t *testing.T, d *Document, gold []goldTime, plain bool) {
	used := map[int]bool{}
	for _, p := range d.Times {
		counts := true
		for i, g := range gold {
			if !p.Overlaps(g.Span) {
				continue
			}
			if g.kind != "DATE" || plain && !plainISO.MatchString(strings.TrimSpace(g.value)) {
				counts = false
				continue
			}
			if used[i] {
				continue
			}
			used[i], counts = true, true
			s.span++
			if sameValue(g.value, p.Value) {
				s.value++
			} else if os.Getenv("KG_ERRORS") != "" && plain {
				t.Logf("VALUE %q gold %s got %s: %s", d.Slice(p.Span), g.value, p.Value, around(d.Text, p.Span))
			}
			break
		}
		if counts {
			s.pred++
			if os.Getenv("KG_ERRORS") != "" && plain && !overlapsAny(p.Span, gold) {
				t.Logf("EXTRA %q %s: %s", d.Slice(p.Span), p.Value, around(d.Text, p.Span))
			}
		}
	}
	for i, g := range gold {
		if g.kind == "DATE" && (!plain || plainISO.MatchString(strings.TrimSpace(g.value))) {
			s.gold++
			if os.Getenv("KG_ERRORS") != "" && plain && !used[i] {
				t.Logf("MISS %q %s: %s", d.Slice(g.Span), g.value, around(d.Text, g.Span))
			}
		}
	}
}

func overlapsAny(s Span, gold []goldTime) bool {
	for _, g := range gold {
		if s.Overlaps(g.Span) {
			return true
		}
	}
	return false
}

func around(text string, s Span) string {
	return strings.ReplaceAll(text[max(0, s.Start-60):min(len(text), s.End+60)], "\n", " ")
}

// sameValue compares our value with that of TimeML, which writes decades 199 or 199X and years before Christ BC0490.
func sameValue(gold, got string) bool {
	gold = strings.TrimSpace(gold)
	if bc, ok := strings.CutPrefix(gold, "BC"); ok {
		n, _ := strconv.Atoi(bc[:min(4, len(bc))])
		gold = isoDate(1-n, 0, 0) + bc[min(4, len(bc)):]
	}
	if dec := strings.TrimSuffix(gold, "X"); len(dec) == 3 {
		gold = dec + "0/" + dec + "9"
	}
	return gold == got
}

func (s *timeScore) String() string {
	f := func(tp int) float64 {
		if s.pred+s.gold == 0 {
			return 0
		}
		return 200 * float64(tp) / float64(s.pred+s.gold)
	}
	return fmt.Sprintf("span P %.1f R %.1f F1 %.1f, value F1 %.1f (gold %d, found %d)", 100*float64(s.span)/float64(max(1, s.pred)),
		100*float64(s.span)/float64(max(1, s.gold)), f(s.span), f(s.value), s.gold, s.pred)
}
