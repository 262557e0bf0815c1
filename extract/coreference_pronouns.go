// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"sort"
	"strings"
)

// pronounClass is what a pronoun can stand for.
type pronounClass uint8

const (
	noPronoun pronounClass = iota
	masculine
	feminine
	neuter
	severalOf
)

func classOf(lemma, word string) pronounClass {
	switch strings.ToLower(word) {
	case "he", "him", "his", "himself":
		return masculine
	case "she", "her", "hers", "herself":
		return feminine
	case "it", "its", "itself":
		return neuter
	case "they", "their", "themselves":
		return severalOf
	}
	return noPronoun
}

// place is where a pronoun stands, and how.
type place struct {
	class               pronounClass
	sentence, paragraph int
	subject, quoted     bool
	initial             bool // among the first words of the sentence
	speaks              bool // subject of a verb of saying
}

// pronoun gives the entity that the pronoun at i stands for, -1 where that is not certain.
func (r *resolver) pronoun(i int, s Sentence) int {
	d := r.d
	class := classOf(d.Tokens[i].Lemma, d.word(i))
	switch class {
	case noPronoun:
		return -1
	case severalOf:
		return r.they(i, s)
	}
	if e := r.bound(i, class, s); e >= 0 {
		r.bindings[i] = true
		if r.learn && class != neuter {
			r.info[e].learnt[class]++
			r.settleSex(e)
		}
		return e
	}
	if r.nameless[i] || class == neuter && r.pleonastic(i, s) {
		return -1
	}
	if class == neuter && r.ofNameless(i, s) || class != neuter && (r.clientOf(i, s) >= 0 || r.ofSomebody(i, class, s)) {
		r.nameless[i] = true
		return -1
	}
	p := place{class: class, sentence: int(d.Tokens[i].Sentence), paragraph: s.Paragraph, initial: i < s.First+3}
	p.quoted = r.inQuote(d.Tokens[i].Start)
	p.subject = i+1 < s.Last && (d.Tokens[i+1].Tag == Verb || d.Tokens[i+1].Tag == Aux || d.Tokens[i+1].Tag == Adv)
	p.speaks = !p.quoted && r.speaks(i, i+1, s)
	best, second, entity := -100, -100, -1
	scores := r.scores(i, p, s)
	for e, x := range scores {
		switch {
		case x > best || x == best && e < entity:
			second, best, entity = max(second, best), x, e
		case x > second:
			second = x
		}
	}
	if r.learn && entity >= 0 && best >= r.weights.least && best-second >= 3*r.weights.margin && class != neuter {
		r.info[entity].learnt[class]++
		r.settleSex(entity)
	}
	need := r.weights.margin
	if p.quoted {
		need *= 2
	}
	least := r.weights.least
	if entity >= 0 && len(scores) == 1 && class != neuter && r.info[entity].sex != anySex && !r.learn && r.seenSince(entity, p.sentence-farthestOnly) {
		least -= r.weights.only
	}
	if entity < 0 || best < least || best-second < need {
		return -1
	}
	return entity
}

// farthestOnly is how many sentences back one is spoken of who is the only one of the sex.
const farthestOnly = 3

// scores tells how well each of the entities fits for which the pronoun at token i may stand.
func (r *resolver) scores(i int, p place, s Sentence) map[int]int {
	nearest, actor, says, sayer := true, r.actor(i, s), r.saysOf(i, s), r.saidAhead(i, s)
	scores := map[int]int{}
	for k := len(r.recent) - 1; k >= 0 && k >= len(r.recent)-window; k-- {
		m := r.recent[k]
		if !r.compatible(p.class, m) || m.entity == actor || m.entity == sayer || r.sameClause(i, m, p.class, s) || r.namedInSaid(i, m.entity, s) || r.hisOwn(i, m.entity, s) {
			continue
		}
		if p.quoted && (slices.Contains(r.speakers, m.entity) || p.class == neuter && !m.quoted) {
			continue
		}
		x := r.weights.score(p, m, r.info[m.entity])
		if nearest && p.class == neuter {
			x += r.weights.nearest
		}
		nearest = false
		if p.class != neuter && m.entity == says {
			x += r.weights.says
		}
		if old, ok := scores[m.entity]; !ok || x > old {
			scores[m.entity] = x
		}
	}
	if e := r.cataphor(i, p.class, s); e >= 0 {
		x := r.weights.ahead
		if possessivePronoun(strings.ToLower(r.d.word(i))) {
			x += r.weights.parallel
		}
		scores[e] = max(scores[e], x)
	}
	return scores
}

