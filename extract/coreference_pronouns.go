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
)

// least is the score that a link needs, and margin how much better than the next it must be.
const (
	least        = 4
	margin       = 1
	quotedMargin = 2
)

func classOf(lemma, word string) pronounClass {
	switch strings.ToLower(word) {
	case "he", "him", "his", "himself":
		return masculine
	case "she", "her", "hers", "herself":
		return feminine
	case "it", "its", "itself":
		return neuter
	}
	return noPronoun
}

// pronoun gives the entity that the pronoun at i stands for, -1 where that is not certain.
func (r *resolver) pronoun(i int, s Sentence) int {
	d := r.d
	class := classOf(d.Tokens[i].Lemma, d.word(i))
	if class == noPronoun || class == neuter && r.pleonastic(i, s) {
		return -1
	}
	quoted := r.inQuote(d.Tokens[i].Start)
	subject := i+1 < s.Last && (d.Tokens[i+1].Tag == Verb || d.Tokens[i+1].Tag == Aux || d.Tokens[i+1].Tag == Adv)
	best, second, entity := -100, -100, -1
	scores := map[int]int{}
	for k := len(r.recent) - 1; k >= 0 && k >= len(r.recent)-window; k-- {
		m := r.recent[k]
		if !r.compatible(class, m) || r.sameClause(i, m, class, s) {
			continue
		}
		if quoted && slices.Contains(r.speakers, m.entity) {
			continue
		}
		x := r.score(class, m, d.Tokens[i].Sentence, s.Paragraph, subject, quoted)
		if old, ok := scores[m.entity]; !ok || x > old {
			scores[m.entity] = x
		}
	}
	for e, x := range scores {
		switch {
		case x > best || x == best && e < entity:
			second, best, entity = max(second, best), x, e
		case x > second:
			second = x
		}
	}
	if r.learn && entity >= 0 && best >= least && best-second >= 3 && class != neuter {
		r.info[entity].learnt[class]++
		r.settleSex(entity)
	}
	need := margin
	if quoted {
		need = quotedMargin
	}
	if entity < 0 || best < least || best-second < need {
		return -1
	}
	return entity
}

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
	return typ == Organization || typ == Country || typ == Group
}

// score tells how well a mention fits as what a pronoun stands for: near, subject, much spoken of.
func (r *resolver) score(class pronounClass, m seen, sentence, paragraph int, subject, quoted bool) int {
	x := 0
	switch dist := sentence - m.sentence; dist {
	case 0:
		x = 5
	case 1:
		x = 4
	case 2:
		x = 2
	case 3:
		x = 1
	default:
		x = 3 - dist
	}
	if m.subject {
		x += 3
		if subject {
			x++
		}
	}
	if m.possessor {
		x--
	}
	if m.oblique {
		x -= 2
	}
	if m.kind == Pronoun {
		x++
	}
	if m.paragraph == paragraph {
		x++
	}
	if class != neuter && r.info[m.entity].sex != anySex {
		x += 2
	}
	if m.quoted != quoted {
		x -= 2
	}
	return x + min(2, r.info[m.entity].count/3)
}

// sameClause tells whether a mention is subject of the clause of which the pronoun is object: "X told him".
func (r *resolver) sameClause(i int, m seen, class pronounClass, s Sentence) bool {
	d := r.d
	if m.sentence != d.Tokens[i].Sentence {
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
	if w == "its" || w == "itself" {
		return false
	}
	k := i + 1
	for k < s.Last && d.Tokens[k].Tag == Adv {
		k++
	}
	if k >= s.Last {
		return true
	}
	if saysSo(d.Tokens[k].Lemma) || acts(d.Tokens[k].Lemma) {
		return i > s.First && d.Tokens[i-1].Tag == Verb
	}
	if d.Tokens[k].Tag != Aux {
		return d.Tokens[k].Tag != Verb || vagueVerb(d.Tokens[k].Lemma) || strings.ToLower(d.word(k)) == d.Tokens[k].Lemma
	}
	switch strings.ToLower(d.word(k)) {
	case "would", "will", "had", "has", "could", "did":
	default:
		return true
	}
	for k++; k < s.Last && (d.Tokens[k].Tag == Adv || d.Tokens[k].Tag == Part); k++ {
	}
	return k >= s.Last || d.Tokens[k].Tag != Verb || vagueVerb(d.Tokens[k].Lemma)
}

// vagueVerb tells verbs that often have an "it" without meaning for subject, or any thing.
func vagueVerb(lemma string) bool {
	switch lemma {
	case "seem", "appear", "emerge", "take", "mean", "happen", "remain", "become", "cost", "come", "turn", "look", "rain", "help",
		"be", "follow", "depend", "matter", "work", "go", "start", "begin", "end", "lie", "double", "show", "make", "get":
		return true
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
