// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// edges are the names of people, bodies and countries by the tokens with which they begin, and behind which they end.
type edges struct{ begin, end map[int]int }

func (r *resolver) nameEdges() edges {
	x := edges{map[int]int{}, map[int]int{}}
	for i := range r.d.placed {
		m := &r.d.placed[i]
		if first, last := r.d.tokensOf(m.Span); m.Kind == Name && first < last {
			x.begin[first], x.end[last] = m.entity, m.entity
		}
	}
	return x
}

// counsels notes whose lawyers people are, so that their clients are known: "Smith's barrister, Ann Orlo", "a lawyer for Smith, Ann Orlo", "Ann Orlo,
// who represents Smith".
func (r *resolver) counsels() {
	d := r.d
	x := r.nameEdges()
	note := func(lawyer, client int, noun string) {
		if lawyer >= 0 && client >= 0 && lawyer != client && d.Entities[lawyer].Type == Person {
			r.call(lawyer, called{noun: noun, words: []string{noun}, country: -1, of: client})
		}
	}
	at := func(m map[int]int, token int) int {
		if e, ok := m[token]; ok {
			return e
		}
		return -1
	}
	for _, s := range d.Sentences {
		for i := s.First + 1; i < s.Last; i++ {
			low := strings.ToLower(d.word(i))
			switch {
			case d.Tokens[i].Lemma == "represent" && d.Tokens[i].Tag == Verb:
				if k := i - 1; d.word(k) == "," || strings.EqualFold(d.word(k), "who") && d.word(k-1) == "," {
					if d.word(k) != "," {
						k--
					}
					note(at(x.end, r.behindLetters(k)), at(x.begin, i+1), "lawyer")
				}
			case r.g.lists["answers client"][low] && d.Tokens[i-1].Lemma == "'s":
				client := at(x.end, i-1)
				note(r.namedBehind(x, i+1, s), client, low)
				if k := r.beginOf(x, i-1); k > s.First && d.word(k-1) == "," {
					note(at(x.end, r.behindLetters(k-1)), client, low)
				}
			case r.g.lists["answers client"][low] && i+2 < s.Last && d.word(i+1) == "for":
				client := at(x.begin, i+2)
				if client < 0 {
					continue
				}
				end := i + 3
				for at(x.end, end) != client && end < s.Last {
					end++
				}
				note(r.namedBehind(x, end, s), client, low)
				k := i
				for k > s.First && k > i-4 && d.Tokens[k-1].Tag != Punct {
					k--
				}
				if k > s.First && d.word(k-1) == "," {
					note(at(x.end, r.behindLetters(k-1)), client, low)
				}
			}
		}
	}
}

// behindLetters gives the token behind a name that ends before token k, or before the letters of an honour there: "Ann Orlo KC,".
func (r *resolver) behindLetters(k int) int {
	if k > 1 && slices.Contains([]string{"KC", "QC", "SC", "Esq"}, r.d.word(k-1)) {
		return k - 1
	}
	return k
}

// beginOf gives the token with which the name begins that ends before token end, 0 if none does.
func (r *resolver) beginOf(x edges, end int) int {
	for k := end - 1; k >= 0 && k > end-6; k-- {
		if e, ok := x.begin[k]; ok && e == x.end[end] {
			return k
		}
	}
	return 0
}

// namedBehind gives the person whose name begins at token i, or behind a comma and titles there; -1 if there is none.
func (r *resolver) namedBehind(x edges, i int, s Sentence) int {
	d := r.d
	if i < s.Last && d.word(i) == "," {
		i++
	}
	for ; i < s.Last && (d.Tokens[i].Tag == Propn || d.Tokens[i].Tag == Noun || d.word(i) == "."); i++ {
		if e, ok := x.begin[i]; ok {
			if d.Entities[e].Type == Person {
				return e
			}
			return -1
		}
	}
	return -1
}

// clientMeant gives the one for whom "her client" stands whose owner is a lawyer, or "my client" of what a lawyer says; -1 where the text does not
// tell whose lawyer that is.
func (r *resolver) clientMeant(p *nounPhrase, s Sentence) int {
	if p.noun != "client" || !p.pronoun || p.article == "your" || p.article == "whose" {
		return -1
	}
	if p.article == "my" || p.article == "our" {
		if e := r.defended(p, s); e >= 0 {
			return e
		}
	}
	if p.owner >= 0 {
		return r.clientBy(p.owner)
	}
	return -1
}

// advocate gives the lawyer who says something of the client of the "his" or "her" at token i: "She told the court that her client was ill"; -1 if
// there is none.
func (r *resolver) advocate(i int, s Sentence) int {
	d := r.d
	head := r.ownedNoun(i, s)
	if head < 0 || d.Tokens[head].Lemma != "client" {
		return -1
	}
	for n, v := 0, int(d.Words[d.Tokens[head].Word].Head); n < 6 && v >= 0; n++ {
		if v < int(d.Tokens[i].Word) && saysSo(d.Words[v].Lemma) {
			if who := r.subjectOf(v, s); who >= 0 && d.Words[who].Tag != Noun {
				if e := r.entityOfWord(who, s); e >= 0 && r.clientBy(e) >= 0 {
					return e
				}
			}
			return -1
		}
		v = int(d.Words[v].Head)
	}
	return -1
}

// clientBy gives the only one whose lawyer a person is.
func (r *resolver) clientBy(lawyer int) int {
	one := -1
	for _, c := range r.info[lawyer].called {
		if !r.g.lists["answers client"][c.noun] || c.of < 0 || c.of == one {
			continue
		}
		if one >= 0 {
			return -1
		}
		one = c.of
	}
	return one
}

// defended gives the one whose lawyer says what stands in quotation marks around a phrase: “My client is ill,” said his barrister.
func (r *resolver) defended(p *nounPhrase, s Sentence) int {
	d := r.d
	for i := s.First + 1; i < s.Last; i++ {
		if r.inQuote(d.Tokens[i].Start) {
			continue
		}
		if e, ok := r.judging.pronouns[i]; ok && d.Words[d.Tokens[i].Word].Rel == "nsubj" && r.speaks(i, i+1, s) && r.clientBy(e) >= 0 {
			return r.clientBy(e)
		}
		if !r.g.lists["answers client"][strings.ToLower(d.word(i))] {
			continue
		}
		owner := r.ownerOf(int(d.Tokens[i].Word), s)
		if owner < 0 {
			continue
		}
		if e, ok := r.judging.pronouns[int(d.Words[owner].Token)]; ok {
			return e
		}
		for _, m := range d.mentionsIn(s.Span) {
			if first, last := d.wordsOf(m.Span); m.Kind == Name && first <= owner && owner < last {
				return m.entity
			}
		}
	}
	return -1
}
