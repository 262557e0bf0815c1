// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"

	"kg/extract/coreference"
	"kg/extract/linear"
)

// NominalChoice is a noun phrase without a name, with the entities for which it may stand.
type NominalChoice struct {
	Span     Span  // of the phrase, its article included
	Entities []int // indexes into Document.Entities
	// Self is what holds of the phrase, Pairs[k] what holds of it with Entities[k]; there may be more of Pairs.
	Self  linear.Features
	Pairs []linear.Features
	// Called tells of Entities[k] whether the text calls it in a way that fits the phrase, or it is nobody: of people texts say who
	// they are.
	Called []bool
	// Barred tells of Entities[k] what says that the phrase does not mean it, "" where nothing does.
	Barred []string
	// Guess is the entity that rules give it, -1 where they give none.
	Guess int
}

// Nominals is a document on its way to what its noun phrases stand for: names, pronouns and chains are found.
type Nominals struct{ r *resolver }

// Nominals reads an article up to the judgement of its noun phrases, which is learned from what it gives.
func (r *Reader) Nominals(a Article, text string) (*Document, *Nominals) {
	d := &Document{Article: a, Text: text}
	for _, s := range r.Stages() {
		if s.Name == "names" {
			break
		}
		s.Run(d)
	}
	return d, &Nominals{r.resolved(d)}
}

// Walk reads the text once more, lets decide choose for each noun phrase the index of an entity of the choice, or -1, and gives
// what it chose. A choice is valid until the next.
func (n *Nominals) Walk(decide func(*NominalChoice) int) (chosen []Mention, of []int) {
	n.r.judgeAll(decide)
	for _, m := range n.r.added {
		if m.Kind == Nominal {
			chosen, of = append(chosen, m.Mention), append(of, m.entity)
		}
	}
	return chosen, of
}

// judge is the judgement of noun phrases at work on one text.
type judge struct {
	decide     func(*NominalChoice) int
	choice     NominalChoice
	guess      map[int]int                // by rules: tokens of nouns -> entities
	pronouns   map[int]int                // tokens -> what they stand for, which is decided
	chains     map[int]*nominalChain      // words of nouns -> their chains
	ahead      map[int]int                // entity -> how many names on it is named next
	kin        map[int]int                // entity -> how many of its type are named next before it
	since      map[int]*recency           // of the entities to choose from
	linked     map[string]int             // nouns -> the entity for which they stood last, -1 if none
	capital    int                        // the entity that is the capital that the phrase speaks of, -1 if none
	agree      []bool                     // of the entities of the choice: by what they are called or what their kind is
	most       []int                      // of each type: the entities of which the text speaks most
	standing   []standing                 // of each entity
	parties    map[int]bool               // entities that were asked for: whether they are parties
	holders    map[string][]int           // offices -> the people who are known to have had one; see knownToHold
	places     map[string]map[string]bool // offices -> the places of which those people have had them
	introduced map[string]int             // nouns -> the sentence in which one stood for nobody who has a name
}

// nominalChain is a chain of the text with its name and the margin of a noun phrase in it.
type nominalChain struct{ entity, margin int }

// recency is what is known of when the text spoke of an entity.
type recency struct {
	last *seen
	rank int // how many entities it spoke of since
	kin  int // how many of these are of the same type
}

// judgeAll walks the text once more, and finds what noun phrases stand for by a judgement; that of the rules is one thing that
// counts.
func (r *resolver) judgeAll(decide func(*NominalChoice) int) {
	if r.judging == nil {
		r.judging = &judge{guess: map[int]int{}, pronouns: map[int]int{}, chains: nominalChains(r.d.Chains), most: r.mostSpoken(), standing: r.standings(), parties: map[int]bool{}, holders: map[string][]int{}, places: map[string]map[string]bool{}}
		for _, m := range r.added {
			if m.Kind == Nominal {
				head, _ := r.d.tokensOf(m.head)
				r.judging.guess[head] = m.entity
			} else {
				first, _ := r.d.tokensOf(m.Span)
				r.judging.pronouns[first] = m.entity
			}
		}
	}
	j := r.judging
	j.decide, j.linked, j.introduced, r.nations = decide, map[string]int{}, map[string]int{}, map[int][]int{}
	r.again()
}

// mostSpoken gives of each type the entities of which the text speaks most, lookMost of them.
func (r *resolver) mostSpoken() (out []int) {
	var of [EventType + 1][]int
	for e := range r.info {
		typ := r.d.Entities[e].Type
		of[typ] = append(of[typ], e)
	}
	for _, es := range of {
		slices.SortStableFunc(es, func(a, b int) int { return r.spoken[b] - r.spoken[a] })
		out = append(out, es[:min(lookMost, len(es))]...)
	}
	return out
}

// nominalChains gives the chains of noun phrases in which there is a name.
func nominalChains(ms []coreference.Mention) map[int]*nominalChain {
	named := map[int]int{}
	for i := range ms {
		if m := &ms[i]; m.Class == coreference.Named && m.Entity >= 0 {
			if _, ok := named[m.Chain]; !ok {
				named[m.Chain] = m.Entity
			}
		}
	}
	out := map[int]*nominalChain{}
	for i := range ms {
		if m := &ms[i]; m.Class == coreference.Nominal {
			if e, ok := named[m.Chain]; ok {
				out[m.Head] = &nominalChain{e, m.Margin}
			}
		}
	}
	return out
}

