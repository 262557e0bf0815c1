// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"

	"kg/extract/coreference"
)

// corefer finds what speaks of the same thing (Document.Chains), and from it the pronouns and common nouns that stand for a
// named entity. It walks the text once and looks back over the last mentions only, so its time is linear in the text.
func (n *namer) corefer(model *coreference.Model) *resolver {
	t := &titler{d: n.d, g: n.g}
	r := &resolver{d: n.d, g: n.g, begins: n.begins, info: make([]entityInfo, len(n.d.Entities)), held: map[string][]int{}, bindings: map[int]bool{}, nameless: map[int]bool{}, nations: map[int][]int{}, owners: map[int]int{}, weights: newsWeights()}
	for _, m := range n.d.placed {
		r.info[m.entity].all++
	}
	r.countSpoken()
	r.indexEntities()
	for i, th := range n.made {
		r.info[i].sex = th.sex
		if th.known >= 0 {
			for _, w := range strings.Fields(n.g.things[th.known].nouns) {
				r.call(i, called{noun: w, country: -1, of: -1})
			}
		}
	}
	r.lead = max(0, slices.IndexFunc(n.d.Sentences, func(s Sentence) bool { return n.d.Paragraphs[s.Paragraph].Kind == Body && !r.heads(s) }))
	if r.lead < len(n.d.Sentences) {
		r.lead = n.d.Sentences[r.lead].Paragraph
	}
	titles := t.all()
	r.describe(titles)
	r.belong(titles)
	r.names = n.d.placed
	r.learnAges()
	r.learn = true
	r.walk()
	r.learn = false
	r.again()
	n.d.sexes = make([]sex, len(r.info))
	for i := range r.info {
		n.d.sexes[i] = r.info[i].sex
	}
	n.d.guesses = r.added
	if model != nil {
		n.d.Chains = model.Resolve(n.d.discourse(n.g))
		r.believe(n.d.Chains)
		r.again()
	}
	return r
}

// settled gives the entities what was found to stand for them.
func (r *resolver) settled() {
	for _, m := range r.added {
		e := &r.d.Entities[m.entity]
		e.Mentions = append(e.Mentions, m.Mention)
	}
	sortMentions(r.d)
	r.d.indexMentions()
}

// resolver links pronouns and nominals to entities.
type resolver struct {
	d         *Document
	g         *gazetteer
	info      []entityInfo
	held      map[string][]int // noun, or family of nouns -> the entities that are called so
	begins    []int            // of each sentence: the token where it begins behind a dateline
	names     []placedMention
	next      int    // into names
	recent    []seen // the last mentions
	speakers  []int  // who speaks in this paragraph
	added     []placedMention
	learn     bool         // first walk: only the sex of people is learnt
	meant     map[int]int  // what pronouns stand for by their chains, by tokens; nil while rules alone tell
	guessed   map[int]int  // what they stand for by rules
	bindings  map[int]bool // tokens of pronouns of which the tree tells what they stand for
	nameless  map[int]bool // tokens of pronouns that most likely stand for a body without a name
	quote     int          // into Quotations
	weights   weights
	lead      int           // the paragraph with which the text begins, behind headlines and credits
	nations   map[int][]int // of people; see nationsOf
	owners    map[int]int   // people -> whose the text says that they are, by a possessor right before the name
	leaders   []int         // see statesmen; nil before they are asked for
	belongs   [][]int       // the bodies and countries to which the text gives each person
	spoken    []int         // how often the text speaks of each entity, in all
	fighting  []int         // see armed; nil before they are asked for
	alike     *likeness
	aging     map[int]string  // ages of people
	strangers map[string]bool // ages of people without a name
	index
	judging *judge // what noun phrases stand for, by a learned judgement; nil while rules alone tell
}

// entityInfo is what the text has told about an entity.
type entityInfo struct {
	sex      sex
	learnt   [3]int
	called   []called // nouns that may stand for it
	count    int      // mentions so far
	all      int      // names in all
	dateline bool     // named in one
}

// seen is a mention behind the place that is being read.
type seen struct {
	entity, first, last, sentence, paragraph int
	subject, quoted, possessor, oblique      bool
	main, speaks                             bool // no subordinate clause; subject of a verb of saying
	kind                                     MentionKind
}

// window is how many mentions back a pronoun may look.
const window = 40

