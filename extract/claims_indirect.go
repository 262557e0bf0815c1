// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// indirect gives the clause or phrase that a cue governs, by its frames: behind it, before it, or around it. The
// confidence of a frame is the share of its claims on the training part of PolNeAR whose cue is one there too, with the
// same source and a content that is the same for four fifths of its characters.
func (f *claimFinder) indirect(c speechCue) ([]Span, float64) {
	if !c.patient.Empty() {
		return []Span{c.patient}, 0.45
	}
	if content := f.objectBefore(c); content != nil {
		return content, 0.45
	}
	for _, frame := range []struct {
		find func(speechCue) []Span
		conf float64
	}{
		{f.thatClause, 0.65},
		{f.around, 0.8},
		{f.bareClause, 0.6},
		{f.infinitive, 0.4},
		{f.gerund, 0.75},
		{f.question, 0.45},
		{f.phrase, 0.45},
		{f.clauseBefore, 0.55},
	} {
		if content := frame.find(c); len(content) > 0 {
			return content, frame.conf
		}
	}
	return nil, 0
}

// limit gives the token at which the words that stand behind a cue can reach at most: the end of its sentence, or of the
// quotation in which the cue stands.
func (f *claimFinder) limit(c speechCue) int {
	last := f.d.Sentences[c.sentence].Last
	if q := f.quoteOf[c.head]; q >= 0 {
		last = min(last, f.endOf(q))
		if last > c.last && f.closesQuote(last-1) {
			last--
		}
	}
	for last > c.last && f.d.Tokens[last-1].Tag == Punct && !f.closesQuote(last-1) && f.d.word(last-1) != ")" {
		last--
	}
	return last
}

// spanOf is the content of the tokens [first, last), nil where there are none.
func (f *claimFinder) spanOf(first, last int) []Span {
	for last > first && f.d.Tokens[last-1].Tag == Punct && !f.closesQuote(last-1) && f.d.word(last-1) != ")" {
		last--
	}
	if first >= last {
		return nil
	}
	return []Span{f.d.tokenSpan(first, last)}
}

// thatClause reads "said (on Friday) that ...".
func (f *claimFinder) thatClause(c speechCue) []Span {
	if !c.entry.has('t') {
		return nil
	}
	d, end, commas := f.d, f.limit(c), 0
	for i := c.right; i < end && i-c.right < 14; i++ {
		t := d.Tokens[i]
		if t.Lemma == "," {
			commas++
		}
		if strings.ToLower(d.word(i)) == "that" && i+1 < end && (d.Tokens[i+1].Tag != Punct || f.quoteOf[i+1] >= 0) && !f.inTime[i+1] {
			next := d.Tokens[i+1].Tag
			if i > c.right && d.Tokens[i-1].Tag == Noun && !f.inTime[i-1] && (next == Verb || next == Aux) || commas%2 == 1 {
				return nil // "a plan that failed"; "said, before units that had"
			}
			last := f.clauseEnd(i, end, c)
			if i > c.right && f.lex.is("saying", strings.ToLower(d.word(i-1))) && d.Tokens[c.right].Tag != Adp {
				if c.entry.has('c') {
					return nil // "said reports that he would go were false"
				}
				i = c.right // "denied reports that"
			}
			return f.spanOf(i, last)
		}
		if t.Tag == Verb || t.Tag == Aux || t.Tag == Sconj || isStop(d.word(i)) || f.quoteOf[i] != f.quoteOf[c.head] {
			return nil
		}
	}
	return nil
}

// bareClause reads "said the harbour was closed": a clause with a verb of its own right behind the cue.
func (f *claimFinder) bareClause(c speechCue) []Span {
	if !c.entry.has('c') && !(c.entry.has('t') && c.entry.kind == "say" && !c.entry.has('n')) || c.inverted {
		return nil
	}
	d, end, i := f.d, f.limit(c), c.right
	for i < end && (f.inTime[i] || i+1 < end && d.Tokens[i].Tag == Adp && f.inTime[i+1] || d.Tokens[i].Tag == Adv && d.Tokens[i].Lemma != "there" && !f.counts(i, end)) {
		i++
	}
	if i >= end {
		return nil
	}
	t := d.Tokens[i]
	if (t.Tag == Aux || t.Tag == Verb) && f.relativeBehind(c) { // "a truck that police say was loaded"
		return f.spanOf(i, f.clauseEnd(i, end, c))
	}
	if f.counts(i, end) {
		if last := f.clauseEnd(i, end, c); f.finite(i+1, last) && !f.objectOnly(i, last, c) {
			return f.spanOf(i, last)
		}
		return nil
	}
	if t.Tag == Punct && f.quoteOf[i] == f.quoteOf[c.head] || t.Tag == Adp || t.Tag == Verb || t.Tag == Aux || t.Tag == Part {
		return nil
	}
	last := f.clauseEnd(i, end, c)
	if !f.finite(i+1, last) || f.objectOnly(i, last, c) {
		return nil
	}
	return f.spanOf(i, last)
}

