// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestArticlesOfOurOwn: every span of the annotated articles is where it says that it is.
func TestArticlesOfOurOwn(t *testing.T) {
	files, err := filepath.Glob("articles/*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var article any
		if err := json.Unmarshal(data, &article); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		body, ok := article.(map[string]any)["text"].(string)
		if !ok || body == "" {
			t.Fatalf("%s: no text", f)
		}
		spans := 0
		checkSpans(t, f, []rune(body), article, &spans)
		if spans < 50 {
			t.Errorf("%s: %d spans", f, spans)
		}
	}
}

// checkSpans looks for objects that have start, end and text, anywhere.
func checkSpans(t *testing.T, file string, body []rune, x any, spans *int) {
	switch x := x.(type) {
	case []any:
		for _, y := range x {
			checkSpans(t, file, body, y, spans)
		}
	case map[string]any:
		start, ok1 := x["start"].(float64)
		end, ok2 := x["end"].(float64)
		text, ok3 := x["text"].(string)
		if ok1 && ok2 && ok3 {
			*spans++
			if start < 0 || end < start || int(end) > len(body) || string(body[int(start):int(end)]) != text {
				t.Errorf("%s: %v to %v is not %q", file, start, end, text)
			}
		}
		for _, y := range x {
			checkSpans(t, file, body, y, spans)
		}
	}
}
