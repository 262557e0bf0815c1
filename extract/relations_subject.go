// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"iter"
	"slices"
	"sort"
	"strings"
)

// predication is what the tree of a sentence says of each of its words as a predicate: the word that stands for its
// subject, and whether the predicate is a passive. The subject of a relative clause is what it explains, that of a second
// verb is the first one's, that of a participle is its noun: "Ana Ruiz, who was seen in May and charged with theft".
type predication struct {
	subject     []int // of each word: the word of its subject, -1 if none
	passive     []bool
	first, next []int // of each word: the first predicate whose subject it is, and the next one of its own subject; -1 if none
}

// predicate fills the predications of the sentence whose tree was grown.
func (f *relationFinder) predicate() {
	p := &f.predicates
	n := len(f.tree.holder)
	p.subject, p.passive, p.first, p.next = p.subject[:0], p.passive[:0], p.first[:0], p.next[:0]
	for w := f.tree.first; w < f.tree.first+n; w++ {
		subject, passive := f.subjectOf(w, 0)
		p.subject, p.passive, p.first, p.next = append(p.subject, subject), append(p.passive, passive), append(p.first, -1), append(p.next, -1)
	}
	for i := n - 1; i >= 0; i-- {
		if s := p.subject[i] - f.tree.first; s >= 0 && s < n {
			p.next[i], p.first[s] = p.first[s], f.tree.first+i
		}
	}
}

// predicatesOf gives the predicates whose subject a word is, in the order of the text.
func (f *relationFinder) predicatesOf(subject int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for w := f.predicates.first[subject-f.tree.first]; w >= 0 && yield(w); w = f.predicates.next[w-f.tree.first] {
		}
	}
}

// deepestClause is how many verbs a subject is sought over.
const deepestClause = 4

// subjectOf gives the word of the subject of a predicate, -1 if none, and whether the predicate is a passive.
func (f *relationFinder) subjectOf(w, depth int) (subject int, passive bool) {
	x := &f.d.Words[w]
	aux := false
	for c := range f.tree.children(w) {
		switch y := &f.d.Words[c]; {
		case strings.HasPrefix(y.Rel, "nsubj"):
			if subject > 0 && f.mentionOf(subject-1) < 0 && f.mentionOf(c) >= 0 && c == subject {
				subject = c + 1 // "the firm Calder Foods"
			}
			if subject > 0 || y.XPOS == "EX" {
				continue
			}
			subject = c + 1
			passive = passive || y.Rel == "nsubj:pass"
			if y.XPOS != "WP" && y.XPOS != "WDT" {
				continue
			}
			if subject = 0; x.Rel == "acl:relcl" && !f.ofCommon(y, int(x.Head)) {
				subject = int(x.Head) + 1
			}
		case y.Rel == "aux:pass":
			passive, aux = true, true
		case y.Rel == "aux", y.Rel == "cop":
			aux = true
		}
	}
	head := int(x.Head)
	if subject > 0 || head < 0 || depth == deepestClause {
		return subject - 1, passive
	}
	if g := f.gerundOf(w, depth); g.subject >= 0 {
		return g.subject, passive
	}
	switch {
	case x.Rel == "acl" && !aux && (x.XPOS == "VBN" || x.XPOS == "VBG"):
		return head, x.XPOS == "VBN"
	case x.Rel == "conj" && (x.Tag == Verb || aux) && f.d.Words[head].Tag == Verb && head < w && !f.parted(head, w):
		subject, shared := f.subjectOf(head, depth+1)
		return subject, passive || shared && !aux && x.XPOS == "VBN"
	case (x.Rel == "parataxis" || x.Rel == "appos" || x.Rel == "list") && x.Tag == Verb && f.mentionOf(head) >= 0 && head < w,
		x.Rel == "conj" && aux && f.mentionOf(head) >= 0 && head < w && f.hasChild(head, func(y *Word) bool { return y.Rel == "acl:relcl" }):
		return head, passive
	}
	return -1, passive
}

