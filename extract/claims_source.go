// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// longestPhrase bounds a noun phrase, in tokens.
const longestPhrase = 40

// findSubject finds who speaks: the noun phrase before the verb group, or behind it ("said X"), or the subject that a
// coordinated or participial cue shares. It is false where the verb is no cue after all.
func (f *claimFinder) findSubject(c *speechCue, sent Sentence, main *speechCue) bool {
	d := f.d
	if c.passive {
		return f.passiveSubject(c, sent)
	}
	if c.participle {
		return f.participleSubject(c, sent, main)
	}
	if c.first > sent.First && main != nil && d.Tokens[c.first-1].Tag == Cconj && c.entry.kind != "support" { // "said A and warned B"
		c.subject = main.subject
		return true
	}
	if c.first > sent.First && d.Tokens[c.first-1].Tag == Cconj && c.entry.kind != "support" { // "put it at 112 and warned"
		if first, end, ok := f.mainSubject(c.first-1, sent); ok {
			c.subject = d.tokenSpan(first, end)
			return f.wholeSubject(c, sent)
		}
	}
	if f.invertedSubject(c, sent) {
		return true
	}
	if first, ok := f.phraseBefore(c.first, sent); ok {
		c.subject = d.tokenSpan(first, c.first)
		c.left = first
		f.antecedent(c, first, sent)
		return f.wholeSubject(c, sent)
	}
	return false
}

// mainSubject gives the noun phrase before the first finite verb of the sentence, which must stand before limit.
func (f *claimFinder) mainSubject(limit int, sent Sentence) (first, end int, ok bool) {
	for i := sent.First + 1; i < limit; i++ {
		t := f.d.Tokens[i]
		if t.Tag != Verb && t.Tag != Aux || f.quoteOf[i] >= 0 {
			continue
		}
		if w := f.d.Tokens[i-1].Lemma; w == "who" || w == "which" || w == "that" || f.d.Tokens[i-1].Tag == Aux || f.d.Tokens[i-1].Tag == Part {
			continue // the verb of a relative clause, or not the first of its group
		}
		if k, ok := f.phraseBefore(i, sent); ok {
			return k, i, true
		}
	}
	return 0, 0, false
}

// wholeSubject drops subjects that cannot speak: "it" and "there" of "it is said", dates.
func (f *claimFinder) wholeSubject(c *speechCue, sent Sentence) bool {
	d := f.d
	first, last := d.tokensOf(c.subject)
	for first < last && (f.inTime[first] || d.Tokens[first].Tag == Adv || d.Tokens[first].Tag == Cconj || d.word(first) == ",") {
		first++
	}
	if first == last {
		return false
	}
	c.subject = d.tokenSpan(first, last)
	switch d.Tokens[last-1].Lemma {
	case "year", "month", "week", "day", "night", "time", "century":
		return false
	}
	switch strings.ToLower(d.word(first)) {
	case "that", "which", "there", "this", "what":
		return last-first > 1
	case "him", "them", "me", "us":
		return last-first > 1 // the object of another verb
	}
	return !nobody(d.word(first))
}

// nobody tells the words with which a subject begins that nobody is.
func nobody(w string) bool {
	switch strings.ToLower(w) {
	case "nobody", "no", "none", "neither", "nothing":
		return true
	}
	return false
}

// invertedSubject finds the X of "..., said X" behind the verb, where the verb stands after words that it may govern.
func (f *claimFinder) invertedSubject(c *speechCue, sent Sentence) bool {
	d := f.d
	if !c.entry.has('p') || c.entry.has('a') || c.first != c.head || c.first == sent.First {
		return false
	}
	prev := c.first - 1
	if d.word(prev) == "," { // "X, the bureau's director, said": the comma ends an apposition
		if open, ok := f.openingComma(prev, sent); ok && (d.Tokens[open-1].Tag == Propn || d.Tokens[open+1].Tag == Propn) {
			return false
		}
	}
	closes := d.Tokens[prev].Tag == Punct && (d.word(prev) == "," || f.closesQuote(prev))
	if !closes || c.last >= sent.Last {
		return false
	}
	t := d.Tokens[c.last]
	if t.Lemma == "that" || t.Tag != Propn && t.Tag != Det && t.Tag != Noun && t.Tag != Adj && !possessivePronoun(t.Lemma) && !(t.Tag == Pron && t.Lemma != "that") {
		return false
	}
	if d.word(prev) == "," && t.Tag == Pron && !possessivePronoun(t.Lemma) {
		return false // "X, said he was": the subject stands before
	}
	end := f.phraseAfter(c.last, sent)
	if end == c.last || f.verbSoon(end, sent) || end < sent.Last && f.quoteOf[end] >= 0 && f.quoteOf[end] != f.quoteOf[c.head] {
		return false // "said the jets were", "said the jets “came to provoke”"
	}
	c.subject, c.inverted, c.right = d.tokenSpan(c.last, end), true, end
	return true
}

