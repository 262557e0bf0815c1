// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// certainty is how a statement stands to the truth.
type certainty struct {
	negative bool
	modality Modality
	granted  bool // taken for granted: a "not" before it is of something else
	from     int  // token where a clause begins that only explains a name, which a "not" before it does not reach; 0 for none
}

// atMost lowers the certainty to m, never raises it.
func (c *certainty) atMost(m Modality) { c.modality = max(c.modality, m) }

// certaintyWindow is how many tokens before a trigger are asked for words that take certainty away.
const certaintyWindow = 30

// certaintyAt reads how certain the sentence and the claims around it make the relation at token t. What is granted (an
// apposition) is touched by neither the verbs of the sentence nor a denial of it.
func (f *relationFinder) certaintyAt(t int, g verbGroup, granted bool) (certainty, int) {
	if !granted {
		if c, claim, ok := f.gerundCertainty(t); ok {
			return c, claim
		}
		if from := f.inserted(g); from >= 0 {
			return f.insertedAt(t, g, from)
		}
	}
	c := certainty{granted: granted}
	claim := f.d.innermostClaim(f.d.Tokens[t].Span)
	if !granted {
		f.verbCertainty(t, g, &c)
		f.clauseCertainty(f.first, g.first, claim, &c)
		f.toCome(t, g, &c)
		f.toldAfter(t, g, claim, &c)
		if f.inverted(g.first) {
			c.atMost(Unreal)
		}
		if end := f.w(f.last - 1); strings.Contains(end, "?") || strings.Contains(f.w(f.last-2), "?") {
			c.atMost(Unreal)
		}
	}
	if granted {
		f.bendGranted(claim, &c)
		return c, claim
	}
	f.bend(claim, &c, false)
	if f.blamed(t) {
		c.atMost(Possible)
	}
	return c, claim
}

// inserted gives the token where a clause begins that commas part from the name it explains, to which the verb group
// belongs: ", who lives in Leeds", ", based in Leeds"; -1 where there is none.
func (f *relationFinder) inserted(g verbGroup) int {
	switch w := f.w(g.first - 1); {
	case (w == "who" || w == "which") && f.w(g.first-2) == ",":
		return g.first - 1
	case (w == "who" || w == "which" || w == "that") && !f.explained(g.first-2).none():
		return g.first - 1 // "Calder Foods, the bread maker that owns"
	case w == "," && g.passive && !f.tagged(g.first, Aux) && f.mention(g.first-2) >= 0:
		return g.first
	}
	return f.insertedVerb(g)
}

// insertedVerb gives the token where a clause that only explains a name begins, of which the verb group is a second verb:
// "Ana Ruiz, who sings and lives in Leeds,".
func (f *relationFinder) insertedVerb(g verbGroup) int {
	for k := g.first; k < g.first+maxModifiers && k < f.last; k++ {
		w := f.wordAt(k)
		if w >= 0 && f.d.Words[w].Rel == "cop" {
			w = int(f.d.Words[w].Head)
		}
		if w < 0 || f.d.Words[w].Rel != "conj" {
			continue
		}
		if h := int(f.d.Words[w].Head); h >= f.tree.first && f.mentionOf(h) >= 0 {
			return f.endOf(f.mentionOf(h))
		}
		for h := int(f.d.Words[w].Head); h >= f.tree.first; h = int(f.d.Words[h].Head) {
			x := &f.d.Words[h]
			if x.Rel == "acl:relcl" || x.Rel == "acl" {
				for t := int(x.Token); t > max(f.first, int(x.Token)-maxApposition) && x.Head >= 0 && t > int(f.d.Words[x.Head].Token); t-- {
					if v := f.w(t); (v == "who" || v == "which") && f.w(t-1) == "," || v == "," && x.Rel == "acl" {
						return t
					}
				}
				return -1
			}
			if x.Rel != "conj" {
				return -1
			}
		}
		return -1
	}
	return -1
}

