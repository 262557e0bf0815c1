// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// stanceOfKind is the stance that a cue has by itself.
var stanceOfKind = map[string]Stance{
	"say": Asserts, "think": Asserts, "deny": Denies, "doubt": Doubts, "ask": Asks, "demand": Demands, "promise": Promises,
	"predict": Predicts, "support": Supports, "oppose": Opposes, "accuse": Accuses,
}

// stance tells how the source stands to the content: by the cue, and where the cue only says that it is said, by the
// content.
func (f *claimFinder) stance(c speechCue, x Claim) Stance {
	if f.doubtIs(x) {
		return Doubts
	}
	if own, ok := f.ofCue(c, x); ok {
		return own
	}
	s := stanceOfKind[c.entry.kind]
	if s == Denies && f.opposed(c.entry.lemma, x.Content) {
		return Opposes
	}
	if s == Demands && f.startsWith(x, "to") && slices.Equal(f.words(x, 2), []string{"to", "know"}) {
		return Asks // "demanded to know why"
	}
	if s == Asks && !c.passive && (!c.to.Empty() || x.Quote == Indirect) && (f.startsWith(x, "to") || f.startsWith(x, "not") || !c.to.Empty() && f.wordAt(c.to.End) == "to") {
		return Demands // "asked X to leave"
	}
	if f.ordered(c, x) {
		return Demands
	}
	if s == Promises && c.entry.lemma == "agree" && f.agreesThat(c.word) {
		s = Asserts
	}
	if s == Promises && x.Quote == Direct && (c.entry.lemma == "offer" || c.entry.lemma == "agree" || c.entry.lemma == "swear") {
		s = Asserts // "“It is late,” he offered"
	}
	if s == Predicts && f.lex.is("warning", c.entry.lemma) {
		switch {
		case f.startsWith(x, "against"):
			return Demands
		case f.past(x):
			s = Asserts
		}
	}
	if s != Asserts {
		return s
	}
	return f.ofContent(c, x)
}

// ofCue tells the stance of a cue that has another than those of its kind: "does not believe that", "disagreed that", "voted for".
func (f *claimFinder) ofCue(c speechCue, x Claim) (s Stance, ok bool) {
	if not := f.disbelieves(c.word); not != Asks {
		return not, true
	}
	switch {
	case c.entry.lemma == "disagree" && f.saysClause(x) && f.startsWith(x, "that"),
		f.scorns(c) && f.head(x.Content[0]) >= 0 && f.statement(x.Content): // "hit back at claims that"
		return Denies, true
	case f.lex.is("charging", c.entry.lemma) && (c.passive || c.entry.lemma != "suspect"):
		return Accuses, true
	case c.entry.lemma == "vote":
		switch f.wordBefore(x.Content[0].Start) {
		case "for":
			return Supports, true
		case "against":
			return Opposes, true
		}
	}
	return Asks, false
}

// saysClause tells whether a conjunction begins what is said: "agreed | that it was late".
func (f *claimFinder) saysClause(x Claim) bool {
	return f.d.Tokens[f.tokenAt(x.Content[0].Start)].Tag == Sconj
}

// ofContent tells by the content how the source stands to it where the cue only says that it is said.
func (f *claimFinder) ofContent(c speechCue, x Claim) Stance {
	switch {
	case f.letsOthers(x):
		return Demands
	case x.Quote == Direct && f.allQuestion(x):
		return Asks
	case f.callsUntrue(c, x), f.deniesOfItself(c, x):
		return Denies
	}
	if own, ok := f.performed(x); ok {
		return own
	}
	if own, ok := f.stands(x); ok {
		return own
	}
	if judged, ok := f.verdict(c, x); ok {
		return judged
	}
	switch {
	case f.accuses(c, x):
		return Accuses
	case f.demanded(x):
		return Demands
	}
	return f.future(x)
}

// agreesThat tells a verb of agreeing with a clause that has a subject: "agreed that it was late", not "agreed to go".
func (f *claimFinder) agreesThat(verb int) bool {
	clause := f.dependent(verb, func(w *Word) bool { return w.Rel == "ccomp" })
	return clause >= 0 && f.dependent(clause, func(w *Word) bool { return strings.HasPrefix(w.Rel, "nsubj") }) >= 0
}

// scorns tells a cue of rejecting: "hit back at", "pushed back on", "poured scorn on".
func (f *claimFinder) scorns(c speechCue) bool {
	for i := c.head + 1; i < c.last; i++ {
		if f.lex.is("scorning", strings.ToLower(f.d.word(i))) {
			return c.entry.kind == "say"
		}
	}
	return false
}

// doubtIs reads "There is doubt that", "Doubts remain whether": what is said to be is a doubt, and not that there is none.
func (f *claimFinder) doubtIs(x Claim) bool {
	d := f.d
	if x.SourceSpan.Empty() {
		return false
	}
	first, last := d.tokensOf(x.SourceSpan)
	if first >= last || d.Tokens[last-1].Lemma != "doubt" {
		return false
	}
	for k := first; k < last; k++ {
		switch strings.ToLower(d.word(k)) {
		case "no", "little", "few", "any":
			return false
		}
	}
	return true
}

// ordered reads "told the drivers to wait", "warned them not to stop" and "was asked to leave".
func (f *claimFinder) ordered(c speechCue, x Claim) bool {
	if c.entry.lemma != "tell" && c.entry.lemma != "warn" && !(c.passive && c.entry.lemma == "ask") || x.Quote == Direct {
		return false
	}
	ws := f.words(x, 2)
	return len(ws) == 2 && (ws[0] == "to" || ws[0] == "not" && ws[1] == "to")
}

