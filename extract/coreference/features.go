// SPDX-License-Identifier: Apache-2.0

package coreference

import "math/bits"

// Features are numbered: each template has as many as the product of what it
// combines, one template behind the other.
type template struct {
	name string
	size int
}

const (
	near  = 8 // classes of distance
	kinds = 10
)

// selfTemplates say something of a mention alone.
func selfTemplates(words int) []template {
	f := int(forms)
	return []template{
		{"bias", 1}, {"form", f}, {"form, role", f * int(roles)}, {"form, clause", f * int(clauses)}, {"form, number", f * int(numbers)},
		{"form, kinds", f * kinds}, {"head", words}, {"governor, role", words * 3}, {"length", f * 6}, {"relative", f * 2},
		{"opens, quoted", f * 4}, {"place", f * 4}, {"head seen", f * 4}, {"whole seen", f * 4}, {"entity", f * 3},
		{"word after", words}, {"predicate, apposed", f * 3}, {"figure", f * 2},
	}
}

// pairTemplates say something of a mention and a chain.
func pairTemplates(words int) []template {
	f := int(forms)
	return []template{
		{"sentences", near * f}, {"rank", near * f}, {"agreeing rank", near * f}, {"roles", int(roles) * int(roles)},
		{"role", int(roles) * f}, {"forms", f * f}, {"sex", 4 * f}, {"number", int(numbers) * int(numbers) * f},
		{"kinds", kinds * f}, {"kinds, kinds", kinds * kinds}, {"structure", 10 * f}, {"quotes", 5 * f}, {"match", 8 * f},
		{"match, sentences", 8 * near}, {"modifiers", 5 * f}, {"size", 6 * f}, {"known by", 4 * f}, {"begun", 4 * f},
		{"parallel", 4 * f}, {"entity", 5 * f}, {"paragraph", 3 * f}, {"firsts", 8}, {"clause", int(clauses) * f},
		{"head, pronoun", words * 4}, {"words between", near * f}, {"definite", 6 * f}, {"sentences, role", near * int(roles)},
		{"same pronoun", 2 * f}, {"figure", 3 * f}, {"people's rank", near * f}, {"roles, sentences", int(roles) * int(roles) * 3},
		{"rivals", 4 * f}, {"role, clause, sentences", int(roles) * int(clauses) * 3}, {"begun, size", 16 * 2},
		{"structure, role", 10 * int(roles) * 3}, {"subject since", near * f}, {"main subject since", near * f}, {"name since", near * f},
		{"lately", 6 * f}, {"subject, main subject, name since", 4 * 4 * 4 * 4}, {"rank, role", near * int(roles) * 2},
		{"joined", 3 * f}, {"rank, subject since", 4 * 4 * 4},
		{"around", 7 * f}, {"around, role", 7 * int(roles) * 3}, {"around, clause", 7 * int(clauses) * 3}, {"around, rivals", 7 * near * 3}, {"speaker", 4 * f},
		{"guess", 4 * f}, {"guess, people's rank", 4 * near}, {"guess, around", 4 * 7},
	}
}

// Inputs are how many features a model with so many words has, of a mention
// alone and of a mention and a chain.
func Inputs(words int) (self, pair int) {
	for _, t := range selfTemplates(words) {
		self += t.size
	}
	for _, t := range pairTemplates(words) {
		pair += t.size
	}
	return self, pair
}

// row collects features; templates are given in their order.
type row struct {
	templates []template
	at, base  int
	ids       []int32
}

func (r *row) reset(ids []int32) { r.at, r.base, r.ids = 0, 0, ids[:0] }

func (r *row) add(value int) {
	size := r.templates[r.at].size
	r.ids = append(r.ids, int32(r.base+min(max(value, 0), size-1)))
	r.base += size
	r.at++
}

