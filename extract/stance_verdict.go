// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// verdict reads what judges: "called the bid an insult", "said that the ruling was a disgrace", "said the evidence was thin". It is
// false where nothing is judged, or it is said of what nobody is for or against.
func (f *claimFinder) verdict(c speechCue, x Claim) (Stance, bool) {
	if f.lex.is("naming", c.entry.lemma) {
		return f.named(c, x)
	}
	d := f.d
	cl := f.clauseOf(x.Content[0])
	if cl.head < 0 || cl.subject < 0 || f.auxiliary(cl.head, modal) != "" || x.Quote == Direct && f.allQuestion(x) {
		return Asserts, false
	}
	subject := strings.ToLower(d.Words[cl.subject].Lemma)
	if f.dependent(cl.head, func(w *Word) bool { return w.Rel == "cop" }) < 0 {
		matter := f.lex.is("matter", subject) || x.Quote != Direct && subject == "it"
		return Opposes, matter && f.lex.is("fault", d.Words[cl.head].Lemma) && d.Words[cl.head].Tag == Verb && !f.negated(cl)
	}
	at := int(d.Words[cl.head].Token)
	if f.negated(cl) {
		if f.lex.is("firm", d.Tokens[at].Lemma) && f.believable(subject) {
			return Doubts, true
		}
		pointed := subject == "that" || subject == "this" || subject == "it"
		return Opposes, f.lex.is("fair", d.Tokens[at].Lemma) && (pointed || f.lex.is("matter", subject)) // "That’s not fair"
	}
	from, _ := d.tokensOf(f.phraseOf(cl.head))
	_, last := d.tokensOf(x.Content[0])
	return f.judged(subject, f.judge(min(from, at), last), true)
}

// named reads the verdict of a verb of naming: what stands behind its object.
func (f *claimFinder) named(c speechCue, x Claim) (Stance, bool) {
	d := f.d
	head := f.head(x.Content[0])
	if head < 0 || x.Quote == Direct {
		return Asserts, false
	}
	object := f.phraseOf(int(d.Tokens[head].Word))
	if q := f.verdictQuoted(x.Content[0]); q >= 0 { // "called the raid “piracy”", which trees take for one noun phrase
		before := Span{x.Content[0].Start, d.Tokens[q-1].End}
		if h := f.head(before); h >= 0 {
			head, object = h, before
		}
	}
	from, _ := d.tokensOf(Span{object.End, object.End})
	_, last := d.tokensOf(x.Content[len(x.Content)-1])
	word := d.Tokens[head].Lemma
	switch kind := f.judge(from, last); kind {
	case "wrongdoer":
		e := d.entityAt(object)
		return Accuses, d.Tokens[head].Tag == Pron || e >= 0 && e != x.Source || f.nouns[word]&nounPerson != 0
	case "crime":
		if f.believable(word) {
			return Asserts, false
		}
		return Accuses, true
	case "bad", "good":
		plain := c.entry.lemma != "describe" && c.entry.lemma != "depict" && c.entry.lemma != "portray"
		return f.judged(word, kind, !plain)
	default:
		return f.judged(word, kind, true)
	}
}

// verdictQuoted is the token that opens the quotation with which a content ends, and does not begin; -1 where it has none.
func (f *claimFinder) verdictQuoted(s Span) int {
	first, last := f.d.tokensOf(s)
	for i := first + 1; i < last; i++ {
		if f.opensQuote(i) && f.endOf(f.quoteOf[i]) >= last {
			return i
		}
	}
	return -1
}

// judged gives the stance of a verdict on what a noun names. Of claims and reports it says whether they are believed: that one calls
// an accusation terrible does not say so. A strict verdict must be on what one may be for or against.
func (f *claimFinder) judged(noun, kind string, strict bool) (Stance, bool) {
	matter := f.lex.is("matter", noun)
	switch kind {
	case "weak":
		if f.believable(noun) {
			return Doubts, true
		}
		return Opposes, matter
	case "good":
		return Supports, matter || !strict && !f.believable(noun)
	case "bad":
		return Opposes, matter || !strict && !f.believable(noun)
	case "grim":
		return Opposes, matter
	case "crime":
		return Opposes, matter
	case "shame":
		return Opposes, matter || !f.believable(noun)
	}
	return Asserts, false
}

// believable tells nouns of what is believed or not.
func (f *claimFinder) believable(noun string) bool {
	return f.lex.is("report", noun) || f.lex.is("saying", noun)
}

// longestVerdict bounds the words in which a verdict is looked for.
const longestVerdict = 12

// judge gives the kind of verdict among the tokens [i, last), "" where there is none, or more than one: "sloppy but right".
func (f *claimFinder) judge(i, last int) string {
	d, kind, joined := f.d, "", false
	for last = min(last, i+longestVerdict); i < last; i++ {
		w := strings.ToLower(d.word(i))
		switch d.Words[d.Tokens[i].Word].XPOS {
		case "VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB", "RB":
			if w == "not" || w == "never" || w == "hardly" || w == "n't" || w == "n’t" {
				return ""
			}
			if d.Tokens[i].Tag != Adv {
				return kind
			}
		case "CC":
			joined = w == "but" || w == "yet"
		case "IN":
			if kind != "" || w == "because" || w == "that" || w == "than" {
				return kind
			}
		}
		if w == "no" || w == "neither" || w == "anything" || w == "?" {
			return ""
		}
		for _, k := range [...]string{"wrongdoer", "crime", "shame", "weak", "bad", "grim", "good"} {
			switch {
			case !f.lex.is(k, w):
				continue
			case kind != "" && joined:
				return ""
			case kind == "" || kind == "good":
				kind = k // "a great mistake"
			}
			break
		}
	}
	return kind
}
