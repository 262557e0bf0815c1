// SPDX-License-Identifier: Apache-2.0

package input

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kg/internal/fault"
)

// record is an article as a JSON object.
type record struct {
	Title     string `json:"title"`
	Text      string `json:"text"`
	Published string `json:"published"`
	URL       string `json:"url"`
	Site      string `json:"site"`
	Lang      string `json:"lang"`
	Authors   names  `json:"authors"`
	Author    names  `json:"author"`
}

// names is a string or an array of strings.
type names []string

func (n *names) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*n = nonEmpty(one)
		return nil
	}
	var many []string
	if json.Unmarshal(data, &many) != nil {
		return errors.New("authors must be a string or an array of strings")
	}
	*n = nonEmpty(many...)
	return nil
}

// jsonLines reads one article a line; a file that begins with a line of nothing but "{" is one object. A bad line is
// one error, and the lines after it are read. It tells whether the sequence goes on.
func (r *Reader) jsonLines(s source, yield func(Item, error) bool) bool {
	// Every character of a text may be escaped, to six bytes for one.
	limit := 6*r.opts.Limit + 1<<20
	found := 0
	for n := 1; ; n++ {
		data, err := readLine(s.Reader, limit)
		last := err == io.EOF
		if found == 0 && err == nil && string(bytes.TrimSpace(data)) == "{" {
			var rest []byte
			if rest, err = io.ReadAll(io.LimitReader(s, int64(limit)+1)); len(rest) > limit {
				err = errLongLine
			}
			data, last = append(data, rest...), true
		}
		if err != nil && err != io.EOF && !errors.Is(err, errLongLine) {
			return yield(Item{Source: s.name, Line: n}, fault.New(fault.Input, "%s:%d: %w", s.name, n, readError(err)))
		}
		if errors.Is(err, errLongLine) || len(bytes.TrimSpace(data)) > 0 {
			found++
			it := Item{Source: s.name, Line: n}
			if errors.Is(err, errLongLine) {
				err = r.tooLarge()
			} else {
				it, err = r.record(s, it, data)
			}
			if err != nil {
				err = fault.New(fault.Input, "%s: %w", it.Place(), err)
			}
			if !yield(it, err) {
				return false
			}
		}
		if last {
			break
		}
	}
	if found == 0 {
		return yield(Item{Source: s.name}, fault.New(fault.Input, "%s: the file is empty", s.name))
	}
	return true
}

func (r *Reader) record(s source, it Item, data []byte) (Item, error) {
	text, note, err := s.decode(data)
	if err != nil {
		return it, err
	}
	it.Warnings = nonEmpty(note)
	var rec record
	if err := json.Unmarshal([]byte(text), &rec); err != nil {
		return it, jsonError(err, data)
	}
	if rec.Text == "" {
		return it, errors.New(`the object has no "text"`)
	}
	if err := noControls([]byte(rec.Text)); err != nil {
		return it, fmt.Errorf("text %w", err)
	}
	it.Text = rec.Text
	return r.article(it, Meta{
		Title: rec.Title, Published: rec.Published, URL: rec.URL, Site: rec.Site, Lang: rec.Lang,
		Authors: append(rec.Authors, rec.Author...),
	})
}

// jsonError says in the terms of a file what encoding/json says in those of Go.
func jsonError(err error, data []byte) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field == "" && kind.Value == "array":
		return errors.New("an array; write one JSON object a line")
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("a JSON %s; write one JSON object a line", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%s must be a string, but is a JSON %s", kind.Field, kind.Value)
	case errors.As(err, &syntax) && bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")):
		return errors.New("an array; write one JSON object a line")
	case errors.As(err, &syntax):
		return fmt.Errorf("malformed JSON at byte %d: %w", syntax.Offset, err)
	}
	return err
}

var errLongLine = errors.New("the line is too long")

// readLine gives the next line without its line feed; io.EOF comes with the last. Of a line longer than limit it gives
// errLongLine and stands after it.
func readLine(b *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := b.ReadSlice('\n')
		if long = long || len(line)+len(part) > limit; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && err != io.EOF:
			return nil, err
		case long:
			return nil, errLongLine
		}
		return bytes.TrimSuffix(line, []byte("\n")), err
	}
}
