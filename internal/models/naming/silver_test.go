// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

// TestLabelled lays the chances of a file over a text, and refuses those of another text.
func TestLabelled(t *testing.T) {
	list := []silverText{{text{body: "Ada Lane saw Kolding."}, "press", 7}, {text{body: "No line speaks of it."}, "press", 8}}
	pack := func(text string) []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		fmt.Fprint(z, text)
		z.Close()
		return b.Bytes()
	}
	line := fmt.Sprintf("press\t7\t%08x\t0b 4c 9f75d25\n", list[0].sum())
	texts, err := labelled(list, pack(line))
	if err != nil || len(texts) != 1 {
		t.Fatal(texts, err)
	}
	got := texts[0].chances
	if len(got) != 3 || got[0][1] != 1 || got[4][2] != 1 || got[13][5] != 0.75 || got[13][3] != 0.25 {
		t.Errorf("chances %v", got)
	}
	for _, bad := range []string{strings.Replace(line, "\t0b", "\t0", 1), strings.Replace(line, "b", "z", 1), "press\t7\t00000000\t0b\n", "press\n"} {
		if _, err := labelled(list, pack(bad)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
	if _, err := labelled(list, []byte("no gzip")); err == nil {
		t.Error("a file that is no gzip: no error")
	}
}
