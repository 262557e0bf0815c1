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
	country          int // thing of the gazetteer whose people it names, -1 if none
	by, of           int // entities: of a name before the noun, of one behind "of"; -1 if none
	sentence         int
}

// nominal gives the entity for which the noun phrase that begins at i stands ("the governor", "the Belarusian president",
// "the company"), with its head and the token after it; -1 where that is not certain.
func (r *resolver) nominal(i int, s Sentence) (entity int, w wanted) {
	w, ok := r.want(i, s)
	if !ok {
		return -1, w
	}
	if es := r.callees(&w); len(es) > 0 {
		return r.known(es, &w), w
	}
	if w.of >= 0 || w.by >= 0 || w.head-w.first > 3 {
		return -1, w
	}
	switch {
	case w.noun == "capital":
		return r.capital(&w), w
	case w.country >= 0:
	case w.kind&nounCountry != 0 && w.head == w.first+1 && w.noun != "state":
		return r.place(Country, w.sentence), w
	case (w.noun == "city" || w.noun == "town") && w.head == w.first+1:
		return r.place(City, w.sentence), w
	case w.kind&nounOrg != 0:
		return r.bodyAhead(&w), w
	}
	return -1, w
}

// want reads the noun phrase at i: an article, words, and a noun. In headlines the article may be left out.
func (r *resolver) want(i int, s Sentence) (wanted, bool) {
	d := r.d
	w := wanted{first: i, head: -1, country: -1, by: -1, of: -1, sentence: int(d.Tokens[i].Sentence)}
	k := i
	switch strings.ToLower(d.word(i)) {
	case "the", "that", "this":
		if d.Tokens[i].Tag != Det {
			return w, false
		}
		k++
	default:
		if r.modifies(i, s) {
			w.head, w.end, w.noun = i, i+1, strings.ToLower(d.word(i))
			w.kind = r.g.nouns[w.noun]
			return w, len(r.held[w.noun]) > 0
		}
		if !r.bare(i, s) {
			return w, false
		}
	}
	if k >= s.Last || r.apposition(i, s) {
		return w, false
	}
	if x, e := r.g.findDemonym(d, k, s.Last); e > k {
		w.country, k = x, e
	}
	for ; k < s.Last && k < i+8; k++ {
		if m, ok := r.nameAt(k); ok {
			_, last := d.tokensOf(m.Span)
			last = max(last, k+1) // a name may be a part of a token
			if last >= s.Last || d.Tokens[last].Tag != Noun && d.Tokens[last].Tag != Adj || d.Entities[m.entity].Type == Person || w.head >= 0 {
				return w, false // a title or an attribute of a name
			}
			w.by, k = m.entity, last-1
			continue
		}
		t := d.Tokens[k]
		if t.Tag != Noun && t.Tag != Adj && t.Tag != Propn {
			break
		}
		low := strings.ToLower(d.word(k))
		w.former = w.former || isFormer(low)
		if t.Tag != Adj || r.g.nouns[low]&^(nounModifier|nounEpithet) != 0 {
			w.head = k
		}
		w.words = append(w.words, k)
	}
	if w.head < 0 || k <= w.head || k < s.Last && (r.startsName(k) || d.word(k) == "-") || excluded(d, i, w.head) {
		return w, false
	}
	w.words = slices.DeleteFunc(w.words, func(x int) bool { return x >= w.head })
	if w.head+2 < s.Last && d.word(w.head+1) == "," {
		if m, ok := r.nameAt(w.head + 2); ok && (d.Entities[m.entity].Type == Person || d.Entities[m.entity].Type == Organization) {
			return w, false // its name follows
		}
	}
	w.end = w.head + 1
	if w.end < s.Last {
		switch d.word(w.end) {
		case "that", "which", "who", "whose", "whom":
			return w, false // a clause says which one
		}
	}
	w.noun = strings.ToLower(d.word(w.head))
	if x, ok := strings.CutPrefix(w.noun, "ex-"); ok {
		w.noun, w.former = x, true
	}
	w.kind = r.g.nouns[w.noun]
	if w.end < s.Last && d.word(w.end) == "of" {
		if w.of = r.nameWithin(w.end+1, min(s.Last, w.end+4)); w.of < 0 {
			return w, false
		}
	}
	return w, true
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

// callees are the entities that are called by the noun or by another of its family; for that of companies, also the bodies of
// which nothing says what they are.
func (r *resolver) callees(w *wanted) []int {
	out := slices.Clone(r.held[w.noun])
	add := func(e int) {
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	for _, f := range r.g.families[w.noun] {
		for _, e := range r.held[f] {
			add(e)
		}
		if f == companies && len(r.held[w.noun]) == 0 || w.noun == companyNoun {
			for e := range r.d.Entities {
				if r.d.Entities[e].Type == Organization && len(r.info[e].called) == 0 && !r.g.knows(&r.d.Entities[e]) {
					add(e)
				}
			}
		}
	}
	return out
}

// The noun that stands for every company, and its family.
const (
	companyNoun = "company"
	companies   = "family of " + companyNoun
)

// known gives the one of several entities that fits the phrase; of several that do, the one that was spoken of last.
func (r *resolver) known(es []int, w *wanted) int {
	exact := w.noun != companyNoun && slices.ContainsFunc(r.held[w.noun], func(e int) bool { return r.fits(e, w, true) })
	es = slices.DeleteFunc(es, func(e int) bool { return !r.fits(e, w, exact) })
	if unsaid := func(e int) bool { return len(r.info[e].called) == 0 }; w.noun != companyNoun && !all(es, unsaid) {
		es = slices.DeleteFunc(es, unsaid)
	}
	switch len(es) {
	case 0:
		return -1
	case 1:
		if !r.heads(r.d.Sentences[w.sentence]) && r.far(es[0], w, exact) {
			return -1
		}
		return es[0]
	}
	return r.lastOf(es, w)
}

// far tells whether an entity was spoken of too long ago for a noun that says little.
func (r *resolver) far(e int, w *wanted, exact bool) bool {
	switch {
	case vague(w.noun):
		return !r.seenSince(e, w.sentence-2)
	case !exact || w.kind&nounPerson != 0 && w.kind&nounOffice == 0:
		return !r.seenSince(e, w.sentence-8)
	}
	return false
}

// fits tells whether an entity is called by the noun, or one of its family, in a way that the words of the phrase do not
// speak against.
func (r *resolver) fits(e int, w *wanted, exact bool) bool {
	if len(r.info[e].called) == 0 { // a body of which nothing is said
		return !exact && w.of < 0 && w.by < 0 && w.country < 0 && !w.former && len(w.words) == 0
	}
	return slices.ContainsFunc(r.info[e].called, func(c called) bool {
		if c.noun != w.noun && (exact || !related(r.g.families[c.noun], r.g.families[w.noun])) {
			return false
		}
		switch {
		case e == w.by: // "the X dam" says its name
		case c.former != w.former:
		case w.of >= 0 && c.of != w.of:
		case w.by >= 0 && c.of >= 0 && c.of != w.by:
		case w.country >= 0 && c.country != w.country && (c.of < 0 || r.d.Entities[c.of].Name != r.g.things[w.country].name):
		default:
			return r.allows(&c, w)
		}
		return false
	})
}

func all(es []int, pass func(int) bool) bool {
	return !slices.ContainsFunc(es, func(e int) bool { return !pass(e) })
}

func related(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
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
		case strings.HasSuffix(x, "-based"):
			return false
		case general(x) || k&nounEpithet != 0:
		case r.d.Tokens[t].Tag == Adj && k&nounModifier == 0 && !strings.HasSuffix(x, "est"):
		case len(c.words) <= 1 && w.kind&nounPerson != 0 && x != "prime" && x != "vice" && x != "deputy" && x != "assistant":
		default:
			return false
		}
	}
	return true
}

