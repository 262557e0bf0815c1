// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// subject finds who stands before a verb group: right before it, before an apposition or relative clause, or at the
// beginning of the clause where the verb is the second of two ("X visited Kyiv and met Y").
func (f *relationFinder) subject(g verbGroup) argument {
	k := g.first - 1
	if g.to >= 0 {
		if k = f.governor(g.to); k < 0 {
			return argument{}
		}
		if f.lex.is("resolve", f.w(k)) && f.tagged(k, Noun) {
			if m, _ := f.ownerBefore(f.phraseStart(k)); m >= 0 {
				return f.arg(m) // "Norland's decision to attack"
			}
			return argument{}
		}
		k = f.group(k).first - 1
	}
	if k < f.first {
		return argument{}
	}
	switch w := f.w(k); {
	case f.mention(k) >= 0:
		return f.headedBy(f.mention(k), k)
	case f.lex.is("places", w) && f.mention(k-1) >= 0:
		return f.headedBy(f.mention(k-1), k-1)
	case w == "who" || w == "which" || w == "that":
		k--
		if f.w(k) == "," {
			k--
		}
		if m := f.mention(k); m >= 0 {
			if f.nearest(m, w) && f.endOf(m) == k+1 && f.w(k+1) == "," {
				return f.arg(m)
			}
			return f.headedBy(m, k)
		}
		return f.explained(k)
	case (w == "," || w == "—" || w == "–") && g.passive && g.first+1 < f.last && f.mention(k-1) >= 0 && !f.tagged(g.first, Aux):
		m, relative := f.mention(k-1), "which"
		if f.d.Entities[f.ms[m].entity].Type == Person {
			relative = "who"
		}
		if w == "," && f.nearest(m, relative) && f.endOf(m) == k {
			return f.arg(m) // "a deal with Calder Foods, owned by"
		}
		return f.headedBy(m, k-1) // "Calder Foods, based in Leeds,"
	case w == ",":
		return f.beforeApposition(k)
	case f.tagged(k, Cconj):
		return f.firstSubject(k)
	}
	return argument{}
}

// nearest tells whether a relative clause behind a name explains the name, though a preposition stands before that: "the murder of Ana
// Ruiz, who lived", not "the widow of Tom Berg, who lives".
func (f *relationFinder) nearest(m int, relative string) bool {
	e := &f.d.Entities[f.ms[m].entity]
	if f.ms[m].Kind != Name || (relative == "who") != (e.Type == Person) || relative == "which" && e.Type != Organization {
		return false
	}
	k := f.startOf(m) - 1
	for n := 0; n < maxModifiers && f.mention(k) < 0 && f.tagged(k, Det, Adj, Noun, Propn); n++ {
		k--
	}
	if !f.tagged(k, Adp) || f.tagged(k-1, Adv, Propn) || f.mention(k-1) >= 0 {
		return false
	}
	noun := f.lemma(k - 1)
	if f.w(k) != "of" && f.tagged(k-1, Noun) && !f.lex.is("seat", noun) && !f.lex.is("part", noun) {
		return true // "shares in Calder Foods, which"
	}
	if !f.tagged(k-1, Noun) {
		return f.tagged(k-1, Verb) // "was acquired by Calder Foods, which"
	}
	if relative == "who" {
		return f.places.nouns[noun]&(nounPerson|nounOffice|nounOccupation) == 0
	}
	return !f.lex.is("seat", noun) && !f.lex.is("part", noun) && !f.lex.is("organ", noun) && f.places.nouns[noun]&(nounPerson|nounOffice|nounOccupation) != 0
}

// headedBy gives a mention as an argument, unless it is only part of a phrase: behind a preposition ("the president of
// Russia"), or a possessor.
func (f *relationFinder) headedBy(m, t int) argument {
	if f.endOf(m) != t+1 {
		return argument{}
	}
	k := f.startOf(m) - 1
	for n := 0; n < maxModifiers && f.mention(k) < 0 && f.tagged(k, Det, Adj, Noun, Propn); n++ {
		k--
	}
	if f.tagged(k, Adp) && !f.opensClause(k) {
		return argument{}
	}
	if f.tagged(k, Cconj) && f.mention(k-1) >= 0 {
		return argument{} // "X and Y met": who did what to whom is not certain
	}
	return f.arg(m)
}

// opensClause tells whether a word that is tagged as a preposition begins a clause here: "after Russia invaded".
func (f *relationFinder) opensClause(k int) bool {
	switch f.w(k) {
	case "after", "before", "since", "until", "as", "than", "like":
		return true
	}
	return false
}

