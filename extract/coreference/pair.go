// SPDX-License-Identifier: Apache-2.0

package coreference

// pair writes the features of mention i and a chain, which is the rank-th from there back, and agreeing among those that agree. They
// are written in the order of pairTemplates, which its parts follow one after the other.
func (r *resolver) pair(i, k int, rank ranks, a *around) {
	p := &r.pairRow
	j := joining{c: r.chains[k], m: &r.mentions[i], x: &r.x, f: int(r.x.form), kind: pronounRole(&r.x), rank: rank, k: k, around: a.place(k)}
	j.l, j.y = &r.mentions[j.c.last], &r.past[j.c.last]
	j.apart = bucket(int(j.x.sentence-j.y.sentence), near-1)
	r.pairForms(p, &j)
	r.pairWords(p, &j)
	r.pairKnown(p, &j)
	r.pairPlaces(p, &j)
	r.pairSince(p, &j)
	r.pairAround(p, &j, a)
}

// joining is a mention and a chain that it may join.
type joining struct {
	c      *chain
	m, l   *Mention // the mention, the last of the chain
	x      *traits
	y      *lasting // of l
	f      int      // form of the mention
	kind   int      // pronounRole of the mention
	apart  int      // sentences between m and l, in a bucket
	rank   ranks
	k      int // the chain
	around int // where it stands around the mention
}

// pairForms are the templates from "sentences" to "quotes".
func (r *resolver) pairForms(p *row, j *joining) {
	f, x, y, c := j.f, j.x, j.y, j.c
	p.add(f*near + j.apart)
	p.add(f*near + bucket(j.rank.all, near-1))
	p.add(f*near + bucket(j.rank.agreeing, near-1))
	p.add(int(x.role)*int(roles) + int(y.role))
	p.add(f*int(roles) + int(y.role))
	p.add(f*int(forms) + int(y.form))
	p.add(f*4 + int(c.kinds&Male)>>1 + int(c.kinds&Female)>>1)
	p.add((f*int(numbers)+int(x.number))*int(numbers) + int(c.number))
	p.add(f*kinds + kindClass(c.kinds))
	p.add(kindClass(x.kinds)*kinds + kindClass(c.kinds))
	p.add(f*10 + r.structure(j.m, j.l, &x.lasting, y))
	p.add(f*5 + quotation(&x.lasting, y))
}

// pairWords are the templates from "match" to "size".
func (r *resolver) pairWords(p *row, j *joining) {
	level, at := r.match(j.x, j.m, j.c)
	p.add(j.f*8 + level)
	since := near - 1
	if at >= 0 {
		since = bucket(int(j.x.sentence-r.past[at].sentence), near-2)
	}
	p.add(level*near + since)
	p.add(j.f*5 + modifiers(j.x, j.c))
	p.add(j.f*6 + bucket(len(j.c.mentions)-1, 5))
}

// pairKnown are the templates from "known by" to "paragraph".
func (r *resolver) pairKnown(p *row, j *joining) {
	f, x, y, c, m := j.f, j.x, j.y, j.c, j.m
	known := 0
	switch {
	case c.forms&(1<<namedForm) != 0:
		known = 1
	case c.named >= 0:
		known = 2
	}
	p.add(f*4 + known)
	p.add(f*4 + bucket(int(r.past[c.mentions[0]].sentence), 3))
	parallel := 0
	if x.governor != 0 && x.governor == y.governor {
		parallel = 1
		if x.role == y.role {
			parallel = 2
		}
	}
	p.add(f*4 + parallel)
	entity := 0
	switch {
	case m.Entity >= 0 && c.entity == m.Entity:
		entity = 1
	case m.Entity >= 0 && c.entity >= 0:
		entity = 2
	case m.Entity >= 0:
		entity = 3
	case c.entity >= 0:
		entity = 4
	}
	p.add(f*5 + entity)
	p.add(f*3 + min(2, int(x.paragraph-y.paragraph)))
}

