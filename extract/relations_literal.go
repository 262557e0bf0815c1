// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// literal is the plain noun phrase that begins at token t, up to the first plural or the last noun.
func (f *relationFinder) literal(t int) argument {
	end := -1
	for k := t; k < min(t+maxModifiers, f.last) && f.mention(k) < 0; k++ {
		if f.tagged(k, Noun) {
			end = k + 1
		} else if end >= 0 || !f.tagged(k, Det, Adj, Num) {
			break
		}
	}
	if end < 0 {
		return argument{}
	}
	return argument{-1, Span{f.d.Tokens[t].Start, f.d.Tokens[end-1].End}}
}

// maxKept is how many words "eight criminal counts" has at most, and one.
const maxKept = 4

// literals are the parts of a list of things: "theft over $5,000, conspiracy and possession of a forged waybill".
func (f *relationFinder) literals(t int) []argument {
	var out []argument
	from := t
	keep := func(end int) {
		if f.w(from) == "including" {
			from++
		}
		if f.tagged(from, Num) && f.w(from+1) == "of" {
			from += 2 // "four counts of fraud and one of theft"
		}
		if w := f.lemma(end - 1); (w == "count" || w == "charge") && end-from < maxKept {
			return // "eight counts, including fraud"
		}
		for k := from + 1; k < end; k++ {
			if w := f.wordAt(k); w >= 0 && f.tagged(k, Verb) && f.hasChild(w, func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") && x.Tag != Propn }) {
				return // "with theft, some say"
			}
		}
		if end > from && f.tagged(from, Noun, Adj, Det, Verb, Num) {
			out = append(out, argument{-1, Span{f.d.Tokens[from].Start, f.d.Tokens[end-1].End}})
		}
	}
	for k := t; k < min(t+24, f.last); k++ {
		w := f.w(k)
		switch {
		case w == "but":
			keep(k)
			return out
		case w == "," || w == "and":
			keep(k)
			from = k + 1
			if f.parts(k) {
				return out
			}
			if f.tagged(k+1, Pron, Aux, Sconj, Propn) || f.mention(k+1) >= 0 || f.lemma(k+1) == "say" {
				return out
			}
		case w == "." || w == ";" || w == "?" || f.tagged(k, Aux, Sconj) || w == "on" || w == "in" || w == "under" || w == "after" || w == "when" || w == "by" || f.dated(k):
			keep(k)
			return out
		}
	}
	return out
}

// parts tells whether what follows the comma or "and" at token k is no further part of a list: a verb ("and denies them"), who speaks
// ("prosecutors said") or what explains a name.
func (f *relationFinder) parts(k int) bool {
	w := f.wordAt(k + 1)
	if w < 0 {
		return false
	}
	switch f.d.Words[w].XPOS {
	case "VBZ", "VBD", "VBP", "MD":
		return true
	case "VBN":
		return f.d.Words[w].Rel != "amod" // not "attempted murder"
	}
	return f.w(k) == "," && (strings.HasPrefix(f.d.Words[w].Rel, "nsubj") || f.tagged(k-1, Propn) && f.tagged(k+1, Det))
}
