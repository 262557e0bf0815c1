// SPDX-License-Identifier: Apache-2.0

// Package relations holds the model that judges whether two mentions of a
// sentence stand in a relation of the closed list.
package relations

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"kg/extract/linear"
)

// model holds relations.bin, which `make models` learns, and its card.
//
//go:embed model
var model embed.FS

// English gives the model that kg carries, or nil where it was built without
// one. Its classes are predicates.
func English() (*linear.Model, error) {
	file, err := model.ReadFile("model/relations.bin")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("relations.bin: %w", err)
	}
	return linear.Decode(file)
}
