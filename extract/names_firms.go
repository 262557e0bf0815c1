// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// knownFirm gives the body of the gazetteer that a company is whose name has a legal form behind its own, -1 if none: "Intel Corp.".
func (n *namer) knownFirm(words []string) int {
	own := withoutForm(words)
	if len(own) == 0 || len(own) == len(words) {
		return -1
	}
	k, ok := n.g.forms[strings.Join(own, " ")]
	if !ok || n.g.things[k].typ != Organization {
		return -1
	}
	return k
}

// isAmpersand tells the "&" in the names of firms, and what is left of it where a web page is badly read ("&amp;").
func isAmpersand(w string) bool { return w == "&" || w == "amp" }

// withoutForm takes the legal forms off the end of a company's name.
func withoutForm(words []string) []string {
	for len(words) > 1 && endsFirm(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

func endsFirm(w string) bool {
	bare := strings.TrimSuffix(w, ".")
	return isLegalForm(w) || isLegalForm(bare) || bare == "Co" || bare == "Cos"
}

// onlySurname tells a word of names that is no common word, no acronym, and says nothing of what it is the name of.
func (n *namer) onlySurname(w string) bool {
	low := strings.ToLower(w)
	return isUpperFirst(w) && !isAcronym(w) && !n.g.common[low] && n.g.nouns[low] == 0 && n.g.cues[w]&^cueSurname == 0
}

// enterFirm enters by what else a company with a legal form in its name is called: the surname of its founder, or the last word of its own
// ("Coors" of "Adolph Coors Co.", "DSM" of "N.V. DSM"), and the first of two that a hyphen joins ("Anheuser" of "Anheuser-Busch Cos.").
func (n *namer) enterFirm(l *links, t *thing, words []string) {
	own := withoutForm(words)
	if k := len(own) - 2; k > 0 && isAmpersand(own[k]) && len(own[k+1]) > 3 && n.onlySurname(own[k+1]) {
		add(l.head, foldName(own[k+1]), t) // "Harding" of "Smith & Harding"
	}
	led := isLegalForm(own[0]) && len(own) > 1
	if len(own) == len(words) && !led {
		return
	}
	last := own[len(own)-1]
	if len(own) > 1 && len(own) < 4 && n.onlySurname(last) || led && len(own) == 2 && isUpperFirst(last) {
		add(l.head, foldName(last), t)
	}
	if first, _, ok := strings.Cut(own[0], "-"); ok && len(first) > 3 {
		add(l.head, foldName(first), t)
	}
	add(l.head, foldName(strings.TrimSuffix(own[0], "'s")), t)
}

// enterKnownFirm enters by what else a body of the gazetteer is called that has a legal form where the text names it, or is a firm or a club: "Ford"
// of "Ford Motor Co.", "Delta" of "Delta Air Lines".
func (n *namer) enterKnownFirm(l *links, t *thing, words, written []string) {
	if own := withoutForm(written); len(own) < len(written) {
		for i := 1; i <= len(own); i++ {
			add(l.head, foldName(strings.Join(own[:i], " ")), t)
		}
		n.enterFirm(l, t, written)
		return
	}
	k, known := n.g.forms[words[0]]
	if clubOrFirm(n.g.things[t.known].nouns) && !n.g.common[strings.ToLower(words[0])] && (!known || n.g.things[k].shared) {
		add(l.head, foldName(words[0]), t)
	}
}

// firm gives the only thing whose name begins so, or, where there are several, the only one whose name is no longer but for its legal form:
// "Elm Corp.", not "Elm Foods Inc.".
func firm(ts []*thing, words int) *thing {
	if t := only(ts, nil); t != nil {
		return t
	}
	return only(ts, func(t *thing) bool { return len(withoutForm(strings.Fields(t.name))) == words })
}

// brackets reads "National Disaster Relief Bureau (NDRB)": the acronym in brackets is the name before them, whatever
// its letters are.
func (n *namer) brackets(l *links) {
	for i := 1; i < len(n.found); i++ {
		c, before := &n.found[i], &n.found[i-1]
		if c.first != before.last+1 || n.d.word(before.last) != "(" || before.thing == nil || before.thing.typ == Person {
			continue
		}
		w := n.d.word(c.first)
		if c.last != c.first+1 || !isAcronym(w) {
			continue
		}
		name := strings.Fields(before.thing.name)
		if first, _ := utf8.DecodeRuneInString(w); strings.ContainsRune(acronymOf(name), unicode.ToLower(first)) {
			l.exact[foldName(w)] = before.thing
		}
	}
}

// placeFirms gives the places of a surname to the firm whose name begins with it that the text names before it names the person: "Finch & Son
// ... Finch denies it. Its owner, Hugo Finch".
func (n *namer) placeFirms(l *links, s *surface, person *thing) {
	t := firm(l.head[s.key], 1)
	if t == nil || t.first > person.first {
		return
	}
	rest := s.at[:0:0]
	for _, i := range s.at {
		c := &n.found[i]
		if c.title < 0 && c.first > t.first && c.first < person.first && n.d.Paragraphs[n.paragraph(c.first)].Kind == Body {
			c.thing = t
		} else {
			rest = append(rest, i)
		}
	}
	s.at = rest
}
