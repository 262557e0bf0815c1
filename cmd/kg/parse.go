// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"kg/extract/reading"
	"kg/internal/annotate"
	"kg/internal/conllu"
	"kg/internal/fault"
	"kg/internal/input"
)

type parseOptions struct {
	format   string
	conlluIn string
	output   string
	maxSize  int
}

func newParse(std streams) *cobra.Command {
	o := &parseOptions{}
	c := &cobra.Command{
		Use:   "parse FILE or FOLDER...",
		Short: "Print the sentences of articles with tags, lemmas and dependency trees",
		Long: `parse reads articles as build does and prints how each sentence is read, by the scheme of Universal Dependencies:

  conllu  the ten columns of CoNLL-U, with "# text", "# newpar" and SpaceAfter
  json    one JSON object a sentence, one a line; offsets count Unicode code points, heads count words from 0
  text    each sentence as a tree, for a person's eye

With --conllu-in the sentences and words are those of a CoNLL-U file ("-" for standard input), whose comments and
identifiers are kept; tags, lemmas and trees are made anew. json is not to be had then, as there are no offsets.`,
		Example: `  kg parse article.txt
  kg parse --format text article.txt
  kg parse --conllu-in gold.conllu > system.conllu`,
		Args: func(_ *cobra.Command, args []string) error {
			if o.conlluIn == "" {
				return atLeastOne("file or folder")(nil, args)
			}
			if len(args) > 0 {
				return errors.New("--conllu-in takes the place of files")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
	}
	c.Flags().StringVarP(&o.format, "format", "f", "conllu", "conllu, json or text")
	c.Flags().StringVar(&o.conlluIn, "conllu-in", "", "CoNLL-U file whose sentences and words are taken as given")
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write, whole or not at all (default standard output)")
	c.Flags().IntVar(&o.maxSize, "max-size", input.DefaultLimit, "largest text of an article in bytes")
	return c
}

func (o *parseOptions) run(ctx context.Context, args []string, std streams) error {
	if !slices.Contains([]string{"conllu", "json", "text"}, o.format) {
		return fault.Hint(fault.Usage, "conllu, json or text", "unknown format %q", o.format)
	}
	if o.conlluIn != "" && o.format == "json" {
		return fault.Hint(fault.Usage, "conllu or text", "--conllu-in has no offsets for json")
	}
	reader, err := reading.English()
	if err != nil {
		return fault.New(fault.Internal, "%w", err)
	}
	a := annotate.New(reader)
	if o.conlluIn != "" {
		return o.given(ctx, a, std)
	}
	in, err := input.New(input.Options{Stdin: std.in, Limit: o.maxSize})
	if err != nil {
		return err
	}
	count := accounting{err: std.err}
	err = writeTo(o.output, std.out, func(w io.Writer) error {
		for item, err := range in.Articles(args) {
			if err != nil {
				count.skip(err)
				continue
			}
			warn(std.err, item)
			if err := o.article(ctx, w, a, item); err != nil {
				return err
			}
			count.stored(true)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return count.quietly()
}

// article prints the sentences of one article.
func (o *parseOptions) article(ctx context.Context, w io.Writer, a *annotate.Annotator, item input.Item) (err error) {
	lines := annotate.JSON{Source: item.Place(), Text: item.Text}
	first := true
	a.Text(item.Text, func(s annotate.Sentence) bool {
		if err = ctx.Err(); err != nil {
			return false
		}
		if first {
			s.Comments = append([]string{"# newdoc id = " + item.Place()}, s.Comments...)
			first = false
		}
		if o.format == "json" {
			err = lines.Write(w, s)
		} else {
			err = o.sentence(w, s.Sentence)
		}
		return err == nil
	})
	return err
}

// sentence prints one sentence as CoNLL-U or as a tree.
func (o *parseOptions) sentence(w io.Writer, s conllu.Sentence) error {
	if o.format == "text" {
		return annotate.Draw(w, s)
	}
	return conllu.Write(w, []conllu.Sentence{s})
}

// given annotates the sentences of a CoNLL-U file.
func (o *parseOptions) given(ctx context.Context, a *annotate.Annotator, std streams) error {
	in := std.in
	if o.conlluIn != "-" {
		f, err := os.Open(o.conlluIn)
		if err != nil {
			return fault.New(fault.Input, "%w", err)
		}
		defer f.Close()
		in = f
	}
	sentences, err := conllu.Read(in)
	if err != nil {
		return fault.New(fault.Input, "%s: %w", o.conlluIn, err)
	}
	return writeTo(o.output, std.out, func(w io.Writer) error {
		for _, s := range sentences {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := o.sentence(w, a.Words(s)); err != nil {
				return err
			}
		}
		return nil
	})
}
