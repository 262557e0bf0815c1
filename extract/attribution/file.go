// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"math"

	"kg/extract/reading/network"
)

// A model file is the magic, the version, the SHA-256 of what follows, and a
// fileBody in the form of encoding/gob.
const (
	magic   = "kgsays"
	version = 2
	header  = len(magic) + 1 + sha256.Size
)

// fileBody is a model with its weights rounded to 8 bits.
type fileBody struct {
	Spec   Spec
	Tables [TableCount]fileTable
	Dense  []fileRows // in the order of Spec.Shapes
}

type fileTable struct {
	Keys []string
	Rows fileRows
}

// fileRows are rows of weights, each with a scale of its own.
type fileRows struct {
	Scales  []float32
	Weights []byte // int8
}

// Encode writes a model as the bytes of its file, weights rounded to int8.
func Encode(m *Model) ([]byte, error) {
	b := fileBody{Spec: m.Spec}
	for i, t := range m.Tables {
		b.Tables[i] = fileTable{t.Keys, pack(t.W, m.Spec.Sizes[i])}
	}
	for _, s := range m.Spec.Shapes() {
		b.Dense = append(b.Dense, pack(m.Dense[s.Name], s.Cols))
	}
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(b); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body.Bytes())
	return append(append(append([]byte(magic), version), sum[:]...), body.Bytes()...), nil
}

func pack(w []float32, cols int) (r fileRows) {
	for ; cols > 0 && len(w) >= cols; w = w[cols:] {
		var top float32
		for _, x := range w[:cols] {
			top = max(top, x, -x)
		}
		scale := top / math.MaxInt8
		r.Scales = append(r.Scales, scale)
		for _, x := range w[:cols] {
			if scale > 0 {
				x = float32(math.Round(float64(x / scale)))
			}
			r.Weights = append(r.Weights, byte(int8(x)))
		}
	}
	return r
}

// spread is the inverse of pack; it is false where there are not as many
// weights as there should be.
func (r fileRows) spread(rows, cols int) ([]float32, bool) {
	if cols > 0 && (len(r.Scales) != rows || len(r.Weights) != rows*cols) {
		return nil, false
	}
	w := make([]float32, 0, len(r.Weights))
	for i, scale := range r.Scales {
		for _, b := range r.Weights[i*cols : (i+1)*cols] {
			w = append(w, scale*float32(int8(b)))
		}
	}
	return w, true
}

// Decode reads the bytes of a model file. It refuses what is no model, is of
// another version, or is damaged.
func Decode(file []byte) (*Model, error) {
	if len(file) < header || string(file[:len(magic)]) != magic {
		return nil, errors.New("not a model file of kg's attributions")
	}
	if v := file[len(magic)]; v != version {
		return nil, fmt.Errorf("model file has version %d, and this kg reads version %d", v, version)
	}
	if sum := sha256.Sum256(file[header:]); string(sum[:]) != string(file[len(magic)+1:header]) {
		return nil, errors.New("model file is damaged: its checksum does not fit")
	}
	var b fileBody
	if err := gob.NewDecoder(bytes.NewReader(file[header:])).Decode(&b); err != nil {
		return nil, fmt.Errorf("model file: %w", err)
	}
	if err := b.Spec.check(); err != nil {
		return nil, fmt.Errorf("model file: impossible network: %w", err)
	}
	m := &Model{Spec: b.Spec, Dense: map[string][]float32{}}
	ok := true
	for i, t := range b.Tables {
		m.Tables[i] = network.NewTable(t.Keys)
		if m.Tables[i].W, ok = t.Rows.spread(len(t.Keys), b.Spec.Sizes[i]); !ok {
			return nil, fmt.Errorf("model file: table %d has another size than it should", i)
		}
	}
	shapes := b.Spec.Shapes()
	if len(b.Dense) != len(shapes) {
		return nil, fmt.Errorf("model file has %d matrices, not %d", len(b.Dense), len(shapes))
	}
	for i, s := range shapes {
		if m.Dense[s.Name], ok = b.Dense[i].spread(s.Rows, s.Cols); !ok {
			return nil, fmt.Errorf("model file: %s has another size than it should", s.Name)
		}
	}
	return m, nil
}
