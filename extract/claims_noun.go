// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// nounCues finds nouns of saying that somebody owns or issues: "Orlo's denial that ...", "the denial by Orlo
// that ...", "cast doubt on ...".
func (f *claimFinder) nounCues(s int) {
	sent := f.d.Sentences[s]
	for i := sent.First + 1; i+2 < sent.Last; i++ {
		e := f.lex.nouns[strings.ToLower(f.d.word(i))]
		if e == nil {
			continue
		}
		c := speechCue{entry: e, sentence: s, first: i, head: i, last: i + 1, left: i, right: i + 1}
		if f.ownerOf(&c, sent) || f.issuerOf(&c, sent) || f.d.word(i+1) == "by" {
			f.nounClaim(c)
		}
	}
}

// ownerOf reads "X's denial" and "her denial".
func (f *claimFinder) ownerOf(c *speechCue, sent Sentence) bool {
	d := f.d
	k := c.head - 1
	for k > sent.First && d.Tokens[k].Tag == Adj {
		k--
	}
	switch t := d.Tokens[k]; {
	case possessivePronoun(t.Lemma):
		c.subject = d.tokenSpan(k, k+1)
		return true
	case t.Tag == Part && t.Lemma == "'s" || t.Lemma == "'":
		if first := f.nominalBefore(k, sent); first < k {
			c.subject = d.tokenSpan(first, k)
			return f.wholeSubject(c, sent)
		}
	}
	return false
}

// issuerOf reads "X issued a denial", "X cast doubt".
func (f *claimFinder) issuerOf(c *speechCue, sent Sentence) bool {
	d := f.d
	k := c.head - 1
	for k > sent.First && (d.Tokens[k].Tag == Adj || d.Tokens[k].Tag == Det && d.Tokens[k].Lemma != "no") {
		k--
	}
	if !f.lex.is("issue", d.Tokens[k].Lemma) || k == sent.First {
		return false
	}
	first, ok := f.phraseBefore(k, sent) // an auxiliary before the verb may be a negation: then there is no claim
	if !ok {
		return false
	}
	c.first, c.left, c.subject = k, first, d.tokenSpan(first, k)
	return f.wholeSubject(c, sent)
}

// nounClaim keeps what stands behind a noun of saying: "that ...", "of ...", "on ...", "about ...".
func (f *claimFinder) nounClaim(c speechCue) {
	d, i, end := f.d, c.last, f.limit(c)
	if i+1 >= end || f.quoteOf[i] != f.quoteOf[c.head] {
		return
	}
	var content []Span
	if d.word(i) == "by" && c.subject.Empty() { // "the denial by X that"
		last := f.simplePhrase(i+1, d.Sentences[c.sentence])
		if last >= end || last == i+1 {
			return
		}
		c.subject, i = d.tokenSpan(i+1, last), last
	}
	switch strings.ToLower(d.word(i)) {
	case "that":
		content = f.spanOf(i, f.clauseEnd(i, end, c))
	case "of", "on", "about":
		if last := f.phraseAfter(i+1, d.Sentences[c.sentence]); last > i+1 {
			content = f.spanOf(i+1, min(last, end))
		}
	}
	if content == nil {
		return
	}
	x := Claim{Source: d.entityAt(c.subject), To: -1, Within: -1, SourceSpan: c.subject, CueSpan: d.tokenSpan(c.first, c.last),
		Cue: c.entry.lemma, Content: content, Confidence: 0.5}
	x.Quote, x.Stance = f.quoteType(content), stanceOfKind[c.entry.kind]
	f.keep(x, nil)
}