// insertedAt reads how certain a clause that only explains a name makes the relation at token t: "Ana Ruiz, who lives in
// Leeds". Nothing that stands before the name, which ends at from, reaches into it ("asked that Ana Ruiz, who lives in
// Leeds, be told"), but it is no more certain than the claim in which it stands.
func (f *relationFinder) insertedAt(t int, g verbGroup, from int) (certainty, int) {
	c := certainty{from: from}
	claim := f.d.innermostClaim(f.d.Tokens[t].Span)
	f.verbCertainty(t, g, &c)
	f.clauseCertainty(from, g.first, claim, &c)
	if strings.Contains(f.w(f.last-1)+f.w(f.last-2), "?") {
		c.atMost(Possible)
	}
	f.bendGranted(claim, &c)
	return c, claim
}

// verbCertainty reads the helping verbs of the trigger and what governs its infinitive.
func (f *relationFinder) verbCertainty(t int, g verbGroup, c *certainty) {
	for k := max(g.first, f.first); k < t; k++ {
		f.word(k, c)
	}
	if g.to < 0 {
		return
	}
	k := f.beforeTo(g.to)
	for j := k + 1; j < g.to; j++ {
		f.word(j, c)
		if f.w(j) == "yet" { // "has yet to attack"
			c.negative = true
			return
		}
	}
	for j := f.group(k).first; j < k; j++ { // "did not want to meet"
		f.word(j, c)
	}
	w, lemma := f.w(k), f.lemma(k)
	is := func(kind string) bool {
		return f.lex.is(kind, lemma) || f.lex.is(kind, w) || f.lex.is(kind, strings.TrimSuffix(w, "ed")) || f.lex.is(kind, strings.TrimSuffix(w, "d"))
	}
	switch {
	case is("govern-negative"):
		c.negative = true
	case is("govern-certain"), w == "went" && f.w(k+1) == "on":
	case is("govern-probable"):
		c.atMost(Probable)
	case is("govern-possible"):
		c.atMost(Possible)
	default:
		c.atMost(Unreal)
	}
}

// inverted tells whether a helping verb stands before the subject, as in questions and conditions without "if": "Had
// Norland attacked", "did Norland attack".
func (f *relationFinder) inverted(before int) bool {
	m := f.mention(before - 1)
	if m < 0 {
		return false
	}
	k := f.startOf(m) - 1
	for n := 0; n < 4 && f.mention(k) < 0 && f.w(k) != "that" && f.tagged(k, Det, Adj, Propn, Noun); n++ {
		k--
	}
	return f.tagged(k, Aux) && f.w(k) != "'s" && f.w(k) != "be"
}

// word reads one word of a verb group.
func (f *relationFinder) word(k int, c *certainty) {
	w, lemma := f.w(k), f.lemma(k)
	switch {
	case f.lex.is("negative", w):
		c.negative = true
	case w == "would" || f.lex.is("almost", w):
		c.atMost(Unreal)
	case f.lex.is("possible", w) || f.lex.is("possible", lemma) || w == "ca":
		c.atMost(Possible)
	case f.lex.is("probable", w) || w == "wo":
		c.atMost(Probable)
	}
}

// clauseCertainty reads what stands before the trigger in its sentence, from token from on: conditions, questions, negated subjects, verbs of
// denial, and cues of speech for which no claim was found.
func (f *relationFinder) clauseCertainty(from, before, claim int, c *certainty) {
	for k := before - 1; k >= max(from, before-certaintyWindow); k-- {
		w, lemma := f.w(k), f.lemma(k)
		if w == ";" || w == ":" {
			return
		}
		if m := f.mention(k); m >= 0 && f.ms[m].Kind == Name {
			continue
		}
		cued := claim >= 0 && f.d.Claims[claim].CueSpan.Overlaps(f.d.Tokens[k].Span)
		switch {
		case cued || f.closedOff(k, before): // the stance of the claim tells; another clause
		case f.undoubted(k, from) >= 0:
			if k = f.undoubted(k, from); f.lex.is("negative", f.w(k)) && !f.tagged(k, Det, Pron) {
				c.atMost(Possible) // who "did not deny" it has not said it
			}
		case f.lex.is("deny", lemma) || f.lex.is("deny", w):
			if claim < 0 || f.d.Claims[claim].Stance != Denies || !f.denying(claim) {
				c.negative = true
			}
		case f.lex.is("unreal", w) || f.lex.is("unreal", lemma):
			c.atMost(Unreal)
		case f.lex.is("negative", w) && f.reaches(k, before):
			c.negative = true
		case f.lex.is("possible", lemma) && !f.tagged(k, Aux):
			c.atMost(Possible)
		case f.lex.is("possible", w) && f.tagged(k, Aux) && f.reaches(k, before):
			c.atMost(Possible)
		case f.lex.is("telling", lemma) && claim < 0:
			c.atMost(Possible)
		}
	}
}

