// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

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
	if content == nil {
		return
	}
	x := Claim{Source: d.entityAt(c.subject), To: -1, Place: -1, Within: -1, SourceSpan: c.subject, CueSpan: d.tokenSpan(colon, colon+1),
		Cue: "say", Content: content, Confidence: 0.75}
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
		switch strings.ToLower(f.d.word(i)) {
		case "q", "a", "breaking", "exclusive", "live", "update", "updated", "watch", "video", "videos", "photos", "pictures", "look", "wow",
			"revealed", "analysis", "opinion", "comment", "editorial", "review", "preview", "interview", "profile", "obituary",
			"latest", "correction", "explainer", "explained", "timeline", "quiz", "podcast", "bombshell", "boom", "busted", "byline",
			"news", "guide", "politics", "business", "sport", "sports", "world", "check", "q&a", "factbox", "letters", "notebook":
			return false
		}
	}
	return true
}
