// SPDX-License-Identifier: Apache-2.0

package coreference

import "slices"

// How far a mention looks back: over so many mentions, and to so many chains
// more that have its head, its last name or its entity.
const (
	lookPronoun = 40
	lookNoun    = 12
	lookHead    = 6
)

// wordsAMention is a little less than English has words for each mention.
const wordsAMention = 3

// Choice is a mention that is to be put into one of several chains, or to
// begin one.
type Choice struct {
	Mention *Mention
	// Self are the features of the mention.
	Self []int32
	// Chains are the numbers of the chains to choose from, the last spoken of
	// first, and Pairs[k] the features of the mention and Chains[k].
	Chains []int
	Pairs  [][]int32
	// Entities are those that the chains have names of, -1 where they have none.
	Entities []int
	// Personal is true of "he" and "she".
	Personal bool
}

// resolver walks a text.
type resolver struct {
	t        *Text
	m        *Model
	f        *finder
	mentions []Mention     // up to the end of the sentence that is read
	past     []lasting     // of each mention so far
	x        traits        // of the mention that is looked at
	chains   []*chain      // nil where none of the mentions to come can join
	of       []int32       // the chain of each mention so far
	now      int           // the mention that is looked at
	speaker  int           // who says what it stands in, a chain; -1 where nobody is known to
	spoken   map[int32]int // the speaker's mention of each quotation
	below    []int         // the entities whose names stand below a pronoun
	byHead   map[uint64][]int32
	byLast   map[uint64][]int32
	byEntity map[int]int32
	selfRow  row
	pairRow  row
	choice   Choice
}

// Walk finds the mentions of a text and lets decide put them into chains, one
// after the other: it gives the index into Choice.Chains, or -1 for a new
// chain, and the margin of the choice.
func (m *Model) Walk(t *Text, decide func(*Choice) (chain, margin int)) []Mention {
	r := &resolver{t: t, m: m, f: &finder{t: t, inMention: map[[2]int]bool{}}, spoken: map[int32]int{},
		byHead: map[uint64][]int32{}, byLast: map[uint64][]int32{}, byEntity: map[int]int32{}}
	r.selfRow.templates, r.pairRow.templates = m.self, m.pair
	if n := len(t.Sentences); n > 0 { // so that little is copied as they grow
		n = t.Sentences[n-1].Last / wordsAMention
		r.mentions, r.past, r.of = make([]Mention, 0, n), make([]lasting, 0, n), make([]int32, 0, n)
	}
	for s := range t.Sentences {
		r.sentence(s, decide)
	}
	return r.mentions
}

// sentence puts the mentions of a sentence into chains.
func (r *resolver) sentence(s int, decide func(*Choice) (chain, margin int)) {
	from := len(r.mentions)
	r.mentions = append(r.mentions, r.f.mentions(r.t.Sentences[s])...)
	for i := from; i < len(r.mentions); i++ {
		if m := &r.mentions[i]; m.Class != Coordination {
			r.f.node(m.Head).mention = i
		}
	}
	for i := from; i < len(r.mentions); i++ {
		r.now = i
		r.x = r.trait(&r.mentions[i], r.x.words)
		r.x.sentence, r.x.paragraph, r.x.opens = int32(s), int32(r.t.Sentences[s].Paragraph), i == from
		r.x.turn = int32(r.t.Sentences[s].Turn)
		r.past = append(r.past, r.x.lasting)
		r.speaker = r.speakerOf(i)
		r.namesBelow(i)
		r.candidates(i)
		r.self(i)
		r.choice.Personal = r.x.form == heForm || r.x.form == sheForm
		r.choice.Mention, r.choice.Self = &r.mentions[i], r.selfRow.ids
		k, margin := decide(&r.choice)
		r.put(i, k, margin)
	}
}

// candidates gathers the chains that mention i may belong to.
func (r *resolver) candidates(i int) {
	m, x, c := &r.mentions[i], &r.x, &r.choice
	c.Chains = c.Chains[:0]
	seen := func(k int32) {
		if r.chains[k].seen != int32(i) {
			r.chains[k].seen = int32(i)
			c.Chains = append(c.Chains, int(k))
		}
	}
	back := lookNoun
	if m.Class == Pronoun || m.Class == Demonstrative {
		back = lookPronoun
	}
	for j := i - 1; j >= 0 && j >= i-back; j-- {
		seen(r.of[j])
	}
	if m.Class != Pronoun && m.Class != Demonstrative {
		for _, list := range [...][]int32{r.byHead[x.head], r.byLast[x.last]} {
			for _, k := range list {
				seen(k)
			}
		}
		if k, ok := r.byEntity[m.Entity]; ok {
			seen(k)
		}
	}
	c.Chains = slices.DeleteFunc(c.Chains, func(k int) bool { return r.barred(i, k) })
	slices.SortFunc(c.Chains, func(a, b int) int { return int(r.chains[b].last - r.chains[a].last) })
	r.describe(i)
}

