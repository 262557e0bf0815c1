// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"maps"
	"slices"
	"strings"
)

// called is a common noun that the text says of an entity, so that it may stand for it later: "goalkeeper" of "the Uruguay
// goalkeeper X", "X, the goalkeeper" and "X is a goalkeeper", "bureau" of the National Relief Bureau.
type called struct {
	noun    string   // in lower case
	words   []string // that stand with it, in lower case
	former  bool
	country int // thing of the gazetteer, -1 if none
	of      int // entity, -1 if none
}

func (c called) equal(o called) bool {
	return c.noun == o.noun && c.former == o.former && c.country == o.country && c.of == o.of && slices.Equal(c.words, o.words)
}

// describe notes what titles and neighbouring nouns say of each entity.
func (r *resolver) describe(titles []title) {
	for _, x := range titles {
		r.titled(x)
	}
	for _, m := range r.d.placed {
		if m.Kind != Name {
			continue
		}
		first, last := r.d.tokensOf(m.Span)
		if first == last {
			continue
		}
		r.ownWords(m.entity, first, last)
		r.neighbours(m.entity, first, last)
		r.apposed(m.entity, first, last)
		r.fate(m.entity, first, last)
	}
	r.counsels()
}

// fate notes what a person is by what is done to him or by what he does: the defendant who is charged, the victim who is killed.
func (r *resolver) fate(e, first, last int) {
	d := r.d
	if d.Entities[e].Type != Person {
		return
	}
	s := d.Sentences[d.Tokens[first].Sentence]
	for i := first; i < last; i++ {
		w := &d.Words[d.Tokens[i].Word]
		if w.Rel == "appos" && w.Head >= 0 {
			w = &d.Words[w.Head]
		}
		if w.Head < 0 || d.Words[w.Head].Tag != Verb || !r.plainly(int(w.Head), s) {
			continue
		}
		kind := ""
		switch w.Rel {
		case "obj", "nsubj:pass":
			kind = "fate "
		case "nsubj":
			kind = "pleads "
		}
		for _, noun := range slices.Sorted(maps.Keys(r.g.lists[kind+d.Words[w.Head].Lemma])) {
			r.call(e, called{noun: noun, country: -1, of: -1})
		}
	}
}

// titled notes the nouns of a title.
func (r *resolver) titled(x title) {
	if k := r.g.nouns[x.head]; r.info[x.person].sex == anySex {
		switch {
		case k&nounFemale != 0:
			r.info[x.person].sex = female
		case k&nounMale != 0:
			r.info[x.person].sex = male
		}
	}
	of := x.of
	if of < 0 {
		of = x.owner
	}
	words := strings.Fields(x.full)
	for i, w := range words {
		if r.g.nouns[w]&nounPerson != 0 && !(modifies(words, i) && r.g.nouns[w]&nounModifier != 0) {
			r.call(x.person, called{w, words, x.former, x.country, of})
		}
		switch {
		case i == 0:
		case w == "minister" && words[i-1] == "prime":
			r.call(x.person, called{"premier", words, x.former, x.country, of})
		case w == "secretary" && r.g.lists["portfolio"][words[i-1]]:
			r.call(x.person, called{"minister", words, x.former, x.country, of})
		}
	}
}

// plainly tells whether a verb has no "not" and no auxiliary that says that it may or should be.
func (r *resolver) plainly(verb int, s Sentence) bool {
	for c := s.FirstWord; c < s.LastWord; c++ {
		w := &r.d.Words[c]
		if int(w.Head) == verb && (w.Lemma == "not" || w.Lemma == "never" || w.Rel == "aux" && w.Lemma != "have" && w.Lemma != "be") {
			return false
		}
	}
	return true
}

// modifies tells whether word i of a title says more of the noun behind it: "chief" of "chief medical officer", not of "chief of staff"
// or "chief executive officer".
func modifies(words []string, i int) bool {
	if i+1 == len(words) || words[i] == "executive" {
		return false
	}
	switch words[i+1] {
	case "of", "for", "to", "in", "at", "and", "on":
		return false
	}
	return true
}

