// SPDX-License-Identifier: Apache-2.0

package coreference

import (
	_ "embed"
	"fmt"

	"kg/extract/weights"
)

// magic and version are those of a model file; its body is a Model.
const (
	magic   = "kgcoref"
	version = 1
)

func kind() weights.Kind {
	return weights.Kind{Magic: magic, Version: version, Whose: "kg's coreference", Deflated: true}
}

// bounds of what a file may ask for.
const (
	mostWords = 1 << 14
	mostWidth = 1 << 8
)

// Encode writes a model as the bytes of its file.
func Encode(m *Model) ([]byte, error) { return kind().Seal(m) }

// Decode reads the bytes of a model file. It refuses, with the reason, what is
// no model, is of another version, or is damaged.
func Decode(file []byte) (*Model, error) {
	m := &Model{}
	if err := kind().Open(file, m); err != nil {
		return nil, err
	}
	if m.Width < 1 || m.Width > mostWidth || len(m.Words) > mostWords {
		return nil, fmt.Errorf("model file: impossible network of %d words and width %d", len(m.Words), m.Width)
	}
	self, pair := Inputs(len(m.Words) + 1)
	for _, x := range [...]struct {
		name       string
		rows, have int
	}{{"new", self, len(m.New)}, {"self", self, len(m.Self)}, {"pair", pair, len(m.Pair)}, {"begin", 1, len(m.Begin)}, {"join", 1, len(m.Join)}} {
		if x.have != x.rows*m.Width {
			return nil, fmt.Errorf("model file: %s has %d weights, not %d", x.name, x.have, x.rows*m.Width)
		}
	}
	m.Prepare()
	return m, nil
}

// model is what `make models` learns; see model/README.md, also for its
// licence, which is not that of kg.
//
//go:embed model/english.bin
var model []byte

// English gives the model that kg carries.
func English() (*Model, error) { return Decode(model) }
