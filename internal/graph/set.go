// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"maps"
	"slices"

	"kg/internal/fault"
	"kg/internal/nquads"

	"github.com/cayleygraph/quad"
)

// set is a set of quads in canonical terms, by their lines. What the graph holds already is taken out of it before it is
// written: Cayley's stores count the terms of a repeated quad twice and then keep them for ever.
type set struct{ byLine map[string]quad.Quad }

// newSet makes a set; an error is of a term that the graph does not hold, such as a blank node.
func newSet(quads []quad.Quad) (*set, error) {
	s := &set{make(map[string]quad.Quad, len(quads))}
	for _, q := range quads {
		q = nquads.CanonicalQuad(q)
		line, err := nquads.Line(q)
		if err != nil {
			return nil, fault.New(fault.Input, "a quad that a graph cannot hold: %w", err)
		}
		s.byLine[line] = q
	}
	return s, nil
}

// dropHeld takes a quad of the graph out and tells whether it was in. It passes on the error that came with it.
func (s *set) dropHeld(q quad.Quad, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	line, err := nquads.Line(q)
	if err != nil {
		return false, err
	}
	_, ok := s.byLine[line]
	delete(s.byLine, line)
	return ok, nil
}

// groups says where the graph may hold quads of the set already: by their labels, for what one label says is little;
// by their subjects where they have no label.
func (s *set) groups() map[quad.Direction]map[quad.Value]bool {
	labels, subjects := map[quad.Value]bool{}, map[quad.Value]bool{}
	for _, q := range s.byLine {
		if q.Label != nil {
			labels[q.Label] = true
		} else {
			subjects[q.Subject] = true
		}
	}
	return map[quad.Direction]map[quad.Value]bool{quad.Label: labels, quad.Subject: subjects}
}

// quads are in the order of their lines, so that the same writes make the same store.
func (s *set) quads() []quad.Quad {
	qs := make([]quad.Quad, 0, len(s.byLine))
	for _, line := range slices.Sorted(maps.Keys(s.byLine)) {
		qs = append(qs, s.byLine[line])
	}
	return qs
}
