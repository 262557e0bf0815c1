// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kg/internal/graph"
)

type compactOptions struct{ graphOptions }

func newCompact(std streams) *cobra.Command {
	o := &compactOptions{}
	c := &cobra.Command{
		Use:   "compact",
		Short: "Make the graph as small on the disk as it can be",
		Long: `compact writes the tables of the graph anew, without what was deleted, and says how much that gave. It is of use after
many articles were replaced; the graph stays the same.`,
		Example: "  kg compact -d news.db",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context(), std) },
	}
	o.graphOptions.flags(c.Flags())
	return c
}

func (o *compactOptions) run(ctx context.Context, std streams) (err error) {
	g, err := o.graphOptions.open(graph.Options{})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	before, err := g.Stats(ctx)
	if err != nil {
		return err
	}
	if err := g.Compact(ctx); err != nil {
		return err
	}
	after, err := g.Stats(ctx)
	if err == nil {
		_, err = fmt.Fprintf(std.out, "%s: %d bytes, before %d\n", g.Place(), after.Bytes, before.Bytes)
	}
	return err
}