// objectOnly tells whether the words from i on are an object of the cue, whose subject goes on with a verb of its own:
// "confirmed the arrest but would not say"; or, for verbs that take objects as well, has only a relative clause: "found a
// spice that was tested".
func (f *claimFinder) objectOnly(i, last int, c speechCue) bool {
	for ; i < last; i++ {
		switch t := f.d.Tokens[i]; t.Tag {
		case Verb, Aux:
			prev := f.d.Tokens[i-1]
			return f.quoteOf[i-1] == f.quoteOf[c.head] && (prev.Tag == Cconj || !c.entry.has('c') && relativePronoun(prev.Lemma))
		}
	}
	return false
}

// counts tells whether a number with a hedge begins at i: "more than 9,000", "at least two", "up to a dozen".
func (f *claimFinder) counts(i, end int) bool {
	for k := i; k < end && k-i < 4; k++ {
		switch t := f.d.Tokens[k]; t.Tag {
		case Num:
			return true
		case Adv, Adp, Adj, Sym:
		default:
			return false
		}
	}
	return false
}

// relativeBehind tells whether the cue stands in a relative clause as in "that police say was".
func (f *claimFinder) relativeBehind(c speechCue) bool {
	if c.left == 0 || c.inverted {
		return false
	}
	switch f.d.Tokens[c.left-1].Lemma {
	case "that", "which", "who":
		return true
	}
	return false
}

// finite tells whether the tokens [i, last) have a verb that is no bare participle or infinitive.
func (f *claimFinder) finite(i, last int) bool {
	d := f.d
	for ; i < last; i++ {
		switch t := d.Tokens[i]; t.Tag {
		case Aux:
			return true
		case Verb:
			if !strings.HasSuffix(strings.ToLower(d.word(i)), "ing") && d.Tokens[i-1].Lemma != "to" {
				return true
			}
		}
	}
	return false
}

// infinitive reads "promised to ...", "urged X to ...", "is expected to ...".
func (f *claimFinder) infinitive(c speechCue) []Span {
	if !c.entry.has('i') && !(c.entry.has('x') && !c.to.Empty()) && !c.passive {
		return nil
	}
	i, end := c.right, f.limit(c)
	to := f.toAt(i)
	if to+1 >= end || f.d.word(to) != "to" || f.d.Tokens[to+1].Tag == Det || f.d.Tokens[to+1].Tag == Propn {
		return nil
	}
	content := f.spanOf(i, f.clauseEnd(i, end, c))
	if c.passive && c.to.Empty() && len(content) > 0 { // "X is expected to": the subject is part of what is said
		end := c.first
		if c.relative > 0 {
			end = c.relative
		}
		for end > c.left+1 && f.d.word(end-1) == "," {
			end--
		}
		if end > c.left {
			return append([]Span{f.d.tokenSpan(c.left, end)}, content...)
		}
	}
	return content
}

// toAt is the place of the "to" of an infinitive that begins at i, where "not" or "never" may stand before it.
func (f *claimFinder) toAt(i int) int {
	if i+1 < len(f.d.Tokens) && (f.d.Tokens[i].Lemma == "not" || f.d.Tokens[i].Lemma == "never") && f.d.word(i+1) == "to" {
		return i + 1
	}
	return i
}

// gerund reads "denied receiving ...", "warned of losing ...".
func (f *claimFinder) gerund(c speechCue) []Span {
	i, end := c.right, f.limit(c)
	if !c.entry.has('g') || i >= end || f.d.Tokens[i].Tag != Verb && f.d.Tokens[i].Tag != Aux || !strings.HasSuffix(f.d.word(i), "ing") {
		return nil
	}
	return f.spanOf(i, f.clauseEnd(i, end, c))
}

// question reads "asked whether ...", "told him what ...".
func (f *claimFinder) question(c speechCue) []Span {
	if !c.entry.has('w') {
		return nil
	}
	i, end := c.right, f.limit(c)
	if i+1 >= end {
		return nil
	}
	if w := strings.ToLower(f.d.word(i)); (w == "on" || w == "about") && c.entry.kind == "ask" {
		i++
	}
	switch strings.ToLower(f.d.word(i)) {
	case "who", "which":
		if !c.to.Empty() && !c.passive { // "told the mayors who came": the addressee's own clause
			return nil
		}
		fallthrough
	case "whether", "if", "why", "how", "what", "when", "where":
		last := f.clauseEnd(i, end, c)
		if c.passive && c.left == f.d.Sentences[c.sentence].First { // "Asked whether he would go, he smiled"
			for k := i; k < last; k++ {
				if f.d.word(k) == "," {
					last = k
				}
			}
		}
		return f.spanOf(c.right, last)
	}
	return nil
}

