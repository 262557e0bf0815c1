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
	d.headlined()
	for i := range d.Entities {
		slices.SortStableFunc(d.Entities[i].Mentions, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	}
	d.indexMentions()
}

// firstPerson adds "I", "me" and "my" of direct speech as mentions of its speaker, "we" where a body speaks, or somebody who
// speaks for one, and "you" where one is called by name.
func (d *Document) firstPerson(c Claim) {
	body := d.spokenFor(c)
	you, in := d.spokenTo(c)
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
			case "you", "your", "yourself":
				if in < 0 || in == int(d.Tokens[i].Sentence) {
					e = you
				}
			}
			if e >= 0 && len(d.mentionsIn(d.Tokens[i].Span)) == 0 {
				d.Entities[e].Mentions = append(d.Entities[e].Mentions, Mention{d.Tokens[i].Span, Pronoun})
			}
		}
	}
}

// spokenTo gives the only person whom direct speech calls by name, and the sentence in which alone that holds, -1 where it holds in all: “Mr. Orlo, did
// you ask?”, “Ann, you were great”. Where the name stands within, "you" is often anybody: “Don't forget, Ann, that you have to pay”.
func (d *Document) spokenTo(c Claim) (one, in int) {
	one, in = -1, -1
	for _, s := range c.Content {
		for _, m := range d.mentionsIn(s) {
			if m.Kind != Name || d.Entities[m.entity].Type != Person || m.entity == one || m.entity == c.Source || !d.quoted(m.Start) {
				continue
			}
			titled, ok := d.vocative(m.Span)
			if !ok {
				continue
			}
			if one >= 0 {
				return -1, -1
			}
			if one = m.entity; !titled {
				first, _ := d.tokensOf(m.Span)
				in = int(d.Tokens[first].Sentence)
			}
		}
	}
	return one, in
}

// vocative tells whether a name is set off as that of somebody who is spoken to, by marks on both sides, and whether it has a title: with one anywhere,
// without one where a sentence begins with it.
func (d *Document) vocative(name Span) (titled, ok bool) {
	first, last := d.tokensOf(name)
	if first == last || last >= len(d.Tokens) || first == 0 || !isQuoteMark(d.word(last)) && !strings.ContainsAny(d.word(last), ",.?!") {
		return false, false
	}
	k := first - 1
	if k > 0 && d.word(k) == "." {
		k--
	}
	switch strings.ToLower(strings.TrimSuffix(d.word(k), ".")) {
	case "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "senator", "minister", "president", "chancellor", "inspector", "professor":
		for k--; k > 0 && (d.Tokens[k].Tag == Propn || d.Tokens[k].Tag == Adj); k-- { // "Prime Minister Orlo"
		}
		return true, k >= 0 && (d.word(k) == "," || d.word(k) == "." || isQuoteMark(d.word(k)))
	}
	begins := isQuoteMark(d.word(first-1)) && first-1 <= d.Sentences[d.Tokens[first].Sentence].First
	return false, begins && d.word(last) == "," && last+1 < len(d.Tokens) && d.Tokens[last+1].Tag == Pron
}

// headlined adds "I" and "my" of a headline's direct speech as mentions of the person whose name stands behind it and a colon: ‘I am sorry’: Orlo
// leaves.
func (d *Document) headlined() {
	for _, s := range d.Sentences {
		if d.Paragraphs[s.Paragraph].Kind != Headline || s.First >= s.Last || !isQuoteMark(d.word(s.First)) {
			continue
		}
		end := s.First + 1
		for end < s.Last && d.word(end) != ":" {
			end++
		}
		if end+1 >= s.Last || end < s.First+2 || !isQuoteMark(d.word(end-1)) {
			continue
		}
		behind := d.mentionsIn(Span{d.Tokens[end+1].Start, s.End})
		if len(behind) == 0 || behind[0].Start != d.Tokens[end+1].Start || behind[0].Kind != Name || d.Entities[behind[0].entity].Type != Person || d.isPossessor(behind[0].End) {
			continue
		}
		for i := s.First; i < end; i++ {
			switch strings.ToLower(d.word(i)) {
			case "i", "me", "my", "myself":
				if len(d.mentionsIn(d.Tokens[i].Span)) == 0 {
					x := &d.Entities[behind[0].entity]
					x.Mentions = append(x.Mentions, Mention{d.Tokens[i].Span, Pronoun})
				}
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
		case r.Person != e || r.Former || r.Of < 0 || !isBody(r.Of) && !(d.Entities[r.Of].Type == Country && speaksForCountry(r.Title)) || !speaksForBody(r.Title) && !speaksForCountry(r.Title):
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
	case "secretary":
		return len(words) > 1 && words[len(words)-2] == "general"
	}
	return speaksForCountry(title)
}

// speaksForCountry tells the offices whose holders say "we" of the country or body for which they speak.
func speaksForCountry(title string) bool {
	words := strings.Fields(title)
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "delegate", "negotiator":
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
