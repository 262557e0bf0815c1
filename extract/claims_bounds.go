// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

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
	if w == "only" && i+1 < end && d.word(i+1) == "to" || w == "as" && i+1 < end && d.Tokens[i+1].Lemma == "do" {
		return true // "..., only to admit it later", "..., as does his wife"
	}
	switch w {
	case "although", "though", "while", "whereas", "according", "despite", "even":
		return true
	case "which", "who":
		return false
	case "but", "and", "as", "after":
		return f.cueSoon(i+1, end) || i+1 < end && f.coordinated(i+1)
	}
	if f.cueForm(i) && strings.HasSuffix(w, "ing") {
		return true
	}
	if d.Paragraphs[d.Sentences[c.sentence].Paragraph].Kind == Headline && f.cueSoon(i, end) {
		return true // "Norland says jets crossed, Sudmark denies it"
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
	lemma := f.cueLemma(i)
	return lemma != "" && f.d.Tokens[i].Tag != Punct && f.lex.entries[lemma][0].kind != "support" && !strings.HasSuffix(w, "ing") &&
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

func (f *claimFinder) cueForm(i int) bool { return f.cueLemma(i) != "" }

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
