// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"

	"kg/extract/attribution"
)

// contentOf gives the spans of a content. Direct speech that goes on in the following paragraphs is one span with them.
// What stands in another sentence than the cue is left out where quotations take turns: it may be somebody else's.
func (f *claimFinder) contentOf(a attribution.Attribution, c speechCue) []Span {
	if put := f.numberPut(c.word); !put.Empty() && len(a.Content) == 1 && a.Content[0].First > c.word {
		return []Span{put}
	}
	if f.putSo(c.word) {
		as := f.d.Words[f.dependent(c.word, func(w *Word) bool { return w.Lemma == "as" })]
		if around := f.sentenceAround(int(as.Token), int(f.d.Words[c.word+1].Token)+1); around != nil {
			return around
		}
	}
	if r := f.behindInsertion(c.word); r.Last > 0 && len(a.Content) == 1 && a.Content[0].First > c.word {
		return []Span{f.spanOfWords(r)}
	}
	if f.quoteOf[f.d.Words[c.word].Token] >= 0 {
		if clause := f.frame(c.word, c.entry); clause != nil {
			return clause // what follows in direct speech is its speaker's again
		}
	}
	var out []Span
	for _, r := range a.Content {
		if f.takesTurns(r, c) {
			continue
		}
		r = f.beforeNext(f.beforeConjunct(f.beforeMain(f.wholeClause(f.behindRelative(r, a.Source)), c.word), c.word), c.word)
		s, ok := f.sayable(f.spanOfWords(r))
		if !ok {
			continue
		}
		s = f.behindParticle(s, c)
		s = f.oneTurn(f.asDid(f.ownTold(f.behindAddressee(f.beforeMainVerb(f.clauseEnd(s, c), c), c), c)), c)
		s.Start, s.End = min(f.speechStart(s, c), f.condition(s, c)), f.speechEnd(s)
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			continue // within direct speech that went on
		}
		out = append(out, s)
	}
	return out
}

// trimMarks gives a span without the quotation marks at its ends whose other half is outside.
func (f *claimFinder) trimMarks(s Span) Span {
	d := f.d
	first, last := d.tokensOf(s)
	cut := func(i int) bool {
		q := f.quoteOf[i]
		if d.Tokens[i].Tag != Punct || q < 0 || d.Quotations[q].Open || s.Contains(d.Quotations[q].Span) {
			return false
		}
		return d.Tokens[i].Start == d.Quotations[q].Start || d.Tokens[i].End == d.Quotations[q].End
	}
	for last > first+1 && cut(last-1) {
		last--
		s.End = d.Tokens[last-1].End
	}
	for first < last-1 && cut(first) {
		first++
		s.Start = d.Tokens[first].Start
	}
	return s
}

// sayable gives a span of content without marks that are not its own, and tells whether it says anything. The mark alone
// that opens direct speech stands for all of it; other marks and conjunctions alone say nothing.
func (f *claimFinder) sayable(s Span) (Span, bool) {
	first, last := f.d.tokensOf(s)
	if first+1 == last {
		if q := f.quoteOf[first]; q >= 0 && f.d.Tokens[first].Tag == Punct && f.d.Quotations[q].Start == f.d.Tokens[first].Start {
			return f.d.Quotations[q].Span, true
		}
	}
	for i := first; i < last; i++ {
		if t := f.d.Tokens[i].Tag; t != Punct && t != Cconj {
			return f.trimMarks(s), true
		}
	}
	return s, false
}

// takesTurns tells whether a content begins, in another sentence than that of the cue, with a quotation that another one
// stands right beside.
func (f *claimFinder) takesTurns(r attribution.Range, c speechCue) bool {
	d := f.d
	first := int(d.Words[r.First].Token)
	q := f.quoteOf[first]
	if q < 0 || int(d.Tokens[first].Sentence) == c.sentence || d.Quotations[q].Start != d.Words[r.First].Start {
		return false
	}
	beside := func(left, right int) bool {
		return left >= 0 && right < len(d.Quotations) && !d.Quotations[left].Open &&
			strings.Trim(d.Text[d.Quotations[left].End:d.Quotations[right].Start], " \t") == ""
	}
	return beside(q-1, q) || beside(q, q+1)
}

