// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// officeOf gives the office of those of whom a verb is said: who leads a body is its leader.
func officeOf(lemma string) string {
	switch lemma {
	case "chair", "chairs", "chaire":
		return "chair"
	case "head", "heads":
		return "head"
	case "lead", "leads":
		return "leader"
	case "edit", "edits":
		return "editor"
	case "direct", "directs":
		return "director"
	case "command", "commands":
		return "commander"
	}
	return ""
}

// ofAny tells the offices that any body may have, and not only one of a name: who heads a panel is its head, who directs traffic is no director.
func ofAny(office string) bool { return office == "chair" || office == "head" }

// clause reads "X, who runs Y and chairs Z", "X, who heads Y's research unit": only verbs that name an office give one.
func (t *titler) clause(out []title, person, first, last int, s Sentence) []title {
	d := t.d
	i := last
	if i+1 >= s.Last || d.word(i) != "," {
		return out
	}
	if d.word(i+1) != "who" {
		if i = t.apposedWho(i+1, s.Last); i < 0 {
			return out
		}
	}
	if i+3 < s.Last && t.isCopula(i+2) { // "X, who was then health minister"
		if p, ok := t.forwards(i+3, s.Last); ok && p.office && (p.former || p.of >= 0 || d.word(i+2) == "was" || d.word(i+3) == "also") {
			p.former = p.former || d.word(i+2) == "was" && (d.Tokens[i+3].Tag != Verb || strings.HasSuffix(d.word(i+3), "ing"))
			out = append(out, t.titleAfter(person, p, first, s))
		}
		for k := i + 4; k+3 < s.Last && k < i+25; k++ { // "and is now a fellow at Y"
			if d.word(k) != "and" || d.word(k+1) != "is" {
				continue
			}
			if p, ok := t.forwards(k+2, s.Last); ok && p.office && p.of >= 0 {
				out = append(out, t.titleAfter(person, p, first, s))
			}
			break
		}
	}
	for k := i + 2; k < s.Last && k < i+16; k++ {
		w := d.word(k)
		if w == "," {
			break
		}
		office := officeOf(d.Tokens[k].Lemma)
		if office == "" || d.Tokens[k-1].Tag == Det || d.Tokens[k-1].Tag == Adj || k+1 < s.Last && d.Tokens[k+1].Tag == Adp { // "who leads in the polls of Y"
			continue
		}
		former := t.over(k, s)
		if p := t.headed(k, s.Last); p.tail != "" && ofAny(office) { // "who chairs the supervisory board of Y"
			out = append(out, t.heads(person, office, p, Span{d.Tokens[first].Start, d.Tokens[p.end-1].End}, first, former))
			continue
		}
		if p, ok := t.presides(k, s); ok && (ofAny(office) || p.of >= 0 && p.words == "") && (office != "leader" || t.hasLeaders(p.of)) {
			out = append(out, t.presiding(person, office, former, p, first, k))
		}
	}
	return out
}

// over tells whether a verb says what somebody no longer heads: "who led Y", not "who has led Y since May".
func (t *titler) over(k int, s Sentence) bool {
	d := t.d
	if w := d.word(k); !strings.HasSuffix(w, "ed") && w != "led" {
		return false
	}
	for i := k - 1; i >= s.First && i > k-4; i-- {
		switch tag := d.Tokens[i].Tag; {
		case tag == Aux && (d.word(i) == "has" || d.word(i) == "have" || d.word(i) == "'ve" || d.word(i) == "’ve"):
			return false
		case tag != Adv:
			return true
		}
	}
	return true
}

