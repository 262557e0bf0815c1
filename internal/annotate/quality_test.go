// SPDX-License-Identifier: Apache-2.0

package annotate

import (
	"os"
	"path/filepath"
	"testing"

	"kg/internal/conllu"
	"kg/internal/score"
)

// TestQuality keeps the scores on EWT dev from falling unseen.
func TestQuality(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set; it names the folder that holds corpora/ud_ewt")
	}
	f, err := os.Open(filepath.Join(shared, "corpora", "ud_ewt", "en_ewt-ud-dev.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := conllu.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	a := annotator(t)
	var given, text []conllu.Sentence
	for _, s := range gold {
		given = append(given, a.Words(s))
	}
	a.Text(conllu.Raw(gold).Text, func(s Sentence) bool {
		text = append(text, s.Sentence)
		return true
	})
	g, err := score.Compare(gold, given)
	if err != nil {
		t.Fatal(err)
	}
	x, err := score.Compare(gold, text)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		got   score.Count
		least float64
	}{
		{"words from text", x.Words, 98.8}, {"sentences from text", x.Sentences, 85}, {"LAS from text", x.LAS, 82},
		{"UPOS", g.UPOS, 95.6}, {"XPOS", g.XPOS, 95}, {"lemma", g.Lemma, 97}, {"UAS", g.UAS, 87.5}, {"LAS", g.LAS, 84.5},
	} {
		if got := 100 * c.got.F1(); got < c.least {
			t.Errorf("%s: %.2f, want at least %.2f", c.name, got, c.least)
		}
	}
}