// walk reads the text once.
func (r *resolver) walk() {
	r.quote = 0
	paragraph := -1
	for s := range r.d.Sentences {
		sen := r.d.Sentences[s]
		if sen.Paragraph != paragraph {
			paragraph = sen.Paragraph
			r.newParagraph(sen)
		}
		for i := sen.First; i < sen.Last; {
			i = r.readAt(i, sen)
		}
	}
}

// readAt reads the token i and gives the next one to read.
func (r *resolver) readAt(i int, s Sentence) int {
	d := r.d
	for r.next < len(r.names) && r.names[r.next].Start < d.Tokens[i].Start {
		r.next++
	}
	if r.next < len(r.names) && r.names[r.next].Start == d.Tokens[i].Start {
		return r.readName(i, s)
	}
	if d.Paragraphs[s.Paragraph].Kind != Headline {
		if end := r.readPronoun(i, s); end > i {
			return end
		}
	}
	if e := r.ofTwo(i, s); e >= 0 {
		return r.linkNoun(e, i, i+1, i+2, s)
	}
	if r.judging != nil {
		r.judged(i, s)
		return i + 1
	}
	if e, w := r.nominal(i, s); e >= 0 {
		return r.linkNoun(e, i, w.head, w.end, s)
	}
	return i + 1
}

// readName reads the name that begins at token i, with the nouns behind it in a headline, and gives the token behind it.
func (r *resolver) readName(i int, s Sentence) int {
	m := r.names[r.next]
	if e, end := r.headlined(i, s); e >= 0 && r.judging == nil {
		return r.linkNoun(e, i, end-1, end, s)
	}
	_, last := r.d.tokensOf(m.Span)
	last = max(last, i+1)
	if !r.reporting(m.entity, i) {
		r.see(m.entity, i, last, s, Name)
	}
	return last
}

// readPronoun reads the pronoun at token i and the noun that it owns, and gives the token behind them; i where it is none that stands for
// anybody.
func (r *resolver) readPronoun(i int, s Sentence) int {
	if e := r.what(i, s); e >= 0 {
		r.link(e, i, i+1, s, Pronoun)
		if r.judging != nil {
			return i + 1
		}
		if r.meant != nil {
			r.tells(i, e, s)
		}
		if x, end := r.owned(i, e, s); x >= 0 {
			return r.linkNoun(x, i, end-1, end, s)
		}
		return i + 1
	}
	if r.judging != nil {
		return i
	}
	if x := r.clientOf(i, s); x >= 0 {
		head := r.ownedNoun(i, s)
		return r.linkNoun(x, i, head, head+1, s)
	}
	if owner := r.mine(i); owner >= 0 {
		if x, end := r.owned(i, owner, s); x >= 0 {
			return r.linkNoun(x, i, end-1, end, s)
		}
	}
	return i
}

// linkNoun adds the noun phrase of the tokens [first, end), whose noun is at head, and gives the token behind it.
func (r *resolver) linkNoun(e, first, head, end int, s Sentence) int {
	r.link(e, first, end, s, Nominal)
	r.added[len(r.added)-1].head = r.d.Tokens[head].Span
	return end
}

// again walks once more, with what is known of sexes and chains.
func (r *resolver) again() {
	r.names = r.d.placed
	r.recent, r.added, r.speakers, r.next = nil, nil, nil, 0
	for i := range r.info {
		r.info[i].count = 0
	}
	r.walk()
}

// reporting tells whether a name at token i is only that of who reports: the agency of a dateline, "LIMA (Harbour Press) -", or
// one in a credit. The text does not speak of it.
func (r *resolver) reporting(entity, i int) bool {
	s := int(r.d.Tokens[i].Sentence)
	return r.d.credited(s) || i < r.begins[s] && r.d.Entities[entity].Type == Organization
}

// what gives the entity that the pronoun at i stands for, -1 where that is not certain.
func (r *resolver) what(i int, s Sentence) int {
	switch {
	case r.d.word(i) == "HE" && i+1 < s.Last && !isShouted(r.d.word(i+1)) && (isUpperFirst(r.d.word(i+1)) || r.d.Tokens[i+1].Tag == Det):
		return -1 // His Excellency
	case r.judging != nil:
		if e, ok := r.judging.pronouns[i]; ok {
			return e
		}
		return -1
	case r.meant == nil:
		return r.pronoun(i, s)
	}
	return r.believed(i)
}

