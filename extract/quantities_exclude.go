// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// excluded tells whether a number that is neither money nor a share is something else than a quantity.
func (p *quantityParser) excluded(n number) bool {
	prev, next := p.w(n.first-1), p.w(n.last)
	switch {
	case p.votedTo(n):
		return false
	case n.vague:
		return prev == "the" && (next == "," || next == ".")
	case n.fraction:
		return false
	case n.value == 1 && !n.scaled && !p.lex.is("measure", next):
		return true // one of them, one soldier
	case p.duration(n) || p.clockTime(n) || p.age(n) || p.yearLike(n) || p.scoreOrPhone(n):
		return true
	case !n.digits && n.value <= 10 && !n.scaled && prev == "the":
		return true // the two men: said before
	case n.digits && (p.lex.is("label", prev) || prev == "." && p.lex.is("label", p.w(n.first-2)) && p.w(n.first-2) == "no"):
		return true
	case prev == "#" || prev == "-" && p.glued(n.first-2, n.first+1) || prev == "/" || prev == "." && p.glued(n.first-1, n.first+1):
		return true // F-16, COVID-19, and the second half of what is no range
	case n.first == p.first && (next == "." || next == ")"):
		return true // the number of a list item
	case n.digits && p.tagged(n.first-1, Propn) && !p.inTime(n.first-1):
		_, plural, ok := p.head(n.last)
		return !ok || !plural // Boeing 737, Route 66 diner; "In Ukraine 10,000 soldiers"
	case p.tagged(n.last, Num) || n.digits && p.tagged(n.first-1, Num) || p.w(n.last) == "-" && p.glued(n.last-1, n.last+2) && !p.lex.is("measure", p.w(n.last+1)):
		return true // digits in groups, 12-point
	}
	return false
}

// duration tells whether the number counts days, years and the like, also "a further 14 working days".
func (p *quantityParser) duration(n number) bool {
	for k := n.last; k < min(n.last+4, p.last); k++ {
		w := p.w(k)
		if p.lex.is("duration", w) || w == "-" && p.lex.is("duration", p.w(k+1)) {
			return true
		}
		if !p.tagged(k, Adj, Num) && w != "or" && w != "to" && w != "-" && w != "more" && w != "consecutive" && w != "and" && w != "working" {
			break
		}
	}
	return false
}

func (p *quantityParser) clockTime(n number) bool {
	return p.lex.is("clock", p.w(n.last)) || p.w(n.first-1) == "'" && p.w(n.last) == "s"
}

// age tells whether the number is somebody's age: "Moss, 44, of", "(44)", "aged 44".
func (p *quantityParser) age(n number) bool {
	prev, next := p.w(n.first-1), p.w(n.last)
	if prev == "aged" || prev == "age" || prev == "ages" || prev == "turned" || next == "-" && strings.HasPrefix(p.w(n.last+1), "year") {
		return true
	}
	if n.value > 120 || n.value != float64(int(n.value)) {
		return false
	}
	if (prev == "under" || prev == "over") && p.lex.is("people", p.w(n.first-2)) {
		return true // people under 30
	}
	ends := next == "," || next == "." || next == "" || next == ";" || next == ")"
	person := p.tagged(n.first-2, Propn, Noun) || p.w(n.first-2) == "." || p.w(n.first-2) == "'s"
	return ends && (prev == "," || prev == "(") && person
}

// yearLike tells whether four digits without a comma are more likely a year.
func (p *quantityParser) yearLike(n number) bool {
	if !n.digits || n.scaled || len(p.w(n.first)) != 4 || n.value < 1500 || n.value > 2100 || strings.Contains(p.w(n.first), ".") {
		return false
	}
	_, plural, ok := p.head(n.last)
	return !ok || !plural
}

// scoreOrPhone tells whether the number is one of several that are joined: 2-1, 555-0199, 3-2-1.
func (p *quantityParser) scoreOrPhone(n number) bool {
	if !n.digits {
		return false
	}
	joined := func(k int) bool { return p.w(k) == "-" || p.w(k) == "–" }
	if joined(n.last) && p.glued(n.last-1, n.last+2) && p.tagged(n.last+1, Num) {
		m, ok := p.digitNumber(n.last + 1)
		return !ok || m.value <= n.value || p.lex.is("noise", p.w(m.last)) || joined(m.last)
	}
	if joined(n.first-1) && p.tagged(n.first-2, Num) && p.glued(n.first-2, n.first+1) {
		m, ok := p.digitNumber(n.first - 2)
		return !ok || m.value >= n.value || p.lex.is("noise", p.w(n.last))
	}
	return false
}

// inTime tells whether a token belongs to a date: "on Friday 1,500 troops".
func (p *quantityParser) inTime(i int) bool {
	if i < p.first {
		return false
	}
	at := p.d.Tokens[i].Span
	lo, hi := 0, len(p.d.Times)
	for lo < hi {
		if mid := (lo + hi) / 2; p.d.Times[mid].End <= at.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(p.d.Times) && p.d.Times[lo].Overlaps(at)
}
