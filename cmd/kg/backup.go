// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"kg/internal/fault"
	"kg/internal/graph"
)

type backupOptions struct{ graphOptions }

func newBackup(std streams) *cobra.Command {
	o := &backupOptions{}
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the graph into one file, also while it is written to",
		Long: `backup copies the graph, as it is at one moment, into one file, which is written whole or not at all; - is standard
output. Another kg may write to the graph meanwhile. For other programs, and for years, use export.`,
		Example: "  kg backup monday.kg\n  kg backup -d news.db - | ssh host 'cat > news.kg'",
		RunE:    func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
		Args:    oneFile,
	}
	o.graphOptions.flags(c.Flags())
	return c
}

func oneFile(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fault.New(fault.Usage, "give one file, not %d", len(args))
	}
	return nil
}

func (o *backupOptions) run(ctx context.Context, args []string, std streams) (err error) {
	g, err := o.graphOptions.open(graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	return writeTo(args[0], std.out, func(w io.Writer) error { return g.Backup(ctx, w) })
}

type restoreOptions struct{ dir string }

func newRestore(std streams) *cobra.Command {
	o := &restoreOptions{}
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make a graph from a backup",
		Long: `restore makes a graph from a file of kg backup, in a new or an empty folder. The graph is checked before it appears there;
a damaged file leaves nothing. - is standard input.`,
		Example: "  kg restore -d news.db monday.kg",
		RunE:    func(c *cobra.Command, args []string) error { return o.run(c.Context(), args[0], std) },
		Args:    oneFile,
	}
	c.Flags().StringVarP(&o.dir, "dir", "d", defaultFolder, "folder of the graph to make")
	return c
}

func (o *restoreOptions) run(ctx context.Context, path string, std streams) error {
	if path == "-" {
		return graph.Restore(ctx, std.in, o.dir)
	}
	f, err := os.Open(path)
	if err != nil {
		return fault.New(fault.Input, "%w", err)
	}
	defer f.Close()
	return graph.Restore(ctx, f, o.dir)
}
