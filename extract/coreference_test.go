// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestChainsGolden reads each testdata/coref/*.txt, one phenomenon or one kind of bad input a file, and compares the chains
// of two mentions or more, and the entities with their mentions, with the .want file beside it.
func TestChainsGolden(t *testing.T) {
	r := newReader(t)
	files, err := filepath.Glob("testdata/coref/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			a := Article{Published: "2024-10-25"}
			got := chainText(r.Chains(a, string(text))) + "\n" + whoText(r.Read(a, string(text)))
			wantFile := strings.TrimSuffix(f, ".txt") + ".want"
			if *update {
				if err := os.WriteFile(wantFile, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(wantFile)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s:\ngot:\n%s\nwant:\n%s", f, got, want)
			}
		})
	}
}

// chainText is a line a chain: its mentions with their sentences.
func chainText(d *Document) string {
	var b strings.Builder
	byChain := map[int][]string{}
	var order []int
	for _, m := range d.Chains {
		s := Span{d.Words[m.First].Start, d.Words[m.Last-1].End}
		if byChain[m.Chain] == nil {
			order = append(order, m.Chain)
		}
		byChain[m.Chain] = append(byChain[m.Chain], fmt.Sprintf("%s (%d)", d.Slice(s), d.Tokens[d.Words[m.Head].Token].Sentence))
	}
	for _, c := range order {
		if len(byChain[c]) > 1 {
			fmt.Fprintln(&b, strings.Join(byChain[c], " = "))
		}
	}
	return b.String()
}

// BenchmarkChains reads texts that could make looking back expensive, short and eight times as long: the ns/word of the two
// must be about the same, or looking back is not bounded.
func BenchmarkChains(b *testing.B) {
	r := newReader(b)
	for _, x := range []struct{ name, unit string }{
		{"names", "Anna Petrova met Boris Lindqvist. "},
		{"pronouns", "He said that she saw him with his dog. "},
		{"one name", "Anna Petrova, Anna Petrova and Anna Petrova. "},
		{"nouns", "The dog saw the cat of the neighbour in the house. "},
	} {
		for _, n := range []int{300, 2400} {
			d := &Document{Text: strings.Repeat(x.unit, n)}
			for _, s := range r.Stages() {
				if s.Name == "names" {
					break
				}
				s.Run(d)
			}
			r.names(d)
			text := r.Discourse(d)
			b.Run(fmt.Sprintf("%s/%d", x.name, n), func(b *testing.B) {
				for b.Loop() {
					r.chains.Resolve(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Words)), "ns/word")
			})
		}
	}
}
