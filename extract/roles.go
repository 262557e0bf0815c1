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
	d    *Document
	g    *gazetteer
	mint schema.Minter
	made map[string]int // countries and bodies: entities by name
}

// title is an office or occupation that the text gives to a person.
type title struct {
	person  int    // entity
	words   string // as written, in lower case
	full    string // with abbreviations written out
	head    string // its noun, in lower case
	of      int    // entity, -1 if none
	country int    // thing of the gazetteer whose people the title names, -1 if none
	people  Span   // the name of that people
	former  bool
	office  bool // no mere occupation
	span    Span
	owner   int  // entity whose counterpart the person is, -1 if none
	at      int  // token with which the whole phrase begins
	seat    int  // token of a noun for the body before it ("ministry spokesman"), -1 if none
	owned   bool // it has a possessor that stands for nobody known
}

// all finds the titles around each name of a person, in the order of the text.
func (t *titler) all() []title {
	if t.d.placed == nil {
		t.d.indexMentions()
	}
	var out []title
	for _, m := range t.d.placed {
		if m.Kind != Name || t.d.Entities[m.entity].Type != Person {
			continue
		}
		first, last := t.d.tokensOf(m.Span)
		if first == last {
			continue
		}
		s := t.d.Sentences[t.d.Tokens[first].Sentence]
		out = t.before(out, m.entity, first, last, s)
		out = t.after(out, m.entity, first, last, s)
		out = t.clause(out, m.entity, first, last, s)
		out = t.ledBy(out, m.entity, first, last, s)
	}
	return t.replacements(out)
}

// phrase is a noun phrase for a person, read from its tokens.
type phrase struct {
	first, last int // tokens of the title itself
	head        int // token of its noun
	of          int
	to          int // behind "ambassador to": whose office it is where nothing else says it
	country     int
	people      Span
	former      bool
	office      bool
	defined     bool // it has an article, possessor or the like
	owned       bool // it has a possessor that stands for nobody known
	start       int  // token with which all of it begins
	seat        int  // token of a noun for its body, -1 if none
	end         int  // token behind all of it
}

// noun gives what a token may stand for as a noun for people.
func (t *titler) noun(i int) nouns {
	low := strings.ToLower(t.d.word(i))
	k := t.g.nouns[low]
	if low == "major" && !isUpperFirst(t.d.word(i)) {
		return 0 // "a major donor"
	}
	if k == 0 {
		k = t.g.nouns[t.d.Tokens[i].Lemma] & (nounPerson | nounMale | nounFemale)
		if strings.HasSuffix(low, "s") {
			k = 0
		}
	}
	if k == 0 && strings.Contains(low, "-") {
		k = t.g.nouns[bareOffice(low)] & (nounOffice | nounMale | nounFemale)
	}
	return k
}

// bareOffice takes off what makes another rank of an office: "co-chair", "sub-prefect", "mayor-elect".
func bareOffice(w string) string {
	head, tail, _ := strings.Cut(w, "-")
	switch {
	case tail == "elect" || tail == "designate":
		return head
	case head == "co" || head == "vice" || head == "sub" || head == "deputy" || head == "under" || head == "ex" || head == "arch":
		return tail
	}
	return w
}

// before reads the titles in front of a name: "US defence secretary X", "Belarus's leader X", "Its chief executive, X",
// "The president of Y is X", "ministry spokesman General X".
func (t *titler) before(out []title, person, first, last int, s Sentence) []title {
	d := t.d
	i := t.pastHonorifics(first-1, s.First)
	comma := i > s.First && (d.word(i) == "," || t.isCopula(i))
	if comma {
		i--
	}
	for n := 0; n < 2; n++ {
		p, ok := t.backwards(i, s.First)
		if !ok || comma && !(p.defined && t.closes(last, s.Last)) {
			break
		}
		x := t.title(person, p, Span{d.Tokens[p.first].Start, d.Tokens[last-1].End}, s)
		if t.represents(p.head) && !strings.HasPrefix(x.full, "state ") {
			if e := t.tagged(last, s); e >= 0 {
				x.of = e
			}
		}
		out = append(out, x)
		if i = p.first - 1; p.defined || i < s.First || p.start < p.first || d.Tokens[i].Tag == Punct {
			break
		}
	}
	return out
}

