// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strings"
)

// A row is words side by side, read without the tree, which such phrases of many nouns often have wrong: "S , a * O *
// @townsman" is "Ana Ruiz, a retired Leeds truck driver". S and O are the names of the subject and the object; "in,near"
// one of these words, "@townsman" a word of that kind, by its lemma or as written; "*" up to five words that describe,
// and "$" the end of the phrase: a mark or a verb. What "?" begins may be missing.
type rowStep struct {
	words    []string // "S", "O", "*", "$" or words, in lower case
	optional bool
}

// maxDescribing is how many words "*" stands for at most.
const maxDescribing = 5

// parseRow reads the steps of a row.
func parseRow(words []string, kinds map[string]map[string]bool) ([]rowStep, error) {
	var steps []rowStep
	ends := ""
	for _, w := range words {
		rest, optional := strings.CutPrefix(w, "?")
		s := rowStep{optional: optional}
		switch kind, ok := strings.CutPrefix(rest, "@"); {
		case ok && kinds[kind] == nil:
			return nil, fmt.Errorf("%q: no such kind of words", w)
		case ok:
			for x := range kinds[kind] {
				s.words = append(s.words, x)
			}
			slices.Sort(s.words)
		case rest == ",":
			s.words = []string{","}
		default:
			s.words = strings.Split(rest, ",")
		}
		if rest == "S" || rest == "O" {
			ends += rest
		}
		steps = append(steps, s)
	}
	if ends != "SO" && ends != "OS" || !steps[0].is("S") && !steps[0].is("O") {
		return nil, fmt.Errorf("a row begins with S or O and has each once")
	}
	return steps, nil
}

func (s *rowStep) is(w string) bool { return len(s.words) == 1 && s.words[0] == w }

// rowsFrom follows the rows of the table that begin with mention m.
func (f *relationFinder) rowsFrom(m int) {
	owner := f.ms[m].Kind == Pronoun && possessivePronoun(f.w(f.startOf(m)))
	if f.ms[m].Kind != Name && !owner {
		return
	}
	for _, rule := range f.lex.rows {
		if owner && !rule.row[0].is("S") {
			continue
		}
		s, o := m, -1
		types := rule.subject
		if rule.row[0].is("O") {
			s, o = -1, m
			types = rule.object
		}
		if !f.fits(types, f.arg(m)) {
			continue
		}
		if s, o = f.alongRow(rule.row[1:], f.endOf(m), s, o); s >= 0 && o >= 0 {
			f.alongPhrase(rule, s, o, nil)
		}
	}
}

// alongRow reads the steps that are left from token t on, and gives the mentions of subject and object; -1 where the row
// does not fit.
func (f *relationFinder) alongRow(steps []rowStep, t, s, o int) (subject, object int) {
	if len(steps) == 0 {
		return s, o
	}
	step, rest := &steps[0], steps[1:]
	if step.optional {
		if s, o := f.alongRow(rest, t, s, o); s >= 0 && o >= 0 {
			return s, o
		}
	}
	switch {
	case step.is("*"):
		for n := 0; n <= maxDescribing; n++ {
			if s, o := f.alongRow(rest, t, s, o); s >= 0 && o >= 0 {
				return s, o
			}
			if !f.describes(t) {
				break
			}
			t++
		}
	case step.is("$"):
		if f.mention(t) < 0 && !f.tagged(t, Noun, Propn, Adj, Num) && f.w(t) != "'s" && f.w(t) != "'" {
			return f.alongRow(rest, t, s, o)
		}
	case step.is("S"), step.is("O"):
		m := f.mention(t)
		if m < 0 || f.startOf(m) != t || f.ms[m].Kind != Name {
			break
		}
		if step.is("S") {
			return f.alongRow(rest, f.endOf(m), m, o)
		}
		return f.alongRow(rest, f.endOf(m), s, m)
	case slices.Contains(step.words, f.w(t)) || f.mention(t) < 0 && slices.Contains(step.words, f.lemma(t)):
		return f.alongRow(rest, t+1, s, o)
	}
	return -1, -1
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