// phrase reads "rejected the claim", "accused X of ...", "called the report “false”".
func (f *claimFinder) phrase(c speechCue) []Span {
	i, end := c.right, f.limit(c)
	if i >= end || c.inverted || !c.entry.has('n') && !(c.entry.has('t') && f.evidential(c)) {
		return nil
	}
	t := f.d.Tokens[i]
	quoted := f.quoteOf[i] != f.quoteOf[c.head] || t.Lemma == "as" && c.entry.kind == "deny" // "dismissed as false a claim"
	if !quoted && !nominal(f.d, i, f.d.Sentences[c.sentence]) && t.Tag != Pron && t.Tag != Sym && t.Lemma != "more" || f.inTime[i] {
		return nil
	}
	end = f.clauseEnd(i, end, c)
	for k := i + 1; k+1 < end; k++ { // "promised a review but would not commit": the second verb is the writer's
		if f.d.Tokens[k].Tag == Cconj && f.quoteOf[k] == f.quoteOf[c.head] && (f.d.Tokens[k+1].Tag == Aux || f.d.Tokens[k+1].Tag == Verb && !strings.HasSuffix(f.d.word(k+1), "ing")) {
			end = k
		}
	}
	return f.spanOf(i, end)
}

// evidential tells whether a poll or study is the subject, which shows and finds things rather than that things are so.
func (f *claimFinder) evidential(c speechCue) bool {
	first, last := f.d.tokensOf(c.subject)
	for i := first; i < last; i++ {
		switch f.d.Tokens[i].Lemma {
		case "poll", "polls", "survey", "surveys", "study", "report", "data", "figures", "research", "results", "result", "numbers":
			return true
		}
	}
	return false
}

// clauseBefore reads "The harbour was closed, X said (on Friday).": the clause from the start of the sentence.
func (f *claimFinder) clauseBefore(c speechCue) []Span {
	d := f.d
	if !c.entry.has('p') || c.participle {
		return nil
	}
	comma := c.left - 1
	if c.inverted {
		comma = c.first - 1
	}
	first := f.clauseStart(c, comma)
	if !f.terminal(c) {
		return nil
	}
	if comma <= first || d.word(comma) != "," && !f.closesQuote(comma) || !f.finite(first+1, comma) && d.Paragraphs[d.Sentences[c.sentence].Paragraph].Kind != Headline {
		return nil
	}
	if f.holdsSpeech(first, comma) || relativePronoun(d.Tokens[comma-1].Lemma) {
		return nil
	}
	if f.closesQuote(comma) {
		comma++ // the closing mark belongs to what is said
	}
	return f.spanOf(first, comma)
}

// holdsSpeech tells whether direct speech that has a speaker stands in the tokens [first, last): they tell who said it.
func (f *claimFinder) holdsSpeech(first, last int) bool {
	for i := first; i < last; i++ {
		if q := f.quoteOf[i]; q >= 0 {
			if _, taken := f.byQuote[q]; taken && f.quoteOf[last] != q {
				return true
			}
		}
	}
	return false
}

func relativePronoun(w string) bool { return w == "that" || w == "which" || w == "who" }

// terminal tells whether nothing that could be the content stands behind the cue: a mark, a time, "in a statement".
func (f *claimFinder) terminal(c speechCue) bool {
	i, end := c.right, f.limit(c)
	if i >= end || f.inTime[i] {
		return true
	}
	switch f.d.Tokens[i].Tag {
	case Punct, Adp, Adv, Sconj, Cconj:
		return true
	}
	return strings.HasSuffix(f.d.word(i), "ing")
}

// subordinate tells whether a clause waits for its main clause: "If he goes", "In the long run".
func (f *claimFinder) subordinate(first, last int) bool {
	switch strings.ToLower(f.d.word(first)) {
	case "if", "when", "once", "because", "as", "although", "though", "since", "unless", "until", "after", "before", "even":
		return true
	}
	return !f.finite(first+1, last)
}

// around reads "The man, she suggested, has never been arrested": the clause on both sides of an inserted cue.
func (f *claimFinder) around(c speechCue) []Span {
	d := f.d
	if !c.entry.has('p') || c.inverted || c.participle {
		return nil
	}
	comma, end := c.left-1, f.limit(c)
	first := f.clauseStart(c, comma)
	if comma <= first || d.word(comma) != "," || c.last+1 >= end || d.word(c.last) != "," {
		return nil
	}
	next := d.Tokens[c.last+1]
	if strings.HasSuffix(d.word(c.last+1), "ing") || !f.subordinate(first, comma) || next.Tag == Cconj || !f.finite(c.last+1, end) {
		return nil
	}
	before, after := f.spanOf(first, comma), f.spanOf(c.last+1, f.clauseEnd(c.last+1, end, c))
	if before == nil || after == nil {
		return nil
	}
	return append(before, after...)
}