// appointed reads "they named X chairman of Y" and "Y has appointed X as head of Z", where the office stands right behind the name and the verb
// before it: an office without an owner is that of the subject.
func (t *titler) appointed(out []title, person, first, last int, s Sentence) []title {
	d := t.d
	verb := first - 1
	for verb > s.First && verb > first-5 && (d.word(verb) == "." || t.noun(verb)&nounPerson != 0 || t.g.cues[d.word(verb)]&cueHonorific != 0) {
		verb-- // "named Bishop X"
	}
	if verb <= s.First || d.Tokens[verb].Tag != Verb || !makes(d.Tokens[verb].Lemma) || !strings.HasSuffix(d.word(verb), "ed") || t.unreal(verb) {
		return out
	}
	if last < s.Last && d.word(last) == "as" {
		last++
	}
	p, ok := t.forwards(last, s.Last)
	if !ok || !p.office || p.start != last {
		return out
	}
	x := t.titleAfter(person, p, first, s)
	x.given = true
	if x.of < 0 && x.country < 0 {
		k := verb - 1
		for k > s.First && (d.Tokens[k].Tag == Aux || d.Tokens[k].Tag == Adv) {
			k--
		}
		if m, ok := t.mentionEnding(k); ok && d.Entities[m.entity].Type == Organization {
			x.of, x.owned, x.owner = m.entity, false, -1
		}
	}
	return append(out, x)
}

// heads makes a title of an office of somebody who heads what a phrase says.
func (t *titler) heads(person int, office string, p phrase, span Span, at int, former bool) title {
	x := untold(person, office, span)
	x.words, x.full = office+p.tail, office+p.tail
	x.of, x.country, x.seat, x.beside, x.at, x.former = p.of, p.country, p.seat, p.other, at, former
	return x
}

// apposedWho gives the token before the "who" of an apposition that begins with token i: "a former rower who chairs Y"; -1
// where there is none.
func (t *titler) apposedWho(i, last int) int {
	if t.d.Tokens[i].Tag != Det {
		return -1
	}
	for k := i + 1; k < last && k < i+9; k++ {
		switch {
		case t.d.word(k) == "who":
			return k - 1
		case t.d.word(k) == "," && k+1 < last && t.d.word(k+1) == "who": // "the founder's son, who chairs Y"
			return k
		case t.d.Tokens[k].Tag == Punct || t.d.Tokens[k].Tag == Verb || t.d.Tokens[k].Tag == Aux:
			return -1
		}
	}
	return -1
}

// partisans tells the name of a party's people, who are not the party: "Republicans led by X".
func (t *titler) partisans(s Span) bool {
	stem, many := partyPeople(strings.ToLower(t.d.Slice(s)))
	return many && t.g.parties[stem] != ""
}

// field reads what one heads in a body, the tokens from i up to the name of the body at token name: "threat research" of
// "threat research at Y".
func (t *titler) field(i, name int) string {
	d := t.d
	at := name - 1
	if d.Tokens[at].Tag == Det {
		at--
	}
	if w := d.word(at); at <= i || w != "at" && w != "for" && w != "in" {
		return ""
	}
	if d.Tokens[i].Tag == Det {
		i++
	}
	for k := i; k < at; k++ {
		if tag := d.Tokens[k].Tag; tag != Noun && tag != Propn && (k == at-1 || tag != Adj && tag != Verb) {
			return ""
		}
	}
	return strings.ToLower(d.Slice(d.tokenSpan(i, at)))
}

// partOf reads the part of a body behind its possessive mark at token i: "research unit" of "Y's research unit".
func (t *titler) partOf(i, last int) (words string, end int) {
	d := t.d
	if i >= last || d.word(i) != "'s" && d.word(i) != "’s" && d.Tokens[i].Tag != Part {
		return "", i
	}
	k := i + 1
	for k < last && k < i+6 && (d.Tokens[k].Tag == Noun || d.Tokens[k].Tag == Adj || d.Tokens[k].Tag == Propn) {
		k++
	}
	if k == i+1 || d.Tokens[k-1].Tag != Noun {
		return "", i
	}
	return strings.ToLower(d.Slice(d.tokenSpan(i+1, k))), k
}

