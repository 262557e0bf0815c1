// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"fmt"

	"kg/extract/reading/network"
	"kg/extract/weights"
)

// A model file is a fileBody, sealed; see weights.Seal.
const (
	magic   = "kgsays"
	version = 2
)

// fileBody is a model with its weights rounded to 8 bits.
type fileBody struct {
	Spec   Spec
	Tables [TableCount]fileTable
	Dense  []weights.Rows // in the order of Spec.Shapes
}

type fileTable struct {
	Keys []string
	Rows weights.Rows
}

// Encode writes a model as the bytes of its file, weights rounded to int8.
func Encode(m *Model) ([]byte, error) {
	b := fileBody{Spec: m.Spec}
	for i, t := range m.Tables {
		b.Tables[i] = fileTable{t.Keys, weights.Pack(t.W, m.Spec.Sizes[i])}
	}
	for _, s := range m.Spec.Shapes() {
		b.Dense = append(b.Dense, weights.Pack(m.Dense[s.Name], s.Cols))
	}
	return weights.Seal(magic, version, b)
}

// Decode reads the bytes of a model file. It refuses what is no model, is of
// another version, or is damaged.
func Decode(file []byte) (*Model, error) {
	var b fileBody
	if err := weights.Open(file, magic, version, "kg's attributions", &b); err != nil {
		return nil, err
	}
	if err := b.Spec.check(); err != nil {
		return nil, fmt.Errorf("model file: impossible network: %w", err)
	}
	m := &Model{Spec: b.Spec, Dense: map[string][]float32{}}
	ok := true
	for i, t := range b.Tables {
		m.Tables[i] = network.NewTable(t.Keys)
		if m.Tables[i].W, ok = t.Rows.Spread(len(t.Keys), b.Spec.Sizes[i]); !ok {
			return nil, fmt.Errorf("model file: table %d has another size than it should", i)
		}
	}
	shapes := b.Spec.Shapes()
	if len(b.Dense) != len(shapes) {
		return nil, fmt.Errorf("model file has %d matrices, not %d", len(b.Dense), len(shapes))
	}
	for i, s := range shapes {
		if m.Dense[s.Name], ok = b.Dense[i].Spread(s.Rows, s.Cols); !ok {
			return nil, fmt.Errorf("model file: %s has another size than it should", s.Name)
		}
	}
	return m, nil
}