// toCome takes certainty from what a clause in the present says will have happened: "until Norland attacks", "when Ana Ruiz visits Leeds".
func (f *relationFinder) toCome(t int, g verbGroup, c *certainty) {
	if !f.presentAt(t) {
		return
	}
	for k := g.first - 1; k >= max(f.first, g.first-maxApposition); k-- {
		switch f.w(k) {
		case "until", "when", "once", "before", "after":
			if f.tagged(k, Sconj, Adp, Adv) {
				c.atMost(Probable)
			}
			return
		case ",", "and", "that", "who", "which":
			return
		}
		if f.tagged(k, Verb, Aux) {
			return
		}
	}
}

// presentAt tells whether the verb at a token is in the present tense.
func (f *relationFinder) presentAt(t int) bool {
	w := f.wordAt(t)
	return w >= 0 && (f.d.Words[w].XPOS == "VBZ" || f.d.Words[w].XPOS == "VBP")
}

// undoubted gives the word that denies a doubt or a denial at token k, or -1: "no doubt that", "nobody denies that", "without question".
func (f *relationFinder) undoubted(k, from int) int {
	if !f.lex.is("doubting", f.lemma(k)) {
		return -1
	}
	for j := k - 1; j >= max(from, k-maxBefore); j-- {
		switch w := f.w(j); {
		case f.lex.is("negative", w) || f.lex.is("scarce", w):
			return j
		case w == "," || w == "that":
			return -1
		}
	}
	return -1
}

// toldAfter takes certainty away where a cue of speech follows for which no claim was found: "Norland attacked Sudmark,
// they claim";
// where the trigger only describes who speaks ("the firm, based in Leeds, said") it does not.
func (f *relationFinder) toldAfter(t int, g verbGroup, claim int, c *certainty) {
	if claim >= 0 {
		return
	}
	before := f.w(g.first - 1)
	inserted := before == "," || before == "who" || before == "which" || before == "that"
	for k, comma := t+1, -maxModifiers; k < min(t+certaintyWindow, f.last); k++ {
		if f.w(k) == "," {
			comma = k
		}
		if w := f.w(k); w == "which" || w == "who" || w == "whom" || (w == "and" || w == "but") && comma == k-1 {
			return // what they say who are named last; another clause
		}
		if near := k-comma < maxModifiers && (!inserted || k > comma+1); f.w(k) == "according" || near && f.lex.is("telling", f.lemma(k)) && f.tagged(k, Verb) && !f.describing(k) && !strings.HasSuffix(f.w(k), "ing") {
			c.atMost(Possible)
		}
	}
}

// describing tells whether the verb at a token only describes the noun behind it: "the accused assassin".
func (f *relationFinder) describing(t int) bool {
	w := f.wordAt(t)
	return w >= 0 && f.d.Words[w].Rel == "amod"
}

// reaches tells whether a word acts on the trigger: no comma or finite verb stands between, except that a negated verb
// of thinking or showing acts on its clause ("there is no evidence that", "does not believe").
func (f *relationFinder) reaches(k, before int) bool {
	for j := k + 1; j < before; j++ {
		if f.w(j) == "," || f.tagged(j, Cconj) || f.lex.is("apart", f.w(j)) && f.tagged(j, Sconj, Adp) && f.clauseAt(j+1, before) {
			return false
		}
	}
	return true
}

// clauseAt tells whether a clause with a subject of its own begins at token k and has the trigger as its verb: "since Norland joined".
func (f *relationFinder) clauseAt(k, before int) bool {
	return k < before && !f.tagged(k, Verb)
}

