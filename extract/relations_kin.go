// SPDX-License-Identifier: Apache-2.0

package extract

// maxKin is how many words the list of those who survive somebody may have.
const maxKin = 80

// kinAt reads "She is survived by her husband, Tom Berg; two sons, Max and Jan; and a sister, Eve Holt" and "He leaves a wife, Ana
// Ruiz": whom an obituary names with the noun that tells what they are to the dead.
func (f *relationFinder) kinAt(t int) {
	if f.mention(t) >= 0 || !f.tagged(t, Verb) {
		return
	}
	from := t + 1
	switch {
	case f.lemma(t) == "survive" && f.w(from) == "by":
		from++
	case f.w(t) == "leaves":
		if f.w(from) == "behind" {
			from++
		}
		if k := f.pastDescription(from); len(f.kin(k)) == 0 {
			return
		}
	default:
		return
	}
	s := f.subjectOfVerb(t, f.group(t))
	if s.none() || s.entity < 0 {
		return
	}
	f.kinFrom(from, s)
}

// kinFrom reads the list of kin of s that begins at token from.
func (f *relationFinder) kinFrom(from int, s argument) {
	var rules []*relationRule
	kin := -1
	for k := from; k < min(from+maxKin, f.last); k++ {
		if m := f.mention(k); m >= 0 {
			switch {
			case f.ms[m].Kind == Nominal: // "a son"
				rules, kin = f.kin(f.endOf(m)-1), f.endOf(m)-1
			case f.w(f.endOf(m)) == "'s":
				rules = nil
			}
			if f.ms[m].Kind == Name && f.d.Entities[f.ms[m].entity].Type == Person {
				for _, rule := range rules {
					f.related(rule, f.arg(m), s, kin, kin, true)
				}
			}
			k = f.endOf(m) - 1
			continue
		}
		switch {
		case len(f.kin(k)) > 0:
			rules, kin = f.kin(k), k
		case f.tagged(k, Verb, Aux, Sconj) && f.w(k) != "including":
			return
		case f.places.nouns[f.lemma(k)]&(nounOffice|nounOccupation) != 0: // "his sons, the painter Max Orr"
		case f.tagged(k, Noun) && !f.dated(k) && f.lemma(k) != "year" && f.lemma(k) != "marriage":
			rules = nil // "five grandchildren"
		}
	}
}

// kin gives the rules of a noun for a relative at token t; none behind what takes it away, and none for other nouns.
func (f *relationFinder) kin(t int) []*relationRule {
	if !f.tagged(t, Noun) || f.lex.is("weak", f.w(t-1)) {
		return nil
	}
	var out []*relationRule
	for _, rule := range f.lex.nouns[f.lemma(t)] {
		switch rule.predicate {
		case "childOf", "spouseOf", "siblingOf":
			out = append(out, rule)
		}
	}
	return out
}

// pastDescription gives the token behind articles, numbers and adjectives at t.
func (f *relationFinder) pastDescription(t int) int {
	for n := 0; n < maxModifiers && (f.tagged(t, Det, Num, Adj) || possessivePronoun(f.w(t))); n++ {
		t++
	}
	return t
}

// bornToRule is what somebody is to those to whom he was born.
var bornToRule = relationRule{name: "born-to", predicate: "childOf", subject: "P", object: "P", confidence: 0.85}

// bornToAt reads "was born in Leeds on May 4, 1933, to Tom Berg and Eve Holt".
func (f *relationFinder) bornToAt(t int) {
	if f.w(t) != "born" {
		return
	}
	for k := t + 1; k < min(t+maxApposition+maxModifiers, f.last); k++ {
		if f.w(k) == "to" {
			if m := f.mention(f.pastOffice(k + 1)); m >= 0 && f.ms[m].Kind == Name {
				g := f.group(t)
				s := f.subjectOfVerb(t, g)
				if w := f.wordAt(t); s.none() && w >= 0 && f.d.Words[w].Rel == "advcl" && f.d.Words[w].Head >= 0 {
					for _, m := range f.subjects(int(f.d.Words[w].Head)) {
						s = f.arg(m) // "Born in Leeds to Tom Berg, Ana Ruiz sang"
					}
				}
				c, claim := f.certaintyAt(t, g, false)
				f.add(&bornToRule, s, f.arg(m), f.d.Tokens[t].Span, c, claim)
				if o := f.mention(f.pastOffice(f.endOf(m) + 1)); f.w(f.endOf(m)) == "and" && o >= 0 && f.ms[o].Kind == Name {
					f.add(&bornToRule, s, f.arg(o), f.d.Tokens[t].Span, c, claim)
				}
			}
			return
		}
		if f.tagged(k, Verb, Aux, Sconj) && f.mention(k) < 0 {
			return
		}
	}
}

