// SPDX-License-Identifier: Apache-2.0

package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"kg/internal/fault"
	"kg/internal/identity"
	"kg/schema"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// FindEntity finds the entity that a person means and gives its IRI. It takes an IRI in full or prefixed, a Wikidata
// IRI that the entity has as owl:sameAs, and a name: case, accents and marks do not count; full names come before
// other names, these before last names, and those before other words of a name. Of several that are merged it gives their
// head. Errors are fault.Usage: nobody of that name (with near spellings), or several (with what tells them apart).
func FindEntity(ctx context.Context, qs graph.QuadStore, text string) (string, error) {
	text = strings.TrimSpace(text)
	if iri, err := byIRI(ctx, qs, text); iri != "" || err != nil {
		return iri, err
	}
	// A large graph is not read through where the name stands in it as it was typed.
	for _, spelling := range []string{text, titled(text)} {
		iris, err := subjects(ctx, qs, schema.SchemaName, quad.String(spelling))
		if err != nil {
			return "", err
		}
		if iris, err = unmerged(ctx, qs, iris); err != nil {
			return "", err
		}
		if len(iris) == 1 {
			return iris[0], nil
		}
	}
	all, err := readNames(ctx, qs)
	if err != nil {
		return "", err
	}
	iris, err := unmerged(ctx, qs, all.find(text))
	if err != nil {
		return "", err
	}
	switch len(iris) {
	case 0:
		hint := "a last name, another name or an IRI will do; kg query sources lists who speaks"
		if ns := near(text, all.spellings()); len(ns) > 0 {
			hint = "did you mean " + strings.Join(ns, ", ") + "?"
		}
		return "", fault.Hint(fault.Usage, hint, "nobody and nothing in the graph is called %q", text)
	case 1:
		return iris[0], nil
	}
	return "", ambiguous(ctx, qs, text, iris)
}

// byIRI gives the entity if text is the IRI, in full or prefixed, of something in the graph, or of its twin elsewhere.
func byIRI(ctx context.Context, qs graph.QuadStore, text string) (string, error) {
	iri := schema.Expand(strings.TrimSuffix(strings.TrimPrefix(text, "<"), ">"))
	if !strings.Contains(iri, ":") || strings.ContainsAny(iri, " \t") {
		return "", nil
	}
	twins, err := subjects(ctx, qs, schema.OwlSameAs, quad.IRI(iri))
	if err != nil {
		return "", err
	}
	if twins, err = unmerged(ctx, qs, twins); err != nil {
		return "", err
	}
	if len(twins) == 1 {
		return twins[0], nil
	}
	if known, err := exists(qs, quad.IRI(iri)); err != nil || known {
		return iri, err
	}
	if strings.HasPrefix(text, "<") {
		return "", fault.New(fault.Usage, "nothing in the graph has the IRI <%s>", iri)
	}
	return "", nil // it may be a name with a colon
}

func exists(qs graph.QuadStore, v quad.Value) (bool, error) {
	ref, err := qs.ValueOf(v)
	if err != nil {
		return false, fault.New(fault.Graph, "reading the graph: %w", err)
	}
	return ref != nil, nil
}

// subjects gives the IRIs, sorted and each once, that have the value under the predicate.
func subjects(ctx context.Context, qs graph.QuadStore, predicate string, value quad.Value) ([]string, error) {
	var iris []string
	err := each(ctx, qs, quad.Object, value, func(q quad.Quad) {
		if s, ok := q.Subject.(quad.IRI); ok && q.Predicate == quad.IRI(predicate) {
			iris = append(iris, string(s))
		}
	})
	slices.Sort(iris)
	return slices.Compact(iris), err
}

// each calls f on all quads that have the value in that place.
func each(ctx context.Context, qs graph.QuadStore, d quad.Direction, v quad.Value, f func(quad.Quad)) error {
	ref, err := qs.ValueOf(v)
	if err != nil {
		return fault.New(fault.Graph, "reading the graph: %w", err)
	}
	if ref == nil {
		return nil
	}
	it := qs.QuadIterator(d, ref).Iterate()
	defer it.Close()
	for it.Next(ctx) {
		if err := ctx.Err(); err != nil {
			return stopped(ctx)
		}
		q, err := qs.Quad(it.Result())
		if err != nil {
			return fault.New(fault.Graph, "reading the graph: %w", err)
		}
		f(q)
	}
	if ctx.Err() != nil {
		return stopped(ctx)
	}
	if err := it.Err(); err != nil {
		return fault.New(fault.Graph, "reading the graph: %w", err)
	}
	return nil
}

