// SPDX-License-Identifier: Apache-2.0

package identity

import (
	"slices"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// Set is decisions taken together.
type Set struct {
	Decisions []Decision
	merges    Merges
	on        map[[2]string][]int          // two entities, in order, to the decisions on them
	split     map[string]map[string]string // article to what it is split from to what is split
}

// NewSet takes decisions together.
func NewSet(ds []Decision) *Set {
	s := &Set{Decisions: ds, merges: Merges{}, on: map[[2]string][]int{}, split: map[string]map[string]string{}}
	for i, d := range ds {
		s.on[pair(d.Entity, d.Other)] = append(s.on[pair(d.Entity, d.Other)], i)
		switch d.Kind {
		case Merge:
			s.merges.Add(d.Entity, d.Other)
		case Split:
			if s.split[d.Article] == nil {
				s.split[d.Article] = map[string]string{}
			}
			s.split[d.Article][d.Other] = d.Entity
		}
	}
	return s
}

// pair is two IRIs in order.
func pair(a, b string) [2]string {
	if b < a {
		a, b = b, a
	}
	return [2]string{a, b}
}

// Head is the entity that this one is counted as: itself where it is not merged.
func (s *Set) Head(iri string) string { return s.merges.Head(iri) }

// Members are all entities that are counted as one with this one, sorted; it is one of them.
func (s *Set) Members(iri string) []string { return s.merges.Members(iri) }

// Rewrite gives what an article says with the splits that were decided for it. A reading that no split touches comes back
// as it is.
func (s *Set) Rewrite(article string, quads []quad.Quad) []quad.Quad {
	return rename(quads, s.split[article])
}

// Undone is the inverse of Rewrite for one split: what the article says without it.
func (d *Decision) Undone(quads []quad.Quad) []quad.Quad {
	return rename(quads, map[string]string{d.Entity: d.Other})
}

// rename writes other entities for some, as subjects and as objects. What the reading took for certain of its entity, the
// Wikidata id, stays with that one.
func rename(quads []quad.Quad, names map[string]string) []quad.Quad {
	if len(names) == 0 {
		return quads
	}
	other := func(v quad.Value) quad.Value {
		if iri, ok := v.(quad.IRI); ok {
			if name, ok := names[string(iri)]; ok {
				return quad.IRI(name)
			}
		}
		return v
	}
	out := make([]quad.Quad, len(quads))
	for i, q := range quads {
		if q.Predicate != quad.IRI(schema.OwlSameAs) {
			q.Subject, q.Object = other(q.Subject), other(q.Object)
		}
		out[i] = q
	}
	return out
}

// Merges is which entity is merged into which, both ways. Whatever the edges are (two graphs that were loaded into one may
// hold a circle), those that they connect are one entity, and every order of the edges gives the same head.
type Merges struct {
	into map[string][]string
	from map[string][]string
}

// Add adds an edge.
func (m *Merges) Add(entity, other string) {
	if m.into == nil {
		m.into, m.from = map[string][]string{}, map[string][]string{}
	}
	m.into[entity] = append(m.into[entity], other)
	m.from[other] = append(m.from[other], entity)
}

// Members are all entities that edges connect with this one, itself among them, sorted.
func (m *Merges) Members(iri string) []string {
	seen := map[string]bool{iri: true}
	out := []string{iri}
	for i := 0; i < len(out); i++ {
		for _, next := range slices.Concat(m.into[out[i]], m.from[out[i]]) {
			if !seen[next] {
				seen[next] = true
				out = append(out, next)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Head is the member that is merged into no other: the first of them in their order where there are several, and the
// first member where there is none.
func (m *Merges) Head(iri string) string {
	if len(m.into[iri]) == 0 && len(m.from[iri]) == 0 {
		return iri
	}
	members := m.Members(iri)
	for _, x := range members {
		if len(m.into[x]) == 0 {
			return x
		}
	}
	return members[0]
}

// IsEntity tells whether a class is one of entities.
func IsEntity(class string) bool {
	switch class {
	case schema.SchemaPerson, schema.SchemaOrganization, schema.SchemaCountry, schema.SchemaCity, schema.SchemaPlace,
		schema.KgGroup, schema.SchemaEvent:
		return true
	}
	return false
}
