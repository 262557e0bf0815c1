// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"

	"kg/schema"
)

// roles finds the offices that the text gives to people. Occupations (lawyer, engineer) are no roles.
func (r *Reader) roles(d *Document) {
	t := &titler{d: d, g: r.lex.gazetteer, mint: r.mint}
	if d.placed == nil {
		d.indexMentions()
	}
	d.Roles = t.settle(t.all())
	d.indexMentions()
}

// titler finds what people are called beside their names.
type titler struct {
	d        *Document
	g        *gazetteer
	mint     schema.Minter
	made     map[string]int  // countries and bodies: entities by name
	surnamed map[string]bool // last words of the names of people
	parts    map[string]int  // bodies by each word of their names, -1 where several have it
	ends     map[string]int  // bodies by the last word of their names in lower case, -1 where several have it
	chains   map[int]int     // see chained
	parties  map[int]bool    // entities that were asked for: whether they are parties
	called   []title         // what noun phrases without an owner call people
	turns    []succession    // who came after whom in an office that is told elsewhere
}

// title is an office or occupation that the text gives to a person.
type title struct {
	person    int    // entity
	words     string // as written, in lower case
	full      string // with abbreviations written out
	head      string // its noun, in lower case
	of        int    // entity, -1 if none
	country   int    // thing of the gazetteer whose people the title names, -1 if none
	people    Span   // the name of that people
	former    bool
	office    bool // no mere occupation
	span      Span
	owner     int  // entity whose counterpart the person is, -1 if none
	at        int  // token with which the whole phrase begins
	first     int  // first token of the office itself
	noun      int  // token of its noun
	poss      int  // see phrase, -1 if none
	possessed int  // what the possessor was taken for, -1 if for nothing
	seat      int  // token of a noun for the body before it ("ministry spokesman"), -1 if none
	owned     bool // it has a possessor that stands for nobody known
	party     int  // of the person, where it is an office of those who are elected for a place: -1 if none is said
	home      int  // town from which the tag behind the name says that the person comes, -1 if none
	member    int  // body that the text gives as the person's own: "Sgt X, of Y", -1 if none
	given     bool // a verb says that the person is given it: "X was named chairman of Y", "X will become mayor"
	beside    bool // what stands beside it is whose it is, known or not: "Clinton spokesman X", "head of Y's archive"
}

// untold is a title of which nothing is said but whose and what it is.
func untold(person int, office string, span Span) title {
	return title{person: person, words: office, full: office, head: office, office: true, span: span,
		of: -1, country: -1, owner: -1, noun: -1, poss: -1, possessed: -1, seat: -1, party: -1, home: -1, member: -1}
}

// all finds the titles around each name of a person, in the order of the text.
func (t *titler) all() []title {
	if t.d.placed == nil {
		t.d.indexMentions()
	}
	var out []title
	for _, m := range t.d.placed {
		if t.d.Entities[m.entity].Type != Person {
			continue
		}
		first, last := t.d.tokensOf(m.Span)
		if first == last {
			continue
		}
		s := t.d.Sentences[t.d.Tokens[first].Sentence]
		if m.Kind == Nominal {
			out = t.nominal(out, m.entity, first, last, s)
		}
		if m.Kind != Name {
			continue
		}
		out = t.before(out, m.entity, first, last, s)
		out = t.after(out, m.entity, first, last, s)
		out = t.appointed(out, m.entity, first, last, s)
		out = t.clause(out, m.entity, first, last, s)
		out = t.ledBy(out, m.entity, first, last, s)
		out = t.addressed(out, m.entity, first, last, s)
	}
	return t.onlyCalled(t.namesakes(t.successors(t.replacements(t.inOffice(t.inTrees(t.serving(t.several(out))))))))
}

// addressed reads "Professor X of Y", "Imam X of Y": the word is a form of address where no body follows.
func (t *titler) addressed(out []title, person, first, last int, s Sentence) []title {
	d := t.d
	for k := max(s.First, min(t.pastHonorifics(first-1, s.First)+1, first-1)); k < first; k++ {
		office := ofAddress(d.word(k))
		if office == "" {
			continue
		}
		of := t.behind(last, s)
		if of < 0 {
			of = t.bodyBehind(last, s)
		}
		if of < 0 || d.Entities[of].Type != Organization {
			return out
		}
		x := untold(person, office, Span{d.Tokens[k].Start, d.Tokens[last-1].End})
		x.words, x.of, x.noun, x.at, x.first = strings.ToLower(d.word(k)), of, k, k, k
		return append(out, x)
	}
	return out
}

// ofAddress gives the office that a form of address is where its body follows, "" if it is none.
func ofAddress(w string) string {
	switch w {
	case "Professor", "Prof", "Prof.":
		return "professor"
	case "Rabbi", "Imam", "Pastor":
		return strings.ToLower(w)
	}
	return ""
}

