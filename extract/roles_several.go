// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// several reads an office that several people have: "Foreign ministers X of Y and Z of W", "Senators X and Z", "its founders, X and Z",
// and that of one of them: "one of the judges, X,", "X, one of the judges".
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
			at := t.withPossessor(p.start, s)
			if at-2 >= s.First && d.word(at-1) == "of" && strings.EqualFold(d.word(at-2), "one") {
				p.start = at
				out = t.oneOf(out, p, s)
				continue
			}
			i := p.end
			if i < s.Last && d.word(i) == "who" {
				for i < s.Last && i < p.end+8 && d.word(i) != "," {
					i++
				}
			}
			if i < s.Last && d.word(i) == "," {
				i++
			}
			out = t.list(out, p, i, s)
		}
	}
	return out
}

// withPossessor gives the token with which a phrase begins whose own words begin with token i: that of whose it is, "the court's judges".
func (t *titler) withPossessor(i int, s Sentence) int {
	d := t.d
	if d.Tokens[i].Tag != Part && i > s.First && d.Tokens[i-1].Tag == Part {
		i--
	}
	if d.Tokens[i].Tag == Part && i > s.First {
		if m, ok := t.mentionEnding(i - 1); ok {
			i, _ = d.tokensOf(m.Span)
		} else {
			for i--; i > s.First && (d.Tokens[i-1].Tag == Noun || d.Tokens[i-1].Tag == Adj || d.Tokens[i-1].Tag == Propn); i-- {
			}
		}
	}
	if i > s.First && d.Tokens[i-1].Tag == Det {
		i--
	}
	return i
}

// oneOf reads who one of several is: "one of the judges, X, dissented", "X, one of the party's deputies, agreed".
func (t *titler) oneOf(out []title, p phrase, s Sentence) []title {
	d := t.d
	person := -1
	if before := p.start - 3; before > s.First && d.word(before) == "," {
		if m, ok := t.mentionEnding(before - 1); ok && m.Kind == Name && d.Entities[m.entity].Type == Person {
			person = m.entity
		}
	}
	if person < 0 && p.end+1 < s.Last && d.word(p.end) == "," {
		if m := t.nameFrom(t.pastTrade(t.forwardsPast(p.end+1, s.Last), s.Last)); m >= 0 && d.Entities[d.placed[m].entity].Type == Person {
			if _, e := d.tokensOf(d.placed[m].Span); t.closes(e, s.Last) {
				person = d.placed[m].entity
			}
		}
	}
	if person < 0 {
		return out
	}
	x := t.title(person, p, d.tokenSpan(p.start, p.end), s)
	x.words, x.full, x.head, x.noun = one(x.words), one(x.full), one(x.head), -1
	return append(out, x)
}

// plural tells whether a token is the plural of an office.
func (t *titler) plural(k int) bool {
	low := strings.ToLower(t.d.word(k))
	single := one(low)
	return single != low && len(single) > 1 && t.g.nouns[low] == 0 && (t.g.nouns[single]&nounOffice != 0 || t.g.nouns[t.g.short[single]]&nounOffice != 0)
}

// list gives an office to the people whose names follow from token i on: at least two, with what each is of.
func (t *titler) list(out []title, p phrase, i int, s Sentence) []title {
	d := t.d
	var all []title
	for i < s.Last {
		m := t.nameFrom(t.pastTrade(t.forwardsPast(i, s.Last), s.Last))
		if m < 0 || d.Entities[d.placed[m].entity].Type != Person || d.isPossessor(d.placed[m].End) {
			break
		}
		first, last := d.tokensOf(d.placed[m].Span)
		x := t.title(d.placed[m].entity, p, Span{d.Tokens[first].Start, d.Tokens[last-1].End}, s)
		x.words, x.full, x.head = one(x.words), one(x.full), one(x.head)
		if long := t.g.short[x.full]; long != "" {
			x.full, x.head = long, long // "Sens."
		}
		x.noun = -1
		i = last
		of := t.behind(last, s)
		if of >= 0 {
			x.of, x.country = of, -1
		} else if e := t.tagged(last, s); e >= 0 && t.represents(p.head) {
			x.of, x.country = e, -1
		}
		if i < s.Last && (of >= 0 || d.word(i) == "at" || d.word(i) == "from" || d.word(i) == "in") {
			for i++; i < s.Last && d.word(i) != "," && d.word(i) != "and" && d.word(i) != "("; i++ {
				if d.Tokens[i].Tag == Verb || d.Tokens[i].Tag == Aux {
					break
				}
			}
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

// pastTrade skips what stands before a name and is no office: "the brothers X", "the novelist X".
func (t *titler) pastTrade(i, last int) int {
	if i >= last || t.d.Tokens[i].Tag != Det || t.nameFrom(i) >= 0 {
		return i
	}
	for k := i + 1; k < last && k < i+6; k++ {
		if t.nameFrom(k) >= 0 && t.d.Entities[t.d.placed[t.nameFrom(k)].entity].Type == Person {
			return k
		}
		if tag := t.d.Tokens[k].Tag; tag != Noun && tag != Adj && tag != Propn {
			break
		}
	}
	return i
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
	head = strings.TrimSuffix(head, ".")
	switch {
	case strings.HasSuffix(head, "men"):
		head = strings.TrimSuffix(head, "men") + "man"
	case strings.HasSuffix(head, "ies") && len(head) > 5:
		head = strings.TrimSuffix(head, "ies") + "y"
	default:
		head = strings.TrimSuffix(head, "s")
	}
	if rest != "" {
		return head + " of " + rest
	}
	return head
}
