// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// framed gives the entity that the verb or noun above the pronoun at token i makes it stand for: whom one thanks "for his help", accuses
// "of abusing her office", "a charge he denied", "Smith's claim that he"; -1 where none does.
func (r *resolver) framed(i int, class pronounClass, s Sentence) int {
	for _, find := range [...]func(int, Sentence) int{r.judgedFor, r.denier, r.claimant, r.arrested, r.family, r.blamed, r.asked} {
		if word := find(i, s); word >= 0 {
			if e := r.entityOfWord(word, s); e >= 0 && r.compatible(class, seen{entity: e}) {
				return e
			}
			return -1
		}
	}
	return -1
}

// judgedFor gives the word for whom a verb thanks, praises or blames for what is "his", and whom it accuses of what he does with "his"; -1 if none.
func (r *resolver) judgedFor(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nmod:poss" || w.Head < 0 {
		return -1
	}
	noun := int(w.Head)
	v := int(d.Words[noun].Head)
	if v < 0 {
		return -1
	}
	switch d.Words[noun].Rel {
	case "obl":
		if !r.g.lists["judge"][d.Words[v].Lemma] || !d.hasCase(noun, "for") {
			return -1
		}
	case "obj":
		above := int(d.Words[v].Head)
		if above < 0 || d.Words[v].Rel != "advcl" || d.Words[above].Lemma != "accuse" || !r.opensWith(v, s, "of") {
			return -1
		}
		v = above
	default:
		return -1
	}
	return r.patient(v, int(d.Tokens[i].Word), s)
}

// patient gives the word for whom a verb that stands before another word has for its object, or for the subject of its passive; -1 if none.
func (r *resolver) patient(v, before int, s Sentence) int {
	if v >= before {
		return -1
	}
	if c := r.childOf(v, s, "obj", "nsubj:pass"); c >= 0 && c < before {
		return c
	}
	return -1
}

// denier gives the word for whom somebody accuses of what the "he" at token i denies: "accused Smith of lying, a charge he denies"; -1 if none.
func (r *resolver) denier(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nsubj" || w.Head < 0 || !strings.HasPrefix(d.Words[w.Head].Rel, "acl") || d.Words[w.Head].Head < 0 {
		return -1
	}
	if !r.g.lists["denies"][d.Words[w.Head].Lemma] {
		return -1
	}
	for v := int(d.Tokens[i].Word) - 1; v >= s.FirstWord; v-- {
		switch d.Words[v].Lemma {
		case "accuse", "charge", "suspect", "blame":
			if d.Words[v].Tag == Verb {
				return r.patient(v, int(d.Tokens[i].Word), s)
			}
		}
	}
	return -1
}

// arrested gives the word for whom somebody arrests, sues or sacks, "saying he" has done something, or she; -1 if none.
func (r *resolver) arrested(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nsubj" && w.Rel != "nsubj:pass" || w.Head < 0 || d.Words[w.Head].Rel != "ccomp" || d.Words[w.Head].Head < 0 {
		return -1
	}
	says := &d.Words[d.Words[w.Head].Head]
	if says.XPOS != "VBG" || says.Rel != "advcl" || !saysSo(says.Lemma) && says.Lemma != "allege" || says.Head < 0 {
		return -1
	}
	if verb := d.Words[says.Head].Lemma; !r.g.lists["seize"][verb] && !r.g.lists["judge"][verb] {
		return -1
	}
	return r.patient(int(says.Head), int(d.Tokens[i].Word), s)
}

// blamed gives the word for whom somebody defends, sacks or praises after or because of what is told of the "he" or "him" at token i: "defended
// Smith after Orr called him a liar"; -1 if none.
func (r *resolver) blamed(i int, s Sentence) int {
	d := r.d
	at := int(d.Tokens[i].Word)
	switch d.Words[at].Rel {
	case "nsubj", "nsubj:pass", "obj":
	default:
		return -1
	}
	v := int(d.Words[at].Head)
	if v < 0 || d.Words[v].Rel != "advcl" || d.Words[v].Head < 0 || !r.marked(v, s, "after", "because") {
		return -1
	}
	verb := &d.Words[d.Words[v].Head]
	if int(d.Words[v].Head) > v || !r.g.lists["seize"][verb.Lemma] && !r.g.lists["judge"][verb.Lemma] && !r.g.lists["back"][verb.Lemma] {
		return -1
	}
	if who := r.patient(int(d.Words[v].Head), at, s); who >= 0 && r.entityOfWord(who, s) != r.actor(i, s) {
		return who
	}
	return -1
}

// marked tells whether one of some words opens the clause of verb v.
func (r *resolver) marked(v int, s Sentence, words ...string) bool {
	for c := s.FirstWord; c < v; c++ {
		if w := &r.d.Words[c]; int(w.Head) == v && w.Rel == "mark" {
			return slices.Contains(words, w.Lemma)
		}
	}
	return false
}

