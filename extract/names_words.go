// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/extract/naming"
	"kg/extract/reading"
)

// caseUse is how a word is written where its capital would tell something: in the midst of sentences that have both.
type caseUse uint8

const (
	seenLower caseUse = 1 << iota
	seenUpper
)

// useOfCase notes how the words of a text are written, by their lower-case forms.
type useOfCase map[string]caseUse

// note notes the words of a sentence.
func (u useOfCase) note(forms []string) {
	kind := caseKind(forms)
	if kind == allLower || kind == allCaps || kind == titleCase {
		return
	}
	for i, w := range forms {
		if i == 0 || !isUpperFirst(w) {
			if c, _ := utf8.DecodeRuneInString(w); unicode.IsLower(c) {
				u[w] |= seenLower
			}
			continue
		}
		if !opens(forms[i-1]) {
			u[strings.ToLower(w)] |= seenUpper
		}
	}
}

// opens tells the marks behind which any word has a capital.
func opens(w string) bool {
	switch w {
	case "“", "\"", "‘", "'", "«", ":", "•", "…", "—", "–", "--", "...", "?", "!", ".", "*", "-", "(", "[":
		return true
	}
	return false
}

// allLower is a sentence without a capital behind its first word; the other kinds are those of the names stage.
const allLower uint8 = 3

// caseKind tells how the capitals of a sentence are to be read.
func caseKind(forms []string) uint8 {
	lower, upper, shout := 0, 0, 0
	for i, w := range forms {
		c, size := utf8.DecodeRuneInString(w)
		switch {
		case !unicode.IsLetter(c) || len(w) < 4 && i > 0 && unicode.IsLower(c):
		case unicode.IsLower(c):
			lower++
		case i == 0:
		case strings.ToUpper(w) == w && size < len(w):
			shout++
		default:
			upper++
		}
	}
	switch {
	case shout >= 3 && shout > 2*(lower+upper):
		return allCaps
	case upper+shout >= 3 && upper+shout > 2*lower:
		return titleCase
	case upper+shout == 0 && lower > 0 && isLowerFirst(forms[0]):
		return allLower
	}
	return plainCase
}

func isLowerFirst(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(c)
}

// namingWords makes of the words of a sentence what the network of names reads.
func (g *gazetteer) namingWords(dst []naming.Word, text string, spans []reading.Span, use useOfCase, forms []string) []naming.Word {
	kind := uint16(caseKind(forms))
	from := len(dst)
	for i, form := range forms {
		low := strings.ToLower(form)
		w := naming.Word{Form: form, Cues: uint32(g.cues[form] &^ cueFunction), Noun: uint16(g.nouns[low])}
		w.Case = kind<<4 | uint16(use[low])<<2
		if i == 0 || opens(forms[i-1]) {
			w.Case |= 1
		}
		if g.common[low] {
			w.Case |= 2
		}
		if _, ok := g.given[form]; ok {
			w.Lists |= listGiven
		}
		dst = append(dst, w)
	}
	words := dst[from:]
	for i := 0; i < len(words); {
		end, list := g.listed(text, spans, i)
		for k := i; k < end; k++ {
			words[k].Lists |= list
			if k > i {
				words[k].Lists |= listGoesOn
			}
		}
		i = max(end, i+1)
	}
	g.world.mark(words, text, spans)
	return dst
}

// What naming.Word.Lists holds: the type in a list of names plus one, and these.
const (
	listGiven   = 1 << 4
	listGoesOn  = 1 << 5
	listPeoples = 1 << 6 // "Russian"
	listRecased = 1 << 7 // only when written as names are
)

// listed finds the longest name of the lists that begins with word i.
func (g *gazetteer) listed(text string, spans []reading.Span, i int) (end int, list uint16) {
	if n, end := g.longestIn(text, spans, i, g.forms, false); end > i {
		return end, uint16(g.things[n].typ) + 1
	}
	if n, end := g.longestIn(text, spans, i, g.demonyms, false); n == stateless && end > i {
		return end, uint16(Country+1) | listPeoples
	} else if end > i {
		return end, (uint16(g.things[n].typ) + 1) | listPeoples
	}
	form := text[spans[i].Start:spans[i].End]
	if len(form) > 3 && (isLowerFirst(form) || isShouted(form)) {
		if n, end := g.longestIn(text, spans, i, g.forms, true); end > i {
			return end, (uint16(g.things[n].typ) + 1) | listRecased
		}
	}
	return i, 0
}

// longestIn is longest over the words of a sentence; recased writes them as names are written.
func (g *gazetteer) longestIn(text string, spans []reading.Span, i int, forms map[string]int, recased bool) (thing, end int) {
	thing, end = -1, i
	for k := i; k < len(spans) && k < i+longestForm; k++ {
		s := text[spans[i].Start:spans[k].End]
		if strings.ContainsAny(s, "’\u00a0\n\t") {
			s = strings.NewReplacer("’", "'", "\u00a0", " ", "\n", " ", "\t", " ").Replace(s)
		}
		if recased {
			s = titled(s)
		}
		if n, ok := forms[s]; ok {
			thing, end = n, k+1
		}
		if !g.prefix[s] {
			break
		}
	}
	return thing, end
}

