// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// nounPhrase is a noun phrase without a name that may stand for a named entity, as the tree draws it.
type nounPhrase struct {
	wanted
	article   string // "the", "a", "this", "my", "his", "'s" for any other possessor, "" where there is none
	owner     int    // entity of a possessor before the noun, -1 if none
	pronoun   bool   // whose possessor is a pronoun
	rel       string // of the noun
	behind    string // what follows the noun and belongs to it
	apposed   bool   // it may only say what somebody is
	numbered  bool
	possessor bool
}

// longestPhrase is how many tokens before its noun a phrase may have.
const longestPhrase = 10

// phraseAt reads the noun phrase whose noun is token i; false where it is none, part of another's name or title, or in apposition.
func (r *resolver) phraseAt(i int, s Sentence) (*nounPhrase, bool) {
	d := r.d
	t := &d.Tokens[i]
	w := &d.Words[t.Word]
	low := strings.ToLower(d.word(i))
	switch {
	case t.Tag != Noun && low != yearOld && (t.Tag != Propn || r.g.nouns[low] == 0) && !r.countryman(i, s), strings.HasSuffix(w.XPOS, "S") && low != "police" && !r.g.lists["fighters"][low]:
		return nil, false
	case i+1 < s.Last && (r.startsName(i+1) || d.word(i+1) == "-"), w.Rel == "appos", r.g.lists["nothing"][low] && len(r.held[low]) == 0:
		return nil, false
	case (w.Rel == "compound" || w.Rel == "flat") && !r.modifies(i, s):
		return nil, false
	}
	p := &nounPhrase{wanted: wanted{head: i, first: i, end: i + 1, noun: low, country: -1, by: -1, of: -1, sentence: int(t.Sentence)}, owner: -1, rel: w.Rel}
	if x, ok := strings.CutPrefix(low, "ex-"); ok {
		p.noun, p.former = x, true
	}
	if p.kind = r.g.nouns[p.noun]; p.noun == yearOld {
		p.kind = nounOccupation
	}
	for k := i - 1; k >= s.First && k >= i-longestPhrase && r.within(k, int(t.Word)); k-- {
		p.first = k
	}
	for p.first < i && d.Tokens[p.first].Tag == Punct {
		p.first++
	}
	if low == yearOld {
		if !r.aged(i, s) {
			return nil, false
		}
		p.first = i - 2
		for p.first > s.First && (d.Tokens[p.first-1].Tag == Adj || d.Tokens[p.first-1].Tag == Det) {
			p.first--
		}
	}
	r.readPhrase(p, s)
	if t.Tag != Noun && p.kind == 0 {
		if k, end := r.g.findDemonym(d, i, s.Last); end == i+1 {
			p.country, p.kind = k, nounOccupation
		}
	}
	r.readBehind(p, s)
	if r.nameFollows(p, s) {
		return nil, false
	}
	p.possessor = r.isPossessorAt(p.end, s)
	p.apposed = !p.possessor && r.apposition(p.first, s) || r.predicative(int(t.Word), s)
	return p, true
}

// nameFollows tells whether the name of what a phrase means follows it: "her brother, the novelist Max Orr,".
func (r *resolver) nameFollows(p *nounPhrase, s Sentence) bool {
	d := r.d
	if p.head+2 >= s.Last || d.word(p.head+1) != "," {
		return false
	}
	if m, ok := r.nameAt(p.head + 2); ok && (d.Entities[m.entity].Type == Person || d.Entities[m.entity].Type == Organization) {
		p.behind = ", name"
		return r.apposes(m.Span, int(d.Tokens[p.head].Word))
	}
	end := p.head + 2
	for end < s.Last && end < p.head+longestPhrase && d.Tokens[end].Tag != Punct {
		end++
	}
	for k := p.head + 3; k < end; k++ {
		if m, ok := r.nameAt(k); ok && d.Entities[m.entity].Type == Person && r.apposes(d.tokenSpan(p.head+2, end), int(d.Tokens[p.head].Word)) {
			if _, last := d.tokensOf(m.Span); last == end {
				return true
			}
		}
	}
	return false
}

// countryman tells the word for somebody of a country that stands for one: "the Norlander said".
func (r *resolver) countryman(i int, s Sentence) bool {
	if i == s.First || !strings.EqualFold(r.d.word(i-1), "the") || !r.argument(i) || strings.HasSuffix(r.d.Words[r.d.Tokens[i].Word].XPOS, "S") {
		return false
	}
	_, end := r.g.findDemonym(r.d, i, s.Last)
	return end == i+1
}

