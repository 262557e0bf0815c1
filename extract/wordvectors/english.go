// SPDX-License-Identifier: Apache-2.0

package wordvectors

import (
	_ "embed"
	"fmt"
)

// file is what internal/models/wordvectors makes; see model/README.md, also for
// what licence it has.
//
//go:embed model/glove.bin
var file []byte

// English gives the vectors that kg carries.
func English() (*Vectors, error) {
	v, err := Load(file)
	if err != nil {
		return nil, fmt.Errorf("glove.bin: %w", err)
	}
	return v, nil
}
