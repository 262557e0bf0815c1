// SPDX-License-Identifier: Apache-2.0

// Package data holds what kg knows before it reads: word lists, a gazetteer of facts, patterns. Every file says where
// it is from in its first lines; NOTICE has the licences.
package data

import "embed"

// Files are the lexicons and gazetteers: tab-separated values, lines that begin with '#' are comments.
//
//go:embed lexicon/*.tsv
var Files embed.FS
