// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// quantities finds numbers with what they count: things, money, shares and measures. The span is the number with its
// currency, percent sign or measure word. Ages, spans of time, ordinals, "one", times of day, dates, scores, labels
// ("Article 5") and the numbers in names are no quantities. A number that has no noun of its own takes it from what
// stands before ("put the crowd at 60; others claimed 200"), or is left out.
func (r *Reader) quantities(d *Document) {
	taken := takenSpans(d)
	dollar := r.lex.quantities.dollarOf(d)
	var last Quantity // of the same paragraph
	paragraph := -1
	for i, s := range d.Sentences {
		if d.credited(i) {
			continue
		}
		if s.Paragraph != paragraph {
			last, paragraph = Quantity{}, s.Paragraph
		}
		p := newQuantityParser(d, r.lex.quantities, i)
		p.dollar, p.before = dollar, last
		p.all(func(q Quantity) {
			k, _ := slices.BinarySearchFunc(taken, q.Start, func(t Span, at int) int { return t.End - 1 - at })
			for ; k < len(taken) && taken[k].Start < q.End; k++ {
				if t := taken[k]; t.Overlaps(q.Span) && !(t.Start == q.Start && t.End < q.End) { // the US of US$5
					return
				}
			}
			q.Claim = -1
			d.Quantities = append(d.Quantities, q)
			p.before, last = q, q
		})
	}
}

// takenSpans are the spans in which no quantity stands, disjoint and in order: times, and names.
func takenSpans(d *Document) []Span {
	var out []Span
	for _, t := range d.Times {
		out = append(out, t.Span)
	}
	for _, e := range d.Entities {
		for _, m := range e.Mentions {
			if m.Kind == Name {
				out = append(out, m.Span)
			}
		}
	}
	slices.SortFunc(out, func(a, b Span) int { return a.Start - b.Start })
	n := 0
	for _, s := range out {
		if n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out[n] = s
		n++
	}
	return out[:n]
}

// quantityParser reads the quantities of one sentence.
type quantityParser struct {
	d           *Document
	lex         *quantityLexicon
	first, last int
	words       []string // the tokens in lower case
	dollar      string   // the code of a bare $
	before      Quantity // the quantity before, of the same paragraph; zero if none
}

func newQuantityParser(d *Document, lex *quantityLexicon, sentence int) *quantityParser {
	s := d.Sentences[sentence]
	p := &quantityParser{d: d, lex: lex, first: s.First, last: s.Last}
	for i := s.First; i < s.Last; i++ {
		p.words = append(p.words, plainWord(d, i))
	}
	return p
}

// w is the i-th token of the document in lower case; "" outside the sentence.
func (p *quantityParser) w(i int) string {
	if i < p.first || i >= p.last {
		return ""
	}
	return p.words[i-p.first]
}

func (p *quantityParser) tagged(i int, tags ...Tag) bool {
	return i >= p.first && i < p.last && slices.Contains(tags, p.d.Tokens[i].Tag)
}

// glued tells whether the tokens [first, last) are written without space between them.
func (p *quantityParser) glued(first, last int) bool {
	if first < p.first || last > p.last {
		return false
	}
	for k := first + 1; k < last; k++ {
		if p.d.Tokens[k-1].End != p.d.Tokens[k].Start {
			return false
		}
	}
	return true
}

// all calls found for each quantity of the sentence, in order.
func (p *quantityParser) all(found func(Quantity)) {
	for i := p.first; i < p.last; {
		n, ok := p.number(i)
		if !ok {
			i++
			continue
		}
		q, next, ok := p.pair(n)
		if !ok {
			q, next, ok = p.single(n)
		}
		if ok {
			found(q)
		}
		i = max(next, n.last)
	}
}