// verbSoon tells whether a finite verb follows at i, which makes the phrase before it the subject of a clause and not of
// the cue.
func (f *claimFinder) verbSoon(i int, sent Sentence) bool {
	for n := 0; i < sent.Last && n < 3; i, n = i+1, n+1 {
		switch f.d.Tokens[i].Tag {
		case Verb, Aux:
			return true
		case Adv:
		default:
			return false
		}
	}
	return false
}

// phraseAfter gives the end of the noun phrase that begins at i, with its appositions and relative clauses up to the
// end of the clause.
func (f *claimFinder) phraseAfter(i int, sent Sentence) int {
	d, start := f.d, i
	for i < sent.Last && i-start < longestPhrase && f.quoteOf[i] == f.quoteOf[start] {
		t := d.Tokens[i]
		switch t.Tag {
		case Det, Adj, Noun, Propn, Num, Sym:
			if f.inTime[i] {
				return trimPhrase(d, start, i)
			}
			i++
			continue
		case Part:
			if t.Lemma == "'s" || t.Lemma == "'" {
				i++
				continue
			}
		case Pron:
			if i == start || possessivePronoun(t.Lemma) {
				i++
				continue
			}
		case Cconj, Adp:
			if i > start && nominal(d, i+1, sent) && (t.Tag == Cconj && t.Lemma == "and" || t.Lemma == "of" || t.Lemma == "for" || t.Lemma == "at" || t.Lemma == "with" || t.Lemma == "from") && !(i+1 < sent.Last && f.inTime[i+1]) {
				i++
				continue
			}
		case Punct:
			if i > start && d.word(i) == "." && i+1 < sent.Last && d.Tokens[i-1].Tag == Propn && d.Tokens[i+1].Tag == Propn {
				i++ // "Mr. Orlo"
				continue
			}
			if end, ok := f.apposition(i, sent); ok && i > start {
				return end
			}
		}
		break
	}
	return trimPhrase(d, start, i)
}

func nominal(d *Document, i int, sent Sentence) bool {
	if i >= sent.Last {
		return false
	}
	switch t := d.Tokens[i]; t.Tag {
	case Det, Adj, Noun, Propn, Num:
		return true
	case Pron:
		return possessivePronoun(t.Lemma)
	}
	return false
}

// trimPhrase takes prepositions and conjunctions off the end of a phrase.
func trimPhrase(d *Document, start, end int) int {
	for end > start {
		switch d.Tokens[end-1].Tag {
		case Adp, Cconj, Det, Adv:
			end--
			continue
		}
		break
	}
	return end
}

// apposition gives the end of ", the bureau's director," or ", who runs it" behind a name, from its comma on: up to and
// without its closing comma, or up to the end of the sentence.
func (f *claimFinder) apposition(comma int, sent Sentence) (int, bool) {
	d := f.d
	if d.word(comma) != "," || comma+1 >= sent.Last {
		return 0, false
	}
	next := d.Tokens[comma+1]
	relative := next.Lemma == "who" || next.Lemma == "whose"
	if !relative && next.Tag != Det && next.Tag != Noun && next.Tag != Adj && next.Tag != Num && !possessivePronoun(next.Lemma) {
		return 0, false
	}
	for i := comma + 1; i < sent.Last && i-comma < longestPhrase; i++ {
		t := d.Tokens[i]
		if t.Tag == Punct && (t.Lemma == "," || isStop(d.word(i)) || f.quoteOf[i] >= 0) {
			if t.Lemma == "," && i+2 < sent.Last && (d.Tokens[i+1].Lemma == "who" || d.Tokens[i+1].Lemma == "whose") {
				continue
			}
			return i, true
		}
		if !relative && (t.Tag == Verb && !strings.HasSuffix(t.Lemma, "ed") || t.Tag == Aux || t.Tag == Sconj) {
			return 0, false
		}
	}
	return 0, false
}

