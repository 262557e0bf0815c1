// SPDX-License-Identifier: Apache-2.0

// Command models learns the model of extract/reading from the corpora that lie
// in the folder KG_SHARED. It belongs to `make models`.
package main

import (
	"encoding/gob"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"

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
	spec                               network.Spec
	out, keep, from, teachers, vectors string
	every                              int
}

func main() {
	log.SetPrefix("models: ")
	o := options{spec: network.Spec{Lower: 2, Tag: 64, Arc: 64, Rel: 64, Reach: 24}}
	flag.StringVar(&o.out, "o", "", "the model file to write")
	flag.StringVar(&o.keep, "keep", "", "a file to keep all weights in, for later runs")
	flag.StringVar(&o.from, "from", "", "a file kept by an earlier run of a network of the same shape, to go on from")
	flag.StringVar(&o.teachers, "teachers", "", "files kept by earlier runs, parted by commas, whose networks teach this one on raw text")
	flag.StringVar(&o.vectors, "vectors", "", "a file that keeps the word vectors from one run to the next")
	flag.IntVar(&o.spec.Width, "width", 128, "numbers of a state")
	flag.IntVar(&o.spec.Upper, "upper", 1, "layers above the tagger")
	flag.IntVar(&o.spec.Arc, "arc", 64, "width of the hidden layers for arcs")
	flag.IntVar(&o.Passes, "passes", 20, "passes over the treebanks")
	flag.IntVar(&o.Batch, "batch", 300, "words of a step, at least")
	flag.Float64Var(&o.Rate, "rate", 3e-3, "largest step size")
	flag.Float64Var(&o.DropInput, "drop-input", 0.1, "share of the numbers dropped of what enters the network")
	flag.Float64Var(&o.DropHidden, "drop", 0.1, "share of the numbers dropped of each layer")
	flag.IntVar(&o.Silver, "silver", 1, "with -teachers, batches of raw text for each of the treebanks")
	flag.Float64Var(&o.Last, "last", 0.25, "with -teachers, share of the passes at the end without raw text")
	flag.IntVar(&o.every, "every", 9, "with -teachers, of how many paragraphs of raw text one is read")
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
var rawTexts = [...]string{"au_pm_release", "au_pm_speech", "blog18f", "cia_factbook", "congress_press", "digitalgov",
	"fomc_minutes", "whitehouse"}

func rawFiles(corpora string) (files []string) {
	for _, name := range rawTexts {
		files = append(files, filepath.Join(corpora, "raw", name+".txt.gz"))
	}
	return files
}

// noLicence are the parts of GUM whose terms are not those of the rest:
// conversations come from a corpus that allows no changed copies.
const noLicence = "GUM_conversation"

// learn learns a model from the corpora.
func (o *options) learn(corpora string) error {
	ewt, err := train.Treebank(filepath.Join(corpora, "ud_ewt", "en_ewt-ud-train.conllu"))
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
	m := &network.Model{Spec: o.spec, Splitter: train.Splitter(ewt, gum)}
	bank := append(ewt, gum...)
	log.Printf("%d sentences, %d postposed speech verbs turned", len(bank), train.Postposed(bank))
	m.Lemmas = train.Lemmas(bank)
	train.Inventory(m, bank)
	vectors, err := wordVectors(corpora, o.vectors)
	if err != nil {
		return err
	}
	l := train.NewLearner(m, vectors, o.Settings)
	if o.from != "" {
		from, err := load(o.from, m, vectors)
		if err == nil {
			err = l.Begin(from)
		}
		if err != nil {
			return err
		}
	}
	var teachers []*train.Learner
	for name := range strings.FieldsFuncSeq(o.teachers, func(r rune) bool { return r == ',' }) {
		t, err := load(name, m, vectors)
		if err != nil {
			return err
		}
		teachers = append(teachers, t)
	}
	var silver []*train.Example
	if len(teachers) > 0 {
		sentences, err := train.Sentences(rawFiles(corpora), o.every, m.Splitter)
		if err != nil {
			return err
		}
		log.Printf("%d sentences of raw text", len(sentences))
		silver = l.Unlabelled(sentences)
	}
	l.Learn(bank, silver, teachers, func(pass int, loss float64) {
		if pass%4 == 3 || pass == o.Passes-1 {
			report(l, dev, pass, loss)
		}
	})
	return o.write(l)
}

// report logs the scores of the model so far.
func report(l *train.Learner, dev []conllu.Sentence, pass int, loss float64) {
	file, err := network.Encode(l.Model())
	if err != nil {
		log.Fatal(err)
	}
	r, err := reading.Load(string(file))
	if err != nil {
		log.Fatal(err)
	}
	t, err := score.Compare(dev, annotated(r, dev))
	log.Printf("pass %d: loss %.3f, EWT dev UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f %v", pass+1, loss,
		100*t.UPOS.F1(), 100*t.XPOS.F1(), 100*t.Feats.F1(), 100*t.Lemma.F1(), 100*t.UAS.F1(), 100*t.LAS.F1(), err)
}

func annotated(r *reading.Reader, bank []conllu.Sentence) []conllu.Sentence {
	a := annotate.New(r)
	out := make([]conllu.Sentence, len(bank))
	for i, s := range bank {
		out[i] = a.Words(s)
	}
	return out
}

// load reads a learner that an earlier run kept.
func load(name string, m *network.Model, v train.Vectors) (*train.Learner, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	l, err := train.Load(f, m.Tables, v)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return l, nil
}

// write writes the files that the options name.
func (o *options) write(l *train.Learner) error {
	if o.keep != "" {
		f, err := os.Create(o.keep)
		if err != nil {
			return err
		}
		if err := errors.Join(l.Save(f), f.Close()); err != nil {
			return err
		}
	}
	if o.out == "" {
		return nil
	}
	file, err := network.Encode(l.Model())
	if err != nil {
		return err
	}
	return os.WriteFile(o.out, file, 0o644)
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
	v, err = train.LearnVectors(rawFiles(corpora), train.VectorOptions{
		Dim: 96, Words: 40_000, Window: 2, Negatives: 5, Rate: 0.05, Sample: 1e-4,
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