// names is who is called what: folded name to spellings and IRIs.
type names struct{ full, other map[string][]called }

type called struct{ iri, spelling string }

func readNames(ctx context.Context, qs graph.QuadStore) (names, error) {
	ns := names{map[string][]called{}, map[string][]called{}}
	for predicate, into := range map[string]map[string][]called{
		schema.SchemaName: ns.full, schema.SchemaAlternateName: ns.other,
	} {
		err := each(ctx, qs, quad.Predicate, quad.IRI(predicate), func(q quad.Quad) {
			s, ok := q.Subject.(quad.IRI)
			name := literal(q.Object)
			if key := identity.Fold(name); ok && key != "" && !slices.Contains(into[key], called{string(s), name}) {
				into[key] = append(into[key], called{string(s), name})
			}
		})
		if err != nil {
			return ns, err
		}
	}
	return ns, nil
}

// find gives the IRIs on the first of the four steps that has any.
func (ns names) find(text string) []string {
	key := identity.Fold(text)
	if key == "" {
		return nil
	}
	for _, step := range []func(full, other string) bool{
		func(full, _ string) bool { return full == key },
		func(_, other string) bool { return other == key },
		func(full, _ string) bool { return strings.HasSuffix(full, " "+key) },
		func(full, other string) bool {
			return strings.Contains(" "+full+" ", " "+key+" ") || strings.Contains(" "+other+" ", " "+key+" ")
		},
	} {
		if iris := ns.where(step); len(iris) > 0 {
			return iris
		}
	}
	return nil
}

func (ns names) where(fits func(full, other string) bool) []string {
	var iris []string
	for name, cs := range ns.full {
		if fits(name, "") {
			for _, c := range cs {
				iris = append(iris, c.iri)
			}
		}
	}
	for name, cs := range ns.other {
		if fits("", name) {
			for _, c := range cs {
				iris = append(iris, c.iri)
			}
		}
	}
	slices.Sort(iris)
	return slices.Compact(iris)
}

// spellings gives all names, and the last words of the full ones, for a near match.
func (ns names) spellings() []string {
	var out []string
	for _, names := range []map[string][]called{ns.full, ns.other} {
		for _, cs := range names {
			out = append(out, cs[0].spelling)
		}
	}
	for _, cs := range ns.full {
		if i := strings.LastIndexByte(cs[0].spelling, ' '); i > 0 {
			out = append(out, cs[0].spelling[i+1:])
		}
	}
	return out
}

// ambiguous lists the candidates, the most mentioned first.
func ambiguous(ctx context.Context, qs graph.QuadStore, text string, iris []string) error {
	type candidate struct {
		line     string
		mentions int
	}
	var cs []candidate
	for _, iri := range iris {
		var name, class, telling string
		mentions := map[string]bool{}
		err := each(ctx, qs, quad.Subject, quad.IRI(iri), func(q quad.Quad) {
			switch q.Predicate {
			case quad.IRI(schema.SchemaName):
				name = max(name, literal(q.Object))
			case quad.IRI(schema.RdfType):
				_, class, _ = strings.Cut(schema.Shorten(literal(q.Object)), ":")
			case quad.IRI(schema.SchemaDisambiguatingDescription):
				telling = " (" + literal(q.Object) + ")"
			case quad.IRI(schema.KgMentionedIn):
				mentions[literal(q.Object)] = true
			}
		})
		if err != nil {
			return err
		}
		line := fmt.Sprintf("%s, %s, <%s>, %s", name+telling, cmp.Or(class, "of no class"), iri, counted(len(mentions), "mention"))
		cs = append(cs, candidate{line, len(mentions)})
	}
	slices.SortFunc(cs, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.mentions, a.mentions), cmp.Compare(a.line, b.line))
	})
	var lines []string
	for _, c := range cs[:min(10, len(cs))] {
		lines = append(lines, c.line)
	}
	if n := len(cs) - len(lines); n > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", n))
	}
	return fault.Hint(fault.Usage, "give the full name or the IRI", "%q may be: %s", text, strings.Join(lines, "; "))
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// titled writes each word with a capital.
func titled(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r := []rune(w)
		r[0] = unicode.ToUpper(r[0])
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}
