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
		head:  hash(kind(first), before[:min(len(before), 4)]),
		tail:  hash(kind(last), after[max(0, len(after)-4):]),
	}
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

// look returns the cues of the place, each a place in the splitter's weights.
func (w *window) look() []uint32 {
	rule := uint32(0)
	if ends(w.this.text, w.next.text, w.count == 0) {
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
	return w.cues[:]
}

// splits adds the weights of the cues up: whole numbers, so that every machine
// decides alike.
func splits(weights []int8, cues []uint32) bool {
	sum := 0
	for _, c := range cues {
		sum += int(weights[c])
	}
	return sum > 0
}
