// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kg/extract/attribution"
)

// claims finds who says what. The attribution model finds the words: cue, source and content. What they mean is told by
// rules: whether anything is said at all, how the source stands to it, to whom and when it is said, and which entity the
// source is. What has no cue is nobody's: a quotation without a speaker gives no claim.
func (r *Reader) claims(d *Document) {
	f := r.findClaims(d)
	f.judgeStances(r.stances)
}

// findClaims is claims with the stances that rules tell.
func (r *Reader) findClaims(d *Document) *claimFinder {
	f := newClaimFinder(d, r.lex.cues, r.lex.gazetteer)
	if r.attributions != nil {
		k := r.desks.Get().(*desk)
		marks, words := d.quoteMarks(), []attribution.Word(nil)
		for _, p := range attribution.Pieces(len(d.Words), func(i int) int { return d.Sentences[d.sentenceOf(i)].Paragraph }) {
			words = d.attributionWords(words[:0], p, marks)
			f.seek(words, p.First)
			for _, a := range r.attributions.ReadPiece(nil, words, p.First, &k.says) {
				if !d.credited(d.sentenceOf(a.Cue.First)) {
					f.claim(a)
				}
			}
		}
		r.desks.Put(k)
	}
	f.turns()
	f.credits()
	f.views()
	for s := range d.Sentences {
		f.headline(s)
	}
	f.finish(r)
	return f
}

// claimFinder holds what the search for claims of one document needs.
type claimFinder struct {
	d       *Document
	lex     *cueLexicon
	quoteOf []int          // per token: the quotation in which it stands, -1 for none
	inTime  []bool         // per token: part of a time expression
	given   map[string]sex // given names
	nouns   map[string]nouns
	found   []Claim
}

