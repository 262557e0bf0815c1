// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// inTrees reads the offices that trees give to people where no words beside a name do: "X has been mayor of Y", "the firm named X
// its chairman", "X, until May the head of Y", "X, a rower and member of Y".
func (t *titler) inTrees(out []title) []title {
	d := t.d
	read := map[int]bool{}   // nouns of offices that somebody has
	had := map[[2]int]bool{} // people and sentences of those that are read of a verb
	for i := range out {
		read[out[i].noun] = true
		if officeOf(out[i].head) != "" || out[i].head == "leader" {
			first, _ := d.tokensOf(out[i].span)
			had[[2]int{out[i].person, int(d.Tokens[first].Sentence)}] = true
		}
	}
	for n, s := range d.Sentences {
		out = t.heading(out, had, n)
		for k := s.First; k < s.Last; k++ {
			if read[k] || t.noun(k)&nounOffice == 0 || d.Tokens[k].Tag != Noun && d.Tokens[k].Tag != Propn && (k == s.First || !strings.EqualFold(d.word(k-1), "chief")) {
				continue
			}
			if k+1 < s.Last && (d.Tokens[k+1].Tag == Propn || t.noun(k+1)&nounPerson != 0) {
				continue
			}
			if m := t.nameOver(k, s); m >= 0 {
				continue
			}
			person, at, was := t.holderOf(int(d.Tokens[k].Word), s)
			if person < 0 {
				continue
			}
			given := t.isGiven(at)
			p := emptyPhrase()
			p.head = k
			t.around(&p, s.First, s.Last)
			if !t.plain(&p, person, at, s) {
				continue
			}
			if was || t.until(p, at, s) {
				p.former = true
			}
			x := t.title(person, p, Span{d.Tokens[min(at, p.start)].Start, d.Tokens[max(at, p.end-1)].End}, s)
			x.given = given
			out = append(out, x)
		}
	}
	return out
}

// isGiven tells whether the verb at token k says that somebody is given an office.
func (t *titler) isGiven(k int) bool {
	return t.d.Tokens[k].Tag == Verb && (t.g.lists["appoint"][t.d.Tokens[k].Lemma] || t.d.Tokens[k].Lemma == "become")
}

// plain tells whether what is said of a person at token at is surely an office that he has: one with an owner that the words name, or
// with neither article nor adjective ("was lord mayor"), and nobody else's name stands between.
func (t *titler) plain(p *phrase, person, at int, s Sentence) bool {
	d := t.d
	if p.end > p.head+1 && t.inName(p.end-1, person) || p.seat >= 0 && p.of >= 0 { // "the company's union leader" is not the company's
		return false
	}
	if p.end < s.Last {
		switch tag := d.Tokens[p.end].Tag; tag {
		case Noun, Propn, Num:
			return false // "of the Elm 2016 Host Committee"
		}
	}
	for k := p.start; k < p.head; k++ {
		switch w := strings.ToLower(d.word(k)); {
		case w == "next" || w == "first" && p.first > k && p.of < 0 && p.country < 0 && p.seat < 0 && !p.owned || w == "most" || w == "possible" || w == "potential" || w == "future" || w == "would-be":
			return false
		}
	}
	from, to := min(at, p.start), max(at, p.start)
	for _, m := range d.mentionsIn(Span{d.Tokens[from].Start, d.Tokens[to].End}) {
		if m.Kind == Name && m.entity != person && m.entity != p.of && d.Entities[m.entity].Type == Person {
			return false
		}
	}
	if p.of >= 0 || p.country >= 0 || p.served >= 0 || p.person >= 0 || p.seat >= 0 || p.owned || p.former {
		return true
	}
	if p.start != p.first || p.start == s.First || at != p.head && d.Tokens[at].Tag == Propn {
		return false
	}
	tag := d.Tokens[p.start-1].Tag // "a featured speaker" is none
	return tag == Aux || tag == Punct || p.start-1 == at
}

// about gives the words among which dependents of the word w are looked for.
func about(w int, s Sentence) (first, last int) {
	const reach = 40
	return max(s.FirstWord, w-reach), min(s.LastWord, w+reach)
}

// emptyPhrase is one of which nothing is read.
func emptyPhrase() phrase {
	return phrase{of: -1, party: -1, country: -1, beat: -1, poss: -1, possessed: -1, head: -1, seat: -1, person: -1, served: -1}
}

// nameOver gives the index into placed of the name in which a token stands, -1 if none.
func (t *titler) nameOver(k int, s Sentence) int {
	for i, m := range t.d.mentionsIn(s.Span) {
		if m.Kind == Name && m.Contains(t.d.Tokens[k].Span) {
			return i
		}
	}
	return -1
}

// inName tells whether a token stands in a mention of an entity.
func (t *titler) inName(k, entity int) bool {
	for _, m := range t.d.mentionsIn(t.d.Sentences[t.d.Tokens[k].Sentence].Span) {
		if m.entity == entity && m.Contains(t.d.Tokens[k].Span) {
			return true
		}
	}
	return false
}

