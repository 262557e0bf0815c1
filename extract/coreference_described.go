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
			v := &d.Words[w.Head]
			return v.Rel == "root" || v.Rel == "conj" || v.Rel == "parataxis" || v.Rel == "ccomp" && v.Head > w.Head // "X lied, the court heard"
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
	return r.g.lists["describes"][w.noun]
}

// mayDescribe tells whether nothing that is known of a person speaks against a phrase.
func (r *resolver) mayDescribe(e int, w *wanted) bool {
	sex := r.info[e].sex
	if w.kind&nounFemale != 0 && sex == male || w.kind&nounMale != 0 && sex == female {
		return false
	}
	if r.foreign(w, e) {
		return false
	}
	if w.by >= 0 && r.d.Entities[w.by].Type == Organization && !slices.ContainsFunc(r.info[e].called, func(c called) bool { return c.of == w.by }) {
		return false // a party's lawmaker is whom the text gives to that party
	}
	return !slices.ContainsFunc(r.info[e].called, func(c called) bool {
		return c.noun == w.noun && (c.former != w.former || w.by >= 0 && c.of >= 0 && c.of != w.by)
	})
}

// introduced gives the entity that the first lines of an article speak of without its name, which follows soon: "A river charity has
// sued the state" and then the Velm River Trust, "A Harbour man was shot" and then who he is. It is called so from then on.
func (r *resolver) introduced(w *wanted, s Sentence) int {
	if w.kind&nounPerson != 0 && r.agentless(w) {
		if e := r.leadPerson(w); e >= 0 {
			if r.learn {
				r.call(e, r.said(w.head, s))
			}
			for _, k := range w.words {
				if r.d.word(k) == yearOld && r.aging[e] == "" {
					r.aging[e] = r.d.word(k - 2)
				}
			}
			return e
		}
	}
	if len(w.words) == 0 && w.by < 0 && w.country < 0 && w.kind&(nounOrg|nounPlace) == 0 {
		return -1
	}
	for _, least := range [...]int{fitsExact, fitsFamily} {
		one := -1
		for _, e := range r.callees(w) {
			if person := r.d.Entities[e].Type == Person; person != (w.kind&nounPerson != 0) && (person || w.kind&nounOrg == 0) {
				continue
			}
			if r.fit(e, w) < least || least < fitsExact && !r.repeats(e, w) {
				continue
			}
			if one >= 0 {
				return -1
			}
			one = e
		}
		if one >= 0 {
			if !r.comes(one, w.sentence) {
				return -1
			}
			return one
		}
	}
	return -1
}

// repeats tells whether a word of a phrase is one of an entity's name: "a river group" of the Velm River Trust.
func (r *resolver) repeats(e int, w *wanted) bool {
	name := strings.Fields(strings.ToLower(r.d.Entities[e].Name))
	return slices.ContainsFunc(w.words, func(t int) bool { return slices.Contains(name, strings.ToLower(r.d.word(t))) })
}

// farIntroduced is how many sentences behind what introduces an entity its name stands at most.
const farIntroduced = 3

// comes tells whether an entity was not spoken of yet, but in headlines, and is named soon.
func (r *resolver) comes(e, sentence int) bool {
	d := r.d
	for k := len(r.recent) - 1; k >= 0; k-- {
		if m := &r.recent[k]; m.entity == e && !r.heads(d.Sentences[m.sentence]) {
			return false
		}
	}
	for k := r.next; k < len(r.names) && k < r.next+15; k++ {
		if m := &r.names[k]; m.entity == e {
			first, _ := d.tokensOf(m.Span)
			return int(d.Tokens[first].Sentence) <= sentence+farIntroduced
		}
	}
	return false
}

