// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"

	"kg/extract/stances"
)

// judgeStances lets a learned judgement mend the stances that rules tell. All claims are judged by what the rules say of the others.
func (f *claimFinder) judgeStances(m *stances.Model) {
	if m == nil {
		return
	}
	learned := make([]Stance, len(f.d.Claims))
	for i := range f.d.Claims {
		x := &f.d.Claims[i]
		learned[i] = x.Stance
		if !stances.Open(int(x.Stance)) {
			continue
		}
		learned[i] = Stance(m.Choose(int(x.Stance), f.stanceFeatures(i)))
		if learned[i] != x.Stance && f.rulesKnow(i, learned[i]) {
			learned[i] = x.Stance
		}
	}
	for i, s := range learned {
		f.d.Claims[i].Stance = s
	}
}

// rulesKnow tells claims whose stance is left to the rules, whatever is learned: what is only supposed, what is denied twice ("It is
// not a lie"), what is not so where nobody has said that it is ("said the gates had not failed"), what was never better, what
// somebody else will do, and what is called by one word that the lists do not know ("called the plan “finished”"). There is too little
// of these to learn from.
func (f *claimFinder) rulesKnow(i int, learned Stance) bool {
	x := &f.d.Claims[i]
	switch {
	case len(x.Content) == 0, f.supposes(x):
		return true
	case learned == Denies:
		return f.speaksOfDenial(x) || f.compares(x.Content[0]) || !f.answersFor(i)
	case learned == Opposes || learned == Supports:
		return f.namedOnce(x)
	case learned == Promises: // a spokeswoman promises what he will do, not what the court will
		c := f.clauseOf(x.Content[0])
		return c.subject >= 0 && (f.form(&f.d.Words[c.subject]) == "it" || f.d.Words[c.subject].Tag != Pron && f.partyOf(c.subject, *x) == other)
	}
	return false
}

// supposes tells a content that begins with a condition, or whose first clause stands under one.
func (f *claimFinder) supposes(x *Claim) bool {
	for _, w := range f.words(*x, 2) {
		if w == "if" {
			return true
		}
	}
	c := f.clauseOf(x.Content[0])
	return c.head >= 0 && f.supposed(c.head)
}

// speaksOfDenial tells a content with a word of denial or untruth.
func (f *claimFinder) speaksOfDenial(x *Claim) bool {
	for _, s := range x.Content {
		first, last := f.d.wordsOf(s)
		for i := first; i < min(last, first+untrueWindow); i++ {
			w := strings.ToLower(f.d.Words[i].Lemma)
			if e := f.known(i); e != nil && e.kind == "deny" || f.lex.is("untrue", w) || f.lex.is("untrue-said", w) {
				return true
			}
		}
	}
	return false
}

// answersFor tells a claim by which somebody answers for something: in direct speech, of the source itself or its own, of what it calls
// by a name, or where somebody is accused.
func (f *claimFinder) answersFor(i int) bool {
	x := &f.d.Claims[i]
	if x.Quote == Direct || f.names(x) {
		return true
	}
	c := f.clauseOf(x.Content[0])
	if who := f.partyOf(c.subject, *x); who == self || who == own {
		return true
	}
	for k := range f.d.Claims {
		if k != i && f.d.Claims[k].Stance == Accuses {
			return true
		}
	}
	return false
}

// names tells a claim that calls something by a name.
func (f *claimFinder) names(x *Claim) bool {
	first, last := f.d.wordsOf(x.CueSpan)
	for i := first; i < last; i++ {
		if f.lex.is("naming", f.d.Words[i].Lemma) {
			return true
		}
	}
	return false
}

// namedOnce tells a claim that calls something by one word, behind an article or in quotation marks, of which no list says what it is
// worth.
func (f *claimFinder) namedOnce(x *Claim) bool {
	d := f.d
	if !f.names(x) {
		return false
	}
	q := f.verdictQuoted(x.Content[len(x.Content)-1])
	if q < 0 {
		return false
	}
	_, last := d.tokensOf(d.Quotations[f.quoteOf[q]].Span)
	words := 0
	for i := q; i < last; i++ {
		if t := d.Tokens[i].Tag; t != Punct && t != Det {
			words++
		}
	}
	return words <= 1 && f.judge(q, last) == ""
}