// general tells words that say at which level a body or office stands.
func general(w string) bool {
	switch w {
	case "state", "federal", "national", "local", "regional", "provincial", "city", "town", "county":
		return true
	}
	return false
}

// lastOf gives the one of several entities that the text speaks of: in a headline that which has the most names, else the one
// that alone was mentioned in the last sentences.
func (r *resolver) lastOf(es []int, w *wanted) int {
	if r.heads(r.d.Sentences[w.sentence]) {
		slices.SortStableFunc(es, func(a, b int) int { return r.info[b].all - r.info[a].all })
		if r.info[es[0]].all >= 2*r.info[es[1]].all {
			return es[0]
		}
		return -1
	}
	one, sentence := -1, w.sentence-3
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= sentence; k-- {
		m := r.recent[k]
		switch {
		case !slices.Contains(es, m.entity) || m.subject && m.sentence == w.sentence: // a subject would be taken up by a pronoun
		case one < 0:
			one, sentence = m.entity, m.sentence
		case one != m.entity:
			return -1
		}
	}
	return one
}

func (r *resolver) seenSince(e, sentence int) bool {
	for k := len(r.recent) - 1; k >= 0 && k >= len(r.recent)-window; k-- {
		if r.recent[k].entity == e && r.recent[k].sentence >= sentence {
			return true
		}
	}
	return false
}

