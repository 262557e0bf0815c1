// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
)

// bound gives the entity for which the tree makes the pronoun at token i stand, -1 where it does not tell: the subject of the
// clause behind a participle ("Asked whether he would stay, Smith smiled"), and for "it" the body that says something of
// itself ("the bank denied that it had known").
func (r *resolver) bound(i int, class pronounClass, s Sentence) int {
	if e := r.dangling(i, class, s); e >= 0 {
		return e
	}
	if e := r.framed(i, class, s); e >= 0 {
		return e
	}
	if e := r.inHis(i, class, s); e >= 0 {
		return e
	}
	if class == neuter {
		if e := r.townOf(i, s); e >= 0 {
			return e
		}
		if e := r.reporter(i, s); e >= 0 {
			return e
		}
		if e := r.keeps(i, s); e >= 0 {
			return e
		}
		return r.goesOn(i, s)
	}
	if e := r.counsel(i, s); e >= 0 {
		return e
	}
	if e := r.appointee(i, class, s); e >= 0 {
		return e
	}
	return r.sayer(i, class, s)
}

// dangling gives the subject of the sentence where the pronoun at token i stands in a participle's clause before it, which has
// no subject of its own.
func (r *resolver) dangling(i int, class pronounClass, s Sentence) int {
	d := r.d
	for n, v := 0, int(d.Tokens[i].Word); n < 8 && v >= 0; n++ {
		w := &d.Words[v]
		h := int(w.Head)
		if w.Rel == "advcl" && h > v && (w.XPOS == "VBN" || w.XPOS == "VBG" || w.XPOS == "VBD") && r.childOf(v, s, "nsubj", "nsubj:pass") < 0 {
			subject := r.childOf(h, s, "nsubj", "nsubj:pass")
			if subject <= v {
				return -1
			}
			if m, ok := r.nameOver(int(d.Words[subject].Token)); ok && r.compatible(class, seen{entity: m.entity}) {
				return m.entity
			}
			return -1
		}
		v = h
	}
	return -1
}

// inHis gives the subject of the sentence for the "his" with which what stands before it begins: "In his speech, Smith said".
func (r *resolver) inHis(i int, class pronounClass, s Sentence) int {
	d := r.d
	if i != s.First+1 || d.Words[d.Tokens[i].Word].Rel != "nmod:poss" {
		return -1
	}
	switch strings.ToLower(d.word(s.First)) {
	case "in", "during", "with", "despite", "through", "throughout":
		return r.cataphor(i, class, s)
	}
	return -1
}

// reporter gives the body that is subject of the verb of saying on which the clause of an "it" depends whose subject it is.
func (r *resolver) reporter(i int, s Sentence) int {
	d := r.d
	it := &d.Words[d.Tokens[i].Word]
	v := int(it.Head)
	if v < 0 || it.Rel != "nsubj" && it.Rel != "nsubj:pass" || !strings.EqualFold(d.word(i), "it") || r.impersonal(v, s) {
		return -1
	}
	for n := 0; n < 4 && d.Words[v].Rel == "conj" && d.Words[v].Head >= 0; n++ {
		v = int(d.Words[v].Head)
	}
	says := int(d.Words[v].Head)
	if says < 0 || d.Words[v].Rel != "ccomp" || !saysSo(d.Words[says].Lemma) && !r.g.lists["doing"][d.Words[says].Lemma] {
		return -1
	}
	subject := r.subjectOf(says, s)
	if subject < 0 {
		return -1
	}
	t := int(d.Words[subject].Token)
	for k := len(r.recent) - 1; k >= 0; k-- {
		m := &r.recent[k]
		if m.sentence != int(d.Tokens[i].Sentence) {
			break
		}
		if m.first <= t && t < m.last {
			if r.compatible(neuter, *m) {
				return m.entity
			}
			return -1
		}
	}
	if e := r.entityOfWord(subject, s); e >= 0 && d.Words[subject].Tag == Noun && r.compatible(neuter, seen{entity: e}) {
		return e // "their union, Metal First, said it"
	}
	return -1
}

