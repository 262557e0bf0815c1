// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// wholeName gives a source all of the name or token of which it has a part: "Skov-Lauritsen" where the model has "Lauritsen".
func (f *claimFinder) wholeName(s Span) Span {
	d := f.d
	first, last := d.wordsOf(s)
	for _, i := range [...]int{first, last - 1} {
		if i < first {
			return s
		}
		t := d.Tokens[d.Words[i].Token].Span
		s.Start, s.End = min(s.Start, t.Start), max(s.End, t.End)
	}
	for _, m := range d.mentionsIn(Span{max(0, s.Start-longestName), min(len(d.Text), s.End+longestName)}) {
		if m.Kind == Name && m.Overlaps(s) && f.sentenceOf(m.Span) == f.sentenceOf(s) {
			s.Start, s.End = min(s.Start, m.Start), max(s.End, m.End)
		}
	}
	return s
}

// sameBody gives an entity as the source that a noun phrase names, -1 where the phrase is too much for it: "the planning commission"
// is not the Anti-Corruption Commission, nor "the ministry" the Coast Authority.
func (f *claimFinder) sameBody(entity int, s Span) int {
	d := f.d
	if d.Entities[entity].Type != Organization {
		return entity
	}
	first, last := d.wordsOf(s)
	for _, m := range d.mentionsIn(s) {
		if m.entity == entity && m.Kind == Name {
			return entity
		}
	}
	var names strings.Builder
	for _, m := range d.Entities[entity].Mentions {
		if m.Kind == Name {
			names.WriteString(strings.ToLower(d.Slice(m.Span)) + " ")
		}
	}
	names.WriteString(strings.ToLower(d.Entities[entity].Name))
	head := -1
	for i := first; i < last; i++ {
		if h := int(d.Words[i].Head); d.Words[i].Tag == Noun && (h < first || h >= last) {
			head = i
			break
		}
	}
	if head < 0 {
		return entity
	}
	named := func(w *Word) bool { return strings.Contains(names.String(), strings.ToLower(w.Lemma)) }
	another := func(w *Word) bool {
		return w.Rel == "compound" && w.Tag != Propn && !f.lex.is("level", w.Lemma) && !named(w)
	}
	if f.lex.is("formal", d.Words[head].Lemma) && (!named(&d.Words[head]) || f.dependent(head, another) >= 0) {
		return -1
	}
	return entity
}

// documentOf gives the entity whose document a source is, -1 for none: "a survey by X", "the lawsuit" where somebody sued before.
func (f *claimFinder) documentOf(s Span) int {
	d := f.d
	first, last := d.wordsOf(s)
	for i := first; i < last; i++ {
		w := &d.Words[i]
		if h := int(w.Head); h >= first && h < last {
			continue
		}
		if !f.lex.is("document", w.Lemma) && !f.lex.is("suit", w.Lemma) {
			return -1
		}
		by := f.dependent(i, func(x *Word) bool {
			return strings.HasPrefix(x.Rel, "nmod") && f.dependent(f.indexOf(x), func(c *Word) bool { return c.Rel == "case" && c.Lemma == "by" }) >= 0
		})
		if by < 0 {
			by = f.dependent(i, func(x *Word) bool { return x.Rel == "acl" && f.lex.is("authored", x.Lemma) }) // "filed in court by X"
			if by >= 0 {
				by = f.dependent(by, func(x *Word) bool { return x.Rel == "obl:agent" })
			}
		}
		if by >= 0 {
			return d.entityAt(f.phraseOf(by))
		}
		if e := f.publisher(i, s); e >= 0 {
			return e
		}
		if f.lex.is("suit", w.Lemma) {
			return f.plaintiff(int(d.Tokens[w.Token].Sentence))
		}
		return -1
	}
	return -1
}

// publisher gives the body or person whose name stands before a document or behind "from" and "of": "a Salo Institute poll", "the
// agency's report". It is -1 where there is none.
func (f *claimFinder) publisher(document int, s Span) int {
	d := f.d
	for _, m := range d.mentionsIn(s) {
		t := d.Entities[m.entity].Type
		if t != Organization && t != Person {
			continue
		}
		_, b := d.wordsOf(m.Span)
		w := &d.Words[b-1]
		for n := 0; n < maxClimb && w.Rel == "flat" && w.Head >= 0; n++ {
			w = &d.Words[w.Head]
		}
		if int(w.Head) != document {
			continue
		}
		switch {
		case w.Rel == "nmod:poss", w.Rel == "compound" && m.Kind == Name && t == Organization,
			w.Rel == "nmod" && f.dependent(f.indexOf(w), func(c *Word) bool { return c.Rel == "case" && c.Lemma == "from" }) >= 0:
			return m.entity
		}
	}
	return -1
}

// indexOf is the index of a word of the document.
func (f *claimFinder) indexOf(w *Word) int {
	first, _ := f.d.wordsOf(w.Span)
	return first
}

// farthestSuit bounds how many sentences before a suit is spoken of somebody is looked for who sued.
const farthestSuit = 8

// plaintiff gives who sued last before a sentence or in it, -1 where nobody did or more than one.
func (f *claimFinder) plaintiff(sentence int) int {
	d := f.d
	for s := sentence; s >= max(0, sentence-farthestSuit); s-- {
		for i := d.Sentences[s].LastWord - 1; i >= d.Sentences[s].FirstWord; i-- {
			w := &d.Words[i]
			files := (w.Lemma == "file" || w.Lemma == "bring" || w.Lemma == "lodge") &&
				f.dependent(i, func(x *Word) bool { return x.Rel == "obj" && f.lex.is("suit", x.Lemma) }) >= 0
			if w.Tag != Verb || w.Lemma != "sue" && !files {
				continue
			}
			who := f.dependent(i, func(x *Word) bool { return x.Rel == "nsubj" })
			if f.passive(i) {
				who = f.dependent(i, func(x *Word) bool { return x.Rel == "obl:agent" })
			}
			if who < 0 || f.dependent(who, func(x *Word) bool { return x.Rel == "conj" }) >= 0 {
				return -1
			}
			return d.entityAt(f.phraseOf(who))
		}
	}
	return -1
}
