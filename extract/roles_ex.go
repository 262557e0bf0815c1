// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// bygone gives a title what "ex-" before it says: "ex-Chelsea manager", "ex-UK prime minister".
func (t *titler) bygone(x *title, p phrase, s Sentence) {
	for i := max(p.first-1, s.First); i <= p.first && i < p.head; i++ {
		name := t.exOf(i)
		if name == "" || x.of >= 0 || x.country >= 0 {
			continue
		}
		x.former = true
		if k, ok := t.g.forms[name]; ok && t.g.things[k].typ == Country {
			x.country = k
		} else {
			x.of, x.beside = t.bodyOrPart(name), true
		}
	}
}

// exOf gives the name in "ex-Chelsea" at token i, of whose manager or the like it tells that he is it no more; "" if there is none.
func (t *titler) exOf(i int) string {
	w := t.d.word(i)
	if len(w) < 5 || !strings.EqualFold(w[:3], "ex-") || !isUpperFirst(w[3:]) || t.g.nouns[strings.ToLower(w[3:])]&nounPerson != 0 {
		return ""
	}
	return w[3:]
}

// bodyOrPart gives the body of the text that is called so, or the only one with the word in its name; -1 if there is none, or somebody is called so.
func (t *titler) bodyOrPart(name string) int {
	if e := t.named(name, Organization); e >= 0 {
		return e
	}
	if t.surnamed == nil {
		t.surnamed = map[string]bool{}
		for e := range t.d.Entities {
			if x := &t.d.Entities[e]; x.Type == Person {
				t.surnamed[x.Name[strings.LastIndexByte(x.Name, ' ')+1:]] = true
			}
		}
	}
	if t.surnamed[name] {
		return -1
	}
	return t.partNamed(name)
}
