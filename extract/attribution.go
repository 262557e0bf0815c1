// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
	"strings"
)

// attribution gives roles, quantities and statements to the claim in which they are said, and "I" in direct speech to
// its speaker.
func (r *Reader) attribution(d *Document) {
	for i := range d.Roles {
		d.Roles[i].Claim = d.innermostClaim(d.Roles[i].Span)
	}
	for i := range d.Quantities {
		d.Quantities[i].Claim = d.innermostClaim(d.Quantities[i].Span)
	}
	for i := range d.Statements {
		if d.Statements[i].Claim < 0 {
			d.Statements[i].Claim = d.innermostClaim(d.Statements[i].Span)
		}
	}
	for _, c := range d.Claims {
		if c.Source >= 0 && c.Quote == Direct {
			d.firstPerson(c)
		}
	}
	for i := range d.Entities {
		slices.SortStableFunc(d.Entities[i].Mentions, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	}
	d.indexMentions()
}

// firstPerson adds "I", "me" and "my" of direct speech as mentions of its speaker, and "we" where a body speaks.
func (d *Document) firstPerson(c Claim) {
	e := &d.Entities[c.Source]
	for _, s := range c.Content {
		first, last := d.tokensOf(s)
		for i := first; i < last; i++ {
			ok := false
			switch strings.ToLower(d.word(i)) {
			case "i", "me", "my", "myself":
				ok = e.Type == Person
			case "we", "us", "our":
				ok = e.Type == Organization || e.Type == Group
			}
			if ok && len(d.mentionsIn(d.Tokens[i].Span)) == 0 {
				e.Mentions = append(e.Mentions, Mention{d.Tokens[i].Span, Pronoun})
			}
		}
	}
}

// innermostClaim gives the claim with the shortest content that holds a span, -1 where the article itself says it.
func (d *Document) innermostClaim(s Span) int {
	// Claims stand in the order of their cues, and contents are bounded, so that those far from the span are passed over.
	from := 0
	for hi := len(d.Claims); from < hi; {
		if mid := (from + hi) / 2; d.Claims[mid].CueSpan.End < s.Start {
			from = mid + 1
		} else {
			hi = mid
		}
	}
	best := -1
	for i := max(0, from-farthestClaim); i < min(len(d.Claims), from+farthestClaim); i++ {
		if holds(d.Claims[i], s) && (best < 0 || size(d.Claims[i]) < size(d.Claims[best])) {
			best = i
		}
	}
	return best
}
