// SPDX-License-Identifier: Apache-2.0

package input

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/extract"
	"kg/internal/fault"
	"kg/schema"

	"github.com/google/go-cmp/cmp"
)

var minter = schema.Minter{Base: schema.DefaultBase}

// folder makes the files in a new folder and gives its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func zip(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// read gives the items and the errors of the arguments.
func read(t *testing.T, o Options, args ...string) (items []Item, errs []error) {
	t.Helper()
	o.Minter = minter
	r, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	for it, err := range r.Articles(args) {
		if err != nil {
			if fault.KindOf(err) != fault.Input {
				t.Errorf("error of kind %d: %v", fault.KindOf(err), err)
			}
			errs = append(errs, err)
			continue
		}
		items = append(items, it)
	}
	return items, errs
}

// one reads a single file named name.
func one(t *testing.T, o Options, name, text string) (Item, error) {
	t.Helper()
	items, errs := read(t, o, filepath.Join(folder(t, map[string]string{name: text}), name))
	if len(items)+len(errs) != 1 {
		t.Fatalf("%d items, errors %v", len(items), errs)
	}
	if len(errs) == 1 {
		return Item{}, errs[0]
	}
	return items[0], nil
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func TestText(t *testing.T) {
	body := "A headline\r\n\r\n“Body”\twith \u00a0spaces.\n\n"
	for name, c := range map[string]struct{ data, text, warning string }{
		"as it is":        {body, body, ""},
		"byte order mark": {"\uFEFF" + body, body, ""},
		"gzip":            {zip(t, body), body, ""},
		"UTF-16 LE":       {"\xff\xfeH\x00i\x00\x1c\x20\x0a\x00", "Hi“\n", "converted from UTF-16"},
		"UTF-16 BE":       {"\xfe\xff\x00H\x00i\x20\x1c\x00\x0a", "Hi“\n", "converted from UTF-16"},
		"UTF-32 LE":       {"\xff\xfe\x00\x00H\x00\x00\x00", "H", "converted from UTF-32"},
		"Windows-1252":    {"It\x92s \x93rubbish\x94 \x97 Zo\xeb said\x85", "It’s “rubbish” — Zoë said…", "converted from Windows-1252"},
		"Latin-1":         {"A na\xefve caf\xe9 in M\xfcnchen, \xa35.", "A naïve café in München, £5.", "converted from ISO-8859-1 (Latin-1)"},
		"brace":           {"{Reuters} Paris.", "{Reuters} Paris.", ""},
		"one control":     {"Fifty letters or more stand before the end.\x1a", "Fifty letters or more stand before the end.\x1a", ""},
		"word of a mark":  {"RIFFs of the week.", "RIFFs of the week.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			it, err := one(t, Options{}, "a.txt", c.data)
			if err != nil {
				t.Fatal(err)
			}
			if it.Text != c.text || strings.Join(it.Warnings, " ") != c.warning {
				t.Errorf("text %q, warnings %q", it.Text, it.Warnings)
			}
			want := extract.Article{ID: minter.Article("", digest(c.text)), SHA256: digest(c.text)}
			if d := cmp.Diff(want, it.Article); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct{ file, data, want string }{
		"empty":                {"a.txt", "", "a.txt: the file is empty"},
		"empty gzip":           {"a.txt.gz", zip(t, ""), "a.txt.gz: the file is empty"},
		"white space":          {"a.txt", " \r\n\t\n", "the article is empty"},
		"header alone":         {"a.txt", "Title: a\n\n", "the article is empty"},
		"PDF":                  {"a.txt", "%PDF-1.7\n", "is a PDF document; kg reads plain text and JSON lines"},
		"PDF in gzip":          {"a.gz", zip(t, "%PDF-1.7\n"), "is a PDF document"},
		"ZIP":                  {"a.docx", "PK\x03\x04\x14\x00", "DOCX"},
		"PNG":                  {"a.txt", "\x89PNG\r\n\x1a\n\x00", "is a PNG image"},
		"ELF":                  {"a", "\x7fELF\x02\x01", "a program (ELF)"},
		"RTF":                  {"a.txt", `{\rtf1\ansi`, "is an RTF document"},
		"MP3":                  {"a.txt", "ID3\x04\x00\x00\x00", "is an MP3 file"},
		"HTML":                 {"a.txt", " \n<!DOCTYPE HTML><p>", "is an HTML page"},
		"NUL":                  {"a.txt", "text\x00text and more text", "is binary data"},
		"controls":             {"a.txt", "\x01\x02\x03\x04text", "is binary data"},
		"UTF-16 with no mark":  {"a.txt", "H\x00e\x00l\x00l\x00o\x00", "UTF-16 without a byte order mark"},
		"half of UTF-16":       {"a.txt", "\xff\xfeH\x00i", "no valid UTF-16"},
		"lone surrogate":       {"a.txt", "\xff\xfe\x3d\xd8H\x00", "no valid UTF-16"},
		"broken UTF-8":         {"a.txt", "caf\xc3\xa9\nand caf\xe9 and more of it", "broken bytes, the first in line 2"},
		"Windows-1251":         {"a.txt", "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0!", "neither UTF-8 nor certainly Windows-1252"},
		"Polish in ISO-8859-2": {"a.txt", "By\xb3 sobie kr\xf3l, by\xb3a sobie kr\xf3lowa", "byte 0xB3 in line 1"},
		"undefined byte":       {"a.txt", "One\nand a \x81 here", "byte 0x81 in line 2"},
		"gzip cut short":       {"a.txt.gz", zip(t, strings.Repeat("abc ", 9999))[:40], "broken gzip data"},
		"gzip header":          {"a.txt.gz", "\x1f\x8b\x00", "broken gzip data"},
		"bad date":             {"a.txt", "Published: yesterday\n\nBody.", `published: "yesterday" is no date`},
		"bad URL":              {"a.txt", "URL: example.org/a\n\nBody.", "is no absolute URL"},
		"bad language":         {"a.txt", "Lang: Klingonese\n\nBody.", "is no language tag"},
		"twice":                {"a.txt", "Title: a\nTitle: b\n\nBody.", "names title twice"},
		"JSON array":           {"a.json", `[{"text": "a"}]`, "a.json:1: an array; write one JSON object a line"},
		"JSON array on lines":  {"a.json", "[\n", "an array"},
		"empty JSON":           {"a.jsonl", "\n \n", "the file is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			it, err := one(t, Options{}, c.file, c.data)
			if err == nil {
				t.Fatalf("read as %q", it.Text)
			}
			if !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.file) {
				t.Errorf("error %q does not say %q", err, c.want)
			}
		})
	}
}

func TestLimit(t *testing.T) {
	o := Options{Limit: 100}
	text := strings.Repeat("é", 50)
	if it, err := one(t, o, "a.txt", text); err != nil || it.Text != text {
		t.Errorf("at the limit: %v", err)
	}
	if it, err := one(t, o, "a.txt", "Title: a\n\n"+text); err != nil || it.Text != text {
		t.Errorf("the header block counts: %v", err)
	}
	for name, data := range map[string]string{
		"a.txt":    text + "e",
		"b.txt":    strings.Repeat("e", 1<<20),
		"b.txt.gz": zip(t, strings.Repeat("e", 1<<20)),
		"a.jsonl":  `{"text": "` + text + `e"}`,
		"b.jsonl":  `{"text": "` + strings.Repeat("e", 2<<20) + `"}`,
		"c.jsonl":  "{\n" + strings.Repeat(" ", 2<<20) + "}",
	} {
		if _, err := one(t, o, name, data); err == nil || !strings.Contains(err.Error(), "larger than the 100 bytes") {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := one(t, Options{}, "a.txt", strings.Repeat("e", DefaultLimit+1)); err == nil || !strings.Contains(err.Error(), "16 MiB") {
		t.Errorf("error %v", err)
	}
}

func TestJSONLines(t *testing.T) {
	data := `{"title":"T","text":"One.\r\nTwo é","published":"Oct. 25, 2024","url":"https://example.org/1","site":"S","authors":["A"," B"],"lang":"en-gb","other":[1]}

{"text":"a","authors":"Amy Smith","title":null}
{"text":
{"text":12}
"text"
{"title":"no text"}
{"text":"last","published":"soon"}
{"text":"nul \u0000"}
{"text":"caf` + "\xe9" + ` here"}
{"text":"b","authors":7}
{"text":"end","author":"C"}`
	dir := folder(t, map[string]string{"a.jsonl": data, "b.txt": data, "c.ndjson.gz": zip(t, data)})
	for _, name := range []string{"a.jsonl", "b.txt", "c.ndjson.gz"} {
		path := filepath.Join(dir, name)
		items, errs := read(t, Options{}, path)
		var texts, warnings, errors []string
		for _, it := range items {
			texts = append(texts, it.Text)
			warnings = append(warnings, it.Warnings...)
		}
		for _, err := range errs {
			errors = append(errors, strings.TrimPrefix(err.Error(), path))
		}
		if d := cmp.Diff([]string{"One.\r\nTwo é", "a", "café here", "end"}, texts); d != "" {
			t.Error(name, d)
		}
		if d := cmp.Diff([]string{"converted from ISO-8859-1 (Latin-1)"}, warnings); d != "" {
			t.Error(name, d)
		}
		if d := cmp.Diff([]string{
			":4: malformed JSON at byte 8: unexpected end of JSON input",
			":5: text must be a string, but is a JSON number",
			":6: a JSON string; write one JSON object a line",
			`:7: the object has no "text"`,
			`:8: published: "soon" is no date; write 2024-10-25`,
			":9: text is binary data; kg reads plain text and JSON lines",
			":11: authors must be a string or an array of strings",
		}, errors); d != "" {
			t.Error(name, d)
		}
		if len(items) != 4 {
			continue
		}
		want := extract.Article{
			ID: minter.Article("https://example.org/1", ""), Title: "T", Published: "2024-10-25", Site: "S",
			Authors: []string{"A", "B"}, URL: "https://example.org/1", Lang: "en-GB", SHA256: digest(items[0].Text),
		}
		if d := cmp.Diff(want, items[0].Article); d != "" {
			t.Error(name, d)
		}
		if items[1].Place() != path+":3" || items[1].Article.Authors[0] != "Amy Smith" || items[3].Article.Authors[0] != "C" {
			t.Errorf("%s: %+v", name, items[1])
		}
	}
}

func TestJSONOverLines(t *testing.T) {
	it, err := one(t, Options{}, "a.json", "\n{\n  \"text\": \"a\",\n  \"title\": \"b\"\n}\n")
	if err != nil || it.Text != "a" || it.Article.Title != "b" || it.Line != 2 {
		t.Errorf("%+v, error %v", it, err)
	}
	if _, err := one(t, Options{}, "a.json", "{\n  \"text\": \"a\",\n"); err == nil || !strings.Contains(err.Error(), "malformed JSON") {
		t.Errorf("error %v", err)
	}
}

func TestJSONInUTF16(t *testing.T) {
	data := "\xff\xfe"
	for _, c := range "{\"text\":\"a\"}\n{\"text\":\"b\"}" {
		data += string([]byte{byte(c), 0})
	}
	items, errs := read(t, Options{}, filepath.Join(folder(t, map[string]string{"a.jsonl": data}), "a.jsonl"))
	if len(items) != 2 || len(errs) != 0 || items[1].Text != "b" || items[1].Warnings[0] != "converted from UTF-16" {
		t.Errorf("%+v, errors %v", items, errs)
	}
}

func TestOverride(t *testing.T) {
	o := Options{Meta: Meta{Title: "T", Published: "25 October 2024", URL: "https://example.org/x", Site: "S", Lang: "en", Authors: []string{"A"}}}
	it, err := one(t, o, "a.txt", "Title: of the file\nPublished: 2023\nURL: https://example.org/y\nAuthors: B, C\n\nBody.")
	if err != nil {
		t.Fatal(err)
	}
	want := extract.Article{
		ID: minter.Article("https://example.org/x", ""), Title: "T", Published: "2024-10-25", Site: "S",
		Authors: []string{"A"}, URL: "https://example.org/x", Lang: "en", SHA256: digest("Body."),
	}
	if d := cmp.Diff(want, it.Article); d != "" {
		t.Error(d)
	}
}

func TestURLOfOneArticle(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "One.", "b.txt": "Two."})
	items, errs := read(t, Options{Meta: Meta{URL: "https://example.org/"}}, dir)
	if len(items) != 1 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "a.txt took it") {
		t.Errorf("%d items, errors %v", len(items), errs)
	}
}

