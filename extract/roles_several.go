// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// several reads an office that several people have: "Foreign ministers X of Y and Z of W", "Senators X and Z", "its founders, X and Z".
func (t *titler) several(out []title) []title {
	d := t.d
	for _, s := range d.Sentences {
		for k := s.First; k+1 < s.Last; k++ {
			if !t.plural(k) {
				continue
			}
			p := emptyPhrase()
			p.head = k
			t.around(&p, s.First, s.Last)
			p.office = true
			i := p.end
			if i < s.Last && d.word(i) == "," {
				i++
			}
			out = t.list(out, p, i, s)
		}
	}
	return out
}

// plural tells whether a token is the plural of an office.
func (t *titler) plural(k int) bool {
	low := strings.ToLower(t.d.word(k))
	one, ok := strings.CutSuffix(low, "s")
	return ok && len(one) > 2 && t.g.nouns[low] == 0 && (t.g.nouns[one]&nounOffice != 0 || t.g.nouns[t.g.short[one]]&nounOffice != 0)
}

// list gives an office to the people whose names follow from token i on: at least two, with what each is of.
func (t *titler) list(out []title, p phrase, i int, s Sentence) []title {
	d := t.d
	var all []title
	for i < s.Last {
		m := t.nameFrom(t.forwardsPast(i, s.Last))
		if m < 0 || d.Entities[d.placed[m].entity].Type != Person {
			break
		}
		first, last := d.tokensOf(d.placed[m].Span)
		x := t.title(d.placed[m].entity, p, Span{d.Tokens[first].Start, d.Tokens[last-1].End}, s)
		x.words, x.full, x.head = one(x.words), one(x.full), one(x.head)
		x.noun = -1
		i = last
		if of := t.behind(last, s); of >= 0 {
			x.of, x.country = of, -1
			for i++; i < s.Last && d.word(i) != "," && d.word(i) != "and" && d.word(i) != "("; i++ {
				if d.Tokens[i].Tag == Verb || d.Tokens[i].Tag == Aux {
					break
				}
			}
		} else {
			x.beside = x.of < 0 && x.country < 0
		}
		if i < s.Last && d.word(i) == "(" {
			for i < s.Last && d.word(i) != ")" {
				i++
			}
			i++
		}
		all = append(all, x)
		if i < s.Last && d.word(i) == "," {
			i++
		}
		if i < s.Last && d.word(i) == "and" {
			i++
		}
	}
	if len(all) < 2 {
		return out
	}
	return append(out, all...)
}

// forwardsPast skips honorifics before a name.
func (t *titler) forwardsPast(i, last int) int {
	for i+1 < last && (t.d.word(i) == "." || t.g.cues[t.d.word(i)]&cueHonorific != 0) && t.nameFrom(i) < 0 {
		i++
	}
	return i
}

// one is the singular of an office whose last word is a plural.
func one(words string) string {
	head, rest, _ := strings.Cut(words, " of ")
	head = strings.TrimSuffix(strings.TrimSuffix(head, "."), "s")
	if rest != "" {
		return head + " of " + rest
	}
	return head
}
