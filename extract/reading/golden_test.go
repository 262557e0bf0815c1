// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the expected output beside the input")

// TestGolden reads testdata/words, a file a phenomenon: a sentence a line is wanted, its words parted by bars.
func TestGolden(t *testing.T) {
	r := english(t)
	paths, err := filepath.Glob("testdata/words/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files (%v)", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, s := range r.AppendSentences(nil, string(text)) {
			b.WriteString(strings.Join(words(string(text[s.Start:s.End])), "|") + "\n")
		}
		wanted := strings.TrimSuffix(path, ".txt") + ".want"
		if *update {
			if err := os.WriteFile(wanted, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(wanted)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != string(want) {
			t.Errorf("%s:\ngot\n%swant\n%s", path, got, want)
		}
	}
}
