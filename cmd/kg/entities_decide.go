// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"os/user"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kg/internal/fault"
	"kg/internal/graph"
	"kg/internal/identity"
	"kg/internal/query"
	"kg/schema"
)

// decideOptions are the flags of what decides: who, when, why.
type decideOptions struct {
	graphOptions
	by, date, why string
}

func (o *decideOptions) flags(f *pflag.FlagSet) {
	o.graphOptions.flags(f)
	f.StringVar(&o.by, "by", "", "who decides (default the user's name)")
	f.StringVar(&o.date, "date", "", "when: a day, or a time with its zone (default now)")
	f.StringVar(&o.why, "why", "", "why")
}

// complete fills in who and when.
func (o *decideOptions) complete() error {
	if o.by == "" {
		u, err := user.Current()
		if err != nil || u.Username == "" {
			return fault.New(fault.Usage, "nobody knows who you are: say it with --by")
		}
		o.by = u.Username
	}
	if o.date == "" {
		o.date = time.Now().UTC().Format(time.RFC3339)
	}
	return identity.CheckDate(o.date)
}

// sign makes a decision one of the user's.
func (o *decideOptions) sign(d identity.Decision, base string) identity.Decision {
	d.By, d.On, d.Why = o.by, o.date, o.why
	d.Identify(schema.Minter{Base: base})
	return d
}

// deciding is decided for writing, when all is known that a decision needs.
func (o *decideOptions) deciding(ctx context.Context, work func(*graph.Graph, *identity.Set) error) error {
	if err := o.complete(); err != nil {
		return err
	}
	return o.decided(ctx, graph.Options{}, work)
}

// found gives the entity of a name, with all that is merged with it.
func found(ctx context.Context, g *graph.Graph, s *identity.Set, name string) (*identity.Entity, error) {
	iri, err := query.FindEntity(ctx, g.Store(), name)
	if err != nil {
		return nil, err
	}
	e, err := query.About(ctx, g.Store(), s, iri)
	if err == nil && e.Class == "" {
		err = notAnEntity(iri)
	}
	e.IRI = iri // it may be merged into another one
	return e, err
}

func newMerge(std streams) *cobra.Command {
	o := &decideOptions{}
	c := &cobra.Command{
		Use:   "merge A B...",
		Short: "Decide that B is A",
		Long: `merge decides that two entities or more are one, which is counted and named as the first of them. It refuses entities of two
classes, or with two Wikidata ids, and those that are one already. All that is given is merged, or nothing.`,
		Example: `  kg entities merge "Lloyd Austin" "Lloyd J. Austin III" --why "his full name"
  kg entities merge urn:kg:organization:un urn:kg:organization:united-nations --by ada`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("give two entities or more: the one to keep, and those that are the same")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return o.deciding(c.Context(), func(g *graph.Graph, s *identity.Set) error {
				return o.merge(c.Context(), g, s, args, std)
			})
		},
	}
	o.flags(c.Flags())
	return c
}

func (o *decideOptions) merge(ctx context.Context, g *graph.Graph, s *identity.Set, names []string, std streams) error {
	var quads []quad.Quad
	var told []string
	for _, name := range names[1:] {
		kept, err := found(ctx, g, s, names[0])
		if err != nil {
			return err
		}
		e, err := found(ctx, g, s, name)
		if err != nil {
			return err
		}
		d, err := s.Merge(e, kept)
		if err != nil {
			return err
		}
		d = o.sign(d, g.Base())
		quads = append(quads, d.Quads()...)
		s = identity.NewSet(append(s.Decisions, d))
		told = append(told, fmt.Sprintf("%s is %s now: decision %s\n", e, kept, d.ID))
	}
	if _, err := g.Add(ctx, quads); err != nil {
		return err
	}
	fmt.Fprint(std.err, strings.Join(told, ""))
	return nil
}

type splitOptions struct {
	decideOptions
	articles []string
	telling  string
}

func newSplit(std streams) *cobra.Command {
	o := &splitOptions{}
	c := &cobra.Command{
		Use:   "split A [B]",
		Short: "Decide that A and B are two, or that an article speaks of another A",
		Long: `split takes back that A and B were merged. Where they were not, it keeps that they are two: they are not listed as likely one
any more, and a merge of them is refused.

With --article and --as it decides that these articles speak of another one of that name: an entity of its own, whose IRI
has the words of --as behind the name. The articles are read so from now on.`,
		Example: `  kg entities split "Lloyd Austin" urn:kg:person:lloyd-austin-iii
  kg entities split "John Smith" --article urn:kg:article:0011223344556677 --as golfer`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			return o.deciding(c.Context(), func(g *graph.Graph, s *identity.Set) error {
				switch {
				case len(args) == 2 && (len(o.articles) > 0 || o.telling != ""):
					return fault.New(fault.Usage, "--article and --as split one entity; two were given")
				case len(args) == 2:
					return o.apart(c.Context(), g, s, args[0], args[1], std)
				case len(o.articles) == 0:
					return o.alone(c.Context(), g, s, args[0], std)
				}
				return o.split(c.Context(), g, s, args[0], std)
			})
		},
	}
	o.flags(c.Flags())
	c.Flags().StringArrayVar(&o.articles, "article", nil, "IRI of an article that speaks of another one; may be given several times")
	c.Flags().StringVar(&o.telling, "as", "", "what tells the other one, such as an office or a country")
	return c
}