// ledBy reads "the Harbour Trust, led by X", "Y, which is headed by former judge X".
func (t *titler) ledBy(out []title, person, first, last int, s Sentence) []title {
	d := t.d
	by := first - 1
	for by > s.First && by > first-8 && d.word(by) != "by" {
		if tag := d.Tokens[by].Tag; tag != Noun && tag != Adj && tag != Propn && tag != Det && d.word(by) != "." {
			return out
		}
		by--
	}
	if by-1 <= s.First || d.word(by) != "by" || d.Tokens[by-1].Tag != Verb {
		return out
	}
	office := officeOf(d.Tokens[by-1].Lemma)
	if office == "" {
		return out
	}
	k := by - 2
	for k > s.First && (d.Tokens[k].Tag == Aux || d.word(k) == "which" || d.word(k) == "that" || d.word(k) == ",") {
		k--
	}
	m, ok := t.mentionEnding(k)
	if !ok { // "Y, a faction led by X"
		i := k
		for tag := d.Tokens[i].Tag; i > s.First && i > k-8 && (tag == Noun || tag == Adj || tag == Num || tag == Det || d.word(i) == "-"); tag = d.Tokens[i].Tag {
			i--
		}
		if i < k && i > s.First && d.word(i) == "," && d.Tokens[i+1].Tag == Det {
			m, ok = t.mentionEnding(i - 1)
		}
	}
	if !ok || m.Kind != Name {
		if p := t.partEnding(k, by-1, s.First); p.tail != "" && office != "leader" {
			return append(out, t.heads(person, office, p, Span{d.Tokens[by-1].Start, d.Tokens[last-1].End}, first, false))
		}
		seat := t.bareBody(k, s)
		if d.Tokens[k].Tag == Noun && (office == "chair" || seat >= 0) { // "the hearing, chaired by X"
			x := untold(person, office, Span{d.Tokens[by-1].Start, d.Tokens[last-1].End})
			x.seat, x.beside, x.at = seat, seat < 0, first
			out = append(out, x)
		}
		return out
	}
	if ty := d.Entities[m.entity].Type; ty != Organization && ty != Group || t.partisans(m.Span) || office == "leader" && !t.hasLeaders(m.entity) && !t.g.lists["led-by-leaders"][d.Tokens[k].Lemma] {
		return out
	}
	x := untold(person, office, Span{m.Start, d.Tokens[last-1].End})
	x.of, x.at = m.entity, first
	return append(out, x)
}

// hasLeaders tells the bodies that have an office of leader: parties, councils and bands. Who leads a firm is called otherwise.
func (t *titler) hasLeaders(e int) bool {
	x := &t.d.Entities[e]
	name := strings.ToLower(x.Name)
	return t.g.lists["led-by-leaders"][name[strings.LastIndexByte(name, ' ')+1:]] || x.Type == Group || t.isParty(e)
}

// bareBody gives the token of a noun for a body behind "the", -1 where it has other words or none: "the panel".
func (t *titler) bareBody(k int, s Sentence) int {
	if k > s.First && t.g.nouns[t.d.Tokens[k].Lemma]&nounOrg != 0 && strings.EqualFold(t.d.word(k-1), "the") {
		return k
	}
	return -1
}

// nominal reads the office in a noun phrase that stands for somebody, where it says whose it is: "the Labour leader", "the
// Bishop of Ely", and what is said behind it.
func (t *titler) nominal(out []title, person, first, last int, s Sentence) []title {
	d := t.d
	out = t.clause(out, person, first, last, s)
	if p, ok := t.forwards(first, s.Last); ok && p.office && p.head < last && p.end >= last && (p.end == last || !t.accused(first, s.First)) &&
		(p.end >= s.Last || d.Tokens[p.end].Tag != Propn) && !t.namesAnother(person, p.end, s) {
		x := t.titleAfter(person, p, first, s)
		if p.of >= 0 {
			return append(out, x)
		}
		t.called = append(t.called, x)
	}
	return out
}

// namesAnother tells whether the name of another person stands between commas behind a phrase: "Its head of safety, Y, said" of X before it.
func (t *titler) namesAnother(person, i int, s Sentence) bool {
	if i+2 >= s.Last || t.d.word(i) != "," {
		return false
	}
	m := t.nameFrom(t.forwardsPast(i+1, s.Last))
	if m < 0 || t.d.placed[m].entity == person || t.d.Entities[t.d.placed[m].entity].Type != Person {
		return false
	}
	_, end := t.d.tokensOf(t.d.placed[m].Span)
	return end < s.Last && t.d.word(end) == ","
}

