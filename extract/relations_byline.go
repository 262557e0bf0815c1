// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

var bylineRule = relationRule{name: "byline", predicate: "worksFor", subject: "P", object: "O", confidence: 0.85}

// bylines reads for whom the authors of an article write, off the lines at its top, "By Ana Ruiz" with "Harbour Press"
// below it, "By Ana Ruiz and Tom Berg, Harbour Press" and "By Ana Ruiz, Courier Staff Writer", and off the credits of
// pictures, "(Image: Ana Ruiz/Harbour Press)".
func (f *relationFinder) bylines() {
	d := f.d
	wire := -1
	for i := range d.Sentences {
		line := d.Sentences[i].Span
		if i < farthestByline {
			f.byline(line, i)
			if wire < 0 {
				wire = f.wire(line)
			}
		}
		f.credits(line, wire)
		in := d.mentionsIn(line)
		for k := 0; k+1 < len(in); k++ {
			author, agency := in[k], in[k+1]
			if author.Kind == Name && agency.Kind == Name && author.End < agency.Start && d.Text[author.End:agency.Start] == "/" {
				f.writesFor(author, agency, line)
			}
		}
	}
}

// wire gives the index of the mention of an agency in a sentence that begins with its dateline: "BRIDGETOWN, Oct 22 (Harbour Press) -"; -1 if
// none.
func (f *relationFinder) wire(line Span) int {
	for _, m := range f.d.mentionsIn(line) {
		rest, ok := strings.CutPrefix(f.d.Text[m.End:line.End], ")")
		rest = strings.TrimLeft(rest, " ")
		dash := strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–")
		if ok && dash && m.Kind == Name && m.Start > line.Start && f.d.Text[m.Start-1] == '(' && f.d.Entities[m.entity].Type == Organization {
			return m.entity
		}
	}
	return -1
}

// credits reads for whom those worked on an article who are named in its last lines: "(Reporting by Ana Ruiz in Leeds; editing by Tom Berg)"
// is for the agency of its dateline.
func (f *relationFinder) credits(line Span, wire int) {
	if wire < 0 {
		return
	}
	what, _, by := strings.Cut(strings.ToLower(strings.TrimLeft(f.d.Slice(line), "(")), " by ")
	if !by || !f.lex.is("crediting", strings.ReplaceAll(what, " ", "-")) {
		return
	}
	for _, m := range f.d.mentionsIn(line) {
		if e := &f.d.Entities[m.entity]; m.Kind == Name && e.Type == Person {
			f.add(&bylineRule, argument{m.entity, m.Span}, argument{wire, m.Span}, line, certainty{}, -1)
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
