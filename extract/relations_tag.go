// SPDX-License-Identifier: Apache-2.0

package extract

// partyTags gives lawmakers their party, by the tag behind the name: "X, D-Ore.", "X (R-Texas)", "X (Lab)".
func (f *relationFinder) partyTags() {
	d := f.d
	for _, s := range d.Sentences {
		for i := s.First + 2; i < s.Last; i++ {
			if !d.tagAt(i, s.Last) && !f.bracketed(i, s.Last) {
				continue
			}
			of := d.entityAt(d.Tokens[i].Span)
			before := d.mentionsIn(Span{s.Start, d.Tokens[i-2].End})
			if of < 0 || len(before) == 0 {
				continue
			}
			m := before[len(before)-1]
			if m.End != d.Tokens[i-2].End || m.Kind != Name || d.Entities[m.entity].Type != Person {
				continue
			}
			evidence := Span{m.Start, d.Tokens[i].End}
			for _, rule := range f.lex.title["party-tag"] {
				limits := *rule
				limits.subject = "P"
				f.add(&limits, argument{m.entity, m.Span}, argument{of, d.Tokens[i].Span}, evidence, certainty{}, -1)
			}
		}
	}
}

// bracketed tells whether token i is a party in brackets: "(Lab)", "(Con, Gower North)".
func (f *relationFinder) bracketed(i, last int) bool {
	d := f.d
	if d.word(i-1) != "(" || i+1 >= last || d.word(i+1) != ")" && d.word(i+1) != "," {
		return false
	}
	e := d.entityAt(d.Tokens[i].Span)
	return e >= 0 && f.isPartyEntity(&d.Entities[e])
}
