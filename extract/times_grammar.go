// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// timeWord is what a word means in dates: its kind and its number.
type timeWord struct {
	kind  string
	value int
}

type timeLexicon struct {
	words    map[string][]timeWord
	holidays map[string]string // words joined by a space to "12-25"
}

func loadTimes(files fs.FS) (*timeLexicon, error) {
	l := &timeLexicon{words: map[string][]timeWord{}, holidays: map[string]string{}}
	err := readTable(files, "times", 3, func(c []string) error {
		if c[0] == "holiday" {
			l.holidays[c[2]] = c[1]
			return nil
		}
		n, err := strconv.Atoi(c[1])
		for _, w := range strings.Fields(c[2]) {
			l.words[w] = append(l.words[w], timeWord{c[0], n})
		}
		return err
	})
	return l, err
}

// find gives the number of a word as one of a kind.
func (l *timeLexicon) find(kind, word string) (int, bool) {
	for _, w := range l.words[word] {
		if w.kind == kind {
			return w.value, true
		}
	}
	return 0, false
}

func (l *timeLexicon) is(kind, word string) bool {
	_, ok := l.find(kind, word)
	return ok
}

// exprKind is how an expression names its time.
type exprKind uint8

const (
	absolute exprKind = iota // year, with month and day where given; month or day without a year
	weekday
	offset   // so many days, months or years from the anchor
	interval // year to year, day to day
)

// timeExpr is an expression as it stands, before it is resolved.
type timeExpr struct {
	first, last      int // its tokens, [first, last)
	sentence         int
	kind             exprKind
	year, month, day int // 0 where not said; years before Christ are negative (-489 is 490 BC)
	year2, day2      int // the end of an interval
	weekday          int
	shift            int  // -1 last, +1 next, 2 this; of a weekday, month or year
	week             int  // shift of the week that a weekday is of ("Tuesday last week"), same code
	n                int  // of an offset
	grain            byte // of an offset: 'd', 'm', 'y'
}

// timeParser reads the dates of one sentence.
type timeParser struct {
	d           *Document
	lex         *timeLexicon
	first, last int
	sentence    int
	words       []string // the tokens in lower case
}

// newTimeParser reads the tokens [first, last) of a sentence.
func newTimeParser(d *Document, lex *timeLexicon, sentence, first, last int) *timeParser {
	p := &timeParser{d: d, lex: lex, first: first, last: last, sentence: sentence}
	for i := first; i < last; i++ {
		p.words = append(p.words, plainWord(d, i))
	}
	return p
}

// w is the i-th token of the document in lower case; "" outside the sentence.
func (p *timeParser) w(i int) string {
	if i < p.first || i >= p.last {
		return ""
	}
	return p.words[i-p.first]
}

// all reads the sentence from left to right; the first rule that matches at a token wins, so rules are ordered from
// the longest form to the shortest.
func (p *timeParser) all() []timeExpr {
	var out []timeExpr
	rules := []func(int) (timeExpr, bool){
		p.iso, p.slashed, p.hedged, p.relative, p.ago, p.weekdayDate, p.dayMonth, p.monthDay, p.holiday, p.years,
		p.monthAlone, p.yearAlone,
	}
	for i := p.first; i < p.last; {
		next := i + 1
		for _, rule := range rules {
			if x, ok := rule(i); ok && x.last > i {
				x.sentence = p.sentence
				out = append(out, x)
				next = x.last
				break
			}
		}
		i = next
	}
	return out
}

// hedged puts "early", "late in", "mid-" before an expression into its span.
func (p *timeParser) hedged(i int) (timeExpr, bool) {
	w := p.w(i)
	if rest, ok := strings.CutPrefix(w, "mid-"); ok {
		return p.midToken(i, rest)
	}
	switch w {
	case "early", "late", "mid", "earlier", "later":
	default:
		return timeExpr{}, false
	}
	k := i + 1
	if v := p.w(k); v == "on" || v == "in" || v == "-" {
		k++
	}
	for _, rule := range []func(int) (timeExpr, bool){
		p.relative, p.weekdayDate, p.dayMonth, p.monthDay, p.years, p.monthAlone, p.yearAlone} {
		if x, ok := rule(k); ok {
			x.first = i
			return x, true
		}
	}
	return timeExpr{}, false
}

// midToken reads "mid-October", "mid-October 2024", "mid-2019", "mid-1990s".
func (p *timeParser) midToken(i int, rest string) (timeExpr, bool) {
	if m, ok := p.lex.find("month", rest); ok {
		x := timeExpr{first: i, last: i + 1, month: m}
		p.yearAfter(&x)
		return x, true
	}
	return p.yearWord(i, rest)
}

