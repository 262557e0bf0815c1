// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"kg/internal/graph"
	"kg/internal/identity"
	"kg/internal/query"
)

type sameOptions struct {
	graphOptions
	tableOptions
}

func newSame(std streams) *cobra.Command {
	o := &sameOptions{}
	c := &cobra.Command{
		Use:     "same [NAME]",
		Aliases: []string{"same?"},
		Short:   "List entities that may be one, with the reasons",
		Long: `same lists pairs of entities that may be one, the likeliest first, with what speaks for it and against it: names that differ in
accents or spelling alone, a surname with given names that fit, an acronym, another name in common, the same office, the
same company in the articles. With a name it lists those of that entity. Nothing is merged: merge A B does that, and split A B
strikes a pair off the list.

Entities that differ in class or in their Wikidata id are never listed. The score has no unit; it gives the order.`,
		Example: "  kg entities same\n  kg entities same austin --format csv",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
	}
	o.graphOptions.flags(c.Flags())
	o.tableOptions.flags(c.Flags())
	return c
}

func (o *sameOptions) run(ctx context.Context, args []string, std streams) error {
	if err := o.check(); err != nil {
		return err
	}
	return o.decided(ctx, graph.Options{ReadOnly: true}, func(g *graph.Graph, s *identity.Set) error {
		return o.list(ctx, g, s, args, std)
	})
}

// list prints the pairs, those of one entity where it is named.
func (o *sameOptions) list(ctx context.Context, g *graph.Graph, s *identity.Set, args []string, std streams) error {
	only := ""
	if len(args) == 1 {
		iri, err := query.FindEntity(ctx, g.Store(), args[0])
		if err != nil {
			return err
		}
		only = s.Head(iri)
	}
	all, err := identity.Collect(g.All(ctx), s)
	if err != nil {
		return err
	}
	var rows [][]any
	for _, p := range identity.Likely(all, s) {
		if only != "" && p.A.IRI != only && p.B.IRI != only {
			continue
		}
		score := math.Round(p.Score*10) / 10
		rows = append(rows, []any{score, p.A.Title(), p.B.Title(), strings.Join(p.Reasons, "; "), query.IRI(p.A.IRI), query.IRI(p.B.IRI)})
	}
	return o.write(std, []string{"score", "a", "b", "reasons", "entity_a", "entity_b"}, rows)
}

// clashing is what is wrong with a merge that an article has overtaken.
const clashing = "different Wikidata ids"

type decisionsOptions struct {
	graphOptions
	tableOptions
}

func newDecisions(std streams) *cobra.Command {
	o := &decisionsOptions{}
	c := &cobra.Command{
		Use:   "decisions",
		Short: "List what was decided about who is who: by whom, when and why",
		Long: `decisions lists what was decided, the oldest first. The column problem is filled where articles that were read later have
given merged entities different Wikidata ids: such a merge should be taken back.`,
		Example: "  kg entities decisions\n  kg entities decisions --format jsonl",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context(), std) },
	}
	o.graphOptions.flags(c.Flags())
	o.tableOptions.flags(c.Flags())
	return c
}

func (o *decisionsOptions) run(ctx context.Context, std streams) error {
	if err := o.check(); err != nil {
		return err
	}
	return o.decided(ctx, graph.Options{ReadOnly: true}, func(g *graph.Graph, s *identity.Set) error {
		return o.list(ctx, g, s, std)
	})
}

// list prints the decisions, with what is wrong with them now.
func (o *decisionsOptions) list(ctx context.Context, g *graph.Graph, s *identity.Set, std streams) error {
	var rows [][]any
	for _, d := range s.Decisions {
		var article any
		if d.Article != "" {
			article = query.IRI(d.Article)
		}
		problem := ""
		if d.Kind == identity.Merge {
			clash, err := query.Clash(ctx, g.Store(), s, d.Entity)
			if err != nil {
				return err
			}
			if clash {
				problem = clashing
			}
		}
		rows = append(rows, []any{d.On, d.By, d.Kind.String(), query.IRI(d.Entity), query.IRI(d.Other), article, d.Why, problem, query.IRI(d.ID)})
	}
	return o.write(std, []string{"date", "by", "what", "entity", "other", "article", "why", "problem", "decision"}, rows)
}
