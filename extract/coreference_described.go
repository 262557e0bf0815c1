// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// described gives the person whom a phrase describes that says something new of whom the text has just spoken of: "Smith would not
// wait. The veteran lawmaker left." It is the subject of the sentence before, or of this one's beginning, -1 where that is not plain.
func (r *resolver) described(w *wanted, s Sentence) int {
	d := r.d
	if w.of >= 0 || !strings.EqualFold(d.word(w.first), "the") || !r.describes(w) || r.inQuote(d.Tokens[w.first].Start) {
		return -1
	}
	if rel := d.Words[d.Tokens[w.head].Word].Rel; rel != "nsubj" && rel != "nsubj:pass" {
		return -1
	}
	one, only := -1, -1
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= w.sentence-1; k-- {
		m := &r.recent[k]
		if r.d.Entities[m.entity].Type != Person || m.quoted {
			continue
		}
		if m.sentence == w.sentence {
			return -1 // whoever this sentence began with is somebody else
		}
		if m.kind != Pronoun && r.leadsClause(m) || m.subject && m.main {
			one = m.entity // the first subject of that sentence
		}
		if only < 0 {
			only = m.entity
		} else if only != m.entity {
			only = len(d.Entities)
		}
	}
	if one < 0 && only < len(d.Entities) {
		one = only
	}
	if one < 0 || !r.mayDescribe(one, w) {
		return -1
	}
	return one
}

// leadsClause tells whether a mention, or what it stands in apposition to, is the subject of a main clause.
func (r *resolver) leadsClause(m *seen) bool {
	d := r.d
	for i := m.first; i < m.last; i++ {
		w := &d.Words[d.Tokens[i].Word]
		if w.Rel == "appos" && w.Head >= 0 {
			w = &d.Words[w.Head]
		}
		if (w.Rel == "nsubj" || w.Rel == "nsubj:pass") && w.Head >= 0 {
			rel := d.Words[w.Head].Rel
			return rel == "root" || rel == "conj" || rel == "parataxis"
		}
	}
	return false
}

// describes tells phrases that say of a person what need not be known of him: an occupation, or an office with words that tell
// whose. "The witness" and "the lawyer" are often somebody who has no name.
func (r *resolver) describes(w *wanted) bool {
	if w.kind&nounPerson == 0 {
		return false
	}
	if w.former || w.by >= 0 || w.country >= 0 || slices.ContainsFunc(w.words, func(t int) bool {
		x := strings.ToLower(r.d.word(t))
		return x == yearOld || x == "veteran" || x == "visiting" || x == "outgoing" || x == "embattled"
	}) {
		return true
	}
	switch w.noun {
	case yearOld, "lawmaker", "legislator", "parliamentarian", "congressman", "congresswoman", "politician", "billionaire", "millionaire", "tycoon",
		"businessman", "businesswoman", "entrepreneur", "oligarch", "singer", "actor", "actress", "novelist", "author", "playwright", "poet",
		"footballer", "striker", "midfielder", "goalkeeper", "cricketer", "frontrunner", "front-runner", "incumbent", "challenger", "strongman",
		"pensioner", "veteran", "economist", "historian", "academic", "philanthropist", "campaigner", "activist", "statesman", "frontbencher",
		"backbencher", "magnate", "heir", "heiress", "celebrity", "comedian", "rapper", "musician", "scientist", "republican", "democrat":
		return true
	}
	return false
}

// mayDescribe tells whether nothing that is known of a person speaks against a phrase.
func (r *resolver) mayDescribe(e int, w *wanted) bool {
	sex := r.info[e].sex
	if w.kind&nounFemale != 0 && sex == male || w.kind&nounMale != 0 && sex == female {
		return false
	}
	if w.by >= 0 && r.d.Entities[w.by].Type == Organization && !slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.of == w.by }) {
		return false // a party's lawmaker is whom the text gives to that party
	}
	return !slices.ContainsFunc(r.info[e].called, func(c called) bool {
		return c.noun == w.noun && (c.former != w.former || w.by >= 0 && c.of >= 0 && c.of != w.by)
	})
}

