// SPDX-License-Identifier: Apache-2.0

// Command genschema makes schema/terms.go, schema/ontology.ttl and schema/VOCABULARY.md from schema/vocabulary.tsv. It
// runs in schema/ (go generate).
package main

import (
	"fmt"
	"go/format"
	"log"
	"os"
	"strings"
	"unicode"

	"kg/schema"
)

func main() {
	terms := schema.Terms()
	code, err := format.Source([]byte(constants(terms)))
	if err != nil {
		log.Fatalf("genschema: terms.go: %v", err)
	}
	for name, text := range map[string]string{
		"terms.go": string(code), "ontology.ttl": turtle(terms), "VOCABULARY.md": page(terms),
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			log.Fatalf("genschema: %v", err)
		}
	}
}

func constants(terms []schema.Term) string {
	var b strings.Builder
	b.WriteString("// SPDX-License-Identifier: Apache-2.0\n\n// Code generated from vocabulary.tsv by genschema; DO NOT EDIT.\n\n")
	b.WriteString("package schema\n\n// The terms of the vocabulary, as full IRIs.\nconst (\n")
	for _, t := range terms {
		fmt.Fprintf(&b, "\t%s = %q // %s\n", constant(t.Name), t.IRI(), t.Meaning)
	}
	b.WriteString(")\n")
	return b.String()
}

// constant is the Go name of a term: kg:allyOf is KgAllyOf.
func constant(name string) string {
	p, local, _ := strings.Cut(name, ":")
	return upper(p) + upper(local)
}

func upper(s string) string {
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// turtle writes our own terms in full, and of the terms of others only what we add to them: nothing.
func turtle(terms []schema.Term) string {
	var b strings.Builder
	b.WriteString("# Made from vocabulary.tsv by genschema.\n")
	for _, p := range schema.Prefixes() {
		fmt.Fprintf(&b, "@prefix %s: <%s> .\n", p.Name, p.IRI)
	}
	for _, t := range terms {
		if !strings.HasPrefix(t.Name, "kg:") {
			continue
		}
		kind, sub := "rdf:Property", "rdfs:subPropertyOf"
		switch t.Kind {
		case "class":
			kind, sub = "rdfs:Class", "rdfs:subClassOf"
		case "individual":
			kind, sub = "rdfs:Resource", ""
		}
		fmt.Fprintf(&b, "\n%s a %s ;\n", t.Name, kind)
		if t.Parent != "" {
			fmt.Fprintf(&b, "    %s %s ;\n", sub, t.Parent)
		}
		if t.Domain != "" {
			fmt.Fprintf(&b, "    rdfs:domain %s ;\n", t.Domain)
		}
		if strings.Contains(t.Range, ":") && !strings.Contains(t.Range, " ") && t.Range != "wd:" && t.Range != "kg:negative" {
			fmt.Fprintf(&b, "    rdfs:range %s ;\n", t.Range)
		}
		fmt.Fprintf(&b, "    rdfs:label %q ;\n    rdfs:comment %q .\n", strings.TrimPrefix(t.Name, "kg:"), t.Meaning)
	}
	return b.String()
}

func page(terms []schema.Term) string {
	var b strings.Builder
	b.WriteString("<!-- Made from vocabulary.tsv by genschema. -->\n# The vocabulary of the graph\n\nPrefixes:\n\n")
	for _, p := range schema.Prefixes() {
		fmt.Fprintf(&b, "- `%s:` <%s>\n", p.Name, p.IRI)
	}
	for _, s := range []struct{ kind, title string }{
		{"class", "Classes"}, {"property", "Properties"}, {"relation", "Relations (closed list, subject to object)"},
		{"individual", "Values"}, {"datatype", "Datatypes of literals"},
	} {
		fmt.Fprintf(&b, "\n## %s\n\n| term | under | on | value | meaning |\n|---|---|---|---|---|\n", s.title)
		for _, t := range terms {
			if t.Kind == s.kind {
				fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", t.Name, t.Parent, t.Domain, t.Range, t.Meaning)
			}
		}
	}
	return b.String()
}
