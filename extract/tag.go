// SPDX-License-Identifier: Apache-2.0

package extract

// Tag is a universal part of speech (universaldependencies.org/u/pos).
type Tag uint8

const (
	X Tag = iota
	Adj
	Adp
	Adv
	Aux
	Cconj
	Det
	Intj
	Noun
	Num
	Part
	Pron
	Propn
	Punct
	Sconj
	Sym
	Verb
)

// String is the tag as the treebanks write it.
func (t Tag) String() string {
	return [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
		"PUNCT", "SCONJ", "SYM", "VERB"}[t]
}

// parseTag reads what String wrote.
func parseTag(s string) (Tag, bool) {
	for t := X; t <= Verb; t++ {
		if t.String() == s {
			return t, true
		}
	}
	return X, false
}
