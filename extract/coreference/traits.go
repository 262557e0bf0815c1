// SPDX-License-Identifier: Apache-2.0

package coreference

import "strings"

// traits are what a mention shows by itself.
type traits struct {
	lasting
	number    number
	kinds     Kind
	turn      int32  // of its sentence
	head      uint64 // hash of the head's lemma
	last      uint64 // hash of the last word of a name
	whole     uint64 // hash of the phrase without its article
	words     []uint64
	alias     [2]uint64 // head and whole of what it is also called, 0 where nothing
	figure    uint64    // hash of a number in it, 0 where none
	relative  bool      // a clause or phrase says which is meant
	predicate bool
	apposed   bool
}

// lasting are those of the traits that mentions behind it look back at.
type lasting struct {
	sentence, paragraph int32
	quote               int32
	lemma               int32 // of the head, in the model's vocabulary; 0 where unknown
	governor            int32 // lemma of what the head depends on, likewise
	parent              int32 // the word on which the head depends, -1 at a root
	form                form
	role                role
	clause              clause
	opens               bool // first mention of its sentence
}

// form is how a mention refers: which pronoun, or with which article.
type form uint8

const (
	bareForm form = iota
	theForm
	aForm
	thisForm
	ownedForm // "his house"
	namedForm
	joinedForm
	heForm
	sheForm
	itForm
	theyForm
	iForm
	weForm
	youForm
	selfForm
	demoForm
	forms
)

type number uint8

const (
	anyNumber number = iota
	singular
	plural
	numbers
)

// role is what the phrase is in its clause.
type role uint8

const (
	otherRole role = iota
	subject
	passiveSubject
	object
	oblique
	attribute
	possessor
	apposition
	conjunct
	rootRole
	compound
	loose
	roles
)

func roleOf(rel string) role {
	switch rel {
	case "nsubj", "nsubj:outer", "csubj":
		return subject
	case "nsubj:pass":
		return passiveSubject
	case "obj", "iobj":
		return object
	case "obl", "obl:agent", "obl:unmarked":
		return oblique
	case "nmod", "nmod:unmarked", "nmod:desc":
		return attribute
	case "nmod:poss":
		return possessor
	case "appos":
		return apposition
	case "conj":
		return conjunct
	case "root":
		return rootRole
	case "compound", "flat":
		return compound
	case "parataxis", "list", "dep", "vocative", "dislocated":
		return loose
	}
	return otherRole
}

// clause is where the clause of a mention stands.
type clause uint8

const (
	otherClause clause = iota
	mainClause
	complement
	adverbial
	relativeClause
	coordinate
	clauses
)

func clauseOf(rel string) clause {
	switch rel {
	case "root":
		return mainClause
	case "ccomp", "xcomp", "csubj":
		return complement
	case "advcl":
		return adverbial
	case "acl", "acl:relcl":
		return relativeClause
	case "conj", "parataxis":
		return coordinate
	}
	return otherClause
}

var pronouns = map[string]struct {
	form
	number
	Kind
}{
	"he": {heForm, singular, Person | Male}, "him": {heForm, singular, Person | Male}, "his": {heForm, singular, Person | Male},
	"she": {sheForm, singular, Person | Female}, "her": {sheForm, singular, Person | Female}, "hers": {sheForm, singular, Person | Female},
	"it": {itForm, singular, 0}, "its": {itForm, singular, 0},
	"they": {theyForm, plural, 0}, "them": {theyForm, plural, 0}, "their": {theyForm, plural, 0}, "theirs": {theyForm, plural, 0},
	"i": {iForm, singular, Person}, "me": {iForm, singular, Person}, "my": {iForm, singular, Person}, "mine": {iForm, singular, Person},
	"we": {weForm, plural, 0}, "us": {weForm, plural, 0}, "our": {weForm, plural, 0}, "ours": {weForm, plural, 0},
	"you": {youForm, anyNumber, Person}, "your": {youForm, anyNumber, Person}, "yours": {youForm, anyNumber, Person},
	"himself": {selfForm, singular, Person | Male}, "herself": {selfForm, singular, Person | Female}, "itself": {selfForm, singular, 0},
	"themselves": {selfForm, plural, 0}, "myself": {selfForm, singular, Person}, "yourself": {selfForm, singular, Person},
	"ourselves": {selfForm, plural, 0},
}

