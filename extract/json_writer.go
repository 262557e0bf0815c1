// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"
)

// jsonWriter writes one object, field by field. The first error is kept till the end.
type jsonWriter struct {
	out    *bufio.Writer
	value  bytes.Buffer // that is written
	enc    *json.Encoder
	opened bool
	err    error
}

func newJSONWriter(w io.Writer) *jsonWriter {
	j := &jsonWriter{out: bufio.NewWriterSize(w, 1<<16)}
	j.enc = json.NewEncoder(&j.value)
	j.enc.SetEscapeHTML(false)
	return j
}

// encoded is a value as JSON; it lasts until the next.
func (j *jsonWriter) encoded(v any) []byte {
	j.value.Reset()
	if err := j.enc.Encode(v); err != nil && j.err == nil {
		j.err = err
	}
	return bytes.TrimSuffix(j.value.Bytes(), []byte("\n"))
}

// write leaves its errors to bufio, which gives the first of them when it is flushed.
func (j *jsonWriter) write(b []byte) { _, _ = j.out.Write(b) }

func (j *jsonWriter) name(name string) {
	before := byte('{')
	if j.opened {
		before = ','
	}
	j.opened = true
	_ = j.out.WriteByte(before)
	j.write(j.encoded(name))
	_ = j.out.WriteByte(':')
}

func (j *jsonWriter) field(name string, v any) {
	j.name(name)
	j.write(j.encoded(v))
}

// textPiece is how many bytes of a text are encoded at once.
const textPiece = 1 << 16

// text writes a string in pieces, which end between code points.
func (j *jsonWriter) text(name, s string) {
	j.name(name)
	_ = j.out.WriteByte('"')
	for len(s) > 0 {
		n := min(textPiece, len(s))
		for n < len(s) && n > textPiece-utf8.UTFMax && !utf8.RuneStart(s[n]) {
			n--
		}
		piece := j.encoded(s[:n])
		j.write(piece[1 : len(piece)-1])
		s = s[n:]
	}
	_ = j.out.WriteByte('"')
}

// list writes an array of n values.
func (j *jsonWriter) list(name string, n int, value func(i int) any) {
	j.name(name)
	_ = j.out.WriteByte('[')
	for i := range n {
		if i > 0 {
			_ = j.out.WriteByte(',')
		}
		j.write(j.encoded(value(i)))
	}
	_ = j.out.WriteByte(']')
}

// end closes the object and its line.
func (j *jsonWriter) end() error {
	_, _ = j.out.WriteString("}\n")
	if err := j.out.Flush(); err != nil {
		return err
	}
	return j.err
}
