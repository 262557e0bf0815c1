// SPDX-License-Identifier: Apache-2.0

package reading

import _ "embed"

// model is what `make models` learns; see model/README.md, also
// for its licence, which is not that of kg.
//
//go:embed model/english.bin
var model string

// English makes a reader of the model that kg carries.
func English() (*Reader, error) { return Load(model) }