// judged finds what the noun phrase of the noun at token i stands for, and links it.
func (r *resolver) judged(i int, s Sentence) bool {
	if r.d.credited(int(r.d.Tokens[i].Sentence)) {
		return false
	}
	p, ok := r.phraseAt(i, s)
	if !ok {
		return false
	}
	j := r.judging
	c := &j.choice
	c.Guess = -1
	if e, ok := j.guess[i]; ok {
		c.Guess = e
	}
	r.mayMean(p)
	e := r.holder(p)
	if e < 0 {
		e = r.compatriot(p, s)
	}
	if e < 0 {
		e = r.knownHolder(p)
	}
	if e < 0 {
		e = r.clientMeant(p, s)
	}
	if e >= 0 {
		j.linked[p.noun] = e
		r.linkNoun(e, p.first, i, p.end, s)
		return true
	}
	if len(c.Entities) == 0 {
		return false
	}
	c.Span = r.d.tokenSpan(p.first, p.end)
	r.selfFeatures(p)
	r.pairFeatures(p)
	k := j.decide(c)
	if p.noun == "police" || c.Guess >= 0 && (r.beginsSo(c.Guess, p.noun) || p.noun == "island" && r.d.Entities[c.Guess].Type == Country) || p.noun == yearOld || r.g.lists["fighters"][p.noun] || p.pronoun && (c.Guess >= 0 || p.noun == "client") { // of police, storms, islands and ages the annotated texts say too little; whose somebody is the rules know
		k = slices.Index(c.Entities, c.Guess)
	}
	if k >= 0 && r.never(p, c.Entities[k]) {
		k = -1
	}
	if k < 0 || c.Barred[k] != "" && c.Barred[k] != anothers && !outweighed(c.Barred[k]) && c.Entities[k] != c.Guess {
		if _, ok := j.linked[p.noun]; !ok {
			j.linked[p.noun] = -1
		}
		if (p.indefinite || p.numbered) && !p.apposed {
			j.introduced[p.noun] = p.sentence
		}
		return false
	}
	j.linked[p.noun] = c.Entities[k]
	r.linkNoun(c.Entities[k], p.first, i, p.end, s)
	return true
}

// How far a noun phrase looks: back over so many entities, ahead over so many names, and to so many that are called by its noun.
const (
	lookEntities = 20
	lookAhead    = 14
	lookCalled   = 8
	lookMost     = 2
)

// mayMean gathers the entities that a phrase may stand for: those that were spoken of last, those that are called by its noun, in
// the first lines of a text those that are named soon, and what rules and chains tell.
func (r *resolver) mayMean(p *nounPhrase) {
	j := r.judging
	c := &j.choice
	c.Entities = c.Entities[:0]
	j.since, j.ahead, j.kin = map[int]*recency{}, map[int]int{}, map[int]int{}
	kin := map[EntityType]int{}
	for k := len(r.recent) - 1; k >= 0; k-- {
		m := &r.recent[k]
		if j.since[m.entity] != nil {
			continue
		}
		typ := r.d.Entities[m.entity].Type
		rank := len(j.since)
		j.since[m.entity] = &recency{m, rank, kin[typ]}
		kin[typ]++
		if rank < lookEntities {
			r.mayBeMeant(m.entity, p)
		}
	}
	types := map[EntityType]int{}
	early := r.heads(r.d.Sentences[p.sentence]) || r.d.Sentences[p.sentence].Paragraph <= r.lead+1
	for k := r.next; k < len(r.names) && k < r.next+lookAhead; k++ {
		e := r.names[k].entity
		if _, ok := j.ahead[e]; ok {
			continue
		}
		j.ahead[e] = k - r.next
		j.kin[e] = types[r.d.Entities[e].Type]
		types[r.d.Entities[e].Type]++
		if early {
			r.mayBeMeant(e, p)
		}
	}
	for _, e := range r.held[p.noun][:min(lookCalled, len(r.held[p.noun]))] {
		r.mayBeMeant(e, p)
	}
	for _, e := range j.most {
		r.mayBeMeant(e, p)
	}
	if j.capital = -1; p.noun == "capital" {
		if j.capital = r.capital(&p.wanted); j.capital >= 0 {
			r.mayBeMeant(j.capital, p)
		}
	}
	if c.Guess >= 0 {
		r.mayBeMeant(c.Guess, p)
	}
	if x := j.chains[int(r.d.Tokens[p.head].Word)]; x != nil {
		r.mayBeMeant(x.entity, p)
	}
}

// mayBeMeant adds an entity that is not the owner of the phrase nor named in it, and no person where the noun is surely for none.
func (r *resolver) mayBeMeant(e int, p *nounPhrase) {
	c := &r.judging.choice
	if e == p.owner || e == p.by || slices.Contains(c.Entities, e) {
		return
	}
	if e != c.Guess && p.kind != 0 {
		person := r.d.Entities[e].Type == Person
		all := p.kind &^ (nounModifier | nounEpithet | nounState)
		if all != 0 && (person && all&nounPerson == 0 && (r.info[e].sex != anySex || all&(nounOrg|nounGroup) == 0) || !person && all&^(nounPerson|nounMale|nounFemale) == 0) {
			return
		}
	}
	c.Entities = append(c.Entities, e)
}
