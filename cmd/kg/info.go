// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"kg/internal/fault"
	"kg/internal/graph"
	"kg/internal/nquads"
	"kg/schema"
)

type infoOptions struct {
	graphOptions
	articles bool
	format   string
}

func newInfo(std streams) *cobra.Command {
	o := &infoOptions{}
	c := &cobra.Command{
		Use:     "info",
		Short:   "Counts of the graph by class and predicate, articles, size, versions",
		Example: "  kg info\n  kg info --articles\n  kg info --format json",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context(), std) },
	}
	o.graphOptions.flags(c.Flags())
	c.Flags().BoolVar(&o.articles, "articles", false, "list the articles")
	c.Flags().StringVarP(&o.format, "format", "f", "text", "text or json")
	return c
}

// count is a term with the number of quads that have it as predicate, or as class.
type count struct {
	Term string `json:"term"`
	N    int    `json:"count"`
}

// articleInfo is an article in the list.
type articleInfo struct {
	IRI       string `json:"iri"`
	Published string `json:"published"`
	Title     string `json:"title"`
}

// info is what `kg info` tells.
type info struct {
	Dir        string        `json:"dir"`
	Bytes      int64         `json:"bytes"`
	Format     int           `json:"format"`
	Store      string        `json:"store"`
	Base       string        `json:"base"`
	Program    string        `json:"program"`
	Versions   []string      `json:"versions"`
	Quads      int           `json:"quads"`
	Articles   int           `json:"articles"`
	List       []articleInfo `json:"list,omitempty"`
	Classes    []count       `json:"classes"`
	Predicates []count       `json:"predicates"`
}

func (o *infoOptions) run(ctx context.Context, std streams) (err error) {
	if o.format != "text" && o.format != "json" {
		return fault.Hint(fault.Usage, "text or json", "unknown format %q", o.format)
	}
	g, err := o.graphOptions.open(graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	in, err := o.collect(ctx, g)
	if err != nil {
		return err
	}
	return writeTo("", std.out, func(w io.Writer) error {
		if o.format == "json" {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return enc.Encode(in)
		}
		return in.text(w)
	})
}

// collect reads the graph once.
func (o *infoOptions) collect(ctx context.Context, g *graph.Graph) (*info, error) {
	stats, err := g.Stats(ctx)
	if err != nil {
		return nil, err
	}
	in := &info{Dir: g.Place(), Bytes: stats.Bytes, Format: stats.Format, Store: stats.Store, Base: stats.Base, Program: version, Versions: []string{}}
	classes, predicates, articles := map[string]int{}, map[string]int{}, map[string]*articleInfo{}
	article := func(s quad.Value) *articleInfo {
		iri := nquads.Lexical(s)
		if articles[iri] == nil {
			articles[iri] = &articleInfo{IRI: iri}
		}
		return articles[iri]
	}
	for q, err := range g.All(ctx) {
		if err != nil {
			return nil, err
		}
		in.Quads++
		if q.Label == nil { // the vocabulary
			continue
		}
		predicates[schema.Shorten(nquads.Lexical(q.Predicate))]++
		switch p := nquads.Lexical(q.Predicate); {
		case p == schema.RdfType:
			classes[schema.Shorten(nquads.Lexical(q.Object))]++
			if nquads.Lexical(q.Object) == schema.SchemaNewsArticle {
				in.Articles++
				article(q.Subject)
			}
		case p == schema.SchemaHeadline && o.articles:
			article(q.Subject).Title = nquads.Lexical(q.Object)
		case p == schema.SchemaDatePublished && o.articles:
			article(q.Subject).Published = nquads.Lexical(q.Object)
		case p == schema.KgVersion && !slices.Contains(in.Versions, nquads.Lexical(q.Object)):
			in.Versions = append(in.Versions, nquads.Lexical(q.Object))
		}
	}
	slices.Sort(in.Versions)
	in.Classes, in.Predicates = ranked(classes), ranked(predicates)
	if o.articles {
		for _, a := range articles {
			in.List = append(in.List, *a)
		}
		slices.SortFunc(in.List, func(a, b articleInfo) int {
			return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.IRI, b.IRI))
		})
	}
	return in, nil
}

// ranked sorts counts, the largest first.
func ranked(m map[string]int) []count {
	out := []count{}
	for term, n := range m {
		out = append(out, count{term, n})
	}
	slices.SortFunc(out, func(a, b count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Term, b.Term)) })
	return out
}

func (in *info) text(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "graph\t%s\nformat\t%d, %s\nbase\t%s\nread by\tkg", in.Dir, in.Format, in.Store, in.Base)
	for _, v := range in.Versions {
		fmt.Fprintf(w, " %s", v)
	}
	fmt.Fprintf(w, "\narticles\t%d\nquads\t%d\nbytes\t%d\n", in.Articles, in.Quads, in.Bytes)
	fmt.Fprintf(w, "\nclass\tcount\n")
	for _, c := range in.Classes {
		fmt.Fprintf(w, "%s\t%d\n", c.Term, c.N)
	}
	fmt.Fprintf(w, "\npredicate\tcount\n")
	for _, c := range in.Predicates {
		fmt.Fprintf(w, "%s\t%d\n", c.Term, c.N)
	}
	if len(in.List) > 0 {
		fmt.Fprintf(w, "\narticle\tpublished\ttitle\n")
	}
	for _, a := range in.List {
		fmt.Fprintf(w, "%s\t%s\t%s\n", a.IRI, a.Published, oneLine(a.Title))
	}
	return w.Flush()
}
