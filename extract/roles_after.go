// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// after reads the apposition behind a name: "X, the NDRB's director-general,", "X, 44, a spokesperson for Y".
func (t *titler) after(out []title, person, first, last int, s Sentence) []title {
	d := t.d
	if last < s.Last && letters(d.word(last)) && !t.nameAt(last+1) {
		if p, ok := t.forwards(last, s.Last); ok && p.head == last {
			out = append(out, t.titleAfter(person, p, first, s)) // "X MP, chair of Y"
			last = p.end
		}
	}
	i := t.pastHome(last, s.Last)
	if i+1 >= s.Last || d.word(i) != "," {
		return t.predicate(out, person, first, last, s)
	}
	i++
	if d.Tokens[i].Tag == Num && i+2 < s.Last && d.word(i+1) == "," { // the age
		i += 2
	}
	i = t.pastParty(i, s.Last)
	p, ok := t.forwards(i, s.Last)
	if ok && p.office {
		t.pastYears(&p, s.Last)
	}
	if !ok || p.end < s.Last && !t.closes(p.end, s.Last) && d.word(p.end) != "who" && d.word(p.end) != "and" && !t.placed(p, s.Last) {
		return out
	}
	if t.denied(i, i+1) || t.ofAnother(p, first, s) {
		return out // "X, not the mayor, came"
	}
	if p.end+1 < s.Last && d.word(p.end) == "and" && p.office && p.of < 0 && p.country < 0 && p.end == p.last { // "secretary and treasurer of Y"
		if q, ok := t.forwards(p.end+1, s.Last); ok && q.of >= 0 && !q.defined && t.closes(q.end, s.Last) {
			p.of = q.of
			out = append(out, t.titleAfter(person, p, first, s))
			p = q
		} else if !ok && p.end+2 < s.Last && d.Tokens[p.end+1].Tag == Noun {
			p.own(t.behind(p.end+2, s)) // "president and publisher of Y"
		}
	}
	out = append(out, t.titleAfter(person, p, first, s))
	if list := t.listed(&p, s); p.office && p.end < s.Last && d.word(p.end) == "," && len(list) > 0 {
		for _, q := range list {
			out = append(out, t.titleAfter(person, q, first, s))
		}
		return out
	}
	return t.andAfter(out, person, first, p, s)
}

// ofAnother tells whether the office in a phrase behind a name that begins with token first is somebody else's.
func (t *titler) ofAnother(p phrase, first int, s Sentence) bool {
	d := t.d
	if t.endsWithPerson(p) || p.defined && (t.ofNext(p.end, s.Last) || t.subjectBehind(p, first, s)) {
		return true // "..., Secretary of State Y": of the next one; "In a letter to X, the chairman, Y, wrote"
	}
	if p.end >= s.Last {
		return false
	}
	w := d.word(p.end)
	if saysSo(d.Tokens[p.end].Lemma) && d.Tokens[p.end].Tag == Verb && !strings.HasPrefix(d.Words[d.Tokens[p.end].Word].Rel, "acl") &&
		(strings.EqualFold(d.word(p.start), "a") || strings.EqualFold(d.word(p.start), "an") || p.end+1 < s.Last && d.word(p.end+1) == ",") {
		return true // "X, an aide said, is ..."
	}
	return w == "and" && t.othersFrom(p.end+1, s) || // "X, the mayor and two councillors were held": three kinds of people
		p.end+1 < s.Last && w == "." && t.mentionFrom(p.end+1) >= 0 || // "..., Gov. Y"
		w == "," && !p.defined && p.of < 0 && t.nameAt(p.end+1) // a list of people with their offices before the names
}

// endsWithPerson tells whether an office with a capital ends with the name of a person.
func (t *titler) endsWithPerson(p phrase) bool {
	m, ok := t.mentionEnding(p.end - 1)
	return ok && !p.defined && m.Kind == Name && t.d.Entities[m.entity].Type == Person && isUpperFirst(t.d.word(p.first))
}

