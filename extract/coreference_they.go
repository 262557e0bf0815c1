// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// they gives the body for which the "they" or "their" at token i stands: one that says something of itself ("the club said they would
// appeal"), the subject of its clause, or of the sentence before where it begins one; -1 where that is not certain. Most often it is people
// without a name, so that everything in the plural that stands nearer speaks against a body.
func (r *resolver) they(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Head < 0 || r.inQuote(d.Tokens[i].Start) {
		return -1
	}
	switch subject := strings.HasPrefix(w.Rel, "nsubj"); {
	case subject && i <= s.First+1 && (i == s.First || d.Tokens[s.First].Tag == Cconj || d.Tokens[s.First].Tag == Adv):
		return r.theyBefore(i, s, saysSo(d.Words[w.Head].Lemma) || r.g.lists["doing"][d.Words[w.Head].Lemma])
	case subject:
		if e := r.theyReport(int(d.Tokens[i].Word), s); e >= 0 {
			return e
		}
	case w.Rel == "nmod:poss" && i == s.First && r.staffed(i):
		return r.theyBefore(i, s, true)
	}
	return r.theyWithin(i, s)
}

// fighters gives the body for which "the rebels" stands: the only one of the text that is told by such a word; -1 where there
// are several.
func (r *resolver) fighters(w *wanted) int {
	if w.indefinite || w.of >= 0 || w.by >= 0 || len(w.words) > 1 || !strings.EqualFold(r.d.word(w.first), "the") {
		return -1
	}
	one := -1
	for _, e := range r.armed() {
		if r.lastSeen(e) == nil || r.info[e].count == 0 {
			continue
		}
		if one >= 0 {
			return -1
		}
		one = e
	}
	return one
}

// armed gives the bodies of which the text tells that they fight: "the rebel group M23", "the FJL, an armed movement".
func (r *resolver) armed() []int {
	if r.fighting != nil {
		return r.fighting
	}
	r.fighting = []int{}
	for i := range r.d.Tokens {
		if strings.HasSuffix(r.d.Words[r.d.Tokens[i].Word].XPOS, "S") && i > 0 && r.g.nouns[r.d.Tokens[i].Lemma]&(nounGroup|nounOrg) != 0 && r.g.lists["of-fighters"][strings.ToLower(r.d.word(i-1))] {
			return r.fighting // "two rebel groups"
		}
	}
	for e := range r.info {
		typ := r.d.Entities[e].Type
		name := strings.Fields(strings.ToLower(r.d.Entities[e].Name))
		if (typ == Organization || typ == Group) && (slices.ContainsFunc(name, func(x string) bool { return r.g.lists["of-fighters"][x] }) || slices.ContainsFunc(r.info[e].called, func(c called) bool {
			return r.g.lists["of-fighters"][c.noun] || slices.ContainsFunc(c.words, func(x string) bool { return r.g.lists["of-fighters"][x] })
		})) {
			r.fighting = append(r.fighting, e)
		}
	}
	return r.fighting
}

// theyReport gives the body that is subject of the verb of saying on which the clause depends whose subject is the "they" that is word they.
func (r *resolver) theyReport(they int, s Sentence) int {
	d := r.d
	v := int(d.Words[they].Head)
	for n := 0; n < 4 && d.Words[v].Rel == "conj" && d.Words[v].Head >= 0; n++ {
		v = int(d.Words[v].Head)
		if c := r.childOf(v, s, "nsubj", "nsubj:pass"); c >= 0 && c != they && r.several(c) {
			return -1
		}
	}
	says := int(d.Words[v].Head)
	if says < 0 || d.Words[v].Rel != "ccomp" || they > 0 && d.Slice(d.Words[they-1].Span) == "," || !saysSo(d.Words[says].Lemma) && !r.g.lists["doing"][d.Words[says].Lemma] || r.childOf(says, s, "obj", "iobj") >= 0 {
		return -1
	}
	subject := r.subjectOf(says, s)
	if subject < 0 || subject > they || d.Words[subject].Lemma == "it" || r.severalBetween(subject+1, they) || r.severalBefore(s) && !r.inPlural(subject, s) {
		return -1
	}
	return r.bodyOf(subject, s)
}

// severalBefore tells whether the sentence before another has people or things in the plural for subject, or speaks of people in the plural:
// "Activists climbed the rig. The group said they would stay".
func (r *resolver) severalBefore(s Sentence) bool {
	k := int(r.d.Tokens[s.First].Sentence) - 1
	if k < 0 || r.d.Sentences[k].Paragraph < s.Paragraph-1 {
		return false
	}
	before := r.d.Sentences[k]
	for c := before.FirstWord; c < before.LastWord; c++ {
		if w := &r.d.Words[c]; w.Tag == Noun && strings.HasSuffix(w.XPOS, "S") && r.g.nouns[strings.ToLower(w.Lemma)]&nounPerson != 0 {
			return true
		}
	}
	c := r.mainSubject(before)
	return c >= 0 && r.d.Words[c].Tag == Noun && r.several(c)
}

