// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"
	"iter"
	"slices"

	"kg/internal/identity"
	"kg/schema"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Decisions reads what users decided about who is who. It costs a few look-ups a decision, whatever else is in the graph.
func Decisions(ctx context.Context, qs graph.QuadStore) (*identity.Set, error) {
	var labels []quad.Value
	err := each(ctx, qs, quad.Object, quad.IRI(schema.KgDecision), func(q quad.Quad) {
		if q.Label != nil && q.Subject == q.Label && q.Predicate == quad.IRI(schema.RdfType) {
			labels = append(labels, q.Label)
		}
	})
	if err != nil {
		return nil, err
	}
	ds, err := identity.Decisions(having(ctx, qs, quad.Label, labels))
	return identity.NewSet(ds), err
}

// About reads what a graph says of an entity and those that are counted as one with it.
func About(ctx context.Context, qs graph.QuadStore, s *identity.Set, iri string) (*identity.Entity, error) {
	var members []quad.Value
	for _, m := range s.Members(iri) {
		members = append(members, quad.IRI(m))
	}
	found, err := identity.Collect(having(ctx, qs, quad.Subject, members), s)
	if err != nil || len(found) == 0 {
		return &identity.Entity{IRI: iri}, err
	}
	return found[0], nil
}

// Entity reads what a graph says of one entity, those that are merged with it left out.
func Entity(ctx context.Context, qs graph.QuadStore, iri string) (*identity.Entity, error) {
	return About(ctx, qs, identity.NewSet(nil), iri)
}

// Clash tells whether entities that are counted as one with this one have different Wikidata ids: no merge joins such, but
// an article that is read later may give one an id.
func Clash(ctx context.Context, qs graph.QuadStore, s *identity.Set, iri string) (bool, error) {
	var known *identity.Entity
	for _, m := range s.Members(iri) {
		e, err := Entity(ctx, qs, m)
		if err != nil {
			return false, err
		}
		if known != nil && identity.Different(known.Wikidata, e.Wikidata) {
			return true, nil
		}
		if len(e.Wikidata) > 0 {
			known = e
		}
	}
	return false, nil
}

// having gives the quads that have one of the values in a place.
func having(ctx context.Context, qs graph.QuadStore, d quad.Direction, values []quad.Value) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, v := range values {
			var quads []quad.Quad // of one value
			err := each(ctx, qs, d, v, func(q quad.Quad) { quads = append(quads, q) })
			for _, q := range quads {
				if !yield(q, nil) {
					return
				}
			}
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
		}
	}
}

// merges reads who is merged into whom.
func merges(ctx context.Context, qs graph.QuadStore) (*identity.Merges, error) {
	var m identity.Merges
	err := each(ctx, qs, quad.Predicate, quad.IRI(schema.KgMergedInto), func(q quad.Quad) {
		m.Add(literal(q.Subject), literal(q.Object))
	})
	return &m, err
}

// unmerged gives the heads of entities, each once, where there are several; one stays as it is.
func unmerged(ctx context.Context, qs graph.QuadStore, iris []string) ([]string, error) {
	if len(iris) < 2 {
		return iris, nil
	}
	m, err := merges(ctx, qs)
	if err != nil {
		return nil, err
	}
	heads := make([]string, len(iris))
	for i, iri := range iris {
		heads[i] = m.Head(iri)
	}
	slices.Sort(heads)
	return slices.Compact(heads), nil
}

// head is the entity that this one is counted as.
func head(ctx context.Context, qs graph.QuadStore, iri string) (string, error) {
	m, err := merges(ctx, qs)
	if err != nil {
		return "", err
	}
	return m.Head(iri), nil
}
