// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTimes(t *testing.T) {
	goldenFiles(t, "times", func(d *Document) string {
		var b strings.Builder
		for _, x := range d.Times {
			fmt.Fprintf(&b, "%s = %s\n", d.Slice(x.Span), x.Value)
		}
		return b.String()
	})
}

// FuzzTimes checks that no input makes times panic or gives spans outside the text or off the borders of runes.
func FuzzTimes(f *testing.F) {
	for _, s := range []string{"On Friday, Oct. 23-25, 2024", "mid-", "'90s 2019-", "Feb. 30 and 31 June", "last", "BC 0 BC", "late", "2024-1-"} {
		f.Add(s)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		for _, published := range []string{"", "2024-02-29"} {
			d := r.Read(Article{Published: published}, s)
			last := 0
			for _, x := range d.Times {
				if x.Start < last || x.Empty() || !utf8.ValidString(d.Slice(x.Span)) || x.Value == "" {
					t.Fatalf("%q: %+v", s, x)
				}
				last = x.End
			}
		}
	})
}
