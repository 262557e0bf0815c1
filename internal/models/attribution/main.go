// SPDX-License-Identifier: Apache-2.0

// Command attribution learns the model of extract/attribution from the corpus
// PolNeAR, which lies in the folder KG_SHARED. It belongs to `make models`.
package main

import (
	"encoding/gob"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"kg/extract/attribution"
	"kg/internal/train"
)

// options are those of a run.
type options struct {
	train.Settings
	out, from, vectors string

	width, layers, head, headLayers int

	words int
}

func main() {
	log.SetPrefix("attribution: ")
	var o options
	flag.StringVar(&o.out, "o", "extract/attribution/model/polnear.bin", "the model to write")
	flag.StringVar(&o.from, "from", "", "a model to go on from")
	flag.StringVar(&o.vectors, "vectors", "", "the word vectors that `internal/models` keeps, for a new model")
	flag.IntVar(&o.width, "width", 128, "numbers that the network has for each word")
	flag.IntVar(&o.layers, "layers", 3, "its recurrent layers")
	flag.IntVar(&o.head, "head", 64, "numbers that the network around a cue has for each word")
	flag.IntVar(&o.headLayers, "head-layers", 2, "its recurrent layers")
	flag.IntVar(&o.words, "words", 40000, "how many of the most frequent words it knows")
	flag.IntVar(&o.Passes, "passes", 10, "passes over the corpus")
	flag.IntVar(&o.Batch, "batch", 900, "words of a step, at least")
	flag.Float64Var(&o.Rate, "rate", 2e-3, "largest step size")
	flag.Float64Var(&o.DropInput, "drop-input", 0.2, "share of the numbers dropped of what enters the network")
	flag.Float64Var(&o.DropHidden, "drop", 0.25, "share of the numbers dropped of each layer")
	flag.Uint64Var(&o.Seed, "seed", 1, "of all that is drawn")
	flag.Parse()
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		log.Print("skipped: KG_SHARED is not set; it names the folder that holds corpora/")
		return
	}
	if err := o.learn(filepath.Join(shared, "corpora", "polnear")); err != nil {
		log.Fatal(err)
	}
}

// learn learns a model, or goes on with one, from the corpus.
func (o *options) learn(corpus string) error {
	learned, err := readCorpus(filepath.Join(corpus, "polnear_train.jsonl"))
	if err != nil {
		return err
	}
	dev, err := readCorpus(filepath.Join(corpus, "polnear_dev.jsonl"))
	if err != nil {
		return err
	}
	var articles []train.Article
	for _, a := range learned {
		articles = append(articles, a.Article)
	}
	m, vectors, err := o.begin(articles)
	if err != nil {
		return err
	}
	log.Printf("%d articles, %d held out", len(learned), len(dev))
	train.LearnAttribution(m, vectors, articles, o.Settings, func(pass int, loss float64) {
		log.Printf("pass %d: loss %.4f, dev %s", pass+1, loss, score(attribution.New(m), dev))
	})
	m.Spec.Sure = sure(samples(attribution.New(m), dev))
	if err := o.write(m); err != nil {
		return err
	}
	return o.report(dev)
}

// begin gives the model that is gone on from, or a new one with the vectors
// that its words begin with.
func (o *options) begin(articles []train.Article) (*attribution.Model, train.Vectors, error) {
	if o.from != "" {
		file, err := os.ReadFile(o.from)
		if err != nil {
			return nil, train.Vectors{}, err
		}
		m, err := attribution.Decode(file)
		if err != nil {
			return nil, train.Vectors{}, err
		}
		train.FewerWords(m, o.words)
		return m, train.Vectors{}, nil
	}
	f, err := os.Open(o.vectors)
	if err != nil {
		return nil, train.Vectors{}, fmt.Errorf("-vectors: %w", err)
	}
	defer f.Close()
	var v train.Vectors
	if err := gob.NewDecoder(f).Decode(&v); err != nil {
		return nil, train.Vectors{}, fmt.Errorf("%s: %w", o.vectors, err)
	}
	m := &attribution.Model{Spec: attribution.Spec{
		Sizes: [attribution.TableCount]int{v.Dim, 16, 16, 24, 16, 8, 16, 16},
		Width: o.width, Layers: o.layers, Head: o.head, HeadLayers: o.headLayers,
	}}
	v.Words = v.Words[:min(len(v.Words), o.words)]
	v.X = v.X[:len(v.Words)*v.Dim]
	train.AttributionTables(m, v.Words, articles)
	return m, v, nil
}

func (o *options) write(m *attribution.Model) error {
	file, err := attribution.Encode(m)
	if err != nil {
		return err
	}
	return os.WriteFile(o.out, file, 0o644)
}

// report scores the model as it is stored.
func (o *options) report(dev []annotated) error {
	file, err := os.ReadFile(o.out)
	if err != nil {
		return err
	}
	r, err := attribution.Load(file)
	if err != nil {
		return err
	}
	log.Printf("as stored: dev %s", score(r, dev))
	for _, bin := range reliability(samples(r, dev)) {
		log.Print(bin)
	}
	return nil
}
