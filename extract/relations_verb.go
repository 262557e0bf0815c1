// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// How far an argument may stand from its verb, in tokens.
const (
	maxModifiers  = 6
	maxApposition = 16
	maxSubjects   = 12 // mentions that are asked whether they are the subject of a clause
)

// verbAt reads the verb at token t with its arguments.
func (f *relationFinder) verbAt(t int) {
	if f.mention(t) >= 0 || !f.tagged(t, Verb, Adj) && f.w(t) != "born" && !f.likelyVerb(t) && !f.gerundAt(t) && !f.livesAt(t) {
		return
	}
	rules := f.lex.verbs[f.lemma(t)]
	if f.livesAt(t) {
		rules = f.lex.verbs["live"]
	} else if verb, ok := strings.CutSuffix(f.lemma(t), "ing"); ok {
		rules = f.lex.verbs[verb] // "meeting"
	} else if w := f.w(t); w != f.lemma(t) {
		rules = append(slices.Clip(rules), f.lex.verbs[w]...)
	}
	if len(rules) == 0 {
		return
	}
	g := f.group(t)
	if g.bare {
		f.gerundBy(rules, t, g)
		return
	}
	for _, rule := range rules {
		switch {
		case rule.marked("finite") && (strings.HasSuffix(f.w(t), "ing") || f.presentAt(t)): // who was travelling, or travels, need not have arrived
			continue
		case !event(rule.predicate) && f.past(rule, t, g): // "once worked for"
		case rule.form == "passive":
			if g.passive || f.passiveAt(t) {
				f.passiveState(rule, t, g)
			}
		case g.passive:
			f.passiveEvent(rule, t, g)
		case rule.marked("hit"): // whoever hits a country may do so with words
		case f.tagged(t, Verb, Noun, Propn):
			f.active(rule, t, g)
		}
		if event(rule.predicate) || !f.past(rule, t, g) {
			f.inTree(rule, t, g)
		}
	}
}

// past tells whether an adverb of the verb at t says that it is so no more: "once", "formerly"; of support also "had".
func (f *relationFinder) past(rule *relationRule, t int, g verbGroup) bool {
	for k := max(g.first-1, f.first); k < t; k++ { // "once" may be taken for a conjunction
		if w := f.w(k); f.mention(k) < 0 && f.lex.is("weak", w) && !f.lex.is("negative", w) {
			return true
		}
	}
	if f.ended(t) {
		return true
	}
	for k := g.first; rule.marked("still") && k < t; k++ {
		if f.w(k) == "had" {
			return true // "had supported"
		}
	}
	return false
}

// likelyVerb tells whether a word that is tagged as a noun stands where a verb does: "Tom Berg heads the institute", "Ana
// Ruiz, left, meets Tom Berg".
func (f *relationFinder) likelyVerb(t int) bool {
	m := f.mention(t - 1)
	return f.tagged(t, Noun, Propn) && !isUpperFirst(f.d.word(t)) && strings.HasSuffix(f.w(t), "s") &&
		(m >= 0 && f.ms[m].Kind == Name || f.w(t-1) == ",") && (f.mention(t+1) >= 0 || f.tagged(t+1, Det))
}

// ended tells whether "until" follows a verb in the past: "worked there until 2010".
func (f *relationFinder) ended(t int) bool {
	if w := f.wordAt(t); w < 0 || f.d.Words[w].XPOS != "VBD" {
		return false
	}
	for k := t + 1; k < min(t+maxApposition, f.last); k++ {
		switch w := f.w(k); {
		case w == "until" || w == "till":
			return true
		case f.tagged(k, Verb) || w == ";":
			return false
		}
	}
	return false
}

// livesAt tells whether "lives" is the verb though it is tagged as a noun: "who sings and lives in Leeds".
func (f *relationFinder) livesAt(t int) bool {
	return f.w(t) == "lives" && f.tagged(t, Noun) && f.tagged(t+1, Adp, Adv) && (f.w(t-1) == "and" || f.w(t-1) == "who" || f.w(t-1) == "," && f.w(t+1) == "in")
}