// number reads a token of one or two digits, with or without the ending of an ordinal.
func (p *timeParser) dayNumber(i int) int {
	w := p.w(i)
	for _, end := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, end)
	}
	if len(w) == 0 || len(w) > 2 {
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// fourDigits reads a token that is a year of our time and nothing else.
func (p *timeParser) fourDigits(i int) int {
	w := p.w(i)
	if len(w) != 4 {
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 1000 || n > 2100 {
		return 0
	}
	return n
}

// monthAt reads a month in full or shortened, with its full stop; it must be written with a capital.
func (p *timeParser) monthAt(i int) (month, next int, short bool) {
	if !p.capital(i) {
		return 0, i, false
	}
	if m, ok := p.lex.find("month", p.w(i)); ok {
		return m, i + 1, false
	}
	if m, ok := p.lex.find("monthabbr", p.w(i)); ok {
		next = i + 1
		if p.w(next) == "." {
			next++
		}
		return m, next, true
	}
	return 0, i, false
}

// capital tells whether a token begins with a capital letter.
func (p *timeParser) capital(i int) bool {
	if i < p.first || i >= p.last {
		return false
	}
	c, _ := utf8.DecodeRuneInString(p.d.Text[p.d.Tokens[i].Start:])
	return unicode.IsUpper(c)
}

// glued tells whether the tokens first to last are written without space between them.
func (p *timeParser) glued(first, last int) bool {
	for k := first + 1; k < last; k++ {
		if p.d.Tokens[k-1].End != p.d.Tokens[k].Start {
			return false
		}
	}
	return true
}

// iso reads 2024-10-18, which is five tokens, and 20241018T... not at all.
func (p *timeParser) iso(i int) (timeExpr, bool) {
	y := p.fourDigits(i)
	if y == 0 || p.w(i+1) != "-" || p.w(i+3) != "-" || len(p.w(i+2)) != 2 || !p.glued(i, min(i+5, p.last)) {
		return timeExpr{}, false
	}
	m, _ := strconv.Atoi(p.w(i + 2))
	d := p.dayNumber(i + 4)
	if !validDay(y, m, d) {
		return timeExpr{}, false
	}
	return timeExpr{first: i, last: i + 5, year: y, month: m, day: d}, true
}

// slashed reads 18/10/2024 and 10/18/2024 where only one order gives a date; 3/2/2025 is left out.
func (p *timeParser) slashed(i int) (timeExpr, bool) {
	parts := strings.Split(p.w(i), "/")
	if len(parts) != 3 {
		parts = strings.Split(p.w(i), ".")
	}
	if len(parts) != 3 || len(parts[2]) != 4 {
		return timeExpr{}, false
	}
	var n [3]int
	for k, s := range parts {
		v, err := strconv.Atoi(s)
		if err != nil || len(s) > 4 {
			return timeExpr{}, false
		}
		n[k] = v
	}
	dm, md := validDay(n[2], n[1], n[0]), validDay(n[2], n[0], n[1])
	switch {
	case dm && (!md || n[0] == n[1]):
		return timeExpr{first: i, last: i + 1, year: n[2], month: n[1], day: n[0]}, true
	case md && !dm:
		return timeExpr{first: i, last: i + 1, year: n[2], month: n[0], day: n[1]}, true
	}
	return timeExpr{}, false
}

// yearAfter takes a year that follows a month or a day of a month: "2024", ", 2024", "of 2024", "last year".
func (p *timeParser) yearAfter(x *timeExpr) {
	k := x.last
	if v := p.w(k); v == "," || v == "of" || v == "in" && x.day > 0 {
		k++
	}
	if y := p.fourDigits(k); y != 0 && !p.counted(k+1, k) {
		x.year, x.last = y, k+1
		return
	}
	if s, ok := shiftOf(p.w(k)); ok && p.w(k+1) == "year" {
		x.shift, x.last, x.grain = s, k+2, 'y'
		return
	}
	if n := p.w(k); isNumber(n) && len(n) <= 3 && p.eraAt(k+1) > 0 {
		y, _ := strconv.Atoi(n)
		x.year, x.last = 1-y, p.eraAt(k+1)
	}
}

// eraAt gives the token after "BC", 0 where there is none.
func (p *timeParser) eraAt(i int) int {
	switch p.w(i) {
	case "bc", "b.c", "b.c.", "bce":
		return i + 1
	}
	return 0
}

// shiftOf reads the words that move a month, year or weekday.
func shiftOf(w string) (int, bool) {
	switch w {
	case "last":
		return -1, true
	case "next":
		return 1, true
	case "this":
		return 2, true
	}
	return 0, false
}

// counted tells whether the token at i is what the number at n counts: "2,000 people", "1984 troops".
func (p *timeParser) counted(i, n int) bool {
	if i >= p.last {
		return false
	}
	switch w := p.w(i); w {
	case "%", "percent", "per", "people", "men", "women", "children", "million", "billion", "km", "miles", "metres",
		"euros", "dollars", "pounds", "troops", "soldiers", "votes", "tonnes", "tons", "points", "hours":
		return true
	case "-":
		return n+2 < p.last && p.glued(n, n+3) && p.fourDigits(n+2) == 0
	}
	return false
}

// isNumber tells whether a word is made of digits and the marks within numbers.
func isNumber(w string) bool {
	digits := false
	for _, c := range w {
		switch {
		case unicode.IsDigit(c):
			digits = true
		case c != '.' && c != ',':
			return false
		}
	}
	return digits
}
