// SPDX-License-Identifier: Apache-2.0

package extract

// credits reads quotations that end with who said them behind a dash, as papers set them off: "Nobody asked us." — Ada Orlo.
func (f *claimFinder) credits() {
	d, next := f.d, 0
	said := f.found // in the order of their cues, by which their contents nearly stand, too
	for q := range d.Quotations {
		quotation := d.Quotations[q].Span
		for next < len(said) && said[next].CueSpan.End < quotation.Start {
			next++
		}
		if d.Quotations[q].Open || f.isSaid(quotation, said[max(0, next-nearClaims):min(len(said), next+nearClaims)]) {
			continue
		}
		dash := f.endOf(q)
		if source, ok := f.creditBehind(dash); ok && f.beginsParagraph(q) {
			f.keep(Claim{Source: d.entityAt(source), To: -1, Place: -1, Within: -1, SourceSpan: source, CueSpan: d.Tokens[dash].Span, Cue: "say",
				Content: f.chain(q), Quote: Direct, Stance: Asserts, Confidence: 0.9})
		}
	}
}

// nearClaims is among how many claims on each side of a quotation one is looked for that holds it.
const nearClaims = 8

// isSaid tells whether a claim has a word of a quotation.
func (f *claimFinder) isSaid(q Span, claims []Claim) bool {
	for _, c := range claims {
		for _, s := range c.Content {
			if s.Overlaps(q) {
				return true
			}
		}
	}
	return false
}

// beginsParagraph tells whether a quotation, or the one that it goes on with, begins a paragraph or a line.
func (f *claimFinder) beginsParagraph(q int) bool {
	for f.d.Quotations[q].Continues >= 0 {
		q = f.d.Quotations[q].Continues
	}
	first, _ := f.d.tokensOf(f.d.Quotations[q].Span)
	return f.beginsLine(first)
}

// beginsLine tells whether a token is the first of its line.
func (f *claimFinder) beginsLine(token int) bool {
	if token == 0 {
		return true
	}
	for _, r := range f.d.Text[f.d.Tokens[token-1].End:f.d.Tokens[token].Start] {
		if r == '\n' || r == '\r' {
			return true
		}
	}
	return false
}

// longestCredit bounds the words of a credit.
const longestCredit = 14

// creditBehind gives the name behind a dash, where it and perhaps an office end the line.
func (f *claimFinder) creditBehind(dash int) (Span, bool) {
	d := f.d
	if dash+1 >= len(d.Tokens) || !isDash(d.word(dash)) {
		return Span{}, false
	}
	last := dash + 1
	for last < len(d.Tokens) && !f.beginsLine(last) {
		switch d.Words[d.Tokens[last].Word].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return Span{}, false // a sentence, no credit
		}
		if last-dash > longestCredit || isDash(d.word(last)) {
			return Span{}, false
		}
		last++
	}
	for _, m := range d.mentionsIn(Span{d.Tokens[dash+1].Start, d.Tokens[last-1].End}) {
		if t := d.Entities[m.entity].Type; m.Kind == Name && m.Start == d.Tokens[dash+1].Start && (t == Person || t == Organization) {
			return m.Span, true
		}
	}
	return Span{}, false
}

// chain lists a quotation and those that it goes on with, in their order.
func (f *claimFinder) chain(q int) []Span {
	var out []Span
	for ; q >= 0; q = f.d.Quotations[q].Continues {
		out = append([]Span{f.d.Quotations[q].Span}, out...)
	}
	return out
}
