// SPDX-License-Identifier: Apache-2.0

package conllu

import (
	"bytes"
	"strings"
	"testing"
)

const sample = `# newpar id = p1
# sent_id = 1
# text = "Don't go," Ann said.
1	"	"	PUNCT	` + "``" + `	_	4	punct	_	SpaceAfter=No
2-3	Don't	_	_	_	_	_	_	_	_
2	Do	do	AUX	VB	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	_	7	ccomp	_	SpaceAfter=No
4.1	_	_	_	_	_	_	_	_	_
5	,"	,"	PUNCT	,	_	4	punct	_	_
6	Ann	Ann	PROPN	NNP	_	7	nsubj	_	_
7	said	say	VERB	VBD	_	0	root	_	SpaceAfter=No
8	.	.	PUNCT	.	_	7	punct	_	_

# newpar id = p2
1	Yes	_	_	_	_	_	_	_	_

`

func TestReadThenWriteIsTheSame(t *testing.T) {
	s, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, s); err != nil {
		t.Fatal(err)
	}
	if out.String() != sample {
		t.Errorf("got\n%s\nwant\n%s", out.String(), sample)
	}
	if v, ok := s[0].Comment("text"); !ok || v != `"Don't go," Ann said.` {
		t.Errorf("text comment %q %v", v, ok)
	}
	if s[1].Words[0].Head != -1 {
		t.Errorf("an empty head is %d, want -1", s[1].Words[0].Head)
	}
}

func TestRawPlacesWords(t *testing.T) {
	s, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	l := Raw(s)
	if want := "\"Don't go,\" Ann said.\n\nYes"; l.Text != want {
		t.Fatalf("text %q, want %q", l.Text, want)
	}
	var forms []string
	for i, words := range l.Words {
		for j, w := range words {
			if got := l.Text[w.Start:w.End]; got != s[i].Words[j].Form {
				t.Errorf("sentence %d word %d covers %q, want %q", i, j, got, s[i].Words[j].Form)
			}
			forms = append(forms, l.Text[w.Start:w.End])
		}
	}
	if len(forms) != 9 {
		t.Errorf("%d words, want 9", len(forms))
	}
}

func TestReadRefusesWithTheLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"columns", "1\ta\n", "line 1: 2 columns"},
		{"order", strings.Replace(sample, "\n6\t", "\n9\t", 1), "line 11: id"},
		{"head", strings.Replace(sample, "\t7\tccomp", "\tx\tccomp", 1), "bad head"},
		{"beyond", strings.Replace(sample, "\t7\tccomp", "\t70\tccomp", 1), "beyond"},
	} {
		if _, err := Read(strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q in it", c.name, err, c.want)
		}
	}
}
