// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strings"
)

// A row is words side by side, read without the tree, which such phrases of many nouns often have wrong: "S , a * O *
// @townsman" is "Ana Ruiz, a retired Leeds truck driver". S and O are the names of the subject and the object, N is the
// object as the adjective of a country that the text names ("Irish"); "in,near" one of these words, "@townsman" a word of that kind, by its lemma or as written; "*" up to five words that describe,
// "~" up to twelve of any kind but verbs, marks and small words for clauses, and "$" the end of the phrase, where neither a
// noun nor a possessor's mark follows. What "?" begins may be missing. A
// subject that begins a row may be a pronoun of possession. A row is taken for granted, unless a word in it is marked as
// its verb ("!admitted"): then it is as certain as that.
type rowStep struct {
	words    []string // "S", "O", "*", "~", "$" or words, in lower case
	work     bool     // also those for scholars that its list has not
	optional bool
	verb     bool
}

// rowFound is what a row was found to hold: mentions and a token, -1 where there is none.
type rowFound struct{ subject, object, verb int }

func (r rowFound) whole() bool { return r.subject >= 0 && r.object >= 0 }

// maxDescribing and maxAny are how many words "*" and "~" stand for at most.
const (
	maxDescribing = 5
	maxAny        = 12
)

// parseRow reads the steps of a row.
func parseRow(words []string, kinds map[string]map[string]bool) ([]rowStep, error) {
	var steps []rowStep
	ends := ""
	for _, w := range words {
		rest, optional := strings.CutPrefix(w, "?")
		rest, verb := strings.CutPrefix(rest, "!")
		s := rowStep{optional: optional, verb: verb}
		switch kind, ok := strings.CutPrefix(rest, "@"); {
		case ok && kinds[kind] == nil:
			return nil, fmt.Errorf("%q: no such kind of words", w)
		case ok:
			for x := range kinds[kind] {
				s.words = append(s.words, x)
			}
			slices.Sort(s.words)
			s.work = kind == "worker"
		case rest == ",":
			s.words = []string{","}
		default:
			s.words = strings.Split(rest, ",")
		}
		switch rest {
		case "S", "O":
			ends += rest
		case "N":
			ends += "O"
		}
		steps = append(steps, s)
	}
	if len(steps) < 3 || ends != "SO" && ends != "OS" || !steps[0].is("S") && !steps[0].is("O") {
		return nil, fmt.Errorf("a row begins with S or O, has each once and a step between them")
	}
	return steps, nil
}

func (s *rowStep) is(w string) bool { return len(s.words) == 1 && s.words[0] == w }

// rowsFrom follows the rows of the table that begin with mention m.
func (f *relationFinder) rowsFrom(m int) {
	owner := f.ms[m].Kind == Pronoun && possessivePronoun(f.w(f.startOf(m)))
	nominal := f.ms[m].Kind == Nominal
	if f.ms[m].Kind != Name && !owner && !nominal {
		return
	}
	for _, rule := range f.lex.rows {
		if owner && !rule.row[0].is("S") || nominal && (!rule.row[0].is("O") || !takesNominal(rule)) {
			continue
		}
		r, types := rowFound{m, -1, -1}, rule.subject
		if rule.row[0].is("O") {
			r, types = rowFound{-1, m, -1}, rule.object
		}
		if !f.fits(types, f.arg(m)) {
			continue
		}
		switch r = f.alongRow(rule, rule.row[1:], f.endOf(m), r); {
		case !r.whole():
		case r.verb >= 0:
			f.alongVerb(rule, r)
		default:
			f.alongPhrase(rule, r.subject, r.object, nil)
		}
	}
}

// takesNominal tells whether the object of a rule may be named by a nominal mention: "Ana Ruiz, for the council,".
func takesNominal(rule *relationRule) bool {
	switch rule.predicate {
	case "worksFor", "partOf", "leaderOf", "ownerOf", "founderOf", "acquired":
		return true
	}
	return false
}

// alongVerb adds what a row says that has a verb.
func (f *relationFinder) alongVerb(rule *relationRule, r rowFound) {
	from := min(f.startOf(r.subject), f.startOf(r.object))
	if rule.row[2].is("~") {
		from = r.verb // what stands before describes the subject otherwise
	}
	if f.weakenedFrom(from, r.subject, r.object) {
		return
	}
	c, claim := f.certaintyAt(r.verb, f.group(r.verb), false)
	if slices.ContainsFunc(rule.row, func(s rowStep) bool { return s.is("which") || s.is("where") }) { // a clause that only explains the object
		c, claim = f.insertedAt(r.verb, f.group(r.verb), f.endOf(r.object))
	}
	if rule.predicate == "killed" && f.undone() {
		c.atMost(Possible)
	}
	f.add(rule, f.arg(r.subject), f.arg(r.object), f.d.Tokens[r.verb].Span, c, claim)
}

