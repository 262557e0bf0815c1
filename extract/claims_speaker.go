// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// speaker gives the entity that the source of a claim is, -1 where nobody with a name is meant or it is not certain.
func (f *claimFinder) speaker(c speechCue, x Claim) int {
	switch {
	case c.subject.Empty():
		return -1
	case f.pronoun(c.subject):
		if who, ok := f.antecedent(c); ok {
			return who
		}
		x.Source = f.d.entityAt(c.subject)
		who := f.pronounSpeaker(x)
		if f.heOrShe(c.subject) && who >= 0 && f.d.Entities[who].Type != Person {
			return -1
		}
		return who
	}
	if f.nounCue(c.word) { // "Ket's | warning"
		c.subject = f.withoutPossessive(c.subject)
	}
	c.subject = f.withoutSelf(c.subject)
	if e := f.d.entityAt(c.subject); e >= 0 {
		return f.sameBody(e, c.subject)
	}
	if e := f.besideHead(c.subject); e >= 0 {
		return e
	}
	return f.documentOf(c.subject)
}

// withoutSelf leaves out the "himself" that ends a source.
func (f *claimFinder) withoutSelf(s Span) Span {
	if first, last := f.d.tokensOf(s); last-1 > first && f.d.Tokens[last-1].Tag == Pron && strings.HasSuffix(f.d.word(last-1), "self") {
		s.End = f.d.Tokens[last-2].End
	}
	return s
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
	if last >= 0 && f.found[last].Source < 0 && f.unknownName(f.found[last].SourceSpan) && !f.namedBetween(f.found[last], x) {
		return -1 // "Small said ... He said": Small may be a name that kg does not know for one
	}
	if last >= 0 && f.pronoun(f.found[last].SourceSpan) && strings.EqualFold(f.d.Slice(f.found[last].SourceSpan), f.d.Slice(x.SourceSpan)) &&
		!f.namedBetween(f.found[last], x) {
		return f.found[last].Source
	}
	if f.inTurns(last, x) {
		return -1 // "“It was late,” said Orlo. “Too late,” said Sand. “Not for me,” she said": it may be either's turn
	}
	speaksOn := last >= 0 && f.maySpeakOn(f.found[last], x)
	switch {
	case speaksOn && (x.Source < 0 || f.namedIn(x.Source, x.Content) || f.follows(f.found[last], x) || f.goesOn(f.found[last], x)):
		return f.found[last].Source
	case x.Source >= 0 && f.namedIn(x.Source, x.Content):
		return -1
	}
	return x.Source
}

// inTurns tells whether two people who may both be the "he" of claim x spoke right before in its paragraph, one after the other, in
// direct speech as it is.
func (f *claimFinder) inTurns(last int, x Claim) bool {
	if last < 1 || x.Quote != Direct {
		return false
	}
	a, b := f.found[last-1], f.found[last]
	return a.Quote == Direct && b.Quote == Direct && a.Source != b.Source && f.paragraphOf(a.CueSpan) == f.paragraphOf(x.CueSpan) &&
		!f.pronoun(b.SourceSpan) && f.maySpeakOn(a, x) && f.maySpeakOn(b, x) && !f.namedBetween(b, x)
}

// speechBefore gives the claim that ends the paragraph before claim x, where x is direct speech that begins a paragraph of
// its own: whoever spoke last speaks on.
func (f *claimFinder) speechBefore(x Claim) (Claim, bool) {
	first, _ := f.d.tokensOf(x.Content[0])
	s := int(f.d.Tokens[first].Sentence)
	if x.Quote != Direct || s == 0 || f.d.Sentences[s].First != first || f.sameParagraph(f.d.Sentences[s-1].First, s) {
		return Claim{}, false
	}
	for n := len(f.found) - 1; n >= max(0, len(f.found)-4); n-- {
		a := f.found[n]
		cue, _ := f.d.tokensOf(a.CueSpan)
		if int(f.d.Tokens[cue].Sentence) != s-1 {
			break
		}
		if !a.SourceSpan.Empty() {
			return a, true
		}
	}
	return Claim{}, false
}