// verbGroup is a verb with the helping verbs before it.
type verbGroup struct {
	first   int  // first token of the group
	passive bool // "was arrested", or a participle behind its noun: "owned by"
	to      int  // the token "to" of an infinitive, -1
	bare    bool // an -ing form or a modifier before a noun, whose subject nothing shows
}

// group reads what stands before the verb at t.
func (f *relationFinder) group(t int) verbGroup {
	g := verbGroup{first: t, to: -1}
	w := f.w(t)
	participle := strings.HasSuffix(w, "ed") || w != f.lemma(t) && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ing") || w == "born"
	be := false
	for k := t - 1; k >= max(f.first, t-maxModifiers); k-- {
		if f.mention(k) >= 0 {
			break
		}
		switch v := f.w(k); {
		case f.tagged(k, Aux) || v == "has" || v == "had" || v == "have":
			be = be || f.lemma(k) == "be" || v == "been" || v == "being"
			g.first = k
		case f.tagged(k, Adv) || v == "not" || v == "n't" || v == "also":
			g.first = k
		case v == "to" && k == g.first-1 && g.to < 0:
			g.to, g.first = k, k
		default:
			k = f.first // ends the loop
		}
	}
	g.passive = participle && be && !strings.HasSuffix(w, "ing")
	if participle && !be && g.first == t && f.byFollows(t) {
		g.passive = true
	}
	if participle && !be && g.first == t && f.w(t-1) == "," && f.tagged(t+1, Adp) && !f.activeAt(t) {
		g.passive = true // "Calder Foods, based in Leeds,"
	}
	g.bare = strings.HasSuffix(w, "ing") && !be || f.tagged(g.first-1, Det) && g.to < 0
	return g
}

// byFollows tells whether "by" stands close behind t.
func (f *relationFinder) byFollows(t int) bool { return f.w(t+1) == "by" }

// helmRule is what somebody does who heads a part of a body.
var helmRule = relationRule{name: "lead-office", predicate: "worksFor", subject: "P", object: "OG", confidence: 0.8}

// active reads "S verb O" and "S verb prep O".
func (f *relationFinder) active(rule *relationRule, t int, g verbGroup) {
	from := t + 1
	if len(rule.preps) > 0 {
		if from = f.prepAfter(rule, t); from < 0 {
			return
		}
	} else if f.tagged(from, Adp) {
		return
	}
	objects := f.objects(from)
	if len(objects) == 0 && strings.Contains(rule.object, "T") && len(rule.preps) > 0 {
		if o := f.literal(from); !o.none() && f.tagged(from, Num) {
			objects = append(objects, o)
		}
	}
	if len(objects) == 0 {
		return
	}
	s := f.subject(g)
	if s.none() && rule.predicate == "sanctioned" {
		s = f.legislating(g)
	}
	if s.none() {
		s = f.nameless(rule, g)
	}
	predicate := rule
	if rule.marked("helm") && f.officeBehind(objects[0]) {
		if predicate = &helmRule; objects[0].entity >= 0 && f.endsIn("legislature", f.d.Entities[objects[0].entity].Name) {
			predicate = &seatedRule // "chairs the Senate committee"
		}
		objects = objects[:1]
		f.office[[2]int{s.entity, objects[0].entity}] = true
	} else if f.compound(objects[0]) {
		return
	}
	c, claim := f.certaintyAt(t, g, false)
	subjects := []argument{s}
	if w := f.wordAt(t); s.none() && w >= 0 && g.to < 0 {
		for _, m := range f.subjects(w) { // "X and Y met"
			subjects = append(subjects, f.arg(m))
		}
	}
	for _, s := range subjects {
		for _, o := range objects {
			f.add(predicate, s, o, f.d.Tokens[t].Span, c, claim)
		}
	}
}

// legislating gives the country whose parliament or government is the subject of a verb group: what it enacts is the
// country's.
func (f *relationFinder) legislating(g verbGroup) argument {
	k := g.first - 1
	if g.to >= 0 {
		if k = f.governor(g.to); k < 0 {
			return argument{}
		}
		k = f.group(k).first - 1
	}
	if f.mention(k) >= 0 || !f.lex.is("legislator", f.w(k)) {
		return argument{}
	}
	if m, _ := f.ownerBefore(k); m >= 0 && f.d.Entities[f.ms[m].entity].Type == Country {
		return f.arg(m)
	}
	return argument{}
}

