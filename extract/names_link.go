// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// thing is an entity in the making.
type thing struct {
	typ      EntityType
	name     string // the fullest form
	known    int    // thing of the gazetteer, -1 if none
	votes    votes
	sex      sex
	mentions []Mention
	first    int // its first token
	words    int // of the fullest form
}

// surface is one way a name is written, with all the places where it is.
type surface struct {
	key   string
	words []string // without titles and stops
	at    []int    // candidates
	votes votes    // of the rules
	heard votes    // of the network
	typ   EntityType
	score int
	known int
}

// links are the names of things that have been made so far.
type links struct {
	exact   map[string]*thing
	last    map[string][]*thing // people by their last name
	given   map[string][]*thing // people by their first name
	middle  map[string][]*thing // people by the first of their two surnames
	head    map[string][]*thing // bodies by how their names begin
	tail    map[string][]*thing // bodies by how their names end
	acronym map[string][]*thing
	known   map[int]*thing
	storm   map[string][]*thing // storms by their names: "Ida" of "Hurricane Ida"
	place   map[string]bool     // words that bodies are named after: "X" of "X Town Council"
	forms   map[string]*thing
	single  map[string]bool  // what stands alone as a name of one word
	full    map[*thing][]int // where a thing is named by more than a word; see spots
	covered map[int]int      // the tokens at which the names found end, by those at which they begin
}

// link makes one thing of all the names of a thing: those of many words first, then what is short for one of them.
func (n *namer) link() {
	l := &links{map[string]*thing{}, map[string][]*thing{}, map[string][]*thing{}, map[string][]*thing{}, map[string][]*thing{},
		map[string][]*thing{}, map[string][]*thing{}, map[int]*thing{}, map[string][]*thing{}, map[string]bool{}, nil, map[string]bool{}, nil, map[int]int{}}
	n.links = l
	ss := n.surfaces()
	for _, s := range ss {
		if len(s.words) > 1 || s.known >= 0 {
			n.place(l, s)
		}
	}
	n.brackets(l)
	for _, s := range ss {
		l.single[s.key] = l.single[s.key] || len(s.words) == 1
	}
	for _, s := range ss {
		if len(s.words) == 1 && s.known < 0 {
			n.placeShort(l, s)
		}
	}
}

// surfaces gathers the candidates by how they are written, the longest first.
func (n *namer) surfaces() []*surface {
	byKey := map[string]*surface{}
	var out []*surface
	for i := range n.found {
		c := &n.found[i]
		words := n.plainWords(c.first, c.last)
		if c.part > 0 {
			words = strings.Fields(n.d.Slice(n.span(c)))
		}
		if len(words) == 0 {
			continue
		}
		key := foldName(strings.Join(words, " "))
		s := byKey[key]
		if s == nil {
			s = &surface{key: key, words: words, known: -1}
			byKey[key] = s
			out = append(out, s)
		}
		s.at = append(s.at, i)
		if c.known >= 0 {
			s.known = c.known
		}
		for t, v := range c.votes {
			s.votes[t] += v
			s.heard[t] += c.heard[t]
		}
	}
	for _, s := range out {
		all := s.votes
		for t, v := range s.heard {
			all[t] += v
		}
		s.typ, s.score = all.best()
		n.settle(s)
		if s.known < 0 && s.typ == Organization {
			s.known = n.knownFirm(s.words)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return len(out[i].words) > len(out[j].words) })
	return out
}

// settled is how many votes of the words around one place of a name tell its type, whatever the network makes of the
// others: "the auditor", "based in", "aged 44".
const settled = 5

// settle lets the words around one place of a surface decide whether it is a person or a body, where those around no
// other speak against it.
func (n *namer) settle(s *surface) {
	if s.known >= 0 {
		return
	}
	person, body, place, event := n.addressed(s), 0, 0, 0
	for _, i := range s.at {
		a := n.found[i].around
		event = max(event, int(a[EventType]))
		body, place = max(body, int(a[Organization]), int(a[Group])), max(place, int(a[Place]))
	}
	switch {
	case s.typ == Person && event >= settled && person < settled-1:
		s.typ = EventType // "Ida made landfall"
	case s.typ == Person && body >= settled && person < settled-1:
		s.typ = Organization
	case s.typ == Person && place >= settled+4 && person < settled-1:
		s.typ = Place // "the Marsden by-election"
	case s.typ == Organization && person >= settled && body < settled-1 && !n.firmName(s.key) && !strings.Contains(s.key, " & "):
		s.typ = Person
	}
}