// apart takes the merge of two entities back, or keeps that they are two.
func (o *splitOptions) apart(ctx context.Context, g *graph.Graph, s *identity.Set, one, two string, std streams) error {
	a, err := found(ctx, g, s, one)
	if err != nil {
		return err
	}
	b, err := found(ctx, g, s, two)
	if err != nil {
		return err
	}
	if d, ok := s.Merged(a.IRI, b.IRI); ok {
		return takeBack(ctx, g, d, std)
	}
	d, err := s.Apart(a, b)
	if err != nil {
		return err
	}
	d = o.sign(d, g.Base())
	if _, err := g.Add(ctx, d.Quads()); err != nil {
		return err
	}
	fmt.Fprintf(std.err, "%s and %s are two: decision %s\n", a, b, d.ID)
	return nil
}

// alone takes back the only merge in which an entity stands.
func (o *splitOptions) alone(ctx context.Context, g *graph.Graph, s *identity.Set, name string, std streams) error {
	e, err := found(ctx, g, s, name)
	if err != nil {
		return err
	}
	var merges []identity.Decision
	for _, d := range s.Of(e.IRI) {
		if d.Kind == identity.Merge {
			merges = append(merges, d)
		}
	}
	switch len(merges) {
	case 0:
		return fault.Hint(fault.Usage, "name two entities, or the --article that speaks of another one", "%s is merged with none", e)
	case 1:
		return takeBack(ctx, g, merges[0], std)
	}
	return fault.Hint(fault.Usage, "name the other one too", "%s is merged with %d others", e, len(merges))
}

// split decides that articles speak of another one.
func (o *splitOptions) split(ctx context.Context, g *graph.Graph, s *identity.Set, name string, std streams) error {
	iri, err := query.FindEntity(ctx, g.Store(), name)
	if err != nil {
		return err
	}
	e, err := query.Entity(ctx, g.Store(), iri) // and not what is merged with it: the articles have this one
	if err != nil {
		return err
	}
	for _, article := range o.articles {
		d, err := s.Split(schema.Minter{Base: g.Base()}, e, article, o.telling)
		if err != nil {
			return err
		}
		if other, err := query.Entity(ctx, g.Store(), d.Entity); err != nil || other.Class != "" && other.Telling == "" {
			return errors.Join(err, fault.Hint(fault.Usage, "use other words", "%s is in the graph already", other))
		}
		d = o.sign(d, g.Base())
		// The decision comes first: where the second commit is not made, the next reading of the article makes it.
		if _, err := g.Add(ctx, d.Quads()); err != nil {
			return err
		}
		s = identity.NewSet(append(s.Decisions, d))
		if err := reread(ctx, g, article, func(quads []quad.Quad) []quad.Quad { return s.Rewrite(article, quads) }); err != nil {
			return err
		}
		fmt.Fprintf(std.err, "in %s, %s is <%s> now: decision %s\n", article, e, d.Entity, d.ID)
	}
	return nil
}

// reread puts what an article says back with a change.
func reread(ctx context.Context, g *graph.Graph, article string, change func([]quad.Quad) []quad.Quad) error {
	var quads []quad.Quad
	for q, err := range g.Article(ctx, article) {
		if err != nil {
			return err
		}
		quads = append(quads, q)
	}
	_, err := g.Put(ctx, article, change(quads))
	return err
}

func newUndo(std streams) *cobra.Command {
	o := &graphOptions{}
	c := &cobra.Command{
		Use:   "undo DECISION | undo A B",
		Short: "Take a decision back",
		Long: `undo takes a decision back, by the IRI that 'kg entities decisions' lists or by the two entities that it is on: the graph is
then what it would be without it. A split on whose entity another decision rests is to be taken back after that one.`,
		Example: `  kg entities undo urn:kg:decision:0011223344556677
  kg entities undo "Lloyd Austin" urn:kg:person:lloyd-austin-iii`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			return o.decided(c.Context(), graph.Options{}, func(g *graph.Graph, s *identity.Set) error {
				return undo(c.Context(), g, s, args, std)
			})
		},
	}
	o.flags(c.Flags())
	return c
}

// undo takes back the decision of an ID, or that on two entities.
func undo(ctx context.Context, g *graph.Graph, s *identity.Set, args []string, std streams) error {
	id := schema.Expand(strings.Trim(args[0], "<>"))
	if len(args) == 2 {
		var err error
		if id, err = decisionOn(ctx, g, s, args[0], args[1]); err != nil {
			return err
		}
	}
	d, err := s.Undo(id)
	if err != nil {
		return err
	}
	return takeBack(ctx, g, d, std)
}

// decisionOn finds the decision on two entities.
func decisionOn(ctx context.Context, g *graph.Graph, s *identity.Set, one, two string) (string, error) {
	a, err := query.FindEntity(ctx, g.Store(), one)
	if err != nil {
		return "", err
	}
	b, err := query.FindEntity(ctx, g.Store(), two)
	if err != nil {
		return "", err
	}
	d, err := s.Between(a, b)
	return d.ID, err
}

// takeBack takes a decision out of the graph; that of a split comes last, so that what stops on the way can be done again.
func takeBack(ctx context.Context, g *graph.Graph, d identity.Decision, std streams) error {
	if d.Kind == identity.Split {
		if err := reread(ctx, g, d.Article, d.Undone); err != nil {
			return err
		}
	}
	if _, err := g.Put(ctx, d.ID, nil); err != nil {
		return err
	}
	fmt.Fprintf(std.err, "taken back: decision %s, a %s of <%s> and <%s>\n", d.ID, d.Kind, d.Entity, d.Other)
	return nil
}
