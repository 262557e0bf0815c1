// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"kg/extract/attribution"
)

// cueEntry is a verb or noun of saying, with the frames in which its content may stand (see data/lexicon/cues.tsv).
type cueEntry struct {
	lemma    string
	kind     string
	frames   string
	particle string // "for" of "call for"; "" for a bare verb
}

func (e *cueEntry) has(frame byte) bool { return strings.IndexByte(e.frames, frame) >= 0 }

// cueLexicon gives the entries of a verb's lemma, those with a particle first.
type cueLexicon struct {
	entries map[string][]*cueEntry
	nouns   map[string]*cueEntry
	words   map[string]map[string]bool // kind of data/lexicon/denials.tsv and verdicts.tsv -> its words
	kinds   map[string][]string        // the same, word -> its kinds
}

// is tells whether a word is of a kind of data/lexicon/denials.tsv or verdicts.tsv.
func (l *cueLexicon) is(kind, word string) bool { return l.words[kind][word] }

// kindsOf lists the kinds of data/lexicon/denials.tsv and verdicts.tsv that a word is of.
func (l *cueLexicon) kindsOf(word string) []string { return l.kinds[word] }

// loadCues reads the cues. Frames of a lemma that stands in several lines of one kind add up.
func loadCues(files fs.FS) (*cueLexicon, error) {
	l := &cueLexicon{entries: map[string][]*cueEntry{}, nouns: map[string]*cueEntry{}, words: map[string]map[string]bool{}, kinds: map[string][]string{}}
	err := readTable(files, "cues", 3, func(c []string) error {
		if _, ok := stanceOfKind[c[0]]; !ok {
			return fmt.Errorf("unknown kind %q", c[0])
		}
		for _, w := range strings.Fields(c[2]) {
			if c[1] == "N" {
				l.nouns[w] = &cueEntry{lemma: w, kind: c[0]}
				continue
			}
			verb, particle, _ := strings.Cut(w, "_")
			l.add(verb, particle, c[0], c[1])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, table := range [...]string{"denials", "verdicts"} {
		if err := readTable(files, table, 2, l.addWords); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// addWords keeps the words of a line of denials.tsv or verdicts.tsv.
func (l *cueLexicon) addWords(c []string) error {
	if l.words[c[0]] == nil {
		l.words[c[0]] = map[string]bool{}
	}
	for _, w := range strings.Fields(c[1]) {
		if !l.words[c[0]][w] {
			l.kinds[w] = append(l.kinds[w], c[0])
		}
		l.words[c[0]][w] = true
	}
	return nil
}

func (l *cueLexicon) add(verb, particle, kind, frames string) {
	for _, e := range l.entries[verb] {
		if e.particle == particle && e.kind == kind {
			e.frames += frames
			return
		}
	}
	lemma := verb
	if particle != "" {
		lemma += " " + particle
	}
	e := &cueEntry{lemma: lemma, kind: kind, frames: frames, particle: particle}
	if particle != "" {
		l.entries[verb] = append([]*cueEntry{e}, l.entries[verb]...)
	} else {
		l.entries[verb] = append(l.entries[verb], e)
	}
}

// speechCue is the expression that signals an attribution: the tokens [first, last). Its verb (or noun) is the token head
// and the word word.
type speechCue struct {
	entry             *cueEntry
	sentence          int
	first, head, last int
	word              int  // index into Document.Words
	passive           bool // "was told", "asked whether" without one who asks
	bare              bool // passive without an auxiliary, as headlines have it: "Ket accused of theft"
	subject           Span // the source; empty where there is none
	to                Span // addressee
	left              int  // first token of cue and subject, where the subject stands before
	right             int  // token behind cue and addressee
}

// cueOf reads the cue of an attribution; it is false where nothing is said: the saying is denied, withheld, or only
// imagined.
func (f *claimFinder) cueOf(a attribution.Attribution) (speechCue, bool) {
	d := f.d
	first, last := int(d.Words[a.Cue.First].Token), int(d.Words[a.Cue.Last-1].Token)+1
	c := speechCue{first: first, last: last, sentence: int(d.Tokens[first].Sentence)}
	c.word = f.verbOf(a.Cue)
	c.head = int(d.Words[c.word].Token)
	c.entry = f.entryOf(a.Cue, c.word)
	c.bare = f.barePassive(c)
	c.passive = c.bare || f.passive(c.word)
	return c, !f.unsaid(a.Cue, c.word)
}

// verbOf is the word of a cue that says what it is: the one on which the others depend, or the last verb that the lexicon
// knows ("said in a statement", "took it in stride, saying").
func (f *claimFinder) verbOf(cue attribution.Range) int {
	top, known := -1, -1
	for i := cue.First; i < cue.Last; i++ {
		w := &f.d.Words[i]
		if h := int(w.Head); top < 0 && (h < cue.First || h >= cue.Last) {
			top = i
		}
		if f.knownVerb(i) && (known < 0 || f.cited(i) < 0) {
			known = i
		}
	}
	if known >= 0 && (!f.knownVerb(top) || f.d.Words[known].Rel == "advcl" && f.d.Words[known].XPOS == "VBG" && int(f.d.Words[known].Head) == top) {
		return known // "said in a statement"; "wrote to the board | calling for"
	}
	if known < 0 {
		for i := cue.First; i < cue.Last; i++ { // "appeared unconvinced"
			if f.d.Words[i].Tag == Adj && f.known(i) != nil {
				return i
			}
		}
	}
	return top
}

func (f *claimFinder) knownVerb(word int) bool {
	w := &f.d.Words[word]
	return w.Tag == Verb && f.cueForm(int(w.Token))
}

// entryOf is what the lexicon says of a cue by its verb or noun: that it says, where it says nothing.
func (f *claimFinder) entryOf(cue attribution.Range, word int) *cueEntry {
	d := f.d
	lemma := d.Words[word].Lemma
	if strings.EqualFold(d.Slice(d.Words[cue.First].Span), "according") {
		return &cueEntry{lemma: "according to", kind: "say"}
	}
	for i := cue.First; i < cue.Last; i++ {
		if e := f.lex.nouns[d.Words[i].Lemma]; e != nil && f.lex.is("issue", lemma) { // "cast doubt", "issued a denial"
			return e
		}
	}
	if e := f.known(word); e != nil {
		return e
	}
	return &cueEntry{lemma: lemma, kind: "say"}
}

func (f *claimFinder) nounCue(word int) bool {
	w := &f.d.Words[word]
	return w.Tag == Noun && f.lex.nouns[w.Lemma] != nil
}

// dependent gives the first word that depends on one in a relation of those given, -1 for none.
func (f *claimFinder) dependent(word int, is func(w *Word) bool) int {
	s := f.d.Sentences[f.d.Tokens[f.d.Words[word].Token].Sentence]
	for i := s.FirstWord; i < s.LastWord; i++ {
		if int(f.d.Words[i].Head) == word && is(&f.d.Words[i]) {
			return i
		}
	}
	return -1
}

// passive tells a verb in the passive, with or without an auxiliary: "was told", "when asked whether".
func (f *claimFinder) passive(word int) bool {
	w := &f.d.Words[word]
	if w.XPOS != "VBN" && w.XPOS != "VBD" {
		return false
	}
	if f.dependent(word, func(x *Word) bool { return x.Rel == "aux:pass" || x.Rel == "nsubj:pass" }) >= 0 {
		return true
	}
	return w.XPOS == "VBN" && f.dependent(word, func(x *Word) bool { return x.Rel == "aux" || x.Rel == "nsubj" }) < 0
}

// barePassive tells a participle without an auxiliary of a verb that has an object, where it has none: "Ket accused of theft", "Orlo urged
// to go", "Vell criticised over delay". Trees take it for the past tense, and so put the words into the mouth of who hears them.
func (f *claimFinder) barePassive(c speechCue) bool {
	d := f.d
	w := &d.Words[c.word]
	if w.XPOS != "VBN" && w.XPOS != "VBD" || c.head == 0 || c.first != c.head && d.Tokens[c.head-1].Tag != Punct || c.last >= len(d.Tokens) ||
		strings.HasSuffix(w.Rel, "relcl") || f.dependent(c.word, func(x *Word) bool {
		return x.Rel == "aux" || x.Rel == "aux:pass" || x.Rel == "obj" && x.Start > w.Start
	}) >= 0 {
		return false
	}
	if c.entry.kind == "ask" && strings.EqualFold(d.word(c.head-1), "when") {
		return true // "she said when asked if"
	}
	next := strings.ToLower(d.word(c.head + 1))
	in := func(words ...string) bool { return slices.Contains(words, next) }
	switch {
	case c.entry.kind == "accuse":
		return in("of", "for", "with", "over", "by")
	case c.entry.kind == "oppose" && c.entry.has('n') && c.entry.particle == "", c.entry.kind == "support" && c.entry.has('n') && c.entry.particle == "":
		return in("by", "over", "for", "as", "after")
	case f.lex.is("moving", c.entry.lemma):
		return in("to", "by") || next == "not" && c.head+2 < len(d.Tokens) && strings.EqualFold(d.word(c.head+2), "to") || c.entry.lemma == "warn" && in("over")
	}
	if c.entry.kind == "ask" { // "Ket, asked whether it was, laughed"
		return f.setOff(c) || d.Paragraphs[d.Sentences[c.sentence].Paragraph].Kind == Headline && in("to")
	}
	return f.lex.is("charging", c.entry.lemma) && in("of", "with", "for", "over", "by")
}

// unsaid tells whether a cue is one of saying nothing: negated ("did not say"), withheld ("declined to say"), wished or
// imagined ("would say", "if he says", "plans to announce").
func (f *claimFinder) unsaid(cue attribution.Range, word int) bool {
	d := f.d
	if word > 0 && d.Words[word].Rel == "amod" && d.Words[word-1].Tag == Det {
		return true // "the rejected goods"
	}
	if f.lex.is("wish", d.Words[word].Lemma) && f.dependent(word, func(x *Word) bool { return x.Rel == "xcomp" && x.Lemma != "know" && f.cueForm(int(x.Token)) }) >= 0 {
		return true // "wants to deny it"
	}
	if f.lex.is("withhold", d.Words[word].Lemma) || f.givesNoSign(word) {
		return true // "refused to rule it out", "gave no sign that"
	}
	if f.disbelieves(word) != Asks {
		return false
	}
	if f.isQuestion(word) || f.isComing(word) || f.notWho(word) {
		return true
	}
	for range maxChain {
		own := false
		stop := f.dependent(word, func(x *Word) bool {
			own = own || strings.HasPrefix(x.Rel, "nsubj")
			return f.unsays(x, d.Words[word].Start)
		})
		if stop >= 0 {
			return true
		}
		w := &d.Words[word]
		if w.Head < 0 {
			return false
		}
		above := &d.Words[w.Head]
		switch {
		case w.Rel == "conj" && !own && above.Tag == Verb: // "would neither confirm nor deny"
		case (w.Rel == "xcomp" || w.Rel == "advcl") && (f.lex.is("withhold", above.Lemma) || f.lex.is("wish", above.Lemma)):
			return true // "declined to say", "stopped short of denying"
		case w.Rel == "xcomp" && w.XPOS == "VB" && int(w.Head) >= cue.First && int(w.Head) < cue.Last: // "went on to say"
		default:
			return false
		}
		word = int(w.Head)
	}
	return false
}

// disbelieves tells how one stands to what one does not think or accept: "does not believe that it was shut" doubts it, "did not accept
// that" denies it. It is Asks for any other verb.
func (f *claimFinder) disbelieves(verb int) Stance {
	d := f.d
	w := &d.Words[verb]
	stance := Asks
	switch {
	case f.lex.is("believing", w.Lemma):
		stance = Doubts
	case f.lex.is("accepting", w.Lemma):
		stance = Denies
	}
	if stance == Asks || w.Tag != Verb || w.XPOS != "VB" || f.quoteOf[w.Token] >= 0 {
		return Asks
	}
	does := f.dependent(verb, func(x *Word) bool { return x.Rel == "aux" && x.Lemma == "do" })
	not := f.dependent(verb, func(x *Word) bool { return (x.Lemma == "not" || x.Lemma == "n't") && f.beside(x.End, w.Start) })
	subject := f.dependent(verb, func(x *Word) bool { return x.Rel == "nsubj" && x.Start < w.Start })
	clause := f.dependent(verb, func(x *Word) bool { return x.Rel == "ccomp" && x.Start > w.Start })
	if does < 0 || not < 0 || subject < 0 || clause < 0 || does < subject || f.dependent(verb, asIf) >= 0 || nobody(d.Slice(d.Words[subject].Span)) {
		return Asks
	}
	return stance
}

// only tells a verb with "only" right behind it, which says something after all: "would say only that".
func (f *claimFinder) only(verb int) bool {
	i := f.tokenAt(verb)
	return i+1 < len(f.d.Tokens) && strings.EqualFold(f.d.word(i+1), "only")
}

// givesNoSign reads "gave no sign that", "made no mention of".
func (f *claimFinder) givesNoSign(verb int) bool {
	return f.lex.is("giving", f.d.Words[verb].Lemma) && f.dependent(verb, func(x *Word) bool {
		return x.Rel == "obj" && f.lex.is("sign", x.Lemma) && f.hasNo(f.indexOf(x))
	}) >= 0
}

// isComing tells a verb of saying that is still to come: "has yet to say", "is due to say".
func (f *claimFinder) isComing(word int) bool {
	d := f.d
	to := word - 1
	for to > 0 && d.Words[to].Tag == Adv {
		to--
	}
	return to > 0 && d.Words[word].XPOS == "VB" && f.form(&d.Words[to]) == "to" && f.lex.is("coming", f.form(&d.Words[to-1]))
}

// notWho tells a verb of saying whose subject is denied: "It was not Orlo who said so".
func (f *claimFinder) notWho(word int) bool {
	w := &f.d.Words[word]
	return strings.HasSuffix(w.Rel, ":relcl") && w.Head >= 0 &&
		f.dependent(int(w.Head), func(x *Word) bool { return x.Lemma == "it" && x.Rel == "nsubj" }) >= 0 &&
		f.dependent(int(w.Head), func(x *Word) bool { return x.Lemma == "not" || x.Lemma == "n't" }) >= 0
}

// verbBehind tells whether a finite verb comes behind a word before the next comma or clause, so that the word may be its subject.
func (f *claimFinder) verbBehind(x *Word) bool {
	d := f.d
	i := f.indexOf(x)
	for last := d.Sentences[d.sentenceOf(i)].LastWord; i < last; i++ {
		switch w := &d.Words[i]; {
		case hasTense(w):
			return true
		case w.Tag == Sconj || w.XPOS == "WDT" || w.XPOS == "WP" || w.XPOS == "CC" || d.Slice(w.Span) == ",":
			return false
		}
	}
	return false
}

// isQuestion tells a verb of saying with which the article itself asks: "Has the council said that it will pay?"
func (f *claimFinder) isQuestion(word int) bool {
	d := f.d
	w := &d.Words[word]
	s := d.Sentences[d.sentenceOf(word)]
	if f.quoteOf[w.Token] >= 0 || s.Last <= s.First || d.word(s.Last-1) != "?" || w.Tag != Verb {
		return false
	}
	subject := f.dependent(word, func(x *Word) bool { return strings.HasPrefix(x.Rel, "nsubj") })
	return subject >= 0 && f.dependent(word, func(x *Word) bool { return x.Rel == "aux" && x.End <= d.Words[subject].Start }) >= 0
}

// maxChain bounds how many verbs up it is looked for what makes a saying one that is none.
const maxChain = 4

// unsays tells whether a word that depends on a verb of saying, which begins at byte verb, makes it one that is not said.
func (f *claimFinder) unsays(x *Word, verb int) bool {
	form := f.d.Slice(x.Span)
	switch x.Rel {
	case "aux":
		return modal(form) && !f.only(verb)
	case "mark":
		return strings.EqualFold(form, "if") || strings.EqualFold(form, "unless") || strings.EqualFold(form, "whether")
	case "advmod", "cc", "cc:preconj", "det":
		if x.Lemma == "almost" || x.Lemma == "nearly" {
			of := f.d.Words[x.Head] // "almost admitted that"
			return f.beside(x.End, verb) && of.Tag == Verb && of.Lemma != "seem" && of.Lemma != "appear"
		}
		if x.Lemma == "longer" || x.Lemma == "long" { // "no longer believe"
			return f.wordBefore(x.Start) == "no" && x.End < verb
		}
		if f.lex.is("rarely", x.Lemma) {
			return f.beside(x.End, verb) // "rarely confirms"
		}
		switch x.Lemma {
		case "not", "never", "n't", "neither", "nor", "no":
			return f.beside(x.End, verb) // "vowed never to go" is said, and so is "“Probably not,” she said"
		}
	case "nsubj", "nsubj:pass", "obl:agent", "obl":
		return nobody(form)
	case "obj": // "said nothing of the loss"
		return x.Lemma == "nothing" && x.Start > verb && f.wordAt(x.End) != "but" && !f.verbBehind(x)
	}
	return false
}

// beside tells whether nothing but auxiliaries and adverbs stands between two bytes.
func (f *claimFinder) beside(from, to int) bool {
	first, last := f.d.tokensOf(Span{from, to})
	for i := first; i < last; i++ {
		if t := f.d.Tokens[i].Tag; t != Aux && t != Adv && t != Part {
			return false
		}
	}
	return from <= to
}

// modal tells the auxiliaries that make a saying one that has not happened.
func modal(w string) bool {
	switch strings.ToLower(w) {
	case "would", "could", "might", "may", "should", "must", "can", "will", "'ll", "’ll", "'d", "’d", "ca", "wo":
		return true
	}
	return false
}

// nobody tells the words with which a subject begins that nobody is.
func nobody(w string) bool {
	switch strings.ToLower(w) {
	case "nobody", "no", "none", "neither", "nothing", "few":
		return true
	}
	return false
}

// cueLemma is the lemma of a form of a cue verb, or of the noun that is written like one, "" of any other word. Of rare
// verbs the tagger may not know the lemma ("jok" of "joked"), so that the cues themselves are asked.
func (f *claimFinder) cueLemma(i int) string {
	t := f.d.Tokens[i]
	if f.lex.entries[t.Lemma] != nil {
		return t.Lemma
	}
	if t.Tag != Verb {
		return ""
	}
	w := strings.ToLower(f.d.word(i))
	for _, ending := range [...]string{"s", "es", "d", "ed", "ing"} {
		stem, ok := strings.CutSuffix(w, ending)
		if !ok {
			continue
		}
		for _, lemma := range [...]string{stem, stem + "e"} {
			if f.lex.entries[lemma] != nil {
				return lemma
			}
		}
	}
	return ""
}

func (f *claimFinder) cueForm(i int) bool { return f.cueLemma(i) != "" }
