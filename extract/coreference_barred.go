// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// another tells whether the pronoun at token i cannot stand for an entity: whoever does something to "him" is somebody else, and nobody
// calls himself by his name in what "he" says, nor is anybody what is "his": "Smith, his brother".
func (r *resolver) another(i, entity int, s Sentence) bool {
	return r.actor(i, s) == entity || r.saidAhead(i, s) == entity || r.addressed(i, entity) || r.namedInSaid(i, entity, s) || r.hisOwn(i, entity, s) || r.deed(i, s)
}

// deed tells whether the "it" at token i is what somebody denies, does or calls nonsense: no body or country, but something that is said or
// done. "It was the mayor who left" speaks of nothing.
func (r *resolver) deed(i int, s Sentence) bool {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if !strings.EqualFold(d.word(i), "it") || w.Head < 0 {
		return false
	}
	v := &d.Words[w.Head]
	switch w.Rel {
	case "nsubj":
		if v.Lemma == "take" && i > s.First && slices.Contains([]string{"as", "whatever", "what"}, strings.ToLower(d.word(i-1))) {
			return true // "for as long as it takes"
		}
		return r.childOf(int(w.Head), s, "cop", "cop") >= 0 && r.childOf(int(w.Head), s, "acl:relcl", "acl:relcl") >= 0 && (v.Tag == Propn || r.definite(int(w.Head), s))
	case "obl":
		return (v.Lemma == "comment" || v.Lemma == "talk" || v.Lemma == "speak") && (d.hasCase(int(d.Tokens[i].Word), "on") || d.hasCase(int(d.Tokens[i].Word), "about"))
	case "obj":
		if i+1 < s.Last && (d.Tokens[i+1].Tag == Verb || d.Tokens[i+1].Tag == Aux) {
			return false // "admitted it withheld them"
		}
		switch {
		case r.g.lists["done"][v.Lemma]:
			return true
		case r.g.lists["deemed"][v.Lemma]:
			x := r.childOf(int(w.Head), s, "xcomp", "xcomp")
			return x >= 0 && r.g.nouns[strings.ToLower(d.Words[x].Lemma)]&(nounOrg|nounGroup|nounCountry|nounPlace) == 0
		}
	}
	return false
}

// addressed tells whether an "it" is rather another than a body to which something is said, and of which the text has said no more, where another
// is named behind it: "told the Commons that the union was wrong. He had asked it twice".
func (r *resolver) addressed(i, entity int) bool {
	d := r.d
	if !strings.EqualFold(d.word(i), "it") || d.Entities[entity].Type != Organization {
		return false
	}
	other := false
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= int(d.Tokens[i].Sentence)-1; k-- {
		m := &r.recent[k]
		if m.entity != entity {
			other = other || d.Entities[m.entity].Type == Organization
			continue
		}
		w := &d.Words[d.Tokens[m.last-1].Word]
		return other && (w.Rel == "obj" || w.Rel == "iobj") && w.Head >= 0 && saysSo(d.Words[w.Head].Lemma)
	}
	return false
}

// definite tells whether a noun has "the".
func (r *resolver) definite(noun int, s Sentence) bool {
	det := r.childOf(noun, s, "det", "det")
	return det >= 0 && r.d.Words[det].Lemma == "the"
}

// hisOwn tells whether the "his" or "its" at token i stands with a noun that says what an entity is: "Target, its smaller rival", "his wife, Ann
// Orlo", "his brother Max".
func (r *resolver) hisOwn(i, entity int, s Sentence) bool {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nmod:poss" || w.Head < 0 {
		return false
	}
	noun := &d.Words[w.Head]
	if r.g.nouns[strings.ToLower(noun.Lemma)]&nounPerson != 0 && r.childOf(int(w.Head), s, "cop", "cop") >= 0 && r.childOf(int(w.Head), s, "case", "case") < 0 { // "Smith was his adviser"
		if subject := r.childOf(int(w.Head), s, "nsubj", "nsubj"); subject >= 0 && subject < int(w.Head) && r.entityOfWord(subject, s) == entity {
			return true
		}
	}
	if (noun.Rel == "appos" || noun.Rel == "conj" && !r.several(int(w.Head)) && r.childOf(int(w.Head), s, "cc", "cc") < 0) && noun.Head >= 0 && noun.Head < w.Head && i > s.First && d.Tokens[i-1].Tag == Punct {
		return r.entityOfWord(int(noun.Head), s) == entity
	}
	next := int(noun.Token) + 1
	if next < s.Last && d.word(next) == "," {
		next++
	}
	if next >= s.Last || noun.Token < d.Words[d.Tokens[i].Word].Token {
		return false
	}
	m, ok := r.nameAt(next)
	return ok && m.entity == entity && r.besideWord(m, int(w.Head))
}