// prepAfter gives the token behind the rule's preposition, -1 where it is missing. A "~" before it in the table lets an
// object of the verb stand between; what stands before that is what must.
func (f *relationFinder) prepAfter(rule *relationRule, t int) int {
	for _, p := range rule.preps {
		if adverb, rest, ok := strings.Cut(p, "+"); ok {
			if p = rest; f.w(t+1) != adverb {
				continue
			}
		}
		between, p, far := strings.Cut(p, "~")
		if !far && f.w(t+1) == between {
			return t + 2
		}
		if !far || between != "" && !f.wordWithin(between, t+1, maxModifiers) {
			continue
		}
		for k := t + 1; k < min(t+2+maxModifiers, f.last); k++ {
			if f.w(k) == p {
				return k + 1
			}
			if f.mention(k) >= 0 || !f.tagged(k, Noun, Adj, Det, Num, Adv) && f.w(k) != "over" && f.w(k) != "of" && f.w(k) != "-" && f.w(k) != "sanctions" {
				break
			}
		}
	}
	return -1
}

// wordWithin tells whether a word, or one of a kind ("@deal"), is one of n tokens.
func (f *relationFinder) wordWithin(w string, from, n int) bool {
	kind, ofKind := strings.CutPrefix(w, "@")
	for k := from; k < min(from+n, f.last); k++ {
		if f.w(k) == w || ofKind && f.lex.is(kind, f.w(k)) {
			return true
		}
	}
	return false
}

// passiveEvent reads "O was verbed by S" and "the O verbed by S".
func (f *relationFinder) passiveEvent(rule *relationRule, t int, g verbGroup) {
	if len(rule.preps) > 0 {
		return
	}
	by := -1
	for k := t + 1; k < min(t+maxModifiers+2, f.last); k++ {
		if f.w(k) == "by" {
			by = k
			break
		}
		if f.tagged(k, Verb, Aux, Sconj) || f.w(k) == "." || f.w(k) == "," {
			break
		}
	}
	if by < 0 {
		return
	}
	o := f.subject(g)
	if o.none() && g.first == t {
		o = f.explained(t - 1) // "Calder Foods, a firm owned by"
	}
	if o.none() && strings.Contains(rule.object, "T") {
		o = f.nounBefore(g.first)
	}
	agents := f.objects(by + 1)
	if len(agents) == 0 && strings.Contains(rule.subject, "T") && f.lex.is("police", f.w(by+1)) {
		agents = append(agents, argument{-1, f.d.Tokens[by+1].Span})
	}
	if k := f.pastDescription(by + 1); len(agents) == 0 && k > by+1 && strings.Contains(rule.subject, "T") && f.lex.is("police", f.w(k)) && f.mention(k) < 0 {
		agents = append(agents, argument{-1, f.d.Tokens[k].Span}) // "by the local police"
	}
	c, claim := f.certaintyAt(t, g, false)
	for _, s := range agents {
		if !f.compound(s) {
			f.add(rule, s, o, f.d.Tokens[t].Span, c, claim)
		}
	}
}

// passiveState reads "S is born in O", "S is charged with A, B and C".
func (f *relationFinder) passiveState(rule *relationRule, t int, g verbGroup) {
	if !slices.Contains(rule.preps, f.w(t+1)) {
		return
	}
	subjects := []argument{f.subjectOfVerb(t, g)}
	if w := f.wordAt(t); subjects[0].none() && w >= 0 && g.to < 0 {
		for _, m := range f.subjects(w) {
			subjects = append(subjects, f.arg(m))
		}
	}
	c, claim := f.certaintyAt(t, g, false)
	objects := f.literals(t + 2)
	if rule.object != "T" {
		objects = f.objects(t + 2)
	}
	for _, s := range subjects {
		for _, o := range objects {
			f.add(rule, s, o, f.d.Tokens[t].Span, c, claim)
		}
	}
}
