// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// relations finds the relations of the closed list, by the patterns of data/lexicon/relations.tsv: verbs with a subject
// and an object, nouns such as "ally" with an owner, offices, and places. Precision comes first: an argument must stand
// right beside its trigger, and where the words around take certainty away the statement says so. What is denied,
// doubted, asked, wanted or conditional, by the sentence itself or by the claim in which it stands, is never positive
// and certain.
func (r *Reader) relations(d *Document) {
	f := &relationFinder{d: d, lex: r.lex.relations, places: r.lex.gazetteer, seen: map[string]bool{}, office: map[[2]int]bool{}, states: map[string]int{}, byOffice: map[string]map[int]bool{}}
	for i := range d.Entities {
		if e := &d.Entities[i]; e.Type == Country || e.Type == Place {
			f.states[e.Name] = i
		}
	}
	for i := range d.Sentences {
		if f.reads(i) && f.enter(i) {
			f.sentence()
		}
	}
	f.titles()
	f.partyTags()
	f.partOfNames()
	f.nominals()
	f.bylines()
	f.stateBodies()
	f.learned(r.related)
	f.lesser()
	for i := range f.d.Statements {
		s := &f.d.Statements[i]
		s.ID = r.mint.Hashed("statement", d.Article.ID, d.Article.SHA256, s.Predicate, f.key(s.Subject, s.SubjectText),
			f.key(s.Object, s.ObjectText), strconv.Itoa(s.Span.Start), strconv.Itoa(s.Span.End), strconv.FormatBool(s.Negative))
	}
}

// relationRule is a line of the table.
type relationRule struct {
	name, predicate, form string
	words                 []string
	preps                 []string // "~to": with an object of the verb before it
	subject, object       string   // letters of types
	confidence            float64
	example, gives        string
	marks                 []string
	path                  []pathStep // of the forms phrase and clause
	row                   []rowStep  // of the form row
}

// marked tells whether the table gives a rule a mark.
func (r *relationRule) marked(mark string) bool { return slices.Contains(r.marks, mark) }

// relationLexicon is the table with its rules by trigger word, and the words of certainty by kind.
type relationLexicon struct {
	rules []relationRule
	verbs map[string][]*relationRule // forms verb and passive, by lemma or word
	nouns map[string][]*relationRule
	title map[string][]*relationRule
	paths []*relationRule // forms phrase and clause
	rows  []*relationRule
	// learned are those of relations that the model may find, each no less likely than its confidence.
	learned []*learnedRule
	kinds   map[string]map[string]bool
	seats   []seats
}

// seats are the titles of those who sit in a body of that name.
type seats struct {
	body   string
	titles map[string]bool
}

