// SPDX-License-Identifier: Apache-2.0

package input

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestHeader(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		meta Meta
		body string
	}{
		"whole": {
			"Title: A: b\nPUBLISHED : 2024\nurl: https://example.org/\nSite:S\nAuthor: Amy, Lady X\nauthor: B\nLang: en\n\n\nBody.\n",
			Meta{Title: "A: b", Published: "2024", URL: "https://example.org/", Site: "S", Lang: "en", Authors: []string{"Amy, Lady X", "B"}},
			"\nBody.\n",
		},
		"CRLF":                    {"Title: a\r\nAuthors: A; B, C\r\n\r\nBody.\r\n", Meta{Title: "a", Authors: []string{"A", "B, C"}}, "Body.\r\n"},
		"empty value":             {"Title:\n\nBody.", Meta{}, "Body."},
		"headline with colon":     {"Trump: Cruz has to come a long way\n\nBody.", Meta{}, "Trump: Cruz has to come a long way\n\nBody."},
		"byline":                  {"BYLINE: Amy\n\nBody.", Meta{}, "BYLINE: Amy\n\nBody."},
		"unknown key within":      {"Title: a\nEditor: b\n\nBody.", Meta{}, "Title: a\nEditor: b\n\nBody."},
		"known key after unknown": {"Editor: b\nTitle: a\n\nBody.", Meta{}, "Editor: b\nTitle: a\n\nBody."},
		"no blank line":           {"Title: a\nBody.", Meta{}, "Title: a\nBody."},
		"no end":                  {"Title: a\n", Meta{}, "Title: a\n"},
		"blank line first":        {"\nTitle: a\n\nBody.", Meta{}, "\nTitle: a\n\nBody."},
		"plain text":              {"Body.", Meta{}, "Body."},
	} {
		meta, body, err := header(c.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(c.meta, meta); d != "" {
			t.Error(name, d)
		}
		if body != c.body {
			t.Errorf("%s: body %q", name, body)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"2024-10-25":                  "2024-10-25",
		" 2024-10 ":                   "2024-10",
		"2024":                        "2024",
		"2024-10-25T10:20:30Z":        "2024-10-25T10:20:30Z",
		"2024-10-25t10:20:30.5+02:00": "2024-10-25T10:20:30.5+02:00",
		"25 October 2024":             "2024-10-25",
		"5 Oct 2024":                  "2024-10-05",
		"October 25, 2024":            "2024-10-25",
		"Oct. 25, 2024":               "2024-10-25",
		"Sept. 5, 2024":               "2024-09-05",
		"SEPTEMBER  5,  2024":         "2024-09-05",
		"29 February 2024":            "2024-02-29",
	} {
		if got, err := ParseDate(in); err != nil || got != want {
			t.Errorf("%q: %q, want %q; error %v", in, got, want, err)
		}
	}
	for _, in := range []string{
		"yesterday", "2024-13-01", "2024-02-30", "25/10/2024", "10/25/2024", "24-10-25", "2024-10-25 10:20", "0000", "0000-01-01",
		"29 February 2023", "2024-10-25T10:20:30", "20241025", "October", "Oct.", "-2024",
	} {
		if got, err := ParseDate(in); err == nil {
			t.Errorf("%q is taken for %q", in, got)
		}
	}
}

func FuzzHeader(f *testing.F) {
	for _, s := range []string{"Title: a\nLang: en\n\nBody.", "Title: a\r\n\r\nB", ":\n\n", "a: b\n\nc", "\n\n", "Authors: ;,\n\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		meta, body, err := header(s)
		if !strings.HasSuffix(s, body) {
			t.Fatalf("%q: the body %q is not its end", s, body)
		}
		if body == s && err == nil && cmp.Diff(Meta{}, meta) != "" {
			t.Fatalf("%q: metadata %+v, but no header block", s, meta)
		}
		if meta.normalise() == nil {
			again := meta
			if err := again.normalise(); err != nil || cmp.Diff(meta, again) != "" {
				t.Fatalf("%+v is not normal: %+v, %v", meta, again, err)
			}
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"caf\xe9", "\x93a\x94", "\xc3\xa9\xe9", "a\x00b\x00", "\x81", "\xe0", "é"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, from, err := decode(data)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, utf8.RuneError) && from != "" {
			t.Fatalf("%q gives %q from %q", data, text, from)
		}
		if from == "" && text != string(data) {
			t.Fatalf("UTF-8 %q is changed to %q", data, text)
		}
	})
}

func FuzzArticles(f *testing.F) {
	for _, s := range []string{
		"{\"text\":\"a\"}\n{", "{\n\"text\":\"a\"}", "\xff\xfe{\x00", "\x1f\x8b", "[", "{}", "Title: a\n\nb", "\uFEFF", "{\"authors\":{}}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := New(Options{Minter: minter, Stdin: strings.NewReader(string(data)), Limit: 1 << 12})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for it, err := range r.Articles([]string{"-"}) {
			n++
			if err == nil && (it.Text == "" || it.Article.ID == "" || !utf8.ValidString(it.Text)) {
				t.Fatalf("%q gives %+v", data, it)
			}
		}
		if n == 0 {
			t.Fatalf("%q gives neither an article nor an error", data)
		}
	})
}

func TestStrayKey(t *testing.T) {
	for text, want := range map[string]string{
		"Title: a\nEditor: b\n\nBody.":   "Editor",
		"Title: a\r\nEditor: b\r\n\r\nB": "Editor",
		"Title: a\n\nBody.":              "",
		"Editor: b\nTitle: a\n\nBody.":   "",
		"Title: a\nThe body: it.":        "",
		"Title: a":                       "",
		"":                               "",
	} {
		if got := strayKey(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
