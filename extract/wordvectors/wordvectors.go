// SPDX-License-Identifier: Apache-2.0

// Package wordvectors says what words are like: a few numbers for each of a
// hundred thousand words, close for words that stand among the same words in
// news. They tell towns from people and firms where no list has the name.
package wordvectors

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"

	"kg/extract/reading/network"
	"kg/extract/weights"
)

// Vectors are the vectors of words. Nothing changes them; goroutines may share
// them.
//
// The vector of a word is the sum of one row of each of a few books (residual
// vector quantisation; Chen, Guan and Wang, "Approximate Nearest Neighbor
// Search by Residual Vector Quantization", Sensors 2010), so it takes as many
// bytes as there are books.
type Vectors struct {
	words  string  // one a line, in the order of their bytes
	starts []int32 // of every stride-th word
	codes  []byte  // books bytes a word
	rows   []float32
	width  int
	books  int
}

// Rows is how many rows a book has.
const Rows = 256

// stride is how many words are looked through one by one, behind a binary
// search.
const stride = 16

// Width is how many numbers a vector has.
func (v *Vectors) Width() int { return v.width }

// Append appends the vector of a word by its normal form (see
// network.AppendNormal); zeros where it is not known.
func (v *Vectors) Append(dst []float32, form string) []float32 {
	var room [64]byte
	from := len(dst)
	for range v.width {
		dst = append(dst, 0)
	}
	at := v.find(network.AppendNormal(room[:0], form))
	if at < 0 {
		return dst
	}
	sum := dst[from:]
	for b, code := range v.codes[at*v.books:][:v.books] {
		for i, x := range v.rows[(b*Rows+int(code))*v.width:][:v.width] {
			sum[i] += x
		}
	}
	return dst
}

// find gives the place of a word among the words, -1 where it is none of them.
func (v *Vectors) find(word []byte) int {
	block := sort.Search(len(v.starts), func(i int) bool { return compare(v.line(v.starts[i]), word) > 0 }) - 1
	if block < 0 {
		return -1
	}
	at := v.starts[block]
	for i := block * stride; i < (block+1)*stride && int(at) < len(v.words); i++ {
		line := v.line(at)
		switch c := compare(line, word); {
		case c == 0:
			return i
		case c > 0:
			return -1
		}
		at += int32(len(line)) + 1
	}
	return -1
}

// line gives the word whose line begins at a byte.
func (v *Vectors) line(at int32) string {
	line, _, _ := strings.Cut(v.words[at:], "\n")
	return line
}

// compare compares by bytes, as cmp.Compare does, without making a string of the word.
func compare(line string, word []byte) int {
	for i := range min(len(line), len(word)) {
		if c := cmp.Compare(line[i], word[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(line), len(word))
}

// body is what a file holds.
type body struct {
	Words string
	Codes []byte
	Width int
	Books int
	Rows  weights.Rows
}

// kind is that of the file: the words and codes take less room deflated.
func kind() weights.Kind {
	return weights.Kind{Magic: "kgvectors", Version: 1, Whose: "kg's word vectors", Deflated: true}
}

// most is the largest count of anything that a file may ask for.
const most = 1 << 20

// Encode writes the bytes of a file. words stand in the order of their bytes,
// a line each; codes has a byte for each word and book, and rows those of the
// books, Rows for each, in order, of width numbers.
func Encode(words []string, codes []byte, rows []float32, width int) ([]byte, error) {
	b := body{strings.Join(words, "\n") + "\n", codes, width, len(codes) / max(1, len(words)), weights.Pack(rows, width)}
	file, err := kind().Seal(b)
	if err != nil {
		return nil, err
	}
	_, err = Load(file)
	return file, err
}

// Load reads the bytes of a file. It refuses, with the reason, what is no such
// file, is of another version, or is damaged.
func Load(file []byte) (*Vectors, error) {
	var b body
	if err := kind().Open(file, &b); err != nil {
		return nil, err
	}
	v := &Vectors{words: b.Words, codes: b.Codes, width: b.Width, books: b.Books}
	if v.width <= 0 || v.width > most || v.books <= 0 || v.books > most {
		return nil, fmt.Errorf("model file: impossible vectors: %d numbers in %d books", v.width, v.books)
	}
	count, last := 0, ""
	for at := 0; at < len(v.words); count++ {
		line := v.line(int32(at))
		if line <= last {
			return nil, errors.New("model file: its words stand in no order")
		}
		if count%stride == 0 {
			v.starts = append(v.starts, int32(at))
		}
		last, at = line, at+len(line)+1
	}
	var ok bool
	if v.rows, ok = b.Rows.Spread(v.books*Rows, v.width); !ok || len(v.codes) != count*v.books {
		return nil, errors.New("model file: its vectors have another size than they should")
	}
	return v, nil
}
