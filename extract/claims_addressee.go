// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// addressee finds whom it is said to: "told reporters that", "asked the court to", "was told that".
func (f *claimFinder) addressee(c speechCue, content []Span) Span {
	if c.entry.kind == "accuse" || c.entry.kind == "support" || c.entry.kind == "oppose" {
		return Span{}
	}
	to := -1
	switch {
	case c.passive && (c.entry.has('a') || c.entry.has('x') || c.entry.kind == "ask"):
		to = f.dependent(c.word, func(x *Word) bool { return x.Rel == "nsubj:pass" })
	case c.entry.has('a') || c.entry.has('x'):
		to = f.dependent(c.word, func(x *Word) bool { return x.Rel == "iobj" })
		if to < 0 {
			to = f.dependent(c.word, func(x *Word) bool { return x.Rel == "obj" })
		}
	}
	if to < 0 {
		return Span{}
	}
	s := f.phraseOf(to)
	for _, m := range f.d.mentionsIn(Span{s.Start, min(len(f.d.Text), s.End+longestName)}) {
		if m.Kind == Name && m.Start == s.Start && m.End > s.End {
			s.End = m.End // a name that the tree does not have as one
		}
	}
	if s.Overlaps(c.subject) {
		return Span{}
	}
	for _, x := range content {
		if x.Overlaps(s) && !(x.Start == s.Start && f.wordAt(s.End) == "to") { // "asked the court to leave" has it in its content
			return Span{}
		}
	}
	return s
}

// wordAt is the text of the first token behind a byte offset, in lower case.
func (f *claimFinder) wordAt(at int) string {
	first, _ := f.d.tokensOf(Span{at, at})
	if first == len(f.d.Tokens) {
		return ""
	}
	return strings.ToLower(f.d.word(first))
}

// phraseOf is the noun phrase that a word leads, without clauses, appositions and what stands behind a preposition but "of".
func (f *claimFinder) phraseOf(word int) Span {
	d := f.d
	s := d.Sentences[d.Tokens[d.Words[word].Token].Sentence]
	first, last := word, word+1
	for first > s.FirstWord && f.under(first-1, word) {
		first--
	}
	for last < s.LastWord && f.under(last, word) {
		last++
	}
	for first < word && d.Words[first].Rel == "case" {
		first++ // "by the ministry"
	}
	return Span{d.Words[first].Start, d.Words[last-1].End}
}

// under tells whether a word belongs to the phrase that another leads.
func (f *claimFinder) under(i, word int) bool {
	for depth := 0; depth < 12 && i >= 0 && i != word; depth++ {
		w := &f.d.Words[i]
		switch w.Rel {
		case "det", "amod", "compound", "nmod:poss", "nummod", "flat", "case", "fixed", "punct", "nmod:unmarked", "advmod":
			if w.Rel == "punct" && f.d.Slice(w.Span) != "-" {
				return false
			}
		case "nmod":
			if f.dependent(i, func(x *Word) bool { return x.Rel == "case" && x.Lemma == "of" }) < 0 {
				return false
			}
		default:
			return false
		}
		i = int(w.Head)
	}
	return i == word
}
