// SPDX-License-Identifier: Apache-2.0

// Command nominals learns the judgement of noun phrases (extract/nominals) from annotated articles of our own. It belongs to `make
// models`, after the models of all stages up to names.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"kg/extract"
	"kg/extract/linear"
	"kg/internal/models/articles"
	"kg/internal/train"
	"kg/schema"
)

// options are those of a run.
type options struct {
	train.LinearSettings
	out   string
	read  float64
	found int
	folds int
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("nominals: ")
	var o options
	texts := flag.String("texts", "internal/models/articles/texts/*.json", "articles that no rule was made by")
	known := flag.String("read", "internal/eval/articles/read/*.json", "articles that rules were mended by")
	flag.StringVar(&o.out, "o", "extract/nominals/english.bin", "the model to write")
	flag.Float64Var(&o.read, "weight", 1, "weight of what is learned from an article that rules were mended by")
	flag.IntVar(&o.found, "found", 60, "percent of the right links that are known of the phrases before one")
	flag.IntVar(&o.folds, "folds", 0, "parts of a cross-validation; 0 learns and writes a model")
	flag.IntVar(&o.Passes, "passes", 6, "passes over the articles")
	flag.Float64Var(&o.Rate, "rate", 0.05, "size of a step")
	flag.Float64Var(&o.Sparse, "sparse", 2.6, "cost of a weight")
	flag.Float64Var(&o.L2, "l2", 4, "cost of the square of a weight")
	flag.Uint64Var(&o.Seed, "seed", 1, "of the order of learning")
	flag.Parse()
	if err := o.run(*texts, *known); err != nil {
		log.Fatal(err)
	}
}

func (o *options) run(texts, known string) error {
	r, err := extract.NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		return err
	}
	var all []*text
	for k, pattern := range [...]string{texts, known} {
		list, err := articles.Load(pattern)
		if err != nil {
			return err
		}
		for _, a := range list {
			all = append(all, read(r, a, k == 0))
		}
	}
	if o.folds > 0 {
		return o.validate(all)
	}
	return o.learn(all)
}

// learn learns a model of all texts and writes it.
func (o *options) learn(all []*text) error {
	var list []train.Ranked
	for _, t := range all {
		list = append(list, t.ranked(o)...)
	}
	m, err := model(list, o)
	if err != nil {
		return err
	}
	file, err := linear.Encode(m)
	if err != nil {
		return err
	}
	log.Printf("%d texts, %d pairs, %d weights, %d bytes", len(all), len(list), len(m.Keys), len(file))
	return os.WriteFile(o.out, file, 0o644)
}

// validate learns from some parts and scores the others.
func (o *options) validate(all []*text) error {
	judged := make([][]train.Ranked, len(all))
	pairs := 0
	for i, t := range all {
		judged[i] = t.ranked(o)
		pairs += len(judged[i])
	}
	var rules, sums, oracle [2]score
	steps := [...][3]int{{30, 50, 50}, {40, 50, 60}, {40, 60, 60}, {40, 60, 80}, {60, 80, 80}}
	byStep := make([][2]score, len(steps))
	keys := 0
	for fold := range o.folds {
		var list []train.Ranked
		for i := range all {
			if i%o.folds != fold {
				list = append(list, judged[i]...)
			}
		}
		m, err := model(list, o)
		if err != nil {
			return err
		}
		keys += len(m.Keys)
		for i := fold; i < len(all); i += o.folds {
			k := 0
			if !all[i].unread {
				k = 1
			}
			rules[k].add(all[i].score(asRules))
			oracle[k].add(all[i].score(func(c *extract.NominalChoice) int { x, _ := all[i].right(c); return x }))
			sums[k].add(all[i].score(extract.JudgeNominals(m)))
			for n, s := range steps {
				byStep[n][k].add(all[i].score(extract.JudgeNominalsAt(m, s[0], s[1], s[2])))
			}
		}
	}
	fmt.Printf("%d pairs, %d weights a fold\n", pairs, keys/o.folds)
	print := func(name string, s [2]score) {
		fmt.Printf("%-10s texts %s | read %s\n", name, s[0], s[1])
	}
	print("rules", rules)
	print("oracle", oracle)
	print("judged", sums)
	for n, s := range steps {
		print(fmt.Sprint(s), byStep[n])
	}
	return nil
}

// String gives precision of all links, that of phrases which people link, recall, and F1 of the second and third.
func (s score) String() string {
	p, q, r := ratio(s.right, s.all), ratio(s.right, s.linked), ratio(s.right, s.gold)
	return fmt.Sprintf("P %.1f (of linked %.1f) R %.1f F1 %.1f (%.1f), %d of %d", 100*p, 100*q, 100*r, 100*2*p*r/(p+r), 100*2*q*r/(q+r), s.right, s.gold)
}

func ratio(a, b int) float64 { return float64(a) / float64(max(1, b)) }