// isCopula tells "is" and "was".
func (t *titler) isCopula(i int) bool {
	return t.d.Tokens[i].Lemma == "be" && t.d.Tokens[i].Tag == Aux && t.d.word(i) != "be"
}

// pastHonorifics goes left from token i over "Mr", "Dr." and the like, but not over a shortened office.
func (t *titler) pastHonorifics(i, from int) int {
	d := t.d
	if i-2 >= from && isQuoteMark(d.word(i)) && isQuoteMark(d.word(i-2)) && t.noun(i-1)&nounOffice != 0 {
		i -= 3 // "its commander, “Colonel” X"
	}
	for i >= from && (d.word(i) == "." || t.g.cues[d.word(i)]&cueHonorific != 0) {
		if d.word(i) == "." && i > from && t.g.short[strings.ToLower(d.word(i-1))] != "" {
			break
		}
		i--
	}
	return i
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

// backwards reads a title that ends with token i.
func (t *titler) backwards(i, from int) (phrase, bool) {
	d := t.d
	p := phrase{of: -1, to: -1, country: -1, last: i + 1, head: -1, seat: -1}
	if i < from {
		return p, false
	}
	if d.word(i) == "." {
		i--
	}
	// "Secretary of State", "deputy for operations": the noun stands before the preposition
	least := i - 5
	if m, ok := t.mentionEnding(i); ok && m.Kind == Name && t.d.Entities[m.entity].Type != Person {
		first, _ := d.tokensOf(m.Span)
		least = min(least, first-4) // "head of the National Disaster Relief Bureau"
	}
	for k := i; k >= from && k > least; k-- {
		if t.noun(k)&nounPerson != 0 && (k == i || d.Tokens[k+1].Tag == Adp) {
			p.head = k
			break
		}
		if d.Tokens[k].Tag == Punct || d.Tokens[k].Tag == Verb || d.Tokens[k].Tag == Aux || d.Tokens[k].Tag == Part {
			break
		}
	}
	if p.head < 0 {
		return p, false
	}
	p.office = t.noun(p.head)&nounOffice != 0
	if p.head < i {
		if d.Tokens[i].Tag == Adp || !t.prepositional(&p, p.head+1, i+1) {
			return p, false
		}
	}
	t.modifiers(&p, from)
	p.own(p.to)
	return p, true
}

// prepositional reads the tokens [i, last) behind a noun: a name is the country or body of the title, common nouns are
// part of it. It gives false where they are neither.
func (t *titler) prepositional(p *phrase, i, last int) bool {
	d := t.d
	ms := d.mentionsIn(d.tokenSpan(i, last))
	for _, m := range ms {
		if m.Kind == Name && d.Entities[m.entity].Type != Person && m.End == d.Tokens[last-1].End {
			if d.word(i) == "to" {
				p.to = m.entity
			} else if t.owns(d.word(i), p.head, m.entity) {
				p.of = m.entity
			}
			p.last = p.head + 1
			return true
		}
	}
	if w := d.word(i); w != "of" && w != "for" && w != "in" {
		return false
	}
	return len(ms) == 0
}

// modifiers walks left from the noun of a title over the words that belong to it, and reads whose it is.
func (t *titler) modifiers(p *phrase, from int) {
	d := t.d
	p.first = p.head
	i := p.head - 1
	open := true // the title still grows
	defer func() { p.start = max(from, min(i+1, p.first)) }()
	for ; i >= from && i > p.head-7; i-- {
		w := strings.ToLower(d.word(i))
		if k, e := t.demonymEnding(i, from); k >= 0 {
			p.own(t.entityOf(k))
			if p.of < 0 && p.country < 0 {
				p.country, p.people = k, d.tokenSpan(e, i+1)
			}
			i, open = e, false
			continue
		}
		if m, ok := t.mentionEnding(i); ok && m.Kind == Name {
			if d.Entities[m.entity].Type == Person {
				break
			}
			p.own(m.entity)
			first, _ := d.tokensOf(m.Span)
			i, open = first, false
			p.defined = true
			continue
		}
		if name := t.g.parties[w]; name != "" && (isUpperFirst(d.word(i)) || w != "labour") {
			t.party(p, name)
			open = false
			continue
		}
		if isAcronym(d.word(i)) && t.g.nouns[w] == 0 && t.g.short[w] == "" {
			p.own(t.initials(d.word(i)))
			p.owned, p.defined, open = p.of < 0, true, false
			continue
		}
		tag := d.Tokens[i].Tag
		if after, ok := strings.CutPrefix(w, "ex-"); ok && open && t.g.nouns[after]&(nounModifier|nounOrg|nounPlace|nounCountry) != 0 {
			p.first, p.former, open, p.defined = i, true, false, true
			continue
		}
		switch {
		case t.stops(i, p.head):
			return
		case w == "former" || w == "previous" || w == "retired" || w == "ex" || w == "erstwhile" || w == "one-time" || w == "onetime" || w == "ex-":
			p.former, open, p.defined = true, false, true
		case tag == Part && strings.HasSuffix(w, "s") || w == "'" || w == "’":
			t.possessor(p, i-1)
			return
		case possessivePronoun(w) || tag == Det:
			if i--; possessivePronoun(w) || p.of < 0 && p.country < 0 {
				t.possessor(p, i+1)
			}
			p.defined = true
			return
		case open && p.seat < 0 && t.bodyNoun(w):
			p.seat, open = i, false
		case w == "then" || w == "then-":
			p.former = true
			return
		case t.g.nouns[w]&nounEpithet != 0:
			open = false
		case open && (t.g.nouns[w]&(nounModifier|nounOffice) != 0 || t.partOfTitle(i)):
			p.first = i
		case tag == Adj || tag == Num || t.g.common[w] && (tag == Noun || tag == Propn || tag == Adv):
			open = false
		case w == "." && i > from && t.g.short[strings.ToLower(d.word(i-1))] != "":
			p.first = i - 1
			i--
		default:
			return
		}
	}
}

// initials gives the body whose words begin with the letters of an acronym, -1 if none.
func (t *titler) initials(acronym string) int {
	for e := range t.d.Entities {
		if x := &t.d.Entities[e]; x.Type == Organization || x.Type == Group {
			var b strings.Builder
			for _, w := range strings.FieldsFunc(x.Name, func(c rune) bool { return c == ' ' || c == '-' }) {
				if isUpperFirst(w) {
					b.WriteByte(w[0])
				}
			}
			if b.String() == acronym {
				return e
			}
		}
	}
	return -1
}

// stops tells whether token i, left of the noun of an office, belongs to something else: a word in lower case before an
// office in capitals ("admires President X"), an office before an abbreviated one ("Chairman Rep. X").
func (t *titler) stops(i, head int) bool {
	w, h := t.d.word(i), t.d.word(head)
	if t.g.short[strings.ToLower(h)] != "" && t.g.short[strings.ToLower(w)] == "" && t.g.nouns[strings.ToLower(w)]&nounOffice != 0 {
		return true
	}
	if !isUpperFirst(h) || isUpperFirst(w) || t.d.Tokens[i].Tag != Noun && t.d.Tokens[i].Tag != Verb {
		return false
	}
	return w != "former" && w != "then" && w != "acting" && w != "state" && !strings.HasPrefix(w, "ex-")
}

// party takes the party of an adjective for that of a title, where the text names it and the office is one of parties.
func (t *titler) party(p *phrase, name string) {
	switch strings.ToLower(t.d.word(p.head)) {
	case "nominee", "candidate", "leader", "chair", "chairman", "chairwoman", "whip":
		p.own(t.named(name, Organization))
	}
}

// possessor takes the mention that ends with token i for the country or body of a title.
func (t *titler) possessor(p *phrase, i int) {
	p.defined = true
	if t.d.Tokens[i].Tag == Det && !possessivePronoun(strings.ToLower(t.d.word(i))) {
		return
	}
	m, ok := t.mentionEnding(i)
	if ok && t.d.Entities[m.entity].Type != Person {
		p.own(m.entity)
	}
	if !ok && t.g.nouns[t.d.Tokens[i].Lemma]&nounOrg != 0 {
		p.seat = i // "the union's secretary"
	}
	p.owned = !ok
}

// bodyNoun tells the nouns for bodies that are no part of the name of an office: "company spokesman", not "police chief".
func (t *titler) bodyNoun(w string) bool {
	switch w {
	case "government", "council", "party", "club", "union", "team":
		return true
	case "police", "army", "court", "school", "hospital", "church", "campaign", "office", "force", "unit":
		return false
	}
	return t.g.nouns[w]&nounOrg != 0 && t.g.nouns[w]&nounModifier == 0
}

// partOfTitle tells the nouns that grow a title ("warehouse manager", "Crown attorney").
func (t *titler) partOfTitle(i int) bool {
	tag := t.d.Tokens[i].Tag
	return (tag == Noun || tag == Propn && t.g.common[strings.ToLower(t.d.word(i))]) && t.noun(i)&nounOccupation == 0
}

func (p *phrase) own(e int) {
	if p.of < 0 && e >= 0 {
		p.of = e
	}
}

// demonymEnding finds the name of a people that ends with token i: its thing and first token.
func (t *titler) demonymEnding(i, from int) (thing, first int) {
	for k := max(from, i-2); k <= i; k++ {
		if x, e := t.g.findDemonym(t.d, k, i+1); x >= 0 && e == i+1 {
			return x, k
		}
	}
	return -1, i
}

// entityOf gives the entity of a country, -1 where the text does not name it.
func (t *titler) entityOf(k int) int { return t.named(t.g.things[k].name, Country) }

// named gives the entity of a type and name, -1 where there is none.
func (t *titler) named(name string, typ EntityType) int {
	if t.made == nil {
		t.made = map[string]int{}
		for i, e := range t.d.Entities {
			if e.Type == Country || e.Type == Organization || e.Type == Place {
				t.made[e.Name] = i
			}
		}
	}
	if i, ok := t.made[name]; ok && t.d.Entities[i].Type == typ {
		return i
	}
	return -1
}

// mentionEnding gives the mention that ends with token i.
func (t *titler) mentionEnding(i int) (placedMention, bool) {
	if i < 0 {
		return placedMention{}, false
	}
	from := i
	for from > 0 && i-from < 12 && t.d.Tokens[from-1].Sentence == t.d.Tokens[i].Sentence {
		from--
	}
	ms := t.d.mentionsIn(Span{t.d.Tokens[from].Start, t.d.Tokens[i].End})
	for _, m := range ms {
		if m.End == t.d.Tokens[i].End {
			return m, true
		}
	}
	return placedMention{}, false
}

// title makes a title of a phrase.
func (t *titler) title(person int, p phrase, span Span, s Sentence) title {
	d := t.d
	head := strings.ToLower(d.word(p.head))
	if full := t.g.short[head]; full != "" {
		head = full
	}
	x := title{person: person, head: head, of: p.of, country: p.country, people: p.people, former: p.former, office: p.office, span: span, owner: -1,
		at: p.start, seat: p.seat, owned: p.owned}
	if after, ok := strings.CutPrefix(head, "ex-"); ok {
		x.head, x.former = after, true
	}
	var words, full []string
	for i := p.first; i < p.last; i++ {
		w := strings.ToLower(strings.ReplaceAll(d.word(i), "’", "'"))
		if w == "." {
			continue
		}
		if after, ok := strings.CutPrefix(w, "ex-"); ok && i == p.first {
			w, x.former = after, true
		}
		long := t.g.short[w]
		if long == "" {
			long = w
		} else if end := d.Tokens[i].End; d.Text[end-1] == '.' || strings.HasPrefix(d.Text[end:], ".") {
			w += "."
		}
		words, full = append(words, w), append(full, long)
	}
	x.words, x.full = strings.Join(words, " "), strings.Join(full, " ")
	x.owner = t.ownerOf(p.first, s.First)
	return x
}

// ownerOf gives the person to whom a title stands in relation: "his UK counterpart", "X's deputy".
func (t *titler) ownerOf(i, from int) int {
	d := t.d
	for k := i - 1; k >= from && k > i-6; k-- {
		tag := d.Tokens[k].Tag
		if tag == Punct || tag == Verb || tag == Adp {
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
