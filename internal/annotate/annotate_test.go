// SPDX-License-Identifier: Apache-2.0

package annotate

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"kg/extract/reading"
	"kg/internal/conllu"
)

func annotator(t *testing.T) *Annotator {
	t.Helper()
	r, err := reading.English()
	if err != nil {
		t.Fatal(err)
	}
	return New(r)
}

func TestTextIsCoNLLU(t *testing.T) {
	const text = "\u201cIt rained,\u201d\u00a0she said.\n\nNobody\xff knew (why)."
	var all []conllu.Sentence
	annotator(t).Text(text, func(s Sentence) bool {
		for i, w := range s.Spans {
			if got := strings.ToValidUTF8(text[w.Start:w.End], "\ufffd"); got != s.Words[i].Form {
				t.Errorf("word %d covers %q, want %q", i, got, s.Words[i].Form)
			}
		}
		all = append(all, s.Sentence)
		return true
	})
	var out bytes.Buffer
	if err := conllu.Write(&out, all); err != nil {
		t.Fatal(err)
	}
	again, err := conllu.Read(&out)
	if err != nil {
		t.Fatal(err)
	}
	if len(again) != 2 {
		t.Fatalf("%d sentences, want 2", len(again))
	}
	if l := conllu.Raw(again); l.Text != "\u201cIt rained,\u201d she said.\n\nNobody\ufffd knew (why)." {
		t.Errorf("the columns spell %q", l.Text)
	}
}

func TestJSONCountsCodePoints(t *testing.T) {
	const text = "\u00c9va r\u00eav\u00e9.\nAnn left."
	var out bytes.Buffer
	p := JSON{Text: text}
	annotator(t).Text(text, func(s Sentence) bool {
		if err := p.Write(&out, s); err != nil {
			t.Error(err)
		}
		return true
	})
	runes := []rune(text)
	d := json.NewDecoder(&out)
	n := 0
	for d.More() {
		var s jsonSentence
		if err := d.Decode(&s); err != nil {
			t.Fatal(err)
		}
		if got := string(runes[s.Start:s.End]); got != s.Text {
			t.Errorf("sentence covers %q, want %q", got, s.Text)
		}
		for _, w := range s.Words {
			n++
			if got := string(runes[w.Start:w.End]); got != w.Form {
				t.Errorf("word covers %q, want %q", got, w.Form)
			}
		}
	}
	if n != 6 {
		t.Errorf("%d words, want 6", n)
	}
}

func TestDraw(t *testing.T) {
	s, err := conllu.Read(strings.NewReader("# text = Ann left early\n1\tAnn\t_\tPROPN\t_\t_\t2\tnsubj\t_\t_\n2\tleft\t_\tVERB\t_\t_\t0\troot\t_\t_\n3\tearly\t_\tADV\t_\t_\t2\tadvmod\t_\t_\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Draw(&out, s[0]); err != nil {
		t.Fatal(err)
	}
	if want := "Ann left early\nleft  VERB root\n├── Ann  PROPN nsubj\n└── early  ADV advmod\n\n"; out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
