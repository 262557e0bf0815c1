// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPronounsGAP measures the linking of pronouns on GAP: a passage, a pronoun, and two names of which one or none is
// meant. It runs where KG_SHARED names the folder with the corpora.
func TestPronounsGAP(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set: no GAP to measure on")
	}
	data, err := os.ReadFile(filepath.Join(shared, "corpora", "gap", "gap-validation.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	var right, wrong, missed int
	for _, line := range strings.Split(string(data), "\n")[1:] {
		c := strings.Split(line, "\t")
		if len(c) < 10 {
			continue
		}
		d := r.Read(Article{Title: "none"}, c[1])
		meant := -1
		if ms := d.mentionsIn(spanAt(t, c[1], c[2], c[3])); len(ms) > 0 {
			meant = ms[0].entity
		}
		for k := 4; k <= 7; k += 3 {
			named := false
			for _, m := range d.placed {
				named = named || meant >= 0 && m.entity == meant && m.Kind == Name && m.Overlaps(spanAt(t, c[1], c[k], c[k+1]))
			}
			switch gold := c[k+2] == "TRUE"; {
			case gold && named:
				right++
			case gold:
				missed++
			case named:
				wrong++
			}
		}
	}
	f := 200 * float64(right) / float64(2*right+wrong+missed)
	t.Logf("GAP validation: P %.1f R %.1f F1 %.1f", 100*float64(right)/float64(right+wrong), 100*float64(right)/float64(right+missed), f)
	if f < 58 {
		t.Errorf("GAP validation F1 %.1f, want at least 58", f)
	}
}

// spanAt is the span in bytes of words that begin at a code point.
func spanAt(t *testing.T, text, words, at string) Span {
	t.Helper()
	n, err := strconv.Atoi(at)
	if err != nil {
		t.Fatal(err)
	}
	start := 0
	for ; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	}
	return Span{start, start + len(words)}
}
