// SPDX-License-Identifier: Apache-2.0

package train

import "kg/internal/conllu"

// Postposed gives one annotation to speech verbs that stand after all of what
// was said, as in "It rained, she said.": the treebanks have the verb both as
// parataxis of the words said, and as their head with ccomp. Here it is always
// the head. It returns how many were turned. A verb in the middle of the words
// said stays parataxis, as the guidelines of Universal Dependencies ask.
func Postposed(bank []conllu.Sentence) int {
	turned := 0
	for i := range bank {
		words := bank[i].Words
		for v := range words {
			if speaks(words, v) {
				turn(words, v)
				turned++
			}
		}
	}
	return turned
}

// speaks reports whether the word at v is a speech verb in parataxis to words
// said of which none but marks follow it.
func speaks(words []conllu.Word, v int) bool {
	switch words[v].Lemma {
	case "say", "tell", "add", "write", "ask", "reply", "explain", "report", "note", "warn", "claim", "insist", "argue",
		"announce", "suggest", "think", "declare", "answer", "continue", "recall", "state":
	default:
		return false
	}
	said := words[v].Head - 1
	if words[v].Rel != "parataxis" || words[v].UPOS != "VERB" || said < 0 || said >= v {
		return false
	}
	subject := false
	for i, w := range words {
		switch w.Head - 1 {
		case v:
			subject = subject || w.Rel == "nsubj"
			if w.Rel == "ccomp" || w.Rel == "obj" || w.Rel == "parataxis" {
				return false
			}
		case said:
			if i > v && w.Rel != "punct" {
				return false
			}
		}
	}
	return subject
}

// turn makes the word at v the head of its head.
func turn(words []conllu.Word, v int) {
	said := words[v].Head - 1
	words[v].Head, words[v].Rel = words[said].Head, words[said].Rel
	words[said].Head, words[said].Rel = v+1, "ccomp"
	for i := v + 1; i < len(words); i++ {
		if words[i].Head == said+1 {
			words[i].Head = v + 1
		}
	}
}