// asked gives the word for whom somebody asks whether or why the "he" at token i has done something, or tells that he should; -1 if none. One
// who has no name is nobody else.
func (r *resolver) asked(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nsubj" && w.Rel != "nsubj:pass" || w.Head < 0 {
		return -1
	}
	ask := r.reports(int(w.Head))
	if ask < 0 || ask > int(d.Tokens[i].Word) {
		return -1
	}
	if verb := d.Words[ask].Lemma; verb != "ask" && !(verb == "tell" || verb == "remind" || verb == "warn") {
		return -1
	}
	if d.Words[ask].Lemma != "ask" {
		aux := r.childOf(int(w.Head), s, "aux", "aux")
		if aux < 0 || d.Words[aux].Lemma != "should" && d.Words[aux].Lemma != "must" && d.Words[aux].Lemma != "ought" {
			return -1
		}
	}
	who := r.childOf(ask, s, "obj", "iobj")
	if who < 0 || who > int(d.Tokens[i].Word) {
		return -1
	}
	if kind := r.g.nouns[strings.ToLower(d.Words[who].Lemma)]; d.Words[who].Tag == Noun && kind&nounPerson != 0 && !r.several(who) && r.entityOfWord(who, s) < 0 {
		r.nameless[i] = true
	}
	return who
}

// family gives the word for whose mother or spokesman says something of the "he" at token i: "His mother, Ann Orlo, said he was ill", "A
// spokesman for Smith said he would go"; -1 if none. Of "his brother" that is not certain, nor of "her mother ... she".
func (r *resolver) family(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nsubj" && w.Rel != "nsubj:pass" || w.Head < 0 || d.Words[w.Head].Rel != "ccomp" || d.Words[w.Head].Head < 0 || !saysSo(d.Words[d.Words[w.Head].Head].Lemma) {
		return -1
	}
	who := r.subjectOf(int(d.Words[w.Head].Head), s)
	if who < 0 || d.Words[who].Tag != Noun || strings.HasSuffix(d.Words[who].XPOS, "S") {
		return -1
	}
	owner := r.ownerOf(who, s)
	class := classOf(d.Tokens[i].Lemma, d.word(i))
	if owner < 0 || d.Words[owner].Tag == Pron && classOf(d.Words[owner].Lemma, d.Slice(d.Words[owner].Span)) != class {
		return -1
	}
	if r.g.lists["mouthpiece"][d.Words[who].Lemma] && r.childOf(who, s, "appos", "flat") < 0 {
		return owner
	}
	kind := r.g.nouns[strings.ToLower(d.Words[who].Lemma)]
	if class == masculine && kind&nounFemale != 0 || class == feminine && kind&nounMale != 0 {
		return owner
	}
	return -1
}

// ownerOf gives the word for whose a noun is: "Smith's lawyer", "a lawyer for Smith"; -1 if none.
func (r *resolver) ownerOf(noun int, s Sentence) int {
	if owner := r.childOf(noun, s, "nmod:poss", "nmod:poss"); owner >= 0 {
		return owner
	}
	if owner := r.childOf(noun, s, "nmod", "nmod"); owner >= 0 && r.d.hasCase(owner, "for") {
		return owner
	}
	return -1
}

// claimant gives the word for whose claim it is that the pronoun at token i begins: "Smith's claim that he had not known"; -1 if none.
func (r *resolver) claimant(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if i == s.First || !strings.EqualFold(d.word(i-1), "that") || w.Rel != "nsubj" && w.Rel != "nsubj:pass" || w.Head < 0 {
		return -1
	}
	clause := &d.Words[w.Head]
	if clause.Rel != "acl" && clause.Rel != "ccomp" || clause.Head < 0 || clause.Head > w.Head {
		return -1
	}
	if !r.g.lists["claim"][d.Words[clause.Head].Lemma] {
		return -1
	}
	return r.childOf(int(clause.Head), s, "nmod:poss", "nmod:poss")
}

// answering gives the noun that is subject of the verb of saying above the "his" or "her" at token i, where it is what the noun behind that
// answers to: "Smith's lawyer said his client", "Smith's mother said her son"; -1 if there is none.
func (r *resolver) answering(i int, s Sentence) int {
	d := r.d
	head := r.ownedNoun(i, s)
	if head < 0 {
		return -1
	}
	for n, v := 0, int(d.Words[d.Tokens[head].Word].Head); n < 6 && v >= 0; n++ {
		w := &d.Words[v]
		if v < int(d.Tokens[i].Word) && saysSo(w.Lemma) {
			who := r.subjectOf(v, s)
			for c := v - 1; who >= 0 && d.Words[who].Tag == Propn && c >= s.FirstWord; c-- { // "Smith's lawyer, Ann Orlo," where the tree has a name for subject
				if d.Words[c].Tag == Noun && r.inverse(d.Words[c].Lemma, d.Tokens[head].Lemma) {
					who = c
				}
			}
			if who >= 0 && d.Words[who].Tag == Noun && r.inverse(d.Words[who].Lemma, d.Tokens[head].Lemma) {
				return who
			}
			return -1
		}
		v = int(w.Head)
	}
	return -1
}