// ownWords notes the common nouns in the name of a body or place.
func (r *resolver) ownWords(e, first, last int) {
	typ := r.d.Entities[e].Type
	if typ == Person || typ == Country || last-first < 2 || last-first == 2 && strings.EqualFold(r.d.word(first), "the") {
		return // "the sun" is not "The Sun"
	}
	var words []string
	for i := first; i < last; i++ {
		words = append(words, strings.ToLower(r.d.word(i)))
	}
	if noun := r.g.named[words[len(words)-1]]; noun != "" && (typ == Organization || typ == Group) {
		r.call(e, called{noun: noun, words: words, country: -1, of: -1})
	}
	for _, noun := range slices.Sorted(maps.Keys(r.g.lists["begins "+words[0]])) {
		r.call(e, called{noun: noun, words: words, country: -1, of: -1})
	}
	for i, w := range words {
		last := i == len(words)-1
		switch k := r.g.nouns[w]; {
		case last && k&nounCorporate != 0 && k&nounOrg == 0:
			r.call(e, called{noun: "company", words: words, country: -1, of: -1})
		case last && r.g.common[w] && !strings.HasSuffix(w, "s") || k&(nounOrg|nounPlace|nounGroup|nounEvent|nounCity) != 0 && (last || words[i+1] == "of" || words[i+1] == "for" || words[i+1] == "on"):
			r.call(e, called{noun: w, words: words, country: -1, of: -1})
		}
	}
}

// neighbours notes the noun right before a name, which may have words of its own before it, or right behind that of a body:
// "medical devices group X", "the X campaign".
func (r *resolver) neighbours(e, first, last int) {
	d := r.d
	typ := d.Entities[e].Type
	s := d.Sentences[d.Tokens[first].Sentence]
	if k := r.g.nouns[d.word(min(last, s.Last-1))]; last < s.Last && d.Tokens[last].Tag == Noun &&
		((typ == Organization || typ == Group) && k&(nounOrg|nounGroup) != 0 || typ == Place && k&nounPlace != 0) {
		r.call(e, called{noun: d.word(last), country: -1, of: -1}) // "the Bristol museum" is not Bristol
	}
	if head := r.setOff(last, s); head >= 0 && r.suits(head, typ, false) {
		r.call(e, r.said(head, s))
	}
	head := first - 1
	if head < s.First {
		return
	}
	if typ == Person && r.g.lists["peer"][d.word(head)] {
		r.call(e, called{noun: "peer", country: -1, of: -1})
	}
	if r.suits(head, typ, false) || typ == Person && r.suits(head, Organization, false) { // what looks like a person's name may be a firm's
		r.call(e, r.said(head, s))
	}
}

// setOff gives the noun of a phrase that commas set off behind a name which ends before token last, whatever the tree says: "Aena, the airports
// operator, said"; -1 where there is none, or where it may be one of several.
func (r *resolver) setOff(last int, s Sentence) int {
	d := r.d
	if last+2 >= s.Last || d.word(last) != "," || d.Tokens[last+1].Tag != Det {
		return -1
	}
	switch d.word(last + 1) {
	case "the", "a", "an":
	default:
		return -1
	}
	k := last + 2
	for k < s.Last && k < last+longestPhrase && (r.nominalWord(k) || d.Tokens[k].Tag == Num || d.word(k) == "-") {
		k++
	}
	if k >= s.Last || d.Tokens[k-1].Tag != Noun {
		return -1
	}
	switch d.word(k) {
	case ".":
		return k - 1
	case ",":
		if k+1 < s.Last && d.Tokens[k+1].Tag != Cconj && d.Tokens[k+1].Tag != Det && d.Tokens[k+1].Tag != Propn {
			return k - 1
		}
	}
	return -1
}

