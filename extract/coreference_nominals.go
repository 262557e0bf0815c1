// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// wanted is what a noun phrase without a name says of whom it means.
type wanted struct {
	first, head, end int // tokens: of the phrase, of its noun, behind it
	noun             string
	kind             nouns
	words            []int // tokens of its other words
	former           bool
	indefinite       bool // "a river charity"
	country          int  // thing of the gazetteer whose people it names, -1 if none
	by, of           int  // entities: of a name before the noun, of one behind "of"; -1 if none
	sentence         int
}

// nominal gives the entity for which the noun phrase that begins at i stands ("the governor", "the Belarusian president",
// "the company"), with its head and the token after it; -1 where that is not certain.
func (r *resolver) nominal(i int, s Sentence) (entity int, w wanted) {
	if e := r.countrymanAt(i, s); e >= 0 {
		return e, wanted{first: i, head: i + 1, end: i + 2}
	}
	w, ok := r.want(i, s)
	if !ok || r.d.credited(w.sentence) {
		return -1, w
	}
	if w.indefinite {
		return r.introduced(&w, s), w
	}
	if e := r.statesman(&w); e >= 0 {
		return e, w
	}
	if w.noun == yearOld {
		return r.ofAge(&w, s), w
	}
	if r.g.lists["fighters"][w.noun] {
		return r.fighters(&w), w
	}
	if e := r.knownHolder(&nounPhrase{wanted: w, article: strings.ToLower(r.d.word(w.first))}); e >= 0 && !r.learn {
		return e, w
	}
	if es := r.callees(&w); len(es) > 0 {
		e := r.known(es, &w)
		if e < 0 || w.kind&nounPerson != 0 && r.fit(e, &w) < fitsExact {
			if x := r.described(&w, s); x >= 0 && (e < 0 || !r.calledElse(x, &w)) {
				return x, w
			}
			if x := r.affiliated(&w); x >= 0 {
				return x, w
			}
		}
		if e < 0 {
			e = r.firmOf(&w)
		}
		return e, w
	}
	if e := r.firmOf(&w); e >= 0 {
		return e, w
	}
	if e := r.described(&w, s); e >= 0 {
		return e, w
	}
	if e := r.affiliated(&w); e >= 0 {
		return e, w
	}
	if w.of >= 0 || w.by >= 0 || w.head-w.first > 3 {
		return -1, w
	}
	switch {
	case w.noun == "capital" && len(w.words) == 0:
		return r.capital(&w), w
	case w.country >= 0:
	case w.head == w.first+1 && r.places(w.noun) != nil:
		return r.place(&w, r.places(w.noun)), w
	case w.kind&nounOrg != 0:
		return r.bodyAhead(&w), w
	}
	return -1, w
}

// calledElse tells whether the text calls a person by nouns of which none is of the family of a phrase's.
func (r *resolver) calledElse(e int, w *wanted) bool {
	other := false
	for i := range r.info[e].called {
		c := r.info[e].called[i].noun
		if c == w.noun || r.related(c, w.noun) {
			return false
		}
		other = other || r.g.nouns[c]&nounPerson != 0
	}
	return other
}

// countrymanAt gives the person for whom "the Norlander" stands that begins at token i; -1 if it does for none, and while the sex of people is
// learnt.
func (r *resolver) countrymanAt(i int, s Sentence) int {
	if r.learn || i+1 >= s.Last || !strings.EqualFold(r.d.word(i), "the") || r.startsName(i+1) || i+2 < s.Last && (r.startsName(i+2) || r.d.Tokens[i+2].Tag == Noun) || r.apposition(i, s) {
		return -1
	}
	p := &nounPhrase{wanted: wanted{first: i, head: i + 1, country: -1, by: -1, of: -1, sentence: int(r.d.Tokens[i].Sentence)}, article: "the"}
	e := r.compatriot(p, s)
	if e >= 0 && r.meant != nil {
		country, _ := r.g.findDemonym(r.d, i+1, s.Last)
		r.call(e, called{noun: strings.ToLower(r.d.word(i + 1)), country: country, of: -1}) // "the Norlander" is another from now on
	}
	return e
}

