// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"io"
	"iter"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"kg/extract"
	"kg/internal/claimgraph"
	"kg/internal/fault"
	"kg/internal/marked"
	"kg/internal/nquads"
	"kg/schema"
)

type extractOptions struct {
	readOptions
	format string
	output string
}

func newExtract(std streams) *cobra.Command {
	o := &extractOptions{}
	c := &cobra.Command{
		Use:   "extract FILE or FOLDER...",
		Short: "Read articles and print what was found, without a graph",
		Long: `extract reads articles as build does and prints what it finds:

  json    one JSON object an article, one a line; offsets count Unicode code points in "text"
  nquads  the quads that build would load, sorted within each article
  text    the article with its entities, roles and claims marked, for a person's eye`,
		Example: `  kg extract --format text article.txt
  kg extract --format json articles/ > articles.jsonl
  kg extract --format nquads article.txt | kg load -`,
		Args: atLeastOne("file or folder"),
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
	}
	o.readOptions.flags(c.Flags())
	c.Flags().StringVarP(&o.format, "format", "f", "json", "json, nquads or text")
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write, whole or not at all (default standard output)")
	return c
}

func (o *extractOptions) run(ctx context.Context, args []string, std streams) error {
	base := o.base
	if base == "" {
		base = schema.DefaultBase
	}
	print, err := o.printer(base)
	if err != nil {
		return err
	}
	return o.printEach(ctx, args, base, o.output, std, print)
}

// printer gives the function that prints a document in the format asked for.
func (o *extractOptions) printer(base string) (func(io.Writer, *extract.Document) error, error) {
	switch o.format {
	case "json":
		return func(w io.Writer, d *extract.Document) error { return d.WriteJSON(w) }, nil
	case "text":
		first := true
		return func(w io.Writer, d *extract.Document) error {
			if !first {
				if _, err := io.WriteString(w, "\n"+strings.Repeat("=", 80)+"\n\n"); err != nil {
					return err
				}
			}
			first = false
			return marked.Write(w, d)
		}, nil
	case "nquads":
		return func(w io.Writer, d *extract.Document) error {
			_, err := nquads.WriteSorted(w, sure(claimgraph.All(d, o.quads(base))))
			return err
		}, nil
	}
	return nil, fault.Hint(fault.Usage, "json, nquads or text", "unknown format %q", o.format)
}

// sure is a sequence that has no errors as the one that the writers take.
func sure(quads iter.Seq[quad.Quad]) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}
