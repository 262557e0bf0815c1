// SPDX-License-Identifier: Apache-2.0

package extract

import "slices"

// oneMouth takes direct speech from a claim where another one, whose cue stands with it, has it, too: what is asked is not said by
// the one who answers.
func (f *claimFinder) oneMouth() {
	for i := range f.found {
		c := &f.found[i]
		if len(c.Content) < 2 {
			continue
		}
		c.Content = slices.DeleteFunc(c.Content, func(s Span) bool {
			for k := max(0, i-nearClaims); k < min(len(f.found), i+nearClaims); k++ {
				o := &f.found[k]
				if k != i && o.SourceSpan != c.SourceSpan && slices.Contains(o.Content, s) && far(s, o.CueSpan) < far(s, c.CueSpan) {
					return true
				}
			}
			return false
		})
	}
}

// crossed cuts from what somebody says, by another's word, who it is by: of "told the guards that it was late, the radio said" the last
// words are not what was told. Each of two claims then holds the other's cue.
func (f *claimFinder) crossed() {
	gone := map[Span]bool{}
	for i := range f.found {
		c := &f.found[i]
		for k := i + 1; k < min(len(f.found), i+nearClaims); k++ {
			o := &f.found[k]
			if !holds(*o, c.CueSpan) || !holds(*c, o.CueSpan) || o.SourceSpan == c.SourceSpan {
				continue
			}
			at := o.CueSpan.Start
			if !o.SourceSpan.Empty() {
				at = min(at, o.SourceSpan.Start)
			}
			if c.Content = f.contentUntil(*c, at); len(c.Content) == 0 {
				gone[c.CueSpan] = true
			}
		}
	}
	f.found = slices.DeleteFunc(f.found, func(c Claim) bool { return gone[c.CueSpan] })
}

// contentUntil is what a content has before a byte offset; where it has nothing there, what stands between cue and addressee and the
// offset.
func (f *claimFinder) contentUntil(c Claim, at int) []Span {
	var out []Span
	for _, s := range c.Content {
		if s.Start < at {
			if s = f.trimEnd(Span{s.Start, min(s.End, at)}); !s.Empty() {
				out = append(out, s)
			}
		}
	}
	if from := max(c.CueSpan.End, c.ToSpan.End); out == nil && from < at {
		first, last := f.d.tokensOf(Span{from, at})
		if out = f.spanOf(first, last); !f.saysSomething(out) {
			return nil
		}
	}
	return out
}

// ownCues cuts from a content what its source says next: of "said it was “robbery” and called for an inquiry, saying ..." the cues
// of the same source behind the first; and what somebody else says meanwhile: "to stay | as Ket denies plot".
func (f *claimFinder) ownCues() {
	for i := range f.found {
		c := &f.found[i]
		for k := i + 1; k < min(len(f.found), i+nearClaims); k++ {
			o := f.found[k]
			at := o.CueSpan.Start
			if o.SourceSpan != c.SourceSpan || c.SourceSpan.Empty() {
				at = o.SourceSpan.Start
				took := holds(*c, o.SourceSpan) && !holds(*c, o.CueSpan) && o.SourceSpan.Start > c.CueSpan.End
				if o.SourceSpan.Empty() || !took && !f.meanwhile(o) {
					continue
				}
			}
			for n, s := range c.Content {
				if s.Start < at && at < s.End && f.quoteOf[f.tokenAt(at)] < 0 {
					if cut := f.trimEnd(Span{s.Start, at}); !cut.Empty() {
						c.Content[n] = cut
					}
				}
			}
		}
	}
}

// sharedSource gives a claim the source of the one before where it has words for its source that this one says: in "believes
// that ten men left and expects more to go" the men expect nothing.
func (f *claimFinder) sharedSource() {
	for i := 1; i < len(f.found); i++ {
		c := &f.found[i]
		for k := i - 1; k >= max(0, i-2) && !c.SourceSpan.Empty(); k-- {
			if o := &f.found[k]; holds(*o, c.SourceSpan) && !holds(*o, c.CueSpan) && o.CueSpan.End < c.SourceSpan.Start && f.sentenceOf(o.CueSpan) == f.sentenceOf(c.CueSpan) {
				c.Source, c.SourceSpan = o.Source, o.SourceSpan
				break
			}
		}
	}
}

// meanwhile tells a claim with which the article turns to somebody else: "as Ket says", ", though Ket says". Whom somebody is for may be
// what was said.
func (f *claimFinder) meanwhile(c Claim) bool {
	if e := f.lex.entries[c.Cue]; len(e) > 0 && (e[0].kind == "support" || e[0].kind == "oppose") {
		return false
	}
	switch f.wordBefore(c.SourceSpan.Start) {
	case "as", "while":
		return true
	case "though", "although", "whereas":
		first, _ := f.d.tokensOf(c.SourceSpan)
		return first > 1 && f.d.word(first-2) == "," && !f.pronoun(c.SourceSpan)
	}
	return false
}

// speaksStill gives direct speech that stands in a sentence of its own behind what somebody is quoted as saying to them, where the model
// has it for the first words of who speaks next: "“It is late,” said Orlo. | “We waited.” | Ket said the train was full".
func (f *claimFinder) speaksStill() {
	for i := 1; i < len(f.found); i++ {
		c, p := &f.found[i], &f.found[i-1]
		if len(c.Content) < 2 || len(p.Content) == 0 || p.SourceSpan.Empty() || p.Quote == Indirect {
			continue
		}
		s := c.Content[0]
		first, _ := f.d.tokensOf(s)
		q := f.quoteOf[min(first, len(f.d.Tokens)-1)]
		if q < 0 || f.d.Quotations[q].Open || f.d.Quotations[q].Start != s.Start {
			continue
		}
		at := f.sentenceOf(s)
		cue := f.sentenceOf(c.CueSpan)
		if at != f.sentenceOf(p.CueSpan)+1 || int(f.d.Tokens[f.endOf(q)-1].Sentence) >= cue || f.sentenceOf(c.Content[1]) != cue || p.Content[len(p.Content)-1].End > s.Start || p.Source >= 0 && p.Source == c.Source {
			continue
		}
		c.Content = c.Content[1:]
		c.Quote = f.quoteType(c.Content)
		if p.Quote == Direct {
			p.Content = append(slices.Clip(p.Content), s)
		}
	}
}
