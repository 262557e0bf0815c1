// SPDX-License-Identifier: Apache-2.0

package score

import (
	"math"
	"strings"
	"testing"

	"kg/internal/conllu"
)

const gold = `1-2	don't	_	_	_	_	_	_	_	_
1	do	do	AUX	VBP	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	_
4	there	there	ADV	RB	_	3	advmod	_	_

1	Yes	yes	INTJ	UH	_	0	root	_	_

`

func read(t *testing.T, text string) []conllu.Sentence {
	t.Helper()
	s, err := conllu.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCompareCountsWhatIsRight(t *testing.T) {
	// One sentence in place of two, "do n't" one word, a wrong tag and lemma.
	system := read(t, "1\tdon't\tdo\tAUX\tVBP\t_\t2\taux\t_\t_\n2\tgo\tgo\tNOUN\tVB\t_\t0\troot\t_\t_\n"+
		"3\tthere\tthere\tADV\tRB\t_\t2\tobl\t_\t_\n4\tYes\tYes\tINTJ\tUH\t_\t2\tdiscourse\t_\t_\n\n")
	got, err := Compare(read(t, gold), system)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		got  Count
		want Count
	}{
		{"words", got.Words, Count{5, 4, 3}},
		{"sentences", got.Sentences, Count{2, 1, 0}},
		{"UPOS", got.UPOS, Count{5, 4, 2}},
		{"XPOS", got.XPOS, Count{5, 4, 3}},
		{"lemma", got.Lemma, Count{5, 4, 2}},
		{"UAS", got.UAS, Count{5, 4, 2}},
		{"LAS", got.LAS, Count{5, 4, 1}},
		{"advmod", got.Rels["advmod"], Count{2, 0, 0}},
		{"root", got.Rels["root"], Count{2, 1, 1}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	if f := got.Words.F1(); math.Abs(f-6./9) > 1e-9 {
		t.Errorf("F1 %v, want 0.667", f)
	}
}

func TestCompareWithItself(t *testing.T) {
	g := read(t, gold)
	got, err := Compare(g, g)
	if err != nil {
		t.Fatal(err)
	}
	if got.LAS.F1() != 1 || got.Sentences.F1() != 1 {
		t.Errorf("LAS %v, sentences %v, want 1", got.LAS, got.Sentences)
	}
}

func TestCompareRefusesOtherText(t *testing.T) {
	if _, err := Compare(read(t, gold), read(t, "1\tNo\t_\t_\t_\t_\t0\troot\t_\t_\n\n")); err == nil {
		t.Error("two texts were compared")
	}
}