// wholeClause gives a content that has the "that" of a clause, but not its verb, the whole clause.
func (f *claimFinder) wholeClause(r attribution.Range) attribution.Range {
	d := f.d
	w := &d.Words[r.First]
	verb := int(w.Head)
	if verb < r.Last || w.Rel != "mark" {
		return r
	}
	s := d.Sentences[d.Tokens[w.Token].Sentence]
	for last := s.LastWord - 1; last >= verb; last-- { // the tree is projective: what the verb leads is one stretch
		for i := last; i >= 0; i = int(d.Words[i].Head) {
			if i == verb && d.Words[last].Rel != "punct" {
				return attribution.Range{First: r.First, Last: last + 1}
			}
		}
	}
	return r
}

// behindRelative leaves out of a content the relative clause of its source that it begins with: "According to two guards, | who asked not
// to be named, | it was late".
func (f *claimFinder) behindRelative(r, source attribution.Range) attribution.Range {
	d := f.d
	switch f.form(&d.Words[r.First]) {
	case "who", "which", "whose":
	default:
		return r
	}
	for i, n := r.First, 0; i >= r.First && n < maxClimb; i, n = int(d.Words[i].Head), n+1 {
		w := &d.Words[i]
		if w.Rel != "acl:relcl" || int(w.Head) < source.First || int(w.Head) >= source.Last {
			continue
		}
		_, next := d.wordsOf(f.subtree(i))
		for next < r.Last && d.Words[next].Tag == Punct && f.quoteOf[d.Words[next].Token] < 0 {
			next++
		}
		if next < r.Last {
			r.First = next
		}
		break
	}
	return r
}

// clauseEnd gives a content that breaks off within the clause of its verb of saying, before a relative clause or a clause of
// reason, the whole of that clause: "said it was a wire | which had burnt". Behind a comma the article may be telling more.
func (f *claimFinder) clauseEnd(s Span, c speechCue) Span {
	d := f.d
	if d.Words[c.word].Tag != Verb {
		return s
	}
	clause := f.dependent(c.word, func(w *Word) bool {
		return (w.Rel == "ccomp" || w.Rel == "xcomp") && w.Start > d.Words[c.word].Start && s.Contains(w.Span)
	})
	if clause < 0 {
		return s
	}
	_, last := d.wordsOf(s)
	whole := f.subtree(clause)
	if last >= len(d.Words) || whole.End <= s.End || whole.Start > s.Start+len("that ") {
		return s
	}
	switch next := f.form(&d.Words[last]); next {
	case "which", "who", "whose", "where", "because", "if", "unless":
		return Span{s.Start, whole.End}
	}
	return s
}

// beforeConjunct cuts from a content behind a verb of saying what is joined to the verb itself and has a subject of its own:
// "dismissed the reports, and the mission denied them". What is said must stand before it, so that a clause is not taken for
// a conjunct that is what is said, or a second part of it ("and that").
func (f *claimFinder) beforeConjunct(r attribution.Range, verb int) attribution.Range {
	d := f.d
	joined := f.dependent(verb, func(w *Word) bool { return w.Rel == "conj" && w.Tag == Verb })
	if joined <= r.First || r.First < verb || joined >= r.Last || f.dependent(joined, func(w *Word) bool { return w.Rel == "nsubj" }) < 0 ||
		f.dependent(joined, func(w *Word) bool { return w.Rel == "mark" }) >= 0 {
		return r
	}
	last := joined
	for i := joined - 1; i > r.First; i-- {
		if h := int(d.Words[i].Head); h == joined || h >= last && h < joined {
			last = i
		}
	}
	for last > r.First+1 && (d.Words[last-1].Tag == Punct || d.Words[last-1].Tag == Cconj) {
		last--
	}
	said := slices.ContainsFunc(d.Words[r.First:last], func(w Word) bool { return int(w.Head) == verb && w.Rel != "punct" })
	joint := d.Words[last].Tag == Punct || d.Words[last].Tag == Cconj
	if q := f.quoteOf[d.Words[last].Token]; !said || !joint || q >= 0 && f.quoteOf[d.Words[r.First].Token] == q {
		return r
	}
	return attribution.Range{First: r.First, Last: last}
}

