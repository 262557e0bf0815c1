// SPDX-License-Identifier: Apache-2.0

package coreference

import "slices"

// chain is what is known of the mentions that were put together.
type chain struct {
	mentions             []int32
	last                 int32 // mention
	named                int32 // last mention that is no pronoun, -1 if none
	subject, mainSubject int32 // last mention that is a subject, or one of a main clause, -1 if none
	entity               int   // -1 where no name tells
	kinds                Kind
	number               number
	forms                uint32 // bits, by form
	wholes               []uint64
	heads                []match
	lasts                []uint64
	words                []uint64
	figure               uint64
	seen                 int32 // the mention for which it was looked at last
	turn                 int32 // of the last "I" in a turn of a talk, 0 if none
	listed               int32 // in how many of the resolver's lists it stands
}

// match is a head with where it was read last.
type match struct {
	head    uint64
	mention int32
}

// most is how many different words, heads and phrases of a chain are kept.
const most = 12

// add puts mention i into the chain.
func (c *chain) add(i int32, m *Mention, x *traits) {
	c.mentions = append(c.mentions, i)
	c.last = i
	c.forms |= 1 << x.form
	if x.form == iForm && x.turn != 0 {
		c.turn = x.turn
	}
	if c.entity < 0 {
		c.entity = m.Entity
	}
	c.kinds |= x.kinds
	if x.role == subject || x.role == passiveSubject {
		c.subject = i
		if x.clause == mainClause {
			c.mainSubject = i
		}
	}
	if x.number != anyNumber && (c.number == anyNumber || x.form != theyForm) {
		c.number = x.number
	}
	if m.Class == Pronoun || m.Class == Demonstrative {
		return
	}
	c.named = i
	c.wholes = keep(c.wholes, x.whole)
	if x.alias[0] != 0 {
		c.wholes = keep(c.wholes, x.alias[1])
		c.head(x.alias[0], i)
	}
	if x.last != 0 {
		c.lasts = keep(c.lasts, x.last)
	}
	for _, w := range x.words {
		c.words = keep(c.words, w)
	}
	if x.figure != 0 {
		c.figure = x.figure
	}
	c.head(x.head, i)
}

// head notes that mention i has a head.
func (c *chain) head(head uint64, i int32) {
	if k := slices.IndexFunc(c.heads, func(h match) bool { return h.head == head }); k >= 0 {
		c.heads[k].mention = i
	} else if len(c.heads) < most {
		c.heads = append(c.heads, match{head, i})
	}
}

func keep(list []uint64, x uint64) []uint64 {
	if len(list) >= most || slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

// headed gives the last mention with a head, -1 if none.
func (c *chain) headed(head uint64) int32 {
	for _, h := range c.heads {
		if h.head == head {
			return h.mention
		}
	}
	return -1
}
