// SPDX-License-Identifier: Apache-2.0

package main

import (
	"log"
	"strings"

	"kg/extract"
	"kg/extract/linear"
	"kg/internal/models/articles"
	"kg/internal/train"
)

// document is an article as kg reads it beside what people found in it.
type document struct {
	pairs []extract.RelationPair
	names []string                   // of each entity, as people name it
	gold  map[articles.Relation]bool // what people found
	rules map[articles.Relation]bool // what rules find
}

// align reads articles.
func align(r *extract.Reader, list []*articles.Article) (docs []document) {
	for _, a := range list {
		d := r.Read(extract.Article{Published: a.Published}, a.Text)
		x := document{pairs: r.RelationPairs(d), gold: map[articles.Relation]bool{}, rules: map[articles.Relation]bool{}}
		for _, e := range d.Entities {
			name := a.Canonical(e.Name)
			for i := 0; !a.Has(name) && i < len(e.Mentions); i++ {
				if m := e.Mentions[i]; m.Kind == extract.Name {
					name = a.Canonical(d.Slice(m.Span))
				}
			}
			x.names = append(x.names, name)
		}
		for _, g := range a.Relations {
			x.gold[g] = true
		}
		for _, s := range d.Statements {
			if s.Subject >= 0 && s.Object >= 0 && !strings.HasPrefix(s.Extractor, "relations/learned-") {
				x.rules[articles.Relation{Subject: x.names[s.Subject], Predicate: s.Predicate, Object: x.names[s.Object]}] = true
			}
		}
		docs = append(docs, x)
	}
	return docs
}

// relation is the relation that a pair would be.
func (d *document) relation(p *extract.RelationPair, predicate string) articles.Relation {
	return articles.Relation{Subject: d.names[p.Subject], Predicate: predicate, Object: d.names[p.Object]}
}

// judged gives the pairs with what they are: that of which an article says something anywhere is taken to be said
// wherever the two stand together.
func (d *document) judged() (out []train.Judged) {
	for i := range d.pairs {
		t := train.Judged{Features: d.pairs[i].Features, Weight: 1}
		for _, c := range predicates {
			t.Is = append(t.Is, d.gold[d.relation(&d.pairs[i], c)])
		}
		out = append(out, t)
	}
	return out
}

// report tells how many relations of each predicate the rules find, and how many the model of an article adds to them.
func report(docs []document, of func(i int) *linear.Model) {
	for _, least := range []float64{0.4, 0.5, 0.6, 0.7} {
		var total count
		log.Printf("at least %.1f      people  rules  right    new  right", least)
		for c, p := range predicates {
			var n count
			for i := range docs {
				n.add(&docs[i], of(i), c, p, least)
			}
			total.sum(n)
			log.Printf("%-14s  %s", p, n)
		}
		log.Printf("%-14s  %s", "all", total)
	}
}
