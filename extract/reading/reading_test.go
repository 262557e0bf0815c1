// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/sys/cpu"
)

func english(t testing.TB) *Reader {
	t.Helper()
	r, err := English()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func words(text string) []string {
	var out []string
	for _, s := range AppendTokens(nil, text, Span{0, len(text)}) {
		out = append(out, text[s.Start:s.End])
	}
	return out
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"I don't think Ann's cat can't.", "I|do|n't|think|Ann|'s|cat|ca|n't|."},
		{"\u201cWe won\u2019t go,\u201d he said.", "\u201c|We|wo|n\u2019t|go|,|\u201d|he|said|."},
		{"The U.S. paid $3.5 million (10%).", "The|U.S.|paid|$|3.5|million|(|10|%|)|."},
		{"A long-term e-mail to Dr. J. Smith", "A|long|-|term|e-mail|to|Dr.|J.|Smith"},
		{"See https://example.org/a_b?c=1, or mail a.b@example.org.", "See|https://example.org/a_b?c=1|,|or|mail|a.b@example.org|."},
		{"at 10:30, 1,200 men... cannot wait --", "at|10:30|,|1,200|men|...|can|not|wait|--"},
		{"LOKOJA, Nigeria, Sept. 14 - No. 10", "LOKOJA|,|Nigeria|,|Sept.|14|-|No.|10"},
		{"the 1990s and the '90s", "the|1990s|and|the|'90s"},
		{"hid\u00a0a\u200bgap", "hid|a|gap"},
	} {
		if got := strings.Join(words(c.text), "|"); got != c.want {
			t.Errorf("%q\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	r := english(t)
	for _, want := range [][]string{
		{"It rained on Monday.", "Dr. Smith of the U.S. Army left at 5 p.m. on Tuesday.", "Why?"},
		{"\u201cWe will not go,\u201d she said.", "\u201cNobody will.\u201d", "The U.S. said no."},
		{"He paid Acme Inc. $3.5 million last year.", "No. 10 declined to comment."},
	} {
		text := strings.Join(want, " ")
		var got []string
		for _, s := range r.AppendSentences(nil, text) {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	const lines = "A headline without a stop\nThe first paragraph.\n\nThe second"
	if got := r.AppendSentences(nil, lines); len(got) != 3 {
		t.Errorf("%d sentences, want one a line", len(got))
	}
	const wrapped = "This text was wrapped by hand at a width of seventy letters or so by\nsomebody long ago."
	if got := r.AppendSentences(nil, wrapped); len(got) != 1 {
		t.Errorf("a wrapped sentence was split into %d", len(got))
	}
}

func TestAnalyze(t *testing.T) {
	forms := strings.Fields("The minister said on Friday that two soldiers had died .")
	got := english(t).Analyze(nil, forms, &Scratch{})
	for _, c := range []struct {
		word              int
		lemma, upos, xpos string
		head              int
		rel               string
	}{
		{1, "minister", "NOUN", "NN", 2, "nsubj"},
		{2, "say", "VERB", "VBD", -1, "root"},
		{7, "soldier", "NOUN", "NNS", 9, "nsubj"},
		{9, "die", "VERB", "VBN", 2, "ccomp"},
	} {
		w := got[c.word]
		if w.Lemma != c.lemma || w.UPOS != c.upos || w.XPOS != c.xpos || w.Head != c.head || w.Rel != c.rel || w.Sure < 0.2 || w.Sure > 1 {
			t.Errorf("%s: %+v, want %+v", forms[c.word], w, c)
		}
	}
}

// TestStates: each word has its states, those of its own sentence, also where
// a sentence is parsed in pieces.
func TestStates(t *testing.T) {
	r := english(t)
	var s Scratch
	forms := slices.Repeat([]string{"Ann", "met", "Bob", ",", "and", "then"}, 40)
	r.Analyze(nil, forms, &s)
	if got, want := len(s.States()), len(forms)*r.Width(); got != want {
		t.Fatalf("%d numbers, want %d", got, want)
	}
	r.Analyze(nil, forms[:pieceLength(forms)], &s)
	first := slices.Clone(s.States())
	r.Analyze(nil, []string{"Nobody"}, &s)
	if len(s.States()) != r.Width() {
		t.Errorf("%d numbers of one word, want %d", len(s.States()), r.Width())
	}
	r.Analyze(nil, forms, &s)
	if !slices.Equal(first, s.States()[:len(first)]) {
		t.Error("the first piece of a long sentence has other states than alone")
	}
}

// TestLongSentence: 10,000 words make one tree, in bounded time.
func TestLongSentence(t *testing.T) {
	forms := slices.Repeat([]string{"Ann", "met", "Bob", ",", "and", "then"}, 1700)
	start := time.Now()
	got := english(t).Analyze(nil, forms, &Scratch{})
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("%d words took %v", len(forms), took)
	}
	roots := 0
	for i, w := range got {
		at, steps := i, 0
		for at >= 0 && steps <= len(got) {
			at = got[at].Head
			steps++
		}
		if at >= 0 {
			t.Fatalf("word %d is in a circle", i)
		}
		if w.Head < 0 {
			roots++
		}
	}
	if len(got) != len(forms) || roots != 1 {
		t.Errorf("%d words with %d roots, want %d with one", len(got), roots, len(forms))
	}
}

// TestGoroutinesShareAReader: many at once say what one says.
func TestGoroutinesShareAReader(t *testing.T) {
	r := english(t)
	sentence := func(i int) []string { return strings.Fields(fmt.Sprintf("Number %d was said to be the %dth .", i, i)) }
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			var s, fresh Scratch
			for i := range 20 {
				got := r.Analyze(nil, sentence(i*g), &s)
				if i%7 == 0 {
					fresh = Scratch{}
				}
				if want := r.Analyze(nil, sentence(i*g), &fresh); !slices.Equal(got, want) {
					t.Errorf("goroutine %d, sentence %d: %v, want %v", g, i, got, want)
				}
			}
		})
	}
	all.Wait()
}