// pastOffice gives the token behind the nouns and adjectives at t that describe the name after them.
func (f *relationFinder) pastOffice(t int) int {
	for n := 0; n < maxModifiers && f.mention(t) < 0 && f.tagged(t, Det, Adj, Noun, Propn); n++ {
		t++
	}
	return t
}

// mutual are the relations that a plural noun says of two names.
var mutual = []struct {
	kind string
	rule relationRule
}{
	{"rival", relationRule{name: "rivals", predicate: "opponentOf", subject: "PCOG", object: "PCOG", confidence: 0.8}},
	{"friend", relationRule{name: "allies", predicate: "allyOf", subject: "PCOG", object: "PCOG", confidence: 0.8}},
}

// mutualAt reads "the rivals Norland and Sudmark", "Norland and Sudmark are old rivals" and "Norland and Sudmark, bitter rivals,".
func (f *relationFinder) mutualAt(t int) {
	if f.mention(t) >= 0 || !f.tagged(t, Noun) || f.w(t) == f.lemma(t) {
		return
	}
	for i := range mutual {
		if !f.lex.is(mutual[i].kind, f.lemma(t)) {
			continue
		}
		first := f.phraseStart(t)
		if first < 0 || f.w(t+1) == "of" || f.w(t+1) == "to" || f.w(t+1) == "in" && f.mention(t+2) >= 0 && f.d.Entities[f.ms[f.mention(t+2)].entity].Type == Organization {
			return
		}
		if m, _ := f.ownerBefore(first); m >= 0 || possessivePronoun(f.w(first-1)) || f.w(first-1) == "'s" {
			return // somebody else's
		}
		rule := &mutual[i].rule
		if s, o := f.pair(t + 1); s >= 0 {
			f.related(rule, f.arg(s), f.arg(o), t, t, true)
			return
		}
		p := first - 1
		if be := f.copulaBefore(p); be >= 0 {
			if w := f.wordAt(t); w >= 0 {
				if s := f.subjects(w); len(s) == 2 {
					f.related(rule, f.arg(s[0]), f.arg(s[1]), t, be, false)
				}
			}
			return
		}
		if o := f.mention(p - 1); f.w(p) == "," && f.ends(t+1) && o >= 0 && f.endOf(o) == p && f.w(f.startOf(o)-1) == "and" {
			if s := f.mention(f.startOf(o) - 2); s >= 0 && f.w(f.startOf(s)-1) != "," {
				f.related(rule, f.arg(s), f.arg(o), t, t, true)
			}
		}
		return
	}
}

// coupleRule is where the two live whom the text calls a couple.
var coupleRule = relationRule{name: "couple", predicate: "livesIn", subject: "P", object: "CYL", confidence: 0.75}

// coupleAt reads "The couple live in Leeds" and "the couple's home in Leeds" of the two whom the text last called husband and wife.
func (f *relationFinder) coupleAt(t int) {
	if f.w(t) != "couple" || f.w(t-1) != "the" {
		return
	}
	k, home := t+1, f.w(t+1) == "'s"
	for n := 0; n < maxModifiers && !home && f.lemma(k) != "live" && (f.w(k) == "," || f.w(k) == "who" || f.tagged(k, Aux, Adv)); n++ {
		k++
	}
	if home {
		for k++; f.tagged(k, Adj, Noun) && !f.lex.is("dwelling", f.w(k)); k++ {
		}
		home = f.lex.is("dwelling", f.w(k))
	}
	o := f.mention(k + 2)
	if !home && f.lemma(k) != "live" || f.w(k+1) != "in" && f.w(k+1) != "near" || o < 0 || f.startOf(o) != k+2 || f.compound(f.arg(o)) {
		return
	}
	wed := -1
	for i := range f.d.Statements {
		if s := &f.d.Statements[i]; s.Predicate == "spouseOf" && !s.Negative && s.Modality == Certain && s.Subject >= 0 && s.Object >= 0 && s.Span.End <= f.d.Tokens[t].Start {
			wed = i
		}
	}
	if wed < 0 {
		return
	}
	c, claim := f.certaintyAt(k, f.group(k), home)
	at := Span{f.d.Tokens[t-1].Start, f.d.Tokens[t].End}
	for _, who := range []int{f.d.Statements[wed].Subject, f.d.Statements[wed].Object} {
		f.add(&coupleRule, argument{who, at}, f.arg(o), f.d.Tokens[k].Span, c, claim)
	}
}