// plainWords are the words of a name without its stops.
func (n *namer) plainWords(first, last int) []string {
	var out []string
	for i := first; i < last; i++ {
		if w := n.d.word(i); w != "." && w != "," {
			out = append(out, strings.ReplaceAll(w, "’", "'"))
		}
	}
	return out
}

// foldName is a name for comparing: without case and full stops.
func foldName(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, ".", ""), "the "))
}

// place enters a name of several words or of the gazetteer.
func (n *namer) place(l *links, s *surface) {
	t := l.exact[s.key]
	if t == nil && s.known >= 0 {
		t = l.known[s.known]
	}
	if t == nil && s.known >= 0 && len(s.words) == 1 && isAcronym(s.words[0]) && !strings.Contains(s.words[0], ".") &&
		n.g.things[s.known].typ == Organization {
		t = only(l.acronym[s.key], func(t *thing) bool {
			return t.known < 0 && t.typ == Organization && !strings.HasSuffix(t.name, "Convention") && t.first < n.found[s.at[0]].first
		}) // "RSF" of the text's own Rapid Support Forces
	}
	if t == nil && s.known < 0 {
		t = n.longer(l, s)
	} else if t == nil && n.g.things[s.known].shared {
		t = only(l.tail[strings.TrimPrefix(s.key, "the ")], nil) // "The Times" of the New York Times
		if t == nil {
			t = firm(l.head[s.key], len(s.words)) // "Ford" of Ford Motor
		}
	}
	if t == nil && s.known >= 0 {
		t = n.namesake(l, s)
	}
	if t == nil {
		t = n.newThing(l, s)
	} else if t.typ == Person && len(s.words) > 1 {
		add(l.given, foldName(s.words[0]), t) // by a pet form, too
	}
	n.give(l, s, t)
}

// give makes all places of a surface mentions of a thing.
func (n *namer) give(l *links, s *surface, t *thing) {
	l.exact[s.key] = t
	for _, i := range s.at {
		c := &n.found[i]
		c.thing = t
		if t.sex == anySex {
			t.sex = c.sex
		}
		t.first = min(t.first, c.first)
	}
}

// longer finds a thing whose name holds the words of s: "Ferrer Castellón" of "Odalys Ferrer Castellón", "J. Smith"
// of "Jane Smith", "Disaster Relief Bureau" of "National Disaster Relief Bureau".
func (n *namer) longer(l *links, s *surface) *thing {
	lastWord := foldName(lastName(s.words))
	if s.typ == Person {
		if t := only(l.head[s.key], n.isFirm); t != nil && n.addressed(s) < settled {
			return t // "Hollis Wren" of "Hollis Wren Foods"
		}
		if t := only(l.given[s.key], nil); t != nil && len(l.last[lastWord]) == 0 {
			return t
		}
		return only(l.last[lastWord], func(t *thing) bool { return n.samePerson(t.name, s.words) })
	}
	if s.typ == Place && n.g.cues[s.words[len(s.words)-1]]&cuePlace == 0 {
		return only(l.head[s.key], func(t *thing) bool { // "Star States" of "Star States Corp."
			words := strings.Fields(t.name)
			return len(withoutForm(words)) < len(words)
		})
	}
	if s.typ == Organization || s.typ == Group {
		if t := only(l.tail[s.key], nil); t != nil {
			return t
		}
		return firm(l.head[s.key], len(s.words))
	}
	return nil
}

// isFirm tells a body whose name ends as those of companies do.
func (n *namer) isFirm(t *thing) bool {
	return t.typ == Organization && n.firmName(t.name)
}

func (n *namer) firmName(name string) bool {
	return n.g.nouns[strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])]&nounCorporate != 0
}

