// SPDX-License-Identifier: Apache-2.0

// Command relations learns the model of extract/relations from annotated
// articles of our own. It belongs to `make models`, after all other models:
// what they find is what it learns from.
package main

import (
	"flag"
	"log"
	"os"

	"kg/extract"
	"kg/extract/linear"
	"kg/internal/models/articles"
	"kg/internal/train"
	"kg/schema"
)

// predicates are those that are learned: of the others there are too few.
var predicates = []string{"memberOf", "worksFor", "locatedIn", "ownerOf", "livesIn"}

func main() {
	log.SetPrefix("relations: ")
	log.SetFlags(0)
	var o train.LinearSettings
	out := flag.String("o", "extract/relations/model/relations.bin", "the model to write")
	folds := flag.Int("folds", 5, "parts of the articles, for figures on articles that were not learned from; 0: none")
	test := flag.String("test", "", "articles for figures, a pattern")
	flag.IntVar(&o.Passes, "passes", 10, "passes over the pairs")
	flag.Float64Var(&o.Rate, "rate", 0.2, "of a step")
	flag.Float64Var(&o.Sparse, "sparse", 4, "cost of a weight")
	flag.Float64Var(&o.L2, "l2", 1, "cost of its square")
	flag.Uint64Var(&o.Seed, "seed", 1, "of the order of the pairs")
	flag.Parse()
	if err := learn(*out, *folds, *test, o); err != nil {
		log.Fatal(err)
	}
}

// learn learns a model and writes it.
func learn(out string, folds int, test string, o train.LinearSettings) error {
	r, err := extract.NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		return err
	}
	list, err := articles.Load("internal/models/articles/texts/*.json", "internal/eval/articles/read/*.json")
	if err != nil {
		return err
	}
	docs := align(r, list)
	var all []train.Judged
	for i := range docs {
		all = append(all, docs[i].judged()...)
	}
	m, err := linear.New(train.LearnLinear(predicates, all, o))
	if err != nil {
		return err
	}
	file, err := linear.Encode(m)
	if err != nil {
		return err
	}
	log.Printf("%d articles, %d pairs; %d features, %d weights, %d bytes", len(docs), len(all), len(m.Keys), len(m.Weights), len(file))
	if err := os.WriteFile(out, file, 0o644); err != nil {
		return err
	}
	if test != "" {
		list, err := articles.Load(test)
		if err != nil {
			return err
		}
		report(align(r, list), func(int) *linear.Model { return m })
	}
	return validate(docs, folds, o)
}

// validate learns from all articles but those of one part, for each part, and reports what is found in that.
func validate(docs []document, folds int, o train.LinearSettings) error {
	if folds == 0 {
		return nil
	}
	models := make([]*linear.Model, folds)
	for k := range folds {
		var some []train.Judged
		for i := range docs {
			if i%folds != k {
				some = append(some, docs[i].judged()...)
			}
		}
		m, err := linear.New(train.LearnLinear(predicates, some, o))
		if err != nil {
			return err
		}
		models[k] = m
	}
	report(docs, func(i int) *linear.Model { return models[i%folds] })
	return nil
}
