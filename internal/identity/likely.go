// SPDX-License-Identifier: Apache-2.0

package identity

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/schema"
)

// Pair is two entities that may be one.
type Pair struct {
	A, B    *Entity // A is the one with more mentions: the one to keep
	Score   float64 // the sum of what speaks for it and against it; only its order means something
	Reasons []string
}

// What speaks for a pair, and against it. The numbers rank the reasons; they were set by hand.
const (
	sameWikidata  = 10
	sameSpelling  = 5
	sameOtherName = 2.5
	surname       = 2
	acronym       = 3
	nearSpelling  = 3
	rareSurname   = 1
	sameRole      = 1.5
	sameCompany   = 0.5  // an entity that both are spoken of with, up to maxCompany of them
	sameArticle   = -2.5 // where one article speaks of both, its reading took them for two
	enough        = 2.5
)

const (
	// maxBlock is how many entities may share a key; with more it says nothing, and comparing them all would cost too much.
	maxBlock = 40
	// rare is how many people may share a rare surname, and fewArticles in how many a companion may stand who says something.
	rare        = 3
	fewArticles = 6
	// maxCompany is how many common companions count.
	maxCompany = 4
	// longName, longSurname and longGiven are how many letters a name needs for near spellings.
	longName    = 8
	longSurname = 6
	longGiven   = 4
)

// Likely lists the pairs of entities that may be one, the likeliest first. What was decided is not listed, nor are two that
// differ in class or Wikidata id. Its cost grows with the number of entities, not with its square: only those are compared
// that share a key (a folded name, a surname, given name and surname, an acronym, the skeleton of a long name, a Wikidata id),
// and a key that more than 40 share is passed over.
func Likely(all []*Entity, s *Set) []Pair {
	m := &matcher{all: all, set: s, blocks: map[string][]int{}, at: map[string][]int{}}
	m.index()
	var out []Pair
	for i, j := range m.candidates() {
		if p, ok := m.pair(i, j); ok {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(q.Score, p.Score), cmp.Compare(p.A.IRI, q.A.IRI), cmp.Compare(p.B.IRI, q.B.IRI))
	})
	return out
}

// matcher compares entities.
type matcher struct {
	all    []*Entity
	set    *Set
	blocks map[string][]int
	at     map[string][]int // article to the entities that it speaks of
}

// index enters all entities under their keys and their articles.
func (m *matcher) index() {
	for i, e := range m.all {
		for _, k := range keys(e) {
			m.blocks[k] = append(m.blocks[k], i)
		}
		for _, a := range e.Articles {
			m.at[a] = append(m.at[a], i)
		}
	}
}

// candidates gives the pairs that share a key, each once, in no order.
func (m *matcher) candidates() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		seen := map[[2]int]bool{}
		for _, block := range m.blocks {
			if len(block) > maxBlock {
				continue
			}
			for x, i := range block {
				for _, j := range block[x+1:] {
					if seen[[2]int{i, j}] {
						continue
					}
					seen[[2]int{i, j}] = true
					if !yield(i, j) {
						return
					}
				}
			}
		}
	}
}

// keys are what an entity must share with another one to be compared with it.
func keys(e *Entity) []string {
	var ks []string
	for _, id := range e.Wikidata {
		ks = append(ks, "id "+id)
	}
	person := e.Class == schema.SchemaPerson
	for _, name := range append([]string{e.Name}, e.Others...) {
		folded := Fold(name)
		if person {
			folded = bare(folded)
		}
		words := strings.Fields(folded)
		if len(words) == 0 || person && len(words) == 1 && name != e.Name {
			continue // a surname alone is no name of one person
		}
		ks = append(ks, "name "+folded)
		if a := initials(name); a != "" && !person {
			ks = append(ks, "name "+a)
		}
		if len(folded) >= longName {
			ks = append(ks, "bones "+skeleton(folded))
		}
		if person {
			last := words[len(words)-1]
			ks = append(ks, "surname "+last)
			if len(words) > 1 { // where many bear the surname
				ks = append(ks, "ends "+words[0]+" "+last, "ends "+initial(words[0])+" "+last)
			}
			if len(last) >= longSurname {
				ks = append(ks, "bones of surname "+skeleton(last))
			}
		}
	}
	slices.Sort(ks)
	return slices.Compact(ks)
}

// pair weighs two entities.
func (m *matcher) pair(i, j int) (Pair, bool) {
	p := Pair{A: m.all[i], B: m.all[j]}
	if b := p.B; b.Mentions > p.A.Mentions || b.Mentions == p.A.Mentions && len(b.Articles) > len(p.A.Articles) {
		p.A, p.B = p.B, p.A
	}
	if !sameKind(p.A.Class, p.B.Class) || Different(p.A.Wikidata, p.B.Wikidata) || m.decided(p.A, p.B) {
		return p, false
	}
	if len(p.A.Wikidata) > 0 && len(p.B.Wikidata) > 0 {
		p.add(sameWikidata, "the same Wikidata id "+ids(p.A.Wikidata))
	}
	if !m.names(&p) && len(p.Reasons) == 0 {
		return p, false
	}
	m.circumstances(&p)
	return p, p.Score >= enough
}

func (p *Pair) add(score float64, reason string) {
	p.Score += score
	p.Reasons = append(p.Reasons, reason)
}