// holderOf gives the person of whom the tree says the noun at word w, and the token from which it says it, and whether he was
// it; -1 if nobody, or where it is not or not yet so.
func (t *titler) holderOf(w int, s Sentence) (person, at int, was bool) {
	d := t.d
	if t.disowned(w, s) {
		return -1, 0, false
	}
	for steps := 0; steps < 3; steps++ {
		x := &d.Words[w]
		if t.isNot(w, s) {
			return -1, 0, false
		}
		head := int(x.Head)
		if e, past := t.subjectOfNoun(w, s); e >= 0 {
			if t.doubted(w, s) {
				return -1, 0, false
			}
			return e, int(x.Token), past
		}
		if head < 0 {
			return -1, 0, false
		}
		switch x.Rel {
		case "appos":
			if e := t.personOver(head, s); e >= 0 {
				return e, int(d.Words[head].Token), false
			}
			if t.noun(int(d.Words[head].Token))&nounPerson == 0 {
				return -1, 0, false
			}
		case "conj":
			if t.noun(int(d.Words[head].Token))&nounPerson == 0 {
				return -1, 0, false
			}
		case "xcomp", "obj":
			person, at = t.madeSo(head, w, s)
			return person, at, false
		default:
			return -1, 0, false
		}
		w = head
	}
	return -1, 0, false
}

// disowned tells whether the noun at word w is what somebody says not to be so, or asks: "denied that she was chairman", "falsely said that he
// was", "Is she mayor?".
func (t *titler) disowned(w int, s Sentence) bool {
	d := t.d
	for steps := 0; steps < 4 && w >= 0; steps++ {
		x := &d.Words[w]
		head := int(x.Head)
		if head < 0 {
			return d.word(s.Last-1) == "?"
		}
		if x.Rel == "acl:relcl" || x.Rel == "appos" {
			return false
		}
		if x.Rel == "ccomp" {
			switch d.Words[head].Lemma {
			case "deny", "dispute", "refute", "reject", "doubt":
				return !t.isNot(head, s)
			}
			for k, end := about(head, s); k < end; k++ {
				if int(d.Words[k].Head) == head && d.Words[k].Rel == "advmod" {
					switch d.Words[k].Lemma {
					case "falsely", "wrongly", "mistakenly", "erroneously":
						return true
					}
				}
			}
		}
		w = head
	}
	return false
}

// personOver gives the person in whose mention the word w stands, -1 if none.
func (t *titler) personOver(w int, s Sentence) int {
	d := t.d
	for _, m := range d.mentionsIn(s.Span) {
		if m.Contains(d.Words[w].Span) && d.Entities[m.entity].Type == Person {
			return m.entity
		}
	}
	return -1
}

// subjectOfNoun gives the person who is said to be the noun at word w: "X is the head", -1 if none, and whether he was it.
func (t *titler) subjectOfNoun(w int, s Sentence) (person int, was bool) {
	d := t.d
	subject, copula := -1, -1
	for k, end := about(w, s); k < end; k++ {
		if int(d.Words[k].Head) != w {
			continue
		}
		switch d.Words[k].Rel {
		case "nsubj":
			subject = k
		case "cop":
			copula = k
		}
	}
	if subject < 0 || copula < 0 {
		return -1, false
	}
	was = d.Words[copula].Lemma == "be" && strings.EqualFold(d.word(int(d.Words[copula].Token)), "was") && d.Words[w].Rel != "ccomp"
	return t.who(subject, w, s), was
}

// who gives the person that a subject stands for, a relative pronoun included.
func (t *titler) who(subject, verb int, s Sentence) int {
	d := t.d
	if d.Words[subject].Lemma == "who" {
		if d.Words[verb].Rel != "acl:relcl" || d.Words[verb].Head < 0 {
			return -1
		}
		subject = int(d.Words[verb].Head)
	}
	return t.personBeside(subject, s)
}

// madeSo gives the person whom a verb makes what its object or complement w says: "X became", "Y named X".
func (t *titler) madeSo(verb, w int, s Sentence) (person, at int) {
	d := t.d
	if t.doubted(verb, s) && !t.announced(verb, s) || t.isNot(verb, s) {
		return -1, 0
	}
	v := &d.Words[verb]
	object, subject, passive := -1, -1, -1
	for k, end := about(verb, s); k < end; k++ {
		if int(d.Words[k].Head) != verb {
			continue
		}
		switch d.Words[k].Rel {
		case "obj", "iobj":
			if k != w {
				object = k
			}
		case "nsubj":
			subject = k
		case "nsubj:pass":
			passive = k
		}
	}
	switch {
	case v.Lemma == "become" || v.Lemma == "remain":
		if subject >= 0 {
			return t.who(subject, verb, s), int(v.Token)
		}
	case makes(v.Lemma):
		if passive >= 0 {
			return t.who(passive, verb, s), int(v.Token)
		}
		if object >= 0 {
			return t.personOver(object, s), int(v.Token)
		}
	}
	return -1, 0
}

