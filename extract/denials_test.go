// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// polarityShare is the share of the sentences of testdata/denials.tsv whose stance is right, in per cent.
const polarityShare = 96

// TestDenials reads each sentence of testdata/denials.tsv as an article. No denial may become an assertion; the stance is
// right for polarityShare of them, and the misses are those that the file marks.
func TestDenials(t *testing.T) {
	file, err := os.ReadFile(filepath.Join("testdata", "denials.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	rows, right := 0, 0
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimSuffix(line, "\n")+"\t", "\t")
		want, miss := strings.CutPrefix(c[0], "*")
		text := c[1]
		if !strings.ContainsAny(text, ".?!”") {
			text += "\n\nThe rain came early."
		}
		d := r.Read(Article{Published: "2024-10-25"}, text)
		rows++
		ok := outcome(d, want, c[2])
		if ok {
			right++
		}
		if ok == miss {
			t.Errorf("%s: right is %t, want %s %s\n%s", c[1], ok, c[0], c[2], showClaims(d))
		}
		if want == "denies" && deniedAsserted(d) {
			t.Errorf("%s: a denial is an assertion\n%s", c[1], showClaims(d))
		}
	}
	if rows < 200 || right*100 < polarityShare*rows {
		t.Errorf("%d of %d right, want %d%%", right, rows, polarityShare)
	}
	t.Logf("%d of %d right", right, rows)
}

// outcome tells whether a claim has the stance and the source that are wanted, and no other claim denies; "none" wants no
// claim.
func outcome(d *Document, want, source string) bool {
	if want == "none" {
		return len(d.Claims) == 0
	}
	if want != "denies" && slices.ContainsFunc(d.Claims, func(c Claim) bool { return c.Stance == Denies && c.Within < 0 }) {
		return false
	}
	return slices.ContainsFunc(d.Claims, func(c Claim) bool {
		return c.Stance.String() == want && (source == "" || d.Slice(c.SourceSpan) == source)
	})
}

// deniedAsserted tells whether a claim asserts what is denied: where none denies, or with words of what one denies but not
// that it is denied ("she said that he denied the charge").
func deniedAsserted(d *Document) bool {
	denials := 0
	for i := range d.Claims {
		if d.Claims[i].Stance != Denies {
			continue
		}
		denials++
		for k := range d.Claims {
			if d.Claims[k].Stance == Asserts && !holds(d.Claims[k], d.Claims[i].CueSpan) && shareWords(d.Claims[k], d.Claims[i]) {
				return true
			}
		}
	}
	return denials == 0 && slices.ContainsFunc(d.Claims, func(c Claim) bool { return c.Stance == Asserts })
}

func shareWords(a, b Claim) bool {
	return slices.ContainsFunc(a.Content, func(x Span) bool { return slices.ContainsFunc(b.Content, x.Overlaps) })
}