// onlyCalled adds what the text calls those for whom it has no office beside their names: "the chief executive".
func (t *titler) onlyCalled(out []title) []title {
	has := map[int]bool{}
	held := map[string]bool{} // people with their offices
	for i := range out {
		held[t.d.Entities[out[i].person].ID+out[i].full] = true
		has[out[i].person] = has[out[i].person] || out[i].office
	}
	for i := range t.called {
		x := t.called[i]
		if e := &t.d.Entities[x.person]; x.full != "secretary" && !held[e.ID+x.full] && t.g.heldBy(x.full, e.Name) != nil {
			out = append(out, x)
			continue
		}
		if has[x.person] || vague(x.full) || vague(x.head) || x.beside || t.indefiniteAt(x.noun) {
			continue
		}
		switch x.head {
		case "lawmaker", "legislator", "parliamentarian", "captain", "judge", "minister":
			if x.full == x.head {
				continue
			}
		}
		out = append(out, x)
	}
	return out
}

// accused tells whether somebody is said, before token i, to be accused of what follows him: "accused the party's leader of fraud".
func (t *titler) accused(i, from int) bool {
	for k := i - 1; k >= max(from, i-4); k-- {
		switch t.d.Tokens[k].Lemma {
		case "accuse", "acquit", "convict", "suspect", "clear", "strip", "warn", "remind", "assure", "inform":
			return true
		}
	}
	return false
}

// serving reads "X, who resigned as Y's aide", "X was appointed as chairman of Y", "they named X, a rower, as chairman".
func (t *titler) serving(out []title) []title {
	d := t.d
	for _, s := range d.Sentences {
		for k := s.First + 1; k+1 < s.Last; k++ {
			if d.word(k) != "as" {
				continue
			}
			verb := t.verbBefore(k, s)
			person, former := -1, false
			if m, ok := t.mentionEnding(k - 1); ok && m.Kind == Name && d.Entities[m.entity].Type == Person {
				if v := t.appointment(k, s); v >= 0 && !t.agentBefore(m, v) {
					verb, person = v, m.entity
				}
			}
			if verb >= 0 && person < 0 {
				person, former = t.server(verb, s)
			}
			if person < 0 {
				continue
			}
			if p, ok := t.forwards(k+1, s.Last); ok && p.office {
				p.former = p.former || former
				if d.Tokens[verb].Lemma == "join" {
					p.own(t.joined(verb, k, s)) // "joined Y as president"
				}
				x := t.title(person, p, Span{d.Tokens[verb].Start, d.Tokens[p.end-1].End}, s)
				x.given = t.isGiven(verb)
				out = append(out, x)
			}
		}
	}
	return out
}

// agentBefore tells whether a name behind the verb at token verb is that of who appoints: "was appointed by President X as chairman".
func (t *titler) agentBefore(m placedMention, verb int) bool {
	first, _ := t.d.tokensOf(m.Span)
	for k := first - 1; k > verb; k-- {
		if t.d.word(k) == "by" {
			return true
		}
		switch t.d.Tokens[k].Tag {
		case Noun, Propn, Adj, Det:
		default:
			if t.d.word(k) != "." {
				return false
			}
		}
	}
	return false
}

// appointment gives the verb by which the person is appointed whose name stands right before "as" at token k, be it one of several: "appointed
// X as chairman and Y as treasurer", "swore in nine ministers, among them X as minister of finance"; -1 if there is none.
func (t *titler) appointment(k int, s Sentence) int {
	d := t.d
	for v := k - 1; v >= s.First && v > k-30; v-- {
		if d.Tokens[v].Tag == Verb && t.g.lists["appoint"][d.Tokens[v].Lemma] {
			w := d.Tokens[v].Word
			if t.unreal(v) && !t.announced(int(w), s) || d.Tokens[v].Lemma == "nominate" || d.Tokens[v].Lemma == "pick" {
				return -1
			}
			return v
		}
		if d.word(v) == ";" || d.word(v) == ":" {
			break
		}
	}
	return -1
}

