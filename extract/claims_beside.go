// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// besideHead gives the entity whose name stands beside the head of a source that is no mention itself: in apposition ("one of the
// dissenters, Dr Vell", "the mission in Norland, NORMIL") or before a noun that says what it is ("the opposition Red Sand party"). It
// is -1 where there is none, and where the name may be that of something else in the phrase ("the family of Vell", "a spokesman for
// the agency, NORMIL").
func (f *claimFinder) besideHead(s Span) int {
	d := f.d
	first, last := d.wordsOf(s)
	head := f.headOf(first, last)
	if head < 0 || f.dependent(head, func(w *Word) bool { return w.Rel == "conj" && w.Tag == Propn }) >= 0 && !f.parted(head, s) {
		return -1
	}
	person, known := f.isPerson(head), f.nouns[d.Words[head].Lemma] != 0 || d.Words[head].Tag != Noun
	for _, m := range d.mentionsIn(s) {
		if m.Kind != Name {
			continue
		}
		a, b := d.wordsOf(m.Span)
		switch t := d.Entities[m.entity].Type; {
		case b == head && t == Organization && f.lex.is("class", d.Words[head].Lemma):
			return m.entity
		case t != Person && t != Organization || known && (t == Person) != person || d.isPossessor(m.End):
		case a <= head && head <= b && t == Person && f.postnominal(b, last):
			return m.entity
		case a <= head || !f.endsBeside(b, last):
		case f.parts(head, a):
			return m.entity
		}
	}
	return -1
}

// withApposition is a phrase with the name beside it: "the broadcaster | NTV", "the city's lawyer, | Ada Orlo".
func (f *claimFinder) withApposition(s Span) Span {
	d := f.d
	first, last := d.wordsOf(s)
	head := f.headOf(first, last)
	if head < 0 {
		return s
	}
	if a := f.dependent(head, func(w *Word) bool { return w.Rel == "appos" && w.Tag == Propn }); a >= last && a <= last+1 {
		s.End = f.phraseOf(a).End
	}
	return s
}

// headOf is the first word of a range that depends on none of it, -1 for none.
func (f *claimFinder) headOf(first, last int) int {
	for i := first; i < last; i++ {
		w := &f.d.Words[i]
		if h := int(w.Head); (h < first || h >= last) && w.Rel != "punct" && w.Rel != "cc" && w.Rel != "case" {
			return i
		}
	}
	return -1
}

// isPerson tells a head that is a person: by its noun, or by that of which it is one ("one of the dissenters").
func (f *claimFinder) isPerson(head int) bool {
	d := f.d
	if w := &d.Words[head]; w.Tag == Num || w.Lemma == "one" {
		of := f.dependent(head, func(w *Word) bool { return w.Rel == "nmod" })
		return of < 0 || f.nouns[d.Words[of].Lemma]&(nounOrg|nounGroup|nounCountry|nounPlace) == 0
	}
	k := f.nouns[d.Words[head].Lemma]
	return k&nounPerson != 0 || k == 0 && f.dependent(head, func(w *Word) bool { return w.Rel == "nmod:poss" && w.Tag == Pron }) >= 0
}

// parted tells a list of two names from a name that is set off by commas, which trees may take for one.
func (f *claimFinder) parted(head int, s Span) bool {
	and := func(w *Word) bool { return w.Rel == "cc" && s.Contains(w.Span) }
	joined := f.dependent(head, func(w *Word) bool {
		return w.Rel == "conj" && f.dependent(f.indexOf(w), and) >= 0
	})
	return joined < 0
}

// endsBeside tells whether a phrase that ends before word b is all that its commas hold.
func (f *claimFinder) endsBeside(b, last int) bool {
	if b >= last {
		return true
	}
	switch f.d.Slice(f.d.Words[b].Span) {
	case ",", "(", "–", "—", ";":
		return true
	}
	return false
}

// postnominal tells whether letters stand at word b as they do behind the name of a person, and then a comma or the end: "Ada Orlo KC,".
func (f *claimFinder) postnominal(b, last int) bool {
	if b >= last {
		return false
	}
	w := f.d.Slice(f.d.Words[b].Span)
	return len(w) <= 4 && strings.ToUpper(w) == w && isUpperFirst(w) && f.endsBeside(b+1, last)
}

// parts tells whether a comma stands between the head and word a, and before the name nothing but its titles.
func (f *claimFinder) parts(head, a int) bool {
	d := f.d
	i := a - 1
	for ; i > head; i-- {
		w := &d.Words[i]
		if d.Slice(w.Span) == "," {
			break
		}
		switch w.Tag {
		case Propn, Noun, Adj, Det:
		default:
			if d.Slice(w.Span) != "-" && w.Lemma != "of" {
				return false
			}
		}
	}
	if i <= head {
		return false
	}
	for i--; i > head; i-- { // between head and comma, nothing that a name could go with, but a place or office: "its head of policy"
		w := &d.Words[i]
		one := d.Words[head].Tag == Num || d.Words[head].Lemma == "one"
		if d.Slice(w.Span) == "," || w.Tag == Verb || !one && (w.Tag == Num || w.Tag == Pron) || !one && f.isPerson(i) && w.Tag == Noun && f.isPerson(head) {
			return false
		}
		if f.nouns[w.Lemma]&(nounOrg|nounGroup) != 0 && !f.isPerson(head) {
			return false
		}
	}
	return true
}
