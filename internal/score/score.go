// SPDX-License-Identifier: Apache-2.0

// Package score compares what the reader says of a treebank with the
// treebank, by the measures of the CoNLL 2018 shared task (Zeman and others,
// "CoNLL 2018 Shared Task", section 5): words and sentences are matched by the
// characters they cover, white space left out, and each measure is an F1.
package score

import (
	"errors"
	"strings"
	"unicode"

	"kg/internal/conllu"
)

// Count holds what an F1 is computed from.
type Count struct{ Gold, System, Right int }

// F1 is the harmonic mean of precision and recall, between 0 and 1; 1 if there
// was nothing to say and nothing was said.
func (c Count) F1() float64 {
	if c.Gold+c.System == 0 {
		return 1
	}
	return 2 * float64(c.Right) / float64(c.Gold+c.System)
}

// add counts one more that is right or not on both sides.
func (c *Count) add(right bool) {
	if right {
		c.Right++
	}
}

// Table holds the counts of each measure. A tag is right if its word is there
// and has it; an arc if its head is there too.
type Table struct {
	Words, Sentences         Count
	UPOS, XPOS, Feats, Lemma Count
	UAS, LAS                 Count
	Rels                     map[string]Count
}

// span is a range of characters; nth tells the words of a token apart that
// does not spell them.
type span struct{ start, end, nth int }

// place is a sentence with its words laid out over the text.
type placed struct {
	words []span
	heads []span // of the head of each word; the zero span is the root
}

// Compare scores system against gold, which must be of the same text.
func Compare(gold, system []conllu.Sentence) (Table, error) {
	t := Table{Rels: map[string]Count{}}
	g, goldText := layOut(gold)
	s, systemText := layOut(system)
	if goldText != systemText {
		return t, errors.New("score: the two are not of the same text")
	}
	said := map[span]*conllu.Word{}
	heads := map[span]span{}
	whole := map[span]bool{}
	for i := range system {
		whole[bounds(s[i])] = true
		for j := range system[i].Words {
			w := &system[i].Words[j]
			said[s[i].words[j]], heads[s[i].words[j]] = w, s[i].heads[j]
			t.Words.System++
			c := t.Rels[base(w.Rel)]
			c.System++
			t.Rels[base(w.Rel)] = c
		}
	}
	t.Sentences = Count{Gold: len(gold), System: len(system)}
	for i := range gold {
		t.Sentences.add(whole[bounds(g[i])])
		for j := range gold[i].Words {
			at := g[i].words[j]
			t.word(&gold[i].Words[j], said[at], g[i].heads[j] == heads[at])
		}
	}
	for _, c := range []*Count{&t.UPOS, &t.XPOS, &t.Feats, &t.Lemma, &t.UAS, &t.LAS} {
		c.Gold, c.System = t.Words.Gold, t.Words.System
	}
	return t, nil
}

// word counts a word of the treebank; w is nil if the reader has no such word.
func (t *Table) word(gold, w *conllu.Word, arc bool) {
	t.Words.Gold++
	rel := t.Rels[base(gold.Rel)]
	rel.Gold++
	if w != nil {
		t.Words.Right++
		t.UPOS.add(w.UPOS == gold.UPOS)
		t.XPOS.add(w.XPOS == gold.XPOS)
		t.Feats.add(w.Feats == gold.Feats)
		t.Lemma.add(w.Lemma == gold.Lemma)
		t.UAS.add(arc)
		t.LAS.add(arc && base(w.Rel) == base(gold.Rel))
		rel.add(arc && base(w.Rel) == base(gold.Rel))
	}
	t.Rels[base(gold.Rel)] = rel
}

// base is a relation without its subtype, as the shared task scores them.
func base(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

func bounds(p placed) span {
	if len(p.words) == 0 {
		return span{}
	}
	return span{start: p.words[0].start, end: p.words[len(p.words)-1].end}
}

// layOut places the words in the text of the sentences without white space,
// which it also returns.
func layOut(sentences []conllu.Sentence) ([]placed, string) {
	var text strings.Builder
	all := make([]placed, len(sentences))
	for i := range sentences {
		s := &sentences[i]
		p := placed{words: make([]span, 0, len(s.Words)), heads: make([]span, len(s.Words))}
		tokens := s.Tokens
		for j := 0; j < len(s.Words); {
			form, words := s.Words[j].Form, s.Words[j:j+1]
			if len(tokens) > 0 && tokens[0].First == j+1 {
				form, words = tokens[0].Form, s.Words[j:tokens[0].Last]
				tokens = tokens[1:]
			}
			p.words = append(p.words, share(form, words, text.Len())...)
			text.WriteString(solid(form))
			j += len(words)
		}
		for j, w := range s.Words {
			if w.Head > 0 {
				p.heads[j] = p.words[w.Head-1]
			}
		}
		all[i] = p
	}
	return all, text.String()
}

// share gives each word of a token its bytes from at on, and each the whole
// where their forms do not spell it.
func share(form string, words []conllu.Word, at int) []span {
	spans := make([]span, len(words))
	spelled := ""
	for i, w := range words {
		n := len(solid(w.Form))
		spans[i] = span{start: at + len(spelled), end: at + len(spelled) + n}
		spelled += solid(w.Form)
	}
	if spelled != solid(form) {
		for i := range spans {
			spans[i] = span{start: at, end: at + len(solid(form)), nth: i}
		}
	}
	return spans
}

// solid is s without white space.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
