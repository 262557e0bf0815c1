// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"kg/internal/fault"
	"kg/internal/graph"
	"kg/internal/nquads"
	"kg/internal/verify"
	"kg/schema"
)

type verifyOptions struct{ graphOptions }

func newVerify(std streams) *cobra.Command {
	o := &verifyOptions{}
	c := &cobra.Command{
		Use:   "verify [ARTICLE...]",
		Short: "Check all evidence against the stored texts",
		Long: `verify checks, for the articles that are named by IRI or for all, that every passage lies in the stored text, that the text
is the one that was read, and that the words of every claim are the words that stand at its evidence. It prints a line for
each problem and ends with exit code 1 where there is one.`,
		Example: "  kg verify\n  kg verify urn:kg:article:0011223344556677",
		RunE:    func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
	}
	o.graphOptions.flags(c.Flags())
	return c
}

func (o *verifyOptions) run(ctx context.Context, articles []string, std streams) (err error) {
	g, err := o.graphOptions.open(graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	if len(articles) == 0 {
		if articles, err = articleIRIs(ctx, g); err != nil {
			return err
		}
	}
	passages, problems := 0, 0
	for _, iri := range articles {
		var quads []quad.Quad
		for q, err := range g.Article(ctx, iri) {
			if err != nil {
				return err
			}
			quads = append(quads, q)
		}
		if len(quads) == 0 {
			return fault.Hint(fault.Usage, "'kg info --articles' lists them", "no article %s in the graph", iri)
		}
		r := verify.Article(iri, quads)
		for _, p := range r.Problems {
			if _, err := fmt.Fprintln(std.out, p); err != nil {
				return err
			}
		}
		passages += r.Passages
		problems += len(r.Problems)
	}
	fmt.Fprintf(std.err, "verified %d passages of %d %s: %d %s\n", passages, len(articles), plural(len(articles), "article"),
		problems, plural(problems, "problem"))
	if problems > 0 {
		return fault.New(fault.Partial, "%d %s", problems, plural(problems, "problem"))
	}
	return nil
}

// articleIRIs lists the articles of a graph in their order in it.
func articleIRIs(ctx context.Context, g *graph.Graph) ([]string, error) {
	var iris []string
	for q, err := range g.All(ctx) {
		if err != nil {
			return nil, err
		}
		if nquads.Lexical(q.Predicate) == schema.RdfType && nquads.Lexical(q.Object) == schema.SchemaNewsArticle {
			iris = append(iris, nquads.Lexical(q.Subject))
		}
	}
	return iris, nil
}