// decided tells whether somebody said that two are two.
func (m *matcher) decided(a, b *Entity) bool {
	for _, x := range m.set.Members(a.IRI) {
		for _, y := range m.set.Members(b.IRI) {
			if _, ok := m.set.between(x, y, Apart, Split); ok {
				return true
			}
		}
	}
	return false
}

// names adds what the names say, and tells whether they allow that the two are one.
func (m *matcher) names(p *Pair) bool {
	a, b := Fold(p.A.Name), Fold(p.B.Name)
	person := p.A.Class == schema.SchemaPerson
	if person {
		a, b = bare(a), bare(b)
	}
	switch {
	case a == b && a != "":
		p.add(sameSpelling, "the names differ in case, accents or marks alone")
	case !person && (initials(p.A.Name) == b || initials(p.B.Name) == a):
		p.add(acronym, "one name is the initials of the other")
	case alike(a, b, longName, 1+min(len(a), len(b))/8) && (!person || given(a, b)):
		p.add(nearSpelling, "the names are spelled almost alike")
	case person && sameSurname(a, b) && given(a, b):
		p.add(surname, "the same surname, and given names that fit")
		if n := len(m.blocks["surname "+lastWord(a)]); n <= rare && strings.Contains(a, " ") && strings.Contains(b, " ") {
			p.add(rareSurname, "few bear this surname")
		}
	default:
		return m.otherNames(p)
	}
	return true
}

// otherNames looks for another name that the two have in common; of people it must be more than a surname.
func (m *matcher) otherNames(p *Pair) bool {
	theirs := map[string]bool{}
	for _, name := range append([]string{p.B.Name}, p.B.Others...) {
		theirs[Fold(name)] = true
	}
	for _, name := range append([]string{p.A.Name}, p.A.Others...) {
		f := Fold(name)
		if theirs[f] && (p.A.Class != schema.SchemaPerson || strings.Contains(f, " ")) {
			p.add(sameOtherName, fmt.Sprintf("both are called %q", name))
			return true
		}
	}
	return false
}

// circumstances adds what the rest of the graph says.
func (m *matcher) circumstances(p *Pair) {
	for _, r := range p.A.Roles {
		if _, ok := slices.BinarySearch(p.B.Roles, r); ok {
			p.add(sameRole, "both are "+r)
			break
		}
	}
	common := m.company(p.A, p.B)
	if n := min(len(common), maxCompany); n > 0 {
		slices.Sort(common)
		p.add(sameCompany*float64(n), "both are spoken of with "+strings.Join(common[:min(n, 3)], ", "))
	}
	for _, a := range p.A.Articles {
		if _, ok := slices.BinarySearch(p.B.Articles, a); ok {
			p.add(sameArticle, "but one article speaks of both")
			break
		}
	}
}

// maxArticles is in how many articles of an entity its company is looked for.
const maxArticles = 20

// company gives the names of entities, few of which are known everywhere, that both are spoken of with in articles of
// their own.
func (m *matcher) company(a, b *Entity) []string {
	with := m.companions(a)
	var names []string
	for k := range m.companions(b) {
		e := m.all[k]
		if with[k] && e != a && e != b && len(e.Articles) <= fewArticles {
			names = append(names, e.Name)
		}
	}
	return names
}

func (m *matcher) companions(e *Entity) map[int]bool {
	out := map[int]bool{}
	for _, a := range e.Articles[:min(len(e.Articles), maxArticles)] {
		for _, k := range m.at[a] {
			out[k] = true
		}
	}
	return out
}

// alike tells whether two folded names of some length may be one name that was brought into Latin letters twice.
func alike(a, b string, length, limit int) bool {
	return min(len(a), len(b)) >= length && skeleton(a) == skeleton(b) && Distance([]rune(a), []rune(b), limit) <= limit
}

// bare is the folded name of a person without Jr. and the like.
func bare(folded string) string {
	for _, suffix := range []string{" jr", " sr", " ii", " iii", " iv"} {
		if name, ok := strings.CutSuffix(folded, suffix); ok {
			return name
		}
	}
	return folded
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// sameSurname tells whether the last words are the same, or alike where they are long and there is more than them.
func sameSurname(a, b string) bool {
	x, y := lastWord(a), lastWord(b)
	return x == y || (x != a || y != b) && alike(x, y, longSurname, 1+min(len(x), len(y))/8)
}

// given tells whether the given names of two people allow that they are one: the first ones are the same, or alike, or one
// is the initial of the other, or there is none; and so the middle ones.
func given(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	for i := range min(len(x), len(y), 3) - 1 {
		p, q := x[i], y[i]
		short := (p == initial(p) || q == initial(q) || i > 0) && initial(p) == initial(q)
		if p != q && !short && !alike(p, q, longGiven, 3) {
			return false
		}
	}
	return true
}

// initial is the first letter of a word.
func initial(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size]
}

// initials is the acronym of a name of several words, "un" of United Nations, folded; words in small letters do not count.
func initials(name string) string {
	var b strings.Builder
	words := strings.Fields(name)
	for _, w := range words {
		r := []rune(w)[0]
		if unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	if len(words) < 2 || b.Len() < 2 {
		return ""
	}
	return Fold(b.String())
}