// bare tells whether a noun phrase may begin at i without an article: in headlines and what stands between them and the text,
// and "police" anywhere.
func (r *resolver) bare(i int, s Sentence) bool {
	d := r.d
	if d.Tokens[i].Tag != Noun && d.Tokens[i].Tag != Adj && d.Tokens[i].Tag != Propn || r.startsName(i) {
		return false
	}
	if i > s.First {
		switch d.Tokens[i-1].Tag {
		case Noun, Adj, Propn, Det, Num, Part:
			return false
		}
		if possessivePronoun(d.Tokens[i-1].Lemma) {
			return false
		}
	}
	return r.heads(s) || strings.EqualFold(d.word(i), "police")
}

// headlined gives the person or body for which a headline's name of a place or body with a noun behind it stands, whose own name follows
// in the text: "Bristol museum returns cross", "London judge clears banker". It ends before a token; -1 if none, and while the sex of people is learnt: what stands
// in a headline speaks of several.
func (r *resolver) headlined(i int, s Sentence) (entity, end int) {
	d := r.d
	m := r.names[r.next]
	if r.learn || !r.heads(s) || d.Entities[m.entity].Type == Person || i > s.First && (d.Tokens[i-1].Tag == Adj || d.Tokens[i-1].Tag == Propn || d.Tokens[i-1].Tag == Noun) {
		return -1, i
	}
	w := wanted{first: i, head: -1, country: -1, by: m.entity, of: -1, sentence: int(d.Tokens[i].Sentence)}
	_, k := d.tokensOf(m.Span)
	for ; k < s.Last && k < i+6 && d.Tokens[k].Tag == Noun && !isUpperFirst(d.word(k)) && !r.startsName(k); k++ {
		if w.head >= 0 && strings.HasSuffix(d.Words[d.Tokens[w.head].Word].XPOS, "S") {
			return -1, i // "Harbour teachers jeer mayor"
		}
		if w.head >= 0 {
			w.words = append(w.words, w.head)
		}
		w.head = k
	}
	if w.head < 0 || strings.HasSuffix(d.Words[d.Tokens[w.head].Word].XPOS, "S") || r.excluded(w.words, w.head) || k < s.Last && (d.word(k) == "," || r.startsName(k)) {
		return -1, i
	}
	w.noun = strings.ToLower(d.word(w.head))
	if w.kind = r.g.nouns[w.noun]; w.kind&(nounPerson|nounOrg) == 0 {
		return -1, i
	}
	one := -1
	for _, e := range r.held[w.noun] {
		switch {
		case e == m.entity || r.fit(e, &w) < fitsExact:
		case one >= 0:
			return -1, i
		default:
			one = e
		}
	}
	return one, w.head + 1
}

// modifies tells a body before the noun for somebody of it: "a ministry spokesman".
func (r *resolver) modifies(i int, s Sentence) bool {
	d := r.d
	if i+1 >= s.Last || d.Tokens[i].Tag != Noun || r.g.nouns[d.word(i)]&(nounOrg|nounAgency) == 0 || r.g.nouns[d.word(i+1)]&nounPerson == 0 || d.Tokens[i+1].Tag != Noun {
		return false
	}
	return i == s.First || d.Tokens[i-1].Tag == Det || d.Tokens[i-1].Tag == Punct
}

// heads tells a sentence of a headline or of the lines under it.
func (r *resolver) heads(s Sentence) bool {
	p := r.d.Paragraphs[s.Paragraph]
	if p.Kind == Headline {
		return true
	}
	text := strings.TrimRight(r.d.Slice(p.Span), " \n\t")
	return s.Paragraph <= 2 && len(text) <= longestHeadline && !hasAnySuffix(text, ".", "”", "\"", "!", "?", "…")
}

// nameAt gives the name that begins at token k.
func (r *resolver) nameAt(k int) (placedMention, bool) {
	for n := r.next; n < len(r.names) && r.names[n].Start <= r.d.Tokens[k].Start; n++ {
		if r.names[n].Start == r.d.Tokens[k].Start {
			return r.names[n], true
		}
	}
	return placedMention{}, false
}