// barred tells whether a chain holds the name of another entity, the "I" of
// somebody else, or a phrase of which the mention is a head.
func (r *resolver) barred(i, k int) bool {
	m, c := &r.mentions[i], r.chains[k]
	if m.Entity >= 0 && c.entity >= 0 && m.Entity != c.entity {
		return true
	}
	switch x := &r.x; x.form {
	case heForm, sheForm:
		if !agrees(x, c) || r.speaker == k {
			return true
		}
	case itForm, theyForm:
		if r.speaker == k {
			return true
		}
	case iForm:
		if x.turn != 0 && c.turn != 0 && x.turn != c.turn {
			return true
		}
	}
	if c.entity >= 0 && slices.Contains(r.below, c.entity) {
		return true
	}
	return r.mentions[c.last].Head == m.Head
}

// describe writes the features of mention i with each chain.
func (r *resolver) describe(i int) {
	c := &r.choice
	c.Entities = c.Entities[:0]
	rank, a := ranks{}, r.around(i)
	for _, k := range c.Chains {
		if ch := r.chains[k]; ch.personal() && agrees(&r.x, ch) {
			rank.rivals++
		}
	}
	for n, k := range c.Chains {
		if n == len(c.Pairs) {
			c.Pairs = append(c.Pairs, nil)
		}
		ch := r.chains[k]
		r.pairRow.reset(c.Pairs[n])
		r.pair(i, k, rank, &a)
		c.Pairs[n] = r.pairRow.ids
		c.Entities = append(c.Entities, ch.entity)
		rank.all++
		if agrees(&r.x, ch) {
			rank.agreeing++
			rank.people += flag(ch.personal())
		}
	}
	c.Pairs = c.Pairs[:max(len(c.Pairs), len(c.Chains))]
}

// put puts mention i into the k-th of the chains to choose from.
func (r *resolver) put(i, k, margin int) {
	m, x := &r.mentions[i], &r.x
	var at int
	if k < 0 {
		at = len(r.chains)
		r.chains = append(r.chains, &chain{named: -1, subject: -1, mainSubject: -1, entity: -1, seen: -1})
	} else {
		at = r.choice.Chains[k]
		m.Margin = margin
	}
	c := r.chains[at]
	c.add(int32(i), m, x)
	r.of = append(r.of, int32(at))
	m.Chain = at
	if i >= lookPronoun {
		r.drop(r.of[i-lookPronoun])
	}
	if m.Class == Pronoun || m.Class == Demonstrative {
		return
	}
	r.list(r.byHead, x.head, int32(at))
	if x.alias[0] != 0 {
		r.list(r.byHead, x.alias[0], int32(at))
	}
	if x.last != 0 {
		r.list(r.byLast, x.last, int32(at))
	}
	if m.Entity >= 0 {
		c.listed++
		if old, ok := r.byEntity[m.Entity]; ok {
			r.unlist(old)
		}
		r.byEntity[m.Entity] = int32(at)
	}
}

// list puts a chain last in the list of a few of a key.
func (r *resolver) list(lists map[uint64][]int32, key uint64, k int32) {
	list := lists[key]
	if at := slices.Index(list, k); at >= 0 {
		list = slices.Delete(list, at, at+1)
	} else {
		r.chains[k].listed++
		if len(list) == lookHead {
			r.unlist(list[0])
			list = slices.Delete(list, 0, 1)
		}
	}
	lists[key] = append(list, k)
}

func (r *resolver) unlist(k int32) {
	r.chains[k].listed--
	r.drop(k)
}

// drop forgets a chain that stands in no list and that the mention behind this one does not see: of those of a long
// text few are left.
func (r *resolver) drop(k int32) {
	if c := r.chains[k]; c != nil && c.listed == 0 && int(c.last) <= r.now-lookPronoun {
		r.chains[k] = nil
	}
}
