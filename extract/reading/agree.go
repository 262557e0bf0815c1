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

// clauses makes a verb of a noun that leads a clause and has a verb's tense, and of the noun before it, which the tree has as the first
// half of a compound with it, its subject: "..., | inquiry | hears", "| Norland | disputes | that". "That" behind such a verb, where nothing
// but a mark follows, is its object.
func (r *Reader) clauses(forms []string, s *Scratch) {
	spec := &r.net.Spec
	rel := func(name string) int { return max(slices.Index(spec.Rels, name), 0) }
	for verb := range forms {
		v := &s.words[verb]
		switch spec.Labels[network.XPOS][v.XPOS] {
		case "VBD", "VBZ", "VBP":
		default:
			continue
		}
		switch spec.Rels[v.Rel] {
		case "root", "parataxis", "ccomp":
		default:
			continue
		}
		half, that, subject, nominal := -1, -1, false, false
		for k := range s.words {
			x := &s.words[k]
			if x.Head != verb {
				continue
			}
			switch name := spec.Rels[x.Rel]; {
			case strings.HasPrefix(name, "nsubj") && k == verb+1 && forms[k] == "that" && (k+1 == len(forms) || spec.Labels[network.UPOS][s.words[k+1].UPOS] == "PUNCT"):
				that = k
			case strings.HasPrefix(name, "nsubj") || name == "expl":
				subject = true
			case name == "compound" && k == verb-1:
				half = k
			case name == "det" || name == "case" || name == "amod" || name == "nmod:poss" || name == "cop":
				nominal = true
			}
		}
		if nominal || !subject && half < 0 {
			continue
		}
		if !subject {
			s.words[half].Rel = rel("nsubj")
			v.UPOS = max(slices.Index(spec.Labels[network.UPOS], "VERB"), 0)
		}
		if that >= 0 {
			x := &s.words[that]
			x.Rel = rel("obj")
			if xpos := slices.Index(spec.Labels[network.XPOS], "DT"); xpos >= 0 {
				x.XPOS, x.Feats = xpos, r.net.Features(that, xpos, &s.net)
			}
		}
	}
}

// join gives a verb in the past tense that the tree joins to one behind a modal ("said she would stay and | asked for help") to the verb
// of saying above: what a modal leads has no tense. A participle alone is such a verb, too. It must end its clause, so that no arcs cross.
func (r *Reader) join(s *Scratch) {
	spec := &r.net.Spec
	past := slices.Index(spec.Labels[network.XPOS], "VBD")
	xpos := func(i int) string { return spec.Labels[network.XPOS][s.words[i].XPOS] }
	for i := range s.words {
		w := &s.words[i]
		if w.Head < 0 || w.Head > i || spec.Rels[w.Rel] != "conj" || xpos(i) != "VBD" && xpos(i) != "VBN" || xpos(w.Head) != "VB" || past < 0 {
			continue
		}
		inner := w.Head
		outer := s.words[inner].Head
		if outer < 0 || outer > inner || spec.Rels[s.words[inner].Rel] != "ccomp" || xpos(outer) != "VBD" {
			continue
		}
		modal, and, whole := false, false, true
		for k := range s.words {
			switch x := &s.words[k]; {
			case x.Head == inner && xpos(k) == "MD":
				modal = true
			case x.Head == i && spec.Rels[x.Rel] == "cc":
				and = true
			case x.Head == inner && k > i, x.Head == i && (strings.HasPrefix(spec.Rels[x.Rel], "nsubj") || strings.HasPrefix(spec.Rels[x.Rel], "aux")):
				whole = false
			}
		}
		if modal && and && whole {
			w.Head = outer
			if w.XPOS != past {
				w.XPOS, w.Feats = past, r.net.Features(i, past, &s.net)
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
