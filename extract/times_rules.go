// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strconv"
	"strings"
)

// relative reads "today", "last night", "earlier this month" (without its first word), "this year".
func (p *timeParser) relative(i int) (timeExpr, bool) {
	day := func(n, width int) (timeExpr, bool) {
		x := timeExpr{first: i, last: i + width, kind: offset, grain: 'd', n: n}
		if p.lex.is("part", p.w(x.last)) {
			x.last++
		}
		return x, true
	}
	switch w := p.w(i); w {
	case "today", "tonight":
		if p.capital(i) && p.tagged(i-1, Propn) {
			return timeExpr{}, false // USA Today
		}
		return day(0, 1)
	case "yesterday":
		return day(-1, 1)
	case "tomorrow":
		return day(1, 1)
	}
	s, ok := shiftOf(p.w(i))
	if !ok {
		return timeExpr{}, false
	}
	next := p.w(i + 1)
	switch {
	case s == 2 && (next == "morning" || next == "afternoon" || next == "evening"):
		return day(0, 2)
	case s == -1 && (next == "night" || next == "evening"):
		return day(-1, 2)
	case next == "month" || next == "year":
		n := s
		if s == 2 {
			n = 0
		}
		return timeExpr{first: i, last: i + 2, kind: offset, grain: next[0], n: n}, true
	}
	k := i + 1
	if s == 2 && (next == "past" || next == "coming") {
		s, k = map[string]int{"past": -1, "coming": 1}[next], i+2
	}
	if x, ok := p.weekdayDate(k); ok {
		x.first, x.shift = i, s
		return x, true
	}
	if m, after, short := p.monthAt(k); m > 0 && !short && p.dayNumber(after) == 0 && p.fourDigits(after) == 0 {
		return timeExpr{first: i, last: after, month: m, shift: s}, true
	}
	return timeExpr{}, false
}

// ago reads "two days ago", "a year ago", "10 years ago".
func (p *timeParser) ago(i int) (timeExpr, bool) {
	if p.w(i+2) != "ago" {
		return timeExpr{}, false
	}
	n, ok := p.lex.find("number", p.w(i))
	if !ok {
		v, err := strconv.Atoi(p.w(i))
		if err != nil || v < 1 || v > 5000 {
			return timeExpr{}, false
		}
		n = v
	}
	switch unit := strings.TrimSuffix(p.w(i+1), "s"); unit {
	case "day", "month", "year":
		return timeExpr{first: i, last: i + 3, kind: offset, grain: unit[0], n: -n}, true
	}
	return timeExpr{}, false
}

// weekdayDate reads "Friday", "Monday night", "Wednesday, Oct. 23, 2024", "Tuesday last week".
func (p *timeParser) weekdayDate(i int) (timeExpr, bool) {
	if !p.capital(i) || p.lex.is("notday", p.w(i-1)) {
		return timeExpr{}, false
	}
	wd, full := p.lex.find("weekday", p.w(i))
	k := i + 1
	if !full {
		var ok bool
		if wd, ok = p.lex.find("dayabbr", p.w(i)); !ok {
			return timeExpr{}, false
		}
		if p.w(k) == "." {
			k++
		}
	}
	at := k
	if p.w(at) == "," {
		at++
	}
	if p.w(at) == "the" {
		at++
	}
	for _, rule := range []func(int) (timeExpr, bool){p.dayMonth, p.monthDay} {
		if x, ok := rule(at); ok && x.kind == absolute && x.day > 0 {
			x.first = i
			return x, true
		}
	}
	if !full && (wd == 0 || wd == 6 || !p.capital(i)) || p.capital(k) && p.lex.is("notdaynext", p.w(k)) {
		return timeExpr{}, false // the Sun, he sat; the Sunday Times
	}
	x := timeExpr{first: i, last: k, kind: weekday, weekday: wd}
	if p.lex.is("part", p.w(k)) {
		if p.capital(k) && p.w(k+1) == "live" {
			return timeExpr{}, false
		}
		x.last++
	}
	at = x.last
	if p.w(at) == "of" {
		at++
	}
	if s, ok := shiftOf(p.w(at)); ok && p.w(at+1) == "week" {
		x.week, x.last = s, at+2
	}
	return x, true
}