// apposes tells whether a name stands in apposition to word w.
func (r *resolver) apposes(name Span, w int) bool {
	first, last := r.d.wordsOf(name)
	for i := first; i < last; i++ {
		if x := &r.d.Words[i]; int(x.Head) == w && x.Rel == "appos" {
			return true
		}
	}
	return false
}

// predicative tells whether a form of "be" that stands before word w makes it what somebody is said to be.
func (r *resolver) predicative(w int, s Sentence) bool {
	for c := max(s.FirstWord, w-longestPhrase); c < w; c++ {
		if x := &r.d.Words[c]; int(x.Head) == w && x.Rel == "cop" {
			return true
		}
	}
	return false
}

// within tells whether token k stands before the noun that is word head and belongs to its phrase.
func (r *resolver) within(k, head int) bool {
	d := r.d
	w := int(d.Tokens[k].Word)
	for range 6 {
		x := &d.Words[w]
		if int(x.Head) != head {
			if x.Head < 0 || int(x.Head) > head {
				return false
			}
			w = int(x.Head)
			continue
		}
		switch x.Rel {
		case "det", "amod", "compound", "nummod", "nmod:poss", "det:predet", "flat", "nmod:unmarked", "obl:unmarked", "goeswith":
			return true
		case "punct":
			return d.word(k) == "-"
		}
		return false
	}
	return false
}

// readPhrase reads the words before the noun: article, possessor, people of a country, names, other words.
func (r *resolver) readPhrase(p *nounPhrase, s Sentence) {
	d := r.d
	k := p.first
	switch low := strings.ToLower(d.word(k)); {
	case k == p.head:
	case d.Tokens[k].Tag == Det:
		p.article, p.indefinite = low, low == "a" || low == "an"
		k++
	case possessivePronoun(d.Tokens[k].Lemma) || low == "my" || low == "our" || low == "your" || low == "their" || low == "whose":
		p.article, p.pronoun = low, true
		if n := len(r.recent); n > 0 && r.recent[n-1].first == k {
			p.owner = r.recent[n-1].entity
		} else if e := r.mine(k); e >= 0 {
			p.owner = e
		}
		k++
	}
	for ; k < p.head; k++ {
		if x, e := r.g.findDemonym(d, k, p.head); e > k {
			p.country, k = x, e-1
			continue
		}
		if m := r.behindName(k, p.first); m != nil {
			p.by = m.entity
			_, last := d.tokensOf(m.Span)
			k = max(last, k+1) - 1
			continue
		}
		low := strings.ToLower(d.word(k))
		switch {
		case d.Tokens[k].Tag == Part:
			p.article, p.owner = "'s", p.by
			p.words, p.former = nil, false
		case d.Tokens[k].Tag == Num:
			p.numbered = true
		case d.Tokens[k].Tag == Noun || d.Tokens[k].Tag == Adj || d.Tokens[k].Tag == Propn || d.Tokens[k].Tag == Verb:
			p.former = p.former || isFormer(low)
			p.words = append(p.words, k)
		}
	}
}

// behindName gives the name that begins at token k, among those that were read already.
func (r *resolver) behindName(k, first int) *placedMention {
	for n := min(r.next, len(r.names)-1); n >= 0 && r.names[n].Start >= r.d.Tokens[first].Start; n-- {
		if r.names[n].Start == r.d.Tokens[k].Start {
			return &r.names[n]
		}
	}
	return nil
}

// readBehind reads what follows the noun.
func (r *resolver) readBehind(p *nounPhrase, s Sentence) {
	d := r.d
	if p.end >= s.Last {
		p.behind = "end"
		return
	}
	switch low := strings.ToLower(d.word(p.end)); low {
	case "of", "from", "for", "in", "at":
		if !r.leads(p.head, p.end) {
			return
		}
		if p.behind = low; low != "in" {
			if p.of = r.nameWithin(p.end+1, min(s.Last, p.end+4)); p.of >= 0 {
				p.behind += " name"
			}
		}
	case "that", "which", "who", "whose", "whom":
		if r.leads(p.head, p.end) {
			p.behind = "who"
		}
	case ",":
		p.behind = ","
		if p.end+1 < s.Last && slices.Contains([]string{"which", "who", "whose", "whom"}, d.word(p.end+1)) {
			p.behind = ", who"
		}
	case "and", "or":
		p.behind = "and"
	default:
		w := &d.Words[d.Tokens[p.end].Word]
		for range 3 { // "the company we were", "the group run by Smith"
			if w.Head < 0 {
				break
			}
			if w.Head == d.Tokens[p.head].Word {
				if strings.HasPrefix(w.Rel, "acl") {
					p.behind = "clause"
				}
				break
			}
			w = &d.Words[w.Head]
		}
	}
}
