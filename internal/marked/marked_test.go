// SPDX-License-Identifier: Apache-2.0

package marked

import (
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"kg/extract"
	"kg/schema"
)

var update = flag.Bool("update", false, "write the expected output anew")

const article = `Gates stay shut, mayor says

Mayor Ada Orlo told the BBC on Friday that “1,500 people” had left Norland.
Share this
Boris Ket, the former mayor of Paris, denied it.`

func read(t *testing.T) *extract.Document {
	t.Helper()
	r, err := extract.NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		t.Fatal(err)
	}
	return r.Read(extract.Article{ID: "urn:kg:article:1", Published: "2024-10-25", Site: "a.example", Authors: []string{"B. Writer"}}, article)
}

func TestWrite(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, read(t)); err != nil {
		t.Fatal(err)
	}
	const path = "testdata/article.want"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestTextIsKept: without its marks, the output holds every paragraph that is read.
func TestTextIsKept(t *testing.T) {
	d := read(t)
	var b strings.Builder
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	var plain strings.Builder
	for _, line := range strings.Split(b.String(), "\n") {
		for i := 0; i < len(line); i++ {
			switch {
			case line[i] == '[':
			case line[i] == ']':
				for i+1 < len(line) && line[i+1] >= '0' && line[i+1] <= '9' {
					i++
				}
			default:
				plain.WriteByte(line[i])
			}
		}
		plain.WriteByte('\n')
	}
	for _, p := range d.Paragraphs {
		if p.Kind != extract.Boilerplate && !strings.Contains(plain.String(), d.Slice(p.Span)) {
			t.Errorf("the paragraph %q is not in the output", d.Slice(p.Span))
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestWriteError(t *testing.T) {
	if Write(full{}, read(t)) == nil {
		t.Error("a failing writer gives no error")
	}
}
