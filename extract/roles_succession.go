// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// succession says that one person came after another, in an office that the text gives to one of them.
type succession struct {
	newer, older int // entities
	span         Span
	real         bool   // it has happened, or is settled
	fresh        bool   // the newer one is only just given it: what he has in the text is another office
	field        string // of the ministry that it names, "": any
}

// depending gives the person that depends on a verb in one of several ways, with a preposition if there is one; -1 if none.
func (t *titler) depending(verb int, prep string, rels ...string) int {
	d := t.d
	s := d.Sentences[d.Tokens[d.Words[verb].Token].Sentence]
	for w, end := about(verb, s); w < end; w++ {
		if int(d.Words[w].Head) != verb || !slices.Contains(rels, d.Words[w].Rel) || prep != "" && !d.hasCase(w, prep) {
			continue
		}
		k := w
		if d.Words[w].Lemma == "who" && d.Words[verb].Rel == "acl:relcl" {
			k = int(d.Words[verb].Head)
		}
		if e := t.personAt(k, s); e >= 0 {
			return e
		}
	}
	return -1
}

// personAt gives the person whose mention holds a word, whose name is in apposition to it, "the founder's son, Jan Holm", or to which
// it is in apposition, "Jan Holm, the son", or of whom it is said: "Jan Holm is the son". -1 if nobody.
func (t *titler) personAt(w int, s Sentence) int {
	d := t.d
	for steps := 0; steps < 4; steps++ {
		if e := t.personBeside(w, s); e >= 0 {
			return e
		}
		if e, _ := t.subjectOfNoun(w, s); e >= 0 {
			return e
		}
		if d.Words[w].Rel != "appos" || d.Words[w].Head < 0 {
			break
		}
		w = int(d.Words[w].Head)
	}
	return -1
}

// personBeside gives the person whose mention holds a word, or whose name is in apposition to it; -1 if nobody.
func (t *titler) personBeside(w int, s Sentence) int {
	d := t.d
	one := -1
	for _, m := range d.mentionsIn(s.Span) {
		if d.Entities[m.entity].Type != Person {
			continue
		}
		if m.Contains(d.Words[w].Span) {
			return m.entity
		}
		first, last := d.wordsOf(m.Span)
		for k := first; k < last; k++ {
			if h := int(d.Words[k].Head); h == w && (d.Words[k].Rel == "appos" || d.Words[k].Rel == "flat" || d.Words[k].Rel == "compound") {
				one = m.entity
			}
		}
	}
	return one
}

// actor gives the person who does what a verb says, be it said of another verb that it hangs on: "X left, succeeded by", "X came to
// replace Y", "they named X to replace Y"; -1 if nobody.
func (t *titler) actor(verb int, s Sentence) int {
	d := t.d
	for steps := 0; steps < 4; steps++ {
		if e := t.depending(verb, "", "nsubj", "nsubj:pass"); e >= 0 {
			return e
		}
		x := &d.Words[verb]
		head := int(x.Head)
		if head < 0 || t.hasSubject(verb, s) {
			return -1
		}
		switch x.Rel {
		case "acl", "acl:relcl":
			return t.personAt(head, s)
		case "xcomp", "advcl", "ccomp":
			if t.madeTo(verb, s) {
				return t.depending(head, "", "obj", "nsubj:pass")
			}
			if t.g.lists["appoint"][d.Words[head].Lemma] {
				if e := t.depending(head, "", "obj", "nsubj:pass"); e >= 0 {
					return e
				}
			}
		case "conj":
		default:
			return -1
		}
		verb = head
	}
	return -1
}

// madeTo tells whether a verb says what the object of that on which it hangs is made to do: "wooed X into serving", "persuaded X to serve".
func (t *titler) madeTo(verb int, s Sentence) bool {
	d := t.d
	head := int(d.Words[verb].Head)
	object := false
	for k, end := about(head, s); k < end; k++ {
		w := &d.Words[k]
		object = object || int(w.Head) == head && (w.Rel == "obj" || w.Rel == "nsubj:pass") && k < verb
	}
	if at := int(d.Words[verb].Token); at > s.First && d.word(at-1) == "into" {
		return object
	}
	return object && d.Words[verb].Rel == "xcomp" && d.Words[head].Lemma != "promise"
}

// hasSubject tells whether a verb has a subject of its own.
func (t *titler) hasSubject(verb int, s Sentence) bool {
	for k, end := about(verb, s); k < end; k++ {
		if w := &t.d.Words[k]; int(w.Head) == verb && strings.HasPrefix(w.Rel, "nsubj") {
			return true
		}
	}
	return false
}

// replacements reads who came after whom: "X replaced Y as chief executive of Z" gives both the office, Y as a former one;
// "Y was replaced by X", "X took over from Y" and "X, succeeding Y" give one that of the other.
func (t *titler) replacements(out []title) []title {
	d := t.d
	for _, s := range d.Sentences {
		for w := s.FirstWord; w < s.LastWord; w++ {
			if d.Words[w].Tag != Verb {
				continue
			}
			newer, older := t.comers(w, s)
			if newer < 0 || older < 0 || newer == older || t.isNot(w, s) {
				continue
			}
			out = t.replaced(out, newer, older, int(d.Words[w].Token), s)
		}
	}
	return out
}

