// SPDX-License-Identifier: Apache-2.0

package train

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"sort"
	"strconv"
	"strings"
)

// Vectors are word vectors learned from raw text by the structured skip-gram
// with negative sampling (Ling and others, "Two/Too Simple Adaptations of
// Word2Vec for Syntax Problems", NAACL 2015): every place around a word has
// output vectors of its own, which keeps the order of words and so suits
// syntax.
type Vectors struct {
	Words []string // by falling frequency
	Dim   int
	X     []float32 // len(Words)×Dim, by rows
}

// VectorOptions are the settings of LearnVectors.
type VectorOptions struct {
	Dim       int     // size of a vector, a multiple of 4
	Words     int     // how many of the most frequent words get one
	Window    int     // places to each side
	Negatives int     // words drawn against each true neighbour
	Rate      float32 // first step size; it falls to a ten-thousandth of it
	Sample    float64 // words more frequent than this are thinned out
}

// skipgram is the state of a run.
type skipgram struct {
	VectorOptions
	ids   map[string]int32
	count []int
	total int
	in    []float32
	out   [][]float32 // one matrix for each place of the window
	draw  []int32     // table of negatives, by frequency^0.75
	rng   *rand.PCG
	err   []float32
	sig   []float32
}

// LearnVectors reads the gzipped texts twice, to count and to learn.
func LearnVectors(files []string, o VectorOptions) (Vectors, error) {
	counts := map[string]int{}
	err := EachLine(files, func(words []string) {
		for _, w := range words {
			counts[w]++
		}
	})
	if err != nil {
		return Vectors{}, err
	}
	s := &skipgram{VectorOptions: o, ids: map[string]int32{}, rng: rand.NewPCG(11, 12), err: make([]float32, o.Dim)}
	words := frequent(counts, 1)
	words = words[:min(len(words), o.Words)]
	for i, w := range words {
		s.ids[w] = int32(i)
		s.count = append(s.count, counts[w])
		s.total += counts[w]
	}
	s.start(len(words))
	line := make([]int32, 0, 256)
	done := 0
	err = EachLine(files, func(words []string) {
		line = line[:0]
		for _, w := range words {
			id, ok := s.ids[w]
			if !ok {
				continue
			}
			done++
			if s.keep(id) {
				line = append(line, id)
			}
		}
		rate := s.Rate * max(1-float32(done)/float32(s.total+1), 1e-4)
		s.learn(line, rate)
	})
	return Vectors{Words: words, Dim: o.Dim, X: s.in}, err
}

// frequent lists the keys that occur at least least times, by falling
// frequency and then by name.
func frequent(counts map[string]int, least int) []string {
	var keys []string
	for k, n := range counts {
		if n >= least {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool {
		if a, b := counts[keys[i]], counts[keys[j]]; a != b {
			return a > b
		}
		return keys[i] < keys[j]
	})
	return keys
}

const drawTable = 1 << 22

func (s *skipgram) start(n int) {
	s.in = make([]float32, n*s.Dim)
	for i := range s.in {
		s.in[i] = (float32(s.rng.Uint64()>>40)/(1<<24) - 0.5) / float32(s.Dim)
	}
	s.out = make([][]float32, 2*s.Window)
	for i := range s.out {
		s.out[i] = make([]float32, n*s.Dim)
	}
	var sum float64
	for _, c := range s.count {
		sum += math.Pow(float64(c), 0.75)
	}
	for i, c := range s.count {
		for k := int(math.Pow(float64(c), 0.75) / sum * drawTable); k >= 0; k-- {
			s.draw = append(s.draw, int32(i))
		}
	}
	s.sig = make([]float32, 1025)
	for i := range s.sig {
		s.sig[i] = float32(1 / (1 + math.Exp(-(float64(i)-512)/64)))
	}
}

// keep thins frequent words out, as word2vec does.
func (s *skipgram) keep(id int32) bool {
	f := float64(s.count[id]) / float64(s.total)
	p := math.Sqrt(s.Sample/f) + s.Sample/f
	return p >= 1 || float64(s.rng.Uint64()>>11)/(1<<53) < p
}

func (s *skipgram) learn(line []int32, rate float32) {
	for i, w := range line {
		v := s.in[int(w)*s.Dim:][:s.Dim]
		clear(s.err)
		for d := -s.Window; d <= s.Window; d++ {
			if j := i + d; d != 0 && j >= 0 && j < len(line) {
				place := d + s.Window
				if d > 0 {
					place--
				}
				s.pair(v, s.out[place], line[j], 1, rate)
				for range s.Negatives {
					n := s.draw[s.rng.Uint64()%uint64(len(s.draw))]
					if n != line[j] {
						s.pair(v, s.out[place], n, 0, rate)
					}
				}
			}
		}
		for k, e := range s.err {
			v[k] += e
		}
	}
}

// pair moves the output vector of word c and collects the step of v.
func (s *skipgram) pair(v, out []float32, c int32, label, rate float32) {
	u := out[int(c)*s.Dim:][:len(v)]
	e := s.err[:len(v)]
	var d0, d1, d2, d3 float32
	for k := 0; k+4 <= len(v); k += 4 {
		d0 += v[k] * u[k]
		d1 += v[k+1] * u[k+1]
		d2 += v[k+2] * u[k+2]
		d3 += v[k+3] * u[k+3]
	}
	x := max(min(d0+d1+d2+d3, 7.99), -7.99)
	g := (label - s.sig[int(x*64+512)]) * rate
	for k, y := range u {
		e[k] += g * y
		u[k] = y + g*v[k]
	}
}

// ReadVectors reads vectors that are published as text: a line a word, by
// falling frequency, with its numbers behind it.
func ReadVectors(path string) (v Vectors, err error) {
	f, err := os.Open(path)
	if err != nil {
		return v, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 || len(v.Words) > 0 && len(fields) != 1+v.Dim {
			return v, fmt.Errorf("%s:%d: no word with its numbers", path, n)
		}
		v.Words, v.Dim = append(v.Words, fields[0]), len(fields)-1
		for _, number := range fields[1:] {
			x, err := strconv.ParseFloat(number, 32)
			if err != nil {
				return v, fmt.Errorf("%s:%d: %w", path, n, err)
			}
			v.X = append(v.X, float32(x))
		}
	}
	return v, lines.Err()
}
