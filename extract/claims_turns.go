// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
)

// turn is a line of a transcript: who speaks, the colon behind it, and what is said.
type turn struct {
	label, said Span
	colon, last int // tokens: the colon, and the one behind the line
	speaker     int // an entity, -1 for none
}

// leastTurns is how many lines must begin with who speaks before a text is taken for a transcript.
const leastTurns = 3

// longestTurnLabel bounds the tokens before the colon of a turn: "STEVE REED, HOST OF THE SHOW:".
const longestTurnLabel = 8

// turns reads transcripts: texts in which lines begin with who speaks. All of such a line is said by them, as it stands; the lines
// behind it that nobody is named for are left to the model.
func (f *claimFinder) turns() {
	d, turns := f.d, f.transcript()
	colons := map[Span]bool{}
	for _, t := range turns {
		colons[d.Tokens[t.colon].Span] = true
	}
	f.found = slices.DeleteFunc(f.found, func(c Claim) bool { return colons[c.CueSpan] })
	for _, t := range turns {
		c := speechCue{entry: &cueEntry{lemma: "say", kind: "say"}, sentence: int(d.Tokens[t.colon].Sentence), first: t.colon, head: t.colon, last: t.colon + 1, word: int(d.Tokens[t.colon].Word), subject: t.label}
		x := Claim{Source: t.speaker, To: -1, Place: -1, Within: -1, SourceSpan: t.label, CueSpan: d.Tokens[t.colon].Span, Cue: "say",
			Content: []Span{t.said}, Quote: Direct, Confidence: 0.9}
		if x.Stance = f.stance(c, x); d.word(t.last-1) == "?" {
			x.Stance = Asks
		}
		f.found = append(f.found, x)
	}
	// Others look for the claims near by in the order of their cues.
	slices.SortStableFunc(f.found, func(a, b Claim) int { return cmp.Compare(a.CueSpan.Start, b.CueSpan.Start) })
}

// transcript lists the lines that begin with who speaks: a person, or a noun that several begin with. It is nil for a text that is no
// transcript: those have people who speak more than once, and sentences behind them, where lists have names ("Director: Ann Pell").
func (f *claimFinder) transcript() []turn {
	d := f.d
	var turns []turn
	times, named := map[string]int{}, map[string]int{}
	people, sentences, most := 0, 0, 0
	for i := 0; i < len(d.Tokens); i++ {
		if !f.beginsLine(i) {
			continue
		}
		t, ok := f.turnAt(i)
		if !ok {
			continue
		}
		turns = append(turns, t)
		name := d.Slice(t.label)
		times[name]++
		if t.speaker >= 0 {
			people++
			named[name]++
			most = max(most, named[name])
		}
		if f.saysSomething([]Span{t.said}) {
			sentences++
		}
	}
	if len(turns) < leastTurns || len(times) < 2 || most < 2 || 2*people < len(turns) || 2*sentences < len(turns) {
		return nil
	}
	for i := range turns {
		if t := &turns[i]; 2*named[d.Slice(t.label)] <= times[d.Slice(t.label)] {
			t.speaker = -1 // "CHAIR", once taken for a name
		}
	}
	return slices.DeleteFunc(turns, func(t turn) bool { return t.speaker < 0 && times[d.Slice(t.label)] < 2 })
}

// turnAt reads the line that begins at a token: a name or a few nouns, with or without what they are behind a comma, and a colon.
func (f *claimFinder) turnAt(first int) (turn, bool) {
	d := f.d
	colon, last := first, 0
	for ; colon < min(len(d.Tokens), first+longestTurnLabel) && d.word(colon) != ":"; colon++ {
		switch t := d.Tokens[colon]; {
		case colon > first && f.beginsLine(colon):
			return turn{}, false
		case d.word(colon) == "," && last == 0:
			last = colon
		case last == 0 && t.Tag != Noun && t.Tag != Propn && t.Tag != Adj && t.Tag != Num && t.Lemma != "." && t.Lemma != "-":
			return turn{}, false
		}
	}
	if last == 0 {
		last = colon
	}
	end := colon + 1
	for end < len(d.Tokens) && !f.beginsLine(end) {
		end++
	}
	if colon == first || end <= colon+1 || end > len(d.Tokens) || d.word(colon) != ":" || f.inTime[first] || f.quoteOf[first] >= 0 || f.quoteOf[colon] >= 0 || f.quoteOf[colon+1] >= 0 {
		return turn{}, false
	}
	t := turn{label: d.tokenSpan(first, last), said: d.tokenSpan(colon+1, end), colon: colon, last: end}
	t.speaker = d.entityAt(t.label)
	if t.speaker >= 0 && d.Entities[t.speaker].Type != Person {
		return turn{}, false
	}
	return t, true
}