// keeps gives the body that does something with what is "its": "the bank, which had left, sold its towers"; -1 where the tree does not tell.
func (r *resolver) keeps(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nmod:poss" || w.Head < 0 || d.Words[w.Head].Rel != "obj" || d.Words[w.Head].Head < 0 {
		return -1
	}
	c := r.doer(int(d.Words[w.Head].Head), s)
	if c < 0 || c > int(d.Tokens[i].Word) || d.Words[c].Tag == Pron || r.several(c) || r.partOf(c, s) {
		return -1
	}
	if e := r.entityOfWord(c, s); e >= 0 && d.Entities[e].Type != Person && r.compatible(neuter, seen{entity: e}) {
		return e
	}
	return -1
}

// goesOn gives the body that is subject of the sentence before, for an "it" with which a sentence begins that says or does something, and for the "its" of
// somebody who works for it: "The union, Metal First, called off the strike. Its leader said"; -1 where that is not plain.
func (r *resolver) goesOn(i int, s Sentence) int {
	d := r.d
	k := int(d.Tokens[i].Sentence) - 1
	if i != s.First && (i != s.First+1 || d.Tokens[s.First].Tag != Cconj) || k < 0 || d.Sentences[k].Paragraph < s.Paragraph-1 || d.Paragraphs[d.Sentences[k].Paragraph].Kind != Body || r.heads(d.Sentences[k]) || r.inQuote(d.Tokens[i].Start) {
		return -1
	}
	w := &d.Words[d.Tokens[i].Word]
	if its := w.Rel == "nmod:poss"; its && !r.staffed(i) || !its && (w.Rel != "nsubj" || w.Head < 0 || r.impersonal(int(w.Head), s) || r.pleonastic(i, s)) {
		return -1
	}
	before := d.Sentences[k]
	c := r.mainSubject(before)
	if c < 0 || r.several(c) || r.partOf(c, before) {
		return -1
	}
	if e := r.entityOfWord(c, before); e >= 0 && d.Entities[e].Type != Person && r.compatible(neuter, seen{entity: e}) {
		return e
	}
	return -1
}

// ofNameless tells whether the "it" at token i most likely stands for a body without a name: the nearest subject before it in
// its sentence, or else in one of the sentences before, is one ("The service told them so in Salo. Last week it had spoken of
// two"). What merely stands near is not meant then, and a gap is better than a wrong mouth.
func (r *resolver) ofNameless(i int, s Sentence) bool {
	d := r.d
	at := int(d.Tokens[i].Word)
	for c := at - 1; c >= s.FirstWord; c-- {
		w := &d.Words[c]
		ofDateline := w.Rel == "appos" && int(w.Head) == s.FirstWord && isShouted(d.Slice(d.Words[s.FirstWord].Span)) // the tree's subject is its city
		if w.Rel == "nsubj" || w.Rel == "nsubj:pass" || ofDateline {
			if body, named := r.namelessBody(c, s); body || named {
				return body
			}
		}
	}
	here := int(d.Tokens[i].Sentence)
	for k := here - 1; k >= max(0, here-farthestNameless) && s.Paragraph-d.Sentences[k].Paragraph <= 1; k-- {
		body, named := r.mainBody(d.Sentences[k])
		if body || named {
			return body
		}
	}
	return false
}

// farthestNameless is how many sentences back a body without a name is looked for: "The board counted the votes in Norland.
// Turnout was high. It said so".
const farthestNameless = 2

// mainBody is namelessBody of the subject of a sentence or, where that is neither, of who does what is done to it: "The study
// was made by a committee".
func (r *resolver) mainBody(s Sentence) (body, named bool) {
	d := r.d
	for _, rel := range [...]string{"nsubj", "nsubj:pass", "obl:agent"} {
		for c := s.FirstWord; c < s.LastWord; c++ {
			w := &d.Words[c]
			if w.Head < 0 || d.Words[w.Head].Head >= 0 || w.Rel != rel && !(rel == "obl:agent" && w.Rel == "obl" && d.hasCase(c, "by")) {
				continue
			}
			if body, named = r.namelessBody(c, s); body || named {
				return body, named
			}
		}
	}
	return false, false
}

