// SPDX-License-Identifier: Apache-2.0

package network

import (
	"strings"
	"testing"
)

func TestScriptsMakeTheLemma(t *testing.T) {
	for _, c := range []struct{ form, lemma, script string }{
		{"studies", "study", "l3y"},
		{"said", "say", "l2y"},
		{"was", "be", "=be"},
		{"London", "London", "k0"},
		{"Houses", "house", "l1"},
		{"LONDON", "London", "t0"},
		{"caf\u00e9s", "caf\u00e9", "l1"},
	} {
		got := Script(c.form, c.lemma)
		if got != c.script {
			t.Errorf("%s: script %q, want %q", c.form, got, c.script)
		}
		if lemma, ok := ApplyScript(got, c.form); !ok || lemma != c.lemma {
			t.Errorf("%s: lemma %q %v, want %q", c.form, lemma, ok, c.lemma)
		}
	}
	for _, c := range []struct{ script, form string }{{"l4", "as"}, {"", "a"}, {"lx", "a"}, {"l2", "is"}} {
		if lemma, ok := ApplyScript(c.script, c.form); ok {
			t.Errorf("script %q made %q of %q", c.script, lemma, c.form)
		}
	}
}

func TestNormalAndShape(t *testing.T) {
	for _, c := range []struct{ form, normal, shape string }{
		{"Don\u2019t", "don't", "Xxxux"},
		{"1,234,567", "0,000,000", "d,dd,dd"},
		{"sooooo", "sooo", "xx"},
		{"https://example.org/a?b", "<web>", "xx://xx.xx/x"},
		{"NATO", "nato", "XX"},
		{"\u2014", "-", "u"},
	} {
		if got := string(AppendNormal(nil, c.form)); got != c.normal {
			t.Errorf("%s: normal form %q, want %q", c.form, got, c.normal)
		}
		if got := string(AppendShape(nil, c.form)); got != c.shape {
			t.Errorf("%s: shape %q, want %q", c.form, got, c.shape)
		}
	}
	if got := len(AppendNormal(nil, strings.Repeat("ab", 5000))); got > maxForm {
		t.Errorf("a normal form of %d bytes", got)
	}
}

func TestCut(t *testing.T) {
	normal := []byte("na\u00efve")
	for piece, want := range map[int]string{PieceWord: "na\u00efve", PieceSuffix1: "e", PieceSuffix3: "\u00efve", PiecePrefix3: "na\u00ef", PieceShape: "xx"} {
		if got := string(Cut(piece, normal, []byte("xx"))); got != want {
			t.Errorf("piece %d: %q, want %q", piece, got, want)
		}
	}
	if got := string(Cut(PieceSuffix4, []byte("a"), nil)); got != "a" {
		t.Errorf("suffix of a short word: %q", got)
	}
}