// fits tells whether an entity is called by the noun, or one of its family, in a way that the words of the phrase do not
// speak against.
func (r *resolver) fits(e int, w *wanted, exact bool) bool {
	return slices.ContainsFunc(r.info[e].called, func(c called) bool {
		if c.noun != w.noun && (exact || !r.related(c.noun, w.noun)) {
			return false
		}
		switch {
		case e == w.by: // "the X dam" says its name
		case c.former != w.former:
		case !r.whole(&c, w):
		case w.of >= 0 && c.of != w.of:
		case w.by >= 0 && c.of >= 0 && c.of != w.by:
		case w.by >= 0 && w.kind&nounPerson != 0 && c.of != w.by && !slices.Contains(r.belongs[e], w.by) && !r.heads(r.d.Sentences[w.sentence]):
		case w.country >= 0 && c.country != w.country && (c.of < 0 || r.d.Entities[c.of].Name != r.g.things[w.country].name):
		default:
			return r.allows(&c, w)
		}
		return false
	})
}

// whole tells whether an office is called by a phrase and not only by its noun: a prime minister is not "the minister", nor a
// vice-president "the president".
func (r *resolver) whole(c *called, w *wanted) bool {
	if w.kind&nounOffice == 0 || w.noun == "premier" {
		return true
	}
	for _, x := range c.words {
		switch x {
		case w.noun:
			return true
		case "general":
			if w.noun != "secretary" {
				continue
			}
		case "prime", "first", "vice", "deputy", "assistant", "lieutenant", "press", "private", "parliamentary", "permanent", "shadow":
		default:
			continue
		}
		if !slices.ContainsFunc(w.words, func(t int) bool { return strings.EqualFold(r.d.word(t), x) }) {
			return false
		}
	}
	return true
}

// allows tells whether the words of a phrase are those of what an entity is called, or say too little to speak against it.
func (r *resolver) allows(c *called, w *wanted) bool {
	for _, t := range w.words {
		x := strings.ToLower(r.d.word(t))
		if slices.Contains(c.words, x) || slices.Contains(c.words, r.d.Tokens[t].Lemma) || isFormer(x) {
			continue
		}
		k := r.g.nouns[x]
		switch {
		case strings.HasSuffix(x, "-based"), x == "prime", x == "first", x == "vice", x == "deputy", x == "assistant":
			return false
		case r.g.lists["level"][x] || k&nounEpithet != 0:
		case r.d.Tokens[t].Tag == Adj && k&nounModifier == 0 && !strings.HasSuffix(x, "est"):
		case len(c.words) <= 1 && w.kind&nounPerson != 0:
		default:
			return false
		}
	}
	return true
}

// bodyAhead gives the body that the text names soon after a noun with a word of that name before it: "the federal relief
// agency" and then the National Relief Bureau.
func (r *resolver) bodyAhead(w *wanted) int {
	es := r.callees(w)
	for k := r.next; k < len(r.names) && k < r.next+12; k++ {
		e := r.names[k].entity
		if r.d.Entities[e].Type != Organization || !slices.Contains(es, e) && !(r.anyBody(w.noun) && r.mayBe(e, w.noun)) {
			continue
		}
		name := strings.ToLower(r.d.Entities[e].Name)
		for _, t := range w.words {
			if x := r.d.word(t); len(x) > 3 && !r.g.lists["level"][x] && strings.Contains(name, x) {
				return e
			}
		}
	}
	return -1
}

// yearOld ends the words for an age: "58-year-old" is a number, a hyphen and this.
const yearOld = "year-old"

// nominalWord tells whether token k may stand in a noun phrase before or as its noun.
func (r *resolver) nominalWord(k int) bool {
	d := r.d
	switch t := &d.Tokens[k]; t.Tag {
	case Noun, Adj, Propn:
		return true
	case Verb:
		return t.Lemma != d.word(k) && d.Words[t.Word].Rel == "amod" // "the visiting leader"
	}
	return false
}

// argument tells whether token k is what a verb or preposition has for its noun, so that its phrase ends there: "urged the
// minister last week".
func (r *resolver) argument(k int) bool {
	w := &r.d.Words[r.d.Tokens[k].Word]
	switch rel, _, _ := strings.Cut(w.Rel, ":"); rel {
	case "nsubj", "obj", "iobj", "obl":
		return w.Rel != "obl:unmarked"
	case "nmod":
		return w.Rel == "nmod" && int(w.Head) < int(r.d.Tokens[k].Word)
	}
	return false
}

