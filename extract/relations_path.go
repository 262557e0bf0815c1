// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A path leads through the tree of a sentence from the subject of a relation to its object, a step for each arc, as in
// "<nsubj=kill,murder >obj" or ">appos=native,resident >nmod/of". A step goes up to the head (<) or down to a dependant
// (>) by one of the relations named; "/of" wants that preposition before the word that depends, "=kill" one of these
// lemmas on the word reached ("=@killing": those of that kind in certainty.tsv), "+dead" a dependant of the word reached
// with that lemma. Of a relative clause, what it explains must be the subject.
type pathStep struct {
	up     bool
	rels   []string
	preps  []string
	lemmas []string
	with   []string
}

// parsePath reads the steps of a path.
func parsePath(words []string, kinds map[string]map[string]bool) ([]pathStep, error) {
	form := regexp.MustCompile(`^([<>])([a-z:,]+)(?:/([a-z,]+))?(?:=([^+]+))?(?:\+(.+))?$`)
	list := func(s string) []string {
		if s == "" {
			return nil
		}
		var out []string
		for _, w := range strings.Split(s, ",") {
			if kind, ok := strings.CutPrefix(w, "@"); ok {
				for x := range kinds[kind] {
					out = append(out, x)
				}
				continue
			}
			out = append(out, w)
		}
		slices.Sort(out)
		return out
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("a path without steps")
	}
	var steps []pathStep
	for _, w := range words {
		m := form.FindStringSubmatch(w)
		if m == nil {
			return nil, fmt.Errorf("%q is no step of a path", w)
		}
		steps = append(steps, pathStep{m[1] == "<", list(m[2]), list(m[3]), list(m[4]), list(m[5])})
	}
	return steps, nil
}

// pathsFrom follows the paths of the table from the mention with index m.
func (f *relationFinder) pathsFrom(m int) {
	s := f.arg(m)
	for _, rule := range f.lex.paths {
		if !f.fits(rule.subject, s) {
			continue
		}
		if rule.form == "phrase" && f.ms[m].Kind != Name && rule.path[0].rels[0] != "nmod:poss" {
			continue
		}
		for _, from := range f.anchors(m, rule) {
			if rule.path[0].ofSubject() {
				f.followSubject(rule, from, m)
				continue
			}
			f.follow(rule, rule.path, from, []int{from}, m)
		}
	}
}

// ofSubject tells whether a step goes from a subject to its predicate.
func (s *pathStep) ofSubject() bool { return s.up && strings.HasPrefix(s.rels[0], "nsubj") }

// followSubject goes a path that begins with the step from a subject to its predicate, which may be that of a relative
// clause or a second verb.
func (f *relationFinder) followSubject(rule *relationRule, from, m int) {
	step := &rule.path[0]
	for w := range f.predicatesOf(from) {
		if step.fitsVoice(&f.d.Words[from], f.predicates.passive[w-f.tree.first]) && f.wordFits(step, w, w) {
			f.follow(rule, rule.path[1:], w, []int{from, w}, m)
		}
	}
}

// fitsVoice tells whether a step wants a subject of that voice; the label of the subject counts as well as its predicate.
func (s *pathStep) fitsVoice(subject *Word, passive bool) bool {
	rel := "nsubj"
	if passive {
		rel = "nsubj:pass"
	}
	return slices.Contains(s.rels, rel) || slices.Contains(s.rels, subject.Rel)
}

// follow goes the steps that are left from word at; way are the words that were passed.
func (f *relationFinder) follow(rule *relationRule, steps []pathStep, at int, way []int, m int) {
	if len(steps) == 0 {
		for _, o := range f.namedBy(at, m) {
			f.alongPath(rule, m, o, way)
		}
		return
	}
	step := &steps[0]
	if step.up {
		if h := int(f.d.Words[at].Head); h >= 0 && f.stepFits(step, at, h) && !slices.Contains(way, h) {
			f.follow(rule, steps[1:], h, append(slices.Clip(way), h), m)
		}
		return
	}
	if strings.HasPrefix(step.rels[0], "nsubj") {
		if w := f.predicates.subject[at-f.tree.first]; w >= 0 && step.fitsVoice(&f.d.Words[w], f.predicates.passive[at-f.tree.first]) && !slices.Contains(way, w) {
			f.follow(rule, steps[1:], w, append(slices.Clip(way), w), m)
		}
		return
	}
	for w := range f.tree.children(at) {
		if f.stepFits(step, w, w) && !slices.Contains(way, w) {
			f.follow(rule, steps[1:], w, append(slices.Clip(way), w), m)
		}
	}
}

