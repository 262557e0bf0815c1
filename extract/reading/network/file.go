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
// body: the Spec as JSON, each table (keys parted by line feeds, rows), each
// dense matrix (its columns, as rows), the lemmas (key, tab, lemma, a line
// each), and the splitter. Texts have their length before them. A row is its
// scale (float32) and its weights as int8; a matrix of one row is float32.
// Numbers are little-endian.
const (
	magic   = "kgread"
	version = 2
	header  = len(magic) + 1 + sha256.Size
	scaled  = 4 // bytes of the scale of a row
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
	for _, t := range m.Tables {
		body = appendText(body, strings.Join(t.Keys, "\n"))
		body = appendRows(body, t.W, m.Spec.Width)
	}
	for _, s := range m.Spec.Shapes() {
		if w := m.Dense[s.Name]; s.Rows > 1 {
			body = appendRows(body, transposed(w, s.Rows, s.Cols), s.Rows)
		} else {
			for _, x := range w {
				body = binary.LittleEndian.AppendUint32(body, math.Float32bits(x))
			}
		}
	}
	body = appendText(body, lemmaLines(m.Lemmas))
	for _, w := range m.Splitter {
		body = append(body, byte(w))
	}
	sum := sha256.Sum256(body)
	return append(append(append([]byte(magic), version), sum[:]...), body...), nil
}

// transposed returns a matrix of rows×cols by its columns.
func transposed(w []float32, rows, cols int) []float32 {
	t := make([]float32, len(w))
	for i := range rows {
		for j := range cols {
			t[j*rows+i] = w[i*cols+j]
		}
	}
	return t
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

// Decode makes the network of a model file ready. It refuses what is no model,
// is of another version, or is damaged. The network keeps parts of the file.
func Decode(file string) (*Net, error) {
	if len(file) < header || file[:len(magic)] != magic {
		return nil, errors.New("not a model file of kg")
	}
	if v := file[len(magic)]; v != version {
		return nil, fmt.Errorf("model file has version %d, and this kg reads version %d", v, version)
	}
	body := file[header:]
	if sum := sha256.Sum256([]byte(body)); string(sum[:]) != file[len(magic)+1:header] {
		return nil, errors.New("model file is damaged: its checksum does not fit")
	}
	r := reader{body}
	n := &Net{}
	spec, ok := r.text()
	if !ok {
		return nil, errShort
	}
	if err := json.Unmarshal([]byte(spec), &n.Spec); err != nil {
		return nil, fmt.Errorf("model file: %w", err)
	}
	if err := n.Spec.check(); err != nil {
		return nil, fmt.Errorf("model file: impossible network: %w", err)
	}
	if !n.take(&r) {
		return nil, errShort
	}
	if len(r.rest) != SplitterSize {
		return nil, fmt.Errorf("model file has %d weights of a splitter, not %d", len(r.rest), SplitterSize)
	}
	for _, b := range []byte(r.rest) {
		n.Splitter = append(n.Splitter, int8(b))
	}
	return n, nil
}

// take reads the weights and the lemmas of a network whose Spec is known.
func (n *Net) take(r *reader) bool {
	for p := range n.tables {
		keys, ok := r.text()
		if !ok {
			return false
		}
		if n.tables[p], ok = r.table(keys, n.Spec.Width); !ok {
			return false
		}
	}
	dense := map[string][]float32{}
	shapes := n.Spec.Shapes()
	for _, s := range shapes {
		w, ok := r.matrix(s)
		if !ok {
			return false
		}
		dense[s.Name] = w
	}
	n.build(shapes, dense)
	lines, ok := r.text()
	n.Lemmas = make(map[string]string, strings.Count(lines, "\n"))
	for line := range strings.Lines(lines) {
		if tab := strings.LastIndexByte(line, '\t'); tab > 0 {
			n.Lemmas[line[:tab]] = strings.TrimSuffix(line[tab+1:], "\n")
		}
	}
	return ok
}

// reader takes the parts of a file one after the other; it reports false where
// the file ends before the part does.
type reader struct{ rest string }

func (r *reader) bytes(n int) (string, bool) {
	if n < 0 || len(r.rest) < n {
		return "", false
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s, true
}

func (r *reader) text() (string, bool) {
	b, ok := r.bytes(4)
	if !ok {
		return "", false
	}
	return r.bytes(int(uint32At(b)))
}

// table reads the rows of the keys, which stay as they are in the file. It
// reports false too where a key stands twice.
func (r *reader) table(keys string, cols int) (rows, bool) {
	count := 1 + strings.Count(keys, "\n")
	t := rows{ids: make(map[string]int32, count), size: scaled + cols}
	for key := range strings.SplitSeq(keys, "\n") {
		t.ids[key] = int32(len(t.ids))
	}
	var ok bool
	t.bytes, ok = r.bytes(count * t.size)
	return t, ok && len(t.ids) == count
}

// matrix reads a dense matrix, by rows.
func (r *reader) matrix(s Matrix) ([]float32, bool) {
	w := make([]float32, s.Rows*s.Cols)
	if s.Rows == 1 {
		b, ok := r.bytes(4 * s.Cols)
		for i := 0; ok && i < len(w); i++ {
			w[i] = math.Float32frombits(uint32At(b[4*i:]))
		}
		return w, ok
	}
	b, ok := r.bytes(s.Cols * (scaled + s.Rows))
	for j := 0; ok && j < s.Cols; j++ {
		column := b[j*(scaled+s.Rows):][:scaled+s.Rows]
		scale := math.Float32frombits(uint32At(column))
		for i := range s.Rows {
			w[i*s.Cols+j] = scale * float32(int8(column[scaled+i]))
		}
	}
	return w, ok
}

func uint32At(b string) uint32 {
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}
