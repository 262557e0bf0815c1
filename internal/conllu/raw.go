// SPDX-License-Identifier: Apache-2.0

package conllu

import "strings"

// Span is a half-open range of bytes of a raw text.
type Span struct{ Start, End int }

// Layout is a treebank as the plain text that a reader would be given, with
// the place of every sentence and word in it.
type Layout struct {
	Text      string
	Sentences []Span
	// Words[i] holds the spans of the words of sentence i.
	Words [][]Span
}

// Raw lays the sentences out as text: words parted by one space unless
// SpaceAfter=No, sentences likewise, and paragraphs ("# newpar", "# newdoc")
// by an empty line. A multiword token stands once; its words share its bytes
// in order where their forms spell it, and else each has the whole of it.
func Raw(sentences []Sentence) Layout {
	var text strings.Builder
	var l Layout
	glue := true
	for i := range sentences {
		s := &sentences[i]
		switch {
		case i > 0 && s.startsParagraph():
			text.WriteString("\n\n")
		case !glue:
			text.WriteByte(' ')
		}
		spans := make([]Span, 0, len(s.Words))
		tokens := s.Tokens
		glue = true
		for j := 0; j < len(s.Words); {
			if j > 0 && !glue {
				text.WriteByte(' ')
			}
			form, misc, words := s.Words[j].Form, s.Words[j].Misc, s.Words[j:j+1]
			if len(tokens) > 0 && tokens[0].First == j+1 {
				form, misc, words = tokens[0].Form, tokens[0].Misc, s.Words[j:tokens[0].Last]
				tokens = tokens[1:]
			}
			start := text.Len()
			text.WriteString(form)
			spans = append(spans, share(form, words, start)...)
			glue = strings.Contains(misc, "SpaceAfter=No")
			j += len(words)
		}
		l.Words = append(l.Words, spans)
		if len(spans) > 0 {
			l.Sentences = append(l.Sentences, Span{spans[0].Start, spans[len(spans)-1].End})
		} else {
			l.Sentences = append(l.Sentences, Span{text.Len(), text.Len()})
		}
	}
	l.Text = text.String()
	return l
}

// startsParagraph reports whether a paragraph or document begins with the
// sentence; both comments may name it ("# newpar id = p1").
func (s *Sentence) startsParagraph() bool {
	for _, key := range [...]string{"newpar", "newpar id", "newdoc", "newdoc id"} {
		if _, ok := s.Comment(key); ok {
			return true
		}
	}
	return false
}

// share gives each word of a token its bytes.
func share(form string, words []Word, start int) []Span {
	spans := make([]Span, len(words))
	at := start
	for i, w := range words {
		spans[i] = Span{at, at + len(w.Form)}
		at += len(w.Form)
	}
	if at != start+len(form) {
		for i := range spans {
			spans[i] = Span{start, start + len(form)}
		}
	}
	return spans
}
