// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestClaimsGolden reads each testdata/claims/*.txt, one phenomenon a file, as an article of 25 October 2024 (a Friday) and
// compares its claims with the .want file beside it. go test -update writes those anew.
func TestClaimsGolden(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "claims", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	r := newReader(t)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			d := r.Read(Article{Published: "2024-10-25"}, string(text))
			checkDocument(t, d)
			got := showClaims(d)
			want := strings.TrimSuffix(path, ".txt") + ".want"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			wanted, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(wanted) {
				t.Errorf("got\n%s\nwant\n%s", got, wanted)
			}
		})
	}
}

// showClaims writes a claim a line: number, source, entity, stance, addressee, content, cue, quote, date, place, outer claim.
func showClaims(d *Document) string {
	var b strings.Builder
	for i, c := range d.Claims {
		source := "-"
		if !c.SourceSpan.Empty() {
			source = d.Slice(c.SourceSpan)
		}
		if c.Source >= 0 {
			source += " (" + d.Entities[c.Source].Name + ")"
		}
		fmt.Fprintf(&b, "%d. %s | %s", i+1, source, c.Stance)
		if !c.ToSpan.Empty() {
			fmt.Fprintf(&b, " to %s", d.Slice(c.ToSpan))
		}
		var content []string
		for _, s := range c.Content {
			content = append(content, strings.ReplaceAll(d.Slice(s), "\n", "¶"))
		}
		fmt.Fprintf(&b, " | %s | %s %s", strings.Join(content, " ... "), d.Slice(c.CueSpan), c.Quote)
		if c.Date != "" {
			fmt.Fprintf(&b, " %s", c.Date)
		}
		if c.Place >= 0 {
			fmt.Fprintf(&b, " at %s", d.Entities[c.Place].Name)
		}
		if c.Within >= 0 {
			fmt.Fprintf(&b, " in %d", c.Within+1)
		}
		b.WriteByte('\n')
	}
	if b.Len() == 0 {
		return "none\n"
	}
	return b.String()
}
