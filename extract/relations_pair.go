// SPDX-License-Identifier: Apache-2.0

package extract

var (
	siblingsRule = relationRule{name: "siblings", predicate: "siblingOf", subject: "P", object: "P", confidence: 0.9}
	strifeRule   = relationRule{name: "strife", predicate: "opponentOf", subject: "PCOG", object: "PCOG", confidence: 0.75}
)

// siblingsAt reads "the brothers Max and Tom Orr".
func (f *relationFinder) siblingsAt(t int) {
	if !f.lex.is("siblings", f.w(t)) {
		return
	}
	s, o := f.pair(t + 1)
	if s < 0 || f.phraseStart(t) < 0 {
		return
	}
	f.related(&siblingsRule, f.arg(s), f.arg(o), t, t, true)
}

// betweenAt reads "the dispute between Norland and Sudmark".
func (f *relationFinder) betweenAt(t int) {
	if !f.lex.is("strife", f.lemma(t)) || f.w(t+1) != "between" {
		return
	}
	s, o := f.pair(t + 2)
	if s < 0 || f.phraseStart(t) < 0 {
		return
	}
	f.related(&strifeRule, f.arg(s), f.arg(o), t, t, false)
}

// pair gives the two names that "and" joins at token t, behind their articles; -1 where others or an owner's things stand
// there.
func (f *relationFinder) pair(t int) (s, o int) {
	name := func(t int) int {
		if f.tagged(t, Det) {
			t++
		}
		if m := f.mention(t); m >= 0 && f.startOf(m) == t && f.ms[m].Kind == Name {
			return m
		}
		return -1
	}
	if s = name(t); s < 0 || f.w(f.endOf(s)) != "and" {
		return -1, -1
	}
	if o = name(f.endOf(s) + 1); o < 0 || f.compound(f.arg(o)) || f.w(f.endOf(o)) == "and" {
		return -1, -1
	}
	return s, o
}