// beforeApposition finds S in "S, the head of a board, verb": the nearest comma before with a mention in front of it.
func (f *relationFinder) beforeApposition(comma int) argument {
	for k := comma - 1; k > max(f.first, comma-maxApposition); k-- {
		if w := f.w(k); w == "whose" || w == ";" || w == ":" {
			break // "S, whose husband, T, verb"; another sentence
		}
		if f.w(k) != "," {
			continue
		}
		if m := f.mention(k - 1); m >= 0 && f.ms[m].Kind != Pronoun {
			if a := f.headedBy(m, k-1); !a.none() {
				return a
			}
			if f.region(comma) {
				continue // "S, 27, of Leeds, Ohio, verb"
			}
			break // "The president of Norland, S, verb"
		}
		if f.lex.is("places", f.w(k-1)) && f.mention(k-2) >= 0 {
			return f.headedBy(f.mention(k-2), k-2)
		}
	}
	if m := f.mention(comma - 1); m >= 0 && f.ms[m].Kind == Name && !f.region(comma) && !f.ofOther(m) {
		return f.headedBy(m, comma-1) // "Its chairman, S, verb"
	}
	return argument{}
}

// ofOther tells whether a mention is the name of a noun behind a preposition: "a nephew of the leader, S, verb".
func (f *relationFinder) ofOther(m int) bool {
	w := f.headWord(m)
	if w < 0 || f.d.Words[w].Rel != "appos" || int(f.d.Words[w].Head) < f.tree.first {
		return false
	}
	h := int(f.d.Words[w].Head)
	return f.d.Words[h].Rel == "nmod" && f.hasChild(h, func(x *Word) bool { return x.Rel == "case" })
}

// region tells whether the region of a town ends before the comma: "Leeds, Ohio,".
func (f *relationFinder) region(comma int) bool {
	if f.w(comma-1) == "." {
		comma--
	}
	o := f.mention(comma - 1)
	if o < 0 || f.w(f.startOf(o)-1) != "," {
		return false
	}
	m := f.mention(f.startOf(o) - 2)
	return m >= 0 && f.isPlace(o) && f.isPlace(m) && f.liesIn(m, o)
}

// firstSubject finds the subject of the first verb of a clause whose second verb stands behind the conjunction at k: the
// only mention before it that a verb follows.
func (f *relationFinder) firstSubject(k int) argument {
	found := argument{}
	behind, _ := slices.BinarySearchFunc(f.ms[:f.placed], f.d.Tokens[k].Start, func(m placedMention, at int) int { return m.Start - at })
	for m := max(0, behind-maxSubjects); m < behind; m++ {
		end := f.endOf(m)
		if f.lex.is("places", f.w(end)) {
			end++
		}
		verb := f.tagged(end, Verb, Aux) || f.tagged(end, Adv) && f.tagged(end+1, Verb, Aux)
		if f.w(end) == "," && m == 0 { // S, on the river, was built
			verb = true
		}
		if !verb {
			continue
		}
		a := f.headedBy(m, f.endOf(m)-1)
		if a.none() {
			continue
		}
		if !found.none() && found.entity != a.entity {
			return argument{}
		}
		found = a
	}
	return found
}

// governor gives the verb or adjective before the "to" of an infinitive whose subject is the infinitive's too, -1 where
// it is not known ("asked him to leave").
func (f *relationFinder) governor(to int) int {
	k := f.beforeTo(to)
	if f.mention(k) >= 0 {
		return -1
	}
	for _, kind := range []string{"govern-probable", "govern-possible", "govern-negative", "govern-certain"} {
		if f.lex.is(kind, f.lemma(k)) || f.lex.is(kind, f.w(k)) || f.lex.is(kind, strings.TrimSuffix(f.w(k), "ed")) || f.lex.is(kind, strings.TrimSuffix(f.w(k), "d")) {
			return k
		}
	}
	return -1
}

// beforeTo gives the token before the "to" of an infinitive; adverbs and times do not count ("agreed on Monday to buy").
func (f *relationFinder) beforeTo(to int) int {
	k := to - 1
	for n := 0; n < maxModifiers && k > f.first && f.dated(k); n++ {
		if k--; f.w(k) == "on" || f.w(k) == "in" {
			k--
		}
	}
	if f.tagged(k, Num) && f.w(k-1) == "to" && f.tagged(k-2, Num) && f.w(k-3) == "by" {
		k -= 4 // "voted by 46 to 31 to leave"
	}
	if f.tagged(k, Adv) {
		k--
	}
	return k
}