// link adds a mention.
func (r *resolver) link(e, first, last int, s Sentence, kind MentionKind) {
	r.added = append(r.added, placedMention{Mention: Mention{r.d.tokenSpan(first, last), kind}, entity: e})
	r.see(e, first, last, s, kind)
}

// see remembers a mention.
func (r *resolver) see(e, first, last int, s Sentence, kind MentionKind) {
	d := r.d
	m := seen{entity: e, first: first, last: last, sentence: int(d.Tokens[first].Sentence), paragraph: s.Paragraph, kind: kind}
	m.quoted = r.inQuote(d.Tokens[first].Start)
	m.possessor = last < s.Last && d.Tokens[last].Tag == Part && d.Tokens[last].Lemma == "'s" || kind == Pronoun && possessivePronoun(d.Tokens[first].Lemma)
	before := r.behindTitle(first, s.First)
	m.oblique = before > s.First && d.Tokens[before-1].Tag == Adp && d.word(before-1) != "by"
	m.main = r.isMain(before, s.First)
	m.subject = !m.possessor && !m.oblique && r.isSubject(before, last, s)
	r.info[e].count++
	r.recent = append(r.recent, m)
	if len(r.recent) > 2*window {
		r.recent = append(r.recent[:0], r.recent[window:]...)
	}
	if !m.quoted && r.speaks(first, last, s) {
		r.speakers = append(r.speakers, e)
		r.recent[len(r.recent)-1].speaks = true
	}
}

// isMain tells whether no word that opens a subordinate clause stands between token i and the comma or begin of the
// sentence before it.
func (r *resolver) isMain(i, from int) bool {
	for k := i - 1; k >= from && k > i-25; k-- {
		switch w := strings.ToLower(r.d.word(k)); w {
		case ",", ";", ":", "—", "–":
			return true
		case "that", "when", "while", "if", "because", "although", "though", "after", "before", "where", "who", "which", "since",
			"whether", "as", "until", "unless":
			return false
		}
	}
	return true
}

// behindTitle gives the token at which the noun phrase of a mention begins, its titles included.
func (r *resolver) behindTitle(i, from int) int {
	for i > from && i > 0 {
		switch tag := r.d.Tokens[i-1].Tag; tag {
		case Noun, Propn, Adj, Det:
			i--
			continue
		}
		break
	}
	return i
}

// isSubject tells whether a verb follows a mention, or its apposition, or a verb of saying stands before it.
func (r *resolver) isSubject(first, last int, s Sentence) bool {
	d := r.d
	i := last
	if i < s.Last && d.word(i) == "," {
		if r.closesApposition(last, s, false) {
			return true
		}
		for k := i + 1; k < s.Last && k < i+20; k++ {
			if d.word(k) == "," {
				i = k + 1
				if i < s.Last && (d.Tokens[i].Tag == Verb || d.Tokens[i].Tag == Aux) {
					return true
				}
			}
		}
		return first > s.First && saysSo(d.Tokens[first-1].Lemma)
	}
	for i < s.Last && (d.Tokens[i].Tag == Adv || d.Tokens[i].Lemma == "also") {
		i++
	}
	if i < s.Last && (d.Tokens[i].Tag == Verb || d.Tokens[i].Tag == Aux) {
		return first == s.First || d.Tokens[first-1].Tag != Verb
	}
	return first > s.First && saysSo(d.Tokens[first-1].Lemma)
}

// closesApposition tells whether a name that ends before token i stands in apposition to the subject of the verb behind the comma there: "His
// lawyer, Ann Orlo, said"; where not possessed only if nobody has the subject: he may be whom the sentence is about.
func (r *resolver) closesApposition(i int, s Sentence, possessed bool) bool {
	d := r.d
	if i+1 >= s.Last || d.word(i) != "," || i == s.First {
		return false
	}
	for k := i - 1; k > s.First && d.Tokens[k].Tag != Punct; k-- {
		if d.Tokens[k].Tag == Adp || d.Tokens[k].Tag == Verb {
			return false // "X, a loyalist of Smith,"
		}
	}
	w := &d.Words[d.Tokens[i-1].Word]
	for n := 0; n < 3 && (w.Rel == "flat" || w.Rel == "compound") && w.Head >= 0 && !strings.HasPrefix(d.Words[w.Head].Rel, "nsubj"); n++ {
		w = &d.Words[w.Head]
	}
	if w.Rel != "appos" && w.Rel != "flat" || w.Head < 0 || !possessed && r.ownedBySomebody(int(w.Head), s) {
		return false
	}
	head := &d.Words[w.Head]
	k := i + 1
	for k < s.Last && d.Tokens[k].Tag == Adv {
		k++
	}
	if k == s.Last || !strings.HasPrefix(head.Rel, "nsubj") {
		return false
	}
	return d.Tokens[k].Tag == Aux || d.Tokens[k].Word == head.Head && d.Tokens[k].Tag == Verb
}

