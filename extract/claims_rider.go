// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// rider parts from what somebody says what the article adds of somebody who denies it: "12 people died, | a figure that the council
// disputes". It gives the content that is left and the denial, whose cue is empty where there is none. Trees often take the verb for a
// noun.
func (f *claimFinder) rider(s Span) (Span, Claim) {
	d := f.d
	first, last := d.tokensOf(s)
	if first >= last {
		return s, Claim{}
	}
	verb := last - 1
	for verb > first && (d.Tokens[verb].Tag == Punct || f.inTime[verb]) {
		verb--
	}
	e := f.lex.entries[d.Tokens[verb].Lemma]
	if len(e) == 0 || e[0].kind != "deny" && e[0].kind != "doubt" || f.quoteOf[verb] >= 0 {
		return s, Claim{}
	}
	comma := -1
	for i := verb - 2; i > first && i > verb-longestRider && comma < 0; i-- {
		if d.word(i) == "," {
			comma = i
		}
		if t := d.Tokens[i].Tag; t == Verb || t == Aux || f.quoteOf[i] >= 0 {
			return s, Claim{}
		}
	}
	if comma < 0 || comma+2 >= verb {
		return s, Claim{}
	}
	from := comma + 3
	switch {
	case d.word(comma+1) == "something":
		from = comma + 2
	case d.Tokens[comma+1].Tag != Det || !f.lex.is("saying", d.word(comma+2)):
		return s, Claim{}
	}
	what := d.tokenSpan(comma+1, from)
	if w := d.word(from); w == "that" || w == "which" {
		from++
	}
	if from >= verb {
		return s, Claim{}
	}
	x := Claim{To: -1, Place: -1, Within: -1, SourceSpan: d.tokenSpan(from, verb), CueSpan: d.Tokens[verb].Span, Cue: e[0].lemma, Confidence: 0.8,
		Content: []Span{what}, Stance: stanceOfKind[e[0].kind], Quote: Indirect}
	x.Source = f.speaker(speechCue{entry: e[0], word: int(d.Tokens[verb].Word), subject: x.SourceSpan}, x)
	return f.trimEnd(Span{s.Start, d.Tokens[comma].Start}), x
}

// longestRider bounds the tokens of what a rider has before its verb.
const longestRider = 12

// asDid cuts from a content who says the same: "the bridge was unsafe | , as did Ket".
func (f *claimFinder) asDid(s Span) Span {
	d := f.d
	first, last := d.tokensOf(s)
	for i := first + 1; i+2 < last; i++ {
		if d.word(i) != "," || d.word(i+1) != "as" || f.quoteOf[i] >= 0 {
			continue
		}
		switch strings.ToLower(d.word(i + 2)) {
		case "did", "do", "does", "had", "has", "have":
			return f.trimEnd(Span{s.Start, d.Tokens[i].Start})
		}
	}
	return s
}

// oneTurn gives, of direct speech in which quotations stand right beside each other, the one next to the cue: the others are turns of
// somebody else.
func (f *claimFinder) oneTurn(s Span, c speechCue) Span {
	d := f.d
	first, last := d.tokensOf(s)
	q := f.quoteOf[min(first, len(d.Tokens)-1)]
	if q < 0 || first >= last || d.Quotations[q].Start != s.Start {
		return s
	}
	from := s.Start
	for ; q+1 < len(d.Quotations) && d.Quotations[q+1].End <= s.End && d.Quotations[q+1].Continues < 0; q++ {
		a, b := d.Quotations[q], d.Quotations[q+1]
		if between := d.Text[a.End:b.Start]; a.Open || between == "" || strings.Trim(between, " \t") != "" || !f.endsSentence(a.Span) {
			continue
		}
		if d.Tokens[c.first].Start < s.Start {
			return Span{from, a.End} // "Orlo said: “Now.” “When?”"
		}
		from = b.Start
	}
	return Span{from, s.End}
}

// endsSentence tells a quotation that ends with the mark of a sentence.
func (f *claimFinder) endsSentence(q Span) bool {
	said := strings.TrimRight(f.d.Slice(q), "\"'”’»")
	return said != "" && strings.ContainsRune(".?!", rune(said[len(said)-1]))
}
