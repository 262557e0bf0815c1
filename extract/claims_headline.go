// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"

	"kg/extract/attribution"
)

// headline reads "Minister: no plan to resign": what stands before the colon is the source, unless it is a label.
func (f *claimFinder) headline(s int) {
	d, sent := f.d, f.d.Sentences[s]
	if d.Paragraphs[sent.Paragraph].Kind != Headline {
		return
	}
	colon := sent.First + 1
	for colon < sent.Last && d.word(colon) != ":" {
		colon++
	}
	if f.quoteFirst(s, colon) {
		return
	}
	if colon+1 >= sent.Last || colon-sent.First > 6 || !f.speaks(sent.First, colon) {
		return
	}
	c := speechCue{entry: &cueEntry{lemma: "say", kind: "say"}, sentence: s, first: colon, head: colon, last: colon + 1,
		subject: d.tokenSpan(sent.First, colon)}
	switch strings.ToLower(d.word(colon + 1)) {
	case "as", "how", "what", "why", "when", "where", "who":
		return // "Bridge closure: what we know" has a label
	}
	end := f.limit(c)
	if q := f.quoteOf[colon+1]; q >= 0 && f.endOf(q) < end && d.Tokens[f.endOf(q)].Tag != Noun { // "Orlo: ‘I stay’ as Ket goes"
		end = f.endOf(q)
	}
	content := f.spanOf(colon+1, end)
	if content == nil || d.entityAt(content[0]) >= 0 || f.inTime[sent.First] { // "Winner: Ada Orlo"
		return
	}
	f.said(s, colon, c.subject, content)
}

// labels tells a colon behind a label and not a speaker: "Analysis: why the mayor stayed".
func (f *claimFinder) labels(a attribution.Attribution) bool {
	d := f.d
	if d.Slice(f.spanOfWords(a.Cue)) != ":" || a.Source.Last != a.Source.First+1 {
		return false
	}
	return labelWord(f.form(&d.Words[a.Source.First]))
}

// quoteFirst reads "‘We will rebuild’: mayor on flood": who says it stands behind the colon, and perhaps of what.
func (f *claimFinder) quoteFirst(s, colon int) bool {
	d, sent := f.d, f.d.Sentences[s]
	q := f.quoteOf[sent.First]
	if q < 0 || colon+1 >= sent.Last || f.endOf(q) != colon || d.Quotations[q].Start != d.Tokens[sent.First].Start || !f.saysSomething([]Span{d.tokenSpan(sent.First+1, colon-1)}) {
		return false
	}
	end := colon + 1
	for end < sent.Last && d.Tokens[end].Tag != Adp && d.Tokens[end].Tag != Sconj && d.Tokens[end].Tag != Punct {
		end++
	}
	verb := false
	for i := colon + 1; i < sent.Last; i++ {
		verb = verb || d.Tokens[i].Tag == Verb || d.Tokens[i].Tag == Aux
	}
	if verb || end == colon+1 || !f.speaks(colon+1, end) {
		return false
	}
	f.said(s, colon, d.tokenSpan(colon+1, end), []Span{d.Quotations[q].Span})
	return true
}

// said keeps what a headline has somebody say beside a colon.
func (f *claimFinder) said(s, colon int, source Span, content []Span) {
	c := speechCue{entry: &cueEntry{lemma: "say", kind: "say"}, sentence: s, first: colon, head: colon, last: colon + 1, subject: source}
	x := Claim{To: -1, Place: -1, Within: -1, SourceSpan: source, CueSpan: f.d.tokenSpan(colon, colon+1), Cue: "say", Content: content, Confidence: 0.75}
	x.Source = f.d.entityAt(source)
	x.Quote, x.Stance = f.quoteType(content), f.stance(c, x)
	f.keep(x)
}

// speaks tells a source before a colon from a label: nouns and names without a verb, none of them a word that papers put
// before headlines.
func (f *claimFinder) speaks(first, last int) bool {
	for i := first; i < last; i++ {
		switch t := f.d.Tokens[i]; t.Tag {
		case Propn, Noun, Adj, Det, Num, Part:
		case Punct:
			if t.Lemma != "," && t.Lemma != "." {
				return false
			}
		default:
			return false
		}
		if labelWord(strings.ToLower(f.d.word(i))) {
			return false
		}
	}
	return true
}

// labelWord tells words that papers put before a colon that are nobody's name.
func labelWord(w string) bool {
	switch w {
	case "q", "a", "breaking", "exclusive", "live", "update", "updated", "watch", "video", "videos", "photos", "pictures", "look", "wow",
		"revealed", "analysis", "opinion", "comment", "editorial", "review", "preview", "interview", "profile", "obituary",
		"latest", "correction", "explainer", "explained", "timeline", "quiz", "podcast", "bombshell", "boom", "busted", "byline",
		"news", "guide", "politics", "business", "sport", "sports", "world", "check", "q&a", "factbox", "letters", "notebook":
		return true
	}
	return false
}
