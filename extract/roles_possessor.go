// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// possessor takes the mention that ends with token i for the country or body of a title.
func (t *titler) possessor(p *phrase, i int) {
	p.defined = true
	if t.d.Tokens[i].Tag == Det && !possessivePronoun(strings.ToLower(t.d.word(i))) {
		return
	}
	if p.of < 0 {
		p.poss = i
		defer func() { p.possessed = p.of }()
	}
	m, ok := t.mentionEnding(i)
	if !ok || m.Kind == Pronoun && t.doubtful(m.entity, i) {
		if e := t.chained(i); e >= 0 {
			p.own(e)
			return
		}
	}
	if ok && m.Kind == Pronoun && t.doubtful(m.entity, i) {
		p.owned = true
		return
	}
	if ok && t.d.Entities[m.entity].Type != Person {
		p.own(m.entity)
	}
	if !ok && t.g.nouns[t.d.Tokens[i].Lemma]&(nounOrg|nounCity|nounCountry) != 0 {
		p.seat = i // "the union's secretary", "the town's mayor"
	}
	if p.owned = !ok; !ok && p.of < 0 {
		t.possessorNoun(p, i)
	}
	if !ok && p.of < 0 && p.seat < 0 && i > 0 && strings.EqualFold(t.d.word(i-1), "the") {
		if e := t.endingSo(t.d.word(i)); e >= 0 { // "the observatory's director", of which the text names one
			p.own(e)
			p.owned = false
		}
	}
	p.other = p.other || !ok && p.seat < 0 && t.indefiniteAt(i) // "a teacher's aide"
}

// possessorNoun reads a possessor at token i that is no mention: a part of the name of a body, or the arm of a state with its people
// before it, "the Norlandish government's spokesman".
func (t *titler) possessorNoun(p *phrase, i int) {
	d := t.d
	if isUpperFirst(d.word(i)) && d.Tokens[i].Tag == Propn {
		if e := t.partNamed(d.word(i)); e >= 0 {
			p.own(e)
			p.seat, p.owned = -1, false
		} else if p.seat < 0 {
			p.other = true
		}
		return
	}
	if w := strings.ToLower(d.word(i)); !governmental(w) && !t.g.lists["arms"][w] {
		return
	}
	for k := i - 1; k >= 0 && k > i-4 && (d.Tokens[k].Tag == Adj || d.Tokens[k].Tag == Noun || d.Tokens[k].Tag == Propn); k-- {
		if nation, first := t.demonymEnding(k, max(0, k-2)); nation >= 0 && t.g.things[nation].typ == Country {
			if p.own(t.entityOf(nation)); p.of < 0 {
				p.country, p.people = nation, d.tokenSpan(first, k+1)
			}
			p.seat, p.owned = -1, false
			return
		}
	}
}

// partNamed gives the only body of the text whose name has a word, -1 if there is none or there are several.
func (t *titler) partNamed(word string) int {
	if t.parts == nil {
		t.parts = t.bodiesBy(strings.Fields)
	}
	return sole(t.parts, word)
}

// endingSo gives the only body of the text whose name of several words ends with a noun, -1 if there is none or there are several.
func (t *titler) endingSo(noun string) int {
	if t.ends == nil {
		t.ends = t.bodiesBy(func(name string) []string {
			if k := strings.LastIndexByte(name, ' '); k >= 0 {
				return []string{strings.ToLower(name[k+1:])}
			}
			return nil
		})
	}
	return sole(t.ends, noun)
}

// bodiesBy gives the bodies of the text by words of their names, -1 where several have one.
func (t *titler) bodiesBy(words func(name string) []string) map[string]int {
	by := map[string]int{}
	for e := range t.d.Entities {
		x := &t.d.Entities[e]
		if x.Type != Organization || len(x.Mentions) == 0 {
			continue
		}
		for _, w := range words(x.Name) {
			if one, ok := by[w]; ok && one != e {
				by[w] = -1
			} else {
				by[w] = e
			}
		}
	}
	return by
}

// sole gives the entity that has a word, -1 if none has.
func sole(by map[string]int, word string) int {
	if e, ok := by[word]; ok {
		return e
	}
	return -1
}

// indefiniteAt tells whether the noun at token i has the article "a".
func (t *titler) indefiniteAt(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		switch strings.ToLower(t.d.word(k)) {
		case "a", "an":
			return true
		}
		if tag := t.d.Tokens[k].Tag; tag != Adj && tag != Noun {
			return false
		}
	}
	return false
}

// beforeComma gives the body or country whose name ends before the comma at token i: "Y, whose president"; -1 if none.
func (t *titler) beforeComma(i int) int {
	if i > 0 && t.d.word(i) == "," {
		i--
	}
	if m, ok := t.mentionEnding(i); ok && m.Kind == Name && t.d.Entities[m.entity].Type != Person {
		return m.entity
	}
	return -1
}

// apposedTo gives the body or country of which an apposition says what it is that ends with token i: "Y, the lender whose president";
// -1 if none.
func (t *titler) apposedTo(i int) int {
	d := t.d
	k := i
	for ; k > 1 && k > i-7 && d.Tokens[k].Tag != Det; k-- {
		if tag := d.Tokens[k].Tag; tag != Noun && tag != Adj && tag != Propn && tag != Cconj && d.word(k) != "-" {
			return -1
		}
	}
	if k == i || k < 2 || d.Tokens[k].Tag != Det || d.word(k-1) != "," {
		return -1
	}
	return t.beforeComma(k - 1)
}

// antecedent gives what a relative pronoun at token i stands for, by the tree of the sentence, -1 where that is nobody and nothing
// named.
func (t *titler) antecedent(i int) int {
	d := t.d
	w := int(d.Tokens[i].Word)
	for steps := 0; d.Words[w].Rel != "acl:relcl"; steps++ {
		if w = int(d.Words[w].Head); w < 0 || steps > 6 {
			return -1
		}
	}
	for w = int(d.Words[w].Head); w >= 0; w = int(d.Words[w].Head) {
		for _, m := range d.mentionsIn(d.Sentences[d.Tokens[i].Sentence].Span) {
			if m.Kind != Pronoun && m.Contains(d.Words[w].Span) {
				return m.entity
			}
		}
		if d.Words[w].Rel != "appos" { // "Y, the lender whose president X"
			return -1
		}
	}
	return -1
}

// doubtful tells whether the pronoun at token i may stand for another body than the one that it was taken for: one without
// a known name that is the subject of the sentence, or of the one before.
func (t *titler) doubtful(entity, i int) bool {
	d := t.d
	if d.Entities[entity].Type == Person {
		return false
	}
	at := int(d.Tokens[i].Sentence)
	if i == d.Sentences[at].First {
		if at--; at < 0 || d.Sentences[at].Paragraph != d.Sentences[at+1].Paragraph {
			return false
		}
	}
	if !t.unnamed(at, i) && !t.stranger(at, i) {
		return false
	}
	for _, m := range d.mentionsIn(d.Sentences[at].Span) {
		first, last := d.wordsOf(m.Span)
		for w := first; w < last && m.entity == entity; w++ {
			if strings.HasPrefix(d.Words[w].Rel, "nsubj") {
				return false
			}
		}
	}
	return true
}

// possesses tells whether the token i ends the name of a body in letters, behind which "'s" is seldom a verb.
func (t *titler) possesses(i int) bool {
	if i < 0 || !isAcronym(t.d.word(i)) {
		return false
	}
	m, ok := t.mentionEnding(i)
	return ok && m.Kind == Name && t.d.Entities[m.entity].Type == Organization
}
