// SPDX-License-Identifier: Apache-2.0

package network

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// A model file is the magic, the version, the SHA-256 of what follows, and the
// body: the Spec as JSON, each table (keys parted by line feeds, rows), and
// each dense matrix, the lemmas (key, tab,
// lemma, a line each), and the splitter. Texts have their length before them. A row is its scale
// (float32) and its weights as int8; a matrix of one row is float32.
// Numbers are little-endian.
const (
	magic   = "kgread"
	version = 1
	header  = len(magic) + 1 + sha256.Size
)

// Encode writes a model as the bytes of its file, weights rounded to int8.
func Encode(m *Model) ([]byte, error) {
	if len(m.Splitter) != SplitterSize {
		return nil, errors.New("model without a splitter")
	}
	spec, err := json.Marshal(m.Spec)
	if err != nil {
		return nil, err
	}
	body := appendText(nil, string(spec))
	for p, t := range m.Tables {
		body = appendText(body, strings.Join(t.Keys, "\n"))
		body = appendRows(body, t.W, m.Spec.Sizes[p])
	}
	for _, s := range m.Spec.Shapes() {
		if s.Rows > 1 {
			body = appendRows(body, m.Dense[s.Name], s.Cols)
			continue
		}
		for _, w := range m.Dense[s.Name] {
			body = binary.LittleEndian.AppendUint32(body, math.Float32bits(w))
		}
	}
	body = appendText(body, lemmaLines(m.Lemmas))
	for _, w := range m.Splitter {
		body = append(body, byte(w))
	}
	sum := sha256.Sum256(body)
	return append(append(append([]byte(magic), version), sum[:]...), body...), nil
}

// lemmaLines are the lemmas in the order of their keys.
func lemmaLines(lemmas map[string]string) string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(lemmas)) {
		b.WriteString(key + "\t" + lemmas[key] + "\n")
	}
	return b.String()
}

func appendText(b []byte, s string) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(s))), s...)
}

func appendRows(b []byte, w []float32, cols int) []byte {
	for ; len(w) >= cols; w = w[cols:] {
		var top float32
		for _, x := range w[:cols] {
			top = max(top, x, -x)
		}
		scale := top / 127
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
		for _, x := range w[:cols] {
			var q int8
			if scale > 0 {
				q = int8(math.Round(float64(x / scale)))
			}
			b = append(b, byte(q))
		}
	}
	return b
}

// errShort says that a file ends before its model does.
var errShort = errors.New("model file is cut short")

// Decode reads the bytes of a model file. It refuses what is no model, is of
// another version, or is damaged.
func Decode(file []byte) (*Model, error) {
	if len(file) < header || string(file[:len(magic)]) != magic {
		return nil, errors.New("not a model file of kg")
	}
	if v := file[len(magic)]; v != version {
		return nil, fmt.Errorf("model file has version %d, and this kg reads version %d", v, version)
	}
	body := file[header:]
	if sum := sha256.Sum256(body); string(sum[:]) != string(file[len(magic)+1:header]) {
		return nil, errors.New("model file is damaged: its checksum does not fit")
	}
	m, rest, err := decodeNetwork(body)
	if err != nil {
		return nil, err
	}
	lines, ok := takeText(&rest)
	if !ok {
		return nil, errShort
	}
	m.Lemmas = make(map[string]string, strings.Count(lines, "\n"))
	for line := range strings.Lines(lines) {
		if tab := strings.LastIndexByte(line, '\t'); tab > 0 {
			m.Lemmas[line[:tab]] = strings.TrimSuffix(line[tab+1:], "\n")
		}
	}
	if len(rest) != SplitterSize {
		return nil, fmt.Errorf("model file has %d weights of a splitter, not %d", len(rest), SplitterSize)
	}
	for _, b := range rest {
		m.Splitter = append(m.Splitter, int8(b))
	}
	return m, nil
}

// decodeNetwork reads the network that the body of a file begins with, and
// returns what follows it.
func decodeNetwork(r []byte) (*Model, []byte, error) {
	spec, ok := takeText(&r)
	if !ok {
		return nil, nil, errShort
	}
	m := &Model{Dense: map[string][]float32{}}
	if err := json.Unmarshal([]byte(spec), &m.Spec); err != nil {
		return nil, nil, fmt.Errorf("model file: %w", err)
	}
	if err := m.Spec.check(); err != nil {
		return nil, nil, fmt.Errorf("model file: impossible network: %w", err)
	}
	for p := range m.Tables {
		keys, ok := takeText(&r)
		if !ok {
			return nil, nil, errShort
		}
		t := NewTable(strings.Split(keys, "\n"))
		if t.W, ok = takeRows(&r, len(t.Keys), m.Spec.Sizes[p]); !ok {
			return nil, nil, errShort
		}
		m.Tables[p] = t
	}
	for _, s := range m.Spec.Shapes() {
		take := takeRows
		if s.Rows == 1 {
			take = takeFloats
		}
		if m.Dense[s.Name], ok = take(&r, s.Rows, s.Cols); !ok {
			return nil, nil, errShort
		}
	}
	return m, r, nil
}

func takeText(r *[]byte) (string, bool) {
	b := *r
	if len(b) < 4 {
		return "", false
	}
	n := int64(binary.LittleEndian.Uint32(b))
	if int64(len(b)) < 4+n {
		return "", false
	}
	*r = b[4+n:]
	return string(b[4 : 4+n]), true
}

func takeRows(r *[]byte, rows, cols int) ([]float32, bool) {
	b := *r
	if len(b) < rows*(4+cols) {
		return nil, false
	}
	*r = b[rows*(4+cols):]
	w := make([]float32, rows*cols)
	for i := range rows {
		row := b[i*(4+cols):][:4+cols]
		scale := math.Float32frombits(binary.LittleEndian.Uint32(row))
		for j, q := range row[4:] {
			w[i*cols+j] = scale * float32(int8(q))
		}
	}
	return w, true
}

func takeFloats(r *[]byte, rows, cols int) ([]float32, bool) {
	b := *r
	if len(b) < rows*cols*4 {
		return nil, false
	}
	*r = b[rows*cols*4:]
	w := make([]float32, rows*cols)
	for i := range w {
		w[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return w, true
}
