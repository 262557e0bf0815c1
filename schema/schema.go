// SPDX-License-Identifier: Apache-2.0

// Package schema is the vocabulary of the graph: the terms (terms.go, ontology.ttl and VOCABULARY.md are made from
// vocabulary.tsv by `make schema`), their prefixes, and the minting of IRIs.
package schema

import (
	_ "embed"
	"strings"
)

//go:generate go run kg/internal/genschema

// Ontology is the vocabulary as Turtle.
//
//go:embed ontology.ttl
var Ontology string

// Table is vocabulary.tsv.
//
//go:embed vocabulary.tsv
var Table string

// Term is one row of the vocabulary.
type Term struct {
	Name    string // prefixed, "kg:allyOf"
	Kind    string // class, property, individual, datatype, or relation (a property of the closed list)
	Parent  string // super-class or super-property, prefixed; "" if none
	Domain  string
	Range   string
	Meaning string
}

// IRI is the term in full.
func (t Term) IRI() string { return Expand(t.Name) }

// Terms parses the table.
func Terms() []Term {
	var ts []Term
	for i, line := range strings.Split(strings.TrimSpace(Table), "\n") {
		f := strings.Split(line, "\t")
		if i < 3 || len(f) != 6 { // two lines of comment, one of column names
			continue
		}
		ts = append(ts, Term{f[0], f[1], f[2], f[3], f[4], f[5]})
	}
	return ts
}

// Relations gives the local names of the closed list of predicates, in the order of the table.
func Relations() []string {
	var rs []string
	for _, t := range Terms() {
		if t.Kind == "relation" {
			rs = append(rs, strings.TrimPrefix(t.Name, "kg:"))
		}
	}
	return rs
}

// Prefix is a short form of a namespace, for scripts and the screen; the store and every export hold full IRIs.
type Prefix struct{ Name, IRI string }

// Prefixes lists the prefixes, longest namespace last where one holds another.
func Prefixes() []Prefix {
	return []Prefix{
		{"kg", "urn:kg:ns:"},
		{"schema", "https://schema.org/"},
		{"prov", "http://www.w3.org/ns/prov#"},
		{"oa", "http://www.w3.org/ns/oa#"},
		{"org", "http://www.w3.org/ns/org#"},
		{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
		{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
		{"owl", "http://www.w3.org/2002/07/owl#"},
		{"xsd", "http://www.w3.org/2001/XMLSchema#"},
		{"wd", "http://www.wikidata.org/entity/"},
	}
}

// Expand turns a prefixed name into a full IRI; anything else comes back as it is.
func Expand(name string) string {
	p, local, ok := strings.Cut(name, ":")
	if !ok {
		return name
	}
	for _, x := range Prefixes() {
		if x.Name == p {
			// urn:kg:... begins with the name of no prefix, so a full IRI is never taken for a prefixed name.
			return x.IRI + local
		}
	}
	return name
}

// Shorten turns a full IRI into a prefixed name where a prefix fits; anything else comes back as it is.
func Shorten(iri string) string {
	for _, x := range Prefixes() {
		if local, ok := strings.CutPrefix(iri, x.IRI); ok && !strings.ContainsAny(local, "/#") {
			return x.Name + ":" + local
		}
	}
	return iri
}
