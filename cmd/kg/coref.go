// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"kg/extract"
	"kg/internal/chains"
	"kg/internal/fault"
	"kg/schema"
)

type corefOptions struct {
	readOptions
	format string
	output string
}

func newCoref(std streams) *cobra.Command {
	o := &corefOptions{}
	c := &cobra.Command{
		Use:   "coref FILE or FOLDER...",
		Short: "Print which noun phrases of articles speak of the same thing",
		Long: `coref reads articles as build does and prints their coreference chains, of things without a name, too:

  json    one JSON object an article, one a line; offsets count Unicode code points in "text"
  conll   three columns, as in the shared tasks of CoNLL: place in the sentence, word, where mentions begin and end
  text    the article with its mentions in brackets and the number of the chain behind each, for a person's eye`,
		Example: `  kg coref --format text article.txt
  kg coref articles/ > chains.jsonl`,
		Args: atLeastOne("file or folder"),
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
	}
	o.readOptions.flags(c.Flags())
	c.Flags().StringVarP(&o.format, "format", "f", "json", "json, conll or text")
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write, whole or not at all (default standard output)")
	return c
}

func (o *corefOptions) run(ctx context.Context, args []string, std streams) error {
	print, ok := map[string]func(io.Writer, *extract.Document) error{"json": chains.JSON, "conll": chains.CoNLL, "text": chains.Text}[o.format]
	if !ok {
		return fault.Hint(fault.Usage, "json, conll or text", "unknown format %q", o.format)
	}
	base := o.base
	if base == "" {
		base = schema.DefaultBase
	}
	o.chains = true
	return o.printEach(ctx, args, base, o.output, std, print)
}