func TestLoadRefusesADamagedModel(t *testing.T) {
	damaged := []byte(model)
	damaged[len(damaged)/2] ^= 1
	if _, err := Load(string(damaged)); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("error %v, want that it is damaged", err)
	}
}

// TestBuildsAgree: kernels in plain Go find the same tags and trees as those
// in assembly.
func TestBuildsAgree(t *testing.T) {
	fast := cpu.X86.HasAVX2
	if !fast {
		t.Skip("this machine has no kernels in assembly")
	}
	defer func() { cpu.X86.HasAVX2 = fast }()
	r := english(t)
	read := func(avx2 bool) (found []Word, states []float32) {
		cpu.X86.HasAVX2 = avx2
		var s Scratch
		for _, sentence := range r.AppendSentences(nil, article) {
			found = r.Analyze(found, words(article[sentence.Start:sentence.End]), &s)
			states = append(states, s.States()...)
		}
		return found, states
	}
	words, states := read(true)
	plain, plainStates := read(false)
	if len(words) < 200 || !slices.Equal(words, plain) || !slices.Equal(states, plainStates) {
		t.Error("the two builds read differently")
	}
}

// TestNoQuadraticTime: a megabyte of anything is split in bounded time.
func TestNoQuadraticTime(t *testing.T) {
	r := english(t)
	for _, piece := range []string{"a", "a.", ".", "\"", "a ", "@", "a@", "1,", "'", "-a", "\u200d\u2764", "(", "http://", ":-", "\xff", "A.B.", "\n", "5pm", "n't"} {
		text := strings.Repeat(piece, 1_000_000/len(piece))
		start := time.Now()
		check(t, r, text)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("a megabyte of %q took %v", piece, took)
		}
	}
}

// check fails unless sentences and words are in order and hold every byte that
// is not white space.
func check(t *testing.T, r *Reader, text string) {
	t.Helper()
	valid := utf8.ValidString(text)
	end := 0
	var spans []Span
	for _, s := range r.AppendSentences(nil, text) {
		if s.Start < end || s.End <= s.Start || s.End > len(text) || !blank(text[end:s.Start]) {
			t.Fatalf("sentence %v after %d in a text of %d bytes", s, end, len(text))
		}
		at := s.Start
		spans = AppendTokens(spans[:0], text, s)
		for _, w := range spans {
			if w.Start < at || w.End <= w.Start || w.End > s.End || !blank(text[at:w.Start]) {
				t.Fatalf("word %v after %d in sentence %v", w, at, s)
			}
			if valid && !utf8.ValidString(text[w.Start:w.End]) {
				t.Fatalf("word %q cuts a letter", text[w.Start:w.End])
			}
			at = w.End
		}
		if !blank(text[at:s.End]) {
			t.Fatalf("sentence %v has %q behind its words", s, text[at:s.End])
		}
		end = s.End
	}
	if !blank(text[end:]) {
		t.Fatalf("%q is in no sentence", text[end:])
	}
}

