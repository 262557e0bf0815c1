// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// placedMention is a mention with the entity that it belongs to.
type placedMention struct {
	Mention
	entity int
	head   Span // the noun of a nominal, as the stage names found it
}

// indexMentions puts the mentions of all entities in the order of the text. A stage that adds mentions calls it after.
func (d *Document) indexMentions() {
	d.placed = d.placed[:0]
	for e := range d.Entities {
		for _, m := range d.Entities[e].Mentions {
			d.placed = append(d.placed, placedMention{Mention: m, entity: e})
		}
	}
	sort.SliceStable(d.placed, func(i, j int) bool {
		a, b := d.placed[i].Span, d.placed[j].Span
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
}

// mentionsIn gives the mentions that lie inside a span, in the order of the text.
func (d *Document) mentionsIn(s Span) []placedMention {
	if d.placed == nil && len(d.Entities) > 0 {
		d.indexMentions()
	}
	from := sort.Search(len(d.placed), func(i int) bool { return d.placed[i].Start >= s.Start })
	to := from + sort.Search(len(d.placed)-from, func(i int) bool { return d.placed[from+i].Start >= s.End })
	in := d.placed[from:to]
	for i, m := range in {
		if m.End > s.End { // one that sticks out, so the others are copied
			out := append([]placedMention(nil), in[:i]...)
			for _, m := range in[i:] {
				if m.End <= s.End {
					out = append(out, m)
				}
			}
			return out
		}
	}
	return in
}

// tokensOf gives the range [first, last) of the tokens that lie inside a span, in whatever sentences.
func (d *Document) tokensOf(s Span) (first, last int) {
	first = sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= s.Start })
	last = first
	for last < len(d.Tokens) && d.Tokens[last].End <= s.End {
		last++
	}
	return first, last
}

// nameIn tells whether a name stands in a span.
func (d *Document) nameIn(s Span) bool {
	return slices.ContainsFunc(d.mentionsIn(s), func(m placedMention) bool { return m.Kind == Name })
}

// entityAt gives the entity that a noun phrase speaks of, -1 if none: that of the mention at the head of the phrase
// ("Governor X", "X, the bureau's director,", "the state governor"), or of the name in apposition to a head that is no
// mention ("Its chief executive, X,"). It is never the possessor or another part of the phrase ("South Korea's spy
// agency" is not South Korea, nor "some Republicans" their party), and a phrase of several heads ("X and Y") is nobody.
func (d *Document) entityAt(s Span) int {
	ms := d.mentionsIn(s)
	if len(ms) == 0 {
		return -1
	}
	for _, m := range ms {
		if m.Span == s {
			return m.entity
		}
	}
	first, last := d.tokensOf(s)
	end, stop := d.coreOf(first, last, ms)
	if end == first || ms[0].Start > s.Start && d.someOf(first) || d.thoseWho(end, stop, last) {
		return -1
	}
	if m, ok := endingAt(ms, d.Tokens[end-1].End); ok {
		if stop < last && d.Tokens[stop].Tag == Cconj && d.joins(stop, last, ms) {
			return -1
		}
		return m.entity
	}
	if stop < last && d.word(stop) == "," {
		if m, ok := startingAt(ms, d.Tokens, stop+1, last); ok && m.Kind == Name && !d.isPossessor(m.End) {
			return m.entity // "its chief executive, X"
		}
		return -1
	}
	return d.titled(first, stop, last, ms)
}

// someOf tells a token that makes a phrase speak of some of a body or people: "some Republicans" are not the party, nor "only two".
func (d *Document) someOf(token int) bool {
	for d.Tokens[token].Tag == Adv && token+1 < len(d.Tokens) {
		token++
	}
	switch strings.ToLower(d.word(token)) {
	case "some", "many", "several", "few", "most", "other", "various", "numerous", "certain":
		return true
	}
	return d.Tokens[token].Tag == Num
}

// thoseWho tells a noun in the plural, which ends at token end, with a clause that says which: "Republicans who stayed away".
func (d *Document) thoseWho(end, stop, last int) bool {
	return stop < last && end == stop && strings.EqualFold(d.word(stop), "who") && strings.HasSuffix(d.Words[d.Tokens[end-1].Word].XPOS, "S")
}

// coreOf gives the end of the part of a noun phrase that ends with its head, and the token at which something else
// begins (a comma, preposition, relative pronoun or conjunction).
func (d *Document) coreOf(first, last int, ms []placedMention) (end, stop int) {
	for i := first; i < last; i++ {
		if k := insideMention(ms, d.Tokens[i].Span); k >= 0 && ms[k].Kind == Name {
			for i+1 < last && d.Tokens[i+1].End <= ms[k].End {
				i++
			}
			continue
		}
		switch t := d.Tokens[i]; t.Tag {
		case Adp, Sconj, Cconj, Verb:
			if i > first && (t.Tag != Verb || d.Words[t.Word].Rel != "amod") {
				return i, i
			}
		case Punct:
			if i > first {
				return i, i
			}
			first = i + 1 // an opening mark
		case Pron:
			if w := t.Lemma; i > first && (w == "who" || w == "which" || w == "that") {
				return i, i
			}
		}
	}
	return last, last
}

// joins tells whether a name or nominal heads what follows the conjunction at stop.
func (d *Document) joins(stop, last int, ms []placedMention) bool {
	if stop+1 >= last {
		return false
	}
	end, _ := d.coreOf(stop+1, last, ms)
	if end <= stop+1 {
		return false
	}
	_, ok := endingAt(ms, d.Tokens[end-1].End)
	return ok
}

// titled finds the person behind an office with a preposition: "Secretary of State X", never "a relative of X".
func (d *Document) titled(first, stop, last int, ms []placedMention) int {
	if first >= len(d.Tokens) || stop >= last || d.Tokens[stop].Tag != Adp || !isUpperFirst(d.word(first)) {
		return -1
	}
	for _, m := range ms {
		if m.Kind != Name || d.Entities[m.entity].Type != Person || m.Start <= d.Tokens[stop].End {
			continue
		}
		i, _ := d.tokensOf(m.Span)
		if prev := d.Tokens[i-1].Tag; (prev == Propn || prev == Noun) && isUpperFirst(d.word(i-1)) {
			return m.entity
		}
		return -1
	}
	return -1
}

// isPossessor tells whether a possessive mark follows at byte offset end.
func (d *Document) isPossessor(end int) bool {
	i := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= end })
	return i < len(d.Tokens) && d.Tokens[i].Start == end && d.Tokens[i].Tag == Part && d.Tokens[i].Lemma == "'s"
}

func endingAt(ms []placedMention, end int) (placedMention, bool) {
	for _, m := range ms {
		if m.End == end {
			return m, true
		}
	}
	return placedMention{}, false
}

// startingAt finds the name that begins at token i, or right behind its titles.
func startingAt(ms []placedMention, ts []Token, i, last int) (placedMention, bool) {
	for ; i < last; i++ {
		for _, m := range ms {
			if m.Start == ts[i].Start {
				return m, true
			}
		}
		if ts[i].Tag != Propn {
			break
		}
	}
	return placedMention{}, false
}

// insideMention gives the mention that holds a token, -1 if none.
func insideMention(ms []placedMention, s Span) int {
	for i, m := range ms {
		if m.Contains(s) {
			return i
		}
	}
	return -1
}

func isUpperFirst(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}