func TestNewRefuses(t *testing.T) {
	for want, m := range map[string]Meta{
		"--published: ": {Published: "25.10."},
		"--url: ":       {URL: "nowhere"},
		"--lang: ":      {Lang: "e n"},
	} {
		if _, err := New(Options{Meta: m}); err == nil || fault.KindOf(err) != fault.Usage || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%+v: error %v", m, err)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt": "b", "a/z.TXT": "z", "a/c.jsonl": `{"text":"c"}`, "a.txt.gz": zip(t, "a"), "c.md": "not read",
		".hidden.txt": "not read", ".git/x.txt": "not read", "d/empty.txt": "", "e.text": "e",
	})
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	items, errs := read(t, Options{Stdin: strings.NewReader("stdin")}, dir, filepath.Join(dir, "missing.txt"), "-", filepath.Join(dir, "c.md"))
	var got []string
	for _, it := range items {
		got = append(got, strings.TrimPrefix(it.Source, dir)+" "+it.Text)
	}
	if d := cmp.Diff([]string{
		"/a/c.jsonl c", "/a/z.TXT z", "/a.txt.gz a", "/b.txt b", "/e.text e", "/link.txt b", "standard input stdin", "/c.md not read",
	}, got); d != "" {
		t.Error(d)
	}
	if len(errs) != 2 || !strings.Contains(errs[0].Error(), "empty.txt: the file is empty") ||
		!strings.Contains(errs[1].Error(), "missing.txt: no such file") {
		t.Errorf("errors %v", errs)
	}
}

func TestEmptyFolder(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": "x"})
	items, errs := read(t, Options{}, dir)
	if len(items) != 0 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "no article in this folder") {
		t.Errorf("%d items, errors %v", len(items), errs)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := folder(t, map[string]string{"a.txt": "a", "b/c.txt": "c"})
	for _, name := range []string{"a.txt", "b"} {
		if err := os.Chmod(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(filepath.Join(dir, "b"), 0o755)
	if items, errs := read(t, Options{}, dir); len(items) != 0 || len(errs) != 2 {
		t.Errorf("%d items, errors %v", len(items), errs)
	}
}

func TestStops(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "a", "b.jsonl": "{}\n{}\n", "c.txt": "c"})
	r, err := New(Options{Minter: minter})
	if err != nil {
		t.Fatal(err)
	}
	for stop := 1; stop <= 3; stop++ {
		n := 0
		for range r.Articles([]string{dir, dir}) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("%d steps, want %d", n, stop)
		}
	}
}
