// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/schema"
)

// BenchmarkRead reads the sample articles from text to claims; words a second are white-space words.
func BenchmarkRead(b *testing.B) {
	paths, err := filepath.Glob(filepath.Join("..", "data", "articles", "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatalf("no sample articles: %v", err)
	}
	var texts []string
	size, words := 0, 0
	for _, p := range paths {
		t, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(t))
		size += len(t)
		words += len(strings.Fields(string(t)))
	}
	r, err := NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			r.Read(Article{Published: "2025-01-01"}, t)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkNewReader is the cost of the lexicons, paid once a process.
func BenchmarkNewReader(b *testing.B) {
	for b.Loop() {
		if _, err := NewReader(schema.Minter{Base: schema.DefaultBase}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLong reads text that tempts stages to look far (many names, pronouns, open marks, no full stop), short and
// eight times as long: the MB/s of the two must be about the same, or a stage is quadratic.
func BenchmarkLong(b *testing.B) {
	r, err := NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		b.Fatal(err)
	}
	for _, x := range []struct{ name, unit string }{
		{"claims", "Mayor Ada Orlo told Boris Ket that he said she denied it. "},
		{"nostop", "and Ada said that he would say that she had said "},
		{"openmark", "“Ada Orlo said.\n"},
		{"quotes", "“We”, ‘no’ \"yes\" he said, "},
		{"names", "Ada Bo Ce, De Ef Gi; "},
		{"parties", "The Harvest Party met Calder Foods. The party said that the Labour Club was late. Norway closed the country. "},
		{"offices", "President Ada Orlo of Norway met Mayor Bo Ket, a former Ohio governor and senator, in Leeds.\n\n"},
		{"chairs", "Ada @, who chairs the land committee, met the board's chair, Bo @. His predecessor, Tom @, wept.\n\n"},
		{"senators", "As governor of Ohio, Ada @ met Sen. Bo @, a Republican from Utah, and Rep. Al @. The Ohio senator said that the former secretary of state left.\n\n"},
		{"surnames", "Ada @ and Mr. Bo @ met Ida Orlo. Orlo wept. Ben Orlo, the senator's son, said that Ms. @ slept.\n\n"},
		{"numbers", "1,500 to 2,000 on Oct. 3, 2024 "},
	} {
		for _, size := range []int{50_000, 400_000} {
			text := otherPeople(strings.Repeat(x.unit, size/len(x.unit)))
			b.Run(fmt.Sprintf("%s/%dk", x.name, size/1000), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					r.Read(Article{Published: "2024-10-25"}, text)
				}
			})
		}
	}
}

// otherPeople writes another surname for each "@".
func otherPeople(text string) string {
	parts := strings.Split(text, "@")
	var b strings.Builder
	for i, p := range parts {
		b.WriteString(p)
		if i == len(parts)-1 {
			break
		}
		b.WriteByte("BDFGKLMNPRST"[i%12])
		for n := i / 12; ; n /= 5 {
			b.WriteString([]string{"al", "or", "en", "ust", "ing"}[n%5])
			if n < 5 {
				break
			}
		}
	}
	return b.String()
}
