// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"kg/internal/claimgraph"
	"kg/internal/fault"
	"kg/internal/graph"
	"kg/internal/identity"
	"kg/internal/query"
)

type buildOptions struct {
	readOptions
	graphOptions
}

func newBuild(std streams) *cobra.Command {
	o := &buildOptions{}
	c := &cobra.Command{
		Use:   "build FILE or FOLDER...",
		Short: "Read articles and load them into the graph: the main job",
		Long: `build reads articles and loads them into the graph, which is created where there is none. Each article is loaded whole or
not at all; one that is in the graph already is left unchanged, a new version of it (the same address) takes the place
of the former one.

An article is a text file, which may begin with a header block (Title:, Published:, Site:, URL:, Authors:, Lang:) that a
blank line ends, or a JSON object a line with title, text, published, url, site, authors, lang; either may be gzipped. A
folder is read with all its folders. - is standard input.`,
		Example: `  kg build article.txt --published 2024-10-25
  kg build -d news.db articles/ more.jsonl.gz
  curl -s https://example.org/a.txt | kg build --title "A title" -`,
		Args: atLeastOne("file or folder"),
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
	}
	o.readOptions.flags(c.Flags())
	o.graphOptions.flags(c.Flags())
	return c
}

func (o *buildOptions) run(ctx context.Context, args []string, std streams) (err error) {
	if err := present(args, std); err != nil { // before a folder is made for a mistyped name
		return err
	}
	g, err := o.graphOptions.open(graph.Options{Create: true, Base: o.base})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	articles, err := o.articles(ctx, args, g.Base(), std.in)
	if err != nil {
		return err
	}
	decided, err := query.Decisions(ctx, g.Store())
	if err != nil {
		return err
	}
	clashes := map[string]bool{} // merged entities to which an article gave a Wikidata id
	count := accounting{err: std.err}
	for r := range articles {
		if ctx.Err() != nil {
			break
		}
		if r.err != nil {
			count.skip(r.err)
			continue
		}
		warn(std.err, r.item)
		quads := decided.Rewrite(r.doc.Article.ID, claimgraph.Quads(r.doc, o.quads(g.Base())))
		for _, e := range r.doc.Entities {
			if len(e.SameAs) > 0 && len(decided.Members(e.ID)) > 1 {
				clashes[decided.Head(e.ID)] = true
			}
		}
		changed, err := g.Put(ctx, r.doc.Article.ID, quads)
		switch {
		case ctx.Err() != nil && err != nil:
		case err != nil && graph.Ends(err):
			count.fail(r.item.Place(), err)
			_ = count.done() // the sum
			return err
		case err != nil:
			count.fail(r.item.Place(), err)
		default:
			count.stored(changed)
		}
	}
	if ctx.Err() == nil {
		if err := warnOfClashes(ctx, g, decided, clashes, std.err); err != nil {
			return err
		}
	}
	if err := count.done(); err != nil && ctx.Err() == nil {
		return err
	}
	return ctx.Err()
}

// warnOfClashes names the merged entities that have different Wikidata ids now.
func warnOfClashes(ctx context.Context, g *graph.Graph, s *identity.Set, heads map[string]bool, out io.Writer) error {
	for _, iri := range slices.Sorted(maps.Keys(heads)) {
		clash, err := query.Clash(ctx, g.Store(), s, iri)
		if err != nil {
			return err
		}
		if clash {
			fmt.Fprintf(out, "kg: <%s> is merged with an entity that has another Wikidata id now (see 'kg entities decisions')\n", iri)
		}
	}
	return nil
}

// present asks that one of the arguments is there; else each is reported and counted as build does.
func present(args []string, std streams) error {
	count := accounting{err: std.err}
	for _, a := range args {
		if a == "-" {
			return nil
		}
		if _, err := os.Stat(a); !errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	for _, a := range args {
		count.skip(fault.New(fault.Input, "%s: no such file or directory", a))
	}
	return count.done()
}
