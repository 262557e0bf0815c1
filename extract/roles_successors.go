// SPDX-License-Identifier: Apache-2.0

package extract

// successors reads who came after whom in an office that stands beside the noun: "X's successor as mayor, Y", "X, Y's predecessor as
// chairman", "named X as her replacement", "X, successor to Y".
func (t *titler) successors(out []title) []title {
	d := t.d
	for _, s := range d.Sentences {
		for k := s.First + 1; k+1 < s.Last; k++ {
			older := false
			switch d.word(k) {
			case "predecessor":
				older = true
			case "successor", "replacement":
			default:
				continue
			}
			end, other := t.afterWhom(k, s)
			if other < 0 {
				continue
			}
			var p phrase
			office := end < s.Last && d.word(end) == "as"
			if office {
				if p, office = t.forwards(end+1, s.Last); office && p.office {
					end = p.end
				}
			}
			person := t.namedBeside(k, end, s)
			if person < 0 || person == other || !office && !t.namedAt(k, s) && end == k+1 {
				continue
			}
			if !office || !p.office {
				c := succession{newer: person, older: other, span: d.tokenSpan(k, k+1), real: true, fresh: t.namedAt(k, s)}
				if c.fresh && t.names(other, k, s) { // "he named X as his replacement": whose?
					continue
				}
				if older {
					c.newer, c.older = other, person
				}
				t.turns = append(t.turns, c)
				continue
			}
			x := t.title(person, p, d.tokenSpan(k, p.end), s)
			y := x
			y.person = other
			if x.former, y.former = older, !older; older {
				y.former = false
			}
			out = append(out, x, y)
		}
	}
	return out
}

// afterWhom gives the person whose successor or predecessor the noun at token k speaks of, -1 if nobody, and the token behind.
func (t *titler) afterWhom(k int, s Sentence) (end, person int) {
	d := t.d
	end = k + 1
	if w := d.word(end); w == "to" || w == "of" || w == "for" {
		for j := end + 1; j < s.Last && j < end+6; j++ {
			if m := t.nameFrom(j); m >= 0 && d.Entities[d.placed[m].entity].Type == Person {
				_, end = d.tokensOf(d.placed[m].Span)
				return end, d.placed[m].entity
			}
			if tag := d.Tokens[j].Tag; tag == Punct || tag == Verb || tag == Adp {
				break
			}
		}
		return end, -1
	}
	return end, t.ownerOf(k, s.First)
}

// namedAt tells whether the noun at token k says what somebody is named: "named X as her replacement".
func (t *titler) namedAt(k int, s Sentence) bool {
	for i := k - 1; i > s.First && i > k-5; i-- {
		if t.d.word(i) == "as" {
			return true
		}
	}
	return false
}

// namedBeside gives the person whom a noun between the tokens k and end stands for: behind a comma, before one, or whom a verb before it
// names so; -1 if nobody.
func (t *titler) namedBeside(k, end int, s Sentence) int {
	d := t.d
	if t.namedAt(k, s) {
		for v := k - 1; v > s.First && v > k-25; v-- {
			if d.Tokens[v].Tag == Verb && t.g.lists["appoint"][d.Tokens[v].Lemma] && !t.unlikely(v, s) {
				for i := v + 1; i < v+4 && i < k; i++ {
					if m := t.nameFrom(i); m >= 0 && d.Entities[d.placed[m].entity].Type == Person {
						return d.placed[m].entity
					}
				}
				return t.depending(int(d.Tokens[v].Word), "", "obj", "nsubj:pass")
			}
		}
		return -1
	}
	if end+1 < s.Last && d.word(end) == "," {
		if m := t.nameFrom(t.forwardsPast(end+1, s.Last)); m >= 0 && d.Entities[d.placed[m].entity].Type == Person {
			return d.placed[m].entity
		}
	}
	for i := k - 1; i > s.First && i > k-7; i-- {
		if d.word(i) == "," {
			if m, ok := t.mentionEnding(i - 1); ok && m.Kind == Name && d.Entities[m.entity].Type == Person && t.closes(end, s.Last) {
				return m.entity
			}
			return -1
		}
	}
	return -1
}
