// SPDX-License-Identifier: Apache-2.0

// Command models learns the models that kg carries from the corpora that lie
// in the folder KG_SHARED. It belongs to `make models`.
package main

import (
	"encoding/gob"
	"errors"
	"flag"
	"io/fs"
	"log"
	"os"
	"path/filepath"

	"kg/extract/reading"
	"kg/extract/reading/network"
	"kg/internal/annotate"
	"kg/internal/conllu"
	"kg/internal/score"
	"kg/internal/train"
)

// options are those of a run.
type options struct {
	train.Settings
	out, from, vectors string
	grow               int
}

func main() {
	log.SetPrefix("models: ")
	var o options
	flag.StringVar(&o.out, "o", "extract/reading/model/english.bin", "the model to write")
	flag.StringVar(&o.from, "from", "", "a model to go on from")
	flag.StringVar(&o.vectors, "vectors", "", "a file that keeps the word vectors from one run to the next")
	flag.IntVar(&o.grow, "grow", 0, "how many convolutions to add to the model gone on from, at most 3")
	flag.IntVar(&o.Epochs, "passes", 14, "passes over the treebanks")
	flag.IntVar(&o.Batch, "batch", 300, "words of a step, at least")
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
	if err := o.learn(filepath.Join(shared, "corpora")); err != nil {
		log.Fatal(err)
	}
}

// rawTexts are those whose licence is stated and lets anybody use them: works
// of the United States government, and Australian prime ministers (CC BY).
var rawTexts = []string{"au_pm_release", "au_pm_speech", "blog18f", "cia_factbook", "congress_press", "digitalgov",
	"fomc_minutes", "whitehouse"}

// spec is the shape of the network; Inventory fills in the labels.
func spec() network.Spec {
	return network.Spec{
		Lower: []int{1, 2}, Upper: []int{4, 8, 1},
		Sizes: [network.Pieces]int{64, vectorSize, 8, 16, 24, 24, 8, 16, 16},
		Width: 160, Arc: 96, Rel: 96, Reach: 24,
	}
}

// grown are the steps of the convolutions that -grow adds.
var grown = [...]int{16, 4, 1}

const vectorSize = 64

// noLicence are the parts of GUM whose terms are not those of the rest:
// conversations come from a corpus that allows no changed copies.
const noLicence = "GUM_conversation"

// learn learns a model, or goes on with one, from the corpora.
func (o *options) learn(corpora string) error {
	bank, err := train.Treebank(filepath.Join(corpora, "ud_ewt", "en_ewt-ud-train.conllu"))
	if err != nil {
		return err
	}
	gum, err := train.Treebank(filepath.Join(corpora, "ud_gum", "en_gum-ud-train.permissive.conllu"), noLicence)
	if err != nil {
		return err
	}
	dev, err := train.Treebank(filepath.Join(corpora, "ud_ewt", "en_ewt-ud-dev.conllu"))
	if err != nil {
		return err
	}
	splitter := train.Splitter(bank, gum)
	bank = append(bank, gum...)
	log.Printf("%d sentences, %d postposed speech verbs turned", len(bank), train.Postposed(bank))
	m, vectors, err := o.begin(corpora, bank)
	if err != nil {
		return err
	}
	m.Splitter, m.Lemmas = splitter, train.Lemmas(bank)
	train.Learn(m, vectors, bank, o.Settings, func(pass int, loss float64) {
		t, err := score.Compare(dev, annotated(reading.New(m), dev))
		log.Printf("pass %d: loss %.3f, EWT dev UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f %v", pass+1, loss,
			100*t.UPOS.F1(), 100*t.XPOS.F1(), 100*t.Lemma.F1(), 100*t.UAS.F1(), 100*t.LAS.F1(), err)
	})
	file, err := network.Encode(m)
	if err != nil {
		return err
	}
	return os.WriteFile(o.out, file, 0o644)
}

// begin gives the model that is gone on from, or a new one with the vectors it
// starts with.
func (o *options) begin(corpora string, bank []conllu.Sentence) (*network.Model, train.Vectors, error) {
	if o.from != "" {
		file, err := os.ReadFile(o.from)
		if err != nil {
			return nil, train.Vectors{}, err
		}
		m, err := network.Decode(file)
		if err != nil {
			return nil, train.Vectors{}, err
		}
		m.Spec.Upper = append(m.Spec.Upper, grown[:max(0, min(o.grow, len(grown)))]...)
		return m, train.Vectors{}, nil
	}
	m := &network.Model{Spec: spec()}
	vectors, err := wordVectors(corpora, o.vectors)
	if err == nil {
		train.Inventory(m, bank, vectors.Words)
	}
	return m, vectors, err
}

func annotated(r *reading.Reader, bank []conllu.Sentence) []conllu.Sentence {
	a := annotate.New(r)
	out := make([]conllu.Sentence, len(bank))
	for i, s := range bank {
		out[i] = a.Words(s)
	}
	return out
}

// wordVectors reads the vectors from the cache, or learns them.
func wordVectors(corpora, cache string) (v train.Vectors, err error) {
	f, err := os.Open(cache)
	if err == nil {
		defer f.Close()
		return v, gob.NewDecoder(f).Decode(&v)
	}
	if cache != "" && !errors.Is(err, fs.ErrNotExist) {
		return v, err
	}
	var files []string
	for _, name := range rawTexts {
		files = append(files, filepath.Join(corpora, "raw", name+".txt.gz"))
	}
	v, err = train.LearnVectors(files, train.VectorOptions{
		Dim: vectorSize, Words: 30_000, Window: 2, Negatives: 5, Rate: 0.05, Sample: 1e-4,
	})
	if err != nil || cache == "" {
		return v, err
	}
	if f, err = os.Create(cache); err != nil {
		return v, err
	}
	defer f.Close()
	return v, gob.NewEncoder(f).Encode(v)
}
