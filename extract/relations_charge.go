// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

var chargeRule = relationRule{name: "charge-count", predicate: "chargedWith", subject: "P", object: "T", confidence: 0.85}

// chargeAt reads "S pleaded not guilty to 11 counts of fraud", "S faces two charges of theft" and "S was indicted on charges
// of bribery": what somebody answers to a court for. That he did it is not said.
func (f *relationFinder) chargeAt(t int) {
	if f.mention(t) >= 0 || !f.tagged(t, Verb) {
		return
	}
	k := t + 1
	switch lemma := f.lemma(t); {
	case lemma == "plead":
		if k = f.pleaTo(k); k < 0 {
			return
		}
	case lemma == "charge":
		f.chargedWith(t)
		return
	case lemma == "face":
		k--
	case f.lex.is("indicting", lemma):
		if f.w(k) != "on" && f.w(k) != "for" {
			f.indicts(t)
			return
		}
	case f.lex.is("trying", lemma):
		for n := 0; n < maxDescribing && f.w(k) != "on" || f.dated(k+1); n++ {
			if f.tagged(k, Verb, Aux, Punct) {
				return
			}
			k++ // "arrested on Monday in Leeds on charges of"
		}
		if f.w(k) != "on" {
			return
		}
		if _, counted := f.pastCounts(k + 1); !counted || !f.passiveAt(t) {
			return
		}
	default:
		return
	}
	g := f.group(t)
	s := f.subjectOfVerb(t, g)
	from, counted := f.pastCounts(k + 1)
	plea := f.lemma(t) == "plead"
	if s.none() || !counted && (!plea || f.w(from) == "the" || f.tagged(from, Verb) && !strings.HasSuffix(f.w(from), "ing")) {
		return
	}
	c, claim := f.certaintyAt(t, g, false)
	if plea && c.negative {
		return // who "never pleaded guilty to theft" may be charged with it
	}
	if c.granted = plea; plea && claim >= 0 && f.d.Claims[claim].CueSpan.Overlaps(f.d.Tokens[t].Span) {
		c, claim = certainty{granted: true}, f.d.Claims[claim].Within // who "pleaded not guilty to theft" is, whatever he denies
		f.bend(claim, &c, false)
	}
	for _, o := range f.literals(from) {
		f.add(&chargeRule, s, o, f.d.Tokens[t].Span, c, claim)
	}
}

// pleaTo gives the token "to" behind "not guilty" at k, -1 where none is there: "guilty on Monday at Leeds Crown Court to".
func (f *relationFinder) pleaTo(k int) int {
	if f.w(k) == "not" {
		k++
	}
	if f.w(k) != "guilty" {
		return -1
	}
	for from := k; f.w(k) != "to"; k++ {
		if k > from+maxApposition || k >= f.last || f.tagged(k, Verb, Aux, Sconj, Cconj) || f.w(k) == "," && !f.dated(k-1) {
			return -1
		}
	}
	return k
}

// indicts reads "prosecutors indicted S and T on Monday on a 19-count charge of theft".
func (f *relationFinder) indicts(t int) {
	w := f.wordAt(t)
	if w < 0 || f.passiveAt(t) {
		return
	}
	who := f.objects(t + 1)
	if len(who) == 0 {
		for _, m := range f.dependants(w, nil) {
			who = append(who, f.arg(m))
		}
	}
	if len(who) == 0 {
		return
	}
	_, k := f.d.tokensOf(who[len(who)-1].span)
	for n := 0; n < maxApposition && k < f.last && !f.tagged(k, Verb, Aux, Sconj); n++ {
		from, counted := f.pastCounts(k + 1)
		if !counted || f.w(k) != "on" {
			k++
			continue
		}
		c, claim := f.certaintyAt(t, f.group(t), false)
		for _, s := range who {
			for _, o := range f.literals(from) {
				f.add(&chargeRule, s, o, f.d.Tokens[t].Span, c, claim)
			}
		}
		return
	}
}

// pastCounts skips "11 counts of", "a charge of"; counted tells whether it stands there.
func (f *relationFinder) pastCounts(t int) (from int, counted bool) {
	k := t
	for n := 0; n < maxModifiers && f.mention(k) < 0 && (f.tagged(k, Det, Num, Adj) || f.w(k) == "-" || f.lemma(k) == "count" && f.lemma(k+1) == "charge"); n++ {
		k++
	}
	if w := f.lemma(k); w == "count" || w == "charge" {
		if f.w(k+1) == "each" {
			k++
		}
		if f.w(k+1) == "of" {
			return k + 2, true
		}
	}
	return t, false
}