// saysNothing tells a content of saying or thinking that is no words: a person ("believed him"), or, where nobody says it, a noun
// alone ("says union").
func (f *claimFinder) saysNothing(c speechCue, content []Span) bool {
	if len(content) != 1 || c.entry.kind != "say" && c.entry.kind != "think" && c.entry.kind != "demand" {
		return false
	}
	if f.nobodySaid(content) {
		return true
	}
	if c.entry.kind == "demand" {
		return false
	}
	first, last := f.d.tokensOf(content[0])
	return c.subject.Empty() && last == first+1 && f.d.Tokens[first].Tag == Noun && f.quoteOf[first] < 0
}

// nobodySaid tells a content that is somebody alone, by a pronoun.
func (f *claimFinder) nobodySaid(content []Span) bool {
	if len(content) != 1 {
		return false
	}
	switch strings.ToLower(f.d.Slice(content[0])) {
	case "him", "her", "them", "me", "us", "you":
		return true
	}
	return false
}

// behindAddressee leaves out of a content the one to whom it is said: "told | Ket that it was late", "telling | one fan: “No.”".
func (f *claimFinder) behindAddressee(s Span, c speechCue) Span {
	d := f.d
	first, _ := d.tokensOf(s)
	next := first + 1
	switch strings.ToLower(d.word(first)) {
	case "him", "them", "us", "me", "her": // "put it to | him that he lied"
	default:
		to := f.dependent(c.word, func(w *Word) bool {
			return w.Rel == "iobj" || w.Rel == "obj" && (c.entry.has('a') || c.entry.has('x') || c.entry.kind == "promise" || c.entry.kind == "ask")
		})
		if to < 0 && c.entry.has('a') {
			to = f.toldSubject(c.word)
		}
		if to < 0 {
			return s
		}
		phrase := f.phraseOf(to)
		if phrase.Start != s.Start {
			return s
		}
		next, _ = d.tokensOf(Span{phrase.End, phrase.End})
	}
	if next+1 >= len(d.Tokens) || d.Tokens[next].Start >= s.End {
		return s
	}
	if clause := f.behindWhen(next, s.End); clause > next && (c.entry.has('a') || c.entry.has('x') || c.entry.kind == "ask") {
		s.Start = d.Tokens[clause].Start
		return s
	}
	switch w := strings.ToLower(d.word(next)); {
	case f.clauseBegins(c, next):
		s.Start = d.Tokens[next].Start
	case c.entry.kind == "promise":
	case w == "that" || f.opensQuote(next), f.lex.is("telling", c.entry.lemma) && f.toGo(next):
		s.Start = d.Tokens[next].Start
	case (w == ":" || w == ",") && f.opensQuote(next+1):
		s.Start = d.Tokens[next+1].Start
	}
	return s
}

// behindParticle leaves out of a content the particle of its verb, and "only": "called | for a vote", "said | only that it was late".
func (f *claimFinder) behindParticle(s Span, c speechCue) Span {
	first, last := f.d.tokensOf(s)
	if first+1 >= last || f.d.Words[f.d.Tokens[first].Word].Start != f.d.Words[c.word].End+1 {
		return s
	}
	if w := f.d.word(first); c.entry.kind == "demand" && w == c.entry.particle || w == "only" && f.d.word(first+1) == "that" {
		s.Start = f.d.Tokens[first+1].Start
	}
	return s
}

// behindWhen is the token at which a clause begins behind the time of its being said, the token itself where none is given: "on Sunday |
// not to go", "twice last summer | whether it was safe".
func (f *claimFinder) behindWhen(token, end int) int {
	d := f.d
	i := token
	for i+1 < len(d.Tokens) && d.Tokens[i].Start < end && (f.inTime[i] || f.lex.is("again", d.word(i)) || d.Tokens[i].Tag == Adp && f.inTime[i+1]) {
		i++
	}
	if i+1 < len(d.Tokens) && d.Tokens[i].Start < end {
		switch d.word(i) {
		case "that", "whether", "to", "not", "never":
			return i
		}
	}
	return token
}