// trait reads the traits of a mention; words are memory for its own.
func (r *resolver) trait(m *Mention, words []uint64) traits {
	h := r.f.node(m.Head)
	x := traits{words: words[:0], predicate: r.f.has(m.Head, "cop"), apposed: h.Rel == "appos"}
	x.role, x.parent, x.quote = roleOf(h.Rel), int32(h.Head), int32(h.Quote)
	x.head = hash(strings.ToLower(h.Lemma))
	x.lemma = r.m.word(h.Lemma)
	if h.Head >= 0 {
		above := r.f.node(h.Head)
		x.governor, x.clause = r.m.word(above.Lemma), clauseOf(above.Rel)
	}
	if m.Class == Pronoun {
		p, ok := pronouns[strings.ToLower(h.Form)]
		if !ok {
			p.form = demoForm
		}
		x.form, x.number, x.kinds, x.whole = p.form, p.number, p.Kind, hash(strings.ToLower(h.Form))
		return x
	}
	x.whole, x.number = x.head, singular
	if strings.HasSuffix(h.XPOS, "S") {
		x.number = plural
	}
	switch m.Class {
	case Demonstrative:
		x.form = demoForm
		if h.Lemma == "these" || h.Lemma == "those" || h.XPOS == "DT" && strings.EqualFold(h.Form, "these") || strings.EqualFold(h.Form, "those") {
			x.number = plural
		}
		return x
	case Coordination:
		x.form, x.number = joinedForm, plural
	default:
		x.kinds = h.Kinds
	}
	r.inside(m, &x)
	if k := r.f.nameOf(m.Head); k >= 0 && m.Class != Coordination && r.t.Names[k].Common {
		x.kinds |= r.t.Names[k].Kinds
	} else if k >= 0 && m.Class == Named {
		n := r.f.name(k)
		x.kinds = n.Kinds
		if x.kinds&(Body|Group|Country) != 0 {
			x.number = anyNumber
		}
		x.last = hash(r.f.node(n.Last - 1).Form)
	}
	r.also(m, &x)
	return x
}

// also reads what a phrase is called in apposition.
func (r *resolver) also(m *Mention, x *traits) {
	c := r.f.apposed(m.Head)
	if c < 0 || m.Class == Coordination {
		return
	}
	head := r.f.node(c)
	x.alias = [2]uint64{hash(strings.ToLower(head.Lemma)), hash(strings.ToLower(head.Form))}
	if m.Class != Named {
		x.kinds |= head.Kinds
	}
	k := r.f.nameOf(c)
	if k < 0 {
		return
	}
	n := r.f.name(k)
	x.alias[1] = 0
	for i := n.First; i < n.Last; i++ {
		x.alias[1] = x.alias[1]*31 + hash(strings.ToLower(r.f.node(i).Form))
	}
	x.kinds |= n.Kinds
	x.last = hash(r.f.node(n.Last - 1).Form)
}

// inside reads the words of a phrase.
func (r *resolver) inside(m *Mention, x *traits) {
	if m.Class == Named {
		x.form, x.last = namedForm, x.head
	}
	x.whole = 0
	for i := m.First; i < m.Last; i++ {
		o := r.f.node(i)
		direct := o.Head == m.Head
		switch {
		case direct && o.Rel == "det":
			if m.Class != Named && m.Class != Coordination {
				x.form = article(o.Lemma)
			}
			continue
		case direct && o.Rel == "nmod:poss" && m.Class == Nominal:
			x.form = ownedForm
		case o.Rel == "case" && direct && i > m.Head: // the mark of a possessor
			continue
		case direct && (o.Rel == "acl:relcl" || o.Rel == "acl" || o.Rel == "nmod"):
			x.relative = true
		}
		low := hash(strings.ToLower(o.Form))
		x.whole = x.whole*31 + low
		if i == m.Head || len(x.words) >= 8 {
			continue
		}
		switch o.XPOS[:min(2, len(o.XPOS))] {
		case "NN", "JJ", "VB":
			x.words = append(x.words, hash(strings.ToLower(o.Lemma)))
			if o.Rel == "flat" && direct && m.Class == Named {
				x.last = hash(o.Form)
			}
		case "CD":
			x.figure = low
		}
	}
}

func article(lemma string) form {
	switch lemma {
	case "the":
		return theForm
	case "a", "an", "some", "any", "no", "every", "each", "another", "all":
		return aForm
	case "this", "that", "these", "those", "such":
		return thisForm
	}
	return bareForm
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
