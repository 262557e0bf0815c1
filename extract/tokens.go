// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokens makes one token of words that hyphens join, and one of every other word.
func (r *Reader) tokens(d *Document) {
	d.Tokens = make([]Token, 0, len(d.Words))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.First = len(d.Tokens)
		for w := s.FirstWord; w < s.LastWord; {
			last := d.compoundEnd(w, s.LastWord)
			t := d.token(w, last)
			t.Sentence = int32(i)
			for ; w < last; w++ {
				d.Words[w].Token = int32(len(d.Tokens))
			}
			d.Tokens = append(d.Tokens, t)
		}
		s.Last = len(d.Tokens)
	}
	d.analyses = nil
}

// compoundEnd gives the end of the words from w on that hyphens join without a space: "director-general". Numbers are
// not joined: "11-million" is a number, a hyphen and a word, as "11 million" is two.
func (d *Document) compoundEnd(w, last int) int {
	if c, _ := utf8.DecodeRuneInString(d.Text[d.Words[w].Start:]); !unicode.IsLetter(c) {
		return w + 1
	}
	end := w + 1
	if d.partyTag(w, last) {
		return end
	}
	for end+1 < last && isHyphen(d.Slice(d.Words[end].Span)) && d.Words[end-1].End == d.Words[end].Start && d.Words[end].End == d.Words[end+1].Start {
		if c, _ := utf8.DecodeRuneInString(d.Text[d.Words[end+1].Start:]); !isWordRune(c) {
			break
		}
		end += 2
	}
	return end
}

// partyTag tells whether word w is the party of an American lawmaker before a hyphen and the state or town: "X, D-Ore.,",
// "X (R-Baker City)". What a hyphen else joins to one letter begins small ("D-day"), or no name stands before it.
func (d *Document) partyTag(w, last int) bool {
	if w < 2 || w+2 >= last || !isHyphen(d.Slice(d.Words[w+1].Span)) || d.Words[w].End != d.Words[w+1].Start || d.Words[w+1].End != d.Words[w+2].Start {
		return false
	}
	switch d.Slice(d.Words[w].Span) {
	case "D", "R", "I":
	default:
		return false
	}
	if mark := d.Slice(d.Words[w-1].Span); mark != "," && mark != "(" {
		return false
	}
	place := d.Slice(d.Words[w+2].Span)
	switch d.Words[w-2].XPOS {
	case "NNP", "NNPS", "POS": // "X’s (R-Ohio)"
		return isUpperFirst(place) && place != "Day"
	}
	return false
}

func isHyphen(w string) bool { return w == "-" || w == "\u2010" || w == "\u2011" }

// token makes a token of the words [first, last).
func (d *Document) token(first, last int) Token {
	lead := first
	for w := first; w < last; w++ {
		if h := int(d.Words[w].Head); h < first || h >= last {
			lead = w
			break
		}
	}
	x := &d.Words[lead]
	t := Token{Span: Span{d.Words[first].Start, d.Words[last-1].End}, Word: int32(lead)}
	a := *x.Analysis
	a.Tag = x.narrow()
	if last == first+1 {
		low := strings.ToLower(d.Slice(x.Span))
		switch x.XPOS {
		case "JJR", "JJS", "RBR", "RBS":
			a.Lemma = low // "later" says something else than "late"
		}
		switch low {
		case "hers", "ours", "yours", "theirs": // too rare in treebanks to be known
			a.Tag, a.Lemma = Pron, low
		}
	} else {
		a.Lemma = d.Slice(t.Span)
		if a.Tag == Verb {
			a.Tag = Adj // "US-led", "record-breaking"
		}
		if a.Tag != Propn {
			a.Lemma = strings.ToLower(a.Lemma)
		}
	}
	t.Analysis = x.Analysis
	if a != *x.Analysis {
		t.Analysis = d.analyses.share(a)
	}
	return t
}

// narrow is the part of speech as rules know it. They go by the word alone where Universal Dependencies goes by its
// place in the tree: "after" is an adposition to them also before a clause, "many" a determiner also without a noun.
// Where the two tags disagree on what is a verb, that of the Penn Treebank, which the lemma goes by, is right.
func (w *Word) narrow() Tag {
	switch {
	case strings.HasPrefix(w.XPOS, "NNP"):
		return Propn // also the "United" of "United States"
	case w.Tag == Noun && strings.HasPrefix(w.XPOS, "VB"):
		return Verb
	case w.Tag == Verb && strings.HasPrefix(w.XPOS, "JJ"), w.Tag == Verb && w.XPOS == "NN":
		return Adj
	case w.Tag == Sconj && w.XPOS == "WRB":
		return Adv
	case w.Tag == Sconj && !subordinator(w.Lemma):
		return Adp
	case w.Tag == Adj && quantifier(w.Lemma):
		return Det
	}
	return w.Tag
}

// subordinator tells the conjunctions that are never prepositions.
func subordinator(lemma string) bool {
	switch lemma {
	case "that", "if", "because", "although", "though", "while", "whereas", "unless", "whether", "once", "lest", "whilst":
		return true
	}
	return false
}

func quantifier(lemma string) bool {
	switch lemma {
	case "many", "much", "few", "several", "such":
		return true
	}
	return false
}

// isWordRune tells whether a rune can be part of a word of letters or digits.
func isWordRune(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '_'
}