// saysOf gives the entity that is subject of the verb of saying on which the clause depends whose subject is the pronoun at token i: "Smith said
// he would go"; -1 if none.
func (r *resolver) saysOf(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Head < 0 || w.Rel != "nsubj" && w.Rel != "nsubj:pass" {
		return -1
	}
	says := r.reports(int(w.Head))
	if says < 0 || d.Words[says].Lemma == "ask" || r.inQuote(d.Tokens[i].Start) {
		return -1
	}
	c := r.childOf(says, s, "nsubj", "nsubj")
	if c < 0 || c > int(d.Tokens[i].Word) {
		return -1
	}
	if d.Words[c].Tag == Noun && !r.g.lists["mouthpiece"][d.Words[c].Lemma] && !r.g.lists["kin"][d.Words[c].Lemma] {
		if c = r.childOf(c, s, "appos", "flat"); c < 0 { // "its chairman, Tom Orr, said he"
			return -1
		}
	}
	if n := len(r.recent); d.Words[c].Tag != Propn || n == 0 || r.recent[n-1].last <= int(d.Words[c].Token) || r.recent[n-1].first > int(d.Words[c].Token) {
		return -1 // somebody else is named since
	}
	return r.recent[len(r.recent)-1].entity
}

// cataphor gives the entity named right behind a clause that stands first in the sentence, for a pronoun within that
// clause: "In her speech, Smith said".
func (r *resolver) cataphor(i int, class pronounClass, s Sentence) int {
	d := r.d
	from := i
	for from > s.First && i-from < 8 && d.Tokens[from-1].Tag != Punct {
		from--
	}
	if from > s.First && !openingMark(d.word(from-1)) {
		return -1
	}
	if tag := d.Tokens[from].Tag; tag != Adp && tag != Sconj && tag != Verb && tag != Adv {
		return -1
	}
	for k := i + 1; k < s.Last && k < i+16; k++ {
		if d.Tokens[k].Tag != Punct {
			continue
		}
		if d.word(k) != "," || k+1 >= s.Last {
			return -1
		}
		for n := r.next; n < len(r.names) && n < r.next+6; n++ {
			m := r.names[n]
			if first, last := d.tokensOf(m.Span); first > k {
				if first > k+4 || r.behindTitle(first, k+1) != k+1 || !r.compatible(class, seen{entity: m.entity}) || !r.isSubject(k+1, last, s) && !(last+1 < s.Last && d.word(last) == "," && d.word(last+1) == "who") {
					return -1
				}
				return m.entity
			}
		}
		return -1
	}
	return -1
}

func openingMark(w string) bool { return w == "“" || w == "\"" || w == "‘" || w == "'" }

// settleSex takes the sex that the pronouns of the first walk speak for.
func (r *resolver) settleSex(e int) {
	x := &r.info[e]
	if x.sex != anySex || r.d.Entities[e].Type != Person {
		return
	}
	switch {
	case x.learnt[feminine] > x.learnt[masculine]:
		x.sex = female
	case x.learnt[masculine] > x.learnt[feminine]:
		x.sex = male
	}
}

// compatible tells whether a pronoun of a class may stand for the entity of a mention.
func (r *resolver) compatible(class pronounClass, m seen) bool {
	typ := r.d.Entities[m.entity].Type
	x := r.info[m.entity].sex
	switch class {
	case masculine:
		return typ == Person && x != female
	case feminine:
		return typ == Person && x != male
	}
	return (typ == Organization || typ == Country || typ == Group) && !r.partisan(m)
}

// partisan tells whether the name of a party is only what a person is called: "the Michigan Democrat".
func (r *resolver) partisan(m seen) bool {
	if m.kind != Name || m.last != m.first+1 {
		return false
	}
	return r.g.lists["of-party"][strings.ToLower(r.d.word(m.first))]
}

// weights are what speaks for a mention, set on the development part of GAP.
type weights struct {
	near                                         [4]int // by distance in sentences
	inner                                        int    // pronoun in the midst of the mention's own sentence
	subject, main, parallel, possessor, oblique  int
	pronoun, paragraph, sexKnown, quoted, speaks int
	nearest, frequent, ahead, least, margin      int
	only                                         int // less is asked where it is the only one of the sex
	says                                         int // subject of the verb of saying on which the clause of the pronoun depends
}

// newsWeights were set on the development part of GAP, then rounded towards what news writing is like.
func newsWeights() weights {
	return weights{
		near: [4]int{50, 40, 15, -5}, inner: 25, subject: 5, main: 25, parallel: 15, possessor: 0, oblique: -25, pronoun: 0,
		paragraph: 10, sexKnown: 10, quoted: -20, speaks: 10, nearest: 10, frequent: 30, ahead: 85, least: 40, margin: 10, says: 15, only: 40,
	}
}

