// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// gerund tells how an -ing form hangs on another verb whose subject, or object, is its subject too.
type gerund struct {
	head    int    // word of that verb
	mark    int    // word before it, "after", -1 if none
	by      string // its lemma
	subject int    // word, -1 if none
}

// gerundOf reads the -ing form at word w: "after meeting Tom Berg", ", killing Tom Berg", "denied attacking Norland", "accused
// Norland of attacking Sudmark"; its subject is -1 where it is none of these.
func (f *relationFinder) gerundOf(w, depth int) gerund {
	x := &f.d.Words[w]
	g := gerund{head: int(x.Head), mark: -1, subject: -1}
	if x.Rel != "advcl" && x.Rel != "xcomp" && x.Rel != "ccomp" && x.Rel != "obj" || g.head < 0 || depth == deepestClause {
		return g
	}
	if x.Rel == "obj" && (x.Tag != Noun || f.hasChild(w, func(y *Word) bool {
		return y.Rel == "det" || y.Rel == "nmod:poss" || y.Rel == "amod" || y.Rel == "case"
	})) {
		return g // "denied the meeting"
	}
	having := f.hasChild(w, func(y *Word) bool {
		form := f.d.Slice(y.Span)
		return strings.HasPrefix(y.Rel, "aux") && (strings.EqualFold(form, "having") || strings.EqualFold(form, "being"))
	})
	if !having && x.XPOS != "VBG" && (x.Tag != Noun || !strings.HasSuffix(x.Lemma, "ing")) ||
		f.hasChild(w, func(y *Word) bool {
			return strings.HasPrefix(y.Rel, "nsubj") || !having && strings.HasPrefix(y.Rel, "aux")
		}) {
		return g
	}
	for c := range f.tree.children(w) {
		if f.d.Words[c].Rel == "mark" && g.mark < 0 {
			g.mark, g.by = c, strings.ToLower(f.d.Words[c].Lemma)
		}
	}
	for k := g.head + 1; k < w; k++ {
		if strings.HasPrefix(f.d.Words[k].Rel, "nsubj") && int(f.d.Words[k].Head) != g.head {
			return g // another verb's, perhaps: "wept as Tom Berg was jailed for killing"
		}
	}
	h := &f.d.Words[g.head]
	lemma := strings.ToLower(h.Lemma)
	subject, passive := f.subjectOf(g.head, depth+1)
	object := -1
	for c := range f.tree.children(g.head) {
		if f.d.Words[c].Rel == "obj" && object < 0 {
			object = c
		}
	}
	switch {
	case f.lex.is("blaming", lemma) && (g.by == "of" || g.by == "for"), g.by == "for":
		if !passive && object >= 0 {
			subject = object
		}
		g.subject = subject
	case x.Rel != "advcl" && f.lex.is("owning", lemma), x.Rel == "advcl" && (f.lex.is("gerund", g.by) || g.by == "in" && lemma == "join"), x.Rel == "advcl" && g.mark < 0 && h.Tag == Verb:
		g.subject = subject
	}
	return g
}

// gerundCertainty reads how certain a relation is whose verb at token t is an -ing form with a mark before it, or in a part of its own: what the other
// verb denies it takes for granted ("did not speak after meeting Tom Berg"), but what is only to come has it to come. ok is
// false for other words, and for what one is accused of, denies or admits, which is as certain as any clause.
func (f *relationFinder) gerundCertainty(t int) (c certainty, claim int, ok bool) {
	w := f.wordAt(t)
	if w < 0 {
		return c, -1, false
	}
	g := f.gerundOf(w, 0)
	if g.subject < 0 {
		return c, -1, false
	}
	h := &f.d.Words[g.head]
	if f.d.Words[w].Rel != "advcl" || f.lex.is("blaming", strings.ToLower(h.Lemma)) {
		return c, -1, false
	}
	from, head := t, int(h.Token)
	if g.mark >= 0 {
		from = int(f.d.Words[g.mark].Token)
	}
	c, claim = f.insertedAt(t, verbGroup{first: t, to: -1}, from)
	for k := from; k < t; k++ {
		f.word(k, &c)
	}
	var of certainty
	f.verbCertainty(head, f.group(head), &of)
	f.clauseCertainty(f.first, f.group(head).first, claim, &of)
	c.atMost(of.modality)
	switch {
	case g.by == "without":
		c.negative = true
	case g.by == "before" && h.XPOS == "VBD" && f.lex.is("onward", f.lemma(t)): // "lived in Leeds before moving to York"
	case g.by == "before":
		c.atMost(Possible)
	case (g.by == "by" || g.by == "in" || g.mark < 0) && of.negative:
		c.atMost(Unreal) // "did not gain by attacking Norland"
	case g.by == "for" && f.lex.is("seizing", strings.ToLower(h.Lemma)):
		c.atMost(Possible) // "was arrested for killing Tom Berg"
	}
	return c, claim, true
}

// gerundAt tells whether an -ing form that has a subject is at token t: also one that is tagged as a noun, as "meeting" often is.
func (f *relationFinder) gerundAt(t int) bool {
	w := f.wordAt(t)
	return w >= 0 && f.gerundOf(w, 0).subject >= 0
}

// gerundBy reads the -ing form at token t by the rules of its verb.
func (f *relationFinder) gerundBy(rules []*relationRule, t int, g verbGroup) {
	if !f.gerundAt(t) {
		return
	}
	w := f.wordAt(t)
	blaming := f.lex.is("blaming", strings.ToLower(f.d.Words[f.gerundOf(w, 0).head].Lemma))
	for _, rule := range rules {
		if !event(rule.predicate) && rule.predicate != "suppliesTo" && (rule.predicate != "allyOf" || f.d.Words[w].Rel == "advcl" && !blaming) || rule.marked("finite") {
			continue
		}
		if f.d.Words[w].Tag == Verb {
			f.inTree(rule, t, g)
			continue
		}
		c, claim := f.certaintyAt(t, g, false)
		for _, s := range f.subjects(w) {
			for _, o := range f.objects(t + 1) {
				if len(rule.preps) == 0 && !f.compound(o) {
					f.add(rule, f.arg(s), o, f.d.Tokens[t].Span, c, claim)
				}
			}
		}
	}
}

// blamed tells whether the -ing form at token t is what somebody is accused of by nobody who is named: "is accused of attacking
// Norland".
func (f *relationFinder) blamed(t int) bool {
	w := f.wordAt(t)
	if w < 0 {
		return false
	}
	g := f.gerundOf(w, 0)
	if g.subject < 0 || !f.lex.is("blaming", strings.ToLower(f.d.Words[g.head].Lemma)) {
		return false
	}
	_, passive := f.subjectOf(g.head, 0)
	return passive
}