// pairPlaces are the templates from "firsts" to "people's rank".
func (r *resolver) pairPlaces(p *row, j *joining) {
	f, x, y, c, m := j.f, j.x, j.y, j.c, j.m
	p.add(flag(x.opens)*4 + flag(y.opens)*2 + flag(j.apart == 1))
	p.add(f*int(clauses) + int(y.clause))
	head, which := int32(0), 0
	if c.named >= 0 {
		head = r.past[c.named].lemma
	}
	switch x.form {
	case heForm, sheForm:
		which = 1
	case itForm:
		which = 2
	case theyForm:
		which = 3
	}
	p.add(int(head)*4 + which)
	p.add(f*near + bucket(max(0, m.First-j.l.Last)/4, near-1))
	definite := 5
	if c.named >= 0 {
		if k := r.past[c.named].form; k <= namedForm {
			definite = min(4, int(k))
		}
	}
	p.add(f*6 + definite)
	p.add(j.apart*int(roles) + int(y.role))
	p.add(f*2 + flag(m.Class == Pronoun && c.forms&(1<<x.form) != 0))
	figure := 0
	if x.figure != 0 && c.figure != 0 {
		figure = 1 + flag(x.figure != c.figure)
	}
	p.add(f*3 + figure)
	p.add(f*near + bucket(j.rank.people, near-1))
}

// pairSince are the templates from "roles, sentences" to "rank, subject since".
func (r *resolver) pairSince(p *row, j *joining) {
	f, x, y, c, kind := j.f, j.x, j.y, j.c, j.kind
	people := bucket(j.rank.people, near-1)
	p.add((int(x.role)*int(roles)+int(y.role))*3 + min(2, j.apart))
	p.add(f*4 + min(3, j.rank.rivals))
	p.add((int(y.role)*int(clauses)+int(y.clause))*3 + min(2, j.apart))
	p.add((bucket(int(r.past[c.mentions[0]].sentence), 3)*4+bucket(len(c.mentions)-1, 3))*2 + flag(kind == 1))
	p.add((r.structure(j.m, j.l, &x.lasting, y)*int(roles)+int(x.role))*3 + kind)
	subjectSince, mainSince, nameSince := r.since(x, c.subject), r.since(x, c.mainSubject), r.since(x, c.named)
	p.add(f*near + subjectSince)
	p.add(f*near + mainSince)
	p.add(f*near + nameSince)
	p.add(f*6 + r.lately(x, c))
	p.add(((min(3, subjectSince)*4+min(3, mainSince))*4+min(3, nameSince))*4 + kind)
	p.add((people*int(roles)+int(x.role))*2 + flag(kind == 1))
	joined := 0
	if y.role == conjunct {
		joined = 1 + flag(y.parent == x.parent)
	}
	p.add(f*3 + joined)
	p.add((min(3, j.rank.people)*4+min(3, subjectSince))*4 + kind)
}

// pairAround are the templates from "around" to the last.
func (r *resolver) pairAround(p *row, j *joining, a *around) {
	f, x, kind := j.f, j.x, j.kind
	people := bucket(j.rank.people, near-1)
	p.add(f*7 + j.around)
	p.add((j.around*int(roles)+int(x.role))*3 + kind)
	p.add((j.around*int(clauses)+int(a.clause))*3 + kind)
	p.add((j.around*near+people)*3 + kind)
	speaks := 0
	switch {
	case r.speaker == j.k:
		speaks = 1
	case r.speaker >= 0:
		speaks = 2
	case x.quote != 0:
		speaks = 3
	}
	p.add(f*4 + speaks)
	guess := 0
	if e, ok := r.t.Guesses[j.m.Head]; ok {
		switch j.c.entity {
		case e:
			guess = 1
		case -1:
			guess = 2
		default:
			guess = 3
		}
	}
	p.add(f*4 + guess)
	p.add(guess*near + people)
	p.add(guess*7 + j.around)
}
