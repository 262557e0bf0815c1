// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kg/internal/fault"
	"kg/internal/graph"
)

type loadOptions struct {
	graphOptions
	base   string
	memory int // MiB
}

func newLoad(std streams) *cobra.Command {
	o := &loadOptions{}
	c := &cobra.Command{
		Use:   "load FILE.nq...",
		Short: "Load N-Quads into the graph",
		Long: `load adds the quads of N-Quads files, gzipped or not, to the graph, which is created where there is none; N-Triples are
N-Quads without labels. A file is loaded whole or not at all: one bad line refuses it. Quads that the graph holds already
change nothing. - is standard input.

A large file is sorted on the disk of the graph, in bounded memory. Where that is interrupted or killed, the graph is as it
was, and loading the same file again goes on from what was sorted; any other command that writes removes that.`,
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
	c.Flags().IntVar(&o.memory, "sort-memory", 256, "MiB of memory in which a large file is sorted")
	return c
}

func (o *loadOptions) run(ctx context.Context, args []string, std streams) (err error) {
	if o.memory < 1 {
		return fault.New(fault.Usage, "--sort-memory: %d MiB are too few", o.memory)
	}
	g, err := o.graphOptions.open(graph.Options{Create: true, Base: o.base, Resume: true})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	count := accounting{err: std.err}
	for _, path := range args {
		shown := newProgress(std.err, path)
		done, err := g.LoadFile(ctx, path, std.in, graph.FileOptions{Memory: int64(o.memory) << 20, Progress: shown.show})
		shown.end()
		switch {
		case err != nil && ctx.Err() != nil:
			return ctx.Err()
		case err != nil && fault.KindOf(err) == fault.Input:
			count.skip(err)
		case err != nil:
			count.fail(path, err)
			if graph.Ends(err) {
				_ = count.done() // the sum
				return err
			}
		default:
			fmt.Fprintf(std.err, "%s: %d quads, %d new\n", path, done.Quads, done.Added)
			count.stored(done.Added > 0)
		}
	}
	return count.done()
}
