// SPDX-License-Identifier: Apache-2.0

package input

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"kg/internal/fault"

	"golang.org/x/text/transform"
)

// source is an open input: its bytes with compression and byte order mark taken off.
type source struct {
	*bufio.Reader
	name string
	from string // the encoding that a byte order mark told, "" for UTF-8
}

// file reads one file and tells whether the sequence goes on.
func (r *Reader) file(path string, yield func(Item, error) bool) bool {
	name, in := path, r.opts.Stdin
	if path == "-" {
		name = "standard input"
	} else {
		f, err := os.Open(path)
		if err != nil {
			return yield(Item{Source: name}, fault.New(fault.Input, "%w", err))
		}
		defer f.Close()
		in = f
	}
	s, err := open(in, name)
	if err != nil {
		return yield(Item{Source: name}, fault.New(fault.Input, "%s: %w", name, err))
	}
	if isJSON(s) {
		return r.jsonLines(s, yield)
	}
	it, err := r.text(s)
	if err != nil {
		err = fault.New(fault.Input, "%s: %w", name, err)
	}
	return yield(it, err)
}

// open takes off gzip and the byte order mark, and refuses what is known to be no text.
func open(in io.Reader, name string) (source, error) {
	b := bufio.NewReaderSize(in, 1<<16)
	if head, _ := b.Peek(2); string(head) == "\x1f\x8b" {
		z, err := gzip.NewReader(b)
		if err != nil {
			return source{}, fmt.Errorf("broken gzip data: %w", err)
		}
		b = bufio.NewReaderSize(z, 1<<16)
	}
	head, err := b.Peek(4096)
	if len(head) == 0 && err != nil && err != io.EOF {
		return source{}, err
	}
	if is := known(head); is != "" {
		return source{}, fmt.Errorf("is %s; %s", is, whatIsRead)
	}
	s := source{Reader: b, name: name}
	from, enc := marked(head)
	switch {
	case enc != nil:
		s.from = from
		s.Reader = bufio.NewReaderSize(transform.NewReader(b, enc.NewDecoder()), 1<<16)
	case bytes.HasPrefix(head, []byte("\uFEFF")):
		if _, err := b.Discard(len("\uFEFF")); err != nil {
			return source{}, err
		}
	}
	return s, nil
}

// decode is decode of a part of the source, whose encoding may be known. The note says what was converted, "" for
// nothing.
func (s source) decode(data []byte) (text, note string, err error) {
	from := s.from
	if from != "" {
		if bytes.ContainsRune(data, utf8.RuneError) {
			return "", "", fmt.Errorf("has the byte order mark of %s, but is no valid %s", from, from)
		}
		text, err = string(data), noControls(data)
	} else {
		text, from, err = decode(data)
	}
	if err == nil && from != "" {
		note = "converted from " + from
	}
	return text, note, err
}

// isJSON tells JSON by the extension, or by an object at the beginning.
func isJSON(s source) bool {
	name, _ := strings.CutSuffix(strings.ToLower(s.name), ".gz")
	switch filepath.Ext(name) {
	case ".json", ".jsonl", ".ndjson":
		return true
	}
	head, _ := s.Peek(512)
	inside, ok := bytes.CutPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("{"))
	inside = bytes.TrimLeft(inside, " \t\r\n")
	return ok && len(inside) > 0 && (inside[0] == '"' || inside[0] == '}')
}

// text reads a plain text with or without a header block.
func (r *Reader) text(s source) (Item, error) {
	const headerRoom = 64 << 10
	it := Item{Source: s.name}
	data, err := io.ReadAll(io.LimitReader(s, int64(r.opts.Limit)+headerRoom+1))
	if err != nil {
		return it, readError(err)
	}
	if len(data) > r.opts.Limit+headerRoom {
		return it, r.tooLarge()
	}
	if len(data) == 0 {
		return it, errors.New("the file is empty")
	}
	text, note, err := s.decode(data)
	if err != nil {
		return it, err
	}
	it.Warnings = nonEmpty(note)
	meta, body, err := header(text)
	if err != nil {
		return it, err
	}
	if key := strayKey(text); key != "" {
		it.Warnings = append(it.Warnings, fmt.Sprintf("the header block is read as text: unknown key %q (known: title, "+
			"published, url, site, lang, author, authors)", key))
	}
	it.Text = body
	return r.article(it, meta)
}

func readError(err error) error {
	if errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF) ||
		strings.Contains(err.Error(), "flate") {
		return fmt.Errorf("broken gzip data: %w", err)
	}
	return err
}