// comers gives the two people of whom the verb at word w says that one came after the other, -1 where it does not.
func (t *titler) comers(w int, s Sentence) (newer, older int) {
	d := t.d
	switch d.Words[w].Lemma {
	case "replace", "succeed":
		older = t.depending(w, "", "obj")
		if older < 0 { // "Y was replaced by X", "Y, succeeded by X"
			newer = t.depending(w, "by", "obl", "obl:agent")
			if newer < 0 {
				return -1, -1
			}
			return newer, t.actor(w, s)
		}
		if newer = t.depending(w, "with", "obl"); newer >= 0 { // "Y replaced Z with X"
			return newer, older
		}
	case "take":
		if next := int(d.Words[w].Token) + 1; next >= s.Last || d.word(next) != "over" && d.word(next) != "charge" && d.word(next) != "the" {
			return -1, -1
		}
		older = t.depending(w, "from", "obl")
		if older < 0 && t.tookReins(w, s) {
			older = t.nameAfterFrom(w, s)
		}
	case "assume", "inherit":
		if older = t.depending(w, "from", "obl"); older < 0 || !t.tookReins(w, s) {
			return -1, -1
		}
	case "follow":
		if older = t.depending(w, "", "obj"); older >= 0 && !t.intoOffice(w, s) {
			return -1, -1
		}
	case "step", "resign", "stand", "retire", "withdraw", "quit":
		return t.inFavourOf(w, s), t.actor(w, s)
	default:
		return -1, -1
	}
	if older < 0 {
		return -1, -1
	}
	return t.actor(w, s), older
}

// tookReins tells whether the object of a verb is what is handed on: "took the reins", "assumed charge".
func (t *titler) tookReins(verb int, s Sentence) bool {
	d := t.d
	for k, end := about(verb, s); k < end; k++ {
		if w := &d.Words[k]; int(w.Head) == verb && w.Rel == "obj" && t.g.lists["seat-word"][w.Lemma] {
			return true
		}
	}
	return false
}

// nameAfterFrom gives the person whose name stands behind the first "from" after a verb: "took the reins from Y"; -1 if none.
func (t *titler) nameAfterFrom(verb int, s Sentence) int {
	d := t.d
	at := int(d.Words[verb].Token)
	for k := at + 1; k+1 < s.Last && k < at+6; k++ {
		if d.word(k) != "from" {
			continue
		}
		if m := t.nameFrom(t.forwardsPast(k+1, s.Last)); m >= 0 && d.Entities[d.placed[m].entity].Type == Person {
			return d.placed[m].entity
		}
		return -1
	}
	return -1
}

// intoOffice tells whether somebody who follows another does so in an office: "followed her uncle into the top job", "followed Y as
// chairman".
func (t *titler) intoOffice(verb int, s Sentence) bool {
	d := t.d
	at := int(d.Words[verb].Token)
	for k := at + 1; k+1 < s.Last && k < at+12; k++ {
		switch d.word(k) {
		case "into", "in", "as":
			for j := k + 1; j < s.Last && j < k+5; j++ {
				if t.g.lists["seat-word"][d.Tokens[j].Lemma] || d.word(k) == "as" && t.noun(j)&nounOffice != 0 {
					return true
				}
			}
		}
	}
	return false
}

// inFavourOf gives the person for whom another makes way: "stepped down as chairman in favour of X"; -1 if nobody.
func (t *titler) inFavourOf(verb int, s Sentence) int {
	d := t.d
	at := int(d.Words[verb].Token)
	for k := at + 1; k+2 < s.Last && k < at+16; k++ {
		if w := d.word(k); w != "favour" && w != "favor" || d.word(k+1) != "of" {
			continue
		}
		for j := k + 2; j < s.Last && j < k+8; j++ {
			if m := t.nameFrom(j); m >= 0 {
				if d.Entities[d.placed[m].entity].Type == Person && !d.isPossessor(d.placed[m].End) {
					return d.placed[m].entity
				}
			} else if tag := d.Tokens[j].Tag; tag == Verb || tag == Punct && d.word(j) != "," {
				return -1
			}
		}
	}
	return -1
}

// replaced adds the office of two people of whom one came after the other: the one behind "as", or, once all are known, what one of
// them has.
func (t *titler) replaced(out []title, newer, older, verb int, s Sentence) []title {
	d := t.d
	unreal := t.unlikely(verb, s)
	for k := verb + 1; k+1 < s.Last && k < verb+14; k++ {
		if d.word(k) != "as" {
			continue
		}
		p, ok := t.forwards(k+1, s.Last)
		if !ok || !p.office {
			break
		}
		x := t.title(newer, p, Span{d.Tokens[verb].Start, d.Tokens[p.end-1].End}, s)
		y := x
		y.person, y.former = older, !unreal
		if unreal {
			return append(out, y)
		}
		return append(out, x, y)
	}
	t.turns = append(t.turns, succession{newer: newer, older: older, span: d.tokenSpan(verb, verb+1), real: !unreal, fresh: t.givenTo(verb, s), field: t.ministryAt(verb, s)})
	return out
}

