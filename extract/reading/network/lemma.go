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
	if script[0] == '=' {
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
