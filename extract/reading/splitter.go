// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/extract/reading/network"
)

// run is a stretch of a line without white space, and what of it tells whether
// a sentence ends behind or before it, as hashes.
type run struct {
	Span
	text string
	// core is the run without the marks around it, shape that of the whole;
	// head and tail are the marks at its ends with the kind of the letter
	// beside them.
	core, shape, head, tail uint32
}

const marks = ".,;:!?…\"'“”‘’()[]{}<>*-–—«»|/\\=_+#~`"

// nextRun returns the run that begins at or after at, empty at the end.
func nextRun(text string, at, end int) run {
	for at < end {
		r, n := utf8.DecodeRuneInString(text[at:end])
		if !isSpace(r) {
			break
		}
		at += n
	}
	to := chunkEnd(text, at, end)
	s := text[at:to]
	var buffer [128]byte
	left := strings.TrimLeft(s, marks)
	core := strings.TrimRight(left, marks)
	first, last := firstRune(core), rune(0)
	if core != "" {
		last, _ = utf8.DecodeLastRuneInString(core)
	}
	before, after := s[:len(s)-len(left)], left[len(core):]
	return run{
		Span: Span{at, to}, text: s,
		core:  hash(0, string(network.AppendNormal(buffer[:0], core))),
		shape: hash(0, string(network.AppendShape(buffer[:0], s))),
		head:  hash(kind(first), plain(before[:min(len(before), 12)])),
		tail:  hash(kind(last), plain(after[max(0, len(after)-12):])),
	}
}

// plain is s with typographic quotes as plain ones, which the treebanks have
// far more of.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u201c', '\u201d':
			return '"'
		case '\u2018', '\u2019':
			return '\''
		}
		return r
	}, s)
}

// kind tells letters and digits apart.
func kind(r rune) uint32 {
	switch {
	case unicode.IsUpper(r):
		return 1
	case unicode.IsLetter(r):
		return 2
	case unicode.IsDigit(r):
		return 3
	}
	return 4
}

// hash is FNV-1a from a start of its own.
func hash(h uint32, s string) uint32 {
	h = mix(2166136261, h)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func mix(h, v uint32) uint32 {
	h = (h ^ v) * 0x9e3779b1
	return h ^ h>>15
}

// window is the place between the runs this and next, and what is around it.
type window struct {
	before, this, next, after run
	count                     int // runs of the sentence before this
	cues                      [20]uint32
}

// Place is a run of white space within a line, at which a sentence may end.
type Place struct {
	Before int      // the offset at which it begins
	Rule   bool     // whether a sentence ends there by rule
	Cues   []uint32 // what is around it, as places in the splitter's weights; reused
}

func (w *window) look() Place {
	ended := ends(w.this.text, w.next.text, w.count == 0)
	rule := uint32(0)
	if ended {
		rule = 1
	}
	length := min(uint32(w.count), 3)
	if w.count > 10 {
		length++
	}
	if w.count > 25 {
		length++
	}
	tail, head := w.this.tail, w.next.head
	for i, c := range [...][3]uint32{
		{rule}, {tail}, {head}, {tail, head}, {w.this.core, tail}, {w.next.core, tail}, {tail, head, w.next.shape},
		{w.this.shape, head}, {w.this.core}, {w.next.core, head}, {tail, head, length}, {tail, head, w.next.tail},
		{tail, w.after.head, head}, {tail, w.before.core}, {tail, head, rule}, {rule, length}, {w.this.core, w.next.core},
		{w.this.core, w.before.core, head}, {w.next.core, w.after.core, tail}, {tail, head, w.before.tail},
	} {
		w.cues[i] = mix(mix(mix(mix(uint32(i+1), c[0]), c[1]), c[2]), 0) % network.SplitterSize
	}
	return Place{w.this.End, ended, w.cues[:]}
}

// ruleWeight is what a rule counts beside the weights that were learned, which
// know the web better than the news: with it both development parts are split
// better than by rules or by weights alone.
const ruleWeight = 60

// Splits adds the weights of the cues up: whole numbers, so that every machine
// decides alike.
func Splits(weights []int8, p Place) bool {
	sum := 0
	if p.Rule {
		sum = ruleWeight
	}
	for _, c := range p.Cues {
		sum += int(weights[c])
	}
	return sum > 0
}