func FuzzReader(f *testing.F) {
	r := english(f)
	for _, s := range []string{"", " ", "\xff\xfe", "A.B.C. don't", "\u05d0\u05d1 \u200f.", "\"\"\"", "a\u200bb\u00adc", "WHO SAID? 'em '90s",
		"\U0001f468\u200d\U0001f469\u200d\U0001f467!", "&amp;&lt;", ":-) <3 ;)", "https://a.b/(c)", "x@y.z's", "10am 5k $11-million", "\u2026\u2026", "\r\n\r\n- a\n- b",
		"POLICE SAY NOBODY WAS HURT. MORE SOON", strings.Repeat("nospace", 300), "\u201c\u2018\"'\u2019\u201d", "\u05e9\u05dc\u05d5\u05dd. \u0645\u0631\u062d\u0628\u0627!",
		"\u200b\u200d\u2060\ufeff", strings.Repeat("he said and ", 300), "Yahoo! Inc. rose"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check(t, r, text)
		var s Scratch
		for _, span := range r.AppendSentences(nil, text) {
			var forms []string
			for _, w := range AppendTokens(nil, text, span) {
				forms = append(forms, text[w.Start:w.End])
			}
			if got := r.Analyze(nil, forms, &s); len(got) != len(forms) {
				t.Fatalf("%d words of %d", len(got), len(forms))
			}
		}
	})
}

// article is a text as newspapers print them, by nobody.
const article = `LOKOJA, Nigeria, Sept. 14 - At least 47 bodies have been found near a bridge over the Niger, the governor of Kogi State, Aminu Bello, told reporters on Friday, and he accused "people who should know better" of having hidden them.

"We did not expect so many," said Mr. Bello, who had come back from Abuja the night before. "Nobody in this office knew of it." His deputy, Grace Okafor, a lawyer, denied that the police had been warned; two officers, speaking on condition of anonymity, claimed the opposite.

According to the Red Cross, which sent 12 volunteers, most of the dead were fishermen, traders and their children. The agency's spokesman in Geneva, Luc Perrin, added that it wouldn't be possible to name all of them before the end of the year: "It takes time, and we don't have the means." The bank that had promised $3.5 million for the river's boats said that the money would be paid by October.

The opposition has asked for an inquiry and for the resignation of the governor. "If he stays," warned its leader, Dr. Musa Ibrahim, after a meeting with the president of the Senate, "then the people will draw their own conclusions." Neither the army nor the ministry of the interior answered questions by e-mail.
`

// BenchmarkText reads an article from its bytes: sentences, words, tags and
// trees. In plain Go: GODEBUG=cpu.avx2=off.
func BenchmarkText(b *testing.B) {
	r := english(b)
	var s Scratch
	var sentences, tokens []Span
	var forms []string
	var found []Word
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		sentences = r.AppendSentences(sentences[:0], article)
		for _, sentence := range sentences {
			tokens, forms = AppendTokens(tokens[:0], article, sentence), forms[:0]
			for _, t := range tokens {
				forms = append(forms, article[t.Start:t.End])
			}
			found = r.Analyze(found[:0], forms, &s)
			n += len(found)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		english(b)
	}
}

// TestMends: what a tree cannot mean by the tags of its words.
func TestMends(t *testing.T) {
	for _, c := range []struct {
		text       string
		word, head int
		rel, upos  string
	}{
		{"Ada Orlo said she would serve until May and asked for a truce .", 9, 2, "conj", "VERB"},
		{"Ada Orlo said she would serve and ask for a truce .", 7, 5, "conj", "VERB"},
		{"Beacon Street disputes that .", 3, 2, "obj", "PRON"},
		{"Ket disputes that .", 0, 1, "nsubj", "PROPN"},
		{"Ket disputes that .", 1, -1, "root", "VERB"},
		{"He said that was late .", 2, 4, "nsubj", "PRON"},
	} {
		forms := strings.Fields(c.text)
		w := english(t).Analyze(nil, forms, &Scratch{})[c.word]
		if w.Head != c.head || w.Rel != c.rel || w.UPOS != c.upos {
			t.Errorf("%s: %q has head %d %s %s, want %d %s %s", c.text, forms[c.word], w.Head, w.Rel, w.UPOS, c.head, c.rel, c.upos)
		}
	}
}