// stepFits tells whether the arc above word low is the step's, and the word reached too.
func (f *relationFinder) stepFits(step *pathStep, low, reached int) bool {
	x := &f.d.Words[low]
	rel := x.Rel
	if rel == "amod" && x.Tag == Propn {
		rel = "compound" // "Red" and "Front" of "the Red Front militant"
	}
	if !slices.Contains(step.rels, rel) || rel == "nmod" && int(x.Head) > low { // what describes a noun with a preposition follows it
		return false
	}
	if x.Rel == "acl" && f.hasChild(low, func(w *Word) bool { return strings.HasPrefix(w.Rel, "aux") }) {
		return false // a clause with a finite verb has another subject: "Ana Ruiz wept as Tom Berg was jailed"
	}
	if x.Rel == "appos" && step.up && f.mentionOf(low) < 0 {
		if m := f.beforePhrase(low); m >= 0 && f.mentionOf(reached) != m {
			return false // it explains the name right before it
		}
	}
	cased := low
	if strings.HasPrefix(x.Rel, "nsubj") {
		cased = reached // "is from Leeds"
	}
	if !f.wordFits(step, cased, reached) {
		return false
	}
	if !step.up && (x.Rel == "advcl" || x.Rel == "xcomp") && f.hasChild(low, func(w *Word) bool { return strings.HasPrefix(w.Rel, "nsubj") }) {
		return false // it has a subject of its own
	}
	return x.Rel != "acl:relcl" || f.hasChild(low, func(w *Word) bool {
		return strings.HasPrefix(w.Rel, "nsubj") && (w.XPOS == "WP" || w.XPOS == "WDT")
	})
}

// wordFits tells whether the word reached by a step, and the one that would have its preposition, are what it wants.
func (f *relationFinder) wordFits(step *pathStep, cased, reached int) bool {
	if len(step.preps) > 0 && !f.hasChild(cased, func(w *Word) bool { return w.Rel == "case" && slices.Contains(step.preps, strings.ToLower(w.Lemma)) }) {
		return false
	}
	if len(step.lemmas) > 0 && !slices.Contains(step.lemmas, strings.ToLower(f.d.Words[reached].Lemma)) {
		return false
	}
	return len(step.with) == 0 || f.hasChild(reached, func(w *Word) bool { return slices.Contains(step.with, strings.ToLower(w.Lemma)) })
}

// anchors gives the words that stand for a mention in the tree where a path begins: its head; for a clause also the noun
// to which it is the name ("the seventh president, Andrew Jackson, was born"), or the one in apposition to it that a
// relative clause explains ("Ana Ruiz, a painter who lives").
func (f *relationFinder) anchors(m int, rule *relationRule) []int {
	w := f.headWord(m)
	if w < 0 {
		return nil
	}
	out := []int{w}
	if f.ms[m].Kind != Name {
		return out
	}
	if !rule.path[0].up { // what explains a name may hang on any of its words
		for k, last := f.d.wordsOf(f.ms[m].Span); k < last; k++ {
			if k != w && f.mentionOf(k) == m {
				out = append(out, k)
			}
		}
	}
	if rule.form == "phrase" {
		if h := int(f.d.Words[w].Head); f.d.Words[w].Rel == "flat" && h >= 0 && h < w && f.mentionOf(h) < 0 && f.d.Words[h+1].Start == f.ms[m].Start {
			out = append(out, h) // an office before the name
		}
		return out
	}
	if !rule.path[0].up || rule.path[0].ofSubject() {
		for c := range f.tree.children(w) {
			if x := &f.d.Words[c]; x.Rel == "appos" && x.XPOS == "NN" && f.mentionOf(c) < 0 && !f.verbBetween(w, c) {
				out = append(out, c)
			}
		}
	}
	if !rule.path[0].up {
		return out
	}
	if first := f.firstOf(w); first >= 0 && rule.path[0].ofSubject() {
		return append(out, first)
	}
	for n := 0; n < 2 && named(&f.d.Words[w]); n++ {
		if w = int(f.d.Words[w].Head); w < 0 {
			break
		}
		if m := f.mentionOf(w); m >= 0 && f.d.Words[w].Rel == "nmod" && f.d.Entities[f.ms[m].entity].Type != Person {
			w = int(f.d.Words[w].Head) // "the president of Norland, Ana Ruiz": it is the president whose name she is
		}
		if w < 0 || f.mentionOf(w) >= 0 || !singular(&f.d.Words[w]) {
			break
		}
		out = append(out, w)
	}
	return out
}

