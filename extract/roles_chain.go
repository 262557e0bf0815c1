// SPDX-License-Identifier: Apache-2.0

package extract

import "kg/extract/coreference"

// sureEnough gives the margin from which on a chain is believed, in the unit of the model (see leastIt): of a common noun or a pronoun.
func sureEnough(c coreference.Class) int {
	if c == coreference.Nominal {
		return 500
	}
	return 1000
}

// chained gives what the noun phrase or pronoun that ends with token i stands for by its chain (Document.Chains), where that is a body or
// place with a name and sure enough; -1 if not.
func (t *titler) chained(i int) int {
	if t.chains == nil {
		t.chains = map[int]int{}
		named := map[int]int{}
		for _, m := range t.d.Chains {
			if _, ok := named[m.Chain]; !ok && m.Entity >= 0 {
				named[m.Chain] = m.Entity
			}
		}
		for _, m := range t.d.Chains {
			e, ok := named[m.Chain]
			if !ok || m.Entity >= 0 || m.Class == coreference.Coordination || t.d.Entities[e].Type == Person || m.Margin < sureEnough(m.Class) {
				continue
			}
			if k := t.g.nouns[t.d.Words[m.Head].Lemma]; m.Class == coreference.Nominal && !k.names(t.d.Entities[e].Type) {
				continue
			}
			t.chains[int(t.d.Words[m.Head].Token)] = e
		}
	}
	if e, ok := t.chains[i]; ok {
		return e
	}
	return -1
}

// names tells whether a noun may stand for an entity of a type.
func (k nouns) names(typ EntityType) bool {
	switch typ {
	case Organization, Group:
		return k&(nounOrg|nounGroup|nounCompany) != 0
	case City:
		return k&nounCity != 0
	case Place:
		return k&(nounPlace|nounCountry) != 0 && k&nounCity == 0
	case Country:
		return k&nounCountry != 0
	}
	return false
}
