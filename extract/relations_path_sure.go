// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// alongPath adds what a path says of the mentions s and o; way are its words, from the one that stands for s on.
func (f *relationFinder) alongPath(rule *relationRule, s, o int, way []int) {
	if rule.form == "phrase" {
		f.alongPhrase(rule, s, o, way)
		return
	}
	f.alongClause(rule, s, o, way)
}

// alongPhrase adds what a phrase takes for granted, unless a word in it takes that away.
func (f *relationFinder) alongPhrase(rule *relationRule, s, o int, way []int) {
	if f.ms[o].Kind != Pronoun && (f.ms[o].Kind != Nominal || takesNominal(rule)) {
		f.granted(rule, s, o, way)
	}
}

// granted adds what a phrase takes for granted, whatever its ends are named by; way is nil for words side by side.
func (f *relationFinder) granted(rule *relationRule, s, o int, way []int) {
	if f.weakened(s, o) || way != nil && f.loose(rule, s, way) || f.unclear(rule, s, o) {
		return
	}
	if rule.marked("kept") && f.undone() {
		return // "rescinded his endorsement of Tom Berg"
	}
	switch {
	case rule.predicate == "locatedIn" && f.ofState(s, o):
		rule = &stateRule
	case rule.marked("of") && f.stands(f.ms[s].entity), (rule.marked("of") || rule.marked("beside")) && f.factionNamed(f.d.Entities[f.ms[o].entity].Name):
		rule = &partyOfRule // "opposition leader Ana Ruiz of Harbour Now"
	}
	happens := event(rule.predicate) && rule.predicate != "killed" || rule.marked("kept")
	c, claim := f.certaintyAt(f.startOf(o), verbGroup{first: f.startOf(o), to: -1}, !happens)
	if happens && f.disputed() {
		c.atMost(Possible)
	}
	if strings.Contains(f.w(f.last-1)+f.w(f.last-2), "?") {
		c.atMost(Possible) // "Is Ana Ruiz a Leeds native?" has the tree of a phrase
	}
	if rule.predicate == "killed" && f.undone() || (rule.predicate == "acquired" || rule.predicate == "allyOf") && f.pending() {
		c.atMost(Possible)
	}
	if len(way) > 1 && event(rule.predicate) {
		if t := f.phraseStart(int(f.d.Words[way[1]].Token)); t >= 0 && f.feared(min(t, f.startOf(s), f.startOf(o))) {
			c.atMost(Possible) // "fears of Norland's invasion of Sudmark"
		}
	}
	f.add(rule, f.arg(s), f.arg(o), f.arg(o).span, c, claim)
}

// pending tells whether the sentence speaks of a deal that is still allowed, examined or refused, or comes to an end: "cleared Calder Foods'
// takeover of Moorland Milk", "dropped its takeover", "ended its alliance".
func (f *relationFinder) pending() bool {
	for t := f.first; t < f.last; t++ {
		if f.mention(t) < 0 && (f.lex.is("pending", f.lemma(t)) || f.lex.is("ending", f.lemma(t)) && f.tagged(t, Verb)) {
			return true
		}
	}
	return false
}

// alongClause adds what a clause says; it is as certain as its verb, and as the words that describe those of the path.
func (f *relationFinder) alongClause(rule *relationRule, s, o int, way []int) {
	trigger, verb := f.trigger(way)
	if !event(rule.predicate) && f.ended(verb) {
		return
	}
	c, claim := certainty{}, -1
	if f.gerundAt(trigger) || int(f.d.Words[way[0]].Head) == way[1] { // any other verb is that of a clause beside the name, or a second one
		c, claim = f.certaintyAt(trigger, f.group(verb), false)
	} else {
		c, claim = f.insertedAt(trigger, f.group(verb), f.endOf(s))
	}
	granted := rule.marked("granted")
	if granted {
		c.negative = false // "did not speak after talks with Tom Berg" takes these for granted
	}
	for _, w := range way[1:] {
		if rule.marked("unowned") && f.lex.is("rival", strings.ToLower(f.d.Words[w].Lemma)) && f.hasChild(w, func(x *Word) bool { return x.Rel == "nmod:poss" }) {
			return // "fired her for backing his rival, Tom Berg"
		}
		if event(rule.predicate) && f.ofThird(w, s, o) {
			return // "shunned Tom Berg during his trip to Norland"
		}
		if granted && f.d.Words[w].Tag == Verb {
			continue
		}
		for k := range f.tree.children(w) {
			x := &f.d.Words[k]
			if x.Rel != "advmod" && x.Rel != "aux" && x.Rel != "amod" && x.Rel != "det" {
				continue
			}
			f.word(int(x.Token), &c)
			if f.lex.is("weak", strings.ToLower(x.Lemma)) || f.lex.is("weak", f.w(int(x.Token))) {
				return
			}
		}
	}
	if rule.predicate == "killed" && f.undone() {
		c.atMost(Possible)
	}
	f.add(rule, f.arg(s), f.arg(o), f.d.Tokens[trigger].Span, c, claim)
}