// ofCommon tells whether a relative word cannot explain the name to which word w belongs: neither "that" nor "which" explains somebody, nor "that" any name
// ("a unit of Calder Foods that makes bread").
func (f *relationFinder) ofCommon(relative *Word, w int) bool {
	if relative.XPOS == "WP" || w < f.tree.first {
		return false
	}
	m := f.mentionOf(w)
	return m >= 0 && f.ms[m].Kind == Name && (strings.EqualFold(relative.Lemma, "that") || f.d.Entities[f.ms[m].entity].Type == Person)
}

// subjects gives the mentions that a predicate has as its subject: the one that its word stands for, or to which that
// word is in apposition, and those joined to it by "and".
func (f *relationFinder) subjects(w int) []int {
	s := f.predicates.subject[w-f.tree.first]
	if s < 0 {
		return nil
	}
	if found := f.namedBy(s, -1); len(found) > 0 {
		return found
	}
	x := &f.d.Words[s]
	if h := int(x.Head); x.Rel == "appos" && h >= f.tree.first && singular(x) {
		if m := f.beforePhrase(s); m >= 0 {
			return []int{m} // whatever it depends on
		}
		if m := f.mentionOf(h); m >= 0 && f.headWord(m) == h {
			return []int{m}
		}
	}
	return nil
}

// parted tells whether a semicolon parts two words, so that each has a subject of its own.
func (f *relationFinder) parted(a, b int) bool {
	return slices.ContainsFunc(f.d.Words[a:b], func(w Word) bool { return f.d.Text[w.Start:w.End] == ";" })
}

// beforePhrase gives the name right before the comma before a phrase whose noun is word w, -1 where there is none.
func (f *relationFinder) beforePhrase(w int) int {
	k := f.phraseStart(int(f.d.Words[w].Token))
	if k < 0 {
		return -1
	}
	if f.tagged(k-1, Det) {
		k--
	}
	if m := f.mention(k - 2); f.w(k-1) == "," && m >= 0 && f.ms[m].Kind == Name && f.endOf(m) == k-1 && !(f.isPlace(m) && f.tagged(f.startOf(m)-1, Adp)) {
		return m // not "the Holt Clinic in Leeds, a hospital"
	}
	return -1
}

// wordAt gives the word of a token, -1 where the sentence has none.
func (f *relationFinder) wordAt(t int) int {
	n := len(f.tree.holder)
	i := sort.Search(n, func(i int) bool { return int(f.d.Words[f.tree.first+i].Token) >= t })
	if i == n || int(f.d.Words[f.tree.first+i].Token) != t {
		return -1
	}
	return f.tree.first + i
}

// passiveAt tells whether the tree takes the verb at token t for a passive.
func (f *relationFinder) passiveAt(t int) bool {
	w := f.wordAt(t)
	return w >= 0 && f.d.Words[w].Tag == Verb && f.predicates.passive[w-f.tree.first]
}

// activeAt tells whether the tree gives the verb at token t a subject of its own that acts.
func (f *relationFinder) activeAt(t int) bool {
	w := f.wordAt(t)
	return w >= 0 && f.d.Words[w].XPOS == "VBD" && f.hasChild(w, func(x *Word) bool { return x.Rel == "nsubj" })
}

// subjectOfVerb gives the subject of the verb at token t with its group: as the words beside it show, or else as the tree.
func (f *relationFinder) subjectOfVerb(t int, g verbGroup) argument {
	s := f.subject(g)
	if w := f.wordAt(t); s.none() && w >= 0 && g.to < 0 {
		if found := f.subjects(w); len(found) == 1 {
			return f.arg(found[0])
		}
	}
	return s
}