// owned gives the entity for which the noun stands that the possessive at token i has, which stands for owner ("his son", "her
// client"), with the token behind it; -1 where the text does not tell.
func (r *resolver) owned(i, owner int, s Sentence) (entity, end int) {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Rel != "nmod:poss" || int(w.Head) <= int(d.Tokens[i].Word) {
		return -1, i
	}
	head := int(d.Words[w.Head].Token)
	if head > i+4 || d.Tokens[head].Tag != Noun || strings.HasSuffix(d.Words[w.Head].XPOS, "S") {
		return -1, i
	}
	if head+1 < s.Last && (r.startsName(head+1) || d.word(head+1) == "," && head+2 < s.Last && r.startsName(head+2)) {
		return -1, i // its name follows
	}
	noun := strings.ToLower(d.word(head))
	match := func(e int, pass func(c *called) bool) bool {
		return slices.ContainsFunc(r.info[e].called, func(c called) bool { return pass(&c) })
	}
	one := -1
	for e := range r.info {
		ok := e != owner && match(e, func(c *called) bool { return c.of == owner && c.noun == noun })
		if !ok && d.Entities[e].Type == Person && match(owner, func(c *called) bool { return c.of == e && inverse(c.noun, noun) }) {
			ok = r.mayDescribe(e, &wanted{noun: noun, kind: r.g.nouns[noun], by: -1})
		}
		switch {
		case !ok:
		case one >= 0:
			return -1, i
		default:
			one = e
		}
	}
	return one, head + 1
}

// inverse tells whether somebody who is a noun of another has that other for the second noun: the father of a son, the client of a
// lawyer.
func inverse(noun, other string) bool {
	switch other {
	case "father", "mother", "parent", "dad", "mum", "mom":
		return noun == "son" || noun == "daughter" || noun == "child"
	case "son", "daughter", "child", "boy", "girl":
		return noun == "father" || noun == "mother" || noun == "dad" || noun == "mum" || noun == "mom"
	case "brother", "sister", "sibling":
		return noun == "brother" || noun == "sister"
	case "husband":
		return noun == "wife"
	case "wife":
		return noun == "husband"
	case "client":
		return noun == "lawyer" || noun == "attorney" || noun == "solicitor" || noun == "barrister" || noun == "counsel" || noun == "agent"
	case "boss", "employer":
		return noun == "aide" || noun == "assistant" || noun == "bookkeeper" || noun == "secretary" || noun == "driver" || noun == "deputy" || noun == "spokesman" || noun == "spokeswoman"
	}
	return false
}

// introduced gives the entity that the first lines of an article speak of without its name, which follows soon: "A river charity has
// sued the state" and then the Velm River Trust. It must be the only one that is called so.
func (r *resolver) introduced(w *wanted, s Sentence) int {
	d := r.d
	if len(w.words) == 0 && w.by < 0 && w.country < 0 && w.kind&(nounOrg|nounPlace) == 0 {
		return -1
	}
	one := -1
	for _, e := range r.held[w.noun] {
		if !r.fits(e, w, true) {
			continue
		}
		if one >= 0 {
			return -1
		}
		one = e
	}
	if one < 0 {
		return -1
	}
	for k := len(r.recent) - 1; k >= 0; k-- {
		if m := &r.recent[k]; m.entity == one && !r.heads(d.Sentences[m.sentence]) {
			return -1
		}
	}
	for k := r.next; k < len(r.names) && k < r.next+15; k++ {
		if m := &r.names[k]; m.entity == one {
			first, _ := d.tokensOf(m.Span)
			if int(d.Tokens[first].Sentence) <= w.sentence+3 {
				return one
			}
			return -1
		}
	}
	return -1
}

// capital gives the capital of the country that a phrase names, or of the one that the text speaks of most, if it names it.
func (r *resolver) capital(w *wanted) int {
	country := w.country
	if country < 0 {
		most := 0
		for e := range r.d.Entities {
			if k, ok := r.g.forms[r.d.Entities[e].Name]; ok && r.d.Entities[e].Type == Country && r.info[e].all > most {
				most, country = r.info[e].all, k
			}
		}
	}
	for e := range r.d.Entities {
		if k, ok := r.g.forms[r.d.Entities[e].Name]; ok && r.d.Entities[e].Type == City && country >= 0 && r.g.things[k].country == country {
			return e
		}
	}
	return -1
}

// places tells which types of entities a noun for places may stand for without more words; none for other nouns.
func places(noun string) []EntityType {
	switch noun {
	case "country", "nation", "republic", "kingdom":
		return []EntityType{Country}
	case "city", "town", "village", "municipality", "township", "suburb", "hamlet":
		return []EntityType{City}
	case "island", "peninsula", "province", "region", "territory", "enclave", "valley":
		return []EntityType{Place}
	}
	return nil
}

// place gives the place for which "the country" or "the town" stands: of those of its type the one that was spoken of last and most.
func (r *resolver) place(types []EntityType, sentence int) int {
	best, second, one := 0, 0, -1
	for e := range r.d.Entities {
		if !slices.Contains(types, r.d.Entities[e].Type) {
			continue
		}
		m := r.lastSeen(e)
		if m == nil || m.sentence < sentence-2 {
			continue
		}
		x := 40 - 10*(sentence-m.sentence) + 3*min(r.info[e].all, 8)
		if m.subject || m.possessor {
			x += 5
		}
		switch {
		case x > best:
			best, second, one = x, best, e
		case x > second:
			second = x
		}
	}
	if best-second < choiceMargin {
		return -1
	}
	return one
}