// closedOff tells whether a word stands in a relative clause that ends before the trigger: "The firm, which denies it, has
// sued".
func (f *relationFinder) closedOff(k, before int) bool {
	if f.w(before-1) != "," {
		return false
	}
	for j := k - 1; j >= max(f.first, k-maxModifiers); j-- {
		switch f.w(j) {
		case "which", "who", "whom", "whose":
			return true
		case ",":
			return false
		}
	}
	return false
}

// bendGranted applies the stances of a claim and of those that hold it to what is granted. It is not asked, demanded or promised with the rest:
// "promised to meet Ana Ruiz, the head of Calder Foods". Nor is it denied, but then it is not certain either.
func (f *relationFinder) bendGranted(claim int, c *certainty) {
	for depth := 0; claim >= 0 && depth < 8; depth++ {
		if s := f.d.Claims[claim].Stance; s == Denies || s == Doubts || f.mistaken(claim) {
			c.atMost(Possible)
		}
		claim = f.d.Claims[claim].Within
	}
}

// bend applies the stances of a claim and of those that hold it. What is granted cannot be denied with the rest, but it
// is not certain either.
func (f *relationFinder) bend(claim int, c *certainty, granted bool) {
	for depth := 0; claim >= 0 && depth < 8; depth++ {
		own := depth == 0
		if f.mistaken(claim) {
			c.atMost(Possible)
		}
		switch f.d.Claims[claim].Stance {
		case Asserts, Accuses:
		case Denies:
			switch {
			case granted || !own:
				c.atMost(Possible)
			case c.negative && !f.denying(claim): // "said that he never met Tom Berg"
			case c.negative:
				c.atMost(Possible) // a denial of a denial
			case !f.denying(claim) && !f.untrue(claim):
				c.atMost(Possible) // "said that he met Ana Ruiz but did not kill Tom Berg"
			default:
				c.negative = true
			}
		case Doubts:
			c.atMost(Possible)
		case Predicts, Promises:
			c.atMost(Probable)
		default: // asks, demands, supports, opposes: it need not be so
			if granted {
				c.atMost(Possible)
			} else {
				c.atMost(Unreal)
			}
		}
		claim = f.d.Claims[claim].Within
	}
}

// denying tells whether it is the cue of a claim that denies; otherwise a "no" in its words does.
func (f *relationFinder) denying(claim int) bool {
	first, last := f.d.tokensOf(f.d.Claims[claim].CueSpan)
	if f.d.Claims[claim].CueSpan.Empty() {
		return true
	}
	for t := max(first-3, 0); t < last; t++ {
		w, lemma := strings.ToLower(f.d.word(t)), strings.ToLower(f.d.Tokens[t].Lemma)
		if f.lex.is("negative", w) || t >= first && (f.lex.is("deny", lemma) || f.lex.is("deny", w) || !f.lex.is("telling", lemma)) {
			return true
		}
	}
	return false
}

// untrue tells whether the words of a claim call something untrue.
func (f *relationFinder) untrue(claim int) bool {
	for _, s := range f.d.Claims[claim].Content {
		first, last := f.d.tokensOf(s)
		for t := first; t < last; t++ {
			if f.lex.is("deny", strings.ToLower(f.d.word(t))) || f.lex.is("deny", strings.ToLower(f.d.Tokens[t].Lemma)) || f.lex.is("possible", strings.ToLower(f.d.Tokens[t].Lemma)) {
				return true
			}
		}
	}
	return false
}

// mistaken tells whether the text calls a claim wrong: "wrongly stated", "an earlier version of this article said".
func (f *relationFinder) mistaken(claim int) bool {
	c := &f.d.Claims[claim]
	first, last := f.d.tokensOf(c.CueSpan)
	for t := max(first-2, 0); t < min(last+1, len(f.d.Tokens)); t++ {
		if f.lex.is("wrongly", strings.ToLower(f.d.word(t))) {
			return true
		}
	}
	source := strings.ToLower(f.d.Slice(c.SourceSpan))
	return strings.Contains(source, "earlier version") || strings.Contains(source, "previous version")
}