// performed reads direct speech that does what it says: "I deny it", "We condemn this".
func (f *claimFinder) performed(x Claim) (Stance, bool) {
	d := f.d
	first, last := d.tokensOf(x.Content[0])
	for first < last && (d.Tokens[first].Tag == Punct || d.Tokens[first].Tag == Adv) {
		first++
	}
	if x.Quote != Direct || first+1 >= last || !strings.EqualFold(d.word(first), "I") && !strings.EqualFold(d.word(first), "we") {
		return Asserts, false
	}
	for i := first + 1; i < last; i++ {
		w := strings.ToLower(d.word(i))
		lemma := f.cueLemma(i)
		switch t := d.Tokens[i]; {
		case lemma != "" && (t.Tag == Verb || w == lemma):
			e := f.known(int(t.Word))
			if e == nil {
				if e = f.lex.entries[lemma][0]; e.particle != "" {
					return Asserts, false
				}
			}
			s := stanceOfKind[e.kind]
			if s == Denies && f.opposed(lemma, []Span{d.tokenSpan(i+1, last)}) {
				s = Opposes
			}
			if s == Demands {
				return s, d.Words[t.Word].XPOS != "VBD" && d.Words[t.Word].XPOS != "VBN" && f.wants(int(t.Word))
			}
			return s, s == Denies || s == Doubts || s == Opposes || s == Supports
		case w == "'re", w == "’re", w == "'m", w == "’m", w == "are", w == "am":
		case t.Tag == Adv && w != "never", t.Lemma == "have":
		default:
			return Asserts, false
		}
	}
	return Asserts, false
}

// wants tells a verb of demanding that has an object, or somebody who is to do something: "want a road", not "want to thank you".
func (f *claimFinder) wants(verb int) bool {
	return f.dependent(verb, func(w *Word) bool {
		return (strings.HasPrefix(w.Rel, "ob") || w.Rel == "ccomp" || w.Rel == "iobj") && w.Start > f.d.Words[verb].Start
	}) >= 0
}

// letsOthers reads "Let them show it".
func (f *claimFinder) letsOthers(x Claim) bool {
	ws := f.words(x, 2)
	if x.Quote != Direct || len(ws) < 2 || ws[0] != "let" {
		return false
	}
	switch ws[1] {
	case "us", "me", "nobody", "'s":
		return false
	}
	return true
}

// past tells whether the first clause of a content is of what was or has been, so that a warning or fear foretells nothing: "warned
// that two people had died".
func (f *claimFinder) past(x Claim) bool {
	c := f.clauseOf(x.Content[0])
	if x.Quote == Direct || c.head < 0 || c.subject < 0 || f.auxiliary(c.head, modal) != "" {
		return false
	}
	w := &f.d.Words[c.head]
	return w.XPOS == "VBD" || f.hasAuxiliary(c.head, "had", "has", "have", "was", "were") && w.XPOS != "VBG" && f.comes(c.head) < 0
}

// words are the lower-case words of a claim's content, without marks, at most n.
func (f *claimFinder) words(x Claim, n int) []string {
	var out []string
	for _, s := range x.Content {
		first, last := f.d.tokensOf(s)
		for i := first; i < last && len(out) < n; i++ {
			if f.d.Tokens[i].Tag != Punct {
				out = append(out, strings.ReplaceAll(strings.ToLower(f.d.word(i)), "’", "'"))
			}
		}
	}
	return out
}

func (f *claimFinder) startsWith(x Claim, word string) bool {
	ws := f.words(x, 1)
	return len(ws) > 0 && ws[0] == word
}

// allQuestion tells whether the last words of direct speech are a question and it has one sentence.
func (f *claimFinder) allQuestion(x Claim) bool {
	text := strings.TrimRight(f.d.Slice(x.Content[len(x.Content)-1]), `"'”’»`)
	return len(x.Content) == 1 && strings.HasSuffix(text, "?") && strings.Count(text, ". ") == 0
}

// speaksFor tells those who speak for others, so that their "he" is somebody else.
func (f *claimFinder) speaksFor(x Claim) bool {
	return slices.ContainsFunc(f.titles(x), func(t string) bool {
		return strings.Contains(t, "spokes") || strings.Contains(t, "lawyer") || strings.Contains(t, "attorney") || strings.Contains(t, "aide")
	})
}

// sexOf gives the sex that a given name tells.
func (f *claimFinder) sexOf(entity int) sex {
	given, _, _ := strings.Cut(f.d.Entities[entity].Name, " ")
	return f.given[given]
}

// opposite gives the sex of those whom a pronoun cannot stand for.
func opposite(pronoun string) sex {
	if strings.EqualFold(pronoun, "he") {
		return female
	}
	return male
}

// selfPronoun tells whether a pronoun may stand for the source: he and she for people, it and they for the others.
func (f *claimFinder) selfPronoun(i int, w string, source int) bool {
	if e := f.d.entityAt(f.d.Tokens[i].Span); e >= 0 && e != source {
		return false
	}
	person := source >= 0 && f.d.Entities[source].Type == Person
	switch w {
	case "he", "she":
		return source < 0 || person && f.sexOf(source) != opposite(w)
	case "it", "they":
		return !person
	}
	return false
}