// score tells how well a mention fits as what a pronoun stands for: near, subject, much spoken of.
func (w *weights) score(p place, m seen, info entityInfo) int {
	x := 0
	if dist := p.sentence - m.sentence; dist < len(w.near) {
		x = w.near[dist]
	} else {
		x = w.near[3] + 10*(3-dist)
	}
	given := func(cond bool, weight int) {
		if cond {
			x += weight
		}
	}
	given(p.sentence == m.sentence && !p.initial, w.inner)
	given(m.subject, w.subject)
	given(m.subject && m.main, w.main)
	given(m.subject && p.subject, w.parallel)
	given(m.possessor, w.possessor)
	given(m.oblique, w.oblique)
	given(m.kind == Pronoun, w.pronoun)
	given(m.paragraph == p.paragraph, w.paragraph)
	given(p.class != neuter && info.sex != anySex, w.sexKnown)
	given(m.quoted && !p.quoted, w.quoted)
	given(m.speaks && p.speaks, w.speaks)
	return x + min(w.frequent, 3*info.count)
}

// sameClause tells whether a mention is subject of the clause of which the pronoun is object: "X told him".
func (r *resolver) sameClause(i int, m seen, class pronounClass, s Sentence) bool {
	d := r.d
	if m.sentence != int(d.Tokens[i].Sentence) {
		return false
	}
	switch strings.ToLower(d.word(i)) {
	case "him", "it":
	case "her":
		if i+1 < s.Last && (d.Tokens[i+1].Tag == Noun || d.Tokens[i+1].Tag == Adj || d.Tokens[i+1].Tag == Propn) {
			return false // a possessive
		}
	default:
		return false
	}
	if class == neuter && i+1 < s.Last && (d.Tokens[i+1].Tag == Verb || d.Tokens[i+1].Tag == Aux) {
		return false // "it" as subject
	}
	for k := m.last; k < i; k++ {
		if tag := d.Tokens[k].Tag; tag == Sconj || tag == Cconj || tag == Punct || d.Tokens[k].Lemma == "that" || d.Tokens[k].Lemma == "who" {
			return false
		}
	}
	return true
}

// pleonastic tells an "it" that stands for nothing with a name, or too vaguely to say: only possessives and the
// subjects of verbs of saying and doing are kept.
func (r *resolver) pleonastic(i int, s Sentence) bool {
	d := r.d
	w := strings.ToLower(d.word(i))
	if r.indefinite(i, s) {
		return true
	}
	if w == "its" || w == "itself" {
		return false
	}
	k := i + 1
	for k < s.Last && (d.Tokens[k].Tag == Adv || d.word(k) == "“" || d.word(k) == "\"") {
		k++
	}
	if k >= s.Last {
		return true
	}
	if saysSo(d.Tokens[k].Lemma) || r.g.lists["doing"][d.Tokens[k].Lemma] {
		return i > s.First && d.Tokens[i-1].Tag == Verb
	}
	if d.Tokens[k].Tag != Aux {
		return d.Tokens[k].Tag != Verb || r.g.lists["vague"][d.Tokens[k].Lemma] || strings.ToLower(d.word(k)) == d.Tokens[k].Lemma
	}
	switch strings.ToLower(d.word(k)) {
	case "would", "will", "had", "has", "could", "did":
	default:
		return true
	}
	for k++; k < s.Last && (d.Tokens[k].Tag == Adv || d.Tokens[k].Tag == Part); k++ {
	}
	return k >= s.Last || d.Tokens[k].Tag != Verb || r.g.lists["vague"][d.Tokens[k].Lemma]
}

// indefinite tells whether some body without a name stands before a pronoun: "a country ... its army".
func (r *resolver) indefinite(i int, s Sentence) bool {
	d := r.d
	for k := i - 1; k > s.First && k > i-12; k-- {
		if r.g.nouns[d.word(k)]&(nounOrg|nounCountry|nounGroup) == 0 {
			continue
		}
		for j := k - 1; j >= s.First && j > k-4; j-- {
			switch strings.ToLower(d.word(j)) {
			case "a", "an", "any", "another", "each", "every", "no", "one":
				return true
			}
		}
	}
	return false
}

// sortMentions puts the mentions of each entity in the order of the text.
func sortMentions(d *Document) {
	for i := range d.Entities {
		ms := d.Entities[i].Mentions
		sort.SliceStable(ms, func(a, b int) bool { return ms[a].Start < ms[b].Start })
	}
}