// someone tells whether a source that is no entity is one person: "a spokeswoman", "one of the guards", "her lawyer", or a
// name that is not known for one.
func (f *claimFinder) someone(s Span) bool {
	if f.unknownName(s) {
		return true
	}
	first, last := f.d.tokensOf(s)
	switch lemma := f.d.Tokens[first].Lemma; lemma {
	case "a", "an", "one", "another":
		return last > first+1
	default:
		return possessivePronoun(lemma) && last > first+1
	}
}

// unknownName tells whether a source that is no entity may be the name of a person: one that begins with a capital and is no
// phrase in the plural, or behind an article or pronoun.
func (f *claimFinder) unknownName(s Span) bool {
	first, last := f.d.tokensOf(s)
	if first >= last || !isUpperFirst(f.d.word(first)) || f.d.entityAt(s) >= 0 {
		return false
	}
	switch f.d.Tokens[first].Lemma {
	case "many", "some", "several", "few", "most", "more", "others", "other", "both", "all", "critics":
		return false
	}
	switch f.d.Words[f.d.Tokens[first].Word].XPOS {
	case "NNP", "NN", "JJ", "RB", "VB", "VBG":
		return true
	}
	return false
}

// maySpeakOn tells whether the person who made claim a may be the "he" or "she" of claim b: not named in what is said, and
// with no given name that speaks against it.
func (f *claimFinder) maySpeakOn(a, b Claim) bool {
	return f.heOrShe(b.SourceSpan) && f.mayBe(a.Source, &b) >= 0 && !f.namedIn(a.Source, b.Content)
}

// follows tells whether the sentence of claim b comes right behind that of a and begins with its "he": "..., according to X.
// He said ...".
func (f *claimFinder) follows(a, b Claim) bool {
	i, _ := f.d.tokensOf(a.CueSpan)
	k, _ := f.d.tokensOf(b.SourceSpan)
	s := f.d.Tokens[k].Sentence
	return f.d.Tokens[i].Sentence == s-1 && f.d.Sentences[s].First == k
}

// goesOn tells whether direct speech with "he said" stands in the paragraph of claim a, where nobody else is named to speak since:
// "X, an adviser to Y, said it would rain. “It will,” he said."
func (f *claimFinder) goesOn(a, b Claim) bool {
	return b.Quote == Direct && b.Content[0].Start > a.CueSpan.End && !f.namedBetween(a, b)
}

// namedBetween tells whether a sentence between two claims of one paragraph, outside of what they say, begins with the name
// of a person.
func (f *claimFinder) namedBetween(a, b Claim) bool {
	from := max(a.CueSpan.End, a.SourceSpan.End)
	for _, s := range a.Content {
		if s.End > from && s.Start <= b.CueSpan.Start {
			from = s.End
		}
	}
	if from >= b.CueSpan.Start {
		return false
	}
	for _, m := range f.d.mentionsIn(Span{from, b.CueSpan.Start}) {
		if m.Kind == Name && f.subjectOf(m.Span) && f.d.Entities[m.entity].Type == Person && !holds(b, m.Span) {
			return true
		}
	}
	return false
}

// subjectOf tells whether a name begins its sentence, or stands in apposition to what does: "Her doctor, X, has doubts".
func (f *claimFinder) subjectOf(name Span) bool {
	d := f.d
	first, last := d.tokensOf(name)
	s := d.Sentences[d.Tokens[first].Sentence]
	if s.First == first || last <= first {
		return s.First == first
	}
	w := &d.Words[d.Tokens[first].Word]
	for n := 0; n < maxClimb && w.Head >= 0 && (w.Rel == "flat" || w.Rel == "appos" || w.Rel == "compound"); n++ {
		w = &d.Words[w.Head]
	}
	if w.Rel != "nsubj" || w.Head < 0 {
		return false
	}
	return d.Words[w.Head].Rel == "root" || f.phraseOf(f.indexOf(w)).Start == d.Tokens[s.First].Start // "Orlo did not: “It is late,” he said"
}

