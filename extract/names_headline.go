// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// scanKnown finds names that are known already in a sentence whose capitals mean nothing: those of the body and of
// the gazetteer.
func (n *namer) scanKnown(s int) {
	if n.links.forms == nil {
		n.links.forms = n.bodyForms()
		for i := range n.found {
			if c := &n.found[i]; c.thing != nil {
				n.links.covered[c.first] = c.last
			}
		}
	}
	forms := n.links.forms
	d := n.d
	for i := d.Sentences[s].First; i < d.Sentences[s].Last; {
		if e := n.links.covered[i]; e > i {
			i = e
			continue
		}
		if e, t := n.bodyName(forms, i, d.Sentences[s].Last); t != nil {
			c := n.add(i, e)
			c.thing = t
			t.first = min(t.first, i)
			i = e
			continue
		}
		k, e := n.find(i, d.Sentences[s].Last)
		if k < 0 || e == i+1 && n.isCommon(i) && !isAcronym(d.word(i)) {
			i++
			continue
		}
		c := n.addKnown(i, e, k)
		c.thing = n.knownThing(k, i)
		i = e
	}
}

// knownThing gives the thing of a name of the gazetteer, made where the body has none.
func (n *namer) knownThing(k, at int) *thing {
	if t := n.links.known[k]; t != nil {
		t.first = min(t.first, at)
		return t
	}
	g := n.g.things[k]
	t := &thing{typ: g.typ, name: g.name, known: k, first: at}
	n.links.known[k] = t
	n.things = append(n.things, t)
	return t
}

// bodyForms are the names found so far as they are written, each that stands for one thing only.
func (n *namer) bodyForms() map[string]*thing {
	m := map[string]*thing{}
	for i := range n.found {
		c := &n.found[i]
		if c.thing == nil {
			continue
		}
		key := foldName(strings.Join(n.plainWords(c.first, c.last), " "))
		if old, ok := m[key]; ok && old != c.thing {
			m[key] = nil
			continue
		}
		m[key] = c.thing
		if words := n.plainWords(c.first, c.last); c.thing.typ == Person && len(words) > 1 {
			last := foldName(lastName(words))
			if old, ok := m[last]; ok && old != c.thing {
				m[last] = nil
			} else {
				m[last] = c.thing
			}
		}
	}
	return m
}

// bodyName gives the longest known name among the tokens from i on.
func (n *namer) bodyName(forms map[string]*thing, i, last int) (end int, t *thing) {
	if !isUpperFirst(n.d.word(i)) {
		return i, nil
	}
	end = i
	for k := i; k < last && k < i+8; k++ {
		key := foldName(strings.Join(n.plainWords(i, k+1), " "))
		if x := forms[key]; x != nil && !(k == i && n.g.common[key] && !n.capital[n.d.word(i)]) {
			end, t = k+1, x
		}
	}
	return end, t
}