// ownedBySomebody tells whether a word has a pronoun or person for possessor.
func (r *resolver) ownedBySomebody(word int, s Sentence) bool {
	owner := r.childOf(word, s, "nmod:poss", "nmod:poss")
	if owner < 0 {
		return false
	}
	e := r.entityOfWord(owner, s)
	return r.d.Words[owner].Tag == Pron || e < 0 || r.d.Entities[e].Type == Person
}

// speaks tells whether a verb of saying stands next to a mention.
func (r *resolver) speaks(first, last int, s Sentence) bool {
	d := r.d
	if first > s.First && saysSo(d.Tokens[first-1].Lemma) && d.Tokens[first-1].Lemma != "tell" && !r.clauseAt(first, last, s) {
		return true
	}
	switch {
	case r.closesApposition(last, s, true):
		last++
	case last+1 < s.Last && d.word(last) == "," && (first == s.First || d.Tokens[first-1].Tag != Adp):
		last = r.behindSetOff(last, s)
	}
	for i := last; i < s.Last && i < last+3; i++ {
		if saysSo(d.Tokens[i].Lemma) {
			return true
		}
		if d.Tokens[i].Tag != Adv && d.Tokens[i].Tag != Aux {
			return false
		}
	}
	return false
}

// behindSetOff gives the token behind what two commas set off as said of a name that ends before token i, i where they set off nothing: "Orlo, Smith's lawyer, said",
// "Orlo, a cook, said".
func (r *resolver) behindSetOff(i int, s Sentence) int {
	d := r.d
	own := d.Tokens[i+1].Tag == Det
	for k := i + 1; k < s.Last && k < i+longestPhrase && d.Tokens[k].Tag != Verb; k++ {
		if d.word(k) == "," {
			if own {
				return k + 1
			}
			return i
		}
		own = own || d.Tokens[k].Lemma == "'s"
	}
	return i
}

// clauseAt tells whether a mention is the subject of a clause of its own, which the verb before it reports: "said he would go".
func (r *resolver) clauseAt(first, last int, s Sentence) bool {
	d := r.d
	verb := d.Tokens[first-1].Word
	for i := first; i < last; i++ {
		w := &d.Words[d.Tokens[i].Word]
		if w.Rel == "nsubj" || w.Rel == "nsubj:pass" {
			return w.Head > d.Tokens[i].Word && w.Head != verb
		}
	}
	return false
}

// inQuote tells whether a byte offset lies in a quotation; offsets come in rising order, but for looks ahead.
func (r *resolver) inQuote(pos int) bool {
	qs := r.d.Quotations
	for r.quote > 0 && qs[r.quote-1].End > pos {
		r.quote--
	}
	for r.quote < len(qs) && qs[r.quote].End <= pos {
		r.quote++
	}
	return r.quote < len(qs) && qs[r.quote].Start <= pos
}

// newParagraph finds the names that stand next to a verb of saying in a paragraph: those who speak in its quotations. A
// paragraph that only goes on with a quotation keeps its speaker.
func (r *resolver) newParagraph(s Sentence) {
	p := r.d.Paragraphs[s.Paragraph]
	var speakers []int
	for k := r.next; k < len(r.names) && r.names[k].Start < p.End; k++ {
		m := r.names[k]
		if m.Start < p.Start || r.inQuote(m.Start) {
			continue
		}
		first, last := r.d.tokensOf(m.Span)
		if first < last && r.speaks(first, last, r.d.Sentences[r.d.Tokens[first].Sentence]) {
			speakers = append(speakers, m.entity)
		}
	}
	if len(speakers) == 0 && r.inQuote(p.Start) {
		return
	}
	r.speakers = speakers
}