// toldSubject is the one who is told where the tree makes it a second subject of what is said, -1 for none: "told | the court | their
// client was ill".
func (f *claimFinder) toldSubject(verb int) int {
	clause := f.dependent(verb, func(w *Word) bool { return w.Rel == "ccomp" && w.Start > f.d.Words[verb].Start })
	if clause < 0 {
		return -1
	}
	isSubject := func(w *Word) bool { return w.Rel == "nsubj" }
	first := f.dependent(clause, isSubject)
	if first < verb || f.dependent(clause, func(w *Word) bool { return isSubject(w) && w.Start > f.d.Words[first].End }) < 0 {
		return -1
	}
	return first
}

// clauseBegins tells whether what a verb says is a clause that begins at a token with its subject: "told fans | he was late".
func (f *claimFinder) clauseBegins(c speechCue, token int) bool {
	d, verb := f.d, c.word
	to := int(d.Tokens[token-1].Word)
	if t := d.Words[to].Tag; t != Noun && t != Propn && (t != Pron || !c.entry.has('a')) {
		return false
	}
	if c.entry.has('a') && f.toldSubject(verb) == to {
		return true
	}
	clause := f.dependent(verb, func(w *Word) bool { return w.Rel == "ccomp" && w.Start > d.Words[verb].Start })
	if clause < 0 && int(d.Words[to].Head) == verb && c.entry.kind != "ask" && d.Words[d.Tokens[token].Word].XPOS == "PRP" { // "promised voters | she would pay"
		clause = f.dependent(to, func(w *Word) bool { return w.Rel == "acl:relcl" && w.Start > d.Words[to].Start })
	}
	return clause >= 0 && f.subtree(clause).Start == d.Tokens[token].Start && f.dependent(clause, func(w *Word) bool {
		return strings.HasPrefix(w.Rel, "nsubj") && f.subtree(f.indexOf(w)).Start == d.Tokens[token].Start
	}) >= 0
}

// toGo tells an infinitive that begins at a token: "to go", "not to go".
func (f *claimFinder) toGo(token int) bool {
	w := strings.ToLower(f.d.word(token))
	if w == "not" && token+1 < len(f.d.Tokens) {
		w = strings.ToLower(f.d.word(token + 1))
	}
	return w == "to"
}

// beforeMain cuts from the content of a verb of saying that leads an adverbial clause ("Asked if he would go, Ket laughed: ...")
// what belongs to the verb that the clause stands with.
func (f *claimFinder) beforeMain(r attribution.Range, verb int) attribution.Range {
	d := f.d
	w := &d.Words[verb]
	if main := int(w.Head); w.Rel != "advcl" || r.First < verb || main < r.First || main >= r.Last {
		return r
	}
	last := r.First
	for i := r.First; i < r.Last; i++ {
		up := i
		for n := 0; n < maxClimb && up >= 0 && up != verb; n++ {
			up = int(d.Words[up].Head)
		}
		if up != verb {
			break
		}
		if d.Words[i].Tag != Punct {
			last = i + 1
		}
	}
	if last == r.First {
		return r
	}
	return attribution.Range{First: r.First, Last: last}
}

// maxClimb bounds how many arcs up a verb is looked for.
const maxClimb = 24