func isStop(w string) bool { return w == "." || w == "!" || w == "?" || w == ";" || w == ":" }

// phraseBefore gives the first token of the noun phrase that ends before token end; appositions and relative clauses
// between commas belong to it, and so does a relative clause without them.
func (f *claimFinder) phraseBefore(end int, sent Sentence) (int, bool) {
	d := f.d
	if end <= sent.First {
		return 0, false
	}
	i := end
	if d.word(end-1) == "," {
		open, ok := f.openingComma(end-1, sent)
		if !ok {
			return 0, false
		}
		i = open
	}
	first := f.nominalBefore(i, sent)
	if first == i {
		return 0, false
	}
	if who := f.relativeBefore(first, sent); who > sent.First {
		if k := f.nominalBefore(who, sent); k < who {
			first = k
		}
	}
	return first, true
}

// openingComma finds the comma that opens the apposition or relative clause which the comma at closing ends.
func (f *claimFinder) openingComma(closing int, sent Sentence) (int, bool) {
	d := f.d
	best, ok := 0, false
	for i := closing - 1; i > sent.First && closing-i < longestPhrase; i-- {
		t := d.Tokens[i]
		if f.quoteOf[i] >= 0 || isStop(d.word(i)) {
			break
		}
		if t.Lemma != "," {
			continue
		}
		next := d.Tokens[i+1]
		name := d.Tokens[i-1].Tag == Propn || d.Tokens[i-1].Tag == Noun || d.Tokens[i-1].Tag == Num
		appos := next.Tag == Det || next.Tag == Noun || next.Tag == Adj || next.Tag == Propn || next.Tag == Num || next.Lemma == "who" ||
			next.Lemma == "whose" || next.Lemma == "of" || next.Tag == Adp && d.Tokens[i-1].Tag == Propn && !f.inTime[i-1] || possessivePronoun(next.Lemma) || d.modifies(i+1, i-1, "acl")
		if !name || !appos {
			break
		}
		best, ok = i, true
		if d.Tokens[i-1].Tag == Propn {
			// a name stands before: "X, the first witness," is done, but "The first witness, X, a sergeant," goes on
			if k := f.nominalBefore(i, sent); k > sent.First && d.Tokens[k-1].Lemma == "," {
				continue
			}
			break
		}
	}
	return best, ok
}

// nominalBefore gives the first token of the run of nominal words that ends before token end.
func (f *claimFinder) nominalBefore(end int, sent Sentence) int {
	d, i := f.d, end
	for i > sent.First && end-i < longestPhrase {
		t, k := d.Tokens[i-1], i-1
		if f.quoteOf[k] != f.quoteOf[end-1] && t.Tag != Punct {
			break
		}
		ok := false
		switch t.Tag {
		case Noun, Propn, Num, Adj, Det, Sym:
			ok = !f.inTime[k] && strings.ToLower(d.word(k)) != "that" && (i == end || t.Lemma != "which") // "which Ket denies"
			if t.Tag == Det && i < end && ok && t.Lemma != "all" && t.Lemma != "both" {                   // a determiner begins the phrase
				if k > sent.First && f.links(k-1, sent) {
					i = k
					continue
				}
				return k
			}
		case Pron:
			if i == end {
				if k-2 >= sent.First && d.Tokens[k-1].Lemma == "of" { // "one of them"
					switch d.Tokens[k-2].Tag {
					case Num, Det:
						return k - 2
					case Noun: // "a neighbour of hers"
						i = k - 1
						continue
					}
				}
				if t.Lemma == "one" && k > sent.First && d.Tokens[k-1].Tag == Det { // "no one"
					return k - 1
				}
				return k
			}
			if i < end && (indefinite(t.Lemma) || d.Tokens[k+1].Lemma == "of" && partitive(t.Lemma)) {
				return k
			}
			if possessivePronoun(t.Lemma) {
				i = k
				if k > sent.First && f.links(k-1, sent) {
					continue
				}
				return i
			}
		case Part:
			ok = t.Lemma == "'s" || t.Lemma == "'" || i < end && f.links(k, sent)
		case Adp, Cconj:
			ok = i < end && f.links(k, sent)
		case Punct:
			ok = i == end && t.Lemma == ")" && f.bracketBefore(k, sent) > 0
			if ok {
				i = f.bracketBefore(k, sent)
				continue
			}
		}
		if !ok {
			break
		}
		i = k
	}
	for i < end && (d.Tokens[i].Tag == Adp || d.Tokens[i].Tag == Cconj || d.Tokens[i].Tag == Part) {
		i++
	}
	return i
}

