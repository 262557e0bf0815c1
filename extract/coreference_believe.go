// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"

	"kg/extract/coreference"
)

// How sure a chain must be for the graph, in the unit of margins: for people, where the rules guess another entity and where they
// guess none; for "it", where they do not guess the same. Set on the development parts of GAP and OntoGUM, on MEANTIME, on
// news articles and on the golden files. certain is more than any margin.
const (
	leastAgainst = 4000
	leastAlone   = 500
	leastIt      = 2000
	leastSpeaker = 2000
	leastAbove   = 8000
	certain      = 1 << 30
)

// believe takes from the chains of the text whom and what "he", "she" and "it" stand for. A pronoun is as sure as those
// before it in its chain. Where a chain has no name, the guess of the rules stays, but for "it" that says nothing, which often
// stands for nothing that has one.
func (r *resolver) believe(ms []coreference.Mention) {
	named := map[int]coreference.Mention{} // the first name of each chain, also behind its pronouns
	nouns := map[int]bool{}                // whether a chain has any
	for _, m := range ms {
		at := int(r.d.Words[m.Head].Token)
		if _, ok := named[m.Chain]; !ok && m.Entity >= 0 && !r.partisan(seen{kind: Name, first: at, last: at + 1}) {
			named[m.Chain] = m
		}
		nouns[m.Chain] = nouns[m.Chain] || m.Class != coreference.Pronoun
	}
	r.meant, r.guessed = map[int]int{}, map[int]int{}
	for _, m := range r.added {
		if first, last := r.d.tokensOf(m.Span); m.Kind == Pronoun && last == first+1 {
			r.guessed[first] = m.entity
		}
	}
	sure := map[int]int{} // of each chain, since its last name
	for i := range ms {
		m := &ms[i]
		if m.Entity >= 0 {
			sure[m.Chain] = certain
			continue
		}
		if m.Class != coreference.Pronoun {
			continue
		}
		name, ok := named[m.Chain]
		if !ok {
			r.unnamed(int(r.d.Words[m.Head].Token), nouns[m.Chain], m.Margin)
			continue
		}
		s, before := sure[m.Chain]
		if !before { // the name is still to come
			s = name.Margin
		} else {
			s = min(s, m.Margin)
			sure[m.Chain] = s
		}
		r.settle(int(r.d.Words[m.Head].Token), name.Entity, s)
	}
}

// settle decides whether the pronoun at i, if it is "he", "she" or "it", stands for the entity of its chain. Where the rules know of
// nobody who speaks, nobody is taken for the speaker, and in what somebody is said to say their guess stays: a gap is better
// than a wrong mouth.
func (r *resolver) settle(i, entity, sure int) {
	t := &r.d.Tokens[i]
	class := classOf(t.Lemma, r.d.word(i))
	guess, ok := r.guessed[i]
	sen := r.d.Sentences[t.Sentence]
	bound := ok && class != noPronoun && r.bindings[i]
	switch {
	case class == noPronoun || class == severalOf:
		return
	case bound:
		r.meant[i] = guess
	case r.nameless[i]:
		r.meant[i] = -1
	case class == neuter && strings.EqualFold(r.d.word(i), "its") && sure >= leastIt && r.d.Entities[entity].Type != Person && !r.staffed(i):
		r.meant[i] = entity // that may be a place, which does nothing
	case !r.compatible(class, seen{entity: entity}):
		if r.meant[i] = -1; ok {
			r.meant[i] = guess
		}
	case class == neuter:
		switch {
		case ok && guess == entity || sure >= leastIt:
			r.meant[i] = entity
		case ok:
			r.meant[i] = guess
		default:
			r.meant[i] = -1
		}
	case ok && guess != entity && r.inQuote(t.Start):
		r.meant[i] = entity
	case ok && guess != entity && (sure < leastAgainst || sure < leastAbove && r.reported(int(t.Word))):
		r.meant[i] = guess
	case !ok && (sure < leastAlone || sure < leastSpeaker && r.speaks(i, i+1, sen) || r.ownReport(i, sen)):
		r.meant[i] = -1
	default:
		r.meant[i] = entity
	}
}

// ownReport tells whether the pronoun at i may well stand for somebody without a name who says it: "the governor said he was ill". Of
// those who speak for others ("his lawyer said he was ill") that is not likely.
func (r *resolver) ownReport(i int, s Sentence) bool {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nsubj" && w.Rel != "nsubj:pass" || w.Head < 0 || d.Words[w.Head].Rel != "ccomp" || d.Words[w.Head].Head < 0 {
		return false
	}
	who := r.subjectOf(int(d.Words[w.Head].Head), s)
	if who < 0 || d.Words[who].Tag != Noun || r.childOf(who, s, "nmod:poss", "nmod") >= 0 || strings.HasSuffix(d.Words[who].XPOS, "S") {
		return false
	}
	noun := d.Words[who].Lemma
	return !r.g.lists["reporter"][noun] && r.g.nouns[noun]&nounPerson != 0
}

// unnamed decides about a pronoun whose chain has no name: the guess of the rules stays where the chain has no noun either, or
// what is owned tells that it is a body, and for people but where it is certain that somebody without a name says it of himself.
func (r *resolver) unnamed(i int, noun bool, margin int) {
	guess, ok := r.guessed[i]
	class := classOf(r.d.Tokens[i].Lemma, r.d.word(i))
	switch neuter := class == neuter; {
	case !ok || class == severalOf:
	case r.bindings[i], !noun, neuter && r.staffed(i):
		r.meant[i] = guess
	case !neuter && margin >= leastAgainst && r.reported(int(r.d.Tokens[i].Word)):
		r.meant[i] = -1
	}
}

// reported tells whether word i stands in the clause that says what somebody says: "said that he would".
func (r *resolver) reported(i int) bool {
	for n := 0; n < 12; n++ {
		w := &r.d.Words[i]
		if w.Head < 0 {
			return false
		}
		i = int(w.Head)
		if w.Rel == "ccomp" && saysSo(r.d.Words[i].Lemma) {
			return true
		}
	}
	return false
}

// believed gives the entity that the pronoun at i stands for, -1 where that is not certain. Nobody speaks of himself as "he":
// where a chain says so, the guess stays as well.
func (r *resolver) believed(i int) int {
	e, ok := r.meant[i]
	if t := &r.d.Tokens[i]; !ok && classOf(t.Lemma, r.d.word(i)) == neuter && !r.speaks(i, i+1, r.d.Sentences[t.Sentence]) {
		return -1 // what it stands for has no name
	}
	if !ok || e >= 0 && r.inQuote(r.d.Tokens[i].Start) && slices.Contains(r.speakers, e) {
		if e, ok = r.guessed[i]; !ok {
			return -1
		}
	}
	if e >= 0 && !r.bindings[i] && r.another(i, e, r.d.Sentences[r.d.Tokens[i].Sentence]) {
		return -1
	}
	return e
}
