// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// phrase is a noun phrase for a person, read from its tokens.
type phrase struct {
	first, last int // tokens of the title itself
	head        int // token of its noun
	of          int
	party       int // "Labour MP": whose office it is where nothing else says it, -1 if none
	country     int
	people      Span
	former      bool
	office      bool
	defined     bool   // it has an article, possessor or the like
	owned       bool   // it has a possessor that stands for nobody known
	start       int    // token with which all of it begins
	seat        int    // token of a noun for its body, -1 if none
	poss        int    // token of its possessor, the pronoun or the noun with the mark, -1 if none
	possessed   int    // what the possessor was taken for, -1 if for nothing
	beat        int    // token with which the name of a place right before it begins, -1 if none
	person      int    // whose name stands before it, -1 if nobody's
	served      int    // whose name stands behind it, "adviser to X", -1 if nobody's
	other       bool   // what it is of is said, but is nobody known
	end         int    // token behind all of it
	lead        string // "deputy", where the name of the body follows
	tail        string // words behind it that belong to it: "of road fund"
	unreal      bool   // nobody has it yet: "our next president"
}

// backwards reads a title that ends with token i.
func (t *titler) backwards(i, from int) (phrase, bool) {
	d := t.d
	p := phrase{of: -1, party: -1, country: -1, beat: -1, poss: -1, possessed: -1, last: i + 1, head: -1, seat: -1, person: -1, served: -1}
	if i < from {
		return p, false
	}
	if d.word(i) == "." {
		i--
	}
	// "Secretary of State", "deputy for operations": the noun stands before the preposition
	least := i - 6
	if m, ok := t.mentionEnding(i); ok && m.Kind == Name && t.d.Entities[m.entity].Type != Person {
		first, _ := d.tokensOf(m.Span)
		least = min(least, first-4) // "head of the National Disaster Relief Bureau"
	}
	for k := i; k >= from && k > least; k-- {
		if t.noun(k)&nounPerson != 0 && (k == i || d.Tokens[k+1].Tag == Adp) {
			p.head = k
			break
		}
		if tag := d.Tokens[k].Tag; tag == Punct || tag == Verb || tag == Aux || tag == Part && !(k > from && d.isPossessor(d.Tokens[k-1].End)) {
			break
		}
	}
	if p.head == i && i-2 >= from && d.word(i) == "Justice" && (d.word(i-1) == "for" || d.word(i-1) == "of") && isUpperFirst(d.word(i-2)) && t.noun(i-2)&nounOffice != 0 {
		p.head = i - 2 // "Commissioner for Justice X"
	}
	if p.head < 0 {
		return p, false
	}
	if tag := d.Tokens[i].Tag; p.head < i && (tag == Adp || tag == Det || tag == Cconj) {
		return p, false
	}
	if w := d.word(min(p.head+1, i)); (w == "to" || w == "for") && t.partisan(i) {
		return p, false // "counsel to Democrat X"
	}
	t.around(&p, from, i+1)
	return p, !p.unreal && p.end == i+1
}