// ofThird tells whether the talks or the visit that word w is are those of somebody else than mentions s and o.
func (f *relationFinder) ofThird(w, s, o int) bool {
	lemma := strings.ToLower(f.d.Words[w].Lemma)
	if f.d.Words[w].Tag != Noun || !f.lex.is("visit", lemma) && !f.lex.is("talks", lemma) && !f.lex.is("deal", lemma) {
		return false
	}
	for c := range f.tree.children(w) {
		if m := f.mentionOf(c); m >= 0 && f.d.Words[c].Rel == "nmod:poss" && f.ms[m].entity != f.ms[s].entity && f.ms[m].entity != f.ms[o].entity {
			return f.ms[m].Kind == Pronoun
		}
	}
	return false
}

// trigger gives the token of the first verb of a path, or of the noun that is said with a form of "be", and that of the
// verb: the same, or the form of "be".
func (f *relationFinder) trigger(way []int) (t, verb int) {
	at, be := way[len(way)-1], -1
	for _, w := range way[1:] {
		for c := range f.tree.children(w) {
			if x := &f.d.Words[c]; x.Rel == "cop" && be < 0 {
				be = int(x.Token)
			}
		}
		if f.d.Words[w].Tag == Verb || be >= 0 {
			at = w
			break
		}
	}
	if t = int(f.d.Words[at].Token); be < 0 {
		be = t
	}
	return t, be
}

// undone tells whether the sentence speaks of a verdict or a confession that was taken back.
func (f *relationFinder) undone() bool {
	for t := f.first; t < f.last; t++ {
		if f.lex.is("undone", f.w(t)) || f.lex.is("undone", f.lemma(t)) {
			return true
		}
	}
	return false
}

// disputed tells whether the sentence speaks of what is denied or not certain: "Reports of Norland's attack on Sudmark are
// untrue".
func (f *relationFinder) disputed() bool {
	for t := f.first; t < f.last; t++ {
		if f.mention(t) < 0 && (f.lex.is("deny", f.w(t)) || f.lex.is("deny", f.lemma(t))) {
			return true
		}
	}
	return false
}

// loose tells whether the subject of a phrase is one that what follows need not describe: people by their party
// ("Democrats in Iowa"), a body that meets or has members at a place, or somebody who is met, asked or seen there.
func (f *relationFinder) loose(rule *relationRule, s int, way []int) bool {
	x := &f.d.Words[way[0]]
	if rule.predicate == "locatedIn" {
		return x.XPOS == "NNPS" && f.ms[s].Span == x.Span ||
			x.Rel == "compound" && f.d.Words[way[1]].Rel == "nmod:poss" || // Norland's Karst offensive
			x.Rel == "nmod" && f.lex.is("meeting", f.d.Words[x.Head].Lemma) && f.d.Entities[f.ms[s].entity].Type == Organization
	}
	if rule.predicate == "livesIn" && len(way) > 1 && (f.lex.is("partyman", f.d.Words[way[1]].Lemma) || f.lex.is("delegate", f.d.Words[way[1]].Lemma)) {
		return true // "Ana Ruiz, a delegate from Leeds"
	}
	if x.Rel != "obj" && x.Rel != "obl" {
		return false
	}
	if rule.path == nil { // learned
		return int(f.d.Words[way[1]].Head) == way[0] && f.d.Words[way[1]].Rel == "nmod" && !f.hasChild(way[1], func(w *Word) bool { return w.Rel == "case" && w.Lemma == "of" })
	}
	return !rule.path[0].up && rule.path[0].rels[0] == "nmod" && !slices.Contains(rule.path[0].preps, "of")
}