// maxHeads is over how many heads the one who is charged is sought.
const maxHeads = 3

// chargedWith reads "Prosecutors charged S, a former engineer, with fraud", "S was charged on Monday with fraud" and "S appeared in court
// charged with fraud".
func (f *relationFinder) chargedWith(t int) {
	w := f.wordAt(t)
	if w < 0 {
		return
	}
	g := f.group(t)
	var who []argument
	from := t + 1
	switch {
	case f.d.Words[w].XPOS == "VBN" && !f.hasChild(w, func(x *Word) bool { return x.Rel == "obj" }), f.w(from) == "with":
		if s := f.subjectOfVerb(t, g); !s.none() && f.fits("P", s) {
			who = append(who, s)
		}
		for h, n := w, 0; len(who) == 0 && n < maxHeads && f.d.Words[h].Head >= 0; n++ { // "appeared in court charged with"
			h = int(f.d.Words[h].Head)
			for _, m := range f.subjects(h) {
				who = append(who, f.arg(m))
			}
		}
	default:
		if who = f.objects(t + 1); len(who) == 0 {
			for _, m := range f.dependants(w, nil) {
				who = append(who, f.arg(m)) // "charged a 52-year-old, Tom Berg, with fraud"
			}
		}
		if len(who) == 0 {
			return
		}
		_, from = f.d.tokensOf(who[len(who)-1].span)
	}
	for n := 0; n < maxApposition && f.w(from) != "with"; n++ {
		if from++; from >= f.last || f.tagged(from, Verb, Aux, Sconj) || f.w(from) == ";" || f.w(from) == "for" {
			return
		}
	}
	c, claim := f.certaintyAt(t, g, false)
	for _, s := range who {
		for _, o := range f.literals(from + 1) {
			f.add(&chargeRule, s, o, f.d.Tokens[t].Span, c, claim)
		}
	}
}

// convictRule is what somebody did of whose killing a court convicts him.
var convictRule = relationRule{name: "convicts", predicate: "killed", subject: "P", object: "P", confidence: 0.8}

// convictsAt reads "A jury convicted S, 34, of Leeds, on Monday of the murder of O" and "jailed S for O's murder".
func (f *relationFinder) convictsAt(t int) {
	if f.mention(t) >= 0 || !f.lex.is("sentence", f.lemma(t)) || !f.tagged(t, Verb) || f.passiveAt(t) {
		return
	}
	who := f.objects(t + 1)
	if len(who) != 1 {
		return
	}
	_, k := f.d.tokensOf(who[0].span)
	for n := 0; n < maxApposition; n++ {
		if w := f.w(k); w == "of" || w == "for" {
			if victim, ok := f.killingOf(k + 1); ok {
				c, claim := f.certaintyAt(t, f.group(t), false)
				if f.undone() {
					c.atMost(Possible)
				}
				f.add(&convictRule, who[0], victim, f.d.Tokens[t].Span, c, claim)
				return
			}
		}
		if k++; k >= f.last || f.tagged(k, Verb, Aux, Sconj) || f.w(k) == ";" {
			return
		}
	}
}

// killingOf gives whose killing the noun phrase at token k names: "the murder of his wife, Ana Ruiz", "Ana Ruiz's murder".
func (f *relationFinder) killingOf(k int) (victim argument, ok bool) {
	m := f.mention(k)
	if m >= 0 && (f.w(f.endOf(m)) == "'s" || possessivePronoun(f.w(k))) {
		if k = f.endOf(m); f.w(k) == "'s" {
			k++
		}
		return f.arg(m), f.lex.is("killing", f.lemma(k))
	}
	if f.tagged(k, Det) {
		k++
	}
	if !f.lex.is("killing", f.lemma(k)) || f.w(k+1) != "of" {
		return argument{}, false
	}
	if f.w(k+2) == "the" && f.mention(k+2) < 0 {
		k++
	}
	of := f.objects(k + 2)
	if len(of) == 0 {
		return argument{}, false
	}
	return of[0], true
}
