// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// claims finds who says what, in three steps: cues (a verb of saying with its subject, "according to"), for each cue the
// words that it governs (direct speech first, then clauses), and how the source stands to them. What no cue governs is
// nobody's: a quotation without a speaker gives no claim.
func (r *Reader) claims(d *Document) {
	f := newClaimFinder(d, r.lex.cues, r.lex.gazetteer.given)
	for s := range d.Sentences {
		for _, c := range f.cuesIn(s) {
			f.claim(c)
		}
		f.accordingTo(s)
		f.nounCues(s)
		f.headline(s)
	}
	f.finish(r)
}

// claimFinder holds what the search for claims of one document needs.
type claimFinder struct {
	d       *Document
	lex     *cueLexicon
	quoteOf []int          // per token: the quotation in which it stands, -1 for none
	inTime  []bool         // per token: part of a time expression
	byQuote map[int]int    // quotation -> index of the claim whose content begins with it
	last    map[int]int    // paragraph -> index of the last claim of direct speech in it
	given   map[string]sex // given names
	found   []Claim
}

func newClaimFinder(d *Document, lex *cueLexicon, given map[string]sex) *claimFinder {
	f := &claimFinder{d: d, lex: lex, given: given, quoteOf: make([]int, len(d.Tokens)), inTime: make([]bool, len(d.Tokens)),
		byQuote: map[int]int{}, last: map[int]int{}}
	q, t := 0, 0
	for i, k := range d.Tokens {
		for q < len(d.Quotations) && d.Quotations[q].End <= k.Start {
			q++
		}
		f.quoteOf[i] = -1
		if q < len(d.Quotations) && d.Quotations[q].Start <= k.Start {
			f.quoteOf[i] = q
		}
		for t < len(d.Times) && d.Times[t].End <= k.Start {
			t++
		}
		f.inTime[i] = t < len(d.Times) && d.Times[t].Contains(k.Span) || calendarWord(d.word(i))
	}
	return f
}

// calendarWord tells a name of a day, which is no speaker even where no date of publication resolves it.
func calendarWord(w string) bool {
	switch w {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today", "tomorrow":
		return true
	}
	return false
}

// claim looks for the words that a cue governs and keeps the claim where there are any.
func (f *claimFinder) claim(c speechCue) {
	content, quoted, conf := f.direct(c)
	if len(content) == 0 {
		content, conf = f.indirect(c)
	}
	if len(content) == 0 || f.noDenial(c, content) {
		return
	}
	d := f.d
	x := Claim{Source: -1, To: -1, Within: -1, SourceSpan: c.subject, CueSpan: d.tokenSpan(c.first, c.last), Cue: c.entry.lemma,
		Content: content, ToSpan: c.to, Confidence: conf, Quote: f.quoteType(content)}
	if !c.subject.Empty() {
		x.Source = d.entityAt(c.subject)
	}
	if !c.meant.Empty() {
		x.Source = d.entityAt(c.meant)
	} else if f.pronoun(c.subject) {
		x.Source = f.pronounSpeaker(x)
	}
	if !c.to.Empty() {
		x.To = d.entityAt(c.to)
	}
	x.Date = f.date(c, content)
	x.Stance = f.stance(c, x)
	f.keep(x, quoted)
}

// pronoun tells whether a source is one.
func (f *claimFinder) pronoun(s Span) bool {
	first, last := f.d.tokensOf(s)
	return last == first+1 && f.d.Tokens[first].Tag == Pron
}

// namedIn tells whether an entity is mentioned by name in the content.
func (f *claimFinder) namedIn(entity int, content []Span) bool {
	for _, s := range content {
		for _, m := range f.d.mentionsIn(s) {
			if m.entity == entity && m.Kind == Name {
				return true
			}
		}
	}
	return false
}

