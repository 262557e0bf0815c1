// SPDX-License-Identifier: Apache-2.0

// Package queries holds the saved queries, one a file: a header comment (title, description, parameters, columns,
// example) and a body in plain Gizmo; lib/common.js is what they share. See internal/query for what runs them.
package queries

import (
	"embed"
)

// Files are the queries, NAME.js each, at the root.
//
//go:embed *.js
var Files embed.FS

// Common is lib/common.js: the functions that a query takes by "@use common".
//
//go:embed lib/common.js
var Common string
