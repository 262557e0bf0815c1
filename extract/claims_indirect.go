// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// indirect gives the clause or phrase that a cue governs, by its frames: behind it, before it, or around it. The
// confidence of a frame is the share of its claims on the training part of PolNeAR whose cue is one there too, with the
// same source and a content that is the same for four fifths of its characters.
func (f *claimFinder) indirect(c speechCue) ([]Span, float64) {
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
		if strings.ToLower(d.word(i)) == "that" && i+1 < end && d.Tokens[i+1].Tag != Punct && !f.inTime[i+1] {
			next := d.Tokens[i+1].Tag
			if i > c.right && d.Tokens[i-1].Tag == Noun && !f.inTime[i-1] && (next == Verb || next == Aux) || commas%2 == 1 {
				return nil // "a plan that failed"; "said, before units that had"
			}
			return f.spanOf(i, f.clauseEnd(i, end, c))
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
		if last := f.clauseEnd(i, end, c); f.finite(i+1, last) {
			return f.spanOf(i, last)
		}
		return nil
	}
	if t.Tag == Punct && f.quoteOf[i] == f.quoteOf[c.head] || t.Tag == Adp || t.Tag == Verb || t.Tag == Aux || t.Tag == Part {
		return nil
	}
	last := f.clauseEnd(i, end, c)
	if !f.finite(i+1, last) {
		return nil
	}
	return f.spanOf(i, last)
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
	if i+1 >= end || f.d.word(i) != "to" || f.d.Tokens[i+1].Tag == Det || f.d.Tokens[i+1].Tag == Propn {
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
	quoted := f.quoteOf[i] != f.quoteOf[c.head]
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
	if f.closesQuote(comma) {
		comma++ // the closing mark belongs to what is said
	}
	return f.spanOf(first, comma)
}

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

// clauseStart gives the token at which the clause before a cue begins: behind a dateline, a semicolon, an opening "But" or
// "However,", or in the quotation in which the cue stands.
func (f *claimFinder) clauseStart(c speechCue, comma int) int {
	d, sent := f.d, f.d.Sentences[c.sentence]
	first := sent.First
	if q := f.quoteOf[c.head]; q >= 0 {
		if k, _ := d.tokensOf(d.Quotations[q].Span); k >= first {
			first = k + 1
		}
	}
	for i := first; i < comma; i++ {
		w := d.word(i)
		dash := w == "-" || w == "–" || w == "—" || w == "--"
		if w == ";" || dash && i-sent.First < 14 && f.dateline(sent, i) {
			first = i + 1
		}
	}
	for first < comma {
		t := d.Tokens[first]
		if t.Tag == Cconj || t.Tag == Adv && first+1 < comma && d.word(first+1) == "," || t.Lemma == "," {
			first++
			continue
		}
		break
	}
	return first
}

// dateline tells whether the tokens of a sentence before i are a dateline: they begin with a name in capitals or end
// with an agency in brackets.
func (f *claimFinder) dateline(sent Sentence, i int) bool {
	w := f.d.word(sent.First)
	return sent.First < i && (len(w) > 2 && w == strings.ToUpper(w) || f.d.word(i-1) == ")")
}

// clauseEnd gives the token at which the content that begins at first ends: before a clause of somebody else's, a cue
// that is coordinated with this one or a participle of saying; else at end.
func (f *claimFinder) clauseEnd(first, end int, c speechCue) int {
	d := f.d
	for i := first + 1; i < end; i++ {
		if f.quoteOf[i] != f.quoteOf[c.head] { // what is quoted is not cut
			continue
		}
		t := d.Tokens[i]
		switch {
		case t.Lemma == ",":
			if c.relative > 0 {
				return i
			}
			if i+1 < end && f.breaksAt(i+1, end, c) {
				return i
			}
		case t.Lemma == ";":
			return i
		case t.Lemma == "and" || t.Lemma == "but":
			if i+1 < end && (f.coordinated(i+1) || i > first+2 && f.cueSoon(i+1, end)) {
				return i
			}
		case t.Lemma == "—" || t.Lemma == "–":
			if f.finite(first+1, i) {
				return i
			}
		case t.Tag == Adv && t.Lemma == "according":
			return i
		case strings.EqualFold(d.word(i), "according"), t.Lemma == "while" && i > first+2, t.Lemma == "although":
			return i
		}
	}
	return end
}

// breaksAt tells whether the clause behind a comma at i is not the source's any more.
func (f *claimFinder) breaksAt(i, end int, c speechCue) bool {
	d := f.d
	t := d.Tokens[i]
	w := strings.ToLower(d.word(i))
	switch w {
	case "although", "though", "while", "whereas", "according", "despite", "even":
		return true
	case "which", "who":
		return false
	case "but", "and", "as", "after":
		return f.cueSoon(i+1, end) || i+1 < end && f.coordinated(i+1)
	}
	_, saying := f.lex.forms[w]
	if saying && strings.HasSuffix(w, "ing") {
		return true
	}
	// ", X said" inside: the next cue's own clause
	return t.Tag != Punct && f.inserted(i, end)
}

// inserted tells whether at i stands "X said" and then a mark or the end.
func (f *claimFinder) inserted(i, end int) bool {
	for k := i; k < end && k-i < 8; k++ {
		if f.cueForm(k) && f.d.Tokens[k].Tag == Verb {
			return k > i && (k+1 >= end || f.d.Tokens[k+1].Tag == Punct)
		}
		if t := f.d.Tokens[k].Tag; t == Punct || t == Verb || t == Aux {
			return false
		}
	}
	return false
}

// coordinated tells whether a cue verb without a subject of its own stands at i: "and warned that".
func (f *claimFinder) coordinated(i int) bool {
	if f.d.Tokens[i].Tag == Adv && i+1 < len(f.d.Tokens) {
		i++
	}
	w := strings.ToLower(f.d.word(i))
	lemma, ok := f.lex.forms[w]
	return ok && f.d.Tokens[i].Tag != Punct && f.lex.entries[lemma][0].kind != "support" && !strings.HasSuffix(w, "ing") &&
		(f.d.Tokens[i].Tag == Verb || w == lemma && f.clauseFollows(i))
}

// clauseFollows tells whether a clause or "that" stands behind i, which makes a noun-like form a verb: "and claim he was".
func (f *claimFinder) clauseFollows(i int) bool {
	if i+2 >= len(f.d.Tokens) {
		return false
	}
	t, n := f.d.Tokens[i+1], f.d.Tokens[i+2]
	return t.Lemma == "that" || t.Tag == Pron && (n.Tag == Aux || n.Tag == Verb)
}

func (f *claimFinder) cueForm(i int) bool {
	_, ok := f.lex.forms[strings.ToLower(f.d.word(i))]
	return ok
}

// cueSoon tells whether a cue with a subject of its own stands within the next words.
func (f *claimFinder) cueSoon(i, end int) bool {
	for k := i; k < end && k-i < 12; k++ {
		if f.cueForm(k) && f.d.Tokens[k].Tag == Verb && k > i {
			return true
		}
		if t := f.d.Tokens[k]; t.Tag == Aux || t.Tag == Verb || isStop(f.d.word(k)) {
			return false
		}
	}
	return false
}

// accordingTo finds "according to X" and the clause to which it belongs.
func (f *claimFinder) accordingTo(s int) {
	d, sent := f.d, f.d.Sentences[s]
	for i := sent.First; i+2 < sent.Last; i++ {
		if !strings.EqualFold(d.word(i), "according") || d.word(i+1) != "to" {
			continue
		}
		end := f.phraseAfter(i+2, sent)
		if end == i+2 {
			continue
		}
		c := speechCue{entry: &cueEntry{lemma: "according to", kind: "say"}, sentence: s, first: i, head: i, last: i + 2, left: i, right: end,
			subject: d.tokenSpan(i+2, end)}
		var content []Span
		if first := f.clauseStart(c, i); first < i && f.finite(first, i) {
			content = f.spanOf(first, i)
		} else if last := f.limit(c); end < last {
			k := end
			if d.word(k) == "," {
				k++
			}
			content = f.spanOf(k, last)
		}
		if len(content) == 0 {
			continue
		}
		x := Claim{Source: d.entityAt(c.subject), To: -1, Within: -1, SourceSpan: c.subject, CueSpan: d.tokenSpan(i, i+2),
			Cue: "according to", Content: content, Confidence: 0.65}
		x.Quote, x.Stance = f.quoteType(content), f.stance(c, x)
		f.keep(x, nil)
	}
}
