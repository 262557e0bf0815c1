// SPDX-License-Identifier: Apache-2.0

package extract

import "slices"

// nounAt reads nouns that relate two things: "O's ally S", "S, an ally of O", "S is an ally of O", "his brother S".
func (f *relationFinder) nounAt(t int) {
	if f.mention(t) >= 0 && f.ms[f.mention(t)].Kind == Name || !f.tagged(t, Noun, Propn, Adv) && !(f.tagged(t, Adj) && f.w(t+1) == "of") {
		return
	}
	rules := f.lex.nouns[f.lemma(t)]
	if len(rules) == 0 {
		return
	}
	first := f.phraseStart(t)
	if first < 0 {
		return
	}
	for _, rule := range rules {
		if rule.predicate == "spouseOf" && f.w(t-1) == "first" {
			continue // his first wife is seldom the one he has
		}
		if m, owner := f.ownerBefore(first); m >= 0 {
			f.owned(rule, t, m, owner)
		} else if slices.Contains(rule.preps, f.w(t+1)) {
			f.nounOf(rule, t, first)
		}
	}
}

// phraseStart gives the first of the adjectives and nouns before the noun at t, -1 where one of them ("former") takes
// the relation away.
func (f *relationFinder) phraseStart(t int) int {
	k := t
	for n := 0; n < 4 && k > f.first && (f.tagged(k-1, Adj, Adv, Noun, Propn) || f.w(k-1) == "close") && f.plain(k-1); n++ {
		if f.lex.is("weak", f.w(k-1)) {
			return -1
		}
		k--
	}
	if f.w(k-1) == "-" || f.lex.is("weak", f.w(k-1)) {
		return -1
	}
	return k
}

// plain tells whether a token is outside all mentions, or inside a nominal one.
func (f *relationFinder) plain(t int) bool {
	m := f.mention(t)
	return m < 0 || f.ms[m].Kind == Nominal
}

// ownerBefore finds the possessor before a noun phrase: "Putin's", "his"; owner is its first token.
func (f *relationFinder) ownerBefore(first int) (m, owner int) {
	k := first - 1
	if w := f.w(k); w == "'s" || w == "'" {
		k--
		if m := f.mention(k); m >= 0 && f.ms[m].Kind != Pronoun && f.endOf(m) == k+1 {
			return m, f.startOf(m)
		}
		// a nominal mention may hold the whole phrase, "Putin's top ally", and hide the name in it
		for _, x := range f.d.mentionsIn(Span{f.d.Tokens[f.first].Start, f.d.Tokens[max(k, f.first)].End}) {
			if k >= f.first && x.End == f.d.Tokens[k].End && x.Kind == Name {
				return f.hidden(x), k
			}
		}
		return -1, 0
	}
	if m := f.mention(k); m >= 0 && f.ms[m].Kind == Pronoun && possessivePronoun(f.w(k)) {
		return m, k
	}
	if f.w(k) == "whose" {
		at := k - 1
		if f.w(at) == "," {
			at--
		}
		if f.tagged(at, Num) && f.w(at-1) == "," {
			at -= 2 // "Ana Ruiz, 24, whose father"
		}
		if m := f.mention(at); m >= 0 {
			return m, k
		}
	}
	return -1, 0
}

// hidden adds a mention that is inside another one to those of the sentence.
func (f *relationFinder) hidden(x placedMention) int {
	f.ms = append(f.ms, x)
	return len(f.ms) - 1
}

// owned reads what belongs to an owner: "O's ally S", "S, O's ally,", "S is O's ally".
func (f *relationFinder) owned(rule *relationRule, t, m, owner int) {
	o := f.arg(m)
	k := f.pastYears(t + 1)
	comma := f.w(k) == ","
	if comma {
		k++
	}
	if x, at := f.nameAfter(k, comma); x >= 0 && at < k+4 {
		several := f.several(t, x)
		if comma && len(several) == 1 && !f.apposed(x, owner) {
			x = -1
		}
		for _, m := range several {
			if x >= 0 {
				f.related(rule, f.arg(m), o, t, t, true)
			}
		}
		if x >= 0 {
			return
		}
	}
	if f.tagged(owner-1, Det) {
		owner--
	}
	if p := owner - 1; f.w(p) == "," && (comma || f.ends(k) || f.w(k) == "with") {
		f.related(rule, f.apposedTo(p), o, t, t, true)
	} else if p = f.copulaBefore(p); p >= 0 {
		f.related(rule, f.subject(f.beGroup(p)), o, t, p, false)
	}
}

