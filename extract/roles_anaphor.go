// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// recall gives an office of one word behind "the" what the text said of it before: "the minister, X," is "the Norlandish
// foreign minister" of the headline. Where the text spoke of two such offices it is not known which is meant.
func (t *titler) recall(all []title) {
	var phrases []phrase
	for i := range all {
		x := &all[i]
		if !x.office || x.of >= 0 || x.country >= 0 || x.owner >= 0 || x.former || x.beside || !t.maySayAgain(x) {
			continue
		}
		if phrases == nil {
			phrases = t.offices(all)
		}
		if p := t.sole(phrases, x); p != nil {
			full := t.title(x.person, *p, x.span, t.d.Sentences[t.d.Tokens[p.head].Sentence])
			x.words, x.full, x.of, x.country, x.people = full.words, full.full, full.of, full.country, full.people
		}
	}
}

// maySayAgain tells whether a title may speak of an office that the text spoke of before: one word behind "the", "the minister, X", that of one who is
// sent, "Ambassador X", or a chief executive, of which bodies have one each.
func (t *titler) maySayAgain(x *title) bool {
	if x.full == x.head {
		return x.first == x.at+1 && strings.EqualFold(t.d.word(x.at), "the") || x.head == "ambassador" || x.head == "envoy"
	}
	return x.full == "chief executive"
}

// sole gives the only office with the noun of a title of which the text speaks before it, nil where there is none or there are several.
func (t *titler) sole(phrases []phrase, x *title) *phrase {
	var one *phrase
	for i := range phrases {
		p := &phrases[i]
		if p.head >= x.at || strings.ToLower(t.d.word(p.head)) != x.head || x.full != x.head && !strings.EqualFold(t.d.Slice(t.d.tokenSpan(p.first, p.last)), x.full) {
			continue
		}
		if one != nil {
			return nil
		}
		one = p
	}
	return one
}

// offices gives the noun phrases for offices that stand for nobody named and say whose or what office it is: "the
// Norlandish foreign minister said".
func (t *titler) offices(all []title) []phrase {
	d := t.d
	named := map[int]bool{} // tokens of titles that a name goes with
	for i := range all {
		first, last := d.tokensOf(all[i].span)
		for k := first; k < last; k++ {
			named[k] = true
		}
	}
	out := []phrase{}
	for _, s := range d.Sentences {
		for k := s.First; k < s.Last; k++ {
			if named[k] || d.Tokens[k].Tag != Noun || t.noun(k)&nounOffice == 0 || k+1 < s.Last && d.Tokens[k+1].Tag == Propn {
				continue
			}
			p, ok := t.backwards(k, s.First)
			if p.head == k && p.of < 0 && p.country < 0 && k+2 < s.Last && d.word(k+1) == "of" {
				p, ok = t.forwards(p.start, s.Last) // "the chief executive of Y"
			}
			if !ok || p.head != k || p.former || p.person >= 0 || p.of < 0 && p.country < 0 {
				continue
			}
			if out = append(out, p); len(out) == mostOffices {
				return out
			}
		}
	}
	return out
}

// mostOffices bounds how many such phrases of a text are kept.
const mostOffices = 300
