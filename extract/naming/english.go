// SPDX-License-Identifier: Apache-2.0

package naming

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
)

// model holds what `make models` learns; see model/README.md, also for what
// licence it has. A kg whose owner may not use it is built without the file.
//
//go:embed model
var model embed.FS

// English makes a reader of the model that kg carries, or gives nil where it
// was built without one.
func English() (*Reader, error) {
	file, err := model.ReadFile("model/names.bin")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("names.bin: %w", err)
	}
	return Load(file)
}