// raised gives a content the subject of a verb in the passive of which it is said: in "She was said to be in tears" nobody is
// named who says so, and she is who it is said of. Who "was told to go" is spoken to.
func (f *claimFinder) raised(content []Span, c *speechCue) []Span {
	d := f.d
	subject := f.dependent(c.word, func(w *Word) bool { return w.Rel == "nsubj:pass" })
	if c.passive && subject >= 0 && c.subject.Empty() && c.entry.kind == "say" && !c.entry.has('a') && len(content) == 1 && f.wordAt(content[0].Start) == "to" && content[0].Start > d.Words[c.word].Start {
		return append([]Span{f.phraseOf(subject)}, content...)
	}
	if !c.passive || subject < 0 || c.entry.has('a') || c.entry.has('x') || c.entry.kind == "demand" || !c.subject.Contains(d.Words[subject].Span) || len(content) == 0 || f.wordAt(content[0].Start) != "to" && (c.entry.kind != "predict" && c.entry.kind != "think" || f.saysSomething(content)) {
		return content
	}
	content, c.subject = append([]Span{c.subject}, content...), Span{}
	return content
}

func (f *claimFinder) tokenAt(at int) int {
	first, _ := f.d.tokensOf(Span{at, at})
	return min(first, len(f.d.Tokens)-1)
}

// wordBefore is the token before a byte offset, in lower case.
func (f *claimFinder) wordBefore(at int) string {
	if first := f.tokenAt(at); first > 0 {
		return strings.ToLower(f.d.word(first - 1))
	}
	return ""
}

// trimEnd gives a span without the marks and conjunctions at its end.
func (f *claimFinder) trimEnd(s Span) Span {
	first, last := f.d.tokensOf(s)
	for last > first {
		switch f.d.Tokens[last-1].Tag {
		case Cconj, Sconj, Adp:
		case Punct:
			if f.closesQuote(last - 1) {
				return Span{s.Start, f.d.Tokens[last-1].End}
			}
		default:
			return Span{s.Start, f.d.Tokens[last-1].End}
		}
		last--
	}
	return Span{}
}

func (f *claimFinder) sentenceOf(s Span) int {
	return int(f.d.Tokens[f.tokenAt(s.Start)].Sentence) // a word may be the end of the last token
}

// far is how many bytes lie between two spans.
func far(a, b Span) int { return max(0, a.Start-b.End, b.Start-a.End) }

// speechStart is the beginning of a span of content, or of the direct speech that goes on in it from the paragraphs before, where
// all of it stands behind the cue.
func (f *claimFinder) speechStart(s Span, c speechCue) int {
	first, last := f.d.tokensOf(s)
	if first >= last {
		return s.Start
	}
	q := f.quoteOf[first]
	if q < 0 || f.d.Quotations[q].Start != s.Start {
		return s.Start
	}
	for f.d.Quotations[q].Continues >= 0 {
		q = f.d.Quotations[q].Continues
	}
	if start := f.d.Quotations[q].Start; start > f.d.Tokens[c.head].Start {
		return start
	}
	return s.Start
}

// condition is where a content begins, with the condition before it where a sentence ends with who says it: "If it rains, | it is off, Ket
// said". Without it kg would have Ket say that it is off.
func (f *claimFinder) condition(s Span, c speechCue) int {
	d := f.d
	first, last := d.tokensOf(s)
	from := d.Sentences[c.sentence].First
	if first <= from || last > c.first || int(d.Tokens[min(first, len(d.Tokens)-1)].Sentence) != c.sentence || d.word(first-1) != "," || d.word(last) != "," || f.quoteOf[first] >= 0 || f.quoteOf[from] >= 0 {
		return s.Start
	}
	if f.lex.is("condition", strings.ToLower(d.word(from))) && !c.passive && f.dependent(c.word, func(w *Word) bool { return strings.HasPrefix(w.Rel, "nsubj") && w.Start > s.End }) >= 0 {
		return d.Tokens[from].Start
	}
	return s.Start
}

// speechEnd is the end of a span of content, or of the direct speech that it ends with where this goes on in the
// paragraphs behind.
func (f *claimFinder) speechEnd(s Span) int {
	_, last := f.d.tokensOf(s)
	if last == 0 {
		return s.End
	}
	q := f.quoteOf[last-1]
	if q < 0 || !f.d.Quotations[q].Open {
		return s.End
	}
	for q+1 < len(f.d.Quotations) && f.d.Quotations[q+1].Continues == q {
		q++
	}
	return max(s.End, f.d.Quotations[q].End)
}
