// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"slices"
	"strings"

	"kg/extract/reading/network"
)

// agree makes verbs of nouns that the tree has as verbs: a noun with a subject
// before it, no copula, and nothing that only a noun has, is one if the treebanks
// know its form as a verb ("lives" of "Ana lives in Leeds"). The tagger reads
// words before their tree is known. forms are those of the sentence read last.
func (r *Reader) agree(forms []string, s *Scratch) {
	spec := &r.net.Spec
	const subject, nominal = 1, 2
	s.marks = append(s.marks[:0], make([]uint8, len(forms))...)
	for i := range forms {
		w := &s.words[i]
		if w.Head < 0 {
			continue
		}
		switch spec.Rels[w.Rel] {
		case "nsubj":
			if i < w.Head {
				s.marks[w.Head] |= subject
			}
		case "cop", "det", "amod", "nummod", "nmod:poss", "case", "compound":
			s.marks[w.Head] |= nominal
		}
	}
	for i, form := range forms {
		w := &s.words[i]
		if s.marks[i] != subject || spec.Labels[network.UPOS][w.UPOS] != "NOUN" {
			continue
		}
		xpos := r.net.Best(i, func(xpos int) bool {
			return r.isVerb(form, spec.Labels[network.XPOS][xpos], s)
		}, &s.net)
		if xpos < 0 {
			continue
		}
		w.XPOS = xpos
		w.UPOS = max(slices.Index(spec.Labels[network.UPOS], "VERB"), 0)
		w.Feats = r.net.Features(i, xpos, &s.net)
		for k := range s.words {
			if x := &s.words[k]; x.Head == i && spec.Rels[x.Rel] == "nmod" {
				x.Rel = max(slices.Index(spec.Rels, "obl"), 0)
			}
		}
	}
}

// isVerb tells whether a form is known as a verb with an XPOS; one that ends with
// "s" may always be one in the third person.
func (r *Reader) isVerb(form, xpos string, s *Scratch) bool {
	if xpos == "VBZ" && strings.HasSuffix(form, "s") {
		return true
	}
	if !strings.HasPrefix(xpos, "VB") {
		return false
	}
	_, known := r.known(form, xpos, s)
	return known
}