// bucket counts 0, 1, 2, 3-4, 5-8 and so on, up to most.
func bucket(n, most int) int {
	if n <= 2 {
		return max(n, 0)
	}
	return min(most, 2+bits.Len(uint(n-1))-1)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// kindClass is the one kind among several that says most, or that there are
// none.
func kindClass(k Kind) int {
	switch {
	case k&Person != 0 && k&(Body|Country|Place|Group) != 0:
		return 8
	case k&Person != 0:
		return 1
	case k&Country != 0:
		return 3
	case k&Body != 0:
		return 2
	case k&Group != 0:
		return 5
	case k&Place != 0:
		return 4
	case k&Event != 0:
		return 6
	}
	return 0
}

// self writes the features of mention i.
func (r *resolver) self(i int) {
	m, x := &r.mentions[i], &r.x
	f := int(x.form)
	s := &r.selfRow
	s.reset(s.ids)
	s.add(0)
	s.add(f)
	s.add(f*int(roles) + int(x.role))
	s.add(f*int(clauses) + int(x.clause))
	s.add(f*int(numbers) + int(x.number))
	s.add(f*kinds + kindClass(x.kinds))
	s.add(int(x.lemma))
	governs := 2
	switch x.role {
	case subject:
		governs = 0
	case object, passiveSubject:
		governs = 1
	}
	s.add(int(x.governor)*3 + governs)
	s.add(f*6 + bucket(m.Last-m.First-1, 5))
	s.add(f*2 + flag(x.relative))
	s.add(f*4 + flag(x.opens)*2 + flag(x.quote != 0))
	s.add(f*4 + min(3, int(x.sentence)))
	heads := r.byHead[x.head]
	s.add(f*4 + min(3, len(heads)))
	whole := 0
	for _, c := range heads {
		if contains(r.chains[c].wholes, x.whole) {
			whole = min(3, 1+bucket(len(r.chains[c].mentions)-1, 2))
		}
	}
	s.add(f*4 + whole)
	entity := 0
	if m.Entity >= 0 {
		entity = 1
		if _, ok := r.byEntity[m.Entity]; ok {
			entity = 2
		}
	}
	s.add(f*3 + entity)
	after := int32(0)
	if m.Head+1 < r.t.Sentences[len(r.t.Sentences)-1].Last && m.Class != Named && m.Class != Nominal {
		after = r.m.word(r.t.Word(m.Head + 1).Lemma) // it may be of the next sentence
	}
	s.add(int(after))
	s.add(f*3 + max(flag(x.predicate), 2*flag(x.apposed)))
	s.add(f*2 + flag(x.figure != 0))
}

func contains(list []uint64, x uint64) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// agrees tells whether nothing speaks against a pronoun standing for a chain.
func agrees(x *traits, c *chain) bool {
	if x.number != anyNumber && c.number != anyNumber && x.number != c.number {
		return false
	}
	sexes := (x.kinds | c.kinds) & (Male | Female)
	if sexes == Male|Female {
		return false
	}
	switch x.form {
	case heForm, sheForm, iForm, youForm:
		return c.kinds&^(Male|Female) == 0 && c.forms&(1<<itForm) == 0 || c.kinds&Person != 0
	case itForm:
		return c.kinds&Person == 0
	}
	return true
}

// since is how many sentences before that of x a mention is, counted up to
// near-2; near-1 where there is none.
func (r *resolver) since(x *traits, mention int32) int {
	if mention < 0 {
		return near - 1
	}
	return bucket(int(x.sentence-r.past[mention].sentence), near-2)
}

// lately counts the mentions of a chain in the sentence of x and the one
// before it, up to five.
func (r *resolver) lately(x *traits, c *chain) (n int) {
	for k := len(c.mentions) - 1; k >= 0 && n < 5 && r.past[c.mentions[k]].sentence >= x.sentence-1; k-- {
		n++
	}
	return n
}

// pronounRole is how a personal pronoun stands, by what it may stand for.
func pronounRole(x *traits) int {
	switch x.form {
	case heForm, sheForm:
		return 1
	case itForm, theyForm:
		return 2
	}
	return 0
}

// ranks are how many chains were spoken of since one was, of those to choose
// from: all, those that agree, and of these the people; and how many people
// agree in all.
type ranks struct{ all, agreeing, people, rivals int }

// personal tells whether a chain is surely of people.
func (c *chain) personal() bool {
	return c.kinds&Person != 0 || c.forms&(1<<heForm|1<<sheForm) != 0
}

// match of a mention with a chain, by their words.
func (r *resolver) match(x *traits, m *Mention, c *chain) (level int, at int32) {
	at = c.headed(x.head)
	switch {
	case m.Class == Pronoun || m.Class == Demonstrative:
		return 0, -1
	case c.named < 0:
		return 1, -1
	case contains(c.wholes, x.whole):
		return 2, at
	case x.last != 0 && contains(c.lasts, x.last):
		return 3, at
	case at >= 0:
		return 4, at
	case contains(c.words, x.head):
		return 5, -1
	}
	for _, h := range c.heads {
		if contains(x.words, h.head) {
			return 6, -1
		}
	}
	return 7, -1
}

// modifiers compares the words of a mention with those of a chain.
func modifiers(x *traits, c *chain) int {
	if len(x.words) == 0 {
		return 0
	}
	in := 0
	for _, w := range x.words {
		if contains(c.words, w) {
			in++
		}
	}
	switch {
	case in == len(x.words):
		return 1
	case len(c.words) == 0:
		return 2
	case in > 0:
		return 3
	}
	return 4
}

// structure tells how two mentions of a sentence stand to each other.
func (r *resolver) structure(m, l *Mention, x, y *lasting) int {
	switch {
	case x.sentence != y.sentence:
		return 0
	case m.First >= l.First && m.Last <= l.Last:
		if int(x.parent) == l.Head {
			return 1
		}
		return 2
	case l.First >= m.First && l.Last <= m.Last:
		return 3
	case int(x.parent) == l.Head || int(y.parent) == m.Head:
		return 4
	case x.parent >= 0 && x.parent == y.parent:
		if y.role == subject || y.role == passiveSubject {
			return 5
		}
		return 6
	}
	p := int32(-1)
	if x.parent >= 0 {
		p = int32(r.f.node(int(x.parent)).Head)
	}
	if p >= 0 && p == y.parent {
		if y.role == subject || y.role == passiveSubject {
			return 7
		}
		return 8
	}
	return 9
}

// quotation tells how two mentions stand to quotation marks.
func quotation(x, y *lasting) int {
	switch {
	case x.quote == 0 && y.quote == 0:
		return 0
	case x.quote == y.quote:
		return 1
	case y.quote == 0:
		return 2
	case x.quote == 0:
		return 3
	}
	return 4
}
