// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"kg/internal/fault"
	"kg/internal/graph"
	"kg/internal/nquads"
)

type exportOptions struct {
	graphOptions
	article string
	output  string
}

func newExport(std streams) *cobra.Command {
	o := &exportOptions{}
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the graph as N-Quads, sorted",
		Long: `export writes the graph, or the quads of one article (those that it says and those that its claims say), as canonical
N-Quads, sorted bytewise: the same graph gives the same bytes. A file is written whole or not at all.`,
		Example: `  kg export > graph.nq
  kg export -o graph.nq
  kg export --article urn:kg:article:0011223344556677`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return o.run(c.Context(), std) },
	}
	o.graphOptions.flags(c.Flags())
	c.Flags().StringVar(&o.article, "article", "", "IRI of the only article to write")
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write, whole or not at all (default standard output)")
	return c
}

func (o *exportOptions) run(ctx context.Context, std streams) (err error) {
	g, err := o.graphOptions.open(graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	quads := g.All(ctx)
	if o.article != "" {
		quads = g.Article(ctx, o.article)
	}
	n := 0
	err = writeTo(o.output, std.out, func(w io.Writer) error {
		n, err = nquads.WriteSorted(w, quads)
		if err == nil && n == 0 && o.article != "" {
			err = fault.Hint(fault.Usage, "'kg info' lists the articles", "no article %s in the graph", o.article)
		}
		return err
	})
	return err
}
