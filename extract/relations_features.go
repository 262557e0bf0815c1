// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strconv"
	"strings"

	"kg/extract/linear"
)

// RelationPair is two mentions of a sentence of which one may have a relation to the other, with what tells which.
type RelationPair struct {
	Subject, Object int // indexes into Document.Entities
	linear.Features

	s, o Span
	path []int // words from the subject to the object, each of which depends on the next or the next on it
}

// How many mentions of a sentence are paired at most, and how far apart: lists of names say nothing of one another.
const (
	mostPaired = 24
	mostApart  = 60 // words
)

// RelationPairs gives the pairs of mentions in a document that was read: relations are learned from them.
func (r *Reader) RelationPairs(d *Document) (all []RelationPair) {
	p := newPairing(d, r.lex.relations.learned)
	f := relationFinder{d: d}
	for i := range d.Sentences {
		if f.reads(i) {
			all = append(all, p.sentence(i)...)
		}
	}
	return all
}

// pairing makes the pairs of a document.
type pairing struct {
	d       *Document
	rules   []*learnedRule   // pairs that none of them can be are left out
	parts   [][]string       // of each entity that is nobody: the words of its name
	offices map[int][]Role   // by person
	found   map[[2]int][]int // statements that rules found, by subject and object
	has, is [][]string       // of each entity: the predicates of which rules make it the subject, the object
	ms      []pairedMention  // of the sentence at hand
}

// pairedMention is a mention with its words.
type pairedMention struct {
	placedMention
	first, last, head int                // indexes into Document.Words
	ends              [2]linear.Features // what stands around it, where it is the subject and where it is the object
}

func newPairing(d *Document, rules []*learnedRule) *pairing {
	p := &pairing{d: d, rules: rules, offices: map[int][]Role{}, found: map[[2]int][]int{}}
	for _, e := range d.Entities {
		var parts []string
		if e.Type != Person {
			parts = strings.Fields(strings.ToLower(e.Name))
		}
		p.parts = append(p.parts, parts)
	}
	p.has, p.is = make([][]string, len(d.Entities)), make([][]string, len(d.Entities))
	for i, s := range d.Statements {
		if ends := [2]int{s.Subject, s.Object}; s.Subject >= 0 && s.Object >= 0 && !s.learned() {
			p.found[ends] = append(p.found[ends], i)
			p.has[s.Subject] = append(p.has[s.Subject], s.Predicate)
			p.is[s.Object] = append(p.is[s.Object], s.Predicate)
		}
	}
	for _, r := range d.Roles {
		p.offices[r.Person] = append(p.offices[r.Person], r)
	}
	return p
}