func newClaimFinder(d *Document, lex *cueLexicon, g *gazetteer) *claimFinder {
	f := &claimFinder{d: d, lex: lex, given: g.given, nouns: g.nouns, quoteOf: make([]int, len(d.Tokens)), inTime: make([]bool, len(d.Tokens))}
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

// claim keeps an attribution as a claim, where something is said.
func (f *claimFinder) claim(a attribution.Attribution) {
	c, ok := f.cueOf(a)
	if !ok || f.labels(a) {
		return
	}
	if len(a.Content) == 0 {
		f.fill(&a, c)
	}
	if len(a.Content) == 0 {
		return
	}
	if sought := c.entry.kind == "deny" || c.entry.kind == "doubt" || f.sought(c.word) || f.speechBeside(a, c); !sought && a.Sure < leastSureOf || f.quotesInSource(&a) {
		return
	}
	f.wholeObject(&a, &c)
	content := f.withQuoted(f.contentOf(a, c), c)
	c.subject = f.sourceOf(a, c, content)
	if f.isAsked(c, content) {
		c.subject = Span{}
	}
	content = f.ratherSource(content, &c)
	c.subject, content = f.insertedSaying(c, content)
	if content = f.besideSource(content, c); len(content) > 0 {
		content = f.saysLast(&c, content)
	}
	content = f.hearer(f.raised(content, &c), &c)
	content = f.around(f.accusation(f.toldOf(content, &c), &c), c)
	if f.nobodySaid(content) && c.entry.has('x') {
		content = f.frame(c.word, c.entry) // "ordered | her | on Sunday not to speak"
	}
	if len(content) == 0 || f.speaksNot(c, content) || f.saysNothing(c, content) || f.nothingTold(c, content, a.Sure) {
		return
	}
	d := f.d
	to := f.addressee(c, content)
	c.place(d, to)
	if f.noDenial(c, content) || f.deniedNoun(c) {
		return
	}
	x := Claim{Source: -1, To: -1, Place: -1, Within: -1, SourceSpan: c.subject, CueSpan: f.spanOfWords(a.Cue), Cue: c.entry.lemma,
		Content: content, ToSpan: to, Confidence: a.Sure, Quote: f.quoteType(content)}
	x.Source = f.speaker(c, x)
	if !to.Empty() {
		if x.To = d.entityAt(to); x.To < 0 {
			x.To = f.besideHead(f.withApposition(to))
		}
		if x.To == x.Source {
			x.To = -1 // nobody calls on himself: "Ada Orlo called on her to go"
		}
	}
	var denial Claim
	if end := len(content) - 1; x.Quote == Indirect {
		content[end], denial = f.rider(content[end])
	}
	x.Date, x.Place = f.date(c, content), f.place(c, content)
	x.Stance = f.stance(c, x)
	f.keep(x)
	if denial.Cue != "" {
		f.keep(denial)
	}
}

// isAsked tells whether the source is the one who was asked: "Asked whether it would rain, Orlo said".
func (f *claimFinder) isAsked(c speechCue, content []Span) bool {
	return c.entry.kind == "ask" && c.first == f.d.Sentences[c.sentence].First && !c.subject.Empty() &&
		len(content) > 0 && c.subject.Start >= content[len(content)-1].End
}

// fill gives an attribution the content that the tree has, where the model finds none.
func (f *claimFinder) fill(a *attribution.Attribution, c speechCue) {
	if r := f.behindInsertion(c.word); r.Last > 0 {
		a.Content = []attribution.Range{r}
		return
	}
	if r := f.toldLast(c.word); r.Last > 0 {
		a.Content = []attribution.Range{r}
		return
	}
	if q := f.quotedBefore(c.word); q >= 0 {
		first, last := f.d.wordsOf(f.d.Quotations[q].Span)
		a.Content = []attribution.Range{{First: first, Last: last}}
		return
	}
	e := f.known(c.word)
	if e == nil || f.saysWithin(c.word, e) {
		return
	}
	for _, s := range f.frame(c.word, e) {
		first, last := f.d.wordsOf(s)
		a.Content = append(a.Content, attribution.Range{First: first, Last: last})
	}
}

// wholeObject gives the content what of a cue of denial or doubt names it: of "dismissed rumours of | a sale" the rumours
// are dismissed and not the sale.
func (f *claimFinder) wholeObject(a *attribution.Attribution, c *speechCue) {
	d := f.d
	if c.entry.kind == "accuse" && c.passive && c.word < a.Cue.Last-1 { // "was accused | of lying about"
		a.Cue.Last, c.last = c.word+1, c.head+1
	}
	if c.entry.kind != "deny" && c.entry.kind != "doubt" || a.Content[0].First != a.Cue.Last {
		return
	}
	for i := c.word + 1; i < a.Cue.Last; i++ {
		if f.lex.is("saying", strings.ToLower(d.Slice(d.Words[i].Span))) {
			a.Cue.Last, a.Content[0].First = c.word+1, c.word+1
			c.last = c.head + 1
			return
		}
	}
}

// place notes where the source and the addressee of a cue stand.
func (c *speechCue) place(d *Document, to Span) {
	c.to, c.left, c.right = to, c.first, c.last
	if first, _ := d.tokensOf(c.subject); !c.subject.Empty() && first < c.first {
		c.left = first
	}
	if _, last := d.tokensOf(to); !to.Empty() && last > c.last {
		c.right = last
	}
}

// spanOfWords is the span of a range of words.
func (f *claimFinder) spanOfWords(r attribution.Range) Span {
	return Span{f.d.Words[r.First].Start, f.d.Words[r.Last-1].End}
}

// leastSureOf is how sure an attribution must be at least that was not sought: of others one in five would be right.
const leastSureOf = 0.25

// quotesInSource moves direct speech that the model took for the end of a source to the content ("said Orlo, “and it is
// over”"); it tells whether the source begins with a quotation, so that it is none.
func (f *claimFinder) quotesInSource(a *attribution.Attribution) bool {
	for i := a.Source.First; i < a.Source.Last; i++ {
		q := f.quoteOf[f.d.Words[i].Token]
		if q < 0 || f.d.Quotations[q].Start != f.d.Words[i].Start || f.quoteOf[f.d.Words[a.Source.Last-1].Token] != q {
			continue
		}
		if i == a.Source.First {
			return f.d.Quotations[q].End <= f.d.Words[a.Source.Last-1].End
		}
		if f.d.Slice(f.d.Words[i-1].Span) != "," {
			return false // "the “Butcher of Salo”"
		}
		a.Content = append(a.Content, attribution.Range{First: i, Last: a.Source.Last})
		slices.SortFunc(a.Content, func(x, y attribution.Range) int { return x.First - y.First })
		a.Source.Last = i - 1
	}
	return false
}

// besideSource leaves out of a content what is the source, and gives a relative pronoun alone what it stands for: "a charge
// that Norland denied".
func (f *claimFinder) besideSource(content []Span, c speechCue) []Span {
	content = slices.DeleteFunc(content, func(s Span) bool { return s == c.subject })
	if n := len(content); n > 0 && content[n-1].End < f.d.Tokens[c.first].Start && !f.saysSomething(content) { // "a finding | that the council disputes"
		for _, that := range [...]string{" that", " which"} {
			if strings.HasSuffix(f.d.Slice(content[n-1]), that) {
				content[n-1].End -= len(that)
			}
		}
	}
	if len(content) != 1 {
		return content
	}
	switch strings.ToLower(f.d.Slice(content[0])) {
	case "that", "which", "who":
		object := func(w *Word) bool { return w.Rel == "obj" && w.Span == content[0] && w.Start > f.d.Words[c.word].Start }
		if f.dependent(c.word, object) >= 0 {
			return content // "Ket disputes that."
		}
	case "nothing", "what":
		return nil
	default:
		return content
	}
	if w := &f.d.Words[c.word]; w.Rel == "acl:relcl" && w.Head >= 0 {
		of := &f.d.Words[w.Head]
		s := f.phraseOf(int(w.Head))
		if of.Rel == "obj" && of.Head >= 0 && f.d.Words[of.Head].XPOS == "VBG" && f.d.Words[of.Head].End+1 == s.Start && f.wordBefore(content[0].Start) == "," {
			s.Start = f.d.Words[of.Head].Start // "is accused of | taking bribes, which he denies"
		}
		return []Span{s}
	}
	return nil
}

// speaksNot tells sources that say nothing of their own: nobody, whoever is spoken to, and "I" where nobody is quoted; and
// what somebody is only asked about.
func (f *claimFinder) speaksNot(c speechCue, content []Span) bool {
	if first, last := f.d.tokensOf(c.subject); first < last && nobody(f.d.word(first)) {
		return true
	}
	switch strings.ToLower(f.d.Slice(c.subject)) {
	case "you", "one":
		return true
	case "i", "we":
		return f.quoteOf[c.head] < 0
	}
	return c.entry.kind == "ask" && f.quoteType(content) == Indirect && f.head(content[0]) >= 0 && strings.EqualFold(f.d.word(c.last-1), "about")
}

// keep adds a claim, unless one with the same cue is there.
func (f *claimFinder) keep(x Claim) {
	for i := len(f.found) - 1; i >= max(0, len(f.found)-farthestClaim); i-- { // cues come in the order of the sentences
		if f.found[i].CueSpan.Overlaps(x.CueSpan) {
			return
		}
	}
	f.found = append(f.found, x)
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

// finish orders the claims by their cues, links the nested ones, and mints their IRIs.
func (f *claimFinder) finish(r *Reader) {
	d := f.d
	f.sourcesCited()
	slices.SortStableFunc(f.found, func(a, b Claim) int { return cmp.Compare(a.CueSpan.Start, b.CueSpan.Start) })
	// What is found after all others, in headlines and views, may have the cue of one that keep no longer looks at.
	f.found = slices.CompactFunc(f.found, func(a, b Claim) bool { return a.CueSpan.Overlaps(b.CueSpan) })
	f.sides()
	slices.SortStableFunc(f.found, func(a, b Claim) int { return cmp.Compare(a.CueSpan.Start, b.CueSpan.Start) })
	f.crossed()
	f.oneMouth()
	f.speaksStill()
	f.sharedSource()
	f.ownCues()
	f.answers()
	f.otherMouths()
	d.Claims = f.found
	f.nest()
	f.speakOfThemselves()
	f.spokenOf()
	if d.Claims = slices.DeleteFunc(d.Claims, f.hearsay); len(d.Claims) < len(f.found) {
		f.nest()
	}
	runes := NewRunes(d.Text)
	for i := range d.Claims {
		c := &d.Claims[i]
		parts := []string{d.Article.ID, d.Article.SHA256}
		for _, s := range append([]Span{c.CueSpan}, c.Content...) {
			at := runes.Span(s)
			parts = append(parts, strconv.Itoa(at[0]), strconv.Itoa(at[1]))
		}
		c.ID = r.mint.Hashed("claim", parts...)
	}
}

// nest tells of each claim within which other it is made.
func (f *claimFinder) nest() {
	for i := range f.d.Claims {
		f.d.Claims[i].Within = enclosing(f.d.Claims, i)
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