// dayMonth reads "23 October 2024", "the 3rd of May", "23-25 October".
func (p *timeParser) dayMonth(i int) (timeExpr, bool) {
	d := p.dayNumber(i)
	if d == 0 {
		return timeExpr{}, false
	}
	x := timeExpr{first: i, day: d}
	k := i + 1
	switch p.w(k) {
	case "-", "–", "—", "and", "to":
		if d2 := p.dayNumber(k + 1); d2 > d {
			x.day2, x.kind = d2, interval
			k += 2
		}
	}
	if p.w(k) == "of" {
		k++
	}
	m, next, _ := p.monthAt(k)
	if m == 0 {
		return timeExpr{}, false
	}
	x.month, x.last = m, next
	p.yearAfter(&x)
	return x, p.plausible(x)
}

// plausible tells whether day and month go together.
func (p *timeParser) plausible(x timeExpr) bool {
	y := x.year
	if y <= 0 {
		y = 2000 // a leap year
	}
	return validDay(y, x.month, x.day) && (x.day2 == 0 || validDay(y, x.month, x.day2))
}

// monthDay reads "Oct. 23, 2024", "October 23rd", "Oct 23-25".
func (p *timeParser) monthDay(i int) (timeExpr, bool) {
	m, k, _ := p.monthAt(i)
	if m == 0 {
		return timeExpr{}, false
	}
	if p.w(k) == "the" {
		k++
	}
	d := p.dayNumber(k)
	if d == 0 || p.counted(k+1, k) && p.w(k+1) != "-" {
		return timeExpr{}, false
	}
	x := timeExpr{first: i, last: k + 1, month: m, day: d}
	switch p.w(k + 1) {
	case "-", "–", "—", "and", "to":
		if d2 := p.dayNumber(k + 2); d2 > d && !p.counted(k+3, k+2) && p.d.Tokens[k+2].Tag == Num {
			x.day2, x.kind, x.last = d2, interval, k+3
		}
	}
	p.yearAfter(&x)
	return x, p.plausible(x)
}

// holiday reads the feasts of fixed date that stand for a day.
func (p *timeParser) holiday(i int) (timeExpr, bool) {
	if !p.capital(i) {
		return timeExpr{}, false
	}
	words := p.w(i)
	for k := i + 1; k < min(i+4, p.last); k++ {
		words += " " + p.w(k)
		if md, ok := p.lex.holidays[words]; ok {
			m, _ := strconv.Atoi(md[:2])
			d, _ := strconv.Atoi(md[3:])
			x := timeExpr{first: i, last: k + 1, month: m, day: d}
			p.yearAfter(&x)
			return x, true
		}
	}
	return timeExpr{}, false
}

// years reads "2019-2021", "1998-99", "from 2019 to 2021" (without its first word), "the 1990s", "490 BC".
func (p *timeParser) years(i int) (timeExpr, bool) {
	if x, ok := p.yearWord(i, p.w(i)); ok && x.kind == interval {
		return x, true
	}
	if n := p.w(i); isNumber(n) && len(n) <= 4 {
		if next := p.eraAt(i + 1); next > 0 {
			y, _ := strconv.Atoi(n)
			return timeExpr{first: i, last: next, year: 1 - y}, y > 0
		}
	}
	y := p.fourDigits(i)
	if y < 1500 {
		return timeExpr{}, false
	}
	switch p.w(i + 1) {
	case "-", "–", "—":
		if y2 := p.fourDigits(i + 2); y2 > y && y2 < y+200 && !p.counted(i+3, i+2) {
			return timeExpr{first: i, last: i + 3, kind: interval, year: y, year2: y2}, true
		}
		if s := p.w(i + 2); len(s) == 2 && isNumber(s) && p.glued(i, i+3) {
			if n, err := strconv.Atoi(s); err == nil && n > y%100 {
				return timeExpr{first: i, last: i + 3, kind: interval, year: y, year2: y - y%100 + n}, true
			}
		}
	}
	return timeExpr{}, false
}

// yearWord reads a single token as years: 1990s, '90s, 2019/20, or a bare year.
func (p *timeParser) yearWord(i int, w string) (timeExpr, bool) {
	x := timeExpr{first: i, last: i + 1}
	if s, ok := strings.CutSuffix(w, "s"); ok {
		s, short := strings.CutPrefix(s, "'")
		short = short || p.w(i-1) == "'"
		y, err := strconv.Atoi(s)
		if err != nil || y%10 != 0 {
			return x, false
		}
		if short && len(s) == 2 {
			y += 1900
		} else if len(s) != 4 || y < 1100 || y > 2100 {
			return x, false
		}
		x.kind, x.year, x.year2 = interval, y, y+9
		return x, true
	}
	if len(w) == 7 && w[4] == '/' {
		y, err := strconv.Atoi(w[:4])
		n, err2 := strconv.Atoi(w[5:])
		if err == nil && err2 == nil && y > 1500 && n == (y+1)%100 {
			x.kind, x.year, x.year2 = interval, y, y+1
			return x, true
		}
		return x, false
	}
	y, err := strconv.Atoi(w)
	x.year = y
	return x, err == nil && len(w) == 4 && y >= 1000 && y <= 2100
}

