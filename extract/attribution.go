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
		if c.Quote != Indirect {
			d.firstPerson(c)
		}
	}
	for i := range d.Entities {
		slices.SortStableFunc(d.Entities[i].Mentions, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	}
	d.indexMentions()
}

// firstPerson adds "I", "me" and "my" of direct speech as mentions of its speaker, and "we" where a body speaks, or somebody who
// speaks for one.
func (d *Document) firstPerson(c Claim) {
	body := d.spokenFor(c)
	for _, s := range c.Content {
		first, last := d.tokensOf(s)
		for i := first; i < last; i++ {
			if c.Quote == Mixed && !d.quoted(d.Tokens[i].Start) {
				continue
			}
			e := -1
			switch strings.ToLower(d.word(i)) {
			case "i", "me", "my", "myself":
				if c.Source >= 0 && d.Entities[c.Source].Type == Person {
					e = c.Source
				}
			case "we", "us", "our", "ourselves":
				e = body
			}
			if e >= 0 && len(d.mentionsIn(d.Tokens[i].Span)) == 0 {
				d.Entities[e].Mentions = append(d.Entities[e].Mentions, Mention{d.Tokens[i].Span, Pronoun})
			}
		}
	}
}

// spokenFor gives the body that says "we" in a claim: its source, that whose office the source holds, if it is only one, or that for
// which a spokesman without a name speaks; -1 if none.
func (d *Document) spokenFor(c Claim) int {
	isBody := func(e int) bool { return d.Entities[e].Type == Organization || d.Entities[e].Type == Group }
	e := c.Source
	if e < 0 {
		return d.spokesmanOf(c.SourceSpan, isBody)
	}
	if d.Entities[e].Type != Person {
		if isBody(e) {
			return e
		}
		return -1
	}
	body := -1
	for _, r := range d.Roles {
		switch {
		case r.Person != e || r.Former || r.Of < 0 || !isBody(r.Of) || !speaksForBody(r.Title):
		case body >= 0 && body != r.Of:
			return -1
		default:
			body = r.Of
		}
	}
	return body
}

// spokesmanOf gives the only body that the words for a spokesman without a name name.
func (d *Document) spokesmanOf(source Span, isBody func(int) bool) int {
	first, last := d.tokensOf(source)
	for i := first; i < last; i++ {
		switch d.Tokens[i].Lemma {
		case "spokesman", "spokeswoman", "spokesperson":
			body := -1
			for _, m := range d.mentionsIn(source) {
				if isBody(m.entity) && body >= 0 && body != m.entity {
					return -1
				}
				if isBody(m.entity) {
					body = m.entity
				}
			}
			return body
		}
	}
	return -1
}

// speaksForBody tells the offices whose holders say "we" of the body that they are of.
func speaksForBody(title string) bool {
	words := strings.Fields(title)
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "spokesman", "spokeswoman", "spokesperson", "chief", "director", "director-general", "executive", "ceo", "president", "chairman", "chairwoman",
		"chair", "chairperson", "head", "leader", "founder", "co-founder", "owner", "boss", "manager", "commander", "secretary-general",
		"commissioner", "constable", "coordinator", "co-ordinator", "organiser", "organizer", "principal", "rector", "treasurer", "editor",
		"superintendent", "convener", "administrator":
		return true
	}
	return false
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