// andAfter adds what an "and" behind an office joins to it: "Y's finance critic and MP for Z".
func (t *titler) andAfter(out []title, person, first int, p phrase, s Sentence) []title {
	d := t.d
	if p.end+1 < s.Last && d.word(p.end) == "and" {
		q, ok := t.forwards(p.end+1, s.Last)
		if ok && q.office {
			t.pastYears(&q, s.Last)
		}
		switch ok = ok && q.office && (q.end >= s.Last || t.closes(q.end, s.Last) || d.word(q.end) == "who"); {
		case ok && q.of < 0 && q.country < 0 && !q.defined && p.end == p.head+1 && p.office: // "a former Ohio governor and senator"
			q.of, q.country, q.people, q.owned, q.seat, q.other, q.former = p.of, p.country, p.people, p.owned, p.seat, p.other, p.former
			out = append(out, t.titleAfter(person, q, first, s))
		case ok && (q.of >= 0 || q.former || strings.EqualFold(d.word(q.start), "its") || !p.office && (q.seat >= 0 || !q.defined || q.other)):
			out = append(out, t.titleAfter(person, q, first, s)) // "a crane driver and shop steward who came"
		}
	}
	return out
}

// letters tells the offices whose letters stand behind a name: "X MEP".
func letters(w string) bool {
	switch w {
	case "MP", "MEP", "MSP", "TD", "MLA", "MHK", "MPP", "MNA", "MLC":
		return true
	}
	return false
}

// pastHome skips the place or body behind a name, where a comma follows it: "X of Ohio, chairman of Y".
func (t *titler) pastHome(i, last int) int {
	if i+2 >= last || t.d.word(i) != "of" {
		return i
	}
	if m := t.nameFrom(i + 1); m >= 0 && t.d.Entities[t.d.placed[m].entity].Type != Person {
		if _, end := t.d.tokensOf(t.d.placed[m].Span); end < last && t.d.word(end) == "," {
			return end
		}
	}
	return i
}

// titleAfter makes a title of a phrase behind the name that begins with token first.
func (t *titler) titleAfter(person int, p phrase, first int, s Sentence) title {
	x := t.title(person, p, Span{t.d.Tokens[first].Start, t.d.Tokens[p.end-1].End}, s)
	x.at = first
	return x
}

// pastParty skips the party and state of American lawmakers: "X, D-Calif., chairman of Y".
func (t *titler) pastParty(i, last int) int {
	d := t.d
	if !d.tagAt(i, last) {
		return i
	}
	for k := i + 1; k+1 < last && k < i+7; k++ {
		if d.word(k) == "," {
			return k + 1
		}
	}
	return i
}

// tagged gives the place of the tag behind a name, "X, D-Ore.," or "X (R-Texas)", -1 if there is none.
func (t *titler) tagged(last int, s Sentence) int {
	d := t.d
	if last+1 < s.Last && d.word(last+1) == "(" && d.Tokens[last].Tag == Part {
		last++ // "Sen. X's (R-Ohio) bill"
	}
	if last+2 < s.Last && d.word(last) == "(" {
		if m := t.nameFrom(last + 1); m >= 0 && d.Entities[d.placed[m].entity].Type == Place {
			return d.placed[m].entity // "Senator X (Elm North)"
		}
	}
	if last+3 >= s.Last || d.word(last) != "," && d.word(last) != "(" || !d.tagAt(last+1, s.Last) {
		return -1
	}
	if m := t.nameFrom(last + 3); m >= 0 && d.Entities[d.placed[m].entity].Type != Person {
		return d.placed[m].entity
	}
	return -1
}

func (t *titler) nameAt(i int) bool {
	return i < len(t.d.Tokens) && t.d.Tokens[i].Tag == Propn
}

// predicate reads "X is the chairman of Y", "X became president".
func (t *titler) predicate(out []title, person, first, last int, s Sentence) []title {
	d, i := t.d, last
	if i >= s.Last {
		return out
	}
	switch lemma := d.Tokens[i].Lemma; {
	case lemma == "become" || lemma == "be" && d.Tokens[i].Tag == Aux && !strings.HasPrefix(strings.ToLower(d.word(i)), "were"):
	default:
		return out
	}
	i++
	sworn := d.Tokens[last].Lemma == "become"
	if i < s.Last {
		switch d.Tokens[i].Lemma {
		case "appoint", "elect", "name", "re-elect", "make":
			sworn = true
			i++
		}
	}
	if i < s.Last && d.word(i) == "as" {
		i++
	}
	p, ok := t.forwards(i, s.Last)
	if !ok || !p.office || p.of < 0 && !sworn {
		return out
	}
	if t.denied(i, p.head) || first > s.First && t.denied(first-1, first) || t.conditional(first, s.First) || t.disowned(int(d.Tokens[p.head].Word), s) {
		return out
	}
	if d.word(last) == "was" && !sworn && d.Words[d.Tokens[p.head].Word].Rel != "ccomp" {
		p.former = true
	}
	x := t.titleAfter(person, p, first, s)
	x.given = sworn
	return append(out, x)
}

