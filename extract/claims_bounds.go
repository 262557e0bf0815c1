// SPDX-License-Identifier: Apache-2.0

package extract

// closesQuote tells whether token i is the closing mark of a quotation.
func (f *claimFinder) closesQuote(i int) bool {
	q := f.quoteOf[i]
	return q >= 0 && f.d.Tokens[i].End == f.d.Quotations[q].End && !f.d.Quotations[q].Open
}

// endOf is the token behind a quotation.
func (f *claimFinder) endOf(q int) int {
	_, last := f.d.tokensOf(f.d.Quotations[q].Span)
	return last
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

// isDash tells the dashes that part a dateline from what follows.
func isDash(w string) bool {
	switch w {
	case "-", "–", "—", "―", "--":
		return true
	}
	return false
}

// beforeMainVerb cuts from a content what is told of its speaker, or of the saying, where the tree has no main verb and so takes it into
// what is said: of "Ket, who says the gates are shut, | wants them open", "Ket, saying the gates were shut, | went home" and "Ket's claim
// that the gates are shut | was dismissed".
func (f *claimFinder) beforeMainVerb(s Span, c speechCue) Span {
	w := &f.d.Words[c.word]
	switch {
	case s.Start < w.End:
		return s
	case w.Tag == Noun && f.verblessRoot(c.word):
		return f.beforePassive(s)
	case w.Tag == Noun:
		that := func(x *Word) bool { return x.Rel == "mark" && x.Lemma == "that" }
		clause := f.dependent(c.word, func(x *Word) bool { return x.Rel == "acl" && f.dependent(f.indexOf(x), that) >= 0 })
		if clause >= 0 {
			if whole := f.subtree(clause); whole.Start == s.Start && whole.End < s.End && f.finiteAt(f.tokenAt(whole.End)) {
				return whole // "Ket's claim | that the gates were shut | was false"
			}
		}
	case w.Rel == "acl:relcl" && w.Head >= 0 && f.verblessRoot(int(w.Head)), f.setOff(c):
		return f.beforeLastVerb(s)
	case w.Rel == "acl:relcl":
		if root := f.rootOf(c.word); root >= 0 && s.Contains(f.d.Words[root].Span) { // "who asked not to be named, | the gates were left open"
			if end := f.subtree(c.word).End; end > s.Start && end < f.d.Words[root].Start {
				s.End = end
			}
		}
	}
	return s
}

// rootOf is the word that leads the sentence of a word, -1 for none near by.
func (f *claimFinder) rootOf(word int) int {
	for n := 0; n < maxClimb && word >= 0; n++ {
		if f.d.Words[word].Rel == "root" {
			return word
		}
		word = int(f.d.Words[word].Head)
	}
	return -1
}

// verblessRoot tells a word that leads its sentence and is no verb, nor has one.
func (f *claimFinder) verblessRoot(word int) bool {
	r := &f.d.Words[word]
	return r.Rel == "root" && r.Tag != Verb && r.Tag != Adj && f.dependent(word, func(x *Word) bool { return x.Rel == "cop" }) < 0
}

// setOff tells a cue that is a participle between its subject, which begins the sentence, and the main verb: "Ket, fearing that". Trees
// may take it for the main verb; but no comma stands between a subject and its verb.
func (f *claimFinder) setOff(c speechCue) bool {
	d := f.d
	s := d.Sentences[c.sentence]
	switch d.Words[c.word].XPOS {
	case "VBG", "VBN", "VBD":
	default:
		return false
	}
	before := c.first - 1
	if c.first != c.head || before <= s.First || d.word(before) != "," && !isDash(d.word(before)) || f.quoteOf[c.head] >= 0 {
		return false
	}
	from := s.First
	for i := from; i < before && d.Tokens[s.First].Tag == Adp; i++ { // "At the briefing, Ket — asked whether"
		if d.word(i) == "," {
			from = i + 1
		}
	}
	return f.verbless(from, before)
}

// finiteAt tells a token that is a verb with a tense.
func (f *claimFinder) finiteAt(token int) bool {
	return hasTense(&f.d.Words[f.d.Tokens[token].Word])
}

// hasTense tells a verb with a tense by its tag.
func hasTense(w *Word) bool {
	switch w.XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// beforePassive ends a span before a second verb in the passive that no other clause begins.
func (f *claimFinder) beforePassive(s Span) Span {
	d := f.d
	first, last := d.tokensOf(s)
	for i, verbs := first+1, 0; i+1 < last; i++ {
		switch {
		case d.Tokens[i].Tag == Cconj || d.Tokens[i].Tag == Sconj:
			verbs = 0
		case !f.finiteAt(i):
		case verbs > 0 && d.Tokens[i].Lemma == "be" && d.Words[d.Tokens[i+1].Word].XPOS == "VBN":
			return f.trimEnd(Span{s.Start, d.Tokens[i-1].End})
		default:
			verbs++
		}
	}
	return s
}

// beforeLastVerb ends a span before the last verb right behind a comma that has one before it.
func (f *claimFinder) beforeLastVerb(s Span) Span {
	d := f.d
	first, last := d.tokensOf(s)
	cut, verbs := 0, false
	for i := first + 1; i < last; i++ {
		if t := d.Tokens[i].Tag; t != Verb && t != Aux || f.quoteOf[i] >= 0 {
			continue
		}
		if verbs && d.word(i-1) == "," && (f.finiteAt(i) || i == last-1 || d.Words[d.Tokens[i].Word].Rel == "conj") {
			cut = i
		}
		verbs = true
	}
	if cut == 0 {
		return s
	}
	return f.trimEnd(Span{s.Start, d.Tokens[cut-1].End})
}