// namelessBody tells whether the noun phrase of word c is a body that has no name, and whether it is a name or stands for one.
func (r *resolver) namelessBody(c int, s Sentence) (body, named bool) {
	d := r.d
	w := &d.Words[c]
	t := int(w.Token)
	if w.Tag == Propn || r.childOf(c, s, "appos", "flat") >= 0 {
		return false, true // "the union, Metal First,"
	}
	for k := len(r.recent) - 1; k >= 0; k-- {
		if m := &r.recent[k]; m.first <= t && t < m.last {
			return false, true
		}
	}
	lemma := strings.ToLower(w.Lemma)
	its := r.g.lists["peers"][lemma] && r.childOf(c, s, "nmod:poss", "nmod:poss") >= 0 // "its rival"
	return w.Tag == Noun && (its || r.g.nouns[lemma]&nounOrg != 0) && !strings.HasSuffix(w.XPOS, "S"), false
}

// impersonal tells clauses whose "it" often stands for nothing: "it was clear that", "it seems", "it was said that".
func (r *resolver) impersonal(v int, s Sentence) bool {
	w := &r.d.Words[v]
	if r.childOf(v, s, "csubj", "csubj:pass") >= 0 || r.childOf(v, s, "expl", "expl") >= 0 {
		return true
	}
	passive := r.childOf(v, s, "aux:pass", "aux:pass") >= 0
	if !strings.HasPrefix(w.XPOS, "V") || passive {
		if r.childOf(v, s, "ccomp", "xcomp") >= 0 || r.childOf(v, s, "advcl", "acl") >= 0 && !strings.HasPrefix(w.XPOS, "V") {
			return true
		}
	}
	switch w.XPOS {
	case "CD", "JJR", "JJS", "RB", "RBR", "IN":
		return true // "it is nearer 22"
	}
	switch w.Lemma {
	case "follow", "help", "double", "triple", "increase", "decrease", "reach", "exceed", "total", "appear":
		if r.childOf(v, s, "obj", "obj") >= 0 {
			return false // "said it was following events closely"
		}
	}
	return r.g.lists["impersonal"][w.Lemma]
}

// subjectOf gives the word that is subject of the clause that word v leads, also where it is that of a clause with which it is
// coordinated or the noun of a relative one; -1 if none.
func (r *resolver) subjectOf(v int, s Sentence) int {
	d := r.d
	for n := 0; n < 5 && v >= 0; n++ {
		if c := r.childOf(v, s, "nsubj", "nsubj:pass"); c >= 0 {
			if x := d.Words[c].XPOS; (x == "WDT" || x == "WP") && strings.HasPrefix(d.Words[v].Rel, "acl") {
				return int(d.Words[v].Head)
			}
			return c
		}
		switch d.Words[v].Rel {
		case "conj", "xcomp", "advcl":
			v = int(d.Words[v].Head)
		default:
			return -1
		}
	}
	return -1
}

// childOf gives the first word of a sentence that depends on word v in one of two ways, -1 if none.
func (r *resolver) childOf(v int, s Sentence, rel, other string) int {
	for c := s.FirstWord; c < s.LastWord; c++ {
		if w := &r.d.Words[c]; int(w.Head) == v && (w.Rel == rel || w.Rel == other) {
			return c
		}
	}
	return -1
}

// nameOver gives the name that holds token i, ahead of the place that is read.
func (r *resolver) nameOver(i int) (placedMention, bool) {
	at := r.d.Tokens[i].Span
	for n := r.next; n < len(r.names) && r.names[n].Start <= at.Start; n++ {
		if r.names[n].End > at.Start {
			return r.names[n], true
		}
	}
	return placedMention{}, false
}

// staffed tells whether the possessive at token i owns somebody who holds an office: "its spokesman". What it stands for is a
// body.
func (r *resolver) staffed(i int) bool {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	return w.Rel == "nmod:poss" && w.Head >= 0 && r.g.nouns[d.Words[w.Head].Lemma]&nounPerson != 0
}
