// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode/utf8"
)

// shortBody tells a word that is short for a body whose name ends with it, wherever it stands.
func (n *namer) shortBody(s *surface) bool {
	for _, i := range s.at {
		if !n.bodyWord(n.found[i].first) {
			return false
		}
	}
	return s.votes[Person] < 5
}

// doubtful tells a word that may be no name: a single letter, the last word of other names, or one that has a capital
// only where every word has one and nothing else that speaks for a name.
func (n *namer) doubtful(s *surface) bool {
	w := s.words[0]
	if utf8.RuneCountInString(w) == 1 || endsFirm(w) || n.g.cues[w]&(cueOrg|cueOrgOf|cuePlace|cueEvent|cueCity|cuePlaceFirst|cueNever) != 0 && s.score < 9 {
		return true
	}
	if strings.ContainsAny(w, "0123456789") && s.score < 4 {
		return true
	}
	if isAcronym(w) {
		return n.isUnit(s)
	}
	if s.score > 1 {
		return false
	}
	for _, i := range s.at {
		if !n.initial(n.found[i].first) {
			return false
		}
	}
	return true
}

// isUnit tells whether an acronym stands behind a number wherever it does: 30 MW.
func (n *namer) isUnit(s *surface) bool {
	for _, i := range s.at {
		if c := n.found[i]; c.first == 0 || n.d.Tokens[c.first-1].Tag != Num {
			return false
		}
	}
	return true
}

// speaksAgainst tells whether the places of a surface make it something else than t for sure.
func (n *namer) speaksAgainst(s *surface, t EntityType) bool {
	best, score := s.votes.best()
	if best == t || score < int(s.votes[t])+5 || t == Person && n.addressed(s) >= settled {
		return false
	}
	for _, i := range s.at {
		if v := &n.found[i].votes; int(v[best]) > int(v[t])+5 {
			return true // in one place, too: "the Elm shooting" says little, however often
		}
	}
	return false
}
