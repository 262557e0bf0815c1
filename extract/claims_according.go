// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// accordingTo finds "according to X" and the clause to which it belongs.
func (f *claimFinder) accordingTo(s int) {
	d, sent := f.d, f.d.Sentences[s]
	for i := sent.First; i+2 < sent.Last; i++ {
		if !strings.EqualFold(d.word(i), "according") || d.word(i+1) != "to" {
			continue
		}
		end := f.phraseAfter(i+2, sent)
		if end < sent.Last && relativePronoun(d.Tokens[end].Lemma) { // "according to two men who saw it, ..."
			for end < sent.Last && d.word(end) != "," {
				end++
			}
		}
		if end == i+2 || end == sent.Last {
			continue
		}
		c := speechCue{entry: &cueEntry{lemma: "according to", kind: "say"}, sentence: s, first: i, head: i, last: i + 2, left: i, right: end,
			subject: d.tokenSpan(i+2, end)}
		var content []Span
		if first := f.clauseStart(c, i); first < i && f.finite(first, i) {
			content = f.spanOf(first, i)
		} else if last := f.limit(c); end < last {
			k := end
			if d.word(k) == "," {
				k++
			}
			content = f.spanOf(k, last)
		}
		if len(content) == 0 {
			continue
		}
		x := Claim{Source: d.entityAt(c.subject), To: -1, Within: -1, SourceSpan: c.subject, CueSpan: d.tokenSpan(i, i+2),
			Cue: "according to", Content: content, Confidence: 0.65}
		x.Quote, x.Stance = f.quoteType(content), f.stance(c, x)
		f.keep(x, nil)
	}
}