// nameless gives a subject without a name, where the rule allows it: "police", "officers".
func (f *relationFinder) nameless(rule *relationRule, g verbGroup) argument {
	k := g.first - 1
	if w := f.wordAt(k); w >= 0 && !f.actedFor(w).none() {
		return argument{}
	}
	if strings.Contains(rule.subject, "T") && g.to < 0 && f.lex.is("police", f.w(k)) && f.mention(k) < 0 &&
		(k == f.first || !f.tagged(k-1, Adp) && f.mention(k-1) < 0) {
		return argument{-1, f.d.Tokens[k].Span}
	}
	return argument{}
}

// objects finds the mentions that stand as objects from token t on: behind articles, adjectives and offices; the one in
// apposition behind a possessor ("X's deputy, Y"); and one more behind "and".
func (f *relationFinder) objects(t int) []argument {
	if possessivePronoun(f.w(t)) {
		return f.behindOwner(t + 1)
	}
	m, _ := f.nextMention(t)
	if m < 0 {
		return f.behindOffice(t)
	}
	end := f.endOf(m)
	if w := f.w(end); w == "'s" || w == "'" {
		if x := f.mention(end + 1); x >= 0 && f.startOf(x) == end+1 && (f.isPlace(m) && f.bodyNamed(x) || f.bodyNamed(m) && f.ms[x].Kind == Name && f.d.Entities[f.ms[x].entity].Type == Person) {
			m, end = x, f.endOf(x) // "bought Leeds's Calder Foods", "son of Calder Foods' Ana Ruiz"
		} else {
			return f.behindOwner(end + 1)
		}
	}
	if x := f.described(m); x >= 0 {
		m, end = x, f.endOf(x)
	}
	out := []argument{f.arg(m)}
	if o := f.ownerToo(end); !o.none() {
		return append(out, o)
	}
	if f.w(end) == "and" {
		if x, _ := f.nextMention(end + 1); x >= 0 && f.w(f.endOf(x)) != "'s" && !f.tagged(f.endOf(x), Verb, Aux, Noun) &&
			f.d.Entities[f.ms[x].entity].Type == f.d.Entities[f.ms[m].entity].Type {
			out = append(out, f.arg(x))
		}
	}
	return out
}

// described gives the name that a place or body describes together with the nouns behind it, as in "the Leeds private
// equity firm Calder Brothers" and "Calder Foods chairman Ana Ruiz"; -1 where it describes none.
func (f *relationFinder) described(m int) int {
	if f.ms[m].Kind != Name || f.d.Entities[f.ms[m].entity].Type == Person {
		return -1
	}
	k, noun, organ := f.endOf(m), false, false
	for n := 0; n < maxDescribing && f.describes(k) && !f.dated(k); n++ {
		organ = f.lex.is("organ", f.lemma(k))
		noun = f.tagged(k, Noun) || f.places.nouns[f.lemma(k)]&nounOffice != 0
		k++
	}
	x := f.mention(k)
	if !noun || x < 0 || f.startOf(x) != k || f.ms[x].Kind != Name || f.compound(f.arg(x)) {
		return -1
	}
	if t := f.d.Entities[f.ms[x].entity].Type; t != Person && (t != Organization || !f.isPlace(m) && !organ) {
		return -1
	}
	return x
}

// bodyNamed tells whether a mention is the name of an organisation.
func (f *relationFinder) bodyNamed(m int) bool {
	return f.ms[m].Kind == Name && f.d.Entities[f.ms[m].entity].Type == Organization
}

// ownerToo reads a second object behind the apposition to the first: ", a shipping firm, and its owner, Ana Ruiz".
func (f *relationFinder) ownerToo(end int) argument {
	k := end
	if f.w(k) == "," {
		for k++; k < min(end+maxApposition, f.last) && f.w(k) != ","; k++ {
			if f.tagged(k, Verb, Aux) {
				return argument{}
			}
		}
		k++
	}
	if f.w(k) != "and" || !possessivePronoun(f.w(k+1)) {
		return argument{}
	}
	if found := f.behindOwner(k + 2); len(found) == 1 {
		return found[0]
	}
	return argument{}
}

// behindOffice finds the name behind a person's office without a name of its own: "the finance minister, Ana Ruiz,", "the
// founder's son, Tom Berg,".
func (f *relationFinder) behindOffice(t int) []argument {
	k := t
	for n := 0; n < maxModifiers && f.mention(k) < 0 && f.tagged(k, Det, Adj, Noun); n++ {
		k++
	}
	if w := f.w(k); k > t && (w == "'s" || w == "'") && f.mention(k-1) < 0 {
		return f.behindOwner(k + 1)
	}
	if k == t || f.w(k) != "," || f.places.nouns[f.w(k-1)]&(nounOffice|nounOccupation) == 0 {
		return nil
	}
	if m := f.mention(k + 1); m >= 0 && f.startOf(m) == k+1 && f.ms[m].Kind == Name && f.d.Entities[f.ms[m].entity].Type == Person && f.ends(f.endOf(m)) {
		return []argument{f.arg(m)}
	}
	return nil
}