// paragraphOf is the paragraph of a span.
func (f *claimFinder) paragraphOf(s Span) int {
	first, _ := f.d.tokensOf(s)
	return f.d.Sentences[f.d.Tokens[first].Sentence].Paragraph
}

// antecedent gives the entity that a relative pronoun stands for: "Orlo, who says the oven is hers, wants ...".
func (f *claimFinder) antecedent(c speechCue) (int, bool) {
	d := f.d
	first, _ := d.tokensOf(c.subject)
	switch d.Tokens[first].Lemma {
	case "who", "which", "that":
	default:
		return -1, false
	}
	if end := first - 1; end > 0 && d.word(end) == "," {
		first = end
	}
	for i := c.word; i >= 0; i = int(d.Words[i].Head) {
		if d.Words[i].Rel != "acl:relcl" || d.Words[i].Head < 0 {
			continue
		}
		if e := d.entityAt(f.phraseOf(int(d.Words[i].Head))); e >= 0 {
			if f.several(c.word) && (d.Entities[e].Type == Person || strings.HasSuffix(d.Words[d.Words[i].Head].XPOS, "S")) {
				return -1, true // "Orlo and Ket, who say"; "Republicans who say"
			}
			return e, true
		}
		break
	}
	if f.several(c.word) {
		return -1, true
	}
	return f.personEnding(first), true
}

// several tells a verb whose subject is more than one: "say", "have said", "were saying".
func (f *claimFinder) several(verb int) bool {
	plural := func(w *Word) bool {
		return w.XPOS == "VBP" || w.Tag == Aux && strings.EqualFold(f.d.Slice(w.Span), "were")
	}
	return plural(&f.d.Words[verb]) ||
		f.dependent(verb, func(w *Word) bool { return (w.Rel == "aux" || w.Rel == "aux:pass") && plural(w) }) >= 0
}

// personEnding gives the person whose name ends before a token, -1 if there is none.
func (f *claimFinder) personEnding(token int) int {
	d := f.d
	if token == 0 {
		return -1
	}
	end := d.Tokens[token-1].End
	for _, m := range d.mentionsIn(Span{max(0, end-longestName), end}) {
		if m.End == end && m.Kind == Name && d.Entities[m.entity].Type == Person {
			return m.entity
		}
	}
	return -1
}

// longestName bounds the name of a person, in bytes.
const longestName = 80

// sameParagraph tells whether a token stands in the paragraph of a sentence.
func (f *claimFinder) sameParagraph(token, sentence int) bool {
	return f.d.Sentences[f.d.Tokens[token].Sentence].Paragraph == f.d.Sentences[sentence].Paragraph
}

// otherMouths gives "he said" to another than who spoke before where the words tell: who is asked answers ("Asked by Ket whether he had,
// he said no"), and who is accused denies it ("Ket said Orlo had lied. He denies it."). Where nobody else is known it is nobody's.
func (f *claimFinder) otherMouths() {
	for i := 1; i < len(f.found); i++ {
		c, q := &f.found[i], &f.found[i-1]
		behind := f.sentenceOf(c.CueSpan) - f.sentenceOf(q.CueSpan)
		if c.Source < 0 || c.Source != q.Source || behind > 1 || !f.heOrShe(c.SourceSpan) || f.pronoun(q.SourceSpan) {
			continue
		}
		switch {
		case q.Stance == Asks && behind == 0 && q.CueSpan.Start < q.SourceSpan.Start, q.Stance == Asks && behind == 1 && q.To >= 0 && c.Quote == Direct:
			c.Source = f.mayBe(q.To, c)
		case q.Quote == Indirect && (q.Stance == Accuses || q.Stance == Asserts) && c.Stance == Denies && c.Quote == Indirect && f.sentenceBegins(c.SourceSpan):
			if of := f.subjectIn(q); of >= 0 {
				c.Source = f.mayBe(of, c)
			}
		}
	}
}