// addressed gives the most that the words around one place of a surface say for its being a person.
func (n *namer) addressed(s *surface) (most int) {
	for _, i := range s.at {
		most = max(most, int(n.found[i].around[Person]))
		if n.found[i].title >= 0 {
			most = max(most, settled)
		}
	}
	return most
}

// only gives the one thing that passes, nil where none or several do.
func only(ts []*thing, pass func(*thing) bool) *thing {
	var one *thing
	for _, t := range ts {
		if t == one || pass != nil && !pass(t) {
			continue
		}
		if one != nil {
			return nil
		}
		one = t
	}
	return one
}

// samePerson tells whether the name of several words may be a short form of full: every word of it is one of full's,
// in order, or the initial of one, or the first a pet form of the first: "Chuck Grassley" of "Charles E. Grassley".
func (n *namer) samePerson(full string, words []string) bool {
	fs := strings.Fields(full)
	k := 0
	for i, w := range words {
		for k < len(fs) && !sameName(fs[k], w) && !(i == 0 && k == 0 && len(words) > 1 && n.g.samePet(fs[k], w)) {
			k++
		}
		if k == len(fs) {
			return false
		}
		k++
	}
	return true
}

func sameName(a, b string) bool {
	a, b = strings.Trim(a, "."), strings.Trim(b, ".")
	if strings.EqualFold(a, b) {
		return true
	}
	x, n := utf8.DecodeRuneInString(a)
	y, m := utf8.DecodeRuneInString(b)
	return x == y && (n == len(a) || m == len(b))
}

// lastName is the last word of a name that is no suffix.
func lastName(words []string) string {
	for i := len(words) - 1; i > 0; i-- {
		switch strings.Trim(words[i], ".") {
		case "Jr", "Sr", "II", "III", "IV", "PhD", "MD", "QC", "KC", "OBE", "MBE", "CBE", "Esq":
			continue
		}
		return words[i]
	}
	return words[0]
}

// newThing makes a thing of a surface and enters its short forms.
func (n *namer) newThing(l *links, s *surface) *thing {
	c := &n.found[s.at[0]]
	t := &thing{typ: s.typ, known: s.known, votes: s.votes, first: c.first, words: len(s.words)}
	t.name = tidyName(n.d.Slice(n.span(c)))
	if s.known >= 0 {
		k := n.g.things[s.known]
		t.typ, t.name = k.typ, k.name
		l.known[s.known] = t
	} else if isShouted(t.name) && (c.fixed || !isAcronym(t.name) && (n.shouted[n.d.Tokens[c.first].Sentence] == allCaps || n.shoutedPerson(c, s))) {
		t.name = titled(t.name)
	}
	n.things = append(n.things, t)
	words := strings.Fields(strings.ReplaceAll(t.name, "’", "'"))
	n.enterShort(l, t, words, s.words)
	return t
}

// shoutedPerson tells a person in capitals, as transcripts and captions have them: "STEVE MARSH, HOST:".
func (n *namer) shoutedPerson(c *candidate, s *surface) bool {
	return s.typ == Person && n.fullNameInCapitals(c.first, c.last)
}

// enterShort enters what may stand for a name later in the text; written is how the text has it in full.
func (n *namer) enterShort(l *links, t *thing, words, written []string) {
	if t.typ == Person {
		add(l.last, foldName(lastName(words)), t)
		if len(words) > 1 {
			add(l.given, foldName(words[0]), t)
			n.enterMiddle(l, t, words)
		}
		if len(words) == 3 && len(words[1]) > 2 && isUpperFirst(words[1]) && n.onlySurname(words[2]) {
			add(l.given, foldName(words[0]+" "+words[1]), t) // "Juan Miguel" of "Juan Miguel Reyes"
		}
		return
	}
	if t.typ == Country && t.known < 0 && len(words) == 3 && words[1] == "of" && l.exact[foldName(words[2])] == nil {
		l.exact[foldName(words[2])] = t // "Norvia" of "Republic of Norvia"
	}
	if t.typ == Country || t.typ == City || t.typ == Place {
		return
	}
	if len(words) < 2 {
		return
	}
	if t.typ == EventType && n.g.isStorm(words[len(words)-2]) {
		add(l.storm, foldName(words[len(words)-1]), t)
		return
	}
	add(l.acronym, acronymOf(words), t)
	add(l.acronym, strings.ReplaceAll(acronymOf(words), "&", ""), t)
	if t.known >= 0 {
		add(l.tail, foldName(words[len(words)-1]), t)
		n.enterKnownFirm(l, t, words, written)
		return
	}
	n.enterFirm(l, t, words)
	if n.g.cues[words[len(words)-1]]&cueCivic != 0 {
		l.place[foldName(words[0])] = true
	}
	for i := 1; i < len(words); i++ {
		if i > 1 || n.g.cues[words[len(words)-1]]&cueCivic == 0 {
			add(l.head, foldName(strings.Join(words[:i], " ")), t)
		}
		if i+1 < len(words) {
			add(l.tail, foldName(strings.Join(words[i:], " ")), t)
		}
	}
}

