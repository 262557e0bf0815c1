// SPDX-License-Identifier: Apache-2.0

package network

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Script returns how a lemma is made from its form, in few kinds, so that a
// classifier can learn them (Chrupała and others, 2008): a letter for the
// case (l: lower case, k: as it is, t: first letter capital), how many runes
// to cut from the end, and what to add there, as in "l3y" for "studies". A
// lemma that shares too little with its form is given whole: "=be".
func Script(form, lemma string) string {
	for _, c := range [...]byte{'l', 'k', 't'} {
		base := recase(c, form)
		same := commonPrefix(base, lemma)
		cut, add := utf8.RuneCountInString(base[same:]), lemma[same:]
		if same == 0 || cut > 4 || len(add) > 4 {
			continue
		}
		return string(c) + strconv.Itoa(cut) + add
	}
	return "=" + lemma
}

// ApplyScript makes the lemma of a form. It reports false if the script does
// not fit: the form is too short for its cut.
func ApplyScript(script, form string) (string, bool) {
	if script == "" {
		return form, false
	}
	if strings.HasPrefix(script, "=") {
		return script[1:], true
	}
	if len(script) < 2 || script[1] < '0' || script[1] > '9' {
		return form, false
	}
	base := recase(script[0], form)
	for range script[1] - '0' {
		if base == "" {
			return form, false
		}
		_, size := utf8.DecodeLastRuneInString(base)
		base = base[:len(base)-size]
	}
	if base == "" {
		return form, false
	}
	if len(script) == 2 {
		return base, true
	}
	return base + script[2:], true
}

// knownLemma is what the score of a script gains if it makes a word that the
// network knows: "provoke" rather than "provok" of "provoked". It was chosen on
// the development parts.
const knownLemma = 3

// Lemma makes the lemma of word i, of the sentence that s read last, if its
// XPOS is that given, by the best script that fits; it is for forms that Lemmas
// lacks. It reports false if no script fits.
func (n *Net) Lemma(i, xpos int, form string, s *Scratch) (string, bool) {
	var lemma string
	best, found := float32(0), false
	for _, label := range n.choices[Lemma].labels[xpos] {
		script := n.Spec.Labels[Lemma][label]
		score := n.choices[Lemma].score(s.tags[i*n.Spec.Tag:], label)
		if strings.HasPrefix(script, "=") || found && score+knownLemma <= best { // whole lemmas belong to forms that are known
			continue
		}
		made, ok := ApplyScript(script, form)
		if !ok {
			continue
		}
		s.normal = AppendNormal(s.normal[:0], made)
		if _, known := n.tables[PieceWord].ids[string(s.normal)]; known {
			score += knownLemma
		}
		if !found || score > best {
			lemma, best, found = made, score, true
		}
	}
	return lemma, found
}

// recase allocates only if a letter changes.
func recase(how byte, form string) string {
	switch how {
	case 'l':
		return strings.ToLower(form)
	case 't':
		r, size := utf8.DecodeRuneInString(form)
		return string(unicode.ToUpper(r)) + strings.ToLower(form[size:])
	}
	return form
}

func commonPrefix(a, b string) int {
	n := 0
	for i, r := range a {
		if !strings.HasPrefix(b[i:], string(r)) {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	return min(n, len(a), len(b))
}