// unclear tells whether the ends of a phrase are not certain to be what they seem. New York, where somebody is from, may be
// the city or the state; whose somebody is must stand right before the name (MSNBC's "Morning Joe" is nobody); a party's
// consultant need not work for it, nor is a party where some of it is; seas and regions hold no towns, nor towns others.
func (f *relationFinder) unclear(rule *relationRule, s, o int) bool {
	se, oe := &f.d.Entities[f.ms[s].entity], &f.d.Entities[f.ms[o].entity]
	switch rule.predicate {
	case "livesIn":
		return rule.marked("home") && (f.lawmaker(s) || f.officeOf(f.ms[s].entity, f.ms[o].entity)) || rule.marked("elected") && f.elected(f.ms[s].entity) || f.lex.is("twin", strings.ToLower(strings.ReplaceAll(f.d.Slice(f.ms[o].Span), " ", "-")))
	case "worksFor":
		if rule.marked("of") && f.takesOf(f.startOf(s)) {
			return true
		}
		return f.w(f.startOf(s)-1) == "by" && f.w(f.startOf(s)-2) == "" || // "By Ana Ruiz, Kremlin correspondent" names a beat
			f.isParty(o) || f.betweenIs(s, o, f.retired) || rule.marked("beside") && f.endOf(o)+1 != f.startOf(s)
	case "memberOf":
		return rule.marked("party") && !f.isParty(o) && f.w(f.endOf(o)) != "party" || rule.marked("one") && f.oneOfParty(o)
	case "leaderOf":
		return f.betweenIs(s, o, below) || rule.name == "headed-by" && f.within(o)
	case "opponentOf":
		return f.isParty(o) // "Labour opponent Ana Ruiz" is one of Labour
	case "locatedIn":
		if f.w(f.startOf(o)-1) == "in" && f.endOf(o) == f.startOf(s) && se.Type == Organization {
			return true // "In Leeds Calder Foods said no"
		}
		if rule.marked("whole") && f.compound(f.arg(s)) {
			return true // "Norland's Red Cross workers"
		}
		comma := f.w(f.endOf(s)) == "," && len(rule.path) == 1
		last := oe.Name[strings.LastIndexByte(oe.Name, ' ')+1:]
		return f.isParty(s) || comma || f.lex.is("water", strings.ToLower(last)) && !f.behindOn(o) ||
			(rule.form != "row" || rule.marked("apart")) && oe.Type == City && (se.Type == City || se.Type == Place && f.places.knows(se))
	}
	return false
}

// within tells whether a mention stands behind a noun and its preposition, so that what follows without a comma may be of that: "a team
// at Calder Foods led by Ana Ruiz".
func (f *relationFinder) within(m int) bool {
	k := f.startOf(m) - 1
	for n := 0; n < maxModifiers && f.mention(k) < 0 && f.tagged(k, Det, Adj); n++ {
		k--
	}
	return f.w(f.endOf(m)) != "," && f.tagged(k, Adp) && f.tagged(k-1, Noun)
}

// lawmaker tells whether an office of people who stand for a place is right before a name: "the senator, Ana Ruiz of
// Ohio", who need not live there.
func (f *relationFinder) lawmaker(m int) bool {
	k := f.startOf(m) - 1
	if f.w(k) == "," || f.w(k) == "." {
		k--
	}
	return f.lex.is("partyman", f.w(k))
}

// oneOfParty tells whether a mention of a party is the word for one of its people: "her favourite Republican".
func (f *relationFinder) oneOfParty(m int) bool {
	w := strings.ToLower(f.d.Slice(f.ms[m].Span))
	return f.places.parties[w] != "" && w != "labour" && w != "labor"
}

// partyOfRule is of what somebody is who has an office that parties give.
var partyOfRule = relationRule{name: "party-of-office", predicate: "memberOf", subject: "P", object: "OG", confidence: 0.75}

// stands tells whether somebody has an office of people whom parties put up.
func (f *relationFinder) stands(person int) bool { return f.holders("stands")[person] }

// factionNamed tells whether a name is that of a front, an alliance or the like, for which nobody works: "of the Homeland Front".
func (f *relationFinder) factionNamed(name string) bool {
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	return f.endsIn("faction", name) || first != "left" && f.lex.is("faction", first)
}

