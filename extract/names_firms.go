// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// knownFirm gives the body of the gazetteer that a company is whose name has a legal form behind its own, -1 if none: "Intel Corp.".
func (n *namer) knownFirm(words []string) int {
	own := withoutForm(words)
	if len(own) == 0 || len(own) == len(words) {
		return -1
	}
	k, ok := n.g.forms[strings.Join(own, " ")]
	if !ok || n.g.things[k].typ != Organization {
		return -1
	}
	return k
}

// withoutForm takes the legal forms off the end of a company's name.
func withoutForm(words []string) []string {
	for len(words) > 1 && (isLegalForm(strings.TrimSuffix(words[len(words)-1], ".")) || strings.TrimSuffix(words[len(words)-1], ".") == "Co") {
		words = words[:len(words)-1]
	}
	return words
}

// firm gives the only thing whose name begins so, or, where there are several, the only one whose name is no longer but for its legal form:
// "Elm Corp.", not "Elm Foods Inc.".
func firm(ts []*thing, words int) *thing {
	if t := only(ts, nil); t != nil {
		return t
	}
	return only(ts, func(t *thing) bool { return len(withoutForm(strings.Fields(t.name))) == words })
}