// pastYears gives the token behind "of 20 years" at k: "her husband of 20 years, Tom Berg".
func (f *relationFinder) pastYears(k int) int {
	if f.w(k) != "of" {
		return k
	}
	for n := k + 1; n < k+1+maxModifiers && (f.tagged(n, Num, Adj, Adv, Det) || f.dated(n) || f.lemma(n) == "year"); n++ {
		if f.lemma(n) == "year" {
			return n + 1
		}
	}
	return k
}

// several gives the names of a list that begins with mention m behind a plural noun at token t: "his sons Max, Tom and Jan"; of a
// singular one only m.
func (f *relationFinder) several(t, m int) []int {
	out := []int{m}
	if f.w(t) == f.lemma(t) {
		return out
	}
	for k := f.endOf(m); f.w(k) == "," || f.w(k) == "and"; k = f.endOf(m) {
		last := f.w(k) == "and" || f.w(k+1) == "and"
		if f.w(k) == "," && f.w(k+1) == "and" {
			k++
		}
		m = f.mention(k + 1)
		if m < 0 || f.startOf(m) != k+1 || f.ms[m].Kind != Name || f.compound(f.arg(m)) {
			break
		}
		out = append(out, m)
		if last {
			return out
		}
	}
	return out[:1]
}

// apposedTo gives the mention that an apposition behind the comma at p explains. Behind "of" a country is hardly ever
// what is explained: "the president of Norland, an ally of Sudmark"; "Ana Ruiz of Norland, an ally" is Ana Ruiz.
func (f *relationFinder) apposedTo(p int) argument {
	m := f.mention(p - 1)
	if m < 0 || f.endOf(m) != p {
		return argument{}
	}
	if of := f.startOf(m) - 1; f.w(of) == "of" && f.d.Entities[f.ms[m].entity].Type == Country {
		if m = f.mention(of - 1); m < 0 || f.endOf(m) != of || f.d.Entities[f.ms[m].entity].Type != Person {
			return argument{}
		}
	}
	return f.arg(m)
}

// secondApposed gives the mention that "and an ally of O" explains where it is the second part of an apposition: "S, the
// mayor and an ally of O,".
func (f *relationFinder) secondApposed(and int) argument {
	for k := and - 1; k > max(f.first, and-maxApposition) && !f.tagged(k, Verb, Aux); k-- {
		if f.w(k) == "," {
			return f.apposedTo(k)
		}
	}
	return argument{}
}

// copulaBefore gives the form of "be" at p or before its adverbs and "not", -1 where there is none.
func (f *relationFinder) copulaBefore(p int) int {
	for n := 0; n < 3 && f.tagged(p, Adv, Part) && f.w(p) != "to"; n++ {
		p--
	}
	if !f.copula(p) {
		return -1
	}
	return p
}

// beGroup gives the group of the verb that copulaBefore found.
func (f *relationFinder) beGroup(be int) verbGroup {
	if f.tagged(be, Verb) {
		return f.group(be) // "has become an adviser"
	}
	return f.group(be + 1)
}

// nameAfter finds the name that follows at k, behind titles at most; behind a comma also behind what describes it: "her
// husband, the composer Tom Berg,".
func (f *relationFinder) nameAfter(k int, comma bool) (m, at int) {
	for at = k; at < min(k+4, f.last); at++ {
		if m := f.mention(at); m >= 0 {
			if f.ms[m].Kind == Name && f.w(f.endOf(m)) != "'s" {
				return m, at
			}
			return -1, at
		}
		if !f.tagged(at, Propn) && !(f.tagged(at, Noun, Adj) && (at > k || comma)) && !(comma && at == k && (f.w(at) == "the" || f.w(at) == "managing")) {
			break
		}
	}
	return -1, at
}