// pronounSpeaker checks whom coreference took for the "he" of "he said". Nobody speaks of himself by his name, so that
// one who is named in the content is not the speaker; and "he" who spoke last in the paragraph speaks on, unless a
// sentence since begins with somebody else. Then it is the one who spoke last, or nobody: a gap is better than a wrong mouth.
func (f *claimFinder) pronounSpeaker(x Claim) int {
	if a, ok := f.speechBefore(x); ok {
		switch {
		case f.maySpeakOn(a, x):
			return a.Source
		case a.Source < 0 && f.someone(a.SourceSpan):
			return -1 // it may be she who speaks on
		}
	}
	last := -1
	if n := len(f.found); n > 0 && f.paragraphOf(f.found[n-1].CueSpan) == f.paragraphOf(x.CueSpan) {
		last = n - 1
	}
	if last >= 0 && f.pronoun(f.found[last].SourceSpan) && strings.EqualFold(f.d.Slice(f.found[last].SourceSpan), f.d.Slice(x.SourceSpan)) &&
		!f.namedBetween(f.found[last], x) {
		return f.found[last].Source
	}
	speaksOn := last >= 0 && f.maySpeakOn(f.found[last], x)
	switch {
	case speaksOn && (x.Source < 0 || f.namedIn(x.Source, x.Content) || f.follows(f.found[last], x)):
		return f.found[last].Source
	case x.Source >= 0 && f.namedIn(x.Source, x.Content):
		return -1
	}
	return x.Source
}

// speechBefore gives the claim that ends the paragraph before claim x, where x is direct speech that begins a paragraph of
// its own: whoever spoke last speaks on.
func (f *claimFinder) speechBefore(x Claim) (Claim, bool) {
	first, _ := f.d.tokensOf(x.Content[0])
	s := f.d.Tokens[first].Sentence
	if x.Quote != Direct || s == 0 || f.d.Sentences[s].First != first || f.sameParagraph(f.d.Sentences[s-1].First, s) {
		return Claim{}, false
	}
	for n := len(f.found) - 1; n >= max(0, len(f.found)-4); n-- {
		a := f.found[n]
		cue, _ := f.d.tokensOf(a.CueSpan)
		if f.d.Tokens[cue].Sentence != s-1 {
			break
		}
		if !a.SourceSpan.Empty() {
			return a, true
		}
	}
	return Claim{}, false
}

// someone tells whether a source without a name is one person: "a spokeswoman", "one of the guards", "her lawyer".
func (f *claimFinder) someone(s Span) bool {
	first, last := f.d.tokensOf(s)
	switch lemma := f.d.Tokens[first].Lemma; lemma {
	case "a", "an", "one", "another":
		return last > first+1
	default:
		return possessivePronoun(lemma) && last > first+1
	}
}

// maySpeakOn tells whether the person who made claim a may be the "he" or "she" of claim b: not named in what is said, and
// with no given name that speaks against it.
func (f *claimFinder) maySpeakOn(a, b Claim) bool {
	if a.Source < 0 || f.d.Entities[a.Source].Type != Person || f.namedIn(a.Source, b.Content) {
		return false
	}
	w := strings.ToLower(f.d.Slice(b.SourceSpan))
	return (w == "he" || w == "she") && f.sexOf(a.Source) != opposite(w)
}

// follows tells whether the sentence of claim b comes right behind that of a and begins with its "he": "..., according to X.
// He said ...".
func (f *claimFinder) follows(a, b Claim) bool {
	i, _ := f.d.tokensOf(a.CueSpan)
	k, _ := f.d.tokensOf(b.SourceSpan)
	s := f.d.Tokens[k].Sentence
	return f.d.Tokens[i].Sentence == s-1 && f.d.Sentences[s].First == k
}

// namedBetween tells whether a sentence between two claims of one paragraph, outside of what they say, begins with the name
// of a person.
func (f *claimFinder) namedBetween(a, b Claim) bool {
	from := a.CueSpan.End
	for _, s := range a.Content {
		if s.End > from && s.Start <= b.CueSpan.Start {
			from = s.End
		}
	}
	if from >= b.CueSpan.Start {
		return false
	}
	for _, m := range f.d.mentionsIn(Span{from, b.CueSpan.Start}) {
		first, _ := f.d.tokensOf(m.Span)
		subject := f.d.Sentences[f.d.Tokens[first].Sentence].First == first
		if m.Kind == Name && subject && f.d.Entities[m.entity].Type == Person && !holds(b, m.Span) {
			return true
		}
	}
	return false
}

// paragraphOf is the paragraph of a span.
func (f *claimFinder) paragraphOf(s Span) int {
	first, _ := f.d.tokensOf(s)
	return f.d.Sentences[f.d.Tokens[first].Sentence].Paragraph
}