// actor gives the entity that does what the clause says of the pronoun at token i, which therefore is another: "Smith thanked him",
// "Smith accused Orr of lying to him" (Orr lies), "the board declined to comment on it"; -1 if none.
func (r *resolver) actor(i int, s Sentence) int {
	d := r.d
	at := int(d.Tokens[i].Word)
	w := &d.Words[at]
	if w.Head < 0 {
		return -1
	}
	switch strings.ToLower(d.word(i)) {
	case "him", "it":
	case "her": // the tree may not see whose something is: "keeps her cool"
		if w.XPOS == "PRP$" || i+1 < s.Last && (d.Tokens[i+1].Tag == Noun || d.Tokens[i+1].Tag == Adj || d.Tokens[i+1].Tag == Propn) {
			return -1
		}
	default:
		return -1
	}
	switch w.Rel {
	case "obj", "iobj":
	case "obl", "obl:agent":
		if !r.reaches(at) || d.Words[w.Head].Lemma == "have" || d.hasCase(at, "for") && !strings.EqualFold(d.word(i), "it") {
			return -1
		}
	default:
		return -1
	}
	subject := r.doer(int(w.Head), s)
	if subject < 0 || subject == at {
		return -1
	}
	return r.entityOfWord(subject, s)
}

// reaches tells whether the preposition before word w hands to it what is done, which a place does not: "paid for it", not "had a gun with
// him".
func (r *resolver) reaches(w int) bool {
	for _, p := range [...]string{"to", "by", "against", "for", "at", "of", "from", "on", "about"} {
		if r.d.hasCase(w, p) {
			return true
		}
	}
	return false
}

// doer gives the word for who does what word v says: its subject or, of a verb that has none, whom the verb above has for it: its object
// ("asked Smith to help him", "accused Smith of lying to him"), else its subject; -1 if none, or where the tree is not plain.
func (r *resolver) doer(v int, s Sentence) int {
	d := r.d
	for range 4 {
		c, n := r.subjects(v, s)
		if n > 1 {
			return -1
		}
		if n == 1 {
			if d.Words[v].Rel == "acl:relcl" && strings.HasPrefix(d.Words[c].XPOS, "W") {
				return int(d.Words[v].Head)
			}
			return c
		}
		x := &d.Words[v]
		if x.Head < 0 {
			return -1
		}
		object := x.Rel == "xcomp"
		switch x.Rel {
		case "conj":
			for c := int(x.Head) + 1; c < v; c++ {
				if strings.HasPrefix(d.Words[c].Rel, "nsubj") && int(d.Words[c].Head) > int(x.Head) {
					return -1 // the tree may have lost its subject
				}
			}
		case "xcomp":
		case "advcl":
			if object = r.opensWith(v, s, "of", "from", "into", "for"); !object && (x.XPOS != "VBG" || !r.opensWith(v, s, "after", "before", "by", "while", "without", "in")) {
				return -1
			}
		default:
			return -1
		}
		if object {
			if c := r.childOf(int(x.Head), s, "obj", "iobj"); c >= 0 {
				return c
			}
		}
		v = int(x.Head)
	}
	return -1
}

// subjects gives the last of the words that are subject of verb v, and how many there are: several are a slip of the tree.
func (r *resolver) subjects(v int, s Sentence) (last, n int) {
	last = -1
	for c := s.FirstWord; c < s.LastWord; c++ {
		if w := &r.d.Words[c]; int(w.Head) == v && (w.Rel == "nsubj" || w.Rel == "nsubj:pass") {
			last, n = c, n+1
		}
	}
	return last, n
}

// opensWith tells whether one of some words stands right before verb v and opens its clause: "of lying".
func (r *resolver) opensWith(v int, s Sentence, words ...string) bool {
	d := r.d
	if v > s.FirstWord && d.Words[v-1].Tag == Adv {
		v--
	}
	return v > s.FirstWord && slices.Contains(words, strings.ToLower(d.Slice(d.Words[v-1].Span)))
}

// entityOfWord gives the entity of which a word before the place that is read speaks, itself or by a name in apposition to it; -1 if none.
func (r *resolver) entityOfWord(word int, s Sentence) int {
	d := r.d
	name := int32(r.childOf(word, s, "appos", "flat"))
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].first >= s.First; k-- {
		m := &r.recent[k]
		for t := m.first; t < m.last; t++ {
			at := d.Tokens[t].Word
			if int(at) == word || name >= 0 && (at == name || d.Words[at].Head == name && d.Words[at].Rel != "nmod:poss") {
				return m.entity // "the lawyer, Ann Orlo QC,"
			}
		}
	}
	return -1
}

// namedInSaid tells whether the pronoun at token i says something in quotation marks right before it in which an entity is named, but for
// what is only named after it ("the Smith camp").
func (r *resolver) namedInSaid(i, entity int, s Sentence) bool {
	q := r.saidBefore(i, s)
	return q != nil && slices.ContainsFunc(r.d.mentionsIn(q.Span), func(m placedMention) bool {
		_, last := r.d.tokensOf(m.Span)
		return m.Kind == Name && m.entity == entity && last > 0 && r.d.Words[r.d.Tokens[last-1].Word].Rel != "compound"
	})
}