// agentless tells a phrase that is the subject of the first sentence of an article's text, or whom somebody without a name arrests or jails there.
func (r *resolver) agentless(w *wanted) bool {
	d := r.d
	x := &d.Words[d.Tokens[w.head].Word]
	switch {
	case x.Head < 0:
		if begin := r.begins[w.sentence]; w.first != begin || w.end >= len(d.Tokens) || d.Words[d.Tokens[w.end].Word].XPOS[0] != 'W' {
			return false // "A driver whose phone was in his hand when he killed a cyclist has been jailed", where the tree may lose the verb
		}
	case x.Rel == "nsubj", x.Rel == "nsubj:pass":
	case x.Rel != "obj" || !r.g.lists["seize"][d.Words[x.Head].Lemma]:
		return false
	}
	if x.Head >= 0 {
		if rel := d.Words[x.Head].Rel; rel != "root" && rel != "conj" && rel != "ccomp" {
			return false
		}
	}
	for k := w.sentence - 1; k >= 0; k-- {
		if p := d.Paragraphs[d.Sentences[k].Paragraph]; p.Kind == Body && !r.heads(d.Sentences[k]) {
			return false
		}
	}
	return true
}

// leadPerson gives the person whom the subject of the first sentence describes: the first who is named behind it, as subject of a
// sentence, and of whom nothing else is said to be known.
func (r *resolver) leadPerson(w *wanted) int {
	d := r.d
	for k := r.next; k < len(r.names) && k < r.next+12; k++ {
		m := &r.names[k]
		first, last := d.tokensOf(m.Span)
		if first <= w.head {
			continue
		}
		if int(d.Tokens[first].Sentence) > w.sentence+farIntroduced {
			return -1
		}
		if d.Entities[m.entity].Type != Person {
			continue
		}
		if int(d.Tokens[first].Sentence) == w.sentence || last-first < 2 {
			return -1
		}
		s := d.Sentences[d.Tokens[first].Sentence]
		x := seen{entity: m.entity, first: first, last: last}
		if !r.leadsClause(&x) && d.Words[d.Tokens[first].Word].Rel != "obj" && !(first == s.First && r.isSubject(first, last, s)) || r.inQuote(d.Tokens[first].Start) || !r.mayDescribe(m.entity, w) || !r.comes(m.entity, w.sentence) {
			return -1
		}
		if r.otherFate(w, first) || r.speaks(first, last, s) && s.Paragraph == d.Sentences[w.sentence].Paragraph {
			return -1 // "A minister said that it was shut. Ana Orlo said that it was not."
		}
		if r.speaks(first, last, s) && !saysSo(d.Words[d.Words[d.Tokens[w.head].Word].Head].Lemma) ||
			slices.ContainsFunc(r.info[m.entity].called, func(c called) bool { return r.otherOffice(&c, w) }) {
			return -1
		}
		return m.entity
	}
	return -1
}

// otherFate tells whether the phrase is of one who died and the name that begins at token first of one whom somebody arrests for it: "A cyclist
// has died. John Orlo, 34, was charged".
func (r *resolver) otherFate(w *wanted, first int) bool {
	d := r.d
	fate, seized := d.Words[d.Tokens[w.head].Word].Head, d.Words[d.Tokens[first].Word].Head
	for n := 0; n < 3 && seized >= 0 && d.Words[seized].Tag != Verb; n++ {
		seized = d.Words[seized].Head
	}
	return fate >= 0 && seized >= 0 && r.g.lists["dies"][d.Words[fate].Lemma] && r.g.lists["seize"][d.Words[seized].Lemma]
}

// otherOffice tells whether what a person is called is an office that a phrase without a name does not mean.
func (r *resolver) otherOffice(c *called, w *wanted) bool {
	return r.g.nouns[c.noun]&nounOffice != 0 && c.noun != w.noun && !r.related(c.noun, w.noun) &&
		!slices.ContainsFunc(w.words, func(t int) bool { return slices.Contains(c.words, strings.ToLower(r.d.word(t))) })
}

// capital gives the capital of the country that a phrase names, or of the one that the text speaks of most, if it names it.
func (r *resolver) capital(w *wanted) int {
	country := w.country
	if country < 0 {
		country = r.home
	}
	if e, ok := r.capitals[country]; ok {
		return e
	}
	return -1
}

