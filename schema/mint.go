// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// DefaultBase is the base of instance IRIs where none was set when the graph was created.
const DefaultBase = "urn:kg:"

// Minter makes IRIs of things from their content, so that the same input gives the same IRIs. Base ends in ':', '/' or
// '#'.
type Minter struct{ Base string }

// Entity mints <BASEperson:alexander-lukashenko>: class is the lower-case local name of its class.
func (m Minter) Entity(class, name string) string {
	return m.Base + strings.ToLower(class) + ":" + Slug(name)
}

// Hashed mints <BASEkind:HASH> from the parts that make a thing what it is.
func (m Minter) Hashed(kind string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return m.Base + kind + ":" + hex.EncodeToString(sum[:8])
}

// Article mints the IRI of an article: from its URL, so that a changed text takes the place of the former one; else
// from the digest of its text.
func (m Minter) Article(url, sha256 string) string {
	if url != "" {
		return m.Hashed("article", "url", url)
	}
	return m.Hashed("article", "text", sha256)
}

// Passage is the IRI of the code points [start, end) of an article's text (RFC 5147).
func Passage(article string, start, end int) string {
	return fmt.Sprintf("%s#char=%d,%d", article, start, end)
}

// Slug is a name as the last part of an IRI: NFC, lower case, letters and digits of any script kept, all else one
// hyphen. A name without letters and digits gives "-" and the hash of its bytes.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(norm.NFC.String(name)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '.': // O'Gorman is one word, and so is U.S.
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		sum := sha256.Sum256([]byte(name))
		return "-" + hex.EncodeToString(sum[:4])
	}
	return b.String()
}
