// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

var bylineRule = relationRule{name: "byline", predicate: "worksFor", subject: "P", object: "O", confidence: 0.85}

// bylines reads the two lines at the top of an article that name its author and her agency: "By Ana Ruiz", "Harbour
// Press".
func (f *relationFinder) bylines() {
	d := f.d
	for i := 0; i+1 < min(len(d.Sentences), farthestByline); i++ {
		line, next := d.Sentences[i], d.Sentences[i+1]
		by, ok := strings.CutPrefix(strings.ToLower(d.Slice(line.Span)), "by ")
		if !ok || !strings.Contains(d.Text[line.Start:next.Start], "\n") {
			continue
		}
		author, agency := d.mentionsIn(line.Span), d.mentionsIn(next.Span)
		if len(author) != 1 || len(agency) != 1 || author[0].Len() != len(by) || agency[0].Span != next.Span {
			continue
		}
		f.add(&bylineRule, argument{author[0].entity, author[0].Span}, argument{agency[0].entity, agency[0].Span}, line.Span, certainty{}, -1)
	}
}

// farthestByline is how many sentences may stand before an article's byline and the line after it.
const farthestByline = 6
