// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"sort"
	"strings"
)

// sayer gives the person whom a "he" or "she" at token i means that says what stands in quotation marks right before it: the subject of the
// sentence before these, in its paragraph or of who says something in the one before ("The minister, Ann Orlo, said no. “It is late,” she said"); -1 where that is not plain.
func (r *resolver) sayer(i int, class pronounClass, s Sentence) int {
	d := r.d
	q := r.saidBefore(i, s)
	if q == nil {
		return -1
	}
	first, _ := d.tokensOf(q.Span)
	if first >= i {
		return -1
	}
	k := int(d.Tokens[first].Sentence)
	before := d.Sentences[k]
	if lead := r.lone(before.First, first); lead {
		if k--; k < 0 || d.Sentences[k].Paragraph < s.Paragraph-1 || d.Paragraphs[d.Sentences[k].Paragraph].Kind != Body || r.heads(d.Sentences[k]) {
			return -1
		}
		before = d.Sentences[k]
	}
	for c := before.FirstWord; c < before.LastWord; c++ {
		w := &d.Words[c]
		if w.Rel != "nsubj" && w.Rel != "nsubj:pass" || w.Head < 0 || d.Words[w.Head].Rel != "root" || r.inQuote(d.Words[c].Start) {
			continue
		}
		if r.turns(int(w.Head), before) {
			r.nameless[i] = r.g.lists["asks"][d.Words[w.Head].Lemma]
			return -1
		}
		if before.Paragraph != s.Paragraph && !saysSo(d.Words[w.Head].Lemma) && !r.g.lists["doing"][d.Words[w.Head].Lemma] {
			return -1
		}
		e := r.entityOfWord(c, before)
		if e < 0 {
			e = r.opener(before)
		}
		if e < 0 && r.somebody(c, class, before) {
			r.nameless[i] = true
		}
		if e < 0 || !r.compatible(class, seen{entity: e}) || d.Entities[e].Type != Person {
			return -1
		}
		return e
	}
	return -1
}

// opener gives the entity of the name with which a sentence begins, where that is its subject whatever the tree says; -1 if none.
func (r *resolver) opener(s Sentence) int {
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].first >= s.First; k-- {
		if m := &r.recent[k]; m.kind == Name && m.subject && r.behindTitle(m.first, s.First) == s.First {
			return m.entity
		}
	}
	return -1
}

// appointee gives the one whom the sentence before names for a post, for the "he" at token i with which the next begins that tells whom he comes
// after: "The mayor named Ken Dunne as police chief. He succeeds Laura Vane"; -1 if there is none.
func (r *resolver) appointee(i int, class pronounClass, s Sentence) int {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	k := int(d.Tokens[i].Sentence) - 1
	if i != s.First || class == neuter || w.Rel != "nsubj" || w.Head < 0 || k < 0 || d.Sentences[k].Paragraph < s.Paragraph-1 {
		return -1
	}
	switch d.Words[w.Head].Lemma {
	case "succeed", "replace", "join":
	default:
		return -1
	}
	before := d.Sentences[k]
	for v := before.FirstWord; v < before.LastWord; v++ {
		if d.Words[v].Tag != Verb || !r.g.lists["appoint"][d.Words[v].Lemma] {
			continue
		}
		if e := r.appointed(v, before); e >= 0 && r.compatible(class, seen{entity: e}) {
			return e
		}
	}
	return -1
}

// appointed gives the person to whom verb v gives a post: the subject of its passive, or who is named right behind it; -1 if none.
func (r *resolver) appointed(v int, s Sentence) int {
	d := r.d
	if who := r.childOf(v, s, "nsubj:pass", "nsubj:pass"); who >= 0 {
		return r.entityOfWord(who, s)
	}
	at, first := int(d.Words[v].Token), -1
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].first > at; k-- {
		if m := &r.recent[k]; m.first < s.Last && d.Entities[m.entity].Type == Person {
			first = k
		}
	}
	if first < 0 {
		return -1
	}
	for k := at + 1; k < r.recent[first].first; k++ {
		if d.Tokens[k].Tag == Punct || d.Tokens[k].Tag == Verb || d.Tokens[k].Tag == Adp {
			return -1
		}
	}
	return r.recent[first].entity
}

// lone tells whether no word stands among the tokens [first, last).
func (r *resolver) lone(first, last int) bool {
	for k := first; k < last; k++ {
		if r.d.Tokens[k].Tag != Punct {
			return false
		}
	}
	return true
}

// turns tells a verb that has a person for its object, who may be the one who answers: "Smith asked Orr to go. “I will,” he said".
func (r *resolver) turns(v int, s Sentence) bool {
	d := r.d
	if r.g.lists["judge"][d.Words[v].Lemma] {
		return false // who praises goes on
	}
	told := d.Words[v].Lemma == "tell"
	for c := v + 1; c < s.LastWord; c++ {
		w := &d.Words[c]
		if int(w.Head) != v || w.Rel != "obj" && w.Rel != "iobj" && w.Rel != "obl" || told && strings.HasSuffix(w.XPOS, "S") {
			continue // who tells reporters goes on, too
		}
		if e := r.entityOfWord(c, s); e >= 0 && d.Entities[e].Type == Person || r.g.nouns[strings.ToLower(w.Lemma)]&nounPerson != 0 {
			return true
		}
	}
	return false
}

