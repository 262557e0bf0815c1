// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kg/internal/fault"
	"kg/internal/graph"
)

type checkOptions struct{ graphOptions }

func newCheck(std streams) *cobra.Command {
	o := &checkOptions{}
	c := &cobra.Command{
		Use:   "check",
		Short: "Read all of the graph and name what is wrong with it",
		Long: `check reads all of the graph: whether its indexes agree and its counts are right, and whether the words that stand behind
each claim are there. It names what is wrong, a line each. It may run while another kg writes.`,
		Example: "  kg check\n  kg check -d news.db",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context(), std) },
	}
	o.graphOptions.flags(c.Flags())
	return c
}

func (o *checkOptions) run(ctx context.Context, std streams) (err error) {
	g, err := o.graphOptions.open(graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	problems, err := g.Check(ctx)
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintln(std.out, oneLine(p))
	}
	if len(problems) > 0 {
		return fault.Hint(fault.Graph, "restore a backup, or build it anew", "the graph in %s is damaged: %d problems", g.Place(), len(problems))
	}
	stats, err := g.Stats(ctx)
	if err == nil {
		_, err = fmt.Fprintf(std.out, "%s: sound, %d quads\n", g.Place(), stats.Quads)
	}
	return err
}