// apposed tells whether the mention behind a comma is in apposition: "his brother, Tom Berg, said", or the subject that
// a phrase at the beginning of the sentence speaks of: "Despite being Moscow's ally, Tom Berg said".
func (f *relationFinder) apposed(m, owner int) bool {
	end := f.endOf(m)
	if end < len(f.d.Tokens) && isShouted(f.d.word(end)) && f.ends(end+1) {
		end++ // "her barrister, Ana Ruiz KC,"
	}
	if f.w(end) == "of" { // "her lawyer, Ana Ruiz of Holt & Moor,"
		if x, _ := f.nextMention(end + 1); x >= 0 && f.ms[x].Kind == Name && f.d.Entities[f.ms[x].entity].Type != Person && f.ends(f.endOf(x)) {
			return true
		}
	}
	if f.ends(end) {
		return true
	}
	for k := f.first; k < min(owner, f.first+3); k++ {
		switch f.w(k) {
		case "despite", "being", "once", "long":
			return f.tagged(f.endOf(m), Verb, Aux, Adv)
		case "as":
			return k == f.first && f.tagged(f.endOf(m), Verb, Aux, Adv)
		}
	}
	return false
}

// ends tells whether a clause or an apposition ends at t.
func (f *relationFinder) ends(t int) bool {
	switch f.w(t) {
	case ",", ".", "", ";", ")", "—", "–", "”", "\"":
		return true
	}
	return false
}

// nounOf reads "S, an ally of O", "S is an ally of O" and "an ally of O, S,".
func (f *relationFinder) nounOf(rule *relationRule, t, first int) {
	objects := f.objects(t + 2)
	if len(objects) == 0 || f.compound(objects[0]) {
		return
	}
	p := first - 1
	if f.tagged(p, Det) || f.tagged(p, Num) && f.w(p) == "one" {
		p--
	}
	if f.w(p) == "as" || f.lex.is("lasting", f.w(p)) && f.w(p-1) == "," {
		p-- // "S, long a rival of O,"
	}
	for _, o := range objects {
		be := f.copulaBefore(p)
		switch {
		case f.w(p) == ",":
			f.related(rule, f.apposedTo(p), o, t, t, true)
		case f.w(p) == "and":
			f.related(rule, f.secondApposed(p), o, t, t, true)
		case be >= 0:
			f.related(rule, f.subject(f.beGroup(be)), o, t, be, false)
		case p < f.first: // A close ally of O, S said
			_, end := f.d.tokensOf(o.span)
			if x := f.mention(end + 1); f.w(end) == "," && x >= 0 && f.ms[x].Kind == Name && f.startOf(x) == end+1 {
				f.related(rule, f.arg(x), o, t, t, true)
			}
		}
	}
}

// copula tells whether the token is a form of "be", "become" or "remain".
func (f *relationFinder) copula(t int) bool {
	switch f.lemma(t) {
	case "be", "become", "remain", "'s":
		return f.tagged(t, Aux, Verb)
	}
	return false
}

// related adds a statement of the noun at t, said with the verb at verb. Where the noun only describes ("Putin's ally Lukashenko") the sentence takes it for
// granted, and neither a negation nor a denial of the rest touches it.
func (f *relationFinder) related(rule *relationRule, s, o argument, t, verb int, granted bool) {
	if s.none() {
		return
	}
	if rule.form == "inverse" {
		s, o = o, s // "Ana Ruiz's mother, Eve Ruiz": Ana is the child
	}
	g := verbGroup{first: t, to: -1}
	if !granted {
		g = f.group(verb)
	}
	c, claim := f.certaintyAt(t, g, granted)
	f.add(rule, s, o, f.d.Tokens[t].Span, c, claim)
}
