// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// likeAnother tells the nouns that say of somebody that he is to his own side what another is to his: "his opposite number, X", "his Tory
// shadow, X".
func (t *titler) likeAnother(i int, low string) bool {
	d := t.d
	s := d.Sentences[d.Tokens[i].Sentence]
	if i == s.First || i+1 >= s.Last {
		return false
	}
	switch low {
	case "number":
		return strings.EqualFold(d.word(i-1), "opposite")
	case "shadow":
		if d.word(i+1) != "," && t.nameFrom(i+1) < 0 {
			return false
		}
		return possessivePronoun(d.Tokens[i-1].Lemma) || t.g.parties[strings.ToLower(d.word(i-1))] != "" && i-1 > s.First && possessivePronoun(d.Tokens[i-2].Lemma)
	}
	return false
}

// shadows gives the office of who is the shadow of a minister, among the roles that are known; false where there is none.
func (t *titler) shadows(x *title, roles []Role) bool {
	for i := len(roles) - 1; i >= 0 && i >= len(roles)-mostLooked; i-- {
		r := roles[i]
		if r.Person != x.owner && x.owner >= 0 || r.Person == x.person || strings.HasPrefix(r.office, "shadow ") {
			continue
		}
		switch office := r.office[strings.LastIndexByte(r.office, ' ')+1:]; office {
		case "minister", "secretary", "chancellor":
			x.words, x.full, x.office = "shadow "+r.Title, "shadow "+r.office, true
			return true
		}
	}
	return false
}

// mostLooked bounds how many roles are looked at for the one that another is like.
const mostLooked = 50
