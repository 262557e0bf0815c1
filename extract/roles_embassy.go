// SPDX-License-Identifier: Apache-2.0

package extract

// embassy gives whose embassy the text spoke of last before the office of somebody who serves in one: "the Norlandish embassy in Elmford ... the
// ambassador, X". ok tells that it spoke of one; -1 where the country has no name in the text.
func (o *owners) embassy(x *title) (owner int, ok bool) {
	switch x.head {
	case "ambassador", "consul", "attache", "attaché", "counsellor", "d'affaires":
	default:
		return -1, false
	}
	d := o.d
	at := int(d.Tokens[x.at].Sentence)
	for s := at; s >= max(0, at-nearSentences); s-- {
		last := d.Sentences[s].Last
		if s == at {
			last = x.at
		}
		for k := last - 1; k >= d.Sentences[s].First; k-- {
			switch d.Tokens[k].Lemma {
			case "embassy", "consulate", "Embassy", "Consulate":
				return o.embassyOf(k), true
			}
		}
	}
	return -1, false
}

// embassyOf gives the country whose embassy the noun at token k is: "Norland's embassy", "the Norlandish embassy", "the embassy of Norland"; -1 if
// none is known.
func (o *owners) embassyOf(k int) int {
	d := o.d
	if k+2 < len(d.Tokens) && d.word(k+1) == "of" {
		i := k + 2
		if d.word(i) == "the" {
			i++
		}
		if m := o.nameFrom(i); m >= 0 {
			return o.land(d.placed[m].entity)
		}
		for _, x := range d.mentionsIn(Span{d.Tokens[max(0, k-4)].Start, d.Tokens[min(k+8, len(d.Tokens)-1)].End}) { // "Embassy of Norland" is one name
			if x.Kind == Name && x.Contains(d.Tokens[k].Span) {
				return o.known(o.land(x.entity))
			}
		}
		return -1
	}
	i := k - 1
	if i >= 0 && d.Tokens[i].Tag == Part {
		i--
	}
	if nation, _ := o.demonymEnding(i, max(0, i-2)); nation >= 0 {
		return o.known(o.country(nation))
	}
	if m, ok := o.mentionEnding(i); ok && m.Kind == Name {
		return o.known(o.land(m.entity))
	}
	return -1
}

// known gives the entity of an owner that is a country, made where the text does not name it; -1 for none.
func (o *owners) known(owner int) int {
	if owner < unseen {
		return owner
	}
	return o.makeCountry(owner-unseen, Span{})
}