// noThing tells the adjectives of churches in two words, and compounds without a capital that the network takes for names ("hunky-dory").
func (n *namer) noThing(c *candidate) bool {
	if c.known >= 0 || c.fixed {
		return false
	}
	switch d := n.d; c.last - c.first {
	case 1:
		if tail, ok := strings.CutPrefix(d.word(c.first), "Co-"); ok && isLowerFirst(tail) {
			return true // "Co-chief executive"
		}
		return isLowerFirst(d.word(c.first)) && strings.Contains(d.word(c.first), "-") && !n.prefixed(d.word(c.first))
	case 2:
		switch d.word(c.first) + " " + d.word(c.first+1) {
		case "Roman Catholic", "Roman Catholics", "Greek Orthodox", "Russian Orthodox", "Southern Baptist", "Southern Baptists":
			return true
		}
	}
	return false
}

// ofCase tells a surname that stands for a case at court: "Roe v. Wade", also where the stop ends a sentence.
func (n *namer) ofCase(c *candidate) bool {
	d := n.d
	at := func(i int) string {
		if i < 0 || i >= len(d.Tokens) {
			return ""
		}
		return d.word(i)
	}
	return at(c.first-1) == "v." && isUpperFirst(at(c.first-2)) || at(c.first-1) == "." && at(c.first-2) == "v" && isUpperFirst(at(c.first-3)) ||
		at(c.last) == "v." && isUpperFirst(at(c.last+1)) || at(c.last) == "v" && at(c.last+1) == "." && isUpperFirst(at(c.last+2))
}

// pair tells two names that a hyphen joins to what is between them: "the U.S.-Mexico border", "the Obama-Clinton years".
func (n *namer) pair(c *candidate) bool {
	head, tail, ok := strings.Cut(n.d.word(c.first), "-")
	if !ok || c.part > 0 {
		return false
	}
	_, first := n.g.forms[head]
	_, second := n.g.forms[tail]
	return first && second || n.g.heads[strings.ToLower(head)] != nil && n.g.heads[strings.ToLower(tail)] != nil
}

// noMention tells what is written as a name and names nothing here: a Mass, the State of a secretary, a case at court, a grade of oil, the
// country of a currency ("US$4bn"), and common words in capitals that label what follows them ("STEP TWO: save the file").
func (n *namer) noMention(c candidate) bool {
	d := n.d
	if d.word(c.first) == "Mass" && c.known >= 0 && (c.first == d.Sentences[d.Tokens[c.first].Sentence].First || d.Tokens[c.first-1].Tag != Punct) ||
		n.noThing(&c) || n.oilGrade(&c) {
		return true
	}
	if c.known < 0 && c.last == c.first+1 && (n.charge(&c) && strings.EqualFold(d.word(c.first-2), "secretary") || n.ofCase(&c) || n.pair(&c)) {
		return true
	}
	if c.last >= len(d.Tokens) {
		return false
	}
	if next := d.word(c.last); strings.HasPrefix(next, "$") && c.last == c.first+1 && len(d.word(c.first)) < 5 &&
		(isShouted(d.word(c.first)) || d.Tokens[c.first].End == d.Tokens[c.last].Start) {
		return true
	} else if next != ":" && next != "--" || c.first != d.Sentences[d.Tokens[c.first].Sentence].First || n.knownAt(c.first, c.last) {
		return false
	}
	for i := c.first; i < c.last; i++ {
		if w := d.word(i); !isShouted(w) || !n.g.common[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// find gives the longest name of the gazetteer among the tokens from i on. One that others share is none where the text has somebody of the
// name, nor, of a common word, where any word has a capital.
func (n *namer) find(i, last int) (thing, end int) {
	k, end := n.g.find(n.d, i, last)
	if k < 0 || !n.g.things[k].shared {
		return k, end
	}
	w := n.d.word(i)
	if end < last && n.nameWord(end) && !n.isCommon(end) && !isAcronym(n.d.word(end)) && n.cue(end)&(cueOrg|cueOrgOf|cueOrgAny) == 0 {
		return -1, i // "Leonardo Ruiz"
	}
	if n.surnames[w] || n.behind[w] || n.initial(i) && (w == "The" || n.isCommon(i) && !n.capital[w]) || w == "The" && end < last && qualified(n.d.Tokens[end].Tag) {
		return -1, i // "said The Australian people"
	}
	return k, end
}

// qualified tells the classes of words that nouns and adjectives stand before.
func qualified(t Tag) bool { return t == Noun || t == Propn || t == Adj }
