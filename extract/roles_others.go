// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// subjectBehind tells whether a phrase behind a comma is no apposition to the name before it, which stands behind a preposition, but what the
// sentence is about: "Against X, the governor won".
func (t *titler) subjectBehind(p phrase, first int, s Sentence) bool {
	d := t.d
	if p.end >= s.Last || d.Tokens[p.end].Tag != Verb && d.Tokens[p.end].Tag != Aux || strings.HasPrefix(d.Words[d.Tokens[p.end].Word].Rel, "acl") {
		return false
	}
	k := t.pastHonorifics(first-1, s.First)
	for k > s.First && (t.noun(k)&nounPerson != 0 || d.word(k) == "." || d.Tokens[k].Tag == Det) {
		k--
	}
	return k >= s.First && d.Tokens[k].Tag == Adp
}

// othersFrom tells whether what begins with token i, behind "and", are other people, after whom no comma follows: "two councillors", "Y", "his wife".
func (t *titler) othersFrom(i int, s Sentence) bool {
	d := t.d
	if i >= s.Last {
		return false // "X, the mayor and"
	}
	if m := t.nameFrom(t.forwardsPast(i, s.Last)); m >= 0 {
		_, e := d.tokensOf(d.placed[m].Span)
		return d.Entities[d.placed[m].entity].Type == Person && !d.isPossessor(d.placed[m].End) && (e >= s.Last || d.word(e) != ",")
	}
	owned := possessivePronoun(d.Tokens[i].Lemma)
	for k := i; k < s.Last && k < i+6; k++ {
		switch d.Tokens[k].Tag {
		case Num, Adj, Det, Propn:
			continue
		case Pron:
			if k == i && owned {
				continue
			}
		case Noun:
			if k+1 < s.Last && (d.Tokens[k+1].Tag == Noun || d.Tokens[k+1].Tag == Propn) {
				continue
			}
			many := d.Tokens[k].Lemma != strings.ToLower(d.word(k)) && strings.HasSuffix(d.word(k), "s")
			return (many || owned && t.noun(k)&nounPerson != 0) && (k+1 >= s.Last || d.word(k+1) != ",")
		}
		break
	}
	return false
}

// ofNext tells whether the phrase that ends before the comma at token i belongs to the name behind it, of which something is said.
func (t *titler) ofNext(i, last int) bool {
	d := t.d
	if i+1 >= last || d.word(i) != "," {
		return false
	}
	m := t.nameFrom(t.forwardsPast(i+1, last))
	if m < 0 || d.Entities[d.placed[m].entity].Type != Person {
		return false
	}
	_, e := d.tokensOf(d.placed[m].Span)
	return e+1 < last && d.word(e) == "," && (d.Tokens[e+1].Tag == Verb || d.Tokens[e+1].Tag == Aux)
}