// noun gives what a token may stand for as a noun for people.
func (t *titler) noun(i int) nouns {
	low := strings.ToLower(t.d.word(i))
	k := t.g.nouns[low]
	if low == "major" && !isUpperFirst(t.d.word(i)) || low == "head" && i > 0 && t.d.Tokens[i-1].Tag == Num ||
		low == "accused" && t.d.Tokens[i].Tag == Verb {
		return 0 // "a major donor", "400 head of cattle", "an MP accused of fraud"
	}
	if low == "rep" && !isUpperFirst(t.d.word(i)) && (i+1 >= len(t.d.Tokens) || !isUpperFirst(t.d.word(i+1))) {
		return 0 // "a bad rep"
	}
	if k == 0 {
		k = t.g.nouns[t.d.Tokens[i].Lemma] & (nounPerson | nounMale | nounFemale)
		if strings.HasSuffix(low, "s") || t.d.Tokens[i].Tag == Verb {
			k = 0 // "who is chairing"
		}
	}
	if i > 0 && t.g.lists["portfolio"][strings.ToLower(t.d.word(i-1))] && low == "critic" || t.ranking(i) {
		k = nounOffice // of the opposition: "finance critic", "ranking Democrat"
	}
	if k&nounOffice == 0 && t.g.lists["post"][low] && i > 0 && postWord(t.d.word(i-1)) {
		k |= nounOffice // "chief economist", "team doctor"
	}
	if i > 0 && strings.HasSuffix(low, "affaires") && strings.HasPrefix(strings.ToLower(t.d.word(i-1)), "charg") {
		k |= nounOffice // "chargé d'affaires"
	}
	if k&nounOffice == 0 && i > 0 && t.g.lists["compound"][strings.ToLower(t.d.word(i-1))+"-"+low] {
		k = k&(nounMale|nounFemale) | nounOffice // "first lady"
	}
	if t.likeAnother(i, low) {
		k = nounOccupation
	}
	if k == 0 && strings.Contains(low, "-") {
		k = t.g.nouns[bareOffice(low)] & (nounOffice | nounMale | nounFemale)
	}
	return k
}

// postWord tells the words that make a post of an occupation.
func postWord(w string) bool {
	switch strings.ToLower(w) {
	case "chief", "head", "team", "staff":
		return true
	}
	return false
}

// ranking tells the first of a party in a committee: "the panel's top Democrat".
func (t *titler) ranking(i int) bool {
	if w := t.d.word(i); i == 0 || w != "Democrat" && w != "Republican" {
		return false
	}
	w := strings.ToLower(t.d.word(i - 1))
	return w == "top" || w == "ranking"
}

// bareOffice takes off what makes another rank of an office: "co-chair", "sub-prefect", "mayor-elect".
func bareOffice(w string) string {
	w = turned(w)
	head, tail, _ := strings.Cut(w, "-")
	switch {
	case tail == "elect" || tail == "designate":
		return head
	case head == "co" || head == "then" || head == "vice" || head == "sub" || head == "deputy" || head == "under" || head == "ex" || head == "arch" || head == "pro" || head == "player":
		return tail
	}
	return w
}

// before reads the titles in front of a name: "US defence secretary X", "Belarus's leader X", "Its chief executive, X",
// "The president of Y is X", "ministry spokesman General X".
func (t *titler) before(out []title, person, first, last int, s Sentence) []title {
	d := t.d
	i := t.pastHonorifics(first-1, s.First)
	if k := t.pastBeside(i, s.First); k >= 0 {
		i = k
	}
	comma := i > s.First && (d.word(i) == "," || t.isCopula(i))
	if comma {
		i--
	}
	for n := 0; n < 2; n++ {
		p, ok := t.backwards(i, s.First)
		if !ok {
			break
		}
		if q, ok := t.officeBefore(p, s); ok && comma && !p.defined { // "its founder and president, X"
			p.defined = q.defined
		}
		if t.supposed(p) || comma && !t.apposed(p, last, s) {
			break
		}
		if comma && n == 0 {
			if p, ok = t.servant(p, s); !ok {
				break
			}
		}
		x := t.title(person, p, Span{d.Tokens[p.first].Start, d.Tokens[last-1].End}, s)
		t.byBehind(&x, p, last, s)
		if n == 0 {
			t.byBeside(&x, p, last, s, comma)
		}
		if q, ok := t.officeBefore(p, s); ok {
			y := t.title(person, q, x.span, s)
			x.former = x.former || y.former
			if x.of < 0 && x.country < 0 && !x.owned {
				x.of, x.country, x.people, x.owned, x.beside = y.of, y.country, y.people, y.owned, y.beside
			}
			out = append(out, y)
		}
		out = append(out, x)
		if i = p.start - 1; n == 0 && !comma && p.office && (p.former || p.country >= 0 || p.of >= 0) && i > s.First && d.word(i) == "," { // "its envoy, former minister X, said"
			comma = true
			i--
			continue
		}
		if i = p.first - 1; n == 0 && !comma && !p.defined && i > s.First && (d.word(i) == "," || t.isCopula(i)) && isUpperFirst(d.word(p.first)) {
			comma = true // "a Harbour Trust spokesman, Capt. X, said", "whose president is Judge X"
			i--
			continue
		}
		if p.defined || i < s.First || p.start < p.first || d.Tokens[i].Tag == Punct {
			break
		}
	}
	return out
}