func add(m map[string][]*thing, key string, t *thing) {
	if ts := m[key]; key != "" && (len(ts) == 0 || ts[len(ts)-1] != t) {
		m[key] = append(ts, t)
	}
}

// acronymOf gives the first letters of the capitalised words, and every "&": M&S.
func acronymOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if w == "&" {
			b.WriteString(w)
		}
		for _, part := range strings.Split(w, "-") {
			if c, _ := utf8.DecodeRuneInString(part); unicode.IsUpper(c) {
				b.WriteRune(unicode.ToLower(c))
			}
		}
	}
	return b.String()
}

// tidyName is a name as one line without doubled spaces.
func tidyName(s string) string { return strings.Join(strings.Fields(s), " ") }

// strongest gives the most votes that one place of a surface has for a type: a word that says things in many places is
// no more a person than one that does so once.
func (n *namer) strongest(s *surface, t EntityType) (most int) {
	for _, i := range s.at {
		most = max(most, int(n.found[i].votes[t]))
	}
	return most
}

// placeShort enters a name of one word: short for a longer one, or a name of its own.
func (n *namer) placeShort(l *links, s *surface) {
	if t := l.exact[s.key]; t != nil {
		n.give(l, s, t)
		return
	}
	people := l.last[s.key]
	if t := only(l.storm[s.key], nil); t != nil && len(people) == 0 {
		n.give(l, s, t) // whoever has it for a given name is called by the last
		return
	}
	if len(people)+len(l.head[s.key]) > 0 {
		n.placeTowns(l, s)
	}
	if len(people) == 1 && !isAcronym(s.words[0]) {
		n.placeFirms(l, s, people[0])
		n.placeSpouse(l, s, people[0])
	}
	switch {
	case len(people) == 1 && !n.speaksAgainst(s, Person):
		n.give(l, s, people[0])
		return
	case len(people) > 1:
		n.nearest(s, people)
		return
	}
	if t := n.bySurname(l, s); t != nil {
		n.give(l, s, t)
		return
	}
	if t := only(l.acronym[s.key], nil); t != nil && isAcronym(s.words[0]) {
		n.give(l, s, t)
		return
	}
	if t := firm(l.head[s.key], 1); t != nil && s.votes[City] < 4 && n.strongest(s, Place) < 9 && n.strongest(s, Person) < 5 {
		n.give(l, s, t)
		return
	}
	if t := only(l.given[s.key], nil); t != nil && (n.strongest(s, City) < 4 && n.strongest(s, Organization) < 4 || n.g.shortHead(s.key, t.name)) {
		n.give(l, s, t)
		return
	}
	if t := only(l.tail[s.key], nil); t != nil && n.shortBody(s) {
		n.give(l, s, t)
		return
	}
	if n.doubtful(s) {
		return
	}
	if n.g.common[strings.ToLower(s.words[0])] && !isAcronym(s.words[0]) && s.score < 6 || s.score <= 0 && isAcronym(s.words[0]) {
		return
	}
	if s.typ == Person && n.placeCouple(l, s) {
		return
	}
	if l.place[s.key] && (s.typ != Person || s.votes[Person] < 5) {
		s.typ = City
	}
	n.give(l, s, n.newThing(l, s))
}