// keep adds a claim, unless one with the same cue is there, and remembers the direct speech that it governs.
func (f *claimFinder) keep(x Claim, quoted []int) {
	for i := len(f.found) - 1; i >= max(0, len(f.found)-farthestClaim); i-- { // cues come in the order of the sentences
		if f.found[i].CueSpan.Overlaps(x.CueSpan) {
			return
		}
	}
	f.found = append(f.found, x)
	for _, q := range quoted {
		f.byQuote[q] = len(f.found) - 1
	}
}

// quoteType tells how much of the content stands between quotation marks.
func (f *claimFinder) quoteType(content []Span) Quote {
	quoted, words := 0, 0
	for _, s := range content {
		first, last := f.d.tokensOf(s)
		for i := first; i < last; i++ {
			if f.d.Tokens[i].Tag == Punct {
				continue
			}
			words++
			if f.quoteOf[i] >= 0 && s.Contains(f.d.Quotations[f.quoteOf[i]].Span) {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return Indirect
	case quoted == words:
		return Direct
	}
	return Mixed
}

// date is the day, month or year of the saying: a time in the cue's clause that is no part of the content.
func (f *claimFinder) date(c speechCue, content []Span) string {
	s := f.d.Sentences[f.d.Tokens[c.head].Sentence]
	i, _ := slices.BinarySearchFunc(f.d.Times, s.Start, func(t Time, at int) int { return cmp.Compare(t.Start, at) })
	for ; i < len(f.d.Times) && f.d.Times[i].End <= s.End; i++ {
		t := f.d.Times[i]
		if c.subject.Contains(t.Span) || slices.ContainsFunc(content, func(x Span) bool { return x.Overlaps(t.Span) }) {
			continue
		}
		if first, last := f.d.tokensOf(t.Span); first < last && f.near(c, first, last) {
			return t.Value
		}
	}
	return ""
}

// near tells whether a time at tokens [first, last) stands by the cue: nothing but an addressee and short words between.
func (f *claimFinder) near(c speechCue, first, last int) bool {
	if first >= c.last {
		for i := c.last; i < first; i++ {
			if t := f.d.Tokens[i].Tag; t == Verb || t == Aux || t == Sconj || t == Punct {
				return false
			}
		}
		return first-c.last <= 8
	}
	return last <= c.first && c.first-last <= 3
}

// finish orders the claims by their cues, links the nested ones, and mints their IRIs.
func (f *claimFinder) finish(r *Reader) {
	d := f.d
	slices.SortStableFunc(f.found, func(a, b Claim) int { return cmp.Compare(a.CueSpan.Start, b.CueSpan.Start) })
	d.Claims = f.found
	runes := NewRunes(d.Text)
	for i := range d.Claims {
		c := &d.Claims[i]
		c.Within = enclosing(d.Claims, i)
		parts := []string{d.Article.ID, d.Article.SHA256}
		for _, s := range append([]Span{c.CueSpan}, c.Content...) {
			at := runes.Span(s)
			parts = append(parts, strconv.Itoa(at[0]), strconv.Itoa(at[1]))
		}
		c.ID = r.mint.Hashed("claim", parts...)
	}
}

// farthestClaim bounds how many claims back the one is looked for that holds a claim or span.
const farthestClaim = 64

// enclosing gives the claim with the shortest content that holds the cue of claim i, -1 if none. Since contents are of
// bounded length, only claims near by are looked at; a claim that holds another has more words, so there is no circle.
func enclosing(claims []Claim, i int) int {
	best := -1
	for k := max(0, i-farthestClaim); k < min(len(claims), i+farthestClaim); k++ {
		if k == i || !holds(claims[k], claims[i].CueSpan) || holds(claims[i], claims[k].CueSpan) && k < i {
			continue
		}
		if best < 0 || size(claims[k]) < size(claims[best]) {
			best = k
		}
	}
	if best >= 0 && size(claims[best]) <= size(claims[i]) {
		return -1
	}
	return best
}

func holds(c Claim, s Span) bool {
	return slices.ContainsFunc(c.Content, func(x Span) bool { return x.Contains(s) })
}

func size(c Claim) (n int) {
	for _, s := range c.Content {
		n += s.Len()
	}
	return n
}