// byBehind tells whose the office is of those who represent a place, and the body of somebody, by what stands behind the name at token last: "Gov.
// X of Ohio", "Sen. X (D-Ohio)".
func (t *titler) byBehind(x *title, p phrase, last int, s Sentence) {
	if (t.represents(p.head) || x.head == "governor") && !strings.HasPrefix(x.full, "state ") {
		if e := t.tagged(last, s); e >= 0 && t.d.Entities[e].Type == City {
			x.home = e
		} else if e >= 0 {
			x.of = e
		} else if e := t.stateBehind(last, s); e >= 0 && x.of < 0 {
			x.of = e
		}
	}
	x.member = t.bodyBehind(last, s)
	x.beside = x.beside || x.of < 0 && x.party < 0 && t.represents(p.head) && t.hasName(p.start, p.first)
}

// byBeside tells whose the office right before a name is by the town before it or what stands behind the name, unless a comma parts them.
func (t *titler) byBeside(x *title, p phrase, last int, s Sentence, comma bool) {
	if x.of < 0 && x.country < 0 && !x.owned {
		x.of = t.cityBefore(p.start-1, s.First, x.full)
	}
	if x.of < 0 && x.country < 0 && !x.owned && (!comma || t.elected(p.head)) { // "the auditor, X of Y": not Y's
		if x.of = t.behind(last, s); x.of >= 0 && t.seatedFor(p.head) && t.isParty(x.of) {
			x.of, x.party = -1, x.of
		} else if x.of >= 0 && (x.head == "premier" || x.head == "mayor") && t.d.Entities[x.of].Type == Organization {
			x.of = -1 // "the premier, X of the Y League"
		}
	}
}

// stateBehind gives the place of an apposition that calls somebody one of a party and of a place: "X, a Republican from Ohio", "X,
// the Ohio Democrat"; -1 if none.
func (t *titler) stateBehind(last int, s Sentence) int {
	d := t.d
	if last+3 >= s.Last || d.word(last) != "," && d.word(last) != "(" || d.Tokens[last+1].Tag != Det && !t.partisan(last+1) {
		return -1
	}
	partisan := false
	for k := last + 1; k < s.Last && k < last+7 && d.Tokens[k].Tag != Punct && d.Tokens[k].Tag != Verb; k++ {
		partisan = partisan || t.partisan(k)
		if m := t.nameFrom(k); m >= 0 && d.Entities[d.placed[m].entity].Type == Place {
			if _, e := d.tokensOf(d.placed[m].Span); partisan || e < s.Last && t.partisan(e) {
				return d.placed[m].entity
			}
		}
	}
	return -1
}

// partisan tells the words for one of a party, or of none.
func (t *titler) partisan(i int) bool {
	w := strings.ToLower(t.d.word(i))
	return t.g.parties[w] != "" || w == "independent"
}

// behind gives the place or body behind a name with an office, "Gov. X of Ohio", -1 if none.
func (t *titler) behind(last int, s Sentence) int {
	if last+1 >= s.Last || t.d.word(last) != "of" {
		return -1
	}
	if m := t.nameFrom(last + 1); m >= 0 && t.d.Entities[t.d.placed[m].entity].Type != Person {
		return t.d.placed[m].entity
	}
	if t.d.word(last+1) == "the" {
		for k := last + 2; k < s.Last && k < last+5; k++ {
			if m := t.nameFrom(k); m >= 0 && t.d.Entities[t.d.placed[m].entity].Type != Person {
				return t.d.placed[m].entity
			}
			if t.d.Tokens[k].Tag != Adj { // "of the leftist Y"
				break
			}
		}
	}
	return -1
}

// bodyBehind gives the body of "X, 46, of Y", -1 if none.
func (t *titler) bodyBehind(last int, s Sentence) int {
	d := t.d
	i := last
	if i < s.Last && d.word(i) == "," {
		if i++; i+1 < s.Last && d.Tokens[i].Tag == Num && d.word(i+1) == "," {
			i += 2
		}
	}
	if i+1 >= s.Last {
		return -1
	}
	switch d.word(i) {
	case "of", "from", "at", "with":
	default:
		return -1
	}
	if i++; i+1 < s.Last && d.word(i) == "the" {
		i++
	}
	if m := t.nameFrom(i); m >= 0 && d.Entities[d.placed[m].entity].Type == Organization {
		return d.placed[m].entity
	}
	return -1
}