// links tells whether the preposition or conjunction at k joins two nominals into one phrase.
func (f *claimFinder) links(k int, sent Sentence) bool {
	d := f.d
	if k <= sent.First {
		return false
	}
	prev := d.Tokens[k-1]
	if d.Tokens[k].Lemma == "of" && partitive(prev.Lemma) {
		return true
	}
	if to := d.Tokens[k].Lemma; to == "to" && prev.Tag == Noun && !f.inTime[k-1] || (to == "to" || to == "with") && k-2 >= sent.First && d.Tokens[k-2].Tag == Noun && prev.Tag == Adj {
		return true // "its mission to Norland", "a source close to the council"
	}
	if prev.Tag != Noun && prev.Tag != Propn && prev.Tag != Num && !indefinite(prev.Lemma) || f.inTime[k-1] {
		return false
	}
	switch t := d.Tokens[k]; {
	case t.Tag == Adp:
		switch t.Lemma {
		case "of", "for", "at", "from", "with", "in", "near", "on", "by", "against", "behind", "inside", "outside", "under":
			return true
		}
	case t.Lemma == "and":
		return prev.Tag == Propn || prev.Tag == Noun && d.Tokens[k+1].Tag == Noun
	}
	return false
}

// indefinite tells the pronouns that go on like nouns: "nobody from the army".
func indefinite(lemma string) bool {
	switch lemma {
	case "nobody", "everyone", "everybody", "someone", "somebody", "anyone", "anybody":
		return true
	}
	return false
}

// partitive tells the words before "of" that say how many of some speak.
func partitive(lemma string) bool {
	switch lemma {
	case "none", "neither", "either", "each", "some", "any", "many", "most", "few", "several", "both", "all", "one":
		return true
	}
	return false
}

// bracketBefore gives the token of the bracket that the one at k closes, 0 if none is near.
func (f *claimFinder) bracketBefore(k int, sent Sentence) int {
	for i := k - 1; i > sent.First && k-i < 12; i-- {
		if f.d.word(i) == "(" {
			return i
		}
	}
	return 0
}

// findAddressee finds whom it is said to: "told reporters that", "asked the court to".
func (f *claimFinder) findAddressee(c *speechCue, sent Sentence) {
	if c.passive || !c.entry.has('a') && !c.entry.has('x') || c.inverted {
		return
	}
	d, i := f.d, c.last
	if i >= sent.Last || f.quoteOf[i] != f.quoteOf[c.head] {
		return
	}
	end := i
	if t := d.Tokens[i]; t.Tag == Pron && t.Lemma != "that" && !possessivePronoun(t.Lemma) || t.Tag == Pron && i+1 < sent.Last && !nominal(d, i+1, sent) {
		end = i + 1
	} else if nominal(d, i, sent) {
		end = f.simplePhrase(i, sent)
	}
	if end == i {
		return
	}
	if c.entry.has('x') && !(end < sent.Last && d.word(f.toAt(end)) == "to") {
		return
	}
	c.to, c.right = d.tokenSpan(i, end), end
}

// simplePhrase gives the end of the noun phrase that begins at i, without appositions and prepositions but "of".
func (f *claimFinder) simplePhrase(i int, sent Sentence) int {
	d, start := f.d, i
	for i < sent.Last && f.quoteOf[i] == f.quoteOf[start] && !f.inTime[i] {
		t := d.Tokens[i]
		switch {
		case t.Tag == Det && (i > start || t.Lemma == "that"):
			return i
		case t.Tag == Det, t.Tag == Adj, t.Tag == Noun, t.Tag == Propn, t.Tag == Num,
			t.Tag == Part && t.Lemma == "'s", t.Tag == Pron && i == start,
			i > start && t.Lemma == "of" && nominal(d, i+1, sent):
			i++
			continue
		}
		break
	}
	return i
}
