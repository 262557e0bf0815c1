// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// untrueWindow bounds the words in which a statement is looked for that calls something untrue.
const untrueWindow = 16

// callsUntrue tells whether a claim is a denial by what it says: "called the story “false”", "the figures were nonsense",
// "Not true", "there was no truth in it". What else only holds a "not" of its own says so by its words; see deniesOfItself.
func (f *claimFinder) callsUntrue(c speechCue, x Claim) bool {
	switch c.entry.lemma {
	case "admit", "concede", "acknowledge", "confess":
		return false // "admitted that its claim was false"
	}
	first, last := f.d.tokensOf(x.Content[0])
	last = min(last, first+untrueWindow)
	names := c.entry.has('n') && x.Quote != Direct // "called it a lie": no verb of being
	if names && c.left > 0 && f.d.Tokens[c.left-1].Lemma == "what" {
		return false // "what he calls the “lie” of our time"
	}
	for i := first; i < last; i++ {
		switch w := strings.ToLower(f.d.word(i)); {
		case w == "if", w == "whether", w == "unless", w == "nobody", i > first && w == "?":
			return false
		case w == "." && i > first+1:
			return false // the sentences that follow give the reasons
		case f.noTruth(first, i):
			return true
		case w == "propaganda" && i+1 < last && f.d.Tokens[i+1].Tag == Adp, w == "propaganda" && i+2 < last && f.closesQuote(i+1) && f.d.Tokens[i+2].Tag == Adp:
			return false // "were propaganda for the enemy"
		case f.lex.is("untrue", w), f.lex.is("untrue-said", w):
			if f.untrueAt(first, i, last, names, f.lex.is("untrue", w)) {
				return true
			}
		}
	}
	return false
}

// noTruth reads "not true", "no truth", "not a word of truth", "it never happened", "no such thing", "taken out of context" and the
// like up to token i.
func (f *claimFinder) noTruth(first, i int) bool {
	at := func(k int) string {
		if k < first {
			return ""
		}
		return f.d.Tokens[k].Lemma
	}
	switch at(i) {
	case "true":
		return at(i-1) == "not" || at(i-3) == "not" && at(i-2) == "at" && at(i-1) == "all"
	case "such", "so", "otherwise":
		return at(i-1) == "no" && at(i) == "such" || i == first && at(i) == "otherwise" || at(i) == "so" && at(i-1) == "not" && i-1 == first
	case "context":
		return at(i-1) == "of" && at(i-2) == "out"
	case "reverse", "opposite", "contrary":
		return at(i-1) == "the" && i-2 < first || at(i-1) == "the" && at(i-2) == "quite"
	case "kind", "sort":
		return at(i-1) == "the" && at(i-2) == "of" && at(i-3) == "nothing"
	case "misquote", "misunderstand", "misrepresent", "misinterpret":
		return f.d.Words[f.d.Tokens[i].Word].XPOS == "VBN"
	case "truth":
		if at(i-1) == "the" && at(i-2) == "from" && (at(i-3) == "far" || at(i-3) == "further" || at(i-3) == "farther") {
			return true
		}
		return at(i-1) == "no" || at(i-1) == "of" && (at(i-3) == "no" || at(i-3) == "a" && at(i-4) == "not")
	case "happen":
		who, not := at(i-2), at(i-1)
		if not == "not" {
			who = at(i - 3)
		}
		yet := i+1 < len(f.d.Tokens) && f.d.Tokens[i+1].Lemma == "yet" // "it hasn't happened yet"
		return (not == "never" || not == "not") && (who == "it" || who == "this" || who == "that") && i-first < 6 && !yet
	}
	return false
}

// untrueAt tells whether the word at i, which means that something is untrue, says so of what stands before it: behind a
// verb of being, behind "as" or the thing itself where a cue names it, or alone. A weak word needs a statement to speak of.
func (f *claimFinder) untrueAt(first, i, last int, names, sure bool) bool {
	d := f.d
	k := i - 1
	for k >= first && (d.Tokens[k].Tag == Adv && d.Tokens[k].Lemma != "never" || d.Tokens[k].Tag == Adj || d.Tokens[k].Tag == Det && d.Tokens[k].Lemma != "no" ||
		d.Tokens[k].Tag == Punct || f.opensQuote(k) || d.Tokens[k].Lemma == "and" || names && f.owns(k)) {
		if t := d.Tokens[k]; t.Tag == Det && (t.Lemma == "that" || t.Lemma == "this") {
			break
		}
		k--
	}
	if i > first && d.Tokens[i-1].Lemma == "and" { // "were wide of the mark and untrue"
		for j := k; j >= max(first, k-6) && d.Tokens[j].Tag != Verb; j-- {
			if d.Tokens[j].Lemma == "be" {
				k = j
				break
			}
		}
	}
	switch {
	case k < first: // "Rubbish", "Fake news": nothing else is said
		return !names && f.quoteOf[i] >= 0 && (i+1 >= last || d.Tokens[i+1].Tag == Punct || f.lex.is("saying", d.Tokens[i+1].Lemma))
	case d.Tokens[k].Lemma == "be":
		if k > first && (modal(d.word(k-1)) || d.Tokens[k-1].Lemma == "not") || k+1 < i && d.Tokens[k+1].Lemma == "not" {
			return false
		}
	case names && (d.Tokens[k].Lemma == "as" || d.Tokens[k].Tag == Det || d.Tokens[k].Tag == Noun || d.Tokens[k].Tag == Pron),
		names && k == first && d.Tokens[k].Lemma == "that": // "branded that “rubbish”": no conjunction, whatever its tag
		k++
	case f.quoteOf[i] >= 0 && k == i-2 && (d.Tokens[k].Tag == Noun || f.speaksOf(first, k)) && f.inHeadline(i):
		k++ // "Rumours ‘nonsense’"
	default:
		return false
	}
	return sure || f.speaksOf(first, k)
}

// owns tells a possessor and its mark: "a sailor's fable".
func (f *claimFinder) owns(token int) bool {
	apostrophe := func(i int) bool { return i >= 0 && i < len(f.d.Tokens) && f.d.Tokens[i].Lemma == "'s" }
	return apostrophe(token) || apostrophe(token+1) && f.d.Tokens[token].Tag == Noun
}

// opensQuote tells the opening mark of a quotation, whatever its tag.
func (f *claimFinder) opensQuote(token int) bool {
	q := f.quoteOf[token]
	return q >= 0 && f.d.Quotations[q].Start == f.d.Tokens[token].Start
}

func (f *claimFinder) inHeadline(token int) bool {
	return f.d.Paragraphs[f.d.Sentences[f.d.Tokens[token].Sentence].Paragraph].Kind == Headline
}

// speaksOf tells whether the tokens [first, last) name a statement: "the reports", "it", "all of this".
func (f *claimFinder) speaksOf(first, last int) bool {
	for i := first; i < last; i++ {
		switch w := strings.ToLower(f.d.word(i)); w {
		case "it", "that", "this", "these", "those", "they", "all":
			if i+1 >= last || f.d.Tokens[i+1].Tag != Noun && f.d.Tokens[i+1].Tag != Pron {
				return true
			}
		default:
			if f.lex.is("saying", w) || f.lex.is("document", w) {
				return true
			}
		}
	}
	return false
}
