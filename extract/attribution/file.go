// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"fmt"

	"kg/extract/weights"
)

// magic and version are those of a model file.
const (
	magic   = "kgsays"
	version = 3
)

func kind() weights.Kind {
	return weights.Kind{Magic: magic, Version: version, Whose: "kg's attributions", Deflated: true}
}

// body is what a file holds of a Model.
type body = weights.Network[Spec, [TableCount]weights.Table]

// Encode writes a model as the bytes of its file, weights rounded to int8.
func Encode(m *Model) ([]byte, error) {
	b := body{Spec: m.Spec, Dense: weights.PackDense(m.Dense, m.Spec.Shapes())}
	weights.PackTables(b.Tables[:], m.Tables[:], m.Spec.Sizes[:])
	return kind().Seal(b)
}

// Decode reads the bytes of a model file. It refuses, with the reason, what is
// no model, is of another version, or is damaged.
func Decode(file []byte) (*Model, error) {
	var b body
	if err := kind().Open(file, &b); err != nil {
		return nil, err
	}
	if err := b.Spec.check(); err != nil {
		return nil, fmt.Errorf("model file: impossible network: %w", err)
	}
	m := &Model{Spec: b.Spec}
	if err := weights.SpreadTables(m.Tables[:], b.Tables[:], m.Spec.Sizes[:]); err != nil {
		return nil, err
	}
	var err error
	if m.Dense, err = weights.SpreadDense(b.Dense, m.Spec.Shapes()); err != nil {
		return nil, err
	}
	return m, nil
}