// judicial tells the "Mr" of "Mr Justice X", which is part of the office.
func (t *titler) judicial(i int) bool {
	switch strings.TrimSuffix(t.d.word(i), ".") {
	case "Mr", "Mrs", "Lord", "Lady":
		return t.d.word(i+1) == "Justice"
	}
	return false
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

// isBeat tells whether a name before an office, of one or two words, tells what it is about, not whose it is: "Moscow
// correspondent", "Whitehall editor". Of none but papers and the like an editor is one.
func (t *titler) isBeat(head int, m *placedMention) bool {
	switch strings.ToLower(t.d.word(head)) {
	case "correspondent", "editor", "reporter":
		if m == nil {
			return true
		}
		typ := t.d.Entities[m.entity].Type
		return typ != Organization && typ != Group || !t.d.isPossessor(m.End) && t.g.lists["beat"][strings.ToLower(t.d.Slice(m.Span))]
	case "secretary": // "the Wales Secretary" is one of the United Kingdom
		return m != nil && t.d.Entities[m.entity].Type == Place && t.g.hasMinisters(&t.d.Entities[m.entity]) && !t.d.isPossessor(m.End)
	}
	return false
}

// inBody tells whether the name of a place before a post says for which part of a body it is: "its New Zealand manager".
func (t *titler) inBody(head, first int, m placedMention) bool {
	if first == 0 || t.d.isPossessor(m.End) {
		return false
	}
	switch t.d.Entities[m.entity].Type {
	case Country, City, Place:
	default:
		return false
	}
	at := first - 1
	if at > 0 && t.g.lists["past"][strings.ToLower(t.d.word(at))] {
		at-- // "its former Europe head"
	}
	if before := t.d.Tokens[at]; before.Tag != Part && !possessivePronoun(before.Lemma) {
		return false
	}
	return t.regional(head)
}

// stops tells whether token i, left of the noun of an office, belongs to something else: a word in lower case before an
// office in capitals ("admires President X"), an office before an abbreviated one ("Chairman Rep. X").
func (t *titler) stops(i, head int) bool {
	w, h := t.d.word(i), t.d.word(head)
	if t.g.short[strings.ToLower(h)] != "" && t.g.short[strings.ToLower(w)] == "" && t.g.nouns[strings.ToLower(w)]&nounOffice != 0 {
		return true
	}
	if isAcronym(h) && t.d.Words[t.d.Tokens[i].Word].Rel == "amod" {
		return false // "a suspended MP"
	}
	if !isUpperFirst(h) || isUpperFirst(w) || t.d.Tokens[i].Tag != Noun && t.d.Tokens[i].Tag != Verb {
		return false
	}
	return w != "former" && w != "then" && w != "acting" && w != "state" && !strings.HasPrefix(w, "ex-")
}

// bodyNoun tells the nouns for bodies that are no part of the name of an office: "company spokesman", not "police chief".
func (t *titler) bodyNoun(w, next string) bool {
	switch w {
	case "government", "council", "party", "club", "union", "team", "board":
		return true
	case "senate", "house":
		return next == "majority" || next == "minority" // "Senate majority leader"
	case "police", "army", "group", "court", "school", "hospital", "church", "campaign", "office", "force", "unit":
		return false
	}
	return t.g.nouns[w]&nounOrg != 0 && t.g.nouns[w]&nounModifier == 0
}

// partOfTitle tells the nouns that grow a title ("warehouse manager", "Crown attorney").
func (t *titler) partOfTitle(i int) bool {
	tag := t.d.Tokens[i].Tag
	if tag == Verb && i > 0 && strings.HasSuffix(t.d.word(i), "ing") && t.d.Tokens[i].Lemma != "become" {
		switch t.d.Tokens[i-1].Tag {
		case Det, Aux, Part:
			return true // "a purchasing manager", "was shipping minister"
		}
	}
	low := strings.ToLower(t.d.word(i))
	return (tag == Noun || tag == Propn && (t.g.common[low] || t.g.nouns[low]&nounEvent != 0)) && t.noun(i)&nounOccupation == 0
}

// infinitive tells a verb behind "to": "to fire campaign manager X".
func (t *titler) infinitive(i int) bool { return i > 0 && strings.EqualFold(t.d.word(i-1), "to") }

func (p *phrase) own(e int) {
	if p.of < 0 && e >= 0 {
		p.of = e
	}
}

// demonymEnding finds the name of a people that ends with token i: its thing and first token.
func (t *titler) demonymEnding(i, from int) (thing, first int) {
	for k := max(from, i-2); k <= i; k++ {
		if x, e := t.g.findDemonym(t.d, k, i+1); e == i+1 {
			return x, k // of "Latin American" not "American"
		}
	}
	return -1, i
}

func (t *titler) peopleEnding(i, from int) bool {
	k, _ := t.demonymEnding(i, from)
	return k >= 0
}

// entityOf gives the entity of a country, -1 where the text does not name it.
func (t *titler) entityOf(k int) int { return t.named(t.g.things[k].name, Country) }

// named gives the entity of a type and name, -1 where there is none.
func (t *titler) named(name string, typ EntityType) int {
	if t.made == nil {
		t.made = map[string]int{}
		for i, e := range t.d.Entities {
			if e.Type == Country || e.Type == Organization || e.Type == Place || e.Type == City {
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