func loadRelations(files fs.FS) (*relationLexicon, error) {
	l := &relationLexicon{verbs: map[string][]*relationRule{}, nouns: map[string][]*relationRule{},
		title: map[string][]*relationRule{}, kinds: map[string]map[string]bool{}}
	err := readTable(files, "relations", 8, func(c []string) error {
		conf, err := strconv.ParseFloat(c[7], 64)
		if err != nil {
			return err
		}
		c = append(c, "", "", "")
		l.rules = append(l.rules, relationRule{c[0], c[1], c[2], strings.Fields(c[3]), strings.Fields(c[4]), c[5], c[6], conf, c[8], c[9], strings.Fields(c[10]), nil, nil})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, table := range []string{"certainty", "relationwords"} {
		err = readTable(files, table, 2, func(c []string) error {
			l.kinds[c[0]] = map[string]bool{}
			for _, w := range strings.Fields(c[1]) {
				l.kinds[c[0]][w] = true
			}
			if body, ok := strings.CutPrefix(c[0], "in-"); ok {
				l.seats = append(l.seats, seats{strings.ReplaceAll(body, "-", " "), l.kinds[c[0]]})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	err = readTable(files, "learnedrelations", 6, func(c []string) error {
		least, err := strconv.ParseFloat(c[3], 64)
		l.loadLearned(c, least)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i := range l.rules {
		if err := l.file(&l.rules[i]); err != nil {
			return nil, fmt.Errorf("rule %s: %w", l.rules[i].name, err)
		}
	}
	return l, nil
}

// file puts a rule where its form is looked for.
func (l *relationLexicon) file(rule *relationRule) (err error) {
	var by map[string][]*relationRule
	switch rule.form {
	case "phrase", "clause":
		rule.path, err = parsePath(rule.words, l.kinds)
		l.paths = append(l.paths, rule)
		return err
	case "row":
		rule.row, err = parseRow(rule.words, l.kinds)
		l.rows = append(l.rows, rule)
		return err
	case "verb", "passive":
		by = l.verbs
	case "noun", "inverse":
		by = l.nouns
	case "title":
		by = l.title
	default:
		return fmt.Errorf("unknown form %q", rule.form)
	}
	for _, w := range rule.words {
		by[w] = append(by[w], rule)
	}
	return nil
}

func (l *relationLexicon) is(kind, w string) bool { return l.kinds[kind][w] }

// argument is one end of a relation: an entity with its mention, or words.
type argument struct {
	entity int // -1: literal
	span   Span
}

func (a argument) none() bool { return a.span.Empty() }

// relationFinder is the stage at work on one document.
type relationFinder struct {
	d      *Document
	lex    *relationLexicon
	places *gazetteer
	seen   map[string]bool
	office map[[2]int]bool // person and body of which only a part is led
	states map[string]int  // countries and regions of the text, by name

	parties  map[*Entity]bool        // whether the text calls them so, see isPartyEntity
	byOffice map[string]map[int]bool // people by the kind of their offices, see holders

	first, last int          // tokens of the sentence at hand
	tree        sentenceTree // of its words
	predicates  predication
	at          []int // of each of its tokens: index into ms of the mention that holds it, -1 if none
	ms          []placedMention
	placed      int // so many of ms are in order; those hidden in others follow
}

// reads tells whether a sentence is read for relations: without small words and tenses it is not certain what a headline says.
func (f *relationFinder) reads(i int) bool {
	return f.d.Paragraphs[f.d.Sentences[i].Paragraph].Kind != Headline && !f.d.credited(i)
}

// enter makes a sentence the one at hand, and tells whether it has mentions.
func (f *relationFinder) enter(i int) bool {
	s := f.d.Sentences[i]
	f.first, f.last = s.First, s.Last
	f.ms = f.ms[:0]
	f.at = f.at[:0]
	in := f.d.mentionsIn(s.Span)
	for i, m := range in {
		if n := len(f.ms); (n == 0 || m.Start >= f.ms[n-1].End) && !f.ofAnother(m, in[i+1:]) {
			f.ms = append(f.ms, m)
		}
	}
	if f.placed = len(f.ms); f.placed == 0 {
		return false
	}
	k := 0
	for t := s.First; t < s.Last; t++ {
		for k < len(f.ms) && f.ms[k].End <= f.d.Tokens[t].Start {
			k++
		}
		if k < len(f.ms) && f.ms[k].Start <= f.d.Tokens[t].Start {
			f.at = append(f.at, k)
		} else {
			f.at = append(f.at, -1)
		}
	}
	f.tree.grow(f.d, s.FirstWord, s.LastWord, f.ms[:f.placed])
	f.predicate()
	return true
}

// sentence reads the sentence at hand.
func (f *relationFinder) sentence() {
	for t := f.first; t < f.last; t++ {
		f.verbAt(t)
		f.nounAt(t)
		f.placeAt(t)
		f.partyAt(t)
		f.adherentAt(t)
		f.homeAt(t)
		f.nationAt(t)
		f.nationActsAt(t)
		f.reciprocalAt(t)
		f.siblingsAt(t)
		f.betweenAt(t)
		f.chargeAt(t)
		f.convictsAt(t)
		f.deedAt(t)
		f.kinAt(t)
		f.bornToAt(t)
		f.mutualAt(t)
		f.coupleAt(t)
	}
	for m := range f.ms[:f.placed] {
		f.pathsFrom(m)
		f.rowsFrom(m)
	}
}

// ofAnother tells whether a nominal mention of a body holds the name of another, so that it is hardly the body for which
// it is taken: "the Red Cross office".
func (f *relationFinder) ofAnother(m placedMention, rest []placedMention) bool {
	if m.Kind != Nominal || f.d.Entities[m.entity].Type != Organization {
		return false
	}
	for _, x := range rest {
		if x.End > m.End {
			break
		}
		after := f.d.Text[x.End:m.End]
		if x.Kind == Name && x.entity != m.entity && f.d.Entities[x.entity].Type == Organization && !strings.HasPrefix(after, "'s") && !strings.HasPrefix(after, "’s") {
			return true
		}
	}
	return false
}

// mention gives the index of the mention that holds token t, -1 if none or outside the sentence.
func (f *relationFinder) mention(t int) int {
	if t < f.first || t >= f.last {
		return -1
	}
	return f.at[t-f.first]
}

func (f *relationFinder) w(t int) string {
	if t < f.first || t >= f.last {
		return ""
	}
	return plainWord(f.d, t)
}

// lemma is the lemma of a token in lower case.
func (f *relationFinder) lemma(t int) string {
	if t < f.first || t >= f.last {
		return ""
	}
	return strings.ToLower(f.d.Tokens[t].Lemma)
}

func (f *relationFinder) tagged(t int, tags ...Tag) bool {
	return t >= f.first && t < f.last && slices.Contains(tags, f.d.Tokens[t].Tag)
}

// startOf and endOf give the first token of a mention and the one behind its last.
func (f *relationFinder) startOf(m int) int {
	first, _ := f.d.tokensOf(f.ms[m].Span)
	return max(first, f.first)
}

func (f *relationFinder) endOf(m int) int {
	_, last := f.d.tokensOf(f.ms[m].Span)
	return min(max(last, f.first), f.last)
}

func (f *relationFinder) arg(m int) argument { return argument{f.ms[m].entity, f.ms[m].Span} }

// typeLetters are the letters of the table for each type of entity.
const typeLetters = "POCYLGE"

func (f *relationFinder) fits(types string, a argument) bool {
	if a.entity < 0 {
		return strings.Contains(types, "T")
	}
	return strings.IndexByte(types, typeLetters[f.d.Entities[a.entity].Type]) >= 0
}

// add keeps a statement, unless the same was found before.
func (f *relationFinder) add(rule *relationRule, s, o argument, trigger Span, c certainty, claim int) {
	if rule.marked("back") {
		s, o = o, s
	}
	if s.none() || o.none() || s.entity >= 0 && s.entity == o.entity || !f.fits(rule.subject, s) || !f.fits(rule.object, o) {
		return
	}
	if f.adjectival(rule, o) {
		return
	}
	if f.beside(rule, s, o, &c) {
		return
	}
	if rule.marked("staff") {
		rule = f.joining(rule, s, o)
	}
	if rule.marked("owned") {
		rule, s, o = f.belonging(rule, s, o)
	}
	st := Statement{Subject: s.entity, Object: o.entity, Predicate: rule.predicate, Negative: c.negative, Modality: c.modality,
		Claim: claim, Place: -1, Extractor: "relations/" + rule.name, Confidence: rule.confidence,
		Span: Span{min(s.span.Start, o.span.Start, trigger.Start), max(s.span.End, o.span.End, trigger.End)}}
	if s.entity < 0 {
		st.SubjectText = f.d.Slice(s.span)
	}
	if o.entity < 0 {
		st.ObjectText = f.d.Slice(o.span)
	}
	for _, a := range []argument{s, o} {
		if f.pronoun(a) {
			st.Confidence -= lessByReference // whom it stands for may be wrong
		}
	}
	if st.Predicate == "killed" && f.pronoun(s) && !st.Negative {
		st.Modality = max(st.Modality, Probable) // nobody is called a killer because of a pronoun
	}
	key := fmt.Sprint(st.Predicate, "|", f.key(st.Subject, st.SubjectText), "|", f.key(st.Object, st.ObjectText), "|", st.Negative, st.Modality, st.Claim)
	if f.seen[key] {
		return
	}
	f.seen[key] = true
	st.Time = f.timeOf(rule, st.Span)
	f.d.Statements = append(f.d.Statements, st)
}

// adjectival tells whether a place is named by an adjective that was taken for a name: "the Scottish-born".
func (f *relationFinder) adjectival(rule *relationRule, o argument) bool {
	switch rule.predicate {
	case "bornIn", "livesIn", "locatedIn", "visited":
	default:
		return false
	}
	if o.entity < 0 {
		return false
	}
	_, people := f.places.demonyms[f.d.Entities[o.entity].Name]
	return people
}

// joinRule is what somebody becomes who joins a firm or an agency.
var joinRule = relationRule{name: "join-staff", predicate: "worksFor", subject: "P", object: "O", confidence: 0.7}

// joining gives the rule for somebody who joins a body: of some they become members, for others they work.
func (f *relationFinder) joining(rule *relationRule, s, o argument) *relationRule {
	if s.entity < 0 || o.entity < 0 {
		return rule
	}
	if e := &f.d.Entities[o.entity]; f.d.Entities[s.entity].Type != Person || e.Type != Organization || f.isPartyEntity(e) || f.endsIn("joined", e.Name) || f.plays(s) {
		return rule
	}
	return &joinRule
}

// What a body that belongs to another is to it, where that has no members.
var (
	ownedRule  = relationRule{name: "belongs-owned", predicate: "ownerOf", subject: "O", object: "O", confidence: 0.75}
	withinRule = relationRule{name: "belongs-part", predicate: "partOf", subject: "O", object: "O", confidence: 0.75}
)

// belonging gives the rule for a body that belongs to another, with its ends in order: a union has members, a firm owns others, an agency
// is made of parts.
func (f *relationFinder) belonging(rule *relationRule, s, o argument) (*relationRule, argument, argument) {
	if s.entity < 0 || o.entity < 0 {
		return rule, s, o
	}
	e := &f.d.Entities[o.entity]
	switch {
	case f.d.Entities[s.entity].Type != Organization || e.Type != Organization || f.isPartyEntity(e) || f.endsIn("joined", e.Name):
		return rule, s, o
	case f.endsIn("agency", e.Name) || f.endsIn("statebody", e.Name) || f.endsIn("partname", e.Name):
		return &withinRule, s, o
	}
	return &ownedRule, o, s
}

// plays tells whether a word for players stands right before somebody's name: "midfielder Ana Ruiz".
func (f *relationFinder) plays(a argument) bool {
	first, _ := f.d.tokensOf(a.span)
	return f.lex.is("player", f.lemma(first-1)) && (first-1 == f.first || !isUpperFirst(f.d.word(first-1))) // not "Captain Ana Ruiz"
}

// pronoun tells whether an argument is named by a pronoun.
func (f *relationFinder) pronoun(a argument) bool {
	for _, m := range f.ms {
		if m.Span == a.span {
			return m.Kind == Pronoun
		}
	}
	return false
}

// key names an argument.
func (f *relationFinder) key(entity int, text string) string {
	if entity >= 0 {
		return f.d.Entities[entity].ID
	}
	return "\"" + text
}

// event tells whether a predicate is of something that happens; the others are states.
func event(predicate string) bool {
	switch predicate {
	case "metWith", "visited", "attacked", "killed", "arrested", "sanctioned", "sued", "acquired", "agreedWith", "succeeded", "chargedWith":
		return true
	}
	return false
}

// timeOf is the time of an event, where its sentence names exactly one; a state ("ally", "owns") has none.
func (f *relationFinder) timeOf(rule *relationRule, s Span) string {
	if !event(rule.predicate) || f.last <= f.first {
		return ""
	}
	in := Span{f.d.Tokens[f.first].Start, f.d.Tokens[f.last-1].End}
	k, _ := slices.BinarySearchFunc(f.d.Times, in.Start, func(t Time, at int) int { return t.Start - at })
	if k < len(f.d.Times) && in.Contains(f.d.Times[k].Span) && (k+1 == len(f.d.Times) || !in.Contains(f.d.Times[k+1].Span)) {
		return f.d.Times[k].Value
	}
	return ""
}