// mainSubject gives the word that is subject of a sentence, -1 if none.
func (r *resolver) mainSubject(s Sentence) int {
	d := r.d
	for c := s.FirstWord; c < s.LastWord; c++ {
		if w := &d.Words[c]; (w.Rel == "nsubj" || w.Rel == "nsubj:pass") && w.Head >= 0 && d.Words[w.Head].Rel == "root" && !r.inQuote(w.Start) {
			return c
		}
	}
	return -1
}

// theyBefore gives the body that is subject of the sentence before the pronoun at token i; sure where what "they" do only people and bodies do.
func (r *resolver) theyBefore(i int, s Sentence, sure bool) int {
	d := r.d
	k := int(d.Tokens[i].Sentence) - 1
	if k < 0 || d.Paragraphs[d.Sentences[k].Paragraph].Kind != Body || d.Sentences[k].Paragraph < s.Paragraph-1 || r.heads(d.Sentences[k]) {
		return -1
	}
	before := d.Sentences[k]
	c := r.mainSubject(before)
	if c < 0 || !(sure && r.inPlural(c, before)) && r.severalBetween(before.FirstWord, before.LastWord) {
		return -1
	}
	return r.bodyOf(c, before)
}

// theyWithin gives the body in the plural that is subject of the clause of the pronoun at token i, or of one above it: "Leeds have lost their
// best player", "The Greens said so when they met".
func (r *resolver) theyWithin(i int, s Sentence) int {
	d := r.d
	at := int(d.Tokens[i].Word)
	for n, v := 0, int(d.Words[at].Head); n < 8 && v >= 0; n++ {
		if c := r.childOf(v, s, "nsubj", "nsubj:pass"); c >= 0 && c < at {
			if !r.inPlural(c, s) && !(r.staffed(i) && !r.several(int(d.Words[at].Head))) || r.severalBetween(c+1, at) {
				return -1
			}
			return r.bodyOf(c, s)
		}
		v = int(d.Words[v].Head)
	}
	return -1
}

// bodyOf gives the body, or team of a country, of which word c speaks; -1 if it is none.
func (r *resolver) bodyOf(c int, s Sentence) int {
	e := r.entityOfWord(c, s)
	if e < 0 || r.partOf(c, s) {
		return -1
	}
	switch r.d.Entities[e].Type {
	case Organization, Group:
		return e
	case Country:
		if r.inPlural(c, s) {
			return e
		}
	}
	return -1
}

// partOf tells whether the phrase of word c speaks of some of a body only: "a dozen Greens", "moderate Greens".
func (r *resolver) partOf(c int, s Sentence) bool {
	d := r.d
	for x := s.FirstWord; x < c; x++ {
		w := &d.Words[x]
		if int(w.Head) == c && w.Rel != "nmod:poss" && (w.Tag != Det && w.Tag != Adv && !isUpperFirst(d.Slice(w.Span)) || d.someOf(int(w.Token))) {
			return true
		}
	}
	return false
}

// several tells a noun in the plural, or several that "and" joins.
func (r *resolver) several(c int) bool {
	d := r.d
	s := d.Sentences[d.Tokens[d.Words[c].Token].Sentence]
	return d.Words[c].Tag == Noun && strings.HasSuffix(d.Words[c].XPOS, "S") || r.childOf(c, s, "conj", "conj") >= 0
}

// severalBetween tells whether among the words [first, last) is a noun in the plural that "they" may stand for; times and numbers are none.
func (r *resolver) severalBetween(first, last int) bool {
	d := r.d
	for c := first; c < last; c++ {
		w := &d.Words[c]
		switch {
		case w.Tag == Propn && w.XPOS == "NNPS", w.Tag == Noun && strings.HasSuffix(w.XPOS, "S") && !r.g.lists["measured"][w.Lemma]:
			return true
		case w.Rel == "conj" && (w.Tag == Propn || w.Tag == Noun):
			return true
		}
	}
	return false
}

// inPlural tells whether the subject that is word c is one in the plural by its own form or that of its verb: "the Greens", "Leeds have lost".
func (r *resolver) inPlural(c int, s Sentence) bool {
	d := r.d
	w := &d.Words[c]
	if strings.HasSuffix(w.XPOS, "S") {
		return true
	}
	if w.Head < 0 {
		return false
	}
	for x := c + 1; x <= int(w.Head) && x < s.LastWord; x++ {
		if v := &d.Words[x]; (x == int(w.Head) || v.Head == w.Head && strings.HasPrefix(v.Rel, "aux") || v.Head == w.Head && v.Rel == "cop") && (v.Tag == Verb || v.Tag == Aux) {
			return v.XPOS == "VBP" || strings.EqualFold(d.Slice(v.Span), "were")
		}
	}
	return false
}
