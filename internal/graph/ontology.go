// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"strings"

	"kg/schema"

	"github.com/cayleygraph/quad"
)

// ontology is schema.Ontology as quads without a label: what a graph knows of the vocabulary from its making on.
func ontology() []quad.Quad {
	var quads []quad.Quad
	for _, t := range schema.Terms() {
		name, ours := strings.CutPrefix(t.Name, "kg:")
		if !ours {
			continue
		}
		say := func(predicate string, object quad.Value) {
			quads = append(quads, quad.Quad{Subject: quad.IRI(t.IRI()), Predicate: quad.IRI(predicate), Object: object})
		}
		kind, under := schema.RdfProperty, schema.RdfsSubPropertyOf
		switch t.Kind {
		case "class":
			kind, under = schema.RdfsClass, schema.RdfsSubClassOf
		case "individual":
			kind = schema.Expand("rdfs:Resource")
		}
		say(schema.RdfType, quad.IRI(kind))
		if t.Parent != "" && t.Kind != "individual" {
			say(under, quad.IRI(schema.Expand(t.Parent)))
		}
		if t.Domain != "" {
			say(schema.RdfsDomain, quad.IRI(schema.Expand(t.Domain)))
		}
		if oneTerm(t.Range) {
			say(schema.RdfsRange, quad.IRI(schema.Expand(t.Range)))
		}
		say(schema.RdfsLabel, quad.String(name))
		say(schema.RdfsComment, quad.String(t.Meaning))
	}
	return quads
}

// oneTerm tells whether the column of ranges names one class or datatype, and not several or a form in words.
func oneTerm(r string) bool {
	return strings.Contains(r, ":") && !strings.Contains(r, " ") && r != "wd:" && r != "kg:negative"
}
