// SPDX-License-Identifier: Apache-2.0

package extract

var chargeRule = relationRule{name: "charge-count", predicate: "chargedWith", subject: "P", object: "T", confidence: 0.85}

// chargeAt reads "S pleaded not guilty to 11 counts of fraud", "S faces two charges of theft" and "S was indicted on charges
// of bribery": what somebody answers to a court for. That he did it is not said.
func (f *relationFinder) chargeAt(t int) {
	if f.mention(t) >= 0 || !f.tagged(t, Verb) {
		return
	}
	k := t + 1
	switch f.lemma(t) {
	case "plead":
		if f.w(k) == "not" {
			k++
		}
		if f.w(k) != "guilty" {
			return
		}
		for k++; f.w(k) == "on" && f.dated(k+1); k++ { // "on Monday"
			for k++; f.dated(k + 1); k++ {
			}
		}
		if f.w(k) != "to" {
			return
		}
	case "face":
		k--
	case "indict", "arraign":
		if f.w(k) != "on" && f.w(k) != "for" {
			return
		}
	case "arrest", "detain", "hold", "book", "jail", "try", "extradite", "convict", "sentence", "imprison":
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
	if s.none() || f.lemma(t) != "plead" && !counted || (f.tagged(from, Verb) || f.w(from) == "the") && !counted {
		return
	}
	c, claim := f.certaintyAt(t, g, false)
	for _, o := range f.literals(from) {
		f.add(&chargeRule, s, o, f.d.Tokens[t].Span, c, claim)
	}
}

// pastCounts skips "11 counts of", "a charge of"; counted tells whether it stands there.
func (f *relationFinder) pastCounts(t int) (from int, counted bool) {
	k := t
	for n := 0; n < maxModifiers && f.mention(k) < 0 && f.tagged(k, Det, Num, Adj); n++ {
		k++
	}
	if w := f.lemma(k); (w == "count" || w == "charge") && f.w(k+1) == "of" {
		return k + 2, true
	}
	return t, false
}