// saidBefore gives the quotation that ends right before the pronoun at token i, which is subject of a verb of saying: “No,” she said; “No,”
// said he; nil if there is none.
func (r *resolver) saidBefore(i int, s Sentence) *Quotation {
	d := r.d
	k := i - 1
	if k > s.First && saysSo(d.Tokens[k].Lemma) {
		k--
	} else if i+1 >= s.Last || !r.speaks(i, i+1, s) {
		return nil
	}
	if k < s.First || !isQuoteMark(d.word(k)) {
		return nil
	}
	qs := d.Quotations
	n := sort.Search(len(qs), func(n int) bool { return qs[n].End > d.Tokens[k].Start })
	if n == len(qs) || qs[n].End != d.Tokens[k].End || qs[n].Start >= d.Tokens[k].Start {
		return nil
	}
	return &qs[n]
}

// saidAhead gives the person who says what the pronoun at token i stands in, where that is a "he" or "she" right behind it: Smith of "Smith praised
// Orr. “He is fast,” he said"; -1 if none. What is said is of another.
func (r *resolver) saidAhead(i int, s Sentence) int {
	d := r.d
	if !r.inQuote(d.Tokens[i].Start) || r.quote == len(d.Quotations) {
		return -1
	}
	last := d.Quotations[r.quote].End
	k := sort.Search(len(d.Tokens), func(k int) bool { return d.Tokens[k].Start >= last })
	if k >= s.Last {
		return -1
	}
	class := classOf(d.Tokens[k].Lemma, d.word(k))
	if class != masculine && class != feminine || !r.speaks(k, k+1, s) {
		return -1
	}
	return r.sayer(k, class, s)
}

// somebody tells whether a word is a noun for one person who has no name and of whom the text has not spoken before: "a union official".
func (r *resolver) somebody(word int, class pronounClass, s Sentence) bool {
	d := r.d
	w := &d.Words[word]
	kind := r.g.nouns[strings.ToLower(w.Lemma)]
	if w.Tag != Noun || kind&nounPerson == 0 || strings.HasSuffix(w.XPOS, "S") || class == masculine && kind&nounFemale != 0 || class == feminine && kind&nounMale != 0 {
		return false
	}
	det := r.childOf(word, s, "det", "det")
	return det >= 0 && (d.Words[det].Lemma == "a" || d.Words[det].Lemma == "another" || d.Words[det].Lemma == "one") &&
		r.childOf(word, s, "appos", "flat") < 0 && r.entityOfWord(word, s) < 0
}

// reports gives the verb of saying that reports the clause of verb v, -1 if none; the tree may hang that on whom one tells: "told the inquiry she
// had known".
func (r *resolver) reports(v int) int {
	d := r.d
	w := &d.Words[v]
	if w.Head < 0 {
		return -1
	}
	says := int(w.Head)
	if x := &d.Words[says]; strings.HasPrefix(w.Rel, "acl") && (x.Rel == "obj" || x.Rel == "iobj") && x.Head >= 0 && d.Words[x.Head].Lemma == "tell" {
		says = int(x.Head)
	} else if w.Rel != "ccomp" {
		return -1
	}
	if !saysSo(d.Words[says].Lemma) {
		return -1
	}
	return says
}

// ofSomebody tells whether the pronoun at token i most likely stands for somebody without a name: who says so ("a shipping executive said he
// believed"), or does what is told with what is "his" ("a woman has told her story").
func (r *resolver) ofSomebody(i int, class pronounClass, s Sentence) bool {
	d := r.d
	w := &d.Words[d.Tokens[i].Word]
	if w.Head < 0 {
		return false
	}
	v := int(w.Head)
	switch w.Rel {
	case "nsubj", "nsubj:pass":
		for n := 0; n < 4 && d.Words[v].Rel == "conj" && d.Words[v].Head >= 0; n++ {
			v = int(d.Words[v].Head)
		}
		if v = r.reports(v); v < 0 || d.Words[v].Lemma == "ask" {
			return false
		}
	case "nmod:poss":
		if v = int(d.Words[v].Head); v < 0 || d.Words[w.Head].Rel != "obj" && d.Words[w.Head].Rel != "iobj" && d.Words[w.Head].Rel != "obl" || d.hasCase(int(w.Head), "because") {
			return false
		}
	default:
		return false
	}
	subject := r.childOf(v, s, "nsubj", "nsubj:pass")
	if subject < 0 || subject > v || v > int(d.Tokens[i].Word) || !r.somebody(subject, class, s) {
		return false
	}
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].first > int(d.Words[subject].Token); k-- {
		if r.recent[k].last == int(d.Words[v].Token) {
			return false // "A voter from Ohio, Smith lost his son"
		}
	}
	return true
}