// alongRow reads the steps that are left from token t on, and adds what they hold to r; the result is not whole where the
// row does not fit.
func (f *relationFinder) alongRow(rule *relationRule, steps []rowStep, t int, r rowFound) rowFound {
	none := rowFound{-1, -1, -1}
	if len(steps) == 0 {
		return r
	}
	step, rest := &steps[0], steps[1:]
	if step.optional {
		if found := f.alongRow(rule, rest, t, r); found.whole() {
			return found
		}
	}
	switch {
	case step.is("*"):
		for n := 0; n <= maxDescribing; n++ {
			if found := f.alongRow(rule, rest, t, r); found.whole() {
				return found
			}
			if t = f.pastDescribing(t); t < 0 {
				break
			}
		}
	case step.is("~"):
		for n := 0; n <= maxAny && t < f.last; n++ {
			if found := f.alongRow(rule, rest, t, r); found.whole() {
				return found
			}
			if f.tagged(t, Verb, Aux, Punct, Sconj, Pron) && !possessivePronoun(f.w(t)) {
				break
			}
			t++
		}
	case step.is("$"):
		if f.lex.is("same", f.w(t)) && !f.tagged(t+1, Noun, Propn) && f.w(t+1) != "'s" && f.mention(t+1) < 0 {
			return f.alongRow(rule, rest, t+1, r) // "of the Harbour Now party"
		}
		if f.mention(t) < 0 && !f.tagged(t, Noun, Propn, Adj, Num) && f.w(t) != "'s" && f.w(t) != "'" {
			return f.alongRow(rule, rest, t, r)
		}
	case step.is("N"):
		if country, end := f.nation(t); country >= 0 {
			r.object = f.hidden(placedMention{Mention: Mention{Span{f.d.Tokens[t].Start, f.d.Tokens[end-1].End}, Name}, entity: country})
			return f.alongRow(rule, rest, end, r)
		}
	case step.is("S"), step.is("O"):
		return f.alongName(rule, steps, t, r)
	case slices.Contains(step.words, f.w(t)) || f.mention(t) < 0 && (slices.Contains(step.words, f.lemma(t)) || step.work && scholar(f.lemma(t))):
		if step.verb {
			r.verb = t
		}
		return f.alongRow(rule, rest, t+1, r)
	}
	return none
}

// alongName reads a step that is a name at token t, and those behind it. A subject in the middle of a row that has a verb may be a pronoun ("which she
// founded"), an object at its end be named behind its owner ("murdering his wife, Ana Ruiz").
func (f *relationFinder) alongName(rule *relationRule, steps []rowStep, t int, r rowFound) rowFound {
	none := rowFound{-1, -1, -1}
	step, rest := &steps[0], steps[1:]
	types := rule.object
	if step.is("S") {
		types = rule.subject
	} else if possessivePronoun(f.w(t)) && len(rest) == 0 {
		if named := f.behindOwner(t + 1); len(named) == 1 && f.fits(types, named[0]) {
			if r.object = f.mentionAt(named[0].span); r.object >= 0 {
				return r
			}
		}
		return none
	}
	m := f.mention(t)
	if m < 0 || f.startOf(m) != t || !f.fits(types, f.arg(m)) || len(rest) == 0 && f.described(m) >= 0 {
		return none
	}
	switch f.ms[m].Kind {
	case Nominal:
		if step.is("S") && !slices.ContainsFunc(rest, func(s rowStep) bool { return s.verb }) || step.is("O") && !takesNominal(rule) {
			return none
		}
	case Pronoun:
		if step.is("O") || possessivePronoun(f.w(t)) || !slices.ContainsFunc(rest, func(s rowStep) bool { return s.verb }) {
			return none
		}
	}
	if step.is("S") {
		r.subject = m
	} else {
		r.object = m
	}
	return f.alongRow(rule, rest, f.endOf(m), r)
}

// scholar tells the words for those who know a science, of which there is no end: "volcanologist".
func scholar(lemma string) bool {
	return hasAnySuffix(lemma, "ologist", "chemist", "physicist", "ographer", "icist")
}

// mentionAt gives the index of the mention with that span, -1 if none.
func (f *relationFinder) mentionAt(s Span) int {
	return slices.IndexFunc(f.ms[:f.placed], func(m placedMention) bool { return m.Span == s })
}

// pastDescribing gives the token behind one that describes, or behind the name of a place that does with a noun after it
// ("murdering Leeds architect Ana Ruiz"); -1 where neither stands at t.
func (f *relationFinder) pastDescribing(t int) int {
	if m := f.mention(t); m >= 0 && f.ms[m].End < f.d.Tokens[t].End && strings.HasSuffix(f.w(t), "-based") {
		return t + 1 // "the Leeds-based maker"
	}
	if m := f.mention(t); m >= 0 && f.ms[m].Kind == Name && f.isPlace(m) {
		switch end := f.endOf(m); {
		case f.describes(end):
			return end
		case f.w(end) == "'s" && f.d.Entities[f.ms[m].entity].Type == City:
			return end + 1 // "a manager at Leeds's Calder Foods"
		}
	}
	if !f.describes(t) {
		return -1
	}
	return t + 1
}

// describes tells whether a token may describe the noun or name that follows: no name, article, preposition or verb, but
// a participle or a title.
func (f *relationFinder) describes(t int) bool {
	if f.mention(t) >= 0 {
		return false
	}
	return f.tagged(t, Adj, Noun, Propn, Num, Adv) || f.w(t) == "-" && f.joins(t) || f.w(t) == "." && f.tagged(t-1, Propn) ||
		f.tagged(t, Verb) && hasAnySuffix(f.w(t), "ed", "en", "ing")
}
