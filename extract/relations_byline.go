// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

var bylineRule = relationRule{name: "byline", predicate: "worksFor", subject: "P", object: "O", confidence: 0.85}

// bylines reads for whom the authors of an article write, off the lines at its top, "By Ana Ruiz" with "Harbour Press"
// below it, "By Ana Ruiz and Tom Berg, Harbour Press" and "By Ana Ruiz, Courier Staff Writer", and off the credits of
// pictures, "(Image: Ana Ruiz/Harbour Press)".
func (f *relationFinder) bylines() {
	d := f.d
	for i := range d.Sentences {
		line := d.Sentences[i].Span
		if i < farthestByline {
			f.byline(line, i)
		}
		in := d.mentionsIn(line)
		for k := 0; k+1 < len(in); k++ {
			author, agency := in[k], in[k+1]
			if author.Kind == Name && agency.Kind == Name && author.End < agency.Start && d.Text[author.End:agency.Start] == "/" {
				f.writesFor(author, agency, line)
			}
		}
	}
}

// byline reads the sentence with index i, if it is a line that names the authors.
func (f *relationFinder) byline(line Span, i int) {
	d := f.d
	if by, ok := strings.CutPrefix(strings.ToLower(d.Slice(line)), "by "); !ok || strings.ContainsAny(by, ".!?") && len(by) > longestByline {
		return
	}
	in := d.mentionsIn(line)
	authors := 0
	for authors < len(in) && in[authors].Kind == Name && d.Entities[in[authors].entity].Type == Person {
		authors++
	}
	if authors == 0 {
		return
	}
	if len(in) == authors && i+1 < len(d.Sentences) { // the agency is on the next line, alone
		next := d.Sentences[i+1].Span
		agency := d.mentionsIn(next)
		if len(agency) != 1 || agency[0].Span != next || !strings.Contains(d.Text[line.Start:next.Start], "\n") || in[authors-1].End != line.End {
			return
		}
		in = append(in[:authors:authors], agency[0])
	}
	if len(in) != authors+1 || in[authors].Start < in[authors-1].End {
		return
	}
	between := strings.ToLower(strings.TrimSpace(d.Text[in[authors-1].End:in[authors].Start]))
	if between != "," && between != "" && between != "of" && between != "for" && between != ", of" && between != ", for" {
		return
	}
	for _, author := range in[:authors] {
		f.writesFor(author, in[authors], line)
	}
}

// writesFor adds that an author works for an agency.
func (f *relationFinder) writesFor(author, agency placedMention, line Span) {
	if f.places.lists["beat"][strings.ToLower(f.d.Slice(agency.Span))] {
		return // "Whitehall Editor"
	}
	f.add(&bylineRule, argument{author.entity, author.Span}, argument{agency.entity, agency.Span}, line, certainty{}, -1)
}

// farthestByline is how many sentences may stand before an article's byline and the line after it; longestByline is how
// many bytes such a line has at most.
const (
	farthestByline = 6
	longestByline  = 120
)
