// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strconv"
	"strings"

	"kg/extract/linear"
)

// StanceFeatures runs the stages up to claims, whose stances rules alone tell, and gives for each claim what a learned judgement of
// its stance goes by. It is for learning.
func (r *Reader) StanceFeatures(a Article, text string) (*Document, []linear.Features) {
	d := &Document{Article: a, Text: text}
	for _, s := range r.Stages() {
		if s.Name == "claims" {
			break
		}
		s.Run(d)
	}
	f := r.findClaims(d)
	out := make([]linear.Features, len(d.Claims))
	for i := range d.Claims {
		out[i] = f.stanceFeatures(i)
	}
	return d, out
}

// GuessFeatures is how many of the features of a claim, the first ones, tell the stance that rules guess.
const GuessFeatures = 3

// bounds of what is looked at of a content.
const (
	stanceWords  = 12 // words
	stanceBegins = 4  // words with their places
)

// stanceNotes gathers the features of a claim.
type stanceNotes struct {
	linear.Features
	f *claimFinder
	x *Claim
}

// stanceFeatures gives the features of claim i.
func (f *claimFinder) stanceFeatures(i int) linear.Features {
	n := &stanceNotes{f: f, x: &f.d.Claims[i]}
	n.cue()
	n.source()
	n.words()
	for k, c := range f.clauses(*n.x) {
		n.clause(min(k, 1), c)
	}
	n.predicates()
	n.around(i)
	return n.Features
}

// cue notes what the rules say and how it is said.
func (n *stanceNotes) cue() {
	d, x := n.f.d, n.x
	rule, quote := x.Stance.String(), x.Quote.String()
	n.Add("rule", rule)
	n.Add("rule", rule, quote)
	n.Add("rule", rule, "cue", x.Cue)
	n.Add("cue", x.Cue)
	n.Add("cue", x.Cue, quote)
	n.Add("quote", quote)
	first, last := d.wordsOf(x.CueSpan)
	for i := first; i < last; i++ {
		n.Add("in cue", d.Words[i].Lemma)
	}
	s := d.Sentences[d.sentenceOf(first)]
	for i := s.FirstWord; i < s.LastWord; i++ {
		w := &d.Words[i]
		if h := int(w.Head); h >= first && h < last && !holds(*x, w.Span) && w.Tag != Punct {
			n.Add("with cue", w.Rel)
			if w.Tag == Adv || w.Tag == Adp || w.Tag == Adj {
				n.Add("with cue", w.Rel, w.Lemma)
			}
		}
	}
	if first < last {
		n.Add("cue form", d.Words[first].XPOS, d.Words[first].Rel)
		n.Add("cue form", x.Cue, d.Words[first].XPOS)
	}
}

// source notes who says it, and to whom.
func (n *stanceNotes) source() {
	f, d, x := n.f, n.f.d, n.x
	kind := "nobody"
	if x.Source >= 0 {
		kind = d.Entities[x.Source].Type.String()
	} else if !x.SourceSpan.Empty() {
		kind = "somebody"
	}
	n.Add("source", kind)
	n.Add("source", kind, "cue", x.Cue)
	if !x.SourceSpan.Empty() {
		first, last := d.wordsOf(x.SourceSpan)
		for i := first; i < last; i++ {
			if t := d.Words[i].Tag; t == Noun || t == Pron {
				n.Add("in source", d.Words[i].Lemma)
			}
		}
	}
	if f.speaksFor(*x) {
		n.Add("spokesman")
	}
	if !x.ToSpan.Empty() {
		n.Add("to")
		n.Add("to", x.Cue)
	}
}

// words notes the words of the content, and their pairs.
func (n *stanceNotes) words() {
	f, d, x := n.f, n.f.d, n.x
	quote := x.Quote.String()
	last := "^"
	count := 0
	for _, s := range x.Content {
		from, to := d.wordsOf(s)
		for i := from; i < to && count < stanceWords; i++ {
			w := &d.Words[i]
			if w.Tag == Punct {
				if form := f.form(w); form == "?" || form == "!" {
					n.Add("mark", form)
					n.Add("mark", form, quote)
				}
				continue
			}
			lemma := strings.ToLower(w.Lemma)
			if w.Tag == Propn {
				lemma = "*"
			}
			n.Add("word", lemma)
			n.Add("words", last, lemma)
			if count < stanceBegins {
				n.Add("begins", strconv.Itoa(count), lemma)
			}
			for _, k := range f.lex.kindsOf(lemma) {
				n.Add("kind", k)
			}
			if e := f.known(i); e != nil {
				n.Add("says", e.kind)
			}
			last = lemma
			count++
		}
	}
	size := "long"
	switch {
	case count < 4:
		size = "short"
	case count < 12:
		size = "middle"
	}
	n.Add("size", size, quote)
}

// nearStances is among how many claims on each side others of the same source are looked for.
const nearStances = 10

// around notes what else is said: the stances that rules tell of the claims beside it, of what the same source says, and of what is
// said of it.
func (n *stanceNotes) around(i int) {
	f, d, x := n.f, n.f.d, n.x
	if first, _ := d.wordsOf(x.CueSpan); d.Paragraphs[d.Sentences[d.sentenceOf(first)].Paragraph].Kind == Headline {
		n.Add("headline")
	}
	if x.Within >= 0 {
		n.Add("within", d.Claims[x.Within].Stance.String())
	}
	if i > 0 {
		b := &d.Claims[i-1]
		same := "other"
		if b.Source >= 0 && b.Source == x.Source {
			same = "same"
		}
		n.Add("before", same, b.Stance.String())
		n.Add("before", same, b.Stance.String(), x.Quote.String())
	}
	for k := max(0, i-nearStances); k < min(len(d.Claims), i+nearStances) && x.Source >= 0; k++ {
		c := &d.Claims[k]
		if k != i && c.Source == x.Source {
			n.Add("same source", c.Stance.String())
			n.Add("same source", c.Stance.String(), x.Quote.String())
		}
		if k != i && c.To == x.Source {
			n.Add("to source", c.Stance.String())
		}
	}
	if x.Source >= 0 && f.charged(i) {
		n.Add("charged")
		n.Add("charged", x.Quote.String())
	}
}

// charged tells whether the source of a claim is spoken of in an accusation before it.
func (f *claimFinder) charged(i int) bool {
	d := f.d
	for k := max(0, i-farthestClaim); k < i; k++ {
		if c := &d.Claims[k]; c.Stance == Accuses && c.Source != d.Claims[i].Source {
			for _, s := range c.Content {
				for _, m := range d.mentionsIn(s) {
					if m.entity == d.Claims[i].Source {
						return true
					}
				}
			}
		}
	}
	return false
}
