// SPDX-License-Identifier: Apache-2.0

package extract

import "unicode/utf8"

// runeStep is the distance in bytes between the entries of a Runes table.
const runeStep = 128

// Runes turns byte offsets of a text into code points. It costs one int for each 128 bytes; texts in ASCII cost
// nothing.
type Runes struct {
	text  string
	table []int // code points before byte i*runeStep; nil for ASCII
}

// NewRunes indexes a text.
func NewRunes(text string) *Runes {
	r := &Runes{text: text}
	ascii := true
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return r
	}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%runeStep == 0 {
			r.table = append(r.table, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return r
}

// At is the number of code points before byte offset i, which must be the start of one or the end of the text.
func (r *Runes) At(i int) int {
	if r.table == nil {
		return i
	}
	k := min(i/runeStep, len(r.table)-1)
	n := r.table[k]
	for j := k * runeStep; j < i; j++ {
		if utf8.RuneStart(r.text[j]) {
			n++
		}
	}
	return n
}

// Span turns a span of bytes into a span of code points.
func (r *Runes) Span(s Span) [2]int { return [2]int{r.At(s.Start), r.At(s.End)} }