// monthAlone reads a month without a day, "October 2024" or "October". Months that are names, verbs or sentences of
// their own (May, March, April, June, August, Jan) need a preposition before them.
func (p *timeParser) monthAlone(i int) (timeExpr, bool) {
	m, next, short := p.monthAt(i)
	if m == 0 {
		return timeExpr{}, false
	}
	x := timeExpr{first: i, last: next, month: m}
	if k := x.last; p.w(k) == "-" || p.w(k) == "–" {
		// "January-March": two months without space are one token or two; each is read by itself
		x.last = k
	}
	p.yearAfter(&x)
	if x.year != 0 || x.grain != 0 {
		return x, true
	}
	prev := p.w(i - 1)
	loose := !short && (m == 1 || m == 2 || m == 7 || m >= 9)
	switch {
	case short && prev != "in" && prev != "since" && prev != "until" && prev != "by":
		return timeExpr{}, false
	case (prev == "the" || prev == "a" || prev == "'s") && p.tagged(next, Noun, Verb):
		return x, true // "a March operation"
	case !loose && (!p.lex.is("naming", prev) || p.namesPerson(next)):
		return timeExpr{}, false
	case m == 5 && !loose && (prev == "and" || prev == "or" || prev == "to" || prev == "for" || prev == "of" || prev == "by") && p.verbAfter(next):
		return timeExpr{}, false
	}
	if short && p.d.Tokens[next-1].End == p.d.Sentences[p.sentence].End {
		x.last = i + 1 // the full stop is that of the sentence too
	}
	return x, true
}

// namesPerson tells whether a name or a verb of saying follows a month that may be a person's name (April Jones, "by May
// said").
func (p *timeParser) namesPerson(i int) bool {
	if i >= p.last || !p.capital(i) {
		return i < p.last && p.w(i) == "'s" && p.lex.is("month", p.w(i-1)) && (p.w(i-1) == "may" || p.w(i-1) == "april" || p.w(i-1) == "june")
	}
	_, ok := p.lex.find("weekday", p.w(i))
	return !ok && p.d.Tokens[i].Tag == Propn && (p.w(i-1) == "april" || p.w(i-1) == "june" || p.w(i-1) == "may")
}

// tagged tells whether the i-th token has one of the tags.
func (p *timeParser) tagged(i int, tags ...Tag) bool {
	return i >= p.first && i < p.last && slices.Contains(tags, p.d.Tokens[i].Tag)
}

func (p *timeParser) verbAfter(i int) bool {
	return i < p.last && (p.d.Tokens[i].Tag == Verb || p.d.Tokens[i].Tag == Aux)
}

// yearAlone reads a bare year where the words around it show that it is one.
func (p *timeParser) yearAlone(i int) (timeExpr, bool) {
	y := p.fourDigits(i)
	if y == 0 {
		return timeExpr{}, false
	}
	x := timeExpr{first: i, last: i + 1, year: y}
	prev, next := p.w(i-1), p.w(i+1)
	if p.counted(i+1, i) && !(prev == "in" && next == "people") {
		return x, false
	}
	recent := y >= 1600 && y <= 2099
	nounNext := i+1 < p.last && p.d.Tokens[i+1].Tag == Noun
	plural := nounNext && strings.HasSuffix(next, "s") && !strings.HasSuffix(next, "ss")
	switch prev {
	case "in", "since", "during", "until", "till", "early", "late", "mid", "fiscal", "year", "circa", "summer", "winter",
		"spring", "autumn", "fall", "throughout":
		return x, true
	case "by", "from", "after", "before", "of", "between", "into", "both", "through", "to", "and", "or", "around", ",", "for", "(":
		return x, recent && !plural
	case "the", "a", "an", "'s", "'", "his", "her", "its", "their", "our", "that", "this":
		return x, recent && i+1 < p.last && (nounNext || p.tagged(i+1, Adj, Propn, Verb))
	case "":
		return x, recent && (i+1 == p.last || next == ":" || next == "-" || next == "–" || next == "," || p.tagged(i+1, Verb))
	}
	if p.tagged(i-1, Adj) && nounNext && p.tagged(i-2, Det, Pron, Part) {
		return x, recent // "his unsuccessful 1996 campaign"
	}
	return x, recent && next == ")" && prev != "#" && p.d.Tokens[i-1].Tag != Sym
}
