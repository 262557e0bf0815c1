// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLean bounds what an article costs: 560 quads for 500 words, as a mean over the sample articles, which are full of
// claims, numbers and quotations. The aim for news as it is written is 450; such news costs half of what the samples do.
func TestLean(t *testing.T) {
	dir := filepath.Join("..", "..", "data", "articles")
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"extract", "--format", "nquads", dir}, streams{in: strings.NewReader(""), out: &out, err: &errs}); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	words := 0
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		words += len(strings.Fields(string(text)))
	}
	quads := bytes.Count(out.Bytes(), []byte("\n"))
	if got := quads * 500 / words; got > 560 {
		t.Errorf("%d quads for %d words: %d for 500 words", quads, words, got)
	}
}
