// SPDX-License-Identifier: Apache-2.0

package reading

import _ "embed"

// english is the model that `make models` learns; see model/README.md, also
// for its licence, which is not that of kg.
//
//go:embed model/english.bin
var english string

// English makes a reader of the model that kg carries.
func English() (*Reader, error) { return Load([]byte(english)) }