// heOrShe tells the two pronouns that are one person's.
func (f *claimFinder) heOrShe(s Span) bool {
	w := strings.ToLower(f.d.Slice(s))
	return w == "he" || w == "she"
}

// mayBe gives an entity that may be the "he" or "she" of a claim, -1 for another or none.
func (f *claimFinder) mayBe(e int, c *Claim) int {
	if e < 0 || f.d.Entities[e].Type != Person || f.sexOf(e) == opposite(f.d.Slice(c.SourceSpan)) {
		return -1
	}
	return e
}

// subjectIn gives the person other than its source of whom a claim tells, by name as its subject, -1 for none.
func (f *claimFinder) subjectIn(c *Claim) int {
	cl := f.clauseOf(c.Content[0])
	if cl.head < 0 || cl.subject < 0 {
		return -1
	}
	for _, m := range f.d.mentionsIn(f.phraseOf(cl.subject)) {
		if m.Kind == Name && m.Contains(f.d.Words[cl.subject].Span) && f.d.Entities[m.entity].Type == Person && m.entity != c.Source {
			return m.entity
		}
	}
	return -1
}

// sentenceBegins tells whether a span begins its sentence.
func (f *claimFinder) sentenceBegins(s Span) bool {
	first, _ := f.d.tokensOf(s)
	return f.d.Sentences[f.d.Tokens[first].Sentence].First == first
}

// spokenOf leaves out who "he" or "she" is that says something inside of direct speech, where more than one person is named near by of
// whom the speaker may speak: "“I asked him, and he said no,” Orlo said".
func (f *claimFinder) spokenOf() {
	d := f.d
	for i := range d.Claims {
		c := &d.Claims[i]
		if c.Within < 0 || c.Source < 0 || c.SourceSpan.Empty() || !d.quoted(c.SourceSpan.Start) {
			continue
		}
		if !f.heOrShe(c.SourceSpan) {
			continue
		}
		if c.Source == d.Claims[c.Within].Source {
			c.Source = -1 // who speaks says "I"
			continue
		}
		p := d.Sentences[f.sentenceOf(c.SourceSpan)].Paragraph
		for _, m := range d.mentionsIn(Span{d.Paragraphs[max(0, p-1)].Start, c.SourceSpan.Start}) {
			e := m.entity
			if m.Kind == Name && d.Entities[e].Type == Person && e != c.Source && e != d.Claims[c.Within].Source && f.sexOf(e) != opposite(d.Slice(c.SourceSpan)) {
				c.Source = -1
				break
			}
		}
	}
}

// hearsay tells a claim within direct speech of which nobody knows who makes it: "“They told us that it was shut,” Orlo said". It is
// Orlo's word, and is kept as such.
func (f *claimFinder) hearsay(c Claim) bool {
	return c.Within >= 0 && c.Source < 0 && !c.SourceSpan.Empty() && f.pronoun(c.SourceSpan) && f.d.quoted(c.SourceSpan.Start) && f.d.quoted(c.CueSpan.Start)
}

// speakOfThemselves gives claims that speakers make of themselves in what they say ("I think", "we believe") to them.
func (f *claimFinder) speakOfThemselves() {
	for i := range f.d.Claims {
		c := &f.d.Claims[i]
		if c.Source >= 0 || c.Within < 0 || c.SourceSpan.Empty() {
			continue
		}
		switch strings.ToLower(f.d.Slice(c.SourceSpan)) {
		case "i", "we", "me", "us", "my", "our":
			c.Source = f.d.Claims[c.Within].Source
		}
	}
}