// nameOf gives the name that a noun is given: "her brother Tom Berg", "the town of Karst"; -1 where there is none.
func (f *relationFinder) nameOf(w int) int {
	if !singular(&f.d.Words[w]) {
		return -1
	}
	for c := range f.tree.children(w) {
		if m := f.mentionOf(c); (named(&f.d.Words[c]) || f.ofName(w, c)) && m >= 0 && f.headWord(m) == c && f.ms[m].Kind == Name {
			return m
		}
	}
	for c := range f.tree.children(w) {
		if x := &f.d.Words[c]; x.Rel == "appos" && singular(x) && c > w && f.mentionOf(c) < 0 {
			if m := f.nameOf(c); m >= 0 {
				return m // "her husband, the pastor Tom Berg"
			}
		}
	}
	return -1
}

// ofName tells whether word c has the name of the place that word w is, behind "of": "the town of Karst".
func (f *relationFinder) ofName(w, c int) bool {
	lemma := strings.ToLower(f.d.Words[w].Lemma)
	return f.d.Words[c].Rel == "nmod" && (f.lex.is("settlement", lemma) || f.lex.is("province", lemma)) &&
		f.hasChild(c, func(x *Word) bool { return x.Rel == "case" && x.Lemma == "of" }) && f.isPlace(f.mentionOf(c))
}

// firstOf gives the word to which "and" joins word w as another subject: "Norland" of "Norland and Sudmark have"; -1 where there is none.
func (f *relationFinder) firstOf(w int) int {
	h := int(f.d.Words[w].Head)
	if f.d.Words[w].Rel != "conj" || h < f.tree.first || h > w || f.mentionOf(h) < 0 && f.d.Words[h].Tag != Noun || f.verbBetween(h, w) ||
		f.hasChild(w, func(y *Word) bool { return y.Rel == "cc" && y.Lemma != "and" }) {
		return -1
	}
	return h
}

// named tells whether a word depends on the noun whose name it is.
func named(w *Word) bool { return w.Rel == "appos" || w.Rel == "flat" }

func singular(w *Word) bool { return w.XPOS == "NN" || w.XPOS == "NNP" }

// namedBy gives the mentions for which a word stands, and those that are joined to it by "and"; not that of index but.
func (f *relationFinder) namedBy(w, but int) []int {
	var out []int
	if m := f.mentionOf(w); m >= 0 {
		if f.headWord(m) == w {
			out = append(out, m)
		}
	} else if m := f.nameOf(w); m >= 0 {
		out = append(out, m)
	}
	if len(out) == 0 {
		return nil
	}
	for c := range f.tree.children(w) {
		m := f.mentionOf(c)
		if x := &f.d.Words[c]; m < 0 && x.Rel == "conj" && singular(x) && f.hasChild(c, func(y *Word) bool { return y.Rel == "nmod:poss" || y.Rel == "det" }) {
			m = f.nameOf(c) // "and her brother Luis", "and the painter Tom Berg"
			if m >= 0 && !f.verbBetween(w, c) && f.alikePair(m, out[0]) {
				out = append(out, m)
			}
			continue
		}
		if f.d.Words[c].Rel == "conj" && m >= 0 && f.headWord(m) == c && !f.verbBetween(w, c) &&
			f.alikePair(m, out[0]) {
			out = append(out, m)
		}
	}
	return slices.DeleteFunc(out, func(m int) bool { return m == but })
}

// verbBetween tells whether a verb stands between two words: what it joins to the first is no second name beside it, but
// another thing done ("killed X and wounded Y").
func (f *relationFinder) verbBetween(from, to int) bool {
	return slices.ContainsFunc(f.d.Words[min(from, to):to], func(w Word) bool { return w.Tag == Verb })
}
