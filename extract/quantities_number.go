// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strconv"
	"strings"
)

// number is a number as it is written, in digits or words.
type number struct {
	first, last int // its tokens, [first, last)
	value       float64
	vague       bool // "dozens": it counts, nobody knows how many
	digits      bool
	fraction    bool // a part of what follows "of"
	scaled      bool // has "million" or the like
}

// number reads the longest number that begins at token i.
func (p *quantityParser) number(i int) (number, bool) {
	if n, ok := p.digitNumber(i); ok {
		return n, true
	}
	if n, ok := p.fraction(i); ok {
		return n, true
	}
	if n, ok := p.vague(i); ok {
		return n, true
	}
	return p.wordNumber(i)
}

// digitNumber reads "1,500", "3.5 million", "11-million", "3bn", "5 1/2".
func (p *quantityParser) digitNumber(i int) (number, bool) {
	v, ok := parseDigits(p.w(i))
	if !ok {
		return number{}, false
	}
	n := number{first: i, last: i + 1, value: v, digits: true}
	if a, b, ok := strings.Cut(p.w(i+1), "/"); ok && len(a) == 1 && len(b) == 1 {
		x, err1 := strconv.Atoi(a)
		y, err2 := strconv.Atoi(b)
		if err1 == nil && err2 == nil && x < y {
			n.value += float64(x) / float64(y)
			n.last++
		}
	}
	p.scales(&n)
	return n, true
}