// givenTo tells whether a verb of succession says what somebody is appointed for, or will do: "named X to replace Y".
func (t *titler) givenTo(verb int, s Sentence) bool {
	d := t.d
	x := &d.Words[d.Tokens[verb].Word]
	return (x.Rel == "xcomp" || x.Rel == "advcl") && x.Head >= 0 && t.g.lists["appoint"][d.Words[x.Head].Lemma] || verb > s.First && d.word(verb-1) == "will"
}

// names tells whether a person is the one who does what the verb of appointment before token k says.
func (t *titler) names(person, k int, s Sentence) bool {
	d := t.d
	for v := k - 1; v > s.First && v > k-25; v-- {
		if d.Tokens[v].Tag == Verb && t.g.lists["appoint"][d.Tokens[v].Lemma] {
			return t.actor(int(d.Tokens[v].Word), s) == person
		}
	}
	return false
}

// unlikely tells whether a verb says what may or may not come: "is expected to succeed", "hopes to replace", "could take over from".
func (t *titler) unlikely(verb int, s Sentence) bool {
	d := t.d
	for k := verb - 1; k >= s.First && k > verb-6; k-- {
		switch d.Tokens[k].Lemma {
		case "may", "might", "could", "would", "should", "if", "whether", "hope", "want", "expect", "likely", "tip", "favourite", "favorite", "seek", "run", "bid", "vie",
			"compete", "hopeful", "try", "plan", "ready", "candidate", "contest", "campaign", "not", "n't", "propose", "urge", "race", "contender", "possible",
			"must":
			return true
		case ",", "who":
			return false
		}
	}
	return false
}

// ministryAt gives the field of the ministry behind a verb of succession: "finance" of "succeeded Y at the finance ministry".
func (t *titler) ministryAt(verb int, s Sentence) string {
	d := t.d
	for k := verb + 1; k+2 < s.Last && k < verb+10; k++ {
		if d.word(k) != "at" || d.word(k+1) != "the" {
			continue
		}
		for j := k + 2; j < s.Last && j < k+6; j++ {
			switch d.Tokens[j].Lemma {
			case "ministry", "department":
				if j == k+2 {
					return "minister"
				}
				return strings.ToLower(d.Slice(d.tokenSpan(k+2, j)))
			}
		}
	}
	return ""
}

// succeed adds the offices of those who came after or before somebody else.
func (t *titler) succeed(roles []Role) []Role {
	of := map[int][]int{} // by person
	for i, r := range roles {
		of[r.Person] = append(of[r.Person], i)
	}
	for _, c := range t.turns {
		if !c.real {
			continue
		}
		if k := t.heldAt(roles, of[c.newer], c); k >= 0 && (!c.fresh || roles[k].given) {
			r := roles[k]
			r.Person, r.Former, r.Span = c.older, true, c.span
			roles = append(roles, r)
		} else if k := t.heldAt(roles, of[c.older], c); k >= 0 {
			r := roles[k]
			roles[k].Former = true
			r.Person, r.Former, r.Span = c.newer, false, c.span
			roles = append(roles, r)
		} else {
			continue
		}
		who := roles[len(roles)-1].Person
		of[who] = append(of[who], len(roles)-1) // one may come after another who came after a third
	}
	return roles
}

// comesAfter notes what a noun says of who came after whom: "her predecessor, X", "his replacement, X".
func (t *titler) comesAfter(x *title) {
	if x.owner < 0 || x.owner == x.person {
		return
	}
	c := succession{newer: x.person, older: x.owner, span: x.span, real: true}
	if x.head == "predecessor" {
		c.newer, c.older = c.older, c.newer
	}
	t.turns = append(t.turns, c)
}

// heldAt gives the index of the office of a person that a succession is about: one that he has now, the first of those in the same
// sentence, the last that he was given before ("X, finance director of Y, has been named chairman of Z. He replaces W."), or the first of all; -1
// where he has none.
func (t *titler) heldAt(roles []Role, of []int, c succession) int {
	at := t.sentenceAt(c.span)
	best, near, given := -1, -1, -1
	for _, i := range of {
		r := roles[i]
		if vague(r.office) || t.kept(r.office) || r.Former && r.Person == c.newer || c.field != "" && !strings.Contains(r.office, c.field) {
			continue
		}
		if best < 0 {
			best = i
		}
		if near < 0 && r.Span.Start < c.span.Start && t.sentenceAt(r.Span) == at {
			near = i
		}
		if r.given && r.Span.Start < c.span.Start && r.Person == c.newer {
			given = i
		}
	}
	switch {
	case near >= 0 && (given < 0 || t.sentenceAt(roles[given].Span) != at):
		return near
	case given >= 0:
		return given
	}
	return best
}

// sentenceAt gives the sentence in which a span begins.
func (t *titler) sentenceAt(s Span) int {
	first, _ := t.d.tokensOf(s)
	return int(t.d.Tokens[min(first, len(t.d.Tokens)-1)].Sentence)
}