// hasName tells whether a word in capitals stands among the tokens [i, last) that is none of a party: the place of
// "Elmford MP X".
func (t *titler) hasName(i, last int) bool {
	for ; i < last; i++ {
		if tag := t.d.Tokens[i].Tag; (tag == Adj || tag == Propn) && isUpperFirst(t.d.word(i)) && t.g.parties[strings.ToLower(t.d.word(i))] == "" {
			return true
		}
	}
	return false
}

// isCopula tells "is" and "was".
func (t *titler) isCopula(i int) bool {
	return t.d.Tokens[i].Lemma == "be" && t.d.Tokens[i].Tag == Aux && t.d.word(i) != "be"
}

// reverent tells the words before "Reverend" and "Honourable".
func reverent(w string) bool {
	switch w {
	case "Most", "Right", "Rt", "Very":
		return true
	}
	return false
}

func isQuoteMark(w string) bool {
	switch w {
	case "\"", "“", "”", "'", "‘", "’":
		return true
	}
	return false
}

// closes tells whether an apposition ends at token i.
func (t *titler) closes(i, last int) bool {
	if i >= last {
		return true
	}
	switch t.d.word(i) {
	case ",", ".", ";", ":", "—", "–", "-", "(", ")", "”", "\"":
		return true
	}
	return t.d.Tokens[i].Tag == Verb || t.d.Tokens[i].Tag == Aux
}

// title makes a title of a phrase.
func (t *titler) title(person int, p phrase, span Span, s Sentence) title {
	d := t.d
	head := turned(strings.ToLower(d.word(p.head)))
	if full := t.g.short[head]; full != "" {
		head = full
	}
	x := title{person: person, head: head, of: p.of, country: p.country, people: p.people, former: p.former, office: p.office, span: span, owner: -1, poss: p.poss, possessed: p.possessed, home: -1,
		at: p.start, first: p.first, noun: p.head, member: -1, seat: p.seat, owned: p.owned, party: p.party, beside: p.person >= 0 || p.served >= 0 || p.other}
	if head == "number" {
		x.head = "counterpart"
	}
	if after, ok := onceHeld(head); ok {
		x.head, x.former = after, true
		if full := t.g.short[after]; full != "" {
			x.head = full // "then-Sen."
		}
	}
	t.bygone(&x, p, s)
	var words, full []string
	for i := p.first; i < p.last; i++ {
		w := turned(strings.ToLower(strings.ReplaceAll(d.word(i), "’", "'")))
		if w == "." {
			continue
		}
		if n := len(words); n > 0 && (strings.HasPrefix(w, "'") || w == ",") { // "students' union president"
			words[n-1], full[n-1] = words[n-1]+w, full[n-1]+w
			continue
		}
		if after, ok := onceHeld(w); ok && i == p.first {
			w, x.former = after, true
			if i < p.head && t.exOf(i) != "" {
				continue
			}
		}
		long := t.g.short[w]
		if long == "" {
			long = w
		} else if end := d.Tokens[i].End; d.Text[end-1] == '.' || strings.HasPrefix(d.Text[end:], ".") {
			w += "."
		}
		words, full = append(words, w), append(full, long)
	}
	x.words, x.full = p.lead+strings.Join(words, " ")+p.tail, p.lead+strings.Join(full, " ")+p.tail
	if x.owner = t.ownerOf(p.first, s.First); x.owner < 0 && staff(&x) {
		x.owner = max(p.person, p.served)
	}
	return x
}

// turned takes off what somebody was before: "singer-turned-mayor".
func turned(w string) string {
	if _, after, ok := strings.Cut(w, "-turned-"); ok {
		return after
	}
	return w
}

// onceHeld takes off what makes a former office of one: "ex-minister", "then-senator".
func onceHeld(w string) (string, bool) {
	if after, ok := strings.CutPrefix(w, "ex-"); ok {
		return after, true
	}
	return strings.CutPrefix(w, "then-")
}

// ownerOf gives the person to whom a title stands in relation: "his UK counterpart", "X's deputy".
func (t *titler) ownerOf(i, from int) int {
	d := t.d
	for k := i - 1; k >= from && k > i-6; k-- {
		tag := d.Tokens[k].Tag
		if tag == Punct || tag == Verb || tag == Adp || tag == Sconj { // "of his army while President X"
			return -1
		}
		possessor := k
		if tag == Part && k > from {
			possessor = k - 1
		} else if !possessivePronoun(d.Tokens[k].Lemma) {
			continue
		}
		if m, ok := t.mentionEnding(possessor); ok && d.Entities[m.entity].Type == Person {
			return m.entity
		}
	}
	return -1
}