// clientOf gives the entity for which the noun stands that the "his" or "her" at token i has, where that is somebody without a name: Smith of
// "Smith's lawyer said his client was ill"; -1 if there is none.
func (r *resolver) clientOf(i int, s Sentence) int {
	who := r.answering(i, s)
	if who < 0 || r.counsel(i, s) >= 0 || r.childOf(who, s, "appos", "flat") >= 0 {
		return -1
	}
	if owner := r.ownerOf(who, s); owner >= 0 {
		return r.entityOfWord(owner, s)
	}
	return -1
}

// counsel gives the named one who says something of the client of the "his" or "her" at token i: "Smith's lawyer, Ann Orlo, said her client
// was ill"; -1 if there is none.
func (r *resolver) counsel(i int, s Sentence) int {
	if e := r.advocate(i, s); e >= 0 {
		return e
	}
	who := r.answering(i, s)
	if who < 0 {
		return -1
	}
	noun := r.d.Words[who].Lemma
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].first > int(r.d.Words[who].Token); k-- {
		e := r.recent[k].entity
		if slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.noun == noun }) {
			return e
		}
	}
	return -1
}

// townOf gives the town or region that the "its" at token i means whose mayor or the like is told: the only one of the sentence before, or of
// this one till here; -1 if there is none.
func (r *resolver) townOf(i int, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if !strings.EqualFold(d.word(i), "its") || w.Rel != "nmod:poss" || w.Head < 0 || !r.g.lists["town-has"][d.Words[w.Head].Lemma] {
		return -1
	}
	one := -1
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= int(d.Tokens[i].Sentence)-1; k-- {
		switch e := r.recent[k].entity; d.Entities[e].Type {
		case City, Place:
			if one >= 0 && one != e {
				return -1
			}
			one = e
		case Country:
			return -1
		}
	}
	return one
}

// tells notes what the pronoun at token i, which stands for an entity, tells of people: "his wife, Ann Orlo," and "he was her teacher".
func (r *resolver) tells(i, entity int, s Sentence) {
	d := r.d
	at := int(d.Tokens[i].Word)
	w := &d.Words[at]
	switch {
	case w.Head < 0 || int(w.Head) < at:
	case w.Rel == "nmod:poss":
		head := int(d.Words[w.Head].Token)
		noun := strings.ToLower(d.word(head))
		if head > i+4 || r.g.nouns[noun]&nounPerson == 0 && !r.g.lists["kin"][noun] || d.Tokens[head].Tag != Noun {
			return
		}
		next := head + 1
		if next < s.Last && d.word(next) == "," {
			next++
		}
		if next+1 < s.Last && len(d.word(next)) == 2 && d.word(next)[1] == '.' {
			next++ // "his lawyer, P. Orlo,"
		}
		m, ok := r.nameAt(min(next, s.Last-1))
		if !ok || next >= s.Last || d.Entities[m.entity].Type != Person || !r.besideWord(m, int(w.Head)) {
			return
		}
		c := called{noun: noun, country: -1, of: entity}
		for k := i + 1; k < head; k++ {
			low := strings.ToLower(d.word(k))
			c.former = c.former || isFormer(low)
			c.words = append(c.words, low)
		}
		r.call(m.entity, c)
		if x := &r.info[m.entity]; x.sex == anySex {
			switch {
			case r.g.nouns[noun]&nounFemale != 0 || r.g.lists["women"][noun]:
				x.sex = female
			case r.g.nouns[noun]&nounMale != 0 || r.g.lists["men"][noun]:
				x.sex = male
			}
		}
	case strings.HasPrefix(w.Rel, "nsubj") && d.Entities[entity].Type == Person && r.is(int(w.Head)):
		if t := int(d.Words[w.Head].Token); r.suits(t, Person, false) && r.g.nouns[strings.ToLower(d.word(t))]&nounOffice == 0 && !r.inQuote(d.Tokens[i].Start) {
			r.call(entity, r.said(t, s))
		}
	}
}

// besideWord tells whether a name stands in apposition to word w, or is one with it.
func (r *resolver) besideWord(m placedMention, w int) bool {
	d := r.d
	first, last := d.wordsOf(m.Span)
	for i := first; i < last; i++ {
		x := &d.Words[i]
		switch {
		case int(x.Head) == w:
			return x.Rel == "appos" || x.Rel == "flat" || x.Rel == "compound"
		case x.Rel == "conj" && x.Head == d.Words[w].Head && last < len(d.Words) && d.Slice(d.Words[first-1].Span) == ",":
			return d.Slice(d.Words[last].Span) == "," // "Smith and his wife, Ann Orlo, left"
		}
	}
	head := int(d.Words[w].Head)
	return head >= first && head < last
}
