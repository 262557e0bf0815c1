// SPDX-License-Identifier: Apache-2.0

// Command wordvectors makes extract/wordvectors/model/glove.bin of vectors of
// words that are published as text: a line a word, by falling frequency, with
// its numbers behind it.
//
// What is kept of a vector is what finding names needs of it. That is told by
// a network of names that was learned with the whole vectors (the command
// naming, with -vectors): of the numbers that its first layer makes of a
// vector those along which words differ most are kept, and these are rounded
// to a few bytes a word.
//
//	go run ./internal/models/naming -vectors glove.txt -o whole.bin
//	go run ./internal/models/wordvectors -vectors glove.txt -by whole.bin
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"unicode"

	"kg/extract/naming"
	"kg/extract/reading/matrix"
	"kg/extract/reading/network"
	"kg/extract/wordvectors"
	"kg/internal/train"
)

type options struct {
	vectors, by, out    string
	words, width, books int
}

func main() {
	log.SetPrefix("wordvectors: ")
	var o options
	flag.StringVar(&o.vectors, "vectors", "", "the published vectors")
	flag.StringVar(&o.by, "by", "", "a network of names learned with them")
	flag.StringVar(&o.out, "o", "extract/wordvectors/model/glove.bin", "the file to write")
	flag.IntVar(&o.words, "words", 100_000, "how many words to keep, the most frequent")
	flag.IntVar(&o.width, "width", 32, "numbers to keep of a vector")
	flag.IntVar(&o.books, "books", 5, "bytes of a word")
	flag.Parse()
	if err := o.run(); err != nil {
		log.Fatal(err)
	}
}

func (o *options) run() error {
	file, err := os.ReadFile(o.by)
	if err != nil {
		return err
	}
	m, err := naming.Decode(file)
	if err != nil {
		return fmt.Errorf("%s: %w", o.by, err)
	}
	all, err := train.ReadVectors(o.vectors)
	if err != nil {
		return err
	}
	v := o.choose(all)
	// The network reads the vectors behind what the engine holds of a word.
	from := (m.Spec.Engine - matrix.Pad(all.Dim)) * m.Spec.Width
	v.reduce(m.Dense["in.w"][from:from+all.Dim*m.Spec.Width], m.Spec.Width, o.width)
	books, codes := v.quantise(o.books)
	words, sorted := v.sorted(codes, o.books)
	file, err = wordvectors.Encode(words, sorted, books, o.width)
	if err != nil {
		return err
	}
	log.Printf("%d words, %d kB", len(words), len(file)/1000)
	return os.WriteFile(o.out, file, 0o644)
}

// table holds a row of numbers for each word.
type table struct {
	words []string
	dim   int
	x     []float32
}

func (t *table) row(i int) []float32 { return t.x[i*t.dim:][:t.dim] }

// choose takes the most frequent words that are made of letters, as kg
// normally writes them, and moves their vectors so that the mean is zero.
func (o *options) choose(all train.Vectors) *table {
	t := &table{dim: all.Dim}
	seen := map[string]bool{}
	for i, w := range all.Words {
		normal := string(network.AppendNormal(nil, w))
		if len(t.words) == o.words || !wordy(w) || normal != w || seen[w] {
			continue
		}
		seen[w] = true
		t.words = append(t.words, w)
		t.x = append(t.x, all.X[i*all.Dim:][:all.Dim]...)
	}
	mean := make([]float64, t.dim)
	for i := range t.words {
		for k, x := range t.row(i) {
			mean[k] += float64(x) / float64(len(t.words))
		}
	}
	for i := range t.words {
		for k, row := 0, t.row(i); k < t.dim; k++ {
			row[k] -= float32(mean[k])
		}
	}
	return t
}

// wordy tells whether a word begins with a letter and has nothing but letters,
// full stops, hyphens and apostrophes.
func wordy(w string) bool {
	for i, r := range w {
		if !unicode.IsLetter(r) && (i == 0 || r != '.' && r != '-' && r != '\'') {
			return false
		}
	}
	return w != ""
}

// spread is the standard deviation of the numbers as they are written, about
// that of the numbers that the engine holds of words.
const spread = 0.4

// reduce replaces the rows by width numbers: what the matrix by, of so many
// columns, makes of them, along its principal axes.
func (t *table) reduce(by []float32, cols, width int) {
	y := t.times(by, cols)
	axes := principal(y)
	p := make([]float32, t.dim*width)
	for i := range t.dim {
		for k := range width {
			for j := range cols {
				p[i*width+k] += by[i*cols+j] * float32(axes[k][j])
			}
		}
	}
	*t = *t.times(p, width)
	sum := 0.0
	for _, x := range t.x {
		sum += float64(x) * float64(x)
	}
	scale := float32(spread / math.Sqrt(sum/float64(len(t.x))))
	for i := range t.x {
		t.x[i] *= scale
	}
}

// times multiplies the rows by a matrix of so many columns.
func (t *table) times(by []float32, cols int) *table {
	y := &table{words: t.words, dim: cols, x: make([]float32, len(t.words)*cols)}
	for i := range t.words {
		dst := y.row(i)
		for k, x := range t.row(i) {
			for j, b := range by[k*cols:][:cols] {
				dst[j] += x * b
			}
		}
	}
	return y
}

// sorted gives the words in the order of their bytes, and their codes.
func (t *table) sorted(codes []byte, books int) (words []string, list []byte) {
	order := make([]int, len(t.words))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(t.words[a], t.words[b]) })
	for _, i := range order {
		words = append(words, t.words[i])
		list = append(list, codes[i*books:][:books]...)
	}
	return words, list
}
