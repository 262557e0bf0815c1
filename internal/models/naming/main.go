// SPDX-License-Identifier: Apache-2.0

// Command naming learns the model of extract/naming from corpora that lie in
// the folder KG_SHARED. It belongs to `make models`.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"kg/extract"
	"kg/extract/naming"
	"kg/internal/train"
	"kg/schema"
)

// options are those of a run.
type options struct {
	train.Settings
	spec   naming.Spec
	out    string
	share  int
	word   int
	whole  string
	dumps  string
	silver float64
	least  int
}

func main() {
	log.SetPrefix("naming: ")
	o := options{spec: naming.Spec{Sizes: [naming.TableCount]int{16, 8, 8, 16, 16, 16, 8, 16, 16}}}
	flag.StringVar(&o.out, "o", "extract/naming/model/names.bin", "the model to write")
	flag.IntVar(&o.spec.Width, "width", 160, "numbers that the network has for each word")
	flag.IntVar(&o.spec.Layers, "layers", 2, "recurrent layers")
	flag.IntVar(&o.Passes, "passes", 4, "passes over the corpora")
	flag.IntVar(&o.Batch, "batch", 400, "words of a step, at least")
	flag.Float64Var(&o.Rate, "rate", 2e-3, "largest step size")
	flag.Float64Var(&o.DropInput, "drop-input", 0.1, "share of the numbers dropped of what enters the network")
	flag.Float64Var(&o.DropHidden, "drop", 0.12, "share of the numbers dropped of each layer")
	flag.Uint64Var(&o.Seed, "seed", 1, "of all that is drawn")
	flag.IntVar(&o.share, "share", 8, "of how many texts of GMB one is read")
	flag.IntVar(&o.word, "word", 45, "how often a word must stand in the corpora to be known")
	flag.StringVar(&o.whole, "vectors", "", "read vectors of words from this text in place of those that kg carries")
	flag.Float64Var(&o.silver, "silver", 0.8, "weight of what the teacher labelled")
	flag.IntVar(&o.least, "piece", 15, "how often a piece of a word must stand in the corpora to be known")
	flag.StringVar(&o.dumps, "dump", "", "learn nothing and write here what the teacher learns from and labels")
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

// The corpora as the network is told them, and how much of the way of each the
// model is left with: names of web text and of news.
const (
	ofGMB int32 = iota
	ofGUM
	ofCross
	ofTweets
	ofEWT
	ofNews
	ofSilver
)

var ways = []float64{ofGMB: 0, ofGUM: 0.05, ofCross: 0.05, ofTweets: 0, ofEWT: 0.15, ofNews: 0.25, ofSilver: 0.5}

// learn learns a model and writes it.
func (o *options) learn(corpora string) error {
	reader, err := extract.NewWordReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		return err
	}
	source := &source{reader: reader}
	if o.whole != "" {
		if err := source.readVectors(o.whole); err != nil {
			return err
		}
	}
	if o.dumps != "" {
		return o.dump(source, corpora, o.dumps)
	}
	all, err := o.learned(source, corpora)
	if err != nil {
		return err
	}
	log.Printf("%d sentences", len(all))
	var devs []heldOut
	for _, c := range []columns{unerDev, crossDev, wnutDev} {
		texts, err := c.read(corpora)
		if err != nil {
			return err
		}
		dev := heldOut{title: c.title, events: c.title == crossDev.title}
		for i := range texts {
			dev.all = append(dev.all, source.sentences(&texts[i], 0, 0)...)
		}
		devs = append(devs, dev)
	}
	_, held, err := readNews(stories)
	if err != nil {
		return err
	}
	dev := heldOut{title: "news held out", events: true}
	for i := range held {
		dev.all = append(dev.all, source.sentences(&held[i], 0, 0)...)
	}
	devs = append(devs, dev)
	m := &naming.Model{Spec: o.spec}
	m.Spec.Engine = len(all[0].Engine) / len(all[0].Words)
	train.NamingTables(m, all, o.word, o.least)
	train.LearnNaming(m, all, ways, o.Settings, func(pass int, loss float64) {
		log.Printf("pass %d: loss %.4f%s", pass+1, loss, report(naming.New(m), devs))
	})
	file, err := naming.Encode(m)
	if err != nil {
		return err
	}
	stored, err := naming.Load(file)
	if err != nil {
		return err
	}
	log.Printf("as stored: %d kB%s", len(file)/1000, report(stored, devs))
	return os.WriteFile(o.out, file, 0o644)
}

// heldOut is a corpus that is read for figures only.
type heldOut struct {
	title  string
	all    []*train.NamedSentence
	events bool
}

func report(r *naming.Reader, devs []heldOut) string {
	var b strings.Builder
	for _, d := range devs {
		fmt.Fprintf(&b, ", %s %v", d.title, score(r, d.all, d.events))
	}
	return b.String()
}

// part is a corpus that is learned from.
type part struct {
	texts  []text
	way    int32
	weight float32
	times  int // how often it is read
	every  int // of how many texts, times four, some are read in other cases; see learned
}

// parts reads the corpora that are learned from.
func (o *options) parts(corpora string) ([]part, error) {
	voa, err := gmb.read(corpora)
	if err != nil {
		return nil, err
	}
	var some []text
	for i := 0; i < len(voa); i += o.share {
		some = append(some, voa[i])
	}
	gum, err := readGUM(filepath.Join(corpora, "ud_gum", "en_gum-ud-train.permissive.conllu"), "GUM_conversation")
	if err != nil {
		return nil, err
	}
	cross, err := crossTrain.read(corpora)
	if err != nil {
		return nil, err
	}
	tweets, err := wnutTrain.read(corpora)
	if err != nil {
		return nil, err
	}
	web, err := readEWT(filepath.Join(corpora, "ud_ewt", "en_ewt-ud-train.conllu"))
	if err != nil {
		return nil, err
	}
	news, _, err := readNews(stories)
	if err != nil {
		return nil, err
	}
	silver, err := readSilver(corpora, o.share)
	if err != nil {
		return nil, err
	}
	taught, err := labelled(silver, silverNames)
	if err != nil {
		return nil, err
	}
	return []part{{some, ofGMB, 0.7, 1, 2}, {gum, ofGUM, 1, 1, 1}, {cross, ofCross, 1, 3, 2}, {tweets, ofTweets, 1, 1, 4},
		{web, ofEWT, 1, 1, 2}, {news, ofNews, 1, 2, 2}, {taught, ofSilver, float32(o.silver), 1, 8}}, nil
}

// learned reads the sentences that are learned from. Of every few texts one is
// also read in small letters, one in capitals, and one as headlines are
// written.
func (o *options) learned(source *source, corpora string) (all []*train.NamedSentence, err error) {
	parts, err := o.parts(corpora)
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		add := func(t text) { all = append(all, source.sentences(&t, p.way, p.weight)...) }
		for range p.times {
			for i, t := range p.texts {
				add(t)
				switch i % (4 * p.every) {
				case 0, 2 * p.every:
					add(t.recased(unicode.ToLower))
				case p.every:
					add(t.recased(unicode.ToUpper))
				case 3 * p.every:
					add(t.recased(titleCase()))
				}
			}
		}
	}
	return all, nil
}