// apposed notes the noun in apposition to a name, on either side, and what somebody is said to be: "X, the union", "the
// contractor, X", "X is a player", "the president is X".
func (r *resolver) apposed(e, first, last int) {
	d := r.d
	from, to := d.wordsOf(d.tokenSpan(first, last))
	sen := d.Sentences[d.Tokens[first].Sentence]
	typ := d.Entities[e].Type
	note := func(word int, loose bool) {
		if t := int(d.Words[word].Token); r.suits(t, typ, loose && typ != City && typ != Country) {
			r.call(e, r.said(t, sen))
		}
	}
	for i := from; i < to; i++ {
		w := &d.Words[i]
		h := int(w.Head)
		if h >= from && h < to {
			continue
		}
		switch {
		case h >= 0 && h < from && w.Rel == "appos":
			note(h, true)
		case h >= to && w.Rel == "nsubj" && r.is(h):
			note(h, true)
		}
		for c := sen.FirstWord; c < sen.LastWord; c++ {
			if x := &d.Words[c]; int(x.Head) >= from && int(x.Head) < to && (c >= to && x.Rel == "appos" || x.Rel == "nsubj" && r.is(i)) {
				note(c, x.Rel == "appos")
			}
		}
	}
}

// is tells a word that somebody is said to be, without a "not".
func (r *resolver) is(word int) bool {
	d := r.d
	s := d.Sentences[d.Tokens[d.Words[word].Token].Sentence]
	cop := false
	for c := s.FirstWord; c < s.LastWord; c++ {
		if w := &d.Words[c]; int(w.Head) == word {
			cop = cop || w.Rel == "cop"
			if w.Lemma == "not" || w.Rel == "mark" {
				return false
			}
		}
	}
	return cop
}

// suits tells whether the noun at token i may be said of an entity of a type; loose takes nouns of which nothing is known.
func (r *resolver) suits(i int, typ EntityType, loose bool) bool {
	d := r.d
	t := &d.Tokens[i]
	if t.Tag != Noun || strings.HasSuffix(d.Words[t.Word].XPOS, "S") {
		return false
	}
	switch k := r.g.nouns[strings.ToLower(d.word(i))] &^ (nounModifier | nounEpithet | nounState); {
	case k == 0:
		return loose && !r.g.lists["nothing"][d.Tokens[i].Lemma]
	case typ == Person:
		return k&nounPerson != 0
	case typ == Organization || typ == Group:
		return k&(nounOrg|nounGroup|nounCompany|nounAgency) != 0
	case typ == Country:
		return k&nounCountry != 0
	default:
		return k&(nounPlace|nounCity|nounEvent|nounCountry) != 0
	}
}

// said reads the noun at token head with the words before it.
func (r *resolver) said(head int, s Sentence) called {
	d := r.d
	c := called{noun: strings.ToLower(d.word(head)), country: -1, of: -1}
	for i := head - 1; i >= s.First && i > head-8; i-- {
		w := strings.ToLower(d.word(i))
		if i > s.First && d.Tokens[i].Lemma == "'s" {
			c.of = r.endingName(i)
			break
		}
		if tag := d.Tokens[i].Tag; tag != Noun && tag != Adj && tag != Propn && tag != Num {
			break
		}
		c.former = c.former || isFormer(w)
		c.words = append(c.words, w)
		if k, e := r.g.findDemonym(d, i, head); e > i {
			c.country = k
		}
	}
	return c
}

// endingName gives the entity of the name that ends before token i, -1 if none.
func (r *resolver) endingName(i int) int {
	for k := range r.d.placed {
		if m := &r.d.placed[k]; m.End == r.d.Tokens[i-1].End && m.Kind == Name {
			return m.entity
		}
	}
	return -1
}

func isFormer(w string) bool {
	return w == "former" || w == "ex" || w == "ex-" || w == "erstwhile" || strings.HasPrefix(w, "ex-")
}

// mostCalled bounds in how many ways an entity is called; a text that has more says nothing new.
const mostCalled = 200

// call notes what an entity is called, each way once.
func (r *resolver) call(e int, c called) {
	c.noun = strings.TrimPrefix(c.noun, "ex-")
	known := r.info[e].called
	if len(known) >= mostCalled || slices.ContainsFunc(known, c.equal) {
		return
	}
	r.info[e].called = append(known, c)
	delete(r.nations, e) // it may say of which country
	r.citizen(e, c.country)
	r.citizen(e, r.countryOf(c.of))
	if c.of >= 0 && !slices.Contains(latest(r.owning[c.of]), e) {
		r.owning[c.of] = append(r.owning[c.of], e)
	}
	for _, key := range append([]string{c.noun}, r.g.families[c.noun]...) {
		if !slices.Contains(latest(r.held[key]), e) {
			r.held[key] = append(r.held[key], e)
		}
	}
}
