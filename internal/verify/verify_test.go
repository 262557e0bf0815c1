// SPDX-License-Identifier: Apache-2.0

package verify

import (
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"kg/extract"
	"kg/internal/claimgraph"
	"kg/schema"
)

const text = "Zoë Orlo said the gates were shut. “We waited,” she said. “Nobody came.” Boris Ket denied it."

func quadsOf(t *testing.T, noText bool) (string, []quad.Quad) {
	t.Helper()
	mint := schema.Minter{Base: schema.DefaultBase}
	r, err := extract.NewReader(mint)
	if err != nil {
		t.Fatal(err)
	}
	a := extract.Article{ID: "urn:kg:article:1", SHA256: "b4a2"}
	d := r.Read(a, text)
	if len(d.Claims) != 3 {
		t.Fatalf("%d claims", len(d.Claims))
	}
	quads := claimgraph.Quads(d, claimgraph.Options{Minter: mint, NoText: noText})
	for i, q := range quads {
		if q.Predicate == quad.IRI(schema.KgSha256) {
			quads[i].Object = quad.String(digest)
		}
	}
	return a.ID, quads
}

// digest is the SHA-256 of text, by sha256sum.
const digest = "8128ad15d9f49eed3f41109a52d1368c900ce82cbbffec35b242227b8c2ff221"

func TestSound(t *testing.T) {
	for _, noText := range []bool{false, true} {
		iri, quads := quadsOf(t, noText)
		r := Article(iri, quads)
		if len(r.Problems) > 0 || r.Passages < 10 {
			t.Errorf("no text %v: %d passages, %q", noText, r.Passages, r.Problems)
		}
	}
}

// TestCorrupted changes one thing at a time; each is found.
func TestCorrupted(t *testing.T) {
	for name, change := range map[string]func(*quad.Quad) bool{
		"the text": func(q *quad.Quad) bool {
			if q.Predicate != quad.IRI(schema.KgText) {
				return false
			}
			q.Object = quad.String(strings.Replace(text, "shut", "open", 1))
			return true
		},
		"the digest": func(q *quad.Quad) bool {
			if q.Predicate != quad.IRI(schema.KgSha256) {
				return false
			}
			q.Object = quad.String("00")
			return true
		},
		"a word of a claim": func(q *quad.Quad) bool {
			if q.Predicate != quad.IRI(schema.SchemaText) {
				return false
			}
			q.Object = quad.String(string(q.Object.(quad.String)) + "!")
			return true
		},
		"an offset": func(q *quad.Quad) bool {
			if q.Predicate != quad.IRI(schema.KgEvidence) {
				return false
			}
			q.Object = quad.IRI(strings.Replace(string(q.Object.(quad.IRI)), "char=1", "char=2", 1))
			return strings.Contains(string(q.Object.(quad.IRI)), "char=2")
		},
		"a passage beyond the end": func(q *quad.Quad) bool {
			if q.Predicate != quad.IRI(schema.KgMentionedIn) {
				return false
			}
			q.Object = quad.IRI("urn:kg:article:1#char=5,5000")
			return true
		},
		"a passage of another article": func(q *quad.Quad) bool {
			if q.Predicate != quad.IRI(schema.KgCueEvidence) {
				return false
			}
			q.Object = quad.IRI("urn:kg:article:2#char=5,9")
			return true
		},
	} {
		iri, quads := quadsOf(t, false)
		changed := false
		for i := range quads {
			if !changed {
				changed = change(&quads[i])
			}
		}
		if r := Article(iri, quads); !changed || len(r.Problems) == 0 {
			t.Errorf("%s: changed %v, problems %q", name, changed, r.Problems)
		}
	}
}
