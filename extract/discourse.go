// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"sort"

	"kg/extract/coreference"
)

// Discourse is the document as coreference is found in it: its words, quotations and names. The names must have been found.
func (r *Reader) Discourse(d *Document) *coreference.Text { return d.discourse(r.lex.gazetteer) }

func (d *Document) discourse(g *gazetteer) *coreference.Text {
	t := &coreference.Text{Guesses: map[int]int{}, Word: func(i int) coreference.Word { return d.discourseWord(i, g) }}
	turns := map[string]int{}
	for _, s := range d.Sentences {
		if s.FirstWord == s.LastWord {
			continue
		}
		x := coreference.Sentence{First: s.FirstWord, Last: s.LastWord, Paragraph: s.Paragraph}
		if n := len(t.Sentences); n > 0 && t.Sentences[n-1].Paragraph == s.Paragraph {
			x.Turn = t.Sentences[n-1].Turn
		} else if label := d.label(s); label != "" {
			if turns[label] == 0 {
				turns[label] = len(turns) + 1
			}
			x.Turn = turns[label]
		}
		t.Sentences = append(t.Sentences, x)
	}
	var all []placedMention
	for _, m := range d.placed {
		if m.Kind == Name {
			all = append(all, m)
		}
	}
	for _, m := range d.guesses {
		if m.Kind == Pronoun {
			if first, last := d.wordsOf(m.Span); last == first+1 {
				t.Guesses[first] = m.entity
			}
			continue
		}
		all = append(all, m)
	}
	slices.SortStableFunc(all, func(a, b placedMention) int { return a.Start - b.Start })
	end := 0
	for _, m := range all {
		x := coreference.Name{Entity: m.entity, Kinds: kindOf(d.Entities[m.entity].Type) | sexKind(d.sexes[m.entity]), Common: m.Kind != Name}
		x.First, x.Last = d.wordsOf(m.Span)
		if x.Common { // the tree tells how far its phrase goes, and a name in it is one
			x.First, x.Last = d.wordsOf(m.head)
		}
		if x.First < end || x.First == x.Last {
			continue
		}
		end = x.Last
		t.Names = append(t.Names, x)
	}
	return t
}

// longestLabel is how many tokens a label has at most.
const longestLabel = 6

// label gives what tells who speaks in the turn of a talk that a sentence begins: "Ann Orlo" of "Ann Orlo: I know.", "" where
// there is none.
func (d *Document) label(s Sentence) string {
	for i := s.First; i+1 < s.Last && i <= s.First+longestLabel; i++ {
		switch {
		case d.word(i) == ":" && i > s.First:
			return d.Slice(d.tokenSpan(s.First, i))
		case !isUpperFirst(d.word(i)) && d.word(i) != ".":
			return ""
		}
	}
	return ""
}

// discourseWord is a word as coreference reads it.
func (d *Document) discourseWord(i int, g *gazetteer) coreference.Word {
	w := &d.Words[i]
	x := coreference.Word{Form: d.Slice(w.Span), Lemma: w.Lemma, XPOS: w.XPOS, Rel: w.Rel, Head: int(w.Head)}
	if w.Tag == Noun {
		x.Kinds = kindsOf(g.nouns[w.Lemma])
	}
	if q := sort.Search(len(d.Quotations), func(q int) bool { return d.Quotations[q].End > w.Start }); q < len(d.Quotations) && d.Quotations[q].Start < w.Start {
		x.Quote = q + 1
	}
	return x
}

// wordsOf gives the range [first, last) of the words that overlap a span.
func (d *Document) wordsOf(s Span) (first, last int) {
	lo, hi := 0, len(d.Words)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Words[mid].End <= s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for last = lo; last < len(d.Words) && d.Words[last].Start < s.End; last++ {
	}
	return lo, last
}

func kindOf(t EntityType) coreference.Kind {
	return [...]coreference.Kind{coreference.Person, coreference.Body, coreference.Country, coreference.Place, coreference.Place,
		coreference.Group, coreference.Event}[t]
}

func sexKind(s sex) coreference.Kind {
	switch s {
	case female:
		return coreference.Female
	case male:
		return coreference.Male
	}
	return 0
}

// kindsOf is what the lexicon says of a noun.
func kindsOf(n nouns) (k coreference.Kind) {
	for _, x := range [...]struct {
		nouns
		coreference.Kind
	}{
		{nounPerson, coreference.Person}, {nounMale, coreference.Male}, {nounFemale, coreference.Female}, {nounOrg, coreference.Body},
		{nounCountry, coreference.Country}, {nounCity | nounPlace, coreference.Place}, {nounGroup, coreference.Group},
		{nounEvent, coreference.Event},
	} {
		if n&x.nouns != 0 {
			k |= x.Kind
		}
	}
	return k
}