// explained gives the mention that an apposition ending at token k explains: "Calder Foods, the Dutch group that".
func (f *relationFinder) explained(k int) argument {
	if f.mention(k) >= 0 || !f.tagged(k, Noun) {
		return argument{}
	}
	for n := 0; n < maxModifiers+2; n++ {
		switch m := f.mention(k); {
		case m >= 0 && f.isPlace(m) && f.w(f.endOf(m)) != "'s":
			k = f.startOf(m) - 1 // "the Leeds firm", "the Leeds-based firm"
		case m < 0 && (f.tagged(k, Noun, Adj, Propn) || f.w(k) == "and" && f.tagged(k-1, Noun, Adj)):
			k--
		}
	}
	if !f.tagged(k, Det) || f.w(k-1) != "," {
		return argument{}
	}
	return f.apposedTo(k - 1)
}

// behindOwner finds the name of what is owned, behind its office: "X's deputy for operations, Y".
func (f *relationFinder) behindOwner(n int) []argument {
	for j := n; j < min(n+maxModifiers, f.last); j++ {
		if x := f.mention(j); x >= 0 && j > n && f.ms[x].Kind == Name && f.w(f.endOf(x)) != "'s" {
			return []argument{f.arg(x)}
		}
		if f.w(j) != "," && !f.tagged(j, Noun, Adj) && f.w(j) != "for" && f.w(j) != "of" {
			break
		}
	}
	return nil
}

// nextMention finds the mention that begins at t or behind its articles, adjectives and titles.
func (f *relationFinder) nextMention(t int) (m, first int) {
	for k := t; k < min(t+maxModifiers, f.last); k++ {
		if m := f.mention(k); m >= 0 {
			if f.ms[m].End < f.d.Tokens[k].End && strings.HasSuffix(f.w(k), "-based") {
				continue // "the Leeds-based Calder Foods"
			}
			return m, k
		}
		if !f.tagged(k, Det, Adj, Noun, Propn, Num) && !f.lex.is("descriptive", f.w(k)) && !(k > t && f.tagged(k, Verb) && f.describing(k)) || f.tagged(k, Noun) && k+1 < f.last && f.w(k+1) == "," {
			break
		}
	}
	return -1, t
}

// compound tells whether a noun follows the mention, so that it only describes it ("Kremlin officials", "Ukraine's
// army"); a noun like "dam" or "city" names the same thing.
func (f *relationFinder) compound(a argument) bool {
	if a.entity < 0 {
		return false
	}
	_, end := f.d.tokensOf(a.span)
	w := f.w(end)
	if end < f.last && f.d.Tokens[end].Start < a.span.End {
		return true // "CIA-trained"
	}
	described := f.tagged(end, Noun) || f.tagged(end, Verb) && w == f.lemma(end) // "the court fight", fight being tagged a verb
	first, _ := f.d.tokensOf(a.span)
	same := f.lex.is("same", w) && f.w(first-1) == "the" && f.w(end+1) != "'s" && f.w(end+1) != "'" && !f.tagged(end+1, Noun, Propn) // "the Red Front group"
	return described && !f.lex.is("places", w) && !same && w != "as" || w == "'s" || w == "-"
}

// officeBehind tells whether the mention names a body only a part of which is led: "runs the Red Cross office".
func (f *relationFinder) officeBehind(a argument) bool {
	_, end := f.d.tokensOf(a.span)
	return f.tagged(end, Noun) && !f.lex.is("places", f.w(end)) && !f.lex.is("same", f.w(end))
}

// nounBefore is the plain noun phrase that ends before token t: "the racecourse".
func (f *relationFinder) nounBefore(t int) argument {
	k := t - 1
	if !f.tagged(k, Noun) {
		return argument{}
	}
	for k > f.first && f.mention(k-1) < 0 && f.tagged(k-1, Noun, Adj) {
		k--
	}
	if f.tagged(k-1, Det) {
		k--
	}
	return argument{-1, Span{f.d.Tokens[k].Start, f.d.Tokens[t-1].End}}
}

// dated tells whether a token belongs to a time.
func (f *relationFinder) dated(t int) bool {
	if t < f.first || t >= f.last {
		return false
	}
	at := f.d.Tokens[t].Span
	k, _ := slices.BinarySearchFunc(f.d.Times, at.Start, func(x Time, start int) int { return x.End - 1 - start })
	return k < len(f.d.Times) && f.d.Times[k].Overlaps(at)
}
