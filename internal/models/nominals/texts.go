// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strings"

	"kg/extract"
	"kg/extract/linear"
	"kg/internal/models/articles"
	"kg/internal/train"
)

// text is an article with what people say that its noun phrases stand for.
type text struct {
	name   string
	unread bool // by those who made the rules
	doc    *extract.Document
	walk   *extract.Nominals
	gold   map[extract.Span]string // trimmed -> entity
	of     []string                // entity of people for each of the document, "" where none is it
}

func read(r *extract.Reader, a *articles.Article, unread bool) *text {
	t := &text{name: a.ID, unread: unread, gold: map[extract.Span]string{}}
	t.doc, t.walk = r.Nominals(extract.Article{Published: a.Published}, a.Text)
	for _, n := range a.Nominals {
		t.gold[trim(a.Text, extract.Span{Start: n.Start, End: n.End})] = n.Entity
	}
	known := map[string]string{}
	for _, e := range a.Entities {
		for _, n := range e.Names {
			if n = articles.Plain(n); known[n] == "" {
				known[n] = e.Name
			}
		}
	}
	t.of = make([]string, len(t.doc.Entities))
	for i := range t.doc.Entities {
		e := &t.doc.Entities[i]
		t.of[i] = known[articles.Plain(e.Name)]
		for _, m := range e.Mentions {
			if t.of[i] == "" && m.Kind == extract.Name {
				t.of[i] = known[articles.Plain(t.doc.Slice(m.Span))]
			}
		}
	}
	return t
}

// trim takes the article off a phrase.
func trim(text string, s extract.Span) extract.Span {
	words := text[s.Start:s.End]
	for _, a := range [...]string{"the ", "a ", "an "} {
		if len(words) > len(a) && strings.EqualFold(words[:len(a)], a) {
			s.Start += len(a)
			break
		}
	}
	return s
}

// right gives the index of the entity that people say a phrase stands for, -1 where it stands for none; false where they name one that
// is none of the choice.
func (t *text) right(c *extract.NominalChoice) (int, bool) {
	e, ok := t.gold[trim(t.doc.Text, c.Span)]
	if !ok {
		return -1, true
	}
	k := slices.IndexFunc(c.Entities, func(x int) bool { return t.of[x] == e })
	return k, k >= 0
}

// ranked gives what is to be learned from a text. Of the phrases before one, as many are known as a judgement may find.
func (t *text) ranked(o *options) (out []train.Ranked) {
	n := 0
	t.walk.Walk(func(c *extract.NominalChoice) int {
		n++
		k, known := t.right(c)
		if !known {
			return -1
		}
		x := train.Ranked{Weight: 1}
		if !t.unread {
			x.Weight = o.read
		}
		gold := t.gold[trim(t.doc.Text, c.Span)]
		for i, e := range c.Entities {
			x.Things = append(x.Things, append(slices.Clone(c.Self), c.Pairs[i]...))
			x.Right = append(x.Right, gold != "" && t.of[e] == gold)
		}
		out = append(out, x)
		if n*7919%100 < o.found {
			return k
		}
		return -1
	})
	return out
}

// score counts what a judgement finds: right links, links of phrases that people link, all links, phrases that people link.
type score struct{ right, linked, all, gold int }

func (s *score) add(x score) {
	s.right += x.right
	s.linked += x.linked
	s.all += x.all
	s.gold += x.gold
}

// score compares what a judgement finds with what people say.
func (t *text) score(decide func(*extract.NominalChoice) int) (s score) {
	spans, of := t.walk.Walk(decide)
	for k, m := range spans {
		if t.of[of[k]] == "" {
			continue // a name that people do not know
		}
		e, ok := t.gold[trim(t.doc.Text, m.Span)]
		s.all++
		if ok {
			s.linked++
		}
		if e == t.of[of[k]] {
			s.right++
		}
	}
	s.gold = len(t.gold)
	return s
}

// asRules decides as the rules do.
func asRules(c *extract.NominalChoice) int { return slices.Index(c.Entities, c.Guess) }

// model learns a model from choices.
func model(list []train.Ranked, o *options) (*linear.Model, error) {
	return linear.New([]linear.Regression{train.LearnRanking("nominal", list, o.LinearSettings)})
}
