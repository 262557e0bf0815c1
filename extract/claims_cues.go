// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"strings"
)

// cueEntry is a verb of saying, with the frames in which its content may stand (see data/lexicon/cues.tsv).
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
	words   map[string]map[string]bool // kind of data/lexicon/denials.tsv -> its words
}

// is tells whether a word is of a kind of data/lexicon/denials.tsv.
func (l *cueLexicon) is(kind, word string) bool { return l.words[kind][word] }

// loadCues reads the cues. Frames of a lemma that stands in several lines of one kind add up.
func loadCues(files fs.FS) (*cueLexicon, error) {
	l := &cueLexicon{entries: map[string][]*cueEntry{}, nouns: map[string]*cueEntry{},
		words: map[string]map[string]bool{}}
	err := readTable(files, "cues", 3, func(c []string) error {
		if _, ok := stanceOfKind[c[0]]; !ok {
			return fmt.Errorf("unknown kind %q", c[0])
		}
		for _, w := range strings.Fields(c[2]) {
			if c[1] == "N" {
				l.nouns[w] = &cueEntry{lemma: w, kind: c[0]}
				l.nouns[w+"s"] = l.nouns[w]
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
	return l, readTable(files, "denials", 2, func(c []string) error {
		if l.words[c[0]] == nil {
			l.words[c[0]] = map[string]bool{}
		}
		for _, w := range strings.Fields(c[1]) {
			l.words[c[0]][w] = true
		}
		return nil
	})
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

// speechCue is a verb of saying in the text: its verb group is the tokens [first, last), head is the verb itself.
type speechCue struct {
	entry             *cueEntry
	sentence          int
	first, head, last int
	passive           bool
	participle        bool // "claiming that": its subject is that of the clause before
	inverted          bool // "said X"
	relative          int  // token behind the antecedent of "which is expected to", 0 if none
	subject           Span // empty where there is none
	meant             Span // whom "who" stands for
	left              int  // first token of subject and verb group, where the subject stands before
	right             int  // token after verb group, subject (inverted) and addressee
	to                Span // addressee
	patient           Span // of a passive with an agent ("was denied by"): what the agent denies
}

// cuesIn finds the cues of a sentence, from left to right.
func (f *claimFinder) cuesIn(s int) []speechCue {
	var out []speechCue
	sent := f.d.Sentences[s]
	var main *speechCue // the last cue with a subject of its own: coordinated and participial cues share it
	for i := sent.First; i < sent.Last; i++ {
		c, ok := f.cueAt(i, sent)
		if !ok {
			continue
		}
		if !f.findSubject(&c, sent, main) {
			continue
		}
		f.findAddressee(&c, sent)
		out = append(out, c)
		main = &out[len(out)-1]
	}
	return out
}

// cueAt tells whether token i is a verb of saying that stands as a verb, is not negated and not only imagined.
func (f *claimFinder) cueAt(i int, sent Sentence) (speechCue, bool) {
	d := f.d
	w := strings.ToLower(d.word(i))
	lemma := f.cueLemma(i)
	if lemma == "" || !f.verbHere(i, w, lemma, sent) {
		return speechCue{}, false
	}
	c := speechCue{sentence: d.Tokens[i].Sentence, head: i, first: i, last: i + 1}
	c.entry = f.entry(lemma, i, sent, &c)
	negated, joined, from := false, true, f.chainStart(i, w, lemma, sent)
	if from > sent.First && (from < i || d.Tokens[i-1].Lemma == "nor") && !f.saysChained(from) {
		return speechCue{}, false
	}
	for k := from - 1; k >= sent.First; k-- {
		t := d.Tokens[k]
		switch {
		case t.Tag == Part && t.Lemma == "not" || t.Lemma == "never":
			negated = true
		case t.Tag == Aux || t.Tag == Verb && auxiliary(t.Lemma):
			c.passive = c.passive || t.Lemma == "be" && k >= i-2 && !strings.HasSuffix(w, "ing")
			negated = negated || modal(d.word(k))
		case f.adverb(k, sent) && f.quoteOf[k] == f.quoteOf[i]:
			joined = joined && (strings.HasSuffix(t.Lemma, "ly") || adverbOfCue(t.Lemma))
		default:
			k = sent.First // the verb group ends
			continue
		}
		if joined && from == i {
			c.first = k
		}
	}
	for c.first < i && d.Tokens[c.first].Tag == Adv && c.first == sent.First {
		c.first++
	}
	if negated || f.imagined(c, sent) {
		return speechCue{}, false
	}
	if c.entry.kind == "ask" && c.first == i && strings.HasSuffix(w, "ed") && f.askedHere(i, sent) {
		c.passive = true
	}
	if f.withAgent(&c, sent) {
		c.passive = true // "a claim denied by the ministry"
	}
	c.participle = strings.HasSuffix(w, "ing") && d.Tokens[c.first].Tag != Aux && d.Tokens[c.first].Tag != Part
	c.left, c.right = c.first, c.last
	return c, !f.ownThought(c)
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

// chainStart gives the first of bare verbs that are joined up to the one at i: "(would neither) confirm nor deny".
func (f *claimFinder) chainStart(i int, w, lemma string, sent Sentence) int {
	d := f.d
	for start := i; w == lemma && start-i < 8 && i-2 > sent.First && d.Tokens[i-1].Tag == Cconj && d.Tokens[i-2].Tag == Verb && strings.EqualFold(d.word(i-2), d.Tokens[i-2].Lemma); {
		i -= 2
	}
	return i
}

// saysChained tells whether joined verbs from a token on are said and not only meant to be: no "to", "neither" or "nor" stands
// before them.
func (f *claimFinder) saysChained(from int) bool {
	w := f.d.Tokens[from-1].Lemma
	return w != "to" && w != "neither" && w != "nor"
}

// ownThought tells whether a cue within a quotation has its speaker for a subject: "I think", "we know" are part of what
// is said and no claim of their own.
func (f *claimFinder) ownThought(c speechCue) bool {
	if f.quoteOf[c.head] < 0 || c.first == 0 || f.quoteOf[c.first-1] != f.quoteOf[c.head] {
		return false
	}
	switch strings.ToLower(f.d.word(c.first - 1)) {
	case "i", "we", "you", "one":
		return !c.passive
	}
	return false
}

// askedHere tells whether "asked" at i is passive without saying so: "when asked whether", "Asked to explain,".
func (f *claimFinder) askedHere(i int, sent Sentence) bool {
	if i == sent.First {
		return true
	}
	switch prev := f.d.Tokens[i-1]; prev.Lemma {
	case "when", "if", "once":
		return true
	case ",":
		return false
	}
	return false
}

// adverbOfCue tells the short adverbs that belong to the words of a cue.
func adverbOfCue(w string) bool {
	switch w {
	case "also", "just", "once", "later", "again", "always", "then", "still", "often", "now", "long", "first", "further":
		return true
	}
	return false
}

// adverb tells whether token k is an adverb within a verb group, some of which have other uses: "has long said", "has
// since denied".
func (f *claimFinder) adverb(k int, sent Sentence) bool {
	t := f.d.Tokens[k]
	if t.Tag == Adv || t.Lemma == "yet" {
		return true
	}
	if k == sent.First {
		return false
	}
	prev := f.d.Tokens[k-1].Tag
	return t.Lemma == "since" && prev == Aux || (t.Tag == Adj || t.Tag == Verb) && adverbial(t.Lemma) && prev != Det
}

// adverbial tells adjectives that may be adverbs.
func adverbial(w string) bool {
	switch w {
	case "long", "first", "further", "early", "late", "last", "next":
		return true
	}
	return false
}

// modal tells the auxiliaries that make a saying one that has not happened.
func modal(w string) bool {
	switch strings.ToLower(w) {
	case "would", "could", "might", "may", "should", "must", "can", "will", "'ll", "’ll", "'d", "’d", "ca", "wo":
		return true
	}
	return false
}

func auxiliary(lemma string) bool {
	switch lemma {
	case "be", "have", "do", "will", "would", "get":
		return true
	}
	return false
}

// entry picks the entry whose particle follows, and takes the particle into the verb group.
func (f *claimFinder) entry(lemma string, i int, sent Sentence, c *speechCue) *cueEntry {
	var bare *cueEntry
	for _, e := range f.lex.entries[lemma] {
		switch {
		case e.particle == "":
			if bare == nil {
				bare = e
			}
		case i+1 < sent.Last && strings.EqualFold(f.d.word(i+1), e.particle):
			c.last = i + 2
			return e
		}
	}
	if bare == nil {
		bare = &cueEntry{lemma: lemma, kind: "say"}
	}
	return bare
}

// verbHere tells the verb from the noun of the same form (claims, reports), by the tag, or in a headline, where capitals
// hide it, by the ending.
func (f *claimFinder) verbHere(i int, w, lemma string, sent Sentence) bool {
	d := f.d
	if d.Tokens[i].Tag == Verb {
		if i > sent.First && (d.Tokens[i-1].Tag == Det && w != lemma || possessivePronoun(d.Tokens[i-1].Lemma)) || w == lemma && !f.pluralBefore(i, sent) {
			return false // "an added benefit", "a CNN report that"
		}
		if i > sent.First && i+1 < sent.Last && strings.HasSuffix(w, "ed") && (d.Tokens[i-1].Tag == Num || d.Tokens[i-1].Lemma == "'s") && d.Tokens[i+1].Tag == Noun {
			return false // "271 pledged delegates", "its proposed tax"
		}
		return i == sent.First || !(d.Tokens[i-1].Lemma == "to" && w == lemma) // "to say" is no saying
	}
	if i > sent.First && d.Tokens[i-1].Tag == Cconj && f.clauseFollows(i) {
		return true // "and claim he was"
	}
	if i > sent.First && d.Tokens[i-1].Tag == Propn && d.Tokens[i].Tag == Noun && w == lemma+"s" && f.saidFollows(i, sent) {
		return true // "Ada Orlo doubts whether", "Ada Orlo tweets: “..."
	}
	if d.Paragraphs[sent.Paragraph].Kind == Headline && d.Tokens[i].Tag == Propn {
		return w != lemma && !strings.HasSuffix(w, "ing") && i > sent.First && d.Tokens[i-1].Lemma != "'s"
	}
	return false
}

// saidFollows tells whether behind i stands what only follows a verb of saying: a conjunction, or a colon and a quotation.
func (f *claimFinder) saidFollows(i int, sent Sentence) bool {
	if i+2 >= sent.Last {
		return false
	}
	switch next := f.d.Tokens[i+1]; {
	case next.Lemma == ":":
		return f.quoteOf[i+2] >= 0 && f.quoteOf[i] < 0
	default:
		return next.Tag == Sconj
	}
}

// pluralBefore tells whether the words before i may be the subject of a bare verb form ("police say", "they claim"), or
// an auxiliary asks for one ("did say").
func (f *claimFinder) pluralBefore(i int, sent Sentence) bool {
	d := f.d
	k := i - 1
	for k > sent.First && (d.Tokens[k].Tag == Adv || d.Tokens[k].Lemma == "not") {
		k--
	}
	if k < sent.First {
		return false
	}
	w := strings.ToLower(d.word(k))
	switch d.Tokens[k].Tag {
	case Aux, Cconj, Num, Punct:
		return true
	case Pron:
		return w != "he" && w != "she" && w != "it"
	case Noun, Propn, Adj, Det:
		switch w {
		case "police", "people", "men", "women", "children", "media", "others", "some", "many", "most", "few", "both", "all", "staff",
			"gardaí", "criminals", "data":
			return true
		}
		return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || k > sent.First+1 && d.Tokens[k-1].Lemma == "and"
	case Verb:
		return auxiliary(d.Tokens[k].Lemma)
	}
	return false
}

// imagined tells whether the saying is only a condition: "if he says".
func (f *claimFinder) imagined(c speechCue, sent Sentence) bool {
	d := f.d
	for i := c.first - 1; i >= sent.First && i >= c.first-8; i-- {
		t := d.Tokens[i]
		if t.Tag == Punct && t.Lemma != "." || t.Tag == Verb { // "Sen." has a stop that ends nothing
			return false
		}
		switch t.Lemma {
		case "if", "unless", "whether", "should":
			return true
		}
	}
	return false
}
