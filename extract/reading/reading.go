// SPDX-License-Identifier: Apache-2.0

// Package reading reads English text: sentences and words at exact offsets by
// rules, and tags, lemmas and dependency trees by a network, all as the
// treebanks of Universal Dependencies have them.
package reading

import (
	"slices"
	"strings"

	"kg/extract/reading/network"
)

// Span is a half-open range of bytes of a text.
type Span struct{ Start, End int }

// Word is what is said of one word. The tags are those of Universal
// Dependencies (UPOS, Feats in the form of CoNLL-U, Rel) and of the Penn
// Treebank (XPOS).
type Word struct {
	Lemma, UPOS, XPOS, Feats string
	// Head is the index in its sentence of the word that this one depends on,
	// -1 for the root of the sentence.
	Head int
	Rel  string
	// Sure is the probability, 0 to 1, that the model gives the arc to Head.
	Sure float64
}

// Reader tags and parses. Goroutines may share it, each with its own Scratch.
type Reader struct{ net *network.Net }

// Scratch is the memory of one goroutine, reused from sentence to sentence.
type Scratch struct {
	net    network.Scratch
	words  []network.Word
	states []float32
	key    []byte
	marks  []uint8 // see agree
}

// States are what the encoder's top layer holds of the sentence analysed last:
// Reader.Width numbers for each word, in order. Heads of other models start
// from them. They last until the next sentence and are not to be changed.
func (s *Scratch) States() []float32 { return s.states }

// Load makes a reader of a model file, parts of which it keeps. It refuses,
// with the reason, what is damaged or of another version.
func Load(file string) (*Reader, error) {
	net, err := network.Decode(file)
	if err != nil {
		return nil, err
	}
	return &Reader{net}, nil
}

// Width is the number of numbers that Scratch.States has for each word.
func (r *Reader) Width() int { return r.net.Spec.Width }

// maxParse is the most words that are parsed as one: a longer sentence is
// parsed in pieces, so that its time grows with its length only.
const maxParse = 160

// Analyze appends to dst what it finds of the sentence that forms are the
// words of. One word is its root; every other leads up to it.
func (r *Reader) Analyze(dst []Word, forms []string, s *Scratch) []Word {
	start, root := len(dst), -1
	s.states = s.states[:0]
	for from := 0; from < len(forms); {
		to := from + pieceLength(forms[from:])
		piece := forms[from:to]
		s.words = slices.Grow(s.words[:0], len(piece))[:len(piece)]
		s.states = append(s.states, r.net.Read(s.words, piece, &s.net)...)
		r.agree(piece, s)
		r.clauses(piece, s)
		r.join(s)
		for i := range piece {
			w := r.word(piece[i], i, s)
			switch {
			case w.Head >= 0:
				w.Head += from
			case root < 0:
				root = len(dst) - start
			default:
				w.Head, w.Rel = root, "parataxis"
			}
			dst = append(dst, w)
		}
		from = to
	}
	return dst
}

// pieceLength is how many of the forms are parsed at once: all, or up to the
// last mark that leaves the piece at least half as long as it may be.
func pieceLength(forms []string) int {
	if len(forms) <= maxParse {
		return len(forms)
	}
	for n := maxParse; n > maxParse/2; n-- {
		if strings.Contains(";,.:!?", forms[n-1]) {
			return n
		}
	}
	return maxParse
}

// word says what the network found of word i of the sentence that s read last.
func (r *Reader) word(form string, i int, s *Scratch) Word {
	w, spec := &s.words[i], &r.net.Spec
	xpos := spec.Labels[network.XPOS][w.XPOS]
	lemma, ok := r.known(form, xpos, s)
	if !ok {
		lemma, ok = r.net.Lemma(i, w.XPOS, form, &s.net)
	}
	if !ok {
		lemma = strings.ToLower(form)
	}
	return Word{
		Lemma: lemma, UPOS: spec.Labels[network.UPOS][w.UPOS], XPOS: xpos, Feats: spec.Labels[network.Feats][w.Feats],
		Head: w.Head, Rel: spec.Rels[w.Rel], Sure: w.Sure,
	}
}

// known looks the lemma up of a form, or of the form in lower case where the
// word is no name.
func (r *Reader) known(form, xpos string, s *Scratch) (string, bool) {
	look := func(form string) (string, bool) {
		s.key = append(append(append(s.key[:0], form...), '\t'), xpos...)
		lemma, ok := r.net.Lemmas[string(s.key)]
		return lemma, ok
	}
	lemma, ok := look(form)
	if !ok && !strings.HasPrefix(xpos, "NNP") {
		if lower := strings.ToLower(form); lower != form {
			return look(lower)
		}
	}
	return lemma, ok
}
