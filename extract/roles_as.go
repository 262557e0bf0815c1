// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// inOffice reads the office in which somebody did something: "As governor of Y, X met", "X, as secretary of state, put", "her tenure as
// mayor", "she used a private server while secretary of state".
func (t *titler) inOffice(out []title) []title {
	d := t.d
	read := map[int]bool{} // nouns of offices that somebody has
	for i := range out {
		read[out[i].noun] = true
	}
	for _, s := range d.Sentences {
		for k := s.First; k+1 < s.Last; k++ {
			if w := strings.ToLower(d.word(k)); w != "as" && w != "while" || w == "as" && k > s.First && t.g.lists["would-be"][d.Tokens[k-1].Lemma] {
				continue
			}
			p, ok := t.forwards(k+1, s.Last)
			if !ok || !p.office || read[p.head] || !t.bareOffice(&p, k+1, s) {
				continue
			}
			person, at := t.actsAs(k, &p, s)
			if person < 0 || t.yetToCome(&p, s) {
				continue
			}
			read[p.head] = true
			span := Span{d.Tokens[min(at, k)].Start, d.Tokens[max(at, p.end-1)].End}
			out = append(out, t.title(person, p, span, s))
			for _, q := range t.listed(&p, s) {
				read[q.head] = true
				out = append(out, t.title(person, q, span, s))
			}
		}
	}
	return out
}

// actsAs gives the person who is what the phrase behind "as" at token k says, and a token of his; -1 if nobody.
func (t *titler) actsAs(k int, p *phrase, s Sentence) (person, at int) {
	d := t.d
	if person, at = t.inOfficeBeside(k, p.end, s); person < 0 {
		stop := false
		if person, at, stop = t.possessorBack(k-1, s); stop {
			return -1, 0
		}
	}
	if person < 0 {
		person, at = t.inOfficeAbove(int(d.Tokens[p.head].Word), s)
	}
	if person >= 0 && d.quoted(d.Tokens[at].Start) && t.pronounOnly(person, s) {
		return -1, 0
	}
	return person, at
}

// pronounOnly tells whether a sentence speaks of a person by pronouns alone.
func (t *titler) pronounOnly(person int, s Sentence) bool {
	for _, m := range t.d.mentionsIn(s.Span) {
		if m.entity == person && m.Kind != Pronoun {
			return false
		}
	}
	return true
}

// listed reads the offices of a list that goes on behind one of them: "a former mayor, governor and senator".
func (t *titler) listed(p *phrase, s Sentence) []phrase {
	d := t.d
	var out []phrase
	for i, done := p.end, false; !done; {
		if i+1 >= s.Last || d.word(i) != "," && d.word(i) != "and" {
			return nil
		}
		done = d.word(i) == "and"
		if i++; d.word(i) == "and" {
			done = true
			i++
		}
		q, ok := t.forwards(i, s.Last)
		if !ok || !q.office || q.person >= 0 || q.served >= 0 || q.start != i || q.head-i > 4 {
			return nil
		}
		if q.of < 0 && q.country < 0 && q.start == q.first {
			q.former = q.former || p.former
		}
		out = append(out, q)
		i = q.end
		if strings.EqualFold(d.word(q.start), "the") || done && (!t.closes(i, s.Last) || i+1 < s.Last && d.word(i) == "," && t.nameAt(t.forwardsPast(i+1, s.Last))) {
			return nil // of the next one
		}
	}
	return out
}

// bareOffice tells whether a phrase that begins with token i, behind "as", is no more than an office, with no more of a sentence behind it:
// not "as the mayor said", "as President X spoke".
func (t *titler) bareOffice(p *phrase, i int, s Sentence) bool {
	d := t.d
	if vague(strings.ToLower(d.word(p.head))) || p.person >= 0 || p.served >= 0 || p.start > i {
		return false
	}
	if p.end+1 < s.Last && d.word(p.end) == "in" && strings.EqualFold(d.word(p.end+1), "chief") {
		return false
	}
	if w := strings.ToLower(d.word(i)); (w == "a" || w == "an") && p.of < 0 && !p.former && !t.represents(p.head) {
		return false
	}
	for k := i; k < p.head; k++ {
		if tag := d.Tokens[k].Tag; tag == Verb && t.g.nouns[strings.ToLower(d.word(k))]&nounModifier == 0 || tag == Aux || tag == Pron && !possessivePronoun(d.Tokens[k].Lemma) {
			return false
		}
	}
	if p.end >= s.Last {
		return true
	}
	switch d.Tokens[p.end].Tag {
	case Punct, Adp, Cconj, Adv:
		return true
	case Part:
		return d.word(p.end) == "to"
	case Verb, Aux, Det:
		return d.Tokens[i].Tag != Det && !isUpperFirst(d.word(p.head))
	}
	return false
}

// inOfficeBeside gives the person whose name or pronoun stands beside the phrase of an office between token k, "as", and token end, and
// its token: "As governor of Y in 1983, X", "X, as governor,"; -1 if nobody.
func (t *titler) inOfficeBeside(k, end int, s Sentence) (person, at int) {
	d := t.d
	first := s.First
	for first < k && isQuoteMark(d.word(first)) {
		first++
	}
	if k == first {
		for i := end; i+1 < s.Last && i < end+longestWhen; i++ {
			if d.word(i) != "," || d.Tokens[i+1].Tag == Num {
				continue
			}
			i = t.forwardsPast(i+1, s.Last)
			if m := t.mentionFrom(i); m >= 0 && d.Entities[d.placed[m].entity].Type == Person && d.placed[m].Kind != Nominal && !t.intends(i, s) {
				return d.placed[m].entity, i
			}
			break
		}
		return -1, 0
	}
	i := k - 1
	if d.word(i) != "," { // "with X as his deputy"
		m, ok := t.mentionEnding(i)
		if !ok || m.Kind != Name || d.Entities[m.entity].Type != Person {
			return -1, 0
		}
		if at, _ = d.tokensOf(m.Span); at > s.First && strings.EqualFold(d.word(at-1), "with") {
			return m.entity, at
		}
		return -1, 0
	}
	m, ok := t.mentionEnding(i - 1)
	if !ok || m.Kind == Nominal || d.Entities[m.entity].Type != Person || t.intends(end, s) {
		return -1, 0
	}
	at, _ = d.tokensOf(m.Span)
	return m.entity, at
}

