// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"math"
	"slices"
	"strings"

	"kg/extract/linear"
)

// A learned rule lets the model find relations of one predicate: between ends of these types, that are at least so likely, and
// whose path in the tree has no words but names, those verbs and nouns of those kinds. Verbs and nouns are for the certainty of the
// rules: the model judges what the words say of two mentions, not whether they are denied, asked or told.
type learnedRule struct {
	relationRule
	verbs, nouns []string // lemmas; kinds of relationwords.tsv, "office" and "person" for those of rolenouns.tsv
}

// loadLearned reads learnedrelations.tsv.
func (l *relationLexicon) loadLearned(c []string, least float64) {
	list := func(column string) []string { return strings.Fields(strings.TrimPrefix(column, "-")) }
	l.learned = append(l.learned, &learnedRule{
		relationRule{name: "learned-" + c[0], predicate: c[0], subject: c[1], object: c[2], confidence: least},
		list(c[4]), list(c[5]),
	})
}

// learned adds relations that the model finds and no rule.
func (f *relationFinder) learned(m *linear.Model) {
	if m == nil {
		return
	}
	p := newPairing(f.d, f.lex.learned)
	scores := make([]int, len(m.Classes))
	for i := range f.d.Sentences {
		if !f.reads(i) {
			continue
		}
		entered := false
		for _, pair := range p.sentence(i) {
			m.Scores(scores, pair.Features)
			for _, rule := range f.lex.learned {
				c := m.Class(rule.predicate)
				if c < 0 || linear.Probability(scores[c]) < rule.confidence || p.says(rule.predicate, pair.Subject, pair.Object) {
					continue
				}
				if !entered {
					f.enter(i)
					entered = true
				}
				f.believed(rule, &pair, linear.Probability(scores[c]))
			}
		}
	}
}

// says tells whether the rules found a relation.
func (p *pairing) says(predicate string, subject, object int) bool {
	return slices.ContainsFunc(p.found[[2]int{subject, object}], func(i int) bool { return p.d.Statements[i].Predicate == predicate })
}

// lessByReference is by how much a relation must be likelier where one of its ends is no name: whom it stands for may be wrong.
const lessByReference = 0.15

// formerly tells whether a word between two mentions says that what they have with each other is over; one before the first of them, too,
// where it is no membership: "former governor Ana Ruiz, a Democrat".
func (f *relationFinder) formerly(predicate string, a, b int) bool {
	from, to := f.startOf(min(a, b)), f.endOf(max(a, b))
	if predicate != "memberOf" {
		from = max(f.first, from-3)
	}
	for t := from; t < to; t++ {
		if _, ok := onceHeld(f.w(t)); ok || f.places.lists["past"][f.w(t)] {
			return true
		}
	}
	return false
}

// believed adds a relation that is likely, if the rules of certainty allow it.
func (f *relationFinder) believed(rule *learnedRule, pair *RelationPair, likely float64) {
	s, o := f.mentionAt(pair.s), f.mentionAt(pair.o)
	if s < 0 || o < 0 || len(pair.path) < 2 || !f.plausible(rule, pair.path) {
		return
	}
	if (f.ms[s].Kind != Name || f.ms[o].Kind != Name) && likely < rule.confidence+lessByReference {
		return
	}
	if f.formerly(rule.predicate, s, o) {
		return
	}
	sure := rule.relationRule
	sure.confidence = math.Round(likely*100) / 100
	if slices.ContainsFunc(pair.path, func(w int) bool { return f.d.Words[w].Tag == Verb }) {
		f.alongClause(&sure, s, o, pair.path)
		return
	}
	f.granted(&sure, s, o, pair.path)
}

// plausible tells whether a learned rule allows the words of a path. What somebody has ("Ana Ruiz's Labour friends") is left to
// the rules.
func (f *relationFinder) plausible(rule *learnedRule, path []int) bool {
	if f.d.Words[path[0]].Rel == "nmod:poss" && rule.subject == "P" {
		return false
	}
	if verb := slices.ContainsFunc(path, func(w int) bool { return f.d.Words[w].Tag == Verb }); verb && int(f.d.Words[path[0]].Head) == path[1] &&
		(f.d.Words[path[0]].Rel == "nmod" && f.d.Words[path[1]].Tag == Noun || f.d.Words[path[0]].Rel == "obl" && rule.predicate == "worksFor") {
		return false // it is the critic of Tom Berg who lives in Leeds, not he; who worked for him at the Holt Trust
	}
	for _, w := range path[1 : len(path)-1] {
		x := &f.d.Words[w]
		switch lemma := strings.ToLower(x.Lemma); {
		case x.Tag == Noun && !f.allowed(rule, lemma):
			return false
		case (x.Tag == Verb || x.Tag == Adj || x.Tag == Adv) && !slices.Contains(rule.verbs, lemma):
			return false
		}
	}
	return true
}

// allowed tells whether a noun may stand on the path of a learned rule.
func (f *relationFinder) allowed(rule *learnedRule, lemma string) bool {
	noun := f.places.nouns[lemma]
	return slices.ContainsFunc(rule.nouns, func(kind string) bool {
		return kind == "office" && noun&nounOffice != 0 || kind == "person" && noun&nounPerson != 0 || f.lex.is(kind, lemma)
	})
}

// learned tells whether the model found a statement, not a rule.
func (s *Statement) learned() bool { return strings.HasPrefix(s.Extractor, "relations/learned-") }
