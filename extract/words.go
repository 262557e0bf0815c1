// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reading is one way to read a word.
type reading struct {
	tag   Tag
	lemma string
}

// wordLexicon gives the readings of known words, in lower case; the first is the most frequent one. It is a rule of
// thumb until a trained tagger takes its place: it is right about closed classes and frequent verbs, and guesses the
// rest by capitals and endings.
type wordLexicon struct {
	words map[string][]reading
}

func loadWords(files fs.FS) (*wordLexicon, error) {
	l := &wordLexicon{words: map[string][]reading{}}
	err := readTable(files, "words", 2, func(c []string) error {
		tag, ok := parseTag(c[0])
		if !ok {
			return fmt.Errorf("unknown tag %q", c[0])
		}
		for _, w := range strings.Fields(c[1]) {
			form, lemma, ok := strings.Cut(w, "=")
			if !ok {
				lemma = form
			}
			l.add(form, tag, lemma)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, readTable(files, "verbs", 1, func(c []string) error {
		l.addVerb(append(c, "", "")[:3])
		return nil
	})
}

func (l *wordLexicon) add(form string, tag Tag, lemma string) {
	for _, r := range l.words[form] {
		if r.tag == tag {
			return
		}
	}
	l.words[form] = append(l.words[form], reading{tag, lemma})
}

// addVerb adds the forms of a verb: lemma, past and participle, "" where regular.
func (l *wordLexicon) addVerb(c []string) {
	lemma, double := strings.CutSuffix(c[0], "*")
	stem, s := lemma, lemma+"s"
	switch {
	case double:
		stem = lemma + lemma[len(lemma)-1:]
	case strings.HasSuffix(lemma, "ie"):
		stem = lemma[:len(lemma)-2] + "y"
	case strings.HasSuffix(lemma, "e") && !strings.HasSuffix(lemma, "ee") && lemma != "be":
		stem = lemma[:len(lemma)-1]
	}
	past, participle := stem+"ed", c[2]
	if strings.HasSuffix(lemma, "ie") {
		past = lemma + "d"
	}
	if n := len(lemma); n > 1 && lemma[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(lemma[n-2])) {
		past, s = lemma[:n-1]+"ied", lemma[:n-1]+"ies"
	} else if hasAnySuffix(lemma, "s", "sh", "ch", "x", "z", "go", "do") {
		s = lemma + "es"
	}
	if c[1] != "" {
		past = c[1]
	}
	if participle == "" {
		participle = past
	}
	for _, form := range []string{lemma, s, past, participle, stem + "ing"} {
		l.add(form, Verb, lemma)
	}
}

func hasAnySuffix(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// tag gives every token of a sentence its tag and lemma.
func (l *wordLexicon) tag(text string, ts []Token) {
	for i := range ts {
		w := text[ts[i].Start:ts[i].End]
		low := strings.ReplaceAll(strings.ToLower(w), "’", "'")
		ts[i].Tag, ts[i].Lemma = l.guess(text, ts, i, w, low)
	}
}

// guess reads the i-th token, w, from what is left of it (tagged) and the form of what is right of it.
func (l *wordLexicon) guess(text string, ts []Token, i int, w, low string) (Tag, string) {
	first, _ := utf8.DecodeRuneInString(w)
	known := l.words[low]
	switch {
	case !isWordRune(first) && low[0] != '\'':
		if strings.ContainsRune("$£€¥₹%+=<>#@&", first) {
			return Sym, low
		}
		return Punct, low
	case unicode.IsDigit(first):
		return Num, low
	case low == "'s" || low == "'":
		return possessive(ts, i)
	case unicode.IsUpper(first) && l.isName(ts, i, w, known):
		return Propn, w
	case len(known) == 1 && known[0].tag == Verb && (low == known[0].lemma || hasAnySuffix(low, "s")) && afterDeterminer(ts, i):
		return Noun, low // "the real cause"
	case len(known) == 1 && known[0].tag == Verb && low == known[0].lemma && afterSingular(ts, i):
		return Noun, low // "a radio station"
	case len(known) == 1:
		return known[0].tag, known[0].lemma
	case len(known) > 1:
		return l.choose(ts, i, known)
	}
	return unknown(ts, i, low, first)
}

// possessive tells "Moss's" from "it's": after a pronoun, "that" or "there" the 's is a verb.
func possessive(ts []Token, i int) (Tag, string) {
	if i == 0 {
		return Part, "'s"
	}
	switch p := ts[i-1]; {
	case p.Tag == Pron, p.Lemma == "that", p.Lemma == "what", p.Lemma == "here", p.Lemma == "where", p.Lemma == "how":
		return Aux, "be"
	}
	return Part, "'s"
}

// isName tells whether a capitalised word is a name: not at the start of a sentence where the lexicon knows it.
func (l *wordLexicon) isName(ts []Token, i int, w string, known []reading) bool {
	if w == "I" {
		return false
	}
	if w == "US" || w == "IT" && i > 0 {
		return true // "us" and "it" are not shouted
	}
	start := i == 0 || i > 0 && ts[i-1].Tag == Punct && (i == 1 || ts[i-1].Lemma != "," && ts[i-1].Lemma != "-")
	if !start {
		return len(known) == 0 || known[0].tag != Det && known[0].tag != Pron && known[0].tag != Aux
	}
	return len(known) == 0 && !hasAnySuffix(w, "ly", "ing") && !(hasAnySuffix(w, "ed") && len(w) > 4)
}

// choose picks a reading of an ambiguous word by the word before it.
func (l *wordLexicon) choose(ts []Token, i int, known []reading) (Tag, string) {
	prev, lemma := X, ""
	for k := i - 1; k >= 0; k-- { // adverbs and "not" do not decide
		if ts[k].Tag != Adv && ts[k].Lemma != "not" {
			prev, lemma = ts[k].Tag, ts[k].Lemma
			break
		}
	}
	want := known[0].tag
	switch {
	case want == Aux || want == Pron:
		return known[0].tag, known[0].lemma
	case prev == Det || prev == Adj || lemma == "'s" || possessivePronoun(lemma):
		want = Noun
	case lemma == "to" || prev == Aux || prev == Pron || prev == Propn:
		want = Verb
	case prev == Adp || prev == Num || prev == Verb:
		want = Noun
	}
	for _, r := range known {
		if r.tag == want {
			return r.tag, r.lemma
		}
	}
	return known[0].tag, known[0].lemma
}

// afterDeterminer tells whether a determiner, adjective or possessor stands before token i.
func afterDeterminer(ts []Token, i int) bool {
	if i == 0 {
		return false
	}
	p := ts[i-1]
	return p.Tag == Det && p.Lemma != "that" && p.Lemma != "all" && p.Lemma != "neither" && p.Lemma != "either" && p.Lemma != "both" || p.Tag == Adj || p.Lemma == "'s" || possessivePronoun(p.Lemma)
}

// afterSingular tells whether a noun with "a" or "each" stands before token i, behind which no bare verb can stand.
func afterSingular(ts []Token, i int) bool {
	k := i - 1
	for k > 0 && i-k < 4 && (ts[k].Tag == Noun || ts[k].Tag == Adj) {
		k--
	}
	if k < 0 || k >= i-1 || ts[k].Tag != Det {
		return false
	}
	switch ts[k].Lemma {
	case "a", "an", "each", "every":
		return true
	}
	return false
}

func possessivePronoun(lemma string) bool {
	switch lemma {
	case "my", "your", "his", "her", "its", "our", "their":
		return true
	}
	return false
}

// unknown guesses a word that no lexicon has by its ending.
func unknown(ts []Token, i int, low string, first rune) (Tag, string) {
	switch {
	case unicode.IsUpper(first):
		return Propn, low
	case hasAnySuffix(low, "ly"):
		return Adv, low
	case hasAnySuffix(low, "ing") && len(low) > 5:
		return Verb, low[:len(low)-3]
	case hasAnySuffix(low, "ed") && len(low) > 4:
		if i > 0 && (ts[i-1].Tag == Det || ts[i-1].Tag == Adj) {
			return Adj, low
		}
		return Verb, low[:len(low)-2]
	case hasAnySuffix(low, "ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ary", "-led", "-based", "ern"):
		return Adj, low
	case hasAnySuffix(low, "ies") && len(low) > 4:
		return Noun, low[:len(low)-3] + "y"
	case hasAnySuffix(low, "sses", "shes", "ches", "xes"):
		return Noun, low[:len(low)-2]
	case hasAnySuffix(low, "s") && !hasAnySuffix(low, "ss", "us", "is"):
		return Noun, low[:len(low)-1]
	}
	return Noun, low
}