// conditional tells whether the clause in which a name begins with token first is a condition or a question: "if X becomes
// president", "whether X was chairman".
func (t *titler) conditional(first, from int) bool {
	for k := first - 1; k >= from && k > first-6 && t.d.Tokens[k].Tag != Verb && t.d.Tokens[k].Tag != Punct; k-- {
		switch strings.ToLower(t.d.word(k)) {
		case "if", "unless", "whether", "should", "suppose", "once", "until", "before":
			return true
		}
	}
	return false
}

// forwards reads a title that begins with token i: article or possessor, modifiers, noun, and what depends on it.
func (t *titler) forwards(i, last int) (phrase, bool) {
	d := t.d
	p := emptyPhrase()
	from := i
	if i >= last || d.Tokens[i].Tag == Cconj {
		return p, false
	}
	i, p.former = t.pastWhen(i, last)
	for k := i; k < last && k < i+12; k++ {
		if m := t.nameFrom(k); m >= 0 && !t.ranking(k) { // whose office it is
			_, e := d.tokensOf(d.placed[m].Span)
			if d.Entities[d.placed[m].entity].Type == Person && !d.isPossessor(d.placed[m].End) &&
				!(k > i && (d.Tokens[k-1].Tag == Det || d.Tokens[k-1].Tag == Adj) && e < last && (t.noun(e)&nounOffice != 0 ||
					d.word(e) == "campaign" && e+1 < last && t.noun(e+1)&nounOffice != 0)) { // "a New Democrat MP", "a Smith campaign spokesman"
				return p, false
			}
			k = max(k, e-1)
			continue
		}
		tag := d.Tokens[k].Tag
		w := strings.ToLower(d.word(k))
		if t.noun(k)&nounPerson != 0 {
			if end := t.possessive(k+1, last); end > 0 {
				p.head, k = -1, end // "Mayor X's chief of staff"
				continue
			}
			p.head = k
			continue
		}
		if p.head >= 0 && k > p.head {
			if t.chiefOfficer(p.head, last) >= k {
				continue
			}
			break
		}
		if tag == Det && k > i && d.Tokens[k-1].Tag == Verb && !makes(d.Tokens[k-1].Lemma) {
			break // "X, summoned the envoy"
		}
		if tag == Verb && t.g.nouns[w]&nounModifier == 0 && !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") ||
			tag == Aux || tag == Adp || tag == Sconj || w == "that" || tag == Punct && w != "-" || tag == Pron && !possessivePronoun(w) || tag == Cconj && w != "and" {
			break
		}
	}
	if p.head < 0 {
		return p, false
	}
	t.around(&p, from, last)
	return p, !p.unreal
}

// makes tells verbs that give an office.
func makes(lemma string) bool {
	switch lemma {
	case "name", "appoint", "elect", "re-elect", "reappoint":
		return true
	}
	return false
}

// pastWhen skips the words before an office that say when somebody has or had it, and tells whether he had it: "until May the head
// of Y", "now a fellow of Y", "himself a former member".
func (t *titler) pastWhen(i, last int) (next int, former bool) {
	d := t.d
	for i+1 < last {
		switch d.word(i) {
		case "then", "formerly", "previously", "once":
			former = true
		case "now", "currently", "also", "himself", "herself", "today", "still":
		case "until":
			k := i + 1
			for k < last && k < i+4 && t.d.word(k) != "," && (k == i+1 || isUpperFirst(d.word(k)) || d.Tokens[k].Tag == Num || spanWord(d.word(k))) {
				k++
			}
			if k < last && d.word(k) == "," {
				k++
			}
			return k, true
		case "who":
			if i+2 < last && d.word(i+1) == "is" && d.word(i+2) != "a" {
				i++
				break
			}
			return i, former
		default:
			return i, former
		}
		i++
	}
	return i, former
}

