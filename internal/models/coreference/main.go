// SPDX-License-Identifier: Apache-2.0

// Command coreference learns the model of extract/coreference from OntoGUM and
// GAP, which lie in the folder KG_SHARED. It belongs to `make models`, after
// the model of extract/reading, whose trees it learns from.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"

	"kg/extract"
	"kg/extract/coreference"
	"kg/internal/coref"
	"kg/internal/train"
	"kg/schema"
)

// options are those of a run.
type options struct {
	train.CoreferenceSettings
	out                string
	width, words, keep int
	gap                float64
}

func main() {
	log.SetPrefix("coreference: ")
	var o options
	flag.StringVar(&o.out, "o", "extract/coreference/model/english.bin", "the model to write")
	flag.IntVar(&o.width, "width", 32, "numbers of the layer")
	flag.IntVar(&o.words, "words", 1000, "lemmas that are known, at most")
	flag.IntVar(&o.keep, "least", 5, "how often a lemma stands in the corpus to be known")
	flag.Float64Var(&o.gap, "gap", 2, "weight of a pronoun of GAP")
	flag.IntVar(&o.Passes, "passes", 4, "passes over the corpus")
	flag.IntVar(&o.Batch, "batch", 64, "choices of a step")
	flag.Float64Var(&o.Rate, "rate", 2e-3, "largest step size")
	flag.Float64Var(&o.Drop, "drop", 0.2, "share of the layer that does not learn from a choice")
	flag.Float64Var(&o.Own, "own", 0.5, "share of the passages that are learned from with the model's own chains, from the second pass on")
	flag.Float64Var(&o.Costs.NewWrong, "cost-new", 1, "cost of beginning a chain where there is one")
	flag.Float64Var(&o.Costs.LinkWrong, "cost-link", 0.5, "cost of joining a chain where there is none")
	flag.Float64Var(&o.Costs.ChainWrong, "cost-chain", 1, "cost of joining the wrong chain")
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

// learn learns a model and writes it.
func (o *options) learn(corpora string) error {
	r, err := extract.NewNameReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		return err
	}
	learned, err := ontogum(r, corpora, "train", "en_gum-ud-train.permissive.conllu")
	if err != nil {
		return err
	}
	dev, err := ontogum(r, corpora, "dev", "en_gum-ud-dev.conllu")
	if err != nil {
		return err
	}
	pronouns, err := gap(r, filepath.Join(corpora, "gap", "gap-validation.tsv"))
	if err != nil {
		return err
	}
	m := &coreference.Model{Words: vocabulary(learned, o.keep, o.words), Width: o.width}
	var passages []train.Passage
	for i := range learned {
		passages = append(passages, train.Passage{Text: learned[i].text, Entity: learned[i].entity, Weight: 1})
	}
	for i := range pronouns {
		passages = append(passages, train.Passage{Text: pronouns[i].text, Entity: pronouns[i].named, Weight: float32(o.gap)})
	}
	log.Printf("%d documents, %d pronouns; %d documents held out", len(learned), len(pronouns), len(dev))
	train.LearnCoreference(m, passages, o.CoreferenceSettings, func(pass int, loss float64) {
		log.Printf("pass %d: loss %.4f, dev %s", pass+1, loss, score(m, dev))
	})
	file, err := coreference.Encode(m)
	if err != nil {
		return err
	}
	return os.WriteFile(o.out, file, 0o644)
}

// vocabulary gives the lemmas that stand in the passages at least so often,
// the most frequent ones.
func vocabulary(ps []passage, least, most int) []string {
	n := map[string]int{}
	for i := range ps {
		for _, s := range ps[i].text.Sentences {
			for w := s.First; w < s.Last; w++ {
				n[ps[i].text.Word(w).Lemma]++
			}
		}
	}
	var out []string
	for w, k := range n {
		if k >= least {
			out = append(out, w)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		return n[out[i]] > n[out[j]] || n[out[i]] == n[out[j]] && out[i] < out[j]
	})
	return out[:min(most, len(out))]
}

// score is how well the chains agree with those of people, by exact spans.
func score(m *coreference.Model, ps []passage) string {
	var s coref.Score
	for i := range ps {
		key, response := map[int][]coref.Mention{}, map[int][]coref.Mention{}
		for k, e := range ps[i].gold {
			key[e] = append(key[e], coref.Mention{Start: k[0], End: k[1] + 1})
		}
		for _, x := range m.Resolve(ps[i].text) {
			response[x.Chain] = append(response[x.Chain], coref.Mention{Start: x.First, End: x.Last})
		}
		s.Add(several(key), several(response))
	}
	return fmt.Sprintf("CoNLL %.1f (MUC %.1f, B3 %.1f, CEAFe %.1f; mentions P %.1f R %.1f)", 100*s.CoNLL(), 100*s.MUC.F1(), 100*s.B3.F1(),
		100*s.CEAF.F1(), 100*s.Mentions.Precision.Value(), 100*s.Mentions.Recall.Value())
}

// several gives the entities of two mentions or more, in order of their numbers.
func several(by map[int][]coref.Mention) (out [][]coref.Mention) {
	var keys []int
	for k, ms := range by {
		if len(ms) > 1 {
			keys = append(keys, k)
		}
	}
	sort.Ints(keys)
	for _, k := range keys {
		out = append(out, by[k])
	}
	return out
}