// longestWhen is how many tokens may say when and where somebody had an office, between it and the comma behind it.
const longestWhen = 12

// intends tells whether a clause from token i on says what somebody would do.
func (t *titler) intends(i int, s Sentence) bool {
	d := t.d
	for k := i; k < s.Last && k < i+8; k++ {
		switch strings.ToLower(d.word(k)) {
		case "would", "will", "'d", "’d", "'ll", "’ll", "could", "should", "may", "might", "must", "can", "plans", "planned", "vows", "vowed", "promises", "promised", "wants", "hopes":
			return true
		}
	}
	return false
}

// inOfficeAbove climbs the tree from the noun of an office at word w to a noun that is somebody's, "her record as mayor", or to a verb of
// what somebody did, and gives him and a token of his; -1 if nobody.
func (t *titler) inOfficeAbove(w int, s Sentence) (person, at int) {
	d := t.d
	for range 5 {
		head := int(d.Words[w].Head)
		if head < 0 {
			return -1, 0
		}
		w = head
		x := &d.Words[w]
		k := int(x.Token)
		switch {
		case x.Tag == Verb || x.Tag == Aux:
			if seesAs(x.Lemma) || t.unreal(k) || t.doubted(w, s) || t.isNot(w, s) || t.depending(w, "", "obj", "iobj") >= 0 {
				return -1, 0
			}
			if e := t.actor(w, s); e >= 0 && !t.givenTo(w, s) {
				return e, k
			}
			return -1, 0
		case t.noun(k)&nounPerson != 0 || insideMention(d.mentionsIn(s.Span), x.Span) >= 0:
			return -1, 0
		}
		if e := t.ownerOfNoun(w, s); e >= 0 && t.g.lists["conduct"][x.Lemma] {
			return e, k
		}
	}
	return -1, 0
}

// possessorBack gives the person whose a phrase is that ends with token i and speaks of what he did in an office, and a token of his: "her
// tenure", "X's use of a private server"; -1 if nobody's. stop tells that it is somebody's who is not known.
func (t *titler) possessorBack(i int, s Sentence) (person, at int, stop bool) {
	d := t.d
	for from := max(s.First, i-longestPhrase); i >= from; i-- {
		tag, own := d.Tokens[i].Tag, strings.ToLower(d.word(i))
		pronoun := possessivePronoun(d.Tokens[i].Lemma) || own == "my" || own == "your" || own == "our" || own == "whose"
		switch {
		case tag == Verb || tag == Aux || tag == Punct && own != "-" || t.noun(i)&nounPerson != 0:
			return -1, 0, false
		case tag == Part && i > from || pronoun:
			if !t.conduct(i+1, s) {
				return -1, 0, false
			}
			if !pronoun {
				i--
			}
			if own == "whose" {
				i -= 2
			}
			if m, ok := t.mentionEnding(i); ok && d.Entities[m.entity].Type == Person {
				return m.entity, i, false
			}
			return -1, 0, pronoun
		}
	}
	return -1, 0, false
}

// conduct tells whether the phrase that begins with token i speaks of the time in which somebody had an office or of what he did in it.
func (t *titler) conduct(i int, s Sentence) bool {
	for ; i < s.Last; i++ {
		switch t.d.Tokens[i].Tag {
		case Adj, Num, Adv, Propn:
			continue
		case Noun:
			if t.g.lists["conduct"][t.d.Tokens[i].Lemma] {
				return true
			}
			continue
		}
		return false
	}
	return false
}

// ownerOfNoun gives the person whose the noun at word w is, -1 if nobody's.
func (t *titler) ownerOfNoun(w int, s Sentence) int {
	d := t.d
	for k, end := about(w, s); k < end; k++ {
		if int(d.Words[k].Head) == w && d.Words[k].Rel == "nmod:poss" {
			return t.personOver(k, s)
		}
	}
	return -1
}

// seesAs tells the verbs behind which "as" says what somebody takes somebody for, or what he wants to be.
func seesAs(lemma string) bool {
	return slices.Contains(strings.Fields("see view regard describe know elect name choose cast portray depict treat dismiss tout hail endorse back support consider "+
		"think identify cite pick select nominate appoint install call paint mock denounce attack criticize criticise praise want run campaign pose feel refer recognize "+
		"recognise list brand label characterize characterise mention float consider suggest propose confirm reject accept define elevate replace"), lemma)
}

// yetToCome tells whether a sentence speaks of an office that somebody does not have yet: "his plans as president".
func (t *titler) yetToCome(p *phrase, s Sentence) bool {
	d := t.d
	const reach = 40
	for k := max(s.First, p.start-reach); k < min(s.Last, p.end+reach); k++ {
		switch strings.ToLower(d.word(k)) {
		case "would", "will", "if", "plans", "could", "'ll", "’ll", "'d", "’d", "future", "envision", "imagine", "potential", "hopes", "promises", "promised", "pledged",
			"pledges", "vows", "vowed", "wants", "running", "bid":
			return p.of < 0 && !p.former
		}
	}
	return false
}