// announced tells whether a verb says of what is to come that it is settled: "will become", not "will become, if".
func (t *titler) announced(verb int, s Sentence) bool {
	d := t.d
	at := int(d.Words[verb].Token)
	if at == s.First || d.word(at-1) != "will" {
		return false
	}
	for k := max(s.First, at-15); k < min(s.Last, at+25); k++ {
		if d.word(k) == "May" && k > s.First {
			continue
		}
		switch strings.ToLower(d.word(k)) {
		case "if", "unless", "whether", "should", "win", "wins", "elected", "polls", "poll", "could", "may", "who":
			return false
		}
	}
	return true
}

// isNot tells whether a word is denied: "is not the head", "no longer the head", "never head".
func (t *titler) isNot(w int, s Sentence) bool {
	d := t.d
	for k, end := about(w, s); k < end; k++ {
		if head := int(d.Words[k].Head); head >= 0 && int(d.Words[head].Head) == w && strings.HasPrefix(d.Words[head].Rel, "nsubj") {
			switch d.Words[k].Lemma {
			case "neither", "nor":
				return true // "Neither X nor Y is the head"
			}
		}
		if int(d.Words[k].Head) != w {
			continue
		}
		switch d.Words[k].Lemma {
		case "not", "n't", "never", "no", "neither", "hardly", "longer", "almost", "nearly":
			return true
		}
	}
	return false
}

// doubted tells whether a verb or predicate says what is not or not yet so: "would be", "to become", "if X is", "hopes to be".
func (t *titler) doubted(w int, s Sentence) bool {
	d := t.d
	for steps := 0; steps < 4; steps++ {
		said := false // it begins a clause of its own
		for k, end := about(w, s); k < end; k++ {
			if int(d.Words[k].Head) != w {
				continue
			}
			switch rel, l := d.Words[k].Rel, strings.ToLower(d.Words[k].Lemma); {
			case rel == "aux" && l != "have" && l != "be" && l != "do":
				return true
			case rel == "mark" && (l == "to" || l == "if" || l == "whether" || l == "unless" || l == "until" || l == "before" || l == "once"):
				return true
			case rel == "mark" || l == "who":
				said = true
			}
		}
		if said {
			return false
		}
		rel := d.Words[w].Rel
		if d.Words[w].Head < 0 || rel != "conj" && rel != "xcomp" {
			return false
		}
		w = int(d.Words[w].Head)
	}
	return false
}

// until tells whether an office is one that the person had: "until May the head of Y", "head of Y from 2001 to 2009", "who was
// once".
func (t *titler) until(p phrase, at int, s Sentence) bool {
	d := t.d
	for k := max(s.First, p.start-4); k < p.start; k++ {
		switch strings.ToLower(d.word(k)) {
		case "until", "once", "formerly", "previously", "sometime", "late":
			return true
		case ",", "who":
			if k > at {
				return false
			}
		}
	}
	return p.end < s.Last && d.word(p.end) == "until"
}

// possessedBy tells whether a noun is somebody's: "chairs X's team".
func (t *titler) possessedBy(w int, s Sentence) bool {
	d := t.d
	for k, end := about(w, s); k < end; k++ {
		if int(d.Words[k].Head) == w && d.Words[k].Rel == "nmod:poss" && t.personOver(k, s) >= 0 {
			return true
		}
	}
	return false
}

// heading reads "X now chairs the panel", "she heads Y", "X leads the Elm Party".
func (t *titler) heading(out []title, had map[[2]int]bool, n int) []title {
	d, s := t.d, t.d.Sentences[n]
	for w := s.FirstWord; w < s.LastWord; w++ {
		office := officeOf(d.Words[w].Lemma)
		if d.Words[w].Tag != Verb || office == "" {
			continue
		}
		subject, object := -1, -1
		for k, end := about(w, s); k < end; k++ {
			if int(d.Words[k].Head) == w && d.Words[k].Rel == "nsubj" {
				subject = k
			} else if int(d.Words[k].Head) == w && d.Words[k].Rel == "obj" {
				object = k
			}
		}
		given := office != "leader" && t.announced(w, s)
		if subject < 0 || object < w || t.doubted(w, s) && !given || t.isNot(w, s) {
			continue
		}
		person := t.who(subject, w, s)
		if person < 0 || had[[2]int{person, n}] {
			continue
		}
		verb := int(d.Words[w].Token)
		if p := t.headed(verb, s.Last); p.tail != "" && ofAny(office) {
			out = append(out, t.heads(person, office, p, Span{d.Words[w].Start, d.Tokens[p.end-1].End}, verb, t.over(verb, s)))
			continue
		}
		p, ok := t.presides(verb, s)
		if !ok || !ofAny(office) && (p.of < 0 || p.words != "") || office == "leader" && (!t.hasLeaders(p.of) || t.over(verb, s)) {
			if office != "chair" || t.possessedBy(object, s) || t.g.nouns[d.Words[object].Lemma]&(nounOrg|nounGroup) == 0 {
				continue
			}
			p = presided{of: -1, seat: -1, end: int(d.Words[object].Token) + 1} // "chairs the hearing"
		}
		if given && p.of < 0 {
			continue // "will chair the meeting"
		}
		x := t.presiding(person, office, t.over(verb, s), p, verb, verb)
		x.given = given
		out = append(out, x)
	}
	return out
}