// officeOf tells whether somebody has an office of a place, or one of which the text does not say whose it is: "Bishop Ana Ruiz of Leeds".
func (f *relationFinder) officeOf(person, place int) bool {
	return slices.ContainsFunc(f.d.Roles, func(r Role) bool {
		return r.Person == person && !r.Former && (r.Of < 0 || r.Of == place)
	})
}

// elected tells whether somebody has an office of people who stand for a place.
func (f *relationFinder) elected(person int) bool { return f.holders("partyman")[person] }

// holders gives the people who have an office of a kind, by its last word or all of them joined with hyphens.
func (f *relationFinder) holders(kind string) map[int]bool {
	if f.byOffice[kind] == nil {
		f.byOffice[kind] = map[int]bool{}
		for _, r := range f.d.Roles {
			words := strings.ReplaceAll(r.office, " ", "-")
			if f.lex.is(kind, words) || f.lex.is(kind, r.office[strings.LastIndexByte(r.office, ' ')+1:]) {
				f.byOffice[kind][r.Person] = true
			}
		}
	}
	return f.byOffice[kind]
}

// takesOf tells whether a verb whose own "of" follows stands close before a token: "robbed Ana Ruiz of".
func (f *relationFinder) takesOf(t int) bool {
	for k := t - 1; k >= max(f.first, t-maxModifiers); k-- {
		if f.lex.is("takesof", f.lemma(k)) && f.tagged(k, Verb) {
			return true
		}
	}
	return false
}

// behindOn tells whether a mention stands behind "on": towns lie on rivers, though not in them.
func (f *relationFinder) behindOn(m int) bool {
	k := f.startOf(m) - 1
	if f.tagged(k, Det) {
		k--
	}
	return f.w(k) == "on"
}

// weakened tells whether a word between or right before two mentions makes a phrase none that is granted: "a former
// resident of", "not of Leeds but of York"; or a mark parts them.
func (f *relationFinder) weakened(s, o int) bool {
	return f.weakenedFrom(min(f.startOf(s), f.startOf(o)), s, o)
}

// weakenedFrom is weakened with the words from token first on.
func (f *relationFinder) weakenedFrom(first, s, o int) bool {
	last := max(f.endOf(s), f.endOf(o))
	for t := first - 1; t < last; t++ {
		w := f.w(t)
		if f.mention(t) >= 0 {
			continue
		}
		if k := f.startOf(s); first < k && first <= t && t < k && f.lex.is("weak", w) && f.holderBefore(t-1) {
			continue // "led by former minister Ana Ruiz": it is she who was one
		}
		if f.lex.is("weak", w) || f.lex.is("negative", w) || f.lex.is("possible", w) || f.lex.is("almost", w) {
			return true
		}
		if t >= first && strings.ContainsAny(w, "-–—():;_/") && len([]rune(w)) == 1 && !f.joins(t) {
			return true
		}
	}
	return false
}

// holderBefore tells whether "by", "of" or what begins a list ends at token k, an article behind it.
func (f *relationFinder) holderBefore(k int) bool {
	if f.tagged(k, Det) {
		k--
	}
	return f.w(k) == "by" || f.w(k) == "of" || f.w(k) == "including" || f.w(k) == "them" && f.w(k-1) == "among"
}

// joins tells whether a mark stands within a word: the first hyphen of "72-year-old".
func (f *relationFinder) joins(t int) bool {
	return t > f.first && t+1 < f.last && f.d.Tokens[t-1].End == f.d.Tokens[t].Start && f.d.Tokens[t].End == f.d.Tokens[t+1].Start
}

// betweenIs tells whether a word between two mentions is of a kind: "the vice president of".
func (f *relationFinder) betweenIs(s, o int, kind func(string) bool) bool {
	for t := min(f.endOf(s), f.endOf(o)); t < max(f.startOf(s), f.startOf(o)); t++ {
		if f.mention(t) < 0 && kind(f.w(t)) && !f.holderBefore(t-1) {
			return true
		}
	}
	return false
}

// retired tells the words for those who have left their work, though not their town.
func (f *relationFinder) retired(w string) bool { return f.lex.is("retired", w) }
