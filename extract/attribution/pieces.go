// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"math/bits"
	"slices"
	"strconv"

	"kg/extract/reading/network"
)

// Keys makes the keys by which words are looked up in tables. It is reused
// from text to text.
type Keys struct {
	normal, shape, key []byte
	frames             []uint16
}

// frame lists the relations of dependents that tell most of how a word is
// used; a bit of a word's frame stands for each.
var frame = [...]string{"nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "parataxis", "obl:agent", "obl", "advcl", "mark", "nmod:poss", "acl",
	"nmod"}

// Each calls visit with the key of every word of a piece in every table; keys
// last until the next.
func (k *Keys) Each(words []Word, visit func(word, table int, key []byte)) {
	k.frames = slices.Grow(k.frames[:0], len(words))[:len(words)]
	clear(k.frames)
	for i := range words {
		if at := slices.Index(frame[:], words[i].Rel); at >= 0 {
			if h := head(words, i); h >= 0 {
				k.frames[h] |= 1 << at
			}
		}
	}
	for i := range words {
		k.normal = network.AppendNormal(k.normal[:0], words[i].Form)
		k.shape = network.AppendShape(k.shape[:0], words[i].Form)
		for t := range TableCount {
			k.key = k.append(k.key[:0], t, words, i)
			visit(i, t, k.key)
		}
	}
}

// append appends the key of word i in a table.
func (k *Keys) append(dst []byte, table int, words []Word, i int) []byte {
	w := &words[i]
	switch table {
	case PieceWord:
		return append(dst, k.normal...)
	case PieceSuffix:
		return append(dst, network.Cut(network.PieceSuffix3, k.normal, nil)...)
	case PieceShape:
		return append(dst, k.shape...)
	case PieceTag:
		return append(dst, w.Tag...)
	case PieceQuote:
		return strconv.AppendInt(dst, int64(w.Quote), 10)
	case PieceRel:
		side := byte('<')
		if w.Head > 0 {
			side = '>'
		}
		return append(append(dst, w.Rel...), side)
	case PieceFrame:
		return strconv.AppendUint(dst, uint64(k.frames[i]), 10)
	}
	return append(dst, place(words, i)...)
}

// head is the index of the head of a word, -1 where it has none among words.
func head(words []Word, i int) int {
	if h := i + words[i].Head; words[i].Head != 0 && h >= 0 && h < len(words) {
		return h
	}
	return -1
}

// place tells the first and the last word of a paragraph, and the words of a
// headline, from others.
func place(words []Word, i int) string {
	w := &words[i]
	switch {
	case i == 0 || words[i-1].Paragraph != w.Paragraph:
		if w.Headline {
			return "headline first"
		}
		return "first"
	case i+1 == len(words) || words[i+1].Paragraph != w.Paragraph:
		if w.Headline {
			return "headline last"
		}
		return "last"
	case w.Headline:
		return "headline"
	}
	return ""
}

// Distances is the number of rows of head.far: 0 for a word of the cue, and
// for each side one row for each distance up to near and then one for each
// part of a doubling.
const (
	near      = 12
	Distances = 1 + 2*(near+3*2)
)

// Distance gives the row of head.far for a word and a cue.
func Distance(word int, cue Range) int {
	d, row := 0, 1
	switch {
	case word < cue.First:
		d = cue.First - word
	case word >= cue.Last:
		d, row = word-cue.Last+1, 1+near+6
	default:
		return 0
	}
	if d <= near {
		return row + d - 1
	}
	// 13..24, 25..48 and so on, each halved.
	part := (d - 1) / near
	log := bits.Len(uint(part)) - 1
	half := part << 1 >> log & 1
	return row + near + min(5, 2*log+half)
}

// SentenceDistances is the number of rows of head.sentence.
const SentenceDistances = 10

// SentenceDistance gives the row of head.sentence for a word and a cue: how
// many sentences the word stands from the cue, up to three, and whether in
// the same paragraph.
func SentenceDistance(word, cue *Word) int {
	d := max(-3, min(3, word.Sentence-cue.Sentence))
	if word.Paragraph > cue.Paragraph {
		return 6 + d
	}
	return 3 + d
}

// branches lists the relations by which what belongs to a cue hangs on it.
var branches = [...]string{"nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp", "advcl", "parataxis", "acl",
	"acl:relcl", "nmod", "nmod:poss", "appos", "conj", "mark", "advmod", "aux", "aux:pass", "cc", "case", "det", "punct", "dep", "amod",
	"compound", "flat", "discourse"}

// Paths is the number of rows of head.path: none, words of the cue, those
// that the cue depends on, and those that depend on it by each of the
// branches, and by others.
const Paths = 4 + len(branches)

const (
	pathNone = iota
	pathCue
	pathAbove
	pathOther
)

// longestPath bounds how many arcs are followed.
const longestPath = 24

// Path gives the row of head.path for a word and a cue, both among words: the
// last relation on the way from the word up to the cue.
func Path(words []Word, word int, cue Range) int {
	if words[word].Sentence != words[cue.First].Sentence {
		return pathNone
	}
	within := func(i int) bool { return i >= cue.First && i < cue.Last }
	if within(word) {
		return pathCue
	}
	for i, n := word, 0; n < longestPath; n++ {
		h := head(words, i)
		if h < 0 {
			break
		}
		if within(h) {
			return pathOther + 1 + slices.Index(branches[:], words[i].Rel)
		}
		i = h
	}
	for i, n := cue.First, 0; n < longestPath && i >= 0; n++ {
		if i == word {
			return pathAbove
		}
		i = head(words, i)
	}
	return pathNone
}