// bodyAhead gives the body that the text names soon after a noun with a word of that name before it: "the federal relief
// agency" and then the National Relief Bureau.
func (r *resolver) bodyAhead(w *wanted) int {
	es := r.callees(w)
	for k := r.next; k < len(r.names) && k < r.next+12; k++ {
		e := r.names[k].entity
		if r.d.Entities[e].Type != Organization || !slices.Contains(es, e) {
			continue
		}
		name := strings.ToLower(r.d.Entities[e].Name)
		for _, t := range w.words {
			if x := r.d.word(t); len(x) > 3 && !general(x) && strings.Contains(name, x) {
				return e
			}
		}
	}
	return -1
}

// capital gives the capital of the country that a phrase names, or of the only one spoken of.
func (r *resolver) capital(w *wanted) int {
	country := w.country
	for e := range r.d.Entities {
		if k, ok := r.g.forms[r.d.Entities[e].Name]; ok && r.d.Entities[e].Type == City && country >= 0 && r.g.things[k].country == country {
			return e
		}
	}
	return -1
}

// place gives the country (or city) for which "the country" stands: one of this and the last sentence, if it is the only one
// there, or the only subject or possessor, and the text does not speak more of another.
func (r *resolver) place(typ EntityType, sentence int) int {
	one, subject, several, most := -1, -1, false, 0
	for e := range r.d.Entities {
		if r.d.Entities[e].Type == typ {
			most = max(most, r.info[e].all)
		}
	}
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= sentence-1; k-- {
		m := r.recent[k]
		if r.d.Entities[m.entity].Type != typ {
			continue
		}
		several = several || one >= 0 && one != m.entity
		one = m.entity
		if (m.subject || m.possessor) && subject < 0 {
			subject = m.entity
		}
	}
	if several || one >= 0 && r.info[one].all < most {
		return subject
	}
	return one
}

// excluded tells phrases that set somebody else apart: "the other company", "the next president".
func excluded(d *Document, from, to int) bool {
	for k := from; k < to; k++ {
		switch strings.ToLower(d.word(k)) {
		case "other", "another", "new", "next", "first", "second", "third", "last", "same", "only", "previous", "late", "opposition",
			"biggest", "largest", "ex-president", "vice", "deputy", "whole", "entire", "rival", "two", "three", "parent":
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
	case "be", "become", "remain", "as":
		return true
	}
	if d.word(i-1) != "," || i-2 < s.First {
		return false
	}
	n := len(r.recent)
	return n > 0 && r.recent[n-1].last == i-1
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
