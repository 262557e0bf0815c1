// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestQuantities(t *testing.T) {
	goldenFiles(t, "quantities", func(d *Document) string {
		var b strings.Builder
		for _, q := range d.Quantities {
			fmt.Fprintf(&b, "%s =", d.Slice(q.Span))
			switch {
			case q.HasRange:
				fmt.Fprintf(&b, " %.12g to %.12g", q.Low, q.High)
			case q.HasValue:
				fmt.Fprintf(&b, " %.12g", q.Value)
			default:
				b.WriteString(" some")
			}
			if q.Approximate {
				b.WriteString(" (rough)")
			}
			fmt.Fprintf(&b, " %s\n", q.Unit)
		}
		return b.String()
	})
}

// FuzzQuantities checks that no input makes quantities panic, leave the text, overlap or give what is no number.
func FuzzQuantities(f *testing.F) {
	for _, s := range []string{"between $5 and 10m", "two and a half million 1/2", "1,000,00 a quarter of", "seven to", "half",
		"US$", "voted 5-4", "5 %", "9999999999999999999999999999", "one million million million"} {
		f.Add(s)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		d := r.Read(Article{Published: "2024-02-29"}, s)
		last := 0
		for _, q := range d.Quantities {
			if q.Start < last || q.Empty() || !utf8.ValidString(d.Slice(q.Span)) || math.IsNaN(q.Value) || math.IsInf(q.Value, 0) {
				t.Fatalf("%q: %+v", s, q)
			}
			last = q.End
		}
	})
}
