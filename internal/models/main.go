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

func main() {
	log.SetPrefix("models: ")
	out := flag.String("o", "extract/reading/model/english.bin", "the model to write")
	vectors := flag.String("vectors", "", "a file that keeps the word vectors from one run to the next")
	epochs := flag.Int("epochs", 17, "passes over the treebanks")
	flag.Parse()
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		log.Print("skipped: KG_SHARED is not set; it names the folder that holds corpora/")
		return
	}
	if err := learn(filepath.Join(shared, "corpora"), *vectors, *out, *epochs); err != nil {
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
		Lower: []int{1, 1, 2}, Upper: []int{4, 8, 1},
		Sizes: [network.Pieces]int{64, vectorSize, 8, 16, 24, 24, 8, 16, 16},
		Width: 192, Arc: 96, Rel: 96, Reach: 24,
	}
}

const vectorSize = 64

// noLicence are the parts of GUM whose terms are not those of the rest:
// conversations come from a corpus that allows no changed copies.
const noLicence = "GUM_conversation"

func learn(corpora, cache, out string, epochs int) error {
	v, err := wordVectors(corpora, cache)
	if err != nil {
		return err
	}
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
	m := &network.Model{Spec: spec(), Splitter: train.Splitter(bank, gum)}
	bank = append(bank, gum...)
	m.Lemmas = train.Lemmas(bank)
	log.Printf("%d sentences, %d postposed speech verbs turned", len(bank), train.Postposed(bank))
	train.Inventory(m, bank, v.Words)
	settings := train.Settings{Epochs: epochs, Batch: 240, Rate: 2e-3, Seed: 1}
	train.Learn(m, v, bank, settings, func(epoch int, loss float64) {
		t, err := score.Compare(dev, annotated(reading.New(m), dev))
		if err := write(m, out+".part"); err != nil {
			log.Print(err)
		}
		log.Printf("pass %d: loss %.3f, EWT dev UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f %v", epoch+1, loss,
			100*t.UPOS.F1(), 100*t.XPOS.F1(), 100*t.Lemma.F1(), 100*t.UAS.F1(), 100*t.LAS.F1(), err)
	})
	return os.Rename(out+".part", out)
}

func write(m *network.Model, path string) error {
	file, err := network.Encode(m)
	if err != nil {
		return err
	}
	return os.WriteFile(path, file, 0o644)
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