// pair reads a range, "between 10 and 20 people", "10-15 per cent", "$40 million to $60 million"; and a vote, "seven to
// five", of which it gives the first number and leaves the second to the next call.
func (p *quantityParser) pair(n number) (Quantity, int, bool) {
	if n.vague || n.fraction {
		return Quantity{}, 0, false
	}
	k := p.currencyAfter(n) // "10 per cent to 15 per cent"
	link := p.w(k)
	k++
	for p.w(k) != "" && p.isCurrency(k) && !p.tagged(k, Noun) {
		k++
	}
	m, ok := p.number(k)
	if !ok || m.vague || m.fraction {
		return Quantity{}, 0, false
	}
	between := p.w(p.prefixed(n.first)-1) == "between"
	from := p.w(p.prefixed(n.first)-1) == "from"
	if p.voted(n, m, link) {
		return p.quantity(Span{p.d.Tokens[n.first].Start, p.d.Tokens[n.last-1].End}, n, "votes"), m.first, true
	}
	dash := (link == "-" || link == "–") && p.d.Tokens[n.last-1].End == p.d.Tokens[n.last].Start
	if !(between && link == "and" || dash || link == "to" && !from || link == "or") || m.value <= n.value && m.scaled == n.scaled {
		return Quantity{}, 0, false
	}
	if m.scaled && !n.scaled && n.value < 1000 { // 10 to 15 million
		n.value *= m.value / p.unscaled(m)
	}
	if m.value <= n.value || link == "or" && m.value > 3*n.value {
		return Quantity{}, 0, false
	}
	q, next, ok := p.single(m)
	if !ok || q.Unit == "" {
		return Quantity{}, 0, false
	}
	if n.first > p.first && p.isCurrency(n.first-1) && q.Unit == p.countedAfter(m) {
		return Quantity{}, 0, false
	}
	if own := p.ownUnit(n); own != "" && own != q.Unit { // "rose 8 per cent to $30"
		return Quantity{}, 0, false
	}
	q.Start = p.d.Tokens[p.prefixed(n.first)].Start
	q.Value, q.HasValue, q.Low, q.High, q.HasRange, q.Approximate = 0, false, n.value, m.value, true, true
	return q, next, true
}

// ownUnit is the currency or "percent" that a number is written with.
func (p *quantityParser) ownUnit(n number) string {
	if p.percentEnd(n) > 0 {
		return "percent"
	}
	if first := p.prefixed(n.first); first < n.first {
		return p.code(first, n)
	}
	return ""
}

// unscaled is the number without its "million".
func (p *quantityParser) unscaled(m number) float64 {
	if v, ok := parseDigits(p.w(m.first)); ok {
		return v
	}
	if v, ok := p.smallWord(p.w(m.first)); ok {
		return v
	}
	return m.value
}

// voted tells whether two numbers are the sides of a vote: "voted by seven to five".
func (p *quantityParser) voted(n, m number, link string) bool {
	if link != "to" && link != "-" && link != "–" || m.first != n.last+1 {
		return false
	}
	for k := n.first - 1; k >= max(p.first, n.first-5); k-- {
		if w := p.w(k); strings.HasPrefix(w, "vote") || strings.HasPrefix(w, "voting") {
			return true
		}
	}
	return false
}

// single reads one number with its unit.
func (p *quantityParser) single(n number) (q Quantity, next int, ok bool) {
	first, end := p.prefixed(n.first), n.last
	if first < n.first || p.isCurrency(n.last) && p.moneyWord(n) {
		code := p.code(first, n)
		if first == n.first {
			end++
		}
		return p.quantity(p.span(first, end), n, code), end, true
	}
	if k := p.percentEnd(n); k > 0 {
		return p.quantity(p.span(n.first, k), n, "percent"), k, true
	}
	if code, end := p.national(n); end > 0 {
		return p.quantity(p.span(n.first, end), n, code), end, true
	}
	if m, ok := p.outOf(n); ok {
		n.value, n.last, n.fraction = n.value/m.value, m.last, true
		if p.excluded(n) {
			return q, 0, false
		}
		return p.quantity(p.span(n.first, n.last), n, p.shareOf(n)), n.last, true
	}
	if p.excluded(n) {
		return q, 0, false
	}
	if k, unit := p.measureEnd(n); k > 0 {
		return p.quantity(p.span(n.first, k), n, unit), k, true
	}
	unit := p.countedAfter(n)
	if unit == "" {
		if unit, ok = p.inherited(n); !ok {
			return q, 0, false
		}
	}
	return p.quantity(p.span(n.first, n.last), n, unit), n.last, true
}

func (p *quantityParser) span(first, last int) Span {
	return Span{p.d.Tokens[first].Start, p.d.Tokens[last-1].End}
}

func (p *quantityParser) quantity(s Span, n number, unit string) Quantity {
	return Quantity{Span: s, Value: n.value, HasValue: !n.vague, Unit: unit, Approximate: n.vague || p.hedged(n), Claim: -1}
}
