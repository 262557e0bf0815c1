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
)

type loadOptions struct {
	graphOptions
	base string
}

func newLoad(std streams) *cobra.Command {
	o := &loadOptions{}
	c := &cobra.Command{
		Use:   "load FILE.nq...",
		Short: "Load N-Quads into the graph",
		Long: `load adds the quads of N-Quads files, gzipped or not, to the graph, which is created where there is none. A file is loaded
whole or not at all: one bad line refuses it. Quads that the graph holds already change nothing. - is standard input.`,
		Example: `  kg load graph.nq.gz
  kg export -d old.db | kg load -d new.db -`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{"-"}
			}
			return o.run(c.Context(), args, std)
		},
	}
	o.graphOptions.flags(c.Flags())
	c.Flags().StringVar(&o.base, "base", "", "base of all IRIs, set once when a graph is created")
	return c
}

func (o *loadOptions) run(ctx context.Context, args []string, std streams) (err error) {
	g, err := o.graphOptions.open(graph.Options{Create: true, Base: o.base})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	count := accounting{err: std.err}
	for _, path := range args {
		n := 0
		var bad error // of the file, not of the graph
		added, err := g.Load(ctx, func(yield func(quad.Quad, error) bool) {
			for q, err := range nquads.File(path, std.in) {
				if bad = err; !yield(q, err) {
					return
				}
				n++
			}
		})
		switch {
		case err != nil && ctx.Err() != nil:
			return ctx.Err()
		case bad != nil:
			count.skip(bad)
		case err != nil:
			count.fail(path, err)
			if fault.KindOf(err) == fault.Output {
				_ = count.done() // the sum
				return err
			}
		default:
			fmt.Fprintf(std.err, "%s: %d quads, %d new\n", path, n, added)
			count.stored(added > 0)
		}
	}
	return count.done()
}
