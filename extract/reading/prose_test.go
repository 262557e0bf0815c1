// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
)

// BenchmarkProse tags the text of BenchmarkText with prose, the other tagger in Go; it neither parses nor gives lemmas. It
// loads its model for every text, so it gets a hundred copies at once.
func BenchmarkProse(b *testing.B) {
	text, n := strings.Repeat(article, 100), 0
	b.ReportAllocs()
	for b.Loop() {
		d, err := prose.NewDocument(text, prose.WithExtraction(false))
		if err != nil {
			b.Fatal(err)
		}
		n += len(d.Tokens())
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "words/s")
}