// inTree reads a rule's verb at token t with the arguments that the tree gives it.
func (f *relationFinder) inTree(rule *relationRule, t int, g verbGroup) {
	w := f.wordAt(t)
	if w < 0 || f.d.Words[w].Tag != Verb {
		return
	}
	agents, patients := f.subjects(w), []int(nil)
	passive := f.predicates.passive[w-f.tree.first]
	by := f.predicates.subject[w-f.tree.first]
	switch {
	case passive && len(rule.preps) > 0 && rule.form != "passive" || !passive && rule.form == "passive":
		return
	case passive && rule.form != "passive":
		by = f.agentOf(w)
		agents, patients = f.dependants(w, []string{"by"}), agents
	default:
		patients = f.dependants(w, rule.preps)
	}
	if s := f.subject(g); !passive && f.tagged(g.first-1, Pron) && !s.none() && s.entity >= 0 && len(agents) > 0 && !slices.ContainsFunc(agents, func(m int) bool { return f.ms[m].entity == s.entity }) {
		return // what is right before "who" is likelier what it explains
	}
	var who, whom []argument
	for _, a := range agents {
		who = append(who, f.arg(a))
	}
	for _, p := range patients {
		if !rule.marked("hit") {
			whom = append(whom, f.arg(p))
		}
	}
	if len(whom) == 0 && !passive && len(rule.preps) == 0 && event(rule.predicate) {
		whom = f.including(w)
	}
	if len(whom) == 0 && rule.predicate == "attacked" {
		whom = f.targets(w, passive)
	}
	if len(who) == 0 && by >= f.tree.first && did(rule.predicate) {
		who = append(who, f.actedFor(by))
		if who[0].none() && f.mentionOf(by) < 0 && strings.Contains(rule.subject, "T") && f.lex.is("police", strings.ToLower(f.d.Slice(f.d.Words[by].Span))) {
			who[0] = argument{-1, f.d.Words[by].Span} // "detectives who seek her have arrested"
		}
	}
	c, claim := f.certaintyAt(t, g, false)
	for _, a := range who {
		for _, p := range whom {
			f.add(rule, a, p, f.d.Tokens[t].Span, c, claim)
		}
	}
}

// including gives those who are named behind the noun that is the object of the verb at word w: "arrested 14 people, including Ana Ruiz and
// Tom Berg".
func (f *relationFinder) including(w int) []argument {
	for c := range f.tree.children(w) {
		if f.d.Words[c].Rel != "obj" || f.mentionOf(c) >= 0 || singular(&f.d.Words[c]) {
			continue
		}
		for t := int(f.d.Words[c].Token) + 1; t < min(int(f.d.Words[c].Token)+maxApposition, f.last); t++ {
			if f.w(t) == "including" || f.w(t) == "among" && f.w(t+1) == "them" {
				if f.w(t) == "among" {
					t++
				}
				return f.objects(t + 1)
			}
			if f.tagged(t, Verb, Aux, Sconj) || f.w(t) == ";" {
				break
			}
		}
	}
	return nil
}

// agentOf gives the word behind "by" that depends on a passive, -1 if none.
func (f *relationFinder) agentOf(w int) int {
	for c := range f.tree.children(w) {
		if strings.HasPrefix(f.d.Words[c].Rel, "obl") && f.hasChild(c, func(x *Word) bool { return x.Rel == "case" && strings.EqualFold(x.Lemma, "by") }) {
			return c
		}
	}
	return -1
}

// dependants gives the mentions that depend on the verb or noun at word w as its objects, behind one of these prepositions where there are
// any, without one where there are none.
func (f *relationFinder) dependants(w int, preps []string) []int {
	var out []int
	for c := range f.tree.children(w) {
		x := &f.d.Words[c]
		if x.Rel != "obj" && !strings.HasPrefix(x.Rel, "obl") && (x.Rel != "nmod" || len(preps) == 0) {
			continue
		}
		prep := ""
		for k := range f.tree.children(c) {
			if f.d.Words[k].Rel == "case" {
				prep = strings.ToLower(f.d.Words[k].Lemma)
			}
		}
		fits := prep == "" && x.Rel == "obj" && len(preps) == 0
		for _, p := range preps {
			fits = fits || p == prep
		}
		if fits {
			out = append(out, f.objectsBy(c, -1)...)
		}
	}
	return out
}

// objectsBy gives the mentions for which a word stands as an object, as namedBy does, but for those that begin a clause of their own: "attacked X
// and Y struck back".
func (f *relationFinder) objectsBy(w, but int) []int {
	found := f.namedBy(w, but)
	return slices.DeleteFunc(found, func(m int) bool {
		next := f.wordAt(f.endOf(m))
		return m != found[0] && next >= 0 && slices.Contains([]string{"VBD", "VBZ", "MD"}, f.d.Words[next].XPOS)
	})
}
