// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quantityLexicon gives the meanings of words by kind; see data/lexicon/quantities.tsv.
type quantityLexicon struct {
	kinds map[string]map[string]string
}

func loadQuantities(files fs.FS) (*quantityLexicon, error) {
	l := &quantityLexicon{kinds: map[string]map[string]string{}}
	return l, readTable(files, "quantities", 3, func(c []string) error {
		m := l.kinds[c[0]]
		if m == nil {
			m = map[string]string{}
			l.kinds[c[0]] = m
		}
		for _, w := range strings.Fields(c[2]) {
			m[w] = c[1]
		}
		return nil
	})
}

func (l *quantityLexicon) is(kind, w string) bool {
	_, ok := l.kinds[kind][w]
	return ok
}

// value is the number that a word of a kind stands for.
func (l *quantityLexicon) value(kind, w string) (float64, bool) {
	s, ok := l.kinds[kind][w]
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// dollarOf tells whose dollar a bare $ of an article is: that of the country named in the dateline, else of the country
// whose names stand in the text most often, where it is named twice; else the United States'.
func (l *quantityLexicon) dollarOf(d *Document) string {
	n, best := map[string]int{}, "USD"
	for i, s := range d.Sentences {
		dateline := false
		for k := s.First; k < s.Last; k++ {
			w := plainWord(d, k)
			if i < 3 && k < s.First+8 && (w == "-" || w == "–" || w == "—") {
				dateline = true
				break
			}
		}
		for k := s.First; k < s.Last; k++ {
			w := plainWord(d, k)
			if dateline && (w == "-" || w == "–" || w == "—") {
				dateline = false
			}
			if c, _ := utf8.DecodeRuneInString(d.word(k)); !unicode.IsUpper(c) {
				continue
			}
			if w == "us" && d.word(k) != "US" {
				continue
			}
			if code, ok := l.kinds["dollar"][w]; ok {
				if dateline {
					return code
				}
				n[code]++
			}
		}
	}
	for _, code := range []string{"CAD", "AUD", "NZD", "SGD", "HKD"} {
		if n[code] >= 2 && n[code] > n[best] {
			best = code
		}
	}
	return best
}

// isCurrency tells whether a token is a sign or name of a currency.
func (p *quantityParser) isCurrency(i int) bool { return p.lex.is("currency", p.w(i)) }

// prefixed gives the first token of the currency that stands before a number: the "$" of "$5", the "US" of "US$5"; i
// where none does.
func (p *quantityParser) prefixed(i int) int {
	if !p.currencyBefore(i) {
		return i
	}
	if p.lex.is("prefix", p.w(i-2)) && p.glued(i-2, i) && p.w(i-1) == "$" {
		return i - 2
	}
	return i - 1
}

// currencyBefore tells whether a sign ("$", "€") or a code ("EUR", "dlrs") stands before a number; names of currencies
// before it ("the pound 5") do not count.
func (p *quantityParser) currencyBefore(i int) bool {
	w := p.w(i - 1)
	if !p.lex.is("currency", w) {
		return false
	}
	switch w {
	case "dlrs", "tk", "rs", "rp", "dkr", "skr", "nkr", "ksh", "tsh", "ush", "sfr":
		return isUpperFirst(p.d.word(i - 1))
	case "rm", "r", "n", "fr": // "room", "Nigeria" and the like, unless they are written together with the number
		return p.glued(i-1, i+1)
	}
	return p.tagged(i-1, Sym) || len(w) == 3 && p.d.word(i-1) == strings.ToUpper(w)
}

// moneyWord tells whether the name of a currency after a number means money: "pounds" of meat do not, nor does a "real"
// thing or a single "pound".
func (p *quantityParser) moneyWord(n number) bool {
	switch w := p.w(n.last); w {
	case "pounds", "pound":
		return p.w(n.last+1) != "of" && p.w(n.last+1) != "heavier" && p.w(n.last+1) != "lighter"
	case "real", "rand", "dollar", "euro", "won", "krone", "krona", "lei", "lari", "dram", "drams":
		return n.scaled
	case "dlrs", "tk", "rs", "rp", "rm", "r", "n", "fr", "dkr", "skr", "nkr", "ksh", "tsh", "ush", "sfr":
		return false // they stand before the number
	}
	return !p.tagged(n.last, Sym) || p.w(n.last) == "€"
}

// national gives the code of a currency that its country tells from others ("30 Danish kroner", "2 million Hong Kong
// dollars"), and the token behind it; 0 where none follows.
func (p *quantityParser) national(n number) (code string, end int) {
	words := ""
	for k := n.last; k < min(n.last+3, p.last); k++ {
		words += p.w(k)
		if code, ok := p.lex.kinds["national"][words]; ok {
			return code, k + 1
		}
		words += "-"
	}
	return "", 0
}

// outOf reads the second number of a share: "one in five voters", "nine out of ten".
func (p *quantityParser) outOf(n number) (m number, ok bool) {
	k := n.last
	if p.w(k) == "out" && p.w(k+1) == "of" {
		k++
	} else if p.w(k) != "in" {
		return m, false
	}
	k++
	if p.w(k) == "every" {
		k++
	}
	m, ok = p.number(k)
	if !ok || m.vague || m.scaled || m.fraction || n.vague || n.scaled || m.digits != n.digits && m.value != 10 || m.value < n.value+1 || m.value > 100 || n.value < 1 ||
		p.duration(m) || p.percentEnd(m) > 0 || p.isCurrency(m.last) || p.isCurrency(m.last-2) {
		return m, false
	}
	return m, p.w(n.last) != "in" || m.value <= 10 || int(m.value)%10 == 0
}

// shareOf is what a share of "one in five" is of: the noun behind it, also after "of the"; else what was counted before.
func (p *quantityParser) shareOf(n number) string {
	k := n.last
	if p.w(k) == "of" {
		k++
	}
	for p.tagged(k, Det) || possessivePronoun(p.w(k)) {
		k++
	}
	if at, plural, ok := p.head(k); ok && plural {
		return p.w(at)
	}
	if u := p.before.Unit; u != "" && !isCode(u) && u != "percent" {
		return u
	}
	return "people"
}

// code is the ISO 4217 code of the currency of a number.
func (p *quantityParser) code(first int, n number) string {
	if first < n.first {
		if first == n.first-2 {
			return p.lex.kinds["prefix"][p.w(first)]
		}
		return p.dollarCode(p.lex.kinds["currency"][p.w(first)])
	}
	return p.dollarCode(p.lex.kinds["currency"][p.w(n.last)])
}

func (p *quantityParser) dollarCode(code string) string {
	if code == "$" {
		return p.dollar
	}
	return code
}

// currencyAfter gives the token behind a number and its percent or currency word.
func (p *quantityParser) currencyAfter(n number) int {
	if k := p.percentEnd(n); k > 0 {
		return k
	}
	if p.isCurrency(n.last) && !p.tagged(n.last, Sym) {
		return n.last + 1
	}
	return n.last
}

// percentEnd gives the token behind "%", "percent", "per cent", "percentage points"; 0 where none follows.
func (p *quantityParser) percentEnd(n number) int {
	k := n.last
	if p.w(k) == "-" && p.glued(k-1, k+2) { // a 15-percent rise
		k++
	}
	switch w := p.w(k); {
	case w == "per" && p.w(k+1) == "cent":
		return k + 2
	case w == "per-cent":
		return k + 1
	case w == "percentage" && strings.HasPrefix(p.w(k+1), "point"):
		return k + 2
	case p.lex.is("percent", w) && w != "percentage":
		if strings.HasPrefix(p.w(k+1), "point") {
			return k + 2
		}
		return k + 1
	}
	return 0
}

// measureEnd gives the token behind a measure word and the word itself; 0 where none follows. "214 of the 1,900
// kilograms" is measured in kilograms too, but has no measure word of its own.
func (p *quantityParser) measureEnd(n number) (int, string) {
	w := p.w(n.last)
	if n.fraction && (w == "a" || w == "an" || w == "of" && p.w(n.last+1) == "a") { // half a mile, a quarter of a mile
		k := n.last + 1
		if w == "of" {
			k++
		}
		if u := p.w(k); p.lex.is("measure", u) {
			return k + 1, u
		}
		return 0, ""
	}
	if p.lex.is("measure", w) || w == "m" && n.digits && p.glued(n.last-1, n.last+1) {
		return n.last + 1, w
	}
	switch {
	case w == "square" || w == "cubic" || w == "nautical" || w == "metric":
		if p.lex.is("measure", p.w(n.last+1)) {
			return n.last + 2, w + " " + p.w(n.last+1)
		}
	case (w == "pounds") && p.w(n.last+1) == "of":
		return n.last + 1, w
	}
	return 0, ""
}

// hedged tells whether the number is said to be rough.
func (p *quantityParser) hedged(n number) bool {
	k := p.prefixed(n.first) - 1
	if p.w(k) == "a" || p.w(k) == "an" {
		k--
	}
	w := p.w(k)
	if p.lex.is("hedge", w) {
		return true
	}
	for _, width := range []int{2, 3} {
		parts := make([]string, 0, 3)
		for j := k - width + 1; j <= k; j++ {
			parts = append(parts, p.w(j))
		}
		if p.lex.is("hedge2", strings.Join(parts, "-")) {
			return true
		}
	}
	after := p.currencyAfter(n)
	if p.w(after) == "or" && (p.w(after+1) == "so" || p.w(after+1) == "more" || p.w(after+1) == "less") {
		return true
	}
	return p.w(n.last) == "-" && p.w(n.last+1) == "odd" || p.w(n.last) == "+"
}

// maxHead is how many words a noun phrase after a number may have.
const maxHead = 7

// head gives the head noun of the phrase that begins at i, and whether it is a plural. The tagger takes words that it
// does not know for nouns, so the first plural ends the phrase.
func (p *quantityParser) head(i int) (at int, plural, ok bool) {
	at = -1
	for k := i; k < min(i+maxHead, p.last); k++ {
		switch t := p.d.Tokens[k].Tag; {
		case p.w(k) == "as":
			return at, false, at >= 0
		case t == Noun && strings.Contains(p.w(k), "-") && p.tagged(k+1, Noun, Propn):
		case t == Noun:
			w := p.w(k)
			at = k
			if p.lex.is("plural", w) && !p.tagged(k+1, Noun) || strings.HasSuffix(w, "s") && !hasAnySuffix(w, "ss", "us", "is") {
				return k, true, true
			}
		case t == Verb && k == i && at < 0 && strings.HasSuffix(p.w(k), "s") && !p.tagged(k+1, Det, Pron):
			return k, true, true // 12 trains, 150 posts
		case t == Adj, t == Propn, t == Part && p.w(k) == "'s", t == Num && k > i:
		case p.w(k) == "or" || p.w(k) == "and" || p.w(k) == ",":
			if at >= 0 || !p.tagged(k-1, Adj) || !p.tagged(k+1, Adj) {
				return at, false, at >= 0
			}
		case t == Verb && hasAnySuffix(p.w(k), "ed", "ing") && p.tagged(k+1, Noun) && at < 0:
		default:
			return at, false, at >= 0
		}
	}
	return at, false, at >= 0
}

// countedAfter is the noun that a number counts, "" where none follows it.
func (p *quantityParser) countedAfter(n number) string {
	k := n.last
	if p.w(k) == "-" || p.w(k) == "–" {
		return ""
	}
	if p.w(k) == "or" && (p.w(k+1) == "so" || p.w(k+1) == "more") {
		k += 2
	}
	if p.w(k) == "of" {
		return p.countedOf(n, k+1)
	}
	if n.fraction && (p.w(k) == "the" || possessivePronoun(p.w(k))) {
		k++
	}
	if w := p.w(k); w == "more" || w == "other" || w == "additional" {
		k++
	}
	if s, ok := p.lex.kinds["state"][p.w(k)]; ok {
		return "people " + s
	}
	at, plural, ok := p.head(k)
	if !ok || !plural && !n.fraction && (n.value != 1 && (p.tagged(n.first-1, Propn, Det) || !n.digits && !n.scaled) || p.lex.is("noise", p.w(at))) {
		return ""
	}
	unit := p.w(at)
	if p.lex.is("people", unit) {
		for j := at + 1; j < min(at+5, p.last); j++ {
			if s, ok := p.lex.kinds["state"][p.w(j)]; ok {
				return unit + " " + s
			}
			if !p.tagged(j, Aux, Adv) {
				break
			}
		}
	}
	return unit
}

// countedOf is what "of" leads to: "dozens of people", "214 of the 1,900 kilograms", "two of whom".
func (p *quantityParser) countedOf(n number, k int) string {
	if w := p.w(k); w == "whom" || w == "them" || w == "which" || w == "these" || w == "those" {
		unit, _, _ := strings.Cut(p.before.Unit, " ")
		if unit == "" {
			unit = map[bool]string{true: "people", false: "things"}[w == "whom"]
		}
		return unit
	}
	for p.tagged(k, Det) || possessivePronoun(p.w(k)) {
		k++
	}
	if m, ok := p.number(k); ok && m.first == k {
		if _, unit := p.measureEnd(m); unit != "" {
			return unit
		}
		return p.countedAfter(m)
	}
	at, plural, ok := p.head(k)
	if !ok || !plural && !n.fraction && !n.vague {
		return ""
	}
	return p.w(at)
}

// inherited is the unit of a number that has no noun of its own; not ok where nothing shows that it counts.
func (p *quantityParser) inherited(n number) (string, bool) {
	if n.fraction && p.changed(n) {
		unit := p.subject(n)
		return unit, unit != ""
	}
	if n.fraction || p.tagged(n.first-1, Propn) || p.tagged(n.last, Num, Propn, Sym) {
		return "", false
	}
	if n.vague || n.scaled {
		if p.before.Unit != "" && isCode(p.before.Unit) && n.scaled {
			return p.before.Unit, true // "€190,000 ... nearer a quarter of a million"
		}
		for j := n.last; j < min(n.last+3, p.last); j++ {
			if s, ok := p.lex.kinds["state"][p.w(j)]; ok {
				return "people " + s, true
			}
		}
		return "", false
	}
	if k := p.votedTo(n); k {
		return "votes", true
	}
	if unit, ok := p.alone(n); ok {
		return unit, true
	}
	if !n.digits || n.value < 2 {
		return "", false
	}
	for k := n.first - 1; k >= max(p.first, n.first-9); k-- {
		if unit, ok := p.lex.kinds["toll"][p.w(k)]; ok && p.tagged(k, Noun, Adj) {
			if unit == "" {
				unit = p.before.Unit
			}
			return unit, unit != ""
		}
	}
	unit := p.before.Unit
	if unit == "" || isCode(unit) || unit == "percent" || p.before.Start < p.d.Tokens[p.first].Start {
		return "", false
	}
	for k := n.first - 1; k >= max(p.first, n.first-4); k-- {
		if w := p.w(k); p.lex.is("tell", p.d.Tokens[k].Lemma) || w == "from" || w == "to" || w == "than" || p.lex.is("hedge", w) || w == "and" {
			return unit, true
		}
	}
	return "", false
}

// subject is the noun that is the subject of the clause that a number stands in, "" where there is none.
func (p *quantityParser) subject(n number) string {
	w := int32(p.d.Tokens[n.last-1].Word)
	for range 8 {
		w = p.d.Words[w].Head
		if w < 0 {
			return ""
		}
		for k := p.first; k < n.first; k++ {
			if x := p.d.Words[p.d.Tokens[k].Word]; x.Head == w && (x.Rel == "nsubj" || x.Rel == "nsubj:pass") && x.Tag == Noun {
				return p.w(k)
			}
		}
	}
	return ""
}

// alone is the unit of a number that stands for a noun by itself: as a subject ("nine have died since", of the people
// counted before), and as what a place or body is made of ("a town of 6,200").
func (p *quantityParser) alone(n number) (string, bool) {
	if n.value < 2 {
		return "", false
	}
	if prev := p.w(n.first - 1); n.digits && (prev == "of" || p.lex.is("hedge", prev) && p.w(n.first-2) == "of") {
		for k := n.first - 2; k >= max(p.first, n.first-3); k-- {
			if p.lex.is("settled", p.w(k)) {
				return "people", true
			}
		}
	}
	if !p.tagged(n.last, Aux, Verb, Adv) {
		return "", false
	}
	head := p.d.Words[p.d.Tokens[n.last-1].Word]
	if head.Tag != Num || head.Rel != "nsubj" && head.Rel != "nsubj:pass" {
		return "", false
	}
	for k := n.last; k < min(n.last+4, p.last) && p.tagged(k, Aux, Adv, Verb); k++ {
		if s, ok := p.lex.kinds["state"][p.w(k)]; ok {
			return "people " + s, true
		}
	}
	unit := p.before.Unit
	return unit, unit != "" && !isCode(unit) && unit != "percent"
}

// votedTo tells whether the number is the second side of a vote whose first side was found.
func (p *quantityParser) votedTo(n number) bool {
	link := p.w(n.first - 1)
	return p.before.Unit == "votes" && (link == "to" || link == "-" || link == "–") && n.first >= p.first+2 &&
		p.before.End == p.d.Tokens[n.first-2].End
}

func isCode(unit string) bool {
	return len(unit) == 3 && unit == strings.ToUpper(unit)
}
