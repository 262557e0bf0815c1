// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"kg/internal/fault"

	"github.com/cayleygraph/quad"
)

func zip(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lines reads all and gives the objects of the quads and the errors.
func lines(data []byte) (objects, errs []string) {
	for q, err := range Read(bytes.NewReader(data), "a.nq") {
		if err != nil {
			errs = append(errs, err.Error())
		} else {
			objects = append(objects, quad.StringOf(q.Object))
		}
	}
	return objects, errs
}

func TestRead(t *testing.T) {
	text := "\uFEFF# a comment\r\n" + triple + "\"1\" .\r\n\n" + triple + "oops .\n" + triple + "\"2\" .\r" +
		triple + "_:b .\r" + triple + "\"3\" ."
	for name, data := range map[string][]byte{"plain": []byte(text), "gzip": zip(t, text)} {
		objects, errs := lines(data)
		if got := strings.Join(objects, " "); got != `"1" "2" "3"` {
			t.Errorf("%s: objects %s", name, got)
		}
		if len(errs) != 2 || !strings.HasPrefix(errs[0], "a.nq:4: column 17: ") ||
			!strings.HasPrefix(errs[1], "a.nq:6: column 17: _:b is a blank node") {
			t.Errorf("%s: errors %q", name, errs)
		}
	}
}

func TestReadErrorIsInput(t *testing.T) {
	for _, err := range Read(strings.NewReader("\n\nx\n"), "a.nq") {
		var line *LineError
		if !errors.As(err, &line) || line.Line != 3 || line.File != "a.nq" || fault.KindOf(err) != fault.Input {
			t.Errorf("error %#v", err)
		}
	}
}

func TestReadStops(t *testing.T) {
	n := 0
	for range Read(strings.NewReader("x\nx\nx\n"), "a.nq") {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d steps", n)
	}
}

func TestReadBrokenGzip(t *testing.T) {
	whole := zip(t, strings.Repeat(triple+"\"1\" .\n", 1000))
	for name, data := range map[string][]byte{
		"cut short":  whole[:len(whole)-10],
		"bad header": []byte("\x1f\x8b\x00"),
		"bad sum":    append(bytes.Clone(whole[:len(whole)-8]), 1, 2, 3, 4, 5, 6, 7, 8),
	} {
		_, errs := lines(data)
		if len(errs) != 1 || !strings.HasPrefix(errs[0], "a.nq: broken gzip data: ") {
			t.Errorf("%s: errors %q", name, errs)
		}
	}
}

func TestReadLongLine(t *testing.T) {
	long := strings.Repeat("é", 300_000)
	objects, errs := lines([]byte(triple + `"` + long + `" .`))
	if len(errs) != 0 || len(objects) != 1 || objects[0] != `"`+long+`"` {
		t.Errorf("%d objects, errors %q", len(objects), errs)
	}
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.nq")
	if err := os.WriteFile(path, []byte(triple+"<urn:o> .\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ path, want string }{
		"file":    {path, ""},
		"stdin":   {"-", ""},
		"missing": {filepath.Join(dir, "b.nq"), "no such file"},
		"folder":  {dir, "is a folder"},
	} {
		n := 0
		for _, err := range File(c.path, strings.NewReader(triple+"<urn:o> .\n")) {
			n++
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("%s: error %v", name, err)
			}
			if err != nil && fault.KindOf(err) != fault.Input {
				t.Errorf("%s: kind %d", name, fault.KindOf(err))
			}
		}
		if n != 1 {
			t.Errorf("%s: %d steps", name, n)
		}
	}
}

// FuzzBlocks: cut into blocks of any size, a source has the lines that it has in one, with the same numbers.
func FuzzBlocks(f *testing.F) {
	f.Add([]byte("a\nb\r\nc\rd"), 1)
	f.Add([]byte("\uFEFFa\n\n\r\r\n"), 3)
	f.Add([]byte(triple+"\"a\" .\n"+triple+"\"b\" .\r\n"), 20)
	f.Fuzz(func(t *testing.T, data []byte, size int) {
		if bytes.HasPrefix(data, []byte("\x1f\x8b")) {
			return
		}
		text := strings.ReplaceAll(string(data), "\r\n", "\n")
		want := strings.FieldsFunc(strings.NewReplacer("\n", "\n\x00", "\r", "\n\x00").Replace("\x00"+text), func(r rune) bool { return r == '\n' })
		if last := len(want) - 1; want[last] == "\x00" { // nothing is behind the end of the last line
			want = want[:last]
		}
		if len(want) > 0 {
			want[0] = "\x00" + strings.TrimPrefix(want[0][1:], "\uFEFF")
		}
		var got []string
		blocks := NewBlocks(iotest.OneByteReader(bytes.NewReader(data)), "a.nq", 1+size&63)
		for {
			b, err := blocks.Next(nil)
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			n := b.Line
			for line, text := range b.Lines() {
				if got = append(got, "\x00"+string(text)); line != len(got) || line != n {
					t.Errorf("%q: line %d is said to be %d", data, len(got), line)
				}
				n++
			}
			if n != b.Line+b.Len() {
				t.Errorf("%q: %d lines of %q, not %d", data, n-b.Line, b.Text, b.Len())
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has the lines %q, want %q", data, got, want)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	line := `<urn:kg:claim:1> <https://schema.org/text> "that \"Russia\" has started to recruit"@en <urn:kg:article:0123456789abcdef> .` + "\n"
	data := strings.Repeat(line, 10_000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		for _, err := range Read(strings.NewReader(data), "a.nq") {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
