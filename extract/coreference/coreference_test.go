// SPDX-License-Identifier: Apache-2.0

package coreference

import (
	"crypto/sha256"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tiny is a model of two words whose weights count up.
func tiny() *Model {
	m := &Model{Words: []string{"dog", "see"}, Width: 4}
	self, pair := Inputs(3)
	for _, x := range []struct {
		to *[]int8
		n  int
	}{{&m.New, self}, {&m.Self, self}, {&m.Pair, pair}, {&m.Begin, 1}, {&m.Join, 1}} {
		for i := range x.n * m.Width {
			*x.to = append(*x.to, int8(i*7%23-11))
		}
	}
	m.Prepare()
	return m
}

func TestFileKeepsTheModel(t *testing.T) {
	file, err := Encode(tiny())
	if err != nil {
		t.Fatal(err)
	}
	m, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Encode(m); err != nil || !slices.Equal(again, file) {
		t.Errorf("written again it differs: %v", err)
	}
	if !slices.Equal(m.Pair, tiny().Pair) || m.word("see") != 2 || m.word("cat") != 0 {
		t.Error("the model that was read is another")
	}
}

func TestDecodeRefusesWithTheReason(t *testing.T) {
	encoded := func(change func(*Model)) []byte {
		m := tiny()
		change(m)
		file, err := Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	file := encoded(func(*Model) {})
	flipped, newer := slices.Clone(file), slices.Clone(file)
	flipped[len(flipped)-5] ^= 1
	newer[len(magic)]++
	header := len(magic) + 1 + sha256.Size
	noModel := append(slices.Clone(file[:header]), "nothing"...)
	sum := sha256.Sum256(noModel[header:])
	copy(noModel[len(magic)+1:], sum[:])
	for want, file := range map[string][]byte{
		"not a model file":   []byte("kg"),
		"has version 2":      newer,
		"is damaged":         flipped,
		"model file: ":       noModel,
		"impossible network": encoded(func(m *Model) { m.Width = 1 << 20 }),
		"pair has":           encoded(func(m *Model) { m.Pair = m.Pair[1:] }),
		"join has":           encoded(func(m *Model) { m.Join = nil }),
	} {
		if _, err := Decode(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
}

// text draws sentences of any words in any trees, with names and quotations anywhere.
func text(t *rapid.T) *Text {
	pick := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "word") }
	var words []Word
	x := &Text{Guesses: map[int]int{}, Word: func(i int) Word { return words[i] }}
	for s := range rapid.IntRange(0, 6).Draw(t, "sentences") {
		first, n := len(words), rapid.IntRange(1, 12).Draw(t, "words")
		order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
			for i := range n {
				if !yield(first + i) {
					return
				}
			}
		})).Draw(t, "order")
		words = append(words, make([]Word, n)...)
		for k, i := range order {
			head := -1
			if k > 0 && rapid.IntRange(0, 9).Draw(t, "root") > 0 {
				head = order[rapid.IntRange(0, k-1).Draw(t, "head")]
			}
			form := pick("he", "Her", "it", "dog", "Ann", "said", "who", "", "’s", "7")
			words[i] = Word{Form: form, Lemma: strings.ToLower(form), Head: head,
				XPOS:  pick("NN", "NNS", "NNP", "PRP", "PRP$", "VBD", "DT", "CD", "WP", "X", ""),
				Rel:   pick("nsubj", "obj", "nmod", "nmod:poss", "conj", "cc", "appos", "acl:relcl", "ccomp", "case", "flat", "compound", "root", "punct"),
				Quote: rapid.IntRange(0, 2).Draw(t, "quote"), Kinds: Kind(rapid.IntRange(0, 255).Draw(t, "kinds"))}
		}
		x.Sentences = append(x.Sentences, Sentence{first, first + n, s / 2, rapid.IntRange(0, 2).Draw(t, "turn")})
	}
	for at := 0; at+3 < len(words); at += 4 {
		from := at + rapid.IntRange(0, 2).Draw(t, "from")
		x.Names = append(x.Names, Name{from, from + rapid.IntRange(1, 4-(from-at)).Draw(t, "long"), rapid.IntRange(0, 3).Draw(t, "entity"), Person, rapid.Bool().Draw(t, "common")})
		x.Guesses[at] = rapid.IntRange(0, 3).Draw(t, "guess")
	}
	return x
}

// Whatever the trees are, mentions lie in their sentences around their heads, in order and once, the names in a chain are of
// one entity, chains to choose from are few, features are among those that the model has, and again it is the same.
func TestWalkOfAnyTrees(t *testing.T) {
	m := tiny()
	self, pair := Inputs(3)
	in := func(ids []int32, n int) bool {
		return !slices.ContainsFunc(ids, func(id int32) bool { return id < 0 || int(id) >= n })
	}
	rapid.Check(t, func(t *rapid.T) {
		x := text(t)
		ms := m.Walk(x, func(c *Choice) (int, int) {
			if len(c.Chains) > lookPronoun+2*lookHead+1 || !in(c.Self, self) || len(c.Self) != len(m.self) {
				t.Fatalf("%d chains, features %v", len(c.Chains), c.Self)
			}
			for k := range c.Chains {
				if !in(c.Pairs[k], pair) || len(c.Pairs[k]) != len(m.pair) {
					t.Fatalf("features %v", c.Pairs[k])
				}
			}
			return rapid.IntRange(-1, len(c.Chains)-1).Draw(t, "choice"), 0
		})
		entity := map[int]int{}
		for i, a := range ms {
			s := x.Sentences[slices.IndexFunc(x.Sentences, func(s Sentence) bool { return a.Head < s.Last })]
			if a.First < s.First || a.Last > s.Last || a.Head < a.First || a.Head >= a.Last {
				t.Fatalf("mention %+v in sentence %+v", a, s)
			}
			if i > 0 && (a.First < ms[i-1].First && s.First <= ms[i-1].First || a.First == ms[i-1].First && a.Last >= ms[i-1].Last) {
				t.Fatalf("%+v after %+v", a, ms[i-1])
			}
			if old, ok := entity[a.Chain]; a.Entity >= 0 && ok && old != a.Entity {
				t.Fatalf("entities %d and %d in a chain", old, a.Entity)
			}
			if a.Entity >= 0 {
				entity[a.Chain] = a.Entity
			}
		}
		if !slices.Equal(m.Resolve(x), m.Resolve(x)) {
			t.Fatal("not twice the same")
		}
	})
}
