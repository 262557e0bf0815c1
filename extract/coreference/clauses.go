// SPDX-License-Identifier: Apache-2.0

package coreference

import (
	"sort"
	"strings"
)

// farUp is how many words a walk up the tree takes at most.
const farUp = 8

// clausal tells whether a word leads a clause.
func (r *resolver) clausal(i int) bool {
	w := r.f.node(i)
	return strings.HasPrefix(w.XPOS, "V") || w.Rel == "root" || r.f.has(i, "nsubj") || r.f.has(i, "nsubj:pass")
}

// clauseAbove gives the word that leads the clause in which word i stands as a
// phrase, -1 if none.
func (r *resolver) clauseAbove(i int) int {
	for n := 0; n < farUp; n++ {
		if i = r.f.node(i).Head; i < 0 || r.clausal(i) {
			return i
		}
	}
	return -1
}

// dependent gives the first dependent of word i with one of two relations, -1
// if none.
func (r *resolver) dependent(i int, rel, other string) int {
	for c := r.f.node(i).first; c >= 0; c = r.f.node(c).next {
		if x := r.f.node(c).Rel; x == rel || x == other {
			return c
		}
	}
	return -1
}

// subjectOf gives the word that is subject of the clause that word v leads,
// also where it is to be understood: of what is coordinated with the clause,
// of a relative clause, of an infinitive. It is -1 if none.
func (r *resolver) subjectOf(v int) int {
	for n := 0; v >= 0 && n < farUp; n++ {
		w := r.f.node(v)
		if s := r.dependent(v, "nsubj", "nsubj:pass"); s >= 0 {
			switch r.f.node(s).XPOS {
			case "WP", "WDT":
				if strings.HasPrefix(w.Rel, "acl") {
					return w.Head
				}
			case "IN":
				return w.Head
			}
			return s
		}
		switch w.Rel {
		case "acl", "acl:relcl":
			return w.Head
		case "xcomp":
			if o := r.dependent(w.Head, "obj", "iobj"); o >= 0 {
				return o
			}
		case "conj", "advcl", "parataxis", "ccomp":
		default:
			return -1
		}
		v = w.Head
	}
	return -1
}

// around is what stands in the clause of a mention and in the clause above:
// the chains of their subjects, and of the object above; -1 where there is
// none or nothing is known of it yet.
type around struct {
	subject, above, object int
	direct                 bool // the mention depends on the verb itself
	is                     bool // the mention is the subject
	clause                 clause
}

// around looks around mention i.
func (r *resolver) around(i int) around {
	a := around{-1, -1, -1, false, false, otherClause}
	h := r.mentions[i].Head
	v := r.clauseAbove(h)
	if v < 0 {
		return a
	}
	a.direct = r.f.node(h).Head == v
	a.clause = clauseOf(r.f.node(v).Rel)
	if s := r.subjectOf(v); s == h {
		a.is = true
	} else {
		a.subject = r.chainOf(s)
	}
	for n := 0; n < farUp && r.f.node(v).Rel == "conj" && r.f.node(v).Head >= 0; n++ {
		v = r.f.node(v).Head // what is coordinated stands under the same clause
	}
	if up := r.clauseAbove(v); up >= 0 {
		if s := r.subjectOf(up); s != h {
			a.above = r.chainOf(s)
		}
		a.object = r.chainOf(r.dependent(up, "obj", "iobj"))
	}
	return a
}

// chainOf gives the chain of the mention that word i heads, -1 if none.
func (r *resolver) chainOf(i int) int {
	if i < 0 {
		return -1
	}
	if m := r.f.node(i).mention; m >= 0 && m < r.now {
		return int(r.of[m])
	}
	return -1
}

// place tells how a chain stands around a mention: as its subject, or as the
// subject or object above, or in none of these ways.
func (a *around) place(k int) int {
	switch k {
	case a.subject:
		return 1 + flag(a.direct)
	case a.above:
		return 3 + flag(a.is)
	case a.object:
		return 5 + flag(a.is)
	}
	return 0
}

// speakerOf gives the chain of whoever says the quotation in which mention i
// stands: the subject of the clause on which the quotation depends, here or
// for a mention of it before. It is -1 where nobody is known.
func (r *resolver) speakerOf(i int) int {
	x := &r.x
	if x.quote == 0 {
		return -1
	}
	v := r.mentions[i].Head
	for n := 0; n < 2*farUp && v >= 0 && int32(r.f.node(v).Quote) == x.quote; n++ {
		v = r.f.node(v).Head
	}
	if v >= 0 && r.f.node(v).Quote == 0 && strings.HasPrefix(r.f.node(v).XPOS, "V") {
		if s := r.subjectOf(v); s >= 0 {
			if m := r.f.node(s).mention; m >= 0 {
				r.spoken[x.quote] = m
			}
		}
	}
	if m, ok := r.spoken[x.quote]; ok && m < r.now {
		return int(r.of[m])
	}
	return -1
}

// namesBelow finds the entities that mention i, if it is a pronoun and the
// subject of a clause, cannot stand for, because they are named further down in
// that clause: "he" of "he said X would come" is not X (Principle C of Chomsky's
// "Lectures on Government and Binding", 1981).
func (r *resolver) namesBelow(i int) {
	r.below = r.below[:0]
	m, x := &r.mentions[i], &r.x
	if m.Class != Pronoun || x.parent < 0 || x.role != subject && x.role != passiveSubject {
		return
	}
	end := r.f.node(int(x.parent)).to
	for c := r.f.node(int(x.parent)).first; c >= 0; c = r.f.node(c).next {
		if rel := r.f.node(c).Rel; c > m.Head && (rel == "conj" || rel == "parataxis") && r.f.node(c).Quote == 0 {
			end = min(end, r.f.node(c).from-1)
		}
	}
	names := r.t.Names
	for k := sort.Search(len(names), func(k int) bool { return names[k].First > m.Head }); k < len(names) && names[k].First <= end && len(r.below) < farUp; k++ {
		r.below = append(r.below, names[k].Entity)
	}
}
