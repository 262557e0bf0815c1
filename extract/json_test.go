// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

const jsonText = "Mayor Zoë Orlo told the BBC on Friday that “about 40 people” had left Norway’s port.\n\nBoris Ket, her deputy, denied it."

func jsonOf(t *testing.T) map[string]any {
	t.Helper()
	d := newReader(t).Read(Article{ID: "urn:kg:article:1", Published: "2024-10-25"}, jsonText)
	var b bytes.Buffer
	if err := d.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "\n") != 1 {
		t.Error("the document is not one line")
	}
	var m map[string]any
	if err := json.Unmarshal(b.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestJSONOffsets: offsets count code points, so that the words can be cut from the text in any language.
func TestJSONOffsets(t *testing.T) {
	m := jsonOf(t)
	runes := []rune(m["text"].(string))
	cut := func(v any) string {
		s := v.([]any)
		return string(runes[int(s[0].(float64)):int(s[1].(float64))])
	}
	claims := m["claims"].([]any)
	if len(claims) != 2 {
		t.Fatalf("%d claims", len(claims))
	}
	c := claims[0].(map[string]any)
	if got := cut(c["cueSpan"]); got != "told" {
		t.Errorf("the cue is %q", got)
	}
	if got := cut(c["contentSpans"].([]any)[0]); got != "that “about 40 people” had left Norway’s port" {
		t.Errorf("the content is %q", got)
	}
	if got := cut(claims[1].(map[string]any)["cueSpan"]); got != "denied" {
		t.Errorf("the cue is %q", got)
	}
	if len(runes) == len(m["text"].(string)) || !utf8.ValidString(m["text"].(string)) {
		t.Error("the text has no letter of two bytes: the test tests nothing")
	}
}

// TestJSONFields: DOCUMENT.md names every field, and no other.
func TestJSONFields(t *testing.T) {
	page, err := os.ReadFile("DOCUMENT.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]string{} // field -> its row
	for _, row := range regexp.MustCompile(`(?m)^\| (\w+) \| (.*) \|$`).FindAllStringSubmatch(string(page), -1) {
		if row[1] != "field" {
			documented[row[1]] = row[2]
		}
	}
	m := jsonOf(t)
	for field, v := range m {
		row, ok := documented[field]
		if !ok {
			t.Errorf("DOCUMENT.md has no field %s", field)
			continue
		}
		delete(documented, field)
		if list, ok := v.([]any); ok && len(list) > 0 {
			v = list[0]
		}
		object, ok := v.(map[string]any)
		if !ok {
			continue
		}
		head, _, _ := strings.Cut(strings.Replace(row, ": [{", " ", 1), "}")
		for name := range object {
			if !regexp.MustCompile(`\b` + name + `\b`).MatchString(head) {
				t.Errorf("DOCUMENT.md has no field %s of %s", name, field)
			}
		}
	}
	for field := range documented {
		t.Errorf("the document has no field %s", field)
	}
}