// joined gives the body whose name stands right behind a verb, before token last; -1 if none does.
func (t *titler) joined(verb, last int, s Sentence) int {
	i := verb + 1
	if i < last && t.d.Tokens[i].Tag == Det {
		i++
	}
	if m := t.nameFrom(min(i, s.Last-1)); i < last && m >= 0 && t.d.Entities[t.d.placed[m].entity].Type == Organization {
		return t.d.placed[m].entity
	}
	return -1
}

// verbBefore gives the verb on which an "as" at token k hangs, -1 if none.
func (t *titler) verbBefore(k int, s Sentence) int {
	d := t.d
	for verb := k - 1; verb > s.First && verb > k-7; verb-- {
		if d.Tokens[verb].Tag == Verb {
			return verb
		}
	}
	for verb := k - 1; verb > s.First && verb > k-20; verb-- { // a name and its apposition between
		if d.Tokens[verb].Tag == Verb && t.g.lists["appoint"][d.Tokens[verb].Lemma] && d.word(k-1) == "," {
			return verb
		}
	}
	return -1
}

// server gives the person of whom a verb before "as" says what he is, -1 if nobody, and whether he is it no more.
func (t *titler) server(verb int, s Sentence) (person int, former bool) {
	d := t.d
	word := int(d.Tokens[verb].Word)
	switch lemma := d.Tokens[verb].Lemma; lemma {
	case "resign", "quit", "retire", "step", "stand", "walk", "leave":
		former = true
	case "serve", "work":
		former = d.word(verb) == lemma+"d" || d.word(verb) == lemma+"ed"
		for k := max(s.First, verb-4); k < verb; k++ {
			former = former && d.Tokens[k].Lemma != "have"
		}
	case "act", "double", "continue", "join", "return", "start", "begin", "sit":
	case "take":
		if verb+1 >= s.Last || d.word(verb+1) != "over" {
			return -1, false
		}
	case "ordain", "consecrate", "inaugurate", "reinstate", "appoint", "elect", "name", "swear", "install", "reappoint", "re-elect", "hire", "confirm", "promote",
		"recruit", "unveil", "select", "choose":
		if t.unreal(verb) && !t.sworn(verb, s) {
			return -1, false
		}
		if person = t.depending(word, "", "nsubj:pass", "obj", "xcomp"); person < 0 && strings.HasPrefix(d.Words[word].Rel, "acl") {
			person = t.actor(word, s)
		}
		return person, false
	case "sack", "fire", "dismiss", "oust", "remove":
		if t.unreal(verb) {
			return -1, false
		}
		return t.depending(word, "", "nsubj:pass", "obj"), true
	default:
		return -1, false
	}
	if t.unreal(verb) && (former || !t.announced(word, s)) {
		return -1, false
	}
	return t.actor(word, s), former
}

// sworn tells whether a verb says that somebody is soon to have an office that he has been given: "will be sworn in".
func (t *titler) sworn(verb int, s Sentence) bool {
	return t.d.Tokens[verb].Lemma == "swear" && !t.unlikely(verb, s) || t.announced(int(t.d.Tokens[verb].Word), s)
}

// unreal tells whether a verb says what is not or not yet so: "will serve", "refused to resign", "did not quit".
func (t *titler) unreal(verb int) bool {
	d := t.d
	for k := verb - 1; k >= 0 && k > verb-5 && d.Tokens[k].Sentence == d.Tokens[verb].Sentence; k-- {
		switch w := strings.ToLower(d.word(k)); w {
		case "to", "not", "n't", "n’t", "never", "neither", "nor", "will", "would", "could", "should", "may", "might", "must", "can", "if", "whether", "'d", "’d", "'ll", "’ll":
			return true
		case ",", "who", "and":
			return false
		}
	}
	return false
}
