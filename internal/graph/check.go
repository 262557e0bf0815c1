// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/schema"

	"github.com/cayleygraph/quad"
)

// maxUnresolved is how many passages that do not resolve Check names.
const maxUnresolved = 100

// Check reads all of the graph and names what is wrong with it: indexes that do not agree, counts that are off,
// passages that are not in the text of their article. Where the graph cannot be read, that is the error, of kind
// fault.Graph.
func (g *Graph) Check(ctx context.Context) ([]string, error) {
	sn, err := g.place.snapshot(ctx)
	if err != nil {
		return nil, g.failed(ctx, err)
	}
	defer sn.Close()
	problems, err := sn.Check(ctx)
	if err != nil {
		return nil, g.failed(ctx, err)
	}
	if len(problems) > 0 {
		return problems, nil // the quads are not to be trusted
	}
	problems, err = unresolved(ctx, sn)
	if err != nil {
		return nil, g.failed(ctx, err)
	}
	return problems, nil
}

// checkStore is the part of Check that does not look at what the quads say.
func (g *Graph) checkStore(ctx context.Context) ([]string, error) {
	sn, err := g.place.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer sn.Close()
	return sn.Check(ctx)
}

// passages are the properties whose values are passages.
var passages = []string{schema.KgEvidence, schema.KgCueEvidence, schema.KgMentionedIn}

// unresolved names the passages of which neither the article's text nor their own exact words are in the graph.
func unresolved(ctx context.Context, sn snapshot) (problems []string, err error) {
	lengths := map[string]int{} // of articles, in code points
	exact := map[quad.Value]bool{}
	for q, err := range sn.Quads(ctx) {
		if err != nil {
			return nil, err
		}
		switch q.Predicate {
		case quad.IRI(schema.KgText):
			if s, ok := q.Object.(quad.String); ok {
				lengths[iri(q.Subject)] = utf8.RuneCountInString(string(s))
			}
		case quad.IRI(schema.OaExact):
			exact[q.Subject] = true
		}
	}
	for q, err := range sn.Quads(ctx) {
		if err != nil {
			return nil, err
		}
		if !isPassage(q.Predicate) || exact[q.Object] || resolves(iri(q.Object), lengths) {
			continue
		}
		if problems = append(problems, fmt.Sprintf("the passage %v of %v is in no text", q.Object, q.Subject)); len(problems) == maxUnresolved {
			break
		}
	}
	return problems, nil
}

func iri(v quad.Value) string {
	s, _ := v.(quad.IRI)
	return string(s)
}

func isPassage(p quad.Value) bool {
	for _, name := range passages {
		if p == quad.IRI(name) {
			return true
		}
	}
	return false
}

// resolves tells whether a passage, as schema.Passage writes it, lies within its article's text.
func resolves(passage string, lengths map[string]int) bool {
	article, place, ok := strings.Cut(passage, "#char=")
	from, to, both := strings.Cut(place, ",")
	start, err := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	length, known := lengths[article]
	return ok && both && err == nil && err2 == nil && known && 0 <= start && start <= end && end <= length
}

// Compact makes the graph as small on the disk as it can be.
func (g *Graph) Compact(ctx context.Context) error {
	if err := g.writable(); err != nil {
		return err
	}
	if err := g.place.compact(ctx); err != nil {
		return g.failed(ctx, fmt.Errorf("compacting: %w", err))
	}
	return nil
}
