// SPDX-License-Identifier: Apache-2.0

// Command stances learns the model of extract/stances from annotated articles
// and sentences of our own, and from what the rules tell of real news, which
// lies in the folder KG_SHARED. It belongs to `make models`, after the models
// of extract/reading, extract/naming, extract/attribution and
// extract/coreference, from whose findings it learns.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"

	"kg/extract"
	"kg/extract/linear"
	"kg/extract/stances"
	"kg/internal/train"
	"kg/schema"
)

// options are those of a run.
type options struct {
	train.LinearSettings
	out                    string
	texts, read, sentences string
	news                   string
	mended, alone, guessed float64
	articles, least, folds int
}

func main() {
	log.SetPrefix("stances: ")
	var o options
	flag.StringVar(&o.out, "o", "extract/stances/model/english.bin", "the model to write")
	flag.StringVar(&o.texts, "texts", "internal/models/articles/texts/*.json", "articles that the rules were not mended by")
	flag.StringVar(&o.read, "read", "internal/eval/articles/read/*.json", "articles that they were mended by")
	flag.StringVar(&o.sentences, "sentences", "internal/models/stances/sentences.tsv", "sentences that stand alone")
	flag.Float64Var(&o.mended, "mended", 0.5, "weight of a claim of the articles that the rules were mended by")
	flag.Float64Var(&o.alone, "alone", 1, "weight of a sentence that stands alone")
	flag.IntVar(&o.articles, "articles", 600, "how many articles of PolNeAR are learned from, the first ones")
	flag.Float64Var(&o.guessed, "guessed", 0.05, "weight of a claim of these")
	flag.IntVar(&o.least, "least", 4, "how often a feature is there to be learned, in what is annotated")
	flag.IntVar(&o.folds, "folds", 0, "try by so many parts of the articles, and write nothing")
	flag.IntVar(&o.Passes, "passes", 8, "passes over the claims")
	flag.Float64Var(&o.Rate, "rate", 0.1, "of a step")
	flag.Float64Var(&o.Sparse, "sparse", 3, "cost of a weight")
	flag.Float64Var(&o.L2, "l2", 0.3, "cost of its square")
	flag.Uint64Var(&o.Seed, "seed", 1, "of all that is drawn")
	flag.Parse()
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		log.Print("skipped: KG_SHARED is not set; it names the folder that holds corpora/")
		return
	}
	o.news = filepath.Join(shared, "corpora", "polnear", "polnear_train.jsonl")
	if err := o.run(); err != nil {
		log.Fatal(err)
	}
}

func (o *options) run() error {
	r, err := extract.NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		return err
	}
	claims, err := o.load(r)
	if err != nil {
		return err
	}
	if o.folds > 0 {
		return o.try(claims)
	}
	m, err := o.learn(claims)
	if err != nil {
		return err
	}
	file, err := linear.Encode(m.Model)
	if err != nil {
		return err
	}
	log.Printf("%d features, %d weights, %d bytes", len(m.Keys), len(m.Weights), len(file))
	return os.WriteFile(o.out, file, 0o644)
}

// learn learns a model from claims. How far rules may be believed it learns only
// where they were not mended by what it learns from.
func (o *options) learn(claims []claim) (*stances.Model, error) {
	things := make([]train.Judged, len(claims))
	count := map[uint32]int{}
	for i, c := range claims {
		things[i] = train.Judged{Features: c.features, Weight: 1, Is: make([]bool, len(stances.Names))}
		switch c.from {
		case mended:
			things[i].Features = c.features[extract.GuessFeatures:]
			things[i].Weight = o.mended
		case alone:
			things[i].Weight = o.alone
		case guessed:
			things[i].Weight = o.guessed
		}
		things[i].Is[c.gold] = true
		for _, f := range things[i].Features {
			if c.from != guessed {
				count[f]++
			}
		}
	}
	for i, t := range things {
		var frequent linear.Features
		for _, f := range t.Features {
			if count[f] >= o.least {
				frequent = append(frequent, f)
			}
		}
		things[i].Features = frequent
	}
	m, err := linear.New(train.LearnLinear(stances.Names[:], things, o.LinearSettings))
	if err != nil {
		return nil, err
	}
	return stances.New(m)
}