// pastYears skips the words behind an office that say when somebody has or had it: "until 2022", "since March", "from 2001 to 2009".
func (t *titler) pastYears(p *phrase, last int) {
	d := t.d
	if p.end+1 >= last {
		return
	}
	w := d.word(p.end)
	if w != "until" && w != "since" && w != "from" && w != "between" && w != "till" && w != "in" {
		return
	}
	k, dated := p.end+1, false
	for ; k < last && k < p.end+8; k++ {
		switch tag := d.Tokens[k].Tag; {
		case tag == Num, tag == Propn && t.nameFrom(k) < 0, spanWord(d.word(k)):
			dated = true
			continue
		case d.word(k) == "last" || d.word(k) == "to" || d.word(k) == "early" || d.word(k) == "late" || d.word(k) == "this" || d.word(k) == "the" || d.word(k) == "recently":
			continue
		case d.word(k) == "and" && w == "between" && k+1 < last && d.Tokens[k+1].Tag == Num:
			continue
		}
		break
	}
	if !dated && d.word(k-1) != "recently" {
		return
	}
	p.former = p.former || w != "since"
	p.end = k
}

// spanWord tells words behind "until last".
func spanWord(w string) bool {
	switch w {
	case "week", "month", "year", "spring", "summer", "autumn", "fall", "winter", "ago":
		return true
	}
	return false
}

// around reads what belongs to the noun of a title: the words before it, from token from on, and what depends on it.
func (t *titler) around(p *phrase, from, last int) {
	d := t.d
	p.office = t.noun(p.head)&nounOffice != 0
	p.last, p.end = p.head+1, p.head+1
	former := p.former
	t.modifiers(p, from)
	p.former = p.former || former
	if p.beat >= 0 && t.ofBody(p.head+1, last) { // "the South Island manager of Y"
		p.first, p.of = p.beat, -1
	}
	whose := p.of
	if p.head+1 < last && d.word(p.head+1) == "for" && t.represents(p.head) && (p.poss < 0 || !strings.EqualFold(d.word(p.head), "representative")) {
		p.of, p.party = -1, -1 // "a Labour MP for Luton" is one of Luton
	}
	if p.of >= 0 && p.head+1 < last && (d.word(p.head+1) == "for" || d.word(p.head+1) == "of") && d.Tokens[p.head].Lemma == "governor" {
		if typ := d.Entities[p.of].Type; typ == Organization || typ == Group {
			p.of = -1 // "the rebels' governor for Elm Valley"
		}
	}
	for n := 0; n < 3 && p.end < last && d.Tokens[p.end].Tag == Adp; n++ { // "secretary of state for fisheries in Y"
		before := p.end
		t.complement(p, last)
		if p.end == before || p.of >= 0 && (p.of != whose || p.end >= last || d.word(p.end) != "for") && !t.isFor(p.end, last) {
			break
		}
	}
	p.own(whose)
}

// possessive gives the token of the mark of a possessor behind the name of a person that begins with token i, 0 where none does.
func (t *titler) possessive(i, last int) int {
	if i >= last {
		return 0
	}
	if t.d.word(i) == "." && i+1 < last {
		i++
	}
	m := t.nameFrom(i)
	if m < 0 || t.d.Entities[t.d.placed[m].entity].Type != Person || !t.d.isPossessor(t.d.placed[m].End) {
		return 0
	}
	_, e := t.d.tokensOf(t.d.placed[m].Span)
	return e
}

// ofBody tells whether "of", "at" or the like and the name of a body follow from token i on.
func (t *titler) ofBody(i, last int) bool {
	d := t.d
	if i+1 >= last {
		return false
	}
	switch d.word(i) {
	case "of", "at", "for", "with":
	default:
		return false
	}
	if i++; d.Tokens[i].Tag == Det {
		i++
	}
	m := t.nameFrom(min(i, last-1))
	return m >= 0 && d.Entities[d.placed[m].entity].Type == Organization
}

// mentionFrom gives the index into placed of the longest mention that begins with token i, -1 if none.
func (t *titler) mentionFrom(i int) int {
	d := t.d
	tok := d.Tokens[i].Span
	ms := d.placed
	lo, hi := 0, len(ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if ms[mid].Start < tok.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(ms) && ms[lo].Start == tok.Start {
		return lo
	}
	return -1
}

// nameFrom gives the index into placed of the longest name that begins with token i, -1 if none.
func (t *titler) nameFrom(i int) int {
	m := t.mentionFrom(i)
	for ; m >= 0 && m < len(t.d.placed) && t.d.placed[m].Start == t.d.Tokens[i].Start; m++ {
		if t.d.placed[m].Kind == Name {
			return m
		}
	}
	return -1
}
