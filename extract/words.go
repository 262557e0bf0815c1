// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/extract/attribution"
	"kg/extract/naming"
	"kg/extract/reading"
)

// desk is what one goroutine needs to read, kept from document to document.
type desk struct {
	scratch reading.Scratch
	says    attribution.Scratch
	spans   []reading.Span
	forms   []string
	found   []reading.Word
	words   []naming.Word
	engine  []float32
	input   []float32
	names   naming.Scratch
}

// words lets the engine read every sentence, and the network of names what the engine holds of it.
func (r *Reader) words(d *Document) {
	k := r.desks.Get().(*desk)
	defer r.desks.Put(k)
	r.read(d, k, func(words []naming.Word, numbers []float32) {
		if r.naming == nil {
			return
		}
		if d.chances == nil {
			d.chances = make([]naming.Chances, 0, cap(d.Words))
		}
		from, at := len(d.named), len(d.chances)
		d.named, d.chances = r.naming.Read(d.named, d.chances, words, numbers, &k.names)
		for i := from; i < len(d.named); i++ {
			d.named[i].First += at
			d.named[i].Last += at
		}
	})
}

// NamingInputs runs the stages up to words and gives for each sentence what the network of names reads: the words, and
// the numbers of each. It is for learning.
func (r *Reader) NamingInputs(text string, each func(d *Document, s *Sentence, words []naming.Word, numbers []float32)) {
	d := &Document{Text: text, Article: Article{Title: "none"}}
	r.paragraphs(d)
	r.sentences(d)
	next := 0
	r.read(d, new(desk), func(words []naming.Word, numbers []float32) {
		for d.Sentences[next].LastWord == d.Sentences[next].FirstWord {
			next++
		}
		each(d, &d.Sentences[next], words, numbers)
		next++
	})
}

// read lets the engine read every sentence and calls each with what it made of one that has words.
func (r *Reader) read(d *Document, k *desk, each func(words []naming.Word, numbers []float32)) {
	use, count := useOfCase{}, 0
	for i := range d.Sentences {
		k.cut(d, i)
		use.note(k.forms)
		count += len(k.forms)
	}
	d.Words, d.analyses = make([]Word, 0, count), analyses{}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.FirstWord, s.LastWord = len(d.Words), len(d.Words)
		k.cut(d, i)
		if len(k.forms) == 0 {
			continue
		}
		k.words = r.lex.gazetteer.namingWords(k.words[:0], d.Text, k.spans, use, k.forms)
		if capitalised(k.forms) {
			r.lower(k.forms)
		}
		k.found = r.english.Analyze(k.found[:0], k.forms, &k.scratch)
		for j, w := range k.found {
			head := -1
			if w.Head >= 0 {
				head = s.FirstWord + w.Head
			}
			tag, _ := parseTag(w.UPOS)
			d.Words = append(d.Words, Word{
				Span: Span(k.spans[j]), Head: int32(head), Sure: float32(w.Sure),
				Analysis: d.analyses.share(Analysis{Lemma: w.Lemma, XPOS: w.XPOS, Rel: w.Rel, Tag: tag}),
			})
		}
		s.LastWord = len(d.Words)
		k.engine = r.english.AppendEngine(k.engine[:0], k.forms, &k.scratch)
		each(k.words, r.namingInput(k))
	}
}

// namingInput gives what the network of names reads of each word beside a naming.Word: what the engine holds of it, and its
// vector.
func (r *Reader) namingInput(k *desk) []float32 {
	width := len(k.engine) / len(k.forms)
	k.input = k.input[:0]
	for i, form := range k.forms {
		k.input = append(k.input, k.engine[i*width:][:width]...)
		k.input = r.vectors.Append(k.input, form)
	}
	return k.input
}

// cut puts the words of a sentence on the desk.
func (k *desk) cut(d *Document, sentence int) {
	k.spans = reading.AppendTokens(k.spans[:0], d.Text, reading.Span(d.Sentences[sentence].Span))
	k.forms = k.forms[:0]
	for _, w := range k.spans {
		k.forms = append(k.forms, d.Text[w.Start:w.End])
	}
}

// capitalised tells whether most words have a capital that says nothing of them, as in many headlines.
func capitalised(forms []string) bool {
	lower, upper := 0, 0
	for _, w := range forms[1:] {
		c, size := utf8.DecodeRuneInString(w)
		switch {
		case len(w) < 4 || !unicode.IsLetter(c):
		case unicode.IsLower(c):
			lower++
		case size < len(w):
			upper++
		}
	}
	return upper >= 3 && upper > 2*lower
}

// lower writes the common words among forms as they stand in a sentence, so that the engine does not take them for
// names.
func (r *Reader) lower(forms []string) {
	for i, w := range forms {
		if low := strings.ToLower(w); r.lex.gazetteer.common[low] {
			forms[i] = low
		}
	}
}
