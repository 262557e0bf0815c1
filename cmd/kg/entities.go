// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kg/internal/fault"
	"kg/internal/graph"
	"kg/internal/identity"
	"kg/internal/query"
	"kg/schema"
)

// tableOptions are the flags of what prints a table.
type tableOptions struct {
	format string
	limit  int
}

func (o *tableOptions) flags(f *pflag.FlagSet) {
	f.StringVarP(&o.format, "format", "f", "table", strings.Join(query.Formats(), ", "))
	f.IntVar(&o.limit, "limit", 1000, "rows at most; 0 for all")
}

// check refuses a format that there is not, before anything is read.
func (o *tableOptions) check() error {
	if o.limit < 0 {
		return fault.New(fault.Usage, "a limit is not negative")
	}
	return query.Write(io.Discard, &query.Result{}, o.format, 0)
}

// write writes rows, and says where the limit cut some off.
func (o *tableOptions) write(std streams, columns []string, rows [][]any) error {
	r := &query.Result{Columns: columns, Rows: rows}
	if o.limit > 0 && len(rows) > o.limit {
		r.Rows, r.More = rows[:o.limit], true
	}
	return writeResult(std, r, o.format)
}

// decided opens a graph and gives it to work, with what was decided in it.
func (o *graphOptions) decided(ctx context.Context, how graph.Options, work func(*graph.Graph, *identity.Set) error) (err error) {
	g, err := o.open(how)
	if err != nil {
		return err
	}
	defer closing(g, &err)
	s, err := query.Decisions(ctx, g.Store())
	if err != nil {
		return err
	}
	return work(g, s)
}

type entitiesOptions struct {
	graphOptions
	tableOptions
	class string
}

func newEntities(std streams) *cobra.Command {
	o := &entitiesOptions{}
	c := &cobra.Command{
		Use:   "entities [NAME]",
		Short: "List who and what is in the graph, and correct who is who",
		Long: `entities lists the entities of the graph, the most mentioned first; with a name it shows one, its articles and what was decided
about it. An entity has the IRI of its class and name, so what two articles call by one full name is one entity, and what they
call by two names is two. Where that is wrong, say so:

  kg entities same             which look like one, and why
  kg entities merge A B        B is A: answers count the two as one, under the name of A
  kg entities split A B        A and B are two: a merge of them is taken back, or they are listed as likely no more
  kg entities split A --article IRI --as WORDS
                               in this article, A is another one of that name
  kg entities decisions        what was decided, by whom, when and why
  kg entities undo DECISION    take it back

A decision is kept in the graph as quads that bear its own label, beside the articles: it holds for articles that are read
later, or anew, goes along with export and backup, and when it is taken back the graph is what it was before. The words of
the articles and who says what are not touched; entities that differ in class or in their Wikidata id are never merged. The saved
queries count merged entities as one; a script of one's own does so by membersOf and headOf of lib/common.js.

Give a name as people write it, or an IRI where several bear that name.`,
		Example: `  kg entities --type person
  kg entities lukashenko
  kg entities merge "Lloyd Austin" "Lloyd J. Austin III" --why "his full name"`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
	}
	o.graphOptions.flags(c.Flags())
	o.tableOptions.flags(c.Flags())
	c.Flags().StringVar(&o.class, "type", "", "only this class: person, organization, country, city, place, group or event")
	c.AddCommand(newMerge(std), newSplit(std), newSame(std), newDecisions(std), newUndo(std))
	return c
}

func (o *entitiesOptions) run(ctx context.Context, args []string, std streams) error {
	if err := o.check(); err != nil {
		return err
	}
	if err := checkClass(o.class); err != nil {
		return err
	}
	return o.decided(ctx, graph.Options{ReadOnly: true}, func(g *graph.Graph, s *identity.Set) error {
		if len(args) == 1 {
			return o.show(ctx, g, s, args[0], std)
		}
		return o.list(ctx, g, s, std)
	})
}

// list prints all entities.
func (o *entitiesOptions) list(ctx context.Context, g *graph.Graph, s *identity.Set, std streams) error {
	all, err := identity.Collect(g.All(ctx), s)
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b *identity.Entity) int {
		return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(len(b.Articles), len(a.Articles)))
	})
	var rows [][]any
	for _, e := range all {
		if o.class == "" || strings.EqualFold(className(e), o.class) {
			rows = append(rows, []any{e.Title(), className(e), int64(e.Mentions), int64(len(e.Articles)), query.IRI(e.IRI)})
		}
	}
	return o.write(std, []string{"name", "type", "mentions", "articles", "entity"}, rows)
}

// show prints what is known of one entity: what it is, and what makes it one.
func (o *entitiesOptions) show(ctx context.Context, g *graph.Graph, s *identity.Set, name string, std streams) error {
	iri, err := query.FindEntity(ctx, g.Store(), name)
	if err != nil {
		return err
	}
	head := s.Head(iri)
	e, err := query.About(ctx, g.Store(), s, head)
	if err != nil {
		return err
	}
	if e.Class == "" {
		return notAnEntity(iri)
	}
	rows := [][]any{{"name", e.Title()}, {"type", className(e)}, {"entity", query.IRI(e.IRI)}}
	add := func(what string, values []string, iri bool) {
		for _, v := range values {
			if iri {
				rows = append(rows, []any{what, query.IRI(v)})
			} else {
				rows = append(rows, []any{what, v})
			}
		}
	}
	add("also called", e.Others, false)
	add("same as", e.Wikidata, true)
	members := s.Members(head)
	add("merged with it", slices.DeleteFunc(members, func(m string) bool { return m == e.IRI }), true)
	rows = append(rows, []any{"mentions", int64(e.Mentions)})
	add("article", e.Articles, true)
	for _, d := range s.Decisions {
		if s.Head(d.Entity) == head || s.Head(d.Other) == head {
			rows = append(rows, []any{"decision", query.IRI(d.ID)})
		}
	}
	return o.write(std, []string{"what", "value"}, rows)
}

func className(e *identity.Entity) string {
	_, name, _ := strings.Cut(schema.Shorten(e.Class), ":")
	return name
}

// checkClass refuses a class that entities have not; "" stands for all.
func checkClass(name string) error {
	var names []string
	for _, t := range schema.Terms() {
		if identity.IsEntity(t.IRI()) {
			_, n, _ := strings.Cut(t.Name, ":")
			names = append(names, strings.ToLower(n))
		}
	}
	if name == "" || slices.Contains(names, strings.ToLower(name)) {
		return nil
	}
	return fault.New(fault.Usage, "--type is one of %s, not %q", strings.Join(names, ", "), name)
}

// notAnEntity refuses the IRI of an article, a claim or the like.
func notAnEntity(iri string) error {
	return fault.Hint(fault.Usage, "'kg entities' lists them", "<%s> is no person, body, place, group or event of the graph", iri)
}
