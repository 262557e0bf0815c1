// SPDX-License-Identifier: Apache-2.0

package extract

// partyTags gives American lawmakers their party, by the tag behind the name: "X, D-Ore.", "X (R-Texas)".
func (f *relationFinder) partyTags() {
	d := f.d
	for _, s := range d.Sentences {
		for i := s.First + 2; i < s.Last; i++ {
			if !d.tagAt(i, s.Last) {
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