// places tells which types of entities a noun for places may stand for without more words; none for other nouns.
func (r *resolver) places(noun string) []EntityType {
	switch {
	case r.g.lists["a-country"][noun]:
		return []EntityType{Country}
	case noun == "city" || r.g.lists["a-town"][noun]:
		return []EntityType{City}
	case r.g.lists["a-region"][noun]:
		return []EntityType{Place}
	}
	return nil
}

// place gives the place for which "the country" or "the town" stands: of those of its type the one that was spoken of last and
// most, or, where none was lately, the one of which the article speaks far more than of any other.
func (r *resolver) place(w *wanted, types []EntityType) int {
	best, second, one := 0, 0, -1
	seen := map[int]bool{}
	for _, e := range r.mayBePlace(types, w.noun) {
		if seen[e] {
			continue
		}
		seen[e] = true
		x := r.weight(e)
		if m := r.lastSeen(e); m != nil && m.sentence >= w.sentence-2 && (m.subject || m.possessor || r.spoken[e] > 1 || r.d.Entities[e].Type != Country) {
			x += 40 - 10*(w.sentence-m.sentence)
			if m.subject || m.possessor {
				x += 5
			}
		} else if r.d.Entities[e].Type == Place {
			continue // of several kinds, so it must be near
		}
		switch {
		case x > best:
			best, second, one = x, best, e
		case x > second:
			second = x
		}
	}
	if best-second < choiceMargin && (best >= choiceMargin || second > 0) || best < choiceMargin && slices.Contains(types, Country) { // its own country an article need not name
		return -1
	}
	return one
}

// mayBePlace gives the places of some types for which a noun may stand: those that were spoken of lately, and the two of which the text
// speaks most.
func (r *resolver) mayBePlace(types []EntityType, noun string) (out []int) {
	add := func(e int) bool {
		isle := noun == "island" && r.g.lists["island-country"][strings.ReplaceAll(r.d.Entities[e].Name, " ", "-")]
		if !slices.Contains(types, r.d.Entities[e].Type) && !isle || r.smaller(e, noun) {
			return false
		}
		out = append(out, e)
		return true
	}
	for k := range r.recent {
		add(r.recent[k].entity)
	}
	for _, typ := range types {
		n := 0
		for _, e := range r.weightiest[typ][:min(mostCallees, len(r.weightiest[typ]))] {
			if n < 2 && add(e) {
				n++
			}
		}
	}
	return out
}

// farSpoken is how often a place is spoken of at most, for what that counts.
const farSpoken = 8

// smaller tells whether a noun says a smaller place than an entity is: cities that everybody knows are no towns.
func (r *resolver) smaller(e int, noun string) bool {
	switch noun {
	case "town", "village", "township", "suburb", "hamlet":
		_, known := r.g.forms[r.d.Entities[e].Name]
		return known
	}
	return false
}

// ofTwo gives the one of two that are named together in this sentence or the one before for which "the former" or "the latter" stands, which
// begins at token i: "Toyota and Honda raised prices. The latter blames the yen"; -1 if there are none.
func (r *resolver) ofTwo(i int, s Sentence) int {
	d := r.d
	if i+2 >= s.Last || !strings.EqualFold(d.word(i), "the") || d.Words[d.Tokens[i].Word].Head != d.Tokens[i+1].Word && d.Tokens[i+2].Tag != Verb && d.Tokens[i+2].Tag != Aux {
		return -1
	}
	former := strings.EqualFold(d.word(i+1), "former")
	if next := d.Tokens[i+2].Tag; !former && !strings.EqualFold(d.word(i+1), "latter") || next == Noun || next == Adj || next == Propn || next == Num || d.word(i+2) == "-" {
		return -1
	}
	for k := len(r.recent) - 1; k > 0 && r.recent[k-1].sentence >= int(d.Tokens[i].Sentence)-1; k-- {
		a, b := &r.recent[k-1], &r.recent[k]
		if a.kind != Name || b.kind != Name || a.entity == b.entity || b.first != a.last+1 || d.word(a.last) != "and" && d.word(a.last) != "or" {
			continue
		}
		if former {
			return a.entity
		}
		return b.entity
	}
	return -1
}