// parseDigits reads 1,500 and 3.5; not 10:04, 12th, 007 or 1,50.
func parseDigits(w string) (float64, bool) {
	if w == "" || w[0] < '0' || w[0] > '9' || len(w) > 20 {
		return 0, false
	}
	whole, _, _ := strings.Cut(w, ".")
	if groups := strings.Split(whole, ","); len(groups) > 1 {
		for k, g := range groups {
			if k == 0 && len(g) > 3 || k > 0 && len(g) != 3 {
				return 0, false
			}
		}
	} else if len(whole) > 1 && whole[0] == '0' {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return v, err == nil
}

// scales takes "million", "-million", "bn" and "dozen" after a number. The short ones must be glued to it, and "m" is
// left to metres where no noun in the plural and no currency shows that millions are meant.
func (p *quantityParser) scales(n *number) {
	for k := 0; k < 2; k++ {
		at := n.last
		if p.w(at) == "-" && p.glued(n.last-1, at+2) {
			at++
		}
		w := p.w(at)
		f, ok := p.lex.value("scale", w)
		if !ok || len(w) <= 3 && !p.glued(n.last-1, at+1) {
			return
		}
		if w == "m" && !p.currencyBefore(n.first) {
			if _, plural, ok := p.head(at + 1); !ok || !plural {
				return
			}
		}
		n.value *= f
		n.last, n.scaled = at+1, true
	}
}

// wordNumber reads "forty-five", "two hundred and ten", "a million", "a dozen", "two and a half million".
func (p *quantityParser) wordNumber(i int) (number, bool) {
	n := number{first: i}
	total, part := 0.0, 0.0 // thousands and more that are done; what is below
	k, any := i, false
	if w := p.w(i); w == "a" || w == "an" {
		if f, ok := p.lex.value("scale", p.w(i+1)); !ok || len(p.w(i+1)) <= 3 || f == 0 {
			return n, false
		}
		part, k = 1, i+1
	}
	for k < p.last {
		w := p.w(k)
		if v, ok := p.smallWord(w); ok && (part == 0 || part >= 100 && v < 100 && int(part)%100 == 0 && any) {
			part += v
		} else if f, ok := p.lex.value("scale", w); ok && len(w) > 3 && (part > 0 || total == 0 && any) {
			n.scaled = true
			if f >= 1000 {
				total += part * f
				part = 0
			} else {
				part *= f
			}
		} else if w == "and" && part >= 100 && any {
			if _, ok := p.smallWord(p.w(k + 1)); !ok {
				break
			}
		} else if w == "and" && p.w(k+1) == "a" && p.w(k+2) == "half" && any && part > 0 {
			part += 0.5
			k += 2
		} else {
			break
		}
		any = true
		k++
	}
	n.value, n.last = total+part, k
	return n, any
}

// smallWord reads a number below a hundred: "nine", "forty", "forty-five".
func (p *quantityParser) smallWord(w string) (float64, bool) {
	if v, ok := p.lex.value("number", w); ok {
		return v, true
	}
	tens, ones, ok := strings.Cut(w, "-")
	a, ok1 := p.lex.value("number", tens)
	b, ok2 := p.lex.value("number", ones)
	return a + b, ok && ok1 && ok2 && a >= 20 && b >= 1 && b < 10
}

// fraction reads "half", "two-thirds", "a third", "three quarters", "half a million", "a quarter of a million".
func (p *quantityParser) fraction(i int) (number, bool) {
	n := number{first: i, fraction: true}
	w := p.w(i)
	times, part, joined := strings.Cut(w, "-")
	switch {
	case joined:
		a, ok1 := p.lex.value("number", times)
		b, ok2 := p.lex.value("fraction", part)
		if !ok1 || !ok2 || b == 0.5 {
			return n, false
		}
		n.value, n.last = a*b, i+1
	case w == "half":
		n.value, n.last = 0.5, i+1
	default:
		a, ok1 := p.lex.value("number", w)
		if w == "a" || w == "an" {
			a, ok1 = 1, true
		}
		b, ok2 := p.lex.value("fraction", p.w(i+1))
		if !ok1 || !ok2 || a > 1 && !strings.HasSuffix(p.w(i+1), "s") {
			return n, false
		}
		n.value, n.last = a*b, i+2
	}
	k := n.last
	if p.w(k) == "of" {
		k++
	}
	if p.w(k) == "a" || p.w(k) == "an" { // half a million
		if f, ok := p.lex.value("scale", p.w(k+1)); ok && len(p.w(k+1)) > 3 {
			n.value, n.last, n.fraction, n.scaled = n.value*f, k+2, false, true
			return n, true
		}
	}
	return n, p.partOfSomething(n)
}

// partOfSomething tells a share from the other uses of its words: "half an hour", "a third party", "the second half".
func (p *quantityParser) partOfSomething(n number) bool {
	next := p.w(n.last)
	if at, unit := p.measureEnd(n); at > n.last && unit != "" { // half a mile
		return true
	}
	if p.w(n.first) != "half" && p.changed(n) {
		return true
	}
	if p.w(n.first) == "half" {
		switch p.w(n.first - 1) {
		case "first", "second", "other", "better", "a", "and", "the":
			return false
		}
		if next == "the" || possessivePronoun(next) {
			return !p.lex.is("duration", p.w(n.last+1))
		}
	}
	if next != "of" {
		return false
	}
	for k := n.last + 1; k < min(n.last+4, p.last); k++ {
		if p.lex.is("duration", p.w(k)) {
			return false
		}
	}
	return true
}

// changed tells whether a part without "of" is that by which something changed: "fell by a third", "cut by as much as
// two-thirds".
func (p *quantityParser) changed(n number) bool {
	if p.tagged(n.last, Noun, Adj, Propn) {
		return false
	}
	for k := n.first - 1; k >= max(p.first, n.first-4); k-- {
		switch w := p.w(k); {
		case w == "by":
			return true
		case w != "as" && w != "much" && w != "than" && w != "more" && w != "up" && w != "to" && w != "at" && w != "least" && !p.lex.is("hedge", w):
			return false
		}
	}
	return false
}

// vague reads "dozens", "tens of thousands", "hundreds of".
func (p *quantityParser) vague(i int) (number, bool) {
	if !p.lex.is("vague", p.w(i)) {
		return number{}, false
	}
	n := number{first: i, last: i + 1, vague: true}
	if p.w(i+1) == "of" && p.lex.is("vague", p.w(i+2)) {
		n.last = i + 3
	}
	if w := p.w(i); (w == "scores" || w == "tens") && n.last == i+1 && p.w(i+1) != "of" {
		return n, false
	}
	return n, true
}