// leads tells whether what begins with token i depends on the noun at head: "of" in "the firm of Smith", not in "accuse the firm
// of lying", "that" in "the firm that left", not in "told the firm that it had left".
func (r *resolver) leads(head, i int) bool {
	next := i + 1
	for next < len(r.d.Tokens) && isQuoteMark(r.d.word(next)) {
		next++
	}
	if next < len(r.d.Tokens) && r.d.Words[r.d.Tokens[next].Word].XPOS == "VBG" {
		return false
	}
	if w := &r.d.Words[r.d.Tokens[head].Word]; w.Head >= 0 && w.Head < r.d.Tokens[head].Word && (w.Rel == "obj" || w.Rel == "iobj") {
		if r.g.lists["takes-"+r.d.word(i)][r.d.Words[w.Head].Lemma] { // "told him that", "accused him of"
			return false
		}
	}
	noun := r.d.Tokens[head].Word
	if that := &r.d.Words[r.d.Tokens[i].Word]; r.d.word(i) == "that" && that.Rel == "mark" && that.Head >= 0 && r.d.Words[that.Head].Rel == "ccomp" {
		return false // "agreed with the applicant that"
	}
	for n, w := 0, r.d.Tokens[i].Word; n < 4 && w >= 0; n++ {
		if w = r.d.Words[w].Head; w == noun {
			return true
		}
	}
	return false
}

// isPossessorAt tells whether the token at i marks what stands before it as a possessor.
func (r *resolver) isPossessorAt(i int, s Sentence) bool {
	return i < s.Last && r.d.Tokens[i].Tag == Part && r.d.Tokens[i].Lemma == "'s"
}

// excluded tells words that set somebody else apart: "the other company", "the next president", "the first officer".
func (r *resolver) excluded(words []int, head int) bool {
	d := r.d
	for _, k := range words {
		switch low := strings.ToLower(d.word(k)); {
		case low == "first":
			switch strings.ToLower(d.word(head)) {
			case "minister", "secretary", "lady":
			default:
				return true
			}
		case r.g.lists["apart"][low]:
			return true
		}
	}
	return false
}

// apposition tells whether the phrase that begins at i says what a name before it is, or what somebody is or becomes.
func (r *resolver) apposition(i int, s Sentence) bool {
	d := r.d
	if i == s.First {
		return false
	}
	switch d.Tokens[i-1].Lemma {
	case "be", "become", "remain":
		return true
	case "as":
		return !r.opensClause(i, s) // "as council faces cuts"
	}
	if d.word(i-1) != "," || i-2 < s.First || r.opensClause(i, s) {
		return false
	}
	if d.word(i-2) == ")" {
		return true // "the Port Authority (PA), the owner of the dock,"
	}
	n := len(r.recent)
	return n > 0 && r.recent[n-1].last == i-1
}

// opensClause tells whether the noun phrase that begins at token i is the subject of a verb right behind it: "In a post on X, the minister
// thanked her".
func (r *resolver) opensClause(i int, s Sentence) bool {
	d := r.d
	for k := i; k < s.Last && k < i+longestPhrase; k++ {
		if k > i && k+1 < s.Last && d.Tokens[k-1].Tag == Noun && d.Tokens[k].Tag == Verb && saysSo(d.Tokens[k].Lemma) && d.word(k+1) == "," {
			return true // "X, the minister said, had lied"
		}
		w := &d.Words[d.Tokens[k].Word]
		if !strings.HasPrefix(w.Rel, "nsubj") || w.Head < 0 || k+1 >= s.Last {
			continue
		}
		next := &d.Words[d.Tokens[k+1].Word]
		verb := int(d.Words[w.Head].Token)
		return verb > k && (next.Tag == Verb || next.Tag == Aux || next.Tag == Adv) && verb <= k+longestPhrase && w.Tag != Propn
	}
	return false
}

func (r *resolver) startsName(i int) bool {
	_, ok := r.nameAt(i)
	return ok
}

// nameWithin gives the entity of the name that begins among the tokens [i, last).
func (r *resolver) nameWithin(i, last int) int {
	if i >= last {
		return -1
	}
	from, to := r.d.Tokens[i].Start, r.d.Tokens[last-1].End
	for k := r.next; k < len(r.names) && r.names[k].Start < to; k++ {
		if r.names[k].Start >= from {
			return r.names[k].entity
		}
	}
	return -1
}