// sentence gives the pairs of a sentence.
func (p *pairing) sentence(i int) (pairs []RelationPair) {
	s := p.d.Sentences[i]
	p.place(s)
	for a := range p.ms {
		for b := range p.ms {
			x, y := &p.ms[a], &p.ms[b]
			if x.entity == y.entity || x.first-y.last > mostApart || y.first-x.last > mostApart || !p.fits(x.entity, y.entity) {
				continue
			}
			pair := RelationPair{Subject: x.entity, Object: y.entity, Features: make(linear.Features, 0, 128), s: x.Span, o: y.Span}
			p.describe(&pair, s, x, y)
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// fits tells whether a rule may hold between two entities.
func (p *pairing) fits(subject, object int) bool {
	s, o := typeLetters[p.d.Entities[subject].Type], typeLetters[p.d.Entities[object].Type]
	return slices.ContainsFunc(p.rules, func(r *learnedRule) bool {
		return strings.IndexByte(r.subject, s) >= 0 && strings.IndexByte(r.object, o) >= 0
	})
}

// place finds the words of the mentions of a sentence.
func (p *pairing) place(s Sentence) {
	p.ms = p.ms[:0]
	w := s.FirstWord
	for _, m := range p.d.mentionsIn(s.Span) {
		if len(p.ms) == mostPaired {
			return
		}
		if m.Kind == Pronoun && speaker(p.d.Slice(m.Span)) {
			continue // found in the stage attribution, which comes later
		}
		for w < s.LastWord && p.d.Words[w].End <= m.Start {
			w++
		}
		last := w
		for last < s.LastWord && p.d.Words[last].Start < m.End {
			last++
		}
		if w == last {
			continue
		}
		head := last - 1
		for k := w; k < last; k++ {
			if h := int(p.d.Words[k].Head); h < w || h >= last {
				head = k
				break
			}
		}
		p.ms = append(p.ms, pairedMention{placedMention: m, first: w, last: last, head: head})
		x := &p.ms[len(p.ms)-1]
		p.end(&x.ends[0], "a", s, x)
		p.end(&x.ends[1], "b", s, x)
	}
}

// speaker tells the pronouns of those who speak.
func speaker(w string) bool {
	switch strings.ToLower(w) {
	case "i", "me", "my", "myself", "we", "us", "our", "ourselves":
		return true
	}
	return false
}

func (p *pairing) lemma(w int) string { return strings.ToLower(p.d.Words[w].Lemma) }

// rel is how a word depends on its head, without what comes behind the colon.
func (p *pairing) rel(w int) string {
	rel, _, _ := strings.Cut(p.d.Words[w].Rel, ":")
	return rel
}

// describe adds the features of a pair.
func (p *pairing) describe(f *RelationPair, s Sentence, x, y *pairedMention) {
	types := string([]byte{typeLetters[p.d.Entities[x.entity].Type], typeLetters[p.d.Entities[y.entity].Type]})
	kinds := string([]byte{'0' + byte(x.Kind), '0' + byte(y.Kind)})
	order, from, to := "<", x.last, y.first
	if x.first > y.first {
		order, from, to = ">", y.last, x.first
	}
	f.Add("types", types)
	f.Add("kinds", kinds)
	f.Add("types kinds", types, kinds)
	f.Add("order", order)
	f.Add("types order", types, order)
	p.between(f, types, order, from, to)
	p.along(f, types, s, x, y)
	p.among(f, types, x, y)
	f.Features = append(append(f.Features, x.ends[0]...), y.ends[1]...)
	p.held(f, x.entity, y.entity)
	p.ruled(f, x.entity, y.entity)
}

// among adds what stands beside the two: another that could be meant as well, and how much of the article they are.
func (p *pairing) among(f *RelationPair, types string, x, y *pairedMention) {
	nearer, between, like := 0, 0, 0
	for i := range p.ms {
		z := &p.ms[i]
		if z.entity == x.entity || z.entity == y.entity {
			continue
		}
		if p.d.Entities[z.entity].Type == p.d.Entities[y.entity].Type {
			like++
			if gap(x, z) < gap(x, y) {
				nearer++
			}
		}
		if min(x.first, y.first) < z.first && z.first < max(x.first, y.first) {
			between++
		}
	}
	f.Add("like", types, strconv.Itoa(min(like, 3)))
	f.Add("nearer", types, strconv.Itoa(min(nearer, 3)))
	f.Add("others between", strconv.Itoa(min(between, 3)))
	f.Add("mentions", types, often(len(p.d.Entities[x.entity].Mentions)), often(len(p.d.Entities[y.entity].Mentions)))
	f.Add("b mentions", types, often(len(p.d.Entities[y.entity].Mentions)))
}

// gap is how many words two mentions stand apart.
func gap(x, y *pairedMention) int {
	if x.first > y.first {
		return x.first - y.last
	}
	return y.first - x.last
}

func often(n int) string {
	switch {
	case n < 3:
		return strconv.Itoa(n)
	case n < 6:
		return "some"
	}
	return "many"
}

// ruled adds what the rules found between the two.
func (p *pairing) ruled(f *RelationPair, subject, object int) {
	for _, i := range p.found[[2]int{subject, object}] {
		st := &p.d.Statements[i]
		f.Add("rule", st.Predicate)
		f.Add("rule", st.Predicate, st.Extractor)
		if st.Negative || st.Modality != Certain {
			f.Add("rule unsure", st.Predicate)
		}
	}
	for _, i := range p.found[[2]int{object, subject}] {
		f.Add("rule back", p.d.Statements[i].Predicate)
	}
	if len(p.found[[2]int{subject, object}]) == 0 {
		for _, x := range p.has[subject] {
			f.Add("has other", x)
		}
		for _, x := range p.is[object] {
			f.Add("is other", x)
		}
	}
}

// between adds the words between two mentions.
func (p *pairing) between(f *RelationPair, types, order string, from, to int) {
	n := to - from
	far := "far"
	switch {
	case n <= 6:
		far = strconv.Itoa(max(n, -1))
	case n < 12:
		far = "near"
	}
	f.Add("distance", far)
	f.Add("distance", far, order)
	f.Add("distance", far, order, types)
	if n <= 0 {
		return
	}
	if n <= 8 {
		seen := map[string]bool{}
		for w := from; w < to; w++ {
			if l := p.lemma(w); !seen[l] {
				seen[l] = true
				f.Add("between", l, order)
			}
		}
	}
	if n <= 4 {
		all := []string{"all between", order, types}
		for w := from; w < to; w++ {
			all = append(all, p.lemma(w))
		}
		f.Add(all...)
	}
	f.Add("first between", p.lemma(from), order)
	f.Add("last between", p.lemma(to-1), order)
}

// along adds the path between two mentions in the tree of the sentence, and the words on it.
func (p *pairing) along(f *RelationPair, types string, s Sentence, x, y *pairedMention) {
	up, down := p.path(s, x.head, y.head)
	if up == nil {
		f.Add("no path")
		return
	}
	var way strings.Builder
	for _, w := range up[:len(up)-1] {
		way.WriteString(p.rel(w))
		way.WriteByte('^')
	}
	for k := len(down) - 2; k >= 0; k-- {
		way.WriteByte('_')
		way.WriteString(p.rel(down[k]))
	}
	f.Add("path", way.String())
	f.Add("path", types, way.String())
	f.Add("length", strconv.Itoa(min(len(up), 5)), strconv.Itoa(min(len(down), 5)))
	top := up[len(up)-1]
	f.path = append(f.path, up...)
	for k := len(down) - 2; k >= 0; k-- {
		f.path = append(f.path, down[k])
	}
	for i, w := range f.path[1:max(1, len(f.path)-1)] {
		l := p.lemma(w)
		f.Add("on path", l)
		f.Add("on path", types, l)
		for k := max(s.FirstWord, w-8); i < 4 && k < min(s.LastWord, w+9); k++ {
			if int(p.d.Words[k].Head) != w {
				continue
			}
			switch p.rel(k) {
			case "case":
				f.Add("case on path", p.lemma(k))
			case "aux", "cop":
				f.Add("aux on path", p.lemma(k))
			case "advmod", "mark", "det":
				f.Add("mod on path", p.lemma(k))
			}
		}
	}
	if top != x.head && top != y.head {
		f.Add("top", types, p.lemma(top), p.rel(up[len(up)-2]), p.rel(down[len(down)-2]))
	}
}

// mostUp bounds a path, as trees may be deep where nobody wrote sentences.
const mostUp = 24

// path gives the words from a and those from b up to the word that holds both, which ends either; nil where that is far.
func (p *pairing) path(s Sentence, a, b int) (up, down []int) {
	for w := a; ; w = int(p.d.Words[w].Head) {
		if w < s.FirstWord || w >= s.LastWord || len(up) == mostUp {
			break
		}
		up = append(up, w)
	}
	for w := b; w >= s.FirstWord && w < s.LastWord && len(down) < mostUp; w = int(p.d.Words[w].Head) {
		down = append(down, w)
		for k, u := range up {
			if u == w {
				return up[:k+1], down
			}
		}
	}
	return nil, nil
}

// end adds what stands around a mention, and its own words.
func (p *pairing) end(f *linear.Features, side string, s Sentence, m *pairedMention) {
	for k := max(s.FirstWord, m.head-8); k < min(s.LastWord, m.head+9); k++ {
		if int(p.d.Words[k].Head) != m.head {
			continue
		}
		switch rel := p.d.Words[k].Rel; rel {
		case "case", "amod", "compound":
			f.Add(side, rel, p.lemma(k))
		case "nmod:poss", "det", "appos", "cop":
			f.Add(side, rel)
		}
	}
	if m.Kind != Name {
		f.Add(side, "head", p.lemma(m.head))
	}
	if m.first > s.FirstWord {
		f.Add(side, "before", p.lemma(m.first-1))
	}
	if m.last < s.LastWord {
		f.Add(side, "behind", p.lemma(m.last))
	}
	for _, w := range p.parts[m.entity] {
		f.Add(side, "name", w)
	}
}

// held adds the offices of either.
func (p *pairing) held(f *RelationPair, subject, object int) {
	for _, r := range p.offices[subject] {
		f.Add("a office")
		for _, w := range strings.Fields(r.Title) {
			f.Add("a office", w)
			if r.Of == object {
				f.Add("office of", w)
			}
		}
		if r.Of == object {
			f.Add("office of")
			if r.Former {
				f.Add("former office of")
			}
		}
	}
	for _, r := range p.offices[object] {
		f.Add("b office")
		for _, w := range strings.Fields(r.Title) {
			f.Add("b office", w)
		}
		if r.Of == subject {
			f.Add("b office of")
		}
	}
}
